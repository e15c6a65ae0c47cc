"""Tables as one workbook: a dictionary, then a sheet a table."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from nplan.model.error import NplanError
from nplan.tables.package import MADE_BY, told
from nplan.tables.table import About, Cell, Column, Row, Table
from nplan.texts import catalogue

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header too."""
MOST_CHARACTERS = 32_767
"""Characters of a cell, counted as UTF-16 does."""
FIRST_YEAR = 1900
"""Excel knows no earlier date."""
WIDEST = 80
LOOKED_AT = 200
"""Rows by which a column's width is chosen."""

MADE = datetime(2000, 1, 1)
"""No clock is read; a workbook that says another date has been saved by somebody since."""

DICTIONARY = "dictionary"


def new_workbook(file: BinaryIO, folder: Path, about: About) -> Any:
    """A workbook that is written row by row, and stands in the file once it is closed.

    Args:
        file: where it goes.
        folder: where the rows are until then.
        about: what its tables are of.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped] # it ships no types

    options = {
        "constant_memory": True,
        "tmpdir": str(folder),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(file, options)
    book.set_properties(
        {
            "title": about.heading,
            "author": about.municipality,
            "keywords": MADE_BY,
            "created": MADE,
        }
    )
    return book


def is_untouched(core: bytes) -> bool:
    """Whether docProps/core.xml says that export made the workbook, and nobody saved it since."""
    made = f"{MADE:%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>"
    return MADE_BY.encode() in core and made.encode() in core


def write_xlsx(
    file: BinaryIO,
    folder: Path,
    tables: tuple[Table, ...],
    about: About,
    rows_of: Callable[[Table], Iterable[Row]],
) -> None:
    """Write tables as a workbook.

    Args:
        file: where it goes.
        folder: where it is kept until it is whole.
        tables: the tables.
        about: what they are of.
        rows_of: a table's rows.

    Raises:
        NplanError: a table or a text is too large for Excel (too-many-rows, too-long-cell).
    """
    book = new_workbook(file, folder, about)
    sheets = Sheets(book, about)
    sheets.dictionary(tables)
    for table in tables:
        sheets.table(table, rows_of(table))
    book.close()


class Sheets:
    """Writes the sheets of a workbook of tables."""

    def __init__(self, book: Any, about: About) -> None:
        self._book, self._about = book, about
        self._text = catalogue(about.language, "export").gettext
        top = {"valign": "top"}
        self._plain = book.add_format(top)
        self._number = book.add_format(top | {"align": "right", "indent": 1})
        self._date = book.add_format(top | {"num_format": "yyyy-mm-dd", "align": "left"})
        self._bold = book.add_format(top | {"bold": True})
        self._head = book.add_format({"bold": True, "bg_color": "#E8EEF2", "bottom": 1})
        colour = {"font_color": "#B00020"} if about.internal else {}
        self._heading = book.add_format({"bold": True, "font_size": 14} | colour)

    def dictionary(self, tables: Iterable[Table]) -> None:
        """What the tables and their columns hold."""
        text, sheet = self._text, self._sheet(DICTIONARY)
        sheet.set_column(0, 1, 24)
        sheet.set_column(2, 2, 10)
        sheet.set_column(3, 3, 6)
        sheet.set_column(4, 4, 16)
        sheet.set_column(5, 5, 90)
        sheet.write_string(0, 0, self._about.heading, self._heading)
        at = 1
        for at, line in enumerate(told(self._about, "xlsx"), 1):
            sheet.write_string(at, 0, line)
        at += 2
        heads = ("Table", "Column", "Type", "Key", "Points at", "What it holds")
        for place, head in enumerate(heads):
            sheet.write_string(at, place, text(head), self._head)
        for table in tables:
            at += 1
            sheet.write_url(at, 0, f"internal:'{table.name}'!A1", string=table.name)
            told_of = f"{text(table.title)}. {text(table.description)}"
            sheet.write_string(at, 5, told_of, self._bold)
            for one in table.columns:
                at += 1
                key = text("yes") if one.name in table.key else ""
                cells = (table.name, one.name, one.type, key, one.of or "", text(one.description))
                for place, cell in enumerate(cells):
                    sheet.write_string(at, place, cell, self._plain)

    def table(self, table: Table, rows: Iterable[Row]) -> None:
        """A table below its header."""
        from xlsxwriter.utility import xl_range  # type: ignore[import-untyped] # it ships no types

        sheet = self._sheet(table.name)
        rows = iter(rows)
        first = list(islice(rows, LOOKED_AT))
        writers = []
        for place, column in enumerate(table.columns):
            width = max(len(column.name) + 4, *(_width(row[place]) for row in first), 0)
            sheet.set_column(place, place, min(width, WIDEST))
            sheet.write_string(0, place, column.name, self._head)
            writers.append(self._writer(sheet, column))
        at = 0
        for at, row in enumerate(chain(first, rows), 1):
            if at >= MOST_ROWS:
                raise NplanError("too-many-rows", name=table.name, known=f"{MOST_ROWS - 1}")
            for place, value in enumerate(row):
                if value is not None:
                    if type(value) is str and not fits(value):
                        where = str(row[0])
                        raise NplanError(
                            "too-long-cell", name=where, other=table.columns[place].name
                        )
                    writers[place](at, place, value)
        sheet.freeze_panes(1, 0)
        last = len(table.columns) - 1
        sheet.autofilter(0, 0, at, last)
        sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, at, last)})

    def _sheet(self, name: str) -> Any:
        """A sheet that prints on as many pages as it needs, a page wide."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        if name != DICTIONARY:
            sheet.repeat_rows(0)
        mark = f"&C{self._text('INTERNAL')}" if self._about.internal else ""
        sheet.set_header(f"&L{_escaped(self._about.title)}{mark}&R&A")
        sheet.set_footer("&R&P (&N)")
        return sheet

    def _writer(self, sheet: Any, column: Column) -> Callable[[int, int, Any], Any]:
        """How a cell of a column is written."""
        plain, right = self._plain, self._number
        strings, numbers, dates = sheet.write_string, sheet.write_number, sheet.write_datetime
        if column.type == "boolean":
            return lambda row, place, value: sheet.write_boolean(row, place, value, right)
        if column.type == "number":
            return lambda row, place, value: numbers(row, place, float(value), right)
        if column.type == "integer":
            return lambda row, place, value: numbers(row, place, value, right)
        if column.type not in ("day", "date"):
            return lambda row, place, value: strings(row, place, value, plain)

        def day(row: int, place: int, value: str | date) -> None:
            known = _date(value)
            if known is None or known.year < FIRST_YEAR:
                strings(row, place, str(value), plain)
            else:
                dates(row, place, known, self._date)

        return day


def fits(text: str) -> bool:
    """Whether a text fits in a cell."""
    if len(text) <= MOST_CHARACTERS // 2:
        return True
    return len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS


def _date(value: str | date) -> date | None:
    """The date that a day is; None where only its month or year is known."""
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if len(value) == len("2026-03-25") else None


def _width(value: Cell) -> int:
    if isinstance(value, str):
        return max(map(len, value.split("\n"))) + 2
    return 12 if isinstance(value, date) else len(str(value)) + 2 if value is not None else 0


def _escaped(text: str) -> str:
    """A text in a page's header, where & begins a code; it has room for 255 characters in all."""
    return text.replace("&", "&&")[:120]
