"""A document's tree as PDF: tagged (PDF/UA-1), for archives (PDF/A-2a), the same bytes always."""

import tempfile
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import msgspec
import typst

from nplan.documents import fonts
from nplan.documents.about import About
from nplan.documents.characters import Replaced, all_replaced
from nplan.documents.layout import Layout, texts
from nplan.documents.media import ending
from nplan.documents.outline import parts
from nplan.documents.tree import Block
from nplan.documents.typesetting import typeset
from nplan.model.colour import WHITE, mixed, readable
from nplan.model.error import NplanError
from nplan.model.style import Look
from nplan.texts import catalogue

TEMPLATE = "document.typ"
LOGO = "logo"
"""What the file of the logo is called, without its ending."""
LARGEST_MARK = 84.0
WIDEST_MARK = 560.0
"""Points that the mark across a page is high and wide at most."""
TINT, HAIRLINE = 0.91, 0.72
"""How much white is in the colour behind the heads of tables, and in that of thin lines."""


class Handed(msgspec.Struct, frozen=True):
    """What Typst is handed to set a document."""

    values: dict[str, Any]
    """data.json, as document.typ reads it."""
    files: dict[str, bytes]
    """The pictures, by the names that the values call them."""
    replaced: tuple[Replaced, ...]


class Press:
    """Prints one document after the other as PDF, with fonts that are read once."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="nplan-")
        parts = ("root", "checks", "fonts")
        self._root, self._checks, of_fonts = (Path(self._folder.name) / part for part in parts)
        for folder in (self._root, self._checks, of_fonts):
            folder.mkdir()
        self._available = fonts.available(of_fonts)
        self._fonts_of: dict[str, str | None] = {}
        return self

    def __exit__(self, *raised: object) -> None:
        self._folder.cleanup()

    def printed(
        self, blocks: tuple[Block, ...], about: About, images: Mapping[str, str | bytes]
    ) -> tuple[bytes, tuple[Replaced, ...]]:
        """The document as PDF, and what had to be replaced in it.

        `images` are the pictures by the names that the text calls them, SVG as text.

        Raises:
            NplanError: the logo cannot be drawn (unreadable-logo).
        """
        drawn = [picture for picture in images.values() if isinstance(picture, str)]
        used = [*texts(blocks), *drawn, about.title, about.municipality, about.mark, about.stamp]
        given = handed(blocks, about, images, self._fonts_for(fonts.unusual(used)))
        try:
            made = _compiled(given, about, self._root, self._available)
        except typst.TypstError:
            _refuse_bad_logo(about, self._checks, self._available)
            # Shaped together, characters may ask a font for more than each does alone.
            given = handed(blocks, about, images, {})
            made = _compiled(given, about, self._root, self._available)
        return made, given.replaced

    def _fonts_for(self, clusters: list[str]) -> dict[str, str]:
        """The fonts of unusual characters; each is looked for once."""
        if new := [one for one in clusters if one not in self._fonts_of]:
            found = fonts.fonts_for(new, self._available, self._checks)
            self._fonts_of |= {one: found.get(one) for one in new}
        shown = ((one, self._fonts_of[one]) for one in clusters)
        return {one: font for one, font in shown if font is not None}


def pdf(
    blocks: tuple[Block, ...], about: About, images: Mapping[str, str | bytes]
) -> tuple[bytes, tuple[Replaced, ...]]:
    """A single document as PDF, as `Press.printed` gives it."""
    with Press() as press:
        return press.printed(blocks, about, images)


def handed(
    blocks: tuple[Block, ...],
    about: About,
    images: Mapping[str, str | bytes],
    fonts_of: Mapping[str, str],
) -> Handed:
    """The document as Typst is handed it; `fonts_of` are the fonts of unusual characters."""
    document = parts(blocks, about.title)
    layout = Layout(fonts_of, images, document.cover + document.body, about.unnumbered)
    pictures = [
        layout.svg(picture).encode() if isinstance(picture, str) else picture
        for picture in images.values()
    ]
    names = [f"image-{index}.{ending(picture)}" for index, picture in enumerate(pictures)]
    values = {
        "about": _about(about, layout),
        "look": _look(about),
        "texts": _fixed_texts(about.language),
        "files": names,
        "title": layout.inline(document.title),
        "cover": layout.blocks(document.cover),
        "body": layout.body(document.body, is_paper=about.form == "paper"),
    }
    replaced = all_replaced(layout.replaced)
    return Handed(values, dict(zip(names, pictures, strict=True)) | _logo(about.look), replaced)


def _logo(look: Look) -> dict[str, bytes]:
    """The logo by the name of its file."""
    return {} if look.logo is None else {f"{LOGO}.{ending(look.logo)}": look.logo}


def _refuse_bad_logo(about: About, folder: Path, available: typst.Fonts) -> None:
    """Tell a logo that Typst cannot draw.

    Raises:
        NplanError: it cannot (unreadable-logo).
    """
    for name, picture in _logo(about.look).items():
        (folder / name).write_bytes(picture)
        source = folder / f"{LOGO}.typ"
        head = '#set document(title: "-")\n'
        source.write_text(f'{head}#image("{name}", alt: "-", height: 9mm)\n', "utf-8")
        try:
            typeset(source, available)
        except typst.TypstError as error:
            logo = about.look.style.logo or name
            raise NplanError("unreadable-logo", file=f"templates/{logo}") from error


def _compiled(given: Handed, about: About, root: Path, available: typst.Fonts) -> bytes:
    """The PDF, made in a folder that holds nothing else."""
    source = root / TEMPLATE
    source.write_bytes(files("nplan.documents").joinpath(TEMPLATE).read_bytes())
    (root / "data.json").write_bytes(msgspec.json.encode(given.values))
    for name, picture in given.files.items():
        (root / name).write_bytes(picture)
    made = typeset(source, available, about.timestamp)
    # A stream whose last byte is CR would seem, before the LF that follows it, to be a byte short.
    return made.replace(b"\r\nendstream", b"\r\rendstream")


def _about(about: About, layout: Layout) -> dict[str, Any]:
    """What the template prints around the text, and the document's properties."""
    return {
        "title": about.title,
        "author": about.municipality,
        "language": about.language,
        "header": layout.runs(about.title),
        "municipality": layout.runs(about.municipality),
        "stamp": layout.runs(about.stamp),
        "mark": layout.runs(about.mark),
        "form": about.form,
        "mark_size": min(LARGEST_MARK, WIDEST_MARK / (0.62 * max(len(about.mark), 1))),
    }


def _look(about: About) -> dict[str, Any]:
    """The colours, the fonts, the cover and the logo."""
    look, accent = about.look, about.look.style.accent
    tint = mixed(WHITE, accent, TINT)
    return {
        "accent": accent,
        "on_tint": readable(accent, tint),
        "tint": tint,
        "hairline": mixed(WHITE, accent, HAIRLINE),
        "headings": look.style.headings,
        "text": look.style.text,
        "cover": look.style.cover,
        "logo": next(iter(_logo(look)), None),
        "logo_text": about.logo_text,
    }


def _fixed_texts(language: str) -> dict[str, str]:
    _ = catalogue(language, "documents").gettext
    return {"contents": _("Contents"), "page": _("Page {page} of {pages}")}
