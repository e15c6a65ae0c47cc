"""Listings: records as rows of plain values, kept by what they are, said or led to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
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
    anonymous_names,
    known_values,
    listed_values,
    response_names,
    told_names,
    value_of_meeting,
    value_of_participant,
    values_of_input,
)
from nplan.counts.facts import Facts
from nplan.counts.outcomes import is_answered
from nplan.counts.trails import Trails
from nplan.model.consultation import ActionStatus, Response
from nplan.model.dialogue import Meeting
from nplan.model.programme import Action, Goal, KeyPoint
from nplan.model.records import Records, Said, meeting_day
from nplan.model.values import OPEN, day

What = Literal["meetings", "organisations", "inputs", "key-points", "goals", "actions", "responses"]
WHATS: tuple[What, ...] = get_args(What)
Cell = str | int | tuple[str, ...] | None
"""A value; several, such as ids; None is nothing."""
Row = Mapping[str, Cell]
"""A record's values by column."""
DATES = frozenset(("date", "due", "received"))
"""The columns that hold dates."""


class Facet(msgspec.Struct, frozen=True):
    """Something that records can be kept by."""

    values: Callable[[Any], Iterable[Value]]
    """The values that a record has, or one of those whose voice it is."""
    known: Mapping[str, str] | None
    """What may be typed for a value -> the value; None where any month may be typed."""
    told: tuple[str, ...] | None = None
    """What may be suggested of that; None is all of it."""
    of_voice: bool = False
    """Whether the values are those of one voice, which must have all that is wanted."""


class Kind(msgspec.Struct, frozen=True):
    """One kind of record that can be listed."""

    records: Iterable[Any]
    columns: Mapping[str, Callable[[Any], Cell]]
    """What stands in each column of a record's row."""
    facets: Mapping[str, Facet]


