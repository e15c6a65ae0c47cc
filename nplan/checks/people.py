"""Suspects names of people by rule: a first name and a surname, or a title and a name."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

from nplan.checks.names import COMMON_WORDS, FIRST_NAMES, PARTICLES, PLACES, ROLES, SURNAMES, TITLES
from nplan.model.records import Records

Span = tuple[int, int]


def _kind(character: str) -> str:
    if character.isspace():
        return " "
    return "A" if character.isupper() else "a" if character.isalpha() else "."


_KINDS = bytes(ord(_kind(chr(code))) for code in range(256))
_STOP = ord(".")
_NEAR = 48
"""Characters before a name in which what it belongs to must begin."""

_MOST = 4
"""First names, initials and particles before a surname."""

_WORD = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3}(?!\w)")
_NEXT = re.compile(r"\s{1,4}([^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3})(?!\w)")
_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3})(\.?)\s{1,4}\Z")
_COMPANY = re.compile(
    r"(?:\s{1,4}&\s{1,4}[A-ZÅÄÖ][\w-]{0,40})?"
    r"(?:\s{1,4}[A-ZÅÄÖ][\w-]{0,40}(?:\s{1,4}(?:&|och)\s{1,4}[A-ZÅÄÖ][\w-]{0,40})?){0,3}?"
    r"\s{1,4}(?:AB|HB|KB|[Aa]ktiebolag|[Hh]andelsbolag)\b"
)


def suspected_names(text: str) -> Iterator[Span]:
    """Where what looks like a person's name stands in a text, in order, without overlaps.

    A name written in small letters, and one that the lists do not have, is not found.
    """
    # Bytes are sorted out far faster than characters: most texts end here.
    kinds = text.encode("latin-1", "replace").translate(_KINDS)
    at, end = kinds.find(b" A"), 0
    while at >= 0:
        # After a full stop only an initial goes on with a name: Anna K. Svensson.
        if (kinds[at - 1] != _STOP or kinds[at - 3 : at - 1] == b" A") and at >= end:
            span = _name_at(text, at + 1, end)
            if span is not None:
                end = span[1]
                yield span
        at = kinds.find(b" A", at + 1)


def _name_at(text: str, at: int, since: int) -> Span | None:
    """The whole name that the word at a place belongs to, if it looks like one.

    Args:
        text: what is looked through.
        at: where the word begins.
        since: where the last name ended.
    """
    match = _WORD.match(text, at)
    if match is None or not _may_be_name(match[0]):
        return None
    surname = _is_one_of(match[0], SURNAMES)
    start = _first_names_before(text, at, since) if surname else None
    if start is None:
        start = _title_before(text, at, since)
        if start is None or (not surname and _is_one_of(match[0], COMMON_WORDS)):
            return None
    end, more = match.end(), _NEXT.match(text, match.end())
    if more and _is_one_of(more[1], SURNAMES):
        end, more = more.end(), _NEXT.match(text, more.end())
    if more and (more[1].casefold() in PLACES or (text[end - 1] == "s" and more[1][0].isupper())):
        return None  # Anna Lindhs plats, Anders Svenssons Åkeri
    return None if _COMPANY.match(text, end) else (start, end)


def _first_names_before(text: str, at: int, since: int) -> int | None:
    """Where the first names before a surname begin; None where there are none."""
    start = None
    for _ in range(_MOST):
        match = _before(text, at, since)
        if match is None:
            break
        word, dot, at = match[1], match[2], match.start()
        if not dot and _is_first_name(word):
            start = at
        elif start is not None or not (word in PARTICLES or (len(word) == 1 and word.isupper())):
            break
    return start


def _title_before(text: str, at: int, since: int) -> int | None:
    match = _before(text, at, since)
    if match is None or match[2]:
        return None
    title = match[1].casefold()
    return match.start() if title in TITLES or title.endswith(ROLES) else None


def _before(text: str, at: int, since: int) -> re.Match[str] | None:
    """The word before a place, if nothing but a space or a line's end lies between."""
    match = _BEFORE.search(text, max(since, at - _NEAR), at)
    return None if match is None or text.count("\n", match.end(2), at) > 1 else match


@lru_cache(maxsize=4096)
def _may_be_name(word: str) -> bool:
    """Whether a word is a first name or a surname; the same words with capitals come often."""
    return _is_one_of(word, SURNAMES) or _is_one_of(word, FIRST_NAMES)


def _is_one_of(word: str, names: frozenset[str]) -> bool:
    """Whether a word is a name, also in capitals, in the genitive or of two names."""
    if len(word) > 1 and word.isupper():
        word = word.title()
    bare = word.removesuffix("s")
    if word in names or bare in names:
        return True
    return "-" in word and any(
        all(part in names for part in one.split("-")) for one in (word, bare)
    )


def _is_first_name(word: str) -> bool:
    """Whether a word is a first name that is nobody's genitive: not the Annas of Annas Ek."""
    whole = word.title() if word.isupper() else word
    return whole in FIRST_NAMES or ("-" in whole and _is_one_of(whole, FIRST_NAMES))


class KnownNames:
    """What organisations, units and the municipality are called: theirs are not a person's."""

    def __init__(self, records: Records) -> None:
        self._records = records

    @cached_property
    def _names(self) -> set[tuple[str, ...]]:
        """Every name of one word, and every two words that follow each other in a name."""
        process = self._records.process
        names = [process.municipality, process.title]
        names += [unit.title for unit in process.units]
        names += [locality.title for locality in process.localities]
        for one in self._records.organisations.values():
            names += (one.name, *one.aliases)
        found: set[tuple[str, ...]] = set()
        for name in names:
            words = _folded(name)
            found.update(pairwise(words) if len(words) > 1 else [tuple(words)])
        return found

    def hold(self, text: str, span: Span) -> bool:
        """Whether a suspected name is one of these, or a part of one."""
        start, end = span
        after = _NEXT.match(text, end)
        words = _folded(text[start:end])
        title = words[0] in TITLES or words[0].endswith(ROLES)
        named = words[1:] if title else words
        pairs = set(pairwise(named + _folded(after[1] if after else "")))
        return not pairs.isdisjoint(self._names) or tuple(named) in self._names


def _folded(name: str) -> list[str]:
    return [word.removesuffix("s") for word in re.findall(r"[^\W_]+", name.casefold())]
