"""What a file is that somebody took for notes."""

import pytest

from nplan.tables.file_kinds import is_table, kind_of_file
from tests.tables.workbooks import OLD_OFFICE, xlsx_file, zip_file


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", ""),
        (b"PK 7 stannar inte", ""),
        ("Bygglov tar tid".encode("utf-16"), ""),
        (xlsx_file([["Företag"]]), "xlsx"),
        (zip_file({"word/document.xml": b"<w/>"}), "word"),
        (zip_file({"ppt/presentation.xml": b"<p/>"}), "powerpoint"),
        (zip_file({"bild.png": b""}), "zip"),
        (b"PK\x03\x04 avbruten", "zip"),
        (b"%PDF-1.7", "pdf"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (OLD_OFFICE, "xls"),
        (b"Ett\0", "binary"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",  # a workbook holds when it was made
)
def test_a_file_is_known_by_what_it_holds(content: bytes, kind: str) -> None:
    assert kind_of_file(content) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Företag;Namn;Antal\nCafé Torget;Åsa;2\n\nFiket;Bo;1\n", True),
        ("Företag\tNamn\tAntal\r\nCafé\tÅsa\t2\r\nSumma\r\n", True),
        ("Ring;\nSkriv;\nSvara;\n", False),
        ("Ett; två; tre\n", False),
        ("Ett; två; tre\nFyra\nFem\n", False),
        ("\tInryckt\n\tInryckt\n", False),
        ("", False),
    ],
)
def test_a_table_has_as_many_columns_in_most_lines(text: str, expected: bool) -> None:
    assert is_table(text) is expected
