"""The kinds of value a field can hold, as types that decoding and the reference read."""

import calendar
import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

Text = Annotated[str, "text"]
"""Free text: kept and printed letter by letter."""

Prose = Annotated[str, "prose"]
"""Markdown in which citations and figures are resolved."""

AreaName = Annotated[str, "name", "area"]
"""The id of an area; in all of these the second mark says what is named."""

ActionName = Annotated[str, "name", "action"]
"""The id of an action."""

GoalName = Annotated[str, "name", "goal"]
"""The id of a goal."""

IndicatorName = Annotated[str, "name", "indicator"]
"""The id of an indicator."""

IndustryName = Annotated[str, "name", "industry"]
"""The id of an industry of process.yaml."""

KeyPointName = Annotated[str, "name", "key-point"]
"""The id of a key point."""

LocalityName = Annotated[str, "name", "locality"]
"""The id of a locality of process.yaml."""

MeetingKindName = Annotated[str, "name", "meeting-kind"]
"""The id of a meeting kind."""

MeetingName = Annotated[str, "name", "meeting"]
"""The id of a meeting."""

OrganisationName = Annotated[str, "name", "organisation"]
"""The id, the name or an alias of an organisation or a unit."""

SenderName = Annotated[str, "name", "sender"]
"""An organisation or a unit, or `person`, who is never named."""

SizeName = Annotated[str, "name", "size"]
"""The id of a size of process.yaml."""

SubjectName = Annotated[str, "name", "subject"]
"""What a comment may be about: the id of an area, goal or action, or `programme`."""

UnitName = Annotated[str, "name", "unit"]
"""The id or the title of a unit."""

Id = Annotated[str, "id"]
"""The record's own id: words of a-z and 0-9 joined by hyphens."""

Code = Annotated[str, "code"]
"""The id of a goal, action or indicator: as an id, but capitals and dots are allowed."""

Whole = Annotated[int, "whole"]
"""A whole number, not below 0."""

Kronor = Annotated[int, "kronor"]
"""A whole number of Swedish kronor; groups of three digits may be parted by spaces."""

Number = Annotated[Decimal, "number"]
"""A number; the decimals may follow a comma."""

Time = Annotated[str, "time"]
"""A clock time, HH:MM."""

FromFile = Annotated[str, "from-file"]
"""Taken from the name of the file, never typed in it."""

References = Annotated[tuple[str, ...], "references"]
"""References to inputs, one by one or grouped by meeting."""

Invited = Annotated[tuple[str, ...] | int | None, "invited"]
"""A list of organisations, or only their number."""

Outcome = Literal["adopted", "partly", "referred", "declined", "noted"]
"""What became of something that was said; none means open."""

InputOutcome = Literal["referred", "declined", "noted"]
"""The outcomes an input can have of its own."""

OUTCOMES: tuple[Outcome, ...] = ("adopted", "partly", "declined", "referred", "noted")
"""In the order in which they are shown; `open` comes after them."""

NEEDS_REASON: tuple[Outcome, ...] = ("declined", "referred")
"""Those of which it has to be said why."""

OPEN = "open"
"""How the absence of an outcome is written where a value is needed."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE = re.compile(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Day(msgspec.Struct, frozen=True, order=True, gc=False):
    """A day, a month or a year, as precisely as it was typed."""

    year: int
    month: int = 0
    """0 where only the year is known."""
    day: int = 0
    """0 where only the year or the month is known."""

    @property
    def last(self) -> date:
        """The last day it can mean: the one that order and `--until` go by."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def day(text: str) -> Day | None:
    """The day, month or year that `text` writes, or None where there is no such date."""
    match = DAY.fullmatch(text)
    if not match or not text.isascii():
        return None
    year, month, number = (int(part or 0) for part in match.groups())
    found = Day(year=year, month=month, day=number)
    missing = (match[2] is not None and not month) or (match[3] is not None and not number)
    if missing or not year:
        return None
    try:
        found.last  # noqa: B018 - date() knows the calendar
    except (ValueError, IndexError):
        return None
    return found


def day_of_file_name(stem: str) -> Day | None:
    """The date that a meeting's file name begins with, or None."""
    match = re.match(
        r"(\d{4}-\d{2}-\d{2})(?=-|$)"
        # 2026-3-5-lunch begins with no year, but with a date that is written wrong.
        r"|(\d{4}(?:-\d{2})?)(?=-(?!\d{1,2}(?:-|$))|$)",
        stem,
    )
    return day(match[0]) if match else None
