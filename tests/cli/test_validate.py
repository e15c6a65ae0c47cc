"""validate as it is typed: what it prints where, and its exit codes."""

import json
import subprocess
from pathlib import Path

from tests.typed import typed

BROKEN = Path(__file__).parents[1] / "broken"


def nplan(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return typed(folder, *arguments)


def sound(folder: Path) -> Path:
    (folder / "data").mkdir()
    (folder / "data/process.yaml").write_bytes(
        (BROKEN / "empty-text" / "data" / "process.yaml").read_bytes()
    )
    return folder


def test_nothing_is_said_when_there_is_nothing_to_say(tmp_path: Path) -> None:
    done = nplan("validate", folder=sound(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_project_is_found_from_a_folder_below(tmp_path: Path) -> None:
    done = nplan("validate", "-f", "json", folder=sound(tmp_path) / "data")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"errors": 0, "warnings": 0, "diagnostics": []}


def test_json_has_the_keys_of_the_contract() -> None:
    done = nplan("validate", "-f", "json", folder=BROKEN / "bad-choice")
    assert done.returncode == 1
    (one,) = json.loads(done.stdout)["diagnostics"]
    assert list(one) == [
        "path",
        "line",
        "column",
        "end_column",
        "severity",
        "code",
        "message",
        "hint",
    ]
    assert (one["path"], one["line"], one["column"], one["end_column"]) == (
        "data/meetings/2026-03-25-dialoglunch.yaml",
        3,
        9,
        13,
    )
    assert (one["severity"], one["code"]) == ("error", "bad-choice")


def test_github_gets_its_own_lines() -> None:
    done = nplan("validate", "-f", "github", folder=BROKEN / "bad-choice")
    assert done.stdout.startswith(
        "::error file=data/meetings/2026-03-25-dialoglunch.yaml,line=3,col=9,endColumn=13,"
        "title=bad-choice::"
    )


def test_warnings_are_errors_only_when_strict() -> None:
    assert nplan("validate", folder=BROKEN / "duplicate-input").returncode == 0
    assert nplan("validate", "--strict", folder=BROKEN / "duplicate-input").returncode == 1


def test_a_path_limits_what_is_told() -> None:
    folder = BROKEN / "many-mistakes-at-once"
    done = nplan("validate", "data/organisations.yaml", folder=folder)
    files = {line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("data/")}
    assert files == {"data/organisations.yaml"}


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = nplan("validate", "data/lunch.yaml", folder=sound(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "nplan: there is no file or folder data/lunch.yaml\n"
        "write the path from where you stand, e.g. data/meetings.\n"
    )


def test_outside_a_project_the_remedy_is_told(tmp_path: Path) -> None:
    done = nplan("validate", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "process.yaml" in done.stderr


def test_wrong_usage_is_two(tmp_path: Path) -> None:
    assert nplan("validera", folder=tmp_path).returncode == 2
    assert nplan("validate", "-f", "xml", folder=sound(tmp_path)).returncode == 2


def test_at_last_more_is_asked_for(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (folder / "data/keypoints").mkdir()
    (folder / "data/keypoints/service.yaml").write_text(
        "- {id: moms, area: service, title: Sänk momsen, outcome: referred}\n", "utf-8"
    )
    (folder / "data/programme").mkdir()
    (folder / "data/programme/service.yaml").write_text("direction: Svara fort\n", "utf-8")
    at_first = json.loads(nplan("validate", "-f", "json", folder=folder).stdout)
    assert (at_first["errors"], at_first["warnings"]) == (0, 1)
    done = nplan("validate", "--final", "-f", "json", folder=folder)
    at_last = json.loads(done.stdout)
    assert done.returncode == 1
    codes = [one["code"] for one in at_last["diagnostics"]]
    assert codes == ["declined-without-reason", "missing-section"] + ["missing-section"] * 6
    assert at_last["warnings"] == 0
