"""init: what nplan brings with it, put into a project to be changed there."""

import os
from pathlib import Path

from nplan.cli.language import language
from nplan.cli.papers import refused, told_of
from nplan.files.project import project
from nplan.files.templates import FOLDER, to_change
from nplan.files.writing import write_absent


def initialised(named: str | None, *, templates: bool) -> int:
    """Put nplan's templates into a project, beside those that are there; gives the exit code.

    Raises:
        NplanError: there is no project, or a file cannot be written.
    """
    speak = language(os.environ)
    if not templates:
        return refused("only-templates")
    folder = project(Path.cwd(), named) / FOLDER
    brought = {folder / name: content for name, content in to_change().items()}
    written = [path for path, content in brought.items() if write_absent(path, content)]
    told_of("wrote {files}", written, speak)
    left = [path for path in brought if path not in written]
    told_of("left as they are: {files}", left, speak)
    return 0
