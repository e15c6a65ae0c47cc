"""Inputs and groups that were captured, put into the file of their meeting."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten
from typing import Any

import msgspec

from nplan.files.capture import GroupOpened, Step, Taken, Unclear, group_keys, own_key
from nplan.files.decode import Decoding, decoded
from nplan.files.editing import Editing
from nplan.files.events import Value
from nplan.files.notes import Note
from nplan.files.scalars import Block, Notes, Word
from nplan.files.tags import Tags
from nplan.model.dialogue import Group, Input, Meeting
from nplan.model.finding import Path
from nplan.model.numbering import number_after
from nplan.model.plain import value_at
from nplan.model.record import field_order

MOST_TOLD = 50
"""Characters of an input's text that are told where it is named by its words."""

Numbered = tuple[str, Taken]
"""An input and the id that it gets."""


def numbered(
    steps: Iterable[Step], taken: Iterable[str]
) -> tuple[tuple[Numbered, ...], tuple[Unclear, ...]]:
    """The inputs with their ids, and the ids that were typed but are taken.

    Args:
        steps: what was typed.
        taken: every id that an input of the meeting has, had, or is cited by.
    """
    known = set(taken)
    following = number_after(known)
    found, unclear = [], []
    for one in steps:
        if not isinstance(one, Taken):
            continue
        id = one.id
        if id is None or id in known:
            if id is not None:
                unclear.append(Unclear(one.line, f"[{id}]", "taken", (str(following),)))
            id = str(following)
        known.add(id)
        following = max(following, number_after((id,)))
        found.append((id, one))
    return tuple(found), tuple(unclear)


class Again(msgspec.Struct, frozen=True):
    """An input that was typed, and one of its group that says the same words already."""

    line: int
    text: str
    """Its words, cut if they are many."""
    id: str | None
    """Of the other one."""
    says_more: bool
    """Whether it has a tag or dots that the other one lacks."""

    @property
    def unclear(self) -> Unclear:
        """What is told where it is added all the same."""
        if self.id is None:
            return Unclear(self.line, self.text, "there-without-id")
        return Unclear(self.line, self.text, "there", (self.id,))


def standing(meeting: Meeting, steps: Iterable[Step], tags: Tags) -> tuple[Again, ...]:
    """The inputs whose group says the same words already, each of those there for one of them.

    Args:
        meeting: what stands there.
        steps: what was typed.
        tags: what their tags mean.
    """
    there: dict[tuple[str | None, str], list[Input]] = {}
    groups = ((own_key(one), one.inputs) for one in meeting.groups)
    for key, some in (*groups, (None, meeting.inputs)):
        for one in some:
            there.setdefault((key, _bare(one.text)), []).append(one)
    found = []
    for taken in steps:
        if not isinstance(taken, Taken):
            continue
        note = taken.note("0", tags)
        if same := there.get((taken.group, _bare(note.text))):
            other = next((one for one in same if not _says_more(note, one, tags)), same[0])
            same.remove(other)
            words = shorten(note.text, MOST_TOLD, placeholder="…")
            found.append(Again(taken.line, words, other.id, _says_more(note, other, tags)))
    return tuple(found)


def _says_more(note: Note, there: Input, tags: Tags) -> bool:
    """Whether notes say something of an input beside its words that stands nowhere in it."""
    who = {tags.organisations.get(one, one) for one in there.from_ or ()}
    areas = {tags.areas.get(one, one) for one in (there.area, *there.also) if one}
    return (
        note.kind not in (None, there.kind)
        or note.votes not in (None, there.votes)
        or not who.issuperset(note.from_ or ())
        or not areas.issuperset(one for one in (note.area, *note.also) if one)
    )


def _bare(text: str) -> str:
    return " ".join(text.split())


def meeting_in(file: str, content: bytes, tags: Tags) -> Meeting:
    """The meeting that a file's bytes hold.

    Raises:
        NplanError: it cannot be read (cannot-edit).
    """
    decoding = Decoding(tags.organisations, tags.areas)
    meeting: Meeting = decoded(Meeting, Editing(file, content).value, decoding)
    return meeting


