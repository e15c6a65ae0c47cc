"""Which fields cite which records, and every place in a file's values where records are named."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from nplan.model.dialogue import Input
from nplan.model.figure import names_in_figure
from nplan.model.finding import Path
from nplan.model.plain import items_at
from nplan.model.prose import citations, figures
from nplan.model.record import Record, fields
from nplan.model.records import Records, current_ids
from nplan.model.values import Invited

Kind = Literal[
    "organisation",
    "unit",
    "meeting",
    "input",
    "group",
    "key-point",
    "area",
    "goal",
    "action",
    "indicator",
    "theme",
    "phase",
    "meeting-kind",
    "industry",
    "size",
    "locality",
    "round",
    "response",
    "comment",
    "decision",
    "memo",
    "follow-up",
]
"""What has an id that somebody may write to mean it."""

WHO: tuple[Kind, ...] = ("organisation", "unit")
"""Who takes part; they share one set of ids."""
SUBJECTS: tuple[Kind, ...] = ("area", "goal", "action")
"""What a comment may be about; they share one set of ids."""

NAMES: Mapping[str, tuple[Kind, ...]] = {
    "organisation": WHO,
    "sender": WHO,
    "subject": SUBJECTS,
    **{kind: (kind,) for kind in get_args(Kind) if kind != "organisation"},
}
"""The kinds of record that a field names, by the second mark of its type."""
LISTS: Mapping[str, tuple[Kind, ...]] = {"references": ("input",), "invited": WHO}
"""The same for fields that hold a list of a form of its own, by the first mark."""

SOURCES: tuple[Kind, ...] = ("input", "key-point", "decision")
"""What prose may cite."""

FIGURES: Mapping[str, tuple[Kind, ...]] = {
    "area": ("area",),
    "any-area": ("area",),
    "key-point": ("key-point",),
    "meeting": ("meeting",),
    "meeting-kind": ("meeting-kind",),
    "group": ("group",),
    "organisation": WHO,
    "industry": ("industry",),
    "size": ("size",),
    "locality": ("locality",),
    "indicator": ("indicator",),
}
"""The kinds of record that a figure names: by its dimension, or as its indicator."""


class Named(msgspec.Struct, frozen=True, gc=False):
    """A text in a file's values that names a record, or in which records may be named."""

    path: Path
    text: str
    kinds: tuple[Kind, ...] = ()
    """What it is the id of; () where records may be named in it."""
    mark: Literal["id", "key", "prose", "notes"] = "id"
    """Whether the whole value or the key at the path is the id, or what sort of text it is."""
    meeting: str = ""
    """Of an input that is grouped by meeting: the meeting as it is written."""


def named(type_: Any, value: Any, path: Path = ()) -> Iterator[Named]:
    """Everything in a file's plain values that names records, in order.

    Args:
        type_: what the file holds: a record, or a list or a mapping of them.
        value: its values as reading gives them, right or wrong.
        path: where they stand.
    """
    origin = get_origin(type_)
    if origin is Annotated:
        mark = get_args(type_)[1]
        if mark == "prose" and isinstance(value, str):
            yield Named(path, value, mark="prose")
        elif mark == "notes":
            if isinstance(value, str):
                yield Named(path, value, mark="notes")
            else:
                yield from named(tuple[Input, ...], value, path)
    elif origin is tuple:
        inner = get_args(type_)[0]
        for place, one in items_at(value, path):
            yield from named(inner, one, place)
    elif origin is dict and isinstance(value, dict):
        for key, one in value.items():
            yield from named(get_args(type_)[1], one, (*path, key))
    elif isinstance(type_, type) and issubclass(type_, Record):
        yield from _in_record(type_, value, path)
    else:
        for part in get_args(type_):  # a record or None
            if part is not type(None):
                yield from named(part, value, path)


def _in_record(type_: type[Record], value: Any, path: Path) -> Iterator[Named]:
    shorthand: str | None = getattr(type_, "shorthand", None)
    if isinstance(value, str) and shorthand is not None:
        if kinds := cites(type_).get(shorthand):
            yield Named(path, value, kinds)
        return
    for name, hint, kinds in _naming(type_) if isinstance(value, dict) else ():
        if (one := value.get(name)) is None:
            continue
        here = (*path, name)
        if not kinds:
            yield from named(hint, one, here)
        elif isinstance(one, dict) and get_origin(hint) is dict:
            for key in one:
                yield Named((*here, key), key, kinds, "key")
            yield from named(hint, one, here)
        elif kinds == ("input",):
            yield from _references(one, here)
        elif hint != Invited or not _is_number(one):
            yield from (
                Named(at, text, kinds) for at, text in items_at(one, here) if _is_text(text)
            )


@cache
def _naming(type_: type[Record]) -> tuple[tuple[str, Any, tuple[Kind, ...]], ...]:
    """The fields in which records are named: as they are written, with what they may name."""
    found = ((one.encode_name, one.type) for one in fields(type_))
    return tuple(
        (name, hint, cites(type_).get(name, ()))
        for name, hint in found
        if name in cites(type_) or _holds_names(hint)
    )


@cache
def cites(type_: type[Record]) -> Mapping[str, tuple[Kind, ...]]:
    """The kinds of record that each field names, by the field as it is written."""
    found = ((one.encode_name, _named_by(one.type)) for one in fields(type_))
    return {name: kinds for name, kinds in found if kinds}


def _named_by(hint: Any) -> tuple[Kind, ...]:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        first, *second = parts[1:]
        return NAMES.get(second[0], ()) if second else LISTS.get(first, ())
    if origin is dict:  # the keys name them
        return _named_by(parts[0])
    return next((kinds for part in parts if (kinds := _named_by(part))), ())


