"""What kind of file somebody took for a list or for notes, by what it holds."""

from collections import Counter
from collections.abc import Iterable

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


def other_than_text(content: bytes) -> str:
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


def packed_kind(names: Iterable[str]) -> str:
    """What a packed file is that is no Excel file of today's kind."""
    folders = {name.partition("/")[0] for name in names}
    if "word" in folders:
        return "word"
    if "ppt" in folders:
        return "powerpoint"
    return "xlsb" if "xl" in folders else "ods" if "content.xml" in folders else "zip"


def kind_of_file(content: bytes) -> str:
    """What a file is that holds no text, an Excel file or another; "" where it may be text."""
    if not content.startswith(b"PK\x03\x04"):
        return other_than_text(content)
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        names = ZipFile(BytesIO(content)).namelist()
    except (BadZipFile, ValueError, OSError):
        return "zip"
    return "xlsx" if "xl/workbook.xml" in names else packed_kind(names)


def is_table(text: str) -> bool:
    """Whether most lines have as many semicolons or tabs as each other, two or more."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and any(_most(line.count(mark) for line in lines) for mark in ";\t")


def _most(counts: Iterable[int]) -> bool:
    found = Counter(counts)
    (count, lines), *_ = found.most_common(1)
    return count > 1 and 2 * lines > found.total()
