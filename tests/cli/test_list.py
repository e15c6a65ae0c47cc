"""list as it is typed: what it keeps, refuses, finds and says beside the list."""

import json
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

import nplan as package
from tests.folders import put
from tests.repositories import committed, git
from tests.typed import typed

EXAMPLE = Path(__file__).parents[2]
PACKAGE = Path(package.__file__).parent
BOM = "\ufeff"
SMALL = {
    "data/process.yaml": (
        "municipality: Lindvik kommun\ntitle: Program\n"
        "areas: [{id: service, title: Kommunal service}]\n"
        "meeting_kinds: [{id: lunch, title: Lunch}]\n"
        "units: [{id: ks, title: Kommunstyrelsen, kind: board}]\n"
    ),
    "data/organisations.yaml": (
        "akeriet: {name: Lindviks Åkeri AB, aliases: [Åkarna], consent: anonymous}\n"
        "bryggeriet: Bryggeriet\n"
    ),
    "data/meetings/2026-01-15-lunch.yaml": (
        "kind: lunch\ntitle: Lunch\nparticipants: [bryggeriet, akeriet]\n"
        "inputs: [{id: 1, text: Ring, area: service, from: akeriet}]\n"
    ),
}


def listed(*arguments: str, folder: Path = EXAMPLE, language: str = "en") -> tuple[int, str, str]:
    done = typed(folder, "list", *arguments, language=language)
    return done.returncode, done.stdout, done.stderr


MANY = [f"organisation-nummer-{n}" for n in range(1, 4)]
NARROW = {
    "data/process.yaml": SMALL["data/process.yaml"],
    "data/organisations.yaml": "".join(f"{one}: {one.capitalize()} AB\n" for one in MANY),
    "data/meetings/2026-01-15-lunch.yaml": (
        f"kind: lunch\ntitle: Lunch\nparticipants: [{', '.join(MANY)}]\ninputs:\n"
        f"  - {{id: 1, text: Ring, area: service, from: [{', '.join(MANY)}]}}\n"
        "  - {id: 2, text: Det tar elva veckor att få ett svar om serveringen}\n"
        f"  - {{id: 3, text: I förtroende, confidential: true, from: {MANY[0]}}}\n"
    ),
}


@pytest.mark.parametrize(
    ("what", "width", "rows"),
    [
        (
            "inputs",
            "80",
            """\
2026-01-15-lunch/1
    Ring
    Organisationer: organisation-nummer-1, organisation-nummer-2,
    organisation-nummer-3
    Datum: 2026-01-15 · Område: Kommunal service · Utfall: Öppen

2026-01-15-lunch/2
    Det tar elva veckor att få ett svar om serveringen
    Datum: 2026-01-15 · Utfall: Öppen

2026-01-15-lunch/3
    (förtrolig)
    Datum: 2026-01-15 · Utfall: Öppen · Organisationer: organisation-nummer-1
""",
        ),
        (
            "organisations",
            "40",
            """\
organisation-nummer-1
    Organisation-nummer-1 AB
""",
        ),
        (
            "meetings",
            "40",
            """\
2026-01-15
    Lunch
    Möte: 2026-01-15-lunch · Slag: Lunch
    · Organisationer: 3 · Synpunkter: 3
    · Läge: klar
""",
        ),
    ],
)
def test_rows_too_wide_for_a_table_begin_with_what_they_say(
    tmp_path: Path, what: str, width: str, rows: str
) -> None:
    put(tmp_path, NARROW)
    done = typed(tmp_path, "list", what, language="sv", FORCE_COLOR="1", COLUMNS=width)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    assert rows in "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


def refused(*arguments: str, folder: Path = EXAMPLE, command: str = "list") -> str:
    done = typed(folder, command, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


@pytest.fixture
def small(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    committed(tmp_path, SMALL, "2026-02-01T12:00:00Z")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "meetings --where status=fnal",
            "Nothing in status is called “fnal”. Did you mean “final”?",
        ),
        (
            "inputs --where area=infra",
            "Nothing in area is called “infra”. Did you mean “infrastruktur”?",
        ),
        (
            "meetings --where status=x",
            "Nothing in status is called “x”. Known: draft, final.",
        ),
        (
            "responses --where position=foo",
            "Nothing in position is called “foo”. Known: supports, objects, comments, abstains.",
        ),
        (
            "organisations --where invited=ja",
            "Nothing in invited is called “ja”. Known: yes, no.",
        ),
        ("inputs --where month=foo", "A month is written YYYY-MM, not “foo”."),
        ("inputs --where confidential", "--where is written NAME=VALUE, not “confidential”."),
        (
            "goals --where gaol=x",
            "Nothing here is kept by “gaol”. Did you mean “goal”?",
        ),
        (
            "actions --where status=x",
            "Nothing in status is called “x”. Known: not-started, ongoing, delayed, done, stopped.",
        ),
        (
            "inputs --where month=1999-01 --sort vote",
            "There is no column “vote” to sort by. Did you mean “votes”?",
        ),
    ],
)
def test_what_is_unknown_is_wrong_usage_and_the_known_is_named(typed: str, sentence: str) -> None:
    assert refused(*typed.split()) == f"nplan: {sentence}\n"


