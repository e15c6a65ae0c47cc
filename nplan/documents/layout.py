"""The tree as the plain values that the Typst template sets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from nplan.documents import breaking, compounds
from nplan.documents.characters import MARK
from nplan.documents.columns import columns, table_measures
from nplan.documents.fonts import UNORDINARY, clusters, lines
from nplan.documents.outline import places, target
from nplan.documents.tree import (
    Anchor,
    Block,
    Break,
    BulletList,
    Code,
    CodeSpan,
    Emph,
    Figure,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    all_nodes,
    bare,
    plain_text,
)

Value = dict[str, Any]

MARK_FONT = "DejaVu Sans Mono"

ANNEX = re.compile(r"(bilaga|bilagor|annex|annexes|appendix)\b", re.IGNORECASE)

LONG_CHAPTER = 2400
"""Letters from which a chapter begins on a page of its own."""
FIGURE_LETTERS = 1000
"""What a picture takes, in letters of text."""


class Layout:
    """One document's values, and what had to be replaced in them."""

    def __init__(
        self,
        fonts: Mapping[str, str],
        images: Iterable[str],
        blocks: Iterable[Block],
        unnumbered: Iterable[str],
    ) -> None:
        self.fonts = fonts
        self.images = {name: index for index, name in enumerate(images)}
        nodes = tuple(all_nodes(blocks))
        self.anchors = {node.anchor for node in nodes if isinstance(node, Heading)}
        self.columns = columns(node for node in nodes if isinstance(node, Table))
        self.unnumbered = frozenset(unnumbered)
        self.replaced: dict[str, int] = {}

    def body(self, blocks: tuple[Block, ...], *, is_paper: bool = False) -> list[Value]:
        """The blocks after the cover: chapters are of level 1, and no level is left out.

        The chapters of a paper have no numbers, and none begins a page.
        """
        shown = []
        for index, place in enumerate(places(blocks, self.unnumbered)):
            value = self.block(blocks[index])
            if place is not None:
                value["level"] = place.level
                value["numbered"] = bool(place.number) and not is_paper
                begins = place.level == 1 and not is_paper
                value["new_page"] = begins and begins_page(blocks[index:])
            shown.append(value)
        return shown

    def blocks(self, blocks: Iterable[Block]) -> list[Value]:
        """The blocks inside another one, or on the cover."""
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> Value:
        """The values of one block."""
        match block:
            case Heading(level=level, inline=inline, anchor=anchor):
                return {"kind": "heading", "level": level, "anchor": anchor} | {
                    "inline": self.inline(inline),
                    "noteless": self.noteless(inline),
                    "numbered": False,
                    "new_page": False,
                }
            case Paragraph(inline=inline):
                return {"kind": "paragraph", "inline": self.inline(inline)}
            case BulletList(items=items, tight=tight):
                return {"kind": "bullets", "tight": tight, "items": self.all_blocks(items)}
            case OrderedList(items=items, tight=tight, start=start):
                return {"kind": "numbers", "tight": tight, "items": self.all_blocks(items)} | {
                    "start": start
                }
            case Table():
                return self.table(block)
            case Figure(image=image):
                return {"kind": "figure", "image": self.image(image)} | self.frame(block)
            case Quote(blocks=blocks):
                return {"kind": "quote", "blocks": self.blocks(blocks)}
            case Code(text=text):
                return {"kind": "code", "inline": self.runs(text)}
            case Rule():
                return {"kind": "rule"}

    def all_blocks(self, items: Iterable[tuple[Block, ...]]) -> list[list[Value]]:
        """The blocks of each item."""
        return [self.blocks(item) for item in items]

    def frame(self, block: Table | Figure) -> Value:
        """What stands above and below a table or a picture."""
        return {"caption": self.inline(block.caption), "note": self.inline(block.note)}

    def table(self, table: Table) -> Value:
        """A table with the widths of its columns and what must stay together."""
        rows = [[self.inline(cell) for cell in row] for row in table.rows]
        return {
            "kind": "table",
            "header": [self.inline(cell) for cell in table.header],
            "rows": rows,
            "repeated": not _leads_on(table.header),
            "align": [align or "left" for align in table.align],
            **table_measures(table, self.columns[table.header]),
            **self.frame(table),
        }

    def image(self, image: Image) -> Value:
        """A picture, or without a file its text alone."""
        return {
            "kind": "image",
            "file": self.images.get(image.src),
            "alt": image.alt or image.src,
            "words": self.runs(image.alt),
        }

    def inline(self, parts: Iterable[Inline]) -> list[Value]:
        """The values of a line's parts."""
        return [value for part in parts for value in self.part(part)]

    def noteless(self, parts: tuple[Inline, ...]) -> list[Value] | None:
        """What the table of contents shows of a heading that holds footnotes; None of others."""
        has_notes = any(isinstance(node, FootnoteReference) for node in all_nodes(parts))
        return self.inline(bare(parts)) if has_notes else None

    def part(self, part: Inline) -> list[Value]:
        """The values of one part of a line."""
        match part:
            case Text(text=text):
                return self.runs(text)
            case CodeSpan(text=text):
                return [{"kind": "code", "inline": self.runs(text)}]
            case Break():
                return [{"kind": "break"}]
            case Emph(inline=inline):
                return [{"kind": "emph", "inline": self.inline(inline)}]
            case Strong(inline=inline):
                return [{"kind": "strong", "inline": self.inline(inline)}]
            case Link(href=href, inline=inline):
                return self.link(href, inline)
            case Anchor(inline=inline):
                return self.inline(inline)
            case Image():
                return [self.image(part)]
            case FootnoteReference(number=number, blocks=blocks):
                return [{"kind": "note", "number": number, "blocks": self.blocks(blocks)}]

    def link(self, href: str, inline: tuple[Inline, ...]) -> list[Value]:
        """A link, or its words alone where it leads to no heading of the document."""
        words = self.inline(inline)
        anchor = target(href)
        if anchor is None:
            return [{"kind": "link", "href": href, "inline": words}]
        if anchor not in self.anchors:
            return words
        return [{"kind": "link", "href": f"#{anchor}", "inline": words}]

    def runs(self, text: str) -> list[Value]:
        """A text in runs of one font, its line ends as breaks."""
        shown: list[Value] = []
        for index, line in enumerate(lines(text)):
            if index:
                shown.append({"kind": "break"})
            shown += self.line_runs(line)
        return shown

    def line_runs(self, line: str) -> Iterator[Value]:
        """The runs of a text without line ends; font None is that of the place."""
        if not UNORDINARY.search(line):
            yield from _texts(line, None)
            return
        pieces = (piece for cluster in clusters(line) for piece in self.in_font(cluster))
        for font, run in groupby(pieces, key=itemgetter(1)):
            yield from _texts("".join(words for words, _ in run), font)

    def in_font(self, cluster: str) -> Iterator[tuple[str, str | None]]:
        """The cluster with the font that has it; what no font has, as a mark."""
        if len(cluster) == 1 and not UNORDINARY.match(cluster):
            yield cluster, None
        elif cluster in self.fonts:
            yield cluster, self.fonts[cluster]
        else:
            if not UNORDINARY.match(cluster[0]):
                yield cluster[0], None
                cluster = cluster[1:]
            self.replaced[cluster] = self.replaced.get(cluster, 0) + 1
            yield MARK, MARK_FONT

    def svg(self, picture: str) -> str:
        """The picture with marks for characters that no font has."""
        return "\n".join(
            "".join(words for cluster in clusters(line) for words, _ in self.in_font(cluster))
            if UNORDINARY.search(line)
            else line
            for line in picture.split("\n")
        )


