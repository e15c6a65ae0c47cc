"""reply as it is typed: who gets a letter, what stands in each, and that it is recorded."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import page
import pytest
import yaml
from pypdf import PdfReader

from nplan.documents.tree import Quote, parse, plain_text
from tests.counts.independent import Count
from tests.folders import put
from tests.typed import REPOSITORY, typed

SMALL = Path(__file__).parents[1] / "documents" / "process"
REFERENCE = re.compile(r"\((\d{4}[\w-]*/(?:\d+|\\~))\d*\)")
"""An input's number in a letter; without an id it has ~ and its place."""
CONTACTS = """\
cafe-torget:
  - {name: Kim Kaffesson, role: ägare, email: kim@cafe.example, phone: 070-174 06 05}
lindviks-formplast: {name: Bo Plastlund}
gransvik-teknik: {name: Eva Hemlin, email: eva@hemlin.example}
kopmannen: {role: ordförande, email: ordf@kopmannen.example}
"""
PERSONAL = ("Kaffesson", "Plastlund", "Hemlin", "example", "070-174")


def reply(folder: Path, *arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    return typed(folder, "reply", *arguments, language=language)


def copy(data: Path, folder: Path, contacts: str) -> Path:
    shutil.copytree(data, folder / "data")
    (folder / "data/private").mkdir()
    (folder / "data/private/contacts.yaml").write_text(contacts, "utf-8")
    return folder


@pytest.fixture
def process(tmp_path: Path) -> Path:
    return copy(SMALL / "data", tmp_path, "kretsen: {name: Kim Ek, email: k@x.example}\n")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy(REPOSITORY / "data", tmp_path_factory.mktemp("example"), CONTACTS)


@pytest.fixture(scope="module")
def sent(example: Path) -> Path:
    """The letters to all organisations of the example."""
    done = reply(example, "--all", "--date", "2025-01-20", language="sv")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(
        "skrev 128 brev till build/replies\nskrev build/replies/not-addressed.csv\n"
        "anonym, så brevet är inte ställt till någon: anonymous-1\n"
        "ingen kontaktperson: arkitektbryggan, "
    )
    assert done.stderr.endswith("\ningen e-postadress: lindviks-formplast\n")
    return example / "build" / "replies"


@pytest.fixture(scope="module")
def count() -> Count:
    """The example counted a second time, without nplan."""
    return Count(REPOSITORY)


def letters(count: Count) -> Iterator[tuple[str, str]]:
    """Who took part or answered, own bodies aside, and what its file is called."""
    active = {one["who"] for one in count.takes_part}
    for file in (count.data / "consultation").glob("*/*.yaml"):
        answered = yaml.load(file.read_text("utf-8"), yaml.BaseLoader).get("from")
        active.add(count.called.get(answered))
    for id, one in count.organisations.items():
        if id in active and id not in count.units:
            yield id, "anonymous-1" if one.get("consent") == "anonymous" else id


def test_each_organisation_that_took_part_gets_one_file_each(sent: Path, count: Count) -> None:
    names = sorted(name for _, name in letters(count))
    assert sorted(path.stem for path in sent.glob("*.md")) == names
    assert sorted(path.stem for path in sent.glob("*.pdf")) == names
    assert len(list(sent.iterdir())) == 2 * len(names) + 1


def test_each_letter_names_every_input_that_is_its_voice_and_no_other(
    sent: Path, count: Count
) -> None:
    for id, name in letters(count):
        text = (sent / f"{name}.md").read_text("utf-8")
        told = [one.replace("\\", "") for one in REFERENCE.findall(text)]
        voice = [f"{one['meeting']}/{one['id']}" for one in count.inputs if id in one["voice"]]
        assert sorted(told) == sorted(voice), id


def test_what_was_said_is_told_word_for_word(sent: Path, count: Count) -> None:
    said = plain_text(parse((sent / "kopmannen.md").read_text("utf-8")))
    assert "Nej till externhandel vid infarten. Punkt." in said
    quotes = [
        plain_text((block,)).strip()
        for block in parse((sent / "lindviks-formplast.md").read_text("utf-8"))
        if isinstance(block, Quote)
    ]
    written = "\n".join(path.read_text("utf-8") for path in count.data.glob("meetings/*.yaml"))
    assert len(quotes) == 7
    assert [one for one in quotes if one not in written] == []


def secrets(count: Count) -> set[str]:
    """What no letter may hold: names of anonymous ones, and what was said in confidence."""
    found = set()
    for id, one in count.organisations.items():
        if one.get("consent") == "anonymous":
            found |= {id, one["name"], *one.get("aliases", ())}
    for path in count.data.glob("meetings/*.yaml"):
        file = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        for holder in (file, *file.get("groups", ())):
            for said in holder.get("inputs", ()):
                if isinstance(said, dict) and {"confidential", "withdrawn"} & said.keys():
                    found |= {" ".join(said["text"].split())} if "text" in said else set()
    return found


def test_no_letter_holds_a_secret_or_somebody_elses_contact(sent: Path, count: Count) -> None:
    hidden = secrets(count)
    assert {"gransvik-teknik", "Gränsvik"} < hidden
    assert len(hidden) >= 4
    own = {"cafe-torget": {"Kaffesson"}, "lindviks-formplast": {"Plastlund"}}
    for path in sent.iterdir():
        if path.suffix == ".pdf":
            reader = PdfReader(path)
            text = "".join(sheet.extract_text() for sheet in reader.pages) + str(reader.metadata)
        else:
            text = path.read_text("utf-8")
        text = " ".join(text.split()) + path.name
        assert [one for one in hidden if one in text] == [], path.name
        assert {one for one in PERSONAL if one in text} == own.get(path.stem, set()), path.name


@pytest.mark.parametrize("name", ["anonymous-1", "foretagskretsen", "lansstyrelsen"])
def test_a_letter_is_accessible_and_for_archives(sent: Path, name: str) -> None:
    content = (sent / f"{name}.pdf").read_bytes()
    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(content, profile=profile)
        assert report.is_compliant, report


def test_who_has_an_e_mail_address_comes_before_who_has_none(process: Path) -> None:
    people = "kretsen: [{name: Bo Alm}, {name: Kim Ek, email: k@x.example}]\n"
    (process / "data/private/contacts.yaml").write_text(people, "utf-8")
    done = reply(process, "kretsen", "--to", "md")
    assert (done.returncode, done.stderr) == (0, "wrote build/replies/kretsen.md\n")
    assert "\nKim Ek\n" in (process / "build/replies/kretsen.md").read_text("utf-8")


def test_the_head_names_the_contact_that_is_known(sent: Path) -> None:
    heads = {
        name: (sent / f"{name}.md").read_text("utf-8").split("\n\n")[3]
        for name in ("cafe-torget", "kopmannen", "optikern", "anonymous-1")
    }
    assert heads == {
        "cafe-torget": "Café Torget\\\nKim Kaffesson, ägare",
        "kopmannen": "Lindviks köpmannaförening\\\nordförande",
        "optikern": "Optikern i Hörnet AB",
        "anonymous-1": "Till en av deltagarna (Anonym organisation 1)",
    }


def test_the_list_tells_who_cannot_be_addressed(sent: Path) -> None:
    lines = (sent / "not-addressed.csv").read_text("utf-8-sig").splitlines()
    assert lines[:2] == [
        "letter,name,why",
        'anonymous-1,,"anonym, så brevet är inte ställt till någon"',
    ]
    assert "lindviks-formplast,Lindviks Formplast AB,ingen e-postadress" in lines
    assert not any(line.startswith(("cafe-torget,", "kopmannen,")) for line in lines)


def test_the_same_data_give_the_same_bytes_alone_and_among_others(
    example: Path, sent: Path
) -> None:
    for name, asked in (("anonymous-1", "Gränsvik"), ("stromhalla-kommun",) * 2):
        done = reply(example, asked, "--date", "2025-01-20", "-o", "ett")
        assert done.stderr.startswith(f"wrote ett/{name}.md, ett/{name}.pdf\n")
        for ending in ("md", "pdf"):
            file = f"{name}.{ending}"
            assert (example / "ett" / file).read_bytes() == (sent / file).read_bytes()


@pytest.mark.parametrize("name", ["hemlig", "Tysta Gatan AB", "anonymous-1"])
def test_an_anonymous_organisation_is_called_so_whatever_is_typed(process: Path, name: str) -> None:
    done = reply(process, name, "--to", "md")
    assert done.stderr == (
        "wrote build/replies/anonymous-1.md\nanonymous, so it is addressed to nobody: anonymous-1\n"
    )
    internal = reply(process, name, "--to", "md", "--internal")
    assert internal.stderr == "wrote build/replies/hemlig-internal.md\nno contact: hemlig\n"
    assert "Tysta Gatan AB" in (process / "build/replies/hemlig-internal.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["café", "CAFE TORGET", "cafe-t", "organisation:cafe"])
def test_an_organisation_is_found_by_as_much_as_tells_it_from_others(
    process: Path, name: str
) -> None:
    done = reply(process, name, "--to", "md")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        0,
        "wrote build/replies/cafe-torget.md",
    )


def test_what_may_be_several_organisations_is_told_without_those_who_are_anonymous(
    process: Path,
) -> None:
    register = process / "data/organisations.yaml"
    more = "cafe-norr: {name: Café Norr, aliases: [Kafé Norr]}\n"
    secret = "cafe-tyst: {name: Café Tyst, consent: anonymous}\n"
    register.write_text(register.read_text("utf-8") + more + secret, "utf-8")
    several = 'nplan: "café" may be several organisations\nwrite one of: cafe-norr, cafe-torget'
    assert reply(process, "café").stderr == f"{several}.\n"
    assert reply(process, "café", "--internal").stderr == f"{several}, cafe-tyst.\n"
    assert reply(process, "café", language="sv").stderr == (
        "nplan: ”café” kan vara flera organisationer\nskriv något av: cafe-norr, cafe-torget.\n"
    )
    assert reply(process, "kafé").stderr.startswith('nplan: "cafe-norr" has neither taken part')
    assert sorted(path.name for path in process.iterdir()) == ["data"]


def test_own_bodies_get_a_letter_if_they_are_named(process: Path) -> None:
    path = process / "data/meetings/2024-04-02-intervju.yaml"
    path.write_text(path.read_text("utf-8") + "  - {id: 9, text: Vi vill hjälpa till., from: ks}\n")
    assert reply(process, "Kommunstyrelsen", "--to", "md").returncode == 0
    text = (process / "build/replies/ks.md").read_text("utf-8")
    assert REFERENCE.findall(text) == ["2024-04-02-intervju/9"]
    assert reply(process, "--all", "--to", "md", "-o", "alla").returncode == 0
    assert not (process / "alla/ks.md").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (
            ["kretsn"],
            1,
            'no organisation is called "kretsn"\ndid you mean "kretsen"? '
            "Otherwise nplan list organisations tells them all.",
        ),
        (
            ["Tysta Gatn AB"],
            1,
            'no organisation is called "Tysta Gatn AB"\nnplan list organisations tells them all.',
        ),
        (
            ["bygg"],
            1,
            '"bygg" has neither taken part nor answered a consultation, so there is nothing to '
            "tell\nsee that the meeting or the response names it.",
        ),
        (
            [],
            2,
            "it is not said whom the letter is to\nname one organisation or write --all, not both.",
        ),
        (
            ["kretsen", "--all"],
            2,
            "it is not said whom the letter is to\nname one organisation or write --all, not both.",
        ),
        (
            ["--all", "-o", "brev.pdf"],
            2,
            "brev.pdf is one file, and --all writes one for each organisation\n"
            "name a folder after --output.",
        ),
        (
            ["--all", "--record", "--at", "HEAD"],
            2,
            "--record and --at do not go together\n"
            "record in the files as they are now, without --at.",
        ),
        (
            ["--all", "--record", "--internal"],
            2,
            "an internal letter is sent to nobody, so there is nothing to record\n"
            "leave --internal or --record out.",
        ),
    ],
)
def test_what_cannot_be_is_told(process: Path, arguments: list[str], code: int, told: str) -> None:
    done = reply(process, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"nplan: {told}\n")
    assert sorted(path.name for path in process.iterdir()) == ["data"]


