"""Text files of rows: which separator, and the cells as they were typed."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from nplan.model.error import NplanError
from nplan.model.typed import typed_text
from nplan.tables.sheet import Line, Table

SEPARATORS = ";\t,|"
"""What cells may stand between; the first that fits wins."""

SAMPLE = 100
"""Rows that the separator is judged by."""

_LARGEST_CELL = 2**31 - 1
"""Characters: only the file's own size limits a cell."""

_END = "end"
"""A row that is put after the last one, and comes out as it is unless a mark is open."""


def csv_table(content: bytes) -> Table:
    """The rows of a text file; a blank line is an empty row, as in a spreadsheet.

    Raises:
        NplanError: quotation marks are left open (sheet-open-quote).
    """
    text = typed_text(content).text
    first, _, rest = text.partition("\n")
    separator = ""
    # Excel's own word for it: the line is no row that the office sees.
    if len(told := first.strip().lower()) == 5 and told.startswith("sep="):
        text, separator = rest, first.strip()[4]
    elif first.strip().lower() == "sep=":
        text, separator = rest, "\t"
    rows = list(_rows(text, separator or _separator(text)))
    return Table("", tuple(Line(number, cells) for number, cells in enumerate(rows, 1)))


def _separator(text: str) -> str:
    """The separator that most rows have equally often."""
    best, found = (0.0, 0), SEPARATORS[0]
    for separator in SEPARATORS:
        counts = [len(row) for row in islice(_parsed(text, separator), SAMPLE) if row]
        ((cells, times),) = Counter(counts).most_common(1) or ((1, 0),)
        fits = (times / len(counts), cells) if cells > 1 else (0.0, 0)
        if fits > best:
            best, found = fits, separator
    return found


def _rows(text: str, separator: str) -> Iterator[tuple[str, ...]]:
    """The rows of a text.

    Raises:
        NplanError: the last quotation mark is not closed, and would swallow all that follows
            (sheet-open-quote).
    """
    is_ended = text.endswith(("\n", "\r"))
    rows = list(_parsed(f"{text}{_END}" if is_ended else f"{text}\n{_END}", separator))
    if rows[-1] != [_END]:
        raise NplanError("sheet-open-quote", row=len(rows))
    for row in rows[:-1]:
        yield tuple([cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row])


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LARGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
