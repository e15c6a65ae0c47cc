"""What git says about a project, asked of real repositories."""

from pathlib import Path

import pytest

from nplan.files.git import version
from nplan.model.values import Day
from tests.repositories import git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a project, committed."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/process.yaml").write_text("title: Plan\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "data")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def test_the_version_is_the_last_commit_that_touched_data(repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    (repository / "README.md").write_text("x")
    git(repository, "add", "README.md")
    git(repository, "commit", "-q", "-m", "second", date="2025-01-01T12:00:00+0100")
    found = version(repository)
    assert found is not None
    assert commit.startswith(found.commit)
    assert len(found.commit) == 10
    assert (found.date, found.changed) == (Day(2024, 11, 20), False)


@pytest.mark.parametrize("file", ["data/process.yaml", "data/new.yaml", "templates/own.j2"])
def test_a_later_change_is_told(repository: Path, file: str) -> None:
    (repository / file).parent.mkdir(exist_ok=True)
    (repository / file).write_text("title: Programme\n")
    found = version(repository)
    assert found is not None
    assert found.changed


def test_a_project_in_a_folder_of_a_repository_has_its_own_version(repository: Path) -> None:
    (repository / "next/data").mkdir(parents=True)
    (repository / "next/data/process.yaml").write_text("title: Next\n")
    assert version(repository / "next") is None
    git(repository, "add", "next")
    git(repository, "commit", "-q", "-m", "next", date="2025-02-03T12:00:00+0100")
    inner, outer = version(repository / "next"), version(repository)
    assert inner is not None
    assert outer is not None
    assert (inner.date, outer.date) == (Day(2025, 2, 3), Day(2024, 11, 20))


def test_a_hooks_surroundings_do_not_lead_astray(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    found = version(repository)
    assert found is not None
    assert not found.changed


def test_asking_writes_nothing(repository: Path) -> None:
    (repository / "data/process.yaml").touch()
    index = repository / ".git/index"
    before = index.read_bytes(), index.stat().st_mtime_ns
    version(repository)
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_outside_a_repository_there_is_no_version(tmp_path: Path) -> None:
    assert version(tmp_path) is None


def test_before_the_first_commit_there_is_no_version(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert version(tmp_path) is None


def test_without_git_there_is_no_version(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert version(repository) is None
