"""Writing a file whole or not at all."""

import contextlib
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from nplan.model.error import NplanError

BESIDE = re.compile(r"\..+\.[0-9a-f]{8}")
"""The name of a file that is not whole yet; it becomes the one in the middle."""


PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between attempts to replace a file that another program may hold for a moment."""


def write(path: Path, content: bytes) -> None:
    """Put `content` in the file `path`, whose folders are made if missing.

    The old file stays until the new one is whole on the disk.

    Raises:
        NplanError: it cannot be written (cannot-write).
    """
    try:
        target = path.resolve()  # a link stays a link
        with staged(target, content) as beside:
            replace(beside, target)
    except OSError as error:
        raise cannot_write(path, error) from error


def name_beside(target: Path) -> Path:
    """A file beside another that only a killed nplan leaves there."""
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}")


def stage(content: bytes, beside: Path, target: Path) -> None:
    """Put `content` in a file beside `target`, whole on the disk, with the target's permissions.

    Raises:
        OSError: it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with beside.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        beside.chmod(target.stat().st_mode & 0o777)


@contextlib.contextmanager
def staged(target: Path, content: bytes) -> Iterator[Path]:
    """The content in a file beside `target`, which is gone afterwards unless it was moved.

    Raises:
        OSError: it cannot be written.
    """
    path = name_beside(target)
    try:
        stage(content, path, target)
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


def replace(beside: Path, target: Path) -> None:
    """Let a file take the place of another.

    On Windows nobody can replace a file that is open; a virus scanner or OneDrive lets go soon.

    Raises:
        OSError: it cannot be done.
    """
    for pause in PAUSES:
        with contextlib.suppress(PermissionError):
            beside.replace(target)
            return
        time.sleep(pause)
    beside.replace(target)


def refuse_held(file: Path) -> None:
    """Refuse to replace a file that is protected against writing, or that another program holds.

    What is protected has been so on purpose, though it could be replaced; what is held on Windows
    cannot, which is better known before any other file is.

    Raises:
        NplanError: it is protected (read-only).
        OSError: it is held.
    """
    if not (os.access(file, os.W_OK) and file.stat().st_mode & stat.S_IWUSR):
        raise NplanError("read-only", file=str(file))
    file.open("rb+").close()


def write_new(path: Path, content: bytes) -> Path:
    """Put `content` in a file that is not there yet: `path`, else `path` with -2, -3, ... .

    Returns:
        The file that was written.

    Raises:
        NplanError: it cannot be written (cannot-write).
    """
    number, free = 1, path
    while not write_absent(free, content):
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def write_absent(path: Path, content: bytes) -> bool:
    """Put `content` in the file `path` if nothing is there yet, and say whether it was so.

    Raises:
        NplanError: it cannot be written (cannot-write).
    """
    if path.exists() or path.is_symlink():
        return False
    try:
        with staged(path, content) as beside:
            _put_absent(path, beside)
    except FileExistsError as error:
        if path.exists() or path.is_symlink():  # since just now
            return False
        raise cannot_write(path, error) from error
    except OSError as error:
        raise cannot_write(path, error) from error
    return True


def _put_absent(path: Path, beside: Path) -> None:
    """Let `path` be the file `beside` if nothing is there.

    It is whole from its first moment, but on a disk that knows no links.

    Raises:
        FileExistsError: something is.
        OSError: it cannot be written.
    """
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no such links
        path.open("xb").close()
        try:
            replace(beside, path)
        except OSError:
            path.unlink()
            raise


def cannot_write(path: Path, error: OSError) -> NplanError:
    """That the system did not let a file be written, and why."""
    reason = error.strerror or type(error).__name__
    return NplanError("cannot-write", file=str(path), reason=reason)
