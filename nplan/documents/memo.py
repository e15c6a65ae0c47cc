"""The memo to the body that decides as a view: the office's texts, or what the files tell."""

from collections.abc import Iterable, Iterator

import msgspec

from nplan.counts.tally import tally, total
from nplan.documents import chapters, dialogue
from nplan.documents.chosen import chosen
from nplan.documents.document import Document, Line, document, lines
from nplan.documents.material import Material
from nplan.documents.missing import Missing, listed
from nplan.documents.wording import Wording
from nplan.model.consultation import Memo
from nplan.model.records import Records
from nplan.model.values import OPEN

FOLDER = "data/memos"

OUTCOMES = {
    "adopted": ("{n} is in the proposal", "{n} are in the proposal"),
    "partly": ("{n} is there in part", "{n} are there in part"),
    "declined": ("{n} is not adopted", "{n} are not adopted"),
    "referred": ("{n} is for somebody else", "{n} are for somebody else"),
    "noted": ("{n} is noted", "{n} are noted"),
    OPEN: ("{n} is still open", "{n} are still open"),
}
"""What became of how many inputs, as parts of a sentence."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A text of the memo: the office's own or, where it has written none, what the files tell."""

    own: str | None = None
    """Prose."""
    told: tuple[str, ...] = ()
    """Paragraphs, where it has no own text; () if the files tell nothing either."""


class MemoView(Document, frozen=True, kw_only=True):
    """Everything that a memo says."""

    proposal: tuple[Passage, ...]
    """The clauses."""
    summary: Passage
    background: Passage
    assessment: Passage
    consequences: Passage
    basis: tuple[Passage, ...]
    """The papers that it rests on."""
    sent_to: tuple[str, ...]
    """Who gets the decision."""
    signature: tuple[str, ...]
    """The officer's title and the administration; never a name."""


def memo(material: Material) -> MemoView:
    """A memo: the one that is asked for, the latest, or one made of what the files tell.

    Raises:
        NplanError: there is none of the id that is asked for (not-there-to-draft).
    """
    records, wording = material.records, material.wording
    all_told = records.memos.values()
    told = chosen(all_told, material.of, dated=lambda one: one.date, folder=FOLDER)
    if told is None:
        told = Memo(title=wording.text("Adoption of {title}", title=records.process.title))
    told = _addressed(records, told)
    texts = {
        "Summary": _passage(told.summary, _summary(material)),
        "Background": _passage(told.background, _background(material)),
        "Assessment": _passage(told.assessment, _assessment(material)),
    }
    common = document(
        material,
        title=told.title,
        standing=wording.text("Memo"),
        data=_data(wording, told),
        prose=_prose(told),
        missing=_missing(material, told, texts),
    )
    return MemoView(
        **msgspec.structs.asdict(common),
        proposal=_passages(told.proposal, _proposal(records, wording)),
        summary=texts["Summary"],
        background=texts["Background"],
        assessment=texts["Assessment"],
        consequences=_passage(told.consequences, _consequences(material)),
        basis=_passages(told.basis, _basis(material)),
        sent_to=told.sent_to or tuple(_sent_to(records, wording)),
        signature=tuple(filter(None, (told.officer, told.from_))),
    )


def _addressed(records: Records, told: Memo) -> Memo:
    """The memo with the programme's case number and the body that adopts it, where it has none."""
    process = records.process.document
    return msgspec.structs.replace(
        told, reference=told.reference or process.reference, to=told.to or process.adopted_by
    )


def _data(wording: Wording, told: Memo) -> Iterator[Line]:
    return lines(
        wording,
        (
            ("From", told.from_),
            ("Date", wording.date(told.date) if told.date else None),
            ("Case number", told.reference),
            ("Officer", told.officer),
            ("To", told.to),
        ),
    )


def _prose(told: Memo) -> Iterator[str | None]:
    """All prose that the memo prints."""
    yield from told.proposal
    yield from (told.summary, told.background, told.assessment, told.consequences)
    yield from told.basis


