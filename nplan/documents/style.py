"""How documents look, in every format: colour, fonts, cover and logo."""

from typing import Literal

import msgspec

Font = Literal["Source Serif Pro", "Source Sans Pro"]


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """The office's choices."""

    accent: str = "#0b4f5c"
    """The colour of headings, rules and bars."""
    headings: Font = "Source Sans Pro"
    text: Font = "Source Serif Pro"
    cover: Literal["band", "plain"] = "band"
    """Whether the cover's top is a field of colour."""
    logo: str | None = None
    """The file of the logo, below templates/: PNG, JPEG or SVG."""
    logo_text: str = ""
    """What is said in place of the logo to those who do not see it."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """A style with the files that it needs."""

    style: Style = Style()
    logo: bytes | None = None
    reference: bytes | None = None
    """The Word file whose named styles a DOCX uses; None for nplan's own."""
