"""The templates of a project: the built-in ones, each of which a project's own may replace."""

from pathlib import Path

from nplan.model.error import NplanError

_PACKAGE = Path(__file__).resolve().parent.parent
BUILT_IN = (_PACKAGE / "templates", _PACKAGE.parent / "templates")
"""Where they are in the installed package, and in the repository."""


def templates(root: Path) -> dict[str, str]:
    """Every template by its name below templates/.

    Raises:
        NplanError: one of them cannot be read (bad-template).
    """
    found = {}
    built_in = next(folder for folder in BUILT_IN if folder.is_dir())
    for folder in (built_in, root / "templates"):
        for path in sorted(folder.rglob("*.j2")):
            name = path.relative_to(folder).as_posix()
            try:
                found[name] = path.read_text("utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                reason = (error.strerror or "") if isinstance(error, OSError) else "UTF-8"
                raise NplanError("bad-template", file=f"templates/{name}", reason=reason) from error
    return found
