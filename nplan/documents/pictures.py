"""Pictures for formats that draw none: SVG as PNG, the same bytes always."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import typst

from nplan.documents import fonts
from nplan.documents.layout import Layout
from nplan.documents.media import ending

SHARPNESS = 200
"""Pixels an inch."""
KEPT = ("png", "jpg", "gif")
"""The kinds of pictures that are taken as they are."""


def pixels(images: Mapping[str, str | bytes], width: float) -> dict[str, bytes]:
    """The pictures, those that are drawn as PNG of a width in points; SVG comes as text."""
    kept = {
        name: one for name, one in images.items() if isinstance(one, bytes) and ending(one) in KEPT
    }
    drawn = [name for name in images if name not in kept]
    return kept | dict(zip(drawn, _drawn([images[name] for name in drawn], width), strict=True))


def _drawn(images: list[str | bytes], width: float) -> list[bytes]:
    """Each picture as PNG, a page each of one Typst source."""
    if not images:
        return []
    with tempfile.TemporaryDirectory(prefix="nplan-") as name:
        root, checks, font_folder = (Path(name) / part for part in ("root", "checks", "fonts"))
        for folder in (root, checks, font_folder):
            folder.mkdir()
        available = fonts.available(font_folder)
        unusual = fonts.unusual(one for one in images if isinstance(one, str))
        layout = Layout(fonts.fonts_for(unusual, available, checks), (), (), ())
        lines = ["#set page(width: auto, height: auto, margin: 0pt, fill: none)"]
        for index, image in enumerate(images):
            content = layout.svg(image).encode() if isinstance(image, str) else image
            file = f"{index}.{ending(content)}"
            (root / file).write_bytes(content)
            lines.append(f'#page(image("{file}", width: {width}pt))')
        source = root / "pictures.typ"
        source.write_text("\n".join(lines), "utf-8")
        made = typst.compile(
            source,
            root=root,
            format="png",
            ppi=SHARPNESS,
            font_paths=available,
            ignore_system_fonts=True,
            timestamp=0,
        )
        return made if isinstance(made, list) else [made]
