"""Sorting in a spreadsheet as it comes back: what changes in the files, and nothing else."""

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest

from nplan.counts.facts import Facts
from nplan.files.reading import reading
from nplan.tables.sort_words import SortWords
from nplan.tables.sorting import COLUMNS, sort_sheet
from tests.checks.projects import files_in
from tests.cli.test_import import Typed
from tests.tables.workbooks import xlsx_file

LUNCH = """\
kind: dialoglunch
title: Lunch
participants: [krinova]
groups:
  - title: Bord 1
    area: service
    inputs: |
      [1] Bygglov tar 7 månader *5
      [2] ! En väg in @krinova #kompetens #förslag
          för alla tillstånd
      [3] + Bra bemötande
  - title: Bord 2
    inputs: |
      [4] "Ring tillbaka!"   # hälsar Åke
      [5] Parkering #1
inputs:
  - Utan nummer
  - {id: 6, text: "Skatten", outcome: noted}   # från kommunalrådet
  - id: 7
    text: >-
      En lång
      text
    area: service
"""
POINTS = """\
- id: svar
  area: service
  title: Svar inom en vecka
  inputs: [2026-03-25-lunch/1]

- id: vagen-in
  area: service
  title: En väg in
  heard: Alla vill det.
  inputs:
    - 2026-03-25-lunch: [2, 3]

- id: mark
  area: kompetens
  title: Mark på lager
"""
PROJECT = f"""
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{{id: service, title: Kommunal service}}, {{id: kompetens, title: Kompetens}}]
# data/organisations.yaml
krinova: Krinova
# data/meetings/2026-03-25-lunch.yaml
{LUNCH}# data/keypoints/alla.yaml
{POINTS}"""


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Typed:
    found = Typed(tmp_path, monkeypatch, capsys)
    for name in found.files():
        (tmp_path / name).unlink()
    found.put(files_in(PROJECT))
    return found


def sheet(typed: Typed, edits: dict[int, dict[str, str]], language: str = "sv") -> str:
    return sheet_of(typed.folder, edits, language)


def sheet_of(folder: Path, edits: dict[int, dict[str, str]], language: str = "sv") -> str:
    """The sheet that goes out, with other texts in cells: by the input's number, by column."""
    records = reading(folder).records
    assert records is not None
    words = SortWords(records, language)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(map(words.heading, COLUMNS))
    for row in sort_sheet(Facts(records), words).rows:
        cells = dict(zip(COLUMNS, msgspec.structs.astuple(row), strict=True))
        number = row.reference.rpartition("/")[2]
        cells |= edits.get(int(number), {}) if number.isdigit() else {}
        writer.writerow([cells[name] for name in COLUMNS])
    return text.getvalue()


def sorted_with(
    typed: Typed, edits: dict[int, dict[str, str]], *arguments: str
) -> tuple[str, str, int]:
    (typed.folder / "sort.csv").write_text(sheet(typed, edits), "utf-8")
    return typed("import", "sort.csv", "--as", "sorting", "--write", *arguments)


def meeting(typed: Typed) -> str:
    return (typed.folder / "data/meetings/2026-03-25-lunch.yaml").read_text("utf-8")


def points(typed: Typed) -> str:
    return (typed.folder / "data/keypoints/alla.yaml").read_text("utf-8")


def test_a_sheet_that_nobody_filled_in_changes_nothing(typed: Typed) -> None:
    before = typed.files()
    out, err, code = sorted_with(typed, {})
    assert out == "sort.csv: 7 rader under rad 1, där kolumnnamnen står\n"
    assert (err, code) == ("Det finns inget att skriva.\n", 0)
    assert typed.files() == before | {"sort.csv": (typed.folder / "sort.csv").read_bytes()}


def test_an_area_becomes_a_tag_at_the_end_of_its_line(typed: Typed) -> None:
    edits = {1: {"area": "Kompetens"}, 2: {"area": "service"}, 5: {"area": "kompetens"}}
    assert sorted_with(typed, edits)[2] == 0
    assert meeting(typed) == LUNCH.replace("*5", "*5 #kompetens").replace(
        "#kompetens #förslag\n", "#service #förslag\n"
    ).replace("Parkering #1", "Parkering #1 #kompetens")
    assert points(typed) == POINTS


