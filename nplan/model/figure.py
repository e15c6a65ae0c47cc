"""The computed figures that prose may print, as values: what stands between the braces."""

import re

import msgspec

MEASURES = (
    "meetings",
    "written",
    "organisations",
    "own",
    "participations",
    "people",
    "unnamed",
    "inputs",
    "votes",
)
"""What can be counted."""

DIMENSIONS_OF_MEETINGS = ("meeting", "meeting-kind", "month")
DIMENSIONS_OF_ORGANISATIONS = (
    "organisation",
    "organisation-kind",
    "industry",
    "size",
    "locality",
)
DIMENSIONS_OF_INPUTS = ("area", "any-area", "input-kind", "outcome", "key-point", "group")
DIMENSIONS = (*DIMENSIONS_OF_INPUTS, *DIMENSIONS_OF_MEETINGS, *DIMENSIONS_OF_ORGANISATIONS)
"""What counts can be parted by."""

INDICATOR_PARTS = (
    "name",
    "source",
    "unit",
    "better",
    "baseline",
    "baseline.year",
    "target",
    "target.year",
)
"""What can be printed of an indicator; `baseline` and `target` are their values."""

_INDICATOR = re.compile(rf"indicator\.(\S+?)\.({'|'.join(map(re.escape, INDICATOR_PARTS))})")


class TallyFigure(msgspec.Struct, frozen=True):
    """A count: `tally.inputs area=kompetens`."""

    measure: str
    where: tuple[tuple[str, str], ...] = ()
    """Dimensions with the value wanted, in the order typed; '' is no value."""


class IndicatorFigure(msgspec.Struct, frozen=True):
    """Something about an indicator: `indicator.ID.target`."""

    indicator: str
    part: str


def figure(expression: str) -> TallyFigure | IndicatorFigure | None:
    """What an expression asks for; None where it is no figure. Names in it may be unknown."""
    first, *pairs = expression.split() or [""]
    if first.startswith("tally.") and all("=" in pair for pair in pairs):
        where = (pair.partition("=") for pair in pairs)
        return TallyFigure(first.removeprefix("tally."), tuple((d, v) for d, _, v in where))
    if not pairs and (match := _INDICATOR.fullmatch(first)):
        return IndicatorFigure(match[1], match[2])
    return None


def is_counted(found: TallyFigure) -> bool:
    """Whether the measure has a number under these dimensions, rather than none at all."""
    dimensions = [dimension for dimension, _ in found.where]
    if found.measure in ("participations", "people", "unnamed"):
        if any(one in DIMENSIONS_OF_INPUTS for one in dimensions):
            return False
        if found.measure == "unnamed":
            return not any(one in DIMENSIONS_OF_ORGANISATIONS for one in dimensions)
    return True
