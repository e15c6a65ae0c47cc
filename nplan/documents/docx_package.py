"""The Word file around a document's text: the reference's styles, page, headers and properties."""

import re
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import UTC
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from nplan.documents.about import About
from nplan.documents.columns import TEXT_WIDTH
from nplan.documents.docx_fonts import CONTENT_TYPE, font_files
from nplan.documents.reference_docx import MARGINS, PAGE, reference_docx
from nplan.documents.wordml import DECLARED, HEAD, NAMESPACES, element, properties, quoted, zipped
from nplan.model.error import NplanError

CONTENT_TYPES = "[Content_Types].xml"
REFERENCE = "templates/reference.docx"
BROKEN = (
    *(OSError, ValueError, LookupError, AttributeError, RuntimeError, AssertionError, TypeError),
    *(SyntaxError, EOFError, BadZipFile, zlib.error, struct.error, PythonDocxError, OpcError),
)
"""What is raised by python-docx, lxml and zipfile for files that are none of Word's."""

KEPT = {RT.STYLES, RT.NUMBERING, RT.FONT_TABLE, RT.THEME}
"""What of a reference a document is made with, its headers and footers aside."""
INSTEAD = {"Cover Title": "Title", "Cover Subtitle": "Subtitle"}
"""The styles that are not added where they are missing, as they go with a coloured cover."""
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}

HEADING_LEVELS = ("%1", "%1.%2")
HEADING_INDENTS = (624, 680)
LIST_LEVELS = 9
STEP = 340
"""Twips that each level of a list is set in."""
HANGING = 284
BULLETS = "•–"


