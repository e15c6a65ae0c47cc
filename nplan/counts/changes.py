"""What changed between two versions of a process: added, removed, altered, moved, and why."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import msgspec

from nplan.counts.change import Because, Change, Changes, Items, Value, What
from nplan.counts.comparing import compared, items, value
from nplan.counts.input_changes import input_changes
from nplan.counts.pairing import Paired
from nplan.counts.reasons import Reasons
from nplan.counts.versions import Versions, actions_of, goals_of, placed
from nplan.model.consultation import Comment
from nplan.model.dialogue import Attendance, Meeting
from nplan.model.process import Organisation, Unit
from nplan.model.programme import Action, AreaProgramme, Chapter, Goal, Indicator, KeyPoint
from nplan.model.records import Records, group_id, meeting_day

FRAME = "programme"
"""What the chapter that belongs to no area is called, as in a comment's `about`."""


def changes(old: Records, new: Records) -> Changes:
    """Everything that differs between two versions, the old one first.

    Records are known by their ids and `formerly`; see `paired_inputs` for inputs. Whatever has
    the same words and values is no change, however it is written.
    """
    found = _Comparison(old, new)
    return Changes(tuple(found.changes()), tuple(sorted(found.elsewhere())))


class _Comparison(Versions, frozen=True, dict=True):
    """Two versions, and what is told of each kind of record."""

    def changes(self) -> Iterator[Change]:
        yield from self._of("meeting", self.meetings, _title, self._of_meetings)
        yield from self._of("organisation", self.organisations, _name)
        yield from input_changes(self.old, self.new, self.inputs, self.meetings, self.now)
        yield from self._of("key-point", self.key_points, _title, self._of_key_points)
        yield from self._chapters()
        yield from self._of("goal", self.goals, _text, self._areas_of(goals_of), self._why)
        yield from self._of("indicator", self.indicators, _name)
        yield from self._of("action", self.actions, _text, self._areas_of(actions_of), self._why)
        yield from self._of("comment", self.comments, _text, self._of_comments)

    def _of(
        self,
        what: What,
        records: Paired[Any],
        text: Callable[[Any], str],
        more: Callable[[str, str], Iterable[Value | Items]] = lambda old, new: (),
        why: Callable[[Any, Any, str], Iterable[Because]] = lambda old, new, id: (),
    ) -> Iterator[Change]:
        """The changes of one kind of record.

        Args:
            what: the kind.
            records: all of the kind.
            text: what people know one by.
            more: what differs beside the fields, by the old and the new id.
            why: what stands behind a change, by the old and the new version and the id.
        """
        for before, id in records.pairs:
            old, new = records.old[before], records.new[id]
            fields = (*compared(what, old, new, self.now), *more(before, id))
            if fields or before != id:
                yield Change(
                    what=what,
                    id=id,
                    was=before if before != id else None,
                    how="altered",
                    text=text(new),
                    fields=fields,
                    because=tuple(why(old, new, id)),
                )
        for id in records.added:
            new = records.new[id]
            because = tuple(why(None, new, id))
            yield Change(what=what, id=id, how="added", text=text(new), because=because)
        for id in records.removed:
            old = records.old[id]
            because = tuple(why(old, None, id))
            yield Change(what=what, id=id, how="removed", text=text(old), because=because)

    def _of_meetings(self, before: str, after: str) -> Iterator[Value | Items]:
        old, new = self.meetings.old[before], self.meetings.new[after]
        if old == new:
            return
        yield from value("date", str(meeting_day(old)), str(meeting_day(new)))
        name = self.now.was
        here = (name("organisation", one) for one in _participants(self.old, old))
        yield from items("participants", here, _participants(self.new, new))
        yield from value("people", _people(old), _people(new))
        head, count = old.attendance or Attendance(), new.attendance or Attendance()
        for field in ("organisations", "people", "own_people", "approximate"):
            yield from value(f"attendance.{field}", getattr(head, field), getattr(count, field))
        yield from items("groups", map(group_id, old.groups), map(group_id, new.groups))

    def _of_key_points(self, before: str, after: str) -> Iterator[Value | Items]:
        if self.key_points.old[before] != self.key_points.new[after]:
            reasons = self._reasons
            yield from items("inputs", reasons.inputs_before(before), reasons.inputs_of(after))

    def _of_comments(self, before: str, after: str) -> Iterator[Value | Items]:
        old, new = self.comments.old[before].about, self.comments.new[after].about
        same = {**self.areas.ids, **self.goals.ids, **self.actions.ids}
        if same.get(old, old) != new:
            yield from value("about", old, new)

    def _areas_of(
        self, records: Callable[[Chapter], tuple[Any, ...]]
    ) -> Callable[[str, str], Iterator[Value]]:
        """Which area something of the programme stands in."""
        old, new = ({one.id: area for area, one in placed(side, records)} for side in self._both)

        def more(before: str, after: str) -> Iterator[Value]:
            area = old[before]
            yield from value("area", self.areas.ids.get(area or "", area), new[after])

        return more

    def _why(
        self, old: Goal | Action | None, new: Goal | Action | None, id: str
    ) -> Iterator[Because]:
        return self._reasons.of(id, old.key_points if old else (), new.key_points if new else ())

    def _chapters(self) -> Iterator[Change]:
        """What was written anew in the programme's prose; what is not there has no words."""
        old, new = ({area or FRAME: one for _, area, one in side.chapters} for side in self._both)
        was = {self.areas.ids.get(area, area): one for area, one in old.items()}
        nothing = AreaProgramme()
        for area in {**new, **was}:
            before, after = was.get(area, nothing), new.get(area, nothing)
            if fields := tuple(compared("chapter", before, after, self.now)):
                because = tuple(self._reasons.of(area, (), ()))
                yield Change(
                    what="chapter",
                    id=area,
                    how="altered",
                    text=None,
                    fields=fields,
                    because=because,
                )

    def elsewhere(self) -> Iterator[str]:
        """Files that differ in something of which nothing is told above."""
        one, other = map(_rest, self._both)
        return (file for file in {**one, **other} if one.get(file) != other.get(file))

    @property
    def _both(self) -> tuple[Records, Records]:
        return self.old, self.new

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self)


def _participants(records: Records, meeting: Meeting) -> tuple[str, ...]:
    """Ids of those that a meeting lists, also at its tables."""
    listed = (one for group in meeting.groups for one in group.participants)
    return records.participants((*meeting.participants, *listed))


def _people(meeting: Meeting) -> int | None:
    """How many people are noted, organisation by organisation; None where none are."""
    listed = (one for group in meeting.groups for one in group.participants)
    noted = [one.people for one in (*meeting.participants, *listed) if one.people is not None]
    return sum(noted) if noted else None


def _rest(records: Records) -> dict[str, object]:
    """What each file holds beside what is compared record by record."""
    replace = msgspec.structs.replace
    return {
        "data/process.yaml": replace(records.process, units=()),
        "data/decisions.yaml": records.decisions or None,
        "data/replies.yaml": records.replies or None,
        **records.rounds,
        **{file: replace(one, comments=()) for file, one in records.responses.items()},
        **records.memos,
        **records.follow_ups,
    }


def _title(record: Meeting | KeyPoint) -> str:
    return record.title


def _name(record: Organisation | Unit | Indicator) -> str:
    return record.title if isinstance(record, Unit) else record.name


def _text(record: Goal | Action | Comment) -> str:
    return record.text