def _missing(material: Material, told: Memo, texts: dict[str, Passage]) -> tuple[Missing, ...]:
    wording = material.wording
    head = {"Date": told.date, "Case number": told.reference, "To": told.to}
    lists = {
        "Data of the memo": [wording.text(label) for label, value in head.items() if not value],
        "Sections without a text": [
            wording.text(label)
            for label, passage in texts.items()
            if not passage.own and not passage.told
        ],
        "Files that cannot be read and are left out": sorted(material.records.unread),
    }
    return listed(wording, lists)


def _passage(own: str | None, told: Iterable[str]) -> Passage:
    return Passage(own=own) if own else Passage(told=tuple(told))


def _passages(own: tuple[str, ...], told: Iterable[str]) -> tuple[Passage, ...]:
    if own:
        return tuple(Passage(own=one) for one in own)
    return tuple(Passage(told=(one,)) for one in told)


def _proposal(records: Records, wording: Wording) -> Iterator[str]:
    """The clauses: that it is adopted, from when to when it is valid, and what it replaces."""
    title, told = records.process.title, records.process.document
    if told.adopted_by:
        yield wording.text("{body} adopts {title}.", body=told.adopted_by, title=title)
    else:
        yield wording.text("{title} is adopted.", title=title)
    first, last = (wording.date(day) if day else "" for day in (told.valid_from, told.valid_to))
    if first and last:
        yield wording.text(
            "{title} is valid from {first} until {last}.", title=title, first=first, last=last
        )
    elif first:
        yield wording.text("{title} is valid from {first}.", title=title, first=first)
    elif last:
        yield wording.text("{title} is valid until {last}.", title=title, last=last)
    if told.replaces:
        yield wording.text("{title} replaces {other}.", title=title, other=told.replaces)


def _summary(material: Material) -> Iterator[str]:
    """How many have said how much, and what the programme holds."""
    facts, wording = material.facts, material.wording
    if facts.meetings:
        yield dialogue.taken_part(wording, total(facts))
    records = material.records
    goals, actions = len(records.all_goals), records.all_actions
    areas = len(records.process.areas)
    if goals or actions:
        sentence = wording.text(
            "The proposal holds {areas}, {goals} and {actions}.",
            areas=wording.count("{n} area", "{n} areas", areas),
            goals=wording.count("{n} goal", "{n} goals", goals),
            actions=wording.count("{n} action", "{n} actions", len(actions)),
        )
        yield " ".join(filter(None, (sentence, chapters.cost_of(wording, actions))))


def _background(material: Material) -> Iterator[str]:
    """When the dialogue was, and how the consultation went."""
    facts, wording = material.facts, material.wording
    if period := dialogue.period(facts, wording):
        yield period
    for round in dialogue.rounds(material.records, wording):
        yield round.sentence


def _assessment(material: Material) -> Iterator[str]:
    """What became of the inputs."""
    facts, wording = material.facts, material.wording
    counted = {row.values[0] or OPEN: len(row.said) for row in tally(facts, ("outcome",)).rows}
    if facts.said:
        yield wording.count(
            "{n} input has been noted: {parts}.",
            "{n} inputs have been noted: {parts}.",
            len(facts.said),
            parts=wording.shares(OUTCOMES, counted, "it"),
        )


def _consequences(material: Material) -> Iterator[str]:
    """What the actions cost, and of how many that is not told."""
    wording = material.wording
    actions = material.records.all_actions
    without = sum(action.cost is None for action in actions)
    sentences = [chapters.cost_of(wording, actions)]
    if without:
        sentences.append(
            wording.count(
                "No cost is given for {n} action.", "No cost is given for {n} actions.", without
            )
        )
    if told := " ".join(filter(None, sentences)):
        yield told


def _basis(material: Material) -> Iterator[str]:
    """The papers that the same files make."""
    records, wording = material.records, material.wording
    yield wording.text("Proposal for {title}", title=records.process.title)
    if records.rounds:
        yield wording.text("Consultation report")
    if material.facts.said:
        yield wording.text("All inputs of the dialogue, an annex to the proposal")


def _sent_to(records: Records, wording: Wording) -> Iterator[str]:
    """Those who answer for actions, in the order of the units, and those who answered."""
    named = {name for action in records.all_actions for name in action.responsible}
    ids = {records.participant_ids.get(name) for name in named}
    yield from (unit.title for unit in records.process.units if unit.id in ids)
    if records.responses:
        yield wording.text("Those who answered in the consultation")
