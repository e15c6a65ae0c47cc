"""The command line: reads arguments, calls the rooms in order, prints, sets the exit code."""

import gc
import os
import sys
from typing import TextIO


def run() -> None:
    """Run the command that was asked for, in UTF-8 whatever the console is set to."""
    gc.disable()  # a command is over before there is garbage worth looking for
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    from nplan.cli.app import app
    from nplan.cli.language import language
    from nplan.model.error import NplanError

    try:
        app()
    except NplanError as error:
        from nplan.texts.findings import sentence

        message, hint = sentence(error.code, error.values, language(os.environ))
        print(f"nplan: {message}", file=sys.stderr)
        if hint:
            print(hint, file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _write_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
