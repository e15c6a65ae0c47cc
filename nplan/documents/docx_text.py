"""The blocks and words of a document in WordprocessingML."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from io import BytesIO
from urllib.parse import urlsplit

import msgspec

from nplan.documents.about import About
from nplan.documents.characters import MARK
from nplan.documents.columns import columns, table_measures
from nplan.documents.docx_package import HANGING, LIST_LEVELS, STEP, Package
from nplan.documents.outline import Place, parts, target
from nplan.documents.pictures import pixels
from nplan.documents.reference_docx import MILLIMETRE, POINT
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
    footnotes,
    plain_text,
)
from nplan.documents.wordml import (
    BOLD,
    ITALIC,
    UNWRITABLE,
    Looks,
    Value,
    element,
    field,
    paragraph,
    properties,
    quoted,
    run,
    run_of,
)
from nplan.texts import catalogue

TWIP = 635
"""A twentieth of a point in the units of drawings."""
QUOTE_INDENT = 284
BOX_INDENT = 240
AFTER_LIST = 160
"""Twips that are left below a list."""
LARGEST_NUMBER = 32_000
"""The largest number that a list of Word's counts to."""
LONGEST_ADDRESS = 2000
NARROW, WIDER = 90.0, 1.25
"""Points up to which a column is made wider in the office's own font, and how much."""
TABLE_SIZE = 9.0
"""Points of the style of words in tables."""
HIGHEST_PICTURE = 200 * MILLIMETRE
RAISED: Looks = (("vertAlign", "superscript"),)


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What a block stands in."""

    style: str = "Normal"
    """The style of its paragraphs."""
    quotes: str = "Quote"
    """The style of quotes in it."""
    left: int = 0
    """Twips from the margin to its words."""
    is_set_in: bool = False
    """Whether that is said at each paragraph, as the style does not say it."""
    depth: int = 0
    """How many lists it is in."""
    ends_list: bool = False
    """Whether the outermost of them ends with it."""


OUTSIDE = Around()
ON_COVER = Around(quotes="Intense Quote")


class Writing:
    """One writing: the footnotes, links and ids that are taken, and what was replaced."""

    def __init__(
        self,
        package: Package,
        about: About,
        blocks: tuple[Block, ...],
        images: Mapping[str, str | bytes],
    ) -> None:
        nodes = tuple(all_nodes(blocks))
        calls = [node for node in nodes if isinstance(node, FootnoteReference)]
        title = parts(blocks, about.title).title  # nothing leads to it
        headings = (node for node in nodes if isinstance(node, Heading))
        anchors = (heading.anchor for heading in headings if heading.inline is not title)
        self.package = package
        self.about = about
        self.words = catalogue(about.language, "documents").gettext
        self.pictures = pixels(images, package.width / 20, HIGHEST_PICTURE / POINT)
        self.columns = columns(node for node in nodes if isinstance(node, Table))
        self.bookmarks = {anchor: f"_Toc{n:08}" for n, anchor in enumerate(anchors, 1)}
        self.footnotes = footnotes(nodes)
        self.times_called = Counter(node.number for node in calls)
        self.note_numbers: dict[int, int] = {}
        self.notes: list[str] = []
        self.is_in_note = False
        self.links: dict[str, str] = {}
        self.note_links: dict[str, str] = {}
        self.ids = 1
        self.replaced: dict[str, int] = {}

    # --- blocks --------------------------------------------------------------------------

    def all(self, blocks: Iterable[Block], around: Around) -> str:
        """Some blocks, one after the other."""
        return "".join(self.block(block, around) for block in blocks)

    def block(self, block: Block, around: Around) -> str:
        """One block."""
        match block:
            case Heading(level=level):
                return self.heading(block, Place(level, ""))
            case Paragraph(inline=inline):
                return paragraph(self.inline(inline), self.within(around))
            case BulletList(items=items):
                return self.bullets(items, around)
            case OrderedList(items=items, start=start):
                return self.numbers(items, start, around)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Quote(blocks=blocks):
                return self.all(blocks, _quoted(around))
            case Code(text=text):
                style = self.within(msgspec.structs.replace(around, style="HTML Preformatted"))
                return paragraph(self.text(text), style)
            case Rule():
                return paragraph("", self.style("Rule"))

    def heading(self, heading: Heading, place: Place, *, begins_page: bool = False) -> str:
        """A heading, which links and the contents lead to."""
        style = self.style(
            f"heading {place.level}",
            numPr=None if place.number else NO_NUMBER,
            pageBreakBefore=begins_page or None,
            spacing={"before": 0} if begins_page else None,
        )
        inner = self.bookmark(self.bookmarks[heading.anchor], self.inline(heading.inline))
        return paragraph(inner, style)

    def bullets(self, items: tuple[tuple[Block, ...], ...], around: Around) -> str:
        """A list without numbers."""
        level = min(around.depth, LIST_LEVELS - 1)
        marked = _numbered(level, self.package.bullets)
        shown = (
            self.item(item, "List Bullet", marked, "", _item(around, n == len(items)))
            for n, item in enumerate(items, 1)
        )
        return "".join(shown)

    def numbers(self, items: tuple[tuple[Block, ...], ...], start: int, around: Around) -> str:
        """A list with numbers; those that Word cannot count to are written out."""
        level = min(around.depth, LIST_LEVELS - 1)
        counts = start + len(items) <= LARGEST_NUMBER
        marked = _numbered(level, self.package.numbers(start, level)) if counts else None
        shown = (
            self.item(
                item,
                "List Number",
                marked,
                "" if counts else f"{start + n - 1}.\t",
                _item(around, n == len(items)),
            )
            for n, item in enumerate(items, 1)
        )
        return "".join(shown)

    def item(
        self, item: tuple[Block, ...], style: str, marked: Value | None, label: str, around: Around
    ) -> str:
        """An item: its first paragraph has the mark, what follows is set in as far."""
        first, rest = (
            (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (None, item)
        )
        inline = first.inline if isinstance(first, Paragraph) else ()
        plain = around.style == "List Continue"
        ends = around.ends_list and not rest
        shown = self.style(
            style if plain else around.style,
            numPr=marked,
            ind={"left": around.left, "hanging": HANGING},
            spacing={"after": AFTER_LIST} if ends else None,
        )
        inside = [
            self.block(
                block,
                msgspec.structs.replace(around, ends_list=around.ends_list and n == len(rest)),
            )
            for n, block in enumerate(rest, 1)
        ]
        return paragraph(self.text(label) + self.inline(inline), shown) + "".join(inside)

    def table(self, table: Table) -> str:
        """A table with its caption and its note; its header stands on each page."""
        measures = table_measures(table, self.columns[table.header])
        columns = measures["columns"] if self.package.is_own else _roomier(measures["columns"])
        widths = [round(width * self.package.width / sum(columns)) for width in columns]
        looks: Looks = ()
        if measures["size"] != TABLE_SIZE:
            looks = (("sz", round(2 * measures["size"])), ("szCs", round(2 * measures["size"])))
        cells = [f"<w:tc>{properties('tcPr', tcW={'w': one, 'type': 'dxa'})}" for one in widths]
        last = len(table.rows) - 1
        kept = {0} if last > 1 else set()
        if measures["whole"]:
            kept = set(range(last))
        elif measures["ending"]:
            kept.add(last - 1)
        styles = {
            keeps: [
                self.style(
                    "Table Text",
                    keepNext=keeps or None,
                    suppressAutoHyphens=None if hyphenate else True,
                    jc=_side(align),
                )
                for align, hyphenate in zip(table.align, measures["hyphenate"], strict=True)
            ]
            for keeps in (False, True)
        }
        heads = [self.style("Table Heading", jc=_side(align)) for align in table.align]
        of_columns = [looks] * len(widths)
        if measures["bold_first"]:
            of_columns[0] = (*looks, *BOLD)

        def row(parts: Iterable[tuple[Inline, ...]], shown: list[str], head: str) -> str:
            inner = (
                f"{cell}{paragraph(self.inline(part, looks), style)}</w:tc>"
                for part, cell, style, looks in zip(parts, cells, shown, of_columns, strict=True)
            )
            return f"<w:tr>{head}{''.join(inner)}</w:tr>"

        whole = properties("trPr", cantSplit=True)
        rows = [row(table.header, heads, properties("trPr", cantSplit=True, tblHeader=True))]
        rows += (
            row(parts, styles[n in kept], "" if measures["tall"][n] else whole)
            for n, parts in enumerate(table.rows)
        )
        about = properties(
            "tblPr",
            tblStyle=self.package.style("nplan Table"),
            tblW={"w": sum(widths), "type": "dxa"},
            tblLayout={"type": "fixed"},
            tblLook=LOOK,
            tblCaption=plain_text(bare(table.caption)) or None,
        )
        grid = element("tblGrid", tuple(element("gridCol", {"w": width}) for width in widths))
        end = self.note_below(table.note) if table.note else paragraph("", self.style("Table End"))
        return f"{self.caption(table.caption)}<w:tbl>{about}{grid}{''.join(rows)}</w:tbl>{end}"

    def figure(self, figure: Figure) -> str:
        """A picture that stands alone, with its caption and its note."""
        style = self.style("Figure", keepNext=True if figure.note else None)
        shown = self.image(figure.image, stands_alone=True)
        note = self.note_below(figure.note) if figure.note else ""
        return self.caption(figure.caption) + paragraph(shown, style) + note

    def caption(self, inline: tuple[Inline, ...]) -> str:
        """The line above a table or a picture."""
        return self.paragraph("caption", inline) if inline else ""

    def note_below(self, inline: tuple[Inline, ...]) -> str:
        """The line below a table or a picture."""
        return self.paragraph("Note", inline)

    def paragraph(
        self,
        style: str,
        inline: tuple[Inline, ...],
        looks: Looks = (),
        **given: Value | None,
    ) -> str:
        """A paragraph of a style."""
        return paragraph(self.inline(inline, looks), self.style(style, **given))

    def within(self, around: Around) -> str:
        """The properties of a paragraph in what it stands in."""
        return self.style(
            around.style,
            ind={"left": around.left} if around.is_set_in else None,
            spacing={"after": AFTER_LIST} if around.ends_list else None,
        )

    def style(self, name: str, **given: Value | None) -> str:
        """The properties of a paragraph of a style."""
        id = None if name == "Normal" else self.package.style(name)
        return properties("pPr", pStyle=id or None, **given)

    # --- words ---------------------------------------------------------------------------

    def inline(self, parts: Iterable[Inline], looks: Looks = ()) -> str:
        """The parts of a line."""
        shown = []
        previous: Inline | None = None
        for part in parts:
            if isinstance(part, FootnoteReference) and isinstance(previous, FootnoteReference):
                shown.append(run(" ", (*looks, *RAISED)))
            shown.append(self.one(part, looks))
            previous = part
        return "".join(shown)

    def one(self, part: Inline, looks: Looks) -> str:
        """One part of a line."""
        match part:
            case Text(text=text):
                return self.text(text, looks)
            case CodeSpan(text=text):
                return self.text(text, (*looks, ("rStyle", self.package.style("HTML Code"))))
            case Break():
                return run("\n", looks)
            case Emph(inline=inline):
                return self.inline(inline, (*looks, *ITALIC))
            case Strong(inline=inline):
                return self.inline(inline, (*looks, *BOLD))
            case Link(href=href, inline=inline):
                return self.link(href, inline, looks)
            case Anchor(inline=inline):
                return self.inline(inline, looks)
            case Image():
                return self.image(part, looks)
            case FootnoteReference(number=number):
                return self.note(number, looks)

    def text(self, text: str, looks: Looks = ()) -> str:
        """Words as they are; a mark stands for what XML cannot hold, and is counted."""
        return run(self.clean(text), looks) if text else ""

    def clean(self, text: str) -> str:
        """The text with marks for what XML cannot hold."""
        return UNWRITABLE.sub(self._marked, text)

    def _marked(self, match: re.Match[str]) -> str:
        self.replaced[match[0]] = self.replaced.get(match[0], 0) + 1
        return MARK

    def link(self, href: str, inline: tuple[Inline, ...], looks: Looks) -> str:
        """A link, or its words alone where it leads nowhere."""
        anchor = target(href)
        bookmark = None if anchor is None else self.bookmarks.get(anchor)
        if bookmark is None and (anchor is not None or not _is_address(href)):
            return self.inline(inline, looks)
        words = self.inline(inline, (*looks, ("rStyle", self.package.style("Hyperlink"))))
        if bookmark is not None:
            return linked(bookmark, words)
        links = self.note_links if self.is_in_note else self.links
        id = links.setdefault(href, f"link{len(links) + 1}")
        return f'<w:hyperlink r:id="{id}" w:history="1">{words}</w:hyperlink>'

    def bookmark(self, name: str, inner: str) -> str:
        """What a name is given, so that links lead to it."""
        self.ids += 1
        start = element("bookmarkStart", {"id": self.ids, "name": name})
        return f"{start}{inner}{element('bookmarkEnd', {'id': self.ids})}"

    def note(self, number: int, looks: Looks) -> str:
        """The call of a footnote: the first is Word's own, the others refer to it."""
        raised: Looks = (*looks, ("rStyle", self.package.style("footnote reference")))
        known = self.note_numbers.get(number)
        if known:
            return field(f"NOTEREF _Ref{known:08} \\f \\h", str(known), raised)
        blocks = self.footnotes.get(number, ())
        if self.is_in_note:  # Word has no footnotes to footnotes
            return self.text(f" ({plain_text(blocks)})", looks)
        self.notes.append("")
        known = self.note_numbers[number] = len(self.notes)
        self.is_in_note = True
        self.notes[known - 1] = self.note_body(blocks)
        self.is_in_note = False
        shown = run_of(f'<w:footnoteReference w:id="{known}"/>', raised)
        again = self.times_called[number] > 1
        return self.bookmark(f"_Ref{known:08}", shown) if again else shown

    def note_body(self, blocks: tuple[Block, ...]) -> str:
        """What a footnote says, after its number."""
        first: tuple[Inline, ...] = ()
        if blocks and isinstance(blocks[0], Paragraph):
            first, blocks = blocks[0].inline, blocks[1:]
        style = self.package.style("footnote reference")
        number = run_of("<w:footnoteRef/>", (("rStyle", style),)) + run(" ")
        around = Around(style="footnote text")
        opening = paragraph(number + self.inline(first), self.within(around))
        return opening + self.all(blocks, around)

    def image(self, image: Image, looks: Looks = (), *, stands_alone: bool = False) -> str:
        """A picture, or without a file its text alone."""
        content = self.pictures.get(image.src)
        if content is None or self.is_in_note:
            return self.text(image.alt, (*looks, *ITALIC))
        return self.picture(content, image.alt or image.src, fills=stands_alone)

    def picture(
        self,
        content: bytes,
        words: str,
        *,
        fills: bool = False,
        room: tuple[int, int] | None = None,
    ) -> str:
        """A picture that fills the page's width or some room, or as large as it is."""
        relation, found = self.package.part.get_or_add_image(BytesIO(content))
        wide, high = room or (self.package.width * TWIP, HIGHEST_PICTURE)
        scale = min(wide / found.width, high / found.height)
        scale = scale if fills or room else min(scale, 1.0)
        self.ids += 1
        size = f'cx="{round(found.width * scale)}" cy="{round(found.height * scale)}"'
        name = f'id="{self.ids}" name="Picture {self.ids}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f"<wp:extent {size}/><wp:docPr {name} descr={quoted(self.clean(words))}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            '</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.'
            f'org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


