"""Words as they are compared: stems, compounds, numbers, spelling."""

import pytest

from nplan.counts.grouping_words import Spelling, Splitter, content, grams, stem, weights, words


@pytest.mark.parametrize(
    "forms",
    [
        "svara svarar svarade",
        "skola skolan skolor",
        "gata gatan gator",
        "färja färjan färjor",
        "tom tomma",
        "bygglov bygglovet",
        "bro bron",
        "lokal lokaler lokalerna",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_different_words_do_not() -> None:
    assert len({stem(word) for word in ("väg", "vägg", "plan", "plats", "hall", "hallå")}) == 6


def test_words_are_folded_and_numbers_are_numbers() -> None:
    assert [(one.text, one.stem, one.number) for one in words("SJU nya p-skivor, 17.40!")] == [
        ("sju", "7", True),
        ("nya", "nya", False),
        ("p", "p", False),
        ("skivor", "skiv", False),
        ("17", "17", True),
        ("40", "40", True),
        ("p-skivor", "p-skiv", False),
    ]


def test_what_is_no_word_is_left_out() -> None:
    assert words("🦄🔥 – ... !!! 👩‍👩‍👧") == ()
    assert content("Det är så att vi och ni på kommunen") == ()


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("bygglovstaxan", ("bygglov", "tax")),
        ("livsmedelskontrollen", ("livsmedel", "kontroll")),
        ("gatuarbetet", ("gat", "arbet")),
        ("elnätet", ("el", "nät")),
        ("kommunalskatten", ("kommunal", "skatt")),
        ("livsmedelskontrolltaxa", ("livsmedel", "kontroll", "tax")),
        ("förskolan", ()),  # no school for something
        ("uppgiften", ()),
        ("elever", ()),
        ("taxa", ()),
        ("skyltkontrollen", ("kontroll",)),  # nobody speaks of a skylt alone
    ],
)
def test_compounds_are_split_where_their_parts_occur(compound: str, parts: tuple[str]) -> None:
    known = "Bygglov livsmedel kontroll gata arbete nät kommunal skatt taxa skola gift elever"
    (word,) = words(compound)
    assert Splitter(words(known)).parts(word) == parts


def test_runs_of_characters_know_the_ends_of_a_word() -> None:
    assert grams("buss") == ("^bu", "bus", "uss", "ss$", "^bus", "buss", "uss$", "^buss", "buss$")
    assert grams("") == ()


def test_the_most_alike_in_spelling_is_found() -> None:
    spelling = Spelling(["upphandling", "handling", "parkering"], 0.4)
    assert [word for word, _ in spelling.nearest("uphandling")] == ["upphandling", "handling"]
    assert spelling.nearest("färja") == ()
    assert Spelling([], 0.4).nearest("färja") == ()


def test_what_is_everywhere_says_least_and_never_nothing() -> None:
    says = weights([["a", "b"], ["a"], ["a"]])
    assert says["b"] > says["a"] > 0
    assert weights([]) == {}
