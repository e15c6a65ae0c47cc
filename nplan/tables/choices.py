"""Names in the cells of a spreadsheet that stand for ids, and the ids that such names mean."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from nplan.model.guesses import Guesses
from nplan.tables.mapping import folded

BETWEEN = "; "
"""What stands between several names in a cell."""

_PIECE = re.compile(r"[^,;\n]+")
_SURELY_BETWEEN = re.compile(r"[;\n]")


class Choices:
    """What ids are called where a person chooses among them; names are read without capitals."""

    def __init__(self, titles: Mapping[str, str], others: Mapping[str, str] | None = None) -> None:
        """Name each id by its title, with the id after it where the title alone says too little.

        Args:
            titles: what each id is called.
            others: further names that are understood, such as former ids, and the id of each.
        """
        self._ids = {folded(id): id for id in titles}
        times = Counter(map(folded, titles.values()))
        self._known = {
            **{folded(name): id for name, id in (others or {}).items()},
            **{folded(_with_id(title, id)): id for id, title in titles.items()},
            **{folded(title): id for id, title in titles.items() if times[folded(title)] == 1},
            **self._ids,
        }
        self.guesses = Guesses((*titles.values(), *titles))
        """What may have been meant by a name that nothing has."""
        self._known.pop("", None)  # of a name without letters
        names = (name for some in (titles.values(), others or ()) for name in some)
        self._longest = 1 + max((len(_PIECE.findall(name)) for name in names), default=0)
        self.names = {id: self._name(id, title) for id, title in titles.items()}
        """What stands in a cell for each id."""

    def _name(self, id: str, title: str) -> str:
        line = " ".join(title.split())
        names = (line, _with_id(line, id))
        return next((one for one in names if self.read(one) == ((one, id),)), id)

    def meant(self, cell: str) -> str | None:
        """The id that a whole cell means; None where it means none."""
        return self._known.get(folded(cell))

    def read(self, cell: str) -> tuple[tuple[str, str | None], ...]:
        """Each name in a cell, and the id that it means; None where it means none.

        Commas, semicolons and line breaks stand between names, and may stand within one: where
        what is parted by semicolons or lines are not all names, the longest name there is counts.
        """
        return tuple(self._read(cell))

    def _read(self, cell: str) -> Iterator[tuple[str, str | None]]:
        pieces = [one for one in _PIECE.finditer(cell) if one[0].strip()]
        if all(folded(one[0]) in self._ids for one in pieces):
            yield from ((one[0].strip(), self._ids[folded(one[0])]) for one in pieces)
            return
        several = [one.strip() for one in _SURELY_BETWEEN.split(cell) if one.strip()]
        meant = [(one, self.meant(one)) for one in several]
        if len(meant) > 1 and all(id is not None for _, id in meant):
            yield from meant
            return
        at = 0
        while at < len(pieces):
            for end in range(min(len(pieces), at + self._longest), at, -1):
                name = cell[pieces[at].start() : pieces[end - 1].end()].strip()
                if (id := self.meant(name)) is not None or end == at + 1:
                    yield name, id
                    at = end
                    break

    def cell(self, ids: Iterable[str]) -> str:
        """A cell that `read` takes for these ids, by their names if those leave no doubt."""
        ids = tuple(ids)
        named = BETWEEN.join(self.names.get(id, id) for id in ids)
        return named if tuple(id for _, id in self.read(named)) == ids else BETWEEN.join(ids)


def _with_id(title: str, id: str) -> str:
    return f"{title} ({id})"
