"""status, list and show as they are typed: what they print, and their exit codes."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

import nplan as package
from nplan.cli.search import pattern
from tests.checks.projects import files_in
from tests.typed import typed

EXAMPLE = Path(__file__).parents[2]
PACKAGE = Path(package.__file__).parent


def nplan(*arguments: str, folder: Path = EXAMPLE, language: str = "sv") -> tuple[int, str, str]:
    done = typed(folder, *arguments, language=language)
    return done.returncode, done.stdout, done.stderr


def test_status_ends_its_lines_with_the_next_step() -> None:
    code, told, _ = nplan("status", "--today", "2024-11-20")
    assert code == 0
    assert told.startswith("Onsdag 20 november 2024. ")
    assert (
        "Synpunkter      325: 181 in, 75 delvis, 14 nej, 13 till andra, 14 noterade, 28 ÖPPNA\n"
        in told
    )
    _, _, after = told.partition("Nästa steg      ")
    assert after.startswith(
        "Ta ställning till 28 öppna synpunkter:\n"
        "                nplan list inputs --where outcome=open\n"
    )


def test_status_as_json_agrees_with_the_tally() -> None:
    status = json.loads(nplan("status", "-f", "json", "--today", "2024-11-20")[1])
    tally = json.loads(nplan("tally", "--by", "outcome", "-f", "json")[1])
    by_outcome = {row["outcome"]: row["inputs"] for row in tally["tables"][0]["rows"]}
    assert status["inputs"] == by_outcome
    assert status["days_left"] == 20
    assert status["coverage"]["heard"] == 100
    assert status["next"]["step"] == "decide-inputs"


def test_an_empty_process_is_told_where_to_begin(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/process.yaml").write_text(
        "municipality: Sandby kommun\ntitle: P\nareas: [{id: service, title: Service}]\n", "utf-8"
    )
    code, told, _ = nplan("status", "--today", "2026-09-08", folder=tmp_path)
    assert code == 0
    assert told.endswith("  nplan new meeting Dialoglunch\n")


def test_the_command_that_status_names_lists_as_many() -> None:
    code, told, _ = nplan("list", "inputs", "--where", "outcome=open", "-f", "json")
    rows = json.loads(told)
    assert (code, len(rows)) == (0, 28)
    assert {row["outcome"] for row in rows} == {"open"}


@pytest.mark.parametrize(
    ("what", "where", "ids"),
    [
        ("key-points", ["outcome=declined", "area=service"], ["lagre-taxor"]),
        ("actions", ["responsible="], ["K1.2"]),
        ("goals", ["indicator="], ["M2"]),
        ("meetings", ["meeting-kind=studiebesok"], ["2024-03-14-studiebesok-stromhalla"]),
        (
            "organisations",
            ["organisation-kind=other-municipality", "attended=yes"],
            ["stromhalla-kommun"],
        ),
        ("responses", ["position=objects"], ["2024-remiss/kopmannaforeningen"]),
        ("inputs", ["confidential=yes", "meeting=2024-02-01-enkat"], None),
    ],
)
def test_where_keeps(what: str, where: list[str], ids: list[str] | None) -> None:
    typed = [part for one in where for part in ("--where", one)]
    code, told, _ = nplan("list", what, *typed, "-f", "json")
    assert code == 0
    found = [next(iter(row.values())) for row in json.loads(told)]
    if ids is not None:
        key = "meeting" if what == "meetings" else None
        assert [row[key] for row in json.loads(told)] == ids if key else found == ids


def test_confidential_texts_and_anonymous_names_are_shown_inside_alone() -> None:
    _, told, _ = nplan("list", "inputs", "--where", "confidential=yes", "-f", "json")
    texts = [row["text"] for row in json.loads(told)]
    assert texts == [None] * len(texts)
    _, told, _ = nplan("list", "inputs", "--where", "confidential=yes", "-f", "json", "--internal")
    hidden = [row["text"] for row in json.loads(told)]
    assert all(hidden)
    assert len(hidden) == len(texts) > 0
    for said, row in zip(hidden, json.loads(told), strict=True):
        outside, inside = (
            " ".join(nplan("show", row["input"], *flags)[1].split())
            for flags in (["--history"], ["--history", "--internal"])
        )
        assert said not in outside
        assert inside.count(said) == 2
    _, told, _ = nplan("list", "organisations", "-f", "json")
    names = [row["name"] for row in json.loads(told)]
    assert "anonymous-1" in names


def test_figures_come_greatest_first() -> None:
    _, told, _ = nplan("list", "inputs", "--sort", "votes", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"))))
    votes = [int(row["votes"] or -1) for row in rows]
    assert votes == sorted(votes, reverse=True)
    assert votes[0] > 0


@pytest.mark.parametrize(
    ("typed", "text", "hit"),
    [
        ("malmo", "Malmö", True),
        ("MALMÖ", "malmö", True),
        ("mål", "mal", False),
        ("å", "a", False),
        ("cafe", "Café", True),
        ("a.b", "axb", False),
        ("tio  veckor", "tio veckor", True),
    ],
)
def test_searching_folds_what_people_fold(typed: str, text: str, hit: bool) -> None:
    assert bool(pattern(typed).search(text)) is hit


def test_searching_finds_and_finds_nothing() -> None:
    _, told, _ = nplan("list", "inputs", "--search", "MJOLKROBOTEN", "-f", "json")
    assert ["mjölkroboten" in row["text"] for row in json.loads(told)] == [True]
    assert nplan("list", "inputs", "--search", "xyzzy") == (0, "Inget sådant finns.\n", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["inputs", "--where", "x"], "--where skrivs NAMN=VÄRDE, inte ”x”."),
        (["inputs", "--where", "outcome=opn"], "Inget i outcome heter ”opn”. Menade du ”open”?"),
        (["responses", "--where", "are=x"], "Inget här går att välja efter ”are”."),
        (["goals", "--sort", "tetx"], "Det finns ingen kolumn ”tetx”"),
    ],
)
def test_wrong_usage_of_list_is_told(arguments: list[str], told: str) -> None:
    code, shown, error = nplan("list", *arguments)
    assert (code, shown) == (2, "")
    assert error.startswith(f"nplan: {told}")


def test_show_reads_like_an_argument() -> None:
    code, told, _ = nplan("show", "S2")
    assert code == 0
    assert told.startswith("S2: Företagens bygglov är avgjorda inom tio veckor")
    order = [
        "Det bygger på vad 15 organisationer sa",
        "Lova en tid och håll den (lova-en-tid). Tas in.",
        "Det här hördes:",
        "22 veckor för bygglov till en enplans lagerhall.",
        "Timmer & Tegel Byggnads AB. Branschdialog med bygg och anläggning",
        "Det här görs för att nå dit:",
        "I remissen skrev",
    ]
    places = [told.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        ("2024-03-05-intervju-norrgarden/3", ["Norrgårdens Mjölk AB.", "Mål S3:", "Åtgärd S3.3:"]),
        ("2024-02-01-enkat/21", ["Den togs tillbaka:"]),
        ("lagre-taxor", ["Tas inte in. Taxan täcker 58 procent"]),
        ("S1.1", ["klar 2 december 2025", "Den bidrar till målet S1:"]),
        ("G1", ["det är kommunens eget initiativ"]),
        ("norrgarden", ["sa [3] Kommunens kök", "→ Mat från trakten i kommunens kök"]),
        ("Norrgårdens Mjölk AB", ["(norrgarden)"]),
        ("2024-03-14-studiebesok-stromhalla", ["Strömhalla", "[7] De har ingen servicegaranti"]),
        ("service", ["66 synpunkter gäller det."]),
        ("kopmannaforeningen", ["Lindviks köpmannaförening"]),
        ("privatperson", ["[1] K1.4: Jag arbetar skift", "[3] Hållbarhet: Varför står det"]),
    ],
)
def test_show_tells_what_it_is_and_what_became_of_it(id: str, parts: list[str]) -> None:
    code, told, _ = nplan("show", id)
    flat = " ".join(told.split())
    assert code == 0
    assert [part for part in parts if part not in flat] == []


UNITS = """\
# data/process.yaml
municipality: Lindvik
title: Plan
areas: [{id: service, title: Kommunal service}]
units:
  - {id: nk, title: Näringslivskontoret, kind: administration, formerly: naringsliv}
  - {id: ks, title: Kommunstyrelsen, kind: board}
