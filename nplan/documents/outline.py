"""A document's parts and the places of its headings: the same in every format that shows them."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import msgspec

from nplan.documents.tree import Block, Heading, Inline, Text, bare, plain_text

OWN_LABEL = re.compile(
    r"(bilaga|annex|appendix|del|part)\s+(\d+|[a-z])\b|\d+(\.\d+)*\.?\s", re.IGNORECASE
)
NUMBERED_LEVELS = 2


class Parts(msgspec.Struct, frozen=True):
    """A document's title, what stands on its cover, and its chapters."""

    title: tuple[Inline, ...]
    cover: tuple[Block, ...]
    body: tuple[Block, ...]


class Place(msgspec.Struct, frozen=True):
    """Where a heading stands."""

    level: int
    """1 is a chapter; no level is left out on the way down."""
    number: str
    """1.2; '' where it has none: deep down, and in chapters with a label of their own."""


def parts(blocks: tuple[Block, ...], title: str = "") -> Parts:
    """The parts of a document: all from the title to the first chapter is the cover's."""
    first = blocks[0] if blocks else None
    named = isinstance(first, Heading) and first.level == 1
    rest = blocks[1:] if named else blocks
    chapters = (i for i, block in enumerate(rest) if isinstance(block, Heading))
    chapter = next(chapters, len(rest))
    shown = first.inline if named and isinstance(first, Heading) else (Text(title),)
    return Parts(shown, rest[:chapter], rest[chapter:])


def places(blocks: Iterable[Block], unnumbered: Iterable[str]) -> Iterator[Place | None]:
    """The place of each heading after the cover, None for other blocks.

    `unnumbered` are the chapters that get no number, by their headings.
    """
    without = frozenset(unnumbered)
    above: list[int] = []
    numbers: list[int] = []
    numbered = True
    for block in blocks:
        if not isinstance(block, Heading):
            yield None
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        level = len(above)
        if level == 1:
            words = plain_text(bare(block.inline)).strip()
            numbered = not OWN_LABEL.match(words) and words not in without
        if numbered and level <= NUMBERED_LEVELS:
            before = [*numbers, *[0] * level][:level]
            numbers = [*before[:-1], before[-1] + 1]
            yield Place(level, ".".join(map(str, numbers)))
        else:
            yield Place(level, "")


def target(href: str) -> str | None:
    """The anchor that a link leads to; None where it leads out of the document."""
    return unquote(href[1:]) if href.startswith("#") else None
