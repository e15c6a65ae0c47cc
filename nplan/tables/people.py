"""Which people of a spreadsheet contacts.yaml lacks, and what it lacks of those it has."""

from collections.abc import Iterator, Mapping

import msgspec

from nplan.model.finding import Path
from nplan.model.plain import items_at
from nplan.model.process import Contact
from nplan.tables.plan import KnownPerson, Person, Plan

OF_CONTACT = ("name", "role", "email", "phone")
"""The fields of an entry, in the order in which they are written."""
Fields = dict[str, str]
"""What an entry says of a person."""
_Key = tuple[str, str, str]
"""A name, an address and a telephone number of a person, folded; "" where it has none."""


def compared(plan: Plan, people: Mapping[str, object], ids: Mapping[str, str]) -> Plan:
    """The plan with each person once; of those whom contacts.yaml has, what it lacks of them.

    Args:
        plan: what a spreadsheet adds.
        people: what contacts.yaml holds, by organisation.
        ids: the ids of organisations by what they may be called there.
    """
    known: dict[str, set[_Key]] = {}
    by_name: dict[tuple[str, str], tuple[Path, Fields]] = {}
    for name, of in people.items():
        for path, entry in _entries(name, of):
            organisation = ids.get(name, name)
            by_name.setdefault((organisation, _folded(entry.get("name"))), (path, entry))
            known.setdefault(organisation, set()).update(_may_be_known_by(entry))
    new: list[Person] = []
    found: list[KnownPerson] = []
    for one in plan.people:
        there = by_name.get((one.organisation, _folded(one.contact.name)))
        if there and one.contact.name:
            found += _more_known(one, *there)
            continue
        of_same = known.setdefault(one.organisation, set())
        if _known_by(one.contact) not in of_same:
            of_same |= _may_be_known_by(person_fields(one.contact))
            new.append(one)
    return msgspec.structs.replace(plan, people=tuple(new), known_people=tuple(found))


def person_fields(contact: Contact) -> Fields:
    """What an entry of contacts.yaml says of somebody."""
    told = ((field, getattr(contact, field)) for field in OF_CONTACT)
    return {field: value for field, value in told if value}


def _entries(name: str, of: object) -> Iterator[tuple[Path, Fields]]:
    """The people of an organisation in contacts.yaml, each with its place."""
    for path, one in items_at(of, (name,)):
        yield path, {**one} if isinstance(one, dict) else {"name": one}


def _more_known(one: Person, path: Path, entry: Fields) -> Iterator[KnownPerson]:
    """What a sheet says of somebody that the entry lacks or has otherwise; noted in the entry."""
    told = {field: value for field, value in person_fields(one.contact).items() if field != "name"}
    lacking = {field: value for field, value in told.items() if not entry.get(field)}
    differing = tuple(
        field
        for field, value in told.items()
        if entry.get(field) and _folded(entry[field]) != value.casefold()
    )
    entry |= lacking  # for the next row about the same person
    if lacking or differing:
        yield KnownPerson(path, one.contact.name or "", one.organisation, lacking, differing)


def _may_be_known_by(entry: Mapping[str, object]) -> set[_Key]:
    """What somebody whom contacts.yaml has may be known by."""
    name, email, phone = (_folded(entry.get(field)) for field in ("name", "email", "phone"))
    return {(name, email, ""), (name, "", ""), ("", email, ""), ("", "", phone)}


def _known_by(contact: Contact) -> _Key:
    """What a person is known by: name and address as far as there are any, else a number.

    Colleagues may share an address.
    """
    name, email = _folded(contact.name), _folded(contact.email)
    return (name, email, "") if name or email else ("", "", _folded(contact.phone))


def _folded(value: object) -> str:
    return value.casefold() if isinstance(value, str) else ""