NO_NUMBER = (element("ilvl", 0), element("numId", 0))
NO_LINE = tuple(element(side, {"val": "nil"}) for side in ("top", "left", "bottom", "right"))
LOOK: Value = {"val": "0620", "firstRow": 1, "noHBand": 1, "noVBand": 1}


def _numbered(level: int, number: int) -> tuple[str, ...]:
    return (element("ilvl", level), element("numId", number))


def _item(around: Around, is_last: bool) -> Around:
    """What the blocks of an item of a list stand in."""
    return msgspec.structs.replace(
        around,
        style="List Continue" if around.style == "Normal" else around.style,
        left=around.left + (STEP if around.style in ("Normal", "List Continue") else HANGING),
        is_set_in=True,
        depth=around.depth + 1,
        ends_list=is_last and (around.depth == 0 or around.ends_list),
    )


def _quoted(around: Around) -> Around:
    """What the blocks of a quote stand in."""
    return msgspec.structs.replace(
        around,
        style=around.quotes,
        left=around.left + (QUOTE_INDENT if around.quotes == "Quote" else BOX_INDENT),
        is_set_in=around.style != "Normal",
        ends_list=False,
    )


def _roomier(columns: list[float]) -> list[float]:
    """The columns, the narrow ones wider: nobody knows how wide the office's letters are."""
    widest = max(columns)
    return [width * WIDER if width <= NARROW and width < widest else width for width in columns]


def linked(bookmark: str, inner: str) -> str:
    """Words that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{inner}</w:hyperlink>'


def _side(align: str) -> str | None:
    return align if align in ("right", "center") else None


def _is_address(href: str) -> bool:
    """Whether Word takes it for an address; one that it does not would spoil the whole file."""
    try:
        urlsplit(href)
    except ValueError:
        return False
    return len(href) <= LONGEST_ADDRESS and bool(re.fullmatch(r"[!#-;=?-\[\]_a-z~]+", href))
