"""Organisations that meetings name and the register lacks."""

from collections.abc import Container, Iterator
from difflib import SequenceMatcher

import msgspec

from nplan.model.consultation import PERSON
from nplan.model.dialogue import Meeting
from nplan.model.folding import folded_words
from nplan.model.guesses import Guesses
from nplan.model.new_ids import free_id, organisation_id
from nplan.model.process import Organisation
from nplan.model.records import Records, inputs_with_paths
from nplan.model.values import ID

NEAR = 0.8
"""How alike two ids must be, from 0 to 1, for one to be a slip of the finger."""


class Newcomer(msgspec.Struct, frozen=True):
    """A name that the register does not know."""

    name: str
    """As it is typed."""
    id: str
    """The id it gets; of one that seems to be known already that one's."""
    known: bool = False
    """Whether it seems to be another spelling of one that is known: then nobody is added."""


def newcomers(records: Records, files: Container[str]) -> tuple[Newcomer, ...]:
    """Whom some meetings name that is neither in the register nor a unit, in their order.

    Args:
        records: the project.
        files: the meetings' files.
    """
    names = records.participant_ids
    spelt = {_key(name): id for name, id in reversed(names.items())}
    guesses = Guesses([*records.organisations, *records.units])
    taken = {*names, PERSON}
    found: dict[str, Newcomer] = {}
    for file, meeting in records.meetings.items():
        for name in _named(meeting) if file in files else ():
            if name in names or name in found or not name.strip():
                continue
            known = spelt.get(_key(name)) or _misspelt(name, guesses)
            id = known or free_id(organisation_id(name), taken.__contains__)
            found[name] = Newcomer(name, id, known is not None)
            taken.add(id)
            spelt.setdefault(_key(name), id)
    return tuple(found.values())


def with_newcomers(records: Records, added: tuple[Newcomer, ...]) -> Records:
    """The records with those who are new in the register."""
    new = {one.id: Organisation(name=one.name) for one in added if not one.known}
    return msgspec.structs.replace(records, organisations=records.organisations | new)


def _named(meeting: Meeting) -> Iterator[str]:
    yield from meeting.invited if isinstance(meeting.invited, tuple) else ()
    for listed in (meeting.participants, *(group.participants for group in meeting.groups)):
        yield from (one.organisation for one in listed)
    for _, _, input in inputs_with_paths(meeting):
        yield from input.from_ or ()


def _key(name: str) -> str:
    return "".join(folded_words(name))


def _misspelt(name: str, guesses: Guesses) -> str | None:
    """The id that was meant by what is written like one."""
    nearest = str(guesses.values(name).get("nearest", "")) if ID.fullmatch(name) else ""
    alike = SequenceMatcher(None, nearest, name).ratio() if nearest else 0.0
    return nearest if alike >= NEAR else None
