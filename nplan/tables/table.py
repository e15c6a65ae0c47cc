"""What a table is, in whichever format: its columns, its keys and its rows."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from nplan.model.values import Day
from nplan.model.version import Version
from nplan.texts import catalogue

Type = Literal["id", "text", "day", "date", "integer", "number", "boolean"]
"""What a column holds; a day is a day, a month or a year as it was typed: 2026-03-25, 2026-03."""
Cell = str | int | bool | Decimal | date | None
"""A value; None is what does not exist."""
Row = tuple[Cell, ...]


class Column(msgspec.Struct, frozen=True):
    """One column of a table."""

    name: str
    """The name of a field of the files, in every language."""
    type: Type
    description: str
    """What it holds, in English."""
    of: str | None = None
    """The table whose id it is."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table that goes out."""

    name: str
    title: str
    """What it is called, in English."""
    description: str
    """What a row is, in English."""
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    """The columns that no two rows have the same values in."""
    rows: Callable[[], Iterable[Row]]
    """Its rows, a value a column, in the order of the files."""


def day_cells(day: Day | None) -> tuple[str | None, date | None]:
    """A day, a month or a year as it was typed, and the last day it can mean."""
    return (None, None) if day is None else (str(day), day.last)


def day_columns(name: str, description: str) -> tuple[Column, Column]:
    """The columns of `day_cells`."""
    return Column(name, "day", description), Column(f"{name}_last", "date", LAST_DAY)


LAST_DAY = "The last day that it can mean, where only the month or the year is known."


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What tables are of: told wherever they go."""

    name: str
    """A word of a-z, 0-9 and hyphens."""
    title: str
    municipality: str
    internal: bool
    """Whether confidential texts and anonymous names are there."""
    version: Version | None
    """The commit whose files they are of; None outside version control."""
    skipped: tuple[str, ...]
    """Files that were left out because they are broken."""
    language: str
    """sv or en: what titles and descriptions are written in."""

    @property
    def heading(self) -> str:
        """The title, marked where it is not for everybody."""
        mark = catalogue(self.language, "export").gettext("INTERNAL")
        return f"{mark}: {self.title}" if self.internal else self.title
