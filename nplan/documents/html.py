"""A document's tree as one HTML page that needs nothing else: accessible, and the same always."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import escape
from pathlib import Path

from nplan.documents.about import About
from nplan.documents.breaking import runs
from nplan.documents.characters import LINE_END, MARK, Replaced, all_replaced
from nplan.documents.columns import labelled, letters
from nplan.documents.media import media_type
from nplan.documents.outline import Place, parts, places, target
from nplan.documents.palette import variables
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
from nplan.documents.wording import Wording

STYLE = Path(__file__).with_name("document.css")
SCRIPT = Path(__file__).with_name("page.js")

UNCARRIED = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
"""What HTML's standard keeps out of every page: control characters, and what is no character."""

TURNS_THE_LINE = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters written from right to left, and characters that say so of others."""

COLLAPSES = re.compile("[ \t]{2}|\t")
"""White space of which a browser shows one space, unless it is told to keep it."""

CONTENTS_LEVELS = {"report": 2, "page": 1, "paper": 0}
"""How far down the table of contents goes, by the document's form."""
MOST_ABREAST = 2
"""Columns that stand beside each other on any screen."""
LOWEST_HEADING = 6
# Anchors of headings and of templates have no colon.
CONTENTS, MAIN, NOTES = "page:contents", "page:main", "page:notes"


def html(
    blocks: tuple[Block, ...], about: About, images: Mapping[str, str | bytes]
) -> tuple[bytes, tuple[Replaced, ...]]:
    """The document as HTML, and what had to be replaced in it.

    `images` are the pictures by the names that the text calls them, SVG as text, which stands in
    the page as it is.
    """
    writing = _Writing(blocks, about, images)
    shown = writing.page()
    if writing.astray:
        writing = _Writing(blocks, about, images, writing.astray)
        shown = writing.page()
    return shown.encode(), all_replaced(writing.replaced)


