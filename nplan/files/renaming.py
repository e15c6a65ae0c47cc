"""A record's new id in the files: where it is given, and everywhere it is cited."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import msgspec

from nplan.files.decode import Decoding, decoded
from nplan.files.editing import Editing
from nplan.files.events import values
from nplan.files.reading import kind_of
from nplan.files.tags import names_in_tags
from nplan.files.text import bytes_of, text_of
from nplan.files.text_patches import Replacement
from nplan.model.citing import WHO, Kind, Named, named, recited
from nplan.model.error import NplanError
from nplan.model.finding import Path
from nplan.model.given import Given
from nplan.model.plain import items, value_at
from nplan.model.renaming import IN_FILES, Renaming

ROUNDS = "data/consultation"
PROGRAMME = "data/programme"
AFTER: Mapping[Kind, tuple[str, ...]] = {
    "meeting": ("kind", "title", "formerly"),
    "round": ("sent", "formerly"),
    "response": ("from", "formerly"),
    "memo": ("title", "formerly"),
    "follow-up": ("title", "formerly"),
    "organisation": (),
}
"""The fields after which older ids stand, where a record has no id among its fields."""


class Rewritten(msgspec.Struct, frozen=True):
    """A file with a record's new id in it."""

    content: bytes
    places: int
    """How often the record was cited there."""


def own_file(renaming: Renaming, record: Given, content: bytes) -> Rewritten:
    """The file that gives the record its id, with the new one, and with the old one as an older.

    Raises:
        NplanError: it cannot be edited (cannot-edit), the record stands in no file
            (rename-default), or in notes, which hold no older ids (rename-notes).
    """
    editing = Editing(record.file, content)
    places = _cite(editing, renaming)
    path = _path(editing.value, record)
    key = _give(editing, renaming, record, path)
    if key is not None:
        editing.rename_key(path, key)
    after = editing.after
    _check(renaming, record.file, editing.value, _as_before(after, editing.value, renaming, record))
    return Rewritten(after, places)


def citing_file(renaming: Renaming, file: str, content: bytes) -> Rewritten:
    """A file with the record's new id wherever it is cited.

    Raises:
        NplanError: it cannot be edited (cannot-edit).
    """
    if file.endswith(".md"):
        return _prose_file(renaming, content)
    if values(text_of(content) or "")[0] is None:  # it is broken
        return Rewritten(content, 0)
    editing = Editing(file, content)
    places = _cite(editing, renaming)
    after = editing.after if places else content
    _check(renaming, file, editing.value, values(text_of(after) or "")[0])
    return Rewritten(after, places)


def contacts_file(renaming: Renaming, file: str, content: bytes) -> Rewritten:
    """The contacts, by the organisation's or unit's new id.

    Raises:
        NplanError: they cannot be edited (cannot-edit).
    """
    editing = Editing(file, content)
    held = editing.value
    if not isinstance(held, dict) or renaming.old not in held or renaming.new in held:
        return Rewritten(content, 0)
    editing.rename_key((renaming.old,), renaming.new)
    return Rewritten(editing.after, 1)


def moves(renaming: Renaming, record: Given, files: Mapping[str, bytes]) -> dict[str, str]:
    """The files and folders that are called by the record's id, with their new paths."""
    old, new = (one.rpartition("/")[2] for one in (renaming.old, renaming.new))
    if record.kind == "round":
        return {f"{ROUNDS}/{old}": f"{ROUNDS}/{new}"} if record.own == old else {}
    if record.kind == "area":
        both = ((f"{PROGRAMME}/{old}{end}", f"{PROGRAMME}/{new}{end}") for end in (".yaml", ".md"))
        return {one: other for one, other in both if one in files}
    if record.kind in IN_FILES and record.own == old:
        path = PurePosixPath(record.file)
        return {record.file: str(path.with_name(f"{new}.yaml"))}
    return {}


def _give(editing: Editing, renaming: Renaming, record: Given, path: Path) -> str | None:
    """Give the record its new id, unless it is a key or the file's name, and note the old one.

    Returns:
        The key that stands at the record's path from now on; None where it is none.
    """
    old, new = (one.rpartition("/")[2] for one in (renaming.old, renaming.new))
    held = value_at(editing.value, path)
    former = _former(held, old, new)
    is_key = record.kind == "organisation"
    if isinstance(held, str):  # an organisation by its name alone
        editing.expand(path, "name", {"formerly": former})
        return new
    order = AFTER.get(record.kind, _ORDERS.get(record.kind, ("id", "formerly")))
    if record.kind not in AFTER:
        editing.put((*path, "id"), new, order=order)
    if former != items(held.get("formerly")):
        if former and former[:-1] == items(held.get("formerly")):
            editing.add((*path, "formerly"), old, order=order)
        else:
            editing.put((*path, "formerly"), former or None, order=order)
    return new if is_key else None


