"""The page as a view: what was said, what became of it and what will be done, with the trails."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from nplan.counts.secrets import Secrets
from nplan.counts.tally import tally, total
from nplan.documents import annexes, chapters, dialogue
from nplan.documents.chapters import ActionView, GoalView
from nplan.documents.charts import Bar, BarChart
from nplan.documents.document import Document, Entry, Line, document, lines
from nplan.documents.material import Material
from nplan.documents.missing import missing
from nplan.documents.wording import NOTHING
from nplan.model.programme import Action, AreaProgramme, Chapter, Goal, KeyPoint
from nplan.model.records import Said, meeting_day


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that is seen first."""

    number: int
    what: str


class OutcomeShare(msgspec.Struct, frozen=True, kw_only=True):
    """How many inputs had an outcome: a row of a table."""

    title: str
    inputs: int
    share: str
    """In whole per cent of all inputs."""


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A link to another place of the page."""

    words: str
    anchor: str


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """The inputs of one meeting that a key point takes up."""

    title: str
    inputs: tuple[Way, ...]


class PointOnPage(msgspec.Struct, frozen=True, kw_only=True):
    """What several inputs boil down to, with the ways from it."""

    title: str
    anchor: str
    outcome: str
    reason: str
    leads_to: tuple[Way, ...]
    """The goals and actions that rest on it."""
    rests_on: tuple[Occasion, ...]
    """The inputs that it takes up."""
    inputs: int
    """How many they are."""


class GoalOnPage(msgspec.Struct, frozen=True, kw_only=True):
    """A goal with the ways back from it."""

    goal: GoalView
    anchor: str
    rests_on: tuple[Way, ...]
    """The key points that it names."""


class ActionOnPage(msgspec.Struct, frozen=True, kw_only=True):
    """An action with the ways back from it: a row of a table."""

    action: ActionView
    anchor: str
    rests_on: tuple[Way, ...]
    """Its goal, and the key points that it names."""


class ChapterOnPage(msgspec.Struct, frozen=True, kw_only=True):
    """What will be done in an area, or in all of them."""

    goals: tuple[GoalOnPage, ...]
    actions: tuple[ActionOnPage, ...]


class AreaOnPage(msgspec.Struct, frozen=True, kw_only=True):
    """An area: what was said, what became of it, what will be done."""

    title: str
    description: str | None
    voices: str
    key_points: tuple[PointOnPage, ...]
    chapter: ChapterOnPage


class TakenUp(msgspec.Struct, frozen=True, kw_only=True):
    """A key point that takes up an input, with the goals and actions that rest on it."""

    point: Way
    reason: str
    """Why nothing rests on it."""
    leads_to: tuple[Way, ...]


class InputOnPage(msgspec.Struct, frozen=True, kw_only=True):
    """An input with what became of it: a row of a table."""

    reference: str
    """Its anchor, too."""
    text: str | None
    """Verbatim; none where it is not to be printed."""
    confidential: bool
    area: str
    organisation_kinds: str
    """The kinds of those whose voice it is, with semicolons between; nobody is named."""
    outcome: str
    reason: str
    """Why no key point takes it up."""
    taken_up: tuple[TakenUp, ...]


class Page(Document, frozen=True, kw_only=True):
    """An overview for a web site."""

    headlines: tuple[Headline, ...]
    outcomes: tuple[OutcomeShare, ...]
    vision: str | None
    """Prose."""
    overall: ChapterOnPage
    areas: tuple[AreaOnPage, ...]
    lead: str
    """How many inputs are listed, and how."""
    inputs: tuple[InputOnPage, ...]
    """All of them, by area, then in time."""
    withdrawn: str
    """How many were taken back, as a sentence; '' if none was."""
    withdrawn_references: tuple[str, ...]


def page(material: Material) -> Page:
    """The page of a project."""
    records, facts, wording = material.records, material.facts, material.wording
    told = dialogue.dialogue(facts, wording)
    outcomes = _outcomes(material)
    annex = annexes.inputs(material)
    ways = _Ways(material)
    inputs = _inputs(material, ways)
    common = document(
        material,
        title=wording.text("Overview: {title}", title=records.process.title),
        standing=wording.text("What was said, what it led to and what will be done"),
        data=_data(material),
        prose=[records.frame.vision],
        missing=missing(material),
        charts=dialogue.charts(told, wording) | {"outcomes": _chart(material, outcomes)},
        entries=[*map(_entry, inputs), *map(Entry, annex.withdrawn_references)],
    )
    return Page(
        **msgspec.structs.asdict(common),
        headlines=_headlines(material),
        outcomes=outcomes,
        vision=records.frame.vision,
        overall=ways.chapter(records.frame),
        areas=_areas(material, ways),
        lead=annex.lead,
        inputs=inputs,
        withdrawn=annex.withdrawn,
        withdrawn_references=annex.withdrawn_references,
    )


def _entry(row: InputOnPage) -> Entry:
    """That an input stands on the page once."""
    ways = (way.words for one in row.taken_up for way in (one.point, *one.leads_to))
    beside = (row.area, row.organisation_kinds, row.outcome, row.reason, *ways)
    return Entry(row.reference, row.text, beside)


def _data(material: Material) -> Iterator[Line]:
    """Of which programme the page tells."""
    described = material.records.process.document
    valid = material.wording.period(described.valid_from, described.valid_to)
    told = [
        ("Case number", described.reference),
        ("Responsible", described.responsible),
        ("Valid", valid),
    ]
    return lines(material.wording, told)


def _headlines(material: Material) -> tuple[Headline, ...]:
    everything, records, count = total(material.facts), material.records, material.wording.count
    points = sum(map(len, records.key_points.values()))
    counted = [
        (len(everything.organisations), "organisation took part", "organisations took part"),
        (len(everything.meetings), "meeting", "meetings"),
        (len(everything.written), "written collection", "written collections"),
        (len(everything.said), "input", "inputs"),
        (points, "key point", "key points"),
        (len(records.all_goals), "goal", "goals"),
        (len(records.all_actions), "action", "actions"),
    ]
    return tuple(Headline(number=n, what=count(one, many, n)) for n, one, many in counted if n)


def _outcomes(material: Material) -> tuple[OutcomeShare, ...]:
    """Every outcome with its inputs, side by side."""
    wording, everything = material.wording, len(material.facts.said)
    return tuple(
        OutcomeShare(
            title=wording.outcome(outcome),
            inputs=len(row.said),
            share=wording.text("{share}%", share=_per_cent(len(row.said), everything)),
        )
        for row in tally(material.facts, ("outcome",)).rows
        for outcome in row.values
    )


def _per_cent(part: int, whole: int) -> int:
    """The share in whole per cent, a half rounded up."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def _chart(material: Material, outcomes: Iterable[OutcomeShare]) -> BarChart:
    text = material.wording.text
    return BarChart(
        title=text("Inputs by outcome"),
        series=(text("Inputs"),),
        rows=tuple(Bar(row.title, (row.inputs,)) for row in outcomes),
    )


