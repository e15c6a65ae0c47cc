"""Items put at the end of a list, and taken out of it."""

from collections.abc import Iterator, Sequence

from nplan.files.events import Value
from nplan.files.field_patches import field_removed
from nplan.files.lines import LINE_END, line_start
from nplan.files.manuscript import Manuscript, is_empty
from nplan.files.patches import Patch, lines_below, whole
from nplan.files.places import Node
from nplan.files.scalars import item, on_one_line
from nplan.model.finding import Path


def items_added(script: Manuscript, path: Path, items: Sequence[Value]) -> Patch:
    """Items after the last one of a list, or after a single value that becomes a list.

    Args:
        script: the file.
        path: what is there; nothing is empty but the whole file.
        items: what is added.
    """
    there = script.at(path)
    if is_empty(there):
        return whole(script, [line for one in items for line in item(one, 0)])
    if there.text is not None or there.keys:
        return _after_a_single(script, path, items)
    if script.has_brackets(there):
        return _in_brackets(script, path, items)
    return _on_lines(script, path, items)


def _after_a_single(script: Manuscript, path: Path, items: Sequence[Value]) -> Patch:
    """A single value and what is added, between brackets."""
    there, key = script.at(path), _key(path)
    is_block = there.style in ("|", ">") or (there.keys and not script.has_brackets(there))
    is_plain = there.text is not None and not there.style
    if is_block or (is_plain and on_one_line([there.text], key) != f"[{there.text}]"):
        script.refuse()  # between brackets it would mean something else
    start, end = there.span[0], script.end_of(there)
    return Patch(start, end, f"[{script.text[start:end]}, {on_one_line(items, key)[1:-1]}]")


def _in_brackets(script: Manuscript, path: Path, items: Sequence[Value]) -> Patch:
    """Items between the brackets of a list, on lines of their own where the last one is."""
    before, last = _last_two(script.at(path))
    between, at = ", ", last.span[1]
    if before is not None and LINE_END.search(script.text[before.span[1] : last.span[0]]):
        between = f",{script.line_end}{' ' * script.column(last.span[0])}"
    added = (between + on_one_line([one], _key(path))[1:-1] for one in items)
    return Patch(at, at, "".join(added), len(path))


def _on_lines(script: Manuscript, path: Path, items: Sequence[Value]) -> Patch:
    """Items with hyphens of their own, as far apart as the last two."""
    there, key = script.at(path), _key(path)
    before, last = _last_two(there)
    indent = script.column(there.span[0])
    gap = max(script.column(last.span[0]) - indent, 2)
    apart = [""] if before is not None and _has_empty_line(script, before, last) else []
    lines = []
    for one in items:
        lines += [*apart, *item(one, indent, gap=gap, key=key, on_line=script.has_rows(there))]
    return lines_below(script, last, lines, len(path))


def _key(path: Path) -> str | None:
    """The field that a list stands in; None for the whole file."""
    return str(path[-1]) if path else None


def _last_two(there: Node) -> tuple[Node | None, Node]:
    """The last two items of a list; None where there is only one."""
    last = len(there.children) - 1
    return there.children.get(last - 1), there.children[last]


def _has_empty_line(script: Manuscript, before: Node, last: Node) -> bool:
    """Whether an empty line stands between two items."""
    between = script.text[script.end_of(before) : last.span[0]]
    return any(not line.strip() for line in LINE_END.split(between)[1:-1])


def items_removed(script: Manuscript, path: Path, indexes: Sequence[int]) -> Iterator[Patch]:
    """Items taken out of a list; one that becomes empty goes with its field.

    Args:
        script: the file.
        path: the list, or a single value that stands for one.
        indexes: which of its items go away, in order.
    """
    there = script.at(path)
    if there.text is not None or there.keys or len(indexes) == len(there.children):
        if not path:
            script.refuse()
        yield field_removed(script, path)
    elif script.has_brackets(there):
        yield from _out_of_brackets(script, there, indexes)
    else:
        yield from _lines_removed(script, there, indexes)


def _lines_removed(script: Manuscript, there: Node, indexes: Sequence[int]) -> Iterator[Patch]:
    for index in indexes:
        one = there.children[index]
        start = line_start(script.text, one.span[0])
        if script.text[start : one.span[0]].strip() not in ("-", ""):
            script.refuse()
        yield Patch(start, script.next_line(script.end_of(one)), "")


def _out_of_brackets(script: Manuscript, there: Node, indexes: Sequence[int]) -> Iterator[Patch]:
    first = next(index for index in range(len(there.children)) if index not in indexes)
    if first:
        yield Patch(there.children[0].span[0], there.children[first].span[0], "")
    for index in indexes:
        if index > first:
            before, one = there.children[index - 1], there.children[index]
            yield Patch(script.end_of(before), script.end_of(one), "")
