"""What people type after @ and #: ids, names and aliases, by any unambiguous beginning."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from nplan.files.notes import KINDS, LONGEST_VOTES, is_tag, tag_spans
from nplan.model.citing import WHO, Kind
from nplan.model.records import Records

MOST = 5
"""Names that are told where one was not understood."""

ALIKE = 0.8
"""How much words of a sentence are like a name (from 0 to 1) if they may be meant as one."""

_NAMING: Mapping[str, tuple[Kind, ...]] = {"@": WHO, "#": ("area",)}
"""What the marks of tags name."""


_BEGUN = re.compile(r"(?<!\S)([@#][^\s@#](?:[^@#]*\S)?)\Z")


class Names:
    """Names, and what each means.

    Args:
        meanings: each name with the id that it stands for.
    """

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, str] = {}
        self._folded: dict[str, dict[str, None]] = {}
        for name, id in meanings:
            self._exact.setdefault(name, id)
            self._folded.setdefault(folded(name), {})[id] = None
        self._sorted = sorted(self._folded)

    def meant(self, typed: str) -> tuple[str, ...]:
        """The ids that a name or the beginning of one may mean; a whole name means its own."""
        if typed in self._exact:
            return (self._exact[typed],)
        if whole := self._folded.get(folded(typed)):
            return tuple(whole)
        return self.beginning(typed) if folded(typed) else ()

    def beginning(self, typed: str) -> tuple[str, ...]:
        """The ids of all names that begin so, case and accents aside, sorted."""
        return tuple(sorted(set(self._beginning(folded(typed)))))

    def _beginning(self, key: str) -> Iterator[str]:
        for at in range(bisect_left(self._sorted, key), len(self._sorted)):
            name = self._sorted[at]
            if not name.startswith(key):
                return
            yield from self._folded[name]

    def is_name(self, typed: str) -> bool:
        """Whether it is a whole name."""
        return folded(typed) in self._folded

    def within(self, typed: str) -> tuple[str, ...]:
        """The ids of all names in which this stands somewhere; () for a letter or two."""
        key = folded(typed)
        names = (name for name in self._sorted if key in name) if len(key) > 2 else ()
        return tuple(dict.fromkeys(id for name in names for id in self._folded[name]))

    def near(self, typed: str, alike: float = 0.6) -> tuple[str, ...]:
        """The ids of a few names that are written much like what was typed.

        Args:
            typed: what was typed.
            alike: how much, from 0 to 1.
        """
        from difflib import get_close_matches

        key = folded(typed)
        start = bisect_left(self._sorted, key[:1])
        end = bisect_left(self._sorted, f"{key[:1]}\U0010ffff")
        close = get_close_matches(key, self._sorted[start:end], MOST, alike) if key else []
        found = (id for name in close for id in self._folded[name])
        return tuple(dict.fromkeys((*self.within(typed), *found)))[:MOST]


class Tags:
    """The tags that lines of notes may carry in one process.

    Args:
        records: the process and its register.
        present: names of those who took part where the notes were made.
    """

    def __init__(self, records: Records, present: Iterable[str] = ()) -> None:
        self.organisations = records.participant_ids
        self.areas = records.area_ids
        self.who = Names(self.organisations.items())
        self.present = self.ids(present)
        titles = ((area.title, area.id) for area in records.process.areas)
        kinds = ((word, word) for word in KINDS)
        self.what = Names((*kinds, *self.areas.items(), *titles))

    def meant(self, word: str) -> tuple[str, ...]:
        """The tags, written in full, that a word may mean: one where it is understood."""
        if word[0] == "*":
            return (word,) if is_tag(word, ()) else ()
        if not word[-1].isalnum():  # a comma or a full stop would be lost
            return ()
        if word[0] == "@":
            return tuple(f"@{id}" for id in self.who.meant(word[1:]))
        ids = self.what.meant(word[1:])
        if len({KINDS.get(id, f"#{id}") for id in ids}) == 1:  # a kind by its word in two languages
            ids = ids[:1]
        return tuple(f"#{id}" for id in ids)

    def ids(self, names: Iterable[str]) -> frozenset[str]:
        """The ids of organisations and units; names that nobody is known by as they are."""
        return frozenset(self.organisations.get(name, name) for name in names)

    def named(self, heading: str) -> tuple[str, ...]:
        """The tag of the kind or the area that a whole heading is the name of; () if it is none."""
        return self.meant(f"#{heading}") if self.what.is_name(heading) else ()

    def offered(self, word: str) -> tuple[str, ...]:
        """All tags that begin so, then those in whose names it stands."""
        names = self.who if word[0] == "@" else self.what
        found = dict.fromkeys((*names.beginning(word[1:]), *names.within(word[1:])))
        return tuple(f"{word[0]}{id}" for id in found)

    def is_like_a_name(self, words: str) -> bool:
        """Whether several words after an @ are a name, or may be one that is misspelt or new."""
        name = words[1:]
        if self.meant(words) or all(
            word[0].isupper() or word[0].isdigit() for word in name.split()
        ):
            return True
        return bool(self.who.near(name, ALIKE))

    def likely(self, word: str) -> tuple[str, ...]:
        """A few tags that may have been meant by a word that is not understood."""
        names = self.who if word[0] == "@" else self.what
        found = names.meant(word[1:]) or names.near(word[1:])
        return tuple(f"{word[0]}{id}" for id in found)


def names_in_tags(text: str, records: Records) -> Iterator[tuple[int, int, tuple[Kind, ...]]]:
    """Where the names in the tags of notes stand, and the kinds of record that each may be of.

    Args:
        text: a block of notes.
        records: whom and what its tags name.
    """
    for start, end in tag_spans(text, records.participant_ids, records.area_ids):
        kinds = _NAMING.get(text[start], ())
        if kinds and text[start + 1 : end].lower() not in KINDS:
            yield start + 1, end, kinds


def folded(name: str) -> str:
    """The letters and digits of a name, case and accents aside."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in plain if one.isalnum())


def tag_begun(text: str) -> str:
    """The beginning of a tag that a text ends in, also of a name with several words; "" for none.

    Args:
        text: what is typed so far; a space at its end ends the tag.
    """
    found = _BEGUN.search(text)
    return found[1] if found else ""


def looks_like_tag(word: str) -> bool:
    """Whether a word is written like a tag."""
    if word[:1] == "*":
        return len(word) <= LONGEST_VOTES and is_tag(word, ())
    return len(word) > 1 and word[0] in "@#"
