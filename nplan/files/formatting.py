"""A file in its finished form: inputs numbered, names as ids, the register in order, no blanks.

Nothing else changes: what comes out is read again and compared with what was meant.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from nplan.files.decode import Decoding, decoded
from nplan.files.editing import Editing
from nplan.files.events import values
from nplan.files.lines import with_lf
from nplan.files.notes import beginning, notes
from nplan.files.ordering import in_order, with_entries
from nplan.files.reading import ORGANISATIONS, kind_of
from nplan.files.scalars import scalar
from nplan.files.tags import names_in_tags
from nplan.files.text import bytes_of, text_of
from nplan.files.text_patches import Replacement
from nplan.files.tidying import tidied, tidied_prose
from nplan.model.citing import Kind, Named, named, recited, todays_ids
from nplan.model.dialogue import Input, Meeting
from nplan.model.error import NplanError
from nplan.model.finding import Path
from nplan.model.plain import items_at, value_at
from nplan.model.record import field_order
from nplan.model.records import Records


class Formatted(msgspec.Struct, frozen=True):
    """A file in its finished form, and what was done for it."""

    content: bytes
    numbers: tuple[str, ...] = ()
    """The ids that inputs were given."""
    names: tuple[tuple[str, str], ...] = ()
    """The names and former ids that were replaced, each once, with today's id."""
    moved: bool = False
    """Whether entries of the register stand in another order."""
    tidied: bool = False
    """Whether white space went away, or a line end came at the end."""

    @property
    def is_told(self) -> bool:
        """Whether anything was done that is told."""
        return bool(self.numbers or self.names or self.moved or self.tidied)


class Formatter(msgspec.Struct, frozen=True, dict=True):
    """What the finished form of a project's files depends on."""

    records: Records
    next: Mapping[str, int]
    """The next number of each meeting that has used one, by the meeting's id."""

    def formatted(self, file: str, content: bytes) -> Formatted | None:
        """The finished form of a file; None where it cannot be read or is none of the process's.

        Raises:
            NplanError: it is written in a way that cannot be edited (cannot-edit).
        """
        text = text_of(content)
        kind = kind_of(file)
        if text is None or kind is None or not text.strip():
            return None
        if file.endswith(".md"):
            return self._of_prose(text, content)
        held, problems = values(text)
        if held is None or any(one.code != "cut-by-hash" for one in problems):
            return None
        type_, id = kind
        edits = _Edits(self, type_, held, self.next.get(id, 1))
        edited = edits.content(file, content)
        if edited != content:
            self._refuse_unless_as_meant(file, type_, held, edited, self.next.get(id, 1))
        text = text_of(edited) or ""
        ordered = in_order(text) if file == ORGANISATIONS else text
        tidy = tidied(ordered, with_notes=type_ is Meeting)
        return Formatted(
            bytes_of(tidy, content),
            numbers=tuple(edits.numbers),
            names=tuple(dict.fromkeys(edits.names)),
            moved=ordered != text,
            tidied=tidy != ordered,
        )

    def _of_prose(self, text: str, content: bytes) -> Formatted:
        tidy = tidied_prose(text)
        if with_lf(tidy).rstrip() != with_lf(text).rstrip():
            tidy = text
        return Formatted(bytes_of(tidy, content), tidied=tidy != text)

    def todays_id(self, kinds: tuple[Kind, ...], typed: str) -> str:
        """The id of what is written in a field; what is unknown stays."""
        found = self._ids.get(kinds)
        if found is None:
            found = self._ids[kinds] = todays_ids(self.records, kinds)
        return found.get(typed, typed)

    @cached_property
    def _ids(self) -> dict[tuple[Kind, ...], Mapping[str, str]]:
        return {}

    def _refuse_unless_as_meant(
        self, file: str, type_: Any, before: Any, edited: bytes, first: int
    ) -> None:
        """Compare what the file says now with what it said, apart from what was to be changed."""
        was = self._decoded(type_, before)
        now = self._decoded(type_, values(text_of(edited) or "")[0])
        if type_ is Meeting:
            was = _numbered(was, first)
        if recited(was, self.todays_id) != recited(now, self.todays_id):
            raise NplanError("cannot-edit", file=file)

    def _decoded(self, type_: Any, value: Any) -> Any:
        return decoded(type_, value, Decoding(self.records.participant_ids, self.records.area_ids))


def with_new_entries(content: bytes, names: Mapping[str, str]) -> bytes:
    """The register with companies that are new, each at its place, or last where there is none.

    Args:
        content: the register's bytes in their finished form; b"" where there is none.
        names: by id.

    Raises:
        NplanError: it is written in a way that cannot be edited (cannot-edit).
    """
    text = text_of(content) or ""
    lines = [(id, f"{id}: {scalar(name)}") for id, name in sorted(names.items())]
    grown = with_entries(text, lines)
    held = values(text)[0] or {}
    if grown is not None and isinstance(held, dict) and values(grown)[0] == held | dict(names):
        return bytes_of(grown, content)
    editing = Editing(ORGANISATIONS, content)
    for id, name in names.items():
        editing.put((id,), name)
    return editing.after


