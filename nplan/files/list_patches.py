"""Items put at the end of a list, and taken out of it."""

from collections.abc import Iterator, Sequence

from nplan.files.events import LINE_END, Value, line_start
from nplan.files.field_patches import field_removed
from nplan.files.patches import Patch, lines_below, whole
from nplan.files.places import Node
from nplan.files.scalars import item, on_one_line
from nplan.files.typed import Typed, is_empty
from nplan.model.finding import Path


def items_added(typed: Typed, path: Path, items: Sequence[Value]) -> Patch:
    """Items after the last one of a list, or after a single value that becomes a list.

    Args:
        typed: the file.
        path: what is there; nothing is empty but the whole file.
        items: what is added.
    """
    there = typed.at(path)
    if is_empty(there):
        return whole(typed, [line for one in items for line in item(one, 0)])
    if there.text is not None or there.keys:
        return _after_a_single(typed, path, items)
    if typed.has_brackets(there):
        return _in_brackets(typed, path, items)
    return _on_lines(typed, path, items)


def _after_a_single(typed: Typed, path: Path, items: Sequence[Value]) -> Patch:
    """A single value and what is added, between brackets."""
    there, key = typed.at(path), _key(path)
    is_block = there.style in ("|", ">") or (there.keys and not typed.has_brackets(there))
    is_plain = there.text is not None and not there.style
    if is_block or (is_plain and on_one_line([there.text], key) != f"[{there.text}]"):
        typed.refuse()  # between brackets it would mean something else
    start, end = there.span[0], typed.end_of(there)
    return Patch(start, end, f"[{typed.text[start:end]}, {on_one_line(items, key)[1:-1]}]")


def _in_brackets(typed: Typed, path: Path, items: Sequence[Value]) -> Patch:
    """Items between the brackets of a list, on lines of their own where the last one is."""
    before, last = _last_two(typed.at(path))
    between, at = ", ", last.span[1]
    if before is not None and LINE_END.search(typed.text[before.span[1] : last.span[0]]):
        between = f",{typed.line_end}{' ' * typed.column(last.span[0])}"
    added = (between + on_one_line([one], _key(path))[1:-1] for one in items)
    return Patch(at, at, "".join(added), len(path))


def _on_lines(typed: Typed, path: Path, items: Sequence[Value]) -> Patch:
    """Items with hyphens of their own, as far apart as the last two."""
    there, key = typed.at(path), _key(path)
    before, last = _last_two(there)
    indent = typed.column(there.span[0])
    gap = max(typed.column(last.span[0]) - indent, 2)
    apart = [""] if before is not None and _has_empty_line(typed, before, last) else []
    lines = []
    for one in items:
        lines += [*apart, *item(one, indent, gap=gap, key=key, on_line=typed.has_rows(there))]
    return lines_below(typed, last, lines, len(path))


def _key(path: Path) -> str | None:
    """The field that a list stands in; None for the whole file."""
    return str(path[-1]) if path else None


def _last_two(there: Node) -> tuple[Node | None, Node]:
    """The last two items of a list; None where there is only one."""
    last = len(there.children) - 1
    return there.children.get(last - 1), there.children[last]


def _has_empty_line(typed: Typed, before: Node, last: Node) -> bool:
    """Whether an empty line stands between two items."""
    between = typed.text[typed.end_of(before) : last.span[0]]
    return any(not line.strip() for line in LINE_END.split(between)[1:-1])


def items_removed(typed: Typed, path: Path, indexes: Sequence[int]) -> Iterator[Patch]:
    """Items taken out of a list; one that becomes empty goes with its field.

    Args:
        typed: the file.
        path: the list, or a single value that stands for one.
        indexes: which of its items go away, in order.
    """
    there = typed.at(path)
    if there.text is not None or there.keys or len(indexes) == len(there.children):
        if not path:
            typed.refuse()
        yield field_removed(typed, path)
    elif typed.has_brackets(there):
        yield from _out_of_brackets(typed, there, indexes)
    else:
        yield from _lines_removed(typed, there, indexes)


def _lines_removed(typed: Typed, there: Node, indexes: Sequence[int]) -> Iterator[Patch]:
    for index in indexes:
        one = there.children[index]
        start = line_start(typed.text, one.span[0])
        if typed.text[start : one.span[0]].strip() not in ("-", ""):
            typed.refuse()
        yield Patch(start, typed.next_line(typed.end_of(one)), "")


def _out_of_brackets(typed: Typed, there: Node, indexes: Sequence[int]) -> Iterator[Patch]:
    first = next(index for index in range(len(there.children)) if index not in indexes)
    if first:
        yield Patch(there.children[0].span[0], there.children[first].span[0], "")
    for index in indexes:
        if index > first:
            before, one = there.children[index - 1], there.children[index]
            yield Patch(typed.end_of(before), typed.end_of(one), "")