def test_broken_contacts_stop_everything_and_are_told_by_place(process: Path) -> None:
    contacts = process / "data/private/contacts.yaml"
    contacts.write_text("kretsen:\n  - {namn: Kim Ek}\nkretsn: Bo Alm\n", "utf-8")
    done = reply(process, "kretsen")
    assert done.returncode == 1
    first, second = (line for line in done.stderr.splitlines() if line.startswith("data/"))
    assert first == (
        'data/private/contacts.yaml:2:6: error: there is no field "namn" here [unknown-field]'
    )
    assert second.startswith("data/private/contacts.yaml:3:1: warning: no organisation is called")
    assert not (process / "build").exists()
    contacts.write_text("kretsen: Kim Ek\nkretsn: Bo Alm\n", "utf-8")
    assert reply(process, "kretsen", "--to", "md").returncode == 0


def test_a_missing_file_of_contacts_is_told_once(process: Path) -> None:
    (process / "data/private/contacts.yaml").unlink()
    done = reply(process, "--all", "--to", "md")
    assert done.stderr == (
        "wrote 5 letters to build/replies\nwrote build/replies/not-addressed.csv\n"
        "there is no data/private/contacts.yaml, so no letter is addressed to a person\n"
        "anonymous, so it is addressed to nobody: anonymous-1\n"
    )


