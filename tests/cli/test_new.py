"""new as it is typed: the whole file that is made, valid at once, and what is told instead."""

import sys
from pathlib import Path

import pytest

from nplan.cli.by_hand import chosen_editor, command_at
from nplan.cli.making import first_new_line
from nplan.cli.naming import listed
from nplan.model.new_ids import short_slug
from tests.terminals import terminal
from tests.typed import typed

PROCESS = """\
municipality: Åby kommun
title: Näringslivsprogram
document: {reference: KS 2026/0112}
areas:
  - {id: service, title: Kommunal service}
  - {id: mark, title: Mark och lokaler, formerly: lage}
units:
  - {id: ks, title: Kommunstyrelsen, kind: board}
industries:
  - {id: handel, title: Handel}
localities:
  - {id: byn, title: Byn}
"""
REGISTER = """\
# De som deltar.
cafe-torget: {name: Café Torget, aliases: [Fiket]}  # på torget
ost: Öst & Väst AB

# Nya:
zenit: "Bygg, Betong Syd AB"
"""
ED = "C:\\Program Files\\Ed\\ed.exe"
FILL_IN = "Fill it in; nplan validate tells what is wrong.\n"
ROUND = "data/consultation/remiss/round.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, "data/process.yaml", PROCESS)
    put(tmp_path, "data/organisations.yaml", REGISTER)
    return tmp_path


def put(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, "utf-8", newline="")


def text_of(root: Path, file: str) -> str:
    return (root / file).read_bytes().decode()


def files(root: Path) -> list[str]:
    """The files of the process."""
    found = (path for path in (root / "data").rglob("*") if path.is_file())
    return sorted(path.relative_to(root).as_posix() for path in found)


def test_a_meeting_to_fill_in(root: Path) -> None:
    done = typed(root, "new", "meeting", "Dialoglunch på Folkets hus", "--date", "2026-09-08")
    file = "data/meetings/2026-09-08-dialoglunch-pa-folkets-hus.yaml"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{file}\n", FILL_IN)
    assert (
        text_of(root, file)
        == """\
# Take away # and the space after it where a line is needed, and fill it in.
kind: dialoglunch       # The id of a meeting kind: dialoglunch, intervju, branschdialog, \
politikerworkshop, studiebesok, koncerndialog
title: Dialoglunch på Folkets hus  # What the meeting is called.
# date:                 # When it was; the date of the file's name if left out.
# until:                # The last day of a period.
# start:                # When it began.
# end:                  # When it ended.
# place:                # Where it was.
# host:                 # The id of the unit that held it: ks
# reference:            # A case number or the like.
# notes:                # Anything else worth keeping; not printed.
# questions:            # What was asked.
#   - What works well today?
# status:               # draft or final; a draft's input counts, and is reported as draft.
# invited:              # The organisations that were invited, or their number.
# participants:         # Who took part.
#   - cafe-torget
# attendance: {organisations: 20, people: 30}  # The head count when not everybody is listed.
# groups:               # Tables at a lunch.
#   - title: Table 1
#     area: service
#     participants: [cafe-torget]
#     inputs: |
#       One input a line, as it was said #service
# inputs: |             # What was said outside the groups.
#   One input a line, as it was said #service
"""
    )
    assert typed(root, "validate", "--strict").returncode == 0


