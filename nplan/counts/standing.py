"""Where the process stands on a day, and the one thing to do next."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from nplan.counts.coverage import Coverage
from nplan.counts.dimensions import anonymous_names, response_names
from nplan.counts.facts import Facts
from nplan.counts.outcomes import is_answered
from nplan.counts.sections import areas_without_direction, missing_fields
from nplan.counts.trails import Trails
from nplan.model.consultation import Round
from nplan.model.process import MeetingKind
from nplan.model.programme import Action, Goal
from nplan.model.values import OPEN, OUTCOMES, Day, Outcome

Step = Literal[
    "first-meeting",
    "type-inputs",
    "boil-down",
    "decide-inputs",
    "decide-key-points",
    "answer-comments",
    "set-goals",
    "cite-key-points",
    "indicators",
    "responsible",
    "sections",
    "consult",
    "adopt",
    "reply",
    "follow-up",
    "nothing",
]
"""What may have to be done next, in the order of the work."""

MONTHS_TO_FOLLOW_UP = 12
"""A programme is followed up every year, counted from its adoption or the last follow-up."""


class NextStep(msgspec.Struct, frozen=True):
    """The one thing to do next."""

    step: Step
    n: int = 0
    """How many things it is about."""
    ids: tuple[str, ...] = ()
    """Which ones; an anonymous organisation by the name it is shown by."""


class MeetingsHeld(msgspec.Struct, frozen=True):
    """How many meetings of a kind were held, against what was aimed for."""

    kind: MeetingKind
    held: int


class Burden(msgspec.Struct, frozen=True):
    """What a unit answers for."""

    unit: str | None
    """Its id; None is nobody."""
    actions: tuple[str, ...]
    """Ids of actions; one with two units stands with both."""
    cost: int
    """Kronor, of the actions that have a cost."""


class RoundStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How far a round of consultation has come."""

    round: Round
    asked: frozenset[str]
    """Ids of those who were asked."""
    responses: tuple[str, ...]
    """Ids of the responses, also from others."""
    answered: frozenset[str]
    """Ids of those who were asked and have answered."""
    comments: tuple[str, ...]
    """`response/comment`."""
    unanswered: tuple[str, ...]
    """Those of them that the municipality has not answered whole."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where the process stands."""

    today: date
    facts: Facts
    coverage: Coverage
    meetings: tuple[MeetingsHeld, ...]
    inputs: Mapping[str, int]
    """How many have each outcome, `open` last."""
    key_points: Mapping[str, int]
    comments: Mapping[str, int]
    goals: tuple[str, ...]
    goals_without_indicator: tuple[str, ...]
    own_initiative: tuple[str, ...]
    """Goals and actions that rest on no input."""
    actions: tuple[str, ...]
    actions_without_cost: tuple[str, ...]
    cost: int
    """Kronor, of the actions that have a cost."""
    burdens: tuple[Burden, ...]
    """Who answers for what, most actions first, nobody last."""
    rounds: tuple[RoundStanding, ...]
    next: NextStep

    @property
    def days_left(self) -> int | None:
        """Days until the council is to decide, below 0 afterwards; None without a deadline."""
        deadline = self.facts.records.process.deadline
        return None if deadline is None else (deadline.last - self.today).days


def standing(facts: Facts, today: date) -> Standing:
    """Where the process stands on a day."""
    records, trails, coverage = facts.records, Trails(facts), Coverage(facts)
    goals, actions = records.all_goals, records.all_actions
    points = [point for some in records.key_points.values() for point in some]
    comments = [one for response in records.responses.values() for one in response.comments]
    rounds = tuple(_round(facts, file, round) for file, round in records.rounds.items())
    orphans = trails.orphans
    return Standing(
        today=today,
        facts=facts,
        coverage=coverage,
        meetings=_meetings(facts),
        inputs=by_outcome(trails.outcome(said) for said in facts.said),
        key_points=by_outcome(point.outcome for point in points),
        comments=by_outcome(comment.outcome for comment in comments),
        goals=tuple(goal.id for goal in goals),
        goals_without_indicator=tuple(goal.id for goal in goals if not goal.indicators),
        own_initiative=(
            *(goal.id for goal in orphans.goals),
            *(action.id for action in orphans.actions),
        ),
        actions=tuple(action.id for action in actions),
        actions_without_cost=tuple(one.id for one in actions if one.cost is None),
        cost=sum(action.cost or 0 for action in actions),
        burdens=_burdens(facts, actions),
        rounds=rounds,
        next=_next(facts, trails, coverage, rounds, goals, actions, today),
    )


