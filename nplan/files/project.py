"""Finding the project: the folder that holds data/process.yaml."""

from pathlib import Path

from nplan.model.error import NplanError

PROCESS = "data/process.yaml"


def project(start: Path, named: str | None = None) -> Path:
    """The project's folder: the named one, else the nearest at or above `start`.

    Raises:
        NplanError: there is none (no-project), or the named one is none (not-a-project).
    """
    if named is not None:
        folder = Path(named).resolve()
        if not (folder / PROCESS).is_file():
            raise NplanError("not-a-project", folder=str(folder))
        return folder
    if (found := nearest(start)) is None:
        raise NplanError("no-project", folder=str(start.resolve()))
    return found


def nearest(start: Path) -> Path | None:
    """The folder of the project that `start` lies in; None where it lies in none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / PROCESS).exists():
            return folder
    return None