def test_a_meeting_in_swedish_filled_in_by_options(root: Path) -> None:
    done = typed(
        *(root, "new", "meeting", 'Besök: "Fiket" #1', "--kind", "Studiebesök"),
        *("--date", "2026-09", "--place", "Torget: hörnet", "--host", "Kommunstyrelsen"),
        *("--participants", "Fiket, Bygg, Betong Syd AB,ost"),
        language="sv",
    )
    file = "data/meetings/2026-09-besok-fiket-1.yaml"
    assert (done.returncode, done.stdout) == (0, f"{file}\n")
    assert done.stderr == "Fyll i den; nplan validate visar vad som är fel.\n"
    lines = [line for line in text_of(root, file).splitlines() if not line.startswith("# ")]
    assert lines == [
        "kind: studiebesok       # Id för ett slags möte: dialoglunch, intervju, branschdialog, "
        "politikerworkshop, studiebesok, koncerndialog",
        'title: "Besök: \\"Fiket\\" #1"  # Vad mötet heter.',
        'place: "Torget: hörnet"  # Var det var.',
        "host: ks                # Id för det egna organ som höll i det: ks",
        "participants: [cafe-torget, zenit, ost]  # Vilka som deltog.",
    ]
    assert text_of(root, file).startswith(
        "# Ta bort # och blanksteget efter där raden behövs, och fyll i den.\n"
    )
    assert typed(root, "validate", "--strict").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("organisation", "Caf\x07 Torget"),
        ("organisation", "Kaféet", "--alias", "Caf\x07 Torget"),
        ("meeting", "Caf\x07 Torget"),
        ("meeting", "Lunch", "--place", "Caf\x07 Torget"),
        ("key-point", "Caf\x07 Torget", "--area", "service"),
        ("response", "remiss", "--from", "Caf\x07 Torget"),
        ("memo", "Caf\x07 Torget"),
    ],
)
def test_a_character_that_no_file_may_hold_is_refused(root: Path, words: tuple[str, ...]) -> None:
    put(root, ROUND, "open: true\n")
    before = files(root), text_of(root, "data/organisations.yaml")
    done = typed(root, "new", *words)
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        'nplan: "Caf� Torget" holds a character that no file may hold (U+0007): nothing was '
        "written\ntype the same without it; on the screen it may be hidden.\n",
    )
    assert (files(root), text_of(root, "data/organisations.yaml")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="what is typed there has no bytes")
def test_a_name_in_another_encoding_is_refused(root: Path) -> None:
    name = b"Bj\xf6rn AB".decode("utf-8", "surrogateescape")
    done = typed(root, "new", "organisation", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith('nplan: "Bj�rn AB" holds a character that no file may hold')


def test_what_was_pasted_with_other_spaces_is_written_with_plain_ones(root: Path) -> None:
    done = typed(root, "new", "organisation", " Åkes\u00a0Åkeri\n\tAB ", "--alias", "Å  K")
    assert (done.returncode, done.stderr) == (0, "Its id is akes-akeri.\n")
    entry = "akes-akeri: {name: Åkes Åkeri AB, aliases: [Å K]}\n"
    assert entry in text_of(root, "data/organisations.yaml")
    assert typed(root, "validate", "--strict").returncode == 0


def test_what_nobody_sees_of_what_was_pasted_is_left_out(root: Path) -> None:
    done = typed(root, "new", "organisation", "Åker\u00adi\u200bet AB")
    assert (done.returncode, done.stderr) == (0, "Its id is akeriet.\n")
    assert "akeriet: Åkeriet AB\n" in text_of(root, "data/organisations.yaml")


def test_every_line_of_a_meeting_can_be_taken_as_it_is(root: Path) -> None:
    typed(root, "new", "meeting", "Lunch", "--date", "2026-09-08", language="sv")
    file = "data/meetings/2026-09-08-lunch.yaml"
    _, *lines = text_of(root, file).splitlines()
    put(root, file, "\n".join(line.removeprefix("# ") for line in lines) + "\n")
    done = typed(root, "validate", "-f", "json")
    assert (done.returncode, done.stdout.count("missing-input-id")) == (0, 1)
    shown = typed(root, "tally", "--by", "group", "-f", "csv").stdout
    assert "2026-09-08-lunch/bord-1" in shown


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Frukost med handeln", "dialoglunch"),
        ("Branschdialog om handel", "branschdialog"),
        ("INTERVJU med Fiket", "intervju"),
        ("Studiebesök i Växjö", "studiebesok"),
    ],
)
def test_the_kind_is_the_one_that_the_title_names_else_the_first(
    root: Path, title: str, kind: str
) -> None:
    done = typed(root, "new", "meeting", title)
    assert text_of(root, done.stdout.strip()).splitlines()[1].startswith(f"kind: {kind} ")
    guessed = (
        "Its kind is dialoglunch, the first of dialoglunch, intervju, branschdialog, "
        "politikerworkshop, studiebesok, koncerndialog; change it if it is another.\n"
    )
    assert done.stderr == (guessed if title.startswith("Frukost") else "") + FILL_IN


