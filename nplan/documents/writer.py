"""The tree as Markdown again, of which the same tree is read."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from nplan.documents.markdown import escaped
from nplan.documents.tree import (
    Anchor,
    Block,
    Break,
    BulletList,
    Code,
    CodeSpan,
    Emph,
    Figure,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)

Edge = Literal["line", "mark", "open"]
"""What a text ends at: its line's end, a mark of emphasis, or other words."""

PLAIN_ADDRESS = re.compile(r"[\w:/.?=%#@~,+-]+", re.ASCII)
LARGEST_NUMBER = 999_999_999


def written(blocks: Iterable[Block], notes: str = "") -> str:
    """The blocks as Markdown, without a last line end; labels of footnotes begin with `notes`."""
    writing = _Writing(notes)
    parts = list(writing.blocks(blocks))
    for label, content in writing.footnotes:  # writing a footnote may add to them
        parts.append(_indented(f"[^{label}]: ", "    ", "\n\n".join(writing.blocks(content))))
    return "\n\n".join(parts)


def written_cell(inline: tuple[Inline, ...]) -> str:
    """What stands in a table's cell as Markdown; it has neither line ends nor footnotes."""
    return _Writing("").cell(inline)


class _Writing:
    """One writing: the footnotes that wait for the end."""

    def __init__(self, notes: str) -> None:
        self.notes = notes
        self.footnotes: list[tuple[str, tuple[Block, ...]]] = []

    def blocks(
        self, blocks: Iterable[Block], before: Block | None = None, turned: bool = False
    ) -> Iterator[str]:
        """The blocks, lists beside each other with marks that differ.

        Args:
            blocks: what is written.
            before: the list around them, which an empty one in it would make a rule of: `- - -`.
            turned: whether that has the other mark.
        """
        for block in blocks:
            turned = type(block) is type(before) and not turned
            yield self.block(block, turned)
            before = block

    def block(self, block: Block, turned: bool) -> str:
        match block:
            case Heading(level=level, inline=inline):
                return f"{'#' * level} {self.inline(inline)}"
            case Paragraph(inline=inline):
                return self.inline(inline)
            case BulletList(items=items):
                return self.items(block, ["*" if turned else "-"] * len(items), turned)
            case OrderedList(items=items, start=start):
                end = ")" if turned else "."
                numbers = (min(start + i, LARGEST_NUMBER) for i in range(len(items)))
                return self.items(block, [f"{number}{end}" for number in numbers], turned)
            case Table():
                return self.framed(block, self.table(block))
            case Figure(image=image):
                return self.framed(block, self.part(image, "line", "line"))
            case Quote(blocks=blocks):
                return _indented("> ", "> ", "\n\n".join(self.blocks(blocks))) or ">"
            case Code(text=text):
                fence = _fence(text, 3)
                return f"{fence}\n{text}\n{fence}" if text else f"{fence}\n{fence}"
            case Rule():
                return "***"

    def items(self, of: BulletList | OrderedList, marks: Iterable[str], turned: bool) -> str:
        between = "\n" if of.tight else "\n\n"
        texts = (between.join(self.blocks(item, of, turned)) for item in of.items)
        return between.join(
            _indented(f"{mark} ", " " * (len(mark) + 1), text)
            for mark, text in zip(marks, texts, strict=True)
        )

    def framed(self, block: Table | Figure, inner: str) -> str:
        caption = f"*{self.inline(block.caption, 'mark')}*" if block.caption else ""
        note = f"*{self.inline(block.note, 'mark')}*" if block.note else ""
        return "\n\n".join(filter(None, (caption, inner, note)))

    def table(self, table: Table) -> str:
        rules = {"left": ":--", "center": ":-:", "right": "--:"}
        lines = [table.header, *table.rows]
        rows = ["| " + " | ".join(self.cell(cell) for cell in line) + " |" for line in lines]
        rule = "|" + "|".join(rules.get(align, "---") for align in table.align) + "|"
        return "\n".join([rows[0], rule, *rows[1:]])

    def cell(self, inline: tuple[Inline, ...]) -> str:
        shown = (
            CodeSpan(part.text.replace("|", "\\|")) if isinstance(part, CodeSpan) else part
            for part in inline
        )
        return self.inline(tuple(shown))

    def inline(self, inline: tuple[Inline, ...], edge: Edge = "line") -> str:
        parts = []
        for index, part in enumerate(inline):
            after_break = index > 0 and isinstance(inline[index - 1], Break)
            start: Edge = "line" if after_break else edge if index == 0 else "open"
            end: Edge = edge if index == len(inline) - 1 else "open"
            parts.append(self.part(part, start, end))
        return "".join(parts)

    def part(self, part: Inline, start: Edge, end: Edge) -> str:
        match part:
            case Text(text=text):
                return _text(text, start, end)
            case CodeSpan(text=text):
                return _code(text)
            case Break():
                return "\\\n"
            case Emph(inline=inline):
                return f"*{self.inline(inline, 'mark')}*"
            case Strong(inline=inline):
                return f"**{self.inline(inline, 'mark')}**"
            case Link(href=href, inline=inline):
                return f"[{self.inline(inline, 'mark')}]({_address(href)})"
            case Anchor(name=name, inline=inline):
                return f"[{self.inline(inline, 'mark')}]{{#{name}}}"
            case Image(src=src, alt=alt):
                return f"![{_text(alt, 'mark', 'mark')}]({_address(src)})"
            case FootnoteReference(number=number, blocks=blocks):
                label = f"{self.notes}{number}"
                if blocks:
                    self.footnotes.append((label, blocks))
                return f"[^{label}]"


def _text(text: str, start: Edge, end: Edge) -> str:
    core = text.strip(" ")
    if not core:
        return _spaces(len(text), "open" if start == end == "open" else "mark")
    head = len(text) - len(text.lstrip(" "))
    tail = len(text) - len(text.rstrip(" "))
    before = "" if start == "line" and not head else "x"
    after = " x" if tail else "" if end == "line" else "x"
    shown = escaped(before + core + after).removeprefix(before).removesuffix(after)
    return _spaces(head, start) + shown + _spaces(tail, end)


def _spaces(number: int, edge: Edge) -> str:
    return (" " if edge == "open" else "&#32;") * number


def _code(text: str) -> str:
    fence = _fence(text, 1)
    needs_pad = text.strip(" ") and (text.startswith(("`", " ")) or text.endswith(("`", " ")))
    pad = " " if needs_pad else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _fence(text: str, least: int) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _address(href: str) -> str:
    return href if PLAIN_ADDRESS.fullmatch(href) else f"<{href.replace('&', '&amp;')}>"


def _indented(first: str, indent: str, text: str) -> str:
    """The text with `first` before its first line and `indent` before every other."""
    first_line, *lines = text.split("\n")
    rest = (indent + line if line else indent.rstrip(" ") for line in lines)
    return "\n".join([first + first_line, *rest])
