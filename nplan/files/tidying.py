"""Trailing space and the end of a file, tidied where no value changes."""

import re

from nplan.files.events import Value, values
from nplan.files.lines import BLANKS, LINE_END, first_line_end, lines
from nplan.files.notes import beginning
from nplan.files.places import Node, Span, node

_SPACES = " \t"
_UNTIDY = re.compile(r"[ \t](?=[\r\n]|\Z)|(?:\n\n|\r\r|\n\r\n)\Z")


def tidied(text: str, *, with_notes: bool = False) -> str:
    """A YAML text without blanks at the ends of its lines, and with one line end at its own.

    Texts that go over several lines are left as they are, but for lines of notes.

    Args:
        text: a text that can be read.
        with_notes: whether the file is a meeting, in whose notes blanks at a line's end say
            nothing.
    """
    if _is_tidy(text) or (held := values(text)[0]) is None:
        return text
    kept, notes = _texts_of_lines(node(text), (), with_notes)
    straight = _without_blanks(text, kept, notes)
    for changed in (_with_end(straight), straight):
        if _without_ends(values(changed)[0], with_notes) == _without_ends(held, with_notes):
            return changed
    return text


def _is_tidy(text: str) -> bool:
    """Whether no line ends in blanks, and the text in one line end: so are most."""
    return _UNTIDY.search(text) is None and text.endswith(("\n", "\r"))


def _without_ends(value: Value, with_notes: bool) -> Value:
    """What a file holds, its notes without the blanks that say nothing."""
    if not with_notes:
        return value
    if isinstance(value, list):
        return [_without_ends(one, True) for one in value]
    if isinstance(value, dict):
        return {
            name: "\n".join(line.rstrip(_SPACES) for line in one.split("\n")).rstrip("\n")
            if name == "inputs" and isinstance(one, str)
            else _without_ends(one, True)
            for name, one in value.items()
        }
    return value


def tidied_prose(text: str) -> str:
    """A Markdown text with one line end at its end; two blanks in it may be a line break."""
    return _with_end(text) if text.strip() else text


def _without_blanks(text: str, kept: list[Span], notes: list[Span]) -> str:
    parts, at = [], 0
    inside = iter(kept)
    held = next(inside, None)
    for start, end in lines(text):
        while held is not None and held[1] <= end:
            held = next(inside, None)
        line = text[start:end]
        of_notes = _is_in(end, notes)
        if of_notes and _said(line) != _said(line.rstrip(_SPACES)):
            continue  # `[7] ` has an id, `[7]` is a text
        if held is None or end <= held[0] or of_notes:
            parts.append(text[at:start] + line.rstrip(_SPACES))
            at = end
    return "".join((*parts, text[at:]))


def _said(line: str) -> tuple[str | None, str | None, str]:
    """What a line of notes says: an id, a kind and the rest."""
    found = beginning(line)
    return found.id, found.kind, line[found.end :].strip(_SPACES)


def _is_in(end: int, spans: list[Span]) -> bool:
    return any(start < end < last for start, last in spans)


def _with_end(text: str) -> str:
    """The text with one line end at its end, like the others it has."""
    last = LINE_END.search(text, len(text.rstrip(BLANKS)))
    body = text[: last.start()] if last else text
    return body + first_line_end(text) if body.strip() else text


def _texts_of_lines(
    here: Node, path: tuple[str | int, ...], with_notes: bool
) -> tuple[list[Span], list[Span]]:
    """Where texts stand that may go over several lines, in order, and which of them are notes."""
    if here.text is not None:
        is_notes = with_notes and here.style == "|" and path[-1:] == ("inputs",)
        return [here.span], [here.span] if is_notes else []
    kept: list[Span] = []
    notes: list[Span] = []
    for step, below in here.children.items():
        if step in here.keys:
            kept.append(here.keys[step])
        inner = _texts_of_lines(below, (*path, step), with_notes)
        kept += inner[0]
        notes += inner[1]
    return kept, notes
