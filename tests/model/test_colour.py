"""Contrast as WCAG reckons it, and the nearest shade that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.model.colour import BLACK, READABLE, WHITE, contrast, mixed, readable
from nplan.model.style import Style

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#777777", "#ffffff", 4.48),
    ],
)
def test_contrast_is_what_wcag_says(a: str, b: str, ratio: float) -> None:
    assert round(contrast(a, b), 2) == ratio
    assert contrast(a, b) == contrast(b, a)


def test_the_usual_accent_can_be_read() -> None:
    assert contrast(Style().accent, WHITE) > READABLE


@given(COLOURS, COLOURS)
def test_a_readable_shade_has_the_contrast_and_is_the_colour_itself_if_that_has(
    colour: str, background: str
) -> None:
    shade = readable(colour, background)
    assert contrast(shade, background) >= READABLE
    if contrast(colour, background) >= READABLE:
        assert shade == colour


@given(COLOURS)
def test_it_is_the_nearest_one(colour: str) -> None:
    shade = readable(colour, WHITE)
    if shade != colour:
        lighter = [mixed(BLACK, colour, step / 256) for step in range(257)]
        before = lighter[lighter.index(shade) - 1]
        assert contrast(before, WHITE) < READABLE


def test_a_mixture_lies_between() -> None:
    assert [mixed(WHITE, "#204060", share) for share in (0, 0.5, 1)] == [
        "#204060",
        "#90a0b0",
        "#ffffff",
    ]
