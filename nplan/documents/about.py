"""Which documents there are, and what a writer is told of one around its text."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from nplan.model.style import Look

Form = Literal["report", "paper", "page"]
"""A report has a cover, a table of contents and numbered chapters; a paper begins at once; a page
of the web has contents without numbers, and its inputs can be searched."""

FORMATS = ("md", "pdf", "docx", "html")
"""The formats that documents are written in."""


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of document."""

    form: Form = "report"
    formats: tuple[str, ...] = FORMATS
    """The formats that it is written in."""
    usual: tuple[str, ...] = ("md", "pdf")
    """Those of them that nobody has to ask for."""
    is_one_of_several: bool = False
    """Whether the files may tell of several, each with an id."""
    is_sorted: bool = False
    """Whether it can be asked what it is sorted by."""
    is_decided_on: bool = False
    """Whether what must hold before the council sees the programme must hold for it, too."""


KINDS: Mapping[str, Kind] = {
    "programme": Kind(is_decided_on=True),
    "action-plan": Kind(),
    "inputs": Kind(is_sorted=True),
    "consultation": Kind(is_one_of_several=True),
    "memo": Kind(form="paper", is_one_of_several=True),
    "followup": Kind(is_one_of_several=True),
    "page": Kind(form="page", formats=("html",), usual=("html",)),
    "reply": Kind(form="paper"),
}
"""Every document, by its name."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says about the document around its text."""

    title: str
    language: str
    timestamp: datetime
    """When the data were last changed, with its time zone; no clock is read."""
    form: Form = "report"
    municipality: str = ""
    mark: str = ""
    """What each page says across itself: UTKAST, INTERNT."""
    stamp: str = ""
    """The line at the foot of each page: the commit and its date."""
    unnumbered: tuple[str, ...] = ()
    """The chapters that get no number, by their headings: Förord."""
    look: Look = Look()

    @property
    def logo_text(self) -> str:
        """What is said in place of the logo to those who do not see it."""
        return self.look.style.logo_text or self.municipality or self.title
