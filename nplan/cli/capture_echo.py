"""What was understood of captured notes, in words for whoever typed them."""

import os
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

import msgspec

from nplan.cli.words import N_, Words
from nplan.files.capture import (
    Captured,
    GroupOpened,
    Part,
    Place,
    Step,
    Taken,
    Unclear,
    Under,
    What,
)
from nplan.files.notes import KINDS as INPUT_KINDS
from nplan.files.recording import Again, Numbered
from nplan.files.tags import MOST, Tags
from nplan.model.dialogue import Group

KINDS = {
    "problem": N_("problem"),
    "proposal": N_("proposal"),
    "strength": N_("strength"),
    "question": N_("question"),
    "other": N_("other"),
}
SENTENCES: dict[What, str] = {
    "unknown": N_("{word} is not known, and stays in the text."),
    "several": N_("{word} may mean several, and stays in the text."),
    "again": N_("{word} says what another word says already, and stays in the text."),
    "before": N_("{word} stands before a word that is not understood, and stays in the text."),
    "in-heading": N_("{word} is not understood, and does not hold for the lines below it."),
    "participant": N_("{word} is listed as a participant, but has to be added to the register."),
    "participant-several": N_(
        "{word} may mean several, and is listed as a participant as it was typed."
    ),
    "only-heading": N_("{word} is only a heading, and is not saved: it has no tag that is known."),
    "too-deep": N_("{word} is taken for an input: headings have one or two #."),
    "no-text": N_("{word} has no text, and is not saved."),
    "no-space": N_("{word} stays in the text: the number of an input has a space after it."),
    "no-space-heading": N_("{word} stays in the text: a heading has a space after its #."),
    "confidential": N_(
        "{word} stays in the text and hides nothing: give the input as an item of a list instead."
    ),
    "there": N_("{word} stands there already as [{likely}]."),
    "there-without-id": N_("{word} stands there already."),
    "taken": N_("{word} is taken: the input gets {likely}."),
}
MOST_LEFT_OUT = 5
"""Inputs that are told one by one where they stand in the meeting already."""
NARROWEST = 20
"""Columns of a terminal on which lines are broken."""
MEANT = N_("Did you mean {likely}?")


