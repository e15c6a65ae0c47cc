"""capture as it is typed: from a file, a pipe or the keyboard, into the meeting's file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

import nplan
from nplan.cli.capture import Captive, captive_of
from nplan.cli.capture_echo import within
from nplan.cli.capture_typing import HELP, Typing
from nplan.cli.opening import opened
from nplan.files.saving import locked
from nplan.files.tags import tag_begun
from nplan.texts import catalogue
from tests.checks.projects import files_in
from tests.folders import put
from tests.tables.workbooks import xlsx_file
from tests.terminals import terminal
from tests.typed import REPOSITORY, typed

MEETING = "data/meetings/2026-03-25-dialoglunch.yaml"
PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - {id: service, title: Kommunal service}
  - {id: kompetens, title: Kompetensförsörjning}
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
# data/organisations.yaml
cafe-torget: Café Torget
bygg-syd: {name: Bygg Syd AB, aliases: [Byggarna]}
bygg-nord: Bygg Nord AB
# data/keypoints/service.yaml
- {id: a, area: service, title: A, inputs: [2026-03-25-dialoglunch/8]}
# data/meetings/2026-02-01-dialoglunch.yaml
kind: dialoglunch
title: En annan lunch
# data/meetings/2026-03-25-dialoglunch.yaml
kind: dialoglunch
title: Dialoglunch på Folkets hus
groups:
  - title: Bord 1
    participants: [cafe-torget]
    inputs: |
      [6] Bygglov: tar 7 månader *5
"""
NOTES = """\
Mat: god #styrka
# Bord 2 #serv @kommunst @nyab
- En väg in #förs
- Vem ska man ringa? @bygg
## Vi hann inte
"Ni svarar aldrig!" *3
# bord 1
Parkeringen @cafe
"""
TOLD = """\
Outside the groups
  [9] strength: Mat: god
Bord 2 (new) · service · Kommunstyrelsen, nyab
  [10] proposal: En väg in
  [11] Vem ska man ringa? @bygg
  ## Vi hann inte
  [12] 3 votes, quote: Ni svarar aldrig!
Bord 1
  [13] Café Torget: Parkeringen
To look at:
  line 2: "@nyab" is listed as a participant, but has to be added to the register.
  line 4: "@bygg" may mean several, and stays in the text. \
Did you mean @bygg-nord (Bygg Nord AB), @bygg-syd (Bygg Syd AB)?
  line 5: "## Vi hann inte" is only a heading, and is not saved: it has no tag that is known.
"""
SUM = f"5 inputs added to {MEETING}\n"
WRITTEN = """\
kind: dialoglunch
title: Dialoglunch på Folkets hus
groups:
  - title: Bord 1
    participants: [cafe-torget]
    inputs: |
      [6] Bygglov: tar 7 månader *5
      [13] Parkeringen @cafe-torget
  - title: Bord 2
    area: service
    participants: [ks, nyab]
    inputs: |
      [10] En väg in #förslag
      [11] Vem ska man ringa? @bygg
      [12] "Ni svarar aldrig!" *3
inputs: |
  [9] Mat: god #styrka
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return put(tmp_path, files_in(PROJECT))


def meeting(project: Path) -> str:
    return (project / MEETING).read_text("utf-8")


def piped(
    project: Path, content: bytes, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    seen = {"NPLAN_LANG": "en", "PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        [sys.executable, "-m", "nplan", "capture", *arguments],
        input=content,
        capture_output=True,
        cwd=project,
        env=seen | environment,
        timeout=120,
        check=False,
    )


def test_a_file_of_notes_is_added_and_what_was_understood_is_told(project: Path) -> None:
    (project / "bord.txt").write_text(NOTES, "utf-8")
    done = typed(project, "capture", "2026-03-25", "bord.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", TOLD + SUM)
    assert meeting(project) == WRITTEN


def test_a_dry_run_tells_the_same_and_writes_nothing(project: Path) -> None:
    (project / "bord.txt").write_text(NOTES, "utf-8")
    before = meeting(project)
    done = typed(project, "capture", "2026-03-25", "bord.txt", "--dry-run")
    would = f"5 inputs would be added to {MEETING}. Nothing was written.\n"
    assert (done.returncode, done.stderr) == (0, TOLD + would)
    assert meeting(project) == before
    assert not (project / ".nplan").exists()  # nobody else is kept from writing


def test_notes_that_stand_there_already_are_refused(project: Path) -> None:
    (project / "bord.txt").write_text(NOTES, "utf-8")
    typed(project, "capture", "2026-03-25", "bord.txt")
    again = typed(project, "capture", "2026-03-25", "bord.txt")
    assert (again.returncode, again.stderr) == (
        1,
        f"nplan: everything that was to be added stands in {MEETING} already: nothing was written\n"
        "change it there, or write only what is new.\n",
    )
    assert meeting(project) == WRITTEN


def test_a_meeting_is_asked_for_where_only_the_notes_are_named(project: Path) -> None:
    (project / "bord.txt").write_text(NOTES, "utf-8")
    done = typed(project, "capture", "bord.txt")
    assert (done.returncode, done.stderr) == (
        2,
        "nplan: bord.txt holds notes, and it is not said of which meeting\n"
        'write the meeting before it: nplan capture MEETING "bord.txt".\n',
    )


def test_only_what_is_new_is_added(project: Path) -> None:
    (project / "bord.txt").write_text(NOTES, "utf-8")
    typed(project, "capture", "2026-03-25", "bord.txt")
    more = "# Bord 1\nBygglov:  tar 7\n  månader\nEn väg in\nBygglov: tar 7 månader\n"
    done = piped(project, more.encode(), "2026-03-25")
    assert (done.returncode, done.stderr.decode()) == (
        0,
        "Bord 1\n  [14] En väg in\n  [15] Bygglov: tar 7 månader\n"
        "1 input stands there already, and is not added again:\n"
        "  line 2: [6] Bygglov: tar 7 månader\n"
        f"2 inputs added to {MEETING}\n",
    )


def test_the_same_words_with_more_said_of_them_are_added_and_told(project: Path) -> None:
    for mark, id in (("*4", 9), ("@bygg-syd", 10), ("#problem", 11), ("#kompetens", 12)):
        said = f"# Bord 1\nBygglov: tar 7 månader {mark}\n"
        done = piped(project, said.encode(), "2026-03-25")
        assert '  line 2: "Bygglov: tar 7 månader" stands there already as [6].\n1 input' in (
            done.stderr.decode()
        )
        assert f"      [{id}] Bygglov: tar 7 månader {mark}\n" in meeting(project)


def test_most_of_what_is_there_already_is_counted(project: Path) -> None:
    lines = [f"Fråga {number}\n" for number in range(8)]
    piped(project, "".join(lines).encode(), "2026-03-25")
    done = piped(project, "".join((*lines, "En till\n")).encode(), "2026-03-25")
    assert done.stderr.decode().splitlines()[2:] == [
        "8 inputs stand there already, and are not added again:",
        *(f"  line {n + 1}: [{n + 9}] Fråga {n}" for n in range(5)),
        "  and 3 more",
        f"1 input added to {MEETING}",
    ]


def test_of_several_with_that_name_who_sits_there_is_meant(project: Path) -> None:
    said = "Vem @bygg\n# Bord 2 @bygg\n# Bord 3 @bygg-nord @cafe\nJa @bygg\n# Bord 1\nNej @bygg\n"
    done = piped(project, said.encode(), "2026-03-25")
    assert done.stderr.decode() == (
        "Outside the groups\n  [9] Vem @bygg\n"
        "Bord 2 (new) · bygg\n"
        "Bord 3 (new) · Bygg Nord AB, Café Torget\n  [10] Bygg Nord AB: Ja\n"
        "Bord 1\n  [11] Bygg Nord AB: Nej\n"
        "To look at:\n"
        '  line 1: "@bygg" may mean several, and stays in the text. '
        "Did you mean @bygg-nord (Bygg Nord AB), @bygg-syd (Bygg Syd AB)?\n"
        '  line 2: "@bygg" may mean several, and is listed as a participant as it was typed. '
        "Did you mean @bygg-nord (Bygg Nord AB), @bygg-syd (Bygg Syd AB)?\n"
        f"3 inputs added to {MEETING}\n"
    )


def test_an_input_without_a_number_may_stand_there_already(project: Path, typing: Typing) -> None:
    (project / MEETING).write_text(meeting(project) + "inputs: Svara\n", "utf-8")
    assert typing.take("Svara").lines == ("[9] Svara", '"Svara" stands there already.')


@pytest.mark.parametrize("arguments", [("2026-03-25",), ("2026-03-25", "-")])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (NOTES.encode(), ""),
        (b"\xef\xbb\xbf" + NOTES.replace("\n", "\r\n").encode(), ""),
        (
            NOTES.replace("\n", "\r\n").encode("cp1252"),
            "Read as Windows-1252: see that å, ä and ö are right.\n",
        ),
        (
            NOTES.encode("utf-16"),
            "Read as UTF-16-LE: see that å, ä and ö are right.\n",
        ),
    ],
)
def test_a_pipe_says_the_same_in_every_encoding(
    project: Path, content: bytes, told: str, arguments: tuple[str, ...]
) -> None:
    done = piped(project, content, *arguments)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (0, b"", told + TOLD + SUM)
    assert meeting(project) == WRITTEN


def test_it_is_told_in_swedish(project: Path) -> None:
    done = piped(project, NOTES.encode(), "2026-03-25", NPLAN_LANG="sv")
    assert (
        done.stderr.decode()
        == f"""\
