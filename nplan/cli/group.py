"""group: suggestions for boiling down, as a file of key points to edit."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nplan.cli.group_file import KeyPointsFile
from nplan.cli.language import language
from nplan.cli.loading import sound
from nplan.cli.output import target
from nplan.counts.grouping import grouping, untaken
from nplan.texts import catalogue
from nplan.texts.findings import sentence

FOLDER = "build"
NAME = "keypoints"
ENDING = ".yaml"
LONG = 200
"""Inputs from which a terminal sees a bar."""


def grouped(named: str | None, area: str | None, output: str | None) -> int:
    """Write suggestions for what no key point takes up yet; the exit code says how it went.

    Raises:
        NplanError: there is no project, or the file cannot be written.
    """
    found = sound(named, skip_invalid=False)
    if found is None:
        return 1
    id = None if area is None else found.records.area_ids.get(area)
    if area is not None and id is None:
        return _no_area(area, tuple(one.id for one in found.records.process.areas))
    path = _path(found.root, output)
    inputs = untaken(found.records)
    with _bar(2 * len(inputs), found.language) as step:
        suggested = grouping(found.records.process, inputs, id, step)
    file = KeyPointsFile(found.records, inputs, suggested, found.language)
    if not suggested.suggestions:
        print(
            catalogue(found.language, "group").gettext("nothing is left to group"), file=sys.stderr
        )
        return 0
    from nplan.files.writing import write_new

    print(_told(file, write_new(path, file.content.encode()), path), file=sys.stderr)
    return 0


def _path(root: Path, output: str | None) -> Path:
    """Where the file goes if nothing is there yet.

    Raises:
        NplanError: it lies among the files that only people write (output-among-files).
    """
    return target(root, output or str(root / FOLDER), NAME, (ENDING,), ENDING[1:])


def _no_area(name: str, known: tuple[str, ...]) -> int:
    """Wrong usage, told."""
    from difflib import get_close_matches

    values: dict[str, str | int] = {"name": name}
    if near := get_close_matches(name, known, n=1):
        values["nearest"] = near[0]
    message, hint = sentence("unknown-area", values, language(os.environ))
    print(f"nplan: {message}\n{hint}", file=sys.stderr)
    return 2


def _told(file: KeyPointsFile, written: Path, wanted: Path) -> str:
    """What was done, a line each."""
    of_language = catalogue(file.language, "group")
    text, count = of_language.gettext, of_language.ngettext
    suggestions = file.grouping.suggestions
    sure = sum(one.sure for one in suggestions)
    rough = sum(not one.under for one in suggestions)
    lines = [text("wrote {file}").format(file=_shown(written))]
    if written != wanted:
        lines.append(text("{file} was there already and is as it was").format(file=_shown(wanted)))
    n = len(suggestions)
    lines.append(
        count(
            "{n} input: {sure} sure, {unsure} unsure, {rough} without a theme",
            "{n} inputs: {sure} sure, {unsure} unsure, {rough} without a theme",
            n,
        ).format(n=n, sure=sure, unsure=n - sure - rough, rough=rough)
    )
    if n := len(file.grouping.duplicates):
        told = count("{n} pair may say the same", "{n} pairs may say the same", n)
        lines.append(told.format(n=n))
    if n := len(file.without_area):
        told = count("{n} input has no area", "{n} inputs have no area", n)
        lines.append(told.format(n=n))
    if n := len(file.without_id):
        told = count(
            "{n} input has no number and cannot be taken up: the end of the file says what to do",
            "{n} inputs have no number and cannot be taken up: the end of the file says what to do",
            n,
        )
        lines.append(told.format(n=n))
    return "\n".join(lines)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


@contextmanager
def _bar(steps: int, language: str) -> Iterator[Callable[[], None]]:
    """A bar on a terminal while long work is done."""
    if steps < 2 * LONG or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(catalogue(language, "group").gettext("Grouping"), total=steps)
        yield lambda: progress.advance(task)
