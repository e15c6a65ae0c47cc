"""capture: notes from a file, a pipe or the keyboard, put into their meeting."""

import sys
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from nplan.cli.capture_echo import Echo, fitting
from nplan.cli.meeting_meant import meeting_meant
from nplan.cli.naming import legible
from nplan.cli.opening import Opened, opened, tell_broken
from nplan.cli.papers import from_here, refused
from nplan.cli.words import Words
from nplan.files.capture import (
    Captured,
    GroupOpened,
    Taken,
    captured,
    group_keys,
    refuse_unreadable,
)
from nplan.files.project import project
from nplan.files.recording import Numbered, numbered, recorded, standing
from nplan.files.sources import Disk
from nplan.files.tags import Tags
from nplan.files.taken import taken_ids
from nplan.model.dialogue import Meeting
from nplan.model.error import NplanError
from nplan.model.typed import Typed, typed_text

MOST = 50
"""Tags that are offered at once."""


class Captive(msgspec.Struct, frozen=True):
    """A meeting whose notes are captured."""

    found: Opened
    file: str
    meeting: Meeting
    tags: Tags
    taken: frozenset[str]
    """Every id that an input of the meeting has, had, or is cited by."""
    echo: Echo

    @property
    def words(self) -> Words:
        """The words that the office is spoken to in."""
        return self.echo.words

    def recorded(
        self, content: bytes, meeting: Meeting, read: Captured, inputs: tuple[Numbered, ...]
    ) -> bytes:
        """The meeting's file with what was typed.

        Raises:
            NplanError: it cannot be changed safely (cannot-edit).
        """
        return recorded(self.file, content, meeting, read.steps, inputs, self.tags, read.groups)

    def offered(self, begun: str) -> Iterator[tuple[str, str]]:
        """Tags that the beginning of one may become, and what they mean; nothing for ""."""
        for tag in islice(self.tags.offered(begun) if begun else (), MOST):
            yield tag, self.echo.meaning(tag)

    def tell(self, sentence: str, **values: str) -> None:
        """Say something on standard error."""
        print(self.words.text(sentence, **values), file=sys.stderr)

    def tell_sum(self, n: int, *, dry_run: bool = False) -> None:
        """Say how many inputs came, and where."""
        file = from_here(self.found.root / self.file)
        count = self.words.count
        if dry_run:
            told = count(
                "{n} input would be added to {file}. Nothing was written.",
                "{n} inputs would be added to {file}. Nothing was written.",
                n,
                file=file,
            )
        else:
            told = count("{n} input added to {file}", "{n} inputs added to {file}", n, file=file)
        print(told, file=sys.stderr)


def captured_into(
    named: str | None, typed: str, file: str | None, group: str | None, *, dry_run: bool
) -> int:
    """Add notes to a meeting's file and tell what was understood; the exit code says how it went.

    Raises:
        NplanError: there is no project, the file is of another kind than notes or holds a
            character that no file may hold, all of it stands in the meeting already, or the
            meeting's file cannot be changed or written.
    """
    group = group and legible(group)
    if file is None and Path(typed).is_file() and Path(typed).suffix != ".yaml":
        return refused("no-meeting-named", file=typed)
    meant = meeting_meant(project(Path.cwd(), named), typed)
    if meant is None:
        return 2
    if file is None and sys.stdin.isatty() and not dry_run:
        from nplan.cli.capture_keyboard import typed_into

        with opened(named, meant.__eq__, writing=False) as found:  # each line locks it for itself
            captive = found and captive_of(found, meant)
        return typed_into(captive, group) if captive else 1
    content = sys.stdin.buffer.read() if file in (None, "-") else Path(file).read_bytes()
    notes = _notes(content, file, Path(meant).stem)
    refuse_unreadable(notes.text)
    with opened(named, meant.__eq__, writing=not dry_run) as found:
        captive = found and captive_of(found, meant)
        return _whole(captive, notes, group, dry_run=dry_run) if captive else 1


def captive_of(found: Opened, file: str) -> Captive | None:
    """The meeting of a file; None, and told, if it cannot be read."""
    meeting = found.records.meetings.get(file)
    if meeting is None:
        broken = [one for one in found.findings if one.file == file]
        tell_broken(found.source, broken, found.language)
        return None
    tags = Tags(found.records, (one.organisation for one in meeting.participants))
    taken = taken_ids(Disk(found.root), meeting)
    return Captive(
        found,
        file,
        meeting,
        tags,
        taken,
        Echo(Words(found.records, found.language, "capture"), tags),
    )


def _notes(content: bytes, file: str | None, meeting: str) -> Typed:
    """The text of a file or a pipe.

    Raises:
        NplanError: it is a table, or no text (no-notes).
    """
    from nplan.tables.file_kinds import is_table, kind_of_file

    name = "FILE" if file in (None, "-") else file
    kind = kind_of_file(content)
    notes = typed_text(content)
    if not kind and (Path(name).suffix.lower() == ".csv" or is_table(notes.text)):
        kind = "table"
    if kind not in ("", "binary"):  # the line with the first odd character says more
        typed = f'"{name}"' if " " in name else name
        raise NplanError("no-notes", what=kind, file=typed, meeting=meeting)
    return notes


def _whole(captive: Captive, notes: Typed, group: str | None, *, dry_run: bool) -> int:
    """Capture a whole text, and tell what was understood."""
    if notes.encoding != "UTF-8":
        captive.tell("Read as {encoding}: see that å, ä and ö are right.", encoding=notes.encoding)
    read = captured_below(captive, notes.text, group)
    again = standing(captive.meeting, read.steps, captive.tags)
    left_out = [one for one in again if not one.says_more]
    read = _without(read, {one.line for one in left_out})
    inputs, taken = numbered(read.steps, captive.taken)
    if left_out and not inputs:
        raise NplanError("captured-before", file=captive.file)
    is_new = bool(inputs) or any(isinstance(one, GroupOpened) for one in read.steps)
    if is_new:
        content = captive.found.content(captive.file) or b""
        after = captive.recorded(content, captive.meeting, read, inputs)
        if not dry_run:
            captive.found.save({captive.file: after})
    lines = [*captive.echo.captured(read, inputs, group_keys(captive.meeting.groups))]
    there = (one.unclear for one in again if one.says_more)
    if unclear := sorted((*read.unclear, *taken, *there), key=lambda one: one.line):
        lines.append(captive.words.text("To look at:"))
        lines += (f"  {captive.echo.unclear(one)}" for one in unclear)
    lines += captive.echo.left_out(left_out)
    if lines:
        print("\n".join(fitting(lines)), file=sys.stderr)
    if not is_new:
        raise NplanError("nothing-to-capture")
    captive.tell_sum(len(inputs), dry_run=dry_run)
    return 0


def _without(read: Captured, lines: Collection[int]) -> Captured:
    """What was typed less the inputs that begin on some lines."""
    steps = (one for one in read.steps if not (isinstance(one, Taken) and one.line in lines))
    return msgspec.structs.replace(read, steps=tuple(steps))


def captured_below(captive: Captive, text: str, group: str | None) -> Captured:
    """What lines say; those before the first heading belong to the group of --group."""
    groups = group_keys(captive.meeting.groups)
    if group is None:
        return captured(text, captive.tags, groups)
    above = captured(f"# {group}", captive.tags, groups)
    read = captured(text, captive.tags, above.groups, above.place)
    return msgspec.structs.replace(
        read,
        steps=(*above.steps, *read.steps),
        unclear=(*(msgspec.structs.replace(one, line=0) for one in above.unclear), *read.unclear),
    )
