"""Whether a document holds all that it must: each entry once, its text letter by letter."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from nplan.documents.document import Entry
from nplan.documents.tree import (
    Block,
    BulletList,
    CodeSpan,
    OrderedList,
    Paragraph,
    Quote,
    Table,
    Text,
    all_nodes,
)


def not_there_once(
    blocks: Iterable[Block], entries: tuple[Entry, ...], *, optional: bool = False
) -> tuple[str, ...]:
    """The references of the entries that a document lacks, changes or repeats.

    Reference and text must stand together: in a row of a table, an item of a list, a quote or a
    paragraph. Each is there by itself, in a cell or in bold for example, but for a space on
    either side. The work grows with the document, not with the document times the entries.

    Args:
        blocks: the document.
        entries: what must be there.
        optional: whether it is fine that none of them is there.
    """
    references = {entry.reference for entry in entries}
    told = Counter(
        value for entry in entries for value in (entry.text, *entry.beside) if value in references
    )
    found: dict[str, list[Counter[str]]] = {}
    for place in _places(blocks):
        texts = Counter(_texts(place))
        for reference in texts.keys() & references:
            found.setdefault(reference, []).append(texts)
    if optional and not found:
        return ()
    return tuple(
        entry.reference
        for entry in entries
        if not _stands_once(entry, found.get(entry.reference, []), told[entry.reference])
    )


def _stands_once(entry: Entry, places: list[Counter[str]], elsewhere: int) -> bool:
    """Whether one of the places with an entry's reference, and no other, is the entry's own.

    Args:
        entry: what must be there.
        places: the texts of each place where its reference stands.
        elsewhere: how many entries have this reference among their words.
    """
    if entry.text is None:
        return len(places) == 1 + elsewhere
    least = (entry.reference, entry.text).count(entry.text)
    most = least + entry.beside.count(entry.text)
    own = [times for texts in places if (times := texts[entry.text]) >= least]
    return len(own) == 1 and own[0] <= most


def _places(blocks: Iterable[Block]) -> Iterator[tuple[Any, ...]]:
    """What stands together, as parts of the tree."""
    for block in blocks:
        match block:
            case Table():
                yield from block.rows
            case BulletList() | OrderedList():
                yield from block.items
            case Quote():
                yield block.blocks
            case Paragraph():
                yield block.inline


def _texts(place: tuple[Any, ...]) -> Iterator[str]:
    """The texts of a place, as they are and without a space at an end."""
    for node in all_nodes(place):
        if isinstance(node, Text | CodeSpan):
            first, last = node.text[:1] == " ", node.text[-1:] == " "
            yield node.text
            if first:
                yield node.text[1:]
            if last:
                yield node.text[:-1]
            if first and last:
                yield node.text[1:-1]