class _Writing:
    """One writing of a page: its footnotes, and the ids that are taken."""

    def __init__(
        self,
        blocks: tuple[Block, ...],
        about: About,
        images: Mapping[str, str | bytes],
        without: Iterable[str] = (),
    ) -> None:
        self.about = about
        self.images = images
        self.without = frozenset(without)
        self.wording = Wording(about.language)
        self.document = parts(blocks, about.title)
        self.ids = {one.anchor for one in self.document.body if isinstance(one, Heading)}
        self.labelled = labelled(block for block in blocks if isinstance(block, Table))
        self.linked: set[str] = set()
        self.footnotes_by_number = footnotes(all_nodes(blocks))
        self.notes: list[int] = []
        self.calls: dict[int, int] = {}
        self.drawn: set[str] = set()
        self.replaced: dict[str, int] = {}

    @property
    def astray(self) -> set[str]:
        """The anchors that links lead to and that are not there."""
        return self.linked - self.ids

    # --- the page ----------------------------------------------------------------------

    def page(self) -> str:
        about = self.about
        header = self.header()
        main = self.main()
        contents = self.contents()
        style = variables(about) + STYLE.read_text("utf-8")
        script = SCRIPT.read_text("utf-8") if about.form == "page" else ""
        named = " – ".join(filter(None, (about.title, about.municipality)))
        cover = "plain" if about.form == "paper" else about.look.style.cover
        skip = self.wording.text("Skip to the content")
        lines = [
            "<!doctype html>",
            f'<html lang="{self.attribute(about.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{self.attribute(named)}</title>",
            f"<style>{style}</style>",
            "</head>",
            f'<body class="{about.form} cover-{cover}">',
            f'<a class="skip" href="#{MAIN}">{self.text(skip)}</a>',
            header,
            contents,
            f'<main id="{MAIN}" tabindex="-1">',
            *main,
            "</main>",
            self.footer(),
            self.script(script),
            "</body>",
            "</html>",
        ]
        return "\n".join(filter(None, lines)) + "\n"

    def header(self) -> str:
        about, cover = self.about, self.document.cover
        mark = f'<p class="mark">{self.text(about.mark)}</p>' if about.mark else ""
        first, rest = cover[:1], cover[1:]
        if not first or not isinstance(first[0], Paragraph):
            first, rest = (), cover
        shown = [
            "<header>",
            '<div class="top">',
            self.logo(),
            mark,
            f"<h1>{self.inline(self.document.title)}</h1>",
            *self.blocks(first),
            "</div>",
            *self.blocks(rest),
            "</header>",
        ]
        return "\n".join(filter(None, shown))

    def logo(self) -> str:
        logo = self.about.look.logo
        if logo is None:
            return ""
        alt = self.attribute(self.about.logo_text)
        return f'<img class="logo" src="{_data(logo)}" alt="{alt}">'

    def contents(self) -> str:
        """The table of contents: links to the chapters and their parts."""
        body, levels = self.document.body, CONTENTS_LEVELS[self.about.form]
        found = [
            (block, place)
            for block, place in zip(body, self.places(), strict=True)
            if isinstance(block, Heading) and place and place.level <= levels
        ]
        if not found:
            return ""
        counted = dict(self.replaced)  # what is replaced in a heading is counted there
        chapters: list[list[str]] = []
        for heading, place in found:
            words = _number(place) + self.inline(bare(heading.inline))
            link = f'<a href="#{self.attribute(heading.anchor)}">{words}</a>'
            if place.level == 1:
                chapters.append([])
            chapters[-1].append(link)
        self.replaced = counted
        items = (first + (_listed(rest) if rest else "") for first, *rest in chapters)
        title = self.text(self.wording.text("Contents"))
        return (
            f'<nav aria-labelledby="{CONTENTS}">\n<h2 id="{CONTENTS}">{title}</h2>\n'
            f"{_listed(items)}\n</nav>"
        )

    def places(self) -> list[Place | None]:
        """Where the headings stand; only a report's have numbers."""
        found = places(self.document.body, self.about.unnumbered)
        if self.about.form == "report":
            return list(found)
        return [place and Place(place.level, "") for place in found]

    def main(self) -> list[str]:
        shown = []
        for block, place in zip(self.document.body, self.places(), strict=True):
            if isinstance(block, Heading) and place:
                level = min(place.level + 1, LOWEST_HEADING)
                words = _number(place) + self.inline(block.inline)
                anchor = self.attribute(block.anchor)
                shown.append(f'<h{level} id="{anchor}">{words}</h{level}>')
            else:
                shown.append(self.block(block))
        return [*shown, *self.all_notes()]

    def all_notes(self) -> Iterator[str]:
        """The notes in the order of their calls, each with links back."""
        if not self.notes:
            return
        title = self.text(self.wording.text("Notes"))
        yield f'<section class="notes" aria-labelledby="{NOTES}">'
        yield f'<h2 id="{NOTES}">{title}</h2>'
        yield "<ol>"
        said = self.footnotes_by_number
        bodies = [self.blocks(said.get(n, ())) for n in self.notes]  # one may call further ones
        for n, body in zip(self.notes, bodies, strict=True):
            back = self.way_back(n)
            last = body.pop() if body and body[-1].endswith("</p>") else "<p></p>"
            body.append(f"{last.removesuffix('</p>')} {back}</p>")
            yield f'<li id="note:{n}" value="{n}">{"".join(body)}</li>'
        yield "</ol>"
        yield "</section>"

    def way_back(self, number: int) -> str:
        """The links from a note to the places that call it."""
        label = self.attribute(self.wording.text("Back to the text from note {n}", n=str(number)))
        calls = range(1, self.calls[number] + 1)
        names = [f"{label} ({call})" if len(calls) > 1 else label for call in calls]
        return " ".join(
            f'<a href="#call:{number}.{call}" aria-label="{name}">↩</a>'
            for call, name in zip(calls, names, strict=True)
        )

    def footer(self) -> str:
        shown = (self.about.mark, self.about.municipality, self.about.stamp)
        lines = "".join(f"<p>{self.text(line)}</p>" for line in shown if line)
        return f"<footer>{lines}</footer>"

    def script(self, script: str) -> str:
        """The script, which finds its words in its own element."""
        if not script:
            return ""
        words = self.wording.text
        texts = {
            "legend": words("Find among the inputs"),
            "search": words("Search in the texts"),
            "all": words("All"),
            "clear": words("Show all"),
            "hits": words("Showing %n of %total inputs."),
        }
        data = "".join(f' data-{name}="{self.attribute(text)}"' for name, text in texts.items())
        return f"<script{data}>{script}</script>"

    # --- blocks ------------------------------------------------------------------------

    def blocks(self, blocks: Iterable[Block]) -> list[str]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> str:
        match block:
            case Heading(inline=inline, anchor=anchor):  # inside another block: part of no outline
                return f"<p{self.id(anchor)}><strong>{self.inline(inline)}</strong></p>"
            case Paragraph(inline=inline):
                return f"<p>{self.inline(inline)}</p>"
            case BulletList(items=items, tight=tight):
                return f"<ul>{self.items(items, tight)}</ul>"
            case OrderedList(items=items, tight=tight, start=start):
                first = "" if start == 1 else f' start="{start}"'
                return f"<ol{first}>{self.items(items, tight)}</ol>"
            case Table():
                return self.table(block)
            case Figure(image=image):
                caption = self.line("figcaption", block.caption)
                return f"<figure>{caption}{self.image(image)}{self.note(block)}</figure>"
            case Quote(blocks=blocks):
                return f"<blockquote>{''.join(self.blocks(blocks))}</blockquote>"
            case Code(text=text):
                lines = "\n".join(LINE_END.split(text))
                return f"<pre><code>{self.escaped(lines)}</code></pre>"
            case Rule():
                return "<hr>"

    def items(self, items: Iterable[tuple[Block, ...]], tight: bool) -> str:
        return "".join(f"<li>{''.join(self.item(item, tight))}</li>" for item in items)

    def item(self, item: tuple[Block, ...], tight: bool) -> Iterator[str]:
        for block in item:
            if tight and isinstance(block, Paragraph):
                yield self.inline(block.inline)
            else:
                yield self.block(block)

    def line(self, tag: str, inline: tuple[Inline, ...]) -> str:
        return f"<{tag}>{self.inline(inline)}</{tag}>" if inline else ""

    def note(self, block: Table | Figure) -> str:
        return f'<p class="note">{self.inline(block.note)}</p>' if block.note else ""

    def table(self, table: Table) -> str:
        """A table whose rows become cards on a narrow screen; the roles outlast that."""
        of_labels = table.header in self.labelled
        names_rows = of_labels or "right" in table.align
        align = [f' class="{side}"' if side in ("right", "center") else "" for side in table.align]
        heads = [
            self.head(*one) for one in zip(table.header, table.align, letters(table), strict=True)
        ]
        labels = [
            f' data-label="{self.attribute(words)}"' if words.strip() else ""
            for words in (plain_text(bare(cell)) for cell in table.header)
        ]
        places = list(zip(align, labels, strict=True))
        rows = []
        for row in table.rows:
            cells = []
            for index, (cell, (side, label)) in enumerate(zip(row, places, strict=True)):
                words = self.inline(cell)
                if index == 0 and names_rows and words:
                    cells.append(f'<th scope="row" role="rowheader"{side}{label}>{words}</th>')
                else:
                    cells.append(f'<td role="cell"{side}{label}>{words}</td>')
            rows.append(f'<tr role="row">{"".join(cells)}</tr>\n')
        body = f'<tbody role="rowgroup">\n{"".join(rows)}</tbody>' if rows else ""
        kinds = {"labels": of_labels, "cards": len(table.header) > MOST_ABREAST}
        named = " ".join(kind for kind, is_so in kinds.items() if is_so)
        return (
            f'<div class="framed"><table role="table" class="{named}">'
            f"{self.line('caption', table.caption)}"
            f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>\n'
            f"{body}</table>{self.note(table)}</div>"
        )

    def head(self, cell: tuple[Inline, ...], side: str, width: int) -> str:
        look = f' class="w{width} {side}"' if side in ("right", "center") else f' class="w{width}"'
        if not cell:
            return f'<td role="cell"{look}></td>'
        return f'<th scope="col" role="columnheader"{look}>{self.inline(cell)}</th>'

    # --- lines -------------------------------------------------------------------------

    def inline(self, parts: Iterable[Inline]) -> str:
        return "".join([self.part(part) for part in parts])

    def part(self, part: Inline) -> str:
        match part:
            case Text(text=text):
                return self.text(text)
            case CodeSpan(text=text):
                return f"<code>{self.text(text)}</code>"
            case Break():
                return "<br>"
            case Emph(inline=inline):
                return f"<em>{self.inline(inline)}</em>"
            case Strong(inline=inline):
                return f"<strong>{self.inline(inline)}</strong>"
            case Link(href=href, inline=inline):
                return self.link(href, inline)
            case Anchor(name=name, inline=inline):
                return f"<span{self.id(name)}>{self.inline(inline)}</span>"
            case Image():
                return self.image(part)
            case FootnoteReference():
                return self.call(part.number)

    def id(self, name: str) -> str:
        """The attribute that makes something an anchor; '' if another has the name."""
        if name in self.ids:
            return ""
        self.ids.add(name)
        return f' id="{self.attribute(name)}"'

    def link(self, href: str, inline: tuple[Inline, ...]) -> str:
        """A link, or its words alone where it leads nowhere or has none."""
        words = self.inline(inline)
        anchor = target(href)
        if anchor in self.without or not plain_text(inline).strip():
            return words
        if anchor is not None:
            self.linked.add(anchor)
            href = f"#{anchor}"
        return f'<a href="{self.attribute(href)}">{words}</a>'

    def call(self, number: int) -> str:
        self.calls[number] = call = self.calls.get(number, 0) + 1
        if call == 1:
            self.notes.append(number)
        label = self.attribute(self.wording.text("Note {n}", n=str(number)))
        return (
            f'<sup><a href="#note:{number}" id="call:{number}.{call}" aria-label="{label}">'
            f"{number}</a></sup>"
        )

    def image(self, image: Image) -> str:
        """A picture, or without a file its text alone."""
        picture = self.images.get(image.src)
        if picture is None:
            return f'<span class="missing">{self.text(image.alt or image.src)}</span>'
        if isinstance(picture, str) and image.src not in self.drawn:
            self.drawn.add(image.src)
            return UNCARRIED.sub(self.marked, picture)
        content = picture.encode() if isinstance(picture, str) else picture
        return f'<img src="{_data(content)}" alt="{self.attribute(image.alt or image.src)}">'

    # --- words -------------------------------------------------------------------------

    def text(self, text: str) -> str:
        """A text letter by letter, its line ends as breaks; where it turns the line, set apart."""
        lines = (
            "".join("<wbr>".join(map(self.escaped, run)) for run in runs(line))
            for line in LINE_END.split(text)
        )
        shown = "<br>".join(lines)
        if COLLAPSES.search(text):
            shown = f'<span class="kept">{shown}</span>'
        return f"<bdi>{shown}</bdi>" if TURNS_THE_LINE.search(text) else shown

    def attribute(self, text: str) -> str:
        """A text as it may stand in an attribute's quotes, on one line."""
        return self.escaped(LINE_END.sub(" ", text))

    def escaped(self, text: str) -> str:
        return escape(UNCARRIED.sub(self.marked, text))

    def marked(self, match: re.Match[str]) -> str:
        self.replaced[match[0]] = self.replaced.get(match[0], 0) + 1
        return MARK


def _number(place: Place) -> str:
    return f'<span class="number">{place.number}</span> ' if place.number else ""


def _listed(items: Iterable[str]) -> str:
    return f'<ol role="list">{"".join(f"<li>{item}</li>" for item in items)}</ol>'


def _data(picture: bytes) -> str:
    return f"data:{media_type(picture)};base64,{b64encode(picture).decode()}"


def _policy(style: str, script: str) -> str:
    """What a browser may do with the page: show it and its pictures, run its script, no more."""
    allowed = ["default-src 'none'", f"style-src {_digest(style)}", "img-src data:"]
    if script:
        allowed.append(f"script-src {_digest(script)}")
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
