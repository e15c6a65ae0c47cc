"""The chart of indicators: the better, the more to the right; every value in print."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.counts.progress import Movement
from nplan.documents.drawing import alternative_text, drawn
from nplan.documents.progress import (
    NARROW,
    SHAPES,
    WIDE,
    Frame,
    ProgressChart,
    ProgressRow,
    Stage,
    places,
    progress_chart,
)
from tests.awkward_texts import PASTED

SVG = "{http://www.w3.org/2000/svg}"


def stage(value: str | None, words: str = "") -> Stage:
    return Stage(Decimal(value), words or f"{value} (2025)") if value else Stage(None, words)


def row(
    baseline: str | None,
    target: str | None,
    latest: str | None,
    movement: Movement,
    direction: int = 1,
) -> ProgressRow:
    return ProgressRow(
        label="Nöjdhet & <mer>",
        unit="index",
        baseline=stage(baseline, f"start {baseline} (2023)" if baseline else "utan start"),
        target=stage(target, f"mål {target} (2028)" if target else "utan mål"),
        latest=stage(latest),
        direction=direction,
        movement=movement,
        word="Ordet",
    )


def chart(*rows: ProgressRow) -> ProgressChart:
    return ProgressChart(title="Målen", rows=rows)


def texts(picture: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(picture).iter(f"{SVG}text")]


def test_a_chart_in_words_has_every_value_and_says_which_way() -> None:
    shown = chart(row("68.5", "75", "70", "right"), row(None, None, None, "unmeasured"))
    assert alternative_text(shown) == (
        "Målen. Nöjdhet & <mer> (index): start 68.5 (2023), mål 75 (2028), 70 (2025), Ordet; "
        "Nöjdhet & <mer> (index): utan start, utan mål, Ordet."
    )


def test_a_chart_prints_all_that_it_says_in_words() -> None:
    shown = chart(row("68.5", "75", "70", "right"))
    picture = ET.fromstring(drawn(shown))
    assert texts(drawn(shown)) == [
        "Nöjdhet & <mer>",
        "(index)",
        "start 68.5 (2023)",
        "mål 75 (2028)",
        "70 (2025)",
        "Ordet",
    ]
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == "Målen"
    assert picture.findtext(f"{SVG}desc") == alternative_text(shown)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Kort", ["Kort"]),
        ("Planlagd verksamhetsmark till salu", ["Planlagd verksamhetsmark till salu"]),
        (
            "Publik laddning för tunga fordon och båtar",
            ["Publik laddning för", "tunga fordon och båtar"],
        ),
        (
            "ord " * 40,
            [" ".join(["ord"] * 8)] * 2 + [" ".join(["ord"] * 8) + "…"],
        ),
    ],
)
def test_a_long_label_stands_on_lines_of_much_the_same_length(label: str, lines: list[str]) -> None:
    shown = msgspec.structs.replace(row("1", "2", "1.5", "right"), label=label, unit="")
    assert texts(drawn(chart(shown)))[: len(lines)] == lines


def test_ids_are_the_pages_own_and_what_is_good_has_the_accent() -> None:
    picture = progress_chart(
        chart(row("1", "2", "1.5", "right")), accent="#123456", prefix="chart:a:"
    )
    assert re.findall(r' id="([^"]*)"', picture) == ["chart:a:title", "chart:a:desc"]
    assert 'aria-labelledby="chart:a:title chart:a:desc"' in picture
    assert set(re.findall(r'class="good"[^>]*fill="([^"]*)"', picture)) == {"#123456"}


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (row("10", "20", "15", "right"), (0, 1, 0.5, True)),
        (row("168", "100", "134", "right", -1), (0, 1, 0.5, True)),
        (row("168", "100", "172", "wrong", -1), (0, 1, -4 / 68, True)),
        (row("10", "20", "99", "reached"), (0, 1, 1.16, True)),
        (row("10", "20", "-99", "wrong"), (0, 1, -0.16, True)),
        (row("80", "75", "78", "reached"), (1, 0, 0.6, True)),
        (row("10", "20", None, "unmeasured"), (0, 1, 0, True)),
        (row("10", None, "11", "right"), (0, 1, 0.6, False)),
        (row("10", None, "9", "wrong"), (0, 1, -0.16, False)),
        (row(None, "20", "12", "unclear"), (0, 1, 0.5, False)),
        (row("70", "70", "70", "reached"), (0, 1, 1, False)),
    ],
)
def test_the_better_a_value_is_the_more_to_the_right_it_stands(
    shown: ProgressRow, expected: tuple[float, float, float, bool]
) -> None:
    at = places(shown)
    assert (at.baseline, at.target, at.latest, at.to_scale) == pytest.approx(expected)


def test_each_movement_has_a_shape_of_its_own() -> None:
    assert len({shape[1:] for shape in SHAPES.values()}) == 5
    for movement in SHAPES:
        picture = drawn(chart(row("10", "20", "15", movement)))
        assert picture.count(f'd="{SHAPES[movement][1]}"') == 2


def test_an_indicator_without_a_value_has_no_marker() -> None:
    assert "translate" not in drawn(chart(row("10", "20", None, "unmeasured")))


VALUES = st.none() | st.decimals(-(10**6), 10**6, places=2).map(str)
ROWS = st.builds(
    row, VALUES, VALUES, VALUES, st.sampled_from(list(SHAPES)), st.sampled_from([1, 0, -1])
)


@pytest.mark.parametrize("frame", [WIDE, NARROW])
@given(rows=st.lists(ROWS, max_size=9), label=PASTED)
def test_no_chart_leaves_its_frame(frame: Frame, rows: list[ProgressRow], label: str) -> None:
    drawn = ET.fromstring(progress_chart(ProgressChart(title=label, rows=tuple(rows)), frame=frame))
    height = float(drawn.get("height", ""))
    for text in drawn.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", "")) <= frame.width
        assert 10 <= float(text.get("y", "")) <= height
    for bar in drawn.iter(f"{SVG}rect"):
        left, length = (float(bar.get(name, "")) for name in ("x", "width"))
        assert frame.left - 40 <= left <= left + length <= frame.right + 40
