"""Text that comes from outside the project: whatever Notepad and Excel have saved it as."""

import codecs
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)


class Typed(NamedTuple):
    """A text and what it was read as."""

    text: str
    encoding: str


def typed_text(content: bytes) -> Typed:
    """The text of some bytes: by their mark, else as UTF-8, else as Windows-1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Typed(content.removeprefix(mark).decode(encoding, "replace"), encoding)
    try:
        return Typed(content.decode(), "UTF-8")
    except UnicodeDecodeError:
        return Typed(content.decode("cp1252", "replace"), "Windows-1252")
