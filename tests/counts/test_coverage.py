"""Who was heard, against a second count over the same files."""

from pathlib import Path

import pytest
import yaml

from nplan.counts.coverage import Coverage
from nplan.counts.facts import Facts
from nplan.files.reading import reading
from tests.counts.independent import Count, as_list

from .counting import facts

EXAMPLE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def second() -> Count:
    return Count(EXAMPLE)


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    records = reading(EXAMPLE).records
    assert records is not None
    return Coverage(Facts(records))


def heard(second: Count) -> set[str]:
    took_part = {one["who"] for one in second.takes_part}
    companies = {
        id for id, one in second.organisations.items() if one.get("kind", "company") == "company"
    }
    return took_part & companies


def test_shares_equal_the_second_count(second: Count, coverage: Coverage) -> None:
    lists = {"industry": "industries", "size": "sizes", "locality": "localities"}
    counted = [
        (
            field,
            one["id"],
            int(one["companies"]),
            {id for id in heard(second) if second.organisations[id].get(field) == one["id"]},
        )
        for field, name in lists.items()
        for one in second.process[name]
    ]
    assert [(one.register, one.id, one.companies, set(one.heard)) for one in coverage.shares] == (
        counted
    )
    assert [(one.register, one.id) for one in coverage.never_heard] == [
        (field, id) for field, id, _, who in counted if not who
    ]


def test_the_ladder_equals_the_second_count(second: Count, coverage: Coverage) -> None:
    kinds = {id: one.get("kind", "company") for id, one in second.organisations.items()}
    kinds |= {id: unit["kind"] for id, unit in second.units.items()}
    invited: set[str] = set()
    for path in second.data.glob("meetings/**/*.yaml"):
        named = yaml.load(path.read_text("utf-8"), yaml.BaseLoader).get("invited", [])
        invited |= {second.called[name] for name in as_list(named) if not name.isdigit()}
    answered: set[str] = set()
    for reply in second.load("replies.yaml"):
        if "organisation" in reply:
            answered.add(second.called[reply["organisation"]])
        else:
            answered |= {
                one["who"] for one in second.takes_part if one["meeting"] == reply["meeting"]
            }
    steps = (
        invited,
        {one["who"] for one in second.takes_part},
        {voice for said in second.inputs for voice in said["voice"] if voice},
        answered,
    )
    for rung in coverage.ladder:
        for ids, step in zip(
            (rung.invited, rung.attended, rung.spoke, rung.answered), steps, strict=True
        ):
            assert set(ids) == {id for id in step if kinds[id] == rung.kind}, rung.kind
    assert {rung.kind for rung in coverage.ladder} == {kinds[id] for ids in steps for id in ids}


def test_the_least_heard_come_first_the_largest_of_the_silent() -> None:
    found = Coverage(
        facts("""
        # data/process.yaml
        municipality: Lindvik kommun
        title: P
        areas: [{id: service, title: Service}]
        meeting_kinds: [{id: lunch, title: Lunch}]
        industries:
          - {id: bygg, title: Bygg, companies: 10}
          - {id: handel, title: Handel, companies: 100}
          - {id: vard, title: Vård, companies: 200}
          - {id: okant, title: Okänt}
        # data/organisations.yaml
        a: {name: A, industry: bygg}
        b: {name: B, kind: association}
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [a, b]
        """)
    )
    assert [one.id for one in found.least_heard] == ["vard", "handel", "bygg"]
    assert [one.id for one in found.never_heard] == ["vard", "handel"]
    assert found.companies == 310


def test_nobody_knows_how_many_companies_there_are() -> None:
    assert Coverage(facts("")).companies is None