@pytest.mark.parametrize("name", ["fiket ab", "FIKET", " Fiket  HB"])
def test_a_name_is_known_however_it_is_written(root: Path, name: str) -> None:
    file = typed(root, "new", "meeting", "Lunch", "--participants", name).stdout.strip()
    assert "participants: [cafe-torget]" in text_of(root, file)


def test_a_meeting_is_of_today(root: Path) -> None:
    from datetime import date

    before = date.today()
    file = typed(root, "new", "meeting", "Lunch").stdout.strip()
    assert file in {f"data/meetings/{day}-lunch.yaml" for day in (before, date.today())}


def test_a_meeting_that_is_there_is_left_wherever_it_lies(root: Path) -> None:
    put(root, "data/meetings/2026/2026-09-08-lunch.yaml", "kind: intervju\ntitle: Lunch\n")
    done = typed(root, "new", "meeting", "Lunch", "--date", "2026-09-08")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "nplan: data/meetings/2026/2026-09-08-lunch.yaml is there already, and is as it was\n"
        "open it, or let the title tell the two apart, with the place or a name in it.\n"
    )
    assert files(root)[0] == "data/meetings/2026/2026-09-08-lunch.yaml"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            "--participants cafe-torgt",
            'nplan: no organisation is called "cafe-torgt"\n'
            'did you mean "cafe-torget"? Otherwise add it to data/organisations.yaml, or to units '
            "in data/process.yaml if it is the municipality's own.\n",
        ),
        (
            "--host kss",
            'nplan: none of the municipality\'s own bodies is called "kss"\n'
            'did you mean "ks"? Otherwise add it to units in data/process.yaml.\n',
        ),
        (
            "--kind intervjuer",
            'nplan: no kind of meeting is called "intervjuer"\n'
            'did you mean "intervju"? Otherwise add it to meeting_kinds in data/process.yaml.\n',
        ),
    ],
)
def test_what_nobody_knows_is_told_with_the_nearest(root: Path, options: str, told: str) -> None:
    done = typed(root, "new", "meeting", "Lunch", *options.split())
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{told}Nothing was written.\n"
    assert files(root) == ["data/organisations.yaml", "data/process.yaml"]


def test_a_date_that_is_none_is_wrong_usage(root: Path) -> None:
    done = typed(root, "new", "meeting", "Lunch", "--date", "2026-02-30")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'nplan: "2026-02-30" is no date\n'
        "write a day, a month or a year that there is: 2026-03-25, 2026-03 or 2026.\n"
    )


def test_a_title_may_not_name_who_is_anonymous(root: Path) -> None:
    put(root, "data/organisations.yaml", "fiket: {name: Café Torget, consent: anonymous}\n")
    done = typed(root, "new", "meeting", "Besök på Café Torget", "--date", "2026-09-08")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("Nothing was written.\n")


def test_an_organisation_stands_at_its_place_and_other_lines_as_they_were(root: Path) -> None:
    done = typed(root, "new", "organisation", "Måla & Fejs i Byn AB")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "data/organisations.yaml\n",
        "Its id is mala-fejs-byn.\n",
    )
    done = typed(
        *(root, "new", "organisation", "Åby Företagarförening", "--kind", "association"),
        *("--number", "556000-0001", "--industry", "Handel", "--size", "10–49 anställda"),
        *("--locality", "byn", "--alias", "ÅFF", "--alias", "Föreningen: Åby"),
    )
    assert done.returncode == 0, done.stderr
    assert (
        text_of(root, "data/organisations.yaml")
        == """\
# De som deltar.
aby-foretagarforening:
  name: Åby Företagarförening
  kind: association
  number: 556000-0001
  industry: handel
  size: 10-49
  locality: byn
  aliases: [ÅFF, "Föreningen: Åby"]
cafe-torget: {name: Café Torget, aliases: [Fiket]}  # på torget
mala-fejs-byn: Måla & Fejs i Byn AB
ost: Öst & Väst AB

# Nya:
zenit: "Bygg, Betong Syd AB"
"""
    )
    assert typed(root, "validate", "--strict").returncode == 0


