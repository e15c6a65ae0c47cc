"""What begins something: init and new."""

import sys
from datetime import datetime
from typing import Annotated, Any, Literal, get_args

import typer

from nplan.cli import completing
from nplan.cli.commands.options import Command, Group, Project, _, listed

app = typer.Typer()

OrganisationKind = Literal[
    "company",
    "association",
    "trade-body",
    "education",
    "public-body",
    "other-municipality",
    "party",
    "other",
]


@app.command(cls=Command, help=_("Begin a new process, ready to validate; nothing is overwritten."))
def init(
    folder: Annotated[
        str | None,
        typer.Argument(metavar="[DIR]", help=_("Its folder; made if missing. Else this one.")),
    ] = None,
    example: Annotated[
        bool, typer.Option("--example", help=_("With the example, a whole process, to try out."))
    ] = False,
    earlier: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DIR",
            help=_("Go on from an earlier programme: its register, lists and unfinished actions."),
        ),
    ] = None,
    templates: Annotated[
        bool,
        typer.Option(
            "--templates",
            help=_(
                "Put nplan's own templates and style there, to be changed; alone: into the "
                "project that there is."
            ),
        ),
    ] = False,
    workflow: Annotated[
        str | None,
        typer.Option(
            "--workflow",
            metavar="FILE",
            help=_("Put an example of a check for a git server there: .github/workflows/nplan.yml"),
        ),
    ] = None,
    municipality: Annotated[
        str | None,
        typer.Option("--municipality", metavar="NAME", help=_("What the municipality is called.")),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TITLE", help=_("The programme's title."))
    ] = None,
    project: Project = None,
) -> None:
    """Run `init`."""
    from nplan.cli.init import InitRequest, initialised

    request = InitRequest(
        folder=folder,
        project=project,
        example=example,
        earlier=earlier,
        templates=templates,
        workflow=workflow,
        municipality=municipality,
        title=title,
    )
    sys.exit(initialised(request))


new = typer.Typer(cls=Group, invoke_without_command=True, rich_markup_mode=None)
app.add_typer(new, name="new", help=_("Make a file or an entry to fill in."))


@new.callback()
def new_what(context: typer.Context) -> None:
    """Tell what can be made."""
    if context.invoked_subcommand is None:
        print(context.get_help(), file=sys.stderr)
        raise typer.Exit(2)


Edit = Annotated[
    bool, typer.Option("--edit", help=_("Open it in your editor afterwards ($VISUAL or $EDITOR)."))
]
Title = Annotated[str, typer.Argument(metavar="TITLE", help=_("What it is called."))]
Id = Annotated[
    str | None, typer.Option("--id", metavar="ID", help=_("Its id; made of the name if left out."))
]


def dated(name: str, help: str) -> Any:
    """An option that takes a day."""
    return typer.Option(name, metavar="DATE", help=help)


@new.command(cls=Command, help=_("A meeting, a survey, a letter: a file in data/meetings/."))
def meeting(
    title: Title,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help=_("A meeting kind of data/process.yaml."),
            autocompletion=completing.meeting_kinds,
        ),
    ] = None,
    date: Annotated[str | None, dated("--date", _("When it was; today if left out."))] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help=_("Where it was."))
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(
            "--host",
            metavar="UNIT",
            help=_("The unit that held it."),
            autocompletion=completing.units,
        ),
    ] = None,
    participants: Annotated[
        str | None,
        typer.Option(
            "--participants",
            metavar="A,B,...",
            help=_("Who took part: ids or names with commas between them."),
        ),
    ] = None,
    edit: Edit = False,
    project: Project = None,
) -> None:
    """Run `new meeting`."""
    from nplan.cli.new_file import NewMeeting, new_meeting

    request = NewMeeting(
        title=title, kind=kind, date=date, place=place, host=host, participants=participants
    )
    sys.exit(new_meeting(project, request, datetime.now().date(), editor=edit))


@new.command(cls=Command, help=_("An organisation in data/organisations.yaml."))
def organisation(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("Its name, as it writes it."))],
    kind: Annotated[
        OrganisationKind | None,
        typer.Option(
            "--kind", metavar="KIND", help=listed(_("What kind it is:"), get_args(OrganisationKind))
        ),
    ] = None,
    number: Annotated[
        str | None, typer.Option("--number", metavar="NUMBER", help=_("The organisation number."))
    ] = None,
    industry: Annotated[
        str | None, typer.Option("--industry", metavar="ID", help=_("Its industry."))
    ] = None,
    size: Annotated[str | None, typer.Option("--size", metavar="ID", help=_("Its size."))] = None,
    locality: Annotated[
        str | None, typer.Option("--locality", metavar="ID", help=_("Where it is."))
    ] = None,
    aliases: Annotated[
        list[str] | None,
        typer.Option(
            "--alias", metavar="NAME", help=_("Another name; may be given several times.")
        ),
    ] = None,
    id: Id = None,
    edit: Edit = False,
    project: Project = None,
) -> None:
    """Run `new organisation`."""
    from nplan.cli.new_entry import NewOrganisation, new_organisation

    request = NewOrganisation(
        name=name,
        kind=kind,
        number=number,
        industry=industry,
        size=size,
        locality=locality,
        aliases=tuple(aliases or ()),
        id=id,
    )
    sys.exit(new_organisation(project, request, editor=edit))


@new.command("key-point", cls=Command, help=_("A key point in the file of its area."))
def key_point(
    title: Title,
    area: Annotated[
        str | None,
        typer.Option(
            "--area",
            metavar="AREA",
            help=_("The area it belongs to."),
            autocompletion=completing.areas,
        ),
    ] = None,
    inputs: Annotated[
        str | None,
        typer.Option(
            "--inputs",
            metavar="REF,REF,...",
            help=_("The inputs it takes up, such as 2026-03-25-lunch/7, with commas between."),
        ),
    ] = None,
    id: Id = None,
    edit: Edit = False,
    project: Project = None,
) -> None:
    """Run `new key-point`."""
    from nplan.cli.new_entry import NewKeyPoint, new_key_point

    request = NewKeyPoint(title=title, area=area, inputs=inputs, id=id)
    sys.exit(new_key_point(project, request, editor=edit))


@new.command(cls=Command, help=_("A response to the consultation: a file in its round's folder."))
def response(
    sender: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="ORGANISATION",
            help=_("Who answered; person for a private one."),
            autocompletion=completing.organisations,
        ),
    ],
    round: Annotated[
        str | None,
        typer.Argument(
            metavar="[ROUND]",
            help=_("The round's folder; the last one if left out."),
            autocompletion=completing.rounds,
        ),
    ] = None,
    received: Annotated[
        str | None, dated("--received", _("When it came; today if left out."))
    ] = None,
    edit: Edit = False,
    project: Project = None,
) -> None:
    """Run `new response`."""
    from nplan.cli.new_file import NewResponse, new_response

    request = NewResponse(round=round, sender=sender, received=received)
    sys.exit(new_response(project, request, datetime.now().date(), editor=edit))


@new.command(cls=Command, help=_("A memo: a file in data/memos/."))
def memo(
    title: Title,
    date: Annotated[str | None, dated("--date", _("Its date; today if left out."))] = None,
    edit: Edit = False,
    project: Project = None,
) -> None:
    """Run `new memo`."""
    from nplan.cli.new_file import NewMemo, new_memo

    request = NewMemo(title=title, date=date)
    sys.exit(new_memo(project, request, datetime.now().date(), editor=edit))
