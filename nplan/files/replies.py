"""Adding to data/replies.yaml: lines are put in, and none that is there is changed."""

from collections.abc import Sequence
from pathlib import Path

from nplan.files.editing import Editing
from nplan.files.saving import Change, locked, save
from nplan.model.consultation import Reply
from nplan.model.error import NplanError

FILE = "data/replies.yaml"


def record(root: Path, replies: Sequence[Reply]) -> None:
    """Add replies to a project's file, which is made if there is none.

    Args:
        root: the project's folder.
        replies: what to add, in order.

    Raises:
        NplanError: the file is no list (cannot-edit), or cannot be saved.
    """
    with locked(root):
        before = _content(root)
        save(root, {FILE: Change(before, with_replies(before or b"", replies))})


def recorded(root: Path, replies: Sequence[Reply]) -> bytes:
    """What `record` writes; nothing is written here.

    Raises:
        NplanError: the file is no list (cannot-edit).
    """
    return with_replies(_content(root) or b"", replies)


def _content(root: Path) -> bytes | None:
    path = root / FILE
    return path.read_bytes() if path.exists() else None


def with_replies(content: bytes, replies: Sequence[Reply]) -> bytes:
    """The file's bytes with the replies after its last item, in the form that it has.

    Raises:
        NplanError: it is no list (cannot-edit).
    """
    editing = Editing(FILE, content)
    if editing.value is not None and not isinstance(editing.value, list):
        raise NplanError("cannot-edit", file=FILE)
    editing.add((), *(_fields(one) for one in replies))
    return editing.after


def _fields(reply: Reply) -> dict[str, str]:
    named = {"organisation": reply.organisation, "meeting": reply.meeting}
    told = named | {"date": str(reply.date), "channel": reply.channel}
    return {name: value for name, value in told.items() if value is not None}
