"""Who said what: inputs, meetings and responses by the id of an organisation or unit."""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.trails import grouped
from nplan.model.consultation import Response
from nplan.model.dialogue import Meeting
from nplan.model.records import Said


class Voices(msgspec.Struct, frozen=True, dict=True):
    """What there is of each organisation and unit; everything is looked through once."""

    facts: Facts

    @cached_property
    def said(self) -> Mapping[str, tuple[Said, ...]]:
        """The inputs that are its voice, in time; what was withdrawn aside."""
        return grouped((id, said) for said in self.facts.said for id in said.voice)

    @cached_property
    def withdrawn(self) -> Mapping[str, tuple[Said, ...]]:
        """The inputs that were its voice and have been taken back."""
        return grouped(
            (id, said)
            for said in self.facts.records.said_and_withdrawn
            if said.input.withdrawn is not None
            for id in said.voice
        )

    @cached_property
    def meetings(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings in which it took part, in time."""
        took_part = self.facts.took_part
        return grouped((id, one) for one in self.facts.meetings for id in took_part[one.id])

    @cached_property
    def responses(self) -> Mapping[str, tuple[Response, ...]]:
        """Its answers to rounds of consultation."""
        records = self.facts.records
        return grouped(
            (records.participant_ids[one.from_], one)
            for one in records.responses.values()
            if one.from_ in records.participant_ids
        )
