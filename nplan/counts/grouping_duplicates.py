"""Likely duplicates: pairs of inputs whose words can be laid beside each other, one to one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from nplan.counts.grouping_words import (
    NEGATIONS,
    STOP_WORDS,
    Splitter,
    Word,
    grams,
    stem,
    weights,
    words,
)

LEAST = 0.6
"""The likeness from which two inputs are shown side by side."""

OTHER_NUMBERS = 0.6
"""What likeness is worth where both name numbers, and none that is the same."""

LIKE = 0.6
"""The share of common runs of characters from which two words stand for each other."""

BUCKET = 24
"""Inputs that share a word or a pair of words; where more do, it says nothing of two of them."""

CANDIDATES = 12
"""Inputs that each is laid beside, those with the rarest words in common first."""

EQUAL = 0.5
"""The part of the least likeness that words with the same stem must make up."""

BEGINNING = 2
"""Characters of its stem that a misspelt word has right."""

LONGEST = 60
"""Words of a text without an equal in the other that are tried on each other."""

_OPPOSITES = """
    fler flera många / färre få
    mer ökad öka ökar öka mera / mindre minska minskar minskad
    höj höja höjs höjda höjt höjer / sänk sänka sänks sänkta sänkt sänker
    hög höga högre / låg låga lägre
    snabb snabbt snabba snabbare / långsam långsamt långsamma långsammare sakta
    bra bättre bäst fungerar / dålig dåligt dåliga sämre sämst
    lätt lättare enkel enkelt enklare / svår svårt svåra svårare krånglig krångligt krångligare
    lång långa längre / kort korta kortare
    stor stora större störst / liten litet små mindre minst
    billig billigt billiga billigare / dyr dyrt dyra dyrare
    öppna öppnar öppnas öppen öppet / stäng stänga stänger stängs stängt stängd
    bygg bygga bygger byggs / riv riva river rivs
    köp köpa köper / sälj sälja säljer
    behåll behålla / avskaffa slopa
    före innan / efter
    tidig tidigt tidigare / sen sent senare
    gammal gammalt gamla / ny nytt nya
    alla alltid / ingen inga aldrig
    tillåt tillåta / förbjud förbjuda
    gratis avgiftsfri avgiftsfritt / avgiftsbelagd avgiftsbelagt
    starta börja / sluta avsluta
    central centralt centrum / landsbygd landsbygden
    ja / nej
"""
"""Words that turn a text into its opposite, each line's left against its right."""


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """Two inputs that may say the same; they are shown side by side and never merged."""

    one: str
    """The reference of the earlier one."""
    other: str
    likeness: float
    """The weighed share of the words of both that have a like one in the other, 0 to 1."""
    opposite: bool
    """True where one of them is negated, or says high where the other says low."""


class _Text(msgspec.Struct, frozen=True):
    content: tuple[Word, ...]
    negated: bool
    sides: frozenset[tuple[int, int]]
    """The lines of _OPPOSITES it has a word of, and on which side."""
    numbers: frozenset[str]


def duplicates(
    inputs: Sequence[tuple[str, str]], step: Callable[[], None] = lambda: None
) -> tuple[Duplicate, ...]:
    """Likely duplicates among inputs, in the inputs' order.

    Args:
        inputs: references and texts.
        step: called for each input that is done.
    """
    texts = [_text(text) for _, text in inputs]
    says = weights({word.stem: None for word in text.content} for text in texts)
    splitter = Splitter(dict.fromkeys(word for text in texts for word in text.content))
    found = []
    for index, others in enumerate(_candidates(texts, says)):
        for other in others:
            if pair := _pair(texts[other], texts[index], says, splitter):
                likeness, opposite = pair
                one = Duplicate(
                    one=inputs[other][0],
                    other=inputs[index][0],
                    likeness=likeness,
                    opposite=opposite,
                )
                found.append(one)
        step()
    return tuple(found)


def _text(text: str) -> _Text:
    everything = [word for word in words(text) if "-" not in word.text]
    content = tuple(
        word for word in everything if word.text not in STOP_WORDS and word.text not in NEGATIONS
    )
    return _Text(
        content=content,
        negated=any(word.text in NEGATIONS for word in everything),
        sides=frozenset(side for word in _meant(everything) for side in _sides_of(word)),
        numbers=frozenset(word.stem for word in content if word.number),
    )


def _meant(everything: Sequence[Word]) -> Iterator[Word]:
    """The words of a text without one that stands after "i stället för"."""
    texts = [word.text for word in everything]
    for index, word in enumerate(everything):
        if texts[max(index - 2, 0) : index] not in (["stället", "för"], ["istället", "för"]):
            yield word


def _candidates(texts: Sequence[_Text], says: Mapping[str, float]) -> Iterator[list[int]]:
    """For each text the earlier ones that share rare words or pairs of words with it."""
    keys = [_keys(text) for text in texts]
    size: dict[str, int] = {}
    for one in keys:
        for key in one:
            size[key] = size.get(key, 0) + 1
    earlier: dict[str, list[int]] = {}
    same: dict[str, int] = {}
    for index, one in enumerate(keys):
        shared: dict[int, float] = {}
        for key in one:
            if 1 < size[key] <= BUCKET:
                bucket = earlier.setdefault(key, [])
                weight = sum(says[part] for part in key.split(" "))
                for other in bucket:
                    shared[other] = shared.get(other, 0.0) + weight
                bucket.append(index)
        ordered = sorted(shared.items(), key=lambda it: (-round(it[1], 9), it[0]))
        found = [other for other, _ in ordered[:CANDIDATES]]
        whole = " ".join(word.stem for word in texts[index].content)
        # Of many that say the very same, each is shown beside the one before it.
        if whole and (before := same.get(whole)) is not None and before not in found:
            found.append(before)
        same[whole] = index
        yield sorted(found)


