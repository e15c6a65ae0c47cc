"""What goes out of the house: group, draft, reply and export."""

import sys
from datetime import datetime
from typing import Annotated, Literal, get_args

import typer

from nplan.cli import completing
from nplan.cli.commands.options import At, Command, Output, Project, SkipInvalid, _, listed

app = typer.Typer()

Document = Literal["programme", "action-plan", "inputs", "consultation", "memo", "followup", "page"]
AnnexOrder = Literal["area", "meeting"]
ExportFormat = Literal["csv", "xlsx", "parquet"]

To = Annotated[
    str | None,
    typer.Option("--to", metavar="FORMATS", help=_("md, pdf, docx, html or several: md,pdf.")),
]
Marked = Annotated[
    bool,
    typer.Option("--internal", help=_("With confidential texts and anonymous names, marked.")),
]


@app.command(
    cls=Command,
    help=_("Suggest key points for inputs that none takes up."),
)
def group(
    area: Annotated[
        str | None,
        typer.Option(
            "--area",
            metavar="AREA",
            help=_("Only this area's inputs."),
            autocompletion=completing.areas,
        ),
    ] = None,
    output: Output = None,
    project: Project = None,
) -> None:
    """Run `group`."""
    from nplan.cli.group import grouped

    sys.exit(grouped(project, area, output))


@app.command(cls=Command, help=_("Render a document: the programme, or another one."))
def draft(
    document: Annotated[
        Document,
        typer.Argument(metavar="[DOCUMENT]", help=listed(_("Which document."), get_args(Document))),
    ] = "programme",
    to: To = None,
    output: Output = None,
    final: Annotated[
        bool,
        typer.Option("--final", help=_("No draft: refused while it lacks anything.")),
    ] = False,
    internal: Marked = False,
    check: Annotated[
        bool, typer.Option("--check", help=_("Write nothing; tell which files are stale."))
    ] = False,
    of: Annotated[
        str | None,
        typer.Option(
            "--of",
            metavar="ID",
            help=_("Which memo, follow-up or round; the last one."),
            autocompletion=completing.documents,
        ),
    ] = None,
    by: Annotated[
        AnnexOrder | None,
        typer.Option("--by", help=_("What the inputs stand under: area or meeting.")),
    ] = None,
    at: At = None,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Run `draft`."""
    from nplan.cli.draft import DraftRequest, drafted

    request = DraftRequest(
        document=document,
        to=to,
        output=output,
        final=final,
        internal=internal,
        of=of,
        by=by,
    )
    sys.exit(drafted(project, request, check=check, at=at, skip_invalid=skip_invalid))


@app.command(cls=Command, help=_("Write to organisations what became of what they said."))
def reply(
    organisation: Annotated[
        str | None,
        typer.Argument(
            metavar="[ORGANISATION]",
            help=_("Its id or a name of it, or as much as tells it from others."),
            autocompletion=completing.organisations,
        ),
    ] = None,
    everybody: Annotated[
        bool,
        typer.Option("--all", help=_("Every organisation that took part or answered.")),
    ] = False,
    to: To = None,
    output: Output = None,
    record: Annotated[
        bool, typer.Option("--record", help=_("Note in data/replies.yaml that it is answered."))
    ] = False,
    date: Annotated[
        datetime | None,
        typer.Option(
            "--date", metavar="DATE", formats=["%Y-%m-%d"], help=_("The day of the letter.")
        ),
    ] = None,
    internal: Marked = False,
    at: At = None,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Run `reply`."""
    from nplan.cli.reply import ReplyRequest, replied

    request = ReplyRequest(
        organisation=organisation,
        everybody=everybody,
        to=to,
        output=output,
        record=record,
        dated=date.date() if date else None,
        today=datetime.now().date(),
        internal=internal,
    )
    sys.exit(replied(project, request, at=at, skip_invalid=skip_invalid))


@app.command(cls=Command, help=_("Write all tables, or the inputs to be sorted."))
def export(
    where: Annotated[
        str, typer.Argument(metavar="DIR|FILE", help=_("A folder, or a file that ends in .xlsx."))
    ],
    format: Annotated[
        ExportFormat | None, typer.Option("--format", "-f", help=_("How to write it."))
    ] = None,
    sort: Annotated[
        bool,
        typer.Option(
            "--sort", help=_("The inputs as a sheet to sort in; import takes it back in.")
        ),
    ] = False,
    internal: Marked = False,
    at: At = None,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Run `export`."""
    from nplan.cli.export import ExportRequest, exported_to

    request = ExportRequest(where=where, format=format, internal=internal, sort=sort)
    sys.exit(exported_to(project, request, at=at, skip_invalid=skip_invalid))
