"""The Word file whose named styles a DOCX uses.

`python -m nplan.documents.reference_docx`, run in the repository, writes templates/reference.docx
anew. An office that wants other looks changes the styles of its own copy.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from nplan.documents.columns import TEXT_WIDTH
from nplan.documents.docx_fonts import MONO, font_table
from nplan.documents.wordml import (
    DECLARED,
    HEAD,
    Value,
    element,
    paragraph,
    properties,
    run,
    zipped,
)
from nplan.model.colour import WHITE as PAPER
from nplan.model.colour import mixed
from nplan.model.style import Style

MILLIMETRE, POINT = 36000, 12700
"""In the units of drawings; a point is 20 of those of text."""
BAND = 112
"""Millimetres that the cover's field of colour is high."""
PAGE = {"w": 11906, "h": 16838}
MARGINS = {"top": 1701, "right": 1474, "bottom": 1588, "left": 1871} | {
    "header": 794,
    "footer": 794,
    "gutter": 0,
}

TINT = 0.91
"""How much white is in the colour behind the heads of tables and code."""
HAIRLINE = "B9C9CC"
QUIET = "4A5A5E"
ALARM = "9A2C12"
ALARM_TINT = "FBF3F0"
WHITE = "FFFFFF"

CONTENT_TYPES = {
    "document": "document.main",
    "styles": "styles",
    "fontTable": "fontTable",
    "header1": "header",
}


Properties = dict[str, Value]


class _Style(msgspec.Struct, frozen=True):
    """A named style: its properties of paragraphs and of runs."""

    name: str
    paragraph: Properties = {}
    run: Properties = {}
    based: str = "Normal"
    following: str = ""
    kind: str = "paragraph"

    @property
    def id(self) -> str:
        return style_id(self.name)


