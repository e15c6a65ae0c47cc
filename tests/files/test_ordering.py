"""The register in order: whole files before and after, and that no line is ever lost."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.files.events import values
from nplan.files.ordering import in_order, with_entries


def test_entries_move_with_their_comments_and_headings_stay() -> None:
    before = """\
# Vilka som deltar.
# Alla namn är påhittade.

# ringde i mars
b: B AB   # svarar sent
  # hör till b
# två rader
# om a
a:
  name: A
  # inte säkert

  size: 1-9
  # sist i a

# Bygg

d: D
c: "C"
# sist i filen
"""
    assert (
        in_order(before)
        == """\
# Vilka som deltar.
# Alla namn är påhittade.

# två rader
# om a
a:
  name: A
  # inte säkert

  size: 1-9
  # sist i a
# ringde i mars
b: B AB   # svarar sent
  # hör till b

# Bygg

c: "C"
d: D
# sist i filen
"""
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("b: B\n\na: A\n\nc: C\n", "a: A\n\nb: B\n\nc: C\n"),
        ("b: B\r\na: A\r\n", "a: A\r\nb: B\r\n"),
        ("b: B\ra: A\r", "a: A\rb: B\r"),
        ("b: B\na: A", "a: A\nb: B"),
        ("---\nb: B\na: A\n", "---\na: A\nb: B\n"),
        ("  b: B\n  a: A\n", "  a: A\n  b: B\n"),
        (
            '"b": {name: B}\na: {name: A,\n  size: x}\n',
            'a: {name: A,\n  size: x}\n"b": {name: B}\n',
        ),
        ("b: Bygg #1\na: A\n", "a: A\nb: Bygg #1\n"),
        ("b: >\n  Två\n  ord\n\na: |\n  En\n", "a: |\n  En\n\nb: >\n  Två\n  ord\n"),
        ("cafe-2: B\ncafe: A\ncafe-10: C\n", "cafe: A\ncafe-10: C\ncafe-2: B\n"),
    ],
)
def test_what_is_sorted(before: str, after: str) -> None:
    assert in_order(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# inget än\n",
        "{b: B, a: A}\n",
        "- b\n- a\n",
        "b: B\nb: B\na: A\n",
        "b: [B\na: A\n",
        "? b\n: B\n? a\n: A\n",
        "{b: B}",
    ],
)
def test_what_is_left_as_it_is(text: str) -> None:
    assert in_order(text) == text


PARTS = st.sampled_from(
    [
        "{id}: Namn AB",
        "{id}: {{name: Namn, size: 1-9}}  # svans",
        "{id}:\n  name: Namn\n  # inuti\n  aliases: [En, Två]",
        "{id}: >-\n  Ett långt\n  namn",
        "# {id}",
        "  # {id} indragen",
        "",
        "   ",
    ]
)


@given(
    st.lists(st.tuples(PARTS, st.integers(0, 999)), max_size=12), st.sampled_from(["\n", "\r\n"])
)
def test_no_line_is_lost_and_nothing_else_is_said(parts: list[tuple[str, int]], end: str) -> None:
    ids = [f"x{number}-{at}" for at, (_, number) in enumerate(parts)]
    text = "\n".join(part.format(id=id) for (part, _), id in zip(parts, ids, strict=True))
    text = (text + "\n").replace("\n", end)
    after = in_order(text)
    assert Counter(re.split("\r\n|\n", after)) == Counter(re.split("\r\n|\n", text))
    assert values(after) == values(text)
    assert in_order(after) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "aa: Aa\nb: Nya B\n"),
        ("# Registret\n", "# Registret\naa: Aa\nb: Nya B\n"),
        ("a: A\nc: C\n", "a: A\naa: Aa\nb: Nya B\nc: C\n"),
        ("a: A\n\nc: C\n", "a: A\n\naa: Aa\n\nb: Nya B\n\nc: C\n"),
        ("a: A\r\nc: C", "a: A\r\naa: Aa\r\nb: Nya B\r\nc: C\r\n"),
        (
            "# Allt\n\nz: Z\n\n# Bygg\n\na: A\n",
            "# Allt\n\nz: Z\n\n# Bygg\n\na: A\naa: Aa\nb: Nya B\n",
        ),
    ],
)
def test_new_entries_come_to_their_places(text: str, after: str) -> None:
    assert with_entries(text, [("b", "b: Nya B"), ("aa", "aa: Aa")]) == after


def test_new_entries_have_no_place_between_brackets() -> None:
    assert with_entries("{a: A}\n", [("b", "b: B")]) is None
