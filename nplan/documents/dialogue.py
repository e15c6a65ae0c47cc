"""How the programme came about as a view: who took part where, what was said, what became of it."""

from collections.abc import Mapping

import msgspec

from nplan.counts.dimensions import Dimension
from nplan.counts.facts import Facts
from nplan.counts.tally import Cell, tally, total
from nplan.documents.charts import Bar, BarChart
from nplan.documents.rounds import answered, asked, sent
from nplan.documents.wording import NOTHING, Wording
from nplan.model.consultation import Decision
from nplan.model.records import Records, meeting_day
from nplan.model.values import OPEN, OUTCOMES

SHORT_OUTCOMES = {
    "adopted": "In",
    "partly": "In part",
    "declined": "No",
    "referred": "Elsewhere",
    "noted": "Noted",
    OPEN: "Still open",
}
"""What the outcomes are called at the head of a narrow column."""


class MeetingKindRow(msgspec.Struct, frozen=True, kw_only=True):
    """What one kind of meeting brought."""

    title: str
    written: bool
    """Whether it is a survey, a letter or the like, and no meeting."""
    held: int
    target: int | None
    organisations: int
    inputs: int


class OutcomesRow(msgspec.Struct, frozen=True, kw_only=True):
    """What was said about an area or at a meeting, and what became of it."""

    title: str
    inputs: int
    organisations: int
    outcomes: tuple[int, ...]
    """Inputs by outcome, in the order of the heads of the columns."""


class OrganisationKindRow(msgspec.Struct, frozen=True, kw_only=True):
    """How much one kind of organisation took part."""

    title: str
    organisations: int
    inputs: int


class RoundView(msgspec.Struct, frozen=True, kw_only=True):
    """A round of consultation."""

    sentence: str
    summary: str | None
    """Prose."""


class DecisionView(msgspec.Struct, frozen=True, kw_only=True):
    """A decision on the way: a row of a table."""

    body: str
    date: str
    paragraph: str
    outcome: str


class Dialogue(msgspec.Struct, frozen=True, kw_only=True):
    """How the programme came about."""

    lead: str
    """Who took part, where and when, as sentences."""
    reservations: tuple[str, ...]
    """What has to be known about the figures, a sentence each."""
    meeting_kinds: tuple[MeetingKindRow, ...]
    meetings: MeetingKindRow
    """All of them; held and aimed for are the meetings alone, without what was written."""
    outcomes: tuple[str, ...]
    """What the outcomes are called at the head of a column."""
    areas: tuple[OutcomesRow, ...]
    area_total: OutcomesRow
    organisation_kinds: tuple[OrganisationKindRow, ...]
    organisations: OrganisationKindRow
    """All of them, own bodies aside."""
    rounds: tuple[RoundView, ...]
    decisions: tuple[DecisionView, ...]


def dialogue(facts: Facts, wording: Wording) -> Dialogue:
    """How the programme came about, in figures."""
    everything = total(facts)
    kinds = _meeting_kinds(facts, wording)
    areas = by_area_and_outcome(facts, wording)
    return Dialogue(
        lead=" ".join(filter(None, (period(facts, wording), taken_part(wording, everything)))),
        reservations=tuple(_reservations(facts, wording, everything)),
        meeting_kinds=kinds,
        meetings=MeetingKindRow(
            title=wording.text("Total"),
            written=False,
            held=len(everything.meetings),
            target=sum(row.target or 0 for row in kinds if not row.written) or None,
            organisations=len(everything.organisations),
            inputs=len(everything.said),
        ),
        outcomes=outcome_heads(wording),
        areas=areas,
        area_total=outcomes_total(facts, wording, areas),
        organisation_kinds=_organisation_kinds(facts, wording),
        organisations=OrganisationKindRow(
            title=wording.text("Total"),
            organisations=len(everything.organisations),
            inputs=sum(any(id in everything.organisations for id in s.voice) for s in facts.said),
        ),
        rounds=rounds(facts.records, wording),
        decisions=tuple(_decision(wording, one) for one in facts.records.decisions),
    )