def test_an_area_of_its_own_can_be_taken_away_but_not_the_groups(typed: Typed) -> None:
    out, _, code = sorted_with(
        typed, {2: {"area": ""}, 3: {"area": ""}, 6: {"area": "service"}, 7: {"area": ""}}
    )
    assert code == 0
    assert out == (
        "sort.csv: 7 rader under rad 1, där kolumnnamnen står\n"
        "\n"
        "Rad  Kolumn  Text                          Id                  Vad        Varför\n"
        "2    Område  Skatten                       2026-03-25-lunch/6  ändras     "
        "– → Kommunal service\n"
        "3    Område  En lång text                  2026-03-25-lunch/7  ändras     "
        "Kommunal service → –\n"
        "5    Område  En väg in för alla tillstånd  2026-03-25-lunch/2  ändras     "
        "Kompetens → –\n"
        "6    Område  Bra bemötande                 2026-03-25-lunch/3  utelämnas  "
        "området Kommunal service är bordets: skriv ett annat, eller ändra bordets område i "
        "mötets fil\n"
    )
    assert meeting(typed) == (
        LUNCH.replace(" #kompetens", "")
        .replace('"Skatten", outcome', '"Skatten", area: service, outcome')
        .replace("      text\n    area: service\n", "      text\n")
    )


def test_notes_become_a_list_only_where_an_outcome_has_to_be_held(typed: Typed) -> None:
    filled_in = {"outcome": "avslås", "reason": "Ingen resurs: nej", "area": "service"}
    typed.put({"sort.csv": sheet(typed, {4: filled_in})})
    assert typed("import", "sort.csv", "--as", "sorting")[1] == (
        "Synpunkterna vid Bord 2 (Lunch) kommer att stå i en lista, för att utfall och skäl "
        "ska få plats.\nÄndras: 3.\n"
        "Inget skrevs: det här var ett prov. Lägg till --write för att göra det.\n"
    )
    _, err, code = sorted_with(typed, {4: filled_in})
    assert (err, code) == (
        "Synpunkterna vid Bord 2 (Lunch) står nu i en lista, för att utfall och skäl ska få "
        "plats.\nÄndrades: 3.\nSkrev data/meetings/2026-03-25-lunch.yaml\n",
        0,
    )
    head, notes, tail = LUNCH.partition(
        '    inputs: |\n      [4] "Ring tillbaka!"   # hälsar Åke\n      [5] Parkering #1\n'
    )
    assert notes
    assert meeting(typed) == (
        head
        + "    inputs:\n"
        + "      - id: 4\n"
        + "        area: service\n"
        + "        outcome: declined\n"
        + '        reason: "Ingen resurs: nej"\n'
        + '        text: "\\"Ring tillbaka!\\"   # hälsar Åke"\n'
        + '      - {id: 5, text: "Parkering #1"}\n'
        + tail
    )


def test_key_points_take_up_and_let_go_in_the_form_that_they_have(typed: Typed) -> None:
    edits = {
        1: {"key_point": "En väg in"},
        3: {"key_point": "svar, mark"},
        4: {"key_point": "vagen-in"},
        6: {"key_point": "mark", "outcome": ""},
    }
    assert sorted_with(typed, edits)[2] == 0
    assert points(typed) == (
        POINTS.replace("inputs: [2026-03-25-lunch/1]", "inputs: [2026-03-25-lunch/3]")
        .replace("[2, 3]", "[2, 1, 4]")
        .replace(
            "title: Mark på lager\n",
            "title: Mark på lager\n  inputs: [2026-03-25-lunch/6, 2026-03-25-lunch/3]\n",
        )
    )
    assert meeting(typed) == LUNCH.replace(", outcome: noted", "")
    assert typed("validate")[2] == 0


