"""The meeting that somebody means on the command line, or what else it may be, told."""

from difflib import get_close_matches
from pathlib import Path

from nplan.cli.papers import refused
from nplan.files.meeting_named import meeting_files, meetings_named
from nplan.files.sources import Disk
from nplan.model.records import slug


def meeting_meant(root: Path, typed: str) -> str | None:
    """The file of the meeting that is meant; None, and told, where it is none or not clear which.

    Args:
        root: the project's folder.
        typed: the meeting's id, a former one, its file, or a part of them.
    """
    source = Disk(root)
    files = meetings_named(source, typed)
    if len(files) == 1:
        return files[0]
    ids = {file: id for id, file in meeting_files(source)}
    if files:
        refused("ambiguous-meeting", name=typed, known=", ".join(ids[one] for one in files))
        return None
    words = {word: id for id in ids.values() for word in (*id.split("-"), id)}
    near = get_close_matches(slug(typed), words, n=1)
    refused("unknown-meeting", name=typed, **({"nearest": words[near[0]]} if near else {}))
    return None
