"""init as it is typed: what it puts where, that it is valid at once and overwrites nothing."""

import json
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from nplan.files.beginnings import OUTSET
from nplan.files.reading import reading
from nplan.files.templates import to_change
from nplan.model.process import DEFAULT_MEETING_KINDS, Area, Process
from tests.folders import put
from tests.typed import REPOSITORY, typed

PROCESS = Path(__file__).parents[1] / "documents" / "process"
NAMES = sorted(to_change())


@pytest.fixture
def process(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROCESS / "data", tmp_path / "data")).parent


def listed(names: list[str]) -> str:
    return ", ".join(f"templates/{name}" for name in names)


def test_the_templates_are_put_beside_the_data(process: Path) -> None:
    done = typed(process, "init", "--templates")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"wrote {listed(NAMES)}\n"
    for name, content in to_change().items():
        assert (process / "templates" / name).read_bytes() == content


def test_what_is_there_is_left_as_it_is(process: Path) -> None:
    own = process / "templates/programme.md.j2"
    own.parent.mkdir()
    own.write_text("# Egen\n", "utf-8")
    done = typed(process, "init", "--templates", language="sv")
    assert done.returncode == 0
    others = [name for name in NAMES if name != own.name]
    assert done.stderr == (
        f"skrev {listed(others)}\nlämnade som de är: templates/programme.md.j2\n"
    )
    assert own.read_text("utf-8") == "# Egen\n"
    again = typed(process, "init", "--templates")
    assert (again.returncode, again.stderr) == (0, f"left as they are: {listed(NAMES)}\n")


def test_a_document_is_the_same_with_the_copied_templates(process: Path) -> None:
    assert typed(process, "draft", "-o", "före").returncode == 0
    assert typed(process, "init", "--templates").returncode == 0
    assert typed(process, "draft", "-o", "efter").returncode == 0
    for file in (process / "före").iterdir():
        assert (process / "efter" / file.name).read_bytes() == file.read_bytes()


def test_the_project_may_be_named(process: Path) -> None:
    (process / "annan").mkdir()
    done = typed(process / "annan", "init", "--templates", "--project", str(process))
    assert done.returncode == 0
    assert (process / "templates/style.yaml").is_file()


def test_a_broken_link_is_left_and_nothing_is_written_through_it(process: Path) -> None:
    (process / "templates").mkdir()
    (process / "templates/style.yaml").symlink_to(process / "borta.yaml")
    done = typed(process, "init", "--templates")
    assert "left as they are: templates/style.yaml\n" in done.stderr
    assert not (process / "borta.yaml").exists()


def test_a_file_in_the_folders_place_is_told(process: Path) -> None:
    (process / "templates").write_text("", "utf-8")
    done = typed(process, "init", "--templates")
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be written" in done.stderr


def test_without_a_project_it_says_so(tmp_path: Path) -> None:
    done = typed(tmp_path, "init", "--templates")
    assert done.returncode == 1
    assert "no process is found" in done.stderr


NEXT = 'Then nplan new meeting "Lunch" makes a file for a meeting; nplan status says what next.\n'
VERSIONS = """\
Nothing keeps the versions of these files yet. Type:
    git init
    git add .
    git commit -m "Start"
"""
AROUND = ".gitattributes, .gitignore, .vscode, README.md"
REGISTER = """\
# Registret: företag och andra som deltar. Först ett id (a-z, 0-9 och bindestreck), sedan namnet.
# Det här lägger till en: nplan new organisation "Café Torget"
# Personers namn, e-post och telefon står inte här utan i data/private/contacts.yaml.
#
# cafe-torget: Café Torget
# bygg-betong-syd: {name: Bygg & Betong Syd AB, size: 10-49, aliases: [Betong Syd]}
"""


def written(root: Path) -> list[str]:
    """Every file of a folder, but for those of git and what nplan makes for itself."""
    files = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(file.as_posix() for file in files if file.parts[0] not in (".git", ".nplan"))


def process_of(root: Path) -> Process:
    records = reading(root).records
    assert records is not None
    return records.process


def validated(root: Path) -> str:
    """What validate tells of a project."""
    return typed(root, "validate").stdout


def test_a_new_process_is_begun_in_an_empty_folder(tmp_path: Path) -> None:
    root = tmp_path / "Näringsliv på Österlen"
    root.mkdir()
    done = typed(root, "init", "--municipality", "Österlens kommun")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        f"wrote {AROUND}, data/organisations.yaml, data/process.yaml\n{VERSIONS}{NEXT}"
    )
    assert written(root) == [
        ".gitattributes",
        ".gitignore",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        "README.md",
        "data/organisations.yaml",
        "data/process.yaml",
    ]
    assert {one.name for one in (root / "data").iterdir() if one.is_dir()} == {
        "keypoints",
        "meetings",
        "programme",
    }
    for name in ("gitattributes", "gitignore"):
        assert (root / f".{name}").read_bytes() == (OUTSET / name).read_bytes()
    assert (root / "data/organisations.yaml").read_text("utf-8") == REGISTER


