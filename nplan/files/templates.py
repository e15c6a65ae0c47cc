"""The templates of a project: nplan's own, each of which a project's own may replace."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from nplan.files.lines import with_lf
from nplan.files.share import brought, leads_out
from nplan.model.error import NplanError

FOLDER: Final = "templates"
REFERENCE = "templates/reference.docx"
ENDING = "*.j2"
TO_CHANGE = (ENDING, "style.yaml", "reference.docx", "README.md")
"""What nplan brings for an office to change, and what tells how."""
LARGEST = 1_000_000
"""Bytes; a template is typed by hand."""


def templates(root: Path) -> dict[str, str]:
    """Every template by its name below templates/.

    Raises:
        NplanError: one of them cannot be read (unreadable-template).
    """
    return {
        path.relative_to(folder).as_posix(): _text(folder, path)
        for folder in dict.fromkeys((brought(FOLDER), root / FOLDER))
        for path in _found(folder)
    }


def reference(root: Path) -> bytes | None:
    """The Word file whose styles a project wants instead of nplan's; None if it has none.

    Raises:
        NplanError: it cannot be read (bad-reference).
    """
    path = root / REFERENCE
    if not path.exists() and not path.is_symlink():
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise NplanError(
            "bad-reference", file=REFERENCE, problem="unreadable", detail=detail
        ) from error
    return None if content == (brought("templates").parent / REFERENCE).read_bytes() else content


def brought_names() -> tuple[str, ...]:
    """The names of nplan's own templates."""
    folder = brought(FOLDER)
    return tuple(path.relative_to(folder).as_posix() for path in sorted(folder.rglob(ENDING)))


def unused(root: Path, texts: Iterable[str]) -> Iterator[str]:
    """The files of a project's own that look like templates, and that nothing uses.

    They have neither the name of one of nplan's nor does a template name them.

    Args:
        root: the project's folder.
        texts: every template's text.
    """
    folder, known, texts = root / FOLDER, brought_names(), tuple(texts)
    for path in sorted(folder.rglob("*.j2*")):
        name = path.relative_to(folder).as_posix()
        if name not in known and not any(name in text for text in texts):
            yield name


def to_change() -> dict[str, bytes]:
    """The files that nplan brings for an office to change, by their names below templates/."""
    folder = brought(FOLDER)
    files = (path for pattern in TO_CHANGE for path in folder.rglob(pattern))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


def _found(folder: Path) -> Iterator[Path]:
    """The templates of a folder, and whatever links in it lead out of it."""
    for path in sorted(folder.rglob("*")):
        if path.match(ENDING) or (path.is_symlink() and leads_out(folder, path)):
            yield path


def _text(folder: Path, path: Path) -> str:
    name = f"{folder.name}/{path.relative_to(folder).as_posix()}"

    def unreadable(**values: str | int) -> NplanError:
        return NplanError("unreadable-template", file=name, **values)

    if leads_out(folder, path):
        raise unreadable(problem="outside-file")
    try:
        if not path.is_file():
            raise unreadable(detail="not a file")
        size = path.stat().st_size
        if size > LARGEST:
            raise unreadable(problem="too-large-file", size=size, largest=LARGEST)
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise unreadable(detail=error.strerror or type(error).__name__) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise unreadable(problem="encoding", line=line) from error
    if not text.strip():
        raise unreadable(problem="empty-file")
    return with_lf(text)
