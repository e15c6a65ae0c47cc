"""A project's files as they were, asked of real repositories."""

import os
from pathlib import Path

import pytest

from nplan.files.reading import reading
from nplan.files.revisions import Committed, revision
from nplan.files.sources import Disk
from nplan.model.error import NplanError
from nplan.model.finding import Finding
from nplan.model.values import Day
from tests.repositories import committed, git

PROCESS = """\
municipality: Lindvik kommun
title: {title}
areas: [{{id: service, title: Service}}]
meeting_kinds: [{{id: lunch, title: Lunch}}]
"""
MEETING = "kind: lunch\ntitle: Lunch\ninputs: |\n  [1] Bygglov tar tid\n"
LUNCH = "data/meetings/2024-01-10-lunch-på-ön.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three commits: 20 November 2024, 31 December the same year and 2 February 2025."""
    git(tmp_path, "init", "-q", "-b", "main")
    first = {"data/process.yaml": PROCESS.format(title="Ett"), LUNCH: MEETING}
    committed(tmp_path, first, "2024-11-20T23:30:00+0100")
    committed(tmp_path, {"data/process.yaml": PROCESS.format(title="Två")}, "2024-12-31T23:59:59Z")
    committed(tmp_path, {"data/process.yaml": PROCESS.format(title="Tre")}, "2025-02-02T00:00:01Z")
    return tmp_path


def title(root: Path, typed: str) -> str:
    read = reading(Committed(root, revision(root, typed).commit))
    assert read.findings == ()
    assert read.records is not None
    return read.records.process.title


def refused(root: Path, typed: str) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(NplanError) as raised:
        Committed(root, revision(root, typed).commit)
    return raised.value.code, raised.value.values


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2024-11-20", "Ett"),
        ("2024-11", "Ett"),
        ("2024-12-30", "Ett"),
        ("2024-12-31", "Två"),
        ("2024-12", "Två"),
        ("2024", "Två"),
        ("2025-02-01", "Två"),
        ("2025-02-02", "Tre"),
        ("2030", "Tre"),
        ("HEAD", "Tre"),
        ("HEAD~1", "Två"),
        ("main~2", "Ett"),
        ("remiss", "Ett"),
        ("2024-06", "Ett"),
        ("tags/2024-12-01", "Två"),
        (":/x", "Tre"),
    ],
)
def test_a_date_means_its_end_and_all_else_what_git_takes(
    repository: Path, typed: str, expected: str
) -> None:
    git(repository, "tag", "-a", "-m", "sent", "remiss", "HEAD~2")
    git(repository, "tag", "2024-12-01", "HEAD~1")
    if typed == "2024-06":
        assert refused(repository, typed)[0] == "before-first-commit"
    else:
        assert title(repository, typed) == expected


def test_a_days_end_is_that_of_the_committers_clock(repository: Path) -> None:
    late = {"data/process.yaml": PROCESS.format(title="Sent")}
    committed(repository, late, "2025-03-01T00:30:00+0200")  # still February in Greenwich
    assert title(repository, "2025-02-28") == "Tre"
    assert title(repository, "2025-03-01") == "Sent"


def test_a_version_is_the_commit_unchanged(repository: Path) -> None:
    (repository / LUNCH).unlink()
    found = revision(repository, "HEAD").version
    assert (len(found.commit), found.date, found.changed) == (10, Day(2025, 2, 2), False)


def test_all_that_lies_in_the_commit_is_read_as_it_would_be_from_the_disk(
    repository: Path,
) -> None:
    files = {
        ".gitattributes": "*.yaml text eol=crlf\n",
        "README.md": "x",
        "data/README.md": "not read",
        "data/.dold/x.yaml": "not read",
        "data/private/contacts.yaml": "not read",
        "data/meetings/stray.yml": "kind: lunch\n",
        "data/meetings/mapp.yaml/a.yaml": "a folder named as a file",
        "data/meetings/2024/2024-02-01-lunch.yaml": MEETING,
        "data/meetings/2024-03-01-trasig.yaml": "kind: [\n",
        "data/organisations.yaml": "",
    }
    committed(repository, files, "2025-03-01T12:00:00Z")
    (repository / "data/meetings/2024-04-01-latin.yaml").write_bytes(b"kind: \xe5\n")
    (repository / "data/meetings/2024-05-01-stor.yaml").write_bytes(b" " * 5_000_001)
    (repository / "data/meetings/2024-06-01-link.yaml").symlink_to("2024/2024-02-01-lunch.yaml")
    (repository / "data/meetings/2024-07-01-nowhere.yaml").symlink_to("nowhere.yaml")
    (repository / "data/meetings/tidigare").symlink_to("2024")
    Path(os.fsdecode(os.fsencode(repository) + b"/data/meetings/2024-08-01-\xe5.yaml")).touch()
    commit = committed(repository, {}, "2025-03-02T12:00:00Z")
    then, now = Committed(repository, commit), Disk(repository)
    assert then.files() == now.files()
    assert reading(then) == reading(now)
    codes = {one.file: one.code for one in reading(then).findings}
    assert codes == {
        "data/meetings/stray.yml": "unknown-file",
        "data/meetings/mapp.yaml": "unreadable",
        "data/meetings/2024-03-01-trasig.yaml": "yaml-syntax",
        "data/meetings/2024-04-01-latin.yaml": "not-utf8",
        "data/meetings/2024-05-01-stor.yaml": "too-large",
        "data/meetings/2024-07-01-nowhere.yaml": "unreadable",
        "data/meetings/2024-08-01-\N{REPLACEMENT CHARACTER}.yaml": "unreadable",
        "data/meetings/tidigare": "unknown-file",
        "data/organisations.yaml": "not-a-mapping",
    }


