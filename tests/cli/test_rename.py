"""rename as it is typed: whole projects before and after, refusals, and what a crash leaves."""

from pathlib import Path

import pytest

from nplan.checks import findings
from nplan.files.reading import reading
from nplan.model.finding import Finding
from tests.checks.projects import files_in
from tests.cli.test_fmt import held, written
from tests.folders import put
from tests.typed import typed

PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - id: service   # det viktigaste
    title: Kommunal service
    themes: [{id: tid, title: Handläggningstid}]
  - {id: kompetens, title: Kompetens}
phases: {id: dialog, title: Dialog}
meeting_kinds: [{id: lunch, title: Lunch}]
units:
  - {id: ks, title: Kommunstyrelsen, kind: board}
sizes:
  - {id: 1-9, title: 1–9 anställda}
# data/organisations.yaml
# Registret
cafe: Café Torget   # svarar sent
bygg-syd: {name: Bygg Syd AB, size: 1-9, aliases: [cafe-bygg]}
# data/meetings/2026/2026-03-25-lunch.yaml
kind: lunch
title: "Lunch om service"
host: ks
invited:
  - cafe
  - 'bygg-syd'
participants: cafe
groups:
  - title: Bord 1
    area: service
    participants: [{organisation: cafe, people: 2}, ks]
    inputs: |
      [1] Bygglov tar sju månader #kompetens @cafe
      [2] Mejla @cafe eller #service om det
          går @cafe #service *3
  - title: Bord 2
    inputs:
      - {id: 3, text: Ring service, from: cafe, also: [service, kompetens]}
      # den fjärde
      - id: 4
        text: Öppna
        from: [Café Torget, "cafe"]
# data/meetings/2026-04-01-besok.yaml
kind: lunch
title: Besök
participants: [bygg-syd]
inputs:
  - {id: 1, text: Flyttad, formerly: 2026-03-25-lunch/9}
# data/keypoints/service.yaml
- id: svar
  area: service
  title: Svar i tid
  heard: >-
    Ett bord sa ”Bygglov tar
    sju månader” [@2026-03-25-lunch/1].
    Och {{ tally.inputs area=service
    organisation=cafe }} och {{ tally.inputs group=2026-03-25-lunch/bord-2 }}.
  inputs:
    - {2026-03-25-lunch: [1, 2]}
    - 2026-03-25-lunch: 3
    - 2026-03-25-lunch/4
    - 2026-03-25-lunch/9
# data/programme/programme.yaml
goals: [{id: G1, text: Allt, key_points: svar}]
# data/programme/service.yaml
goals:
  - id: S1
    text: Svara fort
    key_points: [svar]
    indicators: [{id: nki, name: NKI, target: {year: 2030, value: 80}}]
actions:
  - {id: S1.1, text: Svara inom en vecka, responsible: ks, goal: S1, key_points: [svar]}
# data/programme/service.md
# direction
Vi når {{ indicator.nki.target }} och {{ tally.inputs key-point=svar }} [@svar].
Beslutet [@ks-112/2] och [@ks-112] gäller.
# data/consultation/2027/round.yaml
to: [cafe, ks]
summary: Alla svarade om service.
# data/consultation/2027/cafe.yaml
from: cafe
comments:
  - {id: tid, about: service, text: Bra, outcome: noted}
  - {id: mal, about: S1, text: Bra}
# data/decisions.yaml
- {id: ks-112, body: Kommunstyrelsen, points: [Ett, Två]}
# data/followup/2027.yaml
title: Uppföljning
date: 2027-12
actions:
  S1.1: {status: done, comment: "Som [@svar] sa"}
goals: {S1: {assessment: met}}
indicators:
  nki: {year: 2027, value: 71}
# data/memos/2027.yaml
title: Antagande
summary: |
  Enligt [@2026-03-25-lunch/1] och [@svar].
# data/replies.yaml
- {organisation: cafe, date: 2027-05-01}
- meeting: 2026-03-25-lunch
  date: 2027-05-01
