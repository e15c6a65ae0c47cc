"""YAML as people write it: plain texts, quotes and blocks as it comes, comments, empty lines."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from nplan.files.events import values

ENDS = st.sampled_from(["\n", "\n", "\r\n", "\r"])
LAST = st.sampled_from(["", "END", "END", "ENDEND", "END# slut"])
BEHIND = st.sampled_from(["", "", " # svans"])


@st.composite
def by_hand(draw: st.DrawFn, mappings: st.SearchStrategy[dict[str, Any]]) -> str:
    """A file that holds a mapping; it can be read, and holds what is meant."""
    value = draw(mappings)
    end = draw(ENDS)
    text = end.join(_Hand(draw).fields(value, 0)) + draw(LAST).replace("END", end)
    held, problems = values(text)
    assert not problems
    assert _said(held) == _said(value), (text, value)
    return text


class _Hand:
    """Writes values, each in one of the ways in which it may be written."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def fields(self, value: dict[str, Any], indent: int) -> Iterator[str]:
        for name, one in value.items():
            yield from self.between(indent)
            first, *below = self.value(one, indent + 2)
            yield f"{' ' * indent}{name}:{first}"
            yield from below

    def items(self, value: list[Any], indent: int) -> Iterator[str]:
        start = " " * indent
        for one in value:
            yield from self.between(indent)
            if isinstance(one, dict) and one and self.draw(st.booleans()):
                first, *below = self.fields_alone(one, indent + 2)
                yield f"{start}- {first.lstrip(' ')}"
            else:
                first, *below = self.value(one, indent + 2)
                yield f"{start}-{first}"
            yield from below

    def fields_alone(self, value: dict[str, Any], indent: int) -> Iterator[str]:
        """Fields of which the first stands on the line of a hyphen: nothing is above it."""
        (name, one), *others = value.items()
        first, *below = self.value(one, indent + 2)
        yield f"{name}:{first}"
        yield from below
        yield from self.fields(dict(others), indent)

    def value(self, value: Any, indent: int) -> Iterator[str]:
        """What follows a colon or a hyphen, then the lines below."""
        if isinstance(value, str):
            yield from self.text(value, indent)
        elif not value or not self.draw(st.integers(0, 2)):
            yield f" {self.between_brackets(value)}{self.draw(BEHIND)}"
        else:
            yield self.draw(BEHIND)
            inner = self.fields if isinstance(value, dict) else self.items
            yield from inner(value, indent)

    def text(self, text: str, indent: int) -> Iterator[str]:
        lines = text.removesuffix("\n").split("\n")
        head = " |" if text.endswith("\n") else " |-"
        block = "\n".join([f"a:{head}", *(f"  {line}" for line in lines)])
        if values(f"{block}\n") == ({"a": text}, ()) and self.draw(st.booleans()):
            yield f"{head}{self.draw(BEHIND)}"
            yield from (" " * indent + line for line in lines)
        else:
            yield f" {self.on_a_line(text, 'a: {}', {'a': text})}{self.draw(BEHIND)}"

    def between_brackets(self, value: Any) -> str:
        if isinstance(value, str):
            return self.on_a_line(value, "a: [x, {}]", {"a": ["x", value]})
        if isinstance(value, list):
            return f"[{', '.join(map(self.between_brackets, value))}]"
        fields = (f"{name}: {self.between_brackets(one)}" for name, one in value.items())
        return f"{{{', '.join(fields)}}}"

    def on_a_line(self, text: str, place: str, meant: dict[str, Any]) -> str:
        """A text in quotes, or without them where it is read as that text without them too."""
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        on_one = escaped.replace("\n", "\\n").replace("\r", "\\r")
        ways = [f'"{on_one}"']
        if not {"\n", "\r"} & {*text}:
            ways += ["'{}'".format(text.replace("'", "''")), text, text]
        sound = [one for one in ways if values(place.replace("{}", one)) == (meant, ())]
        return self.draw(st.sampled_from(sound))

    def between(self, indent: int) -> Iterator[str]:
        """What may stand above a field or an item."""
        above = ["", "# hm", " " * indent + "# inne", " " * (indent + 1) + "# djupt: ["]
        yield from self.draw(st.lists(st.sampled_from(above), max_size=1))


def _said(value: Any) -> Any:
    """A value whose texts end in no line end."""
    if isinstance(value, dict):
        return {name: _said(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_said(one) for one in value]
    return value.removesuffix("\n") if value else value
