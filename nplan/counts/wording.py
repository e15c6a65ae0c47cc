"""What changed in a text, word by word."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from nplan.counts.change import Part

MOST = 1_000_000
"""Pairs of words that are compared; beyond, all between the first and the last change is marked."""


def parts(old: str, new: str) -> tuple[Part, ...]:
    """The words of two texts in order, white space aside; () if they are the same words."""
    one, other = old.split(), new.split()
    if one == other:
        return ()
    start = _common(one, other)
    end = _common(one[start:][::-1], other[start:][::-1])
    before, after = one[:start], one[len(one) - end :]
    middle = one[start : len(one) - end], other[start : len(other) - end]
    found = (
        *_part("both", before),
        *(_between(*middle)),
        *_part("both", after),
    )
    return tuple(found)


def _common(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _between(one: list[str], other: list[str]) -> Iterator[Part]:
    if len(one) * len(other) > MOST:
        yield from (*_part("old", one), *_part("new", other))
        return
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _part("both", one[a:b])
        else:
            yield from (*_part("old", one[a:b]), *_part("new", other[c:d]))


def _part(where: Literal["both", "old", "new"], words: list[str]) -> Iterator[Part]:
    if words:
        yield Part(where, " ".join(words))
