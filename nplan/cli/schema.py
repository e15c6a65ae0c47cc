"""schema: JSON Schema of each file, for completion and help in editors."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from nplan.cli.editor import FILE_KINDS, FOLDER, file_name, in_json
from nplan.cli.language import language
from nplan.cli.output import refuse_among_files, target
from nplan.cli.papers import refused, told_of
from nplan.cli.schema_names import called, names
from nplan.cli.schema_types import Names, schema_of
from nplan.files.definitions import definitions
from nplan.files.project import PROCESS, project
from nplan.files.reading import Reading
from nplan.files.saving import FOLDER as KEPT
from nplan.files.writing import write, write_absent
from nplan.model.error import NplanError
from nplan.texts import catalogue

ENDINGS = (".json",)
IGNORE, EVERYTHING = f"{KEPT}/.gitignore", b"*\n"
"""What keeps the schemas out of version control."""


def described(named: str | None, kind: str | None, output: str | None) -> int:
    """Print the schema of a kind of file, or write those of all kinds; gives the exit code.

    Outside a project the schemas are general: any name may stand where one is wanted.

    Raises:
        NplanError: there is no project, and neither a kind nor a folder is named; or a file
            cannot be written.
    """
    speak = language(os.environ)
    if kind is None and Path(output or "").suffix.lower() in ENDINGS:
        return refused("schemas-to-a-file", file=output or "")
    root = _root(named, needed=kind is None and output is None)
    known: Mapping[str, Names] = {}
    if root is not None:
        read = definitions(root)
        known = _known(read, speak)
        told_of("not read, so nothing in it is completed: {files}", _unread(root, read), speak)
    if kind is None:
        told_of("wrote {files}", [_write_all(root, output, _all(known, speak))], speak)
    elif output is None:
        sys.stdout.buffer.write(schema(kind, known, speak))
    else:
        file = target(root or Path.cwd(), output, f"{kind}.schema", ENDINGS, "json")
        _write(root, {file: schema(kind, known, speak)})
        told_of("wrote {files}", [file], speak)
    return 0


def schemas(root: Path, language: str) -> dict[str, bytes]:
    """The schemas of all kinds of files, where an editor's settings look for them.

    Args:
        root: the project's folder: its areas, organisations, units, key points, goals and actions
            are completed by their ids. What cannot be read of them is as if unknown.
        language: of the help texts, sv or en.

    Returns:
        The files by path from the project's folder, e.g. `.nplan/schema/meeting.schema.json`, and
        the .gitignore that keeps them out of version control.
    """
    made = _all(_known(definitions(root), language), language)
    return {f"{FOLDER}/{name}": content for name, content in made.items()} | {IGNORE: EVERYTHING}


def renew(root: Path, language: str) -> None:
    """Let an editor know what may be named from now on, where it has the schemas already.

    Args:
        root: the project's folder.
        language: of the help texts, sv or en.
    """
    if not (root / FOLDER).is_dir():
        return
    for name, content in schemas(root, language).items():
        with suppress(NplanError, OSError):  # what was asked for is done without it
            if (root / name).read_bytes() != content:
                write(root / name, content)


def schema(kind: str, known: Mapping[str, Names], language: str) -> bytes:
    """The schema of a kind of file, in JSON.

    Args:
        kind: one of nplan.cli.editor.FILE_KINDS.
        known: what may be named; {} for a general schema.
        language: of the help texts, sv or en.
    """
    holds, _ = FILE_KINDS[kind]
    return in_json(schema_of(holds, known, catalogue(language, "schema").gettext))


def _all(known: Mapping[str, Names], language: str) -> dict[str, bytes]:
    return {file_name(kind): schema(kind, known, language) for kind in FILE_KINDS}


def _root(named: str | None, *, needed: bool) -> Path | None:
    """The project's folder; None outside a project, unless it is needed or named.

    Raises:
        NplanError: there is none (no-project), or the named one is none (not-a-project).
    """
    try:
        return project(Path.cwd(), named)
    except NplanError:
        if needed or named is not None:
            raise
        return None


def _known(read: Reading, language: str) -> dict[str, Names]:
    """What may be named in a project; nothing is known if its process cannot be read."""
    if read.records is None:
        return {}
    return names(read.records, called(catalogue(language, "schema").gettext))


def _unread(root: Path, read: Reading) -> list[Path]:
    """The files that define what may be named and cannot be read."""
    unread = [PROCESS] if read.records is None else sorted(read.records.unread)
    return [root / file for file in unread]


def _write_all(root: Path | None, output: str | None, made: Mapping[str, bytes]) -> Path:
    """Write schemas to the folder that was named, else where an editor looks; gives the folder."""
    if output is not None:
        folder = Path(output).absolute()
    else:
        assert root is not None  # it is needed then
        folder = root / FOLDER
        write_absent(root / IGNORE, EVERYTHING)
    _write(root, {folder / name: content for name, content in made.items()})
    return folder


def _write(root: Path | None, files: Mapping[Path, bytes]) -> None:
    """Write files, unless they would lie among those that only people write.

    Raises:
        NplanError: they would (output-among-files), or cannot be written (cannot-write).
    """
    for path, content in files.items():
        if root is not None:
            refuse_among_files(root, path)
        write(path, content)
