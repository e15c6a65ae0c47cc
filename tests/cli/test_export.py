"""export as it is typed: the files it writes, what they hold, and where it will not write."""

import csv
import hashlib
import io
import json
import shutil
import time
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyarrow.parquet import read_table
from python_calamine import CalamineWorkbook

from nplan.tables.sorting import FILLED_IN, digest, was_of
from tests.folders import put
from tests.repositories import committed, git
from tests.test_example import CONTACT, folded, secrets_of
from tests.typed import REPOSITORY, typed

FILES = {
    "data/process.yaml": """\
municipality: Lindvik kommun
title: Näringslivsprogram 2025–2028
areas: [{id: service, title: Kommunal service}]
meeting_kinds: [{id: lunch, title: Lunch}]
""",
    "data/meetings/2026-03-25-lunch.yaml": """\
kind: lunch
title: Lunch
inputs:
  - {id: 1, text: '=HYPERLINK("http://a.example";1)', area: service, votes: 3}
  - {id: 2, text: "Rad ett\\nrad två", outcome: referred, reason: Statens sak}
  - {id: 3, text: "a\\x07b\\x0bc_x0041_"}
  - {id: 4, text: Vi går nog i konkurs, confidential: true}
  - Utan nummer
""",
    "data/meetings/2026-04-brev.yaml": """\
kind: lunch
title: Brev
inputs: ['https://b.example', '<r>a & b</r>']
""",
    "data/keypoints/service.yaml": "- {id: svar, area: service, title: Svar, inputs: "
    "2026-03-25-lunch/1}\n",
}
TEXTS = [
    '=HYPERLINK("http://a.example";1)',
    "Rad ett\nrad två",
    "a\x07b\x0bc_x0041_",
    None,
    "Utan nummer",
    "https://b.example",
    "<r>a & b</r>",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path, FILES)


def exported(root: Path, *arguments: str, language: str = "en", **environment: str) -> str:
    """What export says when it did what it was asked."""
    done = typed(root, "export", *arguments, language=language, **environment)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return done.stderr


def refused(root: Path, *arguments: str, code: int = 1, **environment: str) -> str:
    """What export says when it did nothing."""
    before = contents(root)
    done = typed(root, "export", *arguments, **environment)
    assert (done.returncode, done.stdout) == (code, "")
    assert contents(root) == before
    return done.stderr


def contents(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder but what Python caches and nplan remembers."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if ".nplan" not in path.relative_to(folder).parts
    }


def sheet(file: Path, name: str) -> list[list[Any]]:
    book = CalamineWorkbook.from_path(str(file))
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def column(rows: list[list[Any]], name: str) -> list[Any]:
    return [row[rows[0].index(name)] for row in rows[1:]]


def test_a_folder_gets_a_csv_file_a_table_and_what_they_hold(root: Path) -> None:
    assert exported(root, "ut/tabeller", language="sv") == (
        "skrev 18 tabeller till ut/tabeller\n"
        "1 text som sades i förtroende är utelämnad; --internal tar med den\n"
    )
    folder = root / "ut/tabeller"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    names = [one["path"] for one in package["resources"]]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*names, "datapackage.json", "tally.sql"]
    )
    assert (folder / "groups.csv").read_bytes() == b"\xef\xbb\xbfid,meeting,title,area\r\n"
    assert (folder / "areas.csv").read_bytes() == (
        b"\xef\xbb\xbfid,position,title,description\r\nservice,1,Kommunal service,\r\n"
    )


