"""Organisations that an import adds, put into the register, and what it knows of those there."""

from typing import Any

from nplan.cli.opening import Opened
from nplan.files.reading import ORGANISATIONS
from nplan.model.process import Organisation
from nplan.model.record import field_order
from nplan.tables.plan import NewOrganisation, Plan

Entry = dict[str, Any]


def register(project: Opened, plan: Plan) -> bytes:
    """The register with what a plan adds.

    Raises:
        NplanError: it cannot be changed so that only what is meant changes (cannot-edit).
    """
    editing = project.editing(ORGANISATIONS)
    there = list(project.records.organisations)
    new = {one.id: _organisation(one) for one in plan.organisations}
    # Where the office keeps it in order, it stays so.
    order = sorted((*there, *new)) if there == sorted(there) else ()
    for id, value in new.items():
        editing.put((id,), value, order)
    filled = {one.id: one.fields for one in plan.completed}
    aliases: dict[str, list[str]] = {}
    for id, name in plan.aliases:
        aliases.setdefault(id, []).append(name)
    for one in plan.completed:
        aliases.setdefault(one.id, []).extend(one.aliases)
    before = editing.value if isinstance(editing.value, dict) else {}
    for id in {**filled, **aliases}:
        given, names = filled.get(id, {}), aliases.get(id, [])
        if isinstance(before.get(id), str):
            told: Entry = {**given, "aliases": names} if names else {**given}
            editing.expand((id,), "name", told)
            continue
        for field, value in given.items():
            editing.put((id, field), value, field_order(Organisation))
        if names:
            editing.add((id, "aliases"), *names)
    return editing.after


def with_kind(project: Opened) -> frozenset[str]:
    """The ids of organisations whose kind is written in the register; else it is a company."""
    value = project.editing(ORGANISATIONS).value
    entries = value.items() if isinstance(value, dict) else ()
    return frozenset(id for id, one in entries if isinstance(one, dict) and "kind" in one)


def _organisation(one: NewOrganisation) -> str | Entry:
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
