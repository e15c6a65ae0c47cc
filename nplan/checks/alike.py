"""Finds names of organisations that mean the same one: folded, then weighted by rare words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log

from nplan.model.folding import folded_words, nominative

Words = frozenset[str]

RARE = 20
"""How many organisations at most may share a word that tells which one is meant."""
FEW = 3
"""How many may in a small register; in a larger one a share of them, up to `RARE`."""
SHARE = 30
SAME = 0.75
"""How much of two names, from 0 to 1 and by the weight of their words, both must have."""


class Register:
    """Names with who has them; tells for each who had one that matches before.

    Linear in the number of names: each is looked for only below its rarest word.
    """

    def __init__(self, names: Iterable[tuple[str, str]], place: str) -> None:
        """Args: names with the id of who has them, in order, and the municipality's own."""
        self._names = [(id, folded_words(name, place)) for name, id in names]
        self._words = [frozenset(map(nominative, name)) for _, name in self._names]

    @cached_property
    def _shared_by(self) -> Counter[str]:
        """How many have each word in a name."""
        words: dict[str, set[str]] = {}
        for (id, _), name in zip(self._names, self._words, strict=True):
            words.setdefault(id, set()).update(name)
        return Counter(word for of in words.values() for word in of)

    def matches(self) -> Iterator[tuple[str, bool] | None]:
        """For each name the id of the first other one that has it, and whether it is the same."""
        same: dict[Words | str, str] = {}
        by_rarest: dict[str, list[tuple[str, Words]]] = {}
        for (id, name), words in zip(self._names, self._words, strict=True):
            joined = "".join(name)
            first = same.setdefault(words, same.setdefault(joined, id)) if name else id
            if first != id:
                yield first, True
                continue
            rarest = min(words, key=self._rarity, default="")
            others = by_rarest.setdefault(rarest, []) if self._is_rare(rarest) else []
            alike = (one for one, of in others if one != id and self._is_alike(words, of))
            other = next(alike, None)
            yield None if other is None else (other, False)
            others.append((id, words))

    def _rarity(self, word: str) -> tuple[int, str]:
        return self._shared_by[word], word

    def _is_rare(self, word: str) -> bool:
        return 1 < self._shared_by[word] <= min(RARE, max(FEW, self._everybody // SHARE))

    def _is_alike(self, one: Words, other: Words) -> bool:
        """Whether one has all words of the other, and beyond them only common ones."""
        if not (one < other or other < one):
            return False
        return self._weight(one & other) >= SAME * self._weight(one | other)

    def _weight(self, words: Words) -> float:
        return sum(log(self._everybody / self._shared_by[word]) for word in words)

    @cached_property
    def _everybody(self) -> int:
        return len({id for id, _ in self._names})
