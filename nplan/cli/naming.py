"""What is typed after new, as it is meant: what has a title, names, lists."""

from collections.abc import Container, Iterable, Mapping
from difflib import get_close_matches
from typing import Protocol

from nplan.files.events import UNREADABLE
from nplan.model.error import NplanError
from nplan.model.folding import folded_words

_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Where a word may be broken or not; what makes one sign of two (U+200D) is none of them."""


class _Titled(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


def legible(typed: str) -> str:
    """What was typed or pasted, on one line, with plain spaces and without what nobody sees.

    Raises:
        NplanError: it holds a character that no file may hold (unreadable-character).
    """
    if found := UNREADABLE.search(typed):
        name, character = UNREADABLE.sub("\ufffd", typed), f"U+{ord(found[0]):04X}"
        raise NplanError("unreadable-character", problem="typed", name=name, character=character)
    return " ".join(typed.translate(_UNSEEN).split())


def called(typed: str, among: Iterable[_Titled]) -> str:
    """The id of what has this title; else what was typed, which may be an id."""
    titles = {one.title.casefold(): one.id for one in among}
    return titles.get(typed.casefold(), typed)


def nearest_to(name: str, known: Iterable[str]) -> dict[str, str]:
    """What a sentence about an unknown name needs: the name, and the nearest one if it is near."""
    near = get_close_matches(name.casefold(), list(known), n=1)
    return {"name": name, "nearest": near[0]} if near else {"name": name}


def meant(name: str, ids: Mapping[str, str]) -> str:
    """The id of an organisation or a unit, however its name is written; else what was typed.

    Args:
        name: what was typed.
        ids: by every id, name and alias.
    """
    if name in ids:
        return ids[name]
    folded = folded_words(name)
    alike = {id for known, id in ids.items() if folded_words(known) == folded}
    return alike.pop() if len(alike) == 1 else name


def listed(typed: str | None, names: Container[str] = ()) -> list[str]:
    """What is parted by commas; a comma in one of the names parts nothing."""
    parts = [one.strip() for one in (typed or "").split(",") if one.strip()]
    found = []
    while parts:
        ends = range(len(parts), 1, -1)
        end = next((end for end in ends if ", ".join(parts[:end]) in names), 1)
        found.append(", ".join(parts[:end]))
        parts = parts[end:]
    return found
