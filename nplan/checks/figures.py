"""The rule about figures: what stands between braces in prose can be computed."""

from collections.abc import Iterator

from nplan.checks.lookup import Values, unread_in
from nplan.checks.walk import prose
from nplan.counts.dimensions import (
    DIMENSIONS,
    OF_INPUTS,
    OF_ORGANISATIONS,
    Dimension,
    is_month,
    known_values,
)
from nplan.counts.tally import MEASURES
from nplan.model.figure import INDICATOR_PARTS, IndicatorFigure, TallyFigure, figure
from nplan.model.finding import Finding
from nplan.model.guesses import Guesses
from nplan.model.prose import figures
from nplan.model.records import Records

NAMED_BY: dict[Dimension, tuple[str, ...]] = {
    "organisation": ("organisations", "units"),
    "area": ("areas",),
    "any-area": ("areas",),
    "meeting-kind": ("meeting_kinds",),
    "industry": ("industries",),
    "size": ("sizes",),
    "locality": ("localities",),
}
"""What gives the values of a dimension their names, as in `Records.unsure`."""


def figures_can_be_computed(records: Records) -> Iterator[Finding]:
    """unresolved-figure: what stands between braces in prose is a count or an indicator.

    `tally.` and a measure, then any number of dimension=value; or `indicator.`, its id, a dot
    and baseline, baseline.year, target, target.year, better, name, source or unit.

    Good:

        # data/programme/programme.md
        # summary
        {{ tally.inputs area=service }} synpunkter rör kommunens service.

    Bad:

        # data/programme/programme.md
        # summary
        {{ tally.input area=service }} synpunkter rör kommunens service.
    """
    for written in prose(records):
        for one in figures(written.text):
            if wrong := _wrong(records, one.expression):
                values: Values = {"name": written.text[one.start : one.end]}
                yield Finding(
                    code="unresolved-figure",
                    file=written.file,
                    path=written.path,
                    span=(one.start, one.end),
                    values=values | wrong,
                )


def _wrong(records: Records, expression: str) -> Values | None:
    """What a finding about an expression tells; None where a figure comes of it."""
    found = figure(expression)
    if isinstance(found, TallyFigure):
        return _wrong_with_tally(records, found)
    if isinstance(found, IndicatorFigure):
        return _wrong_with_indicator(records, found)
    if expression.startswith("indicator."):
        return {"what": "indicator-part", "known": ", ".join(INDICATOR_PARTS)}
    return {"what": "expression"}


def _wrong_with_tally(records: Records, found: TallyFigure) -> Values | None:
    measure = found.measure
    if measure not in MEASURES:
        return Guesses(MEASURES).values(measure, what="measure", known=", ".join(MEASURES))
    dimensions: set[str] = set()
    for typed, value in found.where:
        dimension = next((one for one in DIMENSIONS if one == typed), None)
        if dimension is None:
            known = ", ".join(DIMENSIONS)
            return Guesses(DIMENSIONS).values(typed, what="dimension", known=known)
        if wrong := _wrong_with_value(records, dimension, value):
            return wrong
        dimensions.add(dimension)
    of_inputs = dimensions & OF_INPUTS
    if measure in ("participations", "people", "unnamed") and of_inputs:
        return {"what": "not-counted", "measure": measure, "dimension": min(of_inputs)}
    of_organisations = dimensions & OF_ORGANISATIONS
    if measure == "unnamed" and of_organisations:
        return {"what": "not-counted", "measure": measure, "dimension": min(of_organisations)}
    return None


def _wrong_with_value(records: Records, dimension: Dimension, value: str) -> Values | None:
    unread = {
        "meeting": unread_in(records, "data/meetings/"),
        "group": unread_in(records, "data/meetings/"),
        "key-point": unread_in(records, "data/keypoints/"),
    }
    unsure = not records.unsure.isdisjoint(NAMED_BY.get(dimension, ()))
    if not value or unsure or unread.get(dimension):
        return None
    known = known_values(records, dimension)
    if known is None:
        return None if is_month(value) else {"what": "month", "name": value}
    if value in known:
        return None
    return Guesses(known).values(value, what="value", dimension=dimension)


def _wrong_with_indicator(records: Records, found: IndicatorFigure) -> Values | None:
    indicator = records.indicators.get(found.indicator)
    if indicator is None:
        if unread_in(records, "data/programme/"):
            return None
        return Guesses(records.indicators).values(found.indicator, what="indicator")
    field, _, _ = found.part.partition(".")
    if getattr(indicator, field) is None:
        return {"what": "left-out", "indicator": found.indicator, "field": field}
    return None
