"""Bytes on disk to text: the only encoding is UTF-8, and every other case has its name."""

import codecs
import os
from pathlib import Path
from stat import S_ISREG

import msgspec

from nplan.model.finding import Finding

LARGEST = 5_000_000
"""Bytes; a file of a process is typed by hand, and none comes near."""


class TextFile(msgspec.Struct, frozen=True):
    """A file as text, without its byte-order mark."""

    file: str
    text: str


def text_file(root: Path, file: str) -> TextFile | Finding:
    """The text of a file in a project, or why it cannot be read.

    Args:
        root: the project's folder.
        file: the file's path from there, with forward slashes.
    """
    path = f"{root}/{file}"  # Path costs as much as the reading itself
    try:
        status = os.stat(path)  # noqa: PTH116 - see above
        if not S_ISREG(status.st_mode):
            return Finding(code="unreadable", file=file, values={"reason": "not-a-file"})
        if status.st_size > LARGEST:
            values: dict[str, str | int] = {"size": status.st_size, "largest": LARGEST}
            return Finding(code="too-large", file=file, values=values)
        with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - see above
            content = opened.read()
    except FileNotFoundError:  # a link that leads nowhere
        return Finding(code="unreadable", file=file, values={"reason": "not-a-file"})
    except OSError as error:
        return Finding(code="unreadable", file=file, values={"reason": error.strerror or "other"})
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
