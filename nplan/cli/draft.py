"""draft: a document rendered to the formats asked for."""

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from nplan.cli.loading import Sound, sound, tell_what
from nplan.cli.papers import (
    asked_formats,
    format_of,
    look_of,
    refused,
    target_of,
    tell_replaced,
    tell_shallow,
    tell_troubles,
    tell_unused,
    told_of,
)
from nplan.documents.about import KINDS
from nplan.texts import catalogue

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
    tell_unused(found, texts)
    tell_troubles(found, document.troubles, texts, request.document)
    draft = files_of(document, formats)
    tell_replaced(found, draft.replaced)
    return {target.with_name(name): content for name, content in draft.files.items()}


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