def test_key_points_are_told_and_taken_in_the_order_of_the_files(typed: Typed) -> None:
    edits = {2: {"key_point": "mark, vagen-in, svar"}, 3: {"key_point": "mark, svar"}}
    head, *rows = sheet(typed, edits).splitlines()
    upside_down = "\n".join((head, *reversed(rows)))
    typed.put({"sort.csv": upside_down})
    out, _, code = typed("import", "sort.csv", "--as", "sorting", "--write")
    assert code == 0
    assert [line.partition("  ändras  ")[2] for line in out.splitlines()[3:]] == [
        "En väg in → Svar inom en vecka; Mark på lager",
        "En väg in → Svar inom en vecka; En väg in; Mark på lager",
    ]
    assert points(typed) == (
        POINTS.replace("/1]", "/1, 2026-03-25-lunch/2, 2026-03-25-lunch/3]")
        .replace("[2, 3]", "[2]")
        .replace(
            "title: Mark på lager\n",
            "title: Mark på lager\n  inputs: [2026-03-25-lunch/2, 2026-03-25-lunch/3]\n",
        )
    )


def in_codes(sheet: str) -> str:
    """The same sheet in ids and codes, as older versions of nplan made it."""
    rows = list(csv.reader(io.StringIO(sheet), delimiter=";"))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    for row in rows[1:]:
        was = json.loads(row[-1])
        shown = was.pop("cells")
        codes = [
            was[name] if cell == shown.get(name, "") else cell
            for name, cell in zip(COLUMNS[7:10], row[7:10], strict=True)
        ]
        writer.writerow([*row[:7], *codes, row[10], json.dumps(was)])
    return text.getvalue()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form", ["sv", "en", "codes"])
def test_a_sheet_comes_back_in_any_language_and_in_codes(
    typed: Typed, form: str, language: str
) -> None:
    chosen = {
        "sv": ("Kommunal service", "Svar inom en vecka", "Annan ansvarar"),
        "en": ("Kommunal service", "Svar inom en vecka", "Referred to others"),
        "codes": ("service", "svar", "referred"),
    }
    area, key_point, outcome = chosen[form]
    edits = {
        4: {"key_point": key_point},
        5: {"outcome": outcome, "reason": "Staten"},
        6: {"area": area},
    }
    made = sheet(typed, edits, "sv" if form == "codes" else form)
    typed.put({"sort.csv": in_codes(made) if form == "codes" else made})
    assert typed("import", "sort.csv", "--as", "sorting", "--write", language=language)[2] == 0
    assert points(typed) == POINTS.replace("lunch/1]", "lunch/1, 2026-03-25-lunch/4]")
    assert meeting(typed) == LUNCH.replace('"Skatten",', '"Skatten", area: service,').replace(
        '    inputs: |\n      [4] "Ring tillbaka!"   # hälsar Åke\n      [5] Parkering #1\n',
        "    inputs:\n"
        '      - {id: 4, text: "\\"Ring tillbaka!\\"   # hälsar Åke"}\n'
        '      - {id: 5, outcome: referred, reason: Staten, text: "Parkering #1"}\n',
    )


def test_what_was_given_another_id_meanwhile_is_still_the_same(typed: Typed) -> None:
    made = sheet(typed, {1: {"key_point": "En väg in"}, 2: {"area": "Kommunal service"}})
    typed.put({"sort.csv": made})
    assert typed("rename", "svar", "snabba-svar")[2] == 0
    assert typed("rename", "area:kompetens", "kunnande")[2] == 0
    out, _, code = typed("import", "sort.csv", "--as", "sorting", "--write")
    assert code == 0
    assert [line.partition("  ändras  ")[2] for line in out.splitlines()[3:]] == [
        "Svar inom en vecka → En väg in",
        "Kompetens → Kommunal service",
    ]


def test_a_column_of_ones_own_with_the_same_heading_is_left_aside(typed: Typed) -> None:
    head, *rows = sheet(typed, {5: {"area": "service"}}).splitlines()
    typed.put({"sort.csv": "\n".join((f"{head};Område", *(f"{row};kompetens" for row in rows)))})
    assert typed("import", "sort.csv", "--as", "sorting", "--write")[2] == 0
    assert meeting(typed) == LUNCH.replace("Parkering #1", "Parkering #1 #service")


