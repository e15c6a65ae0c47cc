"""Spreadsheets to rows: separators, encodings, headers and what cells say."""

import csv
import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.model.error import NplanError
from nplan.model.process import DEFAULT_SIZES
from nplan.tables.cells import category_of, day_of, whole_of
from nplan.tables.csv_sheet import SEPARATORS, csv_table
from nplan.tables.csv_text import BOM, csv_text
from nplan.tables.mapping import is_usual
from nplan.tables.sheet import letters
from nplan.tables.sheets import sheet
from nplan.tables.table import About, Column, Table
from nplan.tables.xlsx import write_xlsx
from nplan.tables.xlsx_sheet import cell_text
from tests.awkward_texts import PASTED
from tests.tables.workbooks import xlsx_file

ABOUT = About(
    name="lindvik",
    title="Program",
    municipality="Lindvik kommun",
    internal=False,
    version=None,
    skipped=(),
    language="sv",
)


def in_lines(row: list[str]) -> list[str]:
    """The cells of a row with lines that end at LF, as they are read."""
    return [one.replace("\r\n", "\n").replace("\r", "\n") for one in row]


def written(rows: list[list[str]], separator: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


@given(
    rows=st.lists(st.lists(PASTED, min_size=3, max_size=3), min_size=4, max_size=9),
    separator=st.sampled_from(SEPARATORS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_spreadsheet_saves_as_text_is_read_letter_by_letter(
    rows: list[list[str]], separator: str, encoding: str
) -> None:
    header = ["Företag", "Synpunkt", "Område"]
    content = written([header, *rows], separator).encode(encoding)
    lines = csv_table(content).lines
    assert [list(line.cells) for line in lines] == [header, *map(in_lines, rows)]
    assert [line.number for line in lines] == list(range(1, len(rows) + 2))


@given(rows=st.lists(st.lists(PASTED, min_size=2, max_size=2), min_size=1, max_size=6))
def test_a_workbook_is_read_letter_by_letter(rows: list[list[str]]) -> None:
    filled = [[f"{one}x{one}" for one in row] for row in rows]
    found = sheet(xlsx_file([["Företag", "Synpunkt"], *filled]), None, is_usual)
    assert [list(row.cells) for row in found.rows] == [*map(in_lines, filled)]


@given(rows=st.lists(st.tuples(PASTED, PASTED), min_size=1, max_size=5))
def test_what_export_writes_comes_back_letter_by_letter(rows: list[tuple[str, str]]) -> None:
    table = Table(
        name="inputs",
        title="Inputs",
        description="an input",
        columns=(Column("text", "text", "what"), Column("reason", "text", "why")),
        rows=lambda: rows,
    )
    file = io.BytesIO()
    with TemporaryDirectory() as folder:
        write_xlsx(file, Path(folder), (table,), ABOUT, lambda table: table.rows())
    found = sheet(file.getvalue(), "inputs", is_usual).rows
    assert [list(row.cells) for row in found] == [in_lines([*row]) for row in rows]
    written = csv.reader(io.StringIO(csv_text(rows).removeprefix(BOM), newline=""))
    assert [[one.removeprefix("'") for one in row] for row in written] == [
        [one.removeprefix("'") for one in row] for row in rows
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7.0, "7"),
        (-7.0, "-7"),
        (0.5, "0.5"),
        (5560000001.0, "5560000001"),
        (1e20, "1e+20"),
        (True, "true"),
        (12, "12"),
        (date(2026, 3, 25), "2026-03-25"),
        (datetime(2026, 3, 25), "2026-03-25"),
        (datetime(2026, 3, 25, 11, 30), "2026-03-25 11:30"),
        (datetime(2026, 3, 25, 11, 30, 5), "2026-03-25 11:30:05"),
        (time(11, 30), "11:30"),
        (timedelta(hours=26), "1 day, 2:00:00"),
        ("a\r\nb\rc", "a\nb\nc"),
        (" =1+1 ", " =1+1 "),
    ],
)
def test_a_cell_is_the_text_that_an_office_reads_in_it(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-25", "2026-03-25"),
        ("2026-03-25 11:30:02", "2026-03-25"),
        ("2026-03-25T11:30", "2026-03-25"),
        ("2026-03", "2026-03"),
        ("46106", "2026-03-25"),
        ("46106.5", "2026-03-25"),
        ("3/25/26 10:02:11", "2026-03-25"),
        ("25/3/2026", "2026-03-25"),
        ("3/3/26", "2026-03-03"),
        ("25.3.2026", "2026-03-25"),
        ("4.3.2026", "2026-03-04"),
        ("25 mars 2026", "2026-03-25"),
        ("1 maj 2026", "2026-05-01"),
        ("25. Okt. 2026", "2026-10-25"),
        ("3/4/26", None),
        ("25 mars", None),
        ("2026-02-30", None),
        ("31/2/2026", None),
        ("igår", None),
        ("99999", None),
    ],
)
def test_a_day_is_read_as_forms_and_spreadsheets_write_it(typed: str, day: str | None) -> None:
    found = day_of(typed)
    assert (str(found) if found else None) == day


