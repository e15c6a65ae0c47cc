"""How shells are spoken to when they complete, and how they are taught to ask."""

import re
import sys
from collections.abc import Callable

from typer import Exit
from typer._click.shell_completion import (
    CompletionItem,
    ShellComplete,
    _resolve_context,
    _resolve_incomplete,
    add_completion_class,
)
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete
from typer._completion_shared import _get_shell_name, get_completion_script, install

PROGRAM, VARIABLE = "nplan", "_NPLAN_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")

SAFE = re.compile(r"[\w./:=+-]+")
"""What may be offered: a shell would run or split anything else."""
UNSAFE = re.compile(r"[^\w .,/&+–-]+")
"""What is left out of a name: zsh evaluates it, PowerShell splits it at colons."""
LONGEST = 60
"""Characters of a name that are shown."""

BREAKS = re.compile(r"[=:]+")
"""The words that bash makes of these characters alone."""


class _Safe(ShellComplete):
    """Offers only what no shell takes for a command or for several words."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        # An option that lacks its value would let typer forget all that stands before it.
        whole = [*args, incomplete or "-"] if _wants_value(self, args) else args
        context = _resolve_context(self.cli, self.ctx_args, self.prog_name, whole)
        asked, incomplete = _resolve_incomplete(context, args, incomplete)
        return [
            CompletionItem(one.value, help=_named(one.help or ""))
            for one in asked.shell_complete(context, incomplete)
            if SAFE.fullmatch(one.value)
        ]


def _named(help: str) -> str:
    """A name on one line, without what a shell could take for more than that."""
    return " ".join(UNSAFE.sub(" ", help).split())[:LONGEST]


def _wants_value(shell: ShellComplete, args: list[str]) -> bool:
    """Whether the last word is an option that a value has to follow."""
    if not args or not args[-1].startswith("-"):
        return False
    context = _resolve_context(shell.cli, shell.ctx_args, shell.prog_name, args[:-1])
    options = (one for one in context.command.params if args[-1] in one.opts)
    return any(not getattr(one, "is_flag", True) for one in options)


class _Bash(_Safe, BashComplete):
    """Bash parts words at = and :, and puts in the last part alone."""

    before = ""
    """What stands before the part that bash completes."""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        words: list[str] = []
        glued = False
        for word in (*args, incomplete):
            parts = BREAKS.fullmatch(word) is not None
            if words and (parts or (glued and not word.startswith("-"))):
                words[-1] += word
            else:
                words.append(word)
            glued = parts
        *args, incomplete = words
        option = re.match(r"--[\w-]+=", incomplete)
        typed = incomplete[option.end() :] if option else incomplete
        self.before = typed[: max(typed.rfind("="), typed.rfind(":")) + 1]
        return args, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        return str(item.value).removeprefix(self.before)


class _Zsh(_Safe, ZshComplete):
    def format_completion(self, item: CompletionItem) -> str:
        value = str(item.value).replace(":", r"\\:")
        return f'"{value}":"{item.help}"' if item.help else f'"{value}"'


class _Fish(_Safe, FishComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{item.help}" if item.help else str(item.value)


class _PowerShell(_Safe, PowerShellComplete):
    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}:::{item.help or ' '}"


def speak_to_shells() -> None:
    """Let the shells that ask through the environment be answered."""
    for name, shell in zip(SHELLS, (_Bash, _Zsh, _Fish, _PowerShell, _PowerShell), strict=True):
        add_completion_class(shell, name)


def install_completion(text: Callable[[str], str]) -> None:
    """Teach the shell that nplan is run from to ask what may be typed, and say so."""
    shell, path = install(_shell(text), PROGRAM, VARIABLE)
    told = text(
        "{shell} completes what you type after nplan, with Tab in every new window ({file})."
    )
    print(told.format(shell=shell, file=path))


def show_completion(text: Callable[[str], str]) -> None:
    """Print what teaches the shell that nplan is run from."""
    shell = _shell(text)
    print(get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell))


def _shell(text: Callable[[str], str]) -> str:
    """The shell that nplan is run from; ends, and says so, where it is none that can complete."""
    if (shell := _get_shell_name()) in SHELLS:
        return str(shell)
    told = text("nplan cannot tell which shell this is, or it cannot complete. Try it in {shells}.")
    print(told.format(shells=", ".join(SHELLS)), file=sys.stderr)
    raise Exit(1)
