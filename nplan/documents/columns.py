"""The widths of a table's columns and what must stay together, estimated from its words."""

import math
import re
from collections.abc import Iterable
from itertools import permutations
from typing import Any, NamedTuple

from nplan.documents.breaking import runs
from nplan.documents.tree import Inline, Table, bare, plain_text

TEXT_WIDTH = 428.0
"""Points between the margins, as in document.typ."""
CELL_INSET = 10.0
ROW_INSET = 8.0
LINE_HEIGHT = 1.32
CAPTION = 26.0

LETTERS = {
    0.20: " \xa0",
    0.25: "',.:;Iijl|íì’",
    0.30: "!()-[]f{}•",
    0.35: "/rt",
    0.40: "*?sz",
    0.45: '"cvxyý«»”',
    0.50: "#$+0123456789<=>FJLVXY^_aegkàáâäåéèêë–−",
    0.60: "&BDGK",
    0.65: "HNOQUÖÜÓØ",
    0.75: "Mw",
    0.80: "%WÆæ—",
    0.85: "@m",
    0.95: "…",
}
"""The letters of Source Sans Pro by their width in ems, each a little rounded up."""
WIDTHS = {letter: width for width, letters in LETTERS.items() for letter in letters}
OTHER_WIDTH = 0.55
BOLD = 1.05
SPARE = 2.0
"""Points that a column is wider than what must stand on one line in it."""
SEGMENT = re.compile(r"[^ \n/–-]*[ \n/–-]*")

SHORT = 70.0
"""Points up to which what stands in a cell is kept on one line, if the page is wide enough."""
LONGEST_WHOLE = 80.0
"""Points from which a word may be hyphenated to make its column narrower."""
LONGEST_LABEL = 60.0
"""Points up to which a first column is made of labels, and bold in a table without figures."""
LONG_TEXT = 200.0
"""Points from which a text is hyphenated in its column."""

STEPS = 32
JUMPS = (8, 4, 2, 1)
LESS = 0.05
"""What a line is worth in a cell that does not make its row higher."""
MOST_SAMPLES = 60

SMALL_TABLE = 260.0
"""Points up to which a table is never parted: about a third of a page."""
TOGETHER = 150.0
"""Points up to which the first rows of a larger one, and its last two, stay together."""
TALL_ROW = 140.0
"""Points from which a row may break over pages."""

NARROWEST, WIDEST, ROOM, INSET = 4, 24, 90.0, 2.5
"""How wide a column is kept at least and at most, a table is where document.css makes no cards of
its rows, and a column is besides its words, in digits."""
LONG_CELL = 100
"""Letters from which a text makes its column wide enough of itself."""
LONG_CELL_WIDTH = 12

Row = tuple[tuple[Inline, ...], ...]
Header = Row
Cell = list[float]
"""The widths in points of what stands between the places where a cell's lines may break."""


class Column(NamedTuple):
    """What a column asks for, in points."""

    natural: float
    """Its longest text on one line."""
    short: float
    """Its longest cell of those that are kept on one line."""
    word: float
    """Its longest word."""
    header: float
    """The longest word of its header, which is not hyphenated."""


class Columns(NamedTuple):
    """How tables of one header are set: sizes and widths in points, insets aside."""

    size: float
    widths: list[float]
    hyphenate: list[bool]
    bold_first: bool


def columns(tables: Iterable[Table]) -> dict[Header, Columns]:
    """The columns of tables by their header: tables of the same header look the same."""
    tables = tuple(tables)
    of_labels = labelled(tables)
    return {
        header: _columns(header, rows, is_labelled=header in of_labels)
        for header, rows in _by_header(tables).items()
    }


def labelled(tables: Iterable[Table]) -> frozenset[Header]:
    """The headers of those tables, without figures, whose first column is made of labels."""
    tables = tuple(tables)
    of_figures = {table.header for table in tables if "right" in table.align}
    return frozenset(
        header
        for header, rows in _by_header(tables).items()
        if header not in of_figures
        and all(0 < sum(_cell(row[0], _size(header))) <= LONGEST_LABEL for row in rows)
    )


def _by_header(tables: Iterable[Table]) -> dict[Header, list[Row]]:
    rows: dict[Header, list[Row]] = {}
    for table in tables:
        rows.setdefault(table.header, []).extend(table.rows)
    return rows


def _size(header: Header) -> float:
    return 9.0 if len(header) < 6 else 8.5 if len(header) < 9 else 8.0


