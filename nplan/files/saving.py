"""Saving files that were changed: one nplan at a time, all files or none, nobody overruled."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from nplan.files.writing import cannot_write, staged
from nplan.model.error import NplanError

FOLDER = ".nplan"
"""The folder, beside data/, of what nplan keeps for itself; git is told to leave it out."""

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
            with contextlib.suppress(FileExistsError), (folder / ".gitignore").open("x") as ignored:
                ignored.write("*\n")
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
            written (read-only), or cannot be (cannot-write).
    """
    wanted = {root / file: one for file, one in changes.items() if one.before != one.after}
    beside: dict[Path, Path] = {}
    try:
        for path, change in wanted.items():
            with _telling(path):
                _refuse_unless_as_read(path, change)
                _sweep(path.resolve())
                if change.after is not None:
                    beside[path] = staged(path.resolve(), change.after)
        for path, change in wanted.items():  # once more, when nothing takes time any longer
            with _telling(path):
                _refuse_unless_as_read(path, change)
        for path in wanted:
            with _telling(path):
                if path in beside:
                    beside[path].replace(path.resolve())
                else:
                    path.unlink()
    finally:
        for left in beside.values():
            with contextlib.suppress(OSError):
                left.unlink()


def moved(root: Path, old: str, new: str) -> None:
    """Give a file or a folder another name; nothing is ever overwritten.

    Args:
        root: the project's folder.
        old: its path from there.
        new: its new path.

    Raises:
        NplanError: something is there already (taken-path), or it cannot be moved (cannot-write).
    """
    target = root / new
    if target.exists() or target.is_symlink():
        raise NplanError("taken-path", file=new)
    with _telling(target):
        (root / old).rename(target)


def _refuse_unless_as_read(path: Path, change: Change) -> None:
    try:
        now = path.read_bytes()
    except FileNotFoundError:
        now = None
    if now != change.before:
        raise NplanError("changed-meanwhile", file=str(path))
    if now is None:
        return
    if not (os.access(path, os.W_OK) and path.stat().st_mode & stat.S_IWUSR):
        raise NplanError("read-only", file=str(path))


def _sweep(target: Path) -> None:
    """Take away what an nplan that was stopped left beside a file."""
    left = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}")
    if target.parent.is_dir():
        for one in target.parent.glob(".*"):
            if left.fullmatch(one.name):
                one.unlink()


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tell what the system says of a file."""
    try:
        yield
    except OSError as error:
        raise cannot_write(path, error) from error
