"""The computed figures of prose, as `{{ tally.inputs area=kompetens }}`, in words."""

from nplan.counts.dimensions import DIMENSIONS, Dimension, Value, is_month, known_values
from nplan.counts.facts import Facts
from nplan.counts.tally import MEASURES, total
from nplan.documents.wording import Wording
from nplan.model.figure import IndicatorFigure, TallyFigure, figure
from nplan.model.records import Records


def computed(facts: Facts, wording: Wording, expression: str) -> str | None:
    """What an expression prints; None where there is no such figure.

    Args:
        facts: what is counted.
        wording: the language it is printed in.
        expression: what stands between the braces.
    """
    asked = figure(expression)
    if isinstance(asked, TallyFigure):
        counted = _counted(facts, asked)
        return None if counted is None else wording.number(counted)
    return _told(facts.records, wording, asked) if asked is not None else None


def _counted(facts: Facts, asked: TallyFigure) -> int | None:
    where: dict[Dimension, frozenset[Value]] = {}
    for typed, typed_value in asked.where:
        dimension = next((one for one in DIMENSIONS if one == typed), None)
        if dimension is None:
            return None
        known, value = _value(facts.records, dimension, typed_value)
        if not known:
            return None
        where[dimension] = where.get(dimension, frozenset()) | {value}
    measure = next((one for one in MEASURES if one == asked.measure), None)
    return total(facts, where).measure(measure) if measure is not None else None


def _value(records: Records, dimension: Dimension, typed: str) -> tuple[bool, Value]:
    """Whether a dimension has the value that was typed, and which it is."""
    if not typed:
        return True, None
    known = known_values(records, dimension)
    if known is None:
        return is_month(typed), typed
    return typed in known, known.get(typed)


def _told(records: Records, wording: Wording, asked: IndicatorFigure) -> str | None:
    indicator = records.indicators.get(asked.indicator)
    if indicator is None:
        return None
    match asked.part:
        case "better":
            return wording.better(indicator.better)
        case "name" | "source" | "unit" as part:
            told: str | None = getattr(indicator, part)
            return told
    name, _, year = asked.part.partition(".")
    level = indicator.target if name == "target" else indicator.baseline
    if level is None:
        return None
    return wording.date(level.year) if year else wording.number(level.value)
