"""The tally: figures by one dimension or two crossed, each with the ids behind it."""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Literal, get_args

import msgspec

from nplan.counts.dimensions import (
    BY_SIZE,
    Dimension,
    Value,
    anonymous_names,
    listed_values,
)
from nplan.counts.facts import Facts
from nplan.counts.sieve import Key, Sieve, Where
from nplan.model.records import Said

Measure = Literal[
    "meetings",
    "written",
    "organisations",
    "own",
    "participations",
    "people",
    "unnamed",
    "inputs",
    "votes",
]
MEASURES: tuple[Measure, ...] = get_args(Measure)
"""In the order in which they are told."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a tally, or the total: whatever its figures count."""

    values: Key = ()
    """Its value in each dimension of the table; an anonymous organisation's shown name."""
    meetings: tuple[str, ...] = ()
    """Ids of meetings, each once, written kinds aside."""
    written: tuple[str, ...] = ()
    """Ids of meetings of a written kind."""
    organisations: frozenset[str] = frozenset()
    """Ids of organisations, own bodies aside."""
    own: frozenset[str] = frozenset()
    """Ids of the municipality's own bodies."""
    participations: tuple[tuple[str, str], ...] | None = None
    """Pairs of an organisation's and a meeting's id; None where inputs are counted by voice."""
    people: int | None = None
    """How many people took part; None where inputs are counted by voice."""
    unnamed: int | None = None
    """Up to so many organisations more; None where inputs or organisations divide."""
    said: tuple[Said, ...] = ()
    """The inputs, each once."""

    @property
    def votes(self) -> int:
        """The sum of the inputs' votes."""
        return sum(said.input.votes or 0 for said in self.said)

    @property
    def measures(self) -> dict[Measure, int | None]:
        """Every figure by name, in the order of MEASURES."""
        return {measure: self.measure(measure) for measure in MEASURES}

    def measure(self, measure: Measure) -> int | None:
        """A figure; None is one that does not exist here."""
        if measure in ("people", "unnamed", "votes"):
            figure: int | None = getattr(self, measure)
            return figure
        counted = getattr(self, "said" if measure == "inputs" else measure)
        return None if counted is None else len(counted)


class Table(msgspec.Struct, frozen=True):
    """Figures by one dimension, or by two crossed."""

    by: tuple[Dimension, ...]
    rows: tuple[Cell, ...]

    @property
    def cells(self) -> dict[Key, Cell]:
        """The rows by their values."""
        return {row.values: row for row in self.rows}


def total(facts: Facts, where: Where | None = None, *, through: tuple[Dimension, ...] = ()) -> Cell:
    """The figures of everything that `where` keeps, each thing counted once.

    Args:
        facts: what is counted.
        where: what is kept.
        through: counts as a table by these dimensions does: under one of inputs, an
            organisation that took part but whose voice no input is does not count.
    """
    sieve = Sieve(facts, (), where or {}, through)
    return _counted(sieve).get(()) or _nothing(sieve, ())


def tally(
    facts: Facts,
    by: tuple[Dimension, ...],
    where: Where | None = None,
    *,
    sort: Measure | None = None,
    internal: bool = False,
) -> Table:
    """The figures by one dimension or two crossed.

    Args:
        facts: what is counted.
        by: one or two different dimensions.
        where: what is kept.
        sort: the measure that puts the rows in order, the greatest first; rows without a value
            stay last.
        internal: calls anonymous organisations by their id.
    """
    sieve = Sieve(facts, by, where or {})
    names = {} if internal else anonymous_names(facts.records)
    shown = _shown(_counted(sieve), by, names)
    if len(by) == 1:
        sizes = {values[0]: len(cell.said) for values, cell in shown.items()}
        order = _order(facts, by[0], sizes)
        rows = [shown.get((value,)) or _nothing(sieve, (value,)) for value in order]
    else:
        first, second = (
            {value: place for place, value in enumerate(_order_alone(sieve, one, shown, names))}
            for one in by
        )
        places = {key: (first[key[0]], second[key[1]]) for key in shown}
        rows = [shown[key] for key in sorted(places, key=places.__getitem__)]
    return Table(by, _sorted(rows, sort))


def along(facts: Facts, crossed: Table, dimension: Dimension, sort: Measure | None = None) -> Table:
    """The table by one of two crossed dimensions in which each input has one value.

    It is what `tally` counts, only that a row's inputs do not come in time.
    """
    place = crossed.by.index(dimension)
    parts: dict[Value, list[Cell]] = {}
    for row in crossed.rows:
        parts.setdefault(row.values[place], []).append(row)
    sizes = {value: sum(len(part.said) for part in cells) for value, cells in parts.items()}
    order = _order(facts, dimension, sizes)
    rows = [merged(parts.get(value, ()), (value,)) for value in order]
    return Table((dimension,), _sorted(rows, sort))


def merged(parts: Collection[Cell], values: Key = ()) -> Cell:
    """The cell of all that is in some cells, no two of which share an input.

    Cells of one table by a dimension of meetings, or by dimensions of inputs in which each
    input has one value.
    """
    pairs = [part.participations for part in parts if part.participations is not None]
    people = [part.people for part in parts if part.people is not None]
    unnamed = [part.unnamed for part in parts if part.unnamed is not None]
    return Cell(
        values=values,
        meetings=tuple(dict.fromkeys(chain.from_iterable(part.meetings for part in parts))),
        written=tuple(dict.fromkeys(chain.from_iterable(part.written for part in parts))),
        organisations=frozenset().union(*(part.organisations for part in parts)),
        own=frozenset().union(*(part.own for part in parts)),
        participations=tuple(chain.from_iterable(pairs)) if pairs else None,
        people=sum(people) if people else None,
        unnamed=sum(unnamed) if unnamed else None,
        said=tuple(said for part in parts for said in part.said),
    )


