"""Plain values, as a file holds them before they are records: texts, lists and mappings."""

from collections.abc import Iterable, Iterator
from typing import Any

Place = tuple[str | int, ...]
"""A path in a file, as findings have it; told here too, for whoever may import nothing heavy."""


def value_at(value: Any, path: Iterable[str | int]) -> Any:
    """What stands at a path."""
    here = value
    for step in path:
        here = here[step]
    return here


def items(value: Any) -> list[Any]:
    """The items of a list; a list of one needs no brackets, and an empty value holds none."""
    return [one for _, one in items_at(value, ())]


def items_at(value: Any, path: Place) -> Iterator[tuple[Place, Any]]:
    """The items of a list at a path with their places; one without brackets stands at the path."""
    if isinstance(value, list):
        yield from (((*path, index), one) for index, one in enumerate(value))
    elif value is not None:
        yield path, value