# data/meetings/2026-01-15-lunch.yaml
kind: dialoglunch
title: Lunch
host: naringsliv
inputs: [Svara.]
# data/meetings/2026-02-15-lunch.yaml
kind: dialoglunch
title: Vårlunch
host: nk
participants: nk
# data/meetings/2026-03-15-lunch.yaml
kind: dialoglunch
title: Sista lunchen
participants: Näringslivskontoret
# data/programme/service.yaml
actions:
  - {id: S1, text: Svara i tid., responsible: [Näringslivskontoret, nk], due: 2027}
  - {id: S2, text: Ring först., responsible: [ks, naringsliv]}
"""


def test_show_tells_what_a_unit_answers_for_and_which_meetings_it_held(tmp_path: Path) -> None:
    put(tmp_path, UNITS)
    code, told, _ = nplan("show", "Näringslivskontoret", folder=tmp_path)
    assert code == 0
    assert (
        told
        == """\
Näringslivskontoret (nk)

Ansvarar för:
    S1: Svara i tid. (Näringslivskontoret, senast 2027)
    S2: Ring först. (Kommunstyrelsen, Näringslivskontoret)

15 januari 2026: Lunch (2026-01-15-lunch), värd
15 februari 2026: Vårlunch (2026-02-15-lunch), värd
15 mars 2026: Sista lunchen (2026-03-15-lunch)
"""
    )
    assert (
        nplan("show", "ks", folder=tmp_path)[1]
        == """\
