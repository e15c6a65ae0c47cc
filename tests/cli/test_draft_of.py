"""draft of what there may be several of, or none: memos and follow-ups, as it is typed."""

import shutil
from pathlib import Path

import pytest

from tests.typed import typed

PROCESS = Path(__file__).parents[1] / "documents" / "process"


@pytest.fixture
def process(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROCESS / "data", tmp_path / "data")).parent


def test_a_memo_is_drafted_by_its_name(process: Path) -> None:
    done = typed(process, "draft", "memo", "--of", "2024-08-remiss", "--to", "md")
    assert (done.returncode, done.stderr) == (0, "wrote build/memo-2024-08-remiss.md\n")
    shown = (process / "build/memo-2024-08-remiss.md").read_text("utf-8")
    assert "- Förslag till program, *daterat* 2024-08-20\n" in shown


def test_what_is_not_there_is_told_with_what_is(process: Path) -> None:
    done = typed(process, "draft", "followup", "--of", "2027")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        'nplan: nothing in data/followup is called "2027"\n'
        'did you mean "2026"? Otherwise name one of: 2025, 2026.\n'
    )
    assert not (process / "build").exists()


def test_without_a_follow_up_the_remedy_is_told(process: Path) -> None:
    shutil.rmtree(process / "data/followup")
    done = typed(process, "draft", "followup", language="sv")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "nplan: det finns ingen uppföljning att skriva ut: data/followup har ingen fil\n"
        "skriv data/followup/2026.yaml, med årets namn, som innehåller title, date och för varje "
        "åtgärd hur långt den har kommit, t.ex. actions: {S1.1: {status: ongoing}}.\n"
    )


def test_a_follow_up_that_lacks_something_is_not_final(process: Path) -> None:
    done = typed(process, "draft", "followup", "--final")
    assert done.returncode == 1
    assert done.stderr.endswith("Still missing:\n  Mål utan bedömning: K1\n")
    assert not (process / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["programme", "--of", "2024"],
            "det finns bara ett dokument programme, så --of har inget att välja mellan\n"
            "utelämna --of, som hör till consultation, memo, followup.\n",
        ),
        (
            ["memo", "--by", "meeting"],
            "--by ändrar inte memo\nutelämna --by, som hör till inputs.\n",
        ),
    ],
)
def test_an_option_that_would_change_nothing_is_wrong_usage(
    process: Path, arguments: list[str], told: str
) -> None:
    done = typed(process, "draft", *arguments, language="sv")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"nplan: {told}")
    assert not (process / "build").exists()
