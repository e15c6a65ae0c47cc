"""Where in the text a path leads: the second reading, only for a file with something to tell."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import msgspec
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from nplan.files.events import as_typed, in_lines_of_editors
from nplan.files.lines import lines
from nplan.files.notes import notes
from nplan.model.finding import Path

Span = tuple[int, int]


class Node(msgspec.Struct, frozen=True):
    """A value with the characters it stands at."""

    span: Span
    text: str | None = None
    """The text of a scalar."""
    style: str = ""
    """How the scalar is written: plain '', ' or ", | or >."""
    keys: dict[str | int, Span] = {}
    """Where each key of a mapping stands."""
    children: dict[str | int, "Node"] = {}


def node(text: str) -> Node:
    """The tree of a text that could be read whole."""
    readable = in_lines_of_editors(text)
    parser = CParser(readable)
    parser.get_event()
    parser.get_event()
    return _node(parser, parser.get_event(), str if readable is text else as_typed)


def _node(parser: Any, event: Any, typed: Callable[[str], str]) -> Node:
    kind, start, end = type(event), event.start_mark.index, event.end_mark.index
    if kind is ScalarEvent:
        return Node((start, end), typed(event.value), event.style or "")
    if kind is AliasEvent:
        return Node((start, end))
    keys: dict[str | int, Span] = {}
    children: dict[str | int, Node] = {}
    last: Any = MappingEndEvent if kind is MappingStartEvent else SequenceEndEvent
    while True:
        one: Any = parser.get_event()
        if type(one) is last:
            break
        child = _node(parser, one, typed)
        if kind is not MappingStartEvent:
            children[len(children)] = child
            end = child.span[1]
            continue
        value = _node(parser, parser.get_event(), typed)
        end = value.span[1]
        if child.text is not None and child.text not in keys:
            keys[child.text] = child.span
            children[child.text] = value
    if one.start_mark.index != one.end_mark.index:  # a closing bracket, not the next line
        end = one.end_mark.index
    return Node((start, end), None, "", keys, children)


def span_at(
    top: Node,
    text: str,
    path: Path,
    *,
    key: bool = False,
    inner: Span | None = None,
    name: str = "",
) -> Span:
    """The characters that a path means, as far as it can be followed.

    Args:
        top: the file's tree.
        text: the file's text.
        path: keys and indexes from the top. Below a scalar they are a list of one without
            brackets or a line of notes; those of a key point's inputs count references.
        key: whether the last key is meant rather than its value.
        inner: characters in the text of the scalar that the path leads to.
        name: the word that is meant, where only a whole line of notes can be found.
    """
    here = top
    for index, step in enumerate(path):
        rest = path[index:]
        if key and len(rest) == 1 and step in here.keys:
            return here.keys[step]
        if index and path[index - 1] == "inputs" and isinstance(step, int):
            if here.text is not None and here.style == "|":
                return _span_in_notes(here, text, step, name)
            below = here.children.get(step) if path[0] in ("inputs", "groups") else None
            here = below or _reference(here, step) or here
            continue
        if (below := here.children.get(step)) is None:
            break
        here = below
    if inner is not None and here.text is not None:
        return span_in_scalar(here, text, inner)
    return here.span


def _reference(inputs: Node, index: int) -> Node | None:
    """The reference with that number, those grouped by meeting counted singly."""
    return next(islice(_references(inputs), index, None), None)


def _references(inputs: Node) -> Iterator[Node]:
    for one in inputs.children.values() or (inputs,):
        if not one.keys:
            yield one
        for ids in one.children.values() if one.keys else ():
            yield from ids.children.values() or (ids,)


def _span_in_notes(block: Node, text: str, index: int, name: str) -> Span:
    assert block.text is not None
    found = list(notes(block.text, (), ()))
    if index >= len(found):
        return block.span
    note = found[index]
    if name and (at := block.text.find(name, note.start, note.end)) >= 0:
        return span_in_scalar(block, text, (at, at + len(name)))
    first = block.text.find("\n", note.start, note.end)
    return span_in_scalar(block, text, (note.start, note.end if first < 0 else first))


def span_in_scalar(scalar: Node, text: str, inner: Span) -> Span:
    """Where characters of a scalar's text stand in the file.

    Exact in a literal block and on one line without escapes; elsewhere the place where the same
    words are found.
    """
    assert scalar.text is not None
    start, end = scalar.span
    if scalar.style == "|":
        return _span_in_block(scalar.text, text, start, inner)
    first = scalar.text[slice(*inner)].split("\n")[0]
    before = scalar.text.count(first, 0, inner[0]) if first else 0
    at = start
    for _ in range(before + 1):
        found = text.find(first, at, end)
        if found < 0:
            break
        start, at = found, found + 1
    return start, max(min(start + len(first), end), start)


def _span_in_block(value: str, text: str, start: int, inner: Span) -> Span:
    """The same characters of a literal block: its lines are the file's, less an indentation."""
    number = value.count("\n", 0, inner[0])
    column = inner[0] - (value.rfind("\n", 0, inner[0]) + 1)
    length = len(value[slice(*inner)].split("\n")[0])
    below = [(start + a, start + b) for a, b in lines(text[start:])][1:]
    if number >= len(below):
        return start, start + 1
    plain = value.split("\n")
    indents = (b - a - len(one) for (a, b), one in zip(below, plain, strict=False) if one.strip())
    at = below[number][0] + next(indents, 0) + column
    return at, at + length
