"""A spreadsheet as rows of texts below a header, wherever it came from."""

from collections.abc import Callable, Sequence

import msgspec

from nplan.model.error import NplanError

HEADER_WITHIN = 20
"""Rows among which the header is looked for; a list may have a headline and a date above it."""


class Line(msgspec.Struct, frozen=True):
    """A row as it stands in the file."""

    number: int
    """As the spreadsheet numbers it, from 1."""
    cells: tuple[str, ...]
    repeated: frozenset[int] = frozenset()
    """Columns whose text is that of a merged cell which begins in a row above."""
    broken: frozenset[int] = frozenset()
    """Columns that hold an error such as #REF! instead of a value."""


class Table(msgspec.Struct, frozen=True):
    """All rows of a sheet."""

    name: str
    """The sheet's name; "" in a text file."""
    lines: tuple[Line, ...]
    hidden: tuple[int, ...] = ()
    """The numbers of rows that are hidden in the spreadsheet."""


class Column(msgspec.Struct, frozen=True):
    """A column and what it is called."""

    index: int
    """From 0."""
    name: str
    """Its header, with a number where it stands twice; its letter where it has none."""
    header: str
    """What stands in the header, its white space made one line."""

    @property
    def letter(self) -> str:
        """What the spreadsheet calls it: A, B, ... Z, AA."""
        return letters(self.index)


class Sheet(msgspec.Struct, frozen=True):
    """A header and the rows below it that are not empty."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    """Each has a cell for every column."""
    header_row: int
    hidden: tuple[int, ...] = ()
    """The numbers of rows that are hidden in the spreadsheet, but read all the same."""

    def texts(self, column: Column) -> list[str]:
        """The texts of a column that are not empty."""
        return [row.cells[column.index] for row in self.rows if row.cells[column.index].strip()]


def letters(index: int) -> str:
    """What a spreadsheet calls the column with an index."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def headed(table: Table, is_known: Callable[[str], bool]) -> Sheet:
    """A table with its header row found.

    Args:
        table: all rows.
        is_known: whether a text is what columns are usually called.

    Raises:
        NplanError: there is no text in it, or nothing below its header (sheet-empty).
    """
    filled = [line for line in table.lines if any(cell.strip() for cell in line.cells)]
    if len(filled) < 2:
        raise NplanError("sheet-empty", what="header" if filled else "nothing")
    at = _header(filled[:HEADER_WITHIN], is_known)
    header, rows = filled[at], filled[at + 1 :]
    if not rows:
        raise NplanError("sheet-empty", what="header")
    width = max(len(_stripped(line.cells)) for line in (header, *rows))
    used = {
        index for line in (header, *rows) for index, one in enumerate(line.cells) if one.strip()
    }
    numbers = {line.number for line in rows}
    return Sheet(
        name=table.name,
        columns=tuple(one for one in _columns(header.cells, width) if one.index in used),
        rows=tuple(_padded(line, width) for line in rows),
        header_row=header.number,
        hidden=tuple(number for number in table.hidden if number in numbers),
    )


def _header(lines: Sequence[Line], is_known: Callable[[str], bool]) -> int:
    """Which row names the columns: the first that is not far less filled than others.

    A later one with more of the usual names does so instead if the first is less filled, as a
    headline is, or if most of its cells have such names, as those of a row of answers have not.
    """
    filled = [sum(bool(cell.strip()) for cell in line.cells) for line in lines]
    known = [sum(map(is_known, line.cells)) for line in lines]
    at = next(at for at, number in enumerate(filled) if 2 * number >= max(filled))
    for later in range(at + 1, len(lines)):
        is_fuller = filled[later] > filled[at] or 2 * known[later] > filled[later]
        if known[later] > known[at] and is_fuller:
            at = later
    return at


def _columns(header: tuple[str, ...], width: int) -> list[Column]:
    found: list[Column] = []
    taken: set[str] = set()
    for index in range(width):
        text = " ".join(header[index].split()) if index < len(header) else ""
        bare = name = text or letters(index)
        times = 1
        while name in taken:
            times += 1
            name = f"{bare} ({times})"
        taken.add(name)
        found.append(Column(index, name, text))
    return found


def _stripped(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _padded(line: Line, width: int) -> Line:
    missing = width - len(line.cells)
    if missing == 0:
        return line
    cells = (*line.cells[:width], *("",) * missing)
    return msgspec.structs.replace(line, cells=cells)
