"""What is told before a document is printed: the examples of the manual are what they say."""

import pytest

from nplan.documents.markdown import Markdown
from nplan.documents.preflight import PAGES
from nplan.documents.prose import prose
from nplan.documents.tree import Trouble, parsed
from nplan.model.finding import CODES

OF_TREES = sorted(set(PAGES) - {"no-font", "no-picture", "not-carried", "picture"})


def test_every_code_has_a_page() -> None:
    assert set(PAGES) == set(CODES["print"])


@pytest.mark.parametrize("code", OF_TREES)
def test_an_example_is_what_it_says(code: str) -> None:
    assert parsed(PAGES[code].good).troubles == ()
    assert [one.code for one in parsed(PAGES[code].bad).troubles] == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](javascript:alert(1))", [Trouble("link-scheme", "javascript:alert(1)")]),
        ("[a](#mål) och [b](https://b.se)", [Trouble("link-scheme", "#m%C3%A5l")]),
        ("Se ![Karta](karta.png).", [Trouble("picture", "karta.png")]),
        ("![](karta.png)", [Trouble("picture", "karta.png")]),
        ("# Ett\n\n### Två", []),
        ("| Mål | |\n|---|---|\n| K1 | 7 |", [Trouble("empty-table-header", "Mål")]),
    ],
)
def test_prose_tells_what_is_lost(text: str, expected: list[Trouble]) -> None:
    told: list[Trouble] = []
    prose(text, 2, lambda one: Markdown(one), str, told.append)
    assert told == expected
