"""What the tally shows, in every format and both languages."""

import io
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from nplan.cli.screen import show
from nplan.cli.tally_report import FORMATS, tally_report, tally_screen
from nplan.cli.tally_request import tally_request
from nplan.cli.where import WrongUsageError
from nplan.files.reading import reading
from nplan.model.records import Records
from tests.counts.counting import records

SMALL = Path(__file__).parent / "small"
OVERVIEW = """\
Näringslivsprogram 2027–2030, Åby kommun. Möten till och med 2026
7 organisationer (5 företag, 2 andra) har deltagit vid 4 möten och i 1 skriftlig
insamling, som gav 18 synpunkter. 3 av kommunens egna organ har också deltagit. Upp
till 10 organisationer till deltog utan att antecknas; de kan vara samma och läggs
inte till. Anteckningarna från 1 möte är ännu ett utkast.

Område                Synp.  Org.  Egna  In  Delvis  Nej  Annan  Not.  Öppna
Kommunal service          7     5     2   1       2    1      1     0      2
Kompetensförsörjning      5     4     0   0       0    0      0     0      5
Mark och lokaler          4     2     2   0       1    0      0     1      2
(utan område)             2     1     0   0       0    0      0     0      2
Totalt, olika            18     7     2   1       3    1      1     1     11

Synp.: synpunkter efter huvudområde. Org. och Egna: olika organisationer och egna
organ vars röst någon synpunkt är. Sedan vad synpunkterna ledde till: tas in, tas in
delvis, tas inte in, annan ansvarar, noteras, ännu öppna.

Slag av möte        Hållna  Mål  Org.  Synp.
Dialoglunch              1    3     3      8
Intervju                 2   10     4      5
Studiebesök              1          1      2
Enkät (skriftligt)       1    1     3      3
Totalt, olika            4   13     7     18

Hållna: så många har det varit; summan gäller möten, utan det skriftliga. Mål: så
många som processen siktar på. Org.: olika organisationer som deltog. Synp.:
synpunkter som lämnades där.

Slag av organisation   Org.  Egna  Delt.  Synp.
Företag                   5     0      8      9
Egna nämnder              0     1      0      3
Andra kommuner            1     0      1      2
Egna bolag                0     1      0      2
Branschorganisationer     1     0      2      1
Egna förvaltningar        0     1      0      0
(ingen antecknad)         0     0      0      3
Totalt, olika             7     3     11     18

Org. och Egna: olika organisationer och egna organ som har deltagit. Delt.: par av
organisation och möte. Synp.: synpunkter med deras röst; en synpunkt med flera
röster kan stå på flera rader.
"""
BY_INDUSTRY = """\
Näringslivsprogram 2027–2030, Åby kommun. Meetings up to March 2026
Only: Area = (no area) or Kommunal service.
1 file with errors is left out: data/meetings/2026-01-01-trasig.yaml.

Industry          Meet.  Writ.  Org.  Own  Inp.  Dots
Bygg                  1      0     1    0     2     5
Handel                0      0     0    0     0     0
Lantbruk              1      0     2    0     1     3
(no industry)         2      0     2    2     7     7
Total, different      3      0     5    2     8    10

Inp. and Dots: inputs and their votes. Meet. and Writ.: where such an input was
given. Org. and Own: different organisations and own bodies whose voice such an
input is.
"""


def small() -> Records:
    found = reading(SMALL).records
    assert found is not None
    return found


def told(text: str, language: str) -> str:
    """The sentences of an overview, on one line."""
    screen = tally_screen(records(text), tally_request(), language)
    return screen.paragraphs[-1]


def test_the_overview() -> None:
    assert tally_report(small(), tally_request(), "table", "sv") == OVERVIEW


def test_a_table_says_what_was_asked_for_and_left_out() -> None:
    request = tally_request(
        by=["industry"], where=["area=tillstand", "area="], until="2026-03", sort=None
    )
    skipped = ["data/meetings/2026-01-01-trasig.yaml"]
    assert tally_report(small(), request, "table", "en", skipped) == BY_INDUSTRY


