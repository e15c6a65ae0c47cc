"""Lists keep what the tally counts, and stand in the order of what they list."""

from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from nplan.counts.coverage import Coverage
from nplan.counts.dimensions import DIMENSIONS, Dimension, Value, told_names
from nplan.counts.facts import Facts
from nplan.counts.listing import WHATS, Kind, Listings, What, kept_rows, sorted_rows
from nplan.counts.tally import tally
from nplan.counts.trails import Trails
from nplan.files.reading import reading
from nplan.model.records import Records

from .counting import records

EXAMPLE = Path(__file__).parents[2]
FEW = 3
"""So many values of a dimension are crossed with those of another."""

ROOM = """
    # data/meetings/2026-01-15-lunch.yaml
    kind: lunch
    title: Lunch
    participants: [bygg-syd, cafe]
    inputs:
      - {id: 1, text: Svara fortare, area: kompetens, from: [bygg-syd, foreningen], votes: 2}
      - {id: 2, text: Ring, area: service, from: cafe, date: 2026, outcome: declined}
      - {id: 3, text: Skriv, from: cafe, date: 2026-03, votes: 10, outcome: noted}
      - {id: 4, text: Kom, area: service, from: ks, date: 2026-04-01}
    # data/meetings/2026-02-01-enkat.yaml
    kind: enkat
    title: Enkät
"""


def listings(found: Records, *, internal: bool = False) -> Listings:
    facts = Facts(found)
    return Listings(facts, Trails(facts), Coverage(facts), internal)


def kind(text: str, what: What, *, internal: bool = False) -> Kind:
    return listings(records(text), internal=internal).kind(what)


def kept(kind: Kind, **where: Value) -> list[object]:
    wanted = {name.replace("_", "-"): frozenset([value]) for name, value in where.items()}
    first = next(name for name in kind.columns if name != "date")
    return [row[first] for row in kept_rows(kind, wanted)]


def only_their_ids(found: Records) -> Kind:
    inputs = listings(found).kind("inputs")
    return replace(inputs, columns={"input": inputs.columns["input"]})


def test_one_voice_has_all_that_is_wanted() -> None:
    inputs = kind(ROOM, "inputs")
    assert kept(inputs, organisation_kind="association") == ["2026-01-15-lunch/1"]
    assert kept(inputs, organisation_kind="company", industry="bygg") == ["2026-01-15-lunch/1"]
    assert kept(inputs, organisation_kind="association", industry="bygg") == []


def test_the_inputs_of_any_two_values_are_as_many_as_in_the_tally() -> None:
    found = reading(EXAMPLE).records
    assert found is not None
    facts, inputs = Facts(found), only_their_ids(found)
    rows = {one: tally(facts, (one,), internal=True).rows for one in DIMENSIONS}

    def values(one: Dimension) -> list[Value]:
        every = [row.values[0] for row in rows[one]]
        return [*every[:FEW], *every[FEW:][-1:]]

    for first, second in combinations(DIMENSIONS, 2):
        crossed = tally(facts, (first, second), internal=True).cells
        for a in values(first):
            for b in values(second):
                wanted = {first: frozenset([a]), second: frozenset([b])}
                cell = crossed.get((a, b))
                counted = [said.reference for said in cell.said] if cell else []
                listed = [row["input"] for row in kept_rows(inputs, wanted)]
                assert listed == counted, wanted


def test_all_that_one_voice_can_be_is_as_in_the_tally() -> None:
    found = reading(EXAMPLE).records
    assert found is not None
    facts, inputs = Facts(found), only_their_ids(found)
    crossed: tuple[Dimension, ...] = ("organisation-kind", "industry", "size", "locality")
    for pair in combinations(crossed, 2):
        alone = [[row.values[0] for row in tally(facts, (one,)).rows] for one in pair]
        cells = tally(facts, pair).cells
        for a in alone[0]:
            for b in alone[1]:
                wanted = {pair[0]: frozenset([a]), pair[1]: frozenset([b])}
                counted = len(cells[a, b].said) if (a, b) in cells else 0
                assert len([*kept_rows(inputs, wanted)]) == counted, wanted


