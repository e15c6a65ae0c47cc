"""Writing a file whole or not at all."""

import contextlib
import os
import secrets
from pathlib import Path

from nplan.model.error import NplanError


def write(path: Path, content: bytes) -> None:
    """Put `content` in the file `path`, whose folders are made if missing.

    The old file stays until the new one is whole on the disk.

    Raises:
        NplanError: it cannot be written (cannot-write).
    """
    try:
        target = path.resolve()  # a link stays a link
        beside = staged(target, content)
        try:
            beside.replace(target)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink()
    except OSError as error:
        raise cannot_write(path, error) from error


def staged(target: Path, content: bytes) -> Path:
    """The content in a file beside `target`, whole on the disk, with the target's permissions.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    return beside


def write_new(path: Path, content: bytes) -> Path:
    """Put `content` in a file that is not there yet: `path`, else `path` with -2, -3, ... .

    Returns:
        The file that was written.

    Raises:
        NplanError: it cannot be written (cannot-write).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        free = _taken(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    _fill(free, content)
    return free


def write_absent(path: Path, content: bytes) -> bool:
    """Put `content` in the file `path` if nothing is there yet, and say whether it was so.

    Raises:
        NplanError: it cannot be written (cannot-write).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        path.open("xb").close()
    except FileExistsError:
        return False
    except OSError as error:
        raise cannot_write(path, error) from error
    _fill(path, content)
    return True


def _fill(path: Path, content: bytes) -> None:
    """Write into an empty file that was just made; it is taken away again if that fails."""
    try:
        write(path, content)
    except NplanError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def cannot_write(path: Path, error: OSError) -> NplanError:
    """That the system did not let a file be written, and why."""
    reason = error.strerror or type(error).__name__
    return NplanError("cannot-write", file=str(path), reason=reason)


def _taken(path: Path) -> Path:
    """The first free name, with an empty file there before anybody else can take it."""
    number, free = 1, path
    while True:
        try:
            free.open("xb").close()
        except FileExistsError:
            number += 1
            free = path.with_stem(f"{path.stem}-{number}")
        else:
            return free