RECORDED = "- {organisation: kretsen, date: 2025-01-20, channel: brev}\n"


def test_letters_are_recorded_once_a_day_and_no_line_is_changed(process: Path) -> None:
    replies = process / "data/replies.yaml"
    before = "# Muntliga svar\n- {organisation: Café Torget, date: 2025-01-20, channel: samtal}\n"
    replies.write_text(before, "utf-8")
    arguments = ("--all", "--to", "md", "--record", "--date", "2025-01-20")
    assert reply(process, *arguments).stderr.endswith("\nrecorded 1 reply in data/replies.yaml\n")
    assert replies.read_text("utf-8") == before + RECORDED
    again = reply(process, *arguments)
    assert again.stderr.endswith("\nnothing to record: data/replies.yaml has it already\n")
    assert replies.read_text("utf-8") == before + RECORDED
    assert reply(process, "kretsen", "--to", "md", "--record", *arguments[-2:]).returncode == 0
    assert replies.read_text("utf-8") == before + RECORDED
    assert typed(process, "validate").returncode == 0


def test_what_cannot_be_recorded_is_told_before_a_letter_is_written(process: Path) -> None:
    odd = "- {organisation: kretsen, date: 2025}\n]\n"
    (process / "data/replies.yaml").write_text(odd, "utf-8")
    done = reply(process, "kretsen", "--record", "--skip-invalid")
    assert done.returncode == 1
    assert (
        "nplan: data/replies.yaml is written in a way that cannot be changed safely: nothing was "
        "written\n"
    ) in done.stderr
    assert not (process / "build").exists()
    assert (process / "data/replies.yaml").read_text("utf-8") == odd