def test_json_has_the_shape_that_programs_rely_on() -> None:
    request = tally_request(by=["locality"])
    found = json.loads(tally_report(small(), request, "json", "sv", ("data/x.yaml",)))
    assert list(found.items())[:2] == [
        (
            "total",
            {
                "meetings": 4,
                "written": 1,
                "organisations": 7,
                "own": 3,
                "participations": 11,
                "people": 40,
                "unnamed": 10,
                "inputs": 18,
                "votes": 14,
            },
        ),
        ("skipped", ["data/x.yaml"]),
    ]
    (table,) = found["tables"]
    assert table["by"] == ["locality"]
    assert {tuple(row) for row in table["rows"]} == {("locality", *found["total"])}
    assert [tuple(row.values()) for row in table["rows"]] == [
        ("norr", 1, 1, 1, 0, 2, 2, None, 4, 7),
        ("sodra", 0, 0, 0, 0, 0, 0, None, 0, 0),
        (None, 4, 1, 6, 3, 9, 10, None, 17, 13),
    ]


def test_the_overviews_json_holds_all_its_tables() -> None:
    found = json.loads(tally_report(small(), tally_request(), "json"))
    assert [table["by"] for table in found["tables"]] == [
        ["area"],
        ["outcome"],
        ["area", "outcome"],
        ["meeting-kind"],
        ["organisation-kind"],
    ]


def test_csv_opens_in_a_spreadsheet() -> None:
    assert tally_report(small(), tally_request(by=["area"]), "csv", "sv") == (
        "\ufeffarea,meetings,written,organisations,own,participations,people,unnamed,inputs,votes\r\n"
        "service,3,0,5,2,,,,7,8\r\n"
        "kompetens,3,1,4,0,,,,5,4\r\n"
        "mark,2,1,2,2,,,,4,0\r\n"
        ",2,0,1,0,,,,2,2\r\n"
    )


def test_the_overviews_csv_is_its_areas_with_their_outcomes() -> None:
    first, second, *_ = tally_report(small(), tally_request(), "csv").split("\r\n")
    assert first.endswith(",inputs,votes,adopted,partly,declined,referred,noted,open")
    assert second == "service,3,0,5,2,,,,7,8,1,2,1,1,0,2"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(start: str) -> None:
    from nplan.tables.csv_text import csv_text

    assert csv_text([[f'{start}1,"2"', 1, None]]) == f'\ufeff"\'{start}1,""2""",1,\r\n'


def test_names_are_shown_letter_by_letter() -> None:
    name = "[bold]*Å* | <b>&amp; `x` \\| ~~_1_~~"
    found = records(f"""
        # data/organisations.yaml
        a: {{name: '{name}'}}
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: a
    """)
    request = tally_request(by=["organisation"])
    assert f"\n{name}  " in tally_report(found, request, "table")
    html = MarkdownIt("commonmark").enable("table").parse(tally_report(found, request, "md"))
    cells = [
        "".join(child.content for child in token.children or ())
        for before, token in pairwise(html)
        if before.type == "td_open"
    ]
    assert cells[0] == name


def test_a_name_cannot_steer_the_terminal() -> None:
    found = records("""
        # data/organisations.yaml
        a: "Röd\\e[31m\\nrad"
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: a
    """)
    report = tally_report(found, tally_request(by=["organisation"]), "table")
    assert "\nRöd [31m rad " in report


def test_a_terminal_gets_rules_and_the_same_words() -> None:
    written = io.StringIO()
    console = Console(file=written, width=100, force_terminal=True, color_system=None)
    show(tally_screen(small(), tally_request(), "sv"), console)
    shown = written.getvalue()
    assert "──" in shown
    assert [line.split() for line in shown.splitlines() if "Kommunal service" in line] == [
        ["Kommunal", "service", "7", "5", "2", "1", "2", "1", "1", "0", "2"]
    ]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "sv",
            "1 organisation (0 företag, 1 annan) har deltagit vid 1 möte, som gav 1 synpunkt. "
            "1 av kommunens egna organ har också deltagit. Upp till 1 organisation till deltog "
            "utan att antecknas; den kan vara någon av dessa och läggs inte till. För ingen av "
            "dem finns någon synpunkt med deras röst.",
        ),
        (
            "en",
            "1 organisation (0 companies, 1 other) took part in 1 meeting, which gave 1 input. "
            "1 of the municipality's own bodies took part too. Up to 1 organisation more took "
            "part without being noted; it may be one of these and is not added. There is no "
            "input in the voice of any of them.",
        ),
    ],
)
def test_one_is_told_in_the_singular(language: str, sentences: str) -> None:
    text = """
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        participants: [foreningen, ks]
        attendance: {organisations: 2}
        inputs: [{id: 1, text: Ett}]
    """
    assert told(text, language) == sentences


