"""What somebody asks of a tally, as typed and as it can be counted."""

from collections.abc import Iterable
from typing import NoReturn

import msgspec

from nplan.counts.dimensions import DIMENSIONS, Dimension, Value, is_month, known_values
from nplan.counts.sieve import Where
from nplan.counts.tally import MEASURES, Measure
from nplan.model.records import Records
from nplan.model.values import Day, day
from nplan.texts import catalogue


class WrongUsageError(Exception):
    """Something on the command line that cannot be asked for; its text is the sentence."""


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
        _unknown(text("There is no measure “{typed}” to sort by."), sort, MEASURES, language)
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
    for dimension, typed in request.where:
        value = _value(records, dimension, typed, language)
        found[dimension] = found.get(dimension, frozenset()) | {value}
    return found


def _pair(typed: str, language: str) -> tuple[Dimension, str]:
    name, equals, value = typed.partition("=")
    if not equals:
        text = catalogue(language, "tally").gettext
        sentence = text("--where is written DIMENSION=VALUE, not “{typed}”.")
        raise WrongUsageError(sentence.format(typed=typed))
    return _dimension(name.strip(), language), value.strip()


def _dimension(typed: str, language: str) -> Dimension:
    if typed not in DIMENSIONS:
        text = catalogue(language, "tally").gettext
        _unknown(text("There is no dimension “{typed}”."), typed, DIMENSIONS, language)
    return typed


def _value(records: Records, dimension: Dimension, typed: str, language: str) -> Value:
    if not typed:
        return None
    text = catalogue(language, "tally").gettext
    known = known_values(records, dimension)
    if known is None:
        if is_month(typed):
            return typed
        raise WrongUsageError(
            text("A month is written YYYY-MM, not “{typed}”.").format(typed=typed)
        )
    if typed not in known:
        sentence = text("Nothing in {dimension} is called “{typed}”.")
        sentence = sentence.replace("{dimension}", dimension)
        _unknown(sentence, typed, dict.fromkeys((*known, *known.values())), language)
    return known[typed]


def _unknown(sentence: str, typed: str, known: Iterable[str], language: str) -> NoReturn:
    """Refuse a word, and name the nearest known one, or all where they are few."""
    from difflib import get_close_matches

    text, words = catalogue(language, "tally").gettext, list(known)
    told = sentence.replace("{typed}", typed)
    if near := get_close_matches(typed, words, n=1, cutoff=0.6):
        hint = text("Did you mean “{nearest}”?").replace("{nearest}", near[0])
    elif 0 < len(words) <= 20:
        hint = text("Known: {words}.").replace("{words}", ", ".join(words))
    else:
        hint = ""
    raise WrongUsageError(f"{told} {hint}".rstrip())
