"""What is counted: the meetings, who took part in each, and the inputs, up to a day."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import msgspec

from nplan.counts.outcomes import key_points_by_input
from nplan.model.dialogue import Meeting
from nplan.model.programme import KeyPoint
from nplan.model.records import Records, Said, group_id, meeting_day
from nplan.model.values import Day


class Facts(msgspec.Struct, frozen=True, dict=True):
    """The facts behind every figure; make it once, and count as often as needed."""

    records: Records
    until: Day | None = None
    """Later meetings, and answers with a later date of their own, are left out."""

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings, in time."""
        meetings = self.records.meetings_in_time
        if self.until is None:
            return meetings
        last = self.until.last
        return tuple(meeting for meeting in meetings if meeting_day(meeting).last <= last)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The inputs that are not withdrawn, meeting by meeting in time."""
        if self.until is None:
            return self.records.said
        last, meetings = self.until.last, self.meetings_by_id
        return tuple(
            said
            for said in self.records.said
            if said.meeting.id in meetings
            and (said.input.date is None or said.input.date.last <= last)
        )

    @cached_property
    def meetings_by_id(self) -> Mapping[str, Meeting]:
        """The meetings by id, in time."""
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def written(self) -> frozenset[str]:
        """The ids of the meetings of a written kind: surveys, letters, web forms."""
        records = self.records
        kinds = {kind.id for kind in records.process.meeting_kinds if kind.written}
        return frozenset(
            meeting.id
            for meeting in self.meetings
            if records.meeting_kind_ids.get(meeting.kind) in kinds
        )

    @cached_property
    def took_part(self) -> Mapping[str, Mapping[str, int | None]]:
        """Who took part, by meeting: ids of organisations and units, with their noted people."""
        found = {meeting.id: _noted_people(self.records, meeting) for meeting in self.meetings}
        for said in self.said:
            if said.input.from_:
                people = found[said.meeting.id]
                for id in said.voice:
                    people.setdefault(id)
        return found

    @cached_property
    def pairs(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The pairs of a participant's and the meeting's id, by meeting."""
        return {
            meeting: tuple([(id, meeting) for id in people])
            for meeting, people in self.took_part.items()
        }

    @cached_property
    def key_points(self) -> Mapping[str, tuple[KeyPoint, ...]]:
        """The key points that take up each input, by reference."""
        return key_points_by_input(self.records)

    @cached_property
    def group_keys(self) -> Mapping[int, str]:
        """`meeting/group` of every group, by the record's identity."""
        return {
            id(group): f"{meeting.id}/{group_id(group)}"
            for meeting in self.meetings
            for group in meeting.groups
        }

    @cached_property
    def last_day(self) -> Day | None:
        """The date of the last meeting or answer; None where there is no meeting."""
        days = [meeting_day(meeting) for meeting in self.meetings]
        days += (said.input.date for said in self.said if said.input.date is not None)
        return max(days, key=_last_then_precise, default=None)

    def people_at(self, meeting: str) -> int:
        """How many people were at a meeting, own bodies aside.

        The attendance's people where they are given, else the sum of noted people.
        """
        attendance = self.meetings_by_id[meeting].attendance
        if attendance is not None and attendance.people is not None:
            return attendance.people
        return self.noted_people(meeting, frozenset(self.took_part[meeting]))

    def noted_people(self, meeting: str, ids: frozenset[str]) -> int:
        """How many people were noted of some organisations at a meeting, own bodies aside."""
        units = self.records.units
        noted = self.took_part[meeting].items()
        return sum(people or 0 for id, people in noted if id in ids and id not in units)

    def unnamed_at(self, meeting: str) -> int:
        """Up to how many organisations more were in the room than those that are known."""
        attendance = self.meetings_by_id[meeting].attendance
        if attendance is None or attendance.organisations is None:
            return 0
        named = sum(id not in self.records.units for id in self.took_part[meeting])
        return max(attendance.organisations - named, 0)


def _last_then_precise(day: Day) -> tuple[date, bool, bool]:
    return day.last, day.month > 0, day.day > 0


def _noted_people(records: Records, meeting: Meeting) -> dict[str, int | None]:
    """Who is listed at a meeting; the meeting's figure of people wins over the groups' sum."""
    names = records.participant_ids
    found: dict[str, int | None] = {}
    for one in meeting.participants:
        if (id := names.get(one.organisation)) is not None:
            found[id] = _added(found.get(id), one.people)
    in_groups: dict[str, int | None] = {}
    for group in meeting.groups:
        for one in group.participants:
            if (id := names.get(one.organisation)) is not None:
                in_groups[id] = _added(in_groups.get(id), one.people)
    for id, people in in_groups.items():
        if found.get(id) is None:
            found[id] = people
    return found


def _added(people: int | None, more: int | None) -> int | None:
    return more if people is None else people + (more or 0)
