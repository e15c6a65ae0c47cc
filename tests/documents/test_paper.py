"""Papers, memos and letters, and the office's style: what their PDF is like."""

import io
from datetime import UTC, datetime

import page
import pytest
from pypdf import PdfReader

from nplan.documents.about import About
from nplan.documents.charts import Bar, BarChart, bar_chart
from nplan.documents.pdf import pdf
from nplan.documents.tree import parse
from nplan.model.error import NplanError
from nplan.model.style import Look, Style

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="50"><path d="M0 0h40v50z"/></svg>'
)
MEMO = """\
# Antagande av näringslivsprogram

Lindvik kommun

**Tjänsteskrivelse**

| Om dokumentet | Innehåll |
|---|---|
| Datum | 25 mars 2026 |
| Handläggare | Kim Ek |
| Till | Kommunstyrelsen, kommunfullmäktige och samtliga nämnder |

> **Det här saknas:**
>
> - ett utfall

## Förslag till beslut

1. Programmet antas.

## Bakgrund

"""
ABOUT = About(
    title="Antagande av näringslivsprogram",
    language="sv",
    timestamp=datetime(2026, 3, 25, 10, tzinfo=UTC),
    form="paper",
    municipality="Lindvik kommun",
    mark="UTKAST",
    stamp="Version abc1234",
)
LONG = MEMO + "Ett stycke som är långt nog för två sidor.\n\n" * 60


def printed(text: str = MEMO, **changes: object) -> PdfReader:
    """The PDF, which holds what UA-1 and A-2a ask."""
    changed = {name: getattr(ABOUT, name) for name in ABOUT.__struct_fields__} | changes
    content, _ = pdf(parse(text), About(**changed), {})
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(content, profile=profile).is_compliant
    return PdfReader(io.BytesIO(content))


def test_a_paper_begins_at_once_without_contents_and_numbers() -> None:
    (sheet,) = printed().pages
    lines = [line.strip() for line in sheet.extract_text().split("\n")]
    order = ["Lindvik kommun Tjänsteskrivelse", "Antagande av näringslivsprogram", "Datum"]
    order += ["Förslag till beslut", "Bakgrund"]
    assert [line for line in lines if line in order] == order
    assert not {"Innehåll", "Om dokumentet"} & set(lines)


def test_its_data_stand_below_their_labels() -> None:
    text = printed().pages[0].extract_text()
    for words in ("Datum\n25 mars 2026", "Handläggare\nKim Ek", "samtliga nämnder"):
        assert words in text


def test_each_page_says_what_it_is_and_nothing_stands_across_it() -> None:
    sheets = [sheet.extract_text() for sheet in printed(LONG).pages]
    assert len(sheets) > 1
    for number, words in enumerate(sheets, 1):
        assert words.count("UTKAST") == 1
        assert f"Sida {number} av {len(sheets)}" in words
        assert "Version abc1234" in words
    assert "Antagande av näringslivsprogram" in sheets[1]


@pytest.mark.parametrize("form", ["report", "paper"])
@pytest.mark.parametrize("text", ["", "# T", "Stycke", "# T\n\nS\n\n## R[^1]\n\n[^1]: N", "## R"])
def test_a_document_may_lack_any_part(form: str, text: str) -> None:
    assert printed(text, form=form).pages


@pytest.mark.parametrize(
    "table",
    [
        "| A[^1] | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: N",
        "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |",
        "| A | B |\n|---|---|",
        "| A | B |\n|---|---|\n" + "| En etikett | värde |\n" * 40,
        "| A | B |\n|---|---|\n| En mycket lång etikett som tar mer än en kolumn | " + "x " * 300,
        "*Rubrik*\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n*Not*",
    ],
)
def test_a_paper_may_have_any_table_before_its_text(table: str) -> None:
    assert printed(f"# T\n\nL\n\n**S**\n\n{table}\n\n## R\n").pages


@pytest.mark.parametrize("form", ["report", "paper"])
@pytest.mark.parametrize("cover", ["band", "plain"])
@pytest.mark.parametrize("fonts", ["Source Sans Pro", "Source Serif Pro"])
def test_any_style_can_be_read_by_everybody(form: str, cover: str, fonts: str) -> None:
    style = Style(
        accent="#767676", cover=cover, headings=fonts, text=fonts, logo="v.svg", logo_text="Vapnet"
    )
    reader = printed(LONG, form=form, look=Look(style=style, logo=SVG))
    objects = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1))
    told = [str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one]
    assert told == ["Vapnet"]
    used = {str(font) for sheet in reader.pages for font in _fonts(sheet)}
    assert any(fonts.replace(" ", "") in font for font in used)


def _fonts(sheet: object) -> list[str]:
    fonts = sheet["/Resources"]["/Font"].values()  # type: ignore[index] # as pypdf has it
    return [font.get_object()["/BaseFont"] for font in fonts]


def test_a_logo_without_words_is_called_the_municipality() -> None:
    reader = printed(look=Look(style=Style(logo="v.svg"), logo=SVG))
    objects = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1))
    told = [str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one]
    assert told == ["Lindvik kommun"]


@pytest.mark.parametrize("logo", [b"<html/>", b"\x89PNG\r\n\x1a\nrest", b"\xff\xd8\xff\xe0rest"])
def test_a_logo_that_cannot_be_drawn_is_told(logo: bytes) -> None:
    look = Look(style=Style(logo="vapen.png"), logo=logo)
    with pytest.raises(NplanError) as stopped:
        printed(look=look)
    assert stopped.value.code == "unreadable-logo"
    assert stopped.value.values == {"file": "templates/vapen.png"}


def test_the_bars_have_the_colour() -> None:
    chart = BarChart(title="T", series=("A", "B"), rows=(Bar("a", (1, 2)),))
    drawn = bar_chart(chart, "#7a1f3d")
    assert 'fill="#7a1f3d"' in drawn
    assert "#0b4f5c" not in drawn
