"""data/imports.yaml: how the columns of spreadsheets were read, for the next one like them."""

from collections.abc import Mapping, Sequence

import msgspec

from nplan.files.events import values
from nplan.files.lines import lines
from nplan.files.scalars import fields
from nplan.model.error import NplanError

FILE = "data/imports.yaml"


class Remembered(msgspec.Struct, frozen=True):
    """How the columns of one kind of sheet are read."""

    what: str
    """organisations, participants or inputs."""
    columns: dict[str, str]
    """Each column's name -> its field."""

    def fits(self, what: str, names: Sequence[str]) -> bool:
        """Whether a sheet has these columns, in any order, and is read as the same."""
        return self.what == what and self.columns.keys() == set(names)


def remembered(content: bytes) -> tuple[Remembered, ...]:
    """What the file's bytes hold.

    Raises:
        NplanError: they hold something else (broken-imports).
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NplanError("broken-imports", file=FILE, line=1) from error
    found, problems = values(text)
    if problems:
        starts = [start for start, _ in lines(text)]
        line = sum(start <= problems[0].start for start in starts)
        raise NplanError("broken-imports", file=FILE, line=line)
    if not isinstance(found, list | None):
        raise NplanError("broken-imports", file=FILE, line=1)
    return tuple(_one(one) for one in found or ())


def _one(value: object) -> Remembered:
    if isinstance(value, dict) and isinstance(value.get("as"), str):
        columns = value.get("columns")
        if isinstance(columns, dict) and all(isinstance(one, str) for one in columns.values()):
            return Remembered(value["as"], columns)
    raise NplanError("broken-imports", file=FILE, line=1)


def with_one(
    before: Sequence[Remembered], what: str, columns: Mapping[str, str], head: str
) -> bytes:
    """The file's bytes with one more, in the place of that of the same columns.

    Args:
        before: what is remembered so far.
        what: what the sheet was read as.
        columns: each column's name -> its field.
        head: the comment on top, which tells what the file is.
    """
    new = Remembered(what, dict(columns))
    kept = [one for one in before if not one.fits(what, tuple(columns))]
    written = [f"# {line}" for line in head.split("\n")]
    for one in (*kept, new):
        written += [f"- as: {one.what}", "  columns:", *fields(one.columns, 4)]
    return ("\n".join(written) + "\n").encode()
