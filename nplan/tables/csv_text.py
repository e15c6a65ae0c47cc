"""Rows as CSV that a spreadsheet opens and does not run."""

import csv
import io
from collections.abc import Iterable
from typing import TextIO

from nplan.tables.table import Cell

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet would run as a formula, full-width forms too."""


def csv_text(rows: Iterable[Iterable[Cell]]) -> str:
    """RFC 4180 with CRLF and a byte-order mark; an empty cell is what does not exist."""
    written = io.StringIO(newline="")
    write_csv(written, rows)
    return written.getvalue()


def write_csv(file: TextIO, rows: Iterable[Iterable[Cell]]) -> None:
    """Write what `csv_text` gives to a file that was opened as UTF-8 and without line ends."""
    file.write(BOM)
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Cell) -> Cell:
    """A text that a spreadsheet takes for a formula gets an apostrophe before it."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