def test_the_first_organisation_stands_below_the_comments(root: Path) -> None:
    put(root, "data/organisations.yaml", "# Ingen än.\r\n")
    assert typed(root, "new", "organisation", "Nya Åby AB", "--id", "nya").returncode == 0
    assert text_of(root, "data/organisations.yaml") == "# Ingen än.\r\nnya: Nya Åby AB\r\n"
    (root / "data/organisations.yaml").unlink()
    assert typed(root, "new", "organisation", "Nya Åby AB").returncode == 0
    assert text_of(root, "data/organisations.yaml") == "nya-aby: Nya Åby AB\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["Fiket"],
            'nplan: "Fiket" is there already: cafe-torget\n'
            "use that id; if they are two, add what tells them apart to the name.\n",
        ),
        ([" "], "nplan: the text is empty\nwrite it, or leave the field out.\n"),
        (
            ["Ost AB"],
            'nplan: the id "ost" is that of "Öst & Väst AB"\n'
            "if it is another one, give it an id of its own with --id.\n",
        ),
        (
            ["Annan", "--id", "ks"],
            'nplan: the id "ks" is that of "Kommunstyrelsen"\n'
            "if it is another one, give it an id of its own with --id.\n",
        ),
        (
            ["Annan", "--number", "556000-0002"],
            'nplan: "556000-0002" is no organisation number: the check digit is wrong\n'
            "a digit is mistyped; compare with the business register.\n"
            "Nothing was written.\n",
        ),
        (
            ["Annan", "--industry", "handl"],
            'nplan: no industry is called "handl"\n'
            'did you mean "handel"? Otherwise add it to industries in data/process.yaml.\n'
            "Nothing was written.\n",
        ),
    ],
)
def test_no_organisation_is_registered_twice_or_wrong(
    root: Path, options: list[str], told: str
) -> None:
    done = typed(root, "new", "organisation", *options)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    assert text_of(root, "data/organisations.yaml") == REGISTER


def test_one_that_is_like_another_is_written_and_told(root: Path) -> None:
    done = typed(root, "new", "organisation", "Café Torgets AB", "--id", "annat-cafe")
    assert (done.returncode, done.stdout) == (0, "data/organisations.yaml\n")
    assert done.stderr.startswith("nplan: ")
    assert "cafe-torget" in done.stderr or "annat-cafe" in done.stderr
    assert done.stderr.endswith("Its id is annat-cafe.\n")
    assert "annat-cafe: Café Torgets AB\n" in text_of(root, "data/organisations.yaml")


def test_the_first_key_point_of_an_area_has_the_fields_explained_above_it(root: Path) -> None:
    put(
        root,
        "data/meetings/2026/2026-03-25-lunch.yaml",
        "kind: intervju\ntitle: Lunch\ninputs:\n  - {id: 7, text: Svara}\n",
    )
    done = typed(
        *(root, "new", "key-point", "Svar i tid: inom en vecka!", "--area", "Kommunal service"),
        *("--inputs", "2026-03-25-lunch/7"),
        language="sv",
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "data/keypoints/service.yaml\n",
        "Dess id är svar-i-tid-inom-en-vecka.\n",
    )
    assert (
        text_of(root, "data/keypoints/service.yaml")
        == """\
# Slutsatser: Kommunal service. Vad fälten betyder:
#   id:          Det som man hänvisar till slutsatsen med.
#   title:       Vad den säger, på en rad.
#   heard:       Vad vi hörde.
#   conclusion:  Vad vi drar för slutsats.
#   inputs:      Synpunkterna som den tar upp.
#   outcome:     Vad det blev av den: adopted (tas in), partly (tas in delvis), referred (annan \
ansvarar), declined (tas inte in) eller noted (noteras); öppen om det utelämnas.
#   reason:      Varför den inte tas in, eller varför någon annan ansvarar.

- id: svar-i-tid-inom-en-vecka
  area: service
  title: "Svar i tid: inom en vecka!"
  heard:
  conclusion:
  inputs: [2026-03-25-lunch/7]
"""
    )
    assert typed(root, "validate").returncode == 0