def test_those_responsible_may_be_called_by_name() -> None:
    by_id = listed("actions", "--where", "responsible=ks", "-f", "json")
    assert by_id == listed("actions", "--where", "responsible=Kommunstyrelsen", "-f", "json")
    assert json.loads(by_id[1])


def test_csv_without_rows_has_its_headings() -> None:
    assert listed("responses", "--where", "position=", "-f", "csv") == (
        0,
        f"{BOM}response,organisation,received,position,comments,unanswered\n",
        "",
    )


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("list", ("inputs", "--where")),
        ("list", ("actions", "--where")),
        ("tally", ("--where",)),
    ],
)
@pytest.mark.parametrize("near", ["akeri", "Åkarn", "Lindviks Åkeri", "x"])
def test_nothing_of_those_who_are_anonymous_is_suggested(
    small: Path, command: str, options: tuple[str, ...], near: str
) -> None:
    name = "responsible" if "actions" in options else "organisation"
    told = refused(*options, f"{name}={near}", command=command, folder=small)
    assert told == (
        f"nplan: Nothing in {name} is called “{near}”. "
        "Known: Bryggeriet, Kommunstyrelsen, bryggeriet, ks, anonymous-1.\n"
    )
    told = refused(*options, f"{name}=akerie", "--internal", command=command, folder=small)
    assert told == f"nplan: Nothing in {name} is called “akerie”. Did you mean “akeriet”?\n"


def test_those_who_are_anonymous_are_kept_by_any_name_and_shown_by_none(small: Path) -> None:
    for name in ("akeriet", "Åkarna", "anonymous-1"):
        code, told, _ = listed(
            "inputs", "--where", f"organisation={name}", "-f", "json", folder=small
        )
        assert (code, json.loads(told)[0]["organisations"]) == (0, ["anonymous-1"])


def column(what: str, name: str, language: str) -> list[str]:
    """The different words in a column of a list of the example, as they come."""
    head, *rows = listed(what, language=language)[1].splitlines()[2:]
    start = head.index(name)
    return list(dict.fromkeys(row[start:].split("  ")[0] for row in rows))


@pytest.mark.parametrize(
    ("what", "heading", "swedish", "english"),
    [
        ("meetings", ("Läge", "Status"), ["klar"], ["final"]),
        (
            "actions",
            ("Läge", "Status"),
            ["klar", "pågår", "försenad", "inte påbörjad", "avbruten"],
            ["done", "ongoing", "delayed", "not started", "stopped"],
        ),
        (
            "responses",
            ("Inställning", "Position"),
            ["har synpunkter", "tillstyrker", "avstyrker"],
            ["comments on it", "supports it", "objects to it"],
        ),
        (
            "key-points",
            ("Utfall", "Outcome"),
            ["Tas in", "Tas in delvis", "Tas inte in", "Öppen", "Annan ansvarar", "Noteras"],
            [
                *("In the programme", "Partly in the programme", "Declined", "Still open"),
                *("Referred to others", "Noted"),
            ],
        ),
        ("organisations", ("Har fått svar", "Got an answer"), ["ja", "nej"], ["yes", "no"]),
    ],
)
def test_a_person_is_shown_words(
    what: str, heading: tuple[str, str], swedish: list[str], english: list[str]
) -> None:
    assert sorted(column(what, heading[0], "sv")) == sorted(swedish)
    assert sorted(column(what, heading[1], "en")) == sorted(english)


def test_a_program_is_given_codes() -> None:
    told = listed("responses", "-f", "csv", language="sv")[1]
    assert told.removeprefix(BOM).splitlines()[:2] == [
        "response,organisation,received,position,comments,unanswered",
        "2024-remiss/bondekretsen,bondekretsen,2024-10-14,comments,5,0",
    ]
    rows = json.loads(listed("actions", "-f", "json", language="sv")[1])
    assert {row["status"] for row in rows} == {
        *("done", "ongoing", "delayed", "not-started", "stopped"),
    }


