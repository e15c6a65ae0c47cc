"""Bytes to text: the only encoding is UTF-8, and every other case has its name."""

import codecs

import msgspec

from nplan.files.sources import Source
from nplan.model.finding import Finding


class TextFile(msgspec.Struct, frozen=True):
    """A file as text, without its byte-order mark."""

    file: str
    text: str


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
