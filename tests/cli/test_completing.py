"""What shells are told that may follow, asked through the environment as shells do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from nplan.cli.completing import LISTED
from nplan.counts.coverage import Coverage
from nplan.counts.dimensions import DIMENSIONS
from nplan.counts.facts import Facts
from nplan.counts.listing import Listings, What
from nplan.counts.trails import Trails
from nplan.model.process import Process
from nplan.model.records import Records
from tests.folders import put
from tests.typed import REPOSITORY

NPLAN = "import sys; sys.argv[0] = 'nplan'; from nplan.__main__ import main; main()"
BASH, FISH = shutil.which("bash"), shutil.which("fish")

PROCESS = """\
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - {id: service, title: "Kommunal service: $(rm) och `annat`"}
  - {id: kompetens, title: Kompetens}
units:
  - {id: bygglovsenheten, title: Bygglovsenheten, kind: administration}
"""
ORGANISATIONS = """\
bygg-betong-syd: Bygg & Betong [Syd] "AB"
cafe-torget: {name: Café Torget, consent: anonymous}
"""
MEETING = """\
kind: dialoglunch
title: Lunch
groups:
  - title: Bord två
    inputs: |
      [1] Bygglov tar för lång tid
inputs:
  - {id: 2, text: Bra bemötande}
  - {id: 3, text: Det här är hemligt, confidential: true}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "process.yaml": PROCESS,
        "organisations.yaml": ORGANISATIONS,
        "meetings/2026-03-25-dialoglunch.yaml": MEETING,
        "meetings/2026/2026-04-14-intervju.yaml": "kind: intervju\ntitle: Intervju\n",
        "keypoints/service.yaml": "- {id: lova-en-tid, area: service, title: Lova en tid}\n",
        "programme/service.yaml": "goals:\n  - {id: S1, text: Nöjda företag}\n"
        "actions: {id: S1.1, text: Lots}\n",
        "consultation/remiss/round.yaml": "open: true\n",
        "consultation/remiss/cafe-torget.yaml": "from: cafe-torget\n",
        "consultation/remiss/fiket.yaml": "from: Café Torget\n",
        "consultation/remiss/foretagarna.yaml": "from: Företagarna\n",
        "consultation/remiss/lillemor.yaml": "from: person\n",
        "memos/2026-11-antagande.yaml": "title: Antagande\n",
        "followup/2027.yaml": "title: Uppföljning\n",
    }
    put(tmp_path / "data", files)
    return tmp_path


def asked(folder: Path, shell: str, **environment: str) -> str:
    """What nplan answers a shell; it must end well and say nothing else."""
    seen = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "NPLAN_LANG": "sv"}
    done = subprocess.run(
        [sys.executable, "-c", NPLAN],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=seen | {"_NPLAN_COMPLETE": f"complete_{shell}"} | environment,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def in_bash(folder: Path, *words: str) -> list[str]:
    """What bash is offered for the last of the words, which it has parted itself."""
    told = asked(
        folder, "bash", COMP_WORDS="\n".join(("nplan", *words)), COMP_CWORD=str(len(words))
    )
    return told.split()


def in_shell(folder: Path, command: list[str]) -> str:
    """What a shell prints that finds nplan on its path."""
    program = folder / "bin" / "nplan"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{NPLAN}\n", encoding="utf-8")
    program.chmod(0o755)
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(REPOSITORY),
            "NPLAN_LANG": "sv",
            "LC_ALL": "C.UTF-8",
            "HOME": str(folder),
        },
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("show 2026", "2026-03-25-dialoglunch 2026-04-14-intervju"),
        ("show 2026-03-25-dialoglunch/", "2026-03-25-dialoglunch/2 2026-03-25-dialoglunch/3 "
         "2026-03-25-dialoglunch/1"),
        ("show S", "S1 S1.1"),
        ("show l", "lova-en-tid"),
        ("show remiss", "remiss/foretagarna"),
        ("show --internal remiss", "remiss/cafe-torget remiss/fiket remiss/foretagarna "
         "remiss/lillemor"),
        ("show c", ""),
        ("show --internal c", "cafe-torget"),
        ("reply b", "bygg-betong-syd bygglovsenheten"),
        ("group --area k", "kompetens"),
        ("draft memo --of 2", "2026-11-antagande"),
        ("draft followup --of 2", "2027"),
        ("draft consultation --of r", "remiss"),
        ("draft --of 2", ""),
        ("draft m", "memo"),
        ("capture 2026-03", "2026-03-25-dialoglunch"),
        ("import x.csv --meeting 2026-04", "2026-04-14-intervju"),
        ("rename lova", "lova-en-tid"),
        ("new meeting --host b", "bygglovsenheten"),
        ("new key-point --area k", "kompetens"),
        ("new response r", "remiss"),
        ("list k", "key-points"),
        ("list actions --where st", "status=not-started status=ongoing status=delayed status=done "
         "status=stopped"),
        ("list meetings --where st", "status=draft status=final"),
        ("list responses --where p", "position=supports position=objects position=comments "
         "position=abstains"),
        ("list key-points --where cited = ", "yes no"),
        ("list inputs --where area = k", "kompetens"),
        ("list goals --where = area = s", "service"),
        ("tally --by in", "input-kind industry"),
        ("tally --where meeting", "meeting= meeting-kind="),
        ("tally --where month = ", "2026-03 2026-04"),
        ("tally --where lo", "locality="),
        ("tally --where size = 1", "1-9 10-49"),
        ("tally --where group = ", "2026-03-25-dialoglunch/ 2026-04-14-intervju/"),
        ("tally --where group = 2026-03", "2026-03-25-dialoglunch/bord-tva"),
        ("tally --where meeting-kind = d", "dialoglunch"),
        ("tally --where outcome = o", "open"),
        ("tally --where organisation-kind = own", "own-company"),
        ("tally --where nothing = ", ""),
    ],
)  # fmt: skip
def test_bash_is_offered_what_may_follow(folder: Path, words: str, offered: str) -> None:
    assert in_bash(folder, *words.split(" ")) == offered.split()


