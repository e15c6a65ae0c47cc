"""What of a record can change in time: its words, what it rests on and what became of it."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.records import Records
from nplan.model.values import OPEN

Recorded = Literal["input", "key-point", "goal", "action"]
"""The kinds of record whose history is told."""

Aspect = Literal["text", "outcome", "reason", "rests-on", "responsible", "due"]


class State(msgspec.Struct, frozen=True):
    """What a record said at one time."""

    aspects: dict[Aspect, str | None]
    """By aspect; None is nothing."""
    is_hidden: bool = False
    """Whether its words are confidential, or were taken back."""


class Turn(msgspec.Struct, frozen=True):
    """One aspect of a record that changed; None is nothing."""

    aspect: Aspect
    old: str | None
    new: str | None


def state(records: Records, kind: Recorded, ids: Iterable[str]) -> State | None:
    """What a record said in some records; None where it was not there.

    Args:
        records: those of one time.
        kind: what it is.
        ids: its id now, then its former ones: the first that was known counts.
    """
    trails = Trails(Facts(records))
    for id in ids:
        found = _STATES[kind](records, trails, id)
        if found is not None:
            return found
    return None


def _input(records: Records, trails: Trails, id: str) -> State | None:
    if not (cited := records.cited_inputs(id)):
        return None
    said = cited[0]
    points = trails.key_points(said)
    aspects: dict[Aspect, str | None] = {
        "text": said.input.text,
        "outcome": trails.outcome(said) or OPEN,
        "reason": said.input.reason,
        "rests-on": ", ".join(point.id for point in points) or None,
    }
    return State(aspects, said.input.confidential or said.input.withdrawn is not None)


def _key_point(records: Records, trails: Trails, id: str) -> State | None:
    if (point := records.key_points_by_id.get(id)) is None:
        return None
    return State(
        {
            "text": point.title,
            "outcome": point.outcome or OPEN,
            "reason": point.reason,
            "rests-on": ", ".join(said.reference for said in trails.inputs(point)) or None,
        }
    )


def _goal(records: Records, trails: Trails, id: str) -> State | None:
    if (goal := records.goals.get(id)) is None:
        return None
    points = ", ".join(point.id for point in trails.rests_on(goal))
    return State({"text": goal.text, "rests-on": points or None})


def _action(records: Records, trails: Trails, id: str) -> State | None:
    if (action := records.actions.get(id)) is None:
        return None
    return State(
        {
            "text": action.text,
            "rests-on": ", ".join(point.id for point in trails.rests_on(action)) or None,
            "responsible": ", ".join(action.responsible) or None,
            "due": str(action.due) if action.due else None,
        }
    )


_STATES = {"input": _input, "key-point": _key_point, "goal": _goal, "action": _action}


def turns(old: State | None, new: State) -> tuple[Turn, ...]:
    """What changed between two times, in the order of the aspects; all of it is new at first."""
    before = old.aspects if old is not None else {}
    return tuple(
        Turn(aspect, before.get(aspect), value)
        for aspect, value in new.aspects.items()
        if before.get(aspect) != value
    )
