"""The templates of a project: nplan's own, each of which a project's own may replace."""

from pathlib import Path

from nplan.files.share import brought
from nplan.model.error import NplanError


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


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise NplanError("unreadable-template", file=str(path), detail=detail) from error
    except UnicodeDecodeError as error:
        raise NplanError("unreadable-template", file=str(path), detail="UTF-8?") from error
