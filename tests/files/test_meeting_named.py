"""A meeting is found by as much of its id as tells it from the others."""

from pathlib import Path

import pytest

from nplan.files.meeting_named import meetings_named
from nplan.files.sources import Disk
from tests.folders import put

MEETINGS = {
    "2026-01-16-koncerndialog.yaml": "kind: a",
    "2026-02-06-dialoglunch.yaml": "formerly: [lunchen, storlunchen]",
    "2026-03-26-dialoglunch.yaml": "title: inte formerly storlunchen",
    "2026/2026-05-14-dialoglunch-ekeboda.yaml": "formerly: 2026-05-15-lunch",
    "2026-06-01-lunch.yaml": "kind: a",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Disk:
    meetings = {f"data/meetings/{name}": one for name, one in MEETINGS.items()}
    files = {"data/process.yaml": "title: a", **meetings}
    return Disk(put(tmp_path_factory.mktemp("project"), files))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-02-06-dialoglunch", ["2026-02-06-dialoglunch.yaml"]),
        ("2026-02-06", ["2026-02-06-dialoglunch.yaml"]),
        ("02-06", ["2026-02-06-dialoglunch.yaml"]),
        ("Koncern", ["2026-01-16-koncerndialog.yaml"]),
        ("ekeboda", ["2026/2026-05-14-dialoglunch-ekeboda.yaml"]),
        ("lunch", ["2026-06-01-lunch.yaml"]),
        ("lunchen", ["2026-02-06-dialoglunch.yaml"]),
        ("storlunchen", ["2026-02-06-dialoglunch.yaml"]),
        ("2026-05-15-lunch", ["2026/2026-05-14-dialoglunch-ekeboda.yaml"]),
        ("data/meetings/2026-06-01-lunch.yaml", ["2026-06-01-lunch.yaml"]),
        ("data\\meetings\\2026-06-01-lunch.yaml", ["2026-06-01-lunch.yaml"]),
        ("2026-0", [*MEETINGS]),
        ("frukost", []),
        ("", []),
        ("?", []),
    ],
)
def test_which_meeting_is_meant(source: Disk, typed: str, found: list[str]) -> None:
    assert sorted(meetings_named(source, typed)) == sorted(f"data/meetings/{one}" for one in found)


def test_an_id_wins_over_a_former_one(tmp_path: Path) -> None:
    folder = tmp_path / "data/meetings"
    folder.mkdir(parents=True)
    (folder / "2026-01-01-a.yaml").write_text("formerly: 2026-01-02-b", "utf-8")
    (folder / "2026-01-02-b.yaml").write_text("kind: a", "utf-8")
    assert meetings_named(Disk(tmp_path), "2026-01-02-b") == ("data/meetings/2026-01-02-b.yaml",)
