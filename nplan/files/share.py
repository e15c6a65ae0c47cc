"""What nplan brings with it besides its code: the templates and the example process."""

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent.parent


def brought(name: Literal["templates", "data"], package: Path = _PACKAGE) -> Path:
    """The folder `templates` or `data` that came with nplan: installed, else the repository's.

    Args:
        name: which of them.
        package: the folder of the package `nplan`.
    """
    installed = package / "share" / name
    return installed if installed.is_dir() else package.parent / name


def leads_out(folder: Path, path: Path) -> bool:
    """Whether a path below a folder leads out of it, by its name or by a link.

    The folder itself may be a link: several projects may share one.
    """
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a ring; a name that cannot be one
        return True