def _keys(text: _Text) -> dict[str, None]:
    """What is looked up: the stems, and those that stand beside each other."""
    stems = [word.stem for word in text.content]
    pairs = (" ".join(sorted(pair)) for pair in pairwise(stems))
    return dict.fromkeys((*stems, *pairs))


def _pair(
    one: _Text, other: _Text, says: Mapping[str, float], splitter: Splitter
) -> tuple[float, bool] | None:
    """The likeness of two texts and whether they are opposites; None for unlike ones."""
    of_one = sum(says[word.stem] for word in one.content)
    of_other = sum(says[word.stem] for word in other.content)
    most, whole = 2 * min(of_one, of_other), of_one + of_other
    if whole <= 0 or most < LEAST * whole:
        return None
    likeness = 2 * _aligned(one.content, other.content, says, splitter, LEAST * whole / 2) / whole
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        likeness *= OTHER_NUMBERS
    if likeness < LEAST or (min(len(one.content), len(other.content)) < 2 and likeness < 0.99):
        return None
    against = any(
        (line, 1 - side) in other.sides and (line, side) not in other.sides
        for line, side in one.sides
        if (line, 1 - side) not in one.sides
    )
    return round(min(likeness, 1.0), 6), one.negated != other.negated or against


def _aligned(
    one: Sequence[Word],
    other: Sequence[Word],
    says: Mapping[str, float],
    splitter: Splitter,
    least: float,
) -> float:
    """What the words say that stand for each other, each used once, equal ones first.

    Where it cannot reach `least`, only the equal ones are counted.
    """
    waiting: dict[str, list[Word]] = {}
    for word in reversed(other):
        waiting.setdefault(word.stem, []).append(word)
    total, left = 0.0, []
    for word in one:
        if equal := waiting.get(word.stem):
            equal.pop()
            total += says[word.stem]
        else:
            left.append(word)
    rest = [word for same in waiting.values() for word in same]
    possible = (sum(says[word.stem] for word in both) for both in (left, rest))
    if total < EQUAL * least or total + sum(possible) / 2 < least:
        return total
    by_link: dict[str, list[int]] = {}
    for y, b in enumerate(rest[:LONGEST]):
        for link in _links(b, splitter, 1):
            by_link.setdefault(link, []).append(y)
    near = []
    for x, a in enumerate(left[:LONGEST]):
        linked = [y for link in _links(a, splitter, 0) for y in by_link.get(link, ())]
        for y in dict.fromkeys(linked):
            b = rest[y]
            if likeness := _likeness(a, b, splitter):
                near.append((-round(likeness * (says[a.stem] + says[b.stem]) / 2, 9), x, y))
    used: tuple[set[int], set[int]] = (set(), set())
    for value, x, y in sorted(near):
        if x not in used[0] and y not in used[1]:
            used[0].add(x)
            used[1].add(y)
            total -= value
    return total


@lru_cache(maxsize=10_000)
def _grams(stem: str) -> frozenset[str]:
    return frozenset(grams(stem))


def _links(word: Word, splitter: Splitter, side: int) -> list[str]:
    """What a word must have in common with another to be tried on it; a number has nothing."""
    if word.number:
        return []
    opposites = (f"{line} {abs(side - its)}" for line, its in _sides_of(word))
    return [word.stem[:BEGINNING], *(splitter.parts(word) or (word.stem,)), *opposites]


def _likeness(one: Word, other: Word, splitter: Splitter) -> float:
    """How surely a word stands for another, 0 to 1."""
    for line, side in _sides_of(one):
        if (line, 1 - side) in _sides_of(other):
            return 1.0
    mine = splitter.parts(one) or (one.stem,)
    its = splitter.parts(other) or (other.stem,)
    common = len(set(mine) & set(its)) / max(len(mine), len(its))
    if common:
        return max(common, 0.5)
    a, b = _grams(one.stem), _grams(other.stem)
    spelt = 2 * len(a & b) / (len(a) + len(b))
    return spelt if spelt >= LIKE else 0.0


def _sides_of(word: Word) -> tuple[tuple[int, int], ...]:
    """The lines of _OPPOSITES that a word stands in, and on which side."""
    typed, stems = _sides()
    found = typed.get(word.text)
    if found is None and len(word.text) > 3:  # för is no form of före
        found = stems.get(word.stem)
    return found or ()


_Sides = dict[str, tuple[tuple[int, int], ...]]


@cache
def _sides() -> tuple[_Sides, _Sides]:
    """The places in _OPPOSITES of each word, and of each stem."""
    typed: _Sides = {}
    stems: _Sides = {}
    for line, text in enumerate(_OPPOSITES.strip().splitlines()):
        for side, listed in enumerate(text.split("/")):
            for word in listed.split():
                typed[word] = (*typed.get(word, ()), (line, side))
                at = (line, side)
                if word not in STOP_WORDS and at not in stems.get(stem(word), ()):
                    stems[stem(word)] = (*stems.get(stem(word), ()), at)
    return typed, stems