class _Edits:
    """What is to be changed in one file."""

    def __init__(self, of: Formatter, type_: Any, held: Any, number: int) -> None:
        self.of = of
        self.held = held
        self.number = number
        self.numbers: list[str] = []
        self.names: list[tuple[str, str]] = []
        self.values: dict[Path, str] = {}
        """New values by their places."""
        self.keys: list[tuple[Path, str]] = []
        self.lines: dict[Path, list[Replacement]] = {}
        """What is replaced in notes, in order."""
        self.items: list[tuple[Path, str]] = []
        """Inputs of a list that are to be numbered, with their numbers."""
        for one in named(type_, held):
            self._name(one)
        if type_ is Meeting and isinstance(held, dict):
            for path in _lists_of_inputs(held):
                self._number(path)

    def content(self, file: str, content: bytes) -> bytes:
        """The file with the changes."""
        if not (self.values or self.keys or self.lines or self.items):
            return content
        editing = Editing(file, content)
        for path, value in self.values.items():
            editing.put(path, value)
        for path, number in self.items:
            if isinstance(value_at(self.held, path), str):
                editing.expand(path, "text", {"id": number})
            else:
                editing.put((*path, "id"), number, order=_INPUT_FIELDS)
        for path, replacements in self.lines.items():
            editing.replace_in_notes(path, sorted(replacements))
        for path, new in reversed(self.keys):
            editing.rename_key(path, new)
        return editing.after

    def _name(self, one: Named) -> None:
        if one.mark == "notes":
            self._tags(one)
        elif one.kinds and one.kinds != ("input",) and not _is_grouped(one):
            new = self.of.todays_id(one.kinds, one.text)
            if new == one.text:
                return
            if one.mark == "key":
                if new in value_at(self.held, one.path[:-1]):
                    return  # both stand there, and nobody knows which of them is right
                self.keys.append((one.path, new))
            else:
                self.values[one.path] = new
            self.names.append((one.text, new))

    def _tags(self, one: Named) -> None:
        for start, end, kinds in names_in_tags(one.text, self.of.records):
            name = one.text[start:end]
            if (new := self.of.todays_id(kinds, name)) != name:
                self.lines.setdefault(one.path, []).append((start, end, new))
                self.names.append((name, new))

    def _number(self, path: Path) -> None:
        inputs = value_at(self.held, path)
        if isinstance(inputs, str):
            records = self.of.records
            for note in notes(inputs, records.participant_ids, records.area_ids):
                if note.id is None and note.text:
                    at = note.start + beginning(inputs[note.start : note.end]).at
                    self.lines.setdefault(path, []).append((at, at, f"[{self._next()}] "))
            return
        for place, one in items_at(inputs, path):
            if _lacks_id(one):
                self.items.append((place, self._next()))

    def _next(self) -> str:
        given = str(self.number)
        self.number += 1
        self.numbers.append(given)
        return given


_INPUT_FIELDS = ("id", *(one for one in field_order(Input) if one != "id"))


def _is_grouped(one: Named) -> bool:
    """Whether it is the meeting above references to its inputs: what they mean goes by both."""
    return one.mark == "key" and one.kinds == ("meeting",)


def _lists_of_inputs(meeting: dict[str, Any]) -> Iterator[Path]:
    if meeting.get("inputs"):
        yield ("inputs",)
    for place, group in items_at(meeting.get("groups"), ("groups",)):
        if isinstance(group, dict) and group.get("inputs"):
            yield (*place, "inputs")


def _lacks_id(input: Any) -> bool:
    """Whether what stands in a list of inputs is one, and has no id yet."""
    if isinstance(input, str):
        return bool(input)
    said = isinstance(input, dict) and (input.get("text") or input.get("withdrawn"))
    return isinstance(said, str) and input.get("id") is None


def _numbered(meeting: Meeting, number: int) -> Meeting:
    """The meeting as it is when every input without an id has the next number."""

    def with_ids(inputs: tuple[Input, ...]) -> tuple[Input, ...]:
        nonlocal number
        found = []
        for one in inputs:
            if one.id is None and (one.text or one.withdrawn):
                one = msgspec.structs.replace(one, id=str(number))
                number += 1
            found.append(one)
        return tuple(found)

    inputs = with_ids(meeting.inputs)
    groups = tuple(
        msgspec.structs.replace(group, inputs=with_ids(group.inputs)) for group in meeting.groups
    )
    return msgspec.structs.replace(meeting, inputs=inputs, groups=groups)
