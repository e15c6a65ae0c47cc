"""The style of a project: templates/style.yaml and its logo, a project's own before nplan's."""

import math
import struct
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import msgspec

from nplan.files.decode import Decoding, decoded
from nplan.files.events import values
from nplan.files.share import brought, leads_out
from nplan.files.sources import Disk
from nplan.files.text import text_file
from nplan.model.colour import READABLE, WHITE, contrast, readable
from nplan.model.finding import Finding
from nplan.model.style import Look, Style

STYLE = "templates/style.yaml"
LARGEST_LOGO = 2_000_000
"""Bytes."""
MOST_PIXELS = 25_000_000
"""What a picture of few bytes may still grow to when it is drawn."""

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
SVG = "http://www.w3.org/2000/svg"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG after which its size stands."""


class Styling(msgspec.Struct, frozen=True):
    """How documents look, and what is wrong in the files that say so."""

    look: Look
    findings: tuple[Finding, ...]


def styling(root: Path) -> Styling:
    """How a project's documents look; the findings are of the project's own style.

    Args:
        root: the project's folder.
    """
    if has_style(root):
        return _styling(root)
    return _styling(brought("templates").parent)


def has_style(root: Path) -> bool:
    """Whether a project has a style of its own."""
    path = root / STYLE
    return path.exists() or path.is_symlink()


def _styling(root: Path) -> Styling:
    if leads_out(root / "templates", root / STYLE):
        outside = Finding(code="unreadable", file=STYLE, values={"reason": "outside"})
        return Styling(Look(), (outside,))
    found = text_file(Disk(root), STYLE)
    if isinstance(found, Finding):
        return Styling(Look(), (found,))
    value, problems = values(found.text)
    told = [
        # What is cut away here is a colour, and nothing would say so.
        Finding(
            code=one.code, file=STYLE, span=(one.start, one.end), values=one.values, serious=True
        )
        for one in problems
    ]
    if value is None and (problems or not found.text.strip()):
        empty = Finding(code="not-a-mapping", file=STYLE, values={"empty": 1})
        return Styling(Look(), tuple(told) or (empty,))
    decoding = Decoding()
    style: Style = decoded(Style, {} if value is None else value, decoding)
    told += (
        Finding(code=one.code, file=STYLE, path=one.path, key=one.key, values=one.values)
        for one in decoding.mistakes
    )
    if style.accent and not any(one.path == ("accent",) for one in told):
        told += _too_light(style.accent)
    logo: bytes | None = None
    if style.logo:
        content = _logo(root / "templates", style.logo)
        if isinstance(content, Finding):
            told.append(content)
        else:
            logo = content
    return Styling(Look(style=style, logo=logo), tuple(told))


def _too_light(accent: str) -> Iterator[Finding]:
    """A finding if a text in the colour cannot be read on white, nor a white one on it."""
    ratio = contrast(accent, WHITE)
    if ratio < READABLE:
        yield Finding(
            code="low-contrast",
            file=STYLE,
            path=("accent",),
            values={
                "name": accent,
                "ratio": math.floor(ratio * 100),
                "needed": round(READABLE * 100),
                "darker": readable(accent, WHITE),
            },
        )


def _logo(folder: Path, name: str) -> bytes | Finding:
    """The logo's bytes, or why it cannot be one."""

    def bad(problem: str, **others: str | int) -> Finding:
        values: dict[str, str | int] = {"name": name, "problem": problem, **others}
        return Finding(code="bad-logo", file=STYLE, path=("logo",), values=values)

    path = folder / name
    if leads_out(folder, path):
        return bad("outside")
    try:
        if not path.is_file():
            return bad("missing")
        size = path.stat().st_size
        if size > LARGEST_LOGO:
            return bad("large", size=size, largest=LARGEST_LOGO)
        content = path.read_bytes()
    except (OSError, ValueError):  # a name may hold what no name can
        return bad("missing")
    try:
        width, height = _size(content)
    except (ValueError, struct.error, IndexError, expat.ExpatError):
        return bad("kind")
    if not width or not height or width * height > MOST_PIXELS:
        return bad("pixels", width=width, height=height)
    return content


def _size(content: bytes) -> tuple[int, int]:
    """How many pixels a PNG or JPEG is wide and high; (1, 1) of an SVG.

    Raises:
        ValueError, struct.error, IndexError, expat.ExpatError: it is none of them, or not whole.
    """
    if content.startswith(PNG):
        if content[12:16] != b"IHDR" or b"IEND" not in content[-12:]:
            raise ValueError("not whole")
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(JPEG):
        return _size_of_jpeg(content)
    if not _is_svg(content):
        raise ValueError("no SVG")
    return 1, 1


def _size_of_jpeg(content: bytes) -> tuple[int, int]:
    at = 2
    while True:
        while content[at + 1] == 0xFF:  # filling
            at += 1
        if content[at] != 0xFF:
            raise ValueError("no marker")
        if content[at + 1] in FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]


def _is_svg(content: bytes) -> bool:
    """Whether it is XML to its end whose outermost element is SVG's."""
    outermost: list[str] = []
    reader = expat.ParserCreate(namespace_separator=" ")

    def started(name: str, attributes: dict[str, str]) -> None:
        if not outermost:
            outermost.append(name)

    reader.StartElementHandler = started
    reader.Parse(content, True)
    return outermost == [f"{SVG} svg"]
