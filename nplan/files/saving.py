"""Saving files that were changed: one nplan at a time, all files or none, nobody overruled."""

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from nplan.files.writing import (
    BESIDE,
    cannot_write,
    name_beside,
    refuse_held,
    replace,
    stage,
    write_absent,
)
from nplan.model.error import NplanError

FOLDER = ".nplan"
"""The folder, beside data/, of what nplan keeps for itself; git is told to leave it out."""

UNFINISHED = "unfinished"
"""The file in that folder with the paths, parted by NUL, of what is to take its place yet."""

PATIENCE = 10
"""Seconds to wait for another nplan that is writing."""


class Change(msgspec.Struct, frozen=True):
    """What a file held when it was read, and what it is to hold."""

    before: bytes | None
    """None where there was no file."""
    after: bytes | None
    """None takes the file away."""


class Lock:
    """What keeps every other nplan from writing in a project; the system lets go if this one dies.

    Args:
        root: the project's folder.
    """

    def __init__(self, root: Path) -> None:
        from filelock import FileLock  # not for reading commands

        self._root = root
        self._file = FileLock(root / FOLDER / "lock")

    def take(self) -> None:
        """Wait for another one that is writing, and keep others from it from then on.

        Raises:
            NplanError: another one has been writing for a while (locked), or the lock's file cannot
                be made (cannot-write).
        """
        from filelock import Timeout

        folder = self._root / FOLDER
        try:
            folder.mkdir(exist_ok=True)
            write_absent(folder / ".gitignore", b"*\n")
            with contextlib.suppress(NotImplementedError):  # some shared folders know no locks
                self._file.acquire(timeout=PATIENCE)
        except Timeout as error:
            raise NplanError("locked", folder=str(self._root)) from error
        except OSError as error:
            raise cannot_write(folder, error) from error

    def let_go(self) -> None:
        """Let others write; nothing happens where they may already."""
        self._file.release()


@contextlib.contextmanager
def locked(root: Path) -> Iterator[Lock]:
    """Keep every other nplan from writing in a project.

    Raises:
        NplanError: see `Lock.take`.
    """
    lock = Lock(root)
    lock.take()
    try:
        yield lock
    finally:
        lock.let_go()


def save(root: Path, changes: Mapping[str, Change]) -> None:
    """Replace files by what they are to hold: everything is on the disk before the first one is.

    A crash leaves each file old or new, and they become new in the order of `changes`.

    Args:
        root: the project's folder, which is locked.
        changes: by the file's path, from that folder or whole; what is the same is left alone.

    Raises:
        NplanError: a file is not what it was when it was read (changed-meanwhile), may not be
            written (read-only), cannot be (cannot-write), or is two of them (same-file).
    """
    wanted = {root / file: one for file, one in changes.items() if one.before != one.after}
    targets = {path: path.resolve() for path, one in wanted.items() if one.after is not None}
    _refuse_same(targets)
    besides = {path: name_beside(target) for path, target in targets.items()}
    with _noted(root, besides.values()):
        for path, change in wanted.items():
            with _telling(path):
                _refuse_unless_as_read(path, change)
                if change.after is not None:
                    stage(change.after, besides[path], targets[path])
        for path, change in wanted.items():  # once more, when nothing takes time any longer
            with _telling(path):
                _refuse_unless_as_read(path, change)
        for path in wanted:
            with _telling(path):
                if path in besides:
                    replace(besides[path], targets[path])
                else:
                    path.unlink()


def moved(root: Path, old: str, new: str) -> None:
    """Give a file or a folder another name; nothing is ever overwritten.

    Args:
        root: the project's folder.
        old: its path from there.
        new: its new path.

    Raises:
        NplanError: something is there already (taken-path), or it cannot be moved (cannot-write).
    """
    if is_in_the_way(root, old, new):
        raise NplanError("taken-path", file=new)
    with _telling(root / new):
        (root / old).rename(root / new)


def is_in_the_way(root: Path, old: str, new: str) -> bool:
    """Whether something else has the new name of a file or a folder already.

    Args:
        root: the project's folder.
        old: its path from there.
        new: its new path; where capitals make no difference to the system it may be the same.
    """
    target = root / new
    if not target.exists():
        return target.is_symlink()
    return old.casefold() != new.casefold() or not target.samefile(root / old)


def _refuse_same(targets: Mapping[Path, Path]) -> None:
    """Refuse that one file becomes what two are to be, where one is a link to the other."""
    paths: dict[Path, Path] = {}
    for path, target in targets.items():
        if target in paths:
            raise NplanError("same-file", file=str(path), other=str(paths[target]))
        paths[target] = path


def _refuse_unless_as_read(path: Path, change: Change) -> None:
    try:
        now = path.read_bytes()
    except FileNotFoundError:
        now = None
    if now != change.before:
        raise NplanError("changed-meanwhile", file=str(path))
    if now is not None:
        refuse_held(path)


@contextlib.contextmanager
def _noted(root: Path, besides: Collection[Path]) -> Iterator[None]:
    """Files beside others are taken away in the end: by the next nplan, if this one is killed."""
    note = root / FOLDER / UNFINISHED
    with _telling(note):
        if note.exists():
            _sweep(_left(note))
    if not besides:
        yield
        return
    with _telling(note):
        note.parent.mkdir(exist_ok=True)
        note.write_bytes(b"\0".join(map(os.fsencode, besides)))
    try:
        yield
    finally:
        _sweep([*besides, note])


def _left(note: Path) -> list[Path]:
    """What an nplan that was killed left, as it had noted, and the note."""
    noted = (Path(os.fsdecode(path)) for path in note.read_bytes().split(b"\0"))
    return [*(path for path in noted if BESIDE.fullmatch(path.name)), note]


def _sweep(files: Iterable[Path]) -> None:
    for path in files:
        with contextlib.suppress(OSError):
            path.unlink()


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tell what the system says of a file."""
    try:
        yield
    except OSError as error:
        raise cannot_write(path, error) from error
