"""What draft and reply share: formats, places, how documents look, and what is told of them."""

import os
import sys
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from nplan.cli.language import language
from nplan.cli.loading import Sound
from nplan.cli.output import refuse_among_files
from nplan.documents.about import FORMATS
from nplan.model.error import NplanError
from nplan.model.finding import Finding
from nplan.model.style import Look
from nplan.texts import catalogue
from nplan.texts.findings import sentence

if TYPE_CHECKING:
    from nplan.documents.characters import Replaced
    from nplan.documents.draft import Troubled


def asked_formats(to: str | None, output: str | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    """The format that the ending of -o says, else those that --to names, else the usual ones."""
    if ending := format_of(output):
        return (ending,)
    if to is None:
        return usual
    return tuple(dict.fromkeys(one.strip().lower() for one in to.split(",")))


def format_of(output: str | None) -> str | None:
    """The format that the ending of a document's file says; None where it is a folder."""
    ending = Path(output or "").suffix.removeprefix(".").lower()
    return ending if ending in FORMATS else None


def target_of(root: Path, output: str | None, folder: str, name: str) -> Path:
    """Where a document goes, without an ending.

    Args:
        root: the project's folder.
        output: what was typed after -o.
        folder: where in the project it goes if nothing was.
        name: what it is called in a folder.

    Raises:
        NplanError: it lies among the files that only people write (output-among-files).
    """
    if output is None:
        target = root / folder / name
    elif format_of(output):
        target = Path(output).absolute().with_suffix("")
    else:
        target = Path(output).absolute() / name
    refuse_among_files(root, target)
    return target


def look_of(found: Sound, formats: Container[str]) -> Look:
    """How the office wants its documents to look.

    Raises:
        NplanError: the style is broken (broken-style, and what is wrong is told), or the reference
            of Word files cannot be read.
    """
    from nplan.cli.validate import as_text
    from nplan.files.diagnostics import diagnostics
    from nplan.files.style import STYLE, styling
    from nplan.files.templates import reference

    style = styling(found.root)
    for one in diagnostics(found.root, style.findings):
        print(as_text(one, found.language), file=sys.stderr)
    if style.findings:
        raise NplanError("broken-style", file=STYLE)
    of_word = reference(found.root) if "docx" in formats else None
    return msgspec.structs.replace(style.look, reference=of_word)


def tell_unused(found: Sound, texts: Mapping[str, str]) -> None:
    """Say which files among a project's templates look like templates, and nothing uses."""
    from difflib import get_close_matches

    from nplan.files.templates import brought_names, unused

    for name in unused(found.root, texts.values()):
        near = get_close_matches(name.casefold(), brought_names(), n=1, cutoff=0.82)
        values = {"file": name, "nearest": near[0]} if near else {"file": name}
        message, hint = sentence("unused-template", values, found.language)
        print(f"nplan: {message}\n{hint}", file=sys.stderr)


def tell_shallow(found: Sound) -> None:
    """Say if git does not know all of the history that documents are stamped by."""
    from nplan.files.git import is_shallow

    if found.at is None and is_shallow(found.root):
        shallow = catalogue(found.language, "findings").gettext(
            "The clone is shallow, so the document may name a later version than the one that "
            "changed its files last. Mend it with git fetch --unshallow."
        )
        print(f"nplan: {shallow}", file=sys.stderr)


def tell_troubles(
    found: Sound, troubles: Iterable["Troubled"], texts: Mapping[str, str], document: str
) -> None:
    """Say what a reader of a document could not use, at its place in the data or the template."""
    from nplan.cli.preflight import preflight

    _tell(found, preflight(troubles, found.records, texts, f"{document}.md.j2"))


def tell_replaced(found: Sound, replaced: Mapping[str, Iterable["Replaced"]]) -> None:
    """Say which characters a mark stands for in a format, how many times and where first."""
    from nplan.cli.preflight import unshown

    _tell(found, unshown(replaced, found.records))


def _tell(found: Sound, findings: Iterable[Finding]) -> None:
    from nplan.cli.validate import as_text
    from nplan.files.diagnostics import diagnostics

    for one in diagnostics(found.source, findings):
        print(as_text(one, found.language), file=sys.stderr)


def told_of(message: str, paths: list[Path], language: str) -> bool:
    """Whether there was something to tell of some files."""
    if paths:
        told = catalogue(language, "findings").gettext(message)
        print(told.format(files=", ".join(map(from_here, paths))), file=sys.stderr)
    return bool(paths)


def from_here(path: Path) -> str:
    """A path as it is called from the current folder, if it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def refused(code: str, **values: str) -> int:
    """Wrong usage, told."""
    message, hint = sentence(code, values, language(os.environ))
    print(f"nplan: {message}\n{hint}", file=sys.stderr)
    return 2
