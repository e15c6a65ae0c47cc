"""The grammar of the computed figures in prose: what stands between the braces, as values."""

import re
from collections.abc import Iterator

import msgspec

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
_CONDITION = re.compile(r"\s+(?=[a-z-]+=)")


class TallyFigure(msgspec.Struct, frozen=True):
    """A count: `tally.inputs area=kompetens`."""

    measure: str
    where: tuple[tuple[str, str], ...] = ()
    """Dimensions with the value wanted, in the order typed; '' is no value."""


class IndicatorFigure(msgspec.Struct, frozen=True):
    """Something about an indicator: `indicator.ID.target`."""

    indicator: str
    part: str
    """One of INDICATOR_PARTS."""


def figure(expression: str) -> TallyFigure | IndicatorFigure | None:
    """What an expression asks for; None where it is no figure. Names in it may be unknown."""
    first, *conditions = _CONDITION.split(expression.strip())
    if first.startswith("tally."):
        pairs = (one.partition("=") for one in conditions)
        return TallyFigure(first.removeprefix("tally."), tuple((d, v) for d, _, v in pairs))
    if not conditions and (match := _INDICATOR.fullmatch(first)):
        return IndicatorFigure(match[1], match[2])
    return None


class FigureName(msgspec.Struct, frozen=True):
    """What an expression names: a value of a dimension, or an indicator."""

    what: str
    """The dimension, or `indicator`."""
    name: str
    start: int
    """The first of its characters in the expression."""


def names_in_figure(expression: str) -> Iterator[FigureName]:
    """What the expression of a figure names, in order; nothing where it is no figure."""
    ends = [one.span() for one in _CONDITION.finditer(expression)]
    first = expression[: ends[0][0] if ends else None]
    if first.startswith("tally."):
        stops = [*(start for start, _ in ends[1:]), len(expression)]
        for (_, start), end in zip(ends, stops, strict=False):  # none stops where none begins
            dimension, _, value = expression[start:end].partition("=")
            yield FigureName(dimension, value.rstrip(), start + len(dimension) + 1)
    elif not ends and (match := _INDICATOR.fullmatch(first)):
        yield FigureName("indicator", match[1], match.start(1))