def test_large_numbers_have_their_thousands_apart() -> None:
    text = """
        # data/meetings/2026-01-15-lunch.yaml
        kind: lunch
        title: Lunch
        attendance: {organisations: 12345}
        inputs: [{id: 1, text: Ett, votes: 5820}]
    """
    assert "Upp till 12\xa0345 organisationer till" in told(text, "sv")
    assert "Up to 12,345 organisations more" in told(text, "en")


def test_nothing_yet_is_told() -> None:
    assert told("", "sv") == "Det finns inget möte än."
    assert told("", "en") == "There is no meeting yet."


@pytest.mark.parametrize(
    ("where", "inputs"),
    [
        ("organisation=Byggarna", 4),
        ("organisation=ek", 3),
        ("organisation=anonymous-1", 1),
        ("organisation=tyst", 1),
        ("organisation=", 3),
        ("area=tillstand", 7),
        ("any-area=mark", 6),
        ("industry=butik", 3),
        ("meeting=2026-09-studiebesok", 2),
        ("group=2026-09-studiebesok/formiddag", 1),
        ("group=2026-01-20-dialoglunch/bord-tva-tre", 2),
        ("month=2026-02", 5),
        ("month=2025-12", 0),
        ("month=", 3),
        ("key-point=bussar", 2),
        ("outcome=open", 11),
        ("input-kind=proposal", 2),
        ("organisation-kind=board", 3),
        ("size=10-49", 4),
        ("locality=sodra", 0),
        ("meeting-kind=enkat", 3),
    ],
)
def test_where_takes_ids_former_ids_names_and_nothing(where: str, inputs: int) -> None:
    found = json.loads(tally_report(small(), tally_request(where=[where]), "json"))
    assert found["total"]["inputs"] == inputs


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"by": ["aera"]}, "There is no dimension “aera”. Did you mean “area”?"),
        (
            {"by": ["area", "month", "size"]},
            "--by stands at most twice; a third dimension cannot be crossed.",
        ),
        ({"by": ["area", "area"]}, "--by names area twice."),
        (
            {"until": "i våras"},
            "--until is a day, a month or a year such as 2026-03-25, not “i våras”.",
        ),
        ({"until": "2026-02-30"}, None),
        ({"sort": "input"}, "There is no measure “input” to sort by. Did you mean “inputs”?"),
        ({"where": ["area"]}, "--where is written DIMENSION=VALUE, not “area”."),
        (
            {"where": ["area=servise"]},
            "Nothing in area is called “servise”. Did you mean “service”?",
        ),
        (
            {"where": ["outcome=ja"]},
            "Nothing in outcome is called “ja”. "
            "Known: adopted, partly, declined, referred, noted, open.",
        ),
        ({"where": ["month=maj"]}, "A month is written YYYY-MM, not “maj”."),
        ({"where": ["organisation={n}"]}, "Nothing in organisation is called “{n}”."),
    ],
)
def test_wrong_usage_is_told_with_the_nearest_word(
    options: dict[str, str | list[str]], sentence: str | None
) -> None:
    with pytest.raises(WrongUsageError) as raised:
        tally_report(small(), tally_request(**options), "json")  # type: ignore[arg-type]
    if sentence is not None:
        assert str(raised.value) == sentence


def test_wrong_usage_is_told_in_swedish() -> None:
    request = tally_request(where=["area=servise"], language="sv")
    with pytest.raises(WrongUsageError) as raised:
        tally_report(small(), request, "table", "sv")
    assert str(raised.value) == "Inget i area heter ”servise”. Menade du ”service”?"


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_piped_needs_no_screen(format: str) -> None:
    program = f"""
import sys
from itertools import pairwise
from pathlib import Path
from nplan.cli.tally_report import tally_report
from nplan.cli.tally_request import tally_request
from nplan.files.reading import reading
tally_report(reading(Path({str(SMALL)!r})).records, tally_request(), {format!r}, "sv")
print(sorted({{"rich", "typer", "jinja2"}} & set(sys.modules)))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"
