"""The office's own Markdown, put into a document it can neither change nor break out of."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from nplan.documents.markdown import NOTHING, Markdown, escaped
from nplan.documents.tree import (
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
    Node,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    Trouble,
    parse,
    parsed,
    plain_text,
)
from nplan.documents.writer import written, written_cell
from nplan.model.prose import citations, figures

PRIVATE = range(0xE000, 0xF900)
LOWEST_HEADING = 6
MARKS = (".", ",", ":", ";", "!", "?", "…", ")")
MENDED = ("heading-order", "no-alternative-text")
"""Troubles that prose has no more when it stands in a document."""
WEB = ("http://", "https://", "mailto:")
LINE_START = re.compile(r"[\s>*+#-]*(\d+[.)])?[\s>*+#-]*")


class Filling(msgspec.Struct, frozen=True):
    """What is put into prose: as Markdown, and as the words in an address or in code."""

    markdown: str
    words: str
    is_note: bool


def prose(
    text: str,
    level: int,
    cite: Callable[[str], Markdown],
    figure: Callable[[str], str],
    tell: Callable[[Trouble], None] = lambda _: None,
) -> Markdown:
    """The prose as Markdown that can stand under a heading of `level`, without a last line end.

    `cite` gives what stands for a reference (`[^12]`), `figure` the text of a computed
    figure. Headings come below `level`; links lead to the web or a mail address; pictures
    become the texts that stand for them; footnotes and link definitions stay the prose's own.
    `tell` is told what is lost by that, and what else a reader could not use.
    """
    places = _Places(text, cite, figure, tell)
    blocks = tuple(_demoted(_readable(places), level))
    notes = f"{zlib.crc32(text.encode()):08x}-"
    shown = written(blocks, notes)
    if _without_anchors(parse(shown)) != _without_anchors(blocks):
        lines = plain_text(blocks).split("\n")
        shown = written(Paragraph((Text(line),)) for line in lines if line.strip())
    return Markdown(places.filled(shown))


def prose_line(
    text: str,
    cite: Callable[[str], Markdown],
    figure: Callable[[str], str],
    tell: Callable[[Trouble], None] = lambda _: None,
) -> Markdown:
    """The prose on one line, as a table's cell wants it: its blocks one after another.

    A semicolon stands between them where the first does not end in a mark of its own. The prose's
    own footnotes stand in brackets where they are called.
    """
    places = _Places(text, cite, figure, tell)
    kept = _readable(places)
    parts: list[Inline] = []
    for words in _lines(kept):
        if parts:
            before = places.place.sub("", plain_text(parts)).rstrip()
            parts.append(Text(" " if before.endswith(MARKS) else "; "))
        parts += words
    line = _joined(parts)
    if parse(written((Paragraph(line),))) != (Paragraph(line),):
        plain = " ".join(plain_text(kept).split())
        line = (Text(plain),) if plain else ()
    return Markdown(places.filled(written_cell(line)))


def _readable(places: "_Places") -> tuple[Block, ...]:
    """The blocks of a prose text as they may stand in a document; what is lost is told."""
    found = parsed(places.text)
    for trouble in found.troubles:
        if trouble.code not in MENDED:
            places.tell(trouble.code, trouble.name)
    return tuple(part for block in found.blocks for part in _kept(block, places, True))


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """The words of each paragraph, item, cell and so on."""
    for block in blocks:
        match block:
            case Heading(inline=inline) | Paragraph(inline=inline):
                yield tuple(part for one in inline for part in _on_a_line(one))
            case BulletList(items=items) | OrderedList(items=items):
                for item in items:
                    yield from _lines(item)
            case Quote(blocks=inner):
                yield from _lines(inner)
            case Table(header=header, rows=rows):
                for cell in (*header, *(cell for row in rows for cell in row)):
                    yield from _lines((Paragraph(cell),))
            case Code(text=text) if text.strip():
                yield (CodeSpan(" ".join(text.split())),)


def _on_a_line(part: Inline) -> Iterator[Inline]:
    match part:
        case Break():
            yield Text(" ")
        case FootnoteReference(blocks=blocks):
            if words := " ".join(plain_text(blocks).split()):
                yield Text(f" ({words})")
        case Emph(inline=inline) | Strong(inline=inline) | Link(inline=inline):
            inner = _joined(one for some in inline for one in _on_a_line(some))
            yield msgspec.structs.replace(part, inline=inner)
        case _:
            yield part


def _joined(parts: Iterable[Inline]) -> tuple[Inline, ...]:
    """The parts, texts beside each other as one."""
    found: list[Inline] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Text) and isinstance(last, Text):
            found[-1] = Text(last.text + part.text)
        else:
            found.append(part)
    return tuple(found)


class _Places:
    """A prose text whose citations and figures are places to fill in when it is written."""

    def __init__(
        self,
        text: str,
        cite: Callable[[str], Markdown],
        figure: Callable[[str], str],
        tell: Callable[[Trouble], None],
    ) -> None:
        self.told = tell
        free = (chr(code) for code in PRIVATE if chr(code) not in text)
        self.open, self.close = next(free), next(free)
        self.place = re.compile(f"{self.open}([0-9]+){self.close}")
        self.address = re.compile(f"{quote(self.open)}([0-9]+){quote(self.close)}")
        found = [(c.start, c.end, c.reference, True) for c in citations(text)]
        found += [(f.start, f.end, f.expression, False) for f in figures(text) if f.expression]
        self.fillings: list[Filling] = []
        parts, position = [], 0
        for start, end, words, is_citation in sorted(found):
            if start < position:
                continue
            before = text[position:start]
            if is_citation:
                self.fillings.append(Filling("".join(cite(words)), text[start:end], True))
            else:
                value = figure(words)
                self.fillings.append(Filling(escaped(value) or NOTHING, value, False))
            parts += [before, f"{self.open}{len(self.fillings) - 1}{self.close}"]
            position = end
        self.text = "".join([*parts, text[position:]])

    def tell(self, code: str, name: str) -> None:
        """Tell of a trouble, with words in the places."""
        self.told(Trouble(code, self.words(name)))

    def words(self, text: str) -> str:
        """The text with words in the places."""
        return self.place.sub(lambda match: self.fillings[int(match[1])].words, text)

    def calls(self, text: str) -> str:
        """The places of the text that call footnotes, without the words between them."""
        found = self.place.finditer(text)
        return "".join(match[0] for match in found if self.fillings[int(match[1])].is_note)

    def without_calls(self, text: str) -> str:
        """The text without those places, and without the spaces before them."""
        return re.sub(
            f" *{self.place.pattern}",
            lambda match: "" if self.fillings[int(match[1])].is_note else match[0],
            text,
        )

    def in_address(self, href: str) -> str:
        """The address with words in the places."""
        return self.address.sub(lambda m: quote(self.fillings[int(m[1])].words, safe=""), href)

    def filled(self, markdown: str) -> str:
        """The Markdown with Markdown in the places."""

        def filling(match: re.Match[str]) -> str:
            space, number, mark = match.groups()
            filling = self.fillings[int(number)]
            line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
            begins = LINE_START.fullmatch(line)
            if filling.is_note:  # a mark of a note follows its word closely
                space = space if begins or line.endswith("|") else ""
            elif begins and mark and filling.markdown.isdecimal():
                mark = "\\" + mark  # a number, not that of a list
            return space + filling.markdown + mark

        return re.sub(rf"( *){self.place.pattern}([.)]?)", filling, markdown)


def _kept(node: Node, places: _Places, top: bool) -> Iterator[Any]:
    """The node as it may stand in a document; nothing if nothing of it is left."""
    match node:
        case Link(href=href, inline=inline) if not href.startswith(WEB):
            places.tell("link-scheme", href)
            yield from _all_kept(inline, places)
        case Link(href=href, inline=inline):
            words = tuple(_without_calls(_all_kept(inline, places), places))
            if words:
                yield Link(places.in_address(href), words)
            if calls := places.calls(plain_text(inline)):  # a link holds no links
                yield Text(calls)
        case Image(src=src, alt=alt):
            places.tell("picture", src)
            if alt:
                yield Text(alt)
        case Figure(image=image):
            places.tell("picture", image.src)
            words = (Text(image.alt),) if image.alt else ()
            for line in filter(None, (node.caption, words, node.note)):
                yield Paragraph(_all_kept(line, places))
        case CodeSpan(text=text):
            yield CodeSpan(places.words(text))
        case Code(text=text):
            yield Code(places.words(text))
        case Heading(inline=inline) if not top:
            yield from _kept(Paragraph((Strong(inline),)), places, False)
        case Heading() | Paragraph() | Emph() | Strong():
            if inline := _all_kept(node.inline, places):
                yield msgspec.structs.replace(node, inline=inline)
        case _:
            fields = {name: getattr(node, name) for name in node.__struct_fields__}
            deep = {name: _all_kept(v, places) for name, v in fields.items() if type(v) is tuple}
            yield msgspec.structs.replace(node, **deep)


def _without_calls(parts: Iterable[Inline], places: _Places) -> Iterator[Inline]:
    """The parts without the calls of citations' footnotes."""
    for part in parts:
        match part:
            case Text(text=text):
                if words := places.without_calls(text):
                    yield Text(words)
            case Emph(inline=inline) | Strong(inline=inline):
                if inner := tuple(_without_calls(inline, places)):
                    yield msgspec.structs.replace(part, inline=inner)
            case _:
                yield part


def _all_kept(parts: tuple[Any, ...], places: _Places) -> tuple[Any, ...]:
    """What is kept of the parts, which may be nodes, rows of them, or words; texts are joined."""
    found: list[Any] = []
    for part in parts:
        if isinstance(part, tuple):
            found.append(_all_kept(part, places))
        elif not isinstance(part, Node):
            found.append(part)
        else:
            for kept in _kept(part, places, False):
                if isinstance(kept, Text) and found and isinstance(found[-1], Text):
                    found[-1] = Text(found[-1].text + kept.text)
                else:
                    found.append(kept)
    return tuple(found)


def _demoted(blocks: Iterable[Block], level: int) -> Iterator[Block]:
    """The blocks, their headings one below another from under `level`, none left out."""
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            lower = min(level + len(above), LOWEST_HEADING)
            yield msgspec.structs.replace(block, level=lower)
        else:
            yield block


def _without_anchors(blocks: Iterable[Block]) -> list[Block]:
    return [
        msgspec.structs.replace(block, anchor="") if isinstance(block, Heading) else block
        for block in blocks
    ]
