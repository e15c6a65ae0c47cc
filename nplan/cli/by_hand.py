"""Opening a file in the editor that somebody has chosen."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from nplan.model.error import NplanError

AT_LINE = ("vi", "vim", "nvim", "nano", "emacs", "micro", "joe", "kak", "hx")
"""Editors that begin at a line that stands before the file as +12."""

GO_TO = ("code", "codium", "cursor")
"""Editors that begin at file:12 after --goto."""


def edit(path: Path, line: int) -> None:
    """Open a file in $VISUAL, $EDITOR or, on Windows, Notepad, and wait for it to be closed.

    Args:
        path: the file.
        line: where to begin, from 1, in an editor that can.

    Raises:
        NplanError: no editor is chosen (no-editor), or it cannot be started or says that it
            failed (editor-failed).
    """
    chosen = chosen_editor(os.environ, os.name, os.path.isfile)
    if chosen is None:
        raise NplanError("no-editor", file=str(path))
    program = shutil.which(chosen[0]) or chosen[0]  # of code, Windows finds no code.cmd itself
    command = command_at((program, *chosen[1:]), path, line)
    try:
        done = subprocess.run(command, check=False)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise NplanError("editor-failed", name=chosen[0], file=str(path), reason=reason) from error
    if done.returncode:
        raise NplanError(
            "editor-failed", problem="code", name=chosen[0], file=str(path), n=done.returncode
        )


def chosen_editor(
    environment: Mapping[str, str], system: str, is_file: Callable[[str], bool]
) -> tuple[str, ...] | None:
    """The command of the editor, or None where none is chosen.

    Args:
        environment: where VISUAL and EDITOR are looked for.
        system: nt for Windows, where a path may hold backslashes and, without quotation marks,
            spaces, and Notepad is there.
        is_file: whether there is a file of a path.
    """
    typed = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        parts = shlex.split(typed, posix=system != "nt")
    except ValueError:  # a quotation mark that is not closed
        parts = [typed]
    if system == "nt":
        ends = (end for end in range(len(parts), 1, -1) if is_file(" ".join(parts[:end])))
        end = next(ends, 1)
        parts = [" ".join(parts[:end]), *parts[end:]] if parts else ["notepad"]
        parts = [part.strip('"') for part in parts]
    return tuple(parts) or None


def command_at(editor: tuple[str, ...], path: Path, line: int) -> tuple[str, ...]:
    """What starts an editor with a file, at a line if it is known how."""
    name = Path(editor[0].replace("\\", "/")).stem.lower()
    if name in AT_LINE:
        return (*editor, f"+{line}", str(path))
    if name in GO_TO:
        return (*editor, "--goto", f"{path}:{line}")
    return (*editor, str(path))
