"""Bytes to text: the only encoding is UTF-8, and every other case has its name."""

import codecs

import msgspec

from nplan.files.sources import Source
from nplan.model.finding import Finding


class TextFile(msgspec.Struct, frozen=True):
    """A file as text, without its byte-order mark."""

    file: str
    text: str


def text_of(content: bytes) -> str | None:
    """The text of a file's bytes without its byte-order mark; None where it is no UTF-8."""
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return None


def bytes_of(text: str, before: bytes) -> bytes:
    """The bytes of a text, with a byte-order mark if the file had one before."""
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def text_file(source: Source, file: str) -> TextFile | Finding:
    """The text of a file in a project, or why it cannot be read.

    Args:
        source: where the project's files come from.
        file: the file's path from the project's folder, with forward slashes.
    """
    content = source.content(file)
    if isinstance(content, Finding):
        return content
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Finding(code="not-utf8", file=file, values={"encoding": "UTF-16"})
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return TextFile(file, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        # What stands before the first bad byte is sound, so its length is the place.
        at = len(content[: error.start].decode("utf-8"))
        return Finding(
            code="not-utf8",
            file=file,
            span=(at, at + 1),
            values={"byte": f"0x{content[error.start]:02X}", "encoding": "Latin-1"},
        )
