"""Participants, questions and inputs that an import adds, put into the meeting."""

from typing import Any

import msgspec

from nplan.cli.opening import Opened
from nplan.files.editing import Editing
from nplan.files.notes import notes
from nplan.files.recording import item_of
from nplan.files.sources import Disk
from nplan.files.taken import taken_ids
from nplan.model.dialogue import Meeting
from nplan.model.numbering import number_after
from nplan.model.process import Organisation
from nplan.model.record import field_order
from nplan.model.records import Records
from nplan.tables.plan import NewInput, Plan

Fields = dict[str, Any]

OF_INPUT = ("id", "date", "question", "area", "also", "kind", "from", "votes", "quote", "text")
"""The order in which an input is written."""


def fill_meeting(editing: Editing, project: Opened, file: str, plan: Plan) -> tuple[str, ...]:
    """Put what a plan adds into a meeting; its title if its notes had to become a list."""
    records = _with_new(project.records, plan)
    if plan.participants:
        _add_participants(editing, records, file, plan)
    if plan.questions:
        editing.add(("questions",), *plan.questions, order=field_order(Meeting))
    if not plan.inputs:
        return ()
    meeting = records.meetings[file]
    number = number_after(taken_ids(Disk(project.root), meeting))
    new = {str(id): one for id, one in enumerate(plan.inputs, number)}
    items = [_input(one, id) for id, one in new.items()]
    assert isinstance(editing.value, dict)
    before = editing.value.get("inputs")
    if not isinstance(before, str):
        editing.add(("inputs",), *items, order=field_order(Meeting))
        return ()
    nobody = not records.voice_of_all(meeting, None)
    if all(lines := [_note(one, id, records, nobody=nobody) for id, one in new.items()]):
        editing.add_lines(("inputs",), lines)
        return ()
    editing.put(("inputs",), [*listed_notes(before, records), *items])
    return (meeting.title,)


def _with_new(records: Records, plan: Plan) -> Records:
    """The records with the organisations that a plan adds: a note may name them too."""
    new = {one.id: Organisation(name=one.name) for one in plan.organisations}
    return msgspec.structs.replace(records, organisations=records.organisations | new)


def _add_participants(editing: Editing, records: Records, file: str, plan: Plan) -> None:
    """Put organisations into a meeting, and how many came from those that it lists already."""
    assert isinstance(editing.value, dict)
    new = [
        {"organisation": one.organisation, "people": str(one.people)}
        for one in plan.participants
        if not one.is_listed
    ]
    people = {one.organisation: str(one.people) for one in plan.participants if one.is_listed}
    before = editing.value.get("participants")
    if before is not None and not isinstance(before, list):  # one alone, without brackets
        told = {"organisation": before} if isinstance(before, str) else before
        first = [{**told, "people": one} for one in people.values()] or [before]
        editing.put(("participants",), [*first, *new])
        return
    for index, listed in enumerate(records.meetings[file].participants):
        noted = people.pop(records.participant_ids.get(listed.organisation, ""), None)
        if noted is None:
            continue
        if isinstance((before or ())[index], str):
            editing.expand(("participants", index), "organisation", {"people": noted})
        else:
            editing.put(("participants", index, "people"), noted)
    if new:
        editing.add(("participants",), *new, order=field_order(Meeting))


def _note(one: NewInput, id: str, records: Records, *, nobody: bool) -> str:
    """An input as a line of notes; "" where a line would not say exactly the same.

    Args:
        one: the input.
        id: its id.
        records: what its tags may name.
        nobody: whether a line without a voice is nobody's.
    """
    if nobody and not one.from_:
        one = msgspec.structs.replace(one, from_=None)
    words = [f"[{id}] {one.text}"]
    words += [f"*{one.votes}"] if one.votes is not None else ()
    words += [f"#{tag}" for tag in (one.kind, one.area, *one.also) if tag]
    words += [f"@{name}" for name in one.from_ or ()]
    line = " ".join(words)
    return line if listed_notes(line, records) == [_input(one, id)] else ""


def listed_notes(text: str, records: Records) -> list[Fields]:
    """Notes as items of a list: the same inputs, their tags as fields."""
    found = notes(text, records.participant_ids, records.area_ids)
    return [_in_order(item_of(one.id, one)) for one in found]


def _input(one: NewInput, id: str) -> Fields:
    told: Fields = {
        "id": id,
        "date": None if one.date is None else str(one.date),
        "question": None if one.question is None else str(one.question),
        "area": one.area,
        "also": list(one.also) or None,
        "kind": one.kind,
        "from": None if one.from_ is None else list(one.from_),
        "votes": None if one.votes is None else str(one.votes),
        "text": one.text,
    }
    return _in_order({name: value for name, value in told.items() if value is not None})


def _in_order(item: Fields) -> Fields:
    return {name: item[name] for name in OF_INPUT if name in item}