def test_it_is_valid_at_once_and_every_report_works(tmp_path: Path) -> None:
    assert typed(tmp_path, "init").returncode == 0
    done = typed(tmp_path, "validate", "--strict")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for command in (["tally"], ["status"], ["list", "organisations"], ["draft", "--to", "md,html"]):
        done = typed(tmp_path, *command)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def test_the_process_has_the_areas_of_the_example_without_its_own_words(tmp_path: Path) -> None:
    typed(tmp_path, "init", "--municipality", "Åby: nya #1", "--title", "Program 2027–2030")
    process, example = process_of(tmp_path), process_of(REPOSITORY)
    assert (process.municipality, process.title) == ("Åby: nya #1", "Program 2027–2030")
    assert process.meeting_kinds == DEFAULT_MEETING_KINDS
    assert (process.units, process.industries, process.localities) == ((), (), ())
    assert len(process.areas) == 8
    assert sum(len(area.themes) for area in process.areas) > 40
    assert process.areas == tuple(map(for_any_municipality, example.areas))
    text = (tmp_path / "data/process.yaml").read_text("utf-8")
    assert "Lindvik" not in text
    assert text.startswith(
        "# Processen bakom programmet. Det här är den enda fil som måste finnas.\n"
    )
    assert '\nmunicipality: "Åby: nya #1"\ntitle: Program 2027–2030\nlanguage: sv\n' in text


def for_any_municipality(area: Area) -> Area:
    description = (area.description or "").replace("Lindvik", "kommunen")
    return msgspec.structs.replace(area, description=description)


def test_what_is_suggested_in_the_process_can_be_taken_as_it_is(tmp_path: Path) -> None:
    typed(tmp_path, "init")
    file = tmp_path / "data/process.yaml"
    lines = file.read_text("utf-8").splitlines()
    suggested = [line.replace("# ", "", 1) if is_suggestion(line) else line for line in lines]
    assert suggested != lines
    file.write_text("\n".join(suggested) + "\n", "utf-8")
    assert validated(tmp_path) == ""
    process = process_of(tmp_path)
    assert [unit.kind for unit in process.units] == ["board", "administration", "own-company"]
    assert len(process.phases) == len(process.industries) == len(process.localities) == 2
    assert (process.document.adopted_by, str(process.deadline)) == (
        "Kommunfullmäktige",
        "2027-12-14",
    )
    assert process.meeting_kinds[-1].written


def is_suggestion(line: str) -> bool:
    return line.lstrip().startswith(
        ("# document:", "#   ", "# deadline:", "# phases:", "# units:", "# industries:")
    ) or line.lstrip().startswith(("# localities:", "# - {"))


def test_a_folder_is_made_and_what_to_type_there_is_told_in_swedish(tmp_path: Path) -> None:
    done = typed(tmp_path, "init", "Näringsliv på Österlen", language="sv")
    folder = "Näringsliv på Österlen"
    assert done.returncode == 0
    assert done.stderr == (
        f"skrev {folder}/.gitattributes, {folder}/.gitignore, {folder}/.vscode, "
        f"{folder}/README.md, "
        f"{folder}/data/organisations.yaml, {folder}/data/process.yaml\n"
        f"Börja i {folder}/data/process.yaml: skriv kommunens namn efter municipality.\n"
        "Ändringar i filerna sparas inte i någon historik än. Skriv:\n"
        f'    cd "{folder}"\n'
        "    git init\n"
        "    git add .\n"
        '    git commit -m "Start"\n'
        'Sedan gör nplan new meeting "Lunch" en fil för ett möte; nplan status visar vad som är '
        "näst på tur.\n"
    )
    page = (tmp_path / folder / "README.md").read_text("utf-8")
    assert page.startswith("# Näringslivsprogram\n\nHär samlar Min kommun arbetet med närings")


