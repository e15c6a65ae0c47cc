"""Ids for what is new: of a title or a name, and the first that nobody has."""

from collections.abc import Callable

from nplan.model.folding import folded_words
from nplan.model.records import slug

LONGEST = 60
"""Characters of an id that is made of a title or a name."""

DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
"""What no file may be called on Windows, whatever its ending."""


def short_slug(title: str) -> str:
    """An id of a title, cut between two words where it is long."""
    whole = slug(title)
    if len(whole) <= LONGEST:
        return whole
    return whole[: LONGEST + 1].rpartition("-")[0] or whole[:LONGEST]


def organisation_id(name: str) -> str:
    """An id of an organisation's name, without its form of company: akes-akeri."""
    return name_of_file(short_slug(" ".join(folded_words(name)))) or "organisation"


def name_of_file(id: str) -> str:
    """The id, or with -1 where Windows would take a file of that name for a device."""
    return f"{id}-1" if id in DEVICES else id


def free_id(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """The id, or with -2, -3, ... the first that is not taken."""
    number, id = 1, wanted
    while is_taken(id):
        number += 1
        id = f"{wanted}-{number}"
    return id
