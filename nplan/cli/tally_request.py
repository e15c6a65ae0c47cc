"""What somebody asks of a tally, as typed and as it can be counted."""

from collections.abc import Iterable

import msgspec

from nplan.cli.where import WrongUsageError, pair, unknown, value
from nplan.cli.words import Words
from nplan.counts.dimensions import DIMENSIONS, Dimension, Value, known_values, told_names
from nplan.counts.sieve import Where
from nplan.counts.tally import MEASURES, Measure
from nplan.model.records import Records
from nplan.model.values import Day, day
from nplan.texts import catalogue


class TallyRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be counted, and how the rows stand."""

    by: tuple[Dimension, ...] = ()
    where: tuple[tuple[Dimension, str], ...] = ()
    """As typed: names of organisations and former ids are not yet resolved."""
    until: Day | None = None
    sort: Measure | None = None
    internal: bool = False


def tally_request(
    *,
    by: Iterable[str] = (),
    where: Iterable[str] = (),
    until: str | None = None,
    sort: str | None = None,
    internal: bool = False,
    language: str = "en",
) -> TallyRequest:
    """The request that options make, before any file is read.

    Raises:
        WrongUsageError: an option says what cannot be counted.
    """
    text = catalogue(language, "tally").gettext
    dimensions = tuple(_dimension(one, language) for one in by)
    if len(dimensions) > 2:
        raise WrongUsageError(
            text("--by stands at most twice; a third dimension cannot be crossed.")
        )
    if len(set(dimensions)) < len(dimensions):
        raise WrongUsageError(text("--by names {by} twice.").format(by=dimensions[0]))
    last = None if until is None else day(until)
    if until is not None and last is None:
        sentence = text("--until is a day, a month or a year such as 2026-03-25, not “{typed}”.")
        raise WrongUsageError(sentence.format(typed=until))
    if sort is not None and sort not in MEASURES:
        sentence = text("There is no measure “{typed}” to sort by.")
        raise unknown(sentence, sort, MEASURES, language)
    return TallyRequest(
        by=dimensions,
        where=tuple(_pair(one, language) for one in where),
        until=last,
        sort=sort,
        internal=internal,
    )


def kept(records: Records, request: TallyRequest, language: str = "en") -> Where:
    """What a request's `where` keeps: the same dimension twice means or.

    Raises:
        WrongUsageError: a dimension does not have such a value.
    """
    found: dict[Dimension, frozenset[Value]] = {}
    words = Words(records, language)
    for dimension, typed in request.where:
        known, told = known_values(records, dimension), None
        if dimension == "organisation" and not request.internal:
            told = told_names(records)
        codes = words.codes(dimension, (known or {}).values())
        meant = value(dimension, typed, known, told, language, codes)
        found[dimension] = found.get(dimension, frozenset()) | {meant}
    return found


def _pair(typed: str, language: str) -> tuple[Dimension, str]:
    text = catalogue(language, "tally").gettext
    name, wanted = pair(typed, text("--where is written DIMENSION=VALUE, not “{typed}”."))
    return _dimension(name, language), wanted


def _dimension(typed: str, language: str) -> Dimension:
    if typed not in DIMENSIONS:
        text = catalogue(language, "tally").gettext
        raise unknown(text("There is no dimension “{typed}”."), typed, DIMENSIONS, language)
    return typed
