"""The tables of a small process, whole; and what holds of the tables of any process."""

import gc
from pathlib import Path

import pytest

from nplan.counts.facts import Facts
from nplan.files.reading import reading
from nplan.tables.exported import exported
from nplan.tables.table import About, Row, Table
from nplan.tables.xlsx import write_xlsx
from tests.counts.counting import facts
from tests.typed import REPOSITORY

DIALOGUE = """
# data/organisations.yaml
bygg-syd: {name: Bygg Syd AB, number: 556016-0680, industry: bygg, size: 10-49}
akeriet: {name: Lindviks Åkeri AB, industry: bygg, consent: anonymous}
cafe: Café Torget
# data/meetings/2026-03-25-lunch.yaml
kind: lunch
title: Lunch
host: ks
invited: 40
questions: Vad fungerar?
participants: [ks, {organisation: cafe, people: 2}]
attendance: {organisations: 5}
groups:
  - title: Bord 1
    area: service
    participants: [bygg-syd, akeriet]
    inputs:
      - {id: 1, text: Bygglov tar tid, kind: problem, votes: 4, also: kompetens}
      - {id: 2, text: Vi går nog i konkurs, confidential: true, outcome: noted, reason: Får vara}
inputs:
  - {id: 3, text: Tyst, from: [], question: 1, withdrawn: Ville inte}
  - {id: 4, text: =1+1, area: tillstand, from: Café Torget, quote: true}
# data/meetings/2026-04-enkat.yaml
kind: enkat
title: Enkät
inputs: [{id: 1, text: Okej, date: 2026-05, area: kompetens}]
# data/keypoints/service.yaml
- {id: lova-en-tid, area: service, title: Lova en tid, outcome: adopted}
- {id: en-vag-in, area: service, title: En väg in, inputs: [2026-03-25-lunch/1]}
- id: svar
  area: service
  title: Svar
  outcome: declined
  reason: Dyrt
  inputs: {2026-03-25-lunch: [1, 3]}
# data/programme/service.yaml
goals:
  - id: S1
    text: Kortare tid
    key_points: lova-en-tid
    indicators:
      - {id: nki, name: NKI, baseline: {year: 2025, value: '68,5'}, target: {year: 2028, value: 75}}
actions:
  - id: S1.1
    text: En handläggare
    goal: S1
    responsible: [ks]
    partners: [Föreningen, Handeln]
    start: 2027
    due: 2027-06
    cost: 10 000
"""


def rows_of(name: str, *, internal: bool = False) -> list[tuple[str, ...]]:
    """A table's rows, each value as a text; nothing is a hyphen."""
    tables = {table.name: table for table in exported(facts(DIALOGUE), internal=internal)}
    return [
        tuple("-" if value is None else str(value) for value in row) for row in tables[name].rows()
    ]


def test_organisations_and_own_bodies_stand_together_and_anonymous_ones_last() -> None:
    assert rows_of("organisations") == [
        (
            *("bygg-syd", "Bygg Syd AB", "company", "False", "556016-0680", "bygg", "10-49", "-"),
            *("named",),
        ),
        ("cafe", "Café Torget", "company", "False", "-", "-", "-", "-", "named"),
        ("ks", "Kommunstyrelsen", "board", "True", "-", "-", "-", "-", "named"),
        ("bolaget", "Bolaget", "own-company", "True", "-", "-", "-", "-", "named"),
        ("anonymous-1", "-", "company", "False", "-", "-", "-", "-", "anonymous"),
    ]
    assert rows_of("organisations", internal=True)[1] == (
        *("akeriet", "Lindviks Åkeri AB", "company", "False", "-", "bygg", "-", "-", "anonymous"),
    )


def test_meetings_have_their_days_and_their_head_counts() -> None:
    lunch, survey = rows_of("meetings")
    assert lunch == (
        *("2026-03-25-lunch", "lunch", "False", "Lunch", "2026-03-25", "2026-03-25", "-", "-"),
        *("-", "-", "-", "ks", "-", "final", "40", "5", "-", "-", "False", "2", "2"),
    )
    assert survey[:6] == ("2026-04-enkat", "enkat", "True", "Enkät", "2026-04", "2026-04-30")


def test_questions_groups_and_participations() -> None:
    assert rows_of("questions") == [("2026-03-25-lunch", "1", "Vad fungerar?")]
    assert rows_of("groups") == [
        ("2026-03-25-lunch/bord-1", "2026-03-25-lunch", "Bord 1", "service")
    ]
    assert rows_of("participations") == [
        ("2026-03-25-lunch", "ks", "-"),
        ("2026-03-25-lunch", "cafe", "2"),
        ("2026-03-25-lunch", "bygg-syd", "-"),
        ("2026-03-25-lunch", "anonymous-1", "-"),
    ]


def test_a_confidential_text_is_empty_and_what_is_withdrawn_is_not_there() -> None:
    lunch, table = "2026-03-25-lunch", "2026-03-25-lunch/bord-1"
    assert rows_of("inputs") == [
        (
            *(f"{lunch}/4", lunch, "-", "=1+1", "service", "-", "-", "-", "-", "-"),
            *(
                "True",
                "False",
                "open",
                "-",
            ),
        ),
        (
            *(
                f"{lunch}/1",
                lunch,
                table,
                "Bygglov tar tid",
                "service",
                "problem",
                "4",
                "-",
                "-",
                "-",
            ),
            *(
                "False",
                "False",
                "open",
                "-",
            ),
        ),
        (
            *(f"{lunch}/2", lunch, table, "-", "service", "-", "-", "-", "-", "-"),
            *(
                "False",
                "True",
                "noted",
                "-",
            ),
        ),
        (
            *("2026-04-enkat/1", "2026-04-enkat", "-", "Okej", "kompetens", "-", "-", "-"),
            *(
                "2026-05",
                "2026-05-31",
                "False",
                "False",
                "open",
                "-",
            ),
        ),
    ]
    told = rows_of("inputs", internal=True)[2]
    assert (told[3], told[-1]) == ("Vi går nog i konkurs", "Får vara")