Utanför grupperna
  [9] styrka: Mat: god
Bord 2 (ny) · service · Kommunstyrelsen, nyab
  [10] förslag: En väg in
  [11] Vem ska man ringa? @bygg
  ## Vi hann inte
  [12] 3 prickar, citat: Ni svarar aldrig!
Bord 1
  [13] Café Torget: Parkeringen
Att se på:
  rad 2: ”@nyab” står bland deltagarna, men måste läggas till i registret.
  rad 4: ”@bygg” kan betyda flera och står kvar i texten. \
Menade du @bygg-nord (Bygg Nord AB), @bygg-syd (Bygg Syd AB)?
  rad 5: ”## Vi hann inte” är bara en rubrik och sparas inte: den har ingen känd etikett.
5 synpunkter lades till i {MEETING}
"""
    )


def test_a_comment_below_an_empty_field_stays_a_comment(project: Path) -> None:
    path = project / MEETING
    head = "kind: dialoglunch\ntitle: Dialoglunch på Folkets hus\n"
    before = f"""{head}groups:
  - inputs:
      # vad sade de?

      # (Eva har fler lappar)
    title: Bord 1
inputs:
  # resten hit
"""
    path.write_text(before, "utf-8")
    result = piped(project, b"Parkeringen\n# Bord 1\nBygglov\n", MEETING[14:-5])
    after = f"""{head}groups:
  # vad sade de?
  # (Eva har fler lappar)
  - inputs: |
      [10] Bygglov
    title: Bord 1
