"""What takes the place of characters of a file, in the form that the file has."""

from collections.abc import Sequence

import msgspec

from nplan.files.lines import LINE_END, line_start, line_stop
from nplan.files.manuscript import Manuscript
from nplan.files.places import Node
from nplan.files.scalars import Notes, item, on_one_line, quoted, scalar, written
from nplan.model.finding import Path


class Patch(msgspec.Struct, frozen=True):
    """Characters of the text as it was, and what stands in their place."""

    start: int
    end: int
    text: str
    depth: int = 0
    """How deep the value stands; of two that are put in at one place the deeper comes first."""


def replacement(script: Manuscript, path: Path, text: str) -> Patch:
    """A text in the place of the value at a path; '' leaves an empty value.

    Args:
        script: the file.
        path: a value that is there.
        text: as it follows `key:` or the hyphen, a line end before it where it begins below.
    """
    there = script.at(path)
    start, end = there.span[0], script.end_of(there)
    above = len(script.text[:start].rstrip())
    before = script.text[line_start(script.text, above) : above]
    if before.endswith((":", "-")) and "#" not in before and text:  # not those of a comment
        start = above
        text = text if text.startswith(("\n", "\r")) else f" {text}"
    first, line_end, below = text.partition(script.line_end)
    if below and first.strip() in ("", "|", "|-"):
        last = line_stop(script.text, there.span[0])
        behind = script.text[end:last].rstrip()
        if end <= last and behind.lstrip()[:1] in ("", "#"):  # it stays on the field's line
            one = Patch(start, last, first + behind + line_end + below, len(path))
            return _below_comments(script, one, below) if first.strip() else one
    return Patch(start, end, text, len(path))


def _below_comments(script: Manuscript, one: Patch, lines: str) -> Patch:
    """Lines of a text, with the comments moved above its field that would become part of it."""
    below = script.next_line(one.end)
    column = _indent(lines.lstrip("\r\n")) - 1
    comments = script.text[below : script.below_comments(below, column)].rstrip("\r\n")
    if not comments:
        return one
    above = line_start(script.text, one.start)
    before = script.text[above : one.start]
    moved = [
        " " * _indent(before) + line.strip() for line in LINE_END.split(comments) if line.strip()
    ]
    text = script.line_end.join((*moved, before + one.text))
    return Patch(above, below + len(comments), text, one.depth)


def value_for(script: Manuscript, path: Path, value: object) -> str:
    """A value as it follows `key:` or the hyphen before it, in the form that fits the place.

    Args:
        script: the file.
        path: the place; there is a list or a mapping above it.
        value: a text, a list or a mapping.
    """
    name = path[-1]
    key = name if isinstance(name, str) else None
    here = script.found(path)
    if script.is_in_flow(path):
        return on_one_line([value], key)[1:-1] if key is None else on_one_line(value, key)
    if isinstance(value, str) and "\n" not in value and not isinstance(value, Notes):
        return quoted(value) if here is not None and here.style == '"' else scalar(value)
    above = script.at(path[:-1])
    if name in above.keys:
        column = script.column(above.keys[name][0])
        return script.line_end.join(written(value, column, key=key, shift=script.shift))
    column = script.column(above.span[0])
    return script.line_end.join(item(value, column)).removeprefix(" " * column + "- ")


def lines_below(script: Manuscript, last: Node, lines: Sequence[str], depth: int) -> Patch:
    """Lines below the one on which a value ends."""
    return lines_below_line(script, script.end_of(last), lines, depth)


def lines_below_line(script: Manuscript, at: int, lines: Sequence[str], depth: int) -> Patch:
    """Lines below the one that holds a character, and below comments they would take in."""
    start = script.next_line(at)
    if (column := _column_above(lines)) is not None:
        start = script.below_comments(start, column)
    if script.text[start - 1 : start] in ("\n", "\r"):
        return Patch(start, start, "".join(line + script.line_end for line in lines), depth)
    return Patch(start, start, "".join(script.line_end + line for line in lines), depth)


def whole(script: Manuscript, lines: Sequence[str]) -> Patch:
    """Lines in a file that holds nothing yet, below its comments."""
    start, end = script.top.span
    if script.top.text is None:  # {} or []
        return Patch(start, end, script.line_end.join(lines))
    at = len(script.text)
    before = script.line_end if script.text and script.text[-1] not in "\r\n" else ""
    return Patch(at, at, before + "".join(line + script.line_end for line in lines))


def _column_above(lines: Sequence[str]) -> int | None:
    """The indentation of the field whose literal block some lines end in; None for no block."""
    indents = list(map(_indent, lines))
    inside = indents[-1] if lines else 0
    for line, indent in zip(reversed(lines), reversed(indents), strict=True):
        if line and indent < inside:
            if line.endswith((" |", " |-")):
                return indent
            inside = indent
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
