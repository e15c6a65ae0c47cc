"""Listings: records as rows of plain values, kept by what they are, said or led to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

import msgspec

from nplan.counts.coverage import Coverage
from nplan.counts.dimensions import (
    DIMENSIONS,
    OF_INPUTS,
    OF_MEETINGS,
    OF_ORGANISATIONS,
    Dimension,
    Value,
    value_of_meeting,
    value_of_participant,
    values_of_input,
)
from nplan.counts.facts import Facts
from nplan.counts.outcomes import is_answered
from nplan.counts.trails import Trails
from nplan.model.consultation import Response
from nplan.model.dialogue import Meeting
from nplan.model.programme import Action, Goal, KeyPoint
from nplan.model.records import Said, meeting_day
from nplan.model.values import OPEN

What = Literal["meetings", "organisations", "inputs", "key-points", "goals", "actions", "responses"]
WHATS: tuple[What, ...] = get_args(What)
Cell = str | int | tuple[str, ...] | None
"""A value; several, such as ids; None is nothing."""
Facet = Callable[[Any], Iterable[Value]]
"""The values that a record has in what can be asked for with `where`."""


class Row(msgspec.Struct, frozen=True):
    """A record: its id, and its values by column."""

    id: str
    values: dict[str, Cell]


class Kind(msgspec.Struct, frozen=True):
    """One kind of record that can be listed."""

    records: Iterable[Any]
    row: Callable[[Any], Row]
    facets: Mapping[str, Facet]


class Listings(msgspec.Struct, frozen=True):
    """Everything that can be listed of a process."""

    facts: Facts
    trails: Trails
    coverage: Coverage

    def kind(self, what: What) -> Kind:
        """How records of a kind are listed, and what they can be kept by."""
        makers: dict[What, Callable[[], Kind]] = {
            "meetings": self._meetings,
            "organisations": self._organisations,
            "inputs": self._inputs,
            "key-points": self._key_points,
            "goals": self._goals,
            "actions": self._actions,
            "responses": self._responses,
        }
        return makers[what]()

    def rows(self, what: What, where: Mapping[str, frozenset[Value]]) -> Iterator[Row]:
        """The records that have one of the wanted values in every facet asked for.

        Raises:
            KeyError: there is no such facet.
        """
        kind = self.kind(what)
        tests = [(kind.facets[name], wanted) for name, wanted in where.items()]
        for record in kind.records:
            if all(not wanted.isdisjoint(facet(record)) for facet, wanted in tests):
                yield kind.row(record)

    def _meetings(self) -> Kind:
        facts = self.facts
        said: dict[str, int] = {}
        for one in facts.said:
            said[one.meeting.id] = said.get(one.meeting.id, 0) + 1
        units = facts.records.units

        def row(meeting: Meeting) -> Row:
            people = facts.took_part[meeting.id]
            return Row(
                meeting.id,
                {
                    "date": str(meeting_day(meeting)),
                    "meeting": meeting.id,
                    "meeting-kind": facts.records.meeting_kind_ids.get(meeting.kind),
                    "organisations": sum(id not in units for id in people),
                    "inputs": said.get(meeting.id, 0),
                    "status": meeting.status,
                    "title": meeting.title,
                },
            )

        facets: dict[str, Facet] = {
            one: _single(value_of_meeting(facts, one)) for one in DIMENSIONS if one in OF_MEETINGS
        }
        facets["status"] = lambda meeting: (meeting.status,)
        facets["organisation"] = lambda meeting: facts.took_part[meeting.id]
        return Kind(facts.meetings, row, facets)

    def _organisations(self) -> Kind:
        facts, coverage, records = self.facts, self.coverage, self.facts.records
        meetings: dict[str, int] = {}
        for people in facts.took_part.values():
            for id in people:
                meetings[id] = meetings.get(id, 0) + 1
        inputs: dict[str, int] = {}
        for said in facts.said:
            for id in said.voice:
                inputs[id] = inputs.get(id, 0) + 1
        kinds = value_of_participant(facts, "organisation-kind")

        def row(id: str) -> Row:
            return Row(
                id,
                {
                    "organisation": id,
                    "organisation-kind": kinds(id),
                    "meetings": meetings.get(id, 0),
                    "inputs": inputs.get(id, 0),
                    "answered": _yes(id in coverage.answered),
                    "name": _name(facts, id),
                },
            )

        facets: dict[str, Facet] = {
            one: _single(value_of_participant(facts, one))
            for one in DIMENSIONS
            if one in OF_ORGANISATIONS
        }
        for name, ids in (
            ("invited", coverage.invited),
            ("attended", coverage.attended),
            ("spoke", coverage.spoke),
            ("answered", coverage.answered),
        ):
            facets[name] = _member(ids)
        return Kind((*records.organisations, *records.units), row, facets)

    def _inputs(self) -> Kind:
        facts, trails = self.facts, self.trails

        def row(said: Said) -> Row:
            return Row(
                said.reference,
                {
                    "input": said.reference,
                    "date": str(said.input.date or meeting_day(said.meeting)),
                    "area": said.area,
                    "outcome": trails.outcome(said) or OPEN,
                    "votes": said.input.votes,
                    "key-points": tuple(point.id for point in trails.key_points(said)),
                    "organisations": said.voice,
                    "text": said.input.text,
                },
            )

        facets: dict[str, Facet] = {one: self._of_input(one) for one in DIMENSIONS}
        facets["confidential"] = lambda said: (_yes(said.input.confidential),)
        return Kind(facts.said, row, facets)

    def _of_input(self, one: Dimension) -> Facet:
        if one in OF_INPUTS:
            return values_of_input(self.facts, one)
        if one in OF_MEETINGS:
            value = value_of_meeting(self.facts, one)
            return lambda said: (value(said.meeting),)
        of = value_of_participant(self.facts, one)
        return lambda said: tuple(of(id) for id in said.voice) or (None,)

    def _key_points(self) -> Kind:
        records, trails = self.facts.records, self.trails

        def citing(point: KeyPoint) -> tuple[str, ...]:
            goals, actions = trails.goals(point), trails.actions(point)
            return (*(goal.id for goal in goals), *(action.id for action in actions))

        def row(point: KeyPoint) -> Row:
            said = trails.inputs(point)
            return Row(
                point.id,
                {
                    "key-point": point.id,
                    "area": records.area_ids.get(point.area),
                    "outcome": point.outcome or OPEN,
                    "inputs": len(said),
                    "votes": sum(one.input.votes or 0 for one in said),
                    "cited": citing(point),
                    "title": point.title,
                    "reason": point.reason,
                },
            )

        facets: dict[str, Facet] = {
            "key-point": lambda point: (point.id,),
            "area": lambda point: (records.area_ids.get(point.area),),
            "outcome": lambda point: (point.outcome or OPEN,),
            "cited": lambda point: (_yes(bool(citing(point))),),
        }
        points = tuple(point for some in records.key_points.values() for point in some)
        return Kind(points, row, facets)

    def _goals(self) -> Kind:
        records, trails = self.facts.records, self.trails
        areas = {goal.id: area for _, area, chapter in records.chapters for goal in chapter.goals}
        goals = tuple(goal for _, _, chapter in records.chapters for goal in chapter.goals)

        def row(goal: Goal) -> Row:
            points = trails.argument(goal)
            said = {one.reference for point in points for one in trails.inputs(point)}
            return Row(
                goal.id,
                {
                    "goal": goal.id,
                    "area": areas[goal.id],
                    "indicators": len(goal.indicators),
                    "actions": len(trails.actions_of(goal)),
                    "inputs": len(said),
                    "text": goal.text,
                },
            )

        facets: dict[str, Facet] = {
            "goal": lambda goal: (goal.id,),
            "area": lambda goal: (areas[goal.id],),
            "indicator": lambda goal: tuple(one.id for one in goal.indicators) or (None,),
        }
        return Kind(goals, row, facets)

    def _actions(self) -> Kind:
        records, trails = self.facts.records, self.trails
        areas = {one.id: area for _, area, chapter in records.chapters for one in chapter.actions}
        actions = tuple(one for _, _, chapter in records.chapters for one in chapter.actions)
        names = records.participant_ids

        def responsible(action: Action) -> tuple[str, ...]:
            return tuple(names[one] for one in action.responsible if one in names)

        def status(action: Action) -> str | None:
            statuses = trails.statuses(action)
            return statuses[-1][1].status if statuses else None

        def goal(action: Action) -> str | None:
            served = trails.goal_of(action)
            return served.id if served else None

        def row(action: Action) -> Row:
            return Row(
                action.id,
                {
                    "action": action.id,
                    "area": areas[action.id],
                    "goal": goal(action),
                    "responsible": responsible(action),
                    "due": str(action.due) if action.due else None,
                    "cost": action.cost,
                    "status": status(action),
                    "text": action.text,
                },
            )

        facets: dict[str, Facet] = {
            "action": lambda action: (action.id,),
            "area": lambda action: (areas[action.id],),
            "goal": lambda action: (goal(action),),
            "responsible": lambda action: responsible(action) or (None,),
            "status": lambda action: (status(action),),
        }
        return Kind(actions, row, facets)

    def _responses(self) -> Kind:
        records = self.facts.records
        names = records.participant_ids

        def row(response: Response) -> Row:
            return Row(
                response.id,
                {
                    "response": response.id,
                    "organisation": names.get(response.from_),
                    "received": str(response.received) if response.received else None,
                    "position": response.position,
                    "comments": len(response.comments),
                    "unanswered": sum(not is_answered(one) for one in response.comments),
                },
            )

        facets: dict[str, Facet] = {
            "response": lambda response: (response.id,),
            "organisation": lambda response: (names.get(response.from_),),
            "position": lambda response: (response.position,),
            "answered": lambda one: (_yes(all(is_answered(said) for said in one.comments)),),
        }
        return Kind(tuple(records.responses.values()), row, facets)


def sorted_rows(rows: Iterable[Row], column: str) -> list[Row]:
    """Rows by a column: figures the greatest first, texts in order, nothing last."""

    def key(row: Row) -> tuple[bool, int, str]:
        value = row.values[column]
        number = -value if isinstance(value, int) else 0
        text = value if isinstance(value, str) else ""
        return value is None, number, ", ".join(value) if isinstance(value, tuple) else text

    return sorted(rows, key=key)


def _single(value: Callable[[Any], Value]) -> Facet:
    return lambda record: (value(record),)


def _member(ids: frozenset[str]) -> Facet:
    return lambda id: (_yes(id in ids),)


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _name(facts: Facts, id: str) -> str:
    unit = facts.records.units.get(id)
    return unit.title if unit else facts.records.organisations[id].name