def style_id(name: str) -> str:
    """The id of a style of nplan's own: Heading1."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def reference_docx(style: Style | None = None, *, is_paper: bool = False) -> bytes:
    """nplan's own reference, in the accent, the fonts and the cover that the office chose.

    The headings of a paper are smaller than those of a report.
    """
    style = style or Style()
    styles = tuple(_styles(style, is_paper))
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in CONTENT_TYPES.items()
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = ("styles", "fontTable", "header")
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/{kind}" Target="{part}.xml"/>'
        for n, (kind, part) in enumerate(zip(kinds, tuple(CONTENT_TYPES)[1:], strict=True), 1)
    )
    entries = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": _sample(styles),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f"{relations}</Relationships>",
        "word/styles.xml": _styles_xml(style, styles),
        "word/fontTable.xml": font_table(),
        "word/header1.xml": _first_header(style),
    }
    return zipped({name: (HEAD + content).encode() for name, content in entries.items()})


def _in_word(colour: str) -> str:
    """A colour as Word writes it: 0B4F5C."""
    return colour.removeprefix("#").upper()


def _styles(style: Style, is_paper: bool) -> Iterator[_Style]:
    """The styles that a document uses, in the order of Word's own lists."""
    accent, tint = _in_word(style.accent), _in_word(mixed(PAPER, style.accent, TINT))
    sans, mono = _font(style.headings), _font(MONO)
    band = style.cover == "band"
    yield _Style("Normal", {"spacing": _spacing(0, 8, 264)}, based="")
    sizes = ((20, 24, 9), (14, 17, 6), (11.5, 14, 5), (10.5, 12, 4), *3 * ((10.5, 12, 4),))
    for level, (size, above, below) in enumerate(sizes[is_paper:][:6], 1):
        yield _Style(
            f"heading {level}",
            {
                "keepNext": True,
                "keepLines": True,
                "suppressAutoHyphens": True,
                "spacing": _spacing(above, below, 252),
                "outlineLvl": level - 1,
            },
            sans | {"b": True, "color": accent} | _size(size),
            following="Normal",
        )
    title: Properties = {
        "suppressAutoHyphens": True,
        "keepNext": True,
        "spacing": _spacing(0, 6, 240),
    }
    yield _Style(
        "Title",
        title,
        sans | {"b": True, "color": accent} | _size(20 if is_paper else 26),
        following="Normal",
    )
    subtitle: Properties = {"suppressAutoHyphens": True, "spacing": _spacing(0, 14, 252)}
    yield _Style("Subtitle", subtitle, sans | {"color": QUIET} | _size(14), following="Normal")
    on_cover: Properties = {"color": WHITE if band else accent}
    title = title | {"spacing": _spacing(100, 8, 228)}
    yield _Style("Cover Title", title, on_cover | _size(32), "Title", "Cover Subtitle")
    on_cover = {"color": WHITE if band else QUIET}
    subtitle = subtitle | {"spacing": _spacing(0, 44, 252)}
    yield _Style("Cover Subtitle", subtitle, on_cover | _size(16), "Subtitle", "Normal")
    yield _Style(
        "Intense Quote",
        {
            "pBdr": _borders(left=_line(ALARM, 24, 10)),
            "shd": _shade(ALARM_TINT),
            "spacing": _spacing(0, 0, 300),
            "ind": {"left": 240},
        },
        sans | _size(10),
    )
    quoted: Properties = {
        "pBdr": _borders(left=_line(HAIRLINE, 16, 10)),
        "ind": {"left": 284, "right": 284},
    }
    yield _Style("Quote", quoted)
    yield _Style("List Bullet", {"spacing": _spacing(0, 4, 264)})
    yield _Style("List Number", {"spacing": _spacing(0, 4, 264)})
    yield _Style("List Continue", {"spacing": _spacing(0, 4, 264)})
    small = sans | _size(9)
    captioned: Properties = {"keepNext": True, "keepLines": True, "suppressAutoHyphens": True}
    yield _Style(
        "caption",
        captioned | {"spacing": _spacing(12, 5, 252)},
        sans | {"b": True, "color": accent} | _size(9.5),
    )
    yield _Style("Figure", {"spacing": _spacing(0, 4, 240)})
    yield _Style("Note", {"spacing": _spacing(5, 14, 252)}, sans | {"color": QUIET} | _size(8.5))
    yield _Style("Table Text", {"spacing": _spacing(0, 0, 240)}, small)
    yield _Style(
        "Table Heading",
        {"suppressAutoHyphens": True, "keepNext": True},
        {"b": True, "color": accent},
        "Table Text",
    )
    yield _Style("Table End", {"spacing": _spacing(0, 12, 20, "exact")}, _size(1))
    yield _Style(
        "HTML Preformatted",
        {"shd": _shade(tint), "suppressAutoHyphens": True, "spacing": _spacing(4, 10, 264)},
        mono | _size(8.5),
    )
    yield _Style("Rule", {"pBdr": _borders(bottom=_line(HAIRLINE, 4, 1))}, _size(2))
    yield _Style(
        "TOC Heading",
        {"outlineLvl": 9, "spacing": _spacing(0, 14, 252)},
        based="heading 1",
        following="Normal",
    )
    right = f'<w:tab w:val="right" w:pos="{_twips(TEXT_WIDTH)}"/>'
    for level, (start, above) in enumerate(((0, 5), (454, 0)), 1):
        stop = f'<w:tab w:val="left" w:pos="{start + 454 + 114 * (level - 1)}"/>'
        yield _Style(
            f"toc {level}",
            {
                "tabs": (stop, right),
                "suppressAutoHyphens": True,
                "spacing": _spacing(above, 0.5, 240),
                "ind": {"left": start, "right": 567},
            },
            sans | {"b": level == 1} | _size(9.5),
        )
    edges: Properties = {"color": QUIET} | sans | _size(8.5)
    tabs: Properties = {"tabs": (right,), "spacing": _spacing(0, 0, 240)}
    yield _Style("header", tabs | {"pBdr": _borders(bottom=_line(HAIRLINE, 4, 5))}, edges)
    yield _Style("footer", tabs, edges)
    yield _Style("footnote text", {"spacing": _spacing(0, 3, 252)}, _size(8.5))
    yield _Style("footnote reference", run={"vertAlign": "superscript"}, based="", kind="character")
    yield _Style("Hyperlink", run={"color": accent, "u": "single"}, based="", kind="character")
    yield _Style("HTML Code", run=mono | _size(9), based="", kind="character")
    yield _Style("nplan Table", based="Normal Table", kind="table")


