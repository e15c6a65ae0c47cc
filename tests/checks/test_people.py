"""Names of people are suspected by rule, and words that are names too are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.checks.names import FIRST_NAMES, SURNAMES
from nplan.checks.people import suspected_names


def suspected(text: str) -> list[str]:
    return [text[start:end] for start, end in suspected_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Svensson svarade", "Anna Svensson"),
        ("Vi ringde Anna Svensson.", "Anna Svensson"),
        ("Enligt (Anna-Karin Ek)", "Anna-Karin Ek"),
        ("Anna Svenssons besked", "Anna Svenssons"),
        ("Det var Lars Nilssons idé", "Lars Nilssons"),
        ("Anna Maria Lindberg-Ek ringde", "Anna Maria Lindberg-Ek"),
        ("Anna Ek Svensson ringde", "Anna Ek Svensson"),
        ("Anna K. Svensson ringde", "Anna K. Svensson"),
        ("Anna K Svensson ringde", "Anna K Svensson"),
        ("Carl von Essen, Carl von Holst", "Carl von Holst"),
        ("ANNA SVENSSON sa nej", "ANNA SVENSSON"),
        ("Anna\nSvensson", "Anna\nSvensson"),
        ("Anna\u00a0Svensson", "Anna\u00a0Svensson"),
        ("”Anna Svensson”", "Anna Svensson"),
        ("Fråga Mohammed Ali eller någon", "Mohammed Ali"),
        ("Fråga Björn Berg", "Björn Berg"),
        ("Björn Berg vet", "Björn Berg"),
        ("vår handläggare Svensson svarar", "handläggare Svensson"),
        ("Bygglovshandläggaren Ek svarar", "Bygglovshandläggaren Ek"),
        ("herr Ek", "herr Ek"),
        ("Fru Lindqvists bygglov", "Fru Lindqvists"),
        ("näringslivschef Karin svarade", "näringslivschef Karin"),
        ("rektor Anna Svensson", "Anna Svensson"),
        ("VD Svensson och andra", "VD Svensson"),
        ("Anna Svensson på Bygg AB", "Anna Svensson"),
        ("Anna Svensson och Bygg AB", "Anna Svensson"),
        ("Ring \u2013 helst \u2013 Åsa Öberg", "Åsa Öberg"),
    ],
)
def test_what_looks_like_a_name(text: str, name: str) -> None:
    told = suspected(text)
    assert told[-1] == name or told == [f"rektor {name}"]
    assert len(told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A. Svensson ringde",
        "Svensson ringde. Svenssons också",
        "Anna ringde. Svensson gjorde det inte",
        "Tack till Anna, Svensson och andra",
        "anna svensson",
        "Björn bor här. Ek växer. Sten, Berg och Lind",
        "My, Stig och Ros",
        "Vid Svenssons gata och Johannes kyrka",
        "Vid Anna Lindhs plats och Olof Palmes gata",
        "På Anders Svenssons Åkeri och i Astrid Lindgrens Värld",
        "Hos Anders Svensson Bygg AB och Lars Nilsson & Söner AB",
        "Hos Anna Svensson Bygg och Måleri AB",
        "Chefen. Ek växer",
        "Chefen Max och rektorn My",
        "Handläggaren på Lindviks kommun",
        "Per Krona är det dyrt",
        "Anna\n\nSvensson",
        "Anna 2 Svensson, Anna/Svensson",
        "Annas Svensson",
        "Region Lindkusten och Länsstyrelsen",
        "",
        " ",
        "A",
        " A",
        "Hepatit A-B och B-B",
        ". A",
    ],
)
def test_what_does_not(text: str) -> None:
    assert suspected(text) == []


first_names, surnames = (st.sampled_from(sorted(names)) for names in (FIRST_NAMES, SURNAMES))
around = st.sampled_from(("", "Ring ", "(", "”", "Det sa ", "1. "))
after = st.sampled_from(("", ".", " sa det", ", som", ")"))


@given(around, first_names, st.sampled_from((" ", "\n", "\u00a0")), surnames, after)
def test_any_first_name_and_surname_in_the_lists_are_found(
    before: str, first: str, between: str, last: str, rest: str
) -> None:
    assert suspected(f"{before}{first}{between}{last}{rest}") == [f"{first}{between}{last}"]


words = st.sampled_from(
    (
        "Anna",
        "Svensson",
        "Ali",
        "Ek",
        "gata",
        "AB",
        "herr",
        "von",
        "K.",
        ".",
        ",",
        "\n",
        "š",
        "”",
        "A-B",
        "ANNA",
    )
)


@given(st.lists(words), st.sampled_from((" ", "  ", "")))
def test_what_is_found_lies_on_words_in_order_without_overlaps(
    parts: list[str], between: str
) -> None:
    text = between.join(parts)
    spans = list(suspected_names(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.text(st.characters(exclude_categories=("Lu", "Lt"))))
def test_a_text_without_capitals_is_silent(text: str) -> None:
    assert suspected(text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "Ali ",
        "Anna Svensson ",
        "A ",
        "A",
        " ",
        "Anna\n",
        "herr ",
        "Ali-",
        "Anna Ek  ",
        "Anna Ek A ",
    ],
)
def test_a_long_text_comes_to_an_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece)) + "gata"
    # What takes time in step with the square of its length would not end today.
    assert len(list(suspected_names(text))) <= len(text)
