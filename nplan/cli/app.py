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


class Dimension(StrEnum):
    """What can be counted by."""

    area = "area"
    any_area = "any-area"
    input_kind = "input-kind"
    outcome = "outcome"
    key_point = "key-point"
    meeting = "meeting"
    meeting_kind = "meeting-kind"
    month = "month"
    group = "group"
    organisation = "organisation"
    organisation_kind = "organisation-kind"
    industry = "industry"
    size = "size"
    locality = "locality"


class Measure(StrEnum):
    """What rows can be sorted by."""

    meetings = "meetings"
    written = "written"
    organisations = "organisations"
    own = "own"
    participations = "participations"
    people = "people"
    unnamed = "unnamed"
    inputs = "inputs"
    votes = "votes"


class ReportFormat(StrEnum):
    """How a report can be written."""

    table = "table"
    json = "json"
    csv = "csv"
    md = "md"


SkipInvalid = Annotated[
    bool, typer.Option("--skip-invalid", help="Leave broken files out, and say so.")
]


@app.command()
def tally(
    by: Annotated[
        list[Dimension] | None,
        typer.Option("--by", metavar="DIM", help="Count by this; give it twice to cross."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option("--where", metavar="DIM=VALUE", help="Count only these."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Leave out what is later.")
    ] = None,
    sort: Annotated[
        Measure | None, typer.Option("--sort", metavar="MEASURE", help="Most first.")
    ] = None,
    format: Annotated[
        ReportFormat | None, typer.Option("--format", "-f", help="How to write it.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Where to write it.")
    ] = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="Name those who want to be anonymous.")
    ] = False,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Count meetings, organisations and inputs."""
    from nplan.cli.tally import tallied

    sys.exit(
        tallied(
            project,
            by=tuple(one.value for one in by or ()),
            where=tuple(where or ()),
            until=until,
            sort=sort.value if sort else None,
            format=format.value if format else None,
            output=output,
            internal=internal,
            skip_invalid=skip_invalid,
        )
    )


@app.command()
def draft(
    document: Annotated[str, typer.Argument(metavar="[DOCUMENT]")] = "programme",
    to: Annotated[
        str, typer.Option("--to", metavar="FORMATS", help="md, pdf or both: md,pdf.")
    ] = "md,pdf",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Where to write it.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; 1 if the files on disk are stale.")
    ] = False,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Render the programme's draft to Markdown and PDF."""
    from nplan.cli.draft import drafted

    sys.exit(drafted(project, document, to, output, check=check, skip_invalid=skip_invalid))