class Package:
    """A Word file without its text, to be filled.

    Raises:
        NplanError: the office's reference is not a Word document (bad-reference).
    """

    def __init__(self, about: About) -> None:
        self.about = about
        self.language = LANGUAGES.get(about.language, about.language)
        self.is_own = about.look.reference is None
        self.definitions: list[str] = []
        self.lists: list[str] = []
        self.body = ""
        if about.look.reference is None:
            self._open(reference_docx(about.look.style, is_paper=about.form == "paper"))
            return
        try:
            self._open(about.look.reference)
        except BROKEN as error:
            raise NplanError("bad-reference", file=REFERENCE) from error

    def _open(self, reference: bytes) -> None:
        self.document = Document(BytesIO(reference))
        self.part = self.document.part
        self.section = self.document.sections[-1]
        self._keep_what_is_used()
        self.styles: Any = self.part.styles.element
        if self.styles.tag != f"{W}styles":
            raise ValueError(self.styles.tag)
        self.ids: dict[str, str] = {
            name.get(W_VAL).lower(): name.getparent().get(f"{W}styleId")
            for name in self.styles.iterfind(f"{W}style/{W}name")
        }
        self._add_missing_styles()
        self._speak()
        self.numbering = self._numbering()

    def _keep_what_is_used(self) -> None:
        """Nothing of the reference's own text, of who wrote it, and of what it was linked to."""
        body = self.document.element.body
        section = self.document.element.body.get_or_add_sectPr()
        body.clear_content()
        used = {rel for one in section for key, rel in one.attrib.items() if key == f"{R}id"}
        for id, relation in list(self.part.rels.items()):
            if id not in used and relation.reltype not in KEPT:
                del self.part.rels[id]
        package = self.part.package
        for id, relation in list(package.rels.items()):
            if relation.reltype != RT.OFFICE_DOCUMENT:
                del package.rels[id]
        if not self.section.page_width:
            section.append(parse_xml(_declared(element("pgSz", PAGE))))
            section.append(parse_xml(_declared(element("pgMar", MARGINS))))

    def _add_missing_styles(self) -> None:
        """Those of nplan's styles that the office's reference lacks, in its font and in black.

        Code keeps its font of fixed width.
        """
        if self.is_own:
            return
        own: Any = Document(BytesIO(reference_docx())).part.styles.element
        names = {one.get(f"{W}styleId"): _name(one) for one in own.iterfind(f"{W}style")}
        for style in own.iterfind(f"{W}style"):
            name = _name(style)
            if name.lower() in self.ids or name in INSTEAD:
                continue
            added = deepcopy(style)
            id = added.get(f"{W}styleId")
            id = f"nplan{id}" if id in self.ids.values() else id
            added.set(f"{W}styleId", id)
            alien = (f"{W}color",) if name.startswith("HTML") else (f"{W}color", f"{W}rFonts")
            for one in list(added.iter(*alien)):
                one.getparent().remove(one)
            for one in added.iter(f"{W}basedOn", f"{W}next"):
                one.set(W_VAL, self.style(names[one.get(W_VAL)]) or id)
            added.attrib.pop(f"{W}default", None)
            self.styles.append(added)
            self.ids[name.lower()] = id

    def _speak(self) -> None:
        """The document's language, in the reference's defaults and styles."""
        found = list(self.styles.iter(f"{W}lang"))
        for one in found:
            one.set(W_VAL, self.language)
        usual = self.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if usual is not None and usual.find(f"{W}lang") is None:
            usual.append(parse_xml(_declared(element("lang", self.language))))
        if usual is None:
            run = properties("rPr", lang=self.language)
            defaults = f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault></w:docDefaults>"
            for one in self.styles.findall(f"{W}docDefaults"):
                self.styles.remove(one)
            self.styles.insert(0, parse_xml(_declared(defaults)))

    def style(self, name: str) -> str:
        """The id of a style by its name; that of another one in its stead, where it is missing."""
        found = self.ids.get(name.lower()) or self.ids.get(INSTEAD.get(name, "").lower())
        return found or ""

    def tabs(self, name: str) -> list[int]:
        """Where a style has its tabs, in twips."""
        id = self.style(name)
        style = next(one for one in self.styles if one.get(f"{W}styleId") == id)
        found = (one.get(f"{W}pos") for one in style.iterfind(f"{W}pPr/{W}tabs/{W}tab"))
        return sorted({int(one) for one in found})

    @cached_property
    def width(self) -> int:
        """Twips between the margins."""
        section = self.section
        given = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        return round(given / 635) if given > 0 else round(20 * TEXT_WIDTH)

    # --- numbers -------------------------------------------------------------------------

    def _numbering(self) -> Any:
        """The definitions of lists, the reference's own and more."""
        try:
            return self.part.part_related_by(RT.NUMBERING).element  # type: ignore[attr-defined] # an XmlPart
        except KeyError:
            return parse_xml(f"<w:numbering {DECLARED}/>")

    @cached_property
    def _first_number(self) -> int:
        """The first number that the reference gives to none of its lists."""
        kinds = (f"{W}numId", f"{W}abstractNumId")
        given = (one.get(kind) for one in self.numbering for kind in kinds)
        return 1 + max((int(one) for one in given if one), default=0)

    def number_headings(self) -> None:
        """Let the styles of headings number them, unless the reference numbers them already."""
        headings = [self.styles_heading(level) for level in range(1, len(HEADING_LEVELS) + 1)]
        if any(one.find(f"{W}pPr/{W}numPr") is not None for one in headings):
            return
        levels = "".join(
            _level(level, "decimal", text, HEADING_INDENTS[level], HEADING_INDENTS[level], style=id)
            for level, (text, id) in enumerate(
                zip(HEADING_LEVELS, (one.get(f"{W}styleId") for one in headings), strict=True)
            )
        )
        number = self._list(self._definition(levels, "multilevel"))
        for level, heading in enumerate(headings):
            inner = (element("ilvl", level), element("numId", number))
            numbers = heading.get_or_add_pPr().get_or_add_numPr()
            numbers.extend(parse_xml(_declared(one)) for one in inner)

    def styles_heading(self, level: int) -> Any:
        """The style of headings of a level."""
        id = self.style(f"heading {level}")
        return next(one for one in self.styles if one.get(f"{W}styleId") == id)

    @cached_property
    def bullets(self) -> int:
        """The number of the list without numbers."""
        return self._list(self._definition(_levels("bullet", BULLETS), "hybridMultilevel"))

    def numbers(self, start: int, level: int) -> int:
        """The number of a new list that counts from `start` on a level."""
        begin = element("startOverride", start)
        override = f'<w:lvlOverride w:ilvl="{level}">{begin}</w:lvlOverride>'
        return self._list(self._decimals, override)

    @cached_property
    def _decimals(self) -> int:
        texts = tuple(f"%{level + 1}." for level in range(LIST_LEVELS))
        return self._definition(_levels("decimal", texts), "hybridMultilevel")

    def _definition(self, levels: str, kind: str) -> int:
        number = self._first_number + len(self.definitions)
        inner = element("multiLevelType", kind) + levels
        head = f'<w:abstractNum {DECLARED} w:abstractNumId="{number}">'
        self.definitions.append(f"{head}{inner}</w:abstractNum>")
        return number

    def _list(self, definition: int, override: str = "") -> int:
        number = self._first_number + len(self.lists)
        inner = element("abstractNumId", definition) + override
        self.lists.append(f'<w:num {DECLARED} w:numId="{number}">{inner}</w:num>')
        return number

    # --- filling -------------------------------------------------------------------------

    def fill(self, body: str, links: Mapping[str, str]) -> None:
        """Put in the text, whose links lead to addresses that it calls by their ids."""
        self.body = body
        _link(self.part, links)

    def add_notes(self, notes: Iterable[str], links: Mapping[str, str]) -> None:
        """Put in the footnotes, and the lines that part them from the text."""
        parting = "".join(
            f'<w:footnote w:type="{kind}" w:id="{id}"><w:p>'
            '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
            f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
            for id, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        inner = "".join(
            f'<w:footnote w:id="{id}">{content}</w:footnote>' for id, content in enumerate(notes, 1)
        )
        xml = f"<w:footnotes {DECLARED}>{parting}{inner}</w:footnotes>"
        _link(self._add("footnotes", CT.WML_FOOTNOTES, RT.FOOTNOTES, _file(xml)), links)

    def edge(self, story: Any, inner: str) -> None:
        """Put a paragraph into a header or footer, below what the reference has there."""
        story.is_linked_to_previous = False
        root = story.part.element
        for one in root.findall(f"{W}p"):
            if not one.xpath(".//w:t | .//w:drawing | .//w:pict | .//w:fldChar | .//w:object"):
                root.remove(one)
        root.append(parse_xml(_declared(inner)))

    def saved(self) -> bytes:
        """The file, the same bytes always."""
        self._add("settings", CT.WML_SETTINGS, RT.SETTINGS, _file(self._settings()))
        self._save_lists()
        self._add_properties()
        written = BytesIO()
        self.document.save(written)
        with ZipFile(written) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        # What python-docx does not hold, it need not go through: that takes seconds.
        section = serialize_part_xml(self.document.element.body.get_or_add_sectPr()).decode()
        inner = f"<w:body>{self.body}{section.partition('?>')[2]}</w:body>"
        entries[self.part.partname.membername] = _file(
            f"<w:document {DECLARED}>{inner}</w:document>"
        )
        if self.is_own:
            first = b"<Default"
            told = CONTENT_TYPE.encode() + first
            entries[CONTENT_TYPES] = entries[CONTENT_TYPES].replace(first, told, 1)
            entries |= font_files()
        return zipped(entries)

    def _save_lists(self) -> None:
        """Definitions stand before the lists that are of them."""
        root = self.numbering
        first = root.find(f"{W}num")
        end = root.find(f"{W}numIdMacAtCleanup")
        for xml in self.definitions:
            _put(parse_xml(xml), root, before=end if first is None else first)
        for xml in self.lists:
            _put(parse_xml(xml), root, before=end)
        if RT.NUMBERING not in {one.reltype for one in self.part.rels.values()}:
            content = serialize_part_xml(root)
            self._add("numbering", CT.WML_NUMBERING, RT.NUMBERING, content)

    def _settings(self) -> str:
        inner = (
            element("zoom", {"percent": 100}),
            element("embedTrueTypeFonts") if self.is_own else "",
            element("defaultTabStop", 567),
            element("autoHyphenation"),
            element("consecutiveHyphenLimit", 2),
            element("doNotHyphenateCaps"),
            element("characterSpacingControl", "doNotCompress"),
            element("footnotePr", tuple(element("footnote", {"id": id}) for id in (-1, 0))),
            element("compat", (element("compatSetting", COMPATIBILITY),)),
            element("themeFontLang", self.language),
            element("decimalSymbol", "," if self.about.language == "sv" else "."),
            element("listSeparator", ";"),
        )
        return f"<w:settings {DECLARED}>{''.join(inner)}</w:settings>"

    def _add_properties(self) -> None:
        """Title, municipality and the day of the data; no user and no clock."""
        about = self.about
        moment = about.timestamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        told = {
            "dc:title": about.title,
            "dc:creator": about.municipality,
            "cp:lastModifiedBy": about.municipality,
            "cp:revision": "1",
            "dcterms:created": moment,
            "dcterms:modified": moment,
            "dc:language": self.language,
        }
        typed = ' xsi:type="dcterms:W3CDTF"'
        inner = "".join(
            f"<{name}{typed if name.startswith('dcterms:') else ''}>{_text(value)}</{name}>"
            for name, value in told.items()
        )
        core = f"<cp:coreProperties {CORE}>{inner}</cp:coreProperties>"
        program = f'<Properties xmlns="{PROPERTIES}"><Application>nplan</Application></Properties>'
        package = self.part.package
        for name, kind, relation, xml in (
            ("core", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, core),
            ("app", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, program),
        ):
            made = Part(PackURI(f"/docProps/{name}.xml"), kind, _file(xml), package)
            package.relate_to(made, relation)

    def _add(self, name: str, kind: str, relation: str, content: bytes) -> Part:
        made = Part(PackURI(f"/word/{name}.xml"), kind, content, self.part.package)
        self.part.relate_to(made, relation)
        return made


W = f"{{{NAMESPACES['w']}}}"
W_VAL = f"{W}val"
R = f"{{{NAMESPACES['r']}}}"
COMPATIBILITY: Mapping[str, int | str] = {
    "name": "compatibilityMode",
    "uri": "http://schemas.microsoft.com/office/word",
    "val": 15,
}
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def _name(style: Any) -> str:
    return str(style.find(f"{W}name").get(W_VAL))


def _declared(xml: str) -> str:
    """An element with the namespaces that its name and attributes are of."""
    return re.sub(r"^<[\w:]+", lambda match: f"{match[0]} {DECLARED}", xml, count=1)


def _file(xml: str) -> bytes:
    return (HEAD + xml).encode()


def _put(child: Any, root: Any, before: Any) -> None:
    if before is None:
        root.append(child)
    else:
        before.addprevious(child)


def _text(value: str) -> str:
    return quoted(value)[1:-1]


def _link(part: Part, links: Mapping[str, str]) -> None:
    for href, id in links.items():
        part.load_rel(RT.HYPERLINK, href, id, is_external=True)


def _levels(kind: str, texts: Sequence[str]) -> str:
    """The levels of a list, whose texts are used in turn."""
    return "".join(
        _level(level, kind, texts[level % len(texts)], STEP * (level + 1), HANGING)
        for level in range(LIST_LEVELS)
    )


def _level(level: int, kind: str, text: str, left: int, hanging: int, style: str = "") -> str:
    """A level of a list: how it counts, what stands before its words and how far in they are."""
    inner = (
        element("start", 1),
        element("numFmt", kind),
        element("pStyle", style) if style else "",
        element("suff", "tab"),
        element("lvlText", text),
        element("lvlJc", "left"),
        properties("pPr", ind={"left": left, "hanging": hanging}),
    )
    return f'<w:lvl w:ilvl="{level}">{"".join(inner)}</w:lvl>'
