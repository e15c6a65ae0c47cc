import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import page
import pypdf
import pytest
from hypothesis import example, given

from nplan.documents.about import About
from nplan.documents.charts import Bar, BarChart, alternative_text, bar_chart
from nplan.documents.fonts import LINE_END, unusual
from nplan.documents.layout import MARK, texts
from nplan.documents.markdown import escaped
from nplan.documents.pdf import Replaced, handed, pdf
from nplan.documents.tree import parse, plain_text
from tests.awkward_texts import PASTED
from tests.examples import examples

CHART = BarChart(title="Möten", series=("Hållna", "Mål"), rows=(Bar("Lunch <1>", (3, 10)),))
IMAGES: dict[str, str | bytes] = {"c.svg": bar_chart(CHART)}
ABOUT = About(
    title="Program 2025–2028",
    language="sv",
    timestamp=datetime(2026, 3, 25, 10, tzinfo=UTC),
    municipality="Lindvik kommun",
    mark="UTKAST",
    stamp="Version abc1234",
    unnumbered=("Förord",),
)
ROWS = "".join(f"| **K{n}** | Åtgärd {n} `kod` | {n} 000 |\n" for n in range(40))
EVERYTHING = f"""\
# Program 2025–2028

Lindvik kommun

| Uppgift | Innehåll |
|---|---|
| Dokumenttyp | Program |

> **Utkast.** Det här saknas:
>
> - ett *mål*

## Förord

Ett stycke med *kursiv*, **fet**, `kod`, [länk](https://example.se/a), [mål](#mål-och-mått),
[intet](#finns-inte) och not.[^1] Samma not.[^1] Två noter.[^2][^3]

### Mål och mått

1. Ett
2. Två
   - Djupare

     Stycke i punkt

#### Nivå fyra

##### Nivå fem

*Möten mot mål*

![{escaped(alternative_text(CHART))}](c.svg)

*Figurens not*

*Tabellens rubrik*

| Nr | Åtgärd | Kostnad |
|---|:-:|--:|
{ROWS}
*Tabellens not*

| Ensam |
|---|

```
rad ett
  rad två
```

***

## Bilaga 1. Bild i text

Här ![En bild](c.svg) och ![En bild som saknas](d.svg) i text.

[^1]: Första noten.
[^2]: Andra.

    - Med lista
[^3]: Tredje.
"""


def made(markdown: str, about: About = ABOUT) -> bytes:
    return pdf(parse(markdown), about, IMAGES)[0]


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def letters(text: str) -> str:
    """The text without what a line end may add or take away."""
    return re.sub(r"[\s\xad\u200b-]", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def everything() -> bytes:
    return made(EVERYTHING)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_every_construct_is_accessible_and_for_archives(everything: bytes, profile: str) -> None:
    report = page.validate_pdf_bytes(everything, profile=profile)
    assert [(found.rule_id, found.message) for found in report.failures] == []
    assert report.is_compliant


def test_the_properties_are_the_documents(everything: bytes) -> None:
    reader = read(everything)
    assert reader.metadata is not None
    assert reader.metadata.title == "Program 2025–2028"
    assert reader.metadata.author == "Lindvik kommun"
    assert reader.metadata.creation_date == ABOUT.timestamp
    assert reader.trailer["/Root"]["/Lang"] == "sv"


def test_the_words_are_those_of_the_markdown(everything: bytes) -> None:
    shown = letters("".join(sheet.extract_text() for sheet in read(everything).pages))
    told = plain_text(parse(re.sub(r"!\[[^\]]*\]\(c.svg\)", "", EVERYTHING))).split()
    assert len(told) > 250
    assert [word for word in told if letters(word) not in shown] == []


def test_pictures_have_the_words_that_stand_for_them(everything: bytes) -> None:
    assert set(_alternatives(read(everything))) == {alternative_text(CHART), "En bild"}


def _alternatives(reader: pypdf.PdfReader) -> Iterator[str]:
    objects = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1))
    return (str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one)


def test_chapters_are_numbered_and_what_has_a_label_of_its_own_is_not() -> None:
    text = "# T\n\n## Förord\n\n### Tack\n\n## Mål\n\n### Mått\n\n#### Källa\n\n## Bilaga 1. Möten"
    pages = [sheet.extract_text().split("\n") for sheet in read(made(text)).pages]
    chapters = {"Förord", "Tack", "1 Mål", "1.1 Mått", "Källa", "Bilaga 1. Möten"}
    assert chapters <= {line for sheet in pages[2:] for line in sheet}


