"""How a command that writes begins: the project, locked, and the bytes that it was read from."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path

import msgspec

from nplan.cli.language import language
from nplan.files.definitions import defines
from nplan.files.diagnostics import diagnostics
from nplan.files.editing import Editing
from nplan.files.project import PROCESS, project
from nplan.files.reading import ORGANISATIONS, reading
from nplan.files.saving import Change, Lock, locked, save
from nplan.files.sources import Disk, Source, of_a_process
from nplan.model.error import NplanError
from nplan.model.finding import CODES, Finding
from nplan.model.records import Records
from nplan.texts import catalogue

NEEDED = (PROCESS, ORGANISATIONS)
"""The files that every writing command reads."""
BROKEN = frozenset(CODES["file"]) - {"unknown-file", "not-a-mapping", "private-in-git"}
"""What is wrong with a file that cannot be read as it is meant."""


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
    source: Disk
    """Where the files came from."""
    lock: Lock | None
    """What keeps others from writing; None where nothing is to be saved."""
    absent: set[str] = msgspec.field(default_factory=set)
    """The files that were asked for and are not there."""

    def broken(self, wanted: Callable[[str], bool] = lambda file: True) -> tuple[Finding, ...]:
        """What keeps files from being read as they are meant, and so from being changed."""
        return tuple(
            one
            for one in self.findings
            if one.code in BROKEN and one.severity == "error" and wanted(one.file)
        )

    def editing(self, file: str) -> Editing:
        """Changes to a file; it is made if it is not there.

        Raises:
            NplanError: it cannot be read (cannot-edit).
        """
        return Editing(file, self.content(file) or b"")

    def content(self, file: str) -> bytes | None:
        """The bytes of a file as they were read, or as they are; None where there is none."""
        if file not in self.contents and file not in self.absent:
            content = _content(self.root / file)
            if content is None:
                self.absent.add(file)
            else:
                self.contents[file] = content
        return self.contents.get(file)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Let others write while somebody thinks about an answer.

        Raises:
            NplanError: a file that was read has changed since, or there is another one
                (changed-meanwhile), or another nplan goes on writing (locked).
        """
        there = frozenset(self.source.files())
        if self.lock is not None:
            self.lock.let_go()
        yield
        if self.lock is not None:
            self.lock.take()
        new = there.symmetric_difference(self.source.files())
        read = {*self.contents, *self.absent, *NEEDED}
        changed = {one for one in read if _content(self.root / one) != self.contents.get(one)}
        if changed or new:
            raise NplanError("changed-meanwhile", file=str(self.root / min(changed | new)))

    def save(self, changes: dict[str, bytes | None]) -> None:
        """Let files hold something else, all of them or none.

        Args:
            changes: by path what each is to hold; None takes it away.

        Raises:
            NplanError: see `nplan.files.saving.save`.
        """
        before = {file: self.content(file) for file in changes}
        save(self.root, {file: Change(before[file], after) for file, after in changes.items()})
        if any(map(defines, changes)):
            from nplan.cli.schema import renew

            renew(self.root, self.language)


def _content(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


class _Read(Disk):
    """The files on disk that are wanted, and what was read of them."""

    def __init__(
        self, root: Path, wanted: Callable[[str], bool], typed: Mapping[str, bytes]
    ) -> None:
        super().__init__(root)
        self.wanted = wanted
        self.typed = typed
        self.contents: dict[str, bytes] = {}

    def files(self) -> tuple[str, ...]:
        there = of_a_process({*super().files(), *self.typed}) if self.typed else super().files()
        return tuple(file for file in there if file in NEEDED or self.wanted(file))

    def content(self, file: str) -> bytes | Finding:
        found = self.typed[file] if file in self.typed else super().content(file)
        if isinstance(found, bytes):
            self.contents[file] = found
        return found


@contextmanager
def opened(
    named: str | None,
    wanted: Callable[[str], bool] = lambda file: True,
    *,
    typed: Mapping[str, bytes] | None = None,
    writing: bool = True,
) -> Iterator[Opened | None]:
    """The project named, or the one around the current folder, locked; None, and told, if broken.

    Args:
        named: the project's folder, as typed after --project.
        wanted: which files are read; the process and the register always are.
        typed: what files hold that are not saved yet, by their paths.
        writing: whether anything is to be saved; only then is the project locked.

    Raises:
        NplanError: there is no project, or another nplan is writing in it.
    """
    root = project(Path.cwd(), named)
    with locked(root) if writing else nullcontext() as lock:
        source = _Read(root, wanted, typed or {})
        found = reading(source)
        speak = language(os.environ)
        if found.records is None or not found.records.unread.isdisjoint(NEEDED):
            tell_broken(source, [one for one in found.findings if one.file in NEEDED], speak)
            yield None
            return
        yield Opened(root, found.records, source.contents, found.findings, speak, source, lock)


def tell(found: Opened, findings: Iterable[Finding]) -> None:
    """Tell what is wrong in files on standard error, at its places."""
    from nplan.cli.validate import as_text

    for one in diagnostics(found.source, findings):
        print(as_text(one, found.language), file=sys.stderr)


def tell_broken(source: Source, findings: Iterable[Finding], speak: str) -> bool:
    """Tell the errors that keep a command from writing; gives whether there are any."""
    from nplan.cli.validate import as_text

    wrong = [one for one in diagnostics(source, findings) if one.severity == "error"]
    if wrong:
        mend = catalogue(speak, "findings").gettext("Nothing was written. Mend this first.")
        print(
            "\n".join((*(as_text(one, speak) for one in wrong), f"nplan: {mend}")), file=sys.stderr
        )
    return bool(wrong)
