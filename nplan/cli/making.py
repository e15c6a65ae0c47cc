"""Making a file or an entry: what it would say wrong is told first, and then nothing is written."""

import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from nplan.checks import findings
from nplan.cli.naming import legible
from nplan.cli.opening import Opened, opened
from nplan.cli.papers import from_here
from nplan.files.reading import reading
from nplan.files.sources import Disk
from nplan.model.finding import Finding
from nplan.texts import catalogue
from nplan.texts.findings import sentence


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it is to be, with something new in it."""

    file: str
    content: bytes
    entry: str | int | None = None
    """The new entry's place in the file; None where all of the file is new."""
    id: str | None = None
    """The new entry's id."""
    guessed: str | None = None
    """What was filled in for somebody who did not say it, as a sentence."""


R = TypeVar("R", bound=msgspec.Struct)


def made(
    named: str | None,
    request: R,
    make: Callable[[R, Opened], Made],
    wanted: Callable[[str], bool],
    *,
    editor: bool,
) -> int:
    """Write what is made, print its path and open it if asked; the exit code says how it went.

    Args:
        named: the project's folder, as typed after --project.
        request: what was typed.
        make: makes it of what was typed, in a project that nobody else writes in.
        wanted: which files it takes; the process and the register always are read.
        editor: whether to open the file afterwards.

    Raises:
        NplanError: there is no project, another nplan writes in it, what was typed cannot stand in
            a file (unreadable-character), what is made is there already, the file cannot be
            written, or the editor cannot be started.
    """
    request = _legible(request)
    with opened(named, wanted) as project:
        if project is None:
            return 1
        new = make(request, project)
        told = tuple(wrong(project, new))
        for one in told:
            message, hint = sentence(one.code, one.values, project.language)
            print(f"nplan: {message}\n{hint}", file=sys.stderr)
        if any(one.severity == "error" for one in told):
            print(_text(project, "Nothing was written."), file=sys.stderr)
            return 1
        before = project.content(new.file) or b""
        project.save({new.file: new.content})
    path = project.root / new.file
    print(from_here(path))
    if new.guessed is not None:
        print(new.guessed, file=sys.stderr)
    if editor:
        from nplan.cli.by_hand import edit

        sys.stdout.flush()
        edit(path, first_new_line(before, new.content))
    elif new.id is None:
        print(_text(project, "Fill it in; nplan validate tells what is wrong."), file=sys.stderr)
    else:
        print(_text(project, "Its id is {id}.").format(id=new.id), file=sys.stderr)
    return 0


def _legible(request: R) -> R:
    """What was typed, each text of it on one line."""
    told = msgspec.structs.asdict(request)
    texts = {name: legible(one) for name, one in told.items() if isinstance(one, str)}
    lists = {name: tuple(map(legible, one)) for name, one in told.items() if isinstance(one, tuple)}
    return msgspec.structs.replace(request, **texts, **lists)


def wrong(project: Opened, new: Made) -> Iterator[Finding]:
    """What is wrong with the new file or the new entry, if it is written as it is."""
    found = reading(_With(project, new))
    records = found.records
    assert records is not None  # the process is as it was
    for one in (*found.findings, *findings(records)):
        is_new = new.entry is None or one.path[:1] == (new.entry,)
        if one.file == new.file and (is_new or one.values.get("other") == new.entry):
            yield one


def first_new_line(before: bytes, after: bytes) -> int:
    """The first line in which two contents of a file differ, from 1."""
    old, new = before.splitlines(), after.splitlines()
    same = (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(same, min(len(old), len(new))) + 1


class _With(Disk):
    """The files that a project was read from, one of them as it is to be."""

    def __init__(self, project: Opened, new: Made) -> None:
        super().__init__(project.root)
        self.contents = {**project.contents, new.file: new.content}

    def files(self) -> tuple[str, ...]:
        return tuple(sorted(self.contents))

    def content(self, file: str) -> bytes | Finding:
        return self.contents[file]


def _text(project: Opened, english: str) -> str:
    return catalogue(project.language, "new").gettext(english)
