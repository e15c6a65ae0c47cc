"""What others name by id: the few files that define it, however many meetings there are."""

from pathlib import Path

from nplan.files.project import PROCESS
from nplan.files.reading import ORGANISATIONS, Reading, reading
from nplan.files.sources import Disk

FOLDERS = ("data/keypoints/", "data/programme/")


def defines(file: str) -> bool:
    """Whether a file, by its path, defines what others name by id."""
    in_folder = file.startswith(FOLDERS) and file.endswith(".yaml")
    return in_folder or file in (PROCESS, ORGANISATIONS)


def definitions(root: Path) -> Reading:
    """The process, the organisations, the key points and the programme; all else is as if absent.

    Args:
        root: the project's folder.
    """
    return reading(_Defining(root))


class _Defining(Disk):
    """The files of a project that define what others name."""

    def files(self) -> tuple[str, ...]:
        return tuple(file for file in super().files() if defines(file))
