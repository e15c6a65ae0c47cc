import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.documents.charts import (
    NARROW,
    WIDE,
    Bar,
    BarChart,
    Frame,
    alternative_text,
    bar_chart,
    fills,
)
from nplan.documents.drawing import drawn_on_page
from tests.awkward_texts import PASTED

SVG = "{http://www.w3.org/2000/svg}"
MEETINGS = BarChart(
    title="Möten mot mål",
    series=("Hållna", "Mål"),
    rows=(Bar("Dialoglunch", (1, 3)), Bar("Intervju & besök", (2, 10))),
)


def drawn(chart: BarChart) -> ET.Element:
    return ET.fromstring(bar_chart(chart))


def texts(picture: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


def lengths(picture: ET.Element) -> list[float]:
    bars = [bar for bar in picture.iter(f"{SVG}rect") if bar.get("x") == str(WIDE.left)]
    return [float(bar.get("width", "")) for bar in bars if bar.get("height") != "12"]


def test_a_chart_in_words_has_every_figure() -> None:
    assert alternative_text(MEETINGS) == (
        "Möten mot mål (Hållna / Mål): Dialoglunch 1, 3; Intervju & besök 2, 10."
    )


def test_one_series_needs_no_legend() -> None:
    chart = BarChart(title="Möten", series=("Hållna",), rows=(Bar("Intervju", (3,)),))
    assert alternative_text(chart) == "Möten (Hållna): Intervju 3."
    assert texts(drawn(chart)) == ["Intervju", "3"]


def test_a_chart_prints_the_figures_and_is_described_by_them() -> None:
    picture = drawn(MEETINGS)
    shown = ["Hållna", "Mål", "Dialoglunch", "1", "3", "Intervju & besök", "2", "10"]
    assert texts(picture) == shown
    assert picture.findtext(f"{SVG}title") == MEETINGS.title
    assert picture.findtext(f"{SVG}desc") == alternative_text(MEETINGS)


def test_bars_are_as_long_as_their_figures() -> None:
    longest = max(lengths(drawn(MEETINGS)))
    assert lengths(drawn(MEETINGS)) == [longest * n / 10 for n in (1, 3, 2, 10)]


@pytest.mark.parametrize("rows", [(), (Bar("Tom", (0, 0)),)])
def test_nothing_to_draw_is_no_error(rows: tuple[Bar, ...]) -> None:
    picture = drawn(BarChart(title="Möten", series=("Hållna", "Mål"), rows=rows))
    assert set(lengths(picture)) <= {0.0}


def test_a_long_label_stands_on_two_lines() -> None:
    label = "Studiebesök hos andra kommuner och regioner"
    chart = BarChart(title="Möten", series=("Hållna",), rows=(Bar(label, (1,)),))
    assert texts(drawn(chart)) == ["Studiebesök hos andra kommuner", "och regioner", "1"]


@pytest.mark.parametrize("accent", ["#0b4f5c", "#000000", "#767676"])
def test_the_two_fills_differ_in_grey(accent: str) -> None:
    dark, light = (_grey(fill) for fill, _ in fills(accent))
    assert light - dark > 100


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


FIGURES = st.integers(0, 10**6)
ROWS = st.lists(
    st.builds(
        Bar,
        PASTED,
        st.tuples(FIGURES, FIGURES),
    ),
    max_size=9,
).map(tuple)


@pytest.mark.parametrize("frame", [WIDE, NARROW])
@given(ROWS)
def test_no_chart_leaves_its_frame(frame: Frame, rows: tuple[Bar, ...]) -> None:
    chart = BarChart(title="<&>", series=("a", "b"), rows=rows)
    picture = ET.fromstring(bar_chart(chart, frame=frame))
    height = float(picture.get("height", ""))
    bars = [one for one in picture.iter(f"{SVG}rect") if one.get("height") != "12"]
    assert all(frame.left + float(one.get("width", "")) <= frame.width - 50 for one in bars)
    texts = list(picture.iter(f"{SVG}text"))
    assert all(0 <= float(text.get("y", "")) <= height for text in texts)
    assert all(0 <= float(text.get("x", "")) <= frame.width for text in texts)


def test_charts_of_one_page_have_ids_of_their_own_and_classes_to_colour() -> None:
    picture = ET.fromstring(f"<p>{drawn_on_page(MEETINGS, 'meetings')}</p>")
    assert [one.get("id") for one in picture.iter() if one.get("id")] == [
        "chart:meetings:title",
        "chart:meetings:desc",
        "chart:meetings:narrow:title",
        "chart:meetings:narrow:desc",
    ]
    assert {one.get("class") for one in picture.iter(f"{SVG}rect")} == {"first", "second"}
