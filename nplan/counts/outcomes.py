"""What became of what was said: of an input the best among its key points, else its own."""

from collections.abc import Iterable, Mapping

from nplan.model.consultation import Comment
from nplan.model.dialogue import Input
from nplan.model.programme import KeyPoint
from nplan.model.records import Records
from nplan.model.values import Outcome

BEST_FIRST: tuple[Outcome | None, ...] = (
    "adopted",
    "partly",
    None,
    "referred",
    "declined",
    "noted",
)
"""Which outcome wins where an input has several key points; None is open."""

_RANK = {outcome: rank for rank, outcome in enumerate(BEST_FIRST)}


def key_points_by_input(records: Records) -> Mapping[str, tuple[KeyPoint, ...]]:
    """The key points that take up each input, by the input's current reference.

    Each key point stands once, in the files' order; inputs without any are left out.
    """
    found: dict[str, dict[str, KeyPoint]] = {}
    for points in records.key_points.values():
        for point in points:
            for reference in point.inputs:
                for said in records.cited_inputs(reference):
                    found.setdefault(said.reference, {}).setdefault(point.id, point)
    return {reference: tuple(points.values()) for reference, points in found.items()}


def best_outcome(points: Iterable[KeyPoint]) -> Outcome | None:
    """The best outcome among key points, of which there must be one; None is open."""
    return min((point.outcome for point in points), key=_RANK.__getitem__)


def input_outcome(input: Input, points: tuple[KeyPoint, ...]) -> Outcome | None:
    """What became of an input that these key points take up; None is open."""
    return best_outcome(points) if points else input.outcome


def is_answered(comment: Comment) -> bool:
    """Whether a comment has its outcome and its answer, and what was adopted its change."""
    if comment.outcome in ("adopted", "partly") and not comment.change:
        return False
    return comment.outcome is not None and bool(comment.answer)
