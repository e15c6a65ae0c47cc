"""Which of several memos, follow-ups or rounds a document tells of."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol, TypeVar

from nplan.model.error import NplanError
from nplan.model.records import by_id
from nplan.model.values import Day


class _FromFile(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=_FromFile)


def chosen(
    records: Iterable[R], of: str | None, *, dated: Callable[[R], Day | None], folder: str
) -> R | None:
    """The record of an id, or of the latest date; None where there are none and none is asked for.

    Args:
        records: those there are.
        of: the id that was asked for, which its file's or folder's name gives; None for the latest.
        dated: a record's date; those without one count as the latest.
        folder: where they lie, for the message.

    Raises:
        NplanError: there is none of that id (not-there-to-draft).
    """
    found = by_id(records)
    if of is None:
        in_time = sorted(found.values(), key=lambda one: (_last(dated(one)), one.id))
        return in_time[-1] if in_time else None
    if of in found:
        return found[of]
    known = sorted({one.id for one in found.values()})
    if not known:
        raise NplanError("not-there-to-draft", name=of, folder=folder, empty=1)
    raise NplanError("not-there-to-draft", name=of, folder=folder, known=", ".join(known))


def _last(day: Day | None) -> date:
    return day.last if day else date.max
