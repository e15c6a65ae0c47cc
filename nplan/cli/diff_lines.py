"""The lines under an entry of diff: fields that changed, texts with marked words, reasons."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from nplan.cli.diff_words import DiffWords
from nplan.cli.words import N_
from nplan.counts.change import Because, Change, Items, Part, Value

AROUND = 8
"""Words that are shown on each side of a change in a long text."""

WORDS = 60
"""Words that are shown of a text that is new or gone as a whole."""

REFERENCES = 12
"""References to inputs that are told before the others are only counted."""

KNOWN_BY = frozenset(("text", "title", "name"))
"""The fields that hold what people know a record by."""

BEFORE, AFTER = N_("before"), N_("after")


class Run(msgspec.Struct, frozen=True):
    """Words of a line."""

    text: str
    mark: Literal["", "old", "new", "strong"] = ""
    """Whether they are gone or came instead, or what the line is about."""


Line = tuple[Run, ...]
"""Runs, a space between each."""


def details(words: DiffWords, one: Change) -> Iterator[Line]:
    """What changed in a record and what it rests on, a line each.

    Args:
        words: the language.
        one: what happened to the record.
    """
    for field in one.fields:
        name = words.field(field.field)
        if isinstance(field, Items):
            yield from _items(words, one, field, name)
        elif field.withheld:
            yield (Run(words.text("{field}: changed, and is not told here", field=name)),)
        elif field.parts:
            label = "" if field.field in KNOWN_BY else name
            yield from _text(words, field, label)
        else:
            old = words.before(one.what, field.field, field.old)
            new = words.after(one.what, field.field, field.new)
            yield (Run(f"{name}: {old} → {new}"),)
    for reason in one.because:
        yield (Run(_because(words, one, reason)),)


def _items(words: DiffWords, one: Change, field: Items, name: str) -> Iterator[Line]:
    for sentence, values in (
        (N_("{field}: added {items}"), field.added),
        (N_("{field}: removed {items}"), field.removed),
    ):
        if values and field.field == "inputs":
            listed = references(words, [value for value in values if value])
        else:
            listed = words.items(one.what, field.field, values)
        if values:
            yield (Run(words.text(sentence, field=name, items=listed)),)


def _text(words: DiffWords, field: Value, label: str) -> Iterator[Line]:
    """A text as it was and as it is, the words marked that are in one of them alone."""
    for side, word in (("old", BEFORE), ("new", AFTER)):
        if getattr(field, side) is None:
            continue
        said = words.text(word)
        parts = [part for part in field.parts if part.where in ("both", side)]
        if field.old is None or field.new is None:  # nothing to mark: all of it is new, or is gone
            runs: tuple[Run, ...] = (Run(_beginning(parts[0].text.split())),)
        else:
            runs = tuple(_runs(parts, field.parts))
        yield (Run(f"{label}, {said}:" if label else f"{said}:"), *runs)


def _beginning(words: Sequence[str]) -> str:
    return " ".join(words if len(words) <= WORDS else (*words[:WORDS], "…"))


def _runs(parts: Sequence[Part], all_parts: Sequence[Part]) -> Iterator[Run]:
    for part in parts:
        if part.where != "both":
            yield Run(part.text, part.where)
            continue
        first, last = part is all_parts[0], part is all_parts[-1]
        yield Run(_near(part.text.split(), first=first, last=last))


def _near(words: Sequence[str], *, first: bool, last: bool) -> str:
    """The words beside a change; what is farther away is left out."""
    head = 0 if first else AROUND
    tail = 0 if last else AROUND
    if len(words) <= head + tail + 2:
        return " ".join(words)
    return " ".join((*words[:head], "…", *(words[-tail:] if tail else ())))


def _because(words: DiffWords, one: Change, reason: Because) -> str:
    id = reason.id or words.text("an organisation that wants to be anonymous")
    if reason.what == "comment":
        return words.text("because of the comment {id}", id=id)
    if one.what == "input":
        return words.text("through the key point {id}", id=id)
    if not reason.inputs:
        return words.text("because of the key point {id}", id=id)
    inputs = references(words, reason.inputs)
    return words.text("because of the key point {id}, inputs {inputs}", id=id, inputs=inputs)


def references(words: DiffWords, references: Sequence[str]) -> str:
    """References in a sentence, those of a meeting together: 2026-03-25-lunch/7, 9."""
    shown = references if len(references) <= REFERENCES + 2 else references[:REFERENCES]
    bymeeting_of = groupby(shown, key=meeting_of)
    listed = "; ".join(
        f"{meeting}/{', '.join(one.rpartition('/')[2] for one in some)}"
        for meeting, some in bymeeting_of
    )
    if left := len(references) - len(shown):
        return words.count("{listed} and {n} more", "{listed} and {n} more", left, listed=listed)
    return listed


def meeting_of(reference: str | None) -> str | None:
    """The id of the meeting that a reference is in."""
    return reference.rpartition("/")[0] if reference else None
