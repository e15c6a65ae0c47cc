"""Spreadsheets as offices have them, good and broken, made from rows."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

Cell = str | int | float | bool | date | datetime | time | None
Rows = Sequence[Sequence[Cell]]

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def csv_file(text: str, encoding: str = "utf-8") -> bytes:
    """Lines of text as the bytes of a file."""
    return text.encode(encoding)


def xlsx_file(
    sheets: Mapping[str, Rows] | Rows,
    *,
    merged: Iterable[tuple[int, int, int, int, str]] = (),
    hidden: Iterable[int] = (),
    formulas: Iterable[tuple[int, int, str, Any]] = (),
) -> bytes:
    """An Excel workbook.

    Args:
        sheets: rows by the sheet's name; rows alone stand in Blad1.
        merged: of the first sheet: first row, first column, last row, last column, text.
        hidden: rows of the first sheet, from 0.
        formulas: of the first sheet: row, column, formula and the value that Excel saw.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    formats = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        time: book.add_format({"num_format": "hh:mm"}),
    }
    named = sheets if isinstance(sheets, Mapping) else {"Blad1": sheets}
    for name, rows in named.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime | date | time):
                    sheet.write_datetime(at, column, value, formats[type(value)])
                elif isinstance(value, str):
                    sheet.write_string(at, column, value)
                else:
                    sheet.write(at, column, value)
    first = book.worksheets()[0]
    for top, left, bottom, right, text in merged:
        first.merge_range(top, left, bottom, right, text)
    for row in hidden:
        first.set_row(row, None, None, {"hidden": True})
    for row, column, formula, value in formulas:
        first.write_formula(row, column, formula, None, value)
    book.close()
    return file.getvalue()


def rewritten(part: str, before: bytes, after: bytes) -> bytes:
    """A workbook in which something else stands in one of its parts."""
    packed = zipfile.ZipFile(io.BytesIO(xlsx_file([["Företag"], ["Röda Båten"]])))
    parts = {name: packed.read(name) for name in packed.namelist()}
    assert before in parts[part]
    return zip_file(parts | {part: parts[part].replace(before, after)})


def zip_file(parts: Mapping[str, bytes]) -> bytes:
    """A packed file that is no workbook."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def bomb(megabytes: int) -> bytes:
    """A workbook of a few kilobytes a megabyte that it unpacks to."""
    file = io.BytesIO(xlsx_file([["Företag"], ["Bygg Syd AB"]]))
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("xl/media/picture.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(megabytes):
            part.write(bytes(1_000_000))
    return file.getvalue()


def lying_bomb() -> bytes:
    """A workbook whose table of contents says that a part is far smaller than it is."""
    packed = bytearray(bomb(3))
    size = (3_000_000).to_bytes(4, "little")
    for at in range(len(packed)):
        if packed[at : at + 4] == size:
            packed[at : at + 4] = (1_000).to_bytes(4, "little")
    return bytes(packed)


def far_cell() -> bytes:
    """A workbook with a cell in the last row and column that there is."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Företag")
    sheet.write(1_048_575, 16_383, "långt bort")
    book.close()
    return file.getvalue()
