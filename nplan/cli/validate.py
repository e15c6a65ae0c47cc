"""validate: all files checked, every problem told."""

import sys
from pathlib import Path

import msgspec

from nplan.cli.loading import loaded
from nplan.files.diagnostics import Diagnostic, diagnostics
from nplan.model.error import NplanError
from nplan.model.finding import Finding
from nplan.texts import catalogue
from nplan.texts.findings import checked, sentence


def validated(
    named: str | None, paths: tuple[str, ...], format: str, *, strict: bool, final: bool = False
) -> int:
    """Tell what is wrong in a project's files; the exit code says whether there was an error.

    Raises:
        NplanError: there is no project (no-project), or no such path (no-such-path).
    """
    for path in paths:
        if not Path(path).exists():
            raise NplanError("no-such-path", file=path)
    found = loaded(named, at_last=final)
    all_told = diagnostics(found.source, (*found.findings, *_of_style(found.root)))
    told = [one for one in all_told if _wanted(one.file, found.root, paths)]
    errors = sum(one.severity == "error" or strict for one in told)
    if format == "json":
        print(_json(told, found.language))
    elif told:
        write = _github if format == "github" else as_text
        if format == "github":
            told = [msgspec.structs.replace(one, file=_from_here(found.root, one)) for one in told]
        print("\n".join(write(one, found.language) for one in told))
    elif sys.stdout.isatty() and format == "text":
        print(checked(len(found.reading.files), found.language))
    return 1 if errors else 0


def _of_style(root: Path) -> tuple[Finding, ...]:
    """What is wrong in a project's own style."""
    from nplan.files.style import has_style, styling

    return styling(root).findings if has_style(root) else ()


def _wanted(file: str, root: Path, paths: tuple[str, ...]) -> bool:
    whole = (root / file).resolve()
    return not paths or any(whole.is_relative_to(Path(path).resolve()) for path in paths)


def as_text(one: Diagnostic, language: str) -> str:
    """A diagnostic as people read it: where and what, the line with carets, the remedy."""
    message, hint = sentence(one.code, one.values, language)
    text = catalogue(language, "findings").gettext
    severity = text("error") if one.severity == "error" else text("warning")
    shown = [f"{one.file}:{one.line}:{one.column}: {severity}: {message} [{one.code}]"]
    if one.excerpt is not None:
        width = min(one.end_column - one.column, len(one.excerpt) - one.caret) or 1
        number = f"{one.line:5}"
        shown += [
            f"{number} | {one.excerpt}".rstrip(),
            f"{' ' * len(number)} | {' ' * one.caret}{'^' * max(width, 1)}",
        ]
    if hint:
        shown.append(f"  {text('hint')}: {hint}")
    return "\n".join(shown)


def _github(one: Diagnostic, language: str) -> str:
    message, hint = sentence(one.code, one.values, language)
    text = f"{message}. {hint[0].upper()}{hint[1:]}" if hint else message
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = _property(one.file)
    place = f"file={file},line={one.line},col={one.column},endColumn={one.end_column}"
    return f"::{one.severity} {place},title={one.code}::{text}"


def _from_here(root: Path, one: Diagnostic) -> str:
    """The file's path from the current folder, where the project lies below it."""
    path, here = root / one.file, Path.cwd().resolve()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else one.file


def _property(text: str) -> str:
    for mark, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (",", "%2C"), (":", "%3A")):
        text = text.replace(mark, escape)
    return text


def _json(told: list[Diagnostic], language: str) -> str:
    rows = []
    for one in told:
        message, hint = sentence(one.code, one.values, language)
        rows.append(
            {
                "path": one.file,
                "line": one.line,
                "column": one.column,
                "end_column": one.end_column,
                "severity": one.severity,
                "code": one.code,
                "message": message,
                "hint": hint,
            }
        )
    report = {
        "errors": sum(one.severity == "error" for one in told),
        "warnings": sum(one.severity == "warning" for one in told),
        "diagnostics": rows,
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
