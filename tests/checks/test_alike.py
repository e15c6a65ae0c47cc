"""Names of organisations match where they mean the same one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.checks.alike import Register
from nplan.model.folding import folded_words


def matches(*names: str, among: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    """What the names match of each other, each with its own text as id, and others before."""
    register = Register(
        [(name, f"{name}/{at}") for at, name in enumerate((*among, *names))], "lindvik"
    )
    return [(match[0].partition("/")[0], match[1]) for match in register.matches() if match]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lindviks Bygg AB", "Lindviks Bygg Aktiebolag"),
        ("Lindviks Bygg AB", "lindvik bygg"),
        ("Lindviks Bygg AB", "AB Lindviks Bygg (publ)"),
        ("Lindviks Bygg AB", "Lindviksbygg HB"),
        ("Bygg & Betong Syd", "Bygg och Betong i Syd AB"),
        ("Bygg-Betong", "Bygg Betong KB"),
        ("Café Torget", "Cafe Torget i Lindvik"),
        ("Magasin 7 ekonomisk förening", "Magasin 7 ek. för."),
        ("Kvinnor i företag", "Kvinnor i företag, ideell förening"),
        ("Saxen Enskild firma", "Salongen Saxen".removeprefix("Salongen ")),
        ("Måleri", "Ma\u030aleri"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert matches(one, other) == [(one, True)]
    assert matches(other, one) == [(other, True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lindviks Bygg AB", "Lindviks Måleri AB"),
        ("Bygg Syd AB", "Bygg Norr AB"),
        ("Företagarna Sandby", "Företagarna Norrby"),
        ("Företagarna i Sandby", "Företagarna i Lindvik"),
        ("Lions Sandby", "Lions"),
        ("Molnviken AB", "Molnviken Fastigheter AB"),
        ("Magasin 7", "Magasin 8"),
        ("Måla AB", "Mala AB"),
        ("Sköna hem", "Skona hem"),
        ("AB", "HB"),
        ("", " "),
    ],
)
def test_another_name(one: str, other: str) -> None:
    assert matches(one, other) == []
    assert matches(one, other, among=tuple(f"Lindviks Sak{n} AB" for n in range(40))) == []


COMMON = (*(f"Lindviks Sak{n} AB" for n in range(40)), *(f"Bygg{n} Bygg" for n in range(10)))


def test_a_common_word_more_is_no_other_organisation() -> None:
    assert matches("Molnviken AB", "Molnviken Lindvik AB", among=COMMON) == [
        ("Molnviken AB", False)
    ]
    assert matches("Molnviken Lindvik AB", "Molnviken", among=COMMON) == [
        ("Molnviken Lindvik AB", False)
    ]


def test_common_words_alone_match_nothing_but_themselves() -> None:
    assert matches("Lindviks Bygg", "Bygg AB", among=COMMON) == []


def test_a_name_that_is_a_form_alone_stands() -> None:
    assert folded_words("HB") == ("hb",)
    assert folded_words("Abborren") == ("abborren",)
    assert folded_words("I Lindvik", "lindvik") == ("i", "lindvik")


words = st.sampled_from(("Bygg", "Betong", "Lindviks", "Syd", "Fyren", "7", "Åkeri"))


@given(st.lists(words, min_size=1, max_size=4), st.sampled_from(("AB", "HB", "i Lindvik AB", "")))
def test_capitals_hyphens_and_forms_never_make_another(parts: list[str], form: str) -> None:
    plain = " ".join(parts)
    assert matches(plain, f"{'-'.join(parts).upper()} {form}") == [(plain, True)]


@given(st.lists(st.text(max_size=20)))
def test_any_names_are_matched_in_order_with_earlier_ones(names: list[str]) -> None:
    register = Register([(name, str(at)) for at, name in enumerate(names)], "lindvik")
    found = list(register.matches())
    assert len(found) == len(names)
    assert all(match is None or int(match[0]) < at for at, match in enumerate(found))


def test_a_register_of_ten_thousand_comes_to_an_end() -> None:
    names = [(f"Lindviks Sak{n} Bygg{n % 50} AB", str(n)) for n in range(10_000)]
    names += [(f"Sak{n} Bygg{n % 50} i Lindvik", f"{n} again") for n in range(0, 10_000, 100)]
    found = [match for match in Register(names, "lindvik").matches() if match]
    assert found == [(str(n), False) for n in range(0, 10_000, 100)]
