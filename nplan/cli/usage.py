"""What typer says about the commands, in nplan's words and both languages."""

import re
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from nplan.model.error import NplanError

INTERRUPTED = "interrupted"
"""The code of the sentence that Ctrl-C ends with."""

UsageError: Any = typer.BadParameter.__base__  # typer names only its children

WORK = (
    *("init", "new", "capture", "import", "validate", "fmt", "rename", "tally", "status"),
    *("list", "show", "group", "draft", "reply", "export", "diff", "schema"),
)
"""The commands in the order of the work."""

_PROBLEMS = (
    (
        "command",
        re.compile(r"No such command '(?P<name>.*)'\.(?: Did you mean '(?P<nearest>[^']*)'.*)?"),
    ),
    ("option", re.compile(r"No such option: (?P<name>\S+)")),
    ("no-value", re.compile(r"Option '(?P<name>.*)' requires an argument\.")),
    ("value", re.compile(r"Option '(?P<name>.*)' does not take a value\.")),
    ("choice", re.compile(r"'(?P<typed>.*)' is not one of (?P<choices>'.*')\.", re.DOTALL)),
    ("date", re.compile(r"'(?P<typed>.*)' does not match the formats? .*", re.DOTALL)),
    ("extra", re.compile(r"Got unexpected extra argument\(s\) \((?P<name>.*)\)", re.DOTALL)),
)
"""What typer's sentences mean, of which it keeps no code."""

_HELP = (
    (r"^Usage:", "Usage:"),
    (r"^Arguments:", "Arguments:"),
    (r"^Options:", "Options:"),
    (r"^Commands:", "Commands:"),
    (r"\[default:", "[default:"),
    (r"\[required\]", "[required]"),
    (r"Show this message and exit\.", "Tell this."),
)
"""Typer's own words in a help text, and ours; none is longer, or lines would be too."""

_PLACEHOLDER = re.compile(r"[A-Z]{2,}")
"""A word of a placeholder such as [PATH]... or DIM=VALUE."""

_BRACES = re.compile(r"[{}]")
"""What typer puts around an argument that must be given."""


def usage_error(error: Any) -> tuple[str, dict[str, str | int]]:
    """The code and the values of the sentence about wrong usage."""
    context = error.ctx
    if not error.message and getattr(error, "param", None):
        name = _name(error.param)
        what = "as" if name == "--as" else "missing"
        return "usage", {"help": context.command_path, "what": what, "name": name}
    values: dict[str, str | int] = {"help": context.command_path if context else "nplan"}
    for what, pattern in _PROBLEMS:
        if found := pattern.fullmatch(error.message):
            parts = found.groupdict(default="").items()
            values |= {name: value.replace("'", "") for name, value in parts}
            if parameter := getattr(error, "param", None):
                values["option"] = _name(parameter)
            if near := getattr(error, "possibilities", None):
                values["nearest"] = near[0]
            return "usage", values | {"what": what}
    return "usage", values | {"detail": error.message}


def _name(parameter: Any) -> str:
    """What a parameter is called on the command line: --option, or an argument's placeholder."""
    option = str(parameter.opts[0])
    return option if option.startswith("-") else str(parameter.metavar or option).strip("[].")


def helping(text: Callable[[str], str]) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """The classes of commands whose help speaks the language of `text`."""

    def placeholder(english: str | None) -> str | None:
        return english and _PLACEHOLDER.sub(lambda word: text(word[0]), english)

    def ours(help: str) -> str:
        usage, rest = help.split("\n\n", 1)
        help = f"{_BRACES.sub('', usage)}\n\n{rest}"
        for theirs, english in _HELP:
            help = re.sub(theirs, text(english), help, flags=re.MULTILINE)
        return help

    def translate(command: Any) -> None:
        command.options_metavar = placeholder(command.options_metavar)
        for one in command.params:
            one.metavar = placeholder(one.metavar)

    class Group(TyperGroup):
        def __init__(self, *args: Any, **fields: Any) -> None:
            super().__init__(*args, **fields)
            self.subcommand_metavar = str(placeholder(self.subcommand_metavar))
            translate(self)

        def invoke(self, ctx: Any) -> Any:
            try:
                return super().invoke(ctx)
            except KeyboardInterrupt as error:  # typer would end without a word
                raise NplanError(INTERRUPTED) from error

        def list_commands(self, ctx: Any) -> list[str]:
            names = super().list_commands(ctx)  # typer puts those with commands of their own last
            return sorted(names, key=lambda one: WORK.index(one) if one in WORK else len(WORK))

        def get_help(self, ctx: Any) -> str:
            return ours(super().get_help(ctx))

    class Command(TyperCommand):
        def __init__(self, *args: Any, **fields: Any) -> None:
            super().__init__(*args, **fields)
            translate(self)

        def get_help(self, ctx: Any) -> str:
            return ours(super().get_help(ctx))

    return Group, Command
