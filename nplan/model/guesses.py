"""What somebody may have meant by a name that nobody has."""

from collections import Counter
from collections.abc import Iterable

Values = dict[str, str | int]

NEAR = 0.6
"""How alike two names must be, from 0 to 1, for one to be suggested for the other."""
NEAR_IN_WORDS = 0.8
"""The same for names of several words, whose AB and place are alike anyway."""


class Guesses:
    """The name that somebody may have meant; nothing is prepared before the first miss."""

    def __init__(self, known: Iterable[str], least: float | None = None) -> None:
        """Args: the names, and how alike a guess must be if not as NEAR and NEAR_IN_WORDS say."""
        self.known = known
        self.least = least
        self.by_pair: dict[str, list[str]] = {}
        self.folded: dict[str, str] = {}
        self.found: dict[str, str | None] = {}

    def values(self, name: str, **others: str | int) -> Values:
        """The values of a finding about an unknown name, with `nearest` where there is one."""
        nearest = self.nearest(name)
        return {"name": name, **others} | ({"nearest": nearest} if nearest else {})

    def nearest(self, name: str) -> str | None:
        """The known name that is most like another, if any is like enough."""
        if name not in self.found:
            self.found[name] = self._nearest(name.casefold())
        return self.found[name]

    def _nearest(self, name: str) -> str | None:
        if not self.folded:
            for one in self.known:
                self.folded.setdefault(one.casefold(), one)
            for one in self.folded:
                for pair in _pairs(one):
                    self.by_pair.setdefault(pair, []).append(one)
        from difflib import SequenceMatcher

        # The rarest letter pairs pick a few names; the slow comparison sees only those, however
        # large the register is.
        pairs = sorted(_pairs(name), key=lambda pair: (len(self.by_pair.get(pair, ())), pair))
        postings = [self.by_pair[pair] for pair in pairs if pair in self.by_pair][:8]
        shared = Counter(one for names in postings for one in names)
        likely = sorted(shared, key=lambda one: (-2 * shared[one] / (len(one) + len(name)), one))
        best, nearest = self.least or (NEAR_IN_WORDS if " " in name else NEAR), None
        matcher = SequenceMatcher(b=name)
        for one in likely[:10]:
            matcher.set_seq1(one)
            # The quick ones are never below the true ratio, which costs ten times as much.
            if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best:
                continue
            if (ratio := matcher.ratio()) > best:
                best, nearest = ratio, self.folded[one]
        return nearest


def _pairs(name: str) -> set[str]:
    padded = f" {name} "
    return {padded[at : at + 2] for at in range(len(padded) - 1)}
