"""The follow-up as a view: how far the programme has come, what departs and what has changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from nplan.counts.progress import Progress, previous, progress
from nplan.documents import standings
from nplan.documents.charts import Bar, BarChart
from nplan.documents.chosen import chosen
from nplan.documents.document import Document, Line, document, lines
from nplan.documents.drawing import Chart
from nplan.documents.material import Material
from nplan.documents.missing import Missing, listed
from nplan.documents.standings import (
    ASSESSMENTS,
    STATUSES,
    ActionStanding,
    AreaStanding,
    GoalStanding,
    IndicatorStanding,
    Part,
)
from nplan.documents.wording import Wording
from nplan.model.consultation import FollowUp
from nplan.model.error import NplanError
from nplan.model.programme import Action, Goal
from nplan.model.values import OPEN

R = TypeVar("R", Action, Goal)

FOLDER = "data/followup"

ACTIONS = {
    "done": ("{n} is done", "{n} are done"),
    "ongoing": ("{n} is under way", "{n} are under way"),
    "delayed": ("{n} is delayed", "{n} are delayed"),
    "not-started": ("{n} has not begun", "{n} have not begun"),
    "stopped": ("{n} is stopped", "{n} are stopped"),
    OPEN: ("{n} is not told of", "{n} are not told of"),
}
"""How many actions have come how far, as parts of a sentence."""

GOALS = {
    "met": ("{n} is met", "{n} are met"),
    "partly": ("{n} is met in part", "{n} are met in part"),
    "not-met": ("{n} is not met", "{n} are not met"),
    "cannot-tell": ("{n} cannot be judged", "{n} cannot be judged yet"),
    OPEN: ("{n} is not judged", "{n} are not judged"),
}
"""How many goals are met, as parts of a sentence."""

INDICATORS = {
    "reached": ("{n} has reached its target", "{n} have reached their targets"),
    "right": ("{n} goes the right way", "{n} go the right way"),
    "wrong": ("{n} goes the wrong way", "{n} go the wrong way"),
    "unchanged": ("{n} is unchanged", "{n} are unchanged"),
    "unclear": ("{n} cannot be compared", "{n} cannot be compared with anything"),
    "unmeasured": ("{n} has no value yet", "{n} have no value yet"),
}
"""How many indicators go which way, as parts of a sentence."""

DEVIATIONS = {
    "delayed": ("{n} action is delayed", "{n} actions are delayed"),
    "stopped": ("{n} action is stopped", "{n} actions are stopped"),
    "overdue": (
        "{n} action is not done though its time is out",
        "{n} actions are not done though their time is out",
    ),
    "late-start": (
        "{n} action has not begun though its time has come",
        "{n} actions have not begun though their time has come",
    ),
}
"""How many actions depart from the plan, as parts of a sentence."""


class StatusRow(msgspec.Struct, frozen=True, kw_only=True):
    """How many actions of an area have come how far."""

    title: str
    counts: tuple[int, ...]
    """In the order of `FollowUpView.statuses`."""
    actions: int


class Deviations(msgspec.Struct, frozen=True, kw_only=True):
    """What departs from the programme."""

    lead: str
    actions: tuple[ActionStanding, ...]
    """Those delayed, stopped, or not done or begun in time; the status says which."""
    goals: tuple[GoalStanding, ...]
    """Those that are not met."""
    indicators: tuple[IndicatorStanding, ...]
    """Those that go the wrong way."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What was told of something at the follow-up before, and is told now: a row of a table."""

    id: str
    text: str
    before: str
    now: str


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What has changed since the follow-up before."""

    lead: str
    rows: tuple[Change, ...]


class FollowUpView(Document, frozen=True, kw_only=True):
    """Everything that a follow-up says."""

    summary: str | None
    """Prose."""
    actions: str
    """How far the actions have come, as a sentence; '' if there are none."""
    goals: str
    """How many goals are met, and which way the indicators go; '' if there are none."""
    statuses: tuple[str, ...]
    """What the statuses are called at the head of a column."""
    status_rows: tuple[StatusRow, ...]
    status_total: StatusRow
    areas: tuple[AreaStanding, ...]
    deviations: Deviations
    changes: Changes | None
    """None at the first follow-up."""
    next_step: str | None
    """Prose."""


def followup(material: Material) -> FollowUpView:
    """A follow-up of the programme: the one that is asked for, or the latest.

    Raises:
        NplanError: there is none (no-follow-up), or none of that id (not-there-to-draft).
    """
    records, wording = material.records, material.wording
    all_told = records.follow_ups.values()
    told = chosen(all_told, material.of, dated=lambda one: one.date, folder=FOLDER)
    if told is None:
        raise NplanError("no-follow-up", folder=FOLDER)
    now, parts = progress(records, told), standings.parts(material)
    shown = _statuses(now, parts)
    charts: dict[str, Chart] = {}
    if _all_statuses(now, parts):
        charts["statuses"] = _status_chart(wording, now, parts, shown)
    for part in parts:
        charts |= dict(standings.charts(wording, now, part))
    common = document(
        material,
        title=told.title,
        standing=wording.text("Follow-up"),
        data=_data(material, told),
        prose=_prose(now, parts),
        missing=_missing(material, now, parts),
        charts=charts,
    )
    return FollowUpView(
        **msgspec.structs.asdict(common),
        summary=told.summary,
        actions=_actions(wording, now, parts),
        goals=_goals(wording, now, parts),
        statuses=tuple(wording.text(STATUSES[status]) for status in shown),
        status_rows=tuple(
            _status_row(part.title, now, [part], shown) for part in parts if part.chapter.actions
        ),
        status_total=_status_row(wording.text("Total"), now, parts, shown),
        areas=tuple(standings.area_standing(material, now, part) for part in parts),
        deviations=_deviations(material, now, parts),
        changes=_changes(wording, previous(records, told), now, parts),
        next_step=told.next_step,
    )


def _data(material: Material, told: FollowUp) -> Iterator[Line]:
    wording = material.wording
    return lines(
        wording,
        (
            ("Follows up", material.records.process.title),
            ("Date", wording.date(told.date)),
            ("Officer", told.officer),
        ),
    )


def _prose(now: Progress, parts: Iterable[Part]) -> Iterator[str | None]:
    """All prose that the follow-up prints."""
    told = now.follow_up
    yield from (told.summary, told.next_step)
    yield from (one.comment for one in told.actions.values())
    yield from (one.comment for one in told.goals.values())
    for part in parts:
        for _, indicator in part.indicators:
            yield from (one.comment for one in now.measurements(indicator))


def _missing(material: Material, now: Progress, parts: Iterable[Part]) -> tuple[Missing, ...]:
    wording, told = material.wording, now.follow_up
    texts = {"Summary": told.summary, "Next step": told.next_step}
    chapters = [part.chapter for part in parts]
    lists = {
        "Sections without a text": [wording.text(one) for one, text in texts.items() if not text],
        "Actions without a status": [
            action.id
            for chapter in chapters
            for action in chapter.actions
            if now.status(action) is None
        ],
        "Goals that are not judged": [
            goal.id
            for chapter in chapters
            for goal in chapter.goals
            if now.assessment(goal) is None
        ],
        "Files that cannot be read and are left out": sorted(material.records.unread),
    }
    return listed(wording, lists)


def _all_statuses(now: Progress, parts: Iterable[Part]) -> list[str]:
    return [standings.status(now, one) for part in parts for one in part.chapter.actions]


def _statuses(now: Progress, parts: Iterable[Part]) -> tuple[str, ...]:
    """The statuses that have a column: that nothing is told, only where it is so."""
    found = _all_statuses(now, parts)
    return tuple(status for status in STATUSES if status != OPEN or OPEN in found)


def _status_row(
    title: str, now: Progress, parts: Iterable[Part], shown: Iterable[str]
) -> StatusRow:
    found = _all_statuses(now, parts)
    return StatusRow(title=title, counts=tuple(map(found.count, shown)), actions=len(found))


def _status_chart(
    wording: Wording, now: Progress, parts: Iterable[Part], shown: Iterable[str]
) -> BarChart:
    found = _all_statuses(now, parts)
    return BarChart(
        title=wording.text("Actions by status"),
        series=(wording.text("Actions"),),
        rows=tuple(Bar(wording.text(STATUSES[status]), (found.count(status),)) for status in shown),
    )


def _actions(wording: Wording, now: Progress, parts: Iterable[Part]) -> str:
    found = _all_statuses(now, parts)
    if not found:
        return ""
    return wording.count(
        "The programme has {n} action: {parts}.",
        "The programme has {n} actions: {parts}.",
        len(found),
        parts=wording.shares(ACTIONS, Counter(found), "it"),
    )


def _goals(wording: Wording, now: Progress, parts: Sequence[Part]) -> str:
    goals = [standings.assessment(now, goal) for part in parts for goal in part.chapter.goals]
    moved = [now.movement(indicator) for part in parts for _, indicator in part.indicators]
    sentences = []
    if goals:
        told = wording.shares(GOALS, Counter(goals), "this")
        one, many = "The programme has {n} goal: {parts}.", "The programme has {n} goals: {parts}."
        sentences.append(wording.count(one, many, len(goals), parts=told))
    if moved:
        told = wording.shares(INDICATORS, Counter(moved), "this")
        one = "The goals are measured by {n} indicator: {parts}."
        many = "The goals are measured by {n} indicators: {parts}."
        sentences.append(wording.count(one, many, len(moved), parts=told))
    return " ".join(sentences)


def _deviations(material: Material, now: Progress, parts: Sequence[Part]) -> Deviations:
    wording = material.wording
    actions = [action for part in parts for action in part.chapter.actions]
    goals = [goal for part in parts for goal in part.chapter.goals]
    indicators = [one for part in parts for one in part.indicators]
    departing = [(one, found) for one in actions if (found := now.deviation(one)) is not None]
    not_met = [goal for goal in goals if standings.assessment(now, goal) == "not-met"]
    wrong = [one for one in indicators if now.movement(one[1]) == "wrong"]
    by_way = Counter[str](found for _, found in departing)
    told = [
        wording.listed(
            wording.count(one, many, by_way[way])
            for way, (one, many) in DEVIATIONS.items()
            if by_way[way]
        )
    ]
    if not_met:
        told.append(wording.count("{n} goal is not met", "{n} goals are not met", len(not_met)))
    if wrong:
        one, many = "{n} indicator goes the wrong way", "{n} indicators go the wrong way"
        told.append(wording.count(one, many, len(wrong)))
    nothing = wording.text("Nothing that is told here departs from the programme.")
    return Deviations(
        lead=" ".join(f"{sentence}." for sentence in told if sentence) or nothing,
        actions=tuple(_departing(material, now, action) for action, _ in departing),
        goals=tuple(standings.goal_standing(wording, now, goal) for goal in not_met),
        indicators=tuple(standings.indicator_standing(wording, now, *one) for one in wrong),
    )


def _departing(material: Material, now: Progress, action: Action) -> ActionStanding:
    """An action that departs from the plan, its status saying how."""
    wording, shown = material.wording, standings.action_standing(material, now, action)
    status = shown.status
    match now.deviation(action):
        case "overdue" if action.due:
            due = wording.on(action.due)
            status = wording.text("{status}, to be done {when}", status=status, when=due)
        case "late-start" if action.start:
            start = wording.on(action.start)
            status = wording.text("{status}, to begin {when}", status=status, when=start)
    return msgspec.structs.replace(shown, status=status)


def _changes(
    wording: Wording, before: Progress | None, now: Progress, parts: Sequence[Part]
) -> Changes | None:
    if before is None:
        return None
    chapters = [part.chapter for part in parts]
    actions = list(
        _changed(
            wording,
            lambda one: (standings.status(before, one), standings.status(now, one)),
            STATUSES,
            [action for chapter in chapters for action in chapter.actions],
        )
    )
    goals = list(
        _changed(
            wording,
            lambda one: (standings.assessment(before, one), standings.assessment(now, one)),
            ASSESSMENTS,
            [goal for chapter in chapters for goal in chapter.goals],
        )
    )
    indicators = list(_changed_indicators(wording, before, now, parts))
    counted = (
        (actions, "{n} action has a new status", "{n} actions have a new status"),
        (goals, "{n} goal is judged anew", "{n} goals are judged anew"),
        (indicators, "{n} indicator has a new value", "{n} indicators have new values"),
    )
    told = [wording.count(one, many, len(rows)) for rows, one, many in counted if rows]
    nothing = wording.text("nothing that is told has changed")
    return Changes(
        lead=wording.text(
            "Since the follow-up {when}: {parts}.",
            when=wording.on(before.follow_up.date),
            parts=wording.listed(told) or nothing,
        ),
        rows=(*actions, *goals, *indicators),
    )


def _changed(
    wording: Wording,
    told: Callable[[R], tuple[str, str]],
    words: Mapping[str, str],
    records: Iterable[R],
) -> Iterator[Change]:
    """The actions or goals of which something else is told now than before."""
    for one in records:
        before, now = told(one)
        if now not in (before, OPEN):
            yield Change(
                id=one.id,
                text=one.text,
                before=wording.text(words[before]),
                now=wording.text(words[now]),
            )


def _changed_indicators(
    wording: Wording, before: Progress, now: Progress, parts: Iterable[Part]
) -> Iterator[Change]:
    for part in parts:
        for goal, indicator in part.indicators:
            old, new = before.latest(indicator), now.latest(indicator)
            if new is not None and (old is None or (new.year, new.value) != (old.year, old.value)):
                first = wording.level(old) if old else wording.text("No value yet")
                name = standings.named(indicator)
                yield Change(id=goal.id, text=name, before=first, now=wording.level(new))