def test_each_page_says_what_it_is(everything: bytes) -> None:
    pages = [sheet.extract_text() for sheet in read(everything).pages]
    for number, words in enumerate(pages, 1):
        assert f"Sida {number} av {len(pages)}" in words
        assert "UTKAST" in words
        assert "Version abc1234" in words


def test_a_header_that_leads_elsewhere_stands_on_the_first_page_alone() -> None:
    rows = "| ord | x |\n" * 90
    table = f"| Mål[^1] | [Mått](https://a.se) |\n|---|---|\n{rows}\n[^1]: Sägs."
    sheets = read(made(f"# T\n\n## Mål\n\n{table}")).pages
    assert sum("Mått" in sheet.extract_text() for sheet in sheets) == 1


def test_the_same_document_is_the_same_bytes(everything: bytes) -> None:
    assert made(EVERYTHING) == everything


MARKUP = '#let x = 1 $x^2$ <a> @b *c* _d_ `e` // f /* g */ \\n "h" #sys.version = i [j] #{k}'


@pytest.mark.parametrize(
    ("text", "shown", "replaced"),
    [
        ("Bra 👍🏽!", f"Bra {MARK}!", [("👍🏽", 1)]),
        ("👩‍💻 och 👩‍💻", f"{MARK} och {MARK}", [("👩‍💻", 2)]),
        ("中文", MARK * 2, [("中", 1), ("文", 1)]),
        ("שלום", "שלום", []),
        ("a\u202eb", f"a{MARK}b", [("\u202e", 1)]),
        ("e\u0301 a\u030a", "e\u0301 a\u030a", []),
        ("o\u0301\u0302\u0303", "o\u0301\u0302\u0303", []),
        ("→ ✓ Ω α", "→ ✓ Ω α", []),
        ("av\xadstava", "av\xadstava", []),
        ("a\u200bb", "a\u200bb", []),
        ("rad\u2028rad\u2029rad\x85rad\nrad\ttabb", "rad\nrad\nrad\nrad\nrad tabb", []),
        (MARKUP, MARKUP, []),
    ],
)
def test_no_character_stops_the_pdf(text: str, shown: str, replaced: list[tuple[str, int]]) -> None:
    blocks = parse(f"# T\n\n## {escaped(text)}\n")
    content, found = pdf(blocks, ABOUT, {})
    assert found == tuple(Replaced(*counted) for counted in replaced)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(content, profile=profile).is_compliant
    words = "".join(sheet.extract_text() for sheet in read(content).pages)
    assert letters(shown) in letters(words)


def test_a_replaced_character_is_told_by_its_code() -> None:
    assert Replaced("👍🏽", 1).codes == "U+1F44D U+1F3FD"


def words_of(value: Any) -> str:
    """The words that Typst is handed, in order, with line ends where it breaks a line."""
    match value:
        case {"kind": "text", "parts": parts}:
            return "".join(parts)
        case {"kind": "break"}:
            return "\n"
        case {"inline": inline}:
            return words_of(inline)
        case {"header": header, "rows": rows}:
            return words_of([header, *rows])
        case {"items": items}:
            return words_of(items)
        case list():
            return "".join(map(words_of, value))
    return ""


@given(PASTED)
@example("https://example.se/" + "a" * 80)
@example("2026-03-25-dialoglunch/7 " * 4)
def test_a_text_stands_letter_by_letter_in_what_typst_is_handed(text: str) -> None:
    shown = LINE_END.sub("\n", text).replace("\t", " ")
    for place in ("## {}", "- {}", "x {}", "| {} |\n|---|\n| {} |"):
        blocks = parse("# T\n\n## U\n\n" + place.replace("{}", escaped(text)))
        given = handed(blocks, ABOUT, {}, dict.fromkeys(unusual(texts(blocks)), ""))
        assert given.replaced == ()
        times = place.count("{}")
        assert words_of(given.values["body"]) == "U" + place.startswith("x") * "x " + shown * times


@examples(0.25)
@given(PASTED)
@example("\x85")
@example("\xad")
@example("\u200b")
@example("\u0301")
@example("\U000e0041\u200d")
@example("ศ์\u0323")
def test_any_text_becomes_a_pdf(text: str) -> None:
    about = About(title=text, language="sv", timestamp=ABOUT.timestamp, mark=text, stamp=text)
    shown = escaped(text)
    content, _ = pdf(parse(f"# {shown}\n\n## {shown}\n\n| {shown} |\n|---|\n"), about, {})
    assert page.validate_pdf_bytes(content, profile="2a").is_compliant
    assert page.validate_pdf_bytes(content, profile="ua1").is_compliant
