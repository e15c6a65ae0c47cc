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
"""A name, an address and a telephone number of a person, as compared; "" where it has none."""


def compared(plan: Plan, people: Mapping[str, object], ids: Mapping[str, str]) -> Plan:
    """The plan with each person once; of those whom contacts.yaml has, what it lacks of them.

    Args:
        plan: what a spreadsheet adds.
        people: what contacts.yaml holds, by organisation.
        ids: the ids of organisations by what they may be called there.
    """
    known: dict[str, set[_Key]] = {}
    by_name: dict[tuple[str, str], list[_Entry]] = {}
    for name, of in people.items():
        organisation = ids.get(name, name)
        for one in _entries(name, of):
            by_name.setdefault((organisation, _folded(one.fields.get("name"))), []).append(one)
            known.setdefault(organisation, set()).update(_may_be_known_by(one.fields))
    new: list[tuple[str, Fields]] = []
    found: list[KnownPerson] = []
    for person in plan.people:
        told, id = person_fields(person.contact), person.organisation
        namesakes = by_name.setdefault((id, _folded(told.get("name"))), [])
        there = min(namesakes, key=lambda one: one.unlike(told), default=None)
        of_same = known.setdefault(id, set())
        if "name" in told and there and (there.path or not there.differing(told)):
            found += _more_known(id, told, there)
            of_same |= _may_be_known_by(there.fields)
        elif _known_by(person.contact) not in of_same:
            of_same |= _may_be_known_by(told)
            new.append((id, told))
            namesakes.append(_Entry((), told))
    return msgspec.structs.replace(
        plan,
        people=tuple(Person(id, msgspec.convert(told, Contact)) for id, told in new),
        known_people=tuple(found),
    )


class _Entry(msgspec.Struct, frozen=True):
    """Somebody in contacts.yaml, or who will be there."""

    path: Path
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
            if self.fields.get(field)
            and _comparable(field, self.fields[field]) != _comparable(field, value)
        )

    def unlike(self, told: Fields) -> tuple[int, int]:
        """How much it is somebody else than the sheet tells of, of several with that name."""
        return len(self.differing(told)), len(self.lacking(told))


def person_fields(contact: Contact) -> Fields:
    """What an entry of contacts.yaml says of somebody."""
    told = ((field, getattr(contact, field)) for field in OF_CONTACT)
    return {field: value for field, value in told if value}


def _entries(name: str, of: object) -> Iterator[_Entry]:
    """The people of an organisation in contacts.yaml."""
    for path, one in items_at(of, (name,)):
        yield _Entry(path, {**one} if isinstance(one, dict) else {"name": one})


def _more_known(organisation: str, told: Fields, entry: _Entry) -> Iterator[KnownPerson]:
    """What a sheet says of somebody that the entry lacks or has otherwise; noted in the entry."""
    lacking, differing = entry.lacking(told), entry.differing(told)
    if not {"email", "phone"}.isdisjoint(differing):  # it may be somebody else of that name
        lacking = {}
    entry.fields.update(lacking)  # for the next row about the same person
    if entry.path and (lacking or differing):
        yield KnownPerson(entry.path, told["name"], organisation, lacking, differing)


def _may_be_known_by(entry: Mapping[str, object]) -> set[_Key]:
    """What somebody whom contacts.yaml has may be known by."""
    name, email, phone = (
        _comparable(field, entry.get(field)) for field in ("name", "email", "phone")
    )
    return {(name, email, ""), (name, "", ""), ("", email, ""), ("", "", phone)}


def _known_by(contact: Contact) -> _Key:
    """What a person is known by: name and address as far as there are any, else a number.

    Colleagues may share an address.
    """
    name, email = _folded(contact.name), _folded(contact.email)
    return (name, email, "") if name or email else ("", "", _comparable("phone", contact.phone))


def _comparable(field: str, value: object) -> str:
    """A field as it is compared: of a telephone number its digits after 0, +46 or 0046."""
    text = _folded(value)
    if field != "phone":
        return text
    digits = "".join(one for one in text if one.isdigit())
    country = "46" if text.lstrip().startswith("+") else "0046"
    return digits.removeprefix(country).lstrip("0") or text


def _folded(value: object) -> str:
    return value.casefold() if isinstance(value, str) else ""
