"""Text that comes from outside the project: whatever Notepad, Excel and forms have saved it as."""

import codecs
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
)

_SINGLE_BYTE = {
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
    "mac_roman": "Mac Roman",
    "cp850": "DOS 850",
}
"""What is written where it is not UTF-8, likeliest first, and what people call it."""

_PLAUSIBLE = frozenset("åäöÅÄÖéèÉüÜæøÆØ–—‘’“”…•€§°½·«»´\u00a0\u00ad×²³µ")
"""Letters and marks beyond ASCII that Swedish offices write."""


class Typed(NamedTuple):
    """A text and what it was read as."""

    text: str
    encoding: str


def typed_text(content: bytes) -> Typed:
    """The text of some bytes: by their mark, else UTF-8, else what gives most Swedish letters."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Typed(content.removeprefix(mark).decode(encoding, "replace"), encoding)
    try:
        return Typed(content.decode(), "UTF-8")
    except UnicodeDecodeError:
        return max(_single_byte(content), key=_plausibility)


def _single_byte(content: bytes) -> Iterator[Typed]:
    for encoding, name in _SINGLE_BYTE.items():
        try:
            yield Typed(content.decode(encoding), name)
        except UnicodeDecodeError:
            continue


def _plausibility(typed: Typed) -> float:
    """The share, from 0 to 1, of what is beyond ASCII that a Swedish office would write."""
    found = Counter(one for one in typed.text if not one.isascii())
    return sum(n for one, n in found.items() if one in _PLAUSIBLE) / (found.total() or 1)
