"""The program: its commands together, and what holds for every one of them."""

import os
import sys
from datetime import datetime
from typing import Annotated, Literal

import typer

from nplan import __version__
from nplan.cli.commands import beginning, entering, keeping, publishing, reporting
from nplan.cli.commands.options import Group, _

app = typer.Typer(
    name="nplan",
    cls=Group,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for part in (beginning, entering, keeping, reporting, publishing):
    app.add_typer(part.app)

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
    color: Annotated[
        Literal["auto", "always", "never"], typer.Option("--color", help=_("When to use colour."))
    ] = "auto",
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
    if color == "never":
        os.environ["NO_COLOR"] = "1"
    elif color == "always":
        os.environ["FORCE_COLOR"] = "1"
    if context.invoked_subcommand is None:
        from nplan.cli.status import stood_in_brief

        if (code := stood_in_brief(datetime.now().date())) is None:
            print(f"{context.get_help()}\n\n{_('Begin with: nplan init')}", file=sys.stderr)
            code = 2
        raise typer.Exit(code)
