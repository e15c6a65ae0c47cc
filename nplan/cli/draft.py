"""draft: a document rendered to Markdown and PDF."""

import os
import sys
from pathlib import Path

from nplan.cli.language import language
from nplan.cli.loading import Sound, sound, tell_what
from nplan.cli.output import refuse_among_files
from nplan.texts import catalogue
from nplan.texts.findings import sentence

DOCUMENTS = ("programme",)
FORMATS = ("md", "pdf")
FOLDER = "build"


def drafted(
    named: str | None,
    document: str,
    to: str,
    output: str | None,
    *,
    check: bool,
    at: str | None,
    skip_invalid: bool,
) -> int:
    """Write a document's files, or with `check` tell which are stale; gives the exit code.

    With `at` the data are those of that commit, and so is the stamp; the templates are today's
    own, so that what was sent out can be printed again in a better form.

    Raises:
        NplanError: there is no project, nothing of that commit or date can be had, a template is
            wrong, or a file cannot be written.
    """
    formats = _formats(to, output)
    if document not in DOCUMENTS:
        return _refused("unknown-document", document, DOCUMENTS)
    if unknown := [one for one in formats if one not in FORMATS]:
        return _refused("unknown-format", unknown[0], FORMATS)
    found = sound(named, skip_invalid=skip_invalid, at=at)
    if found is None:
        return 1
    tell_what(found)
    files = _files(found, formats, _target(found.root, document, output))
    if check:
        stale = [path for path, content in files.items() if not _holds(path, content)]
        return 1 if _told("stale: {files}", stale, found.language) else 0
    from nplan.files.writing import write

    for path, content in files.items():
        write(path, content)
    _told("wrote {files}", list(files), found.language)
    return 0


def _formats(to: str, output: str | None) -> tuple[str, ...]:
    ending = Path(output).suffix.removeprefix(".").lower() if output else ""
    if ending in FORMATS:
        return (ending,)
    return tuple(dict.fromkeys(one.strip().lower() for one in to.split(",")))


def _target(root: Path, document: str, output: str | None) -> Path:
    """Where the document goes, without an ending.

    Raises:
        NplanError: it lies among the files that only people write (output-among-files).
    """
    if output is None:
        target = root / FOLDER / document
    elif Path(output).suffix.removeprefix(".").lower() in FORMATS:
        target = Path(output).absolute().with_suffix("")
    else:
        target = Path(output).absolute() / document
    refuse_among_files(root, target)
    return target


def _files(found: Sound, formats: tuple[str, ...], target: Path) -> dict[Path, bytes]:
    """What is to stand in each file of the document."""
    from nplan.documents.draft import drafted as rendered
    from nplan.documents.programme import programme
    from nplan.files.git import is_shallow, version
    from nplan.files.templates import templates

    view = programme(found.records, found.at or version(found.root))
    draft = rendered(view, templates(found.root), formats, stem=target.name)
    if found.at is None and is_shallow(found.root):
        shallow = catalogue(found.language, "findings").gettext(
            "The clone is shallow, so the document may name a later version than the one that "
            "changed its files last. Mend it with git fetch --unshallow."
        )
        print(f"nplan: {shallow}", file=sys.stderr)
    ngettext = catalogue(found.language, "findings").ngettext
    for characters, n in draft.replaced:
        told = ngettext(
            "a mark stands for {characters} in the PDF, {n} time: no font has it",
            "a mark stands for {characters} in the PDF, {n} times: no font has it",
            n,
        )
        print(told.format(characters=characters, n=n), file=sys.stderr)
    return {target.with_name(name): content for name, content in draft.files.items()}


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _told(message: str, paths: list[Path], language: str) -> bool:
    """Whether there was something to tell of some files."""
    if paths:
        told = catalogue(language, "findings").gettext(message)
        here = Path.cwd()
        names = (path.relative_to(here) if path.is_relative_to(here) else path for path in paths)
        print(told.format(files=", ".join(map(str, names))), file=sys.stderr)
    return bool(paths)


def _refused(code: str, name: str, known: tuple[str, ...]) -> int:
    """Wrong usage, told."""
    values = {"name": name, "known": ", ".join(known)}
    message, hint = sentence(code, values, language(os.environ))
    print(f"nplan: {message}\n{hint}", file=sys.stderr)
    return 2