def charts(told: Dialogue, wording: Wording) -> dict[str, BarChart]:
    """How many meetings and inputs there were, as charts by name."""
    text = wording.text
    aimed = [row for row in told.meeting_kinds if row.target is not None]
    meetings = [Bar(row.title, (row.held, row.target or 0)) for row in aimed]
    held = [Bar(row.title, (row.held,)) for row in told.meeting_kinds]
    return {
        "meetings": BarChart(
            title=text("Meetings by kind"),
            series=(text("Held"), text("Aim")) if aimed else (text("Held"),),
            rows=tuple(meetings if aimed else held),
        ),
        "areas": BarChart(
            title=text("Inputs and organisations by area"),
            series=(text("Inputs"), text("Organisations")),
            rows=tuple(Bar(row.title, (row.inputs, row.organisations)) for row in told.areas),
        ),
    }


def voices_by_area(facts: Facts, wording: Wording) -> dict[str, str]:
    """How many organisations said how much about each area, where, as a sentence."""
    return {
        row.values[0]: _said_about(row, wording)
        for row in tally(facts, ("area",)).rows
        if row.values[0] is not None
    }


def _said_about(row: Cell, wording: Wording) -> str:
    n = len(row.said)
    if not n:
        return wording.text("No input is about this area first of all.")
    sentences = [
        wording.text(
            "{inputs} at {occasions}.",
            inputs=wording.count("{n} input", "{n} inputs", n),
            occasions=wording.count(
                "{n} occasion", "{n} occasions", len(row.meetings) + len(row.written)
            ),
        )
    ]
    if organisations := len(row.organisations):
        sentences.append(
            wording.count(
                "{n} organisation has said something about the area.",
                "{n} organisations have said something about the area.",
                organisations,
            )
        )
    return " ".join(sentences)


def period(facts: Facts, wording: Wording) -> str:
    """From when to when the dialogue was, as a sentence; '' where there was none."""
    if not facts.meetings or facts.last_day is None:
        return ""
    first, last = meeting_day(facts.meetings[0]), facts.last_day
    if first == last:
        return wording.text("The dialogue was held {when}.", when=wording.on(first))
    return wording.text("The dialogue took place {period}.", period=wording.period(first, last))


def taken_part(wording: Wording, everything: Cell) -> str:
    """How many took part and how much they said, as sentences."""
    where = []
    if (meetings := len(everything.meetings)) or not everything.written:
        where.append(wording.count("{n} meeting", "{n} meetings", meetings))
    if written := len(everything.written):
        where.append(wording.count("{n} written collection", "{n} written collections", written))
    organisations = len(everything.organisations)
    parts = [
        wording.count(
            "{n} organisation has taken part in {where}.",
            "{n} different organisations have taken part in {where}.",
            organisations,
            where=wording.listed(where),
        )
    ]
    parts.append(
        wording.count(
            "{n} input has been noted as it was said.",
            "{n} inputs have been noted as they were said.",
            len(everything.said),
        )
    )
    if own := len(everything.own):
        parts.append(
            wording.count(
                "{n} of the municipality's own bodies has taken part besides.",
                "{n} of the municipality's own bodies have taken part besides.",
                own,
            )
        )
    return " ".join(parts)


def _reservations(facts: Facts, wording: Wording, everything: Cell) -> list[str]:
    told = []
    if everything.people:
        told.append(
            wording.count(
                "{n} person took part, own bodies aside.",
                "{n} people took part, own bodies aside, counted anew at each meeting.",
                everything.people,
            )
        )
    if everything.unnamed:
        told.append(
            wording.count(
                "Up to {n} more organisation was there without being noted; it may be one of "
                "those counted elsewhere, so it is not added.",
                "Up to {n} more organisations were there without being noted; they may be the "
                "same as those counted elsewhere, so they are not added.",
                everything.unnamed,
            )
        )
    if silent := len(everything.organisations - _voices(everything)):
        told.append(
            wording.count(
                "{n} of the organisations has no input noted as its own.",
                "{n} of the organisations have no input noted as their own.",
                silent,
            )
        )
    return told