def test_a_recorded_letter_counts_as_an_answer(process: Path) -> None:
    assert reply(process, "--all", "--to", "md", "--record").returncode == 0
    text = (process / "data/replies.yaml").read_text("utf-8")
    assert re.fullmatch(
        r"- \{organisation: kretsen, date: \d{4}-\d\d-\d\d, channel: brev\}\n", text
    )


def test_without_contacts_the_office_knows_whom_it_writes_to(process: Path) -> None:
    shutil.rmtree(process / "data/private")
    done = reply(process, "--all", "--to", "md", "--record", "--date", "2025-01-20")
    assert done.stderr.endswith("\nrecorded 4 replies in data/replies.yaml\n")
    assert "hemlig" not in (process / "data/replies.yaml").read_text("utf-8")


def test_the_list_of_an_internal_run_stands_in_no_other_place(process: Path) -> None:
    assert reply(process, "--all", "--to", "md").returncode == 0
    before = (process / "build/replies/not-addressed.csv").read_bytes()
    assert reply(process, "--all", "--to", "md", "--internal").returncode == 0
    assert (process / "build/replies/not-addressed.csv").read_bytes() == before
    internal = (process / "build/replies/not-addressed-internal.csv").read_text("utf-8-sig")
    assert "Tysta Gatan AB" in internal
    assert b"Tysta" not in before


def test_a_letter_tells_what_is_done_for_the_goal_that_a_key_point_led_to(tmp_path: Path) -> None:
    files = {
        "process": "{municipality: Lindvik, title: P, areas: [{id: a, title: A}]}",
        "organisations": "kretsen: Kretsen AB",
        "meetings/2026-03-25-intervju": "{kind: intervju, title: M, inputs: [{id: 1, text: Svara,"
        " from: kretsen}]}",
        "keypoints/a": "- {id: svar, area: a, title: Svar, inputs: 2026-03-25-intervju/1,"
        " outcome: adopted}",
        "programme/a": "{goals: [{id: S1, text: Svar i tid, key_points: svar}], actions:"
        " [{id: S1.1, text: Svara inom tre dagar, goal: S1}, {id: S2, text: Annat}]}",
    }
    put(tmp_path, {f"data/{name}.yaml": f"{text}\n" for name, text in files.items()})
    assert reply(tmp_path, "kretsen", "--to", "md").returncode == 0
    letter = (tmp_path / "build/replies/kretsen.md").read_text("utf-8")
    assert "Svara inom tre dagar" in letter
    assert "Annat" not in letter
