"""What the tally shows people: the overview, or a table with the line that says what it counts."""

from collections.abc import Iterable, Iterator

from nplan.cli.screen import Grid, Screen
from nplan.cli.words import (
    N_,
    SHORT_OUTCOMES,
    Words,
)
from nplan.counts.dimensions import (
    OF_INPUTS,
    OF_ORGANISATIONS,
    Dimension,
    anonymous_names,
)
from nplan.counts.facts import Facts
from nplan.counts.overview import Overview
from nplan.counts.sieve import Where
from nplan.counts.tally import Cell, Measure, Table
from nplan.model.values import OPEN, OUTCOMES
from nplan.model.version import Version

AREA_NOTE = N_(
    "Inp.: inputs by main area. Org. and Own: different organisations and own bodies whose voice "
    "an input is. Then what became of the inputs: in the programme, partly in it, declined, "
    "referred to others, noted, still open."
)
MEETING_KIND_NOTE = N_(
    "Held: so many there have been; the total is of meetings, without what was written. Target: so "
    "many the process aims for. Org.: different organisations that took part. Inp.: inputs that "
    "were given there."
)
MEETING_KIND_VOICE_NOTE = N_(
    "Held: so many have such an input; the total is of meetings, without what was written. "
    "Target: so many the process aims for. Org.: different organisations whose voice such an "
    "input is. Inp.: such inputs."
)
ORGANISATION_KIND_VOICE_NOTE = N_(
    "Org. and Own: different organisations and own bodies whose voice such an input is. Inp.: "
    "such inputs; one with several voices stands in several rows."
)
ORGANISATION_KIND_NOTE = N_(
    "Org. and Own: different organisations and own bodies that have taken part. Part.: pairs of "
    "organisation and meeting. Inp.: inputs in their voice; one with several voices stands in "
    "several rows."
)
MEETING_NOTE = N_(
    "Meet. and Writ.: meetings, and what was written. Org. and Own: different organisations and "
    "own bodies that took part. Part.: pairs of organisation and meeting. People: as counted in "
    "the room, else as noted. Unnamed: up to so many organisations more, who may be the same as "
    "named ones. Inp. and Dots: the meetings' inputs and their votes."
)
ORGANISATION_NOTE = N_(
    "Org. and Own: different organisations and own bodies that took part. Meet. and Writ.: where "
    "they took part. Part.: pairs of organisation and meeting. People: as noted. Inp. and Dots: "
    "inputs in their voice and their votes; one with several voices stands in several rows."
)
INPUT_NOTE = N_(
    "Inp. and Dots: inputs and their votes. Meet. and Writ.: where such an input was given. Org. "
    "and Own: different organisations and own bodies whose voice such an input is."
)
OWN_BODIES = N_("{n} of the municipality's own bodies")
OWN_TOOK_PART = N_("{n} of the municipality's own bodies took part too.")
OWN_SPOKE = N_("{n} of the municipality's own bodies spoke too.")
NO_MEETING_YET = N_("There is no meeting yet.")
NO_MEETING_LEFT = N_("No meeting is left.")
TOTAL = N_("Total, different")
CROSSED_NOTE = N_("Only what has both values itself counts.")


def overview_screen(words: Words, found: Overview, head: tuple[str, ...]) -> Screen:
    """The overview: what can be read out, and three tables.

    Args:
        words: the language.
        found: the overview.
        head: paragraphs about what was asked for and left out, which come first.
    """
    return Screen(
        (*head, " ".join(_read_out(words, found))),
        (_areas(words, found), _meeting_kinds(words, found), _organisation_kinds(words, found)),
    )


def table_screen(
    words: Words, found: Table, total: Cell, note: str, head: tuple[str, ...]
) -> Screen:
    """A table by one dimension or two, without the columns that have no figures in it.

    Args:
        words: the language.
        found: the table.
        total: the figures of all rows together, each thing counted once.
        note: the line that says what the columns count.
        head: paragraphs about what was asked for and left out, which come first.
    """
    measures = [one for one, figure in total.measures.items() if figure is not None]
    grid = Grid(
        headings=(
            *(words.dimension(one) for one in found.by),
            *(words.measure(one) for one in measures),
        ),
        rows=tuple(
            (*_values(words, found.by, row), *_figures(words, row, measures)) for row in found.rows
        ),
        total=(
            words.text(TOTAL),
            *("" for _ in found.by[1:]),
            *_figures(words, total, measures),
        ),
        texts=len(found.by),
        note=note,
    )
    return Screen(head, (grid,))


