"""init: a new process, or nplan's templates put into one that there is."""

import os
import sys
from collections import Counter
from pathlib import Path

import msgspec

from nplan.cli.asking import answer, is_asked
from nplan.cli.editor import vscode
from nplan.cli.language import language
from nplan.cli.naming import legible
from nplan.cli.output import refuse_among_files
from nplan.cli.papers import from_here, refused, told_of
from nplan.cli.schema import schemas
from nplan.files.beginnings import FOLDERS, Beginning, begun, begun_as_example, workflow
from nplan.files.project import PROCESS, nearest, project
from nplan.files.templates import FOLDER, to_change
from nplan.files.writing import write, write_absent
from nplan.model.error import NplanError
from nplan.texts import catalogue

MUNICIPALITY = "Min kommun"
"""What stands for the municipality's name until somebody writes it."""
TITLE = "Näringslivsprogram"
IGNORED = b"/data/private/"
"""The line of .gitignore that keeps people's names and addresses out of version control."""
MANY = 4
"""How many files of a folder are told by their names."""


class InitRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after init."""

    folder: str | None
    project: str | None
    example: bool
    earlier: str | None
    """The folder of an earlier programme."""
    templates: bool
    workflow: str | None
    """Where the example of a check on a git server goes, from the project's folder."""
    municipality: str | None
    title: str | None

    @property
    def begins(self) -> bool:
        """Whether a process is wanted, not only templates or a workflow for one that there is."""
        named = self.example, self.earlier, self.municipality, self.title
        return not (self.templates or self.workflow) or any(named)


def initialised(request: InitRequest) -> int:
    """Begin a process, or put templates into one; the exit code says how it went.

    Raises:
        NplanError: a process is there already, or there is none for the templates or to take over
            from; somebody stopped the questions; a file cannot be written.
    """
    speak = language(os.environ)
    request = msgspec.structs.replace(
        request,
        municipality=request.municipality and legible(request.municipality),
        title=request.title and legible(request.title),
    )
    root = Path(request.folder or ".").resolve()
    around = nearest(root)
    if not request.begins and (request.folder is None or around == root):
        _put_more(project(root, None if request.folder else request.project), request, speak)
        return 0
    if request.example and (request.earlier or request.municipality or request.title):
        return refused("init-example")
    if around is not None:
        what = "here" if around == root else "inside"
        raise NplanError("already-a-project", folder=str(around), file=str(root), what=what)
    beginning = _beginning(request, speak)
    if beginning is None:
        return 1
    _put(root, beginning, speak)
    _put_more(root, request, speak)
    _tell_next(root, beginning, speak)
    return 0


def _beginning(request: InitRequest, speak: str) -> Beginning | None:
    """What the process begins with; None, and told, where an earlier one is broken."""
    if request.example:
        return begun_as_example()
    if request.earlier:
        from nplan.cli.carrying import carried_over

        return carried_over(request.earlier, request.municipality, request.title, speak)
    text = catalogue(speak, "init").gettext
    municipality = request.municipality
    if municipality is None and is_asked():
        municipality = answer(text("What is the municipality called?"), MUNICIPALITY)
    return begun(municipality or MUNICIPALITY, request.title or TITLE)


def _put_more(root: Path, request: InitRequest, speak: str) -> None:
    """Put what is asked for besides into a project: nplan's templates, a workflow."""
    brought: dict[Path, bytes] = {}
    if request.templates:
        brought = {root / FOLDER / name: content for name, content in to_change().items()}
    if request.workflow:
        file = root / request.workflow
        refuse_among_files(root, file)
        brought[file] = workflow()
    written = [path for path, content in brought.items() if write_absent(path, content)]
    told_of("wrote {files}", written, speak)
    left = [path for path in brought if path not in written]
    told_of("left as they are: {files}", left, speak)


def _put(root: Path, beginning: Beginning, speak: str) -> None:
    """Write what is not there yet; data/process.yaml, which makes a project of it, is the last."""
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
    contents = {**beginning.files, **vscode()}
    files = sorted(contents, key=lambda file: (file == PROCESS, file))
    written = [file for file in files if write_absent(root / file, contents[file])]
    for file, content in schemas(root, speak).items():
        write(root / file, content)
    left = [file for file in files if file not in written]
    told_of("wrote {files}", _shortened(root, written), speak)
    told_of("left as they are: {files}", [root / file for file in left], speak)
    ignored = root / ".gitignore"
    if ignored.name in left and IGNORED not in ignored.read_bytes().split():
        text = catalogue(speak, "init").gettext(
            "Write the line {line} in {file}, so that people's names and addresses stay out of git."
        )
        told = text.format(line=IGNORED.decode(), file=from_here(ignored))
        print(told, file=sys.stderr)


def _shortened(root: Path, files: list[str]) -> list[Path]:
    """The files, or their folder where there are many in it or it is hidden."""
    folders = Counter(file.rpartition("/")[0] for file in files)
    kept = (
        folder if folder.startswith(".") or (folders[folder] > MANY and "/" in folder) else file
        for file in files
        for folder in (file.rpartition("/")[0],)
    )
    return [root / one for one in dict.fromkeys(kept)]


def _tell_next(root: Path, beginning: Beginning, speak: str) -> None:
    """Say what to do now."""
    from nplan.files.git import is_in_repository

    text = catalogue(speak, "init").gettext
    for line in beginning.told:
        print(line, file=sys.stderr)
    process = from_here(root / PROCESS)
    if beginning.municipality == MUNICIPALITY:
        told = text("Begin in {file}: write the municipality's name after municipality.")
        print(told.format(file=process), file=sys.stderr)
    lines = [] if root == Path.cwd() else [f'cd "{from_here(root)}"']
    if is_in_repository(root) is False:
        lines += ["git init", "git add .", 'git commit -m "Start"']
        print(text("Nothing keeps the versions of these files yet. Type:"), file=sys.stderr)
    elif lines:
        print(text("Go there to work with it:"), file=sys.stderr)
    for line in lines:
        print(f"    {line}", file=sys.stderr)
    told = text(
        'Then nplan new meeting "Lunch" makes a file for a meeting; nplan status says what next.'
    )
    print(told, file=sys.stderr)
