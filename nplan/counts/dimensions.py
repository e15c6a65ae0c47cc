"""The dimensions of a tally: what value a meeting, an organisation and an input has in each."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Literal, get_args

from nplan.counts.facts import Facts
from nplan.counts.outcomes import input_outcome
from nplan.model.consultation import PERSON
from nplan.model.dialogue import InputKind, Meeting
from nplan.model.process import OrganisationKind, UnitKind
from nplan.model.records import Records, Said, current_ids, group_id, meeting_day
from nplan.model.values import OPEN, OUTCOMES, day

MeetingDimension = Literal["meeting", "meeting-kind", "month"]
OrganisationDimension = Literal["organisation", "organisation-kind", "industry", "size", "locality"]
InputDimension = Literal["area", "any-area", "input-kind", "outcome", "key-point", "group"]
Dimension = Literal[
    "area",
    "any-area",
    "input-kind",
    "outcome",
    "key-point",
    "meeting",
    "meeting-kind",
    "month",
    "group",
    "organisation",
    "organisation-kind",
    "industry",
    "size",
    "locality",
]
Value = str | None
"""A value in a dimension; None is what has no value."""

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
OF_MEETINGS: frozenset[Dimension] = frozenset(get_args(MeetingDimension))
OF_ORGANISATIONS: frozenset[Dimension] = frozenset(get_args(OrganisationDimension))
OF_INPUTS: frozenset[Dimension] = frozenset(get_args(InputDimension))
BY_SIZE: frozenset[Dimension] = frozenset(
    ("input-kind", "key-point", "group", "organisation", "organisation-kind")
)
"""The dimensions whose values are neither listed nor in time: by inputs, then key."""

ORGANISATION_KINDS: tuple[str, ...] = get_args(OrganisationKind)
UNIT_KINDS: tuple[str, ...] = get_args(UnitKind)
INPUT_KINDS: tuple[str, ...] = get_args(InputKind)


def value_of_meeting(facts: Facts, dimension: Dimension) -> Callable[[Meeting], Value]:
    """How a meeting's value is found in a dimension of meetings."""
    if dimension == "meeting":
        return lambda meeting: meeting.id
    if dimension == "meeting-kind":
        kinds = facts.records.meeting_kind_ids
        return lambda meeting: kinds.get(meeting.kind)
    return _month


def _month(meeting: Meeting) -> Value:
    day = meeting_day(meeting)
    return f"{day.year:04}-{day.month:02}" if day.month else None


def value_of_participant(facts: Facts, dimension: Dimension) -> Callable[[Value], Value]:
    """How the value of an organisation or unit is found in a dimension of organisations.

    The function takes an id, or None for nobody, which has no value.
    """
    records, found = facts.records, dict[str, Value]()
    if dimension == "organisation":
        found |= {id: id for id in (*records.organisations, *records.units)}
    elif dimension == "organisation-kind":
        found |= {id: one.kind for id, one in records.organisations.items()}
        found |= {id: unit.kind for id, unit in records.units.items()}
    else:
        current = _category_ids(records, dimension)
        for id, one in records.organisations.items():
            typed = getattr(one, dimension)
            found[id] = current.get(typed) if typed is not None else None
        # Own bodies have no industry, size or locality, also where an id stands twice.
        found |= dict.fromkeys(records.units)
    return lambda id: found.get(id) if id is not None else None


def values_of_input(facts: Facts, dimension: Dimension) -> Callable[[Said], tuple[Value, ...]]:
    """How an input's values are found in a dimension of inputs; (None,) where it has none."""
    if dimension == "area":
        return lambda said: (said.area,)
    if dimension == "any-area":
        areas = facts.records.area_ids

        def touched(said: Said) -> tuple[Value, ...]:
            if not said.input.also:
                return (said.area,)
            all_areas = (said.area, *(areas.get(name) for name in said.input.also))
            return tuple(dict.fromkeys(one for one in all_areas if one is not None)) or (None,)

        return touched
    if dimension == "input-kind":
        return lambda said: (said.input.kind,)
    if dimension == "group":
        keys = facts.group_keys
        return lambda said: (None if said.group is None else keys[id(said.group)],)
    points = facts.key_points
    if dimension == "outcome":
        return lambda said: (input_outcome(said.input, points.get(said.reference, ())) or OPEN,)
    return lambda said: tuple(point.id for point in points.get(said.reference, ())) or (None,)