_ORDERS: Mapping[Kind, tuple[str, ...]] = {"group": ("title", "id", "formerly")}


def _former(held: Any, old: str, new: str) -> list[str]:
    """The record's older ids from now on; that of today is none of them."""
    before = items(held.get("formerly")) if isinstance(held, dict) else []
    kept = [one for one in before if one != new]
    return kept if old in kept else [*kept, old]


def _as_before(after: bytes, before: Any, renaming: Renaming, record: Given) -> Any:
    """What the file holds now, but with the record's id and older ones as they were."""
    held: Any = values(text_of(after) or "")[0]
    path = _path(before, record)
    old = record.own
    if record.kind == "organisation":
        new = renaming.new
        held = {old if one == new else one: value for one, value in held.items()}
    was, now = value_at(before, path), value_at(held, path)
    if isinstance(was, str):
        held[path[-1]] = now.get("name")
        return held
    for field in ("id", "formerly"):
        if field in was:
            now[field] = was[field]
        else:
            now.pop(field, None)
    return held


def _path(value: Any, record: Given) -> Path:
    """The record's place in what its file holds; a list of one may stand without brackets.

    Raises:
        NplanError: it is not there (rename-default), or in notes (rename-notes).
    """
    found: list[str | int] = []
    here = value
    for step in record.path:
        if isinstance(step, int) and isinstance(here, dict):
            continue
        if isinstance(step, int) and isinstance(here, str):
            raise NplanError("rename-notes", name=record.id, file=record.file)
        if here is None or (isinstance(here, dict) and step not in here):
            raise NplanError("rename-default", name=record.id, file=record.file)
        here = here[step]
        found.append(step)
    return tuple(found)


def _cite(editing: Editing, renaming: Renaming) -> int:
    """Put the new id wherever the file cites the record, and tell how often that was."""
    places = 0
    keys: list[tuple[Path, str]] = []
    kind = kind_of(editing.script.file)
    assert kind is not None
    for one in named(kind[0], editing.value):
        if one.mark in ("prose", "notes"):
            found = renaming.in_prose(one.text) if one.mark == "prose" else _tags(renaming, one)
            places += _replace(editing, one, list(found))
        elif one.mark == "key":
            new = _new_key(renaming, one, value_at(editing.value, one.path))
            if new != one.text and new not in value_at(editing.value, one.path[:-1]):
                keys.append((one.path, new))
        else:
            new = _new_id(renaming, one)
            if new != one.text:
                editing.put(one.path, new)
                places += 1
    for path, new in reversed(keys):
        editing.rename_key(path, new)
    return places + len(keys)


def _new_id(renaming: Renaming, one: Named) -> str:
    if not one.meeting:
        return renaming.cited(one.kinds, one.text)
    if renaming.kind != "input":  # the meeting stands above it
        return one.text
    return renaming.cited(one.kinds, f"{one.meeting}/{one.text}").rpartition("/")[2]


def _new_key(renaming: Renaming, one: Named, below: Any) -> str:
    """The new key; a meeting's above its inputs only where all of them go on being found."""
    new = renaming.cited(one.kinds, one.text)
    if one.kinds != ("meeting",) or new == one.text:
        return new
    references = (f"{one.text}/{id}" for id in items(below))
    led = all(renaming.cited(("input",), one) != one for one in references)
    return new if led else one.text


def _tags(renaming: Renaming, one: Named) -> Iterator[Replacement]:
    for start, end, kinds in names_in_tags(one.text, renaming.records):
        if renaming.kind in kinds and one.text[start:end] == renaming.old:
            yield start, end, renaming.new


def _replace(editing: Editing, one: Named, found: list[Replacement]) -> int:
    if one.mark == "notes" and found:
        editing.replace_in_notes(one.path, found)
    else:
        for start, end, new in found:
            editing.replace(one.path, start, end, new)
    return len(found)


def _prose_file(renaming: Renaming, content: bytes) -> Rewritten:
    text = text_of(content) or ""
    places = len(list(renaming.in_prose(text)))
    return Rewritten(bytes_of(renaming.prose(text), content) if places else content, places)


def _check(renaming: Renaming, file: str, before: Any, after: Any) -> None:
    """Compare what a file says now with what it said, the record's id aside.

    Raises:
        NplanError: something else would be said (cannot-edit).
    """
    kind = kind_of(file)
    assert kind is not None
    records = renaming.records
    who, areas = set(records.participant_ids), set(records.area_ids)
    was = decoded(kind[0], before, Decoding(who, areas))
    for kinds, tagged in ((WHO, who), (("area",), areas)):
        tagged.update({renaming.new} if renaming.kind in kinds else ())
    now = decoded(kind[0], after, Decoding(who, areas))
    if _recited(was, renaming) != _recited(now, renaming):
        raise NplanError("cannot-edit", file=file)


def _recited(value: Any, renaming: Renaming) -> Any:
    return recited(value, renaming.cited, renaming.prose)