def _holds_names(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return get_args(hint)[1] in ("prose", "notes")
    if isinstance(hint, type) and issubclass(hint, Record):
        return bool(_naming(hint))
    return any(_holds_names(part) for part in get_args(hint))


def _references(value: Any, path: Path) -> Iterator[Named]:
    """References to inputs, one by one or grouped: the meeting as a key, the ids below it."""
    for place, one in items_at(value, path):
        if isinstance(one, str):
            yield Named(place, one, ("input",))
        for meeting, ids in one.items() if isinstance(one, dict) else ():
            yield Named((*place, meeting), meeting, ("meeting",), "key")
            for at, id in items_at(ids, (*place, meeting)):
                if isinstance(id, str):
                    yield Named(at, id, ("input",), meeting=meeting)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit()


class NamedInProse(msgspec.Struct, frozen=True, gc=False):
    """A record that prose cites, or that a figure in it names."""

    text: str
    kinds: tuple[Kind, ...]
    start: int
    """The first character of what stands in prose with it: `[@id]`, `area=id`."""
    end: int
    before: str
    """What stands between that and the id."""
    after: str


def named_in_prose(text: str) -> Iterator[NamedInProse]:
    """Every record that prose names, in order."""
    found = [
        NamedInProse(one.reference, SOURCES, one.start, one.end, "[@", "]")
        for one in citations(text)
    ]
    for one in figures(text):
        at = text.find(one.expression, one.start) if one.expression else one.start
        for name in names_in_figure(one.expression):
            if kinds := FIGURES.get(name.what):
                lead = f"{name.what}{'.' if name.what == 'indicator' else '='}"
                start = at + name.start - len(lead)
                end = at + name.start + len(name.name)
                found.append(NamedInProse(name.name, kinds, start, end, lead, ""))
    return iter(sorted(found, key=lambda one: one.start))


def todays_ids(records: Records, kinds: tuple[Kind, ...]) -> Mapping[str, str]:
    """What may be written for a record of these kinds -> its id of today.

    A name or an alias that several organisations have is left out, as nobody knows who is meant.
    Of what is unique only within another record nothing is told.
    """
    if kinds == WHO or kinds == ("unit",):
        names = _names(records)
        units = records.units
        return names if kinds == WHO else {one: id for one, id in names.items() if id in units}
    if kinds == SUBJECTS:
        return records.about_ids
    process = records.process
    listed: dict[tuple[Kind, ...], Callable[[], Mapping[str, str]]] = {
        ("area",): lambda: records.area_ids,
        ("meeting",): lambda: records.meeting_ids,
        ("meeting-kind",): lambda: records.meeting_kind_ids,
        ("key-point",): lambda: current_ids(records.key_points_by_id.values()),
        ("goal",): lambda: current_ids(records.goals.values()),
        ("action",): lambda: current_ids(records.actions.values()),
        ("indicator",): lambda: current_ids(records.indicators.values()),
        ("industry",): lambda: current_ids(process.industries),
        ("size",): lambda: current_ids(process.sizes),
        ("locality",): lambda: current_ids(process.localities),
    }
    return listed[kinds]() if kinds in listed else {}


def _names(records: Records) -> dict[str, str]:
    found = dict(records.participant_ids)
    taken: dict[str, str] = {}
    for id, one in records.organisations.items():
        for name in (one.name, *one.aliases):
            if taken.setdefault(name, id) != id and name not in records.organisations:
                found.pop(name, None)
    return found


def recited(
    value: Any,
    cited: Callable[[tuple[Kind, ...], str], str],
    prose: Callable[[str], str] = str,
) -> Any:
    """Records with every id that their fields cite, and their prose, as the functions give them.

    Args:
        value: a record, or a list or a mapping of records.
        cited: the id for one that stands in a field, with the kinds that the field names.
        prose: the text for a text in which citations and figures are resolved.
    """
    if isinstance(value, tuple):
        return tuple(recited(one, cited, prose) for one in value)
    if isinstance(value, dict):
        return {key: recited(one, cited, prose) for key, one in value.items()}
    if not isinstance(value, Record):
        return value
    changed = {}
    for attribute, kinds, is_prose in _reciting(type(value)):
        if not (held := getattr(value, attribute)):
            continue
        if kinds:
            new = _cited(held, kinds, cited, prose)
        elif is_prose:
            new = _as_prose(held, prose)
        else:
            new = recited(held, cited, prose)
        if new != held:
            changed[attribute] = new
    return msgspec.structs.replace(value, **changed) if changed else value


@cache
def _reciting(type_: type[Record]) -> tuple[tuple[str, tuple[Kind, ...], bool], ...]:
    """The fields that ids or prose stand in: the attribute, what it cites, whether it is prose."""
    names = {name for name, _, _ in _naming(type_)}
    return tuple(
        (one.name, cites(type_).get(one.encode_name, ()), _is_prose(one.type))
        for one in fields(type_)
        if one.encode_name in names
    )


def _cited(
    held: Any,
    kinds: tuple[Kind, ...],
    cited: Callable[[tuple[Kind, ...], str], str],
    prose: Callable[[str], str],
) -> Any:
    if isinstance(held, str):
        return cited(kinds, held)
    if isinstance(held, tuple):
        return tuple(_cited(one, kinds, cited, prose) for one in held)
    if isinstance(held, dict):
        return {cited(kinds, key): recited(one, cited, prose) for key, one in held.items()}
    return held


def _is_prose(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return bool(get_args(hint)[1] == "prose")
    return any(_is_prose(part) for part in get_args(hint))


def _as_prose(held: Any, prose: Callable[[str], str]) -> Any:
    if isinstance(held, tuple):
        return tuple(_as_prose(one, prose) for one in held)
    return prose(held) if isinstance(held, str) else held
