"""The programme as a view: everything the document says, as plain values without markup."""

from collections.abc import Iterator

import msgspec

from nplan.documents import annexes, chapters, dialogue
from nplan.documents.annexes import InputsAnnex, MeetingView, Participants
from nplan.documents.chapters import AreaView, ChapterView
from nplan.documents.dialogue import Dialogue
from nplan.documents.document import Document, Line, document, lines
from nplan.documents.material import Material
from nplan.documents.missing import missing
from nplan.documents.wording import Wording
from nplan.model.programme import Action, Frame
from nplan.model.records import Records


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The action plan."""

    actions: tuple[chapters.ActionView, ...]
    cost: str
    """What the actions cost together, as a sentence; '' if none has a cost."""


class Programme(Document, frozen=True, kw_only=True):
    """Everything that the programme says."""

    frame: Frame
    """The office's prose."""
    dialogue: Dialogue
    overall: ChapterView
    areas: tuple[AreaView, ...]
    plan: Plan
    participants: Participants
    meetings: tuple[MeetingView, ...]
    inputs: InputsAnnex


def programme(material: Material) -> Programme:
    """The programme of a project."""
    records, facts, wording = material.records, material.facts, material.wording
    told = dialogue.dialogue(facts, wording)
    adopted = records.adoption is not None
    common = document(
        material,
        title=records.process.title,
        standing=wording.text("Adopted document") if adopted else wording.text("Proposal"),
        data=_data(records, wording),
        prose=_prose(records),
        missing=missing(material),
        charts=dialogue.charts(told, wording),
        entries=annexes.entries(material),
        entries_are_optional=True,
    )
    return Programme(
        **msgspec.structs.asdict(common),
        frame=records.frame,
        dialogue=told,
        overall=chapters.overall(material),
        areas=chapters.areas(material, dialogue.voices_by_area(facts, wording)),
        plan=_plan(records, wording),
        participants=annexes.participants(material),
        meetings=annexes.meetings(material),
        inputs=annexes.inputs(material),
    )


def _prose(records: Records) -> Iterator[str | None]:
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


def _data(records: Records, wording: Wording) -> Iterator[Line]:
    document = records.process.document
    kind = {"program": "Programme", "strategi": "Strategy", "plan": "Plan"}[document.type]
    told = [
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
        told.insert(1, ("To be adopted by", document.adopted_by))
    else:
        when = f" {wording.date(decision.date)}" if decision.date else ""
        paragraph = f", {decision.paragraph}" if decision.paragraph else ""
        told.insert(1, ("Adopted by", f"{decision.body}{when}{paragraph}"))
    return lines(wording, told)


def _plan(records: Records, wording: Wording) -> Plan:
    actions: list[Action] = []
    areas = (area.id for area in records.process.areas)
    order: dict[str | None, int] = {area: at for at, area in enumerate((None, *areas))}
    in_order = sorted(records.chapters, key=lambda one: order.get(one[1], len(order)))
    for _, _, chapter in in_order:
        actions += chapter.actions
    return Plan(
        actions=tuple(chapters.action_view(records, wording, action) for action in actions),
        cost=chapters.cost_of(wording, actions),
    )
