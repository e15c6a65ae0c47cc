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
        beside = staged(path, content)
        try:
            _put_absent(path, beside)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink()
    except FileExistsError as error:
        if path.exists() or path.is_symlink():  # since just now
            return False
        raise cannot_write(path, error) from error
    except OSError as error:
        raise cannot_write(path, error) from error
    return True


def _put_absent(path: Path, beside: Path) -> None:
    """Let `path` be the file `beside`, whole from its first moment, if nothing is there.

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
        beside.replace(path)


def cannot_write(path: Path, error: OSError) -> NplanError:
    """That the system did not let a file be written, and why."""
    reason = error.strerror or type(error).__name__
    return NplanError("cannot-write", file=str(path), reason=reason)