def _columns(header: Header, rows: list[Row], *, is_labelled: bool) -> Columns:
    size = _size(header)
    weights = [size * BOLD if is_labelled else size, *[size] * (len(header) - 1)]
    cells = [[_cell(*pair) for pair in zip(row, weights, strict=True)] for row in rows]
    asked = [
        _column(_cell(head, size * BOLD), [row[place] for row in cells])
        for place, head in enumerate(header)
    ]
    widths = _widths(asked, cells[:: 1 + len(cells) // MOST_SAMPLES])
    hyphenate = [
        one.natural > LONG_TEXT or one.word > width
        for one, width in zip(asked, widths, strict=True)
    ]
    return Columns(size, widths, hyphenate, is_labelled)


def table_measures(table: Table, columns: Columns) -> dict[str, Any]:
    """How a table is set: its columns, the rows that may break, and what stays together.

    `need` is the height in points of what must stand on the page where the table begins: all
    of a small one, which stays `whole`, else its caption, header and two rows. `ending` is how
    many last rows stay together.
    """
    lines = [[_cell(cell, columns.size) for cell in row] for row in (table.header, *table.rows)]
    heights = [_height(row, columns) for row in lines]
    caption = CAPTION if table.caption else 0.0
    is_small = caption + sum(heights) <= SMALL_TABLE
    need = sum(heights) if is_small else min(sum(heights[:3]), TOGETHER)
    return {
        "columns": [round(width + CELL_INSET, 1) for width in columns.widths],
        "hyphenate": columns.hyphenate,
        "size": columns.size,
        "bold_first": columns.bold_first,
        "tall": [height > TALL_ROW for height in heights[1:]],
        "need": round(caption + need, 1),
        "whole": is_small,
        "ending": 2 if not is_small and sum(heights[-2:]) < TOGETHER else 0,
    }


def _cell(cell: tuple[Inline, ...], size: float) -> Cell:
    segments = (
        segment
        for run in runs(plain_text(bare(cell)))
        for segment in (SEGMENT.findall(run[0]) if len(run) == 1 else run)
    )
    return [
        size * sum(WIDTHS.get(letter, OTHER_WIDTH) for letter in segment)
        for segment in segments
        if segment
    ]


def _column(header: Cell, cells: list[Cell]) -> Column:
    lines = [sum(cell) for cell in cells]
    words = [max(cell, default=0.0) for cell in cells]
    return Column(
        natural=max([sum(header), *lines]) + SPARE,
        short=max([line for line in lines if line <= SHORT], default=0.0) + SPARE,
        word=max(words, default=0.0) + SPARE,
        header=max(header, default=0.0) + SPARE,
    )


def _widths(asked: list[Column], sample: list[list[Cell]]) -> list[float]:
    """The width of each column, filling the page."""
    room = TEXT_WIDTH - CELL_INSET * len(asked)
    natural = [one.natural for one in asked]
    if sum(natural) <= room:
        natural[natural.index(max(natural))] += room - sum(natural)
        return natural
    least = [max(one.header, min(one.word, LONGEST_WHOLE)) for one in asked]
    whole = [max(width, one.short) for width, one in zip(least, asked, strict=True)]
    for widths in (whole, least):
        if sum(widths) <= room:
            return _lowest(sample, widths, natural, room)
    return [width * room / sum(least) for width in least]


def _lowest(
    rows: list[list[Cell]], least: list[float], natural: list[float], room: float
) -> list[float]:
    """The widths from `least` on that fill the room and make the table low.

    The room left is given out in steps, first to the longest column; then steps go from one
    column to another as long as that makes the table lower.
    """
    step = (room - sum(least)) / STEPS
    lines = [
        [[_lines(row[place], width + step * n) for row in rows] for n in range(STEPS + 1)]
        for place, width in enumerate(least)
    ]

    def height(steps: tuple[int, ...]) -> float:
        cells = zip(*(lines[place][n] for place, n in enumerate(steps)), strict=True)
        return math.fsum(max(row) + LESS * sum(row) for row in cells)

    longest = natural.index(max(natural))
    best = tuple(STEPS if place == longest else 0 for place in range(len(least)))
    lowest, before = height(best), math.inf
    while lowest < before:
        before = lowest
        for jump in JUMPS:
            for giver, taker in permutations(range(len(least)), 2):
                moved = tuple(
                    n + jump * ((place == taker) - (place == giver)) for place, n in enumerate(best)
                )
                if min(moved) >= 0 and (now := height(moved)) < lowest:
                    best, lowest = moved, now
    return [width + step * n for width, n in zip(least, best, strict=True)]


def _lines(cell: Cell, width: float) -> int:
    """How many lines a cell has in a column of a width."""
    lines, used = 1, 0.0
    for segment in cell:
        if used and used + segment > width:
            lines, used = lines + 1, 0.0
        lines += int(segment / width)
        used += segment % width
    return lines


def _height(row: list[Cell], columns: Columns) -> float:
    lines = max(_lines(cell, width) for cell, width in zip(row, columns.widths, strict=True))
    return lines * columns.size * LINE_HEIGHT + ROW_INSET


def letters(table: Table) -> list[int]:
    """How wide each column of a page is at least: its longest word, if all have room there."""
    rows = [table.header, *table.rows[:: 1 + len(table.rows) // MOST_SAMPLES]]
    columns = zip(*rows, strict=True)
    longest = [_longest([plain_text(bare(cell)) for cell in column]) for column in columns]
    room = ROOM - INSET * len(longest)
    widest = WIDEST
    while widest > NARROWEST and sum(min(width, widest) for width in longest) > room:
        widest -= 1
    return [max(NARROWEST, min(width, widest)) for width in longest]


def _longest(texts: list[str]) -> int:
    """The letters of a column's longest word, or part of one where a line may break in it."""
    each = (run if len(run) > 1 else run[0].split(" ") for text in texts for run in runs(text))
    longest = max((len(part) for some in each for part in some), default=0)
    return min(longest, LONG_CELL_WIDTH) if max(map(len, texts)) > LONG_CELL else longest
