"""Notes typed line by line: each is saved at once, can be taken back, and is answered."""

import msgspec

from nplan.cli.capture import Captive
from nplan.cli.words import N_
from nplan.files.capture import (
    OUTSIDE,
    Captured,
    Place,
    Unclear,
    captured,
    group_keys,
    refuse_unreadable,
)
from nplan.files.recording import Numbered, meeting_in, numbered, standing
from nplan.files.saving import Change, locked, save
from nplan.model.error import NplanError
from nplan.model.numbering import given_ids
from nplan.texts.findings import sentence

HELP = N_("""\
One input a line, as it was said. First in it may stand ! proposal,
+ strength or ? question, last in it @organisation, #area, #problem or
*5 votes. The beginning of a name will do.
  # Bord 2 #service @cafe  a group, its area and who sat there;
                           # alone leaves the groups
  ## Works badly #problem  a heading whose tags hold for the lines below;
                           ## alone ends it
  (a space first)          continues the line above
  undo                     takes back what was typed last
Each line is saved when you press Enter. An empty line or Ctrl-D ends.""")
CHANGED = N_(
    "Somebody else has changed the meeting's file since, so nothing is taken back: change it there."
)
UNDO = ("undo", "ångra")
"""What takes the last line back, in both languages."""


END = ("klar", "klart", "slut", "sluta", "avsluta", "exit", "quit", "done", "stop")
"""What somebody types who wants to end, in both languages."""


class Answer(msgspec.Struct, frozen=True):
    """What comes of a line."""

    lines: tuple[str, ...]
    """What to tell."""
    again: str = ""
    """What is not saved, to be typed once more."""


class _Done(msgspec.Struct, frozen=True):
    """A line that was saved."""

    text: str
    place: Place
    """Where it began."""
    before: bytes
    """The meeting's file before it."""
    after: bytes
    inputs: tuple[Numbered, ...]


class Typing:
    """A meeting into which notes are typed.

    Args:
        captive: the meeting.
    """

    def __init__(self, captive: Captive) -> None:
        self.captive = captive
        self.place: Place = OUTSIDE
        self.groups = group_keys(captive.meeting.groups)
        self._done: list[_Done] = []

    @property
    def count(self) -> int:
        """How many inputs were added."""
        return sum(len(one.inputs) for one in self._done)

    @property
    def prompt(self) -> str:
        """Where the next line belongs."""
        return self.captive.echo.place(self.place, self.groups)

    def take(self, text: str) -> Answer:
        """Save a line, or several that were pasted, and tell what was understood."""
        if text.strip() == "?":
            return Answer(tuple(self.captive.words.text(HELP).split("\n")))
        if text.strip().lower() in END:
            ending = self.captive.words.text(
                "{word} is not saved. An empty line or Ctrl-D ends.",
                word=self.captive.echo.quoted(text.strip()),
            )
            return Answer((ending,))
        try:
            if text.strip().lower() in UNDO:
                return self._taken_back()
            return self._saved(text)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            told = sentence("world", {"file": self.captive.file, "reason": reason}, self._language)
        except NplanError as error:
            told = sentence(error.code, error.values, self._language)
        return Answer(tuple(one for one in told if one), text)

    @property
    def _language(self) -> str:
        return self.captive.found.language

    def _taken_back(self) -> Answer:
        words = self.captive.words
        if not self._done:
            return Answer((words.text("There is nothing to take back."),))
        last = self._done[-1]
        try:
            with locked(self.captive.found.root):
                self._save(last.after, last.before)
        except NplanError as error:
            if error.code != "changed-meanwhile":
                raise
            return Answer((words.text(CHANGED),))
        self._done.pop()
        self.place = last.place
        return Answer((words.text("Taken back: {text}", text=last.text),))

    def _saved(self, text: str) -> Answer:
        refuse_unreadable(text)
        with locked(self.captive.found.root):
            now = (self.captive.found.root / self.captive.file).read_bytes()
            last = self._done[-1] if self._done and text[0] in " \t" else None
            if last is not None and last.inputs and last.after == now:  # it continues that one
                read, done, unclear = self._added(f"{last.text}\n{text}", last.place, last.before)
                self._save(now, done.after)
                self._done[-1] = done
            else:
                last = None
                read, done, unclear = self._added(text, self.place, now)
                self._save(now, done.after)
                self._done.append(done)
        known, self.groups, self.place = self.groups, read.groups, read.place
        told = [*self.captive.echo.typed(read, done.inputs, known)]
        more = (self.captive.echo.unclear(one, numbered=False) for one in unclear)
        return Answer((*(told if last is None else told[-1:]), *more))

    def _added(
        self, text: str, place: Place, before: bytes
    ) -> tuple[Captured, _Done, tuple[Unclear, ...]]:
        """What lines say, and what the meeting's file is to hold after them."""
        captive = self.captive
        meeting = meeting_in(captive.file, before, captive.tags)
        groups = self.groups | group_keys(meeting.groups)
        read = captured(text, captive.tags, groups, place)
        inputs, taken = numbered(read.steps, captive.taken.union(given_ids(meeting)))
        there = [one.unclear for one in standing(meeting, read.steps, captive.tags)]
        after = captive.recorded(before, meeting, read, inputs)
        return read, _Done(text, place, before, after, inputs), (*read.unclear, *taken, *there)

    def _save(self, now: bytes, after: bytes) -> None:
        save(self.captive.found.root, {self.captive.file: Change(now, after)})
