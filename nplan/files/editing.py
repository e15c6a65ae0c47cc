"""Changes to a YAML file that keep every line they need not touch.

Lines are put in and characters replaced; nothing is written anew. What comes out is read again and
compared with what was meant, so that a file that is written in an odd way is refused, not spoilt.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from nplan.files.events import Value, values
from nplan.files.field_patches import expanded, fields_put, key_renamed
from nplan.files.list_patches import items_added, items_removed
from nplan.files.manuscript import is_empty, manuscript
from nplan.files.patches import Patch
from nplan.files.scalars import Notes
from nplan.files.text import bytes_of
from nplan.files.text_patches import Replacement, lines_added, lines_of, replaced
from nplan.model.finding import Path
from nplan.model.plain import value_at


class Editing:
    """Changes to the text of one file, each told by a path in what the file held at first.

    Args:
        file: the file's path, as it is called in what is told.
        content: its bytes; b"" where there is no file yet.

    Raises:
        NplanError: it cannot be read (cannot-edit).
    """

    def __init__(self, file: str, content: bytes) -> None:
        self._content = content
        self.script = manuscript(file, content)
        self._meant: Value = deepcopy(self.value)
        self._patches: list[Patch] = []
        self._added: dict[Path, list[Value]] = {}
        self._put: dict[Path, dict[str | int, Value]] = {}
        self._orders: dict[Path, Sequence[str]] = {}
        self._removed: dict[Path, set[int]] = {}

    @property
    def value(self) -> Value:
        """What the file held at first."""
        return self.script.value

    def add(self, path: Path, *items: Value, order: Sequence[str] = ()) -> None:
        """Put items at the end of the list at a path, in the form that the list has.

        Args:
            path: the list; it is made where there is none, and a single value becomes one.
            items: what is added.
            order: where a list that is made stands in its mapping, as in `put`.
        """
        there = self.script.found(path)
        if path and (there is None or is_empty(there)):
            before = self._put.get(path[:-1], {}).get(path[-1]) or []
            self.put(path, [*before, *items], order)
            return
        self._added.setdefault(path, []).extend(items)
        held = self._get(path)
        if not isinstance(held, list):
            self._set(path, held := [] if held is None else [held])
        held.extend(_plain(one) for one in items)

    def put(self, path: Path, value: Value, order: Sequence[str] = ()) -> None:
        """Give a field, or an item of a list, a value.

        Args:
            path: the field, of a mapping that is there, or the item; a field may be new.
            value: what it holds from now on; None takes a field away.
            order: how the fields of the mapping should stand; a new one is put after the nearest
                before it, and last where there is no order.
        """
        above, name = path[:-1], path[-1]
        self._put.setdefault(above, {})[name] = value
        if order:
            self._orders[above] = order
        if not above and self._meant is None:
            self._meant = {}
        held = self._get(above)
        has_place = isinstance(held, list if isinstance(name, int) else dict)
        if not has_place:
            self.script.refuse()
        if value is None:
            held.pop(name, None)
        else:
            held[name] = _plain(value)

    def remove(self, path: Path) -> None:
        """Take an item out of a list; a list that becomes empty is taken away with its field."""
        *above, index = path
        assert isinstance(index, int)
        self._removed.setdefault(tuple(above), set()).add(index)

    def expand(self, path: Path, shorthand: str, more: Mapping[str, Value]) -> None:
        """Make a mapping of a text, which stays as it is written.

        Args:
            path: the text.
            shorthand: the field that it becomes.
            more: the mapping's other fields; an id is put before it.
        """
        before = {name: one for name, one in more.items() if name == "id"}
        after = {name: one for name, one in more.items() if name != "id"}
        self._patches.append(expanded(self.script, path, before, shorthand, after))
        held = self._get(path)
        self._set(path, {**_plain(before), shorthand: held, **_plain(after)})

    def rename_key(self, path: Path, new: str) -> None:
        """Give a field or an entry another name."""
        *above, old = path
        self._patches.append(key_renamed(self.script, path, new))
        held = self._get(tuple(above))
        assert isinstance(held, dict)
        renamed = {new if name == old else name: one for name, one in held.items()}
        held.clear()
        held.update(renamed)

    def add_lines(self, path: Path, lines: Sequence[str]) -> None:
        """Put lines at the end of a text: of notes, or of any literal block.

        Args:
            path: the text; where there is none, notes are made of the lines.
            lines: the lines, without their ends and without indentation.
        """
        there = self.script.found(path)
        held = self._get(path) if there is not None else None
        kept = lines_of(held) if isinstance(held, str) else []
        text = "\n".join((*kept, *lines))
        if there is None or there.style != "|" or self.script.is_in_flow(path):
            self.put(path, Notes(text + "\n"))
            return
        self._patches.append(lines_added(self.script, path, lines))
        assert isinstance(held, str)
        ending = held[len("\n".join(kept)) :] if kept else held or "\n"
        self._set(path, text + ending)

    def replace(self, path: Path, start: int, end: int, text: str) -> None:
        """Put a text in the place of characters of the text at a path.

        Args:
            path: the text, as the file held it at first.
            start: the first character of it that goes away.
            end: the first that stays. Replacements of one text do not overlap, and come in order.
            text: what stands there instead.
        """
        self._patches.append(replaced(self.script, path, (start, end, text)))
        before, held = value_at(self.value, path), self._get(path)
        shift = len(held) - len(before)  # what was replaced before it has moved it
        self._set(path, held[: start + shift] + text + held[end + shift :])

    def replace_in_notes(self, path: Path, replacements: Sequence[Replacement]) -> None:
        """Put texts in the place of characters of notes; those between quotes are written anew.

        Args:
            path: the notes, as the file held them at first.
            replacements: in order; they do not overlap.
        """
        if self.script.at(path).style == "|":
            for start, end, text in replacements:
                self.replace(path, start, end, text)
            return
        changed = value_at(self.value, path)
        assert isinstance(changed, str)
        for start, end, text in reversed(replacements):
            changed = changed[:start] + text + changed[end:]
        self.put(path, Notes(changed.removesuffix("\n") + "\n") if "\n" in changed else changed)

    @property
    def is_changed(self) -> bool:
        """Whether anything was asked for."""
        return any((self._patches, self._added, self._put, self._removed))

    @property
    def meant(self) -> Value:
        """What the file is to hold."""
        found = deepcopy(self._meant)
        for path, indexes in self._removed.items():
            held = value_at(found, path)
            if not isinstance(held, list):  # a list of one without brackets
                _drop(found, path)
                continue
            for index in sorted(indexes, reverse=True):
                del held[index]
            if not held and path:
                _drop(found, path)
        return found

    @property
    def after(self) -> bytes:
        """The file's content with the changes.

        Raises:
            NplanError: it would not hold what is meant (cannot-edit).
        """
        text = self.script.text
        parts, at = [], 0
        for one in sorted(self._all_patches(), key=lambda one: (one.start, -one.depth)):
            if one.start < at:
                self.script.refuse()
            parts += [text[at : one.start], one.text]
            at = one.end
        changed = "".join((*parts, text[at:]))
        held, problems = values(changed)
        # A literal block that ends with the file lacks the line end that it has elsewhere.
        is_open = text[-1:] not in ("\n", "\r")
        same = _comparable(held, is_open) == _comparable(self.meant, is_open)
        if not same or len(problems) > self.script.problems:
            self.script.refuse()
        return bytes_of(changed, self._content)

    def _all_patches(self) -> Iterator[Patch]:
        yield from self._patches
        for path, items in self._added.items():
            yield items_added(self.script, path, items)
        for path, new in self._put.items():
            yield from fields_put(self.script, path, new, self._orders.get(path, ()))
        for path, indexes in self._removed.items():
            yield from items_removed(self.script, path, sorted(indexes))

    def _get(self, path: Path) -> Any:
        return value_at(self._meant, path)

    def _set(self, path: Path, value: Value) -> None:
        if not path:
            self._meant = value
            return
        held: Any = self._get(path[:-1])
        held[path[-1]] = value


def _drop(value: Value, path: Path) -> None:
    holder = value_at(value, path[:-1])
    assert isinstance(holder, dict)
    del holder[str(path[-1])]


def _plain(value: Any) -> Any:
    """A value as reading gives it."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return None if value == "" else value if value is None else str(value)


def _comparable(value: Value, is_open: bool) -> Value:
    """A value without fields that are empty, which is the same as leaving them out.

    Args:
        value: any value.
        is_open: whether texts are compared without a line end at their end.
    """
    if isinstance(value, dict):
        return {name: _comparable(one, is_open) for name, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_comparable(one, is_open) for one in value]
    return value.removesuffix("\n") if is_open and value else value
