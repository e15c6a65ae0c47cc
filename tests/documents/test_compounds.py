"""Compounds keep their parts whole at the joint, and every letter."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from nplan.documents.compounds import COMPOUNDS, pieces
from nplan.documents.pdf import pdf
from nplan.documents.tree import parse

from .test_paper import ABOUT

WORDS = st.lists(st.sampled_from([*COMPOUNDS, "-", " ", "ns", "Å", "ALLA"])).map(
    lambda parts: "".join(parts).replace("-", "")
)


@given(WORDS)
def test_no_letter_is_lost_or_added(text: str) -> None:
    assert "".join(piece for piece, _ in pieces(text)) == text


@pytest.mark.parametrize("compound", COMPOUNDS)
def test_each_joint_is_guarded(compound: str) -> None:
    word = compound.replace("-", "")
    before = compound.index("-")
    guarded = [piece for piece, may_break in pieces(f"x{word.upper()}na") if not may_break]
    upper = word.upper()
    assert guarded == [upper[before - 2 : before], upper[before + 1]]


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("dragspelsorkestern", "sorkestern"),
        ("entreprenadsumman", "umman"),
        ("vuxenutbildningen", "enutbildningen"),
        ("trafikavtalet", "kavtalet"),
        ("parkavdelningen", "kavdelningen"),
        ("önskemålen", "kemålen"),
    ],
)
def test_a_line_does_not_end_beside_the_joint(word: str, wrong: str) -> None:
    lines = [" ".join(["x" * before, *[word] * 30]) for before in range(1, 9)]
    content, _ = pdf(parse("# T\n\n## R\n\n" + "\n\n".join(lines)), ABOUT, {})
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages)
    begun = {line.split(" ")[0] for line in text.split("\n")}
    assert len(begun & {word[at:] for at in range(1, len(word))}) > 0
    assert wrong not in begun
    assert text.count(word) > 100