def test_the_page_for_colleagues_names_commands_that_there_are(tmp_path: Path) -> None:
    for language in ("sv", "en"):
        page = (OUTSET / f"README.{language}.md").read_text("utf-8")
        named = [line.split("`")[1].split()[1] for line in page.splitlines() if "| `nplan" in line]
        assert named == ["new", "validate", "status", "tally", "draft"]
        for command in named:
            assert typed(tmp_path, command, "--help").returncode == 0


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Min egen\n", "utf-8")
    (tmp_path / ".gitignore").write_text("*.log\n", "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/organisations.yaml").write_text("cafe-torget: Café Torget\n", "utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    done = typed(tmp_path, "init", "--municipality", "Åby kommun")
    assert done.returncode == 0
    assert done.stderr == (
        "wrote .gitattributes, .vscode, data/process.yaml\n"
        "left as they are: .gitignore, README.md, data/organisations.yaml\n"
        "Write the line /data/private/ in .gitignore, so that people's names and addresses stay "
        f"out of git.\n{NEXT}"
    )
    assert (tmp_path / "README.md").read_text("utf-8") == "Min egen\n"
    assert (tmp_path / ".gitignore").read_text("utf-8") == "*.log\n"
    assert validated(tmp_path) == ""


@pytest.mark.parametrize("option", ["--municipality", "--title"])
def test_a_character_that_no_file_may_hold_is_refused(tmp_path: Path, option: str) -> None:
    done = typed(tmp_path, "init", "ny", option, "Åby\x07 kommun")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        'nplan: "Åby� kommun" holds a character that no file may hold (U+0007): '
        "nothing was written",
    )
    assert list(tmp_path.iterdir()) == []


def test_what_is_private_is_ignored_by_git(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    typed(tmp_path, "init")
    private = tmp_path / "data/private/contacts.yaml"
    private.parent.mkdir()
    private.write_text("cafe-torget: [{name: Kim Ek}]\n", "utf-8")
    (tmp_path / "data/meetings/~$2026-03-25-lunch.yaml").write_text("", "utf-8")
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    told = subprocess.run(status, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert told.splitlines() == [f"?? {file}" for file in written(tmp_path) if is_shared(file)]


def is_shared(file: str) -> bool:
    return "private" not in file and "~$" not in file


@pytest.mark.parametrize("folder", ["", ".", "data/meetings", "ny/mapp"])
def test_no_process_is_begun_in_another(process: Path, folder: str) -> None:
    before = written(process)
    done = typed(process, "init", *([folder] if folder else []))
    assert (done.returncode, done.stdout) == (1, "")
    if folder in ("", "."):
        assert done.stderr == (
            f"nplan: {process} holds a process already\nto begin another one, name another "
            "folder: nplan init DIR. nplan init --templates puts the templates into this one.\n"
        )
    else:
        assert done.stderr == (
            f"nplan: {process / folder} lies in a process that there is already, in {process}\n"
            "name a folder that lies outside it: nplan init DIR.\n"
        )
    assert written(process) == before


def test_an_editor_finds_the_schemas(tmp_path: Path) -> None:
    typed(tmp_path, "init")
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    assert len(settings["yaml.schemas"]) > 10
    for schema in settings["yaml.schemas"]:
        assert json.loads((tmp_path / schema).read_text("utf-8"))["$schema"]
    areas = (tmp_path / ".nplan/schema/meeting.schema.json").read_text("utf-8")
    assert "naringslivsklimat" in areas


def test_a_workflow_goes_where_it_is_wanted_in_a_process_that_is_there_too(tmp_path: Path) -> None:
    file = ".github/workflows/nplan.yml"
    assert typed(tmp_path, "init", "ny", "--workflow", file).returncode == 0
    assert (tmp_path / "ny" / file).read_bytes() == (OUTSET / "workflow.yml").read_bytes()
    done = typed(tmp_path / "ny", "init", "--workflow", "annan.yml")
    assert (done.returncode, done.stderr) == (0, "wrote annan.yml\n")
    done = typed(tmp_path / "ny", "init", "--workflow", "data/annan.yml")
    assert (done.returncode, written(tmp_path / "ny/data")) == (
        1,
        ["organisations.yaml", "process.yaml"],
    )


def test_an_init_that_was_interrupted_is_done_by_typing_it_again(tmp_path: Path) -> None:
    typed(tmp_path, "init", "hel", "--example")
    whole = written(tmp_path / "hel")
    for file in whole[::2]:
        (tmp_path / "halv" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(tmp_path / "hel" / file, tmp_path / "halv" / file)
    (tmp_path / "halv/data/process.yaml").unlink(missing_ok=True)  # it is written last
    assert typed(tmp_path, "init", "halv", "--example").returncode == 0
    assert written(tmp_path / "halv") == whole


def test_a_new_process_may_have_templates_too(tmp_path: Path) -> None:
    assert typed(tmp_path, "init", "ny", "--templates").returncode == 0
    assert (tmp_path / "ny/data/process.yaml").is_file()
    assert (tmp_path / "ny/templates/style.yaml").is_file()


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "ny").write_text("", "utf-8")
    done = typed(tmp_path, "init", "ny")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"nplan: {tmp_path / 'ny'}")
    assert (tmp_path / "ny").read_text("utf-8") == ""


def test_the_example_comes_whole(tmp_path: Path) -> None:
    done = typed(tmp_path, "init", "exempel", "--example")
    assert done.returncode == 0, done.stderr
    root, data = tmp_path / "exempel", REPOSITORY / "data"
    brought = [file for file in written(data) if file != "README.md" and "private" not in file]
    assert written(root / "data") == brought
    for file in brought:
        assert (root / "data" / file).read_bytes() == (data / file).read_bytes()
    assert "exempel/data/meetings, " in done.stderr
    assert (root / "README.md").read_text("utf-8").startswith("# Näringslivsprogram 2025–2028\n")
    assert typed(root, "tally").stdout == typed(REPOSITORY, "tally").stdout


def test_the_example_has_its_own_names(tmp_path: Path) -> None:
    done = typed(tmp_path, "init", "--example", "--title", "Vårt program")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "nplan: the example comes as it is, with its own names\n"
        "leave --example out, or leave out --from, --municipality and --title.\n"
    )
    assert written(tmp_path) == []


