"""Sorting that comes back from a spreadsheet."""

from nplan.cli.opening import Opened


def sorted_in(project: Opened, content: bytes, sheet: str | None, *, write: bool) -> int:
    """Nothing yet."""
    raise NotImplementedError
