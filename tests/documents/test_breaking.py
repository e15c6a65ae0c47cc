import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.documents.breaking import LONGEST_PART, runs


@pytest.mark.parametrize(
    "text",
    [
        "Kommunstyrelseförvaltningen och arbetsmarknads- och vuxenutbildningsnämnden.",
        "(2025–2028): 1 200 000 kr, 45,5 procent, 2026-03-25, SKR:s 3:e",
        "miljö-/hälsoskyddsförvaltningen",
    ],
)
def test_ordinary_words_are_left_to_hyphenation(text: str) -> None:
    assert list(runs(text)) == [(text,)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("2026-03-25-dialoglunch/7", ("2026-03-25-", "dialoglunch/7")),
        ("2024-01-31-branschdialog-bygg", ("2024-01-31-", "branschdialog-", "bygg")),
        (
            "https://www.example.se/mycket_lang.pdf?visa=ja",
            ("https://", "www.", "example.", "se/", "mycket_", "lang.", "pdf?", "visa=", "ja"),
        ),
        ("namn.efternamn@example.se", ("namn.", "efternamn@", "example.", "se")),
        ("a" * 50, ("a" * 20, "a" * 20, "a" * 10)),
    ],
)
def test_addresses_and_references_break_after_their_signs(
    word: str, parts: tuple[str, ...]
) -> None:
    assert list(runs(f"Se {word} där")) == [("Se ",), parts, (" där",)]


@given(st.text())
def test_runs_are_the_text_again(text: str) -> None:
    assert "".join("".join(parts) for parts in runs(text)) == text


@given(st.text(st.sampled_from("a1-/.é_"), min_size=LONGEST_PART))
def test_what_is_not_hyphenated_has_no_long_part(text: str) -> None:
    found = list(runs(text))
    assert all(len(part) <= LONGEST_PART for parts in found if len(parts) > 1 for part in parts)
