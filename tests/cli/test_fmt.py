"""fmt as it is typed: whole files before and after, what is told, and its exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks.projects import files_in
from tests.folders import put
from tests.typed import REPOSITORY, typed

PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - {id: service, title: Kommunal service, formerly: [bemotande]}
  - {id: kompetens, title: Kompetens}
units:
  - {id: ks, title: Kommunstyrelsen, kind: board, formerly: [kommunstyrelsen]}
# data/organisations.yaml
# Registret

# ringde i mars
cafe-torget: {name: Café Torget, aliases: [Caféet]}   # svarar sent
bygg-syd: Bygg Syd AB
# data/meetings/2026-03-25-lunch.yaml
kind: dialoglunch···
title: Lunch om service
host: Kommunstyrelsen
# vilka kom?
participants:
  - Café Torget          # ägaren själv
  - {organisation: "Bygg Syd AB", people: 2}
invited: [Caféet, bygg-syd]
groups:
  - title: Bord 1
    area: bemotande
    participants: kommunstyrelsen
    inputs: |
      [3] Bygglov tar sju månader *5···
      - ! En väg in
        för alla @Caféet #bemotande
      • Vem ska man ringa? #problem @okänd
  - title: Bord 2
    inputs:
      - Öppna tidigare
      - {text: "Svara i telefon", from: Bygg Syd AB, also: [bemotande]}  # två gånger
      - id: 7
        text: >-
          Långt och··
          vikt
        formerly: 9

# slut
# data/keypoints/service.yaml
- id: svar
  area: bemotande
  title: Svar i tid
  heard: Vi hörde [@2026-03-25-lunch/12], men den är borta.
# data/replies.yaml
- {organisation: Café Torget, date: 2026-05-01}
""".replace("·", " ")
AFTER = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - {id: service, title: Kommunal service, formerly: [bemotande]}
  - {id: kompetens, title: Kompetens}
units:
  - {id: ks, title: Kommunstyrelsen, kind: board, formerly: [kommunstyrelsen]}
# data/organisations.yaml
# Registret

bygg-syd: Bygg Syd AB
# ringde i mars
cafe-torget: {name: Café Torget, aliases: [Caféet]}   # svarar sent
# data/meetings/2026-03-25-lunch.yaml
kind: dialoglunch
title: Lunch om service
host: ks
# vilka kom?
participants:
  - cafe-torget          # ägaren själv
  - {organisation: bygg-syd, people: 2}
invited: [cafe-torget, bygg-syd]
groups:
  - title: Bord 1
    area: service
    participants: ks
    inputs: |
      [3] Bygglov tar sju månader *5
      - [13] ! En väg in
        för alla @cafe-torget #service
      • [14] Vem ska man ringa? #problem @okänd
  - title: Bord 2
    inputs:
      - id: 15
        text: Öppna tidigare
      - {id: 16, text: "Svara i telefon", from: bygg-syd, also: [service]}  # två gånger
      - id: 7
        text: >-
          Långt och··
          vikt
        formerly: 9

# slut
# data/keypoints/service.yaml
- id: svar
  area: service
  title: Svar i tid
  heard: Vi hörde [@2026-03-25-lunch/12], men den är borta.