class Listings(msgspec.Struct, frozen=True, dict=True):
    """Everything that can be listed of a process."""

    facts: Facts
    trails: Trails
    coverage: Coverage
    internal: bool = False
    """Whether confidential texts and those who wish to be anonymous are shown."""

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

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """What stands instead of organisations that are not to be shown, by id."""
        return {} if self.internal else anonymous_names(self.facts.records)

    def _told(self, id: str | None) -> str | None:
        return self._names.get(id, id) if id is not None else None

    def _all_told(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._names.get(id, id) for id in ids)

    def _facet(self, name: Dimension, values: Callable[[Any], Iterable[Value]]) -> Facet:
        """A facet whose values are those of a dimension."""
        records = self.facts.records
        told = told_names(records) if name == "organisation" and not self.internal else None
        return Facet(values, known_values(records, name), told)

    def _meetings(self) -> Kind:
        facts = self.facts
        said: dict[str, int] = {}
        for one in facts.said:
            said[one.meeting.id] = said.get(one.meeting.id, 0) + 1
        units, kinds = facts.records.units, facts.records.meeting_kind_ids

        def organisations(meeting: Meeting) -> int:
            return sum(id not in units for id in facts.took_part[meeting.id])

        columns: dict[str, Callable[[Meeting], Cell]] = {
            "date": lambda meeting: str(meeting_day(meeting)),
            "meeting": lambda meeting: meeting.id,
            "meeting-kind": lambda meeting: kinds.get(meeting.kind),
            "organisations": organisations,
            "inputs": lambda meeting: said.get(meeting.id, 0),
            "status": lambda meeting: meeting.status,
            "title": lambda meeting: meeting.title,
        }
        facets: dict[str, Facet] = {
            one: self._facet(one, _single(value_of_meeting(facts, one)))
            for one in DIMENSIONS
            if one in OF_MEETINGS
        }
        facets["status"] = Facet(lambda meeting: (meeting.status,), _choices(Meeting, "status"))
        facets["organisation"] = self._facet(
            "organisation", lambda meeting: tuple(facts.took_part[meeting.id]) or (None,)
        )
        return Kind(facts.meetings, columns, facets)

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
        columns: dict[str, Callable[[str], Cell]] = {
            "organisation": self._told,
            "organisation-kind": value_of_participant(facts, "organisation-kind"),
            "meetings": lambda id: meetings.get(id, 0),
            "inputs": lambda id: inputs.get(id, 0),
            "answered": lambda id: _yes(id in coverage.answered),
            "name": lambda id: self._names.get(id) or _name(records, id),
        }
        facets: dict[str, Facet] = {
            one: self._facet(one, _single(value_of_participant(facts, one)))
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
        # Its place among the others would tell how an anonymous one's id begins.
        everybody = sorted((*records.organisations, *records.units), key=self._names.__contains__)
        return Kind(everybody, columns, facets)

    def _inputs(self) -> Kind:
        trails = self.trails

        def text(said: Said) -> str | None:
            return None if said.input.confidential and not self.internal else said.input.text

        columns: dict[str, Callable[[Said], Cell]] = {
            "input": lambda said: said.reference,
            "date": lambda said: str(said.input.date or meeting_day(said.meeting)),
            "area": lambda said: said.area,
            "outcome": lambda said: trails.outcome(said) or OPEN,
            "votes": lambda said: said.input.votes,
            "key-points": lambda said: tuple(point.id for point in trails.key_points(said)),
            "organisations": lambda said: self._all_told(said.voice),
            "text": text,
        }
        facets: dict[str, Facet] = {one: self._of_input(one) for one in DIMENSIONS}
        facets["confidential"] = _whether(lambda said: said.input.confidential)
        return Kind(self.facts.said, columns, facets)

    def _of_input(self, one: Dimension) -> Facet:
        if one in OF_INPUTS:
            return self._facet(one, values_of_input(self.facts, one))
        if one in OF_MEETINGS:
            value = value_of_meeting(self.facts, one)
            return self._facet(one, lambda said: (value(said.meeting),))
        found = self._facet(one, _single(value_of_participant(self.facts, one)))
        return msgspec.structs.replace(found, of_voice=True)

    def _key_points(self) -> Kind:
        records, trails = self.facts.records, self.trails

        def citing(point: KeyPoint) -> tuple[str, ...]:
            goals, actions = trails.goals(point), trails.actions(point)
            return (*(goal.id for goal in goals), *(action.id for action in actions))

        columns: dict[str, Callable[[KeyPoint], Cell]] = {
            "key-point": lambda point: point.id,
            "area": lambda point: records.area_ids.get(point.area),
            "outcome": lambda point: point.outcome or OPEN,
            "inputs": lambda point: len(trails.inputs(point)),
            "votes": lambda point: sum(one.input.votes or 0 for one in trails.inputs(point)),
            "cited": citing,
            "title": lambda point: point.title,
            "reason": lambda point: point.reason,
        }
        facets = {
            "key-point": self._facet("key-point", lambda point: (point.id,)),
            "area": self._facet("area", lambda point: (records.area_ids.get(point.area),)),
            "outcome": self._facet("outcome", lambda point: (point.outcome or OPEN,)),
            "cited": _whether(lambda point: bool(citing(point))),
        }
        points = tuple(point for some in records.key_points.values() for point in some)
        return Kind(points, columns, facets)

    def _goals(self) -> Kind:
        records, trails = self.facts.records, self.trails
        areas = {goal.id: area for _, area, chapter in records.chapters for goal in chapter.goals}
        goals = records.all_goals

        def inputs(goal: Goal) -> int:
            points = trails.argument(goal)
            return len({one.reference for point in points for one in trails.inputs(point)})

        columns: dict[str, Callable[[Goal], Cell]] = {
            "goal": lambda goal: goal.id,
            "area": lambda goal: areas[goal.id],
            "indicators": lambda goal: len(goal.indicators),
            "actions": lambda goal: len(trails.actions_of(goal)),
            "inputs": inputs,
            "text": lambda goal: goal.text,
        }
        facets = {
            "goal": Facet(lambda goal: (goal.id,), _ids(records.goals)),
            "area": self._facet("area", lambda goal: (areas[goal.id],)),
            "indicator": Facet(
                lambda goal: tuple(one.id for one in goal.indicators) or (None,),
                _ids(records.indicators),
            ),
        }
        return Kind(goals, columns, facets)

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

        columns: dict[str, Callable[[Action], Cell]] = {
            "action": lambda action: action.id,
            "area": lambda action: areas[action.id],
            "goal": goal,
            "responsible": lambda action: self._all_told(responsible(action)),
            "due": lambda action: str(action.due) if action.due else None,
            "cost": lambda action: action.cost,
            "status": status,
            "text": lambda action: action.text,
        }
        facets = {
            "action": Facet(lambda action: (action.id,), _ids(records.actions)),
            "area": self._facet("area", lambda action: (areas[action.id],)),
            "goal": Facet(lambda action: (goal(action),), _ids(records.goals)),
            "responsible": self._facet(
                "organisation", lambda action: responsible(action) or (None,)
            ),
            "status": Facet(_single(status), _choices(ActionStatus, "status")),
        }
        return Kind(actions, columns, facets)

    def _responses(self) -> Kind:
        names = self.facts.records.participant_ids
        # Its place among the others would tell how an anonymous one's id begins.
        filed = sorted(self._filed(), key=lambda one: one.told != one.reference)
        columns: dict[str, Callable[[_Filed], Cell]] = {
            "response": lambda one: one.told,
            "organisation": lambda one: self._told(names.get(one.response.from_)),
            "received": lambda one: str(one.response.received) if one.response.received else None,
            "position": lambda one: one.response.position,
            "comments": lambda one: len(one.response.comments),
            "unanswered": lambda one: sum(not is_answered(said) for said in one.response.comments),
        }
        facets = {
            "response": Facet(
                lambda one: one.names,
                {name: name for one in filed for name in one.names},
                tuple(dict.fromkeys(name for one in filed for name in one.told_names)),
            ),
            "organisation": self._facet(
                "organisation", lambda one: (names.get(one.response.from_),)
            ),
            "position": Facet(lambda one: (one.response.position,), _choices(Response, "position")),
            "answered": _whether(lambda one: all(map(is_answered, one.response.comments))),
        }
        return Kind(filed, columns, facets)

    def _filed(self) -> Iterator["_Filed"]:
        records = self.facts.records
        called = {} if self.internal else response_names(records)
        for file, response in records.responses.items():
            round = file.split("/")[-2]
            told = called.get(file, response.id)
            yield _Filed(response, f"{round}/{response.id}", f"{round}/{told}")


class _Filed(msgspec.Struct, frozen=True):
    """A response in the folder of its round."""

    response: Response
    reference: str
    """`round/response`."""
    told: str
    """The same, without the file's name where its organisation wishes to be anonymous."""

    @property
    def names(self) -> tuple[str, ...]:
        """What may be typed for it."""
        return (self.reference, self.told, self.response.id, *self.response.formerly)

    @property
    def told_names(self) -> tuple[str, ...]:
        """What may be suggested of that."""
        return self.names if self.told == self.reference else (self.told,)


def kept_rows(kind: Kind, where: Mapping[str, frozenset[Value]]) -> Iterator[Row]:
    """The rows of records that have one of the wanted values in every facet asked for.

    Raises:
        KeyError: there is no such facet.
    """
    records, of_voice = kind.records, list[_Test]()
    for name, wanted in where.items():
        facet = kind.facets[name]
        if facet.of_voice:
            of_voice.append((facet.values, wanted))
        else:
            records = [one for one in records if not wanted.isdisjoint(facet.values(one))]
    if of_voice:
        records = [one for one in records if _has_voice(one, of_voice)]
    for record in records:
        yield {name: cell(record) for name, cell in kind.columns.items()}


_Test = tuple[Callable[[Value], Iterable[Value]], frozenset[Value]]


def _has_voice(said: Said, tests: Iterable[_Test]) -> bool:
    """Whether one and the same voice passes every test; nobody's (None) may too."""
    return any(
        all(not wanted.isdisjoint(values(id)) for values, wanted in tests)
        for id in said.voice or (None,)
    )


def sorted_rows(records: Records, rows: Iterable[Row], column: str) -> list[Row]:
    """Rows by a column: figures the greatest first, listed values as listed, nothing last."""
    dimension = next((one for one in DIMENSIONS if one == column), None)
    listed = listed_values(records, dimension) if dimension is not None else None
    places = {value: place for place, value in enumerate(listed or ())}

    def key(row: Row) -> tuple[bool, int, str]:
        match row[column]:
            case None | "" | ():
                return True, 0, ""
            case int(number):
                return False, -number, ""
            case str(text) if column in DATES and (date := day(text)):
                return False, date.last.toordinal(), text
            case str(text):
                return False, places.get(text, len(places)), text
            case several:
                return False, 0, ", ".join(several)

    return sorted(rows, key=key)


def _single(value: Callable[[Any], Value]) -> Callable[[Any], tuple[Value]]:
    return lambda record: (value(record),)


def _ids(records: Mapping[str, Any]) -> Mapping[str, str]:
    """Ids and former ids -> today's ids."""
    return {id: record.id for id, record in records.items()}


def _choices(record: type, field: str) -> Mapping[str, str]:
    """The words that a field can hold."""
    kinds = get_args(record.__annotations__[field])
    words = [word for kind in kinds for word in (get_args(kind) or (kind,))]
    return {word: word for word in words if isinstance(word, str)}


def _whether(true: Callable[[Any], bool]) -> Facet:
    return Facet(lambda record: (_yes(true(record)),), {"yes": "yes", "no": "no"})


def _member(ids: frozenset[str]) -> Facet:
    return _whether(ids.__contains__)


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _name(records: Records, id: str) -> str:
    unit = records.units.get(id)
    return unit.title if unit else records.organisations[id].name
