"""The one tree of a document, made of its Markdown, from which every format is written."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

SCHEMES = ("http://", "https://", "mailto:", "#")
ANCHOR = re.compile(r"\{#([\w./~-]+)\}")
"""What makes the words in brackets before it a place that links lead to."""


class Node(msgspec.Struct, frozen=True, tag_field="kind", tag=str.lower):
    """A part of a document."""


class Text(Node, frozen=True):
    """Words as they are."""

    text: str


class CodeSpan(Node, frozen=True):
    """Words in a fixed width."""

    text: str


class Break(Node, frozen=True):
    """A new line."""


class Emph(Node, frozen=True):
    """Emphasis."""

    inline: tuple["Inline", ...]


class Strong(Node, frozen=True):
    """Strong emphasis."""

    inline: tuple["Inline", ...]


class Link(Node, frozen=True):
    """A link to the web, a mail address or (`#anchor`) a heading."""

    href: str
    inline: tuple["Inline", ...]


class Anchor(Node, frozen=True):
    """Words that a link can lead to, by a name beside those of the headings: `[words]{#name}`."""

    name: str
    inline: tuple["Inline", ...]


class Image(Node, frozen=True):
    """A picture, named as beside the Markdown, and the text that stands for it."""

    src: str
    alt: str


class FootnoteReference(Node, frozen=True):
    """Where a footnote is called; it has its blocks at the first call only."""

    number: int
    blocks: tuple["Block", ...] = ()


Inline = Text | CodeSpan | Break | Emph | Strong | Link | Anchor | Image | FootnoteReference


class Heading(Node, frozen=True):
    """A heading; its anchor is what GitHub would call it, its footnotes aside."""

    level: int
    inline: tuple[Inline, ...]
    anchor: str


class Paragraph(Node, frozen=True):
    """A paragraph."""

    inline: tuple[Inline, ...]


class BulletList(Node, frozen=True):
    """A list without numbers; a tight one has no paragraphs between its items."""

    items: tuple[tuple["Block", ...], ...]
    tight: bool = True


class OrderedList(Node, frozen=True):
    """A list with numbers."""

    items: tuple[tuple["Block", ...], ...]
    start: int = 1
    tight: bool = True


class Table(Node, frozen=True):
    """A table; a paragraph of emphasis alone before it is its caption, one after it its note."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    align: tuple[str, ...]
    caption: tuple[Inline, ...] = ()
    note: tuple[Inline, ...] = ()


class Figure(Node, frozen=True):
    """A picture that stands alone, with caption and note as a table has them."""

    image: Image
    caption: tuple[Inline, ...] = ()
    note: tuple[Inline, ...] = ()


class Quote(Node, frozen=True):
    """Something quoted, or set apart."""

    blocks: tuple["Block", ...]


class Code(Node, frozen=True):
    """Lines in a fixed width."""

    text: str


class Rule(Node, frozen=True):
    """A line across."""


Block = Heading | Paragraph | BulletList | OrderedList | Table | Figure | Quote | Code | Rule


def _any_link(url: str) -> bool:
    return True


@cache
def parser() -> MarkdownIt:
    """The one dialect: CommonMark without HTML, with GFM's tables and footnotes."""
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.validateLink = _any_link  # type: ignore[method-assign] # those to keep are told below
    return markdown.enable("table").use(footnote_plugin, inline=False)


class Trouble(msgspec.Struct, frozen=True):
    """Something in a text that a reader could not use, or would have to guess."""

    code: str
    """One of the finding codes that are about printing."""
    name: str
    """What stands there: an address, a heading's words."""


class Parsed(msgspec.Struct, frozen=True):
    """What a text in Markdown holds."""

    blocks: tuple[Block, ...]
    troubles: tuple[Trouble, ...]
    pictures: tuple[str, ...]
    """The files of the pictures that it names."""


@cache
def template_parser() -> MarkdownIt:
    """The dialect of whole documents, whose templates may make anchors."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.use(footnote_plugin, inline=False)
    markdown.inline.ruler.before("link", "anchor", _anchor)
    return markdown


def _anchor(state: StateInline, silent: bool) -> bool:
    """Read `[words]{#name}`."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    match = ANCHOR.match(state.src, end + 1) if end >= 0 else None
    if match is None:
        return False
    if not silent:
        whole, state.pos, state.posMax = state.posMax, state.pos + 1, end
        state.push("anchor_open", "span", 1).attrSet("id", match[1])
        state.md.inline.tokenize(state)
        state.push("anchor_close", "span", -1)
        state.posMax = whole
    state.pos = match.end()
    return True