@given(st.dates(date(1955, 1, 1), date(2100, 1, 1)))
def test_the_number_of_a_day_is_that_day(day: date) -> None:
    assert str(day_of(str((day - date(1899, 12, 30)).days))) == day.isoformat()


@given(st.text())
def test_no_cell_is_too_odd_to_be_read(text: str) -> None:
    day_of(text)
    whole_of(text)
    category_of(text, DEFAULT_SIZES)


@pytest.mark.parametrize("typed", ["10-49", "10–49", "10 - 49", "10–49 ANSTÄLLDA"])
def test_a_category_is_known_by_its_id_or_title_whatever_its_dash(typed: str) -> None:
    assert category_of(typed, DEFAULT_SIZES) == "10-49"


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    found = [letters(index) for index in (0, 25, 26, 51, 52, 701, 702, 16_383)]
    assert found == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Företag;Namn\nA;B\n", 1),
        ("Lunch;;\n;;\nFöretag;Namn;E-post\nA;B;C\n", 3),
        ("Deltagare;;\nFöretag;Namn;E-post\nA;B;C\n", 2),
        ("Rubrik;;\nAlfa;Beta;Gamma\n1;2;3\n", 2),
        ("Alfa;Beta\n1;2\n", 1),
        ("Vad säger ni?;Sort;Vem?\nBygglov;problem;Krinova\nMer;förslag;Krinova\n", 1),
        ("Lista\nFöretag\nKrinova\n", 2),
        ("Möte;Lunch\nDatum;2026-03-25\nFöretag;Namn\nA;B\n", 3),
    ],
)
def test_the_header_is_found_below_a_headline(text: str, header: int) -> None:
    assert sheet(text.encode(), None, is_usual).header_row == header


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_are_refused(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"):
        try:
            found = sheet(start + content, None, is_usual)
        except NplanError:
            continue
        assert found.rows
        assert all(len(row.cells) > one.index for row in found.rows for one in found.columns)


def test_no_two_columns_have_the_same_name() -> None:
    found = sheet(b"A;;A;X;X;X (2);B\n1;2;3;4;5;6;7\n", None, is_usual).columns
    assert [one.name for one in found] == ["A", "B", "A (2)", "X", "X (2)", "X (2) (2)", "B (2)"]


@pytest.mark.parametrize("before", ["", '"Bra" sa de;1\n'])
def test_a_quotation_mark_that_is_left_open_swallows_nothing(before: str) -> None:
    text = f'Synpunkt;Röster\n{before}Hej;2\n"öppen;3\nDå;4\n'
    with pytest.raises(NplanError) as refused:
        csv_table(text.encode())
    assert refused.value.code == "sheet-open-quote"
    assert refused.value.values == {"row": 4 if before else 3}