# resten hit
inputs: |
  [9] Parkeringen
"""
    assert (result.returncode, meeting(project)) == (0, after)


def test_lines_before_any_heading_go_to_the_group_that_is_named(project: Path) -> None:
    done = piped(project, b"Ett\n# Bord 1\nTv\xc3\xa5\n", "2026-03-25", "--group", "Bord 7 #komp")
    assert done.stderr.decode() == (
        f"Bord 7 (new) · kompetens\n  [9] Ett\nBord 1\n  [10] Två\n2 inputs added to {MEETING}\n"
    )
    assert meeting(project).endswith(
        "      [10] Två\n  - title: Bord 7\n    area: kompetens\n    inputs: |\n      [9] Ett\n"
    )


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        (
            "dialog",
            2,
            'nplan: "dialog" may mean several meetings: '
            "2026-02-01-dialoglunch, 2026-03-25-dialoglunch\n"
            "write so much of the id that only one is meant.\n",
        ),
        (
            "2026-03-25-dialoglunsj",
            2,
            'nplan: no meeting is called "2026-03-25-dialoglunsj"\n'
            'did you mean "2026-03-25-dialoglunch"? Otherwise nplan list meetings tells them all, '
            "and nplan new meeting makes a new one.\n",
        ),
        (
            "frukost",
            2,
            'nplan: no meeting is called "frukost"\n'
            "nplan list meetings tells them all, and nplan new meeting makes a new one.\n",
        ),
    ],
)
def test_a_meeting_that_is_not_clear_is_wrong_usage(
    project: Path, name: str, code: int, told: str
) -> None:
    done = piped(project, b"Ett\n", name)
    assert (done.returncode, done.stderr.decode()) == (code, told)


def test_a_group_with_a_character_that_no_file_may_hold_is_refused(project: Path) -> None:
    before = meeting(project)
    done = piped(project, b"Ett\n", "2026-03-25", "--group", "Bord\x07 2")
    assert (done.returncode, done.stderr.decode()) == (
        1,
        'nplan: "Bord� 2" holds a character that no file may hold (U+0007): nothing was '
        "written\ntype the same without it; on the screen it may be hidden.\n",
    )
    assert meeting(project) == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b"Ett\r\nTv\x07\r\n",
            "nplan: line 2 holds a character that no file may hold (U+0007): nothing was written\n"
            "see that it is a plain text file, and delete the character there.\n",
        ),
        (
            b"PK\x03\x04\x14\0\x06\0",
            "nplan: this is no text file: nothing was written\n"
            "copy its text into a text file (.txt) and give that; a list is saved as an Excel "
            "workbook (.xlsx) and given to nplan import.\n",
        ),
        (
            b"%PDF-1.7\n",
            "nplan: this is a PDF, not a text file: nothing was written\n"
            "copy its text into a text file (.txt), and give that.\n",
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            "nplan: this is a picture, not a text file: nothing was written\n"
            "type what stands in it: nplan capture 2026-03-25-dialoglunch.\n",
        ),
        (
            "Företag;Namn;Antal\nCafé Torget;Åsa;2\n".encode("cp1252"),
            "nplan: this is a table, not notes: nothing was written\n"
            "a list of those who came: nplan import FILE --as participants --meeting "
            "2026-03-25-dialoglunch; what people said: --as inputs.\n",
        ),
        (
            b"\r\n \n#problem\n",
            'To look at:\n  line 3: "#problem" has no text, and is not saved.\n'
            "nplan: there is no input and no group in what was to be added: nothing was written\n"
            "write one input a line; nplan capture --help tells more.\n",
        ),
    ],
)
def test_what_cannot_be_captured_is_refused_whole(project: Path, content: bytes, told: str) -> None:
    before = meeting(project)
    done = piped(project, content, "2026-03-25")
    assert (done.returncode, done.stderr.decode()) == (1, told)
    assert meeting(project) == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (xlsx_file([["Företag"], ["Café Torget"]]), "this is an Excel workbook, not notes"),
        (b"F\xc3\xb6retag,Antal\nCaf\xc3\xa9,2\n", "this is a table, not notes"),
    ],
    ids=("xlsx", "csv"),  # a workbook holds when it was made
)
def test_a_list_of_those_who_came_is_for_import(project: Path, content: bytes, told: str) -> None:
    (project / "de som kom.csv").write_bytes(content)
    before = meeting(project)
    done = typed(project, "capture", "2026-03-25", "de som kom.csv", "--dry-run")
    assert (done.returncode, done.stderr) == (
        1,
        f"nplan: {told}: nothing was written\n"
        'a list of those who came: nplan import "de som kom.csv" --as participants --meeting '
        "2026-03-25-dialoglunch; what people said: --as inputs.\n",
    )
    assert meeting(project) == before


def test_a_file_that_is_not_there_is_told(project: Path) -> None:
    done = typed(project, "capture", "2026-03-25", "borta.txt")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        1,
        "nplan: borta.txt is not there",
    )


def test_a_meeting_that_cannot_be_read_is_told_and_others_do_not_matter(project: Path) -> None:
    (project / MEETING).write_text("kind: [", "utf-8")
    done = piped(project, b"Ett\n", "2026-03-25")
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"{MEETING}:1:")
    assert done.stderr.decode().endswith("nplan: Nothing was written. Mend this first.\n")
    done = piped(project, b"Ett\n", "2026-02-01")
    assert (done.returncode, done.stderr.decode().splitlines()[0]) == (0, "Outside the groups")


@pytest.fixture
def typing(project: Path, monkeypatch: pytest.MonkeyPatch) -> Typing:
    monkeypatch.chdir(project)
    monkeypatch.setenv("NPLAN_LANG", "en")
    with opened(None, MEETING.__eq__) as found:
        assert found is not None
        captive = captive_of(found, MEETING)
    assert isinstance(captive, Captive)
    return Typing(captive)


def test_each_line_is_saved_at_once_and_answered(project: Path, typing: Typing) -> None:
    assert typing.take("# Bord 2 #serv @bygg-s").lines == ("Bord 2 (new) · service · Bygg Syd AB",)
    assert typing.prompt == "Bord 2 · service"
    assert typing.take("! En väg in @cafe").lines == ("[9] proposal, Café Torget: En väg in",)
    assert meeting(project).endswith("    inputs: |\n      [9] ! En väg in @cafe-torget\n")
    assert typing.take("  för alla").lines == ("[9] proposal, Café Torget: En väg in för alla",)
    assert typing.take("## Dåligt #prob").lines == ()
    assert typing.prompt == "Bord 2 · service · #problem"
    assert typing.take("Ett @okänd\nTvå").lines == (
        "[10] problem: Ett @okänd",
        "[11] problem: Två",
        '"@okänd" is not known, and stays in the text.',
    )
    assert typing.count == 3
    assert meeting(project).endswith("""\
  - title: Bord 2
    area: service
    participants: [bygg-syd]
    inputs: |
      [9] ! En väg in @cafe-torget
        för alla
      [10] Ett @okänd #problem
      [11] Två #problem
