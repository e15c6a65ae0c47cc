"""Text files of rows: which encoding, which separator, and the cells as they were typed."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from nplan.model.error import NplanError
from nplan.tables.sheet import Line, Table

SEPARATORS = ";\t,|"
"""What cells may stand between; the first that fits wins."""

SAMPLE = 100
"""Rows that the separator is judged by."""

PLAUSIBLE = frozenset("åäöÅÄÖéèÉüÜæøÆØ–—‘’“”…•€§°½·«»´\u00a0\u00ad×²³µ")
"""Letters and marks beyond ASCII that Swedish offices write."""

SINGLE_BYTE = ("cp1252", "latin-1", "mac_roman", "cp850")
"""What Excel has written where it was not UTF-8, likeliest first."""

_LARGEST_CELL = 2**31 - 1
"""Characters: only the file's own size limits a cell."""


def csv_table(content: bytes) -> Table:
    """The rows of a text file; a blank line is an empty row, as in a spreadsheet.

    Raises:
        NplanError: quotation marks are left open (sheet-open-quote).
    """
    text = decoded(content)
    first, _, rest = text.partition("\n")
    separator = ""
    # Excel's own word for it: the line is no row that the office sees.
    if len(told := first.strip().lower()) == 5 and told.startswith("sep="):
        text, separator = rest, first.strip()[4]
    elif first.strip().lower() == "sep=":
        text, separator = rest, "\t"
    rows = list(_rows(text, separator or _separator(text)))
    return Table("", tuple(Line(number, cells) for number, cells in enumerate(rows, 1)))


def decoded(content: bytes) -> str:
    """The text of a file's bytes: by its mark, else UTF-8, else what gives most Swedish letters."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return content.removeprefix(mark).decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return max(_single_byte(content), key=_plausibility)


def _single_byte(content: bytes) -> Iterator[str]:
    for encoding in SINGLE_BYTE:
        try:
            yield content.decode(encoding)
        except UnicodeDecodeError:
            continue


def _plausibility(text: str) -> float:
    """The share, from 0 to 1, of what is beyond ASCII that a Swedish office would write."""
    found = Counter(one for one in text if not one.isascii())
    return sum(n for one, n in found.items() if one in PLAUSIBLE) / (found.total() or 1)


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
    _refuse_open_quote(text, separator)
    for row in _parsed(text, separator):
        yield tuple([cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row])


def _parsed(text: str, separator: str, *, strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(_LARGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)


def _refuse_open_quote(text: str, separator: str) -> None:
    """Refuse a text whose last quotation mark is not closed: it would swallow all that follows.

    Raises:
        NplanError: it is so (sheet-open-quote).
    """
    number = 1
    try:
        for _ in _parsed(text, separator, strict=True):
            number += 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise NplanError("sheet-open-quote", row=number) from error
        # A mark within a text is no mistake of the file's, and is read as it stands.
