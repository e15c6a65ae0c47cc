"""draft: a document rendered to the formats asked for."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from nplan.cli.language import language
from nplan.cli.loading import Sound, sound, tell_what
from nplan.cli.output import refuse_among_files, tell_files
from nplan.documents.about import FORMATS, KINDS
from nplan.files.diagnostics import diagnostics
from nplan.model.style import Look
from nplan.texts import catalogue
from nplan.texts.findings import sentence

FOLDER = "build"
MEND_STYLE = (
    "Nothing was written. Mend templates/style.yaml, or delete it: then nplan's own is used."
)


class DraftRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after draft."""

    document: str
    to: str | None = None
    output: str | None = None
    final: bool = False
    internal: bool = False
    of: str | None = None
    by: str = "area"


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
    own, so that what was sent out can be printed again in a better form.

    Raises:
        NplanError: there is no project, nothing of that commit or date can be had, a template or
            the reference of Word files is wrong, or a file cannot be written.
    """
    kind = KINDS[request.document]
    formats = _formats(request, kind.usual)
    if unknown := [one for one in formats if one not in kind.formats]:
        return _refused("unknown-format", unknown[0], kind.formats)
    at_last = request.final and kind.is_decided_on
    found = sound(named, skip_invalid=skip_invalid, at=at, at_last=at_last)
    if found is None:
        return 1
    tell_what(found)
    files = _files(found, request, formats, _target(found.root, request))
    if files is None:
        return 1
    if check:
        stale = [path for path, content in files.items() if not _holds(path, content)]
        return 1 if tell_files("stale: {files}", stale, found.language) else 0
    from nplan.files.writing import write

    for path, content in files.items():
        write(path, content)
    tell_files("wrote {files}", list(files), found.language)
    return 0


def _formats(request: DraftRequest, usual: tuple[str, ...]) -> tuple[str, ...]:
    ending = Path(request.output or "").suffix.removeprefix(".").lower()
    if ending in FORMATS:
        return (ending,)
    if request.to is None:
        return usual
    return tuple(dict.fromkeys(one.strip().lower() for one in request.to.split(",")))


def _target(root: Path, request: DraftRequest) -> Path:
    """Where the document goes, without an ending; an internal one never in another's place.

    Raises:
        NplanError: it lies among the files that only people write (output-among-files).
    """
    name = request.document + ("-internal" if request.internal else "")
    if request.output is None:
        target = root / FOLDER / name
    elif Path(request.output).suffix.removeprefix(".").lower() in FORMATS:
        target = Path(request.output).absolute().with_suffix("")
    else:
        target = Path(request.output).absolute() / name
    refuse_among_files(root, target)
    return target


def _files(
    found: Sound, request: DraftRequest, formats: tuple[str, ...], target: Path
) -> dict[Path, bytes] | None:
    """What is to stand in each file of the document; None, and told, where it is not final."""
    from nplan.cli.preflight import preflight
    from nplan.cli.validate import as_text
    from nplan.documents.draft import drafted as rendered
    from nplan.documents.draft import view
    from nplan.documents.material import Material
    from nplan.files.diagnostics import diagnostics
    from nplan.files.git import is_shallow, version
    from nplan.files.templates import reference, templates

    if (look := _look(found)) is None:
        return None

    material = Material(
        records=found.records,
        version=found.at or version(found.root),
        final=request.final,
        internal=request.internal,
        of=request.of,
        by=request.by,
    )
    shown = view(request.document, material)
    words = catalogue(found.language, "findings")
    if request.final and shown.cover.missing:
        print(words.gettext("nplan: Nothing was written. Still missing:"), file=sys.stderr)
        for one in shown.cover.missing:
            print(f"  {one.what}: {one.where}", file=sys.stderr)
        return None
    if found.at is None and is_shallow(found.root):
        shallow = words.gettext(
            "The clone is shallow, so the document may name a later version than the one that "
            "changed its files last. Mend it with git fetch --unshallow."
        )
        print(f"nplan: {shallow}", file=sys.stderr)
    texts = templates(found.root)
    if "docx" in formats:
        look = msgspec.structs.replace(look, reference=reference(found.root))
    draft = rendered(request.document, shown, texts, formats, stem=target.name, look=look)
    findings = preflight(draft.troubles, found.records, texts, f"{request.document}.md.j2")
    for diagnostic in diagnostics(found.source, findings):
        print(as_text(diagnostic, found.language), file=sys.stderr)
    for format, characters, n in draft.replaced:
        if format == "pdf":
            told = words.ngettext(
                "a mark stands for {characters} in the PDF, {n} time: no font has it",
                "a mark stands for {characters} in the PDF, {n} times: no font has it",
                n,
            )
        else:
            told = words.ngettext(
                "a mark stands for {characters} in the {format}, {n} time: it cannot carry it",
                "a mark stands for {characters} in the {format}, {n} times: it cannot carry it",
                n,
            )
        values = {"characters": characters, "n": n, "format": format.upper()}
        print(told.format_map(values), file=sys.stderr)
    return {target.with_name(name): content for name, content in draft.files.items()}


def _look(found: Sound) -> Look | None:
    """How the documents are to look; None, and told, where the project's style is broken."""
    from nplan.cli.validate import as_text
    from nplan.files.style import styling

    style = styling(found.root)
    if not style.findings:
        return style.look
    told = [as_text(one, found.language) for one in diagnostics(found.root, style.findings)]
    mend = catalogue(found.language, "findings").gettext(MEND_STYLE)
    print("\n".join([*told, f"nplan: {mend}"]), file=sys.stderr)
    return None


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _refused(code: str, name: str, known: Iterable[str]) -> int:
    """Wrong usage, told."""
    values = {"name": name, "known": ", ".join(known)}
    message, hint = sentence(code, values, language(os.environ))
    print(f"nplan: {message}\n{hint}", file=sys.stderr)
    return 2
