"""What tells how things are: tally, status, list, show and diff."""

import sys
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, get_args

import typer

from nplan.cli import completing
from nplan.cli.commands.options import At, Command, Output, Project, SkipInvalid, _, listed

app = typer.Typer()


class Dimension(StrEnum):
    """What can be counted by; typer takes a list of these, but none of literals."""

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


Measure = Literal[
    "meetings",
    "written",
    "organisations",
    "own",
    "participations",
    "people",
    "unnamed",
    "inputs",
    "votes",
]
What = Literal["meetings", "organisations", "inputs", "key-points", "goals", "actions", "responses"]
ReportFormat = Literal["table", "json", "csv", "md"]
StatusFormat = Literal["table", "json"]
DiffFormat = Literal["table", "json", "md"]

Format = Annotated[ReportFormat | None, typer.Option("--format", "-f", help=_("How to write it."))]
Internal = Annotated[
    bool, typer.Option("--internal", help=_("Show confidential texts and anonymous names too."))
]


@app.command(cls=Command, help=_("Count meetings, organisations and inputs."))
def tally(
    by: Annotated[
        list[Dimension] | None,
        typer.Option(
            "--by",
            metavar="DIM",
            help=listed(_("Count by this; give it twice to cross."), Dimension),
        ),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="DIM=VALUE",
            help=_("Count only these."),
            autocompletion=completing.where_tally,
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help=_("Leave out what is later."))
    ] = None,
    sort: Annotated[
        Measure | None,
        typer.Option("--sort", metavar="MEASURE", help=listed(_("Most first."), get_args(Measure))),
    ] = None,
    format: Format = None,
    output: Output = None,
    internal: Annotated[
        bool, typer.Option("--internal", help=_("Name those who want to be anonymous."))
    ] = False,
    at: At = None,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Run `tally`."""
    from nplan.cli.tally import tallied

    sys.exit(
        tallied(
            project,
            by=tuple(one.value for one in by or ()),
            where=tuple(where or ()),
            until=until,
            sort=sort,
            format=format,
            output=output,
            internal=internal,
            at=at,
            skip_invalid=skip_invalid,
        )
    )


@app.command(cls=Command, help=_("Tell where the process stands, and what to do next."))
def status(
    format: Annotated[
        StatusFormat, typer.Option("--format", "-f", help=_("How to tell."))
    ] = "table",
    today: Annotated[
        datetime | None,
        typer.Option(
            "--today", metavar="DATE", formats=["%Y-%m-%d"], help=_("As if it were then.")
        ),
    ] = None,
    at: At = None,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Run `status`."""
    from nplan.cli.status import stood

    day = (today or datetime.now()).date()
    sys.exit(stood(project, format=format, today=day, at=at, skip_invalid=skip_invalid))


@app.command("list", cls=Command, help=_("List records, kept and sorted as you ask."))
def list_(
    what: Annotated[
        What, typer.Argument(metavar="WHAT", help=listed(_("What to list."), get_args(What)))
    ],
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="NAME=VALUE",
            help=_("List only these."),
            autocompletion=completing.where_list,
        ),
    ] = None,
    search: Annotated[
        str | None,
        typer.Option("--search", metavar="TEXT", help=_("List only what has this text.")),
    ] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="COLUMN", help=_("Sort by this column."))
    ] = None,
    format: Format = None,
    output: Output = None,
    internal: Internal = False,
    at: At = None,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Run `list`."""
    from nplan.cli.listing import ListRequest, listed

    request = ListRequest(
        what=what,
        where=tuple(where or ()),
        search=search,
        sort=sort,
        format=format,
        output=output,
        internal=internal,
    )
    sys.exit(listed(project, request, at=at, skip_invalid=skip_invalid))


@app.command(cls=Command, help=_("Show one record with its trail."))
def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=_("The id of an input, meeting, organisation, key point, goal, ..."),
            autocompletion=completing.any_id,
        ),
    ],
    internal: Internal = False,
    history: Annotated[
        bool, typer.Option("--history", help=_("Tell who changed it and when, from git."))
    ] = False,
    at: At = None,
    skip_invalid: SkipInvalid = False,
    project: Project = None,
) -> None:
    """Run `show`."""
    from nplan.cli.show import shown

    sys.exit(
        shown(
            project,
            id,
            internal=internal,
            with_history=history,
            at=at,
            skip_invalid=skip_invalid,
        )
    )


@app.command(cls=Command, help=_("Tell what changed between two versions, in words."))
def diff(
    since: Annotated[
        str,
        typer.Argument(
            metavar="REV|DATE", help=_("From this commit, or from how it was when this day ended.")
        ),
    ],
    until: Annotated[
        str | None,
        typer.Argument(
            metavar="[REV|DATE]", help=_("To this one; to the files as they are now if left out.")
        ),
    ] = None,
    format: Annotated[
        DiffFormat | None, typer.Option("--format", "-f", help=_("How to write it."))
    ] = None,
    output: Output = None,
    project: Project = None,
) -> None:
    """Run `diff`."""
    from nplan.cli.diff import differing

    sys.exit(differing(project, since, until, format, output))