EARLIER = {
    "data/process.yaml": """\
# Vårt första program.
municipality: Åby kommun
title: Program 2023–2026
document:
  type: plan
  reference: KS 2022/7
deadline: 2022-12-10
phases:
  - {id: dialog, title: Dialog}
areas:  # fem kloka valde dem
  - {id: service, title: Kommunal service}
  - {id: mark, title: Mark, formerly: lage}
units:
  - {id: ks, title: Kommunstyrelsen, kind: board}
industries:
  - {id: handel, title: Handel, companies: 12}
""",
    "data/organisations.yaml": """\
# Från sign-up-listan.
cafe-torget: {name: Café Torget, consent: anonymous}  # ringde

sund: Sund & Söner AB
""",
    "data/programme/service.yaml": """\
situation: Det tar tid.
goals:
  - id: S1
    text: Svar i tid
    key_points: svar
    indicators: [{id: svar-tid, name: Svar inom en vecka, baseline: {year: 2023, value: "3,5"}}]
  - {id: S2, text: "En väg in: för alla"}
actions:
  - id: S1.1
    text: Svara inom en vecka
    responsible: [ks]
    goal: S1
    cost: 1 200 000
    key_points: [svar]
  - {id: S1.2, text: Ring tillbaka, responsible: ks, goal: S1}
  - {id: S2.1, text: Anställ en lots, responsible: ks, goal: S2}
""",
    "data/programme/mark.yaml": """\
actions: {id: M1, text: Köp mark, responsible: ks}
""",
    "data/keypoints/service.yaml": "- {id: svar, area: service, title: Svar, outcome: adopted}\n",
    "data/followup/2024.yaml": """\
title: Uppföljning
date: 2024-12-01
actions: {S1.1: {status: done}, S1.2: {status: ongoing}, M1: {status: stopped}}
""",
    "data/followup/2025.yaml": """\
title: Uppföljning
date: 2025-12-01
actions: {S1.1: {status: ongoing}, S1.2: {status: done}}
""",
    "data/private/contacts.yaml": "cafe-torget: [{name: Kim Ek}]\n",
}


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    return put(tmp_path / "förra", EARLIER)


