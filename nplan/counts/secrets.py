"""What nobody may read: confidential texts and anonymous names, and where they stand in others."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import count
from typing import Generic, TypeVar

import msgspec

from nplan.counts.dimensions import anonymous_names
from nplan.model.process import Organisation
from nplan.model.records import Records, Said, slug

FEWEST_WORDS = 3
"""Fewer words than these of a confidential text may stand elsewhere by chance."""

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_FORM = re.compile(r"(?<!\w)(?:AB|HB|KB|aktiebolag|handelsbolag|kommanditbolag)(?!\w)", re.I)

T = TypeVar("T")


class Passages(Generic[T]):
    """Finds where texts repeat others: word by word, whatever stands between the words.

    Words that are the same in capitals are the same. What is read of a text does not grow with
    the number of the others.
    """

    def __init__(self, wanted: Iterable[tuple[str, T]]) -> None:
        self._values: dict[tuple[str, ...], T] = {}
        lengths: dict[tuple[str, ...], set[int]] = {}
        for text, value in wanted:
            words = _folded_words(text)
            # To those who read it "E-post – nej" has two words, not three.
            if sum(1 for word in text.split() if _WORD.search(word)) >= FEWEST_WORDS:
                self._values[words] = value
                lengths.setdefault(words[:FEWEST_WORDS], set()).add(len(words))
        self._lengths = {begin: sorted(some, reverse=True) for begin, some in lengths.items()}

    def found(self, text: str) -> Iterator[tuple[tuple[int, int], T]]:
        """Where a text repeats one of the others, and what is known of that; the longest first.

        A passage goes from the first letter of its first word to the last one of its last.
        """
        if not self._values:
            return
        words = _folded_words(text)
        written: list[re.Match[str]] = []
        at = 0
        while at <= len(words) - FEWEST_WORDS:
            for length in self._lengths.get(words[at : at + FEWEST_WORDS], ()):
                passage = words[at : at + length]
                if passage in self._values:
                    written = written or list(_WORD.finditer(text))
                    span = (written[at].start(), written[at + length - 1].end())
                    yield span, self._values[passage]
                    at += length
                    break
            else:
                at += 1


class Names:
    """Finds what organisations are called, where they are not to be named."""

    def __init__(self, organisations: Iterable[tuple[str, Organisation]]) -> None:
        names = {
            name
            for id, one in organisations
            for name in (*_spoken(one), id, *one.formerly)
            if name.strip()
        }
        slugs = {slug(name) for name in names} - {""}
        # A name is a name also where it ends in the s of a genitive, and over a line's end.
        spoken = (r"\s+".join(map(re.escape, name.split())) for name in _longest_first(names))
        self._names = re.compile(rf"(?<![^\W_])({_any(spoken)})(?=s?(?![^\W_]))", re.IGNORECASE)
        self._slugs = re.compile(rf"(?<![a-z0-9])({_any(_longest_first(slugs))})(?![a-z0-9])")
        rare = {max(words, key=len) for name in names if (words := _folded_words(name))}
        # One look at a text's words, however many the names are; the patterns see what is left.
        self._rare = frozenset(word + end for word in rare for end in ("", "s"))
        self._wordless = any(not _folded_words(name) for name in names)
        self._rare_parts = frozenset(max(one.split("-"), key=len) for one in slugs)

    def may_be_in(self, text: str) -> bool:
        """Whether a word of a name stands in a text: far cheaper than to find the names."""
        return self._wordless or not self._rare.isdisjoint(_folded_words(text))

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text names one of them."""
        if self.may_be_in(text):
            yield from (match.span(1) for match in self._names.finditer(text))

    def found_in_id(self, id: str) -> Iterator[tuple[int, int]]:
        """Where an id, a reference or a file's name names one of them."""
        if not self._rare_parts.isdisjoint(re.findall("[a-z0-9]+", id)):
            yield from (match.span(1) for match in self._slugs.finditer(id))


