"""The tables of the dialogue: who took part, when, and what was said."""

from collections.abc import Iterator, Mapping

import msgspec

from nplan.counts.dimensions import OrganisationDimension, value_of_participant
from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.dialogue import Attendance, Meeting
from nplan.model.records import Said, group_id, meeting_day
from nplan.model.values import OPEN
from nplan.tables.table import Column, Row, Table, day_cells, day_columns

NO_ATTENDANCE = Attendance()


class Dialogue(msgspec.Struct, frozen=True):
    """Makes the tables of the dialogue."""

    trails: Trails
    names: Mapping[str, str]
    """What anonymous organisations are called, by id; empty where they may be named."""
    internal: bool
    """Whether confidential texts are told."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, each after those that it points at."""
        return (
            self._organisations,
            self._meetings,
            self._questions,
            self._groups,
            self._participations,
            self._inputs,
            self._voices,
        )

    @property
    def facts(self) -> Facts:
        """What is counted."""
        return self.trails.facts

    @property
    def _organisations(self) -> Table:
        return Table(
            name="organisations",
            title="Organisations",
            description="Who takes part: the organisations and the municipality's own bodies.",
            columns=(
                Column("id", "id", "Its id; anonymous-1 and so on in place of an anonymous one's."),
                Column("name", "text", "Its name; empty for an anonymous one."),
                Column("kind", "id", "What kind of organisation or own body it is."),
                Column("own", "boolean", "Whether it is one of the municipality's own bodies."),
                Column("number", "text", "Its organisation number; empty for an anonymous one."),
                Column("industry", "id", "Its industry; empty for an anonymous one.", "industries"),
                Column("size", "id", "Its size; empty for an anonymous one.", "sizes"),
                Column("locality", "id", "Its locality; empty for an anonymous one.", "localities"),
                Column("consent", "id", "named, or anonymous for one that is not to be named."),
            ),
            rows=self._organisation_rows,
        )

    def _organisation_rows(self) -> Iterator[Row]:
        records, names = self.facts.records, self.names
        registers: tuple[OrganisationDimension, ...] = ("industry", "size", "locality")
        categories = [value_of_participant(self.facts, one) for one in registers]
        for id, one in records.organisations.items():
            if id not in names:
                of = (value(id) for value in categories)
                yield id, one.name, one.kind, False, one.number, *of, one.consent
        for unit in records.process.units:
            yield unit.id, unit.title, unit.kind, True, None, None, None, None, "named"
        # Last: their place among the others would tell how their ids begin.
        for id, name in names.items():
            kind = records.organisations[id].kind
            yield name, None, kind, False, None, None, None, None, "anonymous"

    @property
    def _meetings(self) -> Table:
        return Table(
            name="meetings",
            title="Meetings",
            description="Meetings, surveys, letters: whatever brings input.",
            columns=(
                Column("id", "id", "The name of its file."),
                Column("kind", "id", "What kind of meeting it is.", "meeting_kinds"),
                Column("written", "boolean", "Whether it is a survey, a letter or a web form."),
                Column("title", "text", "Its title."),
                *day_columns("date", "When it was: a day, a month or a year."),
                *day_columns("until", "The last day of a period."),
                Column("start", "text", "When it began, HH:MM."),
                Column("end", "text", "When it ended, HH:MM."),
                Column("place", "text", "Where it was."),
                Column("host", "id", "The own body that held it.", "organisations"),
                Column("reference", "text", "A case number or the like."),
                Column("status", "id", "final, or draft while the notes are being written."),
                Column("invited", "integer", "How many organisations were invited."),
                Column(
                    "attended_organisations",
                    "integer",
                    "Organisations in the room by the head count, own bodies aside.",
                ),
                Column(
                    "attended_people",
                    "integer",
                    "People in the room by the head count, own bodies aside.",
                ),
                Column("own_people", "integer", "People from the municipality's own bodies."),
                Column("approximate", "boolean", "Whether the head count is about right."),
                Column(
                    "people",
                    "integer",
                    "People as they are counted: the head count, else the sum of noted people.",
                ),
                Column(
                    "unnamed",
                    "integer",
                    "Up to how many organisations more were in the room than are named.",
                ),
            ),
            rows=lambda: map(self._meeting_row, self.facts.meetings),
        )

    def _meeting_row(self, one: Meeting) -> Row:
        facts, records = self.facts, self.facts.records
        counted = one.attendance or NO_ATTENDANCE
        return (
            one.id,
            records.meeting_kind_ids.get(one.kind),
            one.id in facts.written,
            one.title,
            *day_cells(meeting_day(one)),
            *day_cells(one.until),
            one.start,
            one.end,
            one.place,
            records.participant_ids.get(one.host or ""),
            one.reference,
            one.status,
            len(one.invited) if isinstance(one.invited, tuple) else one.invited,
            counted.organisations,
            counted.people,
            counted.own_people,
            counted.approximate,
            facts.people_at(one.id),
            facts.unnamed_at(one.id),
        )

    @property
    def _questions(self) -> Table:
        return Table(
            name="questions",
            title="Questions",
            description="What was asked at a meeting or in a survey.",
            columns=(
                Column("meeting", "id", "The meeting.", "meetings"),
                Column("question", "integer", "Its number in the meeting."),
                Column("text", "text", "What was asked."),
            ),
            key=("meeting", "question"),
            rows=lambda: (
                (meeting.id, number, text)
                for meeting in self.facts.meetings
                for number, text in enumerate(meeting.questions, 1)
            ),
        )

    @property
    def _groups(self) -> Table:
        areas = self.facts.records.area_ids
        return Table(
            name="groups",
            title="Groups",
            description="Tables at a lunch.",
            columns=(
                Column("id", "id", "The meeting's id, a slash and the group's own."),
                Column("meeting", "id", "The meeting.", "meetings"),
                Column("title", "text", "Its title."),
                Column("area", "id", "The area of its inputs, unless they say otherwise.", "areas"),
            ),
            rows=lambda: (
                (
                    f"{meeting.id}/{group_id(group)}",
                    meeting.id,
                    group.title,
                    areas.get(group.area or ""),
                )
                for meeting in self.facts.meetings
                for group in meeting.groups
            ),
        )

    @property
    def _participations(self) -> Table:
        return Table(
            name="participations",
            title="Participations",
            description="Who took part in which meeting.",
            columns=(
                Column("meeting", "id", "The meeting.", "meetings"),
                Column("organisation", "id", "The organisation or own body.", "organisations"),
                Column("people", "integer", "How many came from it, where that is noted."),
            ),
            key=("meeting", "organisation"),
            rows=lambda: (
                (meeting, self.names.get(id, id), people)
                for meeting, listed in self.facts.took_part.items()
                for id, people in listed.items()
            ),
        )

    @property
    def _inputs(self) -> Table:
        return Table(
            name="inputs",
            title="Inputs",
            description="What was said, word by word; what was taken back is not there.",
            columns=(
                Column("id", "id", "The full reference: the meeting's id, a slash and its own."),
                Column("meeting", "id", "The meeting.", "meetings"),
                Column("group", "id", "The group, if it was said in one.", "groups"),
                Column("text", "text", "What was said; empty if it is confidential."),
                Column("area", "id", "The main area, its own or its group's.", "areas"),
                Column("kind", "id", "problem, proposal, strength, question or other."),
                Column("votes", "integer", "Dots or hands."),
                Column("question", "integer", "The number of the question that it answers."),
                *day_columns("date", "In a survey: when the answer came."),
                Column("quote", "boolean", "Whether these are the speaker's own words."),
                Column("confidential", "boolean", "Whether its text is kept from the public."),
                Column(
                    "outcome",
                    "id",
                    "What became of it: the best among its key points, else its own; open if none.",
                ),
                Column("reason", "text", "Why, where the outcome is its own."),
            ),
            rows=lambda: map(self._input_row, self.facts.said),
        )

    def _input_row(self, said: Said) -> Row:
        one = said.input
        told = self.internal or not one.confidential
        return (
            said.reference,
            said.meeting.id,
            None if said.group is None else self.facts.group_keys[id(said.group)],
            one.text if told else None,
            said.area,
            one.kind,
            one.votes,
            one.question,
            *day_cells(one.date),
            one.quote,
            one.confidential,
            self.trails.outcome(said) or OPEN,
            one.reason if told else None,
        )

    @property
    def _voices(self) -> Table:
        return Table(
            name="voices",
            title="Voices",
            description="Whose voice an input is; none where nobody was recorded.",
            columns=(
                Column("input", "id", "The input.", "inputs"),
                Column("organisation", "id", "The organisation or own body.", "organisations"),
            ),
            key=("input", "organisation"),
            rows=lambda: (
                (said.reference, self.names.get(id, id))
                for said in self.facts.said
                for id in said.voice
            ),
        )
