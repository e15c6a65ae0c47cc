"""What was said, when and by whom: data/meetings/."""

from typing import Annotated, Literal

from nplan.model.record import Identified, Record
from nplan.model.values import (
    AreaName,
    Day,
    FromFile,
    Id,
    InputOutcome,
    Invited,
    MeetingKindName,
    OrganisationName,
    Text,
    Time,
    UnitName,
    Whole,
)

InputKind = Literal["problem", "proposal", "strength", "question", "other"]


class Input(Identified, frozen=True, kw_only=True, gc=False):
    """Something somebody said at a meeting."""

    shorthand = "text"
    needed_unless = ("text", "withdrawn")

    id: Id | None = None
    """Unique in the meeting, in all its groups."""
    text: Text = ""
    """Verbatim, as it was said or noted."""
    area: AreaName | None = None
    """The main area; the group's if left out."""
    also: tuple[AreaName, ...] = ()
    """Other areas that it touches."""
    kind: InputKind | None = None
    """problem, proposal, strength, question or other."""
    from_: tuple[OrganisationName, ...] | None = None
    """The organisations that said it; [] says that nobody was recorded."""
    votes: Whole | None = None
    """Dots or hands."""
    question: Whole | None = None
    """The number of one of the meeting's questions."""
    date: Day | None = None
    """In a survey: when the answer came."""
    quote: bool = False
    """true if these are the speaker's own words."""
    confidential: bool = False
    """true keeps it out of every document and export that is not marked internal."""
    outcome: InputOutcome | None = None
    """Only for an input that no key point takes up: referred, declined or noted."""
    reason: Text | None = None
    """Why it was referred or declined."""
    withdrawn: Text | None = None
    """Why it was taken back: its text is never printed and it is never counted."""


Inputs = Annotated[tuple[Input, ...], "notes"]
"""A list of inputs, or notes: one input a line."""


class Participation(Record, frozen=True, kw_only=True, gc=False):
    """An organisation at a meeting."""

    shorthand = "organisation"

    organisation: OrganisationName
    """Its id, name or alias; or a unit's."""
    people: Whole | None = None
    """How many came from it."""


class Attendance(Record, frozen=True, kw_only=True, gc=False):
    """The head count in the room, including those who are listed."""

    wanted = "head-count"

    organisations: Whole | None = None
    """Organisations in the room, own bodies aside."""
    people: Whole | None = None
    """People in the room, own bodies aside."""
    own_people: Whole | None = None
    """People from the municipality's own bodies."""
    approximate: bool = False
    """true if the count is about right."""


class Group(Identified, frozen=True, kw_only=True, gc=False):
    """A table at a lunch."""

    title: Text
    """What the table is called."""
    id: Id | None = None
    """The title's slug if left out."""
    area: AreaName | None = None
    """The area that the table's inputs have unless they say otherwise."""
    participants: tuple[Participation, ...] = ()
    """Who sat at the table."""
    inputs: Inputs = ()
    """What was said there."""


class Meeting(Identified, frozen=True, kw_only=True, gc=False):
    """A meeting, a survey, a letter: whatever brings input."""

    id: FromFile = ""
    """The name of the file without .yaml."""
    kind: MeetingKindName
    """The id of a meeting kind."""
    title: Text
    """What the meeting is called."""
    date: Day | None = None
    """When it was; the date of the file's name if left out."""
    until: Day | None = None
    """The last day of a period."""
    start: Time | None = None
    """When it began."""
    end: Time | None = None
    """When it ended."""
    place: Text | None = None
    """Where it was."""
    host: UnitName | None = None
    """The id of the unit that held it."""
    reference: Text | None = None
    """A case number or the like."""
    notes: Text | None = None
    """Anything else worth keeping; not printed."""
    questions: tuple[Text, ...] = ()
    """What was asked."""
    status: Literal["draft", "final"] = "final"
    """draft or final; a draft's input counts, and is reported as draft."""
    invited: Invited = None
    """The organisations that were invited, or their number."""
    participants: tuple[Participation, ...] = ()
    """Who took part."""
    attendance: Attendance | None = None
    """The head count when not everybody is listed."""
    groups: tuple[Group, ...] = ()
    """Tables at a lunch."""
    inputs: Inputs = ()
    """What was said outside the groups."""
