"""Wrong usage and help, as they are read: in nplan's words, in both languages."""

import subprocess
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

import nplan
from nplan.cli import app, usage
from nplan.counts.dimensions import DIMENSIONS
from nplan.counts.tally import MEASURES
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


def test_nplan_alone_tells_what_there_is() -> None:
    done = run(language="sv")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == """\
Användning: python -m nplan [OPTIONS] COMMAND [ARGS]...

  Från dialog med företagen till ett näringslivsprogram.

Flaggor:
  --version                    Visa versionen.
  --color <auto|always|never>  När färg ska användas.  [förvalt: auto]
  --install-completion         Låt skalet fylla i det du skriver.
  --show-completion            Visa vad skalet behöver för det.
  --help                       Visa detta.

Kommandon:
  init      Börja en ny process, färdig att arbeta i; inget skrivs över.
  new       Gör en fil eller en post att fylla i.
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
  diff      Visa vad som har ändrats mellan två versioner, i ord.
  schema    Skriv scheman, så att redigeraren kan föreslå och förklara.
"""
    )


def test_help_names_everything_that_can_be_counted() -> None:
    told = run("tally", "--help", language="en").stdout
    words = "".join(told.split())
    assert ",".join(DIMENSIONS) in words
    assert ",".join(MEASURES) in words


def test_what_can_be_typed_is_what_can_be_counted() -> None:
    assert tuple(app.Dimension) == DIMENSIONS
    assert tuple(app.Measure) == MEASURES


def test_every_sentence_is_in_the_swedish_catalogue_and_no_other() -> None:
    with (PACKAGE / "cli" / "app.py").open("rb") as source:
        used = {message for _, message, _, _ in extract("python", source, {"_": None})}
    used |= {ours for _, ours in usage._HELP}
    with (PACKAGE / "texts" / "sv" / "commands.po").open("rb") as source:
        catalogue = read_po(source, locale="sv")
    assert {message.id for message in catalogue if message.id} == used
    assert all(message.string for message in catalogue if message.id)
