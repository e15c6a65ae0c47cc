"""What diff tells: sections of entries with their details, from the changes."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from nplan.cli.diff_lines import KNOWN_BY, Line, Run, details, meeting_of, references
from nplan.cli.diff_words import HEADINGS, DiffWords
from nplan.cli.words import N_
from nplan.counts.change import Because, Change, Changes, How, Value, What
from nplan.counts.changes import FRAME
from nplan.model.version import Version

LONGEST = 90
"""Characters of a text that only says which record is meant."""


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

REWORDED = N_("{id} was reworded")
RENAMED = N_("{was} is now called {id}")


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
        if one.what == "input" and (key := (meeting_of(one.id), one.how)) in whole:
            whole[key] += 1
    for one in some:
        if (outcome := _only_outcome(one)) is not None:
            alike.setdefault((outcome, one.because), []).append(one)
    for one in some:
        if one.what == "input" and (meeting_of(one.id), one.how) in whole:
            continue  # told with its meeting
        outcome = _only_outcome(one)
        same = alike[outcome, one.because] if outcome is not None else [one]
        if len(same) == 1:
            yield _entry(words, one, whole.get((one.id, one.how), 0))
        elif same[0] is one:
            yield _together(words, same)


def _only_outcome(one: Change) -> Value | None:
    """What an input's outcome was and is, if nothing else happened to it."""
    if one.what != "input" or one.how != "altered" or len(one.fields) != 1:
        return None
    field = one.fields[0]
    return field if isinstance(field, Value) and field.field == "outcome" else None


def _together(words: DiffWords, same: Sequence[Change]) -> Entry:
    line = words.count("{n} input got another outcome", "{n} inputs got another outcome", len(same))
    inputs = references(words, [one.id for one in same if one.id])
    below = (*details(words, same[0]), (Run(words.text("inputs: {inputs}", inputs=inputs)),))
    return Entry((Run(line, "strong"),), below)


def _entry(words: DiffWords, one: Change, inputs: int) -> Entry:
    """The entry of a record.

    Args:
        words: the language.
        one: what happened to it.
        inputs: how many inputs came or went with it.
    """
    told = [*details(words, one)]
    if inputs:
        told.append((Run(words.count("with {n} input", "with {n} inputs", inputs)),))
    sentence = words.text(_happened(one), id=_name(words, one, one.id), was=one.was or "")
    if one.withheld and one.id is not None and one.how != "withdrawn":
        told.insert(0, (Run(words.text("Its text is confidential or names somebody anonymous.")),))
    if one.text is None or _reworded(one):
        return Entry((Run(sentence, "strong"),), tuple(told))
    known = " ".join(one.text.split())
    if one.how not in ("added", "removed") and len(known) > LONGEST:
        known = known[: LONGEST - 1].rstrip() + "…"
    quoted = Run(words.text("“{text}”", text=known))
    return Entry((Run(f"{sentence}:", "strong"), quoted), tuple(told))


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
