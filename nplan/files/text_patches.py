"""Characters of a text replaced, and lines put at its end."""

from collections.abc import Sequence

from nplan.files.manuscript import Manuscript
from nplan.files.patches import Patch, lines_below_line
from nplan.files.places import span_in_scalar
from nplan.model.finding import Path

Replacement = tuple[int, int, str]
"""Characters of a text from, to, and what stands there instead."""


def replaced(script: Manuscript, path: Path, replacement: Replacement) -> Patch:
    """Characters of the text at a path replaced.

    Args:
        script: the file.
        path: the text.
        replacement: by the characters of the text, not of the file.
    """
    start, end, new = replacement
    there = script.at(path)
    if there.text is None:
        script.refuse()
    if there.style == "|":
        at = span_in_scalar(there, script.text, (start, start))[0]
        return Patch(at, at + end - start, new)
    if start == end:
        at = span_in_scalar(there, script.text, (0, start))[0] + start
        return Patch(at, at, new)
    return Patch(*span_in_scalar(there, script.text, (start, end)), new)


def lines_added(script: Manuscript, path: Path, lines: Sequence[str]) -> Patch:
    """Lines below the last one of a literal block that is not blank.

    Args:
        script: the file.
        path: the block.
        lines: without their ends and without indentation.
    """
    there = script.at(path)
    assert there.text is not None
    if kept := lines_of(there.text):
        at = span_in_scalar(there, script.text, (end := len("\n".join(kept)), end))[0]
        indent = script.column(at) - len(kept[-1])
    else:
        above = script.at(path[:-1])
        key = above.keys.get(path[-1], above.span)
        at = there.span[0] + 1
        indent = script.column(key[0]) + 2
    put = [" " * indent + line if line else "" for line in lines]
    return lines_below_line(script, at, put, len(path))


def lines_of(text: str) -> list[str]:
    """The lines of a text as far as the last one that is not blank."""
    lines = text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