def test_what_nobody_knows_is_told_with_its_row_and_nothing_is_written(typed: Typed) -> None:
    edits = {
        1: {"area": "vägar"},
        2: {"area": "Komunal servis"},
        4: {"key_point": "svar, snabbt"},
        5: {"outcome": "adopted"},
        3: {"outcome": "noted"},
        6: {"key_point": "mark"},
        7: {"reference": "2026-03-25-lunch/99", "area": "kompetens"},
    }
    before = typed.files()
    out, err, code = sorted_with(typed, edits)
    assert code == 1
    assert err == (
        "sort.csv, rad 2, kolumn Slutsats: fel: en synpunkt som en slutsats tar upp har sitt "
        "utfall där, inte ett eget ”Noteras”\n"
        "  töm cellen med utfallet eller den med slutsatsen.\n"
        "sort.csv, rad 4, kolumn Område: fel: programmet har inget område ”vägar”\n"
        "  använd ett id eller en titel ur areas i data/process.yaml, eller töm cellen.\n"
        "sort.csv, rad 5, kolumn Område: fel: programmet har inget område ”Komunal servis”\n"
        "  menade du ”Kommunal service”? Annars: använd ett id eller en titel ur areas i "
        "data/process.yaml, eller töm cellen.\n"
        "sort.csv, rad 6, kolumn Utfall: fel: en synpunkt som en slutsats tar upp har sitt "
        "utfall där, inte ett eget ”Noteras”\n"
        "  töm cellen med utfallet eller den med slutsatsen.\n"
        "sort.csv, rad 7, kolumn Slutsats: fel: det finns ingen slutsats ”snabbt”\n"
        "  skriv en rubrik ur data/keypoints/, eller ett id om två har samma rubrik; eller gör "
        "slutsatsen först.\n"
        "sort.csv, rad 8, kolumn Utfall: fel: ”adopted” är inget utfall som en synpunkt kan ha\n"
        "  skriv Annan ansvarar, Tas inte in eller Noteras; vad som tas in säger en slutsats.\n"
        "Inget skrevs. Rätta cellerna ovan i kalkylbladet, eller utelämna dem med "
        "--skip-invalid.\n"
    )
    assert out.splitlines()[3:] == [
        "3            En lång text  2026-03-25-lunch/99  utelämnas  synpunkten finns inte"
    ]
    after = typed.files()
    del after["sort.csv"]
    assert after == before


def test_what_was_changed_meanwhile_is_told_and_left(typed: Typed) -> None:
    edits = {
        1: {"area": "kompetens"},
        2: {"area": "service"},
        6: {"reason": "Staten"},
        7: {"was": "{}", "area": "kompetens"},
    }
    (typed.folder / "sort.csv").write_text(sheet(typed, edits), "utf-8")
    changed = (
        LUNCH.replace("tar 7", "tar sju")
        .replace("#kompetens", "#ingenting")
        .replace("outcome: noted", "outcome: noted, reason: Riksdagen")
    )
    typed.put({"data/meetings/2026-03-25-lunch.yaml": changed})
    out, _, code = typed("import", "sort.csv", "--as", "sorting", "--write")
    assert code == 0
    assert out.splitlines()[2:] == [
        "Rad  Kolumn  Text                          Id                  Vad        Varför",
        "2    Skäl    Skatten                       2026-03-25-lunch/6  utelämnas  "
        "ändrad både här och i filerna: Riksdagen",
        "3            En lång text                  2026-03-25-lunch/7  utelämnas  "
        "den sista kolumnen har ändrats",
        "4            Bygglov tar 7 månader         2026-03-25-lunch/1  utelämnas  "
        "texten har ändrats sedan bladet gjordes: gör ett nytt blad",
        "5            En väg in för alla tillstånd  2026-03-25-lunch/2  utelämnas  "
        "texten har ändrats sedan bladet gjordes: gör ett nytt blad",
    ]
    assert meeting(typed) == changed


