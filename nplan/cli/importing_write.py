"""What an import adds, put into the files: the register, the meeting and contacts.yaml."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from nplan.cli.importing_columns import remembering
from nplan.cli.opening import Opened
from nplan.files.contacts import FILE as CONTACTS
from nplan.files.editing import Editing
from nplan.files.notes import notes
from nplan.files.private import in_git
from nplan.files.reading import ORGANISATIONS
from nplan.files.recording import item_of
from nplan.files.sources import Disk
from nplan.files.taken import taken_ids
from nplan.model.dialogue import Meeting
from nplan.model.error import NplanError
from nplan.model.numbering import number_after
from nplan.model.process import Contact, Organisation
from nplan.model.record import fields
from nplan.model.records import Records
from nplan.tables.mapping import Columns, What
from nplan.tables.plan import KnownPerson, NewInput, NewOrganisation, Person, Plan

Fields = dict[str, Any]
_Key = tuple[str, str, str]
"""A name, an address and a telephone number of a person, folded; "" where it has none."""

OF_MEETING = tuple(one.encode_name for one in fields(Meeting))
OF_ORGANISATION = tuple(one.encode_name for one in fields(Organisation))
OF_CONTACT = ("name", "role", "email", "phone")
OF_INPUT = ("id", "date", "question", "area", "also", "kind", "from", "votes", "quote", "text")
"""The order in which an input is written."""


class Filled(msgspec.Struct, frozen=True):
    """What files are to hold."""

    changes: dict[str, bytes | None]
    """By path; None takes a file away."""
    listed: tuple[str, ...] = ()
    """Meetings, with a group where there is one, whose notes became a list."""


def filled(project: Opened, file: str, plan: Plan, columns: Columns, what: What) -> Filled:
    """The files with all that a plan adds; nothing is written.

    Args:
        project: the project, locked.
        file: the meeting's file; "" where none is meant.
        plan: what is added.
        columns: how the columns were read, to be remembered.
        what: what the spreadsheet was read as.

    Raises:
        NplanError: a file cannot be changed so that only what is meant changes (cannot-edit).
    """
    # First, so that whoever is stopped after it still has something to add when it is typed again.
    changes = remembering(project, what, columns)
    listed: tuple[str, ...] = ()
    if plan.organisations or plan.completed or plan.aliases:
        changes[ORGANISATIONS] = _register(project, plan)
    if plan.participants or plan.inputs or plan.questions:
        editing = project.editing(file)
        listed = _fill_meeting(editing, project, file, plan)
        changes[file] = editing.after
    if plan.people or any(one.fields for one in plan.known_people):
        changes |= _with_people(project, plan)
    return Filled(changes, listed)


def _register(project: Opened, plan: Plan) -> bytes:
    editing = project.editing(ORGANISATIONS)
    there = list(project.records.organisations)
    new = {one.id: _organisation(one) for one in plan.organisations}
    # Where the office keeps it in order, it stays so.
    order = sorted((*there, *new)) if there == sorted(there) else ()
    for id, value in new.items():
        editing.put((id,), value, order)
    aliases: dict[str, list[str]] = {}
    for id, name in plan.aliases:
        aliases.setdefault(id, []).append(name)
    filled: dict[str, dict[str, str]] = {}
    for one in plan.completed:
        filled[one.id] = one.fields
        if one.aliases:
            aliases.setdefault(one.id, []).extend(one.aliases)
    before = editing.value if isinstance(editing.value, dict) else {}
    for id in {**filled, **aliases}:
        given, names = filled.get(id, {}), aliases.get(id, [])
        if isinstance(before.get(id), str):
            told: Fields = {**given, "aliases": names} if names else {**given}
            editing.expand((id,), "name", told)
            continue
        for field, value in given.items():
            editing.put((id, field), value, OF_ORGANISATION)
        if names:
            editing.add((id, "aliases"), *names)
    return editing.after


def with_kind(project: Opened) -> frozenset[str]:
    """The ids of organisations whose kind is written in the register; else it is a company."""
    value = project.editing(ORGANISATIONS).value
    entries = value.items() if isinstance(value, dict) else ()
    return frozenset(id for id, one in entries if isinstance(one, dict) and "kind" in one)


def _organisation(one: NewOrganisation) -> str | Fields:
    """An entry of the register: the name alone where there is nothing else to say."""
    told = {
        "name": one.name,
        "kind": "" if one.kind == "company" else one.kind,
        "number": one.number,
        "industry": one.industry,
        "size": one.size,
        "locality": one.locality,
        "aliases": list(one.aliases),
    }
    filled = {name: value for name, value in told.items() if value}
    return one.name if filled.keys() == {"name"} else filled


def _fill_meeting(editing: Editing, project: Opened, file: str, plan: Plan) -> tuple[str, ...]:
    """Put what a plan adds into a meeting; its title if its notes had to become a list."""
    records = _with_new(project.records, plan)
    if plan.participants:
        _add_participants(editing, records, file, plan)
    if plan.questions:
        editing.add(("questions",), *plan.questions, order=OF_MEETING)
    if not plan.inputs:
        return ()
    meeting = records.meetings[file]
    number = number_after(taken_ids(Disk(project.root), meeting))
    new = {str(id): one for id, one in enumerate(plan.inputs, number)}
    items = [_input(one, id) for id, one in new.items()]
    assert isinstance(editing.value, dict)
    before = editing.value.get("inputs")
    if not isinstance(before, str):
        editing.add(("inputs",), *items, order=OF_MEETING)
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
        editing.add(("participants",), *new, order=OF_MEETING)


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


def contacts_file(project: Opened) -> str:
    """Where people's names and addresses go, which git must not see.

    Raises:
        NplanError: git tracks the file, or would (contacts-in-git).
    """
    file = str(Path(project.records.process.contacts or CONTACTS).expanduser())
    if problem := in_git(project.root / file):
        raise NplanError("contacts-in-git", what=problem, file=file)
    return file


def with_new_people(project: Opened, plan: Plan) -> Plan:
    """The plan with each person once; of those whom contacts.yaml has, what it lacks of them."""
    if not plan.people:
        return plan
    value, names = _contacts(project).value, project.records.participant_ids
    people = value if isinstance(value, dict) else {}
    known: dict[str, set[_Key]] = {}
    by_name: dict[tuple[str, str], list[_Entry]] = {}
    for name, of in people.items():
        for one in _entries(name, of):
            key = (names.get(name, name), _folded(one.fields.get("name")))
            by_name.setdefault(key, []).append(one)
        known.setdefault(names.get(name, name), set()).update(_known(of))
    new: list[tuple[str, Fields]] = []
    found: list[KnownPerson] = []
    for person in plan.people:
        told, id = _person(person), person.organisation
        namesakes = by_name.setdefault((id, _folded(told.get("name"))), [])
        there = min(namesakes, key=lambda one: one.unlike(told), default=None)
        if "name" in told and there and (there.path or not there.differing(told)):
            found += _more_known(id, told, there)
            known.setdefault(id, set()).update(_known(there.fields))
        elif _known_by(person.contact) not in known.setdefault(id, set()):
            known[id] |= _known(told)
            new.append((id, told))
            namesakes.append(_Entry((), told))
    return msgspec.structs.replace(
        plan,
        people=tuple(Person(id, Contact(**told)) for id, told in new),
        known_people=tuple(found),
    )


class _Entry(msgspec.Struct, frozen=True):
    """Somebody in contacts.yaml, or who will be there."""

    path: tuple[str | int, ...]
    """Where; () for somebody new."""
    fields: Fields

    def lacking(self, told: Fields) -> Fields:
        """What a sheet says that is empty here."""
        return {field: value for field, value in told.items() if not self.fields.get(field)}

    def differing(self, told: Fields) -> tuple[str, ...]:
        """The fields in which a sheet says something else."""
        return tuple(
            field
            for field, value in told.items()
            if self.fields.get(field) and _folded(self.fields[field]) != value.casefold()
        )

    def unlike(self, told: Fields) -> tuple[int, int]:
        """How much it is somebody else than the sheet tells of, of several with that name."""
        return len(self.differing(told)), len(self.lacking(told))


def _entries(key: str, value: object) -> Iterator[_Entry]:
    """The people of an organisation in contacts.yaml."""
    for at, one in enumerate(value if isinstance(value, list) else [value]):
        path = (key, at) if isinstance(value, list) else (key,)
        yield _Entry(path, one if isinstance(one, dict) else {"name": one})


def _more_known(organisation: str, told: Fields, entry: _Entry) -> Iterator[KnownPerson]:
    """What a sheet says of somebody that the entry lacks or has otherwise; noted in the entry."""
    lacking, differing = entry.lacking(told), entry.differing(told)
    entry.fields.update(lacking)  # for the next row about the same person
    if entry.path and (lacking or differing):
        yield KnownPerson(entry.path, told["name"], organisation, lacking, differing)


def _contacts(project: Opened) -> Editing:
    """Changes to contacts.yaml.

    Raises:
        NplanError: it holds something else (cannot-edit).
    """
    file = str(Path(project.records.process.contacts or CONTACTS).expanduser())
    editing = project.editing(file)
    if not isinstance(editing.value, dict | None):
        raise NplanError("cannot-edit", file=file)
    return editing


def _with_people(project: Opened, plan: Plan) -> dict[str, bytes | None]:
    """contacts.yaml with more people, and more of those it has."""
    file, editing = contacts_file(project), _contacts(project)
    value = editing.value if isinstance(editing.value, dict) else {}
    names = project.records.participant_ids
    there = {names.get(name, name): name for name in value}
    new: dict[str, list[Fields]] = {}
    for one in plan.people:
        new.setdefault(there.get(one.organisation, one.organisation), []).append(_person(one))
    more: dict[tuple[str | int, ...], Fields] = {}
    for known in plan.known_people:
        more.setdefault(known.path, {}).update(known.fields)
    for key, some in new.items():
        alone = value.get(key)
        if isinstance(alone, dict | str):
            first = alone if isinstance(alone, dict) else {"name": alone}
            editing.put((key,), [{**first, **more.pop((key,), {})}, *some])
        else:
            editing.add((key,), *some)
    for path, given in more.items():
        if given and _is_shorthand(value, path):
            editing.expand(path, "name", given)
            continue
        for field, text in given.items():
            editing.put((*path, field), text, OF_CONTACT)
    return {file: editing.after}


def _is_shorthand(value: Any, path: tuple[str | int, ...]) -> bool:
    for step in path:
        value = value[step]
    return isinstance(value, str)


def _known(value: object) -> set[_Key]:
    """What the people whom contacts.yaml has for an organisation may be known by."""
    found: set[_Key] = set()
    for one in value if isinstance(value, list) else [value]:
        told: Mapping[str, object] = one if isinstance(one, dict) else {"name": one}
        name, email, phone = (_folded(told.get(field)) for field in ("name", "email", "phone"))
        found |= {(name, email, ""), (name, "", ""), ("", email, ""), ("", "", phone)}
    return found


def _folded(value: object) -> str:
    return value.casefold() if isinstance(value, str) else ""


def _known_by(contact: Contact) -> _Key:
    """What a person is known by: name and address as far as there are any, else a number.

    Colleagues may share an address.
    """
    name, email = _folded(contact.name), _folded(contact.email)
    return (name, email, "") if name or email else ("", "", _folded(contact.phone))


def _person(one: Person) -> Fields:
    told = {
        "name": one.contact.name,
        "role": one.contact.role,
        "email": one.contact.email,
        "phone": one.contact.phone,
    }
    return {name: value for name, value in told.items() if value}
