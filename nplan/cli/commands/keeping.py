"""What keeps the files right: validate, fmt, rename and schema."""

import sys
from typing import Annotated, Literal, get_args

import typer

from nplan.cli import completing
from nplan.cli.commands.options import Command, Output, Project, _, listed

app = typer.Typer()

FileKind = Literal[
    "process",
    "organisations",
    "meeting",
    "key-points",
    "programme",
    "area",
    "round",
    "response",
    "decisions",
    "memo",
    "follow-up",
    "replies",
    "contacts",
    "style",
]
ValidateFormat = Literal["text", "json", "github"]


@app.command(cls=Command, help=_("Check all files and tell everything that is wrong, and where."))
def validate(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help=_("Tell only of these."))
    ] = None,
    format: Annotated[
        ValidateFormat, typer.Option("--format", "-f", help=_("How to tell."))
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help=_("Count warnings as errors."))] = False,
    final: Annotated[
        bool, typer.Option("--final", help=_("Ask for what must hold before the council sees it."))
    ] = False,
    project: Project = None,
) -> None:
    """Run `validate`."""
    from nplan.cli.validate import validated

    sys.exit(validated(project, tuple(paths or ()), format, strict=strict, final=final))


@app.command(
    cls=Command,
    help=_("Tidy files: numbers, ids for names, order, white space."),
)
def fmt(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help=_("Only these files and folders.")),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=_("Write nothing: list what would change.")),
    ] = False,
    stdin: Annotated[
        bool,
        typer.Option(
            "--stdin",
            help=_(
                "For editors: print the text that comes in in its finished form; PATH is its name."
            ),
        ),
    ] = False,
    stdin_name: Annotated[
        str | None,
        typer.Option("--stdin-name", metavar="PATH", help=_("The same as --stdin PATH.")),
    ] = None,
    new_organisations: Annotated[
        bool,
        typer.Option(
            "--new-organisations", help=_("Add those that meetings name and the register lacks.")
        ),
    ] = False,
    project: Project = None,
) -> None:
    """Run `fmt`."""
    from nplan.cli.fmt import FmtRequest, formatted, formatted_stdin

    named = (*(paths or ()), *((stdin_name,) if stdin_name else ()))
    request = FmtRequest(paths=named, check=check, new_organisations=new_organisations)
    sys.exit(
        formatted_stdin(project, request) if stdin or stdin_name else formatted(project, request)
    )


@app.command(cls=Command, help=_("Give a record another id, everywhere it is cited."))
def rename(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help=_("The id as it is cited; area:service where it means several."),
            autocompletion=completing.any_id,
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_("The new id."))],
    project: Project = None,
) -> None:
    """Run `rename`."""
    from nplan.cli.rename import renamed

    sys.exit(renamed(project, old, new))


@app.command(cls=Command, help=_("Write schemas with which an editor completes and explains."))
def schema(
    kind: Annotated[
        FileKind | None,
        typer.Argument(
            metavar="[KIND]",
            help=listed(
                _("Print the one for this kind of file; without it, all are written."),
                get_args(FileKind),
            ),
        ),
    ] = None,
    output: Output = None,
    project: Project = None,
) -> None:
    """Run `schema`."""
    from nplan.cli.schema import described

    sys.exit(described(project, kind, output))