def test_two_rows_of_one_input_do_not_overrule_each_other(typed: Typed) -> None:
    first = sheet(typed, {5: {"area": "service"}})
    again = sheet(typed, {5: {"area": "kompetens"}}).splitlines()
    typed.put({"sort.csv": "\n".join((first.rstrip(), *(one for one in again if "/5;" in one)))})
    out, err, code = typed("import", "sort.csv", "--as", "sorting", "--write")
    assert (err, code) == (
        "Ändrades: 1. Utelämnades: 1.\nSkrev data/meetings/2026-03-25-lunch.yaml\n",
        0,
    )
    assert out.splitlines()[3:] == [
        "8    Område  Parkering #1  2026-03-25-lunch/5  ändras     – → Kommunal service",
        "9            Parkering #1  2026-03-25-lunch/5  utelämnas  rad 8 ändrar den redan",
    ]
    assert meeting(typed) == LUNCH.replace("Parkering #1", "Parkering #1 #service")


def test_a_formula_that_went_wrong_takes_nothing_away(typed: Typed) -> None:
    rows = list(csv.reader(io.StringIO(sheet(typed, {})), delimiter=";"))
    place = COLUMNS.index("area")
    row = next(at for at, one in enumerate(rows) if one[0].endswith("/7"))
    book = xlsx_file({"sort": rows}, formulas=[(row, place, "=-service", "#NAME?")])
    (typed.folder / "sort.xlsx").write_bytes(book)
    _, err, code = typed("import", "sort.xlsx", "--as", "sorting", "--write", "--skip-invalid")
    assert code == 0
    assert err.splitlines()[0] == (
        f"sort.xlsx, rad {row + 1}, kolumn Område: fel: cellen innehåller ett fel från "
        "kalkylbladet, till exempel #REF!, och inget värde"
    )
    assert meeting(typed) == LUNCH


def test_a_workbook_with_other_sheets_is_read_by_the_name_of_its_sheet(typed: Typed) -> None:
    rows = list(csv.reader(io.StringIO(sheet(typed, {5: {"area": "service"}})), delimiter=";"))
    (typed.folder / "sort.xlsx").write_bytes(
        xlsx_file({"areas": [["id"], ["service"]], "sort": rows})
    )
    assert typed("import", "sort.xlsx", "--as", "sorting", "--write")[2] == 0
    assert meeting(typed) == LUNCH.replace("Parkering #1", "Parkering #1 #service")


def test_a_sheet_that_was_imported_changes_nothing_more(typed: Typed) -> None:
    edits = {1: {"area": "kompetens"}, 6: {"key_point": "mark", "outcome": ""}}
    assert sorted_with(typed, edits)[2] == 0
    before = typed.files()
    out, err, code = typed("import", "sort.csv", "--as", "sorting", "--write")
    assert (err, code) == ("Finns redan: 3.\nDet finns inget att skriva.\n", 0)
    assert "finns redan" in out
    assert typed.files() == before


def test_an_outcome_that_needs_a_reason_is_told_and_taken_in_without_one(typed: Typed) -> None:
    edits = {
        4: {"outcome": "Annan ansvarar", "reason": "Staten"},
        5: {"outcome": "Annan ansvarar"},
        6: {"outcome": "Tas inte in"},
    }
    _, err, code = sorted_with(typed, edits)
    assert code == 0
    assert [line for line in err.splitlines() if not line.startswith("Synpunkterna vid")] == [
        "sort.csv, rad 2, kolumn Skäl: obs: ”Tas inte in” behöver ett skäl, men inget anges",
        "  skriv det i den här kolumnen och importera bladet igen, eller som reason i mötets fil.",
        "sort.csv, rad 8, kolumn Skäl: obs: ”Annan ansvarar” behöver ett skäl, men inget anges",
        "  skriv det i den här kolumnen och importera bladet igen, eller som reason i mötets fil.",
        "Ändrades: 4.",
        "Skrev data/meetings/2026-03-25-lunch.yaml",
    ]
    again = {6: {"outcome": "Tas inte in", "reason": "Ingen resurs"}}
    assert "Skäl" not in sorted_with(typed, again)[1]
    assert "reason: Ingen resurs" in meeting(typed)
