"""Two versions of a record, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal

import msgspec

from nplan.counts.change import Items, Plain, Value
from nplan.counts.wording import parts
from nplan.model.programme import Level
from nplan.model.record import field_name
from nplan.model.values import Day

Space = Literal["area", "organisation", "meeting-kind", "key-point", "goal", "category"]
"""What an id in a field may be that of."""

Sort = Literal["text", "value"] | Space
"""How a field is compared: a text word by word, an id as what it is called now."""

FIELDS: Mapping[str, Mapping[str, Sort]] = {
    "meeting": {
        "kind": "meeting-kind",
        "title": "text",
        "until": "value",
        "start": "value",
        "end": "value",
        "place": "text",
        "host": "organisation",
        "reference": "value",
        "notes": "text",
        "questions": "value",
        "status": "value",
        "invited": "organisation",
    },
    "organisation": {
        "name": "text",
        "title": "text",
        "kind": "value",
        "number": "value",
        "industry": "category",
        "size": "category",
        "locality": "category",
        "aliases": "value",
        "consent": "value",
    },
    "input": {
        "text": "text",
        "also": "area",
        "kind": "value",
        "from_": "organisation",
        "votes": "value",
        "question": "value",
        "date": "value",
        "quote": "value",
        "confidential": "value",
        "reason": "text",
    },
    "key-point": {
        "area": "area",
        "title": "text",
        "heard": "text",
        "conclusion": "text",
        "outcome": "value",
        "reason": "text",
    },
    "chapter": {
        "vision": "text",
        "purpose": "text",
        "foreword": "text",
        "foreword_by": "text",
        "summary": "text",
        "background": "text",
        "delimitation": "text",
        "situation": "text",
        "direction": "text",
        "organisation": "text",
        "follow_up": "text",
    },
    "goal": {"text": "text", "key_points": "key-point"},
    "indicator": {
        "name": "text",
        "source": "text",
        "unit": "text",
        "better": "value",
        "baseline": "value",
        "target": "value",
    },
    "action": {
        "text": "text",
        "responsible": "organisation",
        "goal": "goal",
        "partners": "value",
        "start": "value",
        "due": "value",
        "cost": "value",
        "funding": "text",
        "key_points": "key-point",
    },
    "comment": {"text": "text", "answer": "text", "outcome": "value", "change": "text"},
}
"""The fields of each kind of record that are compared on their own, and how."""


class Now(msgspec.Struct, frozen=True):
    """What ids of the old version are called in the new one."""

    old: Mapping[Space, Mapping[str, str]]
    """By what they are of: any name that the old version knows -> the new id."""
    new: Mapping[Space, Mapping[str, str]]
    """Any name that the new version knows -> the new id."""

    def was(self, space: Space, name: str) -> str:
        """A name of the old version as the new one calls it."""
        return self.old.get(space, {}).get(name, name)

    def is_(self, space: Space, name: str) -> str:
        """A name of the new version as its id."""
        return self.new.get(space, {}).get(name, name)


def compared(what: str, old: Any, new: Any, now: Now) -> Iterator[Value | Items]:
    """What differs between two versions of a record, in the order of FIELDS.

    Args:
        what: the kind of record.
        old: its old version.
        new: its new one.
        now: what old ids are called.
    """
    for attribute, sort in FIELDS[what].items():
        one, other = getattr(old, attribute, None), getattr(new, attribute, None)
        if one == other:
            continue
        field = field_name(attribute)
        if sort == "text":
            yield from text(field, one, other)
        elif isinstance(one, tuple) or isinstance(other, tuple):
            yield from _lists(field, one, other, sort, now)
        elif sort == "value":
            yield from value(field, plain(one), plain(other))
        elif (one and now.was(sort, one)) != (other and now.is_(sort, other)):
            yield Value(field=field, old=plain(one), new=plain(other))


def _lists(field: str, old: Any, new: Any, sort: Sort, now: Now) -> Iterator[Value | Items]:
    """Lists by what is in one of them alone; a list and a number, as how many."""
    if isinstance(old, int) or isinstance(new, int):
        count = (len(one) if isinstance(one, tuple) else one for one in (old, new))
        yield from value(field, *count)
        return
    if sort in ("text", "value"):
        yield from items(field, old or (), new or ())
        return
    space: Space = sort  # type: ignore[assignment]  # the others are gone
    was, is_ = (
        [now.was(space, one) for one in old or ()],
        [now.is_(space, one) for one in new or ()],
    )
    yield from items(field, was, is_)


def text(field: str, old: str | None, new: str | None) -> Iterator[Value]:
    """That a text has other words; white space counts for nothing."""
    if found := parts(old or "", new or ""):
        yield Value(field=field, old=old or None, new=new or None, parts=found)


def value(field: str, old: Plain, new: Plain) -> Iterator[Value]:
    """That a field holds something else."""
    if old != new:
        yield Value(field=field, old=old, new=new)


def items(field: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Items]:
    """That a list lacks or holds more."""
    one, other = dict.fromkeys(old), dict.fromkeys(new)
    removed = tuple(item for item in one if item not in other)
    added = tuple(item for item in other if item not in one)
    if removed or added:
        yield Items(field=field, removed=removed, added=added)


def plain(value: Any) -> Plain:
    """What a field holds as it is written: a date as 2026-03, a level as its value and year."""
    if isinstance(value, Level):
        return f"{value.value} ({value.year})"
    return str(value) if isinstance(value, Day | Decimal) else value
