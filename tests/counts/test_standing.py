"""The next step is the first in the order of the work that is not done."""

import re
from datetime import date
from pathlib import Path

import pytest

from nplan.counts.dimensions import values_of_input
from nplan.counts.facts import Facts
from nplan.counts.standing import Standing, by_outcome, standing
from nplan.counts.trails import Trails
from nplan.files.reading import reading

from .counting import records

EXAMPLE = Path(__file__).parents[2]
TODAY = date(2026, 11, 26)

FINISHED = """
# data/meetings/2026-01-15-lunch.yaml
kind: lunch
title: Lunch
inputs: [{id: 1, text: Svara fortare, area: service, from: cafe}]
# data/keypoints/alla.yaml
- {id: svar, area: service, title: Svar, inputs: [2026-01-15-lunch/1], outcome: adopted}
# data/programme/programme.yaml
{summary: S, purpose: P, situation: N, vision: V, organisation: O, follow_up: U}
# data/programme/service.yaml
direction: Fort
goals: [{id: S1, text: Fort, key_points: svar, indicators: {id: nki, name: NKI}}]
actions: [{id: S1.1, text: Ring, goal: S1, key_points: svar, responsible: ks}]
# data/programme/kompetens.yaml
direction: Mer
# data/consultation/remiss/round.yaml
{sent: 2026-05-01, to: cafe}
# data/consultation/remiss/cafe.yaml
{from: cafe, comments: {id: 1, text: Bra, outcome: noted, answer: Tack}}
# data/decisions.yaml
- {id: kf, body: KF, date: 2026-06-01, outcome: approved, adopts: true}
# data/replies.yaml
- {meeting: 2026-01-15-lunch, date: 2026-07-01}
"""
UNDECIDED_POINT = FINISHED.replace(
    "- {id: svar, ",
    "- {id: ring, area: service, title: R, inputs: [2026-01-15-lunch/1]}\n- {id: svar, ",
)
"""Its input is decided through another key point."""


def stands(text: str, today: date = TODAY) -> Standing:
    return standing(Facts(records(text)), today)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("", "first-meeting"),
        ("# data/meetings/2026-01-15-lunch.yaml\nkind: lunch\ntitle: Lunch\n", "type-inputs"),
        (FINISHED.partition("# data/keypoints")[0], "boil-down"),
        (FINISHED.replace(", outcome: adopted", ""), "decide-inputs"),
        (UNDECIDED_POINT, "decide-key-points"),
        (FINISHED.replace(", answer: Tack", ""), "answer-comments"),
        (re.sub("goals: .*\nactions: .*\n", "", FINISHED), "set-goals"),
        (FINISHED.replace("key_points: svar", "key_points: []"), "cite-key-points"),
        (FINISHED.replace(", indicators: {id: nki, name: NKI}", ""), "indicators"),
        (FINISHED.replace(", responsible: ks", ""), "responsible"),
        (FINISHED.replace("vision: V, ", ""), "sections"),
        (FINISHED.partition("# data/consultation")[0], "consult"),
        (FINISHED.replace(", adopts: true", ""), "adopt"),
        (FINISHED.partition("# data/replies")[0], "reply"),
        (FINISHED, "nothing"),
    ],
)
def test_the_next_step(text: str, step: str) -> None:
    assert stands(text).next.step == step


def test_a_year_after_the_adoption_it_is_followed_up() -> None:
    assert stands(FINISHED, date(2027, 5, 31)).next.step == "nothing"
    assert stands(FINISHED, date(2027, 6, 1)).next.step == "follow-up"
    followed = FINISHED + "# data/followup/2027.yaml\n{title: U, date: 2027-05-15}\n"
    assert stands(followed, date(2027, 6, 1)).next.step == "nothing"


def test_two_responses_of_somebody_anonymous_are_two() -> None:
    hidden = """
# data/organisations.yaml
cafe: {name: Kaféet, consent: anonymous}
# data/consultation/remiss/round.yaml
{sent: 2026-05-01, to: cafe}
# data/consultation/remiss/cafe.yaml
{from: cafe, comments: {id: 1, text: Bra}}
# data/consultation/remiss/cafe-igen.yaml
{from: cafe, comments: {id: 2, text: Dåligt}}
"""
    [found] = stands(hidden).rounds
    assert found.responses == ("anonymous-1", "anonymous-1-2")
    assert sorted(found.unanswered) == ["anonymous-1-2/1", "anonymous-1/2"]


def test_who_answers_for_what_and_what_it_costs() -> None:
    found = stands("""
        # data/programme/service.yaml
        actions:
          - {id: S1, text: a, responsible: [ks, bolaget], cost: 100 000}
          - {id: S2, text: b, responsible: ks}
          - {id: S3, text: c, cost: 1}
    """)
    assert [(one.unit, one.actions, one.cost) for one in found.burdens] == [
        ("ks", ("S1", "S2"), 100_000),
        ("bolaget", ("S1",), 100_000),
        (None, ("S3",), 1),
    ]
    assert (found.cost, found.actions_without_cost) == (100_001, ("S2",))


def test_the_outcomes_of_every_area_and_organisation_sum_to_its_inputs() -> None:
    found = reading(EXAMPLE).records
    assert found is not None
    trails = Trails(Facts(found))
    area = values_of_input(trails.facts, "area")
    for key in (area, lambda said: said.voice or (None,)):
        parts: dict[str | None, list[str | None]] = {}
        for said in trails.facts.said:
            for value in key(said):
                parts.setdefault(value, []).append(trails.outcome(said))
        assert len(parts) > 8
        for outcomes in parts.values():
            assert sum(by_outcome(outcomes).values()) == len(outcomes)  # type: ignore[arg-type]


def test_the_example_an_empty_process_and_a_finished_one_differ() -> None:
    found = reading(EXAMPLE).records
    assert found is not None
    example = standing(Facts(found), TODAY)
    assert (example.next.step, example.next.n) == ("decide-inputs", 28)
    assert stands("").next.step == "first-meeting"
    assert stands(FINISHED).next.step == "nothing"
