"""Documents as one HTML page: structure, escaping, links and colours."""

import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import example, given

from nplan.documents.about import KINDS, About
from nplan.documents.characters import LINE_END, MARK, Replaced
from nplan.documents.charts import Bar, BarChart, alternative_text
from nplan.documents.draft import drafted, prepared, view
from nplan.documents.drawing import drawn_on_page
from nplan.documents.html import html
from nplan.documents.markdown import anchored, escaped, linked
from nplan.documents.material import Material
from nplan.documents.reply import reply
from nplan.documents.tree import parse, parse_document
from nplan.files.templates import templates
from nplan.model.colour import contrast
from nplan.model.records import Records
from nplan.model.style import Look, Style
from nplan.model.values import Day
from nplan.model.version import Version
from tests.awkward_texts import PASTED

from .conftest import PROCESS
from .webpage import Element, read

CHART = BarChart(title="Möten", series=("Hållna", "Mål"), rows=(Bar("Lunch <1>", (3, 10)),))
IMAGES: dict[str, str | bytes] = {"c.svg": drawn_on_page(CHART, "c"), "d.png": b"\x89PNG\r\n"}
ABOUT = About(
    title="Program 2025–2028",
    language="sv",
    timestamp=datetime(2026, 3, 25, 10, tzinfo=UTC),
    municipality="Lindvik kommun",
    mark="UTKAST",
    stamp="Version abc1234",
    unnumbered=("Förord",),
)
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