@pytest.mark.parametrize(
    ("what", "word", "code"),
    [
        ("actions", "status=Inte påbörjad", "status=not-started"),
        ("meetings", "status=klar", "status=final"),
        ("inputs", "outcome=annan ansvarar", "outcome=referred"),
        ("organisations", "answered=ja", "answered=yes"),
        ("organisations", "organisation-kind=Partier", "organisation-kind=party"),
    ],
)
def test_the_words_that_are_shown_may_be_typed(what: str, word: str, code: str) -> None:
    by_word = listed(what, "--where", word, "-f", "json", language="sv")
    assert by_word == listed(what, "--where", code, "-f", "json", language="sv")
    assert len(json.loads(by_word[1])) > 0


@pytest.mark.parametrize(
    ("words", "language", "rows"),
    [
        ("Kommunal service", "sv", 1),
        ("service", "en", 1),
        ("Öppen", "sv", 1),
        ("Still open", "en", 1),
        ("Nekad", "sv", 0),
        ("akeriet", "sv", 0),
    ],
)
def test_what_is_shown_is_found(small: Path, words: str, language: str, rows: int) -> None:
    found = listed("inputs", "--search", words, "-f", "json", folder=small, language=language)
    assert len(json.loads(found[1])) == rows


def test_the_commit_and_what_is_left_out_are_told_beside_the_list(small: Path) -> None:
    broken = "data/meetings/2026-01-16-lunch.yaml"
    committed(small, {broken: "kind: [\n"}, "2026-03-01T12:00:00Z")
    commit = git(small, "rev-parse", "HEAD")[:10]
    code, told, beside = listed(
        "meetings", "--skip-invalid", "--at", "2026-03", "-f", "json", folder=small
    )
    assert (code, len(json.loads(told))) == (0, 1)
    assert beside == (
        f"nplan: The files as they were at {commit}, 1 March 2026\n"
        f"nplan: left out because they are broken: {broken}\n"
    )
    beside = listed("meetings", "--skip-invalid", folder=small, language="sv")[2]
    assert beside == f"nplan: utelämnade för att de är trasiga: {broken}\n"


def test_a_list_is_written_where_its_ending_says(small: Path) -> None:
    assert listed("goals", "-o", "build/mål.csv", folder=small) == (0, "", "")
    assert (small / "build/mål.csv").read_text("utf-8").startswith(f"{BOM}goal,area,")
    assert listed("goals", "-o", "build", "-f", "json", folder=small) == (0, "", "")
    assert (small / "build/goals.json").read_text("utf-8") == "[]\n"
    assert listed("goals", "-o", "data/mål.csv", folder=small)[0] == 1


def test_every_sentence_is_in_the_swedish_catalogue_and_no_other() -> None:
    keywords = {"N_": None, "text": None, "count": (1, 2)}
    with (PACKAGE / "cli/listing.py").open("rb") as source:
        used = {message for _, message, _, _ in extract("python", source, keywords)}
    with (PACKAGE / "texts/sv/list.po").open("rb") as source:
        catalogue = read_po(source, locale="sv")
    assert {message.id for message in catalogue if message.id} == used
    assert all(message.string for message in catalogue if message.id)


def test_what_a_response_is_called_in_the_list_can_be_shown(small: Path) -> None:
    responses = {
        "data/consultation/remiss/round.yaml": "sent: 2026-03-01\nto: [akeriet]\n",
        "data/consultation/remiss/akeriet.yaml": (
            "from: akeriet\ncomments: [{id: 1, text: Skriv kortare}]\n"
        ),
    }
    committed(small, responses, "2026-04-01T12:00:00Z")
    code, told, _ = listed("responses", "-f", "json", folder=small)
    assert (code, [one["response"] for one in json.loads(told)]) == (0, ["remiss/anonymous-1"])
    done = typed(small, "show", "remiss/anonymous-1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Skriv kortare" in done.stdout
    assert "keri" not in done.stdout


def test_a_private_persons_response_is_not_called_by_its_file(small: Path) -> None:
    folder = "data/consultation/remiss"
    responses = {f"{folder}/round.yaml": "sent: 2026-03-01\nopen: true\n"} | {
        f"{folder}/{name}.yaml": f"from: person\ncomments: [{{id: 1, text: {text}}}]\n"
        for name, text in {"berit-berg": "Bra", "curt-carlberg": "Skriv kortare"}.items()
    }
    committed(small, responses, "2026-04-01T12:00:00Z")
    code, told, _ = listed("responses", "-f", "csv", folder=small)
    assert code == 0
    assert "\nremiss/person," in told
    assert "remiss/person-2," in told
    assert "berg" not in told
    done = typed(small, "show", "remiss/person-2")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Skriv kortare" in done.stdout
    assert "carlberg" not in done.stdout