"""

LUNCH = "data/meetings/2026/2026-03-25-lunch.yaml"
POINTS = "data/keypoints/service.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return written(tmp_path, PROJECT)


def changes(root: Path, before: dict[str, str]) -> list[str]:
    """The lines that are not what they were, file by file, as diff shows them."""
    found = []
    after = held(root)
    for file in sorted({*before, *after}):
        if file not in after or file not in before:
            found.append(f"{'+' if file in after else '-'} {file}")
        old, new = before.get(file), after.get(file)
        if old is not None and new is not None and old != new:
            gone = [line for line in old.split("\n") if line not in new.split("\n")]
            come = [line for line in new.split("\n") if line not in old.split("\n")]
            found += [file, *(f"-{line}" for line in gone), *(f"+{line}" for line in come)]
    return found


def renamed(root: Path, old: str, new: str) -> list[str]:
    """What a renaming that goes well changes; the project is as sound as before."""
    before = held(root)
    assert errors(root) == []
    done = typed(root, "rename", old, new)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert errors(root) == []
    return changes(root, before)


def errors(root: Path) -> list[Finding]:
    read = reading(root)
    assert read.records is not None
    found = (*read.findings, *findings(read.records))
    return [one for one in found if one.severity == "error"]


def test_an_organisation(project: Path) -> None:
    assert renamed(project, "cafe", "cafe-torget") == [
        "data/consultation/2027/cafe.yaml",
        "-from: cafe",
        "+from: cafe-torget",
        "data/consultation/2027/round.yaml",
        "-to: [cafe, ks]",
        "+to: [cafe-torget, ks]",
        POINTS,
        "-    organisation=cafe }} och {{ tally.inputs group=2026-03-25-lunch/bord-2 }}.",
        "+    organisation=cafe-torget }} och {{ tally.inputs group=2026-03-25-lunch/bord-2 }}.",
        LUNCH,
        "-  - cafe",
        "-participants: cafe",
        "-    participants: [{organisation: cafe, people: 2}, ks]",
        "-      [1] Bygglov tar sju månader #kompetens @cafe",
        "-          går @cafe #service *3",
        "-      - {id: 3, text: Ring service, from: cafe, also: [service, kompetens]}",
        '-        from: [Café Torget, "cafe"]',
        "+  - cafe-torget",
        "+participants: cafe-torget",
        "+    participants: [{organisation: cafe-torget, people: 2}, ks]",
        "+      [1] Bygglov tar sju månader #kompetens @cafe-torget",
        "+          går @cafe-torget #service *3",
        "+      - {id: 3, text: Ring service, from: cafe-torget, also: [service, kompetens]}",
        "+        from: [Café Torget, cafe-torget]",
        "data/organisations.yaml",
        "-cafe: Café Torget   # svarar sent",
        "+cafe-torget: {name: Café Torget, formerly: [cafe]}   # svarar sent",
        "data/replies.yaml",
        "-- {organisation: cafe, date: 2027-05-01}",
        "+- {organisation: cafe-torget, date: 2027-05-01}",
    ]


def test_an_area_and_its_files(project: Path) -> None:
    assert renamed(project, "service", "bemotande") == [
        "data/consultation/2027/cafe.yaml",
        "-  - {id: tid, about: service, text: Bra, outcome: noted}",
        "+  - {id: tid, about: bemotande, text: Bra, outcome: noted}",
        POINTS,
        "-  area: service",
        "-    Och {{ tally.inputs area=service",
        "+  area: bemotande",
        "+    Och {{ tally.inputs area=bemotande",
        LUNCH,
        "-    area: service",
        "-          går @cafe #service *3",
        "-      - {id: 3, text: Ring service, from: cafe, also: [service, kompetens]}",
        "+    area: bemotande",
        "+          går @cafe #bemotande *3",
        "+      - {id: 3, text: Ring service, from: cafe, also: [bemotande, kompetens]}",
        "data/process.yaml",
        "-  - id: service   # det viktigaste",
        "+  - id: bemotande   # det viktigaste",
        "+    formerly: [service]",
        "+ data/programme/bemotande.md",
        "+ data/programme/bemotande.yaml",
        "- data/programme/service.md",
        "- data/programme/service.yaml",
    ]


def test_a_meeting_and_its_file(project: Path) -> None:
    before = held(project)
    new = "data/meetings/2026/2026-03-25-stora-lunchen.yaml"
    assert renamed(project, "2026-03-25-lunch", "2026-03-25-stora-lunchen") == [
        POINTS,
        "-    sju månader” [@2026-03-25-lunch/1].",
        "-    organisation=cafe }} och {{ tally.inputs group=2026-03-25-lunch/bord-2 }}.",
        "-    - {2026-03-25-lunch: [1, 2]}",
        "-    - 2026-03-25-lunch: 3",
        "-    - 2026-03-25-lunch/4",
        "+    sju månader” [@2026-03-25-stora-lunchen/1].",
        "+    organisation=cafe }} och {{ tally.inputs group=2026-03-25-stora-lunchen/bord-2 }}.",
        "+    - {2026-03-25-stora-lunchen: [1, 2]}",
        "+    - 2026-03-25-stora-lunchen: 3",
        "+    - 2026-03-25-stora-lunchen/4",
        f"- {LUNCH}",
        f"+ {new}",
        "data/memos/2027.yaml",
        "-  Enligt [@2026-03-25-lunch/1] och [@svar].",
        "+  Enligt [@2026-03-25-stora-lunchen/1] och [@svar].",
        "data/replies.yaml",
        "-- meeting: 2026-03-25-lunch",
        "+- meeting: 2026-03-25-stora-lunchen",
    ]
    assert held(project)[new] == before[LUNCH].replace(
        'title: "Lunch om service"\n',
        'title: "Lunch om service"\nformerly: [2026-03-25-lunch]\n',
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "ks",
            "kommunstyrelsen",
            [
                "data/consultation/2027/round.yaml",
                "-to: [cafe, ks]",
                "+to: [cafe, kommunstyrelsen]",
                LUNCH,
                "-host: ks",
                "-    participants: [{organisation: cafe, people: 2}, ks]",
                "+host: kommunstyrelsen",
                "+    participants: [{organisation: cafe, people: 2}, kommunstyrelsen]",
                "data/process.yaml",
                "-  - {id: ks, title: Kommunstyrelsen, kind: board}",
                "+  - {id: kommunstyrelsen, formerly: [ks], title: Kommunstyrelsen, kind: board}",
                "data/programme/service.yaml",
                "-  - {id: S1.1, text: Svara inom en vecka, responsible: ks, goal: S1, "
                "key_points: [svar]}",
                "+  - {id: S1.1, text: Svara inom en vecka, responsible: kommunstyrelsen, "
                "goal: S1, key_points: [svar]}",
            ],
        ),
        (
            "svar",
            "svar-i-tid",
            [
                "data/followup/2027.yaml",
                '-  S1.1: {status: done, comment: "Som [@svar] sa"}',
                '+  S1.1: {status: done, comment: "Som [@svar-i-tid] sa"}',
                POINTS,
                "-- id: svar",
                "+- id: svar-i-tid",
                "+  formerly: [svar]",
                "data/memos/2027.yaml",
                "-  Enligt [@2026-03-25-lunch/1] och [@svar].",
                "+  Enligt [@2026-03-25-lunch/1] och [@svar-i-tid].",
                "data/programme/programme.yaml",
                "-goals: [{id: G1, text: Allt, key_points: svar}]",
                "+goals: [{id: G1, text: Allt, key_points: svar-i-tid}]",
                "data/programme/service.md",
                "-Vi når {{ indicator.nki.target }} och {{ tally.inputs key-point=svar }} [@svar].",
                "+Vi når {{ indicator.nki.target }} och {{ tally.inputs key-point=svar-i-tid }} "
                "[@svar-i-tid].",
                "data/programme/service.yaml",
                "-    key_points: [svar]",
                "-  - {id: S1.1, text: Svara inom en vecka, responsible: ks, goal: S1, "
                "key_points: [svar]}",
                "+    key_points: [svar-i-tid]",
                "+  - {id: S1.1, text: Svara inom en vecka, responsible: ks, goal: S1, "
                "key_points: [svar-i-tid]}",
            ],
        ),
        (
            "S1.1",
            "S1.9",
            [
                "data/followup/2027.yaml",
                '-  S1.1: {status: done, comment: "Som [@svar] sa"}',
                '+  S1.9: {status: done, comment: "Som [@svar] sa"}',
                "data/programme/service.yaml",
                "-  - {id: S1.1, text: Svara inom en vecka, responsible: ks, goal: S1, "
                "key_points: [svar]}",
                "+  - {id: S1.9, formerly: [S1.1], text: Svara inom en vecka, responsible: ks, "
                "goal: S1, key_points: [svar]}",
            ],
        ),
        (
            "S1",
            "S2",
            [
                "data/consultation/2027/cafe.yaml",
                "-  - {id: mal, about: S1, text: Bra}",
                "+  - {id: mal, about: S2, text: Bra}",
                "data/followup/2027.yaml",
                "-goals: {S1: {assessment: met}}",
                "+goals: {S2: {assessment: met}}",
                "data/programme/service.yaml",
                "-  - id: S1",
                "-  - {id: S1.1, text: Svara inom en vecka, responsible: ks, goal: S1, "
                "key_points: [svar]}",
                "+  - id: S2",
                "+    formerly: [S1]",
                "+  - {id: S1.1, text: Svara inom en vecka, responsible: ks, goal: S2, "
                "key_points: [svar]}",
            ],
        ),
        (
            "nki",
            "NKI-2",
            [
                "data/followup/2027.yaml",
                "-  nki: {year: 2027, value: 71}",
                "+  NKI-2: {year: 2027, value: 71}",
                "data/programme/service.md",
                "-Vi når {{ indicator.nki.target }} och {{ tally.inputs key-point=svar }} [@svar].",
                "+Vi når {{ indicator.NKI-2.target }} och {{ tally.inputs key-point=svar }} "
                "[@svar].",
                "data/programme/service.yaml",
                "-    indicators: [{id: nki, name: NKI, target: {year: 2030, value: 80}}]",
                "+    indicators: [{id: NKI-2, formerly: [nki], name: NKI, "
                "target: {year: 2030, value: 80}}]",
            ],
        ),
        (
            "ks-112",
            "ks-2027-112",
            [
                "data/decisions.yaml",
                "-- {id: ks-112, body: Kommunstyrelsen, points: [Ett, Två]}",
                "+- {id: ks-2027-112, formerly: [ks-112], body: Kommunstyrelsen, "
                "points: [Ett, Två]}",
                "data/programme/service.md",
                "-Beslutet [@ks-112/2] och [@ks-112] gäller.",
                "+Beslutet [@ks-2027-112/2] och [@ks-2027-112] gäller.",
            ],
        ),
        (
            "2026-03-25-lunch/4",
            "12",
            [
                POINTS,
                "-    - 2026-03-25-lunch/4",
                "+    - 2026-03-25-lunch/12",
                LUNCH,
                "-      - id: 4",
                "+      - id: 12",
                "+        formerly: [4]",
            ],
        ),
        (
            "2026-03-25-lunch/3",
            "2026-03-25-lunch/13",
            [
                POINTS,
                "-    - 2026-03-25-lunch: 3",
                "+    - 2026-03-25-lunch: 13",
                LUNCH,
                "-      - {id: 3, text: Ring service, from: cafe, also: [service, kompetens]}",
                "+      - {id: 13, formerly: [3], text: Ring service, from: cafe, "
                "also: [service, kompetens]}",
            ],
        ),
        (
            "2026-03-25-lunch/bord-2",
            "fonsterbordet",
            [
                POINTS,
                "-    organisation=cafe }} och {{ tally.inputs group=2026-03-25-lunch/bord-2 }}.",
                "+    organisation=cafe }} och "
                "{{ tally.inputs group=2026-03-25-lunch/fonsterbordet }}.",
                LUNCH,
                "+    id: fonsterbordet",
                "+    formerly: [bord-2]",
            ],
        ),
        (
            "lunch",
            "dialoglunch",
            [
                "data/meetings/2026-04-01-besok.yaml",
                "-kind: lunch",
                "+kind: dialoglunch",
                LUNCH,
                "-kind: lunch",
                "+kind: dialoglunch",
                "data/process.yaml",
                "-meeting_kinds: [{id: lunch, title: Lunch}]",
                "+meeting_kinds: [{id: dialoglunch, formerly: [lunch], title: Lunch}]",
            ],
        ),
        (
            "1-9",
            "sma",
            [
                "data/organisations.yaml",
                "-bygg-syd: {name: Bygg Syd AB, size: 1-9, aliases: [cafe-bygg]}",
                "+bygg-syd: {name: Bygg Syd AB, size: sma, aliases: [cafe-bygg]}",
                "data/process.yaml",
                "-  - {id: 1-9, title: 1–9 anställda}",
                "+  - {id: sma, formerly: [1-9], title: 1–9 anställda}",
            ],
        ),
        (
            "service/tid",
            "handlaggningstid",
            [
                "data/process.yaml",
                "-    themes: [{id: tid, title: Handläggningstid}]",
                "+    themes: [{id: handlaggningstid, formerly: [tid], title: Handläggningstid}]",
            ],
        ),
        (
            "dialog",
            "samtal",
            [
                "data/process.yaml",
                "-phases: {id: dialog, title: Dialog}",
                "+phases: {id: samtal, formerly: [dialog], title: Dialog}",
            ],
        ),
        (
            "2027/cafe/mal",
            "malet",
            [
                "data/consultation/2027/cafe.yaml",
                "-  - {id: mal, about: S1, text: Bra}",
                "+  - {id: malet, formerly: [mal], about: S1, text: Bra}",
            ],
        ),
        (
            "2027/cafe",
            "kafeet",
            ["- data/consultation/2027/cafe.yaml", "+ data/consultation/2027/kafeet.yaml"],
        ),
        (
            "round:2027",
            "2027-remiss",
            [
                "+ data/consultation/2027-remiss/cafe.yaml",
                "+ data/consultation/2027-remiss/round.yaml",
                "- data/consultation/2027/cafe.yaml",
                "- data/consultation/2027/round.yaml",
            ],
        ),
        ("memo:2027", "antagande", ["- data/memos/2027.yaml", "+ data/memos/antagande.yaml"]),
        (
            "follow-up:2027",
            "2027-12",
            ["+ data/followup/2027-12.yaml", "- data/followup/2027.yaml"],
        ),
    ],
)
def test_any_other_id(project: Path, old: str, new: str, expected: list[str]) -> None:
    assert renamed(project, old, new) == expected


def test_files_that_move_take_their_older_id_along(project: Path) -> None:
    renamed(project, "2027/cafe", "kafeet")
    renamed(project, "round:2027", "2027-remiss")
    renamed(project, "memo:2027", "antagande")
    after = held(project)
    assert after["data/consultation/2027-remiss/kafeet.yaml"].startswith(
        "from: cafe\nformerly: [cafe]\ncomments:\n"
    )
    assert after["data/consultation/2027-remiss/round.yaml"].startswith("formerly: [2027]\nto: [")
    assert after["data/memos/antagande.yaml"].startswith("title: Antagande\nformerly: [2027]\n")


def test_it_says_what_it_did(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/programme.md.j2").write_text("Om service.\n", "utf-8")
    (project / "data/imports.yaml").write_text("a: serviceresa\n", "utf-8")
    done = typed(project, "rename", "service", "bemotande")
    assert done.stderr == (
        "service → bemotande\n"
        "data/programme/service.yaml → data/programme/bemotande.yaml\n"
        "data/programme/service.md → data/programme/bemotande.md\n"
        "data/consultation/2027/cafe.yaml: 1 citation\n"
        "data/keypoints/service.yaml: 2 citations\n"
        "data/meetings/2026/2026-03-25-lunch.yaml: 3 citations\n"
        "data/process.yaml: the id itself\n"
        "“service” also stands in files that only you change: templates/programme.md.j2\n"
    )


def test_contacts_are_renamed_too(project: Path) -> None:
    contacts = project / "data/private/contacts.yaml"
    contacts.parent.mkdir()
    contacts.write_text("cafe:\n  - {name: Eva, email: eva@cafe.se}\n", "utf-8")
    assert typed(project, "rename", "cafe", "kafeet").returncode == 0
    assert contacts.read_text("utf-8") == "kafeet:\n  - {name: Eva, email: eva@cafe.se}\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cafe-torge", "x", 'nothing is called "cafe-torge"'),
        ("2027", "x", '"2027" may be several things\nwrite one of: round:2027, memo:2027, '
         "follow-up:2027."),
        ("cafe", "Café", '"Café" is no id'),
        ("cafe", "cafe--x", '"cafe--x" is no id'),
        ("cafe", "person", '"person" means something else already'),
        ("cafe", "ks", '"ks" is taken, in data/process.yaml'),
        ("cafe", "bygg-syd", '"bygg-syd" is taken, in data/organisations.yaml'),
        ("cafe", "cafe-bygg", '"cafe-bygg" is a name of bygg-syd'),
        ("service", "S1", '"S1" is no id'),
        ("S1", "service", '"service" is taken, in data/process.yaml'),
        ("service", "programme", '"programme" means something else already'),
        ("service", "problem", '"problem" means something else already'),
        ("svar", "ks-112", '"ks-112" is taken, in data/decisions.yaml'),
        ("2026-03-25-lunch", "stora-lunchen", "a meeting's id begins with its date"),
        ("2026-03-25-lunch", "2026-04-01-besok", '"2026-04-01-besok" is taken'),
        ("2026-03-25-lunch/3", "4", '"2026-03-25-lunch/4" is taken'),
        ("2026-03-25-lunch/3", "9", '"2026-03-25-lunch/9" is an older id of 2026-04-01-besok/1'),
        ("2026-03-25-lunch/3", "2026-04-01-besok/3", "is an id in another place than "
         "2026-03-25-lunch"),
        ("2026-03-25-lunch/1", "8", "2026-03-25-lunch/1 stands in notes in"),
        ("2027/cafe", "round", '"2027/round" means something else already'),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_everything_as_it_is(
    project: Path, old: str, new: str, told: str
) -> None:
    before = held(project)
    done = typed(project, "rename", old, new)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr
    assert held(project) == before


def test_an_id_that_stands_in_no_file_is_refused(tmp_path: Path) -> None:
    text = PROJECT.replace("meeting_kinds: [{id: lunch, title: Lunch}]\n", "")
    done = typed(
        written(tmp_path, text.replace("kind: lunch", "kind: intervju")), "rename", "intervju", "x"
    )
    assert (done.returncode, '"intervju" stands in no file' in done.stderr) == (1, True)


def test_the_date_of_a_meeting_stays(project: Path) -> None:
    path = project / LUNCH
    path.write_text("date: 2026-03-25\n" + path.read_text("utf-8"), "utf-8")
    done = typed(project, "rename", "2026-03-25-lunch", "2026-03-26-lunch")
    assert "begins with another date than the meeting's own, 2026-03-25" in done.stderr
    assert renamed(project, "2026-03-25-lunch", "2026-03-25-x")


def test_an_older_id_stays_taken_and_may_come_back_to_its_own(project: Path) -> None:
    renamed(project, "cafe", "kafeet")
    done = typed(project, "rename", "bygg-syd", "cafe")
    assert '"cafe" is an older id of kafeet, in data/organisations.yaml' in done.stderr
    done = typed(project, "rename", "cafe", "fiket")
    assert '"cafe" is called kafeet today' in done.stderr
    renamed(project, "kafeet", "cafe")
    assert held(project)["data/organisations.yaml"].split("\n")[1] == (
        "cafe: {name: Café Torget, formerly: [kafeet]}   # svarar sent"
    )


def test_the_same_id_is_nothing_to_do(project: Path) -> None:
    before = held(project)
    done = typed(project, "rename", "cafe", "cafe")
    assert (done.returncode, done.stderr) == (0, "cafe is called that already\n")
    assert held(project) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cafe", "kafeet"),
        ("service", "bemotande"),
        ("2026-03-25-lunch", "2026-03-25-x"),
        ("round:2027", "remissen"),
    ],
)
def test_what_was_interrupted_is_finished_by_the_same_command(
    tmp_path: Path, old: str, new: str
) -> None:
    """Every number of steps is done, each of them a file written or moved, then all of it again."""
    whole = written(tmp_path / "whole", PROJECT)
    assert typed(whole, "rename", old, new).returncode == 0
    for steps in range(40):
        project = written(tmp_path / str(steps), PROJECT)
        stopped = typed(project, "rename", old, new, PYTHONPATH=_stopping(tmp_path, steps))
        if stopped.returncode == 0:
            break
        assert errors(project) == []
        again = typed(project, "rename", old, new)
        assert again.returncode == 0, again.stderr
        assert held(project) == held(whole)
    assert steps > 1
    done = typed(whole, "rename", old, new)
    assert done.stderr == (
        f"nothing is left to do: {old.rpartition(':')[2]} is called {new} everywhere\n"
    )


def _stopping(folder: Path, steps: int) -> str:
    """A path of imports with which a process ends hard at the replacement after so many."""
    from tests.typed import REPOSITORY

    place = folder / f"stopping-{steps}"
    place.mkdir()
    (place / "sitecustomize.py").write_text(
        "import os, pathlib\n"
        f"left = {steps}\n"
        "def counted(original):\n"
        "    def move(self, target):\n"
        "        global left\n"
        "        if not left:\n"
        "            os._exit(9)\n"
        "        left -= 1\n"
        "        return original(self, target)\n"
        "    return move\n"
        "pathlib.Path.replace = counted(pathlib.Path.replace)\n"
        "pathlib.Path.rename = counted(pathlib.Path.rename)\n",
        "utf-8",
    )
    return f"{place}:{REPOSITORY}"


def test_broken_files_are_told_and_left_and_the_rest_is_done(project: Path) -> None:
    broken = "kind: lunch\ntitle: x\nhost: ks\nparticipants: [cafe\n"
    (project / "data/meetings/2026-05-01-x.yaml").write_text(broken, "utf-8")
    done = typed(project, "rename", "cafe", "kafeet")
    assert done.returncode == 1
    assert "data/meetings/2026-05-01-x.yaml:4:15: error" in done.stderr
    assert done.stderr.endswith(
        "nplan: Mend this, and do the same again: what cites cafe there was left.\n"
    )
    after = held(project)
    assert after["data/meetings/2026-05-01-x.yaml"] == broken
    assert after["data/replies.yaml"].startswith("- {organisation: kafeet, date: 2027-05-01}\n")
    (project / "data/meetings/2026-05-01-x.yaml").write_text(f"{broken[:-1]}]\n", "utf-8")
    assert renamed(project, "cafe", "kafeet") == [
        "data/meetings/2026-05-01-x.yaml",
        "-participants: [cafe]",
        "+participants: [kafeet]",
    ]


def test_line_ends_and_a_byte_order_mark_are_kept(tmp_path: Path) -> None:
    files = files_in(PROJECT).items()
    project = put(tmp_path, {file: "\ufeff" + one.replace("\n", "\r\n") for file, one in files})
    renamed(project, "cafe", "kafeet")
    renamed(project, "svar", "svar-i-tid")
    for content in held(project).values():
        assert content.startswith("\ufeff")
        assert content.count("\n") == content.count("\r\n")


def test_a_word_of_a_line_that_would_become_a_tag_stops_it(project: Path) -> None:
    path = project / "data/meetings/2026-05-01-x.yaml"
    path.write_text("kind: lunch\ntitle: x\ninputs: |\n  [1] Mejla @kafeet\n", "utf-8")
    before = held(project)
    done = typed(project, "rename", "cafe", "kafeet")
    assert done.returncode == 1
    assert "data/meetings/2026-05-01-x.yaml is written in a way" in done.stderr
    assert held(project) == before