Kommunstyrelsen (ks)

Ansvarar för:
    S2: Ring först. (Kommunstyrelsen, Näringslivskontoret)

Den har inte deltagit än.
"""
    )


def test_show_names_an_anonymous_organisation_once() -> None:
    assert nplan("show", "anonymous-1")[1].startswith("anonymous-1\n\n18 april 2024: ")


def test_show_writes_numbers_as_the_language_does() -> None:
    assert "4,6 (2023)" in nplan("show", "E1")[1]
    assert "4.6 (2023)" in nplan("show", "E1", language="en")[1]


def test_show_of_nothing_and_of_several_things(tmp_path: Path) -> None:
    assert nplan("show", "servise")[2] == ("nplan: Inget heter ”servise”. Menade du ”service”?\n")
    (tmp_path / "data/keypoints").mkdir(parents=True)
    (tmp_path / "data/process.yaml").write_text(
        "municipality: S\ntitle: P\nareas: [{id: service, title: Service}]\n", "utf-8"
    )
    (tmp_path / "data/keypoints/a.yaml").write_text(
        "- {id: service, area: service, title: S}\n", "utf-8"
    )
    code, told, error = nplan("show", "service", folder=tmp_path)
    assert (code, told) == (1, "")
    assert error == (
        "nplan: ”service” kan vara flera saker. Skriv en av: key-point:service, area:service.\n"
    )


BEGUN = """
# data/process.yaml
municipality: S
title: P
areas: [{id: service, title: Kommunal service}]
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
# data/organisations.yaml
cafe-torget: {name: Café Torget, aliases: [Fiket]}
cafe-tratt: {name: Café Trätt, consent: anonymous}
kommunikation-ab: Kommunikation AB
# data/meetings/2026-09-08-lunch.yaml
kind: dialoglunch
title: Lunch
formerly: 2026-09-01-lunch
inputs: "[7] Svara fort"
# data/meetings/2026-09-09-lunch.yaml
kind: dialoglunch
title: Lunch
# data/keypoints/service.yaml
- {id: svara-i-tid, area: service, title: Svara i tid}
# data/programme/service.yaml
goals: [{id: S1, text: A}, {id: S10, text: B}]
actions: {id: S1.1, text: C}
# data/consultation/remiss/round.yaml
open: true
# data/consultation/remiss/cafe-tratt.yaml
from: cafe-tratt
# data/consultation/remiss/lillemor.yaml
from: person
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-09-08", "2026-09-08-lunch"),
        ("2026-09-08/7", "2026-09-08-lunch/7"),
        ("09-08-lunch", "2026-09-08-lunch"),
        ("data/meetings/2026-09-08-lunch.yaml", "2026-09-08-lunch"),
        ("Café Torget", "cafe-torget"),
        ("café torget", "cafe-torget"),
        ("Cafe To", "cafe-torget"),
        ("fik", "cafe-torget"),
        ("Kommunal", "service"),
        ("kommunstyrelsen", "ks"),
        ("kommuni", "kommunikation-ab"),
        ("svara", "svara-i-tid"),
        ("SVARA I TID", "svara-i-tid"),
        ("s1", "S1"),
        ("S10", "S10"),
        ("action:S1", "S1.1"),
        ("café t", "cafe-torget"),
        ("remiss/an", "remiss/anonymous-1"),
    ],
)
def test_show_takes_as_much_of_an_id_or_a_name_as_tells_it(
    tmp_path: Path, typed: str, meant: str
) -> None:
    put(tmp_path, BEGUN)
    code, told, error = nplan("show", typed, folder=tmp_path)
    assert (code, error) == (0, "")
    assert told == nplan("show", meant, folder=tmp_path)[1]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("lunch", "meeting:2026-09-08-lunch, meeting:2026-09-09-lunch"),
        ("kommun", "organisation:kommunikation-ab, organisation:ks, area:service"),
        ("goal:S", "goal:S1, goal:S10"),
        ("response:r", "response:remiss/anonymous-1, response:remiss/person"),
        ("remiss/", "response:remiss/anonymous-1, response:remiss/person"),
    ],
)
def test_a_beginning_that_is_ambiguous_lists_what_it_could_be(
    tmp_path: Path, typed: str, told: str
) -> None:
    put(tmp_path, BEGUN)
    assert nplan("show", typed, folder=tmp_path) == (
        1,
        "",
        f"nplan: ”{typed}” kan vara flera saker. Skriv en av: {told}.\n",
    )


