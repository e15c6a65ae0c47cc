"""schema as it is typed: what is printed, what is written and where, and what it knows."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from nplan.cli.commands.keeping import FileKind
from nplan.cli.editor import FILE_KINDS, vscode
from nplan.cli.schema import schemas
from nplan.cli.usage import WORK
from nplan.files.definitions import definitions
from tests.typed import REPOSITORY, typed

PROCESS = """\
municipality: Lindvik kommun
title: Program
areas:
  - {id: service, title: Kommunal service, formerly: bemotande}
units:
  - {id: ks, title: Kommunstyrelsen, kind: board}
"""
ORGANISATIONS = "cafe-torget: {name: Café Torget, aliases: Torget}\n"


@pytest.fixture
def process(tmp_path: Path) -> Path:
    (tmp_path / "data/meetings").mkdir(parents=True)
    (tmp_path / "data/process.yaml").write_text(PROCESS, "utf-8")
    (tmp_path / "data/organisations.yaml").write_text(ORGANISATIONS, "utf-8")
    return tmp_path


def printed(folder: Path, kind: str, language: str = "en") -> dict[str, Any]:
    done = typed(folder, "schema", kind, language=language)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_names_are_those_of_the_project(process: Path) -> None:
    made = printed(process, "meeting")["$defs"]
    again = "Run “nplan schema” if it is new."
    assert made["area"] == {
        "anyOf": [
            {
                "enum": ["service"],
                "enumDescriptions": ["Kommunal service"],
                "errorMessage": f"There is no area with this id in data/process.yaml. {again}",
            },
            {"if": {"not": {"enum": [None, "service", "bemotande"]}}, "then": False},
        ]
    }
    organisation = made["organisation"]["anyOf"]
    assert organisation[0]["enum"] == ["cafe-torget", "ks"]
    assert organisation[0]["enumDescriptions"] == ["Café Torget", "Kommunstyrelsen"]
    known = [None, "cafe-torget", "ks", "Café Torget", "Torget", "Kommunstyrelsen"]
    assert organisation[1]["if"]["not"]["enum"] == known
    assert made["unit"]["anyOf"][0]["enum"] == ["ks"]


def test_a_field_is_told_of_in_the_language_of_the_reader(process: Path) -> None:
    told = {
        language: printed(process, "meeting", language)["$defs"]["Meeting"]["properties"]["host"]
        for language in ("en", "sv")
    }
    reference = {"$ref": "#/$defs/unit"}
    assert told == {
        "en": {"description": "The id of the unit that held it."} | reference,
        "sv": {"description": "Id för det egna organ som höll i det."} | reference,
    }


def test_outside_a_project_any_name_will_do(tmp_path: Path) -> None:
    made = printed(tmp_path, "meeting")["$defs"]
    assert made["Meeting"]["properties"]["host"]["$ref"] == "#/$defs/text"
    assert "area" not in made
    nowhere = typed(tmp_path, "schema")
    assert nowhere.returncode == 1
    assert "no process is found" in nowhere.stderr
    done = typed(tmp_path, "schema", "-o", "scheman")
    assert (done.returncode, done.stderr) == (0, "wrote scheman\n")
    assert len(list((tmp_path / "scheman").iterdir())) == len(FILE_KINDS)


def test_all_are_written_where_an_editor_looks(process: Path) -> None:
    before = {path: path.read_bytes() for path in process.rglob("*.yaml")}
    done = typed(process / "data/meetings", "schema", language="sv")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"skrev {process / '.nplan/schema'}\n"
    made = {
        path.relative_to(process).as_posix(): path.read_bytes()
        for path in (process / ".nplan").rglob("*")
        if path.is_file()
    }
    assert made == schemas(process, "sv")
    assert made[".nplan/.gitignore"] == b"*\n"
    assert {path: path.read_bytes() for path in process.rglob("data/**/*.yaml")} == before


def test_an_editor_knows_of_a_new_organisation_at_once(process: Path) -> None:
    assert typed(process, "new", "organisation", "Sist").returncode == 0
    assert not (process / ".nplan/schema").exists()  # no editor was set up
    assert typed(process, "schema").returncode == 0
    assert typed(process, "new", "organisation", "Först").returncode == 0
    assert {name: (process / name).read_bytes() for name in schemas(process, "en")} == schemas(
        process, "en"
    )


def test_one_goes_to_a_file_or_a_folder(process: Path) -> None:
    done = typed(process, "schema", "meeting", "-o", "mote.json")
    assert (done.returncode, done.stderr) == (0, "wrote mote.json\n")
    assert json.loads((process / "mote.json").read_text("utf-8")) == printed(process, "meeting")
    done = typed(process, "schema", "meeting", "-o", "dit")
    assert (done.returncode, done.stderr) == (0, "wrote dit/meeting.schema.json\n")


def test_all_do_not_go_to_one_file(process: Path) -> None:
    done = typed(process, "schema", "-o", "alla.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "nplan: alla.json is one file, and each kind of file has a schema of its own\n"
        "name a folder with -o, or the kind of file that you want the schema of.\n"
    )
    assert not (process / "alla.json").exists()


@pytest.mark.parametrize("kind", [[], ["meeting"]])
def test_nothing_is_written_among_the_files(process: Path, kind: list[str]) -> None:
    done = typed(process, "schema", *kind, "-o", "data/schema")
    assert done.returncode == 1
    assert not (process / "data/schema").exists()


def test_an_unknown_kind_is_wrong_usage(process: Path) -> None:
    assert typed(process, "schema", "lunch").returncode == 2


def test_what_cannot_be_read_is_told_and_not_completed(process: Path) -> None:
    (process / "data/organisations.yaml").write_text("a: [", "utf-8")
    done = typed(process, "schema", "meeting", language="sv")
    assert done.returncode == 0
    told = "gick inte att läsa, så inget i dem föreslås: data/organisations.yaml\n"
    assert done.stderr == told
    made = json.loads(done.stdout)["$defs"]
    assert made["Participation"]["properties"]["organisation"]["$ref"] == "#/$defs/text"
    assert made["area"]["anyOf"][0]["enum"] == ["service"]


def test_without_a_process_that_can_be_read_nothing_is_known(process: Path) -> None:
    (process / "data/process.yaml").write_text("a: [", "utf-8")
    done = typed(process, "schema", "meeting")
    assert done.returncode == 0
    assert done.stderr == "not read, so nothing in it is completed: data/process.yaml\n"
    assert "area" not in json.loads(done.stdout)["$defs"]


def test_no_meeting_is_read_for_it() -> None:
    files = definitions(REPOSITORY).files
    folders = {file.split("/")[1] for file in files}
    assert folders == {"process.yaml", "organisations.yaml", "keypoints", "programme"}


def test_the_command_knows_each_kind_of_file() -> None:
    assert get_args(FileKind) == tuple(FILE_KINDS)


def test_the_editor_is_led_to_the_schemas(process: Path) -> None:
    files = vscode()
    settings = json.loads(files[".vscode/settings.json"])
    led = {path.removeprefix("./") for path in settings["yaml.schemas"]}
    assert led | {".nplan/.gitignore"} == schemas(process, "en").keys()
    recommended = json.loads(files[".vscode/extensions.json"])
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_the_hooks_are_those_of_git() -> None:
    assert [(hook["id"], hook["entry"]) for hook in HOOKS] == [
        ("nplan-validate", "nplan validate"),
        ("nplan-fmt", "nplan fmt"),
    ]
    for hook in HOOKS:
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)


@pytest.mark.parametrize(
    "hook",
    HOOKS,
)
def test_what_a_hook_calls_is_a_command(hook: dict[str, str]) -> None:
    program, command = hook["entry"].split()
    assert program == "nplan"
    assert command in WORK


def test_the_workflow_validates_and_names_places_to_fill_in() -> None:
    text = (REPOSITORY / "nplan/files/outset/workflow.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    steps = workflow["jobs"]["validate"]["steps"]
    assert [step.get("uses", step.get("run")) for step in steps] == [
        "actions/checkout@v4",
        "actions/setup-python@v5",
        'python -m pip install "$NPLAN"',
        "nplan validate -f github",
    ]
    assert workflow["env"] == {"NPLAN": "git+https://git.example/naringsliv/nplan"}