def _sorted(rows: Collection[Cell], sort: Measure | None) -> tuple[Cell, ...]:
    if sort is None:
        return tuple(rows)
    figures = {row.values: row.measure(sort) or 0 for row in rows}
    return tuple(sorted(rows, key=lambda row: (None in row.values, -figures[row.values])))


def _order_alone(
    sieve: Sieve, dimension: Dimension, crossed: Iterable[Key], names: Mapping[str, str]
) -> list[Value]:
    """The values of a crossing's dimension, in the order of the rows that it has by itself."""
    place = sieve.by.index(dimension)
    sizes = dict.fromkeys((key[place] for key in crossed), 0)
    if dimension in BY_SIZE:
        alone = Sieve(sieve.facts, (dimension,), sieve.where).inputs()
        hidden = names if dimension == "organisation" else {}
        sizes |= {hidden.get(key[0] or "", key[0]): len(said) for key, said in alone.items()}
    return _order(sieve.facts, dimension, sizes)


def _order(facts: Facts, dimension: Dimension, sizes: Mapping[Value, int]) -> list[Value]:
    """The values that have a row, in order; last None if anything has no value.

    Args:
        facts: where lists and times are.
        dimension: whose values they are.
        sizes: how many inputs each value has that occurs.
    """
    listed = listed_values(facts.records, dimension)
    known = [value for value in sizes if value is not None]
    if listed is not None:
        known = [*listed]
    elif dimension == "meeting":
        known = [id for id in facts.meetings_by_id if id in sizes]
    elif dimension == "month":
        known.sort()
    else:
        known.sort(key=lambda value: (-sizes[value], value))
    return [*known, None] if None in sizes else [*known]


def _counted(sieve: Sieve) -> dict[Key, Cell]:
    """A cell for every combination of values that occurs."""
    facts, inputs = sieve.facts, sieve.inputs()
    if sieve.by_voice:
        return {key: _by_voice(sieve, key, said) for key, said in inputs.items()}
    if sieve.of_organisations:
        pairs = sieve.participations()
        return {
            key: _of_organisations(facts, key, pairs.get(key, ()), inputs.get(key, ()))
            for key in dict.fromkeys((*pairs, *inputs))
        }
    return {
        key: _of_meetings(facts, key, meetings, inputs.get(key, ()))
        for key, meetings in sieve.meetings().items()
    }


def _by_voice(sieve: Sieve, key: Key, said: Collection[Said]) -> Cell:
    """The cell of inputs, counted by voice."""
    facts = sieve.facts
    voices = sieve.matching(key, set(chain.from_iterable([one.voice for one in said])))
    # What nobody was recorded for adds to inputs and votes alone where organisations divide.
    all_heard = not sieve.of_organisations
    meetings = dict.fromkeys([one.meeting.id for one in said if all_heard or one.voice])
    return _cell(facts, key, meetings, voices, said)


def _of_organisations(
    facts: Facts, key: Key, pairs: Collection[tuple[str, str]], said: Collection[Said]
) -> Cell:
    """The cell of organisations, counted by taking part."""
    units = facts.records.units
    meetings = dict.fromkeys([meeting for _, meeting in pairs])
    cell = _cell(facts, key, meetings, {id for id, _ in pairs}, said)
    return msgspec.structs.replace(
        cell,
        participations=tuple([pair for pair in pairs if pair[0] not in units]),
        people=sum(facts.took_part[meeting][id] or 0 for id, meeting in pairs if id not in units),
    )


def _of_meetings(facts: Facts, key: Key, meetings: Collection[str], said: Collection[Said]) -> Cell:
    """The cell of meetings, counted by taking part."""
    units = facts.records.units
    pairs = [pair for meeting in meetings for pair in facts.pairs[meeting]]
    return msgspec.structs.replace(
        _cell(facts, key, meetings, {id for id, _ in pairs}, said),
        participations=tuple([pair for pair in pairs if pair[0] not in units]),
        people=sum(facts.people_at(meeting) for meeting in meetings),
        unnamed=sum(facts.unnamed_at(meeting) for meeting in meetings),
    )


def _nothing(sieve: Sieve, key: Key) -> Cell:
    """The cell of a value under which nothing falls."""
    if sieve.by_voice:
        return _by_voice(sieve, key, ())
    if sieve.of_organisations:
        return _of_organisations(sieve.facts, key, (), ())
    return _of_meetings(sieve.facts, key, (), ())


def _cell(
    facts: Facts,
    key: Key,
    meetings: Collection[str],
    participants: Iterable[str],
    said: Collection[Said],
) -> Cell:
    took_part = frozenset(participants)
    own = took_part.intersection(facts.records.units)
    return Cell(
        values=key,
        meetings=tuple([id for id in meetings if id not in facts.written]),
        written=tuple([id for id in meetings if id in facts.written]),
        organisations=took_part - own if own else took_part,
        own=own,
        said=tuple(said),
    )


def _shown(
    counted: dict[Key, Cell], by: tuple[Dimension, ...], names: Mapping[str, str]
) -> dict[Key, Cell]:
    """The same cells with anonymous organisations under the names they are shown by."""
    if "organisation" not in by or not names:
        return counted
    place = by.index("organisation")
    found = {}
    for key, cell in counted.items():
        if (name := names.get(key[place] or "")) is not None:
            shown = (*key[:place], name, *key[place + 1 :])
            found[shown] = msgspec.structs.replace(cell, values=shown)
        else:
            found[key] = cell
    return found
