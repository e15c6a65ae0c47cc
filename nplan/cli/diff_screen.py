"""What diff tells: sections of entries with their details, from the changes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from nplan.cli.diff_words import HEADINGS, DiffWords
from nplan.cli.words import N_
from nplan.counts.change import Because, Change, Changes, How, Items, Part, Value, What
from nplan.counts.changes import FRAME
from nplan.model.version import Version

LONGEST = 90
"""Characters of a text that only says which record is meant."""

AROUND = 8
"""Words that are shown on each side of a change in a long text."""

WORDS = 60
"""Words that are shown of a text that is new or gone as a whole."""

REFERENCES = 12
"""References to inputs that are told before the others are only counted."""

KNOWN_BY = frozenset(("text", "title", "name"))
"""The fields that hold what people know a record by."""


HAPPENED: Mapping[How, str] = {
    "added": N_("{id} was added"),
    "removed": N_("{id} was removed"),
    "altered": N_("{id} was changed"),
    "moved": N_("{was} was moved to {id}"),
    "withdrawn": N_("{id} was taken back"),
    "restored": N_("{id} is no longer taken back"),
}
NAMELESS: Mapping[What, str] = {
    "meeting": N_("A meeting"),
    "organisation": N_("An organisation that wants to be anonymous"),
    "input": N_("An input"),
    "key-point": N_("A key point"),
    "chapter": N_("A text"),
    "goal": N_("A goal"),
    "indicator": N_("An indicator"),
    "action": N_("An action"),
    "comment": N_("A comment"),
}
"""What stands for an id that would name somebody."""

BEFORE, AFTER = N_("before"), N_("after")
REWORDED = N_("{id} was reworded")
RENAMED = N_("{was} is now called {id}")


class Run(msgspec.Struct, frozen=True):
    """Words of a line."""

    text: str
    mark: Literal["", "old", "new", "strong"] = ""
    """Whether they are gone or came instead, or what the line is about."""


Line = tuple[Run, ...]
"""Runs, a space between each."""


class Entry(msgspec.Struct, frozen=True):
    """What is told of a record, or of several to which the same happened."""

    line: Line
    details: tuple[Line, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """The entries of one kind of record."""

    heading: str
    entries: tuple[Entry, ...]


class Told(msgspec.Struct, frozen=True):
    """All that diff tells."""

    head: tuple[str, ...]
    sections: tuple[Section, ...]


class Side(msgspec.Struct, frozen=True):
    """One of the two versions that are compared."""

    version: Version | None
    """None for the files as they are now."""
    errors: int
    """How many errors its files have."""


def told(
    words: DiffWords, changes: Changes, versions: tuple[Side, Side], skipped: tuple[str, ...]
) -> Told:
    """The changes in words.

    Args:
        words: the language.
        changes: what changed, nothing in it that is to be withheld.
        versions: the two that are compared.
        skipped: files that cannot be read in one of them and are left out of both.
    """
    by_kind = groupby(changes.changes, key=lambda one: one.what)
    sections = [
        Section(words.text(HEADINGS[what]), tuple(_entries(words, tuple(some), changes)))
        for what, some in by_kind
    ]
    sections = [section for section in sections if section.entries]
    if changes.elsewhere:
        files = tuple(Entry((Run(file),)) for file in changes.elsewhere)
        sections.append(Section(words.text("Other files that differ"), files))
    return Told(tuple(head(words, versions, skipped)), tuple(sections))


def head(words: DiffWords, versions: tuple[Side, Side], skipped: tuple[str, ...]) -> Iterator[str]:
    """What is compared, and what could not be read of it."""
    old, new = (_called(words, one) for one in versions)
    yield words.text("What changed from {old} to {new}.", old=old, new=new)
    for one in versions:
        if one.errors:
            yield words.count(
                "There is {n} error in {version}; what can be read is compared.",
                "There are {n} errors in {version}; what can be read is compared.",
                one.errors,
                version=_called(words, one),
            )
    if skipped:
        files = ", ".join(skipped)
        yield words.text(
            "Left out of both, because one of them cannot be read: {files}.", files=files
        )


def _called(words: DiffWords, one: Side) -> str:
    version = one.version
    if version is None:
        return words.text("the files as they are now")
    date = words.new.date(version.date)
    return words.text("version {commit} ({date})", commit=version.commit, date=date)


def _entries(words: DiffWords, some: Sequence[Change], every: Changes) -> Iterator[Entry]:
    """The entries of one kind; inputs to which the same happened, and nothing else, are one."""
    whole: dict[tuple[str | None, How], int] = {
        (one.id, one.how): 0
        for one in every.changes
        if one.what == "meeting" and one.how in ("added", "removed")
    }
    """Meetings that came or went, and how many inputs with them."""
    alike: dict[tuple[Value, tuple[Because, ...]], list[Change]] = {}
    for one in every.changes:
        if one.what == "input" and (key := (_meeting(one.id), one.how)) in whole:
            whole[key] += 1
    for one in some:
        if (outcome := _only_outcome(one)) is not None:
            alike.setdefault((outcome, one.because), []).append(one)
    for one in some:
        if one.what == "input" and (_meeting(one.id), one.how) in whole:
            continue  # told with its meeting
        outcome = _only_outcome(one)
        same = alike[outcome, one.because] if outcome is not None else [one]
        if len(same) == 1:
            yield _entry(words, one, whole.get((one.id, one.how), 0))
        elif same[0] is one:
            yield _together(words, same)


def _meeting(reference: str | None) -> str | None:
    return reference.rpartition("/")[0] if reference else None


def _only_outcome(one: Change) -> Value | None:
    """What an input's outcome was and is, if nothing else happened to it."""
    if one.what != "input" or one.how != "altered" or len(one.fields) != 1:
        return None
    field = one.fields[0]
    return field if isinstance(field, Value) and field.field == "outcome" else None


