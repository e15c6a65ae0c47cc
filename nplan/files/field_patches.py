"""Fields put into a mapping, changed, named anew and taken out of it."""

from collections.abc import Iterator, Mapping, Sequence

from nplan.files.events import Value
from nplan.files.lines import line_start, whole_lines
from nplan.files.manuscript import Manuscript
from nplan.files.patches import Patch, lines_below, replacement, value_for, whole
from nplan.files.places import Node
from nplan.files.scalars import fields, on_one_line, quoted, scalar
from nplan.model.finding import Path


def fields_put(
    script: Manuscript, path: Path, new: Mapping[str | int, Value], order: Sequence[str]
) -> Iterator[Patch]:
    """Fields of a mapping, or items of a list that are there, with other values.

    Args:
        script: the file.
        path: the mapping or the list.
        new: the values by field; None takes it away.
        order: how the fields should stand, as in `Editing.put`.
    """
    there = script.at(path)
    fresh: dict[str, Value] = {}
    for name, value in new.items():
        place = (*path, name)
        if name not in there.children:
            if value is not None:
                fresh[str(name)] = value
        elif value is None:
            yield field_removed(script, place)
        else:
            yield replacement(script, place, value_for(script, place, value))
    if fresh and there.keys:
        for anchor, some in _by_anchor(there, fresh, order).items():
            yield _fields_after(script, path, anchor, some)
    elif fresh:
        rank = {name: number for number, name in enumerate(order)}
        first = dict(sorted(fresh.items(), key=lambda one: rank.get(one[0], len(rank))))
        yield (
            replacement(script, path, value_for(script, path, first))
            if path
            else whole(script, fields(first, 0))
        )


def _by_anchor(
    there: Node, fresh: Mapping[str, Value], order: Sequence[str]
) -> dict[str | None, dict[str, Value]]:
    """The new fields by the one that each stands after; None is before the first."""
    found: dict[str | None, dict[str, Value]] = {}
    anchor: str | None = None
    for name in order:
        if name in there.keys:
            anchor = name
        elif name in fresh:
            found.setdefault(anchor, {})[name] = fresh[name]
    if stray := {name: one for name, one in fresh.items() if name not in order}:
        last = str(next(reversed(there.keys)))
        found.setdefault(last, {}).update(stray)
    return found


def _fields_after(
    script: Manuscript, path: Path, anchor: str | None, new: Mapping[str, Value]
) -> Patch:
    """New fields of a mapping, after one that is there or before the first."""
    there = script.at(path)
    first = next(iter(there.keys.values()))[0]
    if script.has_brackets(there):
        inner = on_one_line(new)[1:-1]
        if anchor is None:
            return Patch(first, first, f"{inner}, ", len(path))
        at = script.end_of(there.children[anchor])
        return Patch(at, at, f", {inner}", len(path))
    column = script.column(first)
    lines = fields(new, column, script.shift)
    if anchor is not None:
        return lines_below(script, there.children[anchor], lines, len(path))
    text = "".join(line + script.line_end for line in lines).removeprefix(" " * column)
    return Patch(first, first, text + " " * column, len(path))


def field_removed(script: Manuscript, path: Path) -> Patch:
    """A field of a mapping taken away, or its value where the field has to stay.

    Args:
        script: the file.
        path: a field that is there.
    """
    *above, name = path
    there = script.at(tuple(above))
    names = list(there.keys)
    index = names.index(name)
    start, end = there.keys[name][0], script.end_of(there.children[name])
    if script.has_brackets(there):
        if index:
            start = script.end_of(there.children[names[index - 1]])
        elif len(names) > 1:
            end = there.keys[names[1]][0]
        return Patch(start, end, "")
    begin = line_start(script.text, start)
    if script.text[begin:start].strip() or len(names) == 1:  # it shares its line with a hyphen
        return Patch(script.text.index(":", there.keys[name][1]) + 1, end, "")
    return Patch(begin, script.next_line(end), "")


def key_renamed(script: Manuscript, path: Path, new: str) -> Patch:
    """Another name of a field or an entry."""
    *above, old = path
    start, end = script.at(tuple(above)).keys.get(old, (0, 0))
    if start == end:
        script.refuse()
    return Patch(start, end, scalar(new, flow=script.is_in_flow(path)))


def expanded(
    script: Manuscript,
    path: Path,
    before: Mapping[str, Value],
    shorthand: str,
    after: Mapping[str, Value],
) -> Patch:
    """A mapping in the place of a text, which stays as it is written.

    Args:
        script: the file.
        path: the text.
        before: the fields before it.
        shorthand: the field that it becomes.
        after: the fields after it.
    """
    there = script.at(path)
    if there.text is None:
        script.refuse()
    source = script.text[there.span[0] : script.end_of(there)]
    if script.is_in_flow(path) or isinstance(path[-1], str):
        if not there.style:
            source = scalar(there.text, flow=True)
        elif there.style in "|>":
            source = quoted(there.text)
        inner = (*_between_brackets(before), f"{shorthand}: {source}", *_between_brackets(after))
        return replacement(script, path, f"{{{', '.join(inner)}}}")
    column = script.column(there.span[0])
    first, *below = whole_lines(source) or [""]
    indents = [len(line) - len(line.lstrip(" ")) for line in below if line.strip()]
    if below and min(indents, default=column + 3) < column + 3:
        below = [f"  {line}" if line.strip() else line for line in below]
    lines = (
        *fields(before, column),
        f"{' ' * column}{shorthand}: {first}{''.join(below)}",
        *fields(after, column),
    )
    return replacement(script, path, script.line_end.join(lines).removeprefix(" " * column))


def _between_brackets(new: Mapping[str, Value]) -> Iterator[str]:
    return (on_one_line({name: one})[1:-1] for name, one in new.items())
