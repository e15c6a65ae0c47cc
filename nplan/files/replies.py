"""Adding to data/replies.yaml: lines are put in, and none that is there is changed."""

import codecs
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from nplan.files.events import line_start, lines, values
from nplan.files.places import node
from nplan.files.writing import write
from nplan.model.consultation import Reply
from nplan.model.error import NplanError

FILE = "data/replies.yaml"
LINE_END = re.compile(r"\r\n|\n|\r")
AFTER_LAST = re.compile(r"[ \t]*(\r\n|\n|\r)?")


class _Form(msgspec.Struct, frozen=True):
    """How the items of a list are written."""

    indent: int = 0
    """Spaces before the hyphen."""
    gap: int = 2
    """Characters from the hyphen to what follows it."""
    on_one_line: bool = True
    apart: bool = False
    """Whether an empty line stands between them."""

    def written(self, reply: dict[str, str]) -> list[str]:
        """The lines of an item."""
        fields = [f"{name}: {value}" for name, value in reply.items()]
        if self.on_one_line:
            fields = [f"{{{', '.join(fields)}}}"]
        first = " " * self.indent + "-".ljust(self.gap)
        starts = [first, *[" " * len(first)] * (len(fields) - 1)]
        empty = [""] if self.apart else []
        return [*empty, *(start + field for start, field in zip(starts, fields, strict=True))]


def record(root: Path, replies: Sequence[Reply]) -> None:
    """Add replies to a project's file, which is made if there is none.

    Args:
        root: the project's folder.
        replies: what to add, in order.

    Raises:
        NplanError: the file is no list with a hyphen before each item (cannot-record), or cannot
            be written (cannot-write).
    """
    write(root / FILE, recorded(root, replies))


def recorded(root: Path, replies: Sequence[Reply]) -> bytes:
    """What `record` writes; nothing is written here.

    Raises:
        NplanError: as `record`.
    """
    path = root / FILE
    return with_replies(path.read_bytes() if path.exists() else b"", replies)


def with_replies(content: bytes, replies: Sequence[Reply]) -> bytes:
    """The file's bytes with lines for the replies after its last item, in the form that it has.

    Raises:
        NplanError: it is no list with a hyphen before each item (cannot-record).
    """
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    try:
        text = content.removeprefix(mark).decode("utf-8")
    except UnicodeDecodeError as error:
        raise NplanError("cannot-record", file=FILE) from error
    before, problems = values(text)
    added = [_fields(one) for one in replies]
    if isinstance(before, list) and not text[node(text).span[0] :].startswith("["):
        form = _form(text)
    elif before is None and not problems:
        form, before = _Form(), []
    else:
        raise NplanError("cannot-record", file=FILE)
    changed = _with_lines(text, [line for one in added for line in form.written(one)])
    after, still = values(changed)
    if after != [*before, *added] or len(still) != len(problems):
        raise NplanError("cannot-record", file=FILE)
    return mark + changed.encode()


def _fields(reply: Reply) -> dict[str, str]:
    named = {"organisation": reply.organisation, "meeting": reply.meeting}
    told = named | {"date": str(reply.date), "channel": reply.channel}
    return {name: value for name, value in told.items() if value is not None}


def _form(text: str) -> _Form:
    """The form of the last item of a list, and whether it stands apart from the one before."""
    items = node(text)
    *_, last = items.children.values()
    hyphen = items.span[0] - line_start(text, items.span[0])
    start = last.span[0]
    before = [one.span[1] for one in items.children.values()][-2:-1]
    between = text[before[0] : start] if before else ""
    inner = [between[a:b] for a, b in lines(between)][1:-1]
    return _Form(
        indent=hyphen,
        gap=max(start - line_start(text, start) - hyphen, 2),
        on_one_line=not last.children or text[start] == "{",
        apart=any(not line.strip() for line in inner),
    )


def _with_lines(text: str, added: Sequence[str]) -> str:
    """The text with lines after the last one that is not empty, and its own line ends."""
    ends: list[str] = LINE_END.findall(text)
    end = ends[-1] if ends else "\n"
    at = len(text.rstrip(" \t\r\n"))
    after = AFTER_LAST.match(text, at)
    assert after is not None
    if not text or after[1]:
        inserted = "".join(line + end for line in added)
    else:  # the last line has no end, and gets none
        inserted = "".join(end + line for line in added)
    return text[: after.end()] + inserted + text[after.end() :]