# data/replies.yaml
- {organisation: cafe-torget, date: 2026-05-01}
""".replace("·", " ")
MEETING = "data/meetings/2026-03-25-lunch.yaml"


def written(root: Path, text: str) -> Path:
    return put(root, files_in(text))


def held(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in sorted((root / "data").rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, PROJECT)


def test_every_file_comes_into_its_finished_form(project: Path) -> None:
    done = typed(project, "fmt")
    assert held(project) == files_in(AFTER)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "data/keypoints/service.yaml: bemotande → service\n"
        "data/meetings/2026-03-25-lunch.yaml: 4 inputs numbered: 13–16; "
        "Kommunstyrelsen → ks, Caféet → cafe-torget, Café Torget → cafe-torget, "
        "Bygg Syd AB → bygg-syd, bemotande → service, kommunstyrelsen → ks; white space tidied\n"
        "data/organisations.yaml: sorted by id\n"
        "data/replies.yaml: Café Torget → cafe-torget\n"
        "4 files changed, 1 was as it should be\n"
    )


def test_a_second_time_changes_nothing(project: Path) -> None:
    typed(project, "fmt")
    done = typed(project, "fmt", language="sv")
    assert held(project) == files_in(AFTER)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "0 filer ändrade, 5 var redan som de ska vara\n"


def test_check_writes_nothing_and_lists_what_would_change(project: Path) -> None:
    done = typed(project, "fmt", "--check", "data/replies.yaml", "data/meetings")
    assert held(project) == files_in(PROJECT)
    assert not (project / ".nplan").exists()
    assert done.returncode == 1
    assert done.stdout == f"{MEETING}\ndata/replies.yaml\n"
    assert done.stderr.endswith("2 files would change, 0 were as they should be\n")
    typed(project, "fmt")
    done = typed(project, "fmt", "--check")
    assert (done.returncode, done.stdout) == (0, "")


def test_only_the_files_that_are_named_change(project: Path) -> None:
    done = typed(project / "data", "fmt", "replies.yaml", "../data/organisations.yaml")
    assert done.returncode == 0
    changed = ("data/replies.yaml", "data/organisations.yaml")
    assert held(project) == files_in(PROJECT) | {file: files_in(AFTER)[file] for file in changed}
    done = typed(project, "fmt", "borta.yaml")
    assert (done.returncode, "borta.yaml" in done.stderr) == (1, True)


def test_a_number_that_a_moved_input_had_is_not_given_again(project: Path) -> None:
    moved = "kind: x\ntitle: y\ninputs: [{id: 1, text: A, formerly: 2026-03-25-lunch/40}]\n"
    (project / "data/meetings/2026-04-01-lunch.yaml").write_text(moved, "utf-8")
    typed(project, "fmt", MEETING)
    assert "- [41] ! En väg in" in held(project)[MEETING]


def test_broken_files_are_left_and_told_and_all_others_done(project: Path) -> None:
    broken = project / "data/meetings/2026-04-01-lunch.yaml"
    broken.write_text('kind: dialoglunch  \ntitle: "Lunch\n', "utf-8")
    flow = project / "data/meetings/2026-04-02-lunch.yaml"
    flow.write_text("kind: x\ntitle: y\nquestions: [Vad är bra, vad är sämre?]   \n", "utf-8")
    done = typed(project, "fmt")
    assert done.returncode == 1
    assert "2026-04-01-lunch.yaml:2:8: error: a quotation mark opens here" in done.stderr
    assert "[flow-text]" in done.stderr
    assert done.stderr.endswith("\n4 files changed, 1 was as it should be\n")
    assert held(project) == files_in(AFTER) | {
        "data/meetings/2026-04-01-lunch.yaml": 'kind: dialoglunch  \ntitle: "Lunch\n',
        "data/meetings/2026-04-02-lunch.yaml": (
            "kind: x\ntitle: y\nquestions: [Vad är bra, vad är sämre?]   \n"
        ),
    }


def test_without_a_register_that_can_be_read_nothing_is_done(project: Path) -> None:
    (project / "data/organisations.yaml").write_text("a: [b\n", "utf-8")
    before = held(project)
    done = typed(project, "fmt")
    assert (done.returncode, held(project)) == (1, before)
    assert "data/organisations.yaml:1:4: error" in done.stderr


def fed(folder: Path, text: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "nplan", "fmt", *arguments],
        input=text,
        capture_output=True,
        cwd=folder,
        env={"NPLAN_LANG": "en", "PYTHONPATH": str(REPOSITORY)},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("arguments", [("--stdin", MEETING), ("--stdin-name", MEETING)])
def test_standard_input_is_printed_in_its_finished_form(
    project: Path, arguments: tuple[str, ...]
) -> None:
    text = (
        "\ufeffkind: x\r\ntitle: y  \r\nfrån: Bengt\r\ninputs: [Ja]\r\nparticipants: [Café Torget]"
    )
    done = fed(project, text.encode(), *arguments)
    assert done.stdout.decode() == (
        "\ufeffkind: x\r\ntitle: y\r\nfrån: Bengt\r\n"
        "inputs: [{id: 13, text: Ja}]\r\nparticipants: [cafe-torget]\r\n"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert held(project) == files_in(PROJECT)


def test_standard_input_that_cannot_be_read_is_not_printed(project: Path) -> None:
    done = fed(project, b'kind: "x\n', "--stdin", MEETING)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"2026-03-25-lunch.yaml:1:7: error: a quotation mark opens here" in done.stderr


def test_standard_input_may_be_a_file_that_is_not_there_yet(project: Path) -> None:
    done = fed(
        project, b"kind: x\ntitle: y\ninputs: Ja", "--stdin", "data/meetings/2027-01-01-x.yaml"
    )
    assert done.stdout == b'kind: x\ntitle: y\ninputs: "[1] Ja"\n'
    other = fed(project, b"vad som helst  ", "--stdin", "anteckningar.txt")
    assert (other.returncode, other.stdout) == (0, b"vad som helst  ")


def test_standard_input_is_checked(project: Path) -> None:
    done = fed(project, b"kind: x\ntitle: y  \n", "--check", "--stdin", MEETING)
    assert (done.returncode, done.stdout) == (1, f"{MEETING}\n".encode())
    done = fed(project, b"kind: x\ntitle: y\n", "--check", "--stdin", MEETING)
    assert (done.returncode, done.stdout) == (0, b"")


def test_standard_input_needs_a_name(project: Path) -> None:
    done = fed(project, b"", "--stdin")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(
        b"nplan: --stdin reads one file and has to know which one it is\n"
    )


NEW = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Kommunal service}]
# data/organisations.yaml
# Registret

bygg-syd: Bygg Syd AB
krinova: Krinova AB
# data/meetings/2026-03-25-lunch.yaml
kind: dialoglunch
title: Lunch
participants:
  - AB Åkes Åkeri   # ny
  - {organisation: "Café: Torget", people: 2}
  - krinva
  - bygg syd
  - Åkes Åkeri
  - Bygg Syd AB
inputs:
  - {id: 1, text: Ja, from: [AB Åkes Åkeri]}
"""


