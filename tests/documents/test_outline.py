import pytest

from nplan.documents.outline import places, target
from nplan.documents.tree import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A\n\n### B\n\n## C", ["1 1", "2 1.1", "1 2"]),
        ("## A\n\n### B\n\n### C\n\n## D\n\n### E", ["1 1", "2 1.1", "2 1.2", "1 2", "2 2.1"]),
        ("## A\n\n##### B\n\n#### C", ["1 1", "2 1.1", "2 1.2"]),
        ("## A\n\n### B\n\n#### C", ["1 1", "2 1.1", "3 "]),
        ("## Förord\n\n### A\n\n## B", ["1 ", "2 ", "1 1"]),
        ("## Bilaga 1. A\n\n## 3 Mål\n\n## B", ["1 ", "1 ", "1 1"]),
        ("text\n\n## A", ["1 1"]),
    ],
)
def test_headings_have_places(text: str, expected: list[str]) -> None:
    found = places(parse(text), ("Förord",))
    assert [f"{place.level} {place.number}" for place in found if place] == expected


@pytest.mark.parametrize(
    ("href", "expected"), [("#m%C3%A5l", "mål"), ("#a", "a"), ("https://a.se/#a", None)]
)
def test_a_link_leads_to_an_anchor_or_out(href: str, expected: str | None) -> None:
    assert target(href) == expected
