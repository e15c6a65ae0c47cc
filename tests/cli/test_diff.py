"""diff as it is typed: what it tells in words, what it leaves out, and its exit codes."""

import json
from pathlib import Path

import pytest

import nplan as package
from nplan.cli.diff_words import FIELD_NAMES
from nplan.counts.comparing import FIELDS
from nplan.model.record import field_name
from tests.repositories import committed, git
from tests.typed import typed

PACKAGE = Path(package.__file__).parent
LUNCH = "data/meetings/2024-01-10-lunch.yaml"
VISIT = "data/meetings/2024-02-10-besok.yaml"
POINTS = "data/keypoints/service.yaml"
CHAPTER = "data/programme/service.yaml"
OLD = {
    "data/process.yaml": """\
municipality: Lindvik kommun
title: Program
areas: [{id: service, title: Kommunal service}]
meeting_kinds: [{id: lunch, title: Lunch}]
units: [{id: kansliet, title: Kansliet, kind: administration}]
""",
    "data/organisations.yaml": "cafe: Café Torget\nakeriet: Norra Åkeriet AB\n",
    LUNCH: """\
kind: lunch
title: Lunch
inputs: |
  [1] Bygglov tar sju månader #service
  [2] Vägen till hamnen är för smal #service
  [3] Ingen svarar i telefon #service
""",
    VISIT: "kind: lunch\ntitle: Besök\ninputs: |\n  [1] Fint väder\n",
    POINTS: """\
- {id: svar, area: service, title: Svar i tid, inputs: {2024-01-10-lunch: [3]}}
""",
    CHAPTER: """\
goals: [{id: S1, text: Företagen får svar snart., key_points: svar, indicators: {id: n, name: N}}]
actions: [{id: S1.1, text: Svara., goal: S1, responsible: kansliet}]
""",
}
NEW = {
    LUNCH: """\
kind: lunch
title: Lunch
inputs: |
  [1] Bygglov tar sex månader #service
  [3] Ingen svarar i telefon #service
""",
    VISIT: """\
kind: lunch
title: Besök
inputs: |
  [1] Fint väder
  [2] Vägen till hamnen är för smal #service
""",
    POINTS: """\
- id: svar
  area: service
  title: Svar i tid
  inputs: {2024-01-10-lunch: [3]}
  outcome: adopted
""",
    CHAPTER: OLD[CHAPTER].replace("svar snart", "svar inom tre dagar"),
}
SWEDISH = """\
Det som har ändrats från version {commit} (1 mars 2024) till filerna som de är nu.

Synpunkter
  2024-01-10-lunch/1 formulerades om
      före: Bygglov tar [sju] månader
      efter: Bygglov tar [sex] månader
  2024-01-10-lunch/3 ändrades: ”Ingen svarar i telefon”
      utfall: Öppen → Tas in
      genom slutsatsen svar
  2024-01-10-lunch/2 flyttades till 2024-02-10-besok/2: ”Vägen till hamnen är för
      smal”

Slutsatser
  svar ändrades: ”Svar i tid”
      utfall: inget → Tas in

Mål
  S1 formulerades om
      före: Företagen får svar [snart.]
      efter: Företagen får svar [inom tre dagar.]
"""
ENGLISH = """\
What changed from version {old} (1 March 2024) to version {new} (1 April 2024).

## Inputs

- **2024-01-10-lunch/1 was reworded**
  - before: Bygglov tar **sju** månader
  - after: Bygglov tar **sex** månader
- **2024-01-10-lunch/3 was changed:** “Ingen svarar i telefon”
  - outcome: Still open → In the programme
  - through the key point svar
- **2024-01-10-lunch/2 was moved to 2024-02-10-besok/2:** “Vägen till hamnen är för smal”

## Key points

- **svar was changed:** “Svar i tid”
  - outcome: nothing → In the programme

## Goals

- **S1 was reworded**
  - before: Företagen får svar **snart.**
  - after: Företagen får svar **inom tre dagar.**
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The old files, committed."""
    git(tmp_path, "init", "-q")
    committed(tmp_path, OLD, "2024-03-01T12:00:00Z")
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")


