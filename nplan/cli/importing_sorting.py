"""Sorting that comes back from a spreadsheet, put into the meetings and the key points."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nplan.cli.importing_meeting import Fields, listed_notes
from nplan.cli.importing_write import Filled
from nplan.cli.opening import Opened
from nplan.files.decode import path_of, references
from nplan.files.editing import Editing
from nplan.files.notes import Note, notes
from nplan.files.text_patches import Replacement
from nplan.model.dialogue import Input
from nplan.model.finding import Path
from nplan.model.plain import value_at
from nplan.model.record import field_order
from nplan.model.records import Records, inputs_with_paths
from nplan.tables.plan import Sorted

OF_KEY_POINT = ("id", "area", "title", "heard", "conclusion", "inputs", "outcome", "reason")


def sorted_files(project: Opened, found: tuple[Sorted, ...]) -> Filled:
    """The meetings' and the key points' files with the changes; nothing is written.

    Args:
        project: the project, locked.
        found: what changes, by input.

    Raises:
        NplanError: a file cannot be changed so that only what is meant changes (cannot-edit).
    """
    of_meetings = _by_meeting(found)
    files = {meeting.id: file for file, meeting in project.records.meetings.items()}
    changes: dict[str, bytes | None] = {}
    listed: list[str] = []
    for meeting, some in of_meetings.items():
        editing = project.editing(files[meeting])
        listed += _sort_meeting(editing, project.records, files[meeting], some)
        changes[files[meeting]] = editing.after
    for file in _key_point_files(project.records, found):
        editing = project.editing(file)
        _sort_key_points(editing, project.records, file, found)
        changes[file] = editing.after
    return Filled(changes, tuple(listed))


def _by_meeting(found: tuple[Sorted, ...]) -> dict[str, dict[str, Sorted]]:
    """The changes of inputs themselves, by meeting and id."""
    told: dict[str, dict[str, Sorted]] = {}
    for one in found:
        if _of_input(one):
            meeting, _, id = one.reference.rpartition("/")
            told.setdefault(meeting, {})[id] = one
    return told


def _of_input(one: Sorted) -> dict[str, str]:
    """The fields of an input that change, with their new values; "" takes a field away."""
    told = {"area": one.area, "outcome": one.outcome, "reason": one.reason}
    return {name: value for name, value in told.items() if value is not None}


def _sort_meeting(
    editing: Editing, records: Records, file: str, changes: Mapping[str, Sorted]
) -> Iterator[str]:
    """Change a meeting's inputs; where notes had to become a list, its title and the group's."""
    meeting = records.meetings[file]
    of_lists: dict[Path, dict[int, Sorted]] = {}
    titles: dict[Path, str] = {}
    for path, group, input in inputs_with_paths(meeting):
        if input.id is not None and input.id in changes:
            *above, index = path
            of_lists.setdefault(tuple(above), {})[int(index)] = changes[input.id]
            titles[tuple(above)] = f"{group.title} ({meeting.title})" if group else meeting.title
    for path, some in of_lists.items():
        before = value_at(editing.value, path)
        if not isinstance(before, str):
            _sort_list(editing, path, before, some)
        elif (edits := _retagged(before, records, some)) is not None:
            editing.replace_in_notes(path, edits)
        else:
            items = listed_notes(before, records)
            for index, one in some.items():
                items[index] = _with_fields(items[index], _of_input(one))
            editing.put(path, items)
            yield titles[path]


def _with_fields(item: Fields, changed: Mapping[str, str]) -> Fields:
    told = {**item, **changed}
    order = [*(name for name in field_order(Input) if name in told)]
    # The text stands last, below what is short.
    order.sort(key=lambda name: name == "text")
    return {name: told[name] for name in order if told[name]}


def _sort_list(editing: Editing, path: Path, before: Any, some: Mapping[int, Sorted]) -> None:
    for index, one in some.items():
        here = (*path, index) if isinstance(before, list) else path
        item = before[index] if isinstance(before, list) else before
        if isinstance(item, str):
            told = {name: value for name, value in _of_input(one).items() if value}
            editing.expand(here, "text", told)
            continue
        for name, value in _of_input(one).items():
            if value or name in item:
                editing.put((*here, name), value or None, field_order(Input))


def _retagged(text: str, records: Records, some: Mapping[int, Sorted]) -> list[Replacement] | None:
    """The characters of notes that change where only areas do; None where notes cannot say it."""
    found = list(notes(text, records.participant_ids, records.area_ids))
    edits = []
    for index, one in sorted(some.items()):
        if one.outcome is not None or one.reason is not None or one.area is None:
            return None
        edit = next(_tags(text, found[index], one.area, records), None)
        if edit is None:
            return None
        edits.append(edit)
    return edits


def _tags(text: str, note: Note, area: str, records: Records) -> Iterator[Replacement]:
    """The ways to give a note another area, after which it says all else as before."""
    wanted = f" #{area}" if area else ""
    places = [(note.end, note.end)]
    if note.area is not None:
        tag = re.compile(rf"[ \t]#{re.escape(note.area)}(?!\S)")
        places = [one.span() for one in tag.finditer(text, note.start, note.end)][::-1]
    for start, end in places:
        changed = text[note.start : start] + wanted + text[end : note.end]
        again = list(notes(changed, records.participant_ids, records.area_ids))
        if len(again) == 1 and _said(again[0]) == _said(note) and again[0].area == (area or None):
            yield start, end, wanted


def _said(note: Note) -> tuple[object, ...]:
    """What a note says, its area aside."""
    return note.text, note.id, note.kind, note.also, note.from_, note.votes, note.quote


def _key_point_files(records: Records, found: tuple[Sorted, ...]) -> list[str]:
    changed = {id for one in found for id in (*one.taken_up, *one.let_go)}
    return [
        file
        for file, points in records.key_points.items()
        if not changed.isdisjoint(point.id for point in points)
    ]


def _sort_key_points(
    editing: Editing, records: Records, file: str, found: tuple[Sorted, ...]
) -> None:
    """Put references into the inputs of a file's key points, and take others away."""
    taken: dict[str, list[str]] = {}
    let_go: dict[str, set[str]] = {}
    for one in found:
        for id in one.taken_up:
            taken.setdefault(id, []).append(one.reference)
        for id in one.let_go:
            let_go.setdefault(id, set()).add(one.reference)
    for index, point in enumerate(records.key_points[file]):
        above: Path = (index,) if isinstance(editing.value, list) else ()
        path = (*above, "inputs")
        before = value_at(editing.value, above).get("inputs")
        gone = list(_cited(before, records, let_go.get(point.id, set())))
        for reference in taken.get(point.id, ()):
            # In the place of one that goes, so that no list is empty in between.
            if (place := _replaceable(gone, reference)) is not None:
                gone.remove(place)
                grouped = len(place) > 1 or isinstance(place[0], str)
                text = reference.rpartition("/")[2] if grouped else reference
                editing.put((*path, *place), text)
            else:
                _cite(editing, path, before, reference)
        _remove(editing, path, before, gone)