Ett stycke med *kursiv*, **fet**, `kod`, [länk](https://example.se/a?b=1&c=2), [mål](#mål-och-mått),
[intet](#finns-inte) och not.[^1] Samma not.[^1] Två noter.[^2][^3]

### Mål och mått

1. Ett
2. Två
   - Djupare

     Stycke i punkt

#### Nivå fyra [^4]

##### Nivå fem

*Möten mot mål*

![{escaped(alternative_text(CHART))}](c.svg)

*Figurens not*

*Tabellens rubrik*

| Nr | Åtgärd | Kostnad |
|---|:-:|--:|
| **K1** | Åtgärd `kod` | 1 000 |
| **K2** | [K1](https://example.se) | 2 |

*Tabellens not*

| Ensam |
|---|

```
rad ett
  rad två
```

***

> # Rubrik i citat

## Bilaga 1. Bild i text

Här ![En bild](d.png), ![Igen](c.svg) och ![En bild som saknas](e.svg) i text.

## Mål

### Mål

[^1]: Första noten.
[^2]: Andra.

    - Med lista
[^3]: Tredje kallar.[^1]
[^4]: I en rubrik.
"""


def made(markdown: str, about: About = ABOUT) -> Element:
    return read(html(parse_document(markdown), about, IMAGES)[0])


@pytest.fixture(scope="module")
def everything() -> Element:
    return made(EVERYTHING)


@pytest.fixture(
    scope="module", params=[name for name, kind in KINDS.items() if "html" in kind.formats]
)
def document(request: pytest.FixtureRequest, records: Records) -> Element:
    name: str = request.param
    version = Version("0123456789", Day(2024, 11, 20), False)
    material = Material(records=records, version=version)
    said = reply(material, "cafe-torget") if name == "reply" else view(name, material)
    files = drafted(prepared(name, said, templates(PROCESS)), ("html",)).files
    return read(files[f"{name}.html"])


def sound(page: Element) -> None:
    """What holds for every page."""
    ids = [element["id"] for element in page.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"\S+", id) for id in ids)
    for element in page.all():
        assert "style" not in element.attributes
        assert not any(name.startswith("on") for name in element.attributes)
        assert element["src"].startswith("data:image/") or "src" not in element.attributes
        for named in (*element["aria-labelledby"].split(), *element["aria-describedby"].split()):
            assert named in ids
    for link in page.all("a"):
        assert link.words().strip()
        assert link["href"].startswith(("#", "https://", "http://", "mailto:"))
        assert not link["href"].startswith("#") or link["href"][1:] in ids
    (html_element,) = page.all("html")
    assert html_element["lang"]
    assert page.one("head").one("title").words().strip()
    body = page.one("body")
    assert [child.tag for child in body.children if child.tag in ("header", "main", "footer")] == [
        "header",
        "main",
        "footer",
    ]
    skip = next(iter(body.all("a")))
    assert skip["href"] == f"#{page.one('main')['id']}"
    levels = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in page.all("table"):
        assert table["role"] == "table"
        for head in table.one("thead").all("th"):
            assert (head["scope"], head["role"]) == ("col", "columnheader")
        for cell in (cell for body in table.all("tbody") for cell in body.all("th")):
            assert (cell["scope"], cell["role"]) == ("row", "rowheader")
    for picture in page.all("svg"):
        title, desc = picture.one("title"), picture.one("desc")
        assert picture["role"] == "img"
        assert picture["aria-labelledby"].split() == [title["id"], desc["id"]]
        assert title.words()
        assert desc.words()
    for picture in page.all("img"):
        assert "alt" in picture.attributes
    (policy,) = (one["content"] for one in page.all("meta") if "http-equiv" in one.attributes)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_every_construct_is_sound(everything: Element) -> None:
    sound(everything)


def test_every_document_is_sound(document: Element) -> None:
    sound(document)
    assert len(list(document.all("script"))) == (document.one("body")["class"][:4] == "page")


def test_chapters_are_numbered_as_in_the_pdf(everything: Element) -> None:
    shown = [one.words() for one in everything.one("main").all("h2", "h3", "h4")]
    assert shown == [
        "Förord",
        "Mål och mått",
        "Nivå fyra 4",
        "Bilaga 1. Bild i text",
        "1 Mål",
        "1.1 Mål",
        "Noter",
    ]
    contents = [link.words() for link in everything.one("nav").all("a")]
    assert contents == ["Förord", "Mål och mått", "Bilaga 1. Bild i text", "1 Mål", "1.1 Mål"]


def test_notes_are_called_and_lead_back(everything: Element) -> None:
    notes = everything.one("section").one("ol")
    shown = [[link["href"] for link in note.all("a")] for note in notes.children if note.tag]
    assert shown == [
        ["#call:1.1", "#call:1.2", "#call:1.3"],
        ["#call:2.1"],
        ["#note:1", "#call:3.1"],
        ["#call:4.1"],
    ]
    calls = [call.one("a") for call in everything.all("sup")]
    assert {(call.words(), call["aria-label"]) for call in calls} == {
        (str(n), f"Not {n}") for n in range(1, 5)
    }


@pytest.mark.parametrize(
    "markdown",
    [
        "*Rubrik[^1]*\n\n| A[^1] |\n|---|\n| b |\n\n[^1]: Sägs.",
        "x[^1] y[^2]\n\n[^1]: Den andra[^2]\n\n[^2]: Sägs.",
    ],
)
def test_what_a_note_says_stands_there_wherever_it_is_called_first(markdown: str) -> None:
    page = made(f"# T\n\n## Mål\n\n{markdown}")
    sound(page)
    assert "Sägs." in page.one("section").words()


def test_the_rows_of_a_table_are_named_by_their_labels(everything: Element) -> None:
    data, actions, alone = everything.all("table")
    assert [cell.words() for cell in data.all("th")] == ["Uppgift", "Innehåll", "Dokumenttyp"]
    assert [cell.words() for cell in actions.all("th")] == ["Nr", "Åtgärd", "Kostnad", "K1", "K2"]
    assert [cell["data-label"] for cell in actions.one("tbody").all("th", "td")] == [
        "Nr",
        "Åtgärd",
        "Kostnad",
    ] * 2
    assert actions.one("caption").words() == "Tabellens rubrik"
    assert list(alone.all("tbody")) == []


def test_a_chart_stands_in_the_page_once_and_again_as_a_picture(everything: Element) -> None:
    figure = everything.one("figure")
    assert [one["class"] for one in figure.all("svg")] == ["wide", "narrow"]
    assert figure.one("figcaption").words() == "Möten mot mål"
    assert len(list(everything.all("svg"))) == 2
    assert [one["alt"] for one in everything.all("img")] == ["En bild", "Igen"]


def test_the_page_says_what_it_is(everything: Element) -> None:
    assert "UTKAST" in everything.one("header").words()
    assert "Version abc1234" in everything.one("footer").words()
    style = everything.one("style").words()
    assert '--mark: "UTKAST"' in style
    assert '@bottom-left { content: "Version\\20 abc1234" }' in style


def test_a_mark_cannot_leave_the_style_sheet() -> None:
    about = About(title="T", language="sv", timestamp=ABOUT.timestamp, mark='"}</style><b>\\')
    page = made("# T", about)
    sound(page)
    assert list(page.all("b")) == []


def test_a_logo_is_in_the_page() -> None:
    look = Look(style=Style(logo="l.svg", logo_text='Vapen "1"'), logo=b"<svg></svg>")
    page = made("# T", About(title="T", language="sv", timestamp=ABOUT.timestamp, look=look))
    logo = page.one("img")
    assert logo["src"] == "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="
    assert logo["alt"] == 'Vapen "1"'


def test_a_paper_has_no_contents_and_no_numbers() -> None:
    about = About(title="T", language="sv", timestamp=ABOUT.timestamp, form="paper")
    page = made("# T\n\n## A\n\n## B", about)
    assert list(page.all("nav")) == []
    assert [one.words() for one in page.all("h2")] == ["A", "B"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "[x](javascript:alert(1))",
        "<a href='javascript:alert(1)'>x</a>",
        "](javascript:alert(1))",
        "--></style></title><svg onload=alert(1)>",
        "&lt;script&gt; &#60; &amp;",
        "[words]{#name}",
        "{#name} ]{#x}",
        "{{ 7*7 }} {% raw %}",
        "' onmouseover='alert(1)",
    ],
)
def test_what_is_hostile_is_words(hostile: str) -> None:
    text = escaped(hostile)
    table = f"| {text} |\n|---|\n| {text} |"
    shown = f"# {text}\n\n{text}\n\n## {text}\n\n{table}\n\n- {text}[^1]\n\n[^1]: {text}"
    about = About(
        title=hostile,
        language="sv",
        timestamp=ABOUT.timestamp,
        municipality=hostile,
        mark=hostile,
        stamp=hostile,
    )
    page = made(shown, about)
    sound(page)
    assert list(page.all("script")) == []
    assert list(page.all("img", "svg")) == []
    assert page.one("tbody").words().strip() == hostile
    assert page.one("h1").words() == hostile
    assert {link["href"][0] for link in page.all("a")} == {"#"}


SHOWN = PASTED.filter(
    lambda text: not any(ord(one) & 0xFFFE == 0xFFFE or "\ufdd0" <= one <= "\ufdef" for one in text)
)
"""What HTML can carry: no non-characters."""


@given(SHOWN)
@example("https://example.se/" + "a" * 80)
@example("2026-03-25-dialoglunch/7 " * 4)
@example("  två  blanksteg ")
def test_a_text_stands_letter_by_letter_in_the_page(text: str) -> None:
    shown = LINE_END.sub("\n", text)
    places = [("- {}", "li"), ("| {} |\n|---|\n| {} |", "tbody"), ("## x{}x", "h2")]
    for place, tag in places:
        content, replaced = html(
            parse_document("# T\n\n## U\n\n" + place.replace("{}", escaped(text))), ABOUT, {}
        )
        assert replaced == ()
        found = list(read(content).one("main").all(tag))[-1].words()
        found = found.removeprefix("\n").removesuffix("\n") if tag == "tbody" else found
        assert found == {"h2": f"1.2 x{shown}x"}.get(tag, shown).replace("1.2", "2")


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x1b", "\x7f", "\x9f", "\ufdd0", "\U0001ffff"]
)
def test_what_html_cannot_carry_is_a_mark_and_counted(character: str) -> None:
    blocks = parse(f"# T\n\n## a\n\nx{escaped('b')}")
    title = f"a{character}b"
    about = About(title=title, language="sv", timestamp=ABOUT.timestamp, stamp=character * 2)
    content, replaced = html(blocks, about, {})
    assert character not in content.decode()
    assert read(content).one("head").one("title").words() == f"a{MARK}b"
    assert replaced == (Replaced(character, 3),)


def test_spaces_that_were_typed_are_seen() -> None:
    (kept,) = (
        one for one in made("# T\n\n| a&#32; b |\n|---|").all("span") if one["class"] == "kept"
    )
    assert kept.words() == "a  b"


def test_text_from_right_to_left_is_set_apart() -> None:
    page = made("# T\n\n## A\n\n| R | T |\n|---|---|\n| x/7 | שלום 3! |")
    assert page.one("bdi").words() == "שלום 3!"


def test_templates_make_anchors_and_data_cannot() -> None:
    way = linked("[dit]", "plats/1.2 x")
    page = made(
        f"# T\n\n## A\n\n{anchored('här ]{#x}', 'plats/1.2 x')} {way}\n\n[bort](#ingenstans)"
    )
    sound(page)
    (place,) = (one for one in page.all("span") if one["id"])
    assert (place["id"], place.words()) == ("plats/1.2-x", "här ]{#x}")
    last = list(page.all("a"))[-1]
    assert (last["href"], last.words()) == ("#plats/1.2-x", "[dit]")
    assert "bort" in page.one("main").words()


def test_a_link_to_the_title_is_words_alone() -> None:
    page = made("# Titel\n\n## Mål\n\n[upp](#titel)")
    sound(page)
    assert page.one("main").one("p").words() == "upp"


def test_an_anchor_that_is_taken_is_given_once() -> None:
    page = made(f"# T\n\n## A\n\n{anchored('x', 'a')} {anchored('y', 'b')} {anchored('z', 'b')}")
    sound(page)


@pytest.mark.parametrize(
    "accent", ["#0b4f5c", "#ffff00", "#ffffff", "#000000", "#ff0000", "#808080"]
)
def test_all_text_can_be_read_in_light_and_in_dark(accent: str) -> None:
    look = Look(style=Style(accent=accent))
    page = made("# T", About(title="T", language="sv", timestamp=ABOUT.timestamp, look=look))
    schemes = re.findall(r":root \{ ([^}]*) \}", page.one("style").words())[:2]
    for colours in (dict(re.findall(r"--([\w-]+): (#\w{6})", scheme)) for scheme in schemes):
        for colour, background in [("accent", "paper"), ("accent", "panel"), ("on-band", "band")]:
            assert contrast(colours[colour], colours[background]) >= 4.5


def test_the_fixed_colours_of_the_style_sheet_can_be_read() -> None:
    style = made("# T").one("style").words()
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6})", scheme))
        for scheme in re.findall(r":root \{([^}]*--ink[^}]*)\}", style)
    )
    for colours, papers in ((light, ("#ffffff", "#ebf0f2")), (dark, ("#12191b", "#1c2528"))):
        for name in ("ink", "quiet"):
            assert all(contrast(colours[name], paper) >= 4.5 for paper in papers)
        assert contrast(colours["alarm"], colours["alarm-panel"]) >= 4.5
        assert contrast(colours["ink"], colours["alarm-panel"]) >= 4.5


def test_the_same_document_is_the_same_bytes() -> None:
    blocks = parse_document(EVERYTHING)
    assert html(blocks, ABOUT, IMAGES) == html(blocks, ABOUT, IMAGES)
