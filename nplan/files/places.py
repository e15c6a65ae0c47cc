"""Where in the text a path leads: the second reading, only for a file with something to tell."""

from typing import Any

import msgspec
from yaml._yaml import CParser
from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent

from nplan.files.events import in_lines_of_editors
from nplan.model.finding import Path

Span = tuple[int, int]


class Node(msgspec.Struct, frozen=True):
    """A value with the characters it stands at."""

    span: Span
    text: str | None = None
    """The text of a scalar."""
    style: str = ""
    """How the scalar is written: plain '', ' or ", | or >."""
    keys: dict[str, Span] = {}
    """Where each key of a mapping stands."""
    children: dict[str | int, "Node"] = {}


def node(text: str) -> Node:
    """The tree of a text that could be read whole."""
    parser = CParser(in_lines_of_editors(text))
    parser.get_event()
    parser.get_event()
    return _node(parser, parser.get_event())


def _node(parser: Any, event: Any) -> Node:
    start = event.start_mark.index
    if hasattr(event, "value"):
        return Node((start, event.end_mark.index), event.value, event.style or "")
    keys: dict[str, Span] = {}
    children: dict[str | int, Node] = {}
    if type(event) is MappingStartEvent:
        while type(one := _next(parser)) is not MappingEndEvent:
            key = one.value
            value = _node(parser, parser.get_event())
            if key not in keys:
                keys[key] = (one.start_mark.index, one.end_mark.index)
                children[key] = value
    else:
        while type(one := _next(parser)) is not SequenceEndEvent:
            children[len(children)] = _node(parser, one)
    return Node((start, one.end_mark.index), None, "", keys, children)


def _next(parser: Any) -> Any:
    return parser.get_event()


def span_of(top: Node, text: str, path: Path, *, key: bool, inner: Span | None) -> Span:
    """The characters that a path means: as much of it as can be followed.

    Args:
        top: the file's tree.
        text: the file's text.
        path: keys and indexes; those below a scalar (a list of one, a line of notes) are passed
            over.
        key: whether the last key is meant rather than its value.
        inner: characters in the text of the scalar that the path leads to.
    """
    here = top
    for index, step in enumerate(path):
        if key and index == len(path) - 1 and step in here.keys:
            return here.keys[str(step)]
        if (below := here.children.get(step)) is None:
            break
        here = below
    if inner is not None and here.text is not None:
        return _span_in_scalar(here, text, inner)
    return here.span


def _span_in_scalar(scalar: Node, text: str, inner: Span) -> Span:
    """Where characters of a scalar's text stand in the file, exactly for plain one-line texts
    and literal blocks, else where the same words are first found in it.
    """
    assert scalar.text is not None
    start, end = scalar.span
    words = scalar.text[slice(*inner)]
    first = words.splitlines()[0] if words else ""
    before = scalar.text.count(first, 0, inner[0]) if first else 0
    at = start
    for _ in range(before + 1):
        found = text.find(first, at, end)
        if found < 0:
            break
        start, at = found, found + 1
    return start, min(start + len(first), end) if first else start