def _cited(before: Any, records: Records, let_go: set[str]) -> Iterator[Path]:
    """Where references to these inputs stand, by today's or former ids."""
    if before is None or not let_go:
        return
    for reference, place in references(before):
        said = records.cited_inputs(str(reference))
        if len(said) == 1 and said[0].reference in let_go:
            yield path_of(place)


def _replaceable(gone: list[Path], reference: str) -> Path | None:
    """The place of a reference that goes, where another one may stand instead."""
    meeting = reference.rpartition("/")[0]
    return next(
        (
            place
            for place in gone
            if (len(place) == 1 and isinstance(place[0], int)) or meeting in place
        ),
        None,
    )


def _remove(editing: Editing, path: Path, before: Any, gone: list[Path]) -> None:
    """Take references away; a group that holds nothing else goes with them."""
    if () in gone:  # one alone, without a hyphen
        editing.put(path, None)
        return
    groups: dict[Path, list[int]] = {}
    for place in gone:
        *above, last = place
        if isinstance(last, str):  # {meeting: 7}
            groups[place] = []
        elif above:
            groups.setdefault(tuple(above), []).append(last)
        else:
            editing.remove((*path, last))
    for place, indexes in groups.items():
        ids = value_at(before, place)
        if isinstance(ids, list) and len(indexes) < len(ids):
            for index in indexes:
                editing.remove((*path, *place, index))
        elif len(place) > 1 and len(value_at(before, place[:-1])) == 1:
            editing.remove((*path, *place[:-1]))
        else:
            editing.put((*path, *place), None)


def _cite(editing: Editing, path: Path, before: Any, reference: str) -> None:
    """Put a reference among others in the form that they have: grouped by meeting, or single."""
    meeting, _, id = reference.rpartition("/")
    if isinstance(before, dict):
        editing.add((*path, meeting), id)
        return
    for at, one in enumerate(before if isinstance(before, list) else ()):
        if isinstance(one, dict) and meeting in one:
            editing.add((*path, at, meeting), id)
            return
    editing.add(path, reference, order=OF_KEY_POINT)
