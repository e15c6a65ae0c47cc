"""What kind of spreadsheet a file is, by what it holds rather than by its name, and its rows."""

import re
from collections.abc import Callable

from nplan.model.error import NplanError
from nplan.tables.csv_sheet import csv_table
from nplan.tables.file_kinds import other_than_text
from nplan.tables.sheet import HEADER_WITHIN, Sheet, Table, headed
from nplan.tables.xlsx_sheet import xlsx_table

LARGEST = 50_000_000
"""Bytes of a file."""

_OF_NOTES = re.compile(r"(?:#{1,6}|!)\s")
"""How a line of notes begins that no list has."""


def sheet(content: bytes, wanted: str | None, is_known: Callable[[str], bool]) -> Sheet:
    """The rows of a file below their header.

    Args:
        content: the file's bytes.
        wanted: the sheet's name in an Excel file; the only one that holds anything if None.
        is_known: whether a text is what columns are usually called.

    Raises:
        NplanError: it cannot be read: sheet-too-large, sheet-broken, sheet-password, sheet-other,
            sheet-which, sheet-empty, sheet-notes or sheet-open-quote.
    """
    if len(content) > LARGEST:
        raise NplanError("sheet-too-large", what="file", largest=LARGEST // 1_000_000)
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise NplanError("sheet-empty", what="nothing")
    if content.startswith(b"PK"):
        return headed(xlsx_table(content, wanted), is_known)
    if what := other_than_text(content):
        raise NplanError("sheet-password" if what == "password" else "sheet-other", what=what)
    table = csv_table(content)
    if _is_notes(table, is_known):
        raise NplanError("sheet-notes")
    return headed(table, is_known)


def _is_notes(table: Table, is_known: Callable[[str], bool]) -> bool:
    """Whether a text file holds notes of a meeting, with headings or proposals marked by !."""
    lines = [[one.strip() for one in line.cells if one.strip()] for line in table.lines]
    filled = [line for line in lines if line]
    marked = [line for line in filled if _OF_NOTES.match(line[0])]
    named = [line for line in filled[:HEADER_WITHIN] if line not in marked]
    if not marked or any(is_known(cell) for line in named for cell in line):
        return False
    return len(filled[0]) == 1 or filled[0] in marked
