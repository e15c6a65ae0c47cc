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
