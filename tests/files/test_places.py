"""A path leads back to the characters that were typed."""

import pytest

from nplan.files.places import node, span_of

TEXT = """\
title: Lunch
groups:
  - title: Bord 2
    inputs: |
      Bygglov tar tid
      Ring @kommunen
from: cafe-torget
"""


@pytest.mark.parametrize(
    ("path", "key", "inner", "expected"),
    [
        (("title",), False, None, "Lunch"),
        (("title",), True, None, "title"),
        (("groups", 0, "title"), False, None, "Bord 2"),
        (("groups", 0, "inputs"), False, (21, 30), "@kommunen"),
        (("from", 0), False, None, "cafe-torget"),
    ],
)
def test_a_path_leads_to_its_characters(
    path: tuple[str | int, ...], key: bool, inner: tuple[int, int] | None, expected: str
) -> None:
    start, end = span_of(node(TEXT), TEXT, path, key=key, inner=inner)
    assert TEXT[start:end] == expected
