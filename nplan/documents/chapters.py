"""The programme's own chapters as views: what was heard, goals, actions and their plan."""

from collections.abc import Iterable

import msgspec

from nplan.documents.material import Material
from nplan.documents.wording import NOTHING, Wording
from nplan.model.process import Area
from nplan.model.programme import Action, AreaProgramme, Chapter, Goal, Indicator, KeyPoint, Level
from nplan.model.records import Records


class KeyPointView(msgspec.Struct, frozen=True, kw_only=True):
    """What several inputs boil down to, and what became of it."""

    id: str
    title: str
    heard: str | None
    """Prose."""
    conclusion: str | None
    """Prose."""
    outcome: str
    reason: str
    leads_to: str
    rests_on: str


class IndicatorView(msgspec.Struct, frozen=True, kw_only=True):
    """How a goal is measured: a row of a table."""

    goal: str
    name: str
    source: str
    baseline: str
    target: str
    better: str


class GoalView(msgspec.Struct, frozen=True, kw_only=True):
    """What the municipality wants to reach."""

    id: str
    text: str


class ActionView(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody will do: a row of the action plan."""

    id: str
    text: str
    goal: str
    responsible: str
    partners: str
    time: str
    cost: str
    """What it costs, and where the money comes from."""


class ChapterView(msgspec.Struct, frozen=True, kw_only=True):
    """Goals and actions of an area, or of the whole programme."""

    goals: tuple[GoalView, ...]
    indicators: tuple[IndicatorView, ...]
    actions: tuple[ActionView, ...]


class AreaView(msgspec.Struct, frozen=True, kw_only=True):
    """An area's chapter."""

    id: str
    title: str
    description: str | None
    situation: str | None
    """Prose."""
    direction: str | None
    """Prose."""
    voices: str
    """How many said how much about the area."""
    key_points: tuple[KeyPointView, ...]
    chapter: ChapterView


def overall(material: Material) -> ChapterView:
    """The goals and actions that belong to no area."""
    return chapter_view(material, material.records.frame)


def areas(material: Material, voices: dict[str, str]) -> tuple[AreaView, ...]:
    """Each area's chapter, in the programme's order.

    Args:
        material: the records and the language.
        voices: how many said how much, as a sentence, by the area's id.
    """
    records = material.records
    parts = {id: part for _, id, part in records.chapters if isinstance(part, AreaProgramme)}
    points = records.key_points_by_area
    return tuple(
        _area(material, area, parts.get(area.id, AreaProgramme()), points[area.id], voices)
        for area in records.process.areas
    )


def _area(
    material: Material,
    area: Area,
    part: AreaProgramme,
    points: tuple[KeyPoint, ...],
    voices: dict[str, str],
) -> AreaView:
    return AreaView(
        id=area.id,
        title=area.title,
        description=area.description,
        situation=part.situation,
        direction=part.direction,
        voices=voices[area.id],
        key_points=tuple(_key_point(material, point) for point in points),
        chapter=chapter_view(material, part),
    )


def _key_point(material: Material, point: KeyPoint) -> KeyPointView:
    return KeyPointView(
        id=point.id,
        title=point.title,
        heard=point.heard,
        conclusion=point.conclusion,
        outcome=material.wording.outcome(point.outcome),
        reason=point.reason or "",
        leads_to=material.leads_to(point),
        rests_on=material.rests_on(point),
    )


def chapter_view(material: Material, chapter: Chapter) -> ChapterView:
    """The goals and actions of an area, or of the whole programme."""
    records, wording = material.records, material.wording
    return ChapterView(
        goals=tuple(GoalView(id=goal.id, text=goal.text) for goal in chapter.goals),
        indicators=tuple(
            _indicator(wording, goal, indicator)
            for goal in chapter.goals
            for indicator in goal.indicators
        ),
        actions=tuple(action_view(records, wording, action) for action in chapter.actions),
    )


def _indicator(wording: Wording, goal: Goal, indicator: Indicator) -> IndicatorView:
    unit = f" ({indicator.unit})" if indicator.unit else ""
    return IndicatorView(
        goal=goal.id,
        name=indicator.name + unit,
        source=indicator.source or NOTHING,
        baseline=_level(wording, indicator.baseline),
        target=_level(wording, indicator.target),
        better=wording.better(indicator.better) or NOTHING,
    )


def _level(wording: Wording, level: Level | None) -> str:
    return wording.level(level) if level else NOTHING


def responsible(records: Records, wording: Wording, action: Action) -> tuple[str, ...]:
    """Those who answer for an action, by name."""
    names = []
    for name in action.responsible:
        id = records.participant_ids.get(name)
        unit = records.units.get(id) if id is not None else None
        names.append(unit.title if unit else wording.missing(name))
    return tuple(names)


def action_view(records: Records, wording: Wording, action: Action) -> ActionView:
    """An action as a row of the action plan."""
    goal = records.goals.get(action.goal) if action.goal else None
    cost = wording.text("{kronor} kr", kronor=action.cost) if action.cost is not None else ""
    return ActionView(
        id=action.id,
        text=action.text,
        goal=goal.id if goal else wording.missing(action.goal) if action.goal else "",
        responsible=wording.listed(responsible(records, wording, action)) or wording.missing(),
        partners=wording.listed(action.partners),
        time=wording.period(action.start, action.due, short=True) or NOTHING,
        cost=", ".join(filter(None, (cost, action.funding))) or NOTHING,
    )


def cost_of(wording: Wording, actions: Iterable[Action]) -> str:
    """What some actions cost together, as a sentence; '' if none has a cost."""
    costs = [action.cost for action in actions if action.cost is not None]
    cost = wording.count(
        "The action that has a cost comes to {kronor} kr.",
        "The {n} actions that have a cost come to {kronor} kr together.",
        len(costs),
        kronor=sum(costs),
    )
    return cost if costs else ""
