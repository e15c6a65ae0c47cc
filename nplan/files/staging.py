"""Writing several files in a folder: all of them, or none."""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from nplan.files.writing import cannot_write, refuse_held, replace


@contextlib.contextmanager
def staging_folder(folder: Path, gone: tuple[str, ...] = ()) -> Iterator[Path]:
    """A hidden folder to write files in; those of the same names in `folder` are replaced by them.

    That happens at the end, once all are whole on the disk. If anything goes wrong before,
    `folder` is as it was.

    Args:
        folder: where the files are to be; made if missing.
        gone: names of files in it that are taken away at the end.

    Raises:
        NplanError: a file that is there may not be written (read-only), or one cannot be
            (cannot-write).
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    hidden = folder / f".{secrets.token_hex(4)}.nplan"
    try:
        hidden.mkdir(parents=True)
        _sweep(hidden)
        yield hidden
        files = sorted(hidden.iterdir())
        targets = [(folder / file.name).resolve() for file in files]  # a link stays a link
        for file, target in zip(files, targets, strict=True):
            _flush(file)
            if target.exists():
                refuse_held(target)
                file.chmod(target.stat().st_mode & 0o777)
        for file, target in zip(files, targets, strict=True):
            replace(file, target)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        where = Path(error.filename or folder)
        if hidden in (where, where.parent):
            where = folder if where == hidden else folder / where.name
        raise cannot_write(where, error) from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
        for one in made:  # those that nothing came into
            with contextlib.suppress(OSError):
                one.rmdir()


def _sweep(hidden: Path) -> None:
    """Take away what an nplan that was stopped left there; it may hold what is internal."""
    for one in hidden.parent.glob(".*.nplan"):
        if one != hidden and re.fullmatch(r"\.[0-9a-f]{8}\.nplan", one.name):
            shutil.rmtree(one, ignore_errors=True)


def _flush(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