def _together(words: DiffWords, same: Sequence[Change]) -> Entry:
    line = words.count("{n} input got another outcome", "{n} inputs got another outcome", len(same))
    inputs = _references(words, [one.id for one in same if one.id])
    details = (*_details(words, same[0]), (Run(words.text("inputs: {inputs}", inputs=inputs)),))
    return Entry((Run(line, "strong"),), details)


def _entry(words: DiffWords, one: Change, inputs: int) -> Entry:
    """The entry of a record.

    Args:
        words: the language.
        one: what happened to it.
        inputs: how many inputs came or went with it.
    """
    details = [*_details(words, one)]
    if inputs:
        details.append((Run(words.count("with {n} input", "with {n} inputs", inputs)),))
    sentence = words.text(_happened(one), id=_name(words, one, one.id), was=one.was or "")
    if one.withheld and one.id is not None and one.how != "withdrawn":
        details.insert(
            0, (Run(words.text("Its text is confidential or names somebody anonymous.")),)
        )
    if one.text is None or _reworded(one):
        return Entry((Run(sentence, "strong"),), tuple(details))
    known = " ".join(one.text.split())
    if one.how not in ("added", "removed") and len(known) > LONGEST:
        known = known[: LONGEST - 1].rstrip() + "…"
    quoted = Run(words.text("“{text}”", text=known))
    return Entry((Run(f"{sentence}:", "strong"), quoted), tuple(details))


def _happened(one: Change) -> str:
    if one.how == "altered" and one.was is not None:
        return RENAMED
    return REWORDED if one.how == "altered" and _reworded(one) else HAPPENED[one.how]


def _reworded(one: Change) -> bool:
    """Whether the words that people know it by are others now, and are told."""
    return one.what == "chapter" or any(
        isinstance(field, Value) and field.parts and field.field in KNOWN_BY for field in one.fields
    )


def _name(words: DiffWords, one: Change, id: str | None) -> str:
    if id is None:
        return words.text(NAMELESS[one.what])
    if one.what == "chapter":
        title = words.after("goal", "area", id)
        return words.text("The programme") if id == FRAME else title
    return id


def _details(words: DiffWords, one: Change) -> Iterator[Line]:
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
            listed = _references(words, [value for value in values if value])
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
    inputs = _references(words, reason.inputs)
    return words.text("because of the key point {id}, inputs {inputs}", id=id, inputs=inputs)


def _references(words: DiffWords, references: Sequence[str]) -> str:
    """References in a sentence, those of a meeting together: 2026-03-25-lunch/7, 9."""
    shown = references if len(references) <= REFERENCES + 2 else references[:REFERENCES]
    by_meeting = groupby(shown, key=_meeting)
    listed = "; ".join(
        f"{meeting}/{', '.join(one.rpartition('/')[2] for one in some)}"
        for meeting, some in by_meeting
    )
    if left := len(references) - len(shown):
        return words.count("{listed} and {n} more", "{listed} and {n} more", left, listed=listed)
    return listed