def _styles_xml(style: Style, styles: tuple[_Style, ...]) -> str:
    usual = properties(
        "rPr",
        rFonts=_font(style.text)["rFonts"],
        sz=21,
        szCs=21,
        lang={"val": "sv-SE", "eastAsia": "sv-SE", "bidi": "ar-SA"},
    )
    return (
        f"<w:styles {DECLARED}><w:docDefaults><w:rPrDefault>{usual}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        + _plain_styles()
        + "".join(_style_xml(one, style) for one in styles)
        + "</w:styles>"
    )


def _plain_styles() -> str:
    """The styles that Word expects to be the usual ones of their kind."""
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        f'<w:name w:val="Default Paragraph Font"/>{hidden}</w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="NormalTable">'
        f'<w:name w:val="Normal Table"/>{hidden}<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        f'<w:name w:val="No List"/>{hidden}</w:style>'
    )


def _style_xml(one: _Style, style: Style) -> str:
    default = ' w:default="1"' if one.name == "Normal" else ""
    custom = "" if one.name in BUILT_IN else ' w:customStyle="1"'
    inner = element("name", one.name)
    inner += element("basedOn", style_id(one.based)) if one.based else ""
    inner += element("next", style_id(one.following)) if one.following else ""
    inner += "<w:qFormat/>" if one.kind == "paragraph" else ""
    inner += properties("pPr", **one.paragraph) + properties("rPr", **one.run)
    inner += _table_style(style) if one.kind == "table" else ""
    head = f'<w:style w:type="{one.kind}"{default}{custom} w:styleId="{one.id}">'
    return f"{head}{inner}</w:style>"


BUILT_IN = frozenset(
    [
        *("Normal", "Title", "Subtitle", "Quote", "Intense Quote", "caption", "toc 1", "toc 2"),
        *("List Bullet", "List Number", "List Continue", "HTML Preformatted", "HTML Code"),
        *("TOC Heading", "header", "footer", "footnote text", "footnote reference", "Hyperlink"),
        *(f"heading {level}" for level in range(1, 7)),
    ]
)
"""The styles that Word itself knows, by the names that it gives them in every language."""


def _table_style(style: Style) -> str:
    """Lines above, below and between the rows; the header tinted."""
    accent, tint = _in_word(style.accent), _in_word(mixed(PAPER, style.accent, TINT))
    inset = {"top": 60, "left": 100, "bottom": 60, "right": 100}
    margins = "".join(element(side, {"w": w, "type": "dxa"}) for side, w in inset.items())
    lines = {"top": _line(accent, 8, 0), "bottom": _line(HAIRLINE, 4, 0)} | {
        "insideH": _line(HAIRLINE, 4, 0)
    }
    table = properties(
        "tblPr",
        tblBorders=_borders(**lines),
        tblInd={"w": 0, "type": "dxa"},
        tblCellMar=(margins,),
    )
    edges = _borders(top=_line(accent, 8, 0), bottom=_line(accent, 8, 0))
    header = properties("tcPr", tcBorders=edges, shd=_shade(tint))
    return (
        f'{table}<w:tblStylePr w:type="firstRow">{properties("rPr", b=True, color=accent)}'
        f"{header}</w:tblStylePr>"
    )


