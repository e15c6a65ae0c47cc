"""Which version of the files a document is made of."""

import msgspec

from nplan.model.values import Day


class Version(msgspec.Struct, frozen=True):
    """The last commit that touched a project's data or templates."""

    commit: str
    """The beginning of its name."""
    date: Day
    """The day it was committed."""
    changed: bool
    """Whether the files differ from it now."""
