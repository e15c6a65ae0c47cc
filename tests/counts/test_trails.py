"""Trails hold from both ends, and each link that is cut is missed at exactly one place."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from nplan.checks import findings
from nplan.counts.facts import Facts
from nplan.counts.trails import NEEDS_CITATION, Trails
from nplan.files.reading import reading
from nplan.model.records import Records

from .counting import records


@pytest.fixture(scope="module")
def example() -> Records:
    found = reading(Path(__file__).parents[2]).records
    assert found is not None
    return found


WHOLE = """
# data/meetings/2026-01-15-lunch.yaml
kind: lunch
title: Lunch
inputs:
  - {id: 1, text: Svara fortare, area: service, from: cafe}
  - {id: 2, text: Ring tillbaka, area: service, from: [bygg-syd, ks]}
  - {id: 3, text: Bra vägar, outcome: noted}
# data/keypoints/alla.yaml
- {id: svar, area: service, title: Svar i tid, inputs: [2026-01-15-lunch/1], outcome: adopted}
- {id: ring, area: service, title: Ring, inputs: [2026-01-15-lunch/2], outcome: adopted}
# data/programme/service.yaml
direction: Fort
goals:
  - {id: S1, text: Fort, key_points: svar, indicators: {id: nki, name: NKI}}
actions:
  - {id: S1.1, text: Ring, goal: S1, key_points: ring, responsible: ks}
# data/followup/2027.yaml
title: Uppföljning
date: 2027-01
actions: {S1.1: {status: done}}
goals: {S1: {assessment: met}}
indicators: {nki: {year: 2026, value: 70}}
"""


def told(found: Records) -> tuple[dict[str, list[str]], list[str]]:
    """The orphans by kind, and the codes of what the rules find."""
    orphans = Trails(Facts(found)).orphans
    ids = {
        "inputs": [said.reference for said in orphans.inputs],
        "key_points": [point.id for point in orphans.key_points],
        "goals": [goal.id for goal in orphans.goals],
        "actions": [action.id for action in orphans.actions],
    }
    return {kind: some for kind, some in ids.items() if some}, [one.code for one in findings(found)]


def test_a_trail_leads_both_ways() -> None:
    trails = Trails(Facts(records(WHOLE)))
    (first, second, third) = trails.facts.said
    (svar,) = trails.key_points(first)
    (ring,) = trails.key_points(second)
    (goal,), (action,) = trails.goals(svar), trails.actions(ring)
    assert (goal.id, action.id) == ("S1", "S1.1")
    assert trails.key_points(third) == ()
    assert [point.id for point in trails.argument(goal)] == ["svar", "ring"]
    assert trails.voices(trails.argument(goal)) == ("cafe", "bygg-syd", "ks")
    assert [status.status for _, status in trails.statuses(action)] == ["done"]
    assert [one.assessment for _, one in trails.assessments(goal)] == ["met"]
    assert [str(one.value) for one in trails.measurements(goal.indicators[0])] == ["70"]
    assert told(trails.facts.records) == ({}, [])


@pytest.mark.parametrize(
    ("link", "orphans", "codes"),
    [
        (" from: cafe", {}, []),
        ("inputs: [2026-01-15-lunch/1], ", {"inputs": ["2026-01-15-lunch/1"]}, []),
        (", outcome: noted", {"inputs": ["2026-01-15-lunch/3"]}, []),
        ("key_points: svar, ", {"key_points": ["svar"]}, ["adopted-without-citation"]),
        ("key_points: ring, ", {"key_points": ["ring"]}, ["adopted-without-citation"]),
        ("goal: S1, ", {}, ["goal-without-action"]),
        (", responsible: ks", {}, ["action-without-responsible"]),
        (", indicators: {id: nki, name: NKI}", {}, ["unknown-indicator", "goal-without-indicator"]),
    ],
)
def test_a_link_that_is_cut_is_missed(
    link: str, orphans: dict[str, list[str]], codes: list[str]
) -> None:
    assert WHOLE.count(link) == 1
    assert told(records(WHOLE.replace(link, ""))) == (orphans, codes)


def test_what_rests_on_nothing_said_is_the_municipalitys_own() -> None:
    cut = WHOLE.replace("key_points: svar, ", "").replace("key_points: ring, ", "")
    orphans, _ = told(records(cut))
    assert orphans == {"key_points": ["svar", "ring"], "goals": ["S1"], "actions": ["S1.1"]}


def without(found: Records, file: str, index: int, **fields: object) -> Records:
    """The records with some fields of a key point replaced."""
    points = list(found.key_points[file])
    points[index] = msgspec.structs.replace(points[index], **fields)
    return msgspec.structs.replace(found, key_points={**found.key_points, file: tuple(points)})


def new_orphans(before: Records, after: Records) -> set[str]:
    """What has become an orphan, by id or reference."""

    def ids(found: Records) -> set[str]:
        orphans = Trails(Facts(found)).orphans
        return {
            *(said.reference for said in orphans.inputs),
            *(one.id for one in (*orphans.key_points, *orphans.goals, *orphans.actions)),
        }

    return ids(after) - ids(before)


def test_each_link_to_an_input_of_the_example_is_missed_if_it_is_cut(example: Records) -> None:
    taken_up = Counter(
        said.reference
        for points in example.key_points.values()
        for point in points
        for reference in point.inputs
        for said in example.cited_inputs(reference)
    )
    links = 0
    for file, points in example.key_points.items():
        for index, point in enumerate(points):
            for at, reference in enumerate(point.inputs):
                (said,) = example.cited_inputs(reference)
                rest = (*point.inputs[:at], *point.inputs[at + 1 :])
                cut = without(example, file, index, inputs=rest)
                alone = said.input.withdrawn is None and taken_up[said.reference] == 1
                missed = {said.reference} if alone else set()
                assert {one for one in new_orphans(example, cut) if "/" in one} == missed
                links += 1
    assert links == 300


def test_each_link_to_a_key_point_of_the_example_is_missed_if_it_is_cut(example: Records) -> None:
    citing: dict[str, list[str]] = {}
    for _, _, chapter in example.chapters:
        for one in (*chapter.goals, *chapter.actions):
            for name in one.key_points:
                citing.setdefault(name, []).append(one.id)
    for file, part in example.area_programmes.items():
        for kind in ("goals", "actions"):
            for index, one in enumerate(getattr(part, kind)):
                for name in one.key_points:
                    rest = tuple(other for other in one.key_points if other != name)
                    records = list(getattr(part, kind))
                    records[index] = msgspec.structs.replace(one, key_points=rest)
                    chapter = msgspec.structs.replace(part, **{kind: tuple(records)})
                    programmes = {**example.area_programmes, file: chapter}
                    cut = msgspec.structs.replace(example, area_programmes=programmes)
                    needed = example.key_points_by_id[name].outcome in NEEDS_CITATION
                    missed = {name} if citing[name] == [one.id] and needed else set()
                    found = new_orphans(example, cut)
                    assert found & set(example.key_points_by_id) == missed
                    told = [f for f in findings(cut) if f.code == "adopted-without-citation"]
                    assert {str(f.values["name"]) for f in told} == missed
