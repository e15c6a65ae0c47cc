"""The fixed texts of documents: all in Swedish, none left over, dates and lists in words."""

from pathlib import Path

import pytest

import nplan
from nplan.documents.followup import ACTIONS
from nplan.documents.wording import Wording
from nplan.model.values import Day

PACKAGE = Path(nplan.__file__).parent


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (Day(2024, 3, 25), Day(2024, 5, 2), "25 mars 2024 – 2 maj 2024"),
        (Day(2025), Day(2028), "2025 – 2028"),
        (Day(2025, 3), Day(2025, 3), "mars 2025"),
        (None, Day(2026), "2026"),
        (Day(2025, 3), None, "från mars 2025"),
        (None, None, ""),
    ],
)
def test_a_period_is_told_as_precisely_as_it_is_known(
    first: Day | None, last: Day | None, shown: str
) -> None:
    assert Wording("sv").period(first, last) == shown


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"done": 1, "ongoing": 2}, "1 är klar och 2 pågår"),
        ({"ongoing": 1}, "den pågår"),
        ({"done": 0, "stopped": 3}, "de är avbrutna"),
        ({}, ""),
    ],
)
def test_things_of_one_sort_alone_are_not_counted_again(counts: dict[str, int], shown: str) -> None:
    assert Wording("sv").shares(ACTIONS, counts, "it") == shown


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    names = ("Örat", "zebra", "Ängen", "Éclair", "Åsen", "Apan", "eken")
    assert Wording("sv").sorted(names) == (
        "Apan",
        "Éclair",
        "eken",
        "zebra",
        "Åsen",
        "Ängen",
        "Örat",
    )


def test_braces_in_what_people_typed_stay() -> None:
    assert Wording("sv").text("clause {number}", number="{n}") == "punkt {n}"
