"""How a command that writes begins: the project, locked, and the bytes that it was read from."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import msgspec

from nplan.cli.language import language
from nplan.files.diagnostics import diagnostics
from nplan.files.editing import Editing
from nplan.files.project import PROCESS, project
from nplan.files.reading import ORGANISATIONS, reading
from nplan.files.saving import Change, locked, save
from nplan.files.sources import Disk
from nplan.model.finding import Finding
from nplan.model.records import Records
from nplan.texts import catalogue

NEEDED = (PROCESS, ORGANISATIONS)
"""The files that every writing command reads."""


class Opened(msgspec.Struct, frozen=True):
    """A project that nobody else writes in."""

    root: Path
    records: Records
    """What the files hold that were read; what is broken in others does not matter."""
    contents: dict[str, bytes]
    """The bytes that each file was read from, by its path."""
    findings: tuple[Finding, ...]
    """What is wrong in single files."""
    language: str
    """The language to speak to people in."""

    def editing(self, file: str) -> Editing:
        """Changes to a file; it is made if it is not there.

        Raises:
            NplanError: it cannot be read (cannot-edit).
        """
        return Editing(file, self.content(file) or b"")

    def content(self, file: str) -> bytes | None:
        """The bytes of a file as they were read, or as they are; None where there is none."""
        if file not in self.contents:
            path = self.root / file
            if not path.exists():
                return None
            self.contents[file] = path.read_bytes()
        return self.contents[file]

    def save(self, changes: dict[str, bytes | None]) -> None:
        """Let files hold something else, all of them or none.

        Args:
            changes: by path what each is to hold; None takes it away.

        Raises:
            NplanError: see `nplan.files.saving.save`.
        """
        before = {file: self.content(file) for file in changes}
        save(self.root, {file: Change(before[file], after) for file, after in changes.items()})


class _Read(Disk):
    """The files on disk that are wanted, and what was read of them."""

    def __init__(self, root: Path, wanted: Callable[[str], bool]) -> None:
        super().__init__(root)
        self.wanted = wanted
        self.contents: dict[str, bytes] = {}

    def files(self) -> tuple[str, ...]:
        return tuple(file for file in super().files() if file in NEEDED or self.wanted(file))

    def content(self, file: str) -> bytes | Finding:
        found = super().content(file)
        if isinstance(found, bytes):
            self.contents[file] = found
        return found


@contextmanager
def opened(
    named: str | None, wanted: Callable[[str], bool] = lambda file: True, *, writes: bool = True
) -> Iterator[Opened | None]:
    """The project named, or the one around the current folder, locked; None, and told, if broken.

    Args:
        named: the project's folder, as typed after --project.
        wanted: which files are read; the process and the register always are.
        writes: whether anything may be written; a dry run locks nobody out.

    Raises:
        NplanError: there is no project, or another nplan is writing in it.
    """
    root = project(Path.cwd(), named)
    with locked(root) if writes else nullcontext():
        source = _Read(root, wanted)
        found = reading(source)
        speak = language(os.environ)
        if found.records is None or not found.records.unread.isdisjoint(NEEDED):
            _tell_broken(root, found.findings, speak)
            yield None
            return
        yield Opened(root, found.records, source.contents, found.findings, speak)


def _tell_broken(root: Path, findings: tuple[Finding, ...], speak: str) -> None:
    from nplan.cli.validate import as_text

    needed = [one for one in findings if one.file in NEEDED]
    told = [as_text(one, speak) for one in diagnostics(root, needed) if one.severity == "error"]
    mend = catalogue(speak, "findings").gettext("Nothing was written. Mend this first.")
    print("\n".join((*told, f"nplan: {mend}")), file=sys.stderr)