class Echo(msgspec.Struct, frozen=True):
    """Tells what was understood."""

    words: Words
    tags: Tags

    def captured(
        self,
        read: Captured,
        inputs: Sequence[Numbered],
        known: Container[str],
    ) -> Iterator[str]:
        """The lines about what was typed, group by group.

        Args:
            read: what was typed.
            inputs: the inputs in it, with their ids.
            known: the keys of the groups that were there before.
        """
        ids = {one.line: id for id, one in inputs}
        for key, some in groupby(read.steps, _group):
            told = list(some)
            headings = [one for one in told if isinstance(one, GroupOpened)]
            if headings or any(isinstance(one, Taken) for one in told):
                new = key is not None and key not in known
                yield self.heading(key, headings, read.groups, new=new)
            for one in told:
                if isinstance(one, Taken):
                    yield f"  {self.input(ids[one.line], one)}"
                elif isinstance(one, Under) and one.text:
                    yield f"  ## {one.text}{self.part(one.place.part)}"

    def typed(
        self, read: Captured, inputs: Sequence[Numbered], known: Container[str]
    ) -> Iterator[str]:
        """The lines about a line or two, where the prompt tells the group; see `captured`."""
        ids = {one.line: id for id, one in inputs}
        for one in read.steps:
            if isinstance(one, GroupOpened):
                yield self.heading(one.key, [one], read.groups, new=one.key not in known)
            elif isinstance(one, Taken):
                yield self.input(ids[one.line], one)

    def heading(
        self,
        key: str | None,
        headings: Iterable[GroupOpened],
        groups: Mapping[str, Group],
        *,
        new: bool,
    ) -> str:
        """The group that lines go to: its title, its area, and who was named beside it."""
        if key is None:
            return self.words.text("Outside the groups")
        who = (self.name(id) for one in headings for id in one.participants)
        title = self.words.text("{title} (new)", title=groups[key].title)
        parts = (title if new else groups[key].title, groups[key].area, ", ".join(who))
        return " · ".join(part for part in parts if part)

    def part(self, part: Part) -> str:
        """What holds below a heading, after a colon; '' where nothing does."""
        tags = (*part.kinds, *(tag[1:] for tag in part.areas), *part.organisations)
        named = (tag if tag[0] not in "@#" else self.meaning(tag) for tag in tags)
        told = ", ".join(named)
        return f": {told}" if told else ""

    def input(self, id: str, taken: Taken) -> str:
        """An input on one line: its id, what its tags say, its text."""
        note = taken.note(id, self.tags)
        votes = note.votes
        said = (
            self.words.text(KINDS[note.kind]) if note.kind else "",
            note.area or "",
            *note.also,
            *(self.name(one) for one in note.from_ or ()),
            "" if votes is None else self.words.count("{n} vote", "{n} votes", votes),
            self.words.text("quote") if note.quote else "",
        )
        labels = ", ".join(one for one in said if one)
        return f"[{id}] {labels}: {note.text}" if labels else f"[{id}] {note.text}"

    def unclear(self, one: Unclear, *, numbered: bool = True) -> str:
        """Something that was not understood, and what may have been meant."""
        sentence = self.words.text(
            SENTENCES[one.what], word=self.quoted(one.word), likely=", ".join(one.likely)
        )
        if one.likely and one.what not in ("taken", "there"):
            more = ", ..." if len(one.likely) > MOST else ""
            likely = ", ".join(map(self.tag, one.likely[:MOST])) + more
            sentence += " " + self.words.text(MEANT, likely=likely)
        if not numbered:
            return sentence
        line = str(one.line)
        return self.words.text("line {line}: {sentence}", line=line, sentence=sentence)

    def left_out(self, inputs: Sequence[Again]) -> Iterator[str]:
        """The inputs that are not added, since they stand in the meeting already."""
        if not inputs:
            return
        n = len(inputs)
        yield self.words.count(
            "{n} input stands there already, and is not added again:",
            "{n} inputs stand there already, and are not added again:",
            n,
        )
        for one in inputs[:MOST_LEFT_OUT]:
            told = one.text if one.id is None else f"[{one.id}] {one.text}"
            line = str(one.line)
            yield "  " + self.words.text("line {line}: {sentence}", line=line, sentence=told)
        if (more := n - MOST_LEFT_OUT) > 0:
            yield "  " + self.words.count("and {n} more", "and {n} more", more)

    def quoted(self, word: str) -> str:
        """What was typed, between quotation marks."""
        return self.words.text('"{word}"', word=word)

    def place(self, place: Place, groups: Mapping[str, Group]) -> str:
        """Where the next line belongs, before the cursor."""
        group = groups[place.group] if place.group is not None else None
        part = place.part
        tags = (*part.kinds, *part.areas, *part.organisations)
        shown = (group.title if group else "", (group.area if group else "") or "", " ".join(tags))
        return " · ".join(one for one in shown if one)

    def name(self, id: str) -> str:
        """What an organisation or a unit is called."""
        return self.words.value("organisation", self.tags.organisations.get(id, id))

    def tag(self, tag: str) -> str:
        """A tag, and the name of who it means."""
        return f"{tag} ({self.meaning(tag)})" if tag[0] == "@" else tag

    def meaning(self, tag: str) -> str:
        """What a tag means: the name of an organisation, the title of an area, a kind of input."""
        if tag[0] == "@":
            return self.name(tag[1:])
        if kind := INPUT_KINDS.get(tag[1:]):
            return self.words.text(KINDS[kind])
        return self.words.value("area", tag[1:])


def _group(step: Step) -> str | None:
    if isinstance(step, GroupOpened):
        return step.key
    return step.group if isinstance(step, Taken) else step.place.group


def fitting(lines: Iterable[str], margin: int = 0) -> Iterator[str]:
    """Lines as they fit the terminal of standard error; as they are where it is none."""
    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns - margin
    except OSError:
        width = 0
    return within(lines, width)


def within(lines: Iterable[str], width: int) -> Iterator[str]:
    """Lines broken between words where they are wider, the rest of one further in.

    Args:
        lines: what is told.
        width: in columns; none is broken where it is less than NARROWEST.
    """
    for line in "\n".join(lines).split("\n"):
        if len(line) <= width or width < NARROWEST:
            yield line
            continue
        left = " " * (len(line) - len(line.lstrip(" ")) + 4)
        yield from wrap(
            line, width, subsequent_indent=left, break_long_words=False, break_on_hyphens=False
        )
