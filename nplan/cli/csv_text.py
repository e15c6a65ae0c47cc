"""Rows as CSV that a spreadsheet opens and does not run."""

import csv
import io
from collections.abc import Iterable

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet would run as a formula, full-width forms too."""


def csv_text(rows: Iterable[Iterable[str | int | None]]) -> str:
    """RFC 4180 with CRLF and a byte-order mark; an empty cell is what does not exist."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return BOM + written.getvalue()


def _cell(value: str | int | None) -> str | int | None:
    """A text that a spreadsheet takes for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
