"""The commands, in the order of the work; each imports what it needs when it is called."""

import os
import sys
from enum import StrEnum
from typing import Annotated

import typer

from nplan import __version__

app = typer.Typer(
    name="nplan",
    help="From dialogue with companies to a business programme.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        envvar="NPLAN_PROJECT",
        metavar="DIR",
        help="The project's folder, if you do not stand in it.",
    ),
]


class ValidateFormat(StrEnum):
    """How validate can tell."""

    text = "text"
    json = "json"
    github = "github"


class Color(StrEnum):
    """When to use colour."""

    auto = "auto"
    always = "always"
    never = "never"


def _version(wanted: bool) -> None:
    if wanted:
        print(f"nplan {__version__}")
        raise typer.Exit


@app.callback()
def nplan(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Tell the version."),
    ] = False,
    color: Annotated[Color, typer.Option("--color", help="When to use colour.")] = Color.auto,
) -> None:
    """From dialogue with companies to a business programme."""
    if color is Color.never:
        os.environ["NO_COLOR"] = "1"
    elif color is Color.always:
        os.environ["FORCE_COLOR"] = "1"


@app.command()
def validate(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="Tell only of these.")
    ] = None,
    format: Annotated[
        ValidateFormat, typer.Option("--format", "-f", help="How to tell.")
    ] = ValidateFormat.text,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    project: Project = None,
) -> None:
    """Check all files and tell everything that is wrong, and where."""
    from nplan.cli.validate import validated

    sys.exit(validated(project, tuple(paths or ()), format.value, strict=strict))