def test_a_further_key_point_comes_last_in_the_form_of_the_others(root: Path) -> None:
    first = "- {id: svar, area: service, title: Svar}  # viktigast\n"
    put(root, "data/keypoints/service.yaml", first)
    done = typed(root, "new", "key-point", "En väg in", "--area", "service", "--id", "lots")
    assert (done.returncode, done.stderr) == (0, "Its id is lots.\n")
    assert text_of(root, "data/keypoints/service.yaml") == (
        f"{first}- {{id: lots, area: service, title: En väg in}}\n"
    )
    assert typed(root, "validate").returncode == 0


def test_a_key_point_goes_to_the_area_that_an_older_id_means(root: Path) -> None:
    done = typed(root, "new", "key-point", "Mer mark", "--area", "lage")
    assert (done.returncode, done.stdout) == (0, "data/keypoints/mark.yaml\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "nplan: the area is missing\nadd --area and one of: service, mark.\n"),
        (
            ["--area", "servce"],
            'nplan: no area is called "servce"\n'
            'did you mean "service"? Otherwise add it to areas in data/process.yaml.\n',
        ),
        (
            ["--area", "mark", "--id", "svar"],
            'nplan: the id "svar" is that of "Svar"\n'
            "if it is another one, give it an id of its own with --id.\n",
        ),
        (
            ["--area", "mark", "--inputs", "2026-03-25-lunch/7"],
            'nplan: no input is called "2026-03-25-lunch/7"\n'
            "write the meeting's id, a slash and the input's id, as in 2026-03-25-dialoglunch/7.\n"
            "Nothing was written.\n",
        ),
    ],
)
def test_a_key_point_that_cannot_stand_is_told(root: Path, options: list[str], told: str) -> None:
    put(root, "data/keypoints/service.yaml", "- {id: svar, area: service, title: Svar}\n")
    done = typed(root, "new", "key-point", "Mer mark", *options)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    assert "data/keypoints/mark.yaml" not in files(root)


def test_a_response_to_the_round_that_was_sent_last(root: Path) -> None:
    put(root, "data/consultation/forremiss/round.yaml", "sent: 2026-09-01\n")
    put(root, ROUND, "sent: 2026-10-01\n")
    done = typed(root, "new", "response", "--from", "Fiket", "--received", "2026-10-07")
    file = "data/consultation/remiss/cafe-torget.yaml"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{file}\n", FILL_IN)
    assert (
        text_of(root, file)
        == """\
# Take away # and the space after it where a line is needed, and fill it in.
from: cafe-torget       # An organisation, a unit or person, which is never named.
received: 2026-10-07    # When it came.
# position:             # supports, objects, comments or abstains.
# reference:            # Its case number.
# answer:               # What the municipality answers to the whole.
# comments:             # What it says, point by point.
#   - id: 1
#     about: programme
#     text: |
#       ...
"""
    )
    assert typed(root, "validate", "--strict").returncode == 0


def test_an_organisation_answers_once_and_private_persons_one_by_one(root: Path) -> None:
    put(root, ROUND, "sent: 2026-10-01\n")
    made = [
        typed(root, "new", "response", "remiss", "--from", one) for one in ("person", "ost") * 2
    ]
    assert [one.stdout for one in made] == [
        "data/consultation/remiss/person.yaml\n",
        "data/consultation/remiss/ost.yaml\n",
        "data/consultation/remiss/person-2.yaml\n",
        "",
    ]
    assert made[-1].stderr == (
        "nplan: data/consultation/remiss/ost.yaml is there already, and is as it was\n"
        "open it, and write there what else they answer.\n"
    )
    assert typed(root, "validate", "--strict").returncode == 0


