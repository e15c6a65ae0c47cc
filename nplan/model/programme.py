"""What it boils down to and what the municipality will do: key points and programme."""

from typing import Literal

from nplan.model.record import Identified, Record
from nplan.model.values import (
    AreaName,
    Code,
    Day,
    FromFile,
    GoalName,
    Id,
    KeyPointName,
    Kronor,
    Number,
    Outcome,
    Prose,
    References,
    Text,
    UnitName,
)


class KeyPoint(Identified, frozen=True, kw_only=True, gc=False):
    """What several inputs boil down to."""

    id: Id
    """What the key point is cited by."""
    area: AreaName
    """The id of an area."""
    title: Text
    """What it says, in a line."""
    heard: Prose | None = None
    """What we heard."""
    conclusion: Prose | None = None
    """What we make of it."""
    inputs: References = ()
    """The inputs it takes up."""
    outcome: Outcome | None = None
    """What became of it; open if left out."""
    reason: Text | None = None
    """Why it was declined or referred."""


class Level(Record, frozen=True, kw_only=True, gc=False):
    """An indicator's value in a year."""

    year: Day
    """The year, or a date in it."""
    value: Number
    """The value then."""


class Indicator(Identified, frozen=True, kw_only=True, gc=False):
    """How a goal is measured."""

    id: Code
    """What the indicator is cited by."""
    name: Text
    """What is measured."""
    source: Text | None = None
    """Who measures it."""
    unit: Text | None = None
    """What the value counts, e.g. index 0–100."""
    better: Literal["higher", "lower"] | None = None
    """Which way is better."""
    baseline: Level | None = None
    """Where we start."""
    target: Level | None = None
    """Where we want to be."""


class Goal(Identified, frozen=True, kw_only=True, gc=False):
    """What the municipality wants to reach."""

    id: Code
    """What the goal is cited by, e.g. K1."""
    text: Text
    """What is to be reached."""
    key_points: tuple[KeyPointName, ...] = ()
    """The key points that it rests on."""
    indicators: tuple[Indicator, ...] = ()
    """How it is measured."""


class Action(Identified, frozen=True, kw_only=True, gc=False):
    """What somebody will do, and answers for."""

    id: Code
    """What the action is cited by, e.g. K1.2."""
    text: Text
    """What is to be done."""
    responsible: tuple[UnitName, ...] = ()
    """The units that answer for it."""
    goal: GoalName | None = None
    """The goal that it serves."""
    partners: tuple[Text, ...] = ()
    """Whom it is done with."""
    start: Day | None = None
    """When it begins."""
    due: Day | None = None
    """When it is to be done."""
    cost: Kronor | None = None
    """What it costs, in kronor."""
    funding: Text | None = None
    """Where the money comes from."""
    key_points: tuple[KeyPointName, ...] = ()
    """The key points that it rests on."""


class Related(Record, frozen=True, kw_only=True, gc=False):
    """A document that the programme goes together with."""

    shorthand = "title"

    title: Text
    """The document's title."""
    adopted: Text | None = None
    """By whom and when it was adopted."""


class Frame(Record, frozen=True, kw_only=True, gc=False):
    """The chapters around the areas: data/programme/programme.yaml and programme.md."""

    vision: Prose | None = None
    """Where we want to be."""
    purpose: Prose | None = None
    """Why there is a programme."""
    foreword: Prose | None = None
    """A preface."""
    foreword_by: Text | None = None
    """Who signs the foreword."""
    summary: Prose | None = None
    """The programme on one page."""
    background: Prose | None = None
    """What it builds on."""
    delimitation: Prose | None = None
    """What it leaves out."""
    situation: Prose | None = None
    """Where the municipality stands."""
    organisation: Prose | None = None
    """Who does what."""
    follow_up: Prose | None = None
    """How it is followed up and revised."""
    related: tuple[Related, ...] = ()
    """Other documents that belong with it."""
    goals: tuple[Goal, ...] = ()
    """Goals that belong to no area."""
    actions: tuple[Action, ...] = ()
    """Actions that belong to no area."""


class AreaProgramme(Record, frozen=True, kw_only=True, gc=False):
    """An area's part of the programme: data/programme/<area id>.yaml and .md."""

    area: FromFile = ""
    """The name of the file without .yaml: the area's id."""
    situation: Prose | None = None
    """Where the area stands."""
    direction: Prose | None = None
    """Where we want to go."""
    goals: tuple[Goal, ...] = ()
    """What we want to reach."""
    actions: tuple[Action, ...] = ()
    """What we will do."""


NEEDED_SECTIONS = ("summary", "purpose", "situation", "vision", "organisation", "follow_up")
"""The fields of the frame that a programme needs a text in; the others may be left out.

Each area needs its direction.
"""

Chapter = Frame | AreaProgramme
