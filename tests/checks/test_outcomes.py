"""What was decided is reasoned, cited and answered for."""

from nplan.checks.outcomes import (
    actions_have_somebody_responsible,
    figures_stay_as_they_were,
    goals_have_indicators,
    goals_of_areas_have_actions,
    inputs_have_one_outcome,
    what_is_adopted_is_cited,
    what_is_declined_has_a_reason,
    what_is_declined_is_not_cited,
)
from nplan.model.finding import Finding

from .projects import Found

LUNCH = "data/meetings/2026-03-25-lunch.yaml"
POINTS = "data/keypoints/service.yaml"
SERVICE = "data/programme/service.yaml"
FRAME = "data/programme/programme.yaml"
RESPONSE = "data/consultation/2026/krinova.yaml"


def test_an_input_has_its_key_points_outcome_or_its_own(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs:
      - {{id: 1, text: Ring, outcome: noted}}
    groups:
      - title: Bord 1
        inputs:
          - {{id: 2, text: Svara, outcome: noted, formerly: 9}}
    # {POINTS}
    - {{id: svar, area: service, title: Svar, inputs: 2026-03-25-lunch/9}}
    - {{id: ring, area: service, title: Ring, inputs: 2026-03-25-lunch/2}}
    """
    assert found(inputs_have_one_outcome, text) == [
        Finding(
            code="outcome-twice",
            file=LUNCH,
            path=("groups", 0, "inputs", 0, "outcome"),
            values={"name": "noted", "reference": "2026-03-25-lunch/2", "key_point": "svar"},
        )
    ]


def test_what_is_declined_or_referred_says_why(found: Found) -> None:
    text = f"""
    # {LUNCH}
    kind: dialoglunch
    title: Lunch
    inputs:
      - {{id: 1, text: Ring, outcome: noted}}
      - {{id: 2, text: Svara, outcome: referred}}
      - {{id: 3, text: Momsen, outcome: declined, reason: Statens fråga}}
    # {POINTS}
    - {{id: svar, area: service, title: Svar, outcome: declined}}
    - {{id: ring, area: service, title: Ring, outcome: adopted}}
    # {RESPONSE}
    from: cafe-torget
    comments:
      - {{id: 1, text: Nej, outcome: declined}}
      - {{id: 2, text: Nej, outcome: declined, answer: Kostar för mycket}}
    """

    def unreasoned(file: str, path: tuple[str | int, ...], **values: str) -> Finding:
        return Finding(code="declined-without-reason", file=file, path=path, values=values)

    assert found(what_is_declined_has_a_reason, text) == [
        unreasoned(
            LUNCH,
            ("inputs", 1, "outcome"),
            outcome="referred",
            what="input",
            name="2026-03-25-lunch/2",
        ),
        unreasoned(POINTS, (0, "outcome"), outcome="declined", name="svar"),
        unreasoned(
            RESPONSE, ("comments", 0, "outcome"), outcome="declined", what="comment", name="1"
        ),
    ]


ADOPTED = f"""
# {POINTS}
- {{id: svar, area: service, title: Svar, outcome: adopted, formerly: svara}}
- {{id: ring, area: service, title: Ring, outcome: partly}}
- {{id: skriv, area: service, title: Skriv, outcome: adopted}}
- {{id: moms, area: service, title: Momsen, outcome: declined}}
# {SERVICE}
goals: [{{id: S1, text: Svara, key_points: [svara, moms]}}]
# {FRAME}
actions: [{{id: A1, text: Ring, key_points: [ring]}}]
# {RESPONSE}
from: cafe-torget
comments:
  - {{id: 1, text: Ja, outcome: partly}}
  - {{id: 2, text: Ja, outcome: adopted, change: Målet är skärpt}}
"""


def test_what_is_adopted_is_cited_and_what_is_declined_is_not(found: Found) -> None:
    comment = Finding(
        code="adopted-without-citation",
        file=RESPONSE,
        path=("comments", 0, "outcome"),
        values={"outcome": "partly", "name": "1", "what": "comment"},
    )
    assert found(what_is_adopted_is_cited, ADOPTED) == [
        comment,
        Finding(
            code="adopted-without-citation",
            file=POINTS,
            path=(2, "outcome"),
            values={"outcome": "adopted", "name": "skriv"},
        ),
    ]
    assert found(what_is_adopted_is_cited, ADOPTED, leave_out=(FRAME,)) == [comment]
    assert found(what_is_declined_is_not_cited, ADOPTED) == [
        Finding(
            code="cited-but-declined",
            file=SERVICE,
            path=("goals", 0, "key_points", 1),
            values={"name": "moms", "what": "goal", "id": "S1"},
        )
    ]


PROGRAMME = f"""
# {FRAME}
goals: [{{id: M1, text: Nöjda företag}}]
actions: [{{id: A1, text: Ring, goal: S2}}]
# {SERVICE}
goals:
  - {{id: S1, text: Svara, indicators: [{{id: nki, name: NKI}}]}}
  - {{id: S2, text: Ring}}
actions: [{{id: S1.1, text: Svara, responsible: ks}}]
"""


def test_goals_are_measured_and_served_and_actions_answered_for(found: Found) -> None:
    def lacking(code: str, file: str, path: tuple[str | int, ...], name: str) -> Finding:
        return Finding(code=code, file=file, path=path, values={"name": name})

    assert found(goals_have_indicators, PROGRAMME) == [
        lacking("goal-without-indicator", FRAME, ("goals", 0), "M1"),
        lacking("goal-without-indicator", SERVICE, ("goals", 1), "S2"),
    ]
    assert found(goals_of_areas_have_actions, PROGRAMME) == [
        lacking("goal-without-action", SERVICE, ("goals", 0), "S1"),
    ]
    assert found(goals_of_areas_have_actions, PROGRAMME, leave_out=(FRAME,)) == []
    assert found(actions_have_somebody_responsible, PROGRAMME) == [
        lacking("action-without-responsible", FRAME, ("actions", 0), "A1"),
    ]


def test_a_later_follow_up_that_changes_a_figure(found: Found) -> None:
    text = f"""
    # {SERVICE}
    goals:
      - {{id: S1, text: Svara, indicators: [{{id: nki, name: NKI, formerly: insikt}}]}}
    # data/followup/a-senare.yaml
    title: Uppföljning 2028
    date: 2028-02
    indicators:
      nki:
        - {{year: 2026, value: "71,0"}}
        - {{year: 2027, value: 75}}
    # data/followup/b-tidigare.yaml
    title: Uppföljning 2027
    date: 2027-02
    indicators:
      insikt: [{{year: 2026, value: 71}}, {{year: 2027, value: 74}}]
    """
    assert found(figures_stay_as_they_were, text) == [
        Finding(
            code="figure-changed",
            file="data/followup/a-senare.yaml",
            path=("indicators", "nki", 1, "value"),
            values={
                "name": "nki",
                "year": "2027",
                "value": "75",
                "before": "74",
                "other": "data/followup/b-tidigare.yaml",
            },
        )
    ]