def test_new_organisations_come_into_the_register(tmp_path: Path) -> None:
    done = typed(written(tmp_path, NEW), "fmt", "--new-organisations")
    assert done.returncode == 0
    assert held(tmp_path) == files_in(NEW) | {
        "data/organisations.yaml": (
            "# Registret\n\nakes-akeri: AB Åkes Åkeri\nbygg-syd: Bygg Syd AB\n"
            'cafe-torget: "Café: Torget"\nkrinova: Krinova AB\n'
        ),
        MEETING: (
            "kind: dialoglunch\ntitle: Lunch\nparticipants:\n"
            "  - akes-akeri   # ny\n"
            "  - {organisation: cafe-torget, people: 2}\n"
            "  - krinva\n  - bygg syd\n  - Åkes Åkeri\n  - bygg-syd\n"
            "inputs:\n  - {id: 1, text: Ja, from: [akes-akeri]}\n"
        ),
    }
    assert done.stderr == (
        f"{MEETING}: AB Åkes Åkeri → akes-akeri, Café: Torget → cafe-torget, "
        "Bygg Syd AB → bygg-syd\n"
        "new in data/organisations.yaml: akes-akeri (AB Åkes Åkeri)\n"
        "new in data/organisations.yaml: cafe-torget (Café: Torget)\n"
        "“krinva” is not added: it looks like krinova. Write that, or add it by hand.\n"
        "“bygg syd” is not added: it looks like bygg-syd. Write that, or add it by hand.\n"
        "“Åkes Åkeri” is not added: it looks like akes-akeri. Write that, or add it by hand.\n"
        "2 files changed, 1 was as it should be\n"
    )


def test_a_register_is_made_where_there_is_none(tmp_path: Path) -> None:
    written(tmp_path, NEW)
    (tmp_path / "data/organisations.yaml").unlink()
    typed(tmp_path, "fmt", "--new-organisations")
    assert held(tmp_path)["data/organisations.yaml"] == (
        "akes-akeri: AB Åkes Åkeri\n"
        "bygg-syd: bygg syd\n"
        'cafe-torget: "Café: Torget"\n'
        "krinva: krinva\n"
    )