def test_what_changed_since_a_commit_is_told_in_words_and_nothing_else(repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")[:10]
    write(repository, NEW)
    done = typed(repository, "diff", "2024-03", language="sv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == SWEDISH.format(commit=commit)


def test_two_commits_as_markdown(repository: Path) -> None:
    old = git(repository, "rev-parse", "HEAD")[:10]
    new = committed(repository, NEW, "2024-04-01T12:00:00Z")[:10]
    write(repository, {LUNCH: "kind: ["})
    done = typed(repository, "diff", "HEAD~1", "2024", "-f", "md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ENGLISH.format(old=old, new=new)
    assert typed(repository, "diff", "HEAD~1", "HEAD", "-o", "ut/x.md").returncode == 0
    assert (repository / "ut/x.md").read_text("utf-8") == done.stdout
    assert typed(repository, "diff", "HEAD~1", "HEAD", "-o", "data/x.md").returncode == 1


def test_json_keeps_ids_and_fields(repository: Path) -> None:
    write(repository, NEW)
    done = typed(repository, "diff", "HEAD", "-f", "json", language="sv")
    report = json.loads(done.stdout)
    assert list(report) == ["from", "to", "errors", "skipped", "changes", "elsewhere"]
    assert report["from"]["date"] == "2024-03-01"
    assert report["to"] is None
    told = [(one["what"], one["how"], one["id"], one["was"]) for one in report["changes"]]
    assert told == [
        ("input", "altered", "2024-01-10-lunch/1", None),
        ("input", "altered", "2024-01-10-lunch/3", None),
        ("input", "moved", "2024-02-10-besok/2", "2024-01-10-lunch/2"),
        ("key-point", "altered", "svar", None),
        ("goal", "altered", "S1", None),
    ]
    assert report["changes"][1]["fields"] == [
        {"field": "outcome", "old": "open", "new": "adopted", "parts": [], "withheld": False}
    ]


def test_where_nothing_changed_a_pipe_is_silent(repository: Path) -> None:
    for arguments in (["HEAD"], ["2024", "HEAD"], ["HEAD", "-f", "md"]):
        done = typed(repository, "diff", *arguments)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(typed(repository, "diff", "HEAD", "-f", "json").stdout)["changes"] == []
    assert typed(repository, "diff", "HEAD", "-o", "x.txt", language="sv").returncode == 0
    assert (repository / "x.txt").read_text("utf-8") == "Inget har ändrats.\n"


def test_a_new_meeting_is_told_with_its_inputs_counted(repository: Path) -> None:
    lunch = "kind: lunch\ntitle: Vårlunch\ninputs: |\n  [1] Ett\n  [2] Två\n"
    write(repository, {"data/meetings/2024-05-01-lunch.yaml": lunch})
    told = typed(repository, "diff", "HEAD", language="sv").stdout.split("\n\n", 1)[1]
    assert told == "Möten\n  2024-05-01-lunch tillkom: ”Vårlunch”\n      med 2 synpunkter\n"


def test_data_with_errors_are_compared_as_far_as_they_can_be_read(repository: Path) -> None:
    write(repository, NEW | {VISIT: "kind: [", LUNCH: NEW[LUNCH].replace("#service", "@ingen", 1)})
    done = typed(repository, "diff", "HEAD", language="sv")
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    assert "I filerna som de är nu finns 1 fel; det som går att läsa jämförs." in told
    assert f"Utelämnade i båda, eftersom en av dem inte går att läsa: {VISIT}." in told
    assert "2024-01-10-lunch/2 togs bort" in told
    assert "2024-02-10-besok" not in told.replace(VISIT, "")
    report = json.loads(typed(repository, "diff", "HEAD", "-f", "json").stdout)
    assert (report["errors"], report["skipped"]) == ({"from": 0, "to": 1}, [VISIT])


def test_a_commit_with_errors_is_compared_too_and_a_wrong_reference_leaves_nothing_out(
    repository: Path,
) -> None:
    wrong = OLD[CHAPTER].replace("key_points: svar", "key_points: saknas")
    committed(repository, {CHAPTER: wrong}, "2024-04-01T12:00:00Z")
    write(repository, {CHAPTER: OLD[CHAPTER]})
    done = typed(repository, "diff", "HEAD")
    assert done.returncode == 0
    assert "There is 1 error in version" in done.stdout
    assert "key points: removed saknas" in done.stdout
    write(repository, {CHAPTER: wrong})
    done = typed(repository, "diff", "HEAD")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.count("There is 1 error in") == 2


def test_a_process_that_cannot_be_read_stops_it(repository: Path) -> None:
    committed(repository, {"data/process.yaml": "title: ["}, "2024-04-01T12:00:00Z")
    write(repository, {"data/process.yaml": OLD["data/process.yaml"]})
    done = typed(repository, "diff", "HEAD")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The files as they were at ")
    assert "data/process.yaml:1:9: error: " in done.stderr
    assert done.stderr.endswith("nplan: Nothing was compared: data/process.yaml cannot be read.\n")


def test_a_register_that_cannot_be_read_stops_it_for_it_says_who_is_anonymous(
    repository: Path,
) -> None:
    write(repository, {"data/organisations.yaml": "cafe: {name: C, consent: anonym}\n"})
    done = typed(repository, "diff", "HEAD", language="sv")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("Inget jämfördes: data/organisations.yaml går inte att läsa.\n")


def test_confidential_texts_and_anonymous_names_are_not_written(repository: Path) -> None:
    write(
        repository,
        {
            "data/organisations.yaml": (
                "cafe: Café Torget\nakeriet: {name: Norra Åkeriet, consent: anonymous}\n"
            ),
            LUNCH: """\
kind: lunch
title: Lunch
participants: [akeriet]
inputs:
  - {id: 1, text: Vi går nog i konkurs, from: akeriet, confidential: true}
  - {id: 2, text: Vägen till hamnen är för smal, area: service, withdrawn: Ringde}
  - {id: 3, text: Ingen svarar i telefon, area: service}
""",
        },
    )
    for format in ("table", "md", "json"):
        done = typed(repository, "diff", "HEAD", "-f", format)
        assert done.returncode == 0
        for secret in ("keriet", "konkurs", "Bygglov", "hamnen", "Ringde"):
            assert secret not in done.stdout
    assert (
        typed(repository, "diff", "HEAD").stdout.split("\n\n", 1)[1]
        == """\
Meetings
  2024-01-10-lunch was changed: “Lunch”
      participants: added 1 that wants to be anonymous

Organisations
  An organisation that wants to be anonymous was changed

Inputs
  2024-01-10-lunch/1 was changed
      Its text is confidential or names somebody anonymous.
      text: changed, and is not told here
      from: added 1 that wants to be anonymous
      confidential: no → yes
      area: Kommunal service → nothing
  2024-01-10-lunch/2 was taken back
"""
    )


@pytest.mark.parametrize("arguments", [["nej"], ["HEAD", "nej"], ["2024-02"], ["HEAD", "2020"]])
def test_a_version_that_does_not_exist(repository: Path, arguments: list[str]) -> None:
    done = typed(repository, "diff", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 2


def test_a_shallow_copy(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    committed(repository, NEW, "2024-04-01T12:00:00Z")
    copy = tmp_path_factory.mktemp("copy")
    git(copy, "clone", "-q", "--depth", "1", repository.as_uri(), ".")
    done = typed(copy, "diff", "2024-03")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        'nplan: "2024-03" is not found: this copy of the repository holds its latest commits '
        "alone\ngit fetch --unshallow --tags gets the others; then try again.\n"
    )


def test_without_git_or_a_repository(repository: Path) -> None:
    done = typed(repository, "diff", "HEAD", PATH="")
    assert done.returncode == 1
    assert done.stderr.startswith("nplan: git is not found")
    (repository / ".git").rename(repository / "elsewhere")
    ceiling = str(repository.parent)
    done = typed(repository, "diff", "HEAD", language="sv", GIT_CEILING_DIRECTORIES=ceiling)
    assert done.returncode == 1
    assert done.stderr.startswith(f"nplan: {repository} är inte versionshanterad")


def test_without_a_version_it_is_wrong_usage(repository: Path) -> None:
    assert typed(repository, "diff").returncode == 2
    assert typed(repository, "diff", "HEAD", "-f", "csv").returncode == 2


def test_every_field_that_is_compared_has_a_name() -> None:
    for fields in FIELDS.values():
        assert {field_name(field) for field in fields} <= FIELD_NAMES.keys()
