"""Which organisation of the register a name in a sheet means: surely, perhaps, or none."""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from nplan.model.folding import folded_words, nominative, place_of
from nplan.model.guesses import Guesses
from nplan.model.organisation_number import number_digits
from nplan.model.records import Records

MOST_CANDIDATES = 3
SHARED_BY = 5
"""How many organisations at most may share a word that tells which one may be meant."""

LEAST = 0.84
"""How alike two names must be, from 0 to 1, for one to be asked about instead of the other."""

Decision = str
"""The id of an organisation, `new` or `skip`."""

NEW: Decision = "new"
SKIP: Decision = "skip"


class Match(msgspec.Struct, frozen=True):
    """What a name in a sheet means."""

    how: Literal["known", "doubtful", "unknown", "skipped"]
    id: str = ""
    """Of the organisation or the unit, where it is known."""
    candidates: tuple[str, ...] = ()
    """The ids that may be meant, where it is doubtful."""
    by: Literal["name", "folded", "number", "decision"] = "name"


class Matcher:
    """Finds organisations by number, name, alias and folded name; each name is judged once."""

    def __init__(self, records: Records, decisions: Mapping[str, Decision] = {}) -> None:
        """Args: the register, and what somebody decided about names as they are typed."""
        self._records = records
        self._place = place_of(records.process.municipality)
        self._decisions = {" ".join(name.split()): told for name, told in decisions.items()}
        self._numbers: dict[str, str] = {}
        self._folded: dict[str | frozenset[str], dict[str, None]] = {}
        self._words: dict[str, dict[str, None]] = {}
        for id, organisation in records.organisations.items():
            if digits := number_digits(organisation.number or ""):
                self._numbers.setdefault(digits, id)
            for name in (organisation.name, *organisation.aliases):
                self._learn(name, id)
        for unit in records.process.units:
            self._learn(unit.title, unit.id)
        self._guesses = Guesses([key for key in self._folded if isinstance(key, str)], LEAST)
        self._found: dict[tuple[str, str], Match] = {}

    def _learn(self, name: str, id: str) -> None:
        for key in self.keys(name):
            self._folded.setdefault(key, {})[id] = None
        for word in folded_words(name, self._place):
            self._words.setdefault(nominative(word), {})[id] = None

    def keys(self, name: str) -> tuple[str | frozenset[str], ...]:
        """What two names share that are the same but for case, marks and the form of company."""
        words = folded_words(name, self._place)
        return (frozenset(map(nominative, words)), "".join(words)) if words else (name,)

    def match(self, name: str, number: str = "") -> Match:
        """What a name means, and a number beside it.

        Args:
            name: as it stands in the sheet.
            number: ten digits; "" where there is none that is right.
        """
        key = (" ".join(name.split()), number)
        if key not in self._found:
            self._found[key] = self._matched(*key)
        return self._found[key]

    def _matched(self, name: str, number: str) -> Match:
        known = self._records.participant_ids
        # What was to be new has been added by an earlier import.
        if (told := self._decisions.get(name)) and not (told == NEW and name in known):
            return self._decided(told)
        by_number = self._numbers.get(number) if number else None
        named = known.get(name)
        alike = dict.fromkeys([named] if named else ())
        if not named:
            for key in self.keys(name):
                alike |= self._folded.get(key, {})
        ids = tuple(alike)
        if by_number is not None:
            # The same number is the same organisation; another one of that name is told.
            others = tuple(id for id in ids if id != by_number)
            if others and by_number not in ids:
                return Match("doubtful", candidates=(by_number, *others)[:MOST_CANDIDATES])
            return Match("known", by_number, by="number")
        if len(ids) == 1 and not (number and self._has_other_number(ids[0], number)):
            return Match("known", ids[0], by="name" if named else "folded")
        if ids:
            return Match("doubtful", candidates=ids[:MOST_CANDIDATES])
        near = tuple(self._near(name))
        return Match("doubtful", candidates=near) if near else Match("unknown")

    def _decided(self, told: Decision) -> Match:
        if told == SKIP:
            return Match("skipped", by="decision")
        if told == NEW:
            return Match("unknown", by="decision")
        id = self._records.participant_ids.get(told)
        return Match("known", id, by="decision") if id else Match("doubtful")

    def _has_other_number(self, id: str, number: str) -> bool:
        organisation = self._records.organisations.get(id)
        digits = number_digits(organisation.number or "") if organisation else None
        return digits is not None and digits != number

    def _near(self, name: str) -> Iterator[str]:
        """The ids of organisations whose names are nearly the same, or begin as this one."""
        words = self._words_of(name)
        found: dict[str, None] = {}
        if nearest := self._guesses.nearest("".join(folded_words(name, self._place))):
            found |= self._folded[nearest]
        known = [self._words[word] for word in words if word in self._words]
        for ids in sorted(known, key=len):
            if len(ids) <= SHARED_BY:
                found |= {id: None for id in ids if self._is_part(id, words)}
        yield from tuple(found)[:MOST_CANDIDATES]

    def _words_of(self, name: str) -> tuple[str, ...]:
        return tuple(nominative(word) for word in folded_words(name, self._place))

    def _is_part(self, id: str, words: tuple[str, ...]) -> bool:
        """Whether a name of an organisation begins with these words, or they with it."""
        organisation = self._records.organisations.get(id)
        unit = self._records.units.get(id)
        names = (organisation.name, *organisation.aliases) if organisation else ()
        names = (*names, unit.title) if unit else names
        for own in map(self._words_of, names):
            shorter = min(len(own), len(words))
            if shorter and own[:shorter] == words[:shorter]:
                return True
        return False
