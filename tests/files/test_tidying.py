"""Stray space goes, and no value changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.files.events import values
from nplan.files.tidying import tidied, tidied_prose


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1  \nb: 2\t\n", "a: 1\nb: 2\n"),
        ("a: 1", "a: 1\n"),
        ("a: 1\r\nb: 2", "a: 1\r\nb: 2\r\n"),
        ("a: 1\n\n\n  \n", "a: 1\n"),
        ("a: 1  # ja  \n   \nb: 2\n", "a: 1  # ja\n\nb: 2\n"),
        ("a:  \n  - b \n  - c\n", "a:\n  - b\n  - c\n"),
        # Texts of several lines are kept as they are.
        ("a: |\n  x  \n   \n  y\nb: 1 \n", "a: |\n  x  \n   \n  y\nb: 1\n"),
        ("a: >\n  x  \n  y \n", "a: >\n  x  \n  y \n"),
        ('a: "x  \n  y"  \n', 'a: "x  \n  y"\n'),
        ("a: x  \n  y  \nb: 1\n", "a: x  \n  y\nb: 1\n"),
        ("a: |+\n  x\n\n\n", "a: |+\n  x\n\n\n"),
        ("a: |\n  x", "a: |\n  x"),
        ("a: |-\n  x", "a: |-\n  x\n"),
        ("inputs: |\n  x  \n", "inputs: |\n  x  \n"),
        ("a: [b  \n", "a: [b  \n"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_white_space(before: str, after: str) -> None:
    assert tidied(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("inputs: |\n  x  \n   \n    y\t\n\n\n", "inputs: |\n  x\n\n    y\n"),
        ("inputs: |\n  x", "inputs: |\n  x\n"),
        ("inputs: |\n  [7] \n  x \n  - \n", "inputs: |\n  [7] \n  x\n  - \n"),
        ("notes: |\n  x  \ninputs: |\n  y  \n", "notes: |\n  x  \ninputs: |\n  y\n"),
        (
            "groups:\n  - inputs: |\n      x \n    title: B \n",
            "groups:\n  - inputs: |\n      x\n    title: B\n",
        ),
        ("inputs: >\n  x  \n  y\n", "inputs: >\n  x  \n  y\n"),
        ("notes: |+\n  x\n\ninputs: |\n  y \n", "notes: |+\n  x\n\ninputs: |\n  y\n"),
    ],
)
def test_lines_of_notes_are_tidied_too(before: str, after: str) -> None:
    assert tidied(before, with_notes=True) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# vision\nEn rad  \nbruten\n\n\n", "# vision\nEn rad  \nbruten\n"),
        ("# vision\r\nText", "# vision\r\nText\r\n"),
        ("\n", "\n"),
    ],
)
def test_prose_ends_in_one_line_end(before: str, after: str) -> None:
    assert tidied_prose(before) == after


LINES = st.sampled_from(
    [
        "a: 1", "b: |", "c: >+", "d:", "  - x", "  y z", "    djupt", "# kommentar", "",
        "e: 'x", "  y'", "inputs: |", "  [1] Bygglov", "f: {g: 1,", "  h: 2}", "---",
    ]
)  # fmt: skip
BLANKS = st.sampled_from(["", "", " ", "  ", "\t"])


@given(
    st.lists(st.tuples(LINES, BLANKS), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n", "\n\n"]),
)
def test_no_value_changes(lines: list[tuple[str, str]], end: str, last: str) -> None:
    text = ("\n".join(line + blanks for line, blanks in lines) + last).replace("\n", end)
    after = tidied(text)
    assert values(after)[0] == values(text)[0]
    assert tidied(after) == after
    with_notes = tidied(text, with_notes=True)
    assert tidied(with_notes, with_notes=True) == with_notes
