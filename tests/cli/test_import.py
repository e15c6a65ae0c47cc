"""import as it is typed: what each spreadsheet would do, what it does, and what is told."""

import subprocess
import sys
from pathlib import Path

import pytest

import nplan
from nplan.tables import mapping
from tests.checks.projects import files_in
from tests.cli.importing import CASES, PROJECT, Case
from tests.terminals import terminal
from tests.typed import Here

GOLDENS = Path(__file__).with_name("imports")
PACKAGE = Path(nplan.__file__).parent


class Typed(Here):
    """The project of these tests in a folder."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        super().__init__(folder, monkeypatch, capsys)
        self.put(files_in(PROJECT))


@pytest.fixture
def typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Typed:
    return Typed(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("name", CASES)
def test_each_spreadsheet_is_imported_whole_or_not_at_all(
    name: str, typed: Typed, pytestconfig: pytest.Config
) -> None:
    case = CASES[name]
    told = _imported(typed, case)
    golden = GOLDENS / f"{name}.txt"
    if pytestconfig.getoption("--write-goldens"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")


def _imported(typed: Typed, case: Case) -> str:
    """What a trial and then the writing tell, and the files that came of it."""
    if case.file not in ("finns-inte.xlsx", "data"):
        (typed.folder / case.file).write_bytes(case.content)
    typed.put(case.files)
    before = typed.files()
    trial = typed("import", case.file, *case.arguments)
    made = {name: text for name, text in typed.files().items() if before.get(name) != text}
    assert not any(name.startswith("data/") for name in made)
    parts = [f"$ nplan import {case.file} {' '.join(case.arguments)}", *_told(trial)]
    parts += _shown(made)
    before = typed.files()
    written = typed("import", case.file, *case.arguments, "--write")
    after = typed.files()
    changed = {name: text for name, text in after.items() if before.get(name) != text}
    assert before.keys() <= after.keys()
    if written[2]:
        assert changed == {}
    if written != trial:
        same = written[0] == trial[0]
        parts += ["$ ... --write", *_told(("(the same)\n" if same else written[0], *written[1:]))]
    parts += _shown(changed)
    if changed:
        again = typed("import", case.file, *case.arguments, "--write")
        assert again[2] == 0
        assert typed.files() == after, "the second import added something"
        assert typed("validate")[2] == 0
    return "\n".join(parts) + "\n"


def _told(done: tuple[str, str, int]) -> list[str]:
    out, err, code = done
    return [part.rstrip("\n") for part in (out, err) if part] + [f"(exit {code})"]


def _shown(files: dict[str, bytes]) -> list[str]:
    return [
        line
        for name, text in files.items()
        for line in (f"--- {name}", text.decode().removesuffix("\n"))
    ]


def test_every_golden_belongs_to_a_spreadsheet() -> None:
    assert {path.stem for path in GOLDENS.glob("*")} == set(CASES)


def test_people_go_nowhere_where_git_would_see_them(typed: Typed) -> None:
    for command in (("init", "-q"), ("config", "core.excludesFile", "/dev/null")):
        subprocess.run(["git", *command], cwd=typed.folder, check=True)
    typed.put({"lista.csv": "Företag;E-post\nKrinova;a@b.example\n"})
    before = typed.files()
    arguments = ("import", "lista.csv", "--as", "participants", "--meeting", "2026-03-25-lunch")
    _, err, code = typed(*arguments, "--write")
    assert (err, code) == (
        "lista.csv innehåller personers namn och adresser, och git skulle spara den: "
        "flytta den till data/private/.\n"
        "nplan: git skulle spara data/private/contacts.yaml, där personers namn och adresser "
        "hamnar: inget skrevs\n"
        "skriv raden /data/private/ i .gitignore, eller filens egen sökväg om den ligger någon "
        "annanstans.\n",
        1,
    )
    assert typed.files() == before
    typed.put({".gitignore": "/data/private/\n"})
    assert typed(*arguments, "--write")[2] == 0
    assert typed.files()["data/private/contacts.yaml"] == b"krinova:\n  - {email: a@b.example}\n"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (
            "lista.csv",
            "lista.csv innehåller personers namn och adresser, och git skulle spara den: "
            "flytta den till data/private/.\n",
        ),
        ("data/private/lista.csv", ""),
    ],
)
def test_a_list_of_people_where_git_would_keep_it_is_told(
    file: str, told: str, typed: Typed
) -> None:
    for command in (("init", "-q"), ("config", "core.excludesFile", "/dev/null")):
        subprocess.run(["git", *command], cwd=typed.folder, check=True)
    typed.put({file: "Företag;E-post\nKrinova;a@b.example\n", ".gitignore": "/data/private/\n"})
    _, err, _ = typed("import", file, "--as", "participants", "--meeting", "2026-03-25-lunch")
    assert err == (
        f"{told}Läggs till: 1 deltagare och 1 kontaktperson.\n"
        "Inget skrevs: det här var ett prov. Lägg till --write för att göra det.\n"
    )
    typed.put({file: "Företag;Ort\nKrinova;\n"})
    assert "git" not in typed("import", file, "--as", "organisations")[1]


def test_contacts_may_lie_in_a_folder_that_others_share(typed: Typed) -> None:
    shared = typed.folder.parent / "shared.yaml"
    process = files_in(PROJECT)["data/process.yaml"] + f"contacts: {shared}\n"
    typed.put({"data/process.yaml": process, "lista.csv": "Företag;Namn\nKrinova;Bo\n"})
    arguments = ("import", "lista.csv", "--as", "participants", "--meeting", "2026-03-25-lunch")
    assert typed(*arguments, "--write")[2] == 0
    assert shared.read_text("utf-8") == "krinova:\n  - {name: Bo}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal on Windows")
@pytest.mark.parametrize(("answer", "code"), [("", 0), ("j", 0), ("Ja", 0), ("n", 1), ("hjälp", 1)])
def test_a_guess_is_asked_about_once_on_a_terminal(answer: str, code: int, typed: Typed) -> None:
    question = "Läses kolumnerna som de ska? [J/n] "
    typed.put({"svar.csv": "Vilket företag?;Synpunkt\nKrinova;Hej\n"})
    before = typed.files()
    arguments = ("import", "svar.csv", "--as", "inputs", "--meeting", "2026-04-01-enkat", "--write")
    command = terminal(typed.folder, *arguments, NPLAN_LANG="sv")
    command.wait(question.encode())
    command.press(f"{answer}\n".encode())
    assert command.end()[0] == code
    assert (typed.files() == before) is bool(code)
    if code == 0:  # and is remembered
        typed.put({"svar.csv": "Vilket företag?;Synpunkt\nKrinova;Hej\nKrinova;Då\n"})
        again = terminal(typed.folder, *arguments, NPLAN_LANG="sv")
        done, screen = again.end()
        assert (done, question in screen) == (0, False)


def test_every_usual_name_of_a_column_means_a_field() -> None:
    for field, names in mapping.NAMES.items():
        for name in names.split(", "):
            assert mapping.folded(name) == name, name
        assert field == "-" or any(field.partition(":")[0] in of for of in mapping.FIELDS.values())


@pytest.mark.parametrize("kind", ["participants", "inputs"])
def test_what_was_interrupted_is_finished_by_the_same_command(typed: Typed, kind: str) -> None:
    typed.put({"lista.csv": "Företag;Namn;Synpunkt\nNykomling AB;Anna Ek;Ja tack\n"})
    arguments = ("import", "lista.csv", "--as", kind, "--meeting", "2026-03-25-lunch")
    before = typed.files()
    told = typed(*arguments, "--new", "--write")[1]
    after = typed.files()
    order = told.strip().rpartition("Skrev ")[2].split(", ")
    assert set(order) == {file for file in after if before.get(file) != after[file]}
    for written in range(len(order)):
        for file in order[written:]:
            if file in before:
                typed.put({file: before[file].decode()})
            else:
                (typed.folder / file).unlink()
        assert typed(*arguments, "--new", "--write")[2] == 0
        assert typed.files() == after


@pytest.mark.parametrize(
    ("header", "is_kept"),
    [
        ("Vilket företag?;Vem kommer?", True),
        ("Krinova;Anna", False),
        ("Krinova;Anna Andersson", False),
        ("Företag;070-123 45 67", False),
        ("Företag;anna@krinova.example", False),
        ("Företag;Anna Andersson", False),
    ],
)
def test_the_first_row_of_a_list_without_a_header_is_not_kept_in_git(
    header: str, is_kept: bool, typed: Typed
) -> None:
    first, second = header.split(";")
    typed.put({"lista.csv": f"{header}\nKrinova;Bo Ek\n"})
    arguments = ("import", "lista.csv", "--as", "participants", "--meeting", "2026-03-25-lunch")
    told = ("--map", f"{first}=organisation", "--map", f"{second}=name")
    assert typed(*arguments, *told, "--write")[2] == 0
    assert ("data/imports.yaml" in typed.files()) is is_kept


def test_colleagues_who_share_an_address_are_two_people(typed: Typed) -> None:
    rows = (
        "Krinova;Anna Ek;info@k.example;\n"
        "Krinova;Bo Al;info@k.example;\n"
        "Krinova;Bo Al;info@k.example;\n"
        "Krinova;;;0701234567\n"
    )
    typed.put({"lista.csv": f"Företag;Namn;E-post;Telefon\n{rows}"})
    arguments = ("import", "lista.csv", "--as", "participants", "--meeting", "2026-03-25-lunch")
    assert typed(*arguments, "--write")[2] == 0
    assert typed.files()["data/private/contacts.yaml"].decode() == (
        "krinova:\n"
        "  - {name: Anna Ek, email: info@k.example}\n"
        "  - {name: Bo Al, email: info@k.example}\n"
        "  - {phone: 0701234567}\n"
    )
    assert (
        b"{organisation: krinova, people: 3}"
        in typed.files()["data/meetings/2026-03-25-lunch.yaml"]
    )
    before = typed.files()
    assert typed(*arguments, "--write")[2] == 0
    assert typed.files() == before


def test_it_is_told_that_people_of_no_organisation_are_not_noted(typed: Typed) -> None:
    typed.put({"svar.csv": "Företag;E-post;Synpunkt\nKrinova;a@k.example;Ja\n;b@k.example;Nej\n"})
    arguments = ("import", "svar.csv", "--as", "inputs", "--meeting", "2026-04-01-enkat")
    assert typed(*arguments)[1].splitlines()[0] == (
        "Läggs till: 2 synpunkter och 1 kontaktperson. Läggs inte till: 1 person utan organisation."
    )
