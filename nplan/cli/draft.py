"""draft: a document rendered to the formats asked for."""

import os
import sys
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from nplan.cli.language import language
from nplan.cli.loading import Sound, sound, tell_what
from nplan.cli.output import refuse_among_files
from nplan.documents.about import FORMATS, KINDS
from nplan.model.error import NplanError
from nplan.model.finding import Finding
from nplan.model.style import Look
from nplan.texts import catalogue
from nplan.texts.findings import sentence

if TYPE_CHECKING:
    from nplan.documents.characters import Replaced
    from nplan.documents.draft import Troubled

FOLDER = "build"


class DraftRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after draft."""

    document: str
    to: str | None = None
    output: str | None = None
    final: bool = False
    internal: bool = False
    of: str | None = None
    by: str | None = None


def drafted(
    named: str | None,
    request: DraftRequest,
    *,
    check: bool = False,
    at: str | None = None,
    skip_invalid: bool = False,
) -> int:
    """Write a document's files, or with `check` tell which are stale; gives the exit code.

    With `at` the data are those of that commit, and so is the stamp; the templates are today's
    own, so that what was sent out can be printed again in a better form, and so are the secrets.

    Raises:
        NplanError: there is no project, nothing of that commit or date can be had, a template or
            the reference of Word files is wrong, or a file cannot be written.
    """
    kind = KINDS[request.document]
    formats = asked_formats(request.to, request.output, kind.usual)
    if code := _wrong_usage(request, formats):
        return code
    at_last = request.final and kind.is_decided_on
    found = sound(named, skip_invalid=skip_invalid, at=at, at_last=at_last)
    if found is None:
        return 1
    tell_what(found)
    # No document stands in another's place, an internal one least of all.
    parts = (request.document, request.of, "internal" if request.internal else None)
    name = "-".join(filter(None, parts))
    target = target_of(found.root, request.output, FOLDER, name)
    files = _files(found, request, formats, target)
    if files is None:
        return 1
    if check:
        stale = [path for path, content in files.items() if not _holds(path, content)]
        return 1 if told_of("stale: {files}", stale, found.language) else 0
    from nplan.files.writing import write

    for path, content in files.items():
        write(path, content)
    told_of("wrote {files}", list(files), found.language)
    return 0


def _wrong_usage(request: DraftRequest, formats: Iterable[str]) -> int:
    """The exit code of what cannot be asked for, told; 0 where nothing is wrong."""
    kind = KINDS[request.document]
    if unknown := [one for one in formats if one not in kind.formats]:
        known = ", ".join(kind.formats)
        return refused("unknown-format", name=unknown[0], document=request.document, known=known)
    if request.to is not None and format_of(request.output) not in (None, request.to.lower()):
        return refused("two-formats", name=request.to, output=str(request.output))
    if request.of is not None and not kind.is_one_of_several:
        several = ", ".join(name for name, one in KINDS.items() if one.is_one_of_several)
        return refused("not-one-of-several", name=request.document, known=several)
    if request.by is not None and not kind.is_sorted:
        return refused("not-sorted", name=request.document)
    return 0


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


def _files(
    found: Sound, request: DraftRequest, formats: tuple[str, ...], target: Path
) -> dict[Path, bytes] | None:
    """What is to stand in each file of the document; None, and told, where it is not final."""
    from nplan.documents.draft import drafted as files_of
    from nplan.documents.draft import prepared, view
    from nplan.documents.material import Material
    from nplan.files.git import version
    from nplan.files.templates import templates

    material = Material(
        records=found.records,
        version=found.at or version(found.root),
        final=request.final,
        internal=request.internal,
        of=request.of,
        by=request.by or "area",
    )
    shown = view(request.document, material)
    words = catalogue(found.language, "findings")
    if request.final and shown.cover.missing:
        print(words.gettext("nplan: Nothing was written. Still missing:"), file=sys.stderr)
        for one in shown.cover.missing:
            print(f"  {one.what}: {one.where}", file=sys.stderr)
        return None
    tell_shallow(found)
    texts = templates(found.root)
    look = look_of(found, formats)
    document = prepared(request.document, shown, texts, stem=target.name, look=look)
    tell_unused(found)
    tell_troubles(found, document.troubles, texts, request.document)
    draft = files_of(document, formats)
    tell_replaced(found, draft.replaced)
    return {target.with_name(name): content for name, content in draft.files.items()}


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


def tell_unused(found: Sound) -> None:
    """Say which files among a project's templates look like templates, and nothing uses."""
    from difflib import get_close_matches

    from nplan.files.templates import brought_names, unused

    for name in unused(found.root):
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


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


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
