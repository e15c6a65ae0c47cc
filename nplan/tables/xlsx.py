"""Tables as one workbook: a dictionary, then a sheet a table."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from nplan.tables.package import MADE_BY, told
from nplan.tables.table import About, Cell, Column, Row, Table
from nplan.tables.xlsx_rows import (
    CellXml,
    Rows,
    boolean_cell,
    date_cell,
    id_cell,
    number_cell,
    text_cell,
)
from nplan.texts import catalogue

FIRST_YEAR = 1901
"""Excel knows no earlier date, and has a day too many in 1900."""
WIDEST = 80
LOOKED_AT = 200
"""Rows by which a column's width is chosen."""

MADE = datetime(2000, 1, 1)
"""No clock is read; a workbook that says another date has been saved by somebody since."""

DICTIONARY = "dictionary"


@contextmanager
def new_workbook(file: BinaryIO, folder: Path, about: About) -> Iterator[Any]:
    """A workbook that is written row by row, and stands in the file at the end.

    Args:
        file: where it goes.
        folder: where the rows are until then.
        about: what its tables are of.

    Raises:
        OSError: it cannot be written.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped] # it ships no types
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped] # no types

    options = {
        "constant_memory": True,
        "tmpdir": str(folder),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    outlet = _Outlet(file)
    book = Workbook(outlet, options)
    book.set_properties(
        {
            "title": about.heading,
            "author": about.municipality,
            "keywords": MADE_BY,
            "created": MADE,
        }
    )
    yield book
    try:
        book.close()
    except FileCreateError as error:  # which holds what the system said
        outlet.file = None
        raise error.args[0] from error


class _Outlet:
    """A file that can be closed for good, after which it takes everything and keeps nothing.

    A packed file that could not be written tries so once more when it is forgotten.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file: BinaryIO | None = file

    def __getattr__(self, name: str) -> Any:
        return (lambda *_: 0) if self.file is None else getattr(self.file, name)


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
    with new_workbook(file, folder, about) as book:
        sheets = Sheets(book, about)
        sheets.dictionary(tables)
        for table in tables:
            sheets.table(table, rows_of(table))


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
        names = [one.name for one in table.columns]
        for place, name in enumerate(names):
            width = max(len(name) + 4, *(_width(row[place]) for row in first), 0)
            sheet.set_column(place, place, min(width, WIDEST))
            sheet.write_string(0, place, name, self._head)
        cells = [self._cell(place, one) for place, one in enumerate(table.columns)]
        written = Rows(sheet, table.name)
        for row in chain(first, rows):
            written.add(names, cells, row)
        written.end(len(names))
        at, last = written.last - 1, len(names) - 1
        sheet.freeze_panes(1, 0)
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

    def _cell(self, place: int, column: Column) -> CellXml:
        """How a cell of a column is written."""
        text, on = text_cell(place, self._plain), date_cell(place, self._date)
        if column.type == "id":
            return id_cell(place, self._plain)
        if column.type == "boolean":
            return boolean_cell(place, self._number)
        if column.type in ("integer", "number"):
            return number_cell(place, self._number)
        if column.type == "text":
            return text

        def day(at: int, value: str | date) -> str:
            known = _date(value)
            is_one = known is not None and known.year >= FIRST_YEAR
            return on(at, known) if is_one else text(at, str(value))

        return day


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
