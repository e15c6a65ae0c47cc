"""The words of a text for grouping: stems, parts of compounds, numbers, likeness of spelling."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import msgspec

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:[-–][^\W_]+)+")
_SHORT_DEFINITE = re.compile(r"[^aeiouyåäö]{1,3}[oöå]n")
_DOUBLED = re.compile(r"(?<=[^mn])(?P<last>[mn])(?P=last)$")

_STOP_WORDS = """
    alla allt alltid and at att av bara bli blir blev borde både de dem den denna deras dess det
    detta dig din dit du där då efter ej eller en er era ert ett fast finns fick fram från få får
    för före ha hade han har hela henne hennes hit hon honom hur här i igen ihop in inom ju just
    kan kanske kom kommer kommun kommunen kommunens kunde lika lite man med medan mellan men mer
    mest mig min mot mycket måste ni nog nu när någon något några och också om oss på sade samma
    sig sin sitt själv ska skulle som så sådan sedan the till to ut under upp ur vad var vara varit
    varje vart vi vid vilka vilken vill ville vår våra vårt väl vore än ännu är åt över företag
    företagen företagare företagens även of is are we our for it be
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing about a theme; what every company speaks of is among them."""

_NEGATIONS = """
    aldrig bort ej förbjud förbjuda icke ingen inget inga ingenting inte nej noll slippa slipp
    sluta slopa stoppa stopp utan varken not no never without
"""
NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that turn a text into its opposite."""

_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        (
            "noll", "en ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio",
            "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton",
            "nitton", "tjugo",
        )
    )
    for word in words.split()
    if word not in ("en", "ett")
}  # fmt: skip

_PREFIXES = """
    an be en er för in med mot om på till ut upp vid av från över under efter före åter sam fram
    hem bort ett den det kom var mer man ned
"""
_NO_FIRST_PART = frozenset(_PREFIXES.split())
"""Prefixes and small words, which make no compound."""

_LINKS = "seuoa"
"""Letters between the parts of a compound, or instead of the first one's last: gatu-, varu-."""

HEAD = 6
"""Characters of a known word with which an unknown one ends, that make it the last part."""

LONGEST_WORD = 60
"""Characters of a word that are looked at."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word as it is compared."""

    text: str
    """Folded to small letters."""
    stem: str
    number: bool = False


def words(text: str) -> tuple[Word, ...]:
    """All words of a text in their order, stop words too; emoji and marks are none."""
    folded = unicodedata.normalize("NFC", text).casefold()
    joined = (match[0].replace("–", "-") for match in _JOINED.finditer(folded))
    return (*map(_word, _WORD.findall(folded)), *map(_word, joined))


@cache
def _word(text: str) -> Word:
    text = text[:LONGEST_WORD]
    if text in _NUMBERS:
        return Word(text, _NUMBERS[text], number=True)
    if text[0].isdigit():
        return Word(text, text, number=True)
    return Word(text, stem(text))


def content(text: str) -> tuple[Word, ...]:
    """The words of a text that say what it is about, numbers too."""
    return tuple(word for word in words(text) if word.text not in STOP_WORDS)


@cache
def _stemmer() -> Callable[[str], str]:
    # By name: the package's own choice may be another implementation with other stems.
    from snowballstemmer.swedish_stemmer import (  # type: ignore[import-untyped] # it ships no types
        SwedishStemmer,
    )

    stemmed: Callable[[str], str] = SwedishStemmer().stemWord
    return stemmed


@cache
def stem(word: str) -> str:
    """The stem of a word: Snowball's, and the definite forms and doubled m and n it leaves."""
    found = _stemmer()(word)
    if len(found) > 4 and found.endswith("an"):
        found = found[:-2]  # gatan, färjan
    elif found.endswith(("iet", "ium")) and len(found) > 5:
        found = found[:-2]  # gymnasiet
    elif _SHORT_DEFINITE.fullmatch(found):
        found = found[:-1]  # bron, sjön
    return _DOUBLED.sub(r"\g<last>", found)


