"""The sheet of inputs to sort, as a workbook: what is filled in has lists to choose from."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from nplan.tables.sort_words import HIDDEN, SortWords
from nplan.tables.sorting import COLUMNS, FILLED_IN, SHEET, SortSheet
from nplan.tables.table import About
from nplan.tables.xlsx import new_workbook
from nplan.tables.xlsx_rows import CellXml, Rows, blank_cell, number_cell, text_cell
from nplan.texts import catalogue

WIDTHS: Mapping[str, int] = {
    "reference": 24,
    "meeting": 24,
    "group": 12,
    "text": 56,
    "from": 22,
    "votes": 10,
    "kind": 10,
    "area": 22,
    "key_point": 32,
    "outcome": 16,
    "reason": 32,
}
NARROW, WIDE = 26, 60
"""Widths of the columns of ids and of what they are called."""
PAGE = 110
"""The width of the instructions."""
LINE, HIGHEST = 15, 405
"""Points that a line takes, and that a row can have."""


def write_sorting(
    file: BinaryIO, folder: Path, sheet: SortSheet, words: SortWords, about: About
) -> None:
    """Write the sheet, how it is filled in, and the names to choose from.

    Args:
        file: where it goes.
        folder: where it is kept until it is whole.
        sheet: the inputs.
        words: in which the sheet is told, and the names that there are to choose from.
        about: what the inputs are of.

    Raises:
        NplanError: there are more inputs than rows in a sheet, or a text is too long for a cell
            (too-many-rows, too-long-cell).
    """
    with new_workbook(file, folder, about) as book:
        _Workbook(book, words, about).write(sheet)


class _Workbook:
    """Writes the sheets."""

    def __init__(self, book: Any, words: SortWords, about: About) -> None:
        self._book, self._words, self._about = book, words, about
        self._text = catalogue(about.language, "export").gettext
        look = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C8CDD2"}
        self._given = book.add_format(look | {"bg_color": "#EDEFF1", "font_color": "#33383D"})
        self._number = book.add_format(
            look | {"bg_color": "#EDEFF1", "font_color": "#33383D", "align": "right", "indent": 1}
        )
        self._open = book.add_format(look | {"locked": False})
        head = {"bold": True, "valign": "top", "border": 1, "border_color": "#C8CDD2"}
        self._head_given = book.add_format(head | {"bg_color": "#D5DADF"})
        self._head_open = book.add_format(head | {"bg_color": "#FFF2CC"})
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._heading = book.add_format({"bold": True, "font_size": 14})

    def write(self, sheet: SortSheet) -> None:
        """All sheets; the one to fill in comes first."""
        filled_in = self._sheet(SHEET)
        manual = self._sheet(self._text("instructions"))
        lists = self._sheet(self._text("choices"))
        self._inputs(filled_in, sheet)
        self._choices(filled_in, len(sheet.rows))
        self._manual(manual)
        self._lists(lists)

    def _sheet(self, name: str) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        mark = self._text("INTERNAL") if self._about.internal else ""
        sheet.set_header(f"&C{mark}&R&A")
        sheet.set_footer("&R&P (&N)")
        return sheet

    def _inputs(self, sheet: Any, found: SortSheet) -> None:
        for place, name in enumerate(COLUMNS):
            head = self._head_open if name in FILLED_IN else self._head_given
            hidden = {"hidden": name not in WIDTHS}
            sheet.set_column(place, place, WIDTHS.get(name), None, hidden)
            sheet.write_string(0, place, self._words.heading(name), head)
        written = Rows(sheet, SHEET)
        cells = [self._cell(place, name) for place, name in enumerate(COLUMNS)]
        for row in found.rows:
            values = msgspec.structs.astuple(row)
            height = _height(dict(zip(COLUMNS, values, strict=True)), WIDTHS)
            # What is empty is written too, so that it has its colour.
            written.add(
                COLUMNS, cells, ["" if value is None else value for value in values], height
            )
        written.end(len(COLUMNS))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(found.rows), len(COLUMNS) - 1)
        sheet.repeat_rows(0)

    def _cell(self, place: int, name: str) -> CellXml:
        format = self._open if name in FILLED_IN else self._given
        text, blank = text_cell(place, format), blank_cell(place, format)
        number = number_cell(place, self._number)

        def cell(at: int, value: str | int) -> str:
            if value == "":
                return blank(at, value)
            return number(at, value) if isinstance(value, int) else text(at, value)

        return cell

    def _choices(self, sheet: Any, rows: int) -> None:
        """The lists that the cells to fill in have."""
        text = self._text
        choices = f"='{text('choices')}'!"
        areas = f"{choices}$A$2:$A${max(len(self._words.areas.names), 1) + 1}"
        points = f"{choices}$D$2:$D${max(len(self._words.key_points.names), 1) + 1}"
        self._validate(
            sheet,
            rows,
            "area",
            source=areas,
            input_message=text("Choose in the list. Empty: the input has no area."),
            error_message=text("Choose one of the areas in the list."),
        )
        self._validate(
            sheet,
            rows,
            "key_point",
            source=points,
            input_message=text("Choose in the list. Several: type a semicolon between them."),
            show_error=False,  # several of them are none of the list
        )
        self._validate(
            sheet,
            rows,
            "outcome",
            source=[*self._words.outcomes.names.values()],
            input_message=text("Only for an input that no key point takes up."),
            error_message=text("Choose one of the outcomes in the list."),
        )

    def _validate(self, sheet: Any, rows: int, column: str, **options: Any) -> None:
        place = COLUMNS.index(column)
        heading = self._words.heading(column)
        title = {"input_title": heading, "error_title": heading}
        list_of = {"validate": "list", "ignore_blank": True} | title
        sheet.data_validation(1, place, max(rows, 1), place, list_of | options)

    def _manual(self, sheet: Any) -> None:
        text = self._text
        sheet.set_column(0, 0, PAGE)
        sheet.write_string(0, 0, text("Sort the inputs"), self._heading)
        for at, line in enumerate(self._lines(), 2):
            sheet.set_row(at, _height({"line": line}, {"line": PAGE}))
            sheet.write_string(at, 0, line, self._wrapped)

    def _lines(self) -> Iterable[str]:
        text = self._text
        yield text("Tables from nplan of {municipality}.").format(
            municipality=self._about.municipality
        )
        if self._about.internal:
            yield text("INTERNAL: with confidential texts and anonymous names.")
        yield text(
            "Fill in the four columns with a yellow heading on the sheet {sheet}. Nothing else "
            "comes back: what you change in a grey column is left aside."
        ).format(sheet=SHEET)
        yield text("Area: the input's main area.")
        yield text(
            "Key point: the key point that takes the input up. If there are several, type a "
            "semicolon between them. A new key point is written in data/keypoints/ first."
        )
        yield text(
            "Outcome: for an input that no key point takes up. Leave it empty if one does: then "
            "the input has the key point's outcome."
        )
        yield text(
            "Reason: why somebody else has to do it, or why it is declined. It may be printed."
        )
        yield text(
            "All names to choose from are on the sheet {choices}, each with its id, which you may "
            "type instead."
        ).format(choices=text("choices"))
        yield text(
            "You may sort and filter the rows, hide columns and delete rows that you do not need. "
            "Leave the headings as they are, and the hidden column {hidden}: it tells what you "
            "changed."
        ).format(hidden=HIDDEN)
        yield text(
            "When you are done, save the file and type: nplan import FILE --as sorting. It shows "
            "what would be changed; with --write it is done."
        )

    def _lists(self, sheet: Any) -> None:
        text = self._text
        lists = {"area": self._words.areas, "key_point": self._words.key_points}
        for place, column in zip((0, 3), lists, strict=True):
            sheet.set_column(place, place, WIDE)
            sheet.set_column(place + 1, place + 1, NARROW)
            sheet.write_string(0, place, self._words.heading(column), self._head_given)
            sheet.write_string(0, place + 1, text("Id"), self._head_given)
        sheet.set_column(2, 2, 4)
        names = [[*choices.names.items()] for choices in lists.values()]
        for at in range(max(map(len, names))):
            for place, listed in zip((0, 3), names, strict=True):
                if at < len(listed):
                    id, name = listed[at]
                    sheet.write_string(at + 1, place, name, self._wrapped)
                    sheet.write_string(at + 1, place + 1, id)
        sheet.freeze_panes(1, 0)


def _height(cells: Mapping[str, str | int | None], widths: Mapping[str, int]) -> int:
    """The height of a row in which every text can be read: not all programs find it themselves."""
    lines = (
        sum(-(-len(line) // widths[name]) or 1 for line in cell.split("\n"))
        for name, cell in cells.items()
        if isinstance(cell, str) and name in widths
    )
    return min(LINE * max(lines, default=1), HIGHEST)
