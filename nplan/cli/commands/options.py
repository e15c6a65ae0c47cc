"""What the commands' options share, in the language of who asks."""

import os
from collections.abc import Iterable
from typing import Annotated

import typer

from nplan.cli.language import language
from nplan.cli.usage import helping
from nplan.texts import catalogue

_ = catalogue(language(os.environ), "commands").gettext
Group, Command = helping(_)

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
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="PATH", help=_("Where to write it."))
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


def listed(text: str, choices: Iterable[str]) -> str:
    """A text and the words there are to choose from."""
    return f"{text} {', '.join(choices)}."
