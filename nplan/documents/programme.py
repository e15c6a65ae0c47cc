"""The programme as a view: everything the document says, as plain values without markup."""

from collections.abc import Iterator
from datetime import date

import msgspec

from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.documents import annexes, chapters, dialogue
from nplan.documents.annexes import InputsAnnex, MeetingView, Participants
from nplan.documents.chapters import AreaView, ChapterView
from nplan.documents.citations import source
from nplan.documents.dialogue import Dialogue
from nplan.documents.figures import computed
from nplan.documents.missing import Missing, missing
from nplan.documents.trails import TrailsInWords
from nplan.documents.wording import Wording
from nplan.model.programme import Action, Frame
from nplan.model.prose import citations, figures
from nplan.model.records import Records
from nplan.model.values import Day
from nplan.model.version import Version


class Line(msgspec.Struct, frozen=True):
    """A line of the document's data."""

    label: str
    text: str


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before the first chapter."""

    standing: str
    """Whether the document is a proposal or adopted."""
    data: tuple[Line, ...]
    stamp: str
    """Which version of the files it is made of."""
    missing: tuple[Missing, ...]
    """What it still lacks; nothing in the final document."""
    is_draft: bool


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The action plan."""

    actions: tuple[chapters.ActionView, ...]
    cost: str
    """What the actions cost together, as a sentence; '' if none has a cost."""


class Programme(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the programme says."""

    language: str
    municipality: str
    title: str
    cover: Cover
    frame: Frame
    """The office's prose."""
    dialogue: Dialogue
    overall: ChapterView
    areas: tuple[AreaView, ...]
    plan: Plan
    participants: Participants
    meetings: tuple[MeetingView, ...]
    inputs: InputsAnnex
    sources: dict[str, str]
    """The footnote of each reference that the prose cites."""
    figures: dict[str, str]
    """What each expression in the prose prints."""
    made: date
    """The day of the version, or the last day that the files tell of: no clock is read."""


def programme(records: Records, version: Version | None, *, final: bool = False) -> Programme:
    """The programme of a project.

    Args:
        records: the project's records.
        version: the version of its files; None where there is none.
        final: whether it is the document that is decided on, and not a draft of it.
    """
    facts = Facts(records)
    wording = Wording(records.process.language)
    trails = TrailsInWords(Trails(facts), wording)
    prose = tuple(_prose(records))
    references = (one.reference for text in prose for one in citations(text))
    expressions = (one.expression for text in prose for one in figures(text))
    return Programme(
        language=wording.language,
        municipality=records.process.municipality,
        title=records.process.title,
        cover=_cover(facts, wording, version, final=final),
        frame=records.frame,
        dialogue=dialogue.dialogue(facts, wording),
        overall=chapters.overall(trails),
        areas=chapters.areas(trails, dialogue.voices_by_area(facts, wording)),
        plan=_plan(records, wording),
        participants=annexes.participants(trails),
        meetings=annexes.meetings(trails),
        inputs=annexes.inputs(trails),
        sources={one: source(records, wording, one) for one in dict.fromkeys(references)},
        figures={
            one: computed(facts, wording, one) or wording.missing(one)
            for one in dict.fromkeys(expressions)
        },
        made=(version.date if version else facts.last_day or Day(year=2000)).last,
    )


def _prose(records: Records) -> Iterator[str]:
    """All prose that the programme prints, in its order."""
    fields = ("foreword", "summary", "purpose", "background", "delimitation", "situation")
    texts: list[str | None] = [getattr(records.frame, field) for field in fields]
    texts += (one.summary for one in records.rounds.values())
    texts += (records.frame.vision, records.frame.organisation, records.frame.follow_up)
    for part in records.area_programmes.values():
        texts += (part.situation, part.direction)
    for points in records.key_points.values():
        for point in points:
            texts += (point.heard, point.conclusion)
    return (text for text in texts if text)


def _cover(facts: Facts, wording: Wording, version: Version | None, *, final: bool) -> Cover:
    adopted = facts.records.adoption is not None
    return Cover(
        standing=wording.text("Adopted document") if adopted else wording.text("Proposal"),
        data=tuple(_data(facts.records, wording)),
        stamp=_stamp(wording, version),
        missing=() if final else missing(facts, wording),
        is_draft=not final,
    )


def _data(records: Records, wording: Wording) -> Iterator[Line]:
    document = records.process.document
    kind = {"program": "Programme", "strategi": "Strategy", "plan": "Plan"}[document.type]
    lines = [
        ("Type of document", wording.text(kind)),
        ("Case number", document.reference),
        ("Responsible", document.responsible),
        ("Applies to", document.applies_to),
        ("Replaces", document.replaces),
        ("Valid", wording.period(document.valid_from, document.valid_to)),
        ("To be reviewed", document.review),
    ]
    decision = records.adoption
    if decision is None:
        lines.insert(1, ("To be adopted by", document.adopted_by))
    else:
        when = f" {wording.date(decision.date)}" if decision.date else ""
        paragraph = f", {decision.paragraph}" if decision.paragraph else ""
        lines.insert(1, ("Adopted by", f"{decision.body}{when}{paragraph}"))
    return (Line(wording.text(label), text) for label, text in lines if text)


def _stamp(wording: Wording, version: Version | None) -> str:
    if version is None:
        return wording.text("Made of files without a version.")
    sentence = (
        "Made of version {commit}, {date}, with later changes."
        if version.changed
        else "Made of version {commit}, {date}."
    )
    return wording.text(sentence, commit=version.commit, date=wording.date(version.date))


def _plan(records: Records, wording: Wording) -> Plan:
    actions: list[Action] = []
    areas = (area.id for area in records.process.areas)
    order: dict[str | None, int] = {area: at for at, area in enumerate((None, *areas))}
    in_order = sorted(records.chapters, key=lambda one: order.get(one[1], len(order)))
    for _, _, chapter in in_order:
        actions += chapter.actions
    costs = [action.cost for action in actions if action.cost is not None]
    cost = wording.count(
        "The action that has a cost comes to {kronor} kr.",
        "The {n} actions that have a cost come to {kronor} kr together.",
        len(costs),
        kronor=sum(costs),
    )
    return Plan(
        actions=tuple(chapters.action_view(records, wording, action) for action in actions),
        cost=cost if costs else "",
    )