class Splitter:
    """Splits Swedish compounds into words that occur by themselves."""

    def __init__(self, vocabulary: Iterable[Word]) -> None:
        """Takes the words of the inputs and of the catalogue."""
        known = {word for word in vocabulary if not word.number}
        self._forms = {word.text for word in known if len(word.text) > 2}
        self._stems = {word.stem for word in known if len(word.stem) > 2}
        self._parts: dict[str, tuple[str, ...]] = {}

    def parts(self, word: Word) -> tuple[str, ...]:
        """The stems of a compound's parts, or of the last alone; () for a word that is none."""
        if word.number or len(word.text) < 6:
            return ()
        return self._compound(word.text)

    def _compound(self, text: str) -> tuple[str, ...]:
        if (found := self._parts.get(text)) is None:
            found = self._parts[text] = self._split(text)
        return found

    def _split(self, text: str) -> tuple[str, ...]:
        """The stems of the parts, the last as long as can be; of the last alone if need be."""
        head: tuple[str, ...] = ()
        for at in range(2, len(text) - 2):
            last = text[at:]
            more = self._compound(last)
            if not more and not self._is_last(last):
                continue
            more = more if len(more) > 1 else (stem(last),)
            if (first := self._first(text[:at])) is not None:
                return (first, *more)
            if not head and at > 2 and len(last) >= HEAD and text[:at] not in _NO_FIRST_PART:
                head = more
        return head

    def _is_last(self, text: str) -> bool:
        return len(text) > 2 and (
            text in self._forms or (len(text) > 3 and stem(text) in self._stems)
        )

    def _first(self, text: str) -> str | None:
        """The stem of what may be a compound's first part."""
        if text in _NO_FIRST_PART or len(text) < 3:
            return "el" if text == "el" else None
        for one in (text, text[:-1]) if text[-1] in _LINKS else (text,):
            if one in _NO_FIRST_PART or len(one) < 3:
                continue
            if one in self._forms or one in self._stems:
                return stem(one)
        return None


def grams(word: str) -> tuple[str, ...]:
    """The runs of three to five characters of a word and its ends, each once, in order."""
    ended = f"^{word}$"
    return tuple(
        dict.fromkeys(
            ended[at : at + size] for size in (3, 4, 5) for at in range(len(ended) - size + 1)
        )
    )


class Spelling:
    """Finds the known words that are spelt most like a word, by weighed runs of characters."""

    def __init__(self, known: Iterable[str], least: float, most: int = 3) -> None:
        """Takes the known words, each once; finds up to `most` with a cosine of `least`."""
        self._least, self._size = least, most
        self._known = tuple(known)
        found = [grams(word) for word in self._known]
        count: dict[str, int] = {}
        for one in found:
            for gram in one:
                count[gram] = count.get(gram, 0) + 1
        self._weights = {gram: math.log(1 + len(found) / n) for gram, n in count.items()}
        self._unknown = math.log(1 + len(found)) / 2  # a misspelling has many
        self._places: dict[str, list[tuple[int, float]]] = {}
        for index, one in enumerate(found):
            length = math.sqrt(sum(self._weights[gram] ** 2 for gram in one)) or 1.0
            for gram in one:
                self._places.setdefault(gram, []).append((index, self._weights[gram] / length))
        self._nearest: dict[str, tuple[tuple[str, float], ...]] = {}

    def nearest(self, word: str) -> tuple[tuple[str, float], ...]:
        """The known words most like it with their cosine, the nearest first."""
        if (told := self._nearest.get(word)) is None:
            told = self._nearest[word] = self._found(word)
        return told

    def _found(self, word: str) -> tuple[tuple[str, float], ...]:
        sums: dict[int, float] = {}
        squares = 0.0
        for gram in grams(word):
            weight = self._weights.get(gram, self._unknown)
            squares += weight * weight
            for index, other in self._places.get(gram, ()):
                sums[index] = sums.get(index, 0.0) + weight * other
        length = math.sqrt(squares) or 1.0
        near = [(self._known[index], sum / length) for index, sum in sums.items()]
        near = [one for one in near if one[1] >= self._least]
        return tuple(sorted(near, key=lambda one: (-round(one[1], 9), one[0]))[: self._size])


def weights(documents: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """How much each feature says: the logarithm of how rare it is among the documents."""
    count: dict[str, int] = {}
    number = 0
    for document in documents:
        number += 1
        for feature in document:
            count[feature] = count.get(feature, 0) + 1
    return {feature: math.log((number + 1) / (n + 0.5)) for feature, n in count.items()}
