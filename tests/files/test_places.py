"""A path leads back to the characters that were typed."""

import pytest

from nplan.files.places import node, span_at

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
    start, end = span_at(node(TEXT), TEXT, path, key=key, inner=inner)
    assert TEXT[start:end] == expected


def test_a_line_of_notes_is_found_and_the_word_in_it() -> None:
    path = ("groups", 0, "inputs", 1, "from", 0)
    start, end = span_at(node(TEXT), TEXT, path)
    assert TEXT[start:end] == "Ring @kommunen"
    start, end = span_at(node(TEXT), TEXT, path, name="kommunen")
    assert TEXT[start:end] == "kommunen"


def test_grouped_references_are_counted_singly() -> None:
    text = "- inputs: [{2026-03-25-lunch: [7, 9]}, 2026-01-01-besok/1]\n- inputs: a/1\n"
    spans = [span_at(node(text), text, (0, "inputs", index)) for index in range(3)]
    assert [text[slice(*span)] for span in spans] == ["7", "9", "2026-01-01-besok/1"]
    assert text[slice(*span_at(node(text), text, (1, "inputs", 0)))] == "a/1"


def test_an_input_in_a_list_and_lines_that_end_as_in_windows() -> None:
    text = (
        "inputs:\r\n  - {id: 7, text: Bygglov tar tid}\r\n  - Nej\r\n"
        "notes: |\r\n\r\n  Å\r\n  än en\r\n"
    )
    tree = node(text)
    assert text[slice(*span_at(tree, text, ("inputs", 0, "text"), inner=(0, 7)))] == "Bygglov"
    assert text[slice(*span_at(tree, text, ("inputs", 1)))] == "Nej"
    assert tree.children["notes"].text == "\nÅ\nän en\n"
    assert text[slice(*span_at(tree, text, ("notes",), inner=(3, 5)))] == "än"