def test_the_package_says_what_is_in_each_file(root: Path) -> None:
    exported(root, "ut")
    package = json.loads((root / "ut/datapackage.json").read_text("utf-8"))
    assert {
        name: package[name] for name in ("profile", "name", "title", "internal", "skipped")
    } == {
        "profile": "tabular-data-package",
        "name": "naringslivsprogram-2025-2028",
        "title": "Näringslivsprogram 2025–2028",
        "internal": False,
        "skipped": [],
    }
    (groups,) = (one for one in package["resources"] if one["name"] == "groups")
    assert groups == {
        "profile": "tabular-data-resource",
        "name": "groups",
        "title": "Grupper",
        "description": "Bord vid en lunch.",
        "path": "groups.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "bytes": 26,
        "hash": "sha256:" + sha256(root / "ut/groups.csv"),
        "schema": {
            "fields": [
                {
                    "name": "id",
                    "type": "string",
                    "description": "Mötets id, ett snedstreck och gruppens eget.",
                    "constraints": {"required": True},
                },
                {"name": "meeting", "type": "string", "description": "Mötet."},
                {"name": "title", "type": "string", "description": "Dess titel."},
                {
                    "name": "area",
                    "type": "string",
                    "description": "Området för dess synpunkter, om de inte säger något annat.",
                },
            ],
            "primaryKey": ["id"],
            "foreignKeys": [
                {"fields": "meeting", "reference": {"resource": "meetings", "fields": "id"}},
                {"fields": "area", "reference": {"resource": "areas", "fields": "id"}},
            ],
        },
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
    }


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_texts_are_the_same_in_every_format_and_none_is_a_formula(root: Path) -> None:
    for arguments in (("csv",), ("a.xlsx",), ("parquet", "-f", "parquet")):
        exported(root, *arguments)
    text = (root / "csv/inputs.csv").read_bytes().decode("utf-8-sig")
    in_csv = [row["text"] or None for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert in_csv == ["'" + TEXTS[0], *TEXTS[1:]]
    assert [one or None for one in column(sheet(root / "a.xlsx", "inputs"), "text")] == TEXTS
    assert read_table(root / "parquet/inputs.parquet").column("text").to_pylist() == TEXTS
    with zipfile.ZipFile(root / "a.xlsx") as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not [name for name in sheets if b"<f>" in packed.read(name)]
        links = [name for name in packed.namelist() if "sheet" in name and ".rels" in name]
        assert not [name for name in links if b"example" in packed.read(name)]


def test_days_are_dates_where_they_are_whole_and_numbers_are_numbers(root: Path) -> None:
    exported(root, "a.xlsx")
    exported(root, "ut", "-f", "parquet")
    meetings = sheet(root / "a.xlsx", "meetings")
    assert column(meetings, "date") == [date(2026, 3, 25), "2026-04"]
    assert column(meetings, "date_last") == [date(2026, 3, 25), date(2026, 4, 30)]
    assert column(meetings, "written") == [False, False]
    assert column(sheet(root / "a.xlsx", "inputs"), "votes") == [3.0, *[""] * 6]
    table = read_table(root / "ut/meetings.parquet")
    assert table.column("date").to_pylist() == ["2026-03-25", "2026-04"]
    assert table.column("date_last").to_pylist() == [date(2026, 3, 25), date(2026, 4, 30)]
    assert table.schema.field("date_last").metadata[b"description"].startswith(b"Den")


def test_a_workbook_begins_with_a_dictionary_of_every_column(root: Path) -> None:
    exported(root, "a.xlsx", "--internal")
    book = CalamineWorkbook.from_path(str(root / "a.xlsx"))
    assert book.sheet_names[0] == "dictionary"
    rows = sheet(root / "a.xlsx", "dictionary")
    assert rows[0][0] == "INTERNT: Näringslivsprogram 2025–2028"
    told = {(row[0], row[1]) for row in rows if row[1]}
    for name in book.sheet_names[1:]:
        assert told >= {(name, column) for column in sheet(root / "a.xlsx", name)[0]}, name


def test_the_same_files_give_the_same_bytes(root: Path) -> None:
    def written(folder: str, time_zone: str) -> dict[str, bytes | None]:
        exported(root, folder, TZ=time_zone, language="sv" if time_zone == "UTC" else "en")
        exported(root, f"{folder}-p", "-f", "parquet", TZ=time_zone)
        exported(root, f"{folder}-x/a.xlsx", TZ=time_zone)
        exported(root, f"{folder}-x/s.xlsx", "--sort", TZ=time_zone)
        return {
            file: content
            for end in ("", "-p", "-x")
            for file, content in contents(root / f"{folder}{end}").items()
        }

    first = written("a", "UTC")
    time.sleep(2.1)  # what stands in a packed file goes by two seconds
    assert written("b", "Pacific/Kiritimati") == first


def test_no_table_holds_a_secret_unless_it_is_internal(tmp_path: Path) -> None:
    shutil.copytree(
        REPOSITORY / "data", tmp_path / "data", ignore=shutil.ignore_patterns("private")
    )
    secrets = {folded(one) for one in secrets_of(tmp_path / "data")}
    people = {folded(one) for person in CONTACT["gransvik-teknik"] for one in person.values()}
    for arguments in (
        ("open/csv",),
        ("open/parquet", "-f", "parquet"),
        ("open/a.xlsx",),
        ("open/s.xlsx", "--sort"),
        ("internal/csv", "--internal"),
        ("internal/parquet", "-f", "parquet", "--internal"),
        ("internal/a.xlsx", "--internal"),
    ):
        exported(tmp_path, *arguments)
    told = [text for file in files_in(tmp_path / "open") for text in held(file)]
    assert [one for one in secrets if any(one in folded(text) for text in told)] == []
    for internal in ("csv", "parquet", "a.xlsx"):
        told = [text for file in files_in(tmp_path / "internal" / internal) for text in held(file)]
        found = {one for one in secrets if any(one in folded(text) for text in told)}
        assert found == secrets - people


def files_in(path: Path) -> list[Path]:
    return [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]


def held(file: Path) -> list[str]:
    """Everything that a file holds, unpacked."""
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as packed:
            return [packed.read(name).decode("utf-8") for name in packed.namelist()]
    if file.suffix == ".parquet":
        table = read_table(file)
        return [str(table.to_pylist()), str(table.schema.metadata), file.read_text("latin-1")]
    return [file.read_text("utf-8")]


def test_an_export_is_replaced_as_long_as_nobody_has_changed_it(root: Path) -> None:
    exported(root, "ut")
    exported(root, "ut", "--internal")
    assert "Vi går nog i konkurs" in (root / "ut/inputs.csv").read_text("utf-8")
    exported(root, "ut", "-f", "parquet")
    assert not (root / "ut/inputs.csv").exists()
    exported(root, "ut")
    (root / "ut/inputs.csv").write_text("mina ändringar", "utf-8")
    assert refused(root, "ut") == (
        f"nplan: {root}/ut/inputs.csv was not written by nplan export, or was changed since: it "
        "is left as it is\nname another place, or move the file away first.\n"
    )


def test_nothing_is_written_among_other_files(root: Path) -> None:
    (root / "ut").mkdir()
    (root / "ut/.DS_Store").write_bytes(b"")
    exported(root, "ut")
    (root / "ut/min lista.xlsx").write_bytes(b"")
    assert refused(root, "ut") == (
        f'nplan: nothing was written: {root}/ut holds other files too, such as "min lista.xlsx"\n'
        "name a new folder, or an empty one.\n"
    )
    assert "holds other files too" in refused(root, ".")
    assert refused(root, "data/ut") == (
        f"nplan: nothing is written to {root}/data/ut: it lies in data/ or templates/\n"
        "name another place.\n"
    )
    (root / "LICENSE").write_text("x", "utf-8")
    assert refused(root, "LICENSE") == (
        f"nplan: {root}/LICENSE is a file, and the tables need a folder\n"
        "name a folder, or a file that ends in .xlsx.\n"
    )


def test_a_package_of_somebody_else_is_left_as_it_is(root: Path) -> None:
    (root / "ut").mkdir()
    (root / "ut/data.csv").write_text("a\n1\n", "utf-8")
    package = {
        "resources": [{"path": "data.csv", "hash": "sha256:" + sha256(root / "ut/data.csv")}]
    }
    (root / "ut/datapackage.json").write_text(json.dumps(package), "utf-8")
    assert "holds other files too" in refused(root, "ut")


def test_a_workbook_that_is_not_ours_is_left_as_it_is(root: Path) -> None:
    (root / "medlemmar.xlsx").write_bytes(b"PK")
    assert "is left as it is" in refused(root, "medlemmar.xlsx")
    assert "is left as it is" in refused(root, "medlemmar.xlsx", "--sort")
    exported(root, "a.xlsx")
    exported(root, "a.xlsx")
    saved = saved_again(root / "a.xlsx")
    assert "is left as it is" in refused(root, "a.xlsx")
    assert (root / "a.xlsx").read_bytes() == saved


def saved_again(file: Path) -> bytes:
    """What stands in a workbook once a spreadsheet has saved it: another day."""
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = core.replace(
        b"2000-01-01T00:00:00Z</dcterms:modified>", b"2026-04-01T08:00:00Z</dcterms:modified>"
    )
    with zipfile.ZipFile(file, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("tabeller.csv",),
            "export writes no file like tabeller.csv\n"
            "name a file that ends in .xlsx, or a folder: CSV and Parquet are a file a table.",
        ),
        (
            ("tabeller.xls",),
            "export writes no file like tabeller.xls\n"
            "name a file that ends in .xlsx, or a folder: CSV and Parquet are a file a table.",
        ),
        (
            ("a.xlsx", "-f", "csv"),
            "the file is to be a.xlsx, and -f says csv\nleave -f out, or name a folder.",
        ),
        (
            ("ut", "--sort"),
            "with --sort the inputs go out in an Excel file, and ut is none\n"
            "name a file that ends in .xlsx, and leave -f out.",
        ),
        (
            ("a.xlsx", "--sort", "--at", "2026"),
            "with --sort the inputs go out as they are now, and --at asks for older ones\n"
            "leave --at or --sort out.",
        ),
    ],
)
def test_what_cannot_be_asked_for_is_told(
    root: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert refused(root, *arguments, code=2) == f"nplan: {told}\n"


def test_a_folder_that_is_meant_for_a_workbook_gets_one(root: Path) -> None:
    assert exported(root, "ut", "-f", "xlsx").startswith("wrote ut/tables.xlsx\n")
    assert exported(root, "ut", "-f", "xlsx", "--internal") == "wrote ut/tables-internal.xlsx\n"
    assert exported(root, "v1.2").startswith("wrote 18 tables to v1.2\n")


def test_a_text_that_no_cell_can_hold_stops_it_and_nothing_is_written(root: Path) -> None:
    file = root / "data/meetings/2026-05-01-lunch.yaml"
    long = "\N{SLIGHTLY SMILING FACE}" * 16_384
    file.write_text(f"kind: lunch\ntitle: L\ninputs: [{{id: 1, text: '{long}'}}]\n", "utf-8")
    assert refused(root, "ut/a.xlsx") == (
        "nplan: 2026-05-01-lunch/1 has a longer text (text) than a cell in Excel can hold\n"
        "shorten it in its file, or name a folder instead: CSV and Parquet have no such limit.\n"
    )
    assert "than a cell in Excel can hold" in refused(root, "ut/s.xlsx", "--sort")
    exported(root, "ut")


def test_without_pyarrow_it_is_said_how_to_get_it(root: Path) -> None:
    (root / "without/pyarrow").mkdir(parents=True)
    (root / "without/pyarrow/__init__.py").write_text("raise ImportError", "utf-8")
    path = f"{root / 'without'}:{REPOSITORY}"
    told = refused(root, "ut", "-f", "parquet", PYTHONPATH=path, PYTHONDONTWRITEBYTECODE="1")
    assert told == (
        "nplan: Parquet cannot be written: pyarrow is not installed\n"
        "install nplan with its extra parquet (nplan[parquet]), or choose csv or xlsx.\n"
    )


def test_broken_files_are_left_out_only_if_asked_and_that_is_told(root: Path) -> None:
    (root / "data/meetings/2026-06-01-x.yaml").write_text("kind: fika\ntitle: F\n", "utf-8")
    assert "Nothing was counted or written." in refused(root, "ut")
    assert "left out because they are broken: data/meetings/2026-06-01-x.yaml" in exported(
        root, "ut", "--skip-invalid"
    )
    package = json.loads((root / "ut/datapackage.json").read_text("utf-8"))
    assert package["skipped"] == ["data/meetings/2026-06-01-x.yaml"]
    assert "Utelämnade för att de är trasiga: data/meetings" in package["description"]


def test_an_old_version_goes_out_with_its_commit(root: Path) -> None:
    git(root, "init", "-q")
    commit = committed(root, {}, "2026-04-10T12:00:00Z")
    (root / "data/meetings/2026-04-brev.yaml").unlink()
    exported(root, "now")
    told = exported(root, "then", "--at", "2026-04-10")
    assert f"The files as they were at {commit[:10]}, 10 April 2026" in told
    package = json.loads((root / "then/datapackage.json").read_text("utf-8"))
    assert package["commit"] == {"id": commit[:10], "date": "2026-04-10", "changed": False}
    assert "https://b.example" in (root / "then/inputs.csv").read_text("utf-8")
    now = json.loads((root / "now/datapackage.json").read_text("utf-8"))
    assert now["commit"] == {"id": commit[:10], "date": "2026-04-10", "changed": True}
    assert "https://b.example" not in (root / "now/inputs.csv").read_text("utf-8")


def test_the_sheet_to_sort_has_its_columns_and_what_each_cell_was(root: Path) -> None:
    assert exported(root, "s.xlsx", "--sort") == (
        "wrote s.xlsx\n"
        "3 inputs to sort\n"
        "1 confidential input is left out; --internal takes it in\n"
        "3 inputs are left out because they have no number: nplan fmt gives them one\n"
    )
    rows = sheet(root / "s.xlsx", "sort")
    assert rows[0] == [
        *("Reference", "Meeting", "Group", "Input", "From", "Votes", "Kind"),
        *("Area", "Key point", "Outcome", "Reason", "was"),
    ]
    assert column(rows, "Reference") == [f"2026-03-25-lunch/{n}" for n in (1, 2, 3)]
    assert column(rows, "Input") == TEXTS[:3]
    assert column(rows, "Key point") == ["Svar", "", ""]
    assert column(rows, "Outcome") == ["", "Referred to others", ""]
    for row in rows[1:]:
        was = was_of(row[-1])
        assert was is not None
        assert was.digest == digest(row[3])
        assert [was.shown(name) for name in FILLED_IN] == row[7:11]


def test_the_sheet_to_sort_has_lists_to_choose_from_in_the_language(root: Path) -> None:
    exported(root, "s.xlsx", "--sort", language="sv")
    book = CalamineWorkbook.from_path(str(root / "s.xlsx"))
    assert book.sheet_names == ["sort", "anvisning", "listor"]
    assert sheet(root / "s.xlsx", "anvisning")[0] == ["Sortera synpunkterna"]
    assert sheet(root / "s.xlsx", "listor") == [
        ["Område", "Id", "", "Slutsats", "Id"],
        ["Kommunal service", "service", "", "Svar", "svar"],
    ]
    with zipfile.ZipFile(root / "s.xlsx") as packed:
        drawn = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<formula1>'listor'!$A$2:$A$2</formula1>" in drawn
    assert "<formula1>'listor'!$D$2:$D$2</formula1>" in drawn
    assert '<formula1>"Annan ansvarar,Tas inte in,Noteras"</formula1>' in drawn
    rows = sheet(root / "s.xlsx", "sort")
    assert rows[0][:11] == [
        *("Referens", "Möte", "Grupp", "Synpunkt", "Från", "Prickar", "Slag"),
        *("Område", "Slutsats", "Utfall", "Skäl"),
    ]
    assert column(rows, "Utfall") == ["", "Annan ansvarar", ""]
