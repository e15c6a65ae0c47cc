"""What takes in what others wrote: capture and import."""

import sys
from typing import Annotated, Literal, get_args

import typer

from nplan.cli import completing
from nplan.cli.commands.options import Command, Project, _, listed

app = typer.Typer()

ImportAs = Literal["organisations", "participants", "inputs", "sorting"]


@app.command(cls=Command, help=_("Add notes to a meeting, from a file or typed."))
def capture(
    meeting: Annotated[
        str,
        typer.Argument(
            metavar="MEETING",
            help=_("The meeting's id, or a part of it."),
            autocompletion=completing.meetings,
        ),
    ],
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help=_("A text file, or a hyphen for a pipe; without it you type, and ? tells how."),
        ),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group", metavar="TITLE", help=_("The group of the lines before the first heading.")
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help=_("Write nothing; tell what would be added."))
    ] = False,
    project: Project = None,
) -> None:
    """Run `capture`."""
    from nplan.cli.capture import captured_into

    sys.exit(captured_into(project, meeting, file, group, dry_run=dry_run))


@app.command("import", cls=Command, help=_("Take a spreadsheet in; a trial without --write."))
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=_("An Excel workbook (.xlsx) or a CSV file."))
    ],
    what: Annotated[
        ImportAs, typer.Option("--as", help=listed(_("What its rows are:"), get_args(ImportAs)))
    ],
    meeting: Annotated[
        str | None,
        typer.Option(
            "--meeting",
            metavar="ID",
            help=_("The meeting that they belong to."),
            autocompletion=completing.meetings,
        ),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help=_("Which sheet of the workbook."))
    ] = None,
    map: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help=_("How to read a column; a hyphen for a field leaves it out."),
        ),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help=_("Add organisations that the register lacks."))
    ] = False,
    decisions: Annotated[
        str | None,
        typer.Option(
            "--decisions",
            metavar="FILE",
            help=_("The file that says which organisations are meant; made if it is not there."),
        ),
    ] = None,
    skip_invalid: Annotated[
        bool, typer.Option("--skip-invalid", help=_("Leave out cells with mistakes."))
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help=_("Do it; otherwise it is only shown."))
    ] = False,
    project: Project = None,
) -> None:
    """Run `import`."""
    from nplan.cli.importing import ImportRequest, imported

    request = ImportRequest(
        file=file,
        what=what,
        meeting=meeting,
        sheet=sheet,
        map=tuple(map or ()),
        decisions=decisions,
        with_new=new,
        skip_invalid=skip_invalid,
        write=write,
        project=project,
    )
    sys.exit(imported(request))
