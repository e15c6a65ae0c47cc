"""The rows of a sheet as XML: XlsxWriter, cell by cell, takes four times as long for many rows.

It would also take a text that begins with <r> and ends with </r> for XML of its own.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from nplan.model.error import NplanError

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header too."""
MOST_CHARACTERS = 32_767
"""Characters of a cell, counted as UTF-16 does."""

CellXml = Callable[[int, Any], str]
"""A cell's XML from the number of its row, which counts from 1, and its value."""

_DAY_ZERO = date(1899, 12, 30)
# XML cannot hold these characters, and a sheet writes them as _x and their number in hexadecimal.
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Rows:
    """Writes the rows below a sheet's header, which is there already."""

    def __init__(self, sheet: Any, name: str) -> None:
        # What XlsxWriter keeps of a sheet in constant memory: rows in a file, until it is whole.
        sheet._write_single_row(1)
        self._sheet, self._file, self._name = sheet, sheet.row_data_fh, name
        self.last = 1
        """The number of the last row; the header's is 1."""

    def add(
        self,
        columns: Sequence[str],
        cells: Sequence[CellXml],
        row: Sequence[Any],
        height: int | None = None,
    ) -> None:
        """Write a row.

        Args:
            columns: what the columns are called.
            cells: how a value of each is written.
            row: its values; None leaves a cell out.
            height: in points.

        Raises:
            NplanError: there is no room for the row, or for a text in its cell (too-many-rows,
                too-long-cell).
        """
        self.last = at = self.last + 1
        if at > MOST_ROWS:
            raise NplanError("too-many-rows", name=self._name, known=str(MOST_ROWS - 1))
        parts = [f'<row r="{at}">' if height is None else _high(at, height)]
        for place, value in enumerate(row):
            if value is not None:
                if type(value) is str and len(value) > MOST_CHARACTERS // 2 and not _fits(value):
                    raise NplanError("too-long-cell", name=str(row[0]), other=columns[place])
                parts.append(cells[place](at, value))
        parts.append("</row>")
        self._file.write("".join(parts))

    def end(self, columns: int) -> None:
        """Say how large the sheet is."""
        self._sheet._check_dimensions(max(self.last - 1, 0), columns - 1)


def text_cell(place: int, format: Any) -> CellXml:
    """How a text is written in a column, its place counted from 0."""
    begin, middle = _begin(place), f'{_style(format)} t="inlineStr"><is><t xml:space="preserve">'

    def cell(at: int, value: str) -> str:
        text = _SPECIAL.sub(_escaped, value) if _SPECIAL.search(value) else value
        return f"{begin}{at}{middle}{text}</t></is></c>"

    return cell


def id_cell(place: int, format: Any) -> CellXml:
    """How an id, which has no character that XML would take for its own, is written in a column."""
    begin, middle = _begin(place), f'{_style(format)} t="inlineStr"><is><t>'
    return lambda at, value: f"{begin}{at}{middle}{value}</t></is></c>"


def number_cell(place: int, format: Any) -> CellXml:
    """How a number is written in a column."""
    begin, middle = _begin(place), f"{_style(format)}><v>"
    return lambda at, value: f"{begin}{at}{middle}{_plain(value)}</v></c>"


def boolean_cell(place: int, format: Any) -> CellXml:
    """How true and false are written in a column."""
    begin, middle = _begin(place), f'{_style(format)} t="b"><v>'
    return lambda at, value: f"{begin}{at}{middle}{int(value)}</v></c>"


def date_cell(place: int, format: Any) -> CellXml:
    """How a date after 1900 is written in a column."""
    begin, middle = _begin(place), f"{_style(format)}><v>"
    return lambda at, value: f"{begin}{at}{middle}{(value - _DAY_ZERO).days}</v></c>"


def blank_cell(place: int, format: Any) -> CellXml:
    """How nothing is written in a column, so that it looks like the cells around it."""
    begin, end = _begin(place), f"{_style(format)}/>"
    return lambda at, _: f"{begin}{at}{end}"


def _begin(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped] # it ships no types

    return f'<c r="{xl_col_to_name(place)}'


def _style(format: Any) -> str:
    return f'" s="{format._get_xf_index()}"'


def _high(at: int, height: int) -> str:
    return f'<row r="{at}" ht="{height}" customHeight="1">'


def _plain(value: int | Decimal) -> str:
    return str(value) if isinstance(value, int) else f"{value:f}"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return _ENTITIES.get(character) or f"_x{ord(character):04X}_"


def _fits(text: str) -> bool:
    return len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