def recorded(
    file: str,
    content: bytes,
    meeting: Meeting,
    steps: Iterable[Step],
    inputs: Sequence[Numbered],
    tags: Tags,
    groups: Mapping[str, Group],
) -> bytes:
    """A meeting's file with inputs and groups more; only lines are put in.

    Args:
        file: the file's path in the project.
        content: its bytes.
        meeting: what they say.
        steps: what was typed, of which the headings count here.
        inputs: the inputs with their ids.
        tags: what their tags mean.
        groups: the groups that were opened, and the meeting's own, by key.

    Raises:
        NplanError: it cannot be changed safely (cannot-edit).
    """
    editing = Editing(file, content)
    writer = _Writer(editing, editing.value, meeting, tags)
    headings: dict[str, list[GroupOpened]] = {}
    for one in steps:
        if isinstance(one, GroupOpened):
            headings.setdefault(one.key, []).append(one)
    of_group: dict[str | None, list[Numbered]] = {key: [] for key in headings}
    for id, taken in inputs:
        of_group.setdefault(taken.group, []).append((id, taken))
    new: list[Value] = []
    for key, some in of_group.items():
        if key is None:
            writer.inputs((), some)
        elif (path := writer.path_of(key)) is not None:
            writer.group(path, headings.get(key, ()), some)
        else:
            new.append(writer.new_group(groups[key], headings.get(key, ()), some))
    if new:
        editing.add(("groups",), *new, order=field_order(Meeting))
    return editing.after


class _Writer:
    """Tells an editing what is new in a meeting."""

    def __init__(self, editing: Editing, value: Any, meeting: Meeting, tags: Tags) -> None:
        self.editing, self.value, self.meeting, self.tags = editing, value, meeting, tags
        groups = value.get("groups")
        self.single = isinstance(groups, dict)
        self.keys = {
            key: at
            for at, one in reversed([*enumerate(meeting.groups)])
            for key in group_keys((one,))
        }
        held = [*([groups] if self.single else groups or ()), self.value]
        forms = [one["inputs"] for one in held if isinstance(one, dict) and one.get("inputs")]
        self.as_list = bool(forms) and not isinstance(forms[-1], str)

    def path_of(self, key: str) -> Path | None:
        """Where a group stands, if it is there."""
        at = self.keys.get(key)
        if at is None:
            return None
        return ("groups",) if self.single else ("groups", at)

    def inputs(self, path: Path, inputs: Sequence[Numbered]) -> None:
        """Inputs of a group, or of the meeting itself, in the form that it has or the others."""
        held = value_at(self.value, path).get("inputs")
        here = (*path, "inputs")
        if isinstance(held, list | dict):  # a list of one needs no hyphen
            self.editing.add(here, *self._items(inputs))
        elif isinstance(held, str):
            self.editing.add_lines(here, [*_lines(inputs)])
        elif inputs:
            self.editing.put(here, self._new(inputs), field_order(Group if path else Meeting))

    def group(
        self, path: Path, headings: Iterable[GroupOpened], inputs: Sequence[Numbered]
    ) -> None:
        """What is new in a group that is there."""
        at = path[1] if len(path) > 1 else 0
        assert isinstance(at, int)
        listed = self.meeting.groups[at].participants
        known = {self._known(one.organisation) for one in listed}
        typed = (one for heading in headings for one in heading.participants)
        if more := [one for one in dict.fromkeys(typed) if self._known(one) not in known]:
            self.editing.add((*path, "participants"), *more, order=field_order(Group))
        areas = (heading.area for heading in headings if heading.area is not None)
        if (area := next(areas, None)) is not None:
            self.editing.put((*path, "area"), area, field_order(Group))
        if inputs:
            self.inputs(path, inputs)

    def new_group(
        self, group: Group, headings: Iterable[GroupOpened], inputs: Sequence[Numbered]
    ) -> dict[str, Any]:
        """A group that is not there yet, as the file holds it."""
        typed = dict.fromkeys(one for heading in headings for one in heading.participants)
        found = {
            "title": group.title,
            "area": group.area,
            "participants": [*typed],
            "inputs": self._new(inputs) if inputs else None,
        }
        return Block({name: one for name, one in found.items() if one})

    def _known(self, name: str) -> str:
        return self.tags.organisations.get(name, name)

    def _new(self, inputs: Sequence[Numbered]) -> Any:
        if self.as_list:
            return self._items(inputs)
        return Notes("\n".join(_lines(inputs)) + "\n")

    def _items(self, inputs: Sequence[Numbered]) -> list[Any]:
        return [item_of(id, one.note(id, self.tags)) for id, one in inputs]


def _lines(inputs: Iterable[Numbered]) -> Iterable[str]:
    return (line for id, one in inputs for line in one.written(id))


def item_of(id: str | None, note: Note) -> dict[str, Any]:
    """A note as an item of a list, its tags as fields."""
    said: dict[str, Any] = {
        "id": id,
        "text": note.text,
        "area": note.area,
        "also": [*note.also],
        "kind": note.kind,
        "from": [*(note.from_ or ())],
        "votes": None if note.votes is None else str(note.votes),
        "quote": Word("true") if note.quote else None,
    }
    return {name: one for name, one in said.items() if one}
