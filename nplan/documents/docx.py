"""A document's tree as DOCX: its cover, its contents, its chapters and what stands at each page."""

import re
from collections.abc import Mapping
from math import ceil

import typst

from nplan.documents.about import About
from nplan.documents.characters import Replaced, all_replaced
from nplan.documents.columns import BOLD as WIDER
from nplan.documents.columns import OTHER_WIDTH, TEXT_WIDTH, WIDTHS
from nplan.documents.docx_package import Package
from nplan.documents.docx_text import NO_LINE, NO_NUMBER, ON_COVER, OUTSIDE, Writing, linked
from nplan.documents.layout import begins_page
from nplan.documents.outline import Place, parts, places
from nplan.documents.pictures import pixels
from nplan.documents.reference_docx import ALARM, MILLIMETRE, POINT, WHITE
from nplan.documents.tree import (
    Block,
    Heading,
    Inline,
    Paragraph,
    bare,
    plain_text,
)
from nplan.documents.wordml import (
    BOLD,
    Looks,
    Value,
    element,
    field,
    field_ends,
    paragraph,
    run,
)
from nplan.model.error import NplanError

CONTENTS_LEVELS = 2
LOGO = (70 * MILLIMETRE, 18 * MILLIMETRE)
"""How wide and how high a logo is at most."""
TITLE_SIZES = (32, 28, 25)
"""Points of a title on the cover that stands on one line."""
LONG_TITLE_SIZES = (28, 25, 19)
"""Those of a longer one."""
TITLE_ROOM = 160.0
"""Points that the title may be high on the cover's field of colour."""
ABOVE_TITLE = 174.0
"""Points from the top margin to the end of the title, so that it ends on that field."""
BELOW_BAND = 260.0
"""Points from the top margin to below that field."""


def docx(
    blocks: tuple[Block, ...], about: About, images: Mapping[str, str | bytes]
) -> tuple[bytes, tuple[Replaced, ...]]:
    """The document as DOCX, and what had to be replaced in it.

    `images` are the pictures by the names that the text calls them, SVG as text.

    Raises:
        NplanError: the office's reference is not a Word document (bad-reference), or the logo
            cannot be drawn (unreadable-logo).
    """
    package = Package(about)
    writing = Writing(package, about, blocks, images)
    body = _report(writing, blocks) if about.form == "report" else _paper(writing, blocks)
    _edges(writing)
    package.fill(body, writing.links)
    package.add_notes(writing.notes, writing.note_links)
    return package.saved(), all_replaced(writing.replaced)


def _report(writing: Writing, blocks: tuple[Block, ...]) -> str:
    """The document with its cover, its contents and numbered chapters."""
    document = parts(blocks, writing.about.title)
    writing.package.section.different_first_page_header_footer = True
    writing.package.number_headings()
    found = tuple(places(document.body, writing.about.unnumbered))
    chapters = (
        writing.heading(block, place, begins_page=_begins_page(document.body, index, place))
        if isinstance(block, Heading) and place
        else writing.block(block, OUTSIDE)
        for index, (block, place) in enumerate(zip(document.body, found, strict=True))
    )
    return (
        _cover(writing, document.title, document.cover)
        + _contents(writing, document.body, found)
        + "".join(chapters)
    )


def _begins_page(body: tuple[Block, ...], index: int, place: Place) -> bool:
    """Whether a new page begins with a heading: the first one, a long chapter, an annex."""
    return index == 0 or (place.level == 1 and begins_page(body[index:]))


def _paper(writing: Writing, blocks: tuple[Block, ...]) -> str:
    """The document without cover, contents and numbers."""
    document = parts(blocks, writing.about.title)
    writing.package.section.different_first_page_header_footer = False
    body = (
        writing.heading(block, Place(place.level, ""))
        if isinstance(block, Heading) and place
        else writing.block(block, OUTSIDE)
        for block, place in zip(document.body, places(document.body, ()), strict=True)
    )
    head = _logo(writing) + writing.paragraph("Title", document.title)
    return head + writing.all(document.cover, ON_COVER) + "".join(body)


def _cover(writing: Writing, title: tuple[Inline, ...], blocks: tuple[Block, ...]) -> str:
    """The first page."""
    under: tuple[Inline, ...] = ()
    if blocks and isinstance(blocks[0], Paragraph):
        under, blocks = blocks[0].inline, blocks[1:]
    return _title(writing, title, under) + _logo(writing) + writing.all(blocks, ON_COVER)


def _title(writing: Writing, title: tuple[Inline, ...], under: tuple[Inline, ...]) -> str:
    """The title and the line below it, as large as the cover's field of colour lets it be."""
    style, below = "Cover Title", "Cover Subtitle"
    looks: Looks = ()
    spacing: Value | None = None
    if writing.package.is_own:
        size, height = _title_size(plain_text(title))
        if height <= TITLE_ROOM:
            looks = (("sz", 2 * size), ("szCs", 2 * size))
            spacing = {"before": round(20 * (ABOVE_TITLE - height))}
        else:  # in a colour that is seen on white
            style, below = "Title", "Subtitle"
            spacing = {"before": round(20 * BELOW_BAND)}
    return writing.paragraph(style, title, looks, spacing=spacing) + writing.paragraph(below, under)


