"""What became of the draft: consultation, decisions, memos, follow-up and replies."""

from typing import Literal

from nplan.model.record import Identified, Record
from nplan.model.values import (
    ActionName,
    Day,
    FromFile,
    GoalName,
    Id,
    IndicatorName,
    MeetingName,
    Number,
    OrganisationName,
    Outcome,
    Prose,
    SenderName,
    SubjectName,
    Text,
)

PERSON = "person"
"""Whom a response is from that a private person sent: never named."""


class Round(Identified, frozen=True, kw_only=True, gc=False):
    """A round of consultation: data/consultation/<round>/round.yaml."""

    id: FromFile = ""
    """The name of the round's folder."""
    sent: Day | None = None
    """When the draft was sent out."""
    deadline: Day | None = None
    """When answers were due."""
    version: Text | None = None
    """The commit or tag that was sent."""
    open: bool = False
    """true if anybody may answer."""
    to: tuple[OrganisationName, ...] = ()
    """The organisations and units that were asked."""
    summary: Prose | None = None
    """What the round brought."""


class Comment(Identified, frozen=True, kw_only=True, gc=False):
    """One point of a response."""

    id: Id
    """What others cite the comment by; unique in the response."""
    about: SubjectName = "programme"
    """The id of an area, goal or action, or programme."""
    text: Text
    """Verbatim, as it was written."""
    answer: Prose | None = None
    """What the municipality answers; it is the reason too."""
    outcome: Outcome | None = None
    """What became of it; open if left out."""
    change: Prose | None = None
    """What was changed in the programme."""


class Response(Identified, frozen=True, kw_only=True, gc=False):
    """An answer to a round: any other file in its folder."""

    id: FromFile = ""
    """The name of the file without .yaml."""
    from_: SenderName
    """An organisation, a unit or person, which is never named."""
    received: Day | None = None
    """When it came."""
    position: Literal["supports", "objects", "comments", "abstains"] | None = None
    """supports, objects, comments or abstains."""
    reference: Text | None = None
    """Its case number."""
    answer: Prose | None = None
    """What the municipality answers to the whole."""
    comments: tuple[Comment, ...] = ()
    """What it says, point by point."""


class Decision(Identified, frozen=True, kw_only=True, gc=False):
    """A decision by a committee, the board or the council: data/decisions.yaml."""

    id: Id
    """What the decision is cited by."""
    body: Text
    """The body that decides."""
    date: Day | None = None
    """When it decides."""
    paragraph: Text | None = None
    """Its paragraph, e.g. § 112."""
    reference: Text | None = None
    """The case number."""
    about: Text | None = None
    """What it is about."""
    outcome: Literal["proposed", "approved", "returned", "rejected", "noted"] | None = None
    """What was decided."""
    points: tuple[Text, ...] = ()
    """Its clauses, cited as [@id/2]."""
    adopts: bool = False
    """true on the decision that adopts the programme."""
    reservations: tuple[Text, ...] = ()
    """Who reserved themselves against it."""


class Memo(Identified, frozen=True, kw_only=True, gc=False):
    """A memo to a body that decides (tjänsteskrivelse): data/memos/."""

    id: FromFile = ""
    """The name of the file without .yaml."""
    title: Text
    """What the memo is about."""
    reference: Text | None = None
    """The case number."""
    from_: Text | None = None
    """The administration that writes."""
    officer: Text | None = None
    """The officer's title; a name is personal data."""
    to: Text | None = None
    """The body that is to decide."""
    date: Day | None = None
    """When it was written."""
    proposal: tuple[Prose, ...] = ()
    """The clauses of the proposal for decision."""
    summary: Prose | None = None
    """The matter in short."""
    background: Prose | None = None
    """What came before."""
    assessment: Prose | None = None
    """What the administration thinks of it."""
    consequences: Prose | None = None
    """What follows from it: for the economy, for children, for the climate."""
    basis: tuple[Prose, ...] = ()
    """The papers that it rests on."""
    sent_to: tuple[Text, ...] = ()
    """Who gets the decision."""


class ActionStatus(Record, frozen=True, kw_only=True, gc=False):
    """How far an action has come."""

    status: Literal["not-started", "ongoing", "delayed", "done", "stopped"]
    """not-started, ongoing, delayed, done or stopped."""
    comment: Prose | None = None
    """What has been done, and what stands in the way."""


class GoalAssessment(Record, frozen=True, kw_only=True, gc=False):
    """Whether a goal is met."""

    assessment: Literal["met", "partly", "not-met", "cannot-tell"]
    """met, partly, not-met or cannot-tell."""
    comment: Prose | None = None
    """What it is judged by."""


class Measurement(Record, frozen=True, kw_only=True, gc=False):
    """An indicator's value in a later year."""

    year: Day
    """The year, or a date in it."""
    value: Number
    """The value that was measured."""
    comment: Prose | None = None
    """What to know about the value."""


class FollowUp(Identified, frozen=True, kw_only=True, gc=False):
    """A follow-up of the adopted programme: data/followup/."""

    id: FromFile = ""
    """The name of the file without .yaml."""
    title: Text
    """The follow-up's title."""
    date: Day
    """The day that it tells of."""
    officer: Text | None = None
    """The officer's title; a name is personal data."""
    summary: Prose | None = None
    """The follow-up in short."""
    next_step: Prose | None = None
    """What is done next."""
    actions: dict[ActionName, ActionStatus] = {}
    """By the action's id."""
    goals: dict[GoalName, GoalAssessment] = {}
    """By the goal's id."""
    indicators: dict[IndicatorName, tuple[Measurement, ...]] = {}
    """By the indicator's id; one measurement or a list of them."""


class Reply(Record, frozen=True, kw_only=True, gc=False):
    """That somebody has been answered: data/replies.yaml."""

    organisation: OrganisationName | None = None
    """Who was answered."""
    meeting: MeetingName | None = None
    """Or a meeting: all who took part were answered."""
    date: Day
    """When they were answered."""
    channel: Text | None = None
    """How they were answered, e.g. brev."""