def test_what_is_not_in_the_commit_is_not_there(repository: Path) -> None:
    source = Committed(repository, revision(repository, "HEAD").commit)
    assert isinstance(source.content("data/decisions.yaml"), Finding)
    assert isinstance(source.content("../secret"), Finding)


def test_a_project_in_a_folder_of_a_repository(repository: Path) -> None:
    inner = repository / "program å/2028"
    files = {"data/process.yaml": PROCESS.format(title="Nästa"), LUNCH: MEETING}
    committed(inner, files, "2025-04-01T12:00:00Z")
    (inner / "data/meetings/2024-02-01-link.yaml").symlink_to(Path("../..") / LUNCH)
    committed(inner, {}, "2025-04-02T12:00:00Z")
    assert title(inner, "HEAD") == "Nästa"
    assert title(repository, "HEAD") == "Tre"
    then = Committed(inner, revision(inner, "HEAD").commit)
    assert reading(then) == reading(inner)
    assert refused(inner, "2025-03")[0] == "no-process-then"


@pytest.mark.parametrize("typed", ["", "finns-ej", "HEAD~9", "-x", "--all", "--", "HEAD..HEAD~1"])
def test_a_revision_that_does_not_exist(repository: Path, typed: str) -> None:
    assert refused(repository, typed) == ("unknown-revision", {"name": typed})


@pytest.mark.parametrize("typed", ["^HEAD", "HEAD:data", "HEAD:data/process.yaml"])
def test_what_is_no_commit(repository: Path, typed: str) -> None:
    assert refused(repository, typed) == ("unknown-revision", {"name": typed})


def test_a_date_before_the_first_commit(repository: Path) -> None:
    values = {"date": "2024-11-19", "first": "2024-11-20"}
    assert refused(repository, "2024-11-19") == ("before-first-commit", values)


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert refused(tmp_path, "2025") == ("unknown-revision", {"name": "HEAD"})


@pytest.mark.parametrize("typed", ["2024-11-20", "2024", "HEAD~1", "remiss"])
def test_a_shallow_copy_that_does_not_hold_the_commit(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, typed: str
) -> None:
    git(repository, "tag", "remiss", "HEAD~2")
    copy = tmp_path_factory.mktemp("copy")
    git(copy, "clone", "-q", "--depth", "1", repository.as_uri(), ".")
    assert title(copy, "2025") == title(copy, "HEAD") == "Tre"
    assert refused(copy, typed) == ("not-in-shallow-copy", {"name": typed})


def test_outside_a_repository(tmp_path: Path) -> None:
    assert refused(tmp_path, "HEAD") == ("not-in-git", {"folder": str(tmp_path)})


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refused(repository, "HEAD") == ("no-git", {})


def test_a_repository_that_git_will_not_read(repository: Path) -> None:
    (repository / ".git/config").write_text("[core]\n\trepositoryformatversion = 99\n")
    code, values = refused(repository, "HEAD")
    assert code == "git-refuses"
    assert "99" in str(values["detail"])


def test_a_blob_that_is_lost(repository: Path) -> None:
    blob = git(repository, "rev-parse", "HEAD:data/process.yaml")
    commit = git(repository, "rev-parse", "HEAD")
    lost = repository / ".git/objects" / blob[:2] / blob[2:]
    lost.unlink()
    with pytest.raises(NplanError) as raised:
        reading(Committed(repository, commit))
    assert raised.value.code == "git-refuses"


def test_a_hooks_surroundings_do_not_lead_astray(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert title(repository, "HEAD~2") == "Ett"


def test_asking_writes_nothing(repository: Path) -> None:
    def everything() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in repository.rglob("*")}

    before = everything()
    title(repository, "2024")
    assert everything() == before
