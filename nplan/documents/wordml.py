"""WordprocessingML as text: properties in the order that Word demands, words letter by letter."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from nplan.documents.characters import MARK

Value = bool | int | str | Mapping[str, int | str] | tuple[str, ...]
"""A property: on or off, its w:val, its attributes, or the elements in it."""
Looks = tuple[tuple[str, Value], ...]
"""The properties of a run, by name."""
BOLD: Looks = (("b", True), ("bCs", True))
ITALIC: Looks = (("i", True), ("iCs", True))

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers"
        " pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct"
        " autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing"
        " mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap"
        " outlineLvl divId cnfStyle rPr"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
        " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
        " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
        " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
        " tblDescription"
    ),
    "trPr": "cantSplit tblHeader",
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
        " vAlign hideMark"
    ),
}
"""The children of each group of properties, as ECMA-376 has them; Word refuses another order."""
PLACES = {kind: {name: n for n, name in enumerate(names.split())} for kind, names in ORDER.items()}

UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, line ends that it cannot hold aside."""
APART = re.compile("(\t|\r\n|[\n\r\v\f])")
RIGHT_TO_LEFT = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]+)"
)


def element(name: str, value: Value = True) -> str:
    """An element of the main namespace."""
    match value:
        case bool():
            return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'
        case Mapping():
            return f"<w:{name}{''.join(f' w:{key}={quoted(one)}' for key, one in value.items())}/>"
        case tuple():
            return f"<w:{name}>{''.join(value)}</w:{name}>"
    return f"<w:{name} w:val={quoted(value)}/>"


def quoted(value: int | str) -> str:
    """An attribute's value, white space kept."""
    shown = escape(UNWRITABLE.sub(MARK, str(value)))
    return '"' + re.sub("[\t-\r]", _reference, shown) + '"'


def _reference(match: re.Match[str]) -> str:
    return "&#10;" if match[0] in "\v\f" else f"&#{ord(match[0])};"


def properties(kind: str, **given: Value | None) -> str:
    """A group of properties (pPr, rPr, ...); those that are None are left out."""
    places = PLACES[kind]
    told = {name: value for name, value in given.items() if value is not None}
    inner = [element(name, told[name]) for name in sorted(told, key=places.__getitem__)]
    return f"<w:{kind}>{''.join(inner)}</w:{kind}>" if inner else ""


@lru_cache(maxsize=512)
def _run_properties(looks: Looks) -> str:
    return properties("rPr", **dict(looks))


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{properties}{inner}</w:p>"


def run(text: str, looks: Looks = ()) -> str:
    """Words as runs, with tabs and line ends; what XML cannot hold must have been replaced."""
    if not RIGHT_TO_LEFT.search(text):
        return _run(text, looks)
    turned = (*looks, ("rtl", True))
    pieces = enumerate(RIGHT_TO_LEFT.split(text))
    return "".join(_run(piece, turned if n % 2 else looks) for n, piece in pieces if piece)


def _run(text: str, looks: Looks) -> str:
    head = f"<w:r>{_run_properties(looks)}" if looks else "<w:r>"
    if not APART.search(text):
        return f"{head}{_words(text)}</w:r>"
    parts = (
        "<w:tab/>" if part == "\t" else "<w:br/>" if n % 2 else _words(part)
        for n, part in enumerate(APART.split(text))
        if part
    )
    return f"{head}{''.join(parts)}</w:r>"


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'


def run_of(inner: str, looks: Looks = ()) -> str:
    """A run of something else than words."""
    return f"<w:r>{_run_properties(looks)}{inner}</w:r>"


def field(code: str, shown: str, looks: Looks = ()) -> str:
    """A field that Word computes, and what it shows until then."""
    opening, closing = field_ends(code, looks)
    return opening + (run(shown, looks) if shown else "") + closing


def field_ends(code: str, looks: Looks = ()) -> tuple[str, str]:
    """What stands before and after that which a field shows until Word computes it."""
    begin, separate, end = (
        run_of(f'<w:fldChar w:fldCharType="{name}"/>', looks)
        for name in ("begin", "separate", "end")
    )
    instruction = f'<w:instrText xml:space="preserve"> {escape(code)} </w:instrText>'
    return begin + run_of(instruction, looks) + separate, end


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """A package of files, the same bytes always."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            entry.external_attr = 0
            archive.writestr(entry, content)
    return written.getvalue()
