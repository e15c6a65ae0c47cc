"""Coverage: who was heard of those there are, and how far each kind of organisation came."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal, get_args

import msgspec

from nplan.counts.dimensions import (
    ORGANISATION_KINDS,
    UNIT_KINDS,
    value_of_participant,
)
from nplan.counts.facts import Facts
from nplan.model.process import Category

Register = Literal["industry", "size", "locality"]
REGISTERS: tuple[Register, ...] = get_args(Register)


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """How many of a group of companies were heard."""

    register: Register
    id: str
    companies: int | None
    """How many there are, by the business register; None where that is not noted."""
    heard: frozenset[str]
    """Ids of companies of the group that took part."""


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """How far one kind of organisation came, by ids; each step is counted by itself."""

    kind: str
    """A kind of organisation, or of the municipality's own bodies."""
    invited: frozenset[str]
    """Named among those invited to a meeting."""
    attended: frozenset[str]
    """Took part in a meeting."""
    spoke: frozenset[str]
    """Those whose voice an input is."""
    answered: frozenset[str]
    """Those who have been told what became of what they said."""


class Coverage(msgspec.Struct, frozen=True, dict=True):
    """Who was heard and who was not."""

    facts: Facts

    @cached_property
    def attended(self) -> frozenset[str]:
        """Ids of all who took part."""
        return frozenset(id for people in self.facts.took_part.values() for id in people)

    @cached_property
    def heard(self) -> frozenset[str]:
        """Ids of the companies that took part."""
        organisations = self.facts.records.organisations
        return frozenset(
            id
            for id in self.attended
            if id in organisations and organisations[id].kind == "company"
        )

    @cached_property
    def spoke(self) -> frozenset[str]:
        """Ids of those whose voice an input is."""
        return frozenset(id for said in self.facts.said for id in said.voice)

    @cached_property
    def invited(self) -> frozenset[str]:
        """Ids of those who are named among the invited."""
        names = self.facts.records.participant_ids
        lists = (meeting.invited for meeting in self.facts.meetings)
        return frozenset(
            names[name]
            for listed in lists
            if isinstance(listed, tuple)
            for name in listed
            if name in names
        )

    @cached_property
    def answered(self) -> frozenset[str]:
        """Ids of those who have been answered: by name, or as all who took part in a meeting."""
        records, took_part = self.facts.records, self.facts.took_part
        found: set[str] = set()
        for reply in records.replies:
            if reply.organisation in records.participant_ids:
                found.add(records.participant_ids[reply.organisation])
            if reply.meeting in records.meeting_ids:
                found.update(took_part.get(records.meeting_ids[reply.meeting], ()))
        return frozenset(found)

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """The groups of companies of process.yaml, in its order."""
        process = self.facts.records.process
        listed: Mapping[Register, tuple[Category, ...]] = {
            "industry": process.industries,
            "size": process.sizes,
            "locality": process.localities,
        }
        return tuple(
            share for register in REGISTERS for share in self._shares(register, listed[register])
        )

    def _shares(self, register: Register, categories: Iterable[Category]) -> Iterable[Share]:
        value = value_of_participant(self.facts, register)
        groups: dict[str | None, set[str]] = {}
        for id in self.heard:
            groups.setdefault(value(id), set()).add(id)
        return (
            Share(
                register=register,
                id=one.id,
                companies=one.companies,
                heard=frozenset(groups.get(one.id, ())),
            )
            for one in categories
        )

    @cached_property
    def least_heard(self) -> tuple[Share, ...]:
        """The groups whose number is known, the smallest share first, then the largest group."""
        known = [(share, share.companies) for share in self.shares if share.companies]
        known.sort(key=lambda one: (len(one[0].heard) / one[1], -one[1]))
        return tuple(share for share, _ in known)

    @cached_property
    def never_heard(self) -> tuple[Share, ...]:
        """The groups that are there and none of which was heard, the largest first."""
        return tuple(share for share in self.least_heard if not share.heard)

    @property
    def companies(self) -> int | None:
        """How many companies the municipality has: the most complete of its registers.

        None where no register has numbers.
        """
        sums = {
            register: sum(one.companies or 0 for one in self.shares if one.register == register)
            for register in REGISTERS
        }
        return max(sums.values()) or None

    @cached_property
    def ladder(self) -> tuple[Rung, ...]:
        """Each kind that was invited or took part: organisations first, then own bodies."""
        kind = value_of_participant(self.facts, "organisation-kind")
        steps = (self.invited, self.attended, self.spoke, self.answered)
        parts: dict[str | None, list[set[str]]] = {}
        for at, ids in enumerate(steps):
            for id in ids:
                parts.setdefault(kind(id), [set() for _ in steps])[at].add(id)
        return tuple(
            Rung(
                kind=one,
                invited=frozenset(parts[one][0]),
                attended=frozenset(parts[one][1]),
                spoke=frozenset(parts[one][2]),
                answered=frozenset(parts[one][3]),
            )
            for one in (*ORGANISATION_KINDS, *UNIT_KINDS)
            if one in parts
        )
