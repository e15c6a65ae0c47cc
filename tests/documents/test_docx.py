"""Word files: what stands in them, in the order that Word demands, the same bytes always."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from hypothesis import example, given
from lxml.etree import XPath
from msgspec.structs import replace

from nplan.documents.about import About
from nplan.documents.characters import MARK, Replaced
from nplan.documents.charts import Bar, BarChart, alternative_text
from nplan.documents.docx import docx
from nplan.documents.markdown import escaped
from nplan.documents.reference_docx import reference_docx
from nplan.documents.tree import parse, plain_text
from nplan.documents.wordml import NAMESPACES
from nplan.model.error import NplanError
from nplan.model.style import Look, Style
from tests.awkward_texts import PASTED
from tests.examples import examples
from tests.typed import REPOSITORY

from .test_pdf import ABOUT, EVERYTHING, IMAGES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = ("word/document.xml", "word/footnotes.xml")
PAPER = About(
    title="Brev", language="en", timestamp=ABOUT.timestamp, form="paper", stamp="Version abc"
)
NESTED = """\
# Program 2025–2028

## Mål

> Citat
>
> - Punkt i citat
>
>   > Citat i punkt

- Ett
  1. Första

     Mer om första
  2. Andra

     | Tabell | i punkt |
     |---|:-:|
     | a | b |
- Två

  ```
  kod
  ```

5. Fem
6. Sex

***

1. Ett igen
- - Punkt i punkt

