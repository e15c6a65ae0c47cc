"""The commands, in the order of the work; each imports what it needs when it is called."""

import os
import sys
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from nplan import __version__
from nplan.cli import completing
from nplan.cli.language import language
from nplan.cli.usage import helping
from nplan.texts import catalogue

_ = catalogue(language(os.environ), "commands").gettext
Group, Command = helping(_)

app = typer.Typer(
    name="nplan",
    cls=Group,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Project = Annotated[
    str | None,
    typer.Option(
        "--project",
        envvar="NPLAN_PROJECT",
        metavar="DIR",
        show_envvar=False,
        help=_("The project's folder, if you do not stand in it; else NPLAN_PROJECT names it."),
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


class OrganisationKind(StrEnum):
    """What kinds of organisation there are."""

    company = "company"
    association = "association"
    trade_body = "trade-body"
    education = "education"
    public_body = "public-body"
    other_municipality = "other-municipality"
    party = "party"
    other = "other"


def _listed(text: str, values: type[StrEnum]) -> str:
    return f"{text} {', '.join(values)}."


if "_NPLAN_COMPLETE" in os.environ:
    from nplan.cli.shells import speak_to_shells

    speak_to_shells()


def _version(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:  # a shell asks what may follow
        print(f"nplan {__version__}")
        raise typer.Exit


def _install_completion(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from nplan.cli.shells import install_completion

        install_completion(_)
        raise typer.Exit


def _show_completion(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from nplan.cli.shells import show_completion

        show_completion(_)
        raise typer.Exit


@app.callback(help=_("From dialogue with companies to a business programme."))
def nplan(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=_("Tell the version.")),
    ] = False,
    color: Annotated[Color, typer.Option("--color", help=_("When to use colour."))] = Color.auto,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=_install_completion,
            is_eager=True,
            help=_("Let your shell complete what you type, with Tab."),
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            callback=_show_completion,
            is_eager=True,
            help=_("Print what the shell needs for it."),
        ),
    ] = False,
) -> None:
    """What holds for every command."""
    if color is Color.never:
        os.environ["NO_COLOR"] = "1"
    elif color is Color.always:
        os.environ["FORCE_COLOR"] = "1"
    if context.invoked_subcommand is None:
        from nplan.cli.status import stood_in_brief

        if (code := stood_in_brief(datetime.now().date())) is None:
            print(f"{context.get_help()}\n\n{_('Begin with: nplan init')}", file=sys.stderr)
            code = 2
        raise typer.Exit(code)


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


def _dated(name: str, help: str) -> Any:
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
    date: Annotated[str | None, _dated("--date", _("When it was; today if left out."))] = None,
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
            "--kind", metavar="KIND", help=_listed(_("What kind it is:"), OrganisationKind)
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
        kind=kind.value if kind else None,
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
        str | None, _dated("--received", _("When it came; today if left out."))
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
    date: Annotated[str | None, _dated("--date", _("Its date; today if left out."))] = None,
    edit: Edit = False,
    project: Project = None,
) -> None:
    """Run `new memo`."""
    from nplan.cli.new_file import NewMemo, new_memo

    request = NewMemo(title=title, date=date)
    sys.exit(new_memo(project, request, datetime.now().date(), editor=edit))


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


class ImportAs(StrEnum):
    """What a spreadsheet can be imported as."""

    organisations = "organisations"
    participants = "participants"
    inputs = "inputs"
    sorting = "sorting"


@app.command("import", cls=Command, help=_("Take a spreadsheet in; a trial without --write."))
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=_("An Excel workbook (.xlsx) or a CSV file."))
    ],
    what: Annotated[
        ImportAs, typer.Option("--as", help=_listed(_("What its rows are:"), ImportAs))
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
        what=what.value,
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


@app.command(cls=Command, help=_("Check all files and tell everything that is wrong, and where."))
def validate(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help=_("Tell only of these."))
    ] = None,
    format: Annotated[
        ValidateFormat, typer.Option("--format", "-f", help=_("How to tell."))
    ] = ValidateFormat.text,
    strict: Annotated[bool, typer.Option("--strict", help=_("Count warnings as errors."))] = False,
    final: Annotated[
        bool, typer.Option("--final", help=_("Ask for what must hold before the council sees it."))
    ] = False,
    project: Project = None,
) -> None:
    """Run `validate`."""
    from nplan.cli.validate import validated

    sys.exit(validated(project, tuple(paths or ()), format.value, strict=strict, final=final))


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


Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="PATH", help=_("Where to write it."))
]
Format = Annotated[ReportFormat | None, typer.Option("--format", "-f", help=_("How to write it."))]
Internal = Annotated[
    bool, typer.Option("--internal", help=_("Show confidential texts and anonymous names too."))
]


