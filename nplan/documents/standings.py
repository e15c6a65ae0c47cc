"""The follow-up's own parts as views: how far the goals, indicators and actions of an area are."""

from collections.abc import Iterator

import msgspec

from nplan.counts.progress import Movement, Progress, direction
from nplan.documents.chapters import action_view
from nplan.documents.material import Material
from nplan.documents.progress import ProgressChart, ProgressRow, Stage
from nplan.documents.wording import NOTHING, Wording
from nplan.model.consultation import Measurement
from nplan.model.programme import Action, Chapter, Goal, Indicator, Level
from nplan.model.values import OPEN

ROWS = 8
"""Indicators that a chart shows at most: more would not go on a page with their heading."""

STATUSES = {
    "done": "Done",
    "ongoing": "Under way",
    "delayed": "Delayed",
    "not-started": "Not begun",
    "stopped": "Stopped",
    OPEN: "Not told",
}
"""What each status of an action is called, in the order in which they are shown."""

ASSESSMENTS = {
    "met": "Met",
    "partly": "Met in part",
    "not-met": "Not met",
    "cannot-tell": "Cannot be judged",
    OPEN: "Not judged",
}
"""What each assessment of a goal is called, in the order in which they are shown."""

MOVEMENTS: dict[Movement, str] = {
    "reached": "Target reached",
    "right": "Right way",
    "wrong": "Wrong way",
    "unchanged": "Unchanged",
    "unclear": "Unclear",
    "unmeasured": "No value yet",
}
"""What each movement of an indicator is called, in the order in which they are shown."""


class GoalStanding(msgspec.Struct, frozen=True, kw_only=True):
    """A goal, and whether it is met."""

    id: str
    text: str
    assessment: str
    comment: str | None
    """Prose."""
    is_measured: bool
    """Whether it has an indicator."""


class IndicatorStanding(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator and its values: a row of a table."""

    goal: str
    name: str
    baseline: str
    target: str
    outcome: str
    """Every value after the baseline, with its year."""
    movement: str
    comments: tuple[str, ...]
    """Prose."""


class ActionStanding(msgspec.Struct, frozen=True, kw_only=True):
    """An action, and how far it has come: a row of a table."""

    id: str
    text: str
    responsible: str
    time: str
    status: str
    comment: str | None
    """Prose."""


class AreaStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How far an area has come, or what belongs to none."""

    title: str
    goals: tuple[GoalStanding, ...]
    charts: tuple[str, ...]
    """The names of the charts of its indicators."""
    indicators: tuple[IndicatorStanding, ...]
    actions: tuple[ActionStanding, ...]


class Part(msgspec.Struct, frozen=True):
    """The goals and actions of an area, or of none, as the files have them."""

    title: str
    area: str
    """The area's id; '' for what belongs to none."""
    chapter: Chapter

    @property
    def indicators(self) -> tuple[tuple[Goal, Indicator], ...]:
        """Its indicators, each with its goal."""
        goals = self.chapter.goals
        return tuple((goal, indicator) for goal in goals for indicator in goal.indicators)


def parts(material: Material) -> tuple[Part, ...]:
    """All that has goals or actions: what belongs to no area, then the areas in their order."""
    chapters = {area: chapter for _, area, chapter in material.records.chapters}
    whole = (None, material.wording.text("The whole programme"))
    areas = ((area.id, area.title) for area in material.records.process.areas)
    return tuple(
        Part(title, area or "", chapters[area])
        for area, title in (whole, *areas)
        if area in chapters and (chapters[area].goals or chapters[area].actions)
    )


def status(now: Progress, action: Action) -> str:
    """An action's status; open where it is not told."""
    told = now.status(action)
    return told.status if told else OPEN


def assessment(now: Progress, goal: Goal) -> str:
    """How a goal is judged; open where it is not."""
    told = now.assessment(goal)
    return told.assessment if told else OPEN


def area_standing(material: Material, now: Progress, part: Part) -> AreaStanding:
    """How far an area has come."""
    wording = material.wording
    return AreaStanding(
        title=part.title,
        goals=tuple(goal_standing(wording, now, goal) for goal in part.chapter.goals),
        charts=tuple(name for name, _ in charts(wording, now, part)),
        indicators=tuple(indicator_standing(wording, now, *one) for one in part.indicators),
        actions=tuple(action_standing(material, now, one) for one in part.chapter.actions),
    )


def goal_standing(wording: Wording, now: Progress, goal: Goal) -> GoalStanding:
    """A goal, and whether it is met."""
    told = now.assessment(goal)
    return GoalStanding(
        id=goal.id,
        text=goal.text,
        assessment=wording.text(ASSESSMENTS[assessment(now, goal)]),
        comment=told.comment if told else None,
        is_measured=bool(goal.indicators),
    )


def indicator_standing(
    wording: Wording, now: Progress, goal: Goal, indicator: Indicator
) -> IndicatorStanding:
    """An indicator and its values."""
    measured = now.measurements(indicator)
    return IndicatorStanding(
        goal=goal.id,
        name=named(indicator),
        baseline=wording.level(indicator.baseline, short=True) if indicator.baseline else NOTHING,
        target=wording.level(indicator.target, short=True) if indicator.target else NOTHING,
        outcome=", ".join(wording.level(one, short=True) for one in measured) or NOTHING,
        movement=wording.text(MOVEMENTS[now.movement(indicator)]),
        comments=tuple(one.comment for one in measured if one.comment),
    )


def action_standing(material: Material, now: Progress, action: Action) -> ActionStanding:
    """An action, and how far it has come."""
    shown, told = action_view(material.records, material.wording, action), now.status(action)
    return ActionStanding(
        id=shown.id,
        text=shown.text,
        responsible=shown.responsible,
        time=shown.time,
        status=material.wording.text(STATUSES[status(now, action)]),
        comment=told.comment if told else None,
    )


def named(indicator: Indicator) -> str:
    """An indicator's name with its unit."""
    return f"{indicator.name} ({indicator.unit})" if indicator.unit else indicator.name


def charts(wording: Wording, now: Progress, part: Part) -> Iterator[tuple[str, ProgressChart]]:
    """The charts of an area's indicators by their names, none higher than a page."""
    rows = [_row(wording, now, indicator) for _, indicator in part.indicators]
    n = -(-len(rows) // ROWS)
    for at in range(n):
        title = wording.text("How the indicators move: {area}", area=part.title)
        if n > 1:
            title += f" ({at + 1}/{n})"
        name = "-".join(filter(None, ("indicators", part.area, f"{at + 1}" if n > 1 else "")))
        kept = rows[len(rows) * at // n : len(rows) * (at + 1) // n]
        yield name, ProgressChart(title=title, rows=tuple(kept))


def _row(wording: Wording, now: Progress, indicator: Indicator) -> ProgressRow:
    moved = now.movement(indicator)
    return ProgressRow(
        label=indicator.name,
        unit=indicator.unit or "",
        baseline=_stage(wording, indicator.baseline, "start {level}", "no start"),
        target=_stage(wording, indicator.target, "target {level}", "no target"),
        latest=_stage(wording, now.latest(indicator), "latest {level}", ""),
        direction=direction(indicator),
        movement=moved,
        word=wording.text(MOVEMENTS[moved]),
    )


def _stage(wording: Wording, level: Level | Measurement | None, told: str, none: str) -> Stage:
    """A value with what it is, or that there is none, both in English."""
    if level is None:
        return Stage(None, none and wording.text(none))
    return Stage(level.value, wording.text(told, level=wording.level(level, short=True)))
