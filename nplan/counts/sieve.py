"""Which meetings, participations and inputs fall under which values: one pass over each."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from itertools import product
from typing import Any

import msgspec

from nplan.counts.dimensions import (
    OF_INPUTS,
    OF_MEETINGS,
    OF_ORGANISATIONS,
    Dimension,
    Value,
    value_of_meeting,
    value_of_participant,
    values_of_input,
)
from nplan.counts.facts import Facts
from nplan.model.records import Said

Where = Mapping[Dimension, frozenset[Value]]
"""What is kept: in each dimension one of these values."""

Key = tuple[Value, ...]
"""A value in each dimension of a table, in their order."""


class Sieve(msgspec.Struct, frozen=True, dict=True):
    """Puts facts under the values of `by`, and keeps what `where` keeps."""

    facts: Facts
    by: tuple[Dimension, ...]
    where: Where
    through: tuple[Dimension, ...] = ()
    """Dimensions that only say whether to count by voice or by taking part."""

    @cached_property
    def by_voice(self) -> bool:
        """Whether a dimension is of inputs, so that all counts go by voice."""
        return not OF_INPUTS.isdisjoint((*self.by, *self.where, *self.through))

    @cached_property
    def of_organisations(self) -> bool:
        """Whether a dimension is of organisations."""
        return not OF_ORGANISATIONS.isdisjoint((*self.by, *self.where, *self.through))

    def meetings(self) -> dict[Key, list[str]]:
        """Ids of meetings by their values, where all dimensions are of meetings."""
        found: dict[Key, list[str]] = {}
        for id in self._kept_meetings:
            key = tuple(values[id] for values in self._meeting_values)
            found.setdefault(key, []).append(id)
        return found

    def participations(self) -> dict[Key, list[tuple[str, str]]]:
        """Pairs of participant and meeting by their values, where no dimension is of inputs."""
        found: dict[Key, list[tuple[str, str]]] = {}
        own_values = self._values_of_kept
        for meeting in self._kept_meetings:
            others = [(of[meeting],) for of in self._meeting_values]
            for pair in self.facts.pairs[meeting]:
                if (own := own_values.get(pair[0])) is not None:
                    for key in self._keys(own, others) if others else (own,):
                        found.setdefault(key, []).append(pair)
        return found

    def inputs(self) -> dict[Key, list[Said]]:
        """Inputs by their values; one that has several stands under each."""
        found: dict[Key, list[Said]] = {}
        kept = self._kept_inputs()
        # Most inputs have the values of an earlier one, and stand where that stands.
        places: dict[tuple[tuple[Any, ...], ...], list[list[Said]]] = {}
        axes = (map(axis, kept) for axis in (self._values_of_voice, *self._input_axes))
        for said, parts in zip(kept, zip(*axes, strict=True), strict=True):
            if (lists := places.get(parts)) is None:
                keys = (key for own in parts[0] for key in self._keys(own, parts[1:]))
                lists = places[parts] = [found.setdefault(key, []) for key in keys]
            for inputs in lists:
                inputs.append(said)
        return found

    @cached_property
    def _values_of_voice(self) -> Callable[[Said], tuple[Key, ...]]:
        """The values of those whose voice an input is, as `_values_of_kept` has them."""
        if not self.of_organisations:
            return lambda said: ((),)
        values = self._values_of_kept
        alone = {id: (key,) for id, key in values.items()}

        def of(said: Said) -> tuple[Key, ...]:
            voice = said.voice
            if len(voice) < 2:  # nobody's voice stands for itself, and has no value
                return alone.get(voice[0] if voice else None, ())
            return tuple(dict.fromkeys([values[id] for id in voice if id in values]))

        return of

    def matching(self, key: Key, ids: Iterable[str]) -> Iterable[str]:
        """Those of some participants that have the key's values themselves, and are kept."""
        if not self.of_organisations:
            return ids
        wanted = tuple(
            value for one, value in zip(self.by, key, strict=True) if one in OF_ORGANISATIONS
        )
        return [id for id in ids if self._values_of_kept.get(id) == wanted]

    @cached_property
    def _kept_meetings(self) -> Mapping[str, None]:
        tests = [
            (value_of_meeting(self.facts, one), kept)
            for one, kept in self.where.items()
            if one in OF_MEETINGS
        ]
        return {
            id: None
            for id, meeting in self.facts.meetings_by_id.items()
            if all(value(meeting) in kept for value, kept in tests)
        }

    def _kept_inputs(self) -> Collection[Said]:
        found: Collection[Said] = self.facts.said
        if not OF_MEETINGS.isdisjoint(self.where):
            meetings = self._kept_meetings
            found = [said for said in found if said.meeting.id in meetings]
        for one, kept in self.where.items():
            if one in OF_INPUTS:
                values = values_of_input(self.facts, one)
                found = [said for said in found if not kept.isdisjoint(values(said))]
        return found

    @cached_property
    def _values_of_kept(self) -> Mapping[Value, Key]:
        """The participants that are kept, with their values; nobody (None) has none.

        Values in the table's dimensions of organisations alone, in its order.
        """
        facts = self.facts
        values = [value_of_participant(facts, one) for one in self.by if one in OF_ORGANISATIONS]
        tests = [
            (value_of_participant(facts, one), kept)
            for one, kept in self.where.items()
            if one in OF_ORGANISATIONS
        ]
        return {
            id: tuple(value(id) for value in values)
            for id in (*facts.records.organisations, *facts.records.units, None)
            if all(value(id) in kept for value, kept in tests)
        }

    def _keys(self, of_participant: Key, others: Iterable[tuple[Value, ...]]) -> Iterable[Key]:
        """Whole keys from the values of a participant and those of a meeting or an input."""
        if len(of_participant) == len(self.by):
            return (of_participant,)
        if len(of_participant) == 0:
            return product(*others)
        (values,) = others
        (own,) = of_participant
        if self.by[0] in OF_ORGANISATIONS:
            return ((own, value) for value in values)
        return ((value, own) for value in values)

    @cached_property
    def _meeting_values(self) -> tuple[Mapping[str, Value], ...]:
        """In each dimension of meetings of the table: the value by the meeting's id."""
        return tuple(
            self._by_meeting(value_of_meeting(self.facts, one))
            for one in self.by
            if one in OF_MEETINGS
        )

    def _by_meeting(self, value: Callable[..., Value]) -> Mapping[str, Value]:
        return {id: value(meeting) for id, meeting in self.facts.meetings_by_id.items()}

    @cached_property
    def _input_axes(self) -> tuple[Callable[[Said], tuple[Value, ...]], ...]:
        """In each dimension of the table that is not of organisations: an input's values."""
        return tuple(
            values_of_input(self.facts, one)
            if one in OF_INPUTS
            else self._values_of_its_meeting(one)
            for one in self.by
            if one not in OF_ORGANISATIONS
        )

    def _values_of_its_meeting(self, one: Dimension) -> Callable[[Said], tuple[Value, ...]]:
        values = {
            id: (value,)
            for id, value in self._by_meeting(value_of_meeting(self.facts, one)).items()
        }
        return lambda said: values[said.meeting.id]
