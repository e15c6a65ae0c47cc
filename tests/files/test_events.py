"""YAML text to plain values, and every problem at its place."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nplan.files.events import values
from tests.awkward_texts import PASTED


def told(text: str) -> list[tuple[str, str]]:
    return [(p.code, text[p.start : p.end]) for p in values(text)[1]]


def test_every_scalar_is_the_text_that_was_typed() -> None:
    text = "a: no\nb: 11:30\nc: 0701234567\nd: 2026-02-30\ne: ~\nf:\ng: []\nh: ''\n"
    assert values(text) == (
        {
            "a": "no",
            "b": "11:30",
            "c": "0701234567",
            "d": "2026-02-30",
            "e": "~",
            "f": None,
            "g": [],
            "h": "",
        },
        (),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\nb: 1\nb: 2\n", [("duplicate-key", "a"), ("duplicate-key", "b")]),
        ("a: &x [1]\nb: *x\n", [("yaml-feature", "&x"), ("yaml-feature", "*x")]),
        ("a: 1\n---\nb: 2\n", [("yaml-feature", "---")]),
        ("a: Kostar #45 i veckan\n", [("cut-by-hash", "#45 i veckan")]),
        ("a: Kostar # en kommentar\n", []),
        ("{text: Bygglov tar tid, mycket tid}", [("flow-text", "mycket tid")]),
        ("{value: 3,1}", [("flow-text", "1")]),
        ("from: [Café Torget, Bygg Syd]", []),
        ("partners: [Café Torget]", [("flow-text", "Café Torget")]),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n", [("merge-conflict", "<<<<<<< ")]),
        ("a: x\x00\n", [("yaml-syntax", "\x00")]),
        ("a: Bygglov: tar tid\n", [("yaml-syntax", ":")]),
        ("x:\n\ty: 1\n", [("yaml-syntax", "\t")]),
        ("- 'abc\n- d\n", [("yaml-syntax", "'")]),
        ("a: [b, c\nd: e\n", [("yaml-syntax", "[")]),
        ("- <<: {a: 1}\n  b: 2\n", [("yaml-feature", "<<")]),
        ("[" * 100_000, [("too-deep", "[")]),
    ],
)
def test_each_problem_stands_where_it_was_typed(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_nested_block_lists_stop_at_the_limit() -> None:
    assert [p.code for p in values("- " * 100_000)[1]] == ["too-deep"]


def test_lines_end_where_an_editor_ends_them() -> None:
    assert values("a: x\u2028y\x85z\nb: 1\n") == ({"a": "x\u2028y\x85z", "b": "1"}, ())


@given(st.dictionaries(st.text("abcåäö", min_size=1), PASTED))
def test_what_a_writer_quotes_is_read_letter_by_letter(typed: dict[str, str]) -> None:
    text = yaml.safe_dump(typed, allow_unicode=True, default_style='"')
    assert values(text) == (typed, ())