def listed_values(records: Records, dimension: Dimension) -> tuple[str, ...] | None:
    """The values that have a row also at 0, in their order; None for other dimensions."""
    process = records.process
    if dimension in ("area", "any-area"):
        return tuple(area.id for area in process.areas)
    if dimension == "meeting-kind":
        return tuple(kind.id for kind in process.meeting_kinds)
    if dimension == "outcome":
        return (*OUTCOMES, OPEN)
    categories = {
        "industry": process.industries,
        "size": process.sizes,
        "locality": process.localities,
    }
    found = categories.get(dimension)
    return None if found is None else tuple(category.id for category in found)


def anonymous_names(records: Records) -> Mapping[str, str]:
    """What anonymous organisations are called, by id: anonymous-1 and so on, in order of ids."""
    taken = records.participant_ids
    free = (name for n in count(1) if (name := f"anonymous-{n}") not in taken)
    hidden = (id for id, one in sorted(records.organisations.items()) if one.consent == "anonymous")
    return dict(zip(hidden, free, strict=False))


def response_names(records: Records) -> Mapping[str, str]:
    """What each response is called, by file: its id, or who is not named in place of it.

    A response's file has its sender's name. That of somebody anonymous is called anonymous-1, a
    private person's `person`; further ones in the same round are `person-2` and so on.
    """
    hidden, names = anonymous_names(records), records.participant_ids
    called: dict[str, str] = {}
    given: dict[tuple[str, str], int] = {}
    for file, one in records.responses.items():
        who = PERSON if one.from_ == PERSON else hidden.get(names.get(one.from_, ""))
        if who is not None:
            in_round = (file.rpartition("/")[0], who)
            given[in_round] = nth = given.get(in_round, 0) + 1
            who = who if nth == 1 else f"{who}-{nth}"
        called[file] = who or one.id
    return called


def told_names(records: Records) -> tuple[str, ...]:
    """What organisations and units may be called before everybody: of anonymous ones no name."""
    hidden = anonymous_names(records)
    shown = (name for name, id in records.participant_ids.items() if id not in hidden)
    return (*shown, *hidden.values())


def known_values(records: Records, dimension: Dimension) -> Mapping[str, str] | None:
    """What may be typed for a value -> the value; None where any month may be typed."""
    if dimension == "month":
        return None
    if dimension in ("area", "any-area"):
        return records.area_ids
    if dimension == "meeting":
        return records.meeting_ids
    if dimension == "meeting-kind":
        return records.meeting_kind_ids
    if dimension == "organisation":
        names = {name: id for id, name in anonymous_names(records).items()}
        return names | records.participant_ids
    if dimension == "key-point":
        return {id: point.id for id, point in records.key_points_by_id.items()}
    if dimension == "group":
        return _groups(records)
    if dimension in ("industry", "size", "locality"):
        return _category_ids(records, dimension)
    fixed: dict[Dimension, tuple[str, ...]] = {
        "organisation-kind": (*ORGANISATION_KINDS, *UNIT_KINDS),
        "input-kind": INPUT_KINDS,
        "outcome": (*OUTCOMES, OPEN),
    }
    return {value: value for value in fixed[dimension]}


def is_month(typed: str) -> bool:
    """Whether a text is a month: YYYY-MM."""
    found = day(typed)
    return found is not None and found.month > 0 and found.day == 0


def _category_ids(records: Records, dimension: Dimension) -> dict[str, str]:
    process = records.process
    if dimension == "industry":
        return current_ids(process.industries)
    return current_ids(process.sizes if dimension == "size" else process.localities)


def _groups(records: Records) -> dict[str, str]:
    found = {}
    for meeting in records.meetings.values():
        for group in meeting.groups:
            key = f"{meeting.id}/{group_id(group)}"
            for old_meeting in (*meeting.formerly, meeting.id):
                for old in (*group.formerly, group_id(group)):
                    found[old if "/" in old else f"{old_meeting}/{old}"] = key
    return found
