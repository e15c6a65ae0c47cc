"""Commands that wait for somebody's answer: others may write meanwhile, and nothing is mixed."""

import os
import sys
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from nplan.cli.opening import opened
from tests.checks.projects import files_in
from tests.cli.importing import PROJECT
from tests.terminals import terminal
from tests.typed import typed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal there")

MEETING = ("new", "meeting", "Träff", "--date", "2026-09-08")
KEY_POINT = ("new", "key-point", "Svara i tid")
LIST = ("import", "lista.csv", "--as", "inputs", "--meeting", "2026-04-01-enkat", "--write")
ASKED = {
    "new meeting": (MEETING, "[dialoglunch]: "),
    "new key-point": (KEY_POINT, "[service]: "),
    "import": (LIST, "[Y/n] "),
    "init": (("init", "../ny"), "[Min kommun]: "),
    "init --from": (("init", "../ny", "--from", "."), "]: "),
}
"""Commands that ask, and how their question ends."""
INTERRUPTED = """
nplan: interrupted
do the same again when you like: each file is whole, the old one or the new one.
"""
STOPPED = """
nplan: stopped; nothing was written
type the command again when you want to go on.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    answers = "Vilket företag?;Synpunkt\nKrinova;Svara i tid\n"
    project = tmp_path / "process"
    for file, content in {**files_in(PROJECT), "lista.csv": answers}.items():
        path = project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return project


def held(folder: Path) -> dict[str, bytes]:
    """All files that are there and beside it."""
    return {
        os.path.relpath(path, folder): path.read_bytes()
        for path in folder.parent.rglob("*")
        if path.is_file() and ".nplan" not in path.parts
    }


@pytest.mark.parametrize("name", ["new meeting", "new key-point", "import"])
def test_somebody_else_may_write_while_an_answer_is_waited_for(name: str, folder: Path) -> None:
    arguments, question = ASKED[name]
    command = terminal(folder, *arguments)
    command.wait(question.encode())
    before = held(folder)
    (folder / "lapp.txt").write_text("Parkeringen\n", "utf-8")
    assert typed(folder, "capture", "lunch", "lapp.txt").returncode == 0
    lunch = held(folder)["data/meetings/2026-03-25-lunch.yaml"]
    assert lunch == before["data/meetings/2026-03-25-lunch.yaml"] + b"  [5] Parkeringen\n"
    command.press(b"\n")
    assert command.end()[0] == 0
    after = held(folder)
    assert after["data/meetings/2026-03-25-lunch.yaml"] == lunch
    assert (
        len([file for file in after if after[file] != before.get(file)])
        == {
            "new meeting": 3,
            "new key-point": 3,
            "import": 4,  # and data/imports.yaml
        }[name]
    )


@pytest.mark.parametrize("name", ["new meeting", "new key-point", "import"])
def test_what_others_changed_meanwhile_is_kept_and_nothing_is_written(
    name: str, folder: Path
) -> None:
    arguments, question = ASKED[name]
    command = terminal(folder, *arguments)
    command.wait(question.encode())
    assert typed(folder, "new", "organisation", "Nya firman AB").returncode == 0
    before = held(folder)
    command.press(b"\n")
    done, screen = command.end()
    assert done == 1
    register = folder / "data/organisations.yaml"
    assert screen.endswith(
        f"nplan: {register} was changed by somebody else just now: nothing was written\n"
        "do the same again; what the other one wrote is kept.\n"
    )
    assert held(folder) == before


def test_a_file_that_was_made_meanwhile_is_not_overwritten(folder: Path) -> None:
    command = terminal(folder, *MEETING)
    command.wait(b"[dialoglunch]: ")
    file = folder / "data/meetings/2026-09-08-traff.yaml"
    file.write_text("kind: intervju\ntitle: Träff\n", "utf-8")
    before = held(folder)
    command.press(b"\n")
    done, screen = command.end()
    assert done == 1
    assert "data/meetings/2026-09-08-traff.yaml is there already" in screen
    assert held(folder) == before


@pytest.mark.parametrize(
    ("register", "told"), [(False, "keypoints/ny.yaml"), (True, "organisations.yaml")]
)
def test_a_file_that_others_made_meanwhile_may_hold_the_same_id(
    register: bool, told: str, folder: Path
) -> None:
    (folder / "data/organisations.yaml").unlink()
    (folder / "data/meetings/2026-03-25-lunch.yaml").unlink()
    (folder / "data/meetings/2026-04-01-enkat.yaml").write_text(
        "kind: dialoglunch\ntitle: Enkät\n", "utf-8"
    )
    command = terminal(folder, *((*LIST, "--new") if register else KEY_POINT))
    command.wait(ASKED["import" if register else "new key-point"][1].encode())
    file = folder / "data" / told
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        "krinova: Krinova Handelsbolag\n"
        if register
        else "- {id: svara-i-tid, area: service, title: Svara i tid}\n",
        "utf-8",
    )
    before = held(folder)
    command.press(b"\n")
    done, screen = command.end()
    assert done == 1
    assert f"{file} was changed by somebody else just now" in screen
    assert held(folder) == before


def test_contacts_that_were_made_meanwhile_are_not_mixed(folder: Path) -> None:
    (folder / "lista.csv").write_text("Vilket bolag?;Namn\nKrinova;Bo Ek\n", "utf-8")
    command = terminal(
        folder, "import", "lista.csv", "--as", "participants", "--meeting", "lunch", "--write"
    )
    command.wait(b"[Y/n] ")
    contacts = folder / "data/private/contacts.yaml"
    contacts.parent.mkdir()
    contacts.write_text("krinova: Bo Ek\n", "utf-8")
    before = held(folder)
    command.press(b"y\n")
    done, screen = command.end()
    assert done == 1
    assert "contacts.yaml was changed by somebody else just now" in screen
    assert held(folder) == before


def test_nobody_else_writes_before_a_question_nor_after_it(folder: Path) -> None:
    lock = FileLock(folder / ".nplan/lock")
    with opened(str(folder)) as found:
        assert found is not None
        with pytest.raises(Timeout):
            lock.acquire(timeout=0)
        with found.waiting(), lock.acquire(timeout=0):
            pass
        with pytest.raises(Timeout):
            lock.acquire(timeout=0)


def test_nobody_waits_while_a_file_is_open_in_an_editor(folder: Path) -> None:
    editor = folder / "redigera"
    editor.write_text("#!/bin/sh\necho öppen\nread rad\n", "utf-8")
    editor.chmod(0o755)
    command = terminal(folder, *MEETING, "--kind", "intervju", "--edit", EDITOR=str(editor))
    command.wait("öppen".encode())
    assert typed(folder, "new", "organisation", "Nya firman AB").returncode == 0
    command.press(b"\n")
    assert command.end()[0] == 0


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize(
    ("key", "code", "told"), [("\x03", 130, INTERRUPTED), ("\x04", 1, STOPPED)], ids=["C", "D"]
)
def test_who_stops_a_question_finds_everything_as_it_was(
    name: str, key: str, code: int, told: str, folder: Path
) -> None:
    arguments, question = ASKED[name]
    before = held(folder)
    command = terminal(folder, *arguments)
    command.wait(question.encode())
    command.press(key.encode())
    done, screen = command.end()
    assert done == code
    assert screen.partition(question)[2].replace("^C", "").replace("^D\b\b", "") == told
    assert held(folder) == before
    assert typed(folder, "new", "organisation", "Nya firman AB").returncode == 0
