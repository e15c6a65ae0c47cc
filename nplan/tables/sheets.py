"""What kind of spreadsheet a file is, by what it holds rather than by its name, and its rows."""

from collections.abc import Callable

from nplan.model.error import NplanError
from nplan.tables.csv_sheet import csv_table
from nplan.tables.sheet import Sheet, headed
from nplan.tables.xlsx_sheet import xlsx_table

LARGEST = 50_000_000
"""Bytes of a file."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHERS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "word"),
)
"""How other files begin that somebody may take for a list."""


def sheet(content: bytes, wanted: str | None, is_known: Callable[[str], bool]) -> Sheet:
    """The rows of a file below their header.

    Args:
        content: the file's bytes.
        wanted: the sheet's name in an Excel file; the only one that holds anything if None.
        is_known: whether a text is what columns are usually called.

    Raises:
        NplanError: it cannot be read: sheet-too-large, sheet-broken, sheet-password, sheet-other,
            sheet-which, sheet-empty or sheet-open-quote.
    """
    if len(content) > LARGEST:
        raise NplanError("sheet-too-large", what="file", largest=LARGEST // 1_000_000)
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise NplanError("sheet-empty", what="nothing")
    if content.startswith(b"PK"):
        return headed(xlsx_table(content, wanted), is_known)
    if what := _other(content):
        raise NplanError("sheet-password" if what == "password" else "sheet-other", what=what)
    return headed(csv_table(content), is_known)


def _other(content: bytes) -> str:
    """What a file is that holds no rows as text; "" where it may."""
    if content.startswith(OLD_OFFICE):
        return "password" if ENCRYPTED in content else "xls"
    for beginning, what in OTHERS:
        if content.startswith(beginning):
            return what
    start = content[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<head", b"<?xml", b"<meta")):
        return "web-page"
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "binary" if b"\x00" in content[:10_000] and not marked else ""