class Secrets(msgspec.Struct, frozen=True, dict=True):
    """What is secret in a process, or in one of two versions of it.

    What is confidential, taken back or anonymous in one version is so in both: otherwise the
    change that made it so would tell it.
    """

    records: Records
    """Today's version: anonymous organisations are called as it calls them."""
    before: Records | None = None
    """An older one."""

    def text(self, value: str) -> str | None:
        """A text that anybody may read; None in place of one that nobody may.

        That is one that is or repeats a confidential input's text or that of one taken back, or
        that names an anonymous organisation.
        """
        secret = _folded_words(value) in self._whole_texts or self.is_in(value)
        return None if secret else value

    def is_in(self, value: str) -> bool:
        """Whether a value repeats a hidden text of FEWEST_WORDS or more, or names somebody.

        Unlike a text, a value such as an area's id may be a word that was said in confidence.
        """
        found = (self._passages.found(value), self._names.found(value))
        return any(True for some in found for _ in some)

    def id(self, value: str) -> str:
        """`anonymous-n` for what an anonymous organisation may be called; all else as it is.

        That is its id, a former id, its name or an alias, in either version. The number is
        today's; those whom today's version does not hold as anonymous come after.
        """
        return self._ids.get(value, value)

    def reference(self, value: str) -> str | None:
        """An id, a reference or a file's path; None in place of one with a secret name in it."""
        return None if any(True for _ in self._names.found_in_id(value)) else value

    @cached_property
    def inputs(self) -> frozenset[str]:
        """References of inputs that are confidential or taken back, as either version calls them.

        Nothing of what they say may be told.
        """
        return frozenset(said.reference for said in self._hidden)

    @cached_property
    def _versions(self) -> tuple[Records, ...]:
        return (self.records,) if self.before is None else (self.records, self.before)

    @cached_property
    def _hidden(self) -> tuple[Said, ...]:
        """The inputs that are hidden in one version, as both have them."""
        found: list[Said] = []
        for side in self._versions:
            others = [one for one in self._versions if one is not side]
            for said in side.said_and_withdrawn:
                if said.input.confidential or said.input.withdrawn is not None:
                    found.append(said)
                    known = _known_by(said) if said.input.id else ()
                    found += (one for id in known for old in others for one in old.cited_inputs(id))
        return tuple(found)

    @cached_property
    def _whole_texts(self) -> frozenset[tuple[str, ...]]:
        texts = (_folded_words(said.input.text) for said in self._hidden)
        return frozenset(words for words in texts if words)

    @cached_property
    def _passages(self) -> Passages[bool]:
        return Passages((said.input.text, True) for said in self._hidden)

    @cached_property
    def _names(self) -> Names:
        return Names(self._anonymous)

    @cached_property
    def _anonymous(self) -> tuple[tuple[str, Organisation], ...]:
        """Those who want to be anonymous in one version, with their ids, as both have them."""
        everybody = [each for side in self._versions for each in side.organisations.items()]
        ids = {id for id, one in everybody if one.consent == "anonymous"}
        names = ids | {old for id, one in everybody if id in ids for old in one.formerly}
        return tuple(
            (id, one) for id, one in everybody if id in names or not names.isdisjoint(one.formerly)
        )

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """What an anonymous organisation may be called -> what it is called in its place."""
        called = dict(anonymous_names(self.records))
        current = self.records.participant_ids
        taken = {
            *called.values(),
            *(one for side in self._versions for one in side.participant_ids),
        }
        free = (name for n in count(1) if (name := f"anonymous-{n}") not in taken)
        hidden = {id for id, _ in self._anonymous}
        for id, one in sorted(self._anonymous, key=lambda each: each[0]):
            same = (current[old] for old in (id, *one.formerly) if old in current)
            today = next((old for old in same if old in hidden), id)
            if today not in called:
                called[today] = next(free)
            called[id] = called[today]
        return {
            name: called[id]
            for side in reversed(self._versions)
            for name, id in side.participant_ids.items()
            if id in hidden
        }


def _known_by(said: Said) -> Iterator[str]:
    """Its reference and its former ones, also through its meeting's former ids."""
    for meeting in (said.meeting.id, *said.meeting.formerly):
        for id in (said.id, *said.input.formerly):
            yield id if "/" in id else f"{meeting}/{id}"


@lru_cache(maxsize=8)  # a text is looked through for several things, one after the other
def _folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, alike in capitals and in small letters."""
    return tuple([_folded(word) for word in _WORD.findall(text)])


def _folded(word: str) -> str:
    # By way of the capitals: a dotless ı is an I there, and ß is SS both ways.
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", word).upper().casefold()


def _spoken(organisation: Organisation) -> Iterator[str]:
    """Its names, and what is left of them without the form of company, if that is two words."""
    for name in (organisation.name, *organisation.aliases):
        yield name
        bare = _FORM.sub("", name).strip(" ,")
        if bare != name and " " in bare:
            yield bare


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))


def _any(patterns: Iterable[str]) -> str:
    """A pattern of any of these; of nothing at all where there is none."""
    return "|".join(patterns) or "(?!)"
