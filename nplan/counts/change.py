"""What changed between two versions of a process, as values that keep the ids behind each."""

from typing import Literal

import msgspec

What = Literal[
    "meeting",
    "organisation",
    "input",
    "key-point",
    "chapter",
    "goal",
    "indicator",
    "action",
    "comment",
]
"""What a change can be about; organisations include the municipality's own units."""

How = Literal["added", "removed", "altered", "moved", "withdrawn", "restored"]
"""What happened to it; what was moved or taken back may be altered too."""

Plain = str | int | bool | None


class Part(msgspec.Struct, frozen=True, gc=False):
    """Words that follow each other in two texts, or in one of them alone."""

    where: Literal["both", "old", "new"]
    text: str


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A field that holds something else now; None is nothing."""

    field: str
    """The field's name in the files."""
    old: Plain
    new: Plain
    parts: tuple[Part, ...] = ()
    """Of a text, its words in order, so that those that changed can be marked."""
    withheld: bool = False
    """Whether a text is left out because nobody may read it."""


class Items(msgspec.Struct, frozen=True, kw_only=True):
    """A list that holds something else now; order counts for nothing."""

    field: str
    removed: tuple[str | None, ...]
    """None is an organisation that wants to be anonymous."""
    added: tuple[str | None, ...]


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """What a change rests on: a key point with its inputs, or a comment."""

    what: Literal["key-point", "comment"]
    id: str | None
    """None where it would name an organisation that wants to be anonymous."""
    inputs: tuple[str, ...] = ()
    """References of the inputs that came to stand behind it through this key point."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was added, removed or altered."""

    what: What
    id: str | None
    """Its id now, or its last one; an input's and a comment's reference. None where it would
    name an organisation that wants to be anonymous."""
    was: str | None = None
    """Its id before, where that was another; of something added, that of what it was split from."""
    how: How
    text: str | None
    """What people know it by: its title, name or text, the new one if there is one."""
    fields: tuple[Value | Items, ...] = ()
    because: tuple[Because, ...] = ()
    withheld: bool = False
    """Whether its text or its name is left out because nobody may read it."""


class Changes(msgspec.Struct, frozen=True):
    """Everything that changed."""

    changes: tuple[Change, ...]
    """By what they are about, then in the order of the files; removed ones last."""
    elsewhere: tuple[str, ...]
    """Other files of the process that differ, of which no more is told."""
