"""The programme's annexes as views: who took part, and every input with what became of it."""

from collections.abc import Collection, Iterator

import msgspec

from nplan.counts.tally import tally
from nplan.documents.dialogue import voices_by_area
from nplan.documents.document import Entry
from nplan.documents.material import Material
from nplan.documents.wording import Wording
from nplan.model.dialogue import Meeting
from nplan.model.process import OrganisationKind
from nplan.model.records import Said, meeting_day


class KindOfParticipants(msgspec.Struct, frozen=True, kw_only=True):
    """Those of one kind who took part."""

    title: str
    names: str
    """In alphabetical order; last how many want to be anonymous."""


class Participants(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody who took part."""

    lead: str
    organisations: tuple[KindOfParticipants, ...]
    own: KindOfParticipants
    """The municipality's own bodies."""


class MeetingView(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting: a row of a table."""

    id: str
    title: str
    kind: str
    organisations: int
    inputs: int


class InputView(msgspec.Struct, frozen=True, kw_only=True):
    """An input with what became of it: a row of a table."""

    reference: str
    text: str | None
    """Verbatim; none where it is not to be printed."""
    confidential: bool
    """Whether only those who read documents marked internal may see its text."""
    outcome: str
    taken_up: str
    """Where it stands in the programme, or the reason why it does not."""


class InputsPart(msgspec.Struct, frozen=True, kw_only=True):
    """The inputs of an area or of a meeting."""

    title: str
    lead: str
    """How many said how much, as sentences."""
    inputs: tuple[InputView, ...]


class InputsAnnex(msgspec.Struct, frozen=True, kw_only=True):
    """Every input."""

    lead: str
    parts: tuple[InputsPart, ...]
    """By area or by meeting."""
    withdrawn: str
    """How many were taken back, as a sentence; '' if none was."""
    withdrawn_references: tuple[str, ...]


def participants(material: Material) -> Participants:
    """Everybody who took part, by kind; of those who want to be anonymous their number alone."""
    facts, wording = material.facts, material.wording
    records = facts.records
    all_ids = {id for people in facts.took_part.values() for id in people}
    by_kind: dict[OrganisationKind, list[str]] = {}
    for id, organisation in records.organisations.items():
        if id in all_ids and id not in records.units:
            by_kind.setdefault(organisation.kind, []).append(id)
    organisations = sum(map(len, by_kind.values()))
    bodies = wording.text("The municipality's own bodies")
    own = [unit.title for id, unit in records.units.items() if id in all_ids]
    return Participants(
        lead=wording.count(
            "{n} organisation has taken part, by its own kind.",
            "{n} organisations have taken part, by their kind.",
            organisations,
        ),
        organisations=tuple(
            _kind(material, kind, ids)
            for kind, ids in sorted(by_kind.items(), key=lambda one: (-len(one[1]), one[0]))
        ),
        own=KindOfParticipants(
            title=f"{bodies} ({wording.number(len(own))})",
            names=in_a_row(wording.sorted(own)),
        ),
    )


def _kind(material: Material, kind: OrganisationKind, ids: list[str]) -> KindOfParticipants:
    wording = material.wording
    all_names = [material.name(id) for id in ids]
    names = list(wording.sorted(name for name in all_names if name is not None))
    one, many = "{n} that wants to be anonymous", "{n} that want to be anonymous"
    if anonymous := len(all_names) - len(names):
        names.append(wording.count(one, many, anonymous))
    return KindOfParticipants(
        title=f"{wording.organisation_kind(kind)} ({wording.number(len(ids))})",
        names=in_a_row(names),
    )


def in_a_row(names: Collection[str]) -> str:
    """Names with commas between them, or semicolons where a name has a comma of its own."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def meetings(material: Material) -> tuple[MeetingView, ...]:
    """Every meeting in time, by the id that references begin with."""
    facts, wording = material.facts, material.wording
    kinds = {kind.id: kind.title for kind in facts.records.process.meeting_kinds}
    rows = tally(facts, ("meeting",)).cells
    return tuple(
        MeetingView(
            id=meeting.id,
            title=_title(wording, meeting),
            kind=kinds.get(facts.records.meeting_kind_ids.get(meeting.kind, "")) or meeting.kind,
            organisations=len(rows[(meeting.id,)].organisations),
            inputs=len(rows[(meeting.id,)].said),
        )
        for meeting in facts.meetings
    )


def _title(wording: Wording, meeting: Meeting) -> str:
    if meeting.until is None:
        return meeting.title
    return wording.text(
        "{title} (until {date})", title=meeting.title, date=wording.date(meeting.until)
    )


def inputs(material: Material) -> InputsAnnex:
    """Every input by its main area or its meeting, in time; what must not be printed left out."""
    taken_back = tuple(
        said.reference
        for said in material.records.said_and_withdrawn
        if said.input.withdrawn is not None
    )
    sentence = material.wording.count(
        "{n} input was taken back. It is neither counted nor printed.",
        "{n} inputs were taken back. They are neither counted nor printed.",
        len(taken_back),
    )
    return InputsAnnex(
        lead=_lead(material),
        parts=tuple(_by_meeting(material) if material.by == "meeting" else _by_area(material)),
        withdrawn=sentence if taken_back else "",
        withdrawn_references=taken_back,
    )


def entries(material: Material) -> Iterator[Entry]:
    """What an annex of inputs must hold: each input once, and that it was taken back."""
    for said in material.facts.said:
        one = _input(material, said)
        yield Entry(one.reference, one.text, (one.outcome, one.taken_up))
    for said in material.records.said_and_withdrawn:
        if said.input.withdrawn is not None:
            yield Entry(said.reference)


def _by_area(material: Material) -> Iterator[InputsPart]:
    facts, wording = material.facts, material.wording
    by_area: dict[str | None, list[InputView]] = {
        area.id: [] for area in facts.records.process.areas
    }
    by_area[None] = []
    for said in facts.said:
        by_area[said.area].append(_input(material, said))
    titles = {area.id: area.title for area in facts.records.process.areas}
    leads = voices_by_area(facts, wording)
    for area, found in by_area.items():
        if found:
            title = titles[area] if area else wording.text("Without an area")
            yield InputsPart(title=title, lead=leads.get(area or "", ""), inputs=tuple(found))


def _by_meeting(material: Material) -> Iterator[InputsPart]:
    facts, wording = material.facts, material.wording
    by_meeting: dict[str, list[InputView]] = {meeting.id: [] for meeting in facts.meetings}
    for said in facts.said:
        by_meeting[said.meeting.id].append(_input(material, said))
    told = {one.id: one for one in meetings(material)}
    for meeting in facts.meetings:
        if found := by_meeting[meeting.id]:
            yield InputsPart(
                title=wording.text(
                    "{title}, {date}",
                    title=meeting.title,
                    date=wording.period(
                        day := meeting_day(meeting), meeting.until or day, short=True
                    ),
                ),
                lead=_said_at(wording, told[meeting.id]),
                inputs=tuple(found),
            )


def _said_at(wording: Wording, meeting: MeetingView) -> str:
    inputs = wording.count("{n} input", "{n} inputs", meeting.inputs)
    if not meeting.organisations:
        return wording.text("{kind}. {inputs}.", kind=meeting.kind, inputs=inputs)
    return wording.count(
        "{kind} with {n} organisation. {inputs}.",
        "{kind} with {n} organisations. {inputs}.",
        meeting.organisations,
        kind=meeting.kind,
        inputs=inputs,
    )


def _input(material: Material, said: Said) -> InputView:
    hidden = material.is_hidden(said.input)
    reason = "" if hidden else said.input.reason or ""
    return InputView(
        reference=said.reference,
        text=None if hidden else said.input.text,
        confidential=said.input.confidential,
        outcome=material.wording.outcome(material.trails.outcome(said)),
        taken_up=material.taken_up(said) or reason,
    )


def _lead(material: Material) -> str:
    wording, said = material.wording, material.facts.said
    if not said:
        return wording.text("No input has been noted yet.")
    by_area = wording.count(
        "{n} input as it was noted.",
        "{n} inputs as they were noted, word for word, each under its main area.",
        len(said),
    )
    by_meeting = wording.count(
        "{n} input as it was noted, under its meeting.",
        "{n} inputs as they were noted, word for word, each under its meeting.",
        len(said),
    )
    sentences = [by_meeting if material.by == "meeting" else by_area]
    confidential = sum(material.is_hidden(one.input) for one in said)
    if confidential == len(said) == 1:
        sentences.append(
            wording.text("It is confidential: it is counted, but its text is not printed.")
        )
    elif confidential:
        sentences.append(
            wording.count(
                "{n} of them is confidential: it is counted, but its text is not printed.",
                "{n} of them are confidential: they are counted, but their texts are not printed.",
                confidential,
            )
        )
    return " ".join(sentences)
