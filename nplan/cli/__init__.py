"""The command line: reads arguments, calls the rooms in order, prints, sets the exit code."""

import gc
import os
import sys
from collections.abc import Mapping
from typing import NoReturn, TextIO


def run() -> None:
    """Run the command that was asked for, in UTF-8 whatever the console is set to."""
    gc.disable()  # a command is over before there is garbage worth looking for
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    from nplan.cli.app import app
    from nplan.cli.usage import UsageError, usage_error
    from nplan.model.error import NplanError

    try:
        sys.exit(app(standalone_mode=False))
    except UsageError as error:
        _refuse(*usage_error(error), code=2)
    except NplanError as error:
        _refuse(error.code, error.values, code=1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _refuse(problem: str, values: Mapping[str, str | int], *, code: int) -> NoReturn:
    """End with a sentence and its remedy."""
    from nplan.cli.language import language
    from nplan.texts.findings import sentence

    message, hint = sentence(problem, values, language(os.environ))
    print(f"nplan: {message}\n{hint}", file=sys.stderr)
    sys.exit(code)


def _write_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