def test_meetings_without_anybody_are_those_of_no_organisation() -> None:
    assert kept(kind(ROOM, "meetings"), organisation=None) == ["2026-02-01-enkat"]


@pytest.mark.parametrize(
    ("column", "ids"),
    [
        ("date", "1342"),  # the meeting's day, 2026-03, 2026-04-01, 2026
        ("area", "2413"),
        ("outcome", "2314"),
        ("votes", "3124"),
        ("key-points", "1234"),
    ],
)
def test_rows_stand_in_the_order_of_what_is_in_the_column(column: str, ids: str) -> None:
    found = records(ROOM)
    rows = kept_rows(listings(found).kind("inputs"), {})
    assert "".join(str(row["input"])[-1] for row in sorted_rows(found, rows, column)) == ids


def test_an_empty_list_is_nothing_and_comes_last() -> None:
    found = records(
        ROOM
        + """
    # data/meetings/2026-02-02-besok.yaml
    kind: besok
    title: Besök
    inputs: [{id: 1, text: Tack}]
    # data/keypoints/alla.yaml
    - {id: ring, area: service, title: Ring, inputs: [2026-01-15-lunch/4], outcome: adopted}
    """
    )
    rows = list(kept_rows(listings(found).kind("inputs"), {}))
    assert sorted_rows(found, rows, "key-points")[0]["input"] == "2026-01-15-lunch/4"
    assert sorted_rows(found, rows, "organisations")[-1]["input"] == "2026-02-02-besok/1"
    assert [row["outcome"] for row in sorted_rows(found, rows, "outcome")] == [
        "adopted",
        "declined",
        "noted",
        "open",
        "open",
    ]


@pytest.mark.parametrize("what", WHATS)
def test_every_column_has_a_heading(what: What) -> None:
    from nplan.cli.listing import COLUMN_NAMES

    assert set(kind(ROOM, what).columns) <= set(COLUMN_NAMES)


ANONYMOUS = """
    # data/organisations.yaml
    abel: {name: Abels Bygg AB, aliases: [Abbe], formerly: abels, consent: anonymous}
    bertil: Bertils AB
    # data/consultation/forst/round.yaml
    {to: [abel, bertil]}
    # data/consultation/forst/abel.yaml
    {from: abel, position: objects}
    # data/consultation/forst/bertil.yaml
    {from: bertil}
    # data/consultation/sedan/round.yaml
    {to: [abel, bertil]}
    # data/consultation/sedan/bertil.yaml
    {from: bertil}
    # data/consultation/sedan/svar-av-abels-bygg-ab.yaml
    {from: Abbe}
"""


def test_anonymous_organisations_stand_last() -> None:
    organisations = ["bertil", "ks", "bolaget", "anonymous-1"]
    assert kept(kind(ANONYMOUS, "organisations")) == organisations
    internal = kind(ANONYMOUS, "organisations", internal=True)
    assert kept(internal) == ["abel", "bertil", "ks", "bolaget"]


def test_a_response_stands_in_its_round_and_does_not_tell_who_is_anonymous() -> None:
    responses = kind(ANONYMOUS, "responses")
    assert kept(responses) == [
        "forst/bertil",
        "sedan/bertil",
        "forst/anonymous-1",
        "sedan/anonymous-1",
    ]
    assert set(responses.facets["response"].told or ()) == {
        *("forst/bertil", "sedan/bertil", "bertil", "forst/anonymous-1", "sedan/anonymous-1")
    }
    assert kept(responses, response="bertil") == ["forst/bertil", "sedan/bertil"]
    assert kept(responses, response="forst/anonymous-1") == ["forst/anonymous-1"]
    assert kept(responses, response="forst/abel") == ["forst/anonymous-1"]
    assert kept(kind(ANONYMOUS, "responses", internal=True)) == [
        "forst/abel",
        "forst/bertil",
        "sedan/bertil",
        "sedan/svar-av-abels-bygg-ab",
    ]


def test_what_may_be_told_of_the_names_of_organisations() -> None:
    assert set(told_names(records(ANONYMOUS))) == {
        *("bertil", "Bertils AB", "ks", "Kommunstyrelsen", "bolaget", "Bolaget", "anonymous-1")
    }