[Länk till **mål**](#mål) och <https://example.se/a?b=1&c=2>, ![Bild](c.svg) i text.[^1]

# Rubrik i höjd

- # Rubrik i punkt

123456789. Stort tal

[^1]: Noten kallar en annan.[^2] Se [länk](https://example.se/not).

    - Punkt i not

    | Tabell | i not |
    |---|---|
    | a | b |

[^2]: Den andra.
"""


def made(markdown: str, about: About = ABOUT) -> bytes:
    return docx(parse(markdown), about, IMAGES)[0]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(content: bytes, name: str = "word/document.xml") -> Any:
    return python_docx.oxml.parse_xml(parts(content)[name])


def found(root: Any, path: str) -> Any:
    """What XPath finds in an element."""
    return XPath(path, namespaces=NAMESPACES)(root)


def opened(content: bytes) -> Any:
    return python_docx.Document(io.BytesIO(content))


def words(root: Any) -> str:
    """The words of an element as Word shows them: a line a paragraph."""
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    lines = (
        "".join(
            (one.text or "") if one.tag == f"{W}t" else shown[one.tag]
            for one in paragraph.iter(f"{W}t", *shown)
            if one.getparent().tag == f"{W}r"
        )
        for paragraph in root.iter(f"{W}p")
    )
    return "\n".join(lines)


def headings(content: bytes) -> list[tuple[str, str]]:
    return [
        (one.style.name, one.text)
        for one in opened(content).paragraphs
        if one.style.name.startswith("Heading")
    ]


@pytest.fixture(scope="module")
def everything() -> bytes:
    return made(EVERYTHING)


# --- what stands in it ---------------------------------------------------------------------


def test_the_words_are_those_of_the_markdown(everything: bytes) -> None:
    shown = "".join(words(xml(everything, name)) for name in SHOWN)
    told = plain_text(parse(re.sub(r"!\[[^\]]*\]\(c.svg\)", "", EVERYTHING))).split()
    assert len(told) > 250
    assert [word for word in told if word not in shown] == []


def test_headings_are_words_own(everything: bytes) -> None:
    assert headings(everything) == [
        ("Heading 1", "Förord"),
        ("Heading 2", "Mål och mått"),
        ("Heading 3", "Nivå fyra"),
        ("Heading 4", "Nivå fem"),
        ("Heading 1", "Bilaga 1. Bild i text"),
    ]


def test_chapters_are_numbered_by_word_and_what_has_a_label_of_its_own_is_not() -> None:
    content = made(
        "# T\n\n## Förord\n\n### Tack\n\n## Mål\n\n### Mått\n\n#### Källa\n\n## Bilaga 1"
    )
    numbered = [
        (one.text, one._p.find(f"{W}pPr/{W}numPr") is None)
        for one in opened(content).paragraphs
        if one.style.name.startswith("Heading")
    ]
    assert numbered == [
        ("Förord", False),
        ("Tack", False),
        ("Mål", True),
        ("Mått", True),
        ("Källa", False),
        ("Bilaga 1", False),
    ]
    styles = xml(content, "word/styles.xml")
    levels = found(styles, './/w:style[starts-with(w:name/@w:val, "heading ")]//w:ilvl/@w:val')
    assert levels == ["0", "1"]
    texts = found(xml(content, "word/numbering.xml"), ".//w:lvl[w:pStyle]/w:lvlText/@w:val")
    assert texts == ["%1", "%1.%2"]


def test_the_contents_can_be_read_before_word_has_brought_them_up_to_date() -> None:
    content = made("# T\n\n## Förord\n\n## Mål *a[^1]*\n\n### Mått\n\n#### Djup\n\n[^1]: Not.")
    entries = [
        (one.style.name, one.text)
        for one in xml_paragraphs(content)
        if one.style.name.startswith("toc")
    ]
    assert entries == [("toc 1", "Förord\t"), ("toc 1", "1\tMål a\t"), ("toc 2", "1.1\tMått\t")]
    code = found(xml(content), "string((.//w:instrText)[1])")
    assert code == ' TOC \\o "1-2" \\h \\z '
    assert b"updateFields" not in parts(content)["word/settings.xml"]


def xml_paragraphs(content: bytes) -> Iterator[Any]:
    """Every paragraph, those of the contents too, its links' words with it."""
    document = opened(content)
    for one in document.element.iter(f"{W}p"):
        yield python_docx.text.paragraph.Paragraph(one, document._body)


def test_the_cover_says_what_the_document_is(everything: bytes) -> None:
    first, second, *_ = opened(everything).paragraphs
    assert (first.style.name, first.text) == ("Cover Title", "Program 2025–2028")
    assert (second.style.name, second.text) == ("Cover Subtitle", "Lindvik kommun")
    boxed = [p.text for p in opened(everything).paragraphs if p.style.name == "Intense Quote"]
    assert boxed == ["Utkast. Det här saknas:", "ett mål"]


def test_each_page_says_what_it_is(everything: bytes) -> None:
    section = opened(everything).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[-1].text == "UTKAST   Program 2025–2028\tLindvik kommun"
    assert section.first_page_header.paragraphs[-1].text == "UTKAST"
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[-1].text == "Version abc1234\tSida 1 av 1"
        codes = footer._element.xpath(".//w:instrText")
        assert [code.text for code in codes] == [" PAGE ", " NUMPAGES "]


def test_a_paper_begins_at_once() -> None:
    content = made("# Brev\n\nHej\n\n## Mål\n\n### Mått\n\nSlut", PAPER)
    shown = [(one.style.name, one.text) for one in opened(content).paragraphs]
    assert shown == [
        ("Title", "Brev"),
        ("Normal", "Hej"),
        ("Heading 1", "Mål"),
        ("Heading 2", "Mått"),
        ("Normal", "Slut"),
    ]
    assert found(xml(content), ".//w:numId/@w:val") == ["0", "0"]
    assert not found(xml(content), ".//w:pageBreakBefore")
    assert not opened(content).sections[0].different_first_page_header_footer
    sizes = [opened(one).styles["Heading 1"].font.size.pt for one in (content, made("# T"))]
    assert sizes == [14, 20]


def test_tables_have_headers_that_are_repeated(everything: bytes) -> None:
    tables = xml(everything).findall(f".//{W}tbl")
    assert len(tables) == 3
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        widths = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
        assert abs(sum(widths) - 8560) < 10
    figures = tables[1].xpath("./w:tr/w:tc[3]/w:p/w:pPr/w:jc/@w:val")
    assert figures == ["right"] * 41
    assert tables[1].find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Tabellens rubrik"


def test_captions_stay_with_what_they_are_of(everything: bytes) -> None:
    styles = xml(everything, "word/styles.xml")
    assert found(styles, './/w:style[w:name/@w:val="caption"]/w:pPr/w:keepNext')
    shown = [one for one in opened(everything).paragraphs if one.style.name in ("Caption", "Note")]
    assert [(one.style.name, one.text) for one in shown] == [
        ("Caption", "Möten mot mål"),
        ("Note", "Figurens not"),
        ("Caption", "Tabellens rubrik"),
        ("Caption", "Tabellens not"),
    ]


def test_pictures_have_the_words_that_stand_for_them(everything: bytes) -> None:
    told = found(xml(everything), ".//wp:docPr/@descr")
    assert told == [alternative_text(CHART), "En bild"]
    assert "En bild som saknas" in words(xml(everything))
    pictures = [one for one in parts(everything) if one.startswith("word/media/")]
    assert pictures == ["word/media/image1.png"]


CHART = BarChart(title="Möten", series=("Hållna", "Mål"), rows=(Bar("Lunch <1>", (3, 10)),))


def test_footnotes_are_words_own_and_a_second_call_refers_to_the_first(everything: bytes) -> None:
    called = found(xml(everything), ".//w:footnoteReference/@w:id")
    assert called == ["1", "2", "3"]
    notes = xml(everything, "word/footnotes.xml")
    assert found(notes, "./w:footnote/@w:id") == ["-1", "0", "1", "2", "3"]
    assert [words(one).strip() for one in notes][2:] == [
        "Första noten.",
        "Andra.\nMed lista",
        "Tredje.",
    ]
    codes = [one.text for one in xml(everything).iter(f"{W}instrText")]
    assert codes.count(" NOTEREF _Ref00000001 \\f \\h ") == 1
    assert found(xml(everything), './/w:bookmarkStart[@w:name="_Ref00000001"]')


def test_a_note_in_a_note_is_told_in_brackets() -> None:
    notes = words(xml(made(NESTED), "word/footnotes.xml"))
    assert "Noten kallar en annan. (Den andra.) Se länk." in notes


def test_lists_count_from_their_own_start() -> None:
    content = made(NESTED)
    starts = found(xml(content, "word/numbering.xml"), ".//w:startOverride/@w:val")
    assert starts == ["1", "5", "1"]
    assert "123456789.\tStort tal" in words(xml(content))


def test_a_link_to_the_title_is_words_alone() -> None:
    content = made("# Titel\n\n## Mål\n\n[upp](#titel)")
    led = set(found(xml(content), ".//w:hyperlink/@w:anchor"))
    assert led == set(found(xml(content), ".//w:bookmarkStart/@w:name"))


def test_links_lead_where_they_say() -> None:
    content = made(NESTED)
    anchors = found(xml(content), './/w:hyperlink[.//w:t="mål"]/@w:anchor')
    assert anchors
    assert found(xml(content), f'.//w:bookmarkStart[@w:name="{anchors[0]}"]')
    for part, href in (("document", "https://example.se/a?b=1&amp;c=2"), ("footnotes", "/not")):
        relations = parts(content)[f"word/_rels/{part}.xml.rels"].decode()
        assert href in relations
        assert relations.count('TargetMode="External"') == 1


@pytest.mark.parametrize("href", ["http://[", "https://e.se/" + "a" * 3000, "#finns-inte"])
def test_an_address_that_word_would_stop_at_is_words_alone(href: str) -> None:
    content = made(f"# T\n\n## A\n\n[ord[^1]]({href})\n\n[^1]: En not.\n")
    assert not [one for one in parts(content) if b"External" in parts(content)[one]]
    assert found(xml(content), ".//w:footnoteReference/@w:id") == ["1"]


# --- what Word demands ---------------------------------------------------------------------

STYLED = ("name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat")
SEQUENCES = {
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs"),
        *("suppressAutoHyphens", "spacing", "ind", "jc", "outlineLvl"),
    ),
    "rPr": (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "vertAlign"),
        *("rtl", "lang"),
    ),
    "tblPr": (
        "tblStyle",
        "tblW",
        "tblInd",
        "tblBorders",
        "tblLayout",
        "tblCellMar",
        "tblLook",
        "tblCaption",
    ),
    "tcPr": ("tcW", "tcBorders", "shd"),
    "sectPr": ("headerReference", "pgSz", "pgMar", "cols", "titlePg", "docGrid"),
    "trPr": ("cantSplit", "tblHeader"),
    "style": (*STYLED, "pPr", "rPr", "tblPr", "tblStylePr"),
    "tbl": ("tblPr", "tblGrid", "tr"),
    "tc": ("tcPr", "p"),
    "tr": ("trPr", "tc"),
    "lvl": ("start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr"),
    "abstractNum": ("multiLevelType", "lvl"),
    "num": ("abstractNumId", "lvlOverride"),
    "numbering": ("abstractNum", "num"),
    "numPr": ("ilvl", "numId"),
    "pBdr": ("top", "left", "bottom", "right"),
    "tblBorders": ("top", "left", "bottom", "right", "insideH"),
    "tcBorders": ("top", "bottom"),
    "tblCellMar": ("top", "left", "bottom", "right"),
    "font": (
        "altName",
        "family",
        "pitch",
        "embedRegular",
        "embedBold",
        "embedItalic",
        "embedBoldItalic",
    ),
    "settings": (
        *(
            "zoom",
            "embedTrueTypeFonts",
            "defaultTabStop",
            "autoHyphenation",
            "consecutiveHyphenLimit",
        ),
        *("doNotHyphenateCaps", "characterSpacingControl", "footnotePr", "compat"),
        *("themeFontLang", "decimalSymbol", "listSeparator"),
    ),
}
"""What is used of ECMA-376, in its order."""


