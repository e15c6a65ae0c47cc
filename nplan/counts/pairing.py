"""Which record of one version is which of another: by id, by former id, by identical text."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, Protocol, TypeVar

import msgspec

from nplan.model.dialogue import Meeting
from nplan.model.records import Records, Said


class _WithFormerIds(Protocol):
    @property
    def formerly(self) -> tuple[str, ...]: ...


T = TypeVar("T")
R = TypeVar("R", bound=_WithFormerIds)
K = TypeVar("K", bound=Hashable)


Left = Mapping[str, Said]
"""Inputs that have not found each other yet, by reference."""


class Paired(msgspec.Struct, Generic[T], frozen=True, dict=True):
    """Records of two versions, each by its id there."""

    old: Mapping[str, T]
    new: Mapping[str, T]
    ids: Mapping[str, str]
    """The old id of what is in both -> its new one."""

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """The old and the new id of what is in both, in the new order."""
        return ((self.old_ids[new], new) for new in self.new if new in self.old_ids)

    @property
    def removed(self) -> Iterator[str]:
        """The ids of what is in the old version alone."""
        return (id for id in self.old if id not in self.ids)

    @property
    def added(self) -> Iterator[str]:
        """The ids of what is in the new version alone."""
        return (id for id in self.new if id not in self.old_ids)

    @cached_property
    def old_ids(self) -> Mapping[str, str]:
        """The new id of what is in both -> its old one."""
        return {new: old for old, new in self.ids.items()}


def paired(old: Mapping[str, R], new: Mapping[str, R], above: str = "") -> Paired[R]:
    """Records with the same id, then those of which one was called as the other is.

    The same pairs come out whichever version is called the old one.

    Args:
        old: the old version's records by id.
        new: the new version's.
        above: where it is "/", ids begin with those of what they stand in, former ones do not.
    """
    ids = {id: id for id in old if id in new}
    edges = (
        *((former, id) for id, one in new.items() for former in _former(id, one, above)),
        *((id, former) for id, one in old.items() for former in _former(id, one, above)),
    )
    left = ((a, b) for a, b in edges if a in old and b in new and a not in ids and b not in ids)
    return Paired(old, new, ids | _matched(left))


def _former(id: str, record: _WithFormerIds, above: str) -> Iterator[str]:
    begin, slash, _ = id.rpartition(above) if above else ("", "", "")
    return (f"{begin}{slash}{former}" for former in record.formerly)


def _matched(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Edges of which no two touch, whichever side is the old one."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for a, b in sorted(edges, key=lambda edge: (sorted(edge), edge)):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)
    return found


def paired_inputs(old: Records, new: Records, meetings: Paired[Meeting]) -> Paired[Said]:
    """The inputs of all meetings that are not the same to the letter, by their references.

    An input is known by its id in the meeting; else by `formerly`; else, where it or the other
    has no id yet, by its text in the meeting; else by its text anywhere, if one input alone lost
    it and one alone got it; else, without ids, by its turn among as many that are left in the
    meeting, if half of its words are the same.
    """
    changed = [pair for pair in meetings.pairs if meetings.old[pair[0]] != meetings.new[pair[1]]]
    before = _inputs(old, (*(pair[0] for pair in changed), *meetings.removed))
    after = _inputs(new, (*(pair[1] for pair in changed), *meetings.added))
    ids: dict[str, str] = {}
    for old_id, new_id in changed:
        for said in old.said_at(old_id):
            other = f"{new_id}/{said.id}"
            if said.input.id and other in after and after[other].input.id:
                ids.setdefault(said.reference, other)
    here = meetings.ids
    steps: tuple[Callable[[Left, Left], dict[str, str]], ...] = (
        lambda a, b: _matched(_edges(old, new, a, b)),
        lambda a, b: _by_text(a, b, here, anywhere=False),
        lambda a, b: _by_text(a, b, here, anywhere=True),
        lambda a, b: _by_turn(a, b, here),
    )
    for step in steps:
        taken = set(ids.values())
        ids |= step(
            {reference: said for reference, said in before.items() if reference not in ids},
            {reference: said for reference, said in after.items() if reference not in taken},
        )
    return Paired(before, after, ids)


def _inputs(records: Records, meetings: Iterable[str]) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for meeting in meetings:
        for said in records.said_at(meeting):
            found.setdefault(said.reference, said)
    return found


def _edges(old: Records, new: Records, before: Left, after: Left) -> Iterator[tuple[str, str]]:
    """An input's reference and one that it was called before or is called since."""
    for reference, said in before.items():
        for other in new.cited_inputs(reference) if said.input.id else ():
            if other.reference in after:
                yield reference, other.reference
    for reference, said in after.items():
        for other in old.cited_inputs(reference) if said.input.id else ():
            if other.reference in before:
                yield other.reference, reference


def _by_text(
    before: Left, after: Left, here: Mapping[str, str], *, anywhere: bool
) -> dict[str, str]:
    """Inputs with identical texts: anywhere if each text stands once, else in the meeting."""
    one, other = _texts(before, here, anywhere), _texts(after, None, anywhere)
    found: dict[str, str] = {}
    for key, references in one.items():
        candidates = other.get(key, [])
        if not anywhere:
            found.update(_without_ids(references, candidates, before, after))
        elif len(references) == len(candidates) == 1:
            found[references[0]] = candidates[0]
    return found


def _texts(
    inputs: Left, here: Mapping[str, str] | None, anywhere: bool
) -> dict[tuple[str, str], list[str]]:
    """References by meeting ('' for any) and text, both as they are called in the new version."""
    found: dict[tuple[str, str], list[str]] = {}
    for reference, said in inputs.items():
        text = " ".join(said.input.text.split())
        if text:
            meeting = said.meeting.id if here is None else here.get(said.meeting.id, "")
            found.setdefault(("" if anywhere else meeting, text), []).append(reference)
    return found


def _without_ids(
    one: list[str], other: list[str], before: Left, after: Left
) -> Iterator[tuple[str, str]]:
    """Each with the next in turn, if one of the two has no id."""
    for a, b in zip(one, other, strict=False):
        if not (before[a].input.id and after[b].input.id):
            yield a, b


def _by_turn(before: Left, after: Left, here: Mapping[str, str]) -> dict[str, str]:
    """Inputs without ids in a meeting in which as many are left in both versions."""
    one = _grouped((here.get(a.meeting.id, ""), a) for a in before.values() if not a.input.id)
    other = _grouped((b.meeting.id, b) for b in after.values() if not b.input.id)
    return {
        a.reference: b.reference
        for meeting, inputs in one.items()
        if len(inputs) == len(other.get(meeting, ()))
        for a, b in zip(inputs, other[meeting], strict=True)
        if _alike(a.input.text, b.input.text)
    }


def _grouped(keyed: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = {}
    for key, one in keyed:
        found.setdefault(key, []).append(one)
    return found


def _alike(one: str, other: str) -> bool:
    """Whether half of the words of both are the same."""
    a, b = Counter(one.casefold().split()), Counter(other.casefold().split())
    return 2 * (a & b).total() >= max(a.total(), b.total()) > 0
