"""What an import tells of people, put into contacts.yaml, which git must not see."""

from typing import Any

from nplan.cli.opening import Opened
from nplan.files.contacts import path_of
from nplan.files.editing import Editing
from nplan.files.private import in_git
from nplan.model.error import NplanError
from nplan.model.finding import Path as Place
from nplan.model.plain import value_at
from nplan.tables.people import OF_CONTACT, Fields, compared, person_fields
from nplan.tables.plan import Plan


def contacts_file(project: Opened) -> str:
    """Where people's names and addresses go, which git must not see.

    Raises:
        NplanError: git tracks the file, or would (contacts-in-git).
    """
    file = path_of(project.records.process)
    if problem := in_git(project.root / file):
        raise NplanError("contacts-in-git", what=problem, file=file)
    return file


def with_new_people(project: Opened, plan: Plan) -> Plan:
    """The plan with each person once; of those whom contacts.yaml has, what it lacks of them.

    Raises:
        NplanError: contacts.yaml holds something else (cannot-edit).
    """
    if not plan.people:
        return plan
    people: Any = _contacts(project).value or {}
    return compared(plan, people, project.records.participant_ids)


def with_people(project: Opened, plan: Plan) -> dict[str, bytes | None]:
    """contacts.yaml with more people, and more of those it has."""
    file, editing = contacts_file(project), _contacts(project)
    value: Any = editing.value or {}
    names = project.records.participant_ids
    there = {names.get(name, name): name for name in value}
    new: dict[str, list[Fields]] = {}
    for one in plan.people:
        key = there.get(one.organisation, one.organisation)
        new.setdefault(key, []).append(person_fields(one.contact))
    more: dict[Place, Fields] = {}
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
        if given and isinstance(value_at(value, path), str):
            editing.expand(path, "name", given)
            continue
        for field, text in given.items():
            editing.put((*path, field), text, OF_CONTACT)
    return {file: editing.after}


def _contacts(project: Opened) -> Editing:
    """Changes to contacts.yaml.

    Raises:
        NplanError: it holds something else (cannot-edit).
    """
    editing = project.editing(path_of(project.records.process))
    if not isinstance(editing.value, dict | None):
        editing.script.refuse()
    return editing