def test_nobody_anonymous_is_found_by_a_beginning(tmp_path: Path) -> None:
    put(tmp_path, BEGUN)
    assert nplan("show", "café tr", folder=tmp_path)[0] == 1
    assert nplan("show", "remiss/c", folder=tmp_path)[0] == 1
    assert "Café Trätt" in nplan("show", "café tr", "--internal", folder=tmp_path)[1]


def test_an_ambiguous_id_gives_nobody_anonymous_away(tmp_path: Path) -> None:
    put(tmp_path, BEGUN)
    file = tmp_path / "data/keypoints/service.yaml"
    file.write_text("- {id: anonymous-1, area: service, title: A}\n", "utf-8")
    told = "kan vara flera saker. Skriv en av: "
    assert nplan("show", "anonymous-1", folder=tmp_path)[2] == (
        f"nplan: ”anonymous-1” {told}organisation:anonymous-1, key-point:anonymous-1.\n"
    )
    assert (
        "response:remiss/cafe-tratt, response:remiss/lillemor"
        in (nplan("show", "remiss/", "--internal", folder=tmp_path)[2])
    )


def test_of_many_meetings_the_first_are_listed(tmp_path: Path) -> None:
    put(tmp_path, BEGUN)
    for day in range(10, 31):
        file = tmp_path / f"data/meetings/2026-10-{day}-lunch.yaml"
        file.write_text("kind: dialoglunch\ntitle: Lunch\n", "utf-8")
    told = nplan("show", "2026-10", folder=tmp_path)[2]
    known = ", ".join(f"meeting:2026-10-{day}-lunch" for day in range(10, 30))
    assert told == f"nplan: ”2026-10” kan vara flera saker. Skriv en av: {known}, ….\n"


def put(folder: Path, files: str) -> None:
    for file, content in files_in(files).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(content, "utf-8")


def test_history_tells_who_changed_what_and_when(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "meetings").mkdir(parents=True)
    (folder / "keypoints").mkdir()
    (folder / "process.yaml").write_text(
        "municipality: S\ntitle: P\nareas: [{id: service, title: Service}]\n", "utf-8"
    )
    lunch = folder / "meetings/2026-01-15-lunch.yaml"
    lunch.write_text('kind: dialoglunch\ntitle: L\ninputs: "[1] Svara fort"\n', "utf-8")
    commit(tmp_path, "Kim Ek", "2026-02-01")
    points = folder / "keypoints/service.yaml"
    point = "- {id: svar, area: service, title: Svar, inputs: 2026-01-15-lunch/1, outcome: %s}\n"
    points.write_text(point % "partly", "utf-8")
    commit(tmp_path, "Alex Ås", "2026-03-01")
    points.write_text(point % "adopted", "utf-8")
    commit(tmp_path, "Kim Ek", "2026-04-01")
    code, told, _ = nplan("show", "2026-01-15-lunch/1", "--history", folder=tmp_path)
    assert code == 0
    lines = [line for line in told.splitlines() if "(" not in line or ", " in line]
    history = [line.rpartition(" (")[0] if line[0] != " " else line for line in lines[-8:]]
    assert history == [
        "1 februari 2026, Kim Ek",
        "    ord: Svara fort",
        "    utfall: öppen",
        "1 mars 2026, Alex Ås",
        "    utfall: öppen → tas in delvis",
        "    koppling: – → svar",
        "1 april 2026, Kim Ek",
        "    utfall: tas in delvis → tas in",
    ]
    assert "har en historik" in nplan("show", "service", "--history", folder=tmp_path)[1]


def commit(folder: Path, author: str, day: str) -> None:
    who = {f"GIT_{role}_NAME": author for role in ("AUTHOR", "COMMITTER")}
    who |= {f"GIT_{role}_EMAIL": "a@example.se" for role in ("AUTHOR", "COMMITTER")}
    who |= {f"GIT_{role}_DATE": f"{day}T12:00:00" for role in ("AUTHOR", "COMMITTER")}
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder), **who}
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", day]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)
