"""What of a record can change in time: its words, what it rests on and what became of it."""

from typing import Literal

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.records import Records
from nplan.model.values import OPEN

Recorded = Literal["input", "key-point", "goal", "action"]
"""The kinds of record whose history is told."""

Aspect = Literal["text", "outcome", "reason", "rests-on", "responsible", "due"]


class Turn(msgspec.Struct, frozen=True):
    """One aspect of a record that changed; None is nothing."""

    aspect: Aspect
    old: str | None
    new: str | None


def aspects(records: Records, kind: Recorded, id: str) -> dict[Aspect, str | None] | None:
    """What a record said at one time, by today's or a former id; None where it was not there."""
    trails = Trails(Facts(records))
    if kind == "input":
        if not (said := records.cited_inputs(id)):
            return None
        points = trails.key_points(said[0])
        return {
            "text": said[0].input.text,
            "outcome": trails.outcome(said[0]) or OPEN,
            "reason": said[0].input.reason,
            "rests-on": ", ".join(point.id for point in points) or None,
        }
    if kind == "key-point":
        if (point := records.key_points_by_id.get(id)) is None:
            return None
        return {
            "text": point.title,
            "outcome": point.outcome or OPEN,
            "reason": point.reason,
            "rests-on": ", ".join(said.reference for said in trails.inputs(point)) or None,
        }
    record = records.goals.get(id) if kind == "goal" else records.actions.get(id)
    if record is None:
        return None
    found: dict[Aspect, str | None] = {
        "text": record.text,
        "rests-on": ", ".join(point.id for point in trails.rests_on(record)) or None,
    }
    if (action := records.actions.get(id)) is not None and kind == "action":
        found["responsible"] = ", ".join(action.responsible) or None
        found["due"] = str(action.due) if action.due else None
    return found


def turns(old: dict[Aspect, str | None] | None, new: dict[Aspect, str | None]) -> tuple[Turn, ...]:
    """What changed between two times, in the order of the aspects; all of it is new at first."""
    before = old or {}
    return tuple(
        Turn(aspect, before.get(aspect), value)
        for aspect, value in new.items()
        if before.get(aspect) != value
    )