def test_voices_are_those_of_the_tally() -> None:
    assert rows_of("voices") == [
        ("2026-03-25-lunch/4", "cafe"),
        ("2026-03-25-lunch/1", "bygg-syd"),
        ("2026-03-25-lunch/1", "anonymous-1"),
        ("2026-03-25-lunch/2", "bygg-syd"),
        ("2026-03-25-lunch/2", "anonymous-1"),
    ]


def test_outcomes_stand_a_key_point_a_row() -> None:
    assert rows_of("outcomes") == [
        ("2026-03-25-lunch/4", "-", "open", "-"),
        ("2026-03-25-lunch/1", "en-vag-in", "open", "-"),
        ("2026-03-25-lunch/1", "svar", "declined", "Dyrt"),
        ("2026-03-25-lunch/2", "-", "noted", "-"),
        ("2026-04-enkat/1", "-", "open", "-"),
    ]
    assert rows_of("outcomes", internal=True)[3][-1] == "Får vara"


def test_key_points_goals_indicators_and_actions() -> None:
    assert rows_of("key_points")[2] == (*("svar", "service", "Svar", "-", "-", "declined", "Dyrt"),)
    assert rows_of("goals") == [("S1", "service", "Kortare tid")]
    assert rows_of("indicators") == [
        ("nki", "S1", "NKI", "-", "-", "-", "2025", "68.5", "2028", "75")
    ]
    assert rows_of("actions") == [
        (
            *(
                "S1.1",
                "service",
                "S1",
                "En handläggare",
                "Föreningen; Handeln",
                "2027",
                "2027-12-31",
            ),
            *(
                "2027-06",
                "2027-06-30",
                "10000",
                "-",
            ),
        ),
    ]


def test_links_say_in_which_field_a_record_is_named() -> None:
    assert rows_of("links") == [
        ("input", "2026-03-25-lunch/1", "also", "area", "kompetens"),
        ("key_point", "en-vag-in", "inputs", "input", "2026-03-25-lunch/1"),
        ("key_point", "svar", "inputs", "input", "2026-03-25-lunch/1"),
        ("goal", "S1", "key_points", "key_point", "lova-en-tid"),
        ("action", "S1.1", "responsible", "organisation", "ks"),
    ]


def test_lists_keep_their_order() -> None:
    assert rows_of("areas") == [
        ("service", "1", "Kommunal service", "-"),
        ("kompetens", "2", "Kompetens", "-"),
    ]
    assert rows_of("industries") == [("bygg", "1", "Bygg", "-"), ("handel", "2", "Handel", "-")]
    assert rows_of("meeting_kinds")[0] == ("lunch", "1", "Lunch", "3", "False")


@pytest.fixture(scope="module", params=[False, True], ids=["anybody", "internal"])
def tables(request: pytest.FixtureRequest) -> dict[str, tuple[Table, list[Row]]]:
    """The example's tables with their rows."""
    records = reading(REPOSITORY).records
    assert records is not None
    found = exported(Facts(records), internal=request.param)
    return {table.name: (table, list(table.rows())) for table in found}


def values(table: Table, rows: list[Row], names: tuple[str, ...]) -> list[Row]:
    places = [[one.name for one in table.columns].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in rows]


def test_no_two_rows_have_the_same_key(tables: dict[str, tuple[Table, list[Row]]]) -> None:
    for table, rows in tables.values():
        keys = values(table, rows, table.key) if table.key else []
        assert len(set(keys)) == len(keys), table.name
        assert None not in [cell for key in keys for cell in key], table.name


def test_every_reference_leads_to_a_row(tables: dict[str, tuple[Table, list[Row]]]) -> None:
    for table, rows in tables.values():
        for one in table.columns:
            if one.of is not None:
                known = {*values(*tables[one.of], ("id",)), (None,)}
                assert set(values(table, rows, (one.name,))) <= known, (table.name, one.name)
    for link in tables["links"][1]:
        for type, id in (link[0:2], link[3:5]):
            assert (id,) in values(*tables[f"{type}s"], ("id",))


def test_every_row_has_a_value_a_column_of_its_type(
    tables: dict[str, tuple[Table, list[Row]]],
) -> None:
    types = {
        "id": {"str"},
        "text": {"str"},
        "day": {"str"},
        "date": {"date"},
        "integer": {"int"},
        "number": {"Decimal"},
        "boolean": {"bool"},
    }
    for table, rows in tables.values():
        for column, held in zip(table.columns, zip(*rows, strict=True), strict=True):
            found = {type(value).__name__ for value in held} - {"NoneType"}
            assert found <= types[column.type], (table.name, column.name)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk to try that on")
@pytest.mark.filterwarnings("error")
def test_that_the_disk_is_full_is_told_once(tmp_path: Path) -> None:
    about = About(
        name="x",
        title="X",
        municipality="Lindvik",
        internal=False,
        version=None,
        skipped=(),
        language="sv",
    )
    with Path("/dev/full").open("wb", buffering=0) as file:
        with pytest.raises(OSError, match="No space left on device"):
            write_xlsx(file, tmp_path, (), about, lambda table: table.rows())
        gc.collect()
