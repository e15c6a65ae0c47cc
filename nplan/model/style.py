"""How documents look, in every format: colour, fonts, cover and logo."""

from typing import Annotated, Literal

import msgspec

from nplan.model.record import Record
from nplan.model.values import Text

Colour = Annotated[str, "colour"]
"""A colour as `#rrggbb`."""

Font = Literal["Source Serif Pro", "Source Sans Pro"]
"""The fonts that come with nplan."""


class Style(Record, frozen=True, kw_only=True):
    """The office's choices: templates/style.yaml."""

    accent: Colour = "#0b4f5c"
    """The colour of headings, rules and bars, as `#rrggbb`; a text in it can be read on white."""
    headings: Font = "Source Sans Pro"
    """The font of headings and of the cover; tables are in Source Sans Pro."""
    text: Font = "Source Serif Pro"
    """The font of the text."""
    cover: Literal["band", "plain"] = "band"
    """Whether the cover's top is a field of the colour, or white."""
    logo: Text | None = None
    """The file of the logo or the coat of arms, below templates/: PNG, JPEG or SVG."""
    logo_text: str = ""
    """What is said in place of the logo to those who do not see it; else the municipality."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """A style with the files that it needs."""

    style: Style = Style()
    logo: bytes | None = None
    reference: bytes | None = None
    """The Word file whose named styles a DOCX uses; None for nplan's own."""
