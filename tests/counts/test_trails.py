"""Trails hold from both ends, and each link that is cut is missed at exactly one place."""

import pytest

from nplan.checks import findings
from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.records import Records

from .counting import records

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
