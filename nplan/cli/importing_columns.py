"""How the columns of a spreadsheet are read: as typed, as last time, or as proposed."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from nplan.cli.opening import Opened
from nplan.files.imports import FILE, Remembered, remembered, with_one
from nplan.model.dialogue import Meeting
from nplan.model.error import NplanError
from nplan.tables.mapping import (
    Columns,
    MappingError,
    What,
    is_like_header,
    proposed,
    with_remembered,
    with_told,
)
from nplan.tables.sheet import Sheet
from nplan.texts import catalogue

if TYPE_CHECKING:
    from nplan.cli.importing import ImportRequest


def chosen_columns(
    project: Opened, read: Sheet, request: "ImportRequest", meeting: Meeting
) -> Columns:
    """What each column is read as.

    Raises:
        NplanError: data/imports.yaml is broken, or no column names organisations or holds answers
            (import-no-column).
        MappingError: something is wrong after --map.
    """
    what, records = request.what, project.records
    columns = proposed(what, read, records, meeting.questions)
    names = [one.column.name for one in columns.mapped]
    for before in _remembered(project):
        if before.fits(what, names):
            columns = with_remembered(columns, what, before.columns, records)
    columns = with_told(columns, what, request.map, records)
    needed = "text" if what == "inputs" else "organisation"
    if not (columns.texts if what == "inputs" else columns.of("organisation")):
        known = ", ".join(names)
        raise NplanError("import-no-column", what=needed, known=known, name=names[0])
    return columns


def remembering(project: Opened, what: What, columns: Columns) -> dict[str, bytes | None]:
    """data/imports.yaml with how these columns were read.

    Nothing is remembered of a list whose first row may be somebody rather than a header: the file
    is in version control.
    """
    told = {one.column.name: one.field for one in columns.mapped}
    if not any(map(is_like_header, told)) or any(map(_names_somebody, told)):
        return {}
    before = _remembered(project)
    if any(one.fits(what, tuple(told)) and one.columns == told for one in before):
        return {}
    head = catalogue(project.language, "import").gettext(
        "Kept by nplan import: how columns of spreadsheets were read, by what they were read as.\n"
        "A later one with the same columns is read the same way. - is a column that is not read."
    )
    return {FILE: with_one(before, what, told, head)}


def _names_somebody(header: str) -> bool:
    """Whether a name, an address or a number of a person may stand in a header."""
    from nplan.checks.numbers import found_numbers
    from nplan.checks.people import suspected_names

    return any(True for _ in found_numbers(header)) or any(True for _ in suspected_names(header))


def _remembered(project: Opened) -> Sequence[Remembered]:
    content = project.content(FILE)
    return () if content is None else remembered(content)


def wrong_map(error: MappingError) -> dict[str, str]:
    """What the sentence about a mistake after --map needs to know."""
    near = get_close_matches(error.name, error.known, n=1)
    nearest = {"nearest": near[0]} if near else {}
    return {"what": error.what, "name": error.name, "known": ", ".join(error.known), **nearest}