def test_a_response_needs_a_round_and_somebody_known(root: Path) -> None:
    done = typed(root, "new", "response", "--from", "ost")
    assert (done.returncode, done.stderr) == (
        1,
        "nplan: no round of consultation has begun\n"
        "make the folder of one, such as data/consultation/remiss, and in it round.yaml with the "
        "line: sent: 2026-09-01.\n",
    )
    put(root, ROUND, "sent: 2026-10-01\n")
    done = typed(root, "new", "response", "remis", "--from", "ost")
    assert (done.returncode, done.stderr) == (
        1,
        'nplan: there is no round of consultation called "remis"\n'
        'did you mean "remiss"? Otherwise a round is a folder in data/consultation/ that holds '
        "round.yaml.\n",
    )
    done = typed(root, "new", "response", "--from", "okänd")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith('nplan: no organisation is called "okänd"\n')
    assert files(root)[0] == ROUND


def test_a_memo_has_the_case_number_of_the_process(root: Path) -> None:
    done = typed(
        *(root, "new", "memo", "Antagande av näringslivsprogram", "--date", "2026-12-01"),
        language="sv",
    )
    file = "data/memos/2026-12-01-antagande-av-naringslivsprogram.yaml"
    assert (done.returncode, done.stdout) == (0, f"{file}\n")
    assert (
        text_of(root, file)
        == """\
# Ta bort # och blanksteget efter där raden behövs, och fyll i den.
title: Antagande av näringslivsprogram  # Vad tjänsteskrivelsen handlar om.
reference: KS 2026/0112  # Diarienumret.
# from:                 # Förvaltningen som skriver.
# officer:              # Handläggarens titel; ett namn är en personuppgift.
# to:                   # Organet som ska besluta.
date: 2026-12-01        # När den skrevs.
# proposal:             # Förslaget till beslut, punkt för punkt.
#   - Programmet antas.
# summary:              # Ärendet i korthet.
# background:           # Bakgrunden.
# assessment:           # Förvaltningens bedömning.
# consequences:         # Vad det leder till: för ekonomin, för barn, för klimatet.
# basis:                # Beslutsunderlaget.
# sent_to:              # Vilka som får beslutet.
"""
    )
    assert typed(root, "validate", "--strict").returncode == 0


def test_nothing_to_make_is_wrong_usage_and_tells_what_there_is(root: Path) -> None:
    done = typed(root, "new", language="sv", COLUMNS="80")
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split()[0] for line in done.stderr.splitlines()[-5:]] == [
        *("meeting", "organisation", "key-point", "response", "memo")
    ]


def test_the_file_is_opened_at_what_is_new(root: Path, tmp_path: Path) -> None:
    seen = tmp_path / "nano"
    seen.write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    seen.chmod(0o755)
    done = typed(root, "new", "organisation", "Måla AB", "--edit", EDITOR=f"{seen} -w")
    register = root / "data/organisations.yaml"
    assert done.stdout == f"data/organisations.yaml\n-w +3 {register}\n"
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        (
            "",
            "{file} is written, but no editor is chosen to open it in\n"
            "open it yourself, or let EDITOR name one, such as nano or code --wait.\n",
        ),
        (
            "finns-inte",
            "{file} is written, but the editor finns-inte cannot be started: No such file or "
            "directory\nopen it yourself, or let EDITOR name another one.\n",
        ),
        (
            "false",
            "{file} is written, but the editor false ended with an error (1)\n"
            "see in the file whether your changes were kept.\n",
        ),
    ],
)
def test_an_editor_that_does_not_open_is_told_and_the_file_is_there(
    root: Path, editor: str, told: str
) -> None:
    done = typed(root, "new", "memo", "Svar", "--date", "2026-12-01", "--edit", EDITOR=editor)
    file = root / "data/memos/2026-12-01-svar.yaml"
    assert (done.returncode, done.stderr) == (1, "nplan: " + told.format(file=file))
    assert done.stdout == "data/memos/2026-12-01-svar.yaml\n"
    assert file.is_file()


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({}, "posix", None),
        ({}, "nt", ("notepad",)),
        ({"EDITOR": "nano", "VISUAL": "code --wait"}, "posix", ("code", "--wait")),
        ({"EDITOR": "'/opt/my editor' -x"}, "posix", ("/opt/my editor", "-x")),
        ({"EDITOR": f'"{ED}" -x'}, "nt", (ED, "-x")),
        ({"EDITOR": f"{ED} -x"}, "nt", (ED, "-x")),
        ({"EDITOR": "C:\\Ed\\ed.exe -x y"}, "nt", ("C:\\Ed\\ed.exe", "-x", "y")),
        ({"EDITOR": "code --wait"}, "nt", ("code", "--wait")),
        ({"EDITOR": "ed'itor"}, "posix", ("ed'itor",)),
    ],
)
def test_the_editor_that_is_chosen(
    environment: dict[str, str], system: str, expected: tuple[str, ...] | None
) -> None:
    assert chosen_editor(environment, system, {ED}.__contains__) == expected