def _voices(cell: Cell) -> frozenset[str]:
    """The organisations, own bodies aside, whose voice an input of the cell is."""
    return frozenset(id for said in cell.said for id in said.voice) & cell.organisations


def _meeting_kinds(facts: Facts, wording: Wording) -> tuple[MeetingKindRow, ...]:
    kinds = {kind.id: kind for kind in facts.records.process.meeting_kinds}
    rows = []
    for row in tally(facts, ("meeting-kind",)).rows:
        kind = kinds.get(row.values[0] or "")
        rows.append(
            MeetingKindRow(
                title=kind.title if kind else wording.missing(),
                written=kind.written if kind else False,
                held=len(row.meetings) + len(row.written),
                target=kind.target if kind else None,
                organisations=len(row.organisations),
                inputs=len(row.said),
            )
        )
    return tuple(rows)


def outcome_heads(wording: Wording) -> tuple[str, ...]:
    """What the outcomes are called at the heads of columns."""
    return tuple(wording.text(word) for word in SHORT_OUTCOMES.values())


def by_area_and_outcome(facts: Facts, wording: Wording) -> tuple[OutcomesRow, ...]:
    """What was said about each area, and what became of it; last what has no area, if any."""
    titles = {area.id: area.title for area in facts.records.process.areas}
    return _by_outcome(facts, "area", titles, wording.text("Without an area"))


def by_meeting_and_outcome(facts: Facts) -> tuple[OutcomesRow, ...]:
    """What was said at each meeting, in time, and what became of it."""
    return _by_outcome(facts, "meeting", {one.id: one.title for one in facts.meetings}, "")


def outcomes_total(facts: Facts, wording: Wording, rows: tuple[OutcomesRow, ...]) -> OutcomesRow:
    """The sum of rows of which each input is in one; each organisation is counted once."""
    return OutcomesRow(
        title=wording.text("Total"),
        inputs=sum(row.inputs for row in rows),
        organisations=len(_voices(total(facts))),
        outcomes=tuple(sum(row.outcomes[at] for row in rows) for at in range(len(SHORT_OUTCOMES))),
    )


def _by_outcome(
    facts: Facts, dimension: Dimension, titles: Mapping[str, str], without: str
) -> tuple[OutcomesRow, ...]:
    crossed = tally(facts, (dimension, "outcome")).cells
    return tuple(
        OutcomesRow(
            title=titles.get(value or "") or without,
            inputs=len(row.said),
            organisations=len(row.organisations),
            outcomes=tuple(
                len(crossed[value, outcome].said) if (value, outcome) in crossed else 0
                for outcome in (*OUTCOMES, OPEN)
            ),
        )
        for row in tally(facts, (dimension,)).rows
        for value in row.values
    )


def _organisation_kinds(facts: Facts, wording: Wording) -> tuple[OrganisationKindRow, ...]:
    rows = [
        OrganisationKindRow(
            title=wording.organisation_kind(kind),
            organisations=len(row.organisations),
            inputs=len(row.said),
        )
        for row in tally(facts, ("organisation-kind",)).rows
        if row.organisations
        for kind in row.values
        if kind is not None
    ]
    return tuple(sorted(rows, key=lambda row: -row.organisations))


def rounds(records: Records, wording: Wording) -> tuple[RoundView, ...]:
    """The rounds of consultation: who was asked, and how many answered."""
    found = []
    for one in records.rounds.values():
        told = (
            sent(wording, one),
            asked(wording, one, len(records.ids(one.to))),
            answered(wording, records.responses_by_round[one.id].values()),
        )
        found.append(RoundView(sentence=" ".join(filter(None, told)), summary=one.summary))
    return tuple(found)


def _decision(wording: Wording, decision: Decision) -> DecisionView:
    return DecisionView(
        body=decision.body,
        date=wording.date(decision.date) if decision.date else NOTHING,
        paragraph=decision.paragraph or NOTHING,
        outcome=wording.decision(decision.outcome),
    )
