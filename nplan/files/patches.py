"""What takes the place of characters of a file, in the form that the file has."""

from collections.abc import Sequence

import msgspec

from nplan.files.events import line_start
from nplan.files.places import Node
from nplan.files.scalars import Notes, item, on_one_line, quoted, scalar, written
from nplan.files.typed import Typed
from nplan.model.finding import Path


class Patch(msgspec.Struct, frozen=True):
    """Characters of the text as it was, and what stands in their place."""

    start: int
    end: int
    text: str
    depth: int = 0
    """How deep the value stands; of two that are put in at one place the deeper comes first."""


def replacement(typed: Typed, path: Path, text: str) -> Patch:
    """A text in the place of the value at a path; '' leaves an empty value.

    Args:
        typed: the file.
        path: a value that is there.
        text: as it follows `key:` or the hyphen, a line end before it where it begins below.
    """
    there = typed.at(path)
    start, end = there.span[0], typed.end_of(there)
    above = len(typed.text[:start].rstrip())
    before = typed.text[line_start(typed.text, above) : above]
    if before.endswith((":", "-")) and "#" not in before and text:  # not those of a comment
        start = above
        text = text if text.startswith(("\n", "\r")) else f" {text}"
    first, line_end, below = text.partition(typed.line_end)
    if below and first.strip() in ("", "|", "|-"):
        last = typed.end_of_line(there.span[0])
        behind = typed.text[end:last].rstrip()
        if end <= last and behind.lstrip()[:1] in ("", "#"):  # it stays on the field's line
            return Patch(start, last, first + behind + line_end + below, len(path))
    return Patch(start, end, text, len(path))


def value_for(typed: Typed, path: Path, value: object) -> str:
    """A value as it follows `key:` or the hyphen before it, in the form that fits the place.

    Args:
        typed: the file.
        path: the place; there is a list or a mapping above it.
        value: a text, a list or a mapping.
    """
    name = path[-1]
    key = name if isinstance(name, str) else None
    here = typed.found(path)
    if typed.is_in_flow(path):
        return on_one_line([value], key)[1:-1] if key is None else on_one_line(value, key)
    if isinstance(value, str) and "\n" not in value and not isinstance(value, Notes):
        return quoted(value) if here is not None and here.style == '"' else scalar(value)
    above = typed.at(path[:-1])
    if name in above.keys:
        column = typed.column(above.keys[name][0])
        return typed.line_end.join(written(value, column, key=key, shift=typed.shift))
    column = typed.column(above.span[0])
    return typed.line_end.join(item(value, column)).removeprefix(" " * column + "- ")


def lines_below(typed: Typed, last: Node, lines: Sequence[str], depth: int) -> Patch:
    """Lines below the one on which a value ends."""
    return lines_below_line(typed, typed.end_of(last), lines, depth)


def lines_below_line(typed: Typed, at: int, lines: Sequence[str], depth: int) -> Patch:
    """Lines below the one that holds a character, and below comments they would take in."""
    start = typed.next_line(at)
    if (column := _column_above(lines)) is not None:
        start = typed.below_comments(start, column)
    if typed.text[start - 1 : start] in ("\n", "\r"):
        return Patch(start, start, "".join(line + typed.line_end for line in lines), depth)
    return Patch(start, start, "".join(typed.line_end + line for line in lines), depth)


def whole(typed: Typed, lines: Sequence[str]) -> Patch:
    """Lines in a file that holds nothing yet, below its comments."""
    start, end = typed.top.span
    if typed.top.text is None:  # {} or []
        return Patch(start, end, typed.line_end.join(lines))
    at = len(typed.text)
    before = typed.line_end if typed.text and typed.text[-1] not in "\r\n" else ""
    return Patch(at, at, before + "".join(line + typed.line_end for line in lines))


def _column_above(lines: Sequence[str]) -> int | None:
    """The indentation of the field whose literal block some lines end in; None for no block."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    inside = indents[-1] if lines else 0
    for line, indent in zip(reversed(lines), reversed(indents), strict=True):
        if line and indent < inside:
            if line.endswith((" |", " |-")):
                return indent
            inside = indent
    return None