SkipInvalid = Annotated[
    bool, typer.Option("--skip-invalid", help=_("Leave broken files out, and say so."))
]

At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="REV|DATE",
        help=_("Read the files as they were at a commit or the end of a day."),
    ),
]


@app.command(cls=Command, help=_("Count meetings, organisations and inputs."))
def tally(
    by: Annotated[
        list[Dimension] | None,
        typer.Option(
            "--by",
            metavar="DIM",
            help=_listed(_("Count by this; give it twice to cross."), Dimension),
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
        typer.Option("--sort", metavar="MEASURE", help=_listed(_("Most first."), Measure)),
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
            sort=sort.value if sort else None,
            format=format.value if format else None,
            output=output,
            internal=internal,
            at=at,
            skip_invalid=skip_invalid,
        )
    )


class StatusFormat(StrEnum):
    """How status can tell."""

    table = "table"
    json = "json"


@app.command(cls=Command, help=_("Tell where the process stands, and what to do next."))
def status(
    format: Annotated[
        StatusFormat, typer.Option("--format", "-f", help=_("How to tell."))
    ] = StatusFormat.table,
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
    sys.exit(stood(project, format=format.value, today=day, at=at, skip_invalid=skip_invalid))


class What(StrEnum):
    """What can be listed."""

    meetings = "meetings"
    organisations = "organisations"
    inputs = "inputs"
    key_points = "key-points"
    goals = "goals"
    actions = "actions"
    responses = "responses"


@app.command("list", cls=Command, help=_("List records, kept and sorted as you ask."))
def list_(
    what: Annotated[What, typer.Argument(metavar="WHAT", help=_listed(_("What to list."), What))],
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
        what=what.value,
        where=tuple(where or ()),
        search=search,
        sort=sort,
        format=format.value if format else None,
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


class Document(StrEnum):
    """Which documents there are."""

    programme = "programme"
    action_plan = "action-plan"
    inputs = "inputs"
    consultation = "consultation"
    memo = "memo"
    followup = "followup"
    page = "page"


To = Annotated[
    str | None,
    typer.Option("--to", metavar="FORMATS", help=_("md, pdf, docx, html or several: md,pdf.")),
]
Marked = Annotated[
    bool,
    typer.Option("--internal", help=_("With confidential texts and anonymous names, marked.")),
]


class AnnexOrder(StrEnum):
    """What the annex of inputs can be sorted by."""

    area = "area"
    meeting = "meeting"


@app.command(cls=Command, help=_("Render a document: the programme, or another one."))
def draft(
    document: Annotated[
        Document, typer.Argument(metavar="[DOCUMENT]", help=_listed(_("Which document."), Document))
    ] = Document.programme,
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
        document=document.value,
        to=to,
        output=output,
        final=final,
        internal=internal,
        of=of,
        by=by.value if by else None,
    )
    sys.exit(drafted(project, request, check=check, at=at, skip_invalid=skip_invalid))


@app.command(cls=Command, help=_("Write to organisations what became of what they said."))
def reply(
    organisation: Annotated[
        str | None,
        typer.Argument(
            metavar="[ORGANISATION]",
            help=_("Its id, its name or another name of it."),
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


class ExportFormat(StrEnum):
    """How tables can be written."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"


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

    request = ExportRequest(
        where=where, format=format.value if format else None, internal=internal, sort=sort
    )
    sys.exit(exported_to(project, request, at=at, skip_invalid=skip_invalid))


class DiffFormat(StrEnum):
    """How diff can tell."""

    table = "table"
    json = "json"
    md = "md"


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

    sys.exit(differing(project, since, until, format.value if format else None, output))


class FileKind(StrEnum):
    """The kinds of files that a process has."""

    process = "process"
    organisations = "organisations"
    meeting = "meeting"
    key_points = "key-points"
    programme = "programme"
    area = "area"
    round = "round"
    response = "response"
    decisions = "decisions"
    memo = "memo"
    follow_up = "follow-up"
    replies = "replies"
    contacts = "contacts"
    style = "style"


@app.command(cls=Command, help=_("Write schemas with which an editor completes and explains."))
def schema(
    kind: Annotated[
        FileKind | None,
        typer.Argument(
            metavar="[KIND]",
            help=_listed(
                _("Print the one for this kind of file; without it, all are written."), FileKind
            ),
        ),
    ] = None,
    output: Output = None,
    project: Project = None,
) -> None:
    """Run `schema`."""
    from nplan.cli.schema import described

    sys.exit(described(project, kind.value if kind else None, output))