def columns_note(words: Words, by: tuple[Dimension, ...], where: Where) -> str:
    """The line that says what the columns of a table count."""
    dimensions = {*by, *where}
    if not OF_INPUTS.isdisjoint(dimensions):
        note = words.text(INPUT_NOTE)
    elif not OF_ORGANISATIONS.isdisjoint(dimensions):
        note = words.text(ORGANISATION_NOTE)
    else:
        note = words.text(MEETING_NOTE)
    return f"{note} {words.text(CROSSED_NOTE)}" if len(by) > 1 else note


def head(
    words: Words,
    facts: Facts,
    where: Where,
    skipped: tuple[str, ...],
    at: Version | None,
    *,
    internal: bool,
) -> Iterator[str]:
    """What is counted: whose, up to when, of which version, what is kept and what is left out."""
    process = words.records.process
    reach = facts.until or facts.last_day
    if reach is None:
        yield words.text(
            "{title}, {municipality}.", title=process.title, municipality=process.municipality
        )
    else:
        yield words.text(
            "{title}, {municipality}. Meetings up to {date}",
            title=process.title,
            municipality=process.municipality,
            date=words.date(reach),
        )
    if at:
        from nplan.texts.findings import as_of

        yield f"{as_of(at.commit, at.date, words.language)}."
    if where:
        yield words.text("Only: {kept}.", kept="; ".join(_kept(words, where, internal)))
    if skipped:
        yield words.count(
            "{n} file with errors is left out: {files}.",
            "{n} files with errors are left out: {files}.",
            len(skipped),
            files=", ".join(skipped),
        )


def _kept(words: Words, where: Where, internal: bool) -> Iterator[str]:
    names = {} if internal else anonymous_names(words.records)
    or_ = words.text(" or ")
    for dimension, values in where.items():
        hidden = names if dimension == "organisation" else {}
        shown = sorted(words.value(dimension, hidden.get(one or "", one)) for one in values)
        yield f"{words.dimension(dimension)} = {or_.join(shown)}"


def _read_out(words: Words, found: Overview) -> Iterator[str]:
    """What an office would read out at a meeting, sentence by sentence."""
    everything = found.total
    by_voice = everything.participations is None
    inputs = words.count("{n} input", "{n} inputs", len(everything.said))
    if not everything.meetings and not everything.written:
        empty = NO_MEETING_LEFT if words.records.meetings else NO_MEETING_YET
        yield f"{inputs}." if everything.said else words.text(empty)
        return
    if by_voice:
        sentence = N_("{inputs} from {organisations}, given {where}.")
    elif everything.unnamed is None:
        sentence = N_("{organisations} took part {where}. They stand behind {inputs}.")
    else:
        sentence = N_("{organisations} took part {where}, which gave {inputs}.")
    yield words.text(
        sentence,
        inputs=inputs,
        organisations=_organisations(words, found),
        where=_where(words, everything),
    )
    if everything.organisations and (own := len(everything.own)):
        yield words.text(OWN_SPOKE if by_voice else OWN_TOOK_PART, n=words.number(own))
    if everything.unnamed:
        yield words.count(
            "Up to {n} organisation more took part without being noted; it may be one of these "
            "and is not added.",
            "Up to {n} organisations more took part without being noted; they may be the same "
            "and are not added.",
            everything.unnamed,
        )
    yield from _unheard(words, found)
    if found.drafts:
        yield words.count(
            "The notes of {n} meeting are still a draft.",
            "The notes of {n} meetings are still a draft.",
            len(found.drafts),
        )


def _organisations(words: Words, found: Overview) -> str:
    """How many organisations, and how many of them are companies."""
    everything, companies = len(found.total.organisations), len(found.companies)
    if not everything and found.total.own:
        return words.text(OWN_BODIES, n=words.number(len(found.total.own)))
    told = words.count("{n} organisation", "{n} organisations", everything)
    if not everything:
        return told
    parts = (
        words.count("{n} company", "{n} companies", companies),
        words.count("{n} other", "{n} others", everything - companies),
    )
    return f"{told} ({', '.join(parts)})"


