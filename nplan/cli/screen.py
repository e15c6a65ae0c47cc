"""What a command shows people: paragraphs and grids, as plain text, Markdown or on a terminal."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 84
"""Where paragraphs are broken in plain text; grids are as wide as they need."""

LONGEST_WORD = 30
"""Columns of a terminal that a word needs at most; a longer one may be broken."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    """Rows under headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None
    """The last row, set apart."""
    texts: int = 1
    """How many columns, from the left, hold texts; the others hold numbers."""
    align: str = ""
    """A letter a column instead, l for a text and r for a number."""
    leading: int = 0
    """The column that says most of a row: where rows are too wide for a table it leads the rest."""
    note: str = ""
    """The line under the grid that says what its columns count."""

    @property
    def numbers(self) -> tuple[bool, ...]:
        """Whether each column holds numbers."""
        if self.align:
            return tuple(letter == "r" for letter in self.align)
        return tuple(at >= self.texts for at in range(len(self.headings)))

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The headings and all rows, the total's last."""
        rows = (self.headings, *self.rows)
        return rows if self.total is None else (*rows, self.total)


class Screen(msgspec.Struct, frozen=True):
    """Paragraphs, then lines that have a label each, then grids."""

    paragraphs: tuple[str, ...]
    grids: tuple[Grid, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    """Labels and what they say; a line break in it stays."""


def plain(screen: Screen) -> str:
    """A screen as plain text that ends in a line break."""
    paragraphs = "\n".join(_filled(one) for one in screen.paragraphs)
    grids = (
        "\n".join((*_plain_grid(grid), "", _filled(grid.note))).rstrip() for grid in screen.grids
    )
    lines = "\n".join(_plain_lines(screen.lines))
    return "\n\n".join(part for part in (paragraphs, lines, *grids) if part) + "\n"


def _plain_lines(lines: tuple[tuple[str, str], ...]) -> Iterator[str]:
    margin = max((_width(label) for label, _ in lines), default=0) + 2
    for label, told in lines:
        indent = one_line(label) + " " * (margin - _width(label))
        for part in told.split("\n"):
            yield _filled(part, indent, " " * margin)
            indent = " " * margin


def _filled(paragraph: str, first: str = "", indent: str = "") -> str:
    bare = paragraph.lstrip(" ")
    margin = " " * (len(paragraph) - len(bare))
    first, indent = first + margin, indent + margin
    return textwrap.fill(
        one_line(bare),
        WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain_grid(grid: Grid) -> list[str]:
    rows = [tuple(one_line(cell) for cell in row) for row in grid.lines]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(grid.headings))]
    return ["  ".join(_padded(row, widths, grid.numbers)).rstrip() for row in rows]


def _padded(row: tuple[str, ...], widths: list[int], numbers: tuple[bool, ...]) -> list[str]:
    room = [" " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
    return [
        space + cell if is_number else cell + space
        for cell, space, is_number in zip(row, room, numbers, strict=True)
    ]


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if not text or max(text) < "\u0300":  # all letters of Western Europe
        return len(text)
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return len(text) + wide - sum(unicodedata.combining(one) > 0 for one in text)


def one_line(text: str) -> str:
    """A text without line breaks and without characters that would steer a terminal."""
    return _UNPRINTABLE.sub(" ", text)


def markdown(screen: Screen) -> str:
    """A screen as Markdown with tables, every name letter by letter."""
    from nplan.documents.markdown import escaped

    parts = [escaped(one_line(one)) for one in screen.paragraphs]
    parts.append(
        "\n".join(
            f"- **{escaped(label)}** {escaped(one_line(told))}" for label, told in screen.lines
        )
    )
    for grid in screen.grids:
        headings, *rows = ([escaped(one_line(cell)) for cell in row] for row in grid.lines)
        rule = ["---:" if is_number else "---" for is_number in grid.numbers]
        parts.append("\n".join(f"| {' | '.join(row)} |" for row in (headings, rule, *rows)))
        parts.append(escaped(one_line(grid.note)))
    return "\n\n".join(part for part in parts if part) + "\n"


def show(
    screen: Screen, console: "Console | None" = None, *, marked: re.Pattern[str] | None = None
) -> None:
    """Show a screen on a terminal, with colour and rules; `marked` is what was searched for."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = console or Console()
    for at, paragraph in enumerate(screen.paragraphs):
        console.print(Text(one_line(paragraph), style="bold" if at == 0 else ""))
    if screen.lines:
        lines = Table.grid(padding=(0, 2, 0, 0))
        for label, told in screen.lines:
            shown = "\n".join(map(one_line, told.split("\n")))
            lines.add_row(Text(one_line(label), style="bold"), Text(shown))
        console.print("", lines)
    for grid in screen.grids:
        if not _fits(grid, console.width):
            _show_one_by_one(grid, console, marked)
            continue
        room = int(console.width >= WIDTH + 4)
        table = Table(
            box=SIMPLE_HEAD,
            header_style="bold",
            show_edge=False,
            pad_edge=False,
            padding=(0, room, 0, 0),
        )
        for heading, is_number in zip(grid.headings, grid.numbers, strict=True):
            table.add_column(
                Text(one_line(heading)),
                justify="right" if is_number else "left",
                overflow="fold",
            )
        for row in grid.rows:
            cells = [Text(one_line(cell), style="dim" if cell == "0" else "") for cell in row]
            if marked is not None:
                for cell in cells:
                    cell.highlight_regex(marked, "reverse")
            table.add_row(*cells)
        if grid.total is not None:
            table.add_section()
            table.add_row(*(Text(one_line(cell), style="bold") for cell in grid.total))
        console.print("", table)
        if grid.note:
            console.print(Text(one_line(grid.note), style="dim"))


def _fits(grid: Grid, width: int) -> bool:
    """Whether every column has room for its longest word."""
    columns = zip(*grid.lines, strict=True)
    words = ((word for cell in column for word in one_line(cell).split()) for column in columns)
    longest = [max((_width(word) for word in some), default=0) for some in words]
    return sum(min(one, LONGEST_WORD) for one in longest) + len(longest) - 1 <= width


def _show_one_by_one(grid: Grid, console: "Console", marked: re.Pattern[str] | None = None) -> None:
    """Show rows that are too wide for a table: the first cell, the leading one, then the others."""
    from rich.padding import Padding
    from rich.text import Text

    for row in grid.rows:
        cells = [*map(one_line, row)]
        lead = [cells[grid.leading]] if grid.leading else []
        named = enumerate(zip(map(one_line, grid.headings), cells, strict=True))
        said = [
            f"{name}: {cell}" for at, (name, cell) in named if cell and at not in (0, grid.leading)
        ]
        long = [one for one in said if len(one) > WIDTH // 2]
        short = " · ".join(one for one in said if len(one) <= WIDTH // 2)
        console.print()
        console.print(Text(cells[0], style="bold"))
        for one in filter(None, (*lead, *long, short)):
            text = Text(one)
            if marked is not None:
                text.highlight_regex(marked, "reverse")
            console.print(Padding(text, (0, 0, 0, 4)))
    if grid.note:
        console.print()
        console.print(Text(one_line(grid.note), style="dim"))