def by_outcome(outcomes: Iterable[Outcome | None]) -> dict[str, int]:
    """How many have each outcome, in the order in which they are told, `open` last."""
    found: dict[str, int] = dict.fromkeys((*OUTCOMES, OPEN), 0)
    for outcome in outcomes:
        found[outcome or OPEN] += 1
    return found


def _meetings(facts: Facts) -> tuple[MeetingsHeld, ...]:
    ids = facts.records.meeting_kind_ids
    held: dict[str, int] = {}
    for meeting in facts.meetings:
        kind = ids.get(meeting.kind, "")
        held[kind] = held.get(kind, 0) + 1
    kinds = facts.records.process.meeting_kinds
    return tuple(MeetingsHeld(kind, held.get(kind.id, 0)) for kind in kinds)


def _burdens(facts: Facts, actions: Iterable[Action]) -> tuple[Burden, ...]:
    names = facts.records.participant_ids
    found: dict[str | None, list[Action]] = {}
    for action in actions:
        for unit in dict.fromkeys(names.get(one) for one in action.responsible) or (None,):
            found.setdefault(unit, []).append(action)
    burdens = (
        Burden(unit, tuple(one.id for one in some), sum(one.cost or 0 for one in some))
        for unit, some in found.items()
    )
    return tuple(
        sorted(burdens, key=lambda one: (one.unit is None, -len(one.actions), one.unit or ""))
    )


def _round(facts: Facts, file: str, round: Round) -> RoundStanding:
    records = facts.records
    folder = file.rpartition("/")[0] + "/"
    called = response_names(records)
    responses = [
        (called[path], one) for path, one in records.responses.items() if path.startswith(folder)
    ]
    names = records.participant_ids
    asked = frozenset(names[name] for name in round.to if name in names)
    comments = [(f"{name}/{said.id}", said) for name, one in responses for said in one.comments]
    return RoundStanding(
        round=round,
        asked=asked,
        responses=tuple(name for name, _ in responses),
        answered=asked.intersection(names.get(one.from_, "") for _, one in responses),
        comments=tuple(id for id, _ in comments),
        unanswered=tuple(id for id, comment in comments if not is_answered(comment)),
    )


def _next(
    facts: Facts,
    trails: Trails,
    coverage: Coverage,
    rounds: tuple[RoundStanding, ...],
    goals: Sequence[Goal],
    actions: Sequence[Action],
    today: date,
) -> NextStep:
    """The first thing in the order of the work that is not done."""
    records = facts.records
    points = [point for some in records.key_points.values() for point in some]
    orphans = trails.orphans
    still_open = [said.reference for said in facts.said if trails.outcome(said) is None]
    adoption = records.adoption
    hidden = anonymous_names(records)
    unreplied = coverage.attended - coverage.answered - records.units.keys()
    steps: list[tuple[Step, Iterable[str]]] = [
        ("first-meeting", () if facts.meetings else ("",)),
        ("type-inputs", () if facts.said else ("",)),
        ("boil-down", () if points else [said.reference for said in orphans.inputs]),
        ("decide-inputs", still_open),
        ("decide-key-points", [point.id for point in points if point.outcome is None]),
        ("answer-comments", [id for one in rounds for id in one.unanswered]),
        ("set-goals", () if goals or actions else ("",)),
        ("cite-key-points", [point.id for point in orphans.key_points]),
        ("indicators", [goal.id for goal in goals if not goal.indicators]),
        ("responsible", [action.id for action in actions if not action.responsible]),
        ("sections", (*missing_fields(records), *areas_without_direction(records))),
        ("consult", () if rounds or adoption else ("",)),
        ("adopt", () if adoption else ("",)),
        ("reply", sorted(hidden.get(id, id) for id in unreplied)),
        ("follow-up", () if _is_followed_up(facts, today) else ("",)),
    ]
    for step, ids in steps:
        if found := tuple(ids):
            return NextStep(step, len(found), tuple(id for id in found if id))
    return NextStep("nothing")


def _is_followed_up(facts: Facts, today: date) -> bool:
    """Whether less than a year has passed since the adoption or the last follow-up."""
    adoption = facts.records.adoption
    days = [one.date for one in facts.records.follow_ups.values() if isinstance(one.date, Day)]
    if adoption is not None and adoption.date is not None:
        days.append(adoption.date)
    if not days:
        return adoption is None
    last = max(day.last for day in days)
    months = (today.year - last.year) * 12 + today.month - last.month
    return (months, today.day) < (MONTHS_TO_FOLLOW_UP, last.day)
