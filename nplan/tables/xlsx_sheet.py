"""Excel files: cells as the texts that an office reads in them, and what is too much to read."""

import io
import re
import zlib
from datetime import datetime, time
from posixpath import normpath
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from nplan.model.error import NplanError
from nplan.tables.file_kinds import packed_kind
from nplan.tables.sheet import Line, Table

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_UNPACKED = 200_000_000
"""Bytes that a file may unpack to; a list of 100,000 rows has 20 million."""
MOST_CELLS = 5_000_000
"""Cells of the rectangle from A1 to the last one, all of which are held in memory."""

_DAMAGED = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)
"""What Python's reader of packed files raises of one that is damaged."""

_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,20})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,9})(\d{1,20})["']""")
_COLUMN_OF_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,9})\d""")
_ROW_OF_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["'][A-Za-z]{1,9}(\d{1,20})""")
_TEXTS = re.compile(rb"""\buniqueCount\s*=\s*["'](\d{1,20})""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*?)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def xlsx_table(content: bytes, wanted: str | None) -> Table:
    """The rows of a sheet of an Excel file.

    Args:
        content: the file's bytes.
        wanted: the sheet's name; the only one that holds anything if None.

    Raises:
        NplanError: it is too large (sheet-too-large), broken (sheet-broken), something else
            (sheet-other), or it is not clear which sheet is meant (sheet-which).
    """
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            _refuse_bomb(packed)
            parts = _sheet_parts(packed)
            _refuse_false_count(packed)
            raw = {name: packed.read(part) for name, part in parts.items()}
    except _DAMAGED as error:
        raise NplanError("sheet-broken") from error
    for of in raw.values():
        _refuse_wide(of)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return _table(book, _chosen(book, wanted), raw)
    except CalamineError as error:
        raise NplanError("sheet-broken") from error


def _refuse_bomb(packed: ZipFile) -> None:
    """Refuse what unpacks to too much, before anything is unpacked that says so itself."""
    if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
        raise NplanError("sheet-too-large", what="unpacked", largest=MOST_UNPACKED // 1_000_000)
    if packed.testzip() is not None:  # one that lies about its size is read as far as it says
        raise NplanError("sheet-broken")


def _refuse_false_count(packed: ZipFile) -> None:
    """Refuse a table of texts that says it has more than it has room for: it would be believed."""
    for part in packed.infolist():
        if part.filename.lower().endswith("sharedstrings.xml"):
            said = _TEXTS.findall(packed.read(part))
            if any(int(one) > part.file_size for one in said):
                raise NplanError("sheet-broken")


def _sheet_parts(packed: ZipFile) -> dict[str, str]:
    """The file within the packed one that holds each sheet."""
    names = set(packed.namelist())
    if "xl/workbook.xml" not in names:
        raise NplanError("sheet-other", what=packed_kind(names))
    relations = {}
    if "xl/_rels/workbook.xml.rels" in names:
        found = _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels"))
        relations = {one["Id"]: one["Target"] for one in map(_attributes, found) if "Id" in one}
    parts = {}
    for one in map(_attributes, _SHEET.findall(packed.read("xl/workbook.xml"))):
        target = relations.get(one.get("r:id", ""), "")
        part = target[1:] if target.startswith("/") else normpath(f"xl/{target}")
        if part in names:
            parts[one.get("name", "")] = part
    return parts


def _attributes(written: bytes) -> dict[str, str]:
    from xml.sax.saxutils import unescape

    marks = {"&quot;": '"', "&apos;": "'"}
    return {
        name.decode(): unescape((one or other).decode("utf-8", "replace"), marks)
        for name, one, other in _ATTRIBUTE.findall(written)
    }


def _refuse_wide(raw: bytes) -> None:
    """Refuse a sheet with a cell so far out that the space before it fills the memory."""
    numbers = {*_ROW_OF_CELL.findall(raw), *_NUMBER.findall(raw)}
    rows = max(map(int, numbers), default=0)
    columns = max(map(_index, set(_COLUMN_OF_CELL.findall(raw))), default=0) + 1
    if rows * columns > MOST_CELLS:
        raise NplanError("sheet-too-large", what="cells", largest=MOST_CELLS // 1_000_000)


def _index(letters: bytes) -> int:
    found = 0
    for letter in letters.upper():
        found = 26 * found + letter - ord("A") + 1
    return found - 1


def _chosen(book: "CalamineWorkbook", wanted: str | None) -> str:
    """The name of the sheet that is meant.

    Raises:
        NplanError: there is none of that name, or several hold something (sheet-which).
    """
    names = book.sheet_names
    if wanted is not None:
        found = [name for name in names if name.strip().casefold() == wanted.strip().casefold()]
        if wanted in names or found:
            return wanted if wanted in names else found[0]
        raise NplanError("sheet-which", what="unknown", name=wanted, known=", ".join(names))
    filled = [name for name in names if book.get_sheet_by_name(name).height]
    if len(filled) > 1:
        raise NplanError("sheet-which", known=", ".join(filled))
    if not filled:
        raise NplanError("sheet-empty", what="nothing")
    return filled[0]


def _table(book: "CalamineWorkbook", name: str, raw: dict[str, bytes]) -> Table:
    sheet = book.get_sheet_by_name(name)
    cells = sheet.to_python(skip_empty_area=False)
    rows = [list(map(cell_text, row)) for row in cells]
    repeated: dict[int, set[int]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if rows[top][left : left + 1] and not rows[row][left]:
                rows[row][left] = rows[top][left]
                repeated.setdefault(row, set()).add(left)
    hidden, broken = _hidden(raw.get(name, b"")), _broken(raw.get(name, b""))
    lines = (
        Line(
            number,
            tuple(row),
            frozenset(repeated.get(number - 1, ())),
            frozenset(broken.get(number, ())),
        )
        for number, row in enumerate(rows, 1)
    )
    return Table(name, tuple(lines), hidden)


def _hidden(raw: bytes) -> tuple[int, ...]:
    """The numbers of the rows that are hidden."""
    rows = (one for one in _ROW.findall(raw) if _HIDDEN.search(one))
    return tuple(int(number[1]) for one in rows if (number := _NUMBER.search(one)))


def _broken(raw: bytes) -> dict[int, set[int]]:
    """The columns that hold an error, by row; calamine reads them as empty."""
    found: dict[int, set[int]] = {}
    for attributes in _CELL.findall(raw) if _ERROR.search(raw) else ():
        place = _PLACE.search(attributes)
        if place and _ERROR.search(attributes):
            found.setdefault(int(place[2]), set()).add(_index(place[1]))
    return found


def cell_text(value: Any) -> str:
    """A cell as text: a date as 2026-03-25, a whole number without decimals.

    Args:
        value: what calamine reads; a time of 0:00 with a date is taken for a date alone.
    """
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.strftime("%Y-%m-%d %H:%M:%S").removesuffix(":00")
    if isinstance(value, time):
        return value.strftime("%H:%M:%S").removesuffix(":00")
    return str(value)
