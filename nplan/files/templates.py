"""The templates of a project: nplan's own, each of which a project's own may replace."""

from pathlib import Path

from nplan.files.share import brought
from nplan.model.error import NplanError

REFERENCE = "templates/reference.docx"


def templates(root: Path) -> dict[str, str]:
    """Every template by its name below templates/.

    Raises:
        NplanError: one of them cannot be read (unreadable-template).
    """
    return {
        path.relative_to(folder).as_posix(): _text(path)
        for folder in dict.fromkeys((brought("templates"), root / "templates"))
        for path in sorted(folder.rglob("*.j2"))
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


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise NplanError("unreadable-template", file=str(path), detail=detail) from error
    except UnicodeDecodeError as error:
        raise NplanError("unreadable-template", file=str(path), detail="UTF-8?") from error