""")


def test_what_was_typed_can_be_taken_back_line_by_line(project: Path, typing: Typing) -> None:
    before = meeting(project)
    for line in ("# Bord 2", "Ett", "  två"):
        typing.take(line)
    again = typing.take("undo")
    assert (again.lines, again.again) == (("Taken back: Ett\n  två",), "")
    assert typing.take("ångra").lines == ("Taken back: # Bord 2",)
    assert (meeting(project), typing.prompt, typing.count) == (before, "", 0)
    assert typing.take("undo").lines == ("There is nothing to take back.",)


def test_what_others_write_meanwhile_is_kept(project: Path, typing: Typing) -> None:
    typing.take("Ett")
    changed = meeting(project).replace("[9] Ett", "[9] Ett\n  [12] Någon annans")
    (project / MEETING).write_text(changed, "utf-8")
    assert typing.take("undo").lines == (
        "Somebody else has changed the meeting's file since, so nothing is taken back: "
        "change it there.",
    )
    assert typing.take("  två").lines == ("[13] två",)
    assert meeting(project) == f"{changed}  [13] två\n"


def test_a_line_that_cannot_be_saved_is_asked_for_once_more(project: Path, typing: Typing) -> None:
    (project / MEETING).chmod(0o444)
    answer = typing.take("Ett")
    assert answer.again == "Ett"
    assert answer.lines[0].endswith("may only be read: nothing was written")
    (project / MEETING).chmod(0o644)
    assert typing.take("Ett").lines == ("[9] Ett",)
    (project / MEETING).rename(project / "borta")
    assert typing.take("Två").again == "Två"


def test_nothing_is_locked_while_somebody_thinks(project: Path, typing: Typing) -> None:
    typing.take("Ett")
    with locked(project):
        pass


@pytest.mark.parametrize("word", ["klar", "Slut", "exit"])
def test_who_wants_to_end_is_told_how(project: Path, typing: Typing, word: str) -> None:
    before = meeting(project)
    assert typing.take(word).lines == (f'"{word}" is not saved. An empty line or Ctrl-D ends.',)
    assert meeting(project) == before


def test_help_is_told(typing: Typing) -> None:
    for language in ("en", "sv"):
        help = catalogue(language, "capture").gettext(HELP)
        assert max(map(len, help.split("\n"))) <= 78
    assert typing.take("?").lines[0].startswith("One input a line")
    assert typing.take("? Vem").lines == ("[9] question: Vem",)


def test_long_lines_are_broken_between_words() -> None:
    lines = ("  [9] Svara i telefon varje dag", "Kort", "a" * 30)
    assert [*within(lines, 20)] == [
        "  [9] Svara i",
        "      telefon varje",
        "      dag",
        "Kort",
        "a" * 30,
    ]
    assert [*within(lines, 0)] == [*lines]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal on Windows")
@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_the_keyboard_of_a_terminal(project: Path, term: str) -> None:
    command = terminal(project, "capture", "2026-03-25", TERM=term)
    command.wait(b"? tells how.", b">")
    command.press(b"# Bord 2 @cafe\r")
    command.wait(b"(new)", b"Bord 2 >")
    command.press(b"! En bra sak\r")
    command.wait(b"[9] proposal", b"Bord 2 >")
    command.press(b"\x04")
    command.wait(b"1 input added to")
    assert command.end()[0] == 0
    assert meeting(project).endswith("      [9] ! En bra sak\n")


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ("Svara @ca", [("@ca", "@cafe-torget")]),
        ("Svara @Café To", [("@Café To", "@cafe-torget")]),
        ("# Bord 2 #service @bygg s", [("@bygg s", "@bygg-syd")]),
        ("@bygg", [("@bygg", "@bygg-nord"), ("@bygg", "@bygg-syd")]),
        ("Svara #kommunal se", [("#kommunal se", "#service")]),
        ("Svara @cafe-torget #ko", [("#ko", "#kompetens"), ("#ko", "#service")]),
        ("Svara @Café ", []),
        ("Svara @Café snabbt", []),
        ("Mejla a@cafe", []),
        ("## Kom", []),
        ("Svara @", []),
        ("", []),
    ],
)
def test_a_name_of_several_words_is_completed_whole(
    typing: Typing, before: str, offered: list[tuple[str, str]]
) -> None:
    begun = tag_begun(before)
    assert [(begun, tag) for tag, _ in typing.captive.offered(begun)] == offered


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal on Windows")
def test_the_tab_key_completes_a_name_of_several_words(project: Path) -> None:
    command = terminal(project, "capture", "2026-03-25", TERM="xterm")
    command.wait(b"? tells how.", b">")
    command.press("Parkeringen @Café To".encode())
    command.wait(b"@cafe-torget")
    command.press(b"\t\r")
    command.wait("[9] Café Torget: Parkeringen".encode(), b">")
    command.press(b"\x04")
    assert command.end()[0] == 0
    assert meeting(project).endswith("inputs: |\n  [9] Parkeringen @cafe-torget\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal on Windows")
def test_ctrl_c_at_the_keyboard_ends_on_a_line_of_its_own(project: Path) -> None:
    before = meeting(project)
    command = terminal(project, "capture", "2026-03-25", TERM="dumb")
    command.wait(b"? tells how.", b">")
    command.press(b"\x03")
    done, screen = command.end()
    assert done == 0
    assert screen.endswith(f"\n0 inputs added to {MEETING}\n")
    assert meeting(project) == before
    assert not (project / ".nplan").exists()


def test_every_sentence_is_in_the_swedish_catalogue_and_no_other() -> None:
    package = Path(nplan.__file__).parent
    used: set[object] = set()
    for file in sorted((package / "cli").glob("capture*.py")):
        with file.open("rb") as source:
            keywords = {"N_": None, "text": (1,), "tell": (1,), "count": (1, 2)}
            used |= {message for _, message, _, _ in extract("python", source, keywords)}
    with (package / "texts/sv/capture.po").open("rb") as source:
        catalogue = [one for one in read_po(source, locale="sv") if one.id]
    assert {one.id for one in catalogue} == used
    assert all(one.string for one in catalogue)