def _leads_on(header: Iterable[Any]) -> bool:
    """Whether something in a table's header leads elsewhere, which it may only where it is first.

    PDF/UA lets no link stand in what is repeated on the next page.
    """
    nodes = all_nodes(tuple(header))
    return any(isinstance(node, Link | FootnoteReference) for node in nodes)


def _texts(run: str, font: str | None) -> Iterator[Value]:
    for parts in breaking.runs(run):
        if len(parts) > 1:
            yield {"kind": "text", "parts": parts, "font": font, "hyphenate": False}
        else:
            for piece, may_break in compounds.pieces(parts[0]):
                yield {"kind": "text", "parts": [piece], "font": font, "hyphenate": may_break}


def begins_page(blocks: tuple[Block, ...]) -> bool:
    """Whether the chapter whose heading comes first is long, or an annex."""
    heading, *rest = blocks
    assert isinstance(heading, Heading)
    letters = 0
    for block in rest:
        if isinstance(block, Heading) and block.level <= heading.level:
            break
        letters += FIGURE_LETTERS if isinstance(block, Figure) else len(plain_text((block,)))
    return letters >= LONG_CHAPTER or bool(ANNEX.match(plain_text(heading.inline)))


def texts(value: Any) -> Iterator[str]:
    """Every text of a tree, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, msgspec.Struct):
        yield from texts(msgspec.structs.astuple(value))