def test_the_line_is_told_as_each_editor_wants_it() -> None:
    file = Path("/data/x.yaml")
    assert command_at(("/usr/bin/vim",), file, 3) == ("/usr/bin/vim", "+3", "/data/x.yaml")
    assert command_at(("code", "--wait"), file, 3)[-2:] == ("--goto", "/data/x.yaml:3")
    assert command_at(("notepad",), file, 3) == ("notepad", "/data/x.yaml")


@pytest.mark.parametrize("name", ["Aux AB", "CON", "Com1", "nul"])
def test_no_file_has_a_name_that_windows_keeps_for_itself(root: Path, name: str) -> None:
    device = name.lower().removesuffix(" ab")
    done = typed(root, "new", "organisation", name)
    assert (done.returncode, done.stderr) == (0, f"Its id is {device}-1.\n")
    put(root, ROUND, "open: true\n")
    put(root, "data/organisations.yaml", f"{device}: Enheten AB\n")
    done = typed(root, "new", "response", "remiss", "--from", "Enheten AB")
    assert done.stdout == f"data/consultation/remiss/{device}-1.yaml\n"


def test_the_first_new_line() -> None:
    assert first_new_line(b"a\nc\n", b"a\nb\nc\n") == 2
    assert first_new_line(b"a\n", b"a\nb\n") == 2
    assert first_new_line(b"", b"a\n") == 1


@pytest.mark.parametrize(
    ("typed_", "expected"),
    [
        (None, []),
        ("", []),
        ("a,b , c", ["a", "b", "c"]),
        ("x, Bygg, Betong Syd AB, y", ["x", "Bygg, Betong Syd AB", "y"]),
    ],
)
def test_a_comma_in_a_name_parts_nothing(typed_: str | None, expected: list[str]) -> None:
    assert listed(typed_, {"Bygg, Betong Syd AB"}) == expected


def test_a_long_title_is_cut_between_two_words() -> None:
    title = "Dialog med företagarna om marken, lokalerna och vägarna i hela kommunen"
    assert short_slug(title) == "dialog-med-foretagarna-om-marken-lokalerna-och-vagarna-i"
    assert short_slug("å" * 80) == "a" * 60


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal on Windows")
@pytest.mark.parametrize(("keys", "kind"), [("Intervju\n", "intervju"), ("\n", "dialoglunch")])
def test_what_kind_it_is_is_asked_on_a_terminal(root: Path, keys: str, kind: str) -> None:
    command = terminal(root, "new", "meeting", "Träff", "--date", "2026-09-08")
    command.wait(b"What kind of meeting? dialoglunch, ", b"[dialoglunch]: ")
    command.press(keys.encode())
    assert command.end()[0] == 0
    assert f"\nkind: {kind} " in text_of(root, "data/meetings/2026-09-08-traff.yaml")
