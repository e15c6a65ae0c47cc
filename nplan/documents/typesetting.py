"""Typst as it is used here: tagged (PDF/UA-1), for archives (PDF/A-2a), with no clock."""

from datetime import datetime
from pathlib import Path

import typst


def typeset(source: Path, fonts: typst.Fonts, timestamp: datetime | int = 0) -> bytes:
    """A Typst source, which sees its own folder alone, as PDF.

    Raises:
        typst.TypstError: the source is wrong, or asks for a character that its fonts lack.
    """
    return typst.compile(
        source,
        root=source.parent,
        format="pdf",
        font_paths=fonts,
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=timestamp,
    )
