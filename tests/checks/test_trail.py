"""What key points, goals, actions and follow-ups cite must be there."""

from nplan.checks.trail import (
    actions_are_known,
    goals_are_known,
    indicators_are_known,
    inputs_are_known,
    key_points_are_known,
)
from nplan.model.finding import Finding

from .projects import Found

LUNCH = "data/meetings/2026-03-25-lunch.yaml"
POINTS = "data/keypoints/service.yaml"
SERVICE = "data/programme/service.yaml"
FOLLOW_UP = "data/followup/2027.yaml"

CITING = f"""
# {LUNCH}
kind: dialoglunch
title: Lunch
formerly: 2026-03-26-lunch
inputs: |
  [7] Svara fortare
  Utan id
# {POINTS}
- id: svar
  area: service
  title: Svar
  inputs: [2026-03-25-lunch/7, {{2026-03-26-lunch: [7, 8], 2026-03-25-lunsh: 7}}, sju]
- {{id: id, area: service, title: Id, inputs: 2026-03-25-lunch/~2}}
# data/replies.yaml
- {{meeting: 2026-03-26-lunch, date: 2026-04}}
- {{meeting: 2026-03-24-lunch, date: 2026-04}}
"""


def test_references_to_inputs_count_singly_and_say_which_half_is_wrong(found: Found) -> None:
    def unknown(path: tuple[str | int, ...], **values: str) -> Finding:
        return Finding(code="unknown-input", file=POINTS, path=path, values=values)

    told = found(inputs_are_known, CITING)
    assert told[:-1] == [
        unknown(
            (0, "inputs", 2),
            name="2026-03-26-lunch/8",
            what="input",
            meeting="2026-03-26-lunch",
            id="8",
        ),
        unknown((0, "inputs", 3), name="2026-03-25-lunsh/7", nearest="2026-03-25-lunch/7"),
        unknown((0, "inputs", 4), name="sju", what="form"),
        unknown(
            (1, "inputs", 0),
            name="2026-03-25-lunch/~2",
            what="input",
            meeting="2026-03-25-lunch",
            id="~2",
        ),
    ]
    assert (told[-1].file, told[-1].path) == ("data/replies.yaml", (1, "meeting"))
    assert (told[-1].values["name"], told[-1].values["what"]) == ("2026-03-24-lunch", "meeting")


def test_no_input_is_unknown_while_a_meeting_is_unread(found: Found) -> None:
    assert found(inputs_are_known, CITING, leave_out=(LUNCH,)) == []


PROGRAMME = f"""
# {POINTS}
- {{id: svar, area: service, title: Svar, formerly: bygglov}}
# {SERVICE}
goals:
  - {{id: S1, text: Svara, key_points: [svar, bygglov, svra], indicators: [{{id: nki, name: NKI}}]}}
actions:
  - {{id: S1.1, text: Svara, goal: S2, key_points: xyz}}
# {FOLLOW_UP}
title: Uppföljning
date: 2027-12
actions: {{S1.1: {{status: done}}, S1.2: {{status: done}}}}
goals: {{S3: {{assessment: met}}}}
indicators: {{nkj: {{year: 2026, value: 71}}}}
"""


def test_what_the_programme_and_its_follow_up_name_is_there(found: Found) -> None:
    def unknown(
        code: str, file: str, path: tuple[str | int, ...], key: bool = False, **values: str
    ) -> Finding:
        return Finding(code=code, file=file, path=path, key=key, values=values)

    assert found(key_points_are_known, PROGRAMME) == [
        unknown(
            "unknown-key-point", SERVICE, ("goals", 0, "key_points", 2), name="svra", nearest="svar"
        ),
        unknown("unknown-key-point", SERVICE, ("actions", 0, "key_points", 0), name="xyz"),
    ]
    assert found(goals_are_known, PROGRAMME) == [
        unknown("unknown-goal", SERVICE, ("actions", 0, "goal"), name="S2"),
        unknown("unknown-goal", FOLLOW_UP, ("goals", "S3"), True, name="S3"),
    ]
    assert found(actions_are_known, PROGRAMME) == [
        unknown(
            "unknown-action", FOLLOW_UP, ("actions", "S1.2"), True, name="S1.2", nearest="S1.1"
        ),
    ]
    assert found(indicators_are_known, PROGRAMME) == [
        unknown(
            "unknown-indicator", FOLLOW_UP, ("indicators", "nkj"), True, name="nkj", nearest="nki"
        ),
    ]


def test_nothing_of_the_programme_is_unknown_while_a_part_is_unread(found: Found) -> None:
    assert found(key_points_are_known, PROGRAMME, leave_out=(POINTS,)) == []
    for rule in (goals_are_known, actions_are_known, indicators_are_known):
        assert found(rule, PROGRAMME, leave_out=(SERVICE,)) == []