def _first_header(style: Style) -> str:
    """The header of the cover, which carries its field of colour."""
    drawing = _band(_in_word(style.accent)) if style.cover == "band" else ""
    inner = f"<w:r>{drawing}</w:r>" if drawing else ""
    shown = properties("pPr", pStyle="Header", pBdr=_borders(bottom={"val": "nil"}))
    return f"<w:hdr {DECLARED}>{paragraph(inner, shown)}</w:hdr>"


def _band(colour: str) -> str:
    """A field over the top of the page, behind the words and nothing to a reader aloud."""
    size = f'cx="{210 * MILLIMETRE}" cy="{BAND * MILLIMETRE}"'
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
        ' val="1"/></a:ext></a:extLst>'
    )
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps">'
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="Band">{decorative}</wp:docPr><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        "</mc:Choice></mc:AlternateContent>"
    )


def _sample(styles: tuple[_Style, ...]) -> str:
    """A page that shows each style by its name."""
    named = [one for one in styles if one.kind == "paragraph"]
    covers = [one for one in named if one.name.startswith("Cover")]
    others = [one for one in named if one not in covers]
    first = paragraph("", properties("pPr", pageBreakBefore=True))
    shown = "".join(map(_shown, covers)) + first + "".join(map(_shown, others)) + _sample_table()
    section = (
        f'<w:sectPr><w:headerReference w:type="first" r:id="rId3"/>{element("pgSz", PAGE)}'
        f"{element('pgMar', MARGINS)}<w:titlePg/></w:sectPr>"
    )
    return f"<w:document {DECLARED}><w:body>{shown}{section}</w:body></w:document>"


def _shown(one: _Style) -> str:
    return paragraph(run(one.name), properties("pPr", pStyle=one.id))


def _sample_table() -> str:
    half = _twips(TEXT_WIDTH / 2)
    table = properties(
        "tblPr",
        tblStyle=style_id("nplan Table"),
        tblW={"w": 2 * half, "type": "dxa"},
        tblLook={"val": "0620", "firstRow": 1, "noHBand": 1, "noVBand": 1},
    )
    grid = element("tblGrid", 2 * (element("gridCol", {"w": half}),))
    width = properties("tcPr", tcW={"w": half, "type": "dxa"})
    rows = "".join(
        f"<w:tr>{properties('trPr', tblHeader=True) if n == 0 else ''}{2 * cell}</w:tr>"
        for n, name in enumerate(("Table Heading", "Table Text", "Table Text"))
        for cell in (
            f"<w:tc>{width}{paragraph(run(name), properties('pPr', pStyle=style_id(name)))}</w:tc>",
        )
    )
    return f"<w:tbl>{table}{grid}{rows}</w:tbl>{paragraph('')}"


def _font(name: str) -> Properties:
    return {"rFonts": dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), name)}


def _size(points: float) -> Properties:
    return {"sz": round(2 * points), "szCs": round(2 * points)}


def _spacing(above: float, below: float, line: int, rule: str = "auto") -> dict[str, int | str]:
    """Points above and below; a line in 240ths of its usual height."""
    return {"before": _twips(above), "after": _twips(below), "line": line, "lineRule": rule}


def _twips(points: float) -> int:
    return round(20 * points)


def _line(colour: str, eighths: int, space: int) -> dict[str, int | str]:
    """A line: its width in eighths of a point, and points between it and the words."""
    return {"val": "single", "sz": eighths, "space": space, "color": colour}


def _borders(**lines: Mapping[str, int | str]) -> tuple[str, ...]:
    sides = ("top", "left", "bottom", "right", "insideH")
    return tuple(element(side, lines[side]) for side in sides if side in lines)


def _shade(colour: str) -> dict[str, int | str]:
    return {"val": "clear", "color": "auto", "fill": colour}


if __name__ == "__main__":
    Path("templates/reference.docx").write_bytes(reference_docx())