def _where(words: Words, everything: Cell) -> str:
    """At how many meetings, and in how many written collections."""
    meetings, written = len(everything.meetings), len(everything.written)
    parts = []
    if meetings:
        parts.append(words.count("in {n} meeting", "in {n} meetings", meetings))
    if written:
        parts.append(
            words.count("in {n} written collection", "in {n} written collections", written)
        )
    return words.text(" and ").join(parts)


def _unheard(words: Words, found: Overview) -> Iterator[str]:
    """For how many organisations there is no input in their voice."""
    unheard, organisations = len(found.unheard), len(found.total.organisations)
    if unheard and unheard == organisations:
        yield words.text("There is no input in the voice of any of them.")
    elif unheard:
        yield words.count(
            "For {n} of the {all} there is no input in its voice.",
            "For {n} of the {all} there is no input in their voice.",
            unheard,
            all=words.number(organisations),
        )


def _areas(words: Words, found: Overview) -> Grid:
    outcomes = (*OUTCOMES, OPEN)
    crossed = found.areas_by_outcome.cells

    def figures(row: Cell, by_outcome: Iterator[Cell | None]) -> tuple[str, ...]:
        first = _figures(words, row, ("inputs", "organisations", "own"))
        return (*first, *(words.number(len(one.said) if one else 0) for one in by_outcome))

    rows = tuple(
        (
            words.value("area", row.values[0]),
            *figures(row, (crossed.get((row.values[0], outcome)) for outcome in outcomes)),
        )
        for row in found.areas.rows
    )
    all_outcomes = found.outcomes.cells
    return Grid(
        headings=(
            words.dimension("area"),
            *(words.measure(one) for one in ("inputs", "organisations", "own")),
            *(words.text(SHORT_OUTCOMES[one]) for one in outcomes),
        ),
        rows=rows,
        total=(
            words.text(TOTAL),
            *figures(found.by_voice, (all_outcomes.get((outcome,)) for outcome in outcomes)),
        ),
        note=words.text(AREA_NOTE),
    )


def _meeting_kinds(words: Words, found: Overview) -> Grid:
    by_voice = found.total.participations is None
    kinds = {kind.id: kind for kind in words.records.process.meeting_kinds}
    rows = []
    for row in found.meeting_kinds.rows:
        title = words.value("meeting-kind", row.values[0])
        kind = kinds.get(row.values[0] or "")
        if kind is not None and kind.written:
            title = words.text("{kind} (written)", kind=title)
        target = "" if kind is None or kind.target is None else words.number(kind.target)
        held = words.number(len(row.meetings) + len(row.written))
        rows.append((title, held, target, *_figures(words, row, ("organisations", "inputs"))))
    targets = [kind.target for kind in kinds.values() if kind.target and not kind.written]
    return Grid(
        headings=(
            words.dimension("meeting-kind"),
            words.text("Held"),
            words.text("Target"),
            *(words.measure(one) for one in ("organisations", "inputs")),
        ),
        rows=tuple(rows),
        total=(
            words.text(TOTAL),
            words.number(len(found.total.meetings)),
            words.number(sum(targets)) if targets else "",
            *_figures(words, found.total, ("organisations", "inputs")),
        ),
        note=words.text(MEETING_KIND_VOICE_NOTE if by_voice else MEETING_KIND_NOTE),
    )


def _organisation_kinds(words: Words, found: Overview) -> Grid:
    by_voice = found.total.participations is None
    measures: tuple[Measure, ...] = ("organisations", "own", "participations", "inputs")
    if by_voice:
        measures = ("organisations", "own", "inputs")
    return Grid(
        headings=(
            words.dimension("organisation-kind"),
            *(words.measure(one) for one in measures),
        ),
        rows=tuple(
            (words.value("organisation-kind", row.values[0]), *_figures(words, row, measures))
            for row in found.organisation_kinds.rows
        ),
        total=(words.text(TOTAL), *_figures(words, found.total, measures)),
        note=words.text(ORGANISATION_KIND_VOICE_NOTE if by_voice else ORGANISATION_KIND_NOTE),
    )


def _values(words: Words, by: tuple[Dimension, ...], row: Cell) -> tuple[str, ...]:
    pairs = zip(by, row.values, strict=True)
    return tuple(words.value(dimension, value) for dimension, value in pairs)


def _figures(words: Words, row: Cell, measures: Iterable[Measure]) -> tuple[str, ...]:
    figures = (row.measure(one) for one in measures)
    return tuple("" if figure is None else words.number(figure) for figure in figures)