def _logo(writing: Writing) -> str:
    """The office's logo in a paragraph, if it has one."""
    look = writing.about.look
    if look.logo is None:
        return ""
    wide, high = LOGO
    try:
        made = pixels({"": look.logo}, wide / POINT, high / POINT)[""]
    except typst.TypstError as error:
        raise NplanError("unreadable-logo", file=f"templates/{look.style.logo}") from error
    shown = writing.picture(made, writing.about.logo_text, room=LOGO)
    return paragraph(shown, writing.style("Figure"))


def _contents(writing: Writing, body: tuple[Block, ...], found: tuple[Place | None, ...]) -> str:
    """The table of contents, a field that Word can bring up to date."""
    entries = [
        _entry(writing, block, place)
        for block, place in zip(body, found, strict=True)
        if isinstance(block, Heading) and place and place.level <= CONTENTS_LEVELS
    ]
    if not entries:
        return ""
    opening, closing = field_ends(f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z')
    entries[0] = entries[0].replace("</w:pPr>", "</w:pPr>" + opening, 1)
    entries[-1] = entries[-1].removesuffix("</w:p>") + closing + "</w:p>"
    head = writing.style(
        "TOC Heading", pageBreakBefore=True, numPr=NO_NUMBER, spacing={"before": 0}
    )
    inner = paragraph(writing.text(writing.words("Contents")), head) + "".join(entries)
    gallery = element("docPartGallery", "Table of Contents") + element("docPartUnique")
    return (
        f"<w:sdt><w:sdtPr><w:docPartObj>{gallery}</w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def _entry(writing: Writing, heading: Heading, place: Place) -> str:
    """A line of the contents; its page is known when Word has laid out the document."""
    words = plain_text(bare(heading.inline))
    number = f"{place.number}\t" if place.number else ""
    bookmark = writing.bookmarks[heading.anchor]
    page = run("\t") + field(f"PAGEREF {bookmark} \\h", "")
    inner = writing.text(number + " ".join(words.split("\n"))) + page
    return paragraph(linked(bookmark, inner), writing.style(f"toc {place.level}"))


def _edges(writing: Writing) -> None:
    """What stands above and below each page."""
    section, about = writing.package.section, writing.about
    on_band = writing.package.is_own and about.look.style.cover == "band"
    mark = writing.text(about.mark, (*BOLD, ("color", ALARM))) + run("   ") if about.mark else ""
    names = writing.text(about.title) + run("\t") + writing.text(about.municipality)
    page = "".join(
        field(piece.strip("{}").replace("pages", "NUMPAGES").replace("page", "PAGE"), "1")
        if piece.startswith("{")
        else writing.text(piece)
        for piece in re.split(r"(\{pages?\})", writing.words("Page {page} of {pages}"))
    )
    below = paragraph(
        writing.text(about.stamp) + run("\t") + page,
        writing.style("footer", tabs=_tabs(writing, "footer")),
    )
    above = paragraph(mark + names, writing.style("header", tabs=_tabs(writing, "header")))
    writing.package.edge(section.header, above)
    writing.package.edge(section.footer, below)
    if section.different_first_page_header_footer:
        colour = WHITE if on_band else ALARM
        alone = writing.style("header", pBdr=NO_LINE, jc="right")
        first = run(writing.clean(about.mark), (*BOLD, ("color", colour))) if about.mark else ""
        writing.package.edge(section.first_page_header, paragraph(first, alone))
        writing.package.edge(section.first_page_footer, below)


def _tabs(writing: Writing, name: str) -> tuple[str, ...]:
    """One tab at the right margin, in place of those of the style."""
    others = [place for place in writing.package.tabs(name) if place != writing.package.width]
    cleared = (element("tab", {"val": "clear", "pos": place}) for place in others)
    return (*cleared, element("tab", {"val": "right", "pos": writing.package.width}))


def _title_size(words: str) -> tuple[int, float]:
    """The points of a title's letters on the cover, and how many it is high, rounded up."""
    ems = 1.1 * WIDER * sum(WIDTHS.get(letter, OTHER_WIDTH) for letter in words)
    lines = {size: ceil(ems * size / TEXT_WIDTH) for size in (*TITLE_SIZES, *LONG_TITLE_SIZES)}
    heights = [(size, lines[size] * size * 1.2) for size in LONG_TITLE_SIZES]
    alone = ((size, size * 1.2) for size in TITLE_SIZES if lines[size] <= 1)
    return next(alone, next((one for one in heights if one[1] <= TITLE_ROOM), heights[-1]))