def out_of_order(content: bytes) -> Iterator[str]:
    """The elements whose children stand in another order than the schema's, or are not in it."""
    for name, part in parts(content).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for one in python_docx.oxml.parse_xml(part).iter():
            kind = str(one.tag).removeprefix(W)
            tags = [str(child.tag).removeprefix(W) for child in one]
            children = [tag.replace("footerRef", "headerRef") for tag in tags]
            if kind in SEQUENCES:
                places = [SEQUENCES[kind].index(child) for child in children]
                if places != sorted(places) or (
                    kind.endswith("Pr") and kind != "sectPr" and len(set(places)) < len(places)
                ):
                    yield f"{name}: {kind}: {children}"


@pytest.mark.parametrize("markdown", [EVERYTHING, NESTED])
@pytest.mark.parametrize("about", [ABOUT, PAPER])
def test_elements_stand_in_the_order_of_the_schema(markdown: str, about: About) -> None:
    assert list(out_of_order(made(markdown, about))) == []


@pytest.mark.parametrize("markdown", [EVERYTHING, NESTED])
def test_what_is_named_is_there_once(markdown: str) -> None:
    content = made(markdown)
    files = parts(content)
    styles = set(found(xml(content, "word/styles.xml"), ".//w:style/@w:styleId"))
    numbers = {*found(xml(content, "word/numbering.xml"), "./w:num/@w:numId"), "0"}
    marks: list[str] = []
    for name in files:
        if re.fullmatch(r"word/(document|footnotes|(header|footer)\d*)\.xml", name):
            root = xml(content, name)
            used = found(root, ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val")
            assert set(used) <= styles
            assert set(found(root, ".//w:numId/@w:val")) <= numbers
            marks += found(root, ".//w:bookmarkStart/@w:id")
            relations = files.get(f"word/_rels/{Path(name).name}.rels", b"").decode()
            ids = re.findall(r'Id="(\w+)"', relations)
            assert len(ids) == len(set(ids))
            assert set(found(root, ".//@r:id | .//@r:embed")) <= set(ids)
            begun = found(root, ".//w:fldChar/@w:fldCharType")
            assert begun.count("begin") == begun.count("separate") == begun.count("end")
    assert len(marks) == len(set(marks))
    drawn = found(xml(content), ".//wp:docPr/@id")
    assert len(drawn) == len(set(drawn))
    types = files["[Content_Types].xml"].decode()
    for kind in ("document.main", "styles", "numbering", "settings", "footnotes", "fontTable"):
        assert types.count(f"wordprocessingml.{kind}+xml") == 1


def test_the_language_is_told_wherever_word_looks() -> None:
    for language, told in (("sv", "sv-SE"), ("en", "en-GB")):
        content = made(
            "# T\n\n## Mål", About(title="T", language=language, timestamp=ABOUT.timestamp)
        )
        assert found(xml(content, "word/styles.xml"), ".//w:lang/@w:val") == [told]
        assert found(xml(content, "word/settings.xml"), "./w:themeFontLang/@w:val") == [told]
        assert opened(content).core_properties.language == told


def test_the_properties_are_the_documents_and_nobodys(everything: bytes) -> None:
    properties = opened(everything).core_properties
    assert properties.title == "Program 2025–2028"
    assert (properties.author, properties.last_modified_by) == ("Lindvik kommun",) * 2
    assert properties.created == properties.modified == datetime(2026, 3, 25, 10, tzinfo=UTC)
    assert properties.revision == 1


# --- the same always -----------------------------------------------------------------------


def test_the_same_document_is_the_same_bytes(everything: bytes) -> None:
    assert made(EVERYTHING) == everything
    dates = {one.date_time for one in zipfile.ZipFile(io.BytesIO(everything)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_place_and_time_zone_change_nothing(everything: bytes, zone: str, tmp_path: Path) -> None:
    code = (
        "import hashlib; from tests.documents.test_docx import *; "
        "print(hashlib.sha256(made(EVERYTHING)).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"TZ": zone, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": "7"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(everything).hexdigest()


# --- the office's own styles ---------------------------------------------------------------


def reference_of(change: Any) -> bytes:
    """A reference as Word saves it, changed."""
    document = python_docx.Document()
    document.core_properties.last_modified_by = "Anna Andersson"
    document.add_paragraph("Mallens egen text")
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def with_reference(content: bytes, markdown: str = EVERYTHING) -> bytes:
    return made(markdown, replace(ABOUT, look=Look(reference=content)))


def test_the_office_s_styles_are_kept_and_those_that_it_lacks_are_added() -> None:
    def change(document: Any) -> None:
        document.styles["Heading 1"].font.name = "Georgia"
        document.sections[0].header.paragraphs[0].text = "Kommunens sidhuvud"

    content = with_reference(reference_of(change))
    document = opened(content)
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert document.styles["Table Text"].font.color.rgb is None
    header = [one.text for one in document.sections[0].header.paragraphs]
    assert header == ["Kommunens sidhuvud", "UTKAST   Program 2025–2028\tLindvik kommun"]
    assert document.paragraphs[0].style.name == "Title"
    assert list(out_of_order(only(content, "document", "footnotes", "settings"))) == []
    everything = b"".join(parts(content).values())
    assert b"Mallens" not in everything
    assert b"Anna" not in everything
    assert not [name for name in parts(content) if "thumbnail" in name or "customXml" in name]


def only(content: bytes, *names: str) -> bytes:
    """A package with some of the parts alone."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(f"word/{name}.xml", parts(content)[f"word/{name}.xml"])
    return kept.getvalue()


def test_styles_are_found_by_their_names_whatever_word_calls_them() -> None:
    def change(document: Any) -> None:
        for one in document.styles.element.iter(f"{W}style"):
            if one.get(f"{W}styleId") == "Heading1":
                one.set(f"{W}styleId", "Rubrik1")
        for one in document.styles.element.iter(f"{W}basedOn"):
            if one.get(f"{W}val") == "Heading1":
                one.set(f"{W}val", "Rubrik1")

    content = with_reference(reference_of(change))
    assert found(xml(content), './/w:pStyle[@w:val="Rubrik1"]')
    assert ("Heading 1", "Förord") in headings(content)


def test_numbers_of_the_office_s_headings_are_left_as_they_are() -> None:
    def change(document: Any) -> None:
        numbers = document.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr()
        numbers.append(python_docx.oxml.OxmlElement("w:numId", {f"{W}val": "3"}))

    content = with_reference(reference_of(change))
    numbers = found(
        xml(content, "word/styles.xml"), './/w:style[w:name/@w:val="heading 1"]//w:numId/@w:val'
    )
    assert numbers == ["3"]


def broken(name: str, content: bytes) -> bytes:
    """A Word file in which a part holds something else."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for one, inner in parts(reference_docx()).items():
            archive.writestr(one, content if one == name else inner)
    return saved.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"{\\rtf1 gammalt}",
        reference_docx()[:2000],
        reference_docx()[:-60],
        broken("word/document.xml", b"<w:document"),
        broken("word/document.xml", b"<a/>"),
        broken("word/styles.xml", b"<a/>"),
        broken("word/styles.xml", b"\xff\xfe"),
        broken("[Content_Types].xml", b""),
        broken("_rels/.rels", b"<a/>"),
        parts(reference_docx())["word/document.xml"],
    ],
)
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(NplanError) as stopped:
        with_reference(content, "# T\n\n## Mål\n")
    assert stopped.value.code == "bad-reference"
    assert stopped.value.values["file"] == "templates/reference.docx"


def test_the_reference_that_comes_along_is_as_it_is_made() -> None:
    brought = (REPOSITORY / "templates/reference.docx").read_bytes()
    assert parts(brought) == parts(reference_docx())
    assert list(out_of_order(brought)) == []


def test_colour_fonts_and_cover_are_the_office_s() -> None:
    style = Style(accent="#7a1f1f", headings="Source Serif Pro", cover="plain")
    content = made("# T\n\n## Mål", replace(ABOUT, look=Look(style=style)))
    heading = opened(content).styles["Heading 1"]
    assert (str(heading.font.color.rgb), heading.font.name) == ("7A1F1F", "Source Serif Pro")
    assert not [one for one in parts(content) if b"wps:wsp>" in parts(content)[one]]


def test_the_fonts_come_along_and_their_heads_are_mixed_with_their_keys(everything: bytes) -> None:
    fonts = xml(everything, "word/fontTable.xml")
    keys = found(fonts, ".//w:embedRegular/@w:fontKey | .//w:embedBold/@w:fontKey")
    ids = found(fonts, ".//w:embedRegular/@r:id | .//w:embedBold/@r:id")
    assert len(ids) == 4
    for id, key in zip(ids, keys, strict=True):
        masked = parts(everything)[f"word/fonts/{id}.odttf"][:32]
        mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
        head = bytes(one ^ other for one, other in zip(masked, mask, strict=True))
        assert head.startswith(b"\0\1\0\0")  # TrueType
    assert 'Extension="odttf"' in parts(everything)["[Content_Types].xml"].decode()


def test_the_logo_stands_on_the_cover_and_says_whose_it_is() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"/>'
    content = made("# T\n\nLindvik\n\n## Mål", replace(ABOUT, look=Look(logo=svg)))
    assert found(xml(content), ".//wp:docPr/@descr") == ["Lindvik kommun"]
    (width,), (height,) = (found(xml(content), f".//wp:extent/@c{side}") for side in "xy")
    assert int(width) == 70 * 36000
    assert 629_000 < int(height) < 632_000  # of whole pixels


BARE_JPEG = bytes.fromhex(
    "ffd8ffdb004300" + 64 * "ff" + "ffc2000b080001000101011100"
    "ffc400141001" + 16 * "00" + "ffda0008010100013f10ffd9"
)
"""A picture that says only how it is drawn, as some programs save them."""


@pytest.mark.parametrize(
    "logo",
    [
        BARE_JPEG,
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 9000000"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000000 1"/>',
    ],
    ids=["bare", "high", "wide"],
)
def test_a_logo_of_any_kind_and_shape_has_room(logo: bytes) -> None:
    content = made("# T\n\n## Mål", replace(ABOUT, look=Look(logo=logo)))
    (width,), (height,) = (found(xml(content), f".//wp:extent/@c{side}") for side in "xy")
    assert int(width) <= 70 * 36000
    assert int(height) <= 18 * 36000


def test_a_logo_that_cannot_be_drawn_is_refused() -> None:
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'
    look = Look(style=Style(logo="vapen.svg"), logo=logo)
    with pytest.raises(NplanError) as stopped:
        made("# T", replace(ABOUT, look=look))
    assert stopped.value.code == "unreadable-logo"
    assert stopped.value.values == {"file": "templates/vapen.svg"}


def test_a_title_that_is_too_long_for_the_band_stands_below_it() -> None:
    title = "Ett mycket långt program " * 30
    first = opened(made(f"# {title}\n\n## Mål")).paragraphs[0]
    assert first.style.name == "Title"
    assert first.text == title.strip()


# --- any text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown", "replaced"),
    [
        ("Bra 👍🏽! 中文 שלום a\u202eb", "Bra 👍🏽! 中文 שלום a\u202eb", []),
        ("e\u0301 a\u200bb a\u2060b \xad", "e\u0301 a\u200bb a\u2060b \xad", []),
        ("a\x85b\u2028c\u2029d\xa0 e", "a\x85b\u2028c\u2029d\xa0 e", []),
        ("rad\r\nrad\nrad\rrad\ttabb  två", "rad\nrad\nrad\nrad\ttabb  två", []),
        ("a\x01b\ufffec\ufffe", f"a{MARK}b{MARK}c{MARK}", [("\x01", 1), ("\ufffe", 2)]),
        ('<b> & "x" ]]> &amp; &#1;', '<b> & "x" ]]> &amp; &#1;', []),
    ],
)
def test_no_character_stops_the_file(
    text: str, shown: str, replaced: list[tuple[str, int]]
) -> None:
    content, replacements = docx(parse(f"# T\n\n## U\n\nx {escaped(text)}\n"), ABOUT, {})
    assert replacements == tuple(Replaced(*one) for one in replaced)
    assert words(xml(content)).endswith(f"x {shown}")


@examples(0.6)
@given(PASTED)
@example("https://example.se/" + "a" * 80)
@example("_x0041_ &#x41;")
@example("אב\u0301 ג (x) 12")
def test_a_text_stands_letter_by_letter(text: str) -> None:
    about = About(title=text, language="sv", timestamp=ABOUT.timestamp, mark=text, stamp=text)
    places = "## {}\n\n- {}\n\nx {}[^1]\n\n| {} |\n|---|\n| {} |\n\n[^1]: y {}\n"
    blocks = parse("# T\n\n" + places.replace("{}", escaped(text)))
    shown = re.sub("\r\n|[\r\v\f]", "\n", text)
    content, replaced = docx(blocks, about, {})
    assert replaced == ()
    assert f"\nx {shown}\n{shown}\n{shown}" in words(xml(content))
    assert f" y {shown}" in words(xml(content, "word/footnotes.xml"))
    assert opened(content).sections[0].footer.paragraphs[-1].text.startswith(shown)


def test_a_text_of_twenty_thousand_words_and_a_table_of_two_thousand_rows() -> None:
    text = "ordet " * 20_000
    rows = "".join(f"| **K{n}** | Åtgärd {n} | {n} |\n" for n in range(2_000))
    content = made(f"# T\n\n## Långt\n\n{text}\n\n| Nr | Åtgärd | Antal |\n|---|---|--:|\n{rows}")
    assert words(xml(content)).count("ordet") == 20_000
    assert len(xml(content).findall(f".//{W}tr")) == 2_001
