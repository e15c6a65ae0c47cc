"""Laws of import: all that a sheet says is there afterwards, and the same sheet adds nothing."""

import csv
import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nplan.files.reading import reading
from nplan.tables.sheets import sheet
from nplan.tables.sorting import COLUMNS, SHEET
from tests.awkward_texts import PASTED, SAID
from tests.checks.projects import files_in
from tests.cli.importing import INPUTS, NOTES, ORGANISATIONS, PARTICIPANTS, PROJECT
from tests.examples import examples
from tests.files.by_hand import by_hand
from tests.tables.workbooks import xlsx_file
from tests.typed import Here

FEW = settings(
    examples(0.1),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""Each example runs commands in the same folder, which begins anew."""

NAMES = st.sampled_from(["Bygg Syd AB", "bygg  syd", "Café Torget", "Nya AB", "-", ""]) | PASTED
CELLS = st.just("") | PASTED
ANSWERS = SAID.map(lambda text: f"{text}å{text}")
"""Texts that are more than a mark where nothing was said."""


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    return Here(tmp_path, monkeypatch, capsys)


def begin(typed: Here) -> None:
    """Let the folder hold the project as it was."""
    shutil.rmtree(typed.folder / "data", ignore_errors=True)
    typed.put(files_in(PROJECT))


def saved(typed: Here, rows: Sequence[Sequence[str]], ending: str) -> str:
    """A list as a spreadsheet saves it, by its file's name."""
    file = typed.folder / f"lista.{ending}"
    if ending == "xlsx":
        file.write_bytes(xlsx_file(rows))
    else:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";").writerows(rows)
        file.write_bytes(text.getvalue().encode("utf-8-sig"))
    return file.name


def in_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("arguments", [INPUTS, NOTES], ids=["list", "notes"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@FEW
@given(st.lists(st.tuples(NAMES, ANSWERS, ANSWERS | st.just("")), min_size=3, max_size=5))
def test_every_answer_is_there_letter_by_letter_and_once(
    arguments: tuple[str, ...], ending: str, typed: Here, rows: list[tuple[str, str, str]]
) -> None:
    begin(typed)
    file = saved(typed, [("Företag", "Synpunkt", "Förslag"), *rows], ending)
    before = typed.files()
    typed("import", file, *arguments, "--new")
    assert typed.files() == before
    _, err, code = typed("import", file, *arguments, "--new", "--write")
    after = typed.files()
    if code:
        assert "avgöras" in err  # a name that is nearly another one's
        assert after == before
        return
    found = reading(typed.folder)
    assert [one for one in found.findings if one.severity == "error"] == []
    assert found.records is not None
    meeting = found.records.meetings[f"data/meetings/{arguments[-1]}.yaml"]
    expected = [in_lines(text) for _, *texts in rows for text in texts if text]
    assert [one.text for one in meeting.inputs][-len(expected) :] == expected
    assert typed("import", file, *arguments, "--new", "--write")[2] == 0
    assert typed.files() == after


@pytest.mark.parametrize("arguments", [ORGANISATIONS, PARTICIPANTS], ids=["register", "meeting"])
@FEW
@given(st.lists(st.tuples(NAMES, CELLS, CELLS, CELLS), max_size=6))
def test_the_same_list_of_people_adds_nothing(
    arguments: tuple[str, ...], typed: Here, rows: list[tuple[str, str, str, str]]
) -> None:
    begin(typed)
    header = [("Företag", "Namn", "E-post", "Alias"), ("Krinova", "Åke", "", "")]
    file = saved(typed, [*header, *rows], "xlsx")
    before = typed.files()
    new = ("--new",) if arguments == PARTICIPANTS else ()
    _, err, code = typed("import", file, *arguments, *new, "--write")
    after = typed.files()
    if code:
        assert "avgöras" in err
        assert after == before
        return
    assert [one for one in reading(typed.folder).findings if one.severity == "error"] == []
    typed("import", file, *arguments, *new, "--write")  # an alias may be another one's name now
    assert typed.files() == after


MEETINGS = st.fixed_dictionaries(
    {
        "kind": st.just("dialoglunch"),
        "title": SAID,
        "inputs": st.lists(
            st.fixed_dictionaries(
                {"text": SAID},
                optional={
                    "area": st.just("service"),
                    "outcome": st.just("noted"),
                    "reason": SAID.filter(lambda text: "\r" not in text),
                },
            ),
            min_size=1,
            max_size=3,
        ).map(lambda inputs: [{"id": str(n), **one} for n, one in enumerate(inputs)]),
    }
)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@FEW
@given(by_hand(MEETINGS))
def test_what_was_not_sorted_changes_nothing(ending: str, typed: Here, meeting: str) -> None:
    begin(typed)
    typed.put({"data/meetings/2026-05-01-enkat.yaml": meeting})
    assert typed("export", "lista.xlsx", "--sort")[2] == 0
    if ending == "csv":
        content = (typed.folder / "lista.xlsx").read_bytes()
        rows = sheet(content, SHEET, lambda _: True).rows
        saved(typed, [COLUMNS, *(row.cells for row in rows)], ending)
    before = typed.files()
    assert typed("import", f"lista.{ending}", "--as", "sorting", "--write")[2] == 0
    assert typed.files() == before
