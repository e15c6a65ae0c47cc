"""draft as it is typed: what it writes where, what it tells, and its exit codes."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import docx as python_docx
import pytest
from pypdf import PdfReader

from tests.typed import REPOSITORY, typed

PROCESS = Path(__file__).parents[1] / "documents" / "process"
FILES = ["programme-areas.svg", "programme-meetings.svg", "programme.md", "programme.pdf"]


@pytest.fixture
def process(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROCESS / "data", tmp_path / "data")).parent


def draft(folder: Path, *arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    return typed(folder, "draft", *arguments, language=language)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_programme_is_drafted_to_build(process: Path) -> None:
    done = draft(process)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "wrote build/programme.md, build/programme-meetings.svg, build/programme-areas.svg,"
        " build/programme.pdf\n"
    )
    assert names(process / "build") == FILES
    assert names(process) == ["build", "data"]


def test_an_ending_picks_the_format_and_anything_else_is_a_folder(process: Path) -> None:
    assert draft(process, "-o", "ut/remiss.pdf").returncode == 0
    assert draft(process, "--to", "md", "-o", "mapp.v2").returncode == 0
    assert draft(process, "-o", "ut/remiss.html").returncode == 0
    assert names(process / "ut") == ["remiss.html", "remiss.pdf"]
    assert names(process / "mapp.v2") == FILES[:3]


@pytest.mark.parametrize("place", ["data", "data/ut", "templates/x.md", "ut/../data/x.pdf"])
def test_nothing_is_written_among_what_people_write(process: Path, place: str) -> None:
    (process / "templates").mkdir()
    before = sorted(process.rglob("*"))
    done = draft(process, "-o", place)
    assert done.returncode == 1
    assert "it lies in data/ or templates/" in done.stderr
    assert sorted(process.rglob("*")) == before


@pytest.mark.parametrize("name", ["förslag", "F_3 ~", "a#b%41", "Kap (1) 50%", "L'a & <co>?"])
def test_a_document_of_any_name_has_its_charts(process: Path, name: str) -> None:
    for ending in ("md", "pdf", "docx", "html"):
        assert draft(process, "-o", f"ut/plain.{ending}").returncode == 0
        done = draft(process, "-o", f"ut/{name}.{ending}")
        assert (done.returncode, "warning" in done.stderr) == (0, False)
    for ending in ("pdf", "docx", "html"):
        plain, named = (process / f"ut/{one}.{ending}" for one in ("plain", name))
        assert named.read_bytes() == plain.read_bytes()
    links = re.findall(r"\]\(<(.+)>\)", (process / f"ut/{name}.md").read_text("utf-8"))
    pictures = [process / "ut" / unquote(urlsplit(link).path) for link in links]
    assert [one.name for one in pictures] == [f"{name}-meetings.svg", f"{name}-areas.svg"]
    assert all(one.is_file() for one in pictures)


def test_the_page_is_one_file_for_the_web(process: Path) -> None:
    done = draft(process, "page")
    assert (done.returncode, done.stderr) == (0, "wrote build/page.html\n")
    assert names(process / "build") == ["page.html"]
    assert draft(process, "page", "--check").returncode == 0
    refused = draft(process, "page", "--to", "pdf")
    assert refused.returncode == 2
    assert "the formats are html" in refused.stderr


def test_a_character_that_html_cannot_carry_is_told(process: Path) -> None:
    file = process / "data/meetings/2024-05-01-enkat.yaml"
    file.write_text(file.read_text("utf-8").replace("[länk]", "[l\\x07nk]"), "utf-8")
    done = draft(process, "page")
    assert done.returncode == 0
    told = "HTML cannot carry U+0007: a mark stands for it there (1 in all) [not-carried]\n"
    assert told in done.stderr


def test_check_tells_what_is_stale_and_writes_nothing(process: Path) -> None:
    missing = draft(process, "--check", language="sv")
    assert missing.returncode == 1
    assert missing.stderr.startswith("inaktuella: build/programme.md, ")
    assert names(process) == ["data"]
    assert draft(process).returncode == 0
    assert draft(process, "--check").returncode == 0
    meeting = process / "data/meetings/2024-04-02-intervju.yaml"
    meeting.write_text(meeting.read_text("utf-8").replace("Sänk", "Höj"), "utf-8")
    done = draft(process, "--check")
    assert done.returncode == 1
    assert done.stderr == "stale: build/programme.md, build/programme.pdf\n"


def test_data_with_errors_are_refused_and_listed(process: Path) -> None:
    keypoints = process / "data/keypoints/service.yaml"
    keypoints.write_text(keypoints.read_text("utf-8") + "- {id: b, area: x, title: T}\n", "utf-8")
    done = draft(process)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("data/keypoints/service.yaml:18:17: error: ")
    assert names(process) == ["data"]


def test_what_is_broken_is_left_out_if_asked_and_told(process: Path) -> None:
    (process / "data/meetings/2024-04-02-intervju.yaml").write_text("kind: [", "utf-8")
    done = draft(process, "--skip-invalid", "--to", "md")
    assert done.returncode == 0
    left_out = "left out because they are broken: data/meetings/2024-04-02-intervju.yaml\n"
    assert left_out in done.stderr
    text = (process / "build/programme.md").read_text("utf-8")
    assert "- **Filer som inte kan läsas och är utelämnade:** data/meetings/2024-04-02" in text


@pytest.mark.parametrize("arguments", [["dikt"], ["--to", "md,docm"], ["--to", ""]])
def test_what_there_is_not_is_wrong_usage(process: Path, arguments: list[str]) -> None:
    done = draft(process, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("nplan: ")
    assert names(process) == ["data"]


def test_a_template_that_cannot_be_followed_is_told(process: Path) -> None:
    (process / "templates").mkdir()
    (process / "templates/programme.md.j2").write_text("# {{ view.titel }}\n", "utf-8")
    done = draft(process)
    assert done.returncode == 1
    assert done.stderr.startswith("nplan: templates/programme.md.j2:1: ")
    assert "Traceback" not in done.stderr


def test_a_character_without_a_font_is_told_and_stops_nothing(process: Path) -> None:
    meeting = process / "data/meetings/2024-04-02-intervju.yaml"
    meeting.write_text(meeting.read_text("utf-8").replace("Sänk", "Sänk 🦄"), "utf-8")
    done = draft(process)
    assert done.returncode == 0
    assert done.stderr.startswith(
        "data/meetings/2024-04-02-intervju.yaml:6:24: warning: "
        "no font has U+1F984: a mark stands for it in the PDF (1 in all) [no-font]\n"
    )
    assert "🦄" in (process / "build/programme.md").read_text("utf-8")


def test_a_character_that_word_cannot_hold_is_told_and_stops_nothing(process: Path) -> None:
    meeting = process / "data/meetings/2024-04-02-intervju.yaml"
    text = meeting.read_text("utf-8")
    meeting.write_text(text.replace("Sänk skatten!", '"Sänk \\x01"'), "utf-8")
    done = draft(process, "-o", "ut/remiss.docx")
    assert done.returncode == 0
    told = "DOCX cannot carry U+0001: a mark stands for it there (1 in all) [not-carried]\n"
    assert told in done.stderr
    assert names(process / "ut") == ["remiss.docx"]


def test_the_office_s_word_styles_are_used(process: Path) -> None:
    reference = python_docx.Document(str(REPOSITORY / "templates/reference.docx"))
    reference.styles["Heading 1"].font.name = "Arial Black"
    (process / "templates").mkdir()
    reference.save(str(process / "templates/reference.docx"))
    assert draft(process, "-o", "remiss.docx").returncode == 0
    made = python_docx.Document(str(process / "remiss.docx"))
    assert made.styles["Heading 1"].font.name == "Arial Black"


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("is_folder", [True, False])
def test_a_broken_reference_of_word_is_told_and_the_old_file_stays(
    process: Path, is_folder: bool, language: str
) -> None:
    assert draft(process, "-o", "remiss.docx").returncode == 0
    before = (process / "remiss.docx").read_bytes()
    reference = process / "templates/reference.docx"
    if is_folder:
        reference.mkdir(parents=True)
    else:
        reference.parent.mkdir()
        reference.write_bytes(before[:5000])
    done = draft(process, "-o", "remiss.docx", language=language)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nplan: templates/reference.docx ")
    remedy = {"en": "delete it: then the built-in one", "sv": "ta bort den: då används"}
    assert remedy[language] in done.stderr
    assert "Traceback" not in done.stderr
    assert (process / "remiss.docx").read_bytes() == before
    assert draft(process, "-o", "remiss.pdf").returncode == 0


def test_the_register_cannot_be_left_out(process: Path) -> None:
    (process / "data/organisations.yaml").write_text("cafe-torget: {namn: Café Torget}\n", "utf-8")
    done = draft(process, "--skip-invalid")
    assert done.returncode == 1
    assert "[unknown-field]" in done.stderr
    assert done.stderr.endswith("data/organisations.yaml cannot be left out: mend it.\n")
    assert not (process / "build").exists()


@pytest.mark.parametrize("name", ["data", "templates"])
def test_nothing_is_written_where_people_write_even_if_it_is_not_there_yet(
    process: Path, name: str
) -> None:
    done = draft(process, "-o", f"{name}/utkast.md")
    assert (done.returncode, done.stdout) == (1, "")
    assert not (process / name / "utkast.md").exists()


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ('{{ view.areas | join(", ", attribute="nope") }}', "templates/programme.md.j2:1"),
        ('{% include "programme.md.j2" %}', "templates/programme.md.j2:1"),
        ('{% include "del.md.j2" %}', "templates/del.md.j2:2"),
    ],
)
def test_whatever_a_template_does_wrong_is_told_by_line(
    process: Path, template: str, told: str
) -> None:
    folder = process / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "programme.md.j2").write_text(template, "utf-8")
    (folder / "del.md.j2").write_text("Hej\n{{ view.kommun }}\n", "utf-8")
    done = draft(process)
    assert done.returncode == 1
    assert done.stderr.startswith(f"nplan: {told}: ")


def test_what_a_reader_could_not_use_is_told_at_its_place(process: Path) -> None:
    foreword = "# foreword\n\nSe [taxan](taxa.html) och ![Karta](karta.png).\n"
    (process / "data/programme/programme.md").write_text(foreword, "utf-8")
    folder = process / "templates"
    folder.mkdir()
    (folder / "programme.md.j2").write_text(
        "# {{ view.title }}\n\n{{ view.frame.foreword | prose(2) }}\n\n#### Mål\n", "utf-8"
    )
    done = draft(process, "--to", "md")
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if ": warning: " in line] == [
        "data/programme/programme.md:3:12: warning: "
        'the link to "taxa.html" leads neither to the web nor to a mail address: its words are left'
        " [link-scheme]",
        "data/programme/programme.md:3:36: warning: "
        'the picture "karta.png" is left out: prose has no pictures [picture]',
        "templates/programme.md.j2:5:6: warning: "
        'the heading "Mål" leaves a level out [heading-order]',
    ]
    text = (process / "build/programme.md").read_text("utf-8")
    assert "Se taxan och Karta." in text


def test_a_final_document_is_refused_while_something_is_missing(process: Path) -> None:
    done = draft(process, "--final", language="sv")
    assert done.returncode == 1
    assert ": fel: " in done.stderr
    assert done.stderr.endswith("nplan: Inget skrevs. Rätta felen, eller skriv utan --final.\n")
    assert not (process / "build").exists()


def test_of_many_errors_of_a_kind_the_first_are_told(process: Path) -> None:
    for file in (process / "data/meetings").glob("*.yaml"):
        file.unlink()
    (process / "data/meetings/2024-04-02-intervju.yaml").write_text(
        "kind: intervju\ntitle: Intervju\ninputs:\n"
        + "".join(f"  - {{id: {n}, text: Svara {n} gånger}}\n" for n in range(1, 13)),
        "utf-8",
    )
    shutil.rmtree(process / "data/keypoints")
    shutil.rmtree(process / "data/programme")
    all_told = typed(process, "validate", "--final", language="sv").stdout.split("\ndata/")
    opened = [one for one in all_told if "[open-input]" in one]
    assert len(opened) == 12
    told = draft(process, "--final", language="sv").stderr
    more = "… och 2 till av samma slag [open-input]: nplan validate --final visar alla\n"
    assert told.count("[open-input]") == 11
    assert f"{opened[9]}\n{more}" in told
    assert [one for one in opened[:10] if one not in told] == []


def test_an_internal_document_is_marked_and_beside_the_other(process: Path) -> None:
    assert draft(process).returncode == 0
    assert draft(process, "--internal").returncode == 0
    build = process / "build"
    shown = (build / "programme-internal.md").read_text("utf-8")
    for secret in ("Tysta Gatan AB", "Vår chef dricker."):
        assert secret in shown
        assert secret not in (build / "programme.md").read_text("utf-8")
    for page in PdfReader(build / "programme-internal.pdf").pages:
        assert "INTERNT · UTKAST" in page.extract_text()
    assert "inte ha sagt" not in shown  # what was taken back is printed nowhere


def test_what_a_template_may_have_meant_is_told(process: Path) -> None:
    (process / "templates").mkdir()
    (process / "templates/programme.md.j2").write_text("# {{ view.titel }}\n", "utf-8")
    done = draft(process, language="sv")
    message, hint = done.stderr.splitlines()
    assert message == "nplan: templates/programme.md.j2:1: ”titel” finns inte i view"
    assert hint.startswith("menade du ”title”? Annars: använd något av: language, municipality, ")


def test_a_style_colours_the_document_and_its_charts(process: Path) -> None:
    (process / "templates").mkdir()
    (process / "templates/style.yaml").write_text('accent: "#7a1f3d"\n', "utf-8")
    assert draft(process).returncode == 0
    assert "#7a1f3d" in (process / "build/programme-areas.svg").read_text("utf-8")


def test_a_broken_style_is_told_at_its_place_and_nothing_is_written(process: Path) -> None:
    (process / "templates").mkdir()
    (process / "templates/style.yaml").write_text('cover: band\naccent: "#5fb0bd"\n', "utf-8")
    done = draft(process)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "templates/style.yaml:2:9: error: #5fb0bd is too light: on white its contrast is 2.49:1, "
        "and 4.5:1 is needed [low-contrast]\n"
        '    2 | accent: "#5fb0bd"\n'
        "      |         ^^^^^^^^^\n"
        '  hint: the nearest that can be read is "#457f89".\n'
        "nplan: nothing was written: templates/style.yaml is broken\n"
        "mend it, or delete it: then nplan's own is used.\n"
    )
    assert names(process) == ["data", "templates"]
    assert typed(process, "tally").returncode == 0


def test_a_logo_that_cannot_be_drawn_is_told(process: Path) -> None:
    (process / "templates").mkdir()
    (process / "templates/style.yaml").write_text("logo: v.png\n", "utf-8")
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x28\0\0\0\x28\x08\x02\0\0\0"
    (process / "templates/v.png").write_bytes(head + b"\0" * 20 + b"IEND\xaeB`\x82")
    done = draft(process)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("nplan: templates/v.png: the logo cannot be drawn\n")
    assert names(process) == ["data", "templates"]


def test_one_of_several_has_a_file_of_its_own(process: Path) -> None:
    first, second = sorted(path.stem for path in (process / "data/memos").glob("*.yaml"))
    for memo in (first, second):
        assert draft(process, "memo", "--of", memo, "--to", "md").returncode == 0
    assert names(process / "build") == [f"memo-{first}.md", f"memo-{second}.md"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--of", "x"], "there is one programme alone, so --of has nothing to choose from\n"),
        (
            ["memo", "--by", "meeting"],
            "--by does not change memo\nleave --by out; it goes with ",
        ),
        (["-o", "ut.pdf", "--to", "docx"], "the file is to be ut.pdf, and --to says docx\n"),
        (["page", "--to", "pdf"], 'page cannot be written as "pdf"\nthe formats are html'),
    ],
)
def test_an_option_that_says_nothing_of_a_document_is_wrong_usage(
    process: Path, arguments: list[str], told: str
) -> None:
    done = draft(process, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert names(process) == ["data"]


def test_a_text_where_a_template_wants_a_number_is_told(process: Path) -> None:
    folder = process / "templates"
    folder.mkdir()
    (folder / "programme.md.j2").write_text("# Plan\n{{ view.title | number }}\n", "utf-8")
    done = draft(process, language="sv")
    assert (done.returncode, done.stderr) == (
        1,
        "nplan: templates/programme.md.j2:2: det som står före | number är inget tal\n"
        "ta bort | number där, eller sätt ett tal före.\n",
    )


def test_a_template_that_nothing_uses_is_told(process: Path) -> None:
    folder = process / "templates"
    folder.mkdir()
    (folder / "Memo.md.j2").write_text("# Vår mall\n", "utf-8")
    (folder / "programme.md.j2").write_text('# P\n{% include "vår.md.j2" %}\n', "utf-8")
    (folder / "vår.md.j2").write_text("Hej\n", "utf-8")
    done = draft(process, "memo", "--to", "md")
    assert done.returncode == 0
    assert done.stderr.startswith(
        'nplan: templates/Memo.md.j2 is used by no document\ndid you mean "memo.md.j2"?'
    )
    assert "vår.md.j2" not in done.stderr


def test_a_trouble_of_prose_is_told_once_and_a_picture_that_is_none_too(process: Path) -> None:
    foreword = "# foreword\n\nSe [a] här.\n\n| a | |\n|---|---|\n| 1 | 2 |\n"
    (process / "data/programme/programme.md").write_text(foreword, "utf-8")
    folder = process / "templates"
    folder.mkdir()
    (folder / "programme.md.j2").write_text(
        "# {{ view.title }}\n\n{{ view.frame.foreword | prose(2) }}\n\n![Hamn](karta.png)\n",
        "utf-8",
    )
    done = draft(process, "--to", "pdf")
    assert [line for line in done.stderr.splitlines() if ": warning: " in line] == [
        "data/programme/programme.md:5:3: warning: "
        "a column of the table has no heading: a [empty-table-header]",
        'templates/programme.md.j2:5:9: warning: the picture "karta.png" is none of the '
        "document's charts: its words stand in its place [no-picture]",
    ]


@pytest.mark.parametrize("document", ["inputs", "action-plan", "consultation"])
def test_an_empty_document_is_not_final(tmp_path: Path, document: str) -> None:
    (tmp_path / "data").mkdir()
    process = "municipality: Lindvik\ntitle: Plan\nareas: [{id: a, title: A}]\n"
    (tmp_path / "data/process.yaml").write_text(process, "utf-8")
    done = draft(tmp_path, document, "--final")
    assert done.returncode == 1
    assert "Still missing:\n  Innehåll: " in done.stderr
    assert not (tmp_path / "build").exists()
