"""Where an export may go: it replaces what it wrote itself, as long as nobody has changed that."""

import re
from hashlib import file_digest
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import msgspec

from nplan.files.writing import cannot_write
from nplan.model.error import NplanError
from nplan.tables.duckdb import QUERY
from nplan.tables.package import MADE_BY, PACKAGE
from nplan.tables.xlsx import is_untouched

OF_SYSTEMS = ("desktop.ini", "thumbs.db", "icon\r")
"""Files that systems put into folders, beside hidden ones."""


_NAME = re.compile(r"[a-z_]+\.(?:csv|parquet)")


class _Resource(msgspec.Struct, frozen=True):
    path: str
    hash: str


class _Package(msgspec.Struct, frozen=True):
    made_by: str
    resources: tuple[_Resource, ...]


def refuse_changed(path: Path) -> None:
    """Refuse to replace a file that is no workbook of an export, or that was changed since.

    Raises:
        NplanError: it is such a file (not-ours).
    """
    if not path.exists():
        return
    try:
        with ZipFile(path) as packed:
            untouched = is_untouched(packed.read("docProps/core.xml"))
    except PermissionError as error:  # on Windows, Excel lets nobody read what it has open
        raise cannot_write(path, error) from error
    except (OSError, BadZipFile, KeyError):
        untouched = False
    if not untouched:
        raise NplanError("not-ours", file=str(path))


def refuse_among_others(folder: Path) -> None:
    """Refuse to write into a folder that holds anything but an export as it was written.

    Raises:
        NplanError: something else is there (among-others), a file was changed (not-ours), or it
            is no folder (no-folder).
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NplanError("no-folder", file=str(folder))
    hashes = _hashes(folder)
    ours = {PACKAGE, QUERY, *hashes} if hashes else ()
    for one in sorted(folder.iterdir()):
        if one.name not in ours and not _is_of_system(one.name):
            raise NplanError("among-others", folder=str(folder), name=one.name)
    for name, hash in hashes.items():
        if (folder / name).is_file() and _hash(folder / name) != hash:
            raise NplanError("not-ours", file=str(folder / name))


def replaced(folder: Path) -> tuple[str, ...]:
    """The names of the tables' files that an earlier export wrote into a folder."""
    return tuple(_hashes(folder))


def _hashes(folder: Path) -> dict[str, str]:
    """The tables' files of an earlier export, with what it says of what they hold."""
    try:
        found = msgspec.json.decode((folder / PACKAGE).read_bytes(), type=_Package)
    except (OSError, msgspec.DecodeError):
        return {}
    if found.made_by != MADE_BY:
        return {}
    return {one.path: one.hash for one in found.resources if _NAME.fullmatch(one.path)}


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return f"sha256:{file_digest(opened, 'sha256').hexdigest()}"


def _is_of_system(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in OF_SYSTEMS
