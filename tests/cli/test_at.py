"""--at as it is typed: figures and documents of the files as they were."""

import json
from pathlib import Path

import pytest

from tests.repositories import committed, git
from tests.typed import typed

PROCESS = """\
municipality: Lindvik kommun
title: Program
areas: [{id: service, title: Service}]
meeting_kinds: [{id: lunch, title: Lunch}]
"""
LUNCH = "data/meetings/2024-01-10-lunch.yaml"
ONE = "kind: lunch\ntitle: Lunch\ninputs: |\n  [1] Bygglov tar tid #service\n"
TWO = ONE + "  [2] Vägen är smal\n"
BROKEN = "data/meetings/2024-02-01-lunch.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One input, then a broken meeting beside it, then two inputs and no broken meeting."""
    git(tmp_path, "init", "-q")
    committed(tmp_path, {"data/process.yaml": PROCESS, LUNCH: ONE}, "2024-03-01T12:00:00Z")
    committed(tmp_path, {BROKEN: "kind: fika\ntitle: F\n"}, "2024-04-01T12:00:00Z")
    (tmp_path / BROKEN).unlink()
    committed(tmp_path, {LUNCH: TWO}, "2024-05-01T12:00:00Z")
    return tmp_path


def inputs(root: Path, *arguments: str) -> int:
    done = typed(root, "tally", "-f", "json", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return int(json.loads(done.stdout)["total"]["inputs"])


def test_the_tally_is_that_of_the_day(repository: Path) -> None:
    (repository / LUNCH).write_text(TWO + "  [3] Inte sparat\n", "utf-8")
    assert [inputs(repository, "--at", at) for at in ("2024-03", "2024", "HEAD~2")] == [1, 2, 1]
    assert inputs(repository) == 3


def test_the_tally_says_of_which_commit_it_is(repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD~2")[:10]
    shown = typed(repository, "tally", "--at", "2024-03", language="sv").stdout
    assert shown.splitlines()[1] == f"Filerna som de var vid {commit}, 1 mars 2024."
    report = json.loads(typed(repository, "tally", "--at", "2024-03", "-f", "json").stdout)
    assert report["at"] == {"commit": commit, "date": "2024-03-01"}
    assert "at" not in json.loads(typed(repository, "tally", "-f", "json").stdout)


@pytest.mark.parametrize("command", ["tally", "draft"])
def test_errors_of_then_are_told_with_their_places_of_then(repository: Path, command: str) -> None:
    commit = git(repository, "rev-parse", "HEAD~1")[:10]
    done = typed(repository, command, "--at", "2024-04")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"The files as they were at {commit}, 1 April 2024:\n"
        f'{BROKEN}:1:7: error: no kind of meeting is called "fika" [unknown-meeting-kind]\n'
        "    1 | kind: fika\n"
        "      |       ^^^^\n"
        "  hint: add it to meeting_kinds in data/process.yaml.\n"
        "nplan: Nothing was counted or written. Name another commit, or leave broken files out"
        " with --skip-invalid.\n"
    )


def test_broken_files_of_then_can_be_left_out(repository: Path) -> None:
    done = typed(repository, "tally", "-f", "json", "--skip-invalid", "--at", "2024-04")
    assert json.loads(done.stdout)["skipped"] == [BROKEN]
    assert json.loads(done.stdout)["total"]["inputs"] == 1


def test_a_draft_of_then_bears_the_commit_and_never_later_changes(repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD~2")[:10]
    (repository / "templates").mkdir()
    (repository / "templates/programme.md.j2").write_text("Today's: {{ view.cover.stamp }}\n")
    (repository / LUNCH).write_text("kind: [", "utf-8")
    done = typed(repository, "draft", "--to", "md", "--at", "2024-03")
    assert done.returncode == 0
    text = (repository / "build/programme.md").read_text("utf-8")
    assert text == f"Today's: Version {commit}, 1 mars 2024.\n"


def test_private_files_are_no_matter_of_an_old_commit(repository: Path) -> None:
    committed(repository, {"data/private/contacts.yaml": "x: y\n"}, "2024-06-01T12:00:00Z")
    assert typed(repository, "tally").returncode == 1
    assert inputs(repository, "--at", "HEAD") == 2


@pytest.mark.parametrize(
    ("at", "english", "swedish"),
    [
        (
            "v1",
            'there is no commit "v1"\n'
            "git log --oneline names them; a date is written 2026-03-25, 2026-03 or 2026.",
            "det finns ingen commit ”v1”\n"
            "git log --oneline visar dem; ett datum skrivs 2026-03-25, 2026-03 eller 2026.",
        ),
        (
            "2024-02",
            "nothing had been committed by the end of 2024-02: the first commit is of 2024-03-01\n"
            "name a later day.",
            "ingen commit fanns till och med 2024-02: den första är från 2024-03-01\n"
            "ange en senare dag.",
        ),
    ],
)
def test_what_cannot_be_had_is_told_with_its_remedy(
    repository: Path, at: str, english: str, swedish: str
) -> None:
    for language, told in (("en", english), ("sv", swedish)):
        done = typed(repository, "tally", "--at", at, language=language)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", f"nplan: {told}\n")


def test_without_git_or_a_repository_it_is_told(repository: Path, tmp_path: Path) -> None:
    done = typed(repository, "tally", "--at", "HEAD", PATH="")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nplan: git is not found")
    (repository / ".git").rename(repository / "elsewhere")
    done = typed(repository, "tally", "--at", "HEAD", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert done.returncode == 1
    assert "is not under version control" in done.stderr


NOTES = """\
kind: lunch
title: Lunch med {who}
inputs:
  - {{id: 1, text: Grannen betalar svart{mark}}}
  - {{id: 2, text: Vägen är smal, from: hallen}}
"""


@pytest.fixture
def confided(tmp_path: Path) -> Path:
    """A repository in which an input is told to all at first, and an organisation named."""
    git(tmp_path, "init", "-q")
    then = NOTES.format(who="en hall", mark="")
    register = "data/organisations.yaml"
    files = {"data/process.yaml": PROCESS, register: "hallen: Hemliga Hallen AB\n", LUNCH: then}
    committed(tmp_path, files, "2024-03-01T12:00:00Z")
    return tmp_path


@pytest.mark.parametrize("mark", ["confidential: true", "withdrawn: Ville inte stå för det."])
def test_what_is_secret_today_was_so_then(confided: Path, mark: str) -> None:
    today = NOTES.format(who="en hall", mark=f", {mark}").replace("id: 1,", "id: 9, formerly: 1,")
    committed(confided, {LUNCH: today}, "2024-05-01T12:00:00Z")
    done = typed(confided, "draft", "inputs", "--to", "md", "--at", "2024-03")
    assert done.returncode == 0, done.stderr
    shown = (confided / "build/inputs.md").read_text("utf-8")
    assert "svart" not in shown
    assert "| 2024-01-10-lunch/1 | *Förtrolig, återges inte* |" in shown
    assert inputs(confided, "--at", "2024-03") == 2
    assert "svart" not in typed(confided, "list", "inputs", "--at", "2024-03").stdout


def test_who_wishes_to_be_anonymous_today_is_named_in_no_text_of_then(confided: Path) -> None:
    named = {LUNCH: NOTES.format(who="Hemliga Hallen", mark="")}
    committed(confided, named, "2024-04-01T12:00:00Z")
    hidden = "hallen: {name: Hemliga Hallen AB, consent: anonymous}\n"
    unnamed = {LUNCH: NOTES.format(who="en hall", mark=""), "data/organisations.yaml": hidden}
    committed(confided, unnamed, "2024-05-01T12:00:00Z")
    done = typed(confided, "draft", "--to", "md", "--at", "2024-04")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{LUNCH}:2:18: error: " in done.stderr
    assert done.stderr.endswith(
        "[names-anonymous]\n"
        "    2 | title: Lunch med Hemliga Hallen\n"
        "      |                  ^^^^^^^^^^^^^^\n"
        "  hint: write it so that nobody can tell who it is.\n"
        "nplan: Nothing was counted or written. Name another commit, or leave broken files out"
        " with --skip-invalid.\n"
    )
    assert typed(confided, "draft", "--to", "md", "--at", "2024-03").returncode == 0
