"""The command line: reads arguments, calls the rooms in order, prints, sets the exit code."""

import errno
import gc
import os
import sys
from collections.abc import Callable, Mapping
from typing import NoReturn, TextIO


def run() -> None:
    """Run the command that was asked for, in UTF-8 whatever the console is set to."""
    gc.disable()  # a command is over before there is garbage worth looking for
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or sys.stdout
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    from typer import Abort

    from nplan.cli.app import app
    from nplan.cli.usage import INTERRUPTED, UsageError, usage_error
    from nplan.model.error import NplanError

    try:
        code = _run(app)
        sys.stdout.flush()
        sys.exit(code)
    except UsageError as error:
        _refuse(*usage_error(error), code=2)
    except KeyboardInterrupt:
        _refuse(INTERRUPTED, {}, code=130)
    except Abort:  # a question met the end of the input
        _refuse("unanswered", {}, code=1)
    except NplanError as error:
        _refuse(error.code, error.values, code=130 if error.code == INTERRUPTED else 1)
    except OSError as error:
        # What is still to be written goes nowhere, or Python would complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if is_closed_pipe(error, os.name):
            sys.exit(1)
        _refuse("world", _world(error), code=1)


def is_closed_pipe(error: OSError, system: str) -> bool:
    """Whether nobody reads any longer what is printed.

    Args:
        error: what the system said.
        system: nt for Windows, which calls that an invalid argument.
    """
    is_on_windows = system == "nt" and error.errno == errno.EINVAL and error.filename is None
    return error.errno == errno.EPIPE or is_on_windows


def _world(error: OSError) -> dict[str, str]:
    """What the sentence about a file that cannot be used needs to know."""
    file = {"file": str(error.filename or "-")}
    if isinstance(error, FileNotFoundError):
        return {**file, "what": "missing"}
    if isinstance(error, IsADirectoryError):
        return {**file, "what": "folder"}
    return {**file, "reason": error.strerror or type(error).__name__}


def _run(app: Callable[..., int | None]) -> int | str | None:
    """The exit code of what was asked for."""
    try:
        return app(standalone_mode=False)
    except SystemExit as ended:
        return ended.code


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