def test_bash_parts_a_word_right_after_its_equals_sign(folder: Path) -> None:
    assert in_bash(folder, "list", "inputs", "--where", "area", "=") == ["service", "kompetens"]


def test_the_project_is_the_one_that_is_named(folder: Path) -> None:
    above = folder.parent
    assert in_bash(above, "group", "--project", folder.name, "--area", "k") == ["kompetens"]
    told = asked(
        above,
        "bash",
        NPLAN_PROJECT=str(folder),
        COMP_WORDS="nplan\ngroup\n--area\nk",
        COMP_CWORD="3",
    )
    assert told == "kompetens\n"
    assert in_bash(above, "group", "--area", "k") == []


def test_names_are_shown_where_the_shell_shows_them(folder: Path) -> None:
    assert asked(folder, "zsh", _TYPER_COMPLETE_ARGS="nplan reply b") == (
        """_arguments '*: :(("bygg-betong-syd":"Bygg & Betong Syd AB"\n"""
        """"bygglovsenheten":"Bygglovsenheten"))'\n"""
    )
    assert (
        asked(
            folder,
            "fish",
            _TYPER_COMPLETE_ARGS="nplan group --area ",
            _TYPER_COMPLETE_FISH_ACTION="get-args",
        )
        == "service\tKommunal service rm och annat\nkompetens\tKompetens\n"
    )
    assert (
        asked(
            folder,
            "powershell",
            _TYPER_COMPLETE_ARGS="nplan show 2026-03-25-dialoglunch/",
            _TYPER_COMPLETE_WORD_TO_COMPLETE="2026-03-25-dialoglunch/",
        )
        == "2026-03-25-dialoglunch/2:::Bra bemötande\n2026-03-25-dialoglunch/3::: \n"
        "2026-03-25-dialoglunch/1:::Bygglov tar för lång tid\n"
    )


def test_commands_are_completed_in_swedish(folder: Path) -> None:
    told = asked(
        folder, "fish", _TYPER_COMPLETE_ARGS="nplan ta", _TYPER_COMPLETE_FISH_ACTION="get-args"
    )
    assert told == "tally\tRäkna möten, organisationer och synpunkter.\n"


@pytest.mark.parametrize(
    "broken",
    [b"areas: [", b"\xff\xfe", b"areas: 7\n", b"- a\n- [b: {c", b"[" * 5000, b"areas: [{id: [x]}]"],
)
def test_broken_files_give_nothing_and_say_nothing(folder: Path, broken: bytes) -> None:
    for file in (folder / "data").rglob("*.yaml"):
        file.write_bytes(broken)
    for words in ("reply b", "group --area k", "show S", "list inputs --where area = k"):
        assert in_bash(folder, *words.split(" ")) == []
    assert in_bash(folder, "show", "2026-03") == ["2026-03-25-dialoglunch"]


def test_an_id_that_a_shell_would_run_is_not_offered(folder: Path) -> None:
    (folder / "data/organisations.yaml").write_text(
        '"b$(rm -r)": Bryt\n"b c": Bryt\nbra: Bra\n', encoding="utf-8"
    )
    assert in_bash(folder, "reply", "b") == ["bra", "bygglovsenheten"]


def test_asking_does_nothing(folder: Path) -> None:
    home = folder / "home"
    home.mkdir()
    told = asked(
        folder,
        "bash",
        HOME=str(home),
        COMP_WORDS="nplan\n--install-completion\n--version\n--show-completion\nta",
        COMP_CWORD="4",
    )
    assert (told, list(home.iterdir())) == ("tally\n", [])


def test_list_is_completed_by_all_that_it_takes() -> None:
    facts = Facts(Records(process=Process(municipality="Lindvik", title="Program", areas=())))
    listings = Listings(facts, Trails(facts), Coverage(facts))
    listed = {what: tuple(listings.kind(what).facets) for what in get_args(What)}
    assert {what: set(names) for what, names in LISTED.items()} == {
        what: set(names) for what, names in listed.items()
    }
    assert set(DIMENSIONS) == set(LISTED["inputs"]) - {"confidential"}


@pytest.mark.skipif(FISH is None, reason="there is no fish here")
def test_a_real_fish_completes_with_names_as_they_are_written(folder: Path) -> None:
    register = """bygg-asa: "Åsas 'Bygg' (publ)"\nbygg-syd: 'Bygg "Syd" AB: $(rm) 50 %'\n"""
    (folder / "data/organisations.yaml").write_text(register, encoding="utf-8")
    script = "nplan --show-completion | source; complete -C 'nplan reply bygg-'"
    assert in_shell(folder, [str(FISH), "--no-config", "-c", script]) == (
        "bygg-asa\tÅsas Bygg publ\nbygg-syd\tBygg Syd AB rm 50\n"
    )


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
def test_a_real_bash_completes_after_the_installation(folder: Path) -> None:
    script = """
    nplan --install-completion
    source "$HOME/.bashrc"
    COMP_WORDS=(nplan list inputs --where area = se) COMP_CWORD=6
    _nplan_completion nplan
    echo "${COMPREPLY[@]}"
    """
    told = in_shell(folder, [str(BASH), "--norc", "-c", script])
    installed = folder / ".bash_completions/nplan.sh"
    assert told == (
        "bash fyller i det du skriver efter nplan, med Tab i varje nytt fönster "
        f"({installed}).\nservice\n"
    )
