"""Wrong usage and help, as they are read: in nplan's words, in both languages."""

import re
import subprocess
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.pofile import read_po

import nplan
from nplan.cli import usage
from nplan.cli.commands import reporting
from nplan.counts.dimensions import DIMENSIONS
from nplan.counts.tally import MEASURES
from nplan.texts import catalogue
from tests.typed import typed

PACKAGE = Path(nplan.__file__).parent


def run(*arguments: str, language: str) -> subprocess.CompletedProcess[str]:
    return typed(PACKAGE, *arguments, language=language, COLUMNS="80")


@pytest.mark.parametrize(
    ("typed", "english", "swedish"),
    [
        (
            "taly",
            'there is no command "taly"\ndid you mean "tally"? '
            "Otherwise python -m nplan --help names them all.",
            "det finns inget kommando ”taly”\nmenade du ”tally”? "
            "Annars: python -m nplan --help visar alla.",
        ),
        (
            "tally --untl 2024",
            'there is no option "--untl"\ndid you mean "--until"? '
            "Otherwise python -m nplan tally --help names them all.",
            "det finns ingen flagga ”--untl”\nmenade du ”--until”? "
            "Annars: python -m nplan tally --help visar alla.",
        ),
        (
            "tally --by",
            "--by wants a value after it\nwrite it after --by, with a space between.",
            "--by ska följas av ett värde\nskriv det efter --by, med ett mellanslag emellan.",
        ),
        (
            "validate --strict=ja",
            "--strict takes no value\nwrite --strict alone.",
            "--strict tar inget värde\nskriv bara --strict.",
        ),
        (
            "validate -f xml",
            '--format cannot be "xml"\nwrite one of: text, json, github.',
            "--format kan inte vara ”xml”\nskriv ett av: text, json, github.",
        ),
        (
            "draft programme åtgärder",
            '"åtgärder" does not belong here\nput a text with spaces between quotation marks; '
            "python -m nplan draft --help tells how it is used.",
            "”åtgärder” hör inte hit\nsätt en text med mellanslag inom citattecken; "
            "python -m nplan draft --help visar hur det används.",
        ),
    ],
)
def test_wrong_usage_is_told_with_its_remedy(typed: str, english: str, swedish: str) -> None:
    for language, told in (("en", english), ("sv", swedish)):
        done = run(*typed.split(), language=language)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"nplan: {told}\n"


def test_what_typer_may_say_tomorrow_is_told_as_it_is() -> None:
    error = usage.UsageError("Something new.")
    assert usage.usage_error(error) == ("usage", {"help": "nplan", "detail": "Something new."})


def test_nplan_alone_outside_a_project_tells_what_there_is(tmp_path: Path) -> None:
    done = typed(tmp_path, language="sv", COLUMNS="80")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == """\
Användning: python -m nplan [FLAGGOR] KOMMANDO [ARGUMENT]...

  Från dialog med företagen till ett näringslivsprogram.

Flaggor:
  --version                    Visa versionen.
  --color <auto|always|never>  När färg ska användas.  [förvalt: auto]
  --install-completion         Låt terminalen fylla i det du skriver, med Tab.
  --show-completion            Visa vad terminalen behöver för det.
  --help                       Visa detta.

Kommandon:
  init      Börja en ny process, färdig att arbeta i; inget skrivs över.
  new       Gör en fil eller en post att fylla i.
  capture   Lägg till anteckningar i ett möte, som fil eller direkt.
  import    Läs in ett kalkylblad; bara ett prov utan --write.
  validate  Kontrollera alla filer och visa allt som är fel, och var.
  fmt       Snygga till filer: nummer, id för namn, ordning, blanksteg.
  rename    Ge något ett annat id, överallt där det nämns.
  tally     Räkna möten, organisationer och synpunkter.
  status    Visa var processen står och vad som ska göras härnäst.
  list      Lista poster, valda och sorterade som du vill.
  show      Visa en post med dess spår åt båda håll.
  group     Föreslå slutsatser för synpunkter som ingen tar upp.
  draft     Skriv ett dokument: programmet eller ett annat.
  reply     Skriv till organisationer vad det blev av det som de sa.
  export    Skriv alla tabeller, eller synpunkterna att sortera.
  diff      Visa vad som har ändrats mellan två versioner, i ord.
  schema    Skriv scheman, så att redigeraren kan föreslå och förklara.

Börja med: nplan init
"""
    )


COMMANDS = tuple(one for one in usage.WORK if one != "new")
OURS = {"[default:": "[förvalt:", "[required]": "[krävs]"}


def entries(help: str) -> list[tuple[str, str]]:
    """What a help text explains, with the explanation, lines that were broken joined again."""
    joined = re.sub(r"\n {4,}", "  ", help.split("\n\n", 1)[1])
    lines = [one.strip() for one in joined.split("\n") if one.startswith("  ")]
    parts = [re.split(r" {2,}", line, maxsplit=1) for line in lines]
    parts = [one if one[1:] else ["", *one] for one in parts]
    return [(one[0], re.sub(r"-? +", _hyphen, one[1])) for one in parts]


def _hyphen(space: re.Match[str]) -> str:
    return space[0].strip() or " "


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_the_same_in_swedish_and_nothing_in_english(command: str) -> None:
    swedish = catalogue("sv", "commands").gettext
    with (PACKAGE / "texts/sv/commands.po").open("rb") as file:
        known = sorted((str(one.id) for one in read_po(file) if one.id), key=len, reverse=True)
    told = [run(command, "--help", language=one).stdout for one in ("en", "sv")]
    assert told[1].startswith(f"Användning: python -m nplan {command} [FLAGGOR]")
    for english, ours in zip(*map(entries, told), strict=True):
        assert ours[0] == re.sub(r"[A-Z]{2,}", lambda word: swedish(word[0]), english[0])
        said = next((one for one in known if english[1].startswith(one)), "")
        rest = english[1].removeprefix(said)
        for theirs, expected in OURS.items():
            rest = rest.replace(theirs, expected)
        assert bool(said) is bool(english[1])
        assert ours[1] == (swedish(said) + rest if said else "")


def test_help_names_everything_that_can_be_counted() -> None:
    told = run("tally", "--help", language="en").stdout
    words = "".join(told.split())
    assert ",".join(DIMENSIONS) in words
    assert ",".join(MEASURES) in words


def test_what_can_be_typed_is_what_can_be_counted() -> None:
    assert tuple(reporting.Dimension) == DIMENSIONS
    assert get_args(reporting.Measure) == MEASURES