def test_a_process_goes_on_from_an_earlier_programme(tmp_path: Path, earlier: Path) -> None:
    done = typed(tmp_path, "init", "ny", "--from", "förra", "--title", "Program 2027–2030")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "wrote ny/.gitattributes, ny/.gitignore, ny/.vscode, ny/README.md, "
        "ny/data/organisations.yaml, ny/data/programme/service.yaml, ny/data/process.yaml\n"
        f"carried over from {earlier}:\n"
        "     2  organisations in the register\n"
        "     1  of the municipality's own bodies\n"
        "     2  areas with their themes\n"
        "     6  kinds of meeting\n"
        "     6  industries, sizes and localities\n"
        "     2  actions that are neither done nor stopped\n"
        "     2  goals that they serve\n"
        "Not carried over: meetings, key points, texts, consultation, decisions and follow-ups, "
        "and of goals and actions what has ended and the key points that they rested on.\n"
        f"{earlier}/data/private/contacts.yaml holds people's names and addresses and was not "
        "copied: do so yourself if you may keep them.\n"
        "Nothing keeps the versions of these files yet. Type:\n"
        '    cd "ny"\n    git init\n    git add .\n    git commit -m "Start"\n'
        f"{NEXT}"
    )
    root = tmp_path / "ny"
    assert written(root / "data") == [
        "organisations.yaml",
        "process.yaml",
        "programme/service.yaml",
    ]
    register = (root / "data/organisations.yaml").read_text("utf-8")
    assert register == EARLIER["data/organisations.yaml"]
    assert (
        (root / "data/process.yaml").read_text("utf-8")
        == """\
# Vårt första program.
municipality: Åby kommun
title: Program 2027–2030
document:
  replaces: Program 2023–2026, KS 2022/7
areas:  # fem kloka valde dem
  - {id: service, title: Kommunal service}
  - {id: mark, title: Mark, formerly: lage}
units:
  - {id: ks, title: Kommunstyrelsen, kind: board}
industries:
  - {id: handel, title: Handel, companies: 12}
"""
    )
    assert (
        (root / "data/programme/service.yaml").read_text("utf-8")
        == """\
# Från Program 2023–2026: det som inte är avslutat, och målen som det bidrar till.
goals:
  - id: S1
    text: Svar i tid
    indicators:
      - {id: svar-tid, name: Svar inom en vecka, baseline: {year: 2023, value: "3,5"}}
  - {id: S2, text: "En väg in: för alla"}
actions:
  - {id: S1.1, text: Svara inom en vecka, responsible: [ks], goal: S1, cost: 1 200 000}
  - {id: S2.1, text: Anställ en lots, responsible: ks, goal: S2}
"""
    )
    assert "error" not in validated(root)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "sv",
            "     1  organisation i registret\n"
            "     1  av kommunens egna nämnder, förvaltningar och bolag\n"
            "     1  område med sina teman\n"
            "     6  slags möten\n"
            "     1  bransch, storlek eller ort\n"
            "     1  åtgärd som varken är klar eller stoppad\n"
            "     1  mål som den bidrar till\n",
        ),
        (
            "en",
            "     1  organisation in the register\n"
            "     1  of the municipality's own bodies\n"
            "     1  area with its themes\n"
            "     6  kinds of meeting\n"
            "     1  industry, size or locality\n"
            "     1  action that is neither done nor stopped\n"
            "     1  goal that it serves\n",
        ),
    ],
)
def test_one_of_a_kind_is_told_as_one(tmp_path: Path, language: str, told: str) -> None:
    files = {
        "data/process.yaml": """\
municipality: Åby kommun
title: Program 2023–2026
areas: {id: service, title: Service}
units: {id: ks, title: Kommunstyrelsen, kind: board}
industries: {id: handel, title: Handel}
sizes: []
localities: []
""",
        "data/organisations.yaml": "cafe-torget: Café Torget\n",
        "data/programme/service.yaml": """\
goals: {id: S1, text: Svar i tid}
actions: {id: S1.1, text: Svara, responsible: ks, goal: S1}
""",
    }
    put(tmp_path / "förra", files)
    done = typed(tmp_path, "init", "ny", "--from", "förra", "--title", "Plan", language=language)
    assert done.returncode == 0
    assert "".join(line for line in done.stderr.splitlines(True) if line[5:6].isdigit()) == told


def test_what_is_broken_in_an_earlier_programme_is_told_in_its_place(
    tmp_path: Path, earlier: Path
) -> None:
    with (earlier / "data/process.yaml").open("a", encoding="utf-8") as file:
        file.write("deadlin: 2026\n")
    done = typed(tmp_path, "init", "ny", "--from", "förra")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("data/process.yaml:17:1: error: ")
    assert done.stderr.endswith(
        f"nplan: Nothing was written. Mend this in {earlier}, and type nplan init again.\n"
    )
    assert not (tmp_path / "ny").exists()


def test_an_earlier_programme_has_to_be_there(tmp_path: Path) -> None:
    done = typed(tmp_path, "init", "ny", "--from", "förra")
    assert done.returncode == 1
    assert done.stderr.startswith(f"nplan: {tmp_path / 'förra'} holds no data/process.yaml\n")
    assert not (tmp_path / "ny").exists()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("data/organisations.yaml", "# Ingen än.\n"),
        ("data/keypoints/service.yaml", "\n# Senare.\n"),
        ("data/decisions.yaml", "# Inga beslut.\n"),
        ("data/replies.yaml", "# Ingen har fått svar.\n"),
    ],
)
def test_a_list_of_comments_is_an_empty_list(tmp_path: Path, file: str, text: str) -> None:
    typed(tmp_path, "init")
    (tmp_path / file).write_text(text, "utf-8")
    assert validated(tmp_path) == ""