@lru_cache(maxsize=64)
def parsed(markdown: str, *, is_template: bool = False) -> Parsed:
    """The tree of a text and its troubles; prose is looked at again right after it was written.

    What a template made may have anchors besides Markdown.
    """
    read = template_parser() if is_template else parser()
    root = SyntaxTreeNode(read.parse(markdown))
    reading = _Reading(root)
    blocks = reading.blocks(root.children)
    return Parsed(blocks, tuple(reading.troubles), tuple(reading.pictures))


def parse(markdown: str) -> tuple[Block, ...]:
    """The tree of a text in Markdown."""
    return parsed(markdown).blocks


def parse_document(markdown: str) -> tuple[Block, ...]:
    """The tree of what a template made."""
    return parsed(markdown, is_template=True).blocks


class _Reading:
    """One reading of a text: its footnotes, and the anchors that are taken."""

    def __init__(self, root: SyntaxTreeNode) -> None:
        self.anchors: dict[str, int] = {}
        self.troubles: list[Trouble] = []
        self.pictures: list[str] = []
        self.level: int | None = None
        self.empty: set[int] = set()
        self.footnotes = {
            note.meta["id"]: note
            for block in root.children
            if block.type == "footnote_block"
            for note in block.children
        }

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
        found = [block for node in nodes for block in self.block(node)]
        return tuple(_with_captions(found))

    def block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "heading":
                inline = self.inline(node)
                words = plain_text(bare(inline))
                if words.strip():
                    level = int(node.tag[1:])
                    self.told("heading-order", words, level > (self.level or level) + 1)
                    self.level = level
                    yield Heading(level, inline, self.anchor(words))
                elif inline:  # no reader aloud could name it
                    yield Paragraph(inline)
            case "paragraph":
                inline = self.inline(node)
                if len(inline) == 1 and isinstance(inline[0], Image):
                    yield Figure(inline[0])
                elif inline:
                    yield Paragraph(inline)
            case "bullet_list":
                yield BulletList(self.items(node), _is_tight(node))
            case "ordered_list":
                start = int(node.attrs.get("start", 1))
                yield OrderedList(self.items(node), start, _is_tight(node))
            case "table":
                yield self.table(node)
            case "blockquote":
                yield Quote(self.blocks(node.children))
            case "fence" | "code_block":
                yield Code(node.content.removesuffix("\n"))
            case "hr":
                yield Rule()

    def items(self, node: SyntaxTreeNode) -> tuple[tuple[Block, ...], ...]:
        return tuple(self.blocks(item.children) for item in node.children)

    def table(self, node: SyntaxTreeNode) -> Table:
        header, *rows = (row.children for part in node.children for row in part.children)
        styles = (str(cell.attrs.get("style", "")) for cell in header)
        heads = tuple(self.inline(cell) for cell in header)
        names = [plain_text(head).strip() for head in heads]
        self.told("empty-table-header", " | ".join(filter(None, names)), not all(names))
        return Table(
            header=heads,
            rows=tuple(tuple(self.inline(cell) for cell in row) for row in rows),
            align=tuple(style.removeprefix("text-align:") for style in styles),
        )

    def inline(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """What stands in a block whose only child is a line of text."""
        children = node.children[0].children if node.children else []
        return self.inlines(children)

    def inlines(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for node in nodes:
            for part in self.part(node):
                if isinstance(part, Text) and found and isinstance(found[-1], Text):
                    found[-1] = Text(found[-1].text + part.text)
                else:
                    found.append(part)
        return tuple(found)

    def part(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        match node.type:
            case "text" | "text_special" if node.content:
                yield Text(node.content)
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield Break()
            case "code_inline":
                yield CodeSpan(node.content)
            case "em" | "strong":
                kind = Emph if node.type == "em" else Strong
                yield kind(_without(kind, self.inlines(node.children)))
            case "link":
                inline = self.inlines(node.children)
                href = str(node.attrs.get("href", ""))
                is_led = href.startswith(SCHEMES)
                self.told("link-scheme", href, not is_led)
                self.told("empty-link", href, not plain_text(inline).strip())
                if inline and is_led:
                    yield Link(href, inline)
                else:
                    yield from inline
            case "anchor" if inline := self.inlines(node.children):
                yield Anchor(str(node.attrs["id"]), inline)
            case "image":
                alt = plain_text(self.inlines(node.children))
                self.told("no-alternative-text", str(node.attrs["src"]), not alt.strip())
                self.pictures.append(str(node.attrs["src"]))
                yield Image(str(node.attrs["src"]), alt)
            case "footnote_ref":
                yield from self.footnote(node.meta["id"])

    def footnote(self, number: int) -> Iterator[FootnoteReference]:
        """The call of a footnote; none of one that says nothing."""
        note = self.footnotes.pop(number, None)
        blocks = self.blocks(note.children) if note else ()
        if note and not blocks:
            self.empty.add(number)
        if number not in self.empty:
            yield FootnoteReference(number + 1, blocks)

    def told(self, code: str, name: str, is_trouble: bool) -> None:
        if is_trouble:
            self.troubles.append(Trouble(code, name))

    def anchor(self, heading: str) -> str:
        slug = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        name = slug
        while not name or name in self.anchors:
            self.anchors[slug] = times = self.anchors.get(slug, 0) + 1
            name = f"{slug}-{times}"
        self.anchors[name] = 0
        return name


def _is_tight(node: SyntaxTreeNode) -> bool:
    paragraphs = (block for item in node.children for block in item.children)
    return all(block.hidden for block in paragraphs if block.type == "paragraph")


def _with_captions(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with captions and notes put into the tables and figures they belong to."""
    shown: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        emphasis = _only_emphasis(block)
        if isinstance(block, Table | Figure) and shown and (caption := _only_emphasis(shown[-1])):
            shown[-1] = msgspec.structs.replace(block, caption=caption)
        elif (
            emphasis
            and shown
            and isinstance(shown[-1], Table | Figure)
            and not shown[-1].note
            and not isinstance(following, Table | Figure)
        ):
            shown[-1] = msgspec.structs.replace(shown[-1], note=emphasis)
        else:
            shown.append(block)
    yield from shown


def _only_emphasis(block: Block) -> tuple[Inline, ...]:
    match block:
        case Paragraph(inline=(Emph(inline=inline),)):
            return inline
    return ()


def _without(kind: type[Emph | Strong], inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines, those of `kind` among them dissolved: emphasis within emphasis is none more."""
    parts = (part.inline if isinstance(part, kind) else (part,) for part in inlines)
    return tuple(one for part in parts for one in part)


def all_nodes(value: Any) -> Iterator[Node]:
    """Every node of a tree, in order."""
    if isinstance(value, Node):
        yield value
        value = msgspec.structs.astuple(value)
    if isinstance(value, tuple):
        for part in value:
            yield from all_nodes(part)


def bare(parts: Iterable[Inline]) -> tuple[Inline, ...]:
    """The parts without notes, links and anchors, as a list of contents shows them."""
    return tuple(_bare(parts))


def _bare(parts: Iterable[Inline]) -> Iterator[Inline]:
    for part in parts:
        match part:
            case FootnoteReference():
                pass
            case Link(inline=inline) | Anchor(inline=inline):
                yield from _bare(inline)
            case Emph(inline=inline) | Strong(inline=inline):
                if words := bare(inline):
                    yield msgspec.structs.replace(part, inline=words)
            case _:
                yield part


def footnotes(nodes: Iterable[Node]) -> dict[int, tuple[Block, ...]]:
    """What each footnote says, by its number, whichever of the nodes calls it first."""
    calls = (node for node in nodes if isinstance(node, FootnoteReference))
    return {call.number: call.blocks for call in calls if call.blocks}


def plain_text(nodes: Iterable[Block | Inline]) -> str:
    """The words alone, a line a block or cell; a footnote's words follow where it is called."""
    nodes = tuple(nodes)
    words = "".join(_words(nodes))
    return words.removesuffix("\n") if nodes and isinstance(nodes[-1], Block) else words


def _words(nodes: Iterable[Block | Inline]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text(text=text) | CodeSpan(text=text):
                yield text
            case Break():
                yield "\n"
            case Image(alt=alt):
                yield alt
            case Emph() | Strong() | Link() | Anchor():
                yield from _words(node.inline)
            case FootnoteReference(blocks=blocks) if blocks:
                yield "\n"
                yield from _words(blocks)
            case Heading() | Paragraph():
                yield from _words(node.inline)
                yield "\n"
            case BulletList() | OrderedList():
                for item in node.items:
                    yield from _words(item)
            case Table() | Figure():
                yield from _framed_words(node)
            case Quote():
                yield from _words(node.blocks)
            case Code():
                yield node.text + "\n"


def _framed_words(node: Table | Figure) -> Iterator[str]:
    if isinstance(node, Figure):
        lines = [node.caption, (node.image,), node.note]
    else:
        lines = [node.caption, *node.header, *(c for row in node.rows for c in row), node.note]
    for line in filter(None, lines):
        yield from _words(line)
        yield "\n"
