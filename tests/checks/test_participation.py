"""The register, the head count and what was noted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.checks.participation import (
    head_counts_hold_all_who_are_listed,
    inputs_are_noted_once,
    organisation_numbers_are_right,
    organisations_are_registered_once,
)
from nplan.model.finding import Finding
from nplan.model.organisation_number import passes_luhn

from .projects import Found

LUNCH = "data/meetings/2026-03-25-lunch.yaml"
REGISTER = "data/organisations.yaml"


@pytest.mark.parametrize(
    ("number", "values"),
    [
        ("556000-0001", None),
        ("5560000001", None),
        ("16556000-0001", None),
        ("802400-0000", {"what": "check-digit", "name": "802400-0000"}),
        ("5560-000001", {"what": "form", "name": "5560-000001"}),
        ("SE556000000101", {"what": "form", "name": "SE556000000101"}),
        ("811218-9876", {"what": "personal"}),
        ("19811218-9876", {"what": "personal"}),
    ],
)
def test_an_organisation_number(
    number: str, values: dict[str, str | int] | None, found: Found
) -> None:
    text = f"# {REGISTER}\nkrinova: {{name: Krinova, number: {number}}}\n"
    expected = [
        Finding(
            code="bad-organisation-number",
            file=REGISTER,
            path=("krinova", "number"),
            values=values,
        )
        for values in [values]
        if values
    ]
    assert found(organisation_numbers_are_right, text) == expected


@given(st.text("0123456789", min_size=10, max_size=10), st.integers(0, 9), st.integers(1, 9))
def test_one_mistyped_digit_never_passes(digits: str, place: int, off: int) -> None:
    mistyped = digits[:place] + str((int(digits[place]) + off) % 10) + digits[place + 1 :]
    assert not (passes_luhn(digits) and passes_luhn(mistyped))


def test_organisations_that_share_a_number_or_a_name(found: Found) -> None:
    text = f"""
    # {REGISTER}
    bygg-syd: {{name: Bygg Syd AB, number: 556000-0001}}
    bygg: {{name: Byggarna, number: 5560000001}}
    byggsyd: {{name: "BYGG-SYD", aliases: []}}
    salong: {{name: Salongen, aliases: [Saxen, Kommunstyrelsen]}}
    hb: AB
    """

    def same(path: tuple[str | int, ...], **values: str) -> Finding:
        return Finding(code="duplicate-organisation", file=REGISTER, path=path, values=values)

    assert found(organisations_are_registered_once, text) == [
        same(("bygg", "number"), what="number", name="bygg", other="bygg-syd"),
        same(("byggsyd", "name"), name="BYGG-SYD", other="bygg-syd", file=REGISTER),
        same(
            ("salong", "aliases", 1), name="Kommunstyrelsen", other="ks", file="data/process.yaml"
        ),
    ]


def test_organisations_whose_names_nearly_match(found: Found) -> None:
    others = "".join(f"o{number}: Lindviks Nummer{number} AB\n" for number in range(40))
    text = f"""# {REGISTER}
molnviken: {{name: Molnviken AB, number: 556000-0001}}
molnviken-lindvik: Molnviken Lindvik AB
molnviken-annan: {{name: Lindvik Molnviken AB, number: 559900-1012}}
{others}"""

    def alike(id: str, other: str, **more: str) -> Finding:
        values = {"name": NAMES[id], "other": other, "file": REGISTER} | more
        return Finding(
            code="duplicate-organisation", file=REGISTER, path=(id, "name"), values=values
        )

    assert found(organisations_are_registered_once, text) == [
        alike("molnviken-lindvik", "molnviken", what="alike"),
        alike("molnviken-annan", "molnviken-lindvik"),
    ]


NAMES = {"molnviken-lindvik": "Molnviken Lindvik AB", "molnviken-annan": "Lindvik Molnviken AB"}


def test_more_are_listed_than_attended(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    attendance: {{organisations: 1, people: 4, own_people: 1}}
    participants:
      - {{organisation: cafe-torget, people: 3}}
      - {{organisation: ks, people: 2}}
    groups:
      - title: Bord 1
        participants: [{{organisation: Café Torget, people: 9}}]
        inputs:
          - {{id: 1, text: Svara, from: bygg-syd}}
          - {{id: 2, withdrawn: på egen begäran, from: xyz}}
    """

    def more(field: str, stated: int, listed: int) -> Finding:
        return Finding(
            code="more-than-attended",
            file=LUNCH,
            path=("attendance", field),
            values={"what": field, "stated": stated, "listed": listed},
        )

    assert found(head_counts_hold_all_who_are_listed, text) == [
        more("organisations", 1, 2),
        more("own_people", 1, 2),
    ]


def test_the_tables_sum_counts_where_the_meeting_gives_no_figure(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    attendance: {{people: 4}}
    participants: [cafe-torget]
    groups:
      - {{title: Bord 1, participants: [{{organisation: cafe-torget, people: 2}}]}}
      - {{title: Bord 2, participants: [{{organisation: cafe-torget, people: 3}}]}}
    """
    (one,) = found(head_counts_hold_all_who_are_listed, text)
    assert one.values == {"what": "people", "stated": 4, "listed": 5}


def test_a_text_that_stands_twice_in_a_meeting(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs:
      - {{id: 1, text: Svara!}}
      - {{id: 2, withdrawn: på egen begäran}}
      - {{id: 3, withdrawn: på egen begäran}}
      - {{id: 4, text: Ring, withdrawn: på egen begäran}}
    groups:
      - title: Bord 1
        inputs: |
          [5] Ring
          [6] Svara!
          [7] svara!
    """
    assert found(inputs_are_noted_once, text) == [
        Finding(
            code="duplicate-input",
            file=LUNCH,
            path=("groups", 0, "inputs", 1),
            values={"name": "Svara!", "other": "1"},
        )
    ]
