"""Pictures for formats that draw none: as PNG, the same bytes always."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import typst

from nplan.documents import fonts
from nplan.documents.layout import Layout
from nplan.documents.media import ending

SHARPNESS = 200
"""Pixels an inch."""
FITTED = """\
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let fitted(file, width, height) = page(context {
  let drawn = image(file, width: width)
  if measure(drawn).height <= height { drawn } else { image(file, height: height) }
})
"""


def pixels(images: Mapping[str, str | bytes], width: float, height: float) -> dict[str, bytes]:
    """The pictures as PNG, as wide or as high as this many points; SVG comes as text or bytes.

    Raises:
        typst.TypstError: one of them cannot be drawn.
    """
    if not images:
        return {}
    with tempfile.TemporaryDirectory(prefix="nplan-") as name:
        root, checks, font_folder = (Path(name) / part for part in ("root", "checks", "fonts"))
        for folder in (root, checks, font_folder):
            folder.mkdir()
        available = fonts.available(font_folder)
        unusual = fonts.unusual(one for one in images.values() if isinstance(one, str))
        layout = Layout(fonts.fonts_for(unusual, available, checks), (), (), ())
        lines = [FITTED]
        for index, image in enumerate(images.values()):
            content = layout.svg(image).encode() if isinstance(image, str) else image
            file = f"{index}.{ending(content)}"
            (root / file).write_bytes(content)
            lines.append(f'#fitted("{file}", {width}pt, {height}pt)')
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
        drawn = made if isinstance(made, list) else [made]
        return dict(zip(images, drawn, strict=True))