def _areas(material: Material, ways: "_Ways") -> tuple[AreaOnPage, ...]:
    records = material.records
    voices = dialogue.voices_by_area(material.facts, material.wording)
    parts = {id: part for _, id, part in records.chapters if isinstance(part, AreaProgramme)}
    return tuple(
        AreaOnPage(
            title=area.title,
            description=area.description,
            voices=voices[area.id],
            key_points=tuple(map(ways.key_point, records.key_points_by_area[area.id])),
            chapter=ways.chapter(parts.get(area.id, AreaProgramme())),
        )
        for area in records.process.areas
    )


def _inputs(material: Material, ways: "_Ways") -> tuple[InputOnPage, ...]:
    areas = material.records.process.areas
    order: dict[str | None, int] = {area.id: at for at, area in enumerate(areas)}
    titles: Mapping[str | None, str] = {area.id: area.title for area in areas}
    without = material.wording.text("Without an area")
    return tuple(
        ways.input(said, titles.get(said.area, without))
        for said in sorted(material.facts.said, key=lambda said: order.get(said.area, len(order)))
    )


class _Ways:
    """The places of a page, and the ways from one to another."""

    def __init__(self, material: Material) -> None:
        self.material = material
        points = [point for some in material.records.key_points.values() for point in some]
        readable = (lambda id: id) if material.internal else Secrets(material.records).reference
        self.points = {
            point.id: Way(words=point.title, anchor=f"key-point/{readable(point.id) or number}")
            for number, point in enumerate(points, 1)
        }

    def key_point(self, point: KeyPoint) -> PointOnPage:
        said = self.material.trails.inputs(point)
        return PointOnPage(
            title=point.title,
            anchor=self.points[point.id].anchor,
            outcome=self.material.wording.outcome(point.outcome),
            reason=point.reason or "",
            leads_to=self.leads_to(point),
            rests_on=tuple(self.occasions(said)),
            inputs=len(said),
        )

    def occasions(self, said: Iterable[Said]) -> Iterator[Occasion]:
        """The inputs by the meeting where they were said."""
        by_meeting: dict[str, list[Said]] = {}
        for one in said:
            by_meeting.setdefault(one.meeting.id, []).append(one)
        for some in by_meeting.values():
            meeting = some[0].meeting
            date = self.material.wording.date(meeting_day(meeting))
            yield Occasion(
                title=f"{meeting.title}, {date}",
                inputs=tuple(Way(words=one.id, anchor=one.reference) for one in some),
            )

    def leads_to(self, point: KeyPoint) -> tuple[Way, ...]:
        goals, actions = self.material.trails.goals(point), self.material.trails.actions(point)
        return (*map(_to_goal, goals), *map(_to_action, actions))

    def rests_on(self, record: Goal | Action) -> tuple[Way, ...]:
        return tuple(self.points[one.id] for one in self.material.trails.rests_on(record))

    def chapter(self, chapter: Chapter) -> ChapterOnPage:
        records, wording = self.material.records, self.material.wording
        return ChapterOnPage(
            goals=tuple(
                GoalOnPage(
                    goal=GoalView(id=goal.id, text=goal.text),
                    anchor=_to_goal(goal).anchor,
                    rests_on=self.rests_on(goal),
                )
                for goal in chapter.goals
            ),
            actions=tuple(
                ActionOnPage(
                    action=chapters.action_view(records, wording, action),
                    anchor=_to_action(action).anchor,
                    rests_on=(*self.goal_of(action), *self.rests_on(action)),
                )
                for action in chapter.actions
            ),
        )

    def goal_of(self, action: Action) -> tuple[Way, ...]:
        goal = self.material.trails.goal_of(action)
        return (_to_goal(goal),) if goal else ()

    def input(self, said: Said, area: str) -> InputOnPage:
        material = self.material
        hidden = material.is_hidden(said.input)
        return InputOnPage(
            reference=said.reference,
            text=None if hidden else said.input.text,
            confidential=said.input.confidential,
            area=area,
            organisation_kinds=NOTHING if hidden else self.kinds(said),
            outcome=material.wording.outcome(material.trails.outcome(said)),
            reason="" if hidden else said.input.reason or "",
            taken_up=tuple(
                TakenUp(
                    point=self.points[point.id],
                    reason=point.reason or "",
                    leads_to=self.leads_to(point),
                )
                for point in material.trails.key_points(said)
            ),
        )

    def kinds(self, said: Said) -> str:
        """The kinds of those whose voice an input is, each once."""
        records, wording = self.material.records, self.material.wording
        bodies: Mapping[str, str] = {id: unit.kind for id, unit in records.units.items()}
        kinds = (bodies.get(id) or records.organisations[id].kind for id in said.voice)
        return "; ".join(wording.sorted(map(wording.organisation_kind, set(kinds)))) or NOTHING


def _to_goal(goal: Goal) -> Way:
    return Way(words=goal.id, anchor=f"goal/{goal.id}")


def _to_action(action: Action) -> Way:
    return Way(words=action.id, anchor=f"action/{action.id}")
