"""show --history as it is typed, on real repositories: branches, renamed files, broken commits."""

from pathlib import Path

import pytest

from tests.repositories import committed, git
from tests.typed import typed

PROCESS = {
    "data/process.yaml": "municipality: S\ntitle: P\nareas: [{id: service, title: Service}]\n",
    "data/meetings/2026-01-15-lunch.yaml": (
        'kind: dialoglunch\ntitle: L\ninputs: "[1] Svara fort"\n'
    ),
}
POINT = "- {id: svar, area: service, title: %s, inputs: 2026-01-15-lunch/1, outcome: %s}\n"
POINTS = "data/keypoints/service.yaml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    committed(tmp_path, PROCESS, "2026-02-01T12:00:00+0100")
    committed(tmp_path, {POINTS: POINT % ("Svar", "partly")}, "2026-03-01T12:00:00+0100")
    return tmp_path


def history(folder: Path, id: str) -> list[str]:
    """What is told below the record itself, without the commits' names."""
    done = typed(folder, "show", id, "--history", language="sv")
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.splitlines()
    first = next(n for n, line in enumerate(told) if line.startswith("1 "))
    return [line.rpartition(" (")[0] if line[0] != " " else line.strip() for line in told[first:]]


def test_what_a_branch_changed_is_told_once(office: Path) -> None:
    git(office, "switch", "-qc", "side")
    committed(office, {POINTS: POINT % ("Svar", "adopted")}, "2026-03-20T12:00:00+0100")
    git(office, "switch", "-q", "main")
    committed(office, {"data/replies.yaml": "[]\n"}, "2026-03-25T12:00:00+0100")
    git(office, "merge", "-q", "--no-edit", "side", date="2026-04-01T12:00:00+0100")
    assert history(office, "svar") == [
        "1 mars 2026, Test",
        "ord: Svar",
        "utfall: tas in delvis",
        "koppling: 2026-01-15-lunch/1",
        "20 mars 2026, Test",
        "utfall: tas in delvis → tas in",
    ]


def test_a_merge_of_two_changes_to_a_file_tells_neither_again(office: Path) -> None:
    ring = POINT.replace("svar", "ring") % ("Ring", "partly")
    committed(office, {POINTS: ring + "# \n" * 9 + POINT % ("Svar", "partly")}, "2026-03-10T12:00")
    git(office, "switch", "-qc", "side")
    changed = ring + "# \n" * 9 + POINT % ("Svar", "adopted")
    committed(office, {POINTS: changed}, "2026-03-20T12:00")
    git(office, "switch", "-q", "main")
    other = ring.replace("Ring", "Ring upp") + "# \n" * 9 + POINT % ("Svar", "partly")
    committed(office, {POINTS: other}, "2026-03-25T12:00")
    git(office, "merge", "-q", "--no-edit", "side", date="2026-04-01T12:00")
    told = [line for line in history(office, "svar") if "→" in line]
    assert told == ["utfall: tas in delvis → tas in"]


def test_a_renamed_file_is_no_change(office: Path) -> None:
    before = history(office, "svar")
    git(office, "mv", POINTS, "data/keypoints/alla.yaml")
    committed(office, {}, "2026-04-01T12:00:00+0200")
    assert history(office, "svar") == before


def test_what_changed_while_it_could_not_be_read_is_told_where_it_can_be_again(
    office: Path,
) -> None:
    committed(office, {POINTS: "- {id: svar, area: [\n"}, "2026-04-01T12:00:00+0200")
    committed(office, {POINTS: POINT % ("Svara", "partly")}, "2026-05-01T12:00:00+0200")
    told = history(office, "svar")
    assert told[4:] == ["1 maj 2026, Test", "ord: Svar → Svara"]


def test_who_is_anonymous_is_named_in_no_old_wording(office: Path) -> None:
    hall = "hall: {name: Hemliga Hallen AB, consent: anonymous}\n"
    committed(office, {"data/organisations.yaml": hall}, "2026-03-15T12:00")
    titles = ("Hemliga Hallens fråga", "Svar till Hemliga Hallen AB", "HALL", "Svar")
    for month, title in enumerate(titles, 4):
        committed(office, {POINTS: POINT % (title, "partly")}, f"2026-{month:02}-01T12:00")
    assert [line for line in history(office, "svar") if "→" in line] == [
        "ord: Svar → anonymouss fråga",
        "ord: anonymouss fråga → Svar till anonymous-1",
        "ord: Svar till anonymous-1 → anonymous-1",
        "ord: anonymous-1 → Svar",
    ]
