"""Another id for a record: who is meant, why it may not be had, and what texts become."""

from collections.abc import Container, Iterator
from functools import cached_property
from typing import get_args

import msgspec

from nplan.model.citing import SOURCES, SUBJECTS, WHO, Kind, named_in_prose
from nplan.model.consultation import PERSON
from nplan.model.given import Given, given
from nplan.model.records import Records
from nplan.model.values import CODE, ID, Day, day_of_file_name

KINDS: tuple[Kind, ...] = get_args(Kind)
SETS: tuple[tuple[Kind, ...], ...] = (WHO, SUBJECTS, ("key-point", "decision"))
"""Kinds of record that are cited in the same places, so that an id can mean one of them only."""
IN_FILES: tuple[Kind, ...] = ("meeting", "response", "memo", "follow-up")
"""Kinds of record whose id is the name of their file."""
CODED: tuple[Kind, ...] = ("goal", "action", "indicator")
"""Kinds of record whose ids may have capitals and dots."""
PROGRAMME = "programme"
"""What a comment is about if it is about the whole; the frame's file is called so too."""


class Renaming(msgspec.Struct, frozen=True, dict=True):
    """A record's change from one id to another."""

    records: Records
    """Those among whom the record is, as they are before."""
    kind: Kind
    old: str
    """As it is cited; so is the new one."""
    new: str

    def cited(self, kinds: tuple[Kind, ...], text: str) -> str:
        """What stands in place of a text that names one of some kinds of record."""
        if self.kind not in kinds and not self._is_within(kinds):
            return text
        if text == self.old and self.kind in kinds and not self._is_hidden(kinds):
            return self.new
        if kinds == ("group",) and text.startswith(f"{self.old}/"):
            return self.new + text.removeprefix(self.old)
        if "input" in kinds and self._is_within(kinds) and self._is_led(text):
            return self.new + text.removeprefix(self.old)
        return text

    def prose(self, text: str) -> str:
        """A text in which citations and figures name the record by its new id."""
        parts, at = [], 0
        for start, end, new in self.in_prose(text):
            parts += [text[at:start], new]
            at = end
        return "".join((*parts, text[at:]))

    def in_prose(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What is to be replaced in a prose text: its characters, and what stands there then."""
        for one in named_in_prose(text) if self.old.partition("/")[0] in text else ():
            new = self.cited(one.kinds, one.text)
            if new != one.text:
                yield one.start, one.end, one.before + new + one.after

    def _is_within(self, kinds: tuple[Kind, ...]) -> bool:
        """Whether what these kinds are called may begin with the record's id."""
        if self.kind == "meeting":
            return "input" in kinds or "group" in kinds
        return self.kind == "decision" and kinds == SOURCES

    def _is_hidden(self, kinds: tuple[Kind, ...]) -> bool:
        """Whether the id means something else there: who is called so, or in prose a key point."""
        if self.kind in WHO:
            return self.records.participant_ids.get(self.old) not in (self.old, self.new)
        hidden = self.kind == "decision" and self.old in self.records.key_points_by_id
        return hidden and kinds == SOURCES

    def _is_led(self, reference: str) -> bool:
        """Whether a reference begins with the record's id, and goes on leading where it led."""
        first, slash, id = reference.rpartition("/")
        if first != self.old or not slash:
            return False
        if self.kind == "decision":
            return not self.records.cited_inputs(reference)
        # What another meeting has now is known by its older reference alone.
        return id in self._own_inputs or not self.records.cited_inputs(reference)

    @cached_property
    def _own_inputs(self) -> frozenset[str]:
        """The ids by which the meeting's own inputs can be called, whatever it is called itself."""
        today = self.records.meeting_ids.get(self.old, self.old)
        said = self.records.said_at(today)
        former = (old for one in said for old in one.input.formerly if "/" not in old)
        return frozenset((*(one.id for one in said), *former))


def meant(records: Records, typed: str) -> tuple[Given, ...]:
    """The records that an id may mean, by today's ids, else by older ones.

    `area:service` means the area alone.
    """
    kind, colon, id = typed.partition(":")
    if not colon or kind not in KINDS:
        kind, id = "", typed
    likely = [one for one in given(records) if kind in ("", one.kind)]
    today = tuple(one for one in likely if one.id == id)
    return today or tuple(one for one in likely if id in one.formerly)


def whole_id(record: Given, typed: str) -> str:
    """The new id as it will be cited: what stands before its slash need not be typed."""
    if "/" in typed or not record.within:
        return typed
    return f"{record.within}/{typed}"


def refusal(
    records: Records, record: Given, new: str, tags: Container[str]
) -> dict[str, str | int] | None:
    """Why a record cannot have an id: the values of the sentence about it; None where it can.

    Args:
        records: the project, or what of it has the id in it.
        record: the record.
        new: the id, as it will be cited.
        tags: words that tell the kind of an input in notes, and so no area.
    """
    within, _, own = new.rpartition("/")
    values: dict[str, str | int] = {"name": new}
    if within != record.within:
        return values | {"what": "moved", "within": record.within or record.id}
    if not (CODE if record.kind in CODED else ID).fullmatch(own):
        return values | {"what": "code" if record.kind in CODED else "id"}
    if own in _reserved(record.kind) or (record.kind == "area" and own in tags):
        return values | {"what": "reserved"}
    if record.kind == "meeting" and (wrong := _of_date(records, record, own)):
        return values | wrong
    for other in given(records):
        same = other.kind == record.kind and other.file == record.file and other.path == record.path
        if same or not _share(record.kind, other.kind):
            continue
        if new in (other.id, *other.formerly):
            former = "taken-formerly" if new != other.id else "taken"
            return values | {"what": former, "file": other.file, "other": other.id}
    if record.kind in WHO and records.participant_ids.get(new, record.id) != record.id:
        return values | {"what": "taken-name", "other": records.participant_ids[new]}
    return None


def _share(one: Kind, other: Kind) -> bool:
    """Whether two kinds of record share one set of ids."""
    return one == other or any(one in kinds and other in kinds for kinds in SETS)


def _reserved(kind: Kind) -> tuple[str, ...]:
    """Words that are no ids of a kind."""
    if kind in WHO:
        return (PERSON,)
    if kind in SUBJECTS:
        return (PROGRAMME,)
    return ("round",) if kind == "response" else ()


def _of_date(records: Records, record: Given, own: str) -> dict[str, str | int] | None:
    """Why a meeting cannot be called so, if it is for its date."""
    named = day_of_file_name(own)
    if named is None:
        return {"what": "no-date"}
    date = records.meetings[record.file].date
    if isinstance(date, Day):
        one, other = str(date), str(named)
        if not (one.startswith(other) or other.startswith(one)):
            return {"what": "other-date", "date": one}
    return None
