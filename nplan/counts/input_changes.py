"""What changed in the inputs of two versions, and in what became of them."""

from collections.abc import Iterator, Mapping

import msgspec

from nplan.counts.change import Because, Change, How, Items, Value
from nplan.counts.comparing import Now, compared, value
from nplan.counts.outcomes import input_outcome, key_points_by_input
from nplan.counts.pairing import Paired
from nplan.model.dialogue import Meeting
from nplan.model.programme import KeyPoint
from nplan.model.records import Records, Said, group_id
from nplan.model.values import OPEN

By = Mapping[str, tuple[KeyPoint, ...]]


class _Outcome(msgspec.Struct, frozen=True):
    """That something else became of an input, and through which key points."""

    value: Value
    because: tuple[Because, ...]


def input_changes(
    old: Records, new: Records, inputs: Paired[Said], meetings: Paired[Meeting], now: Now
) -> Iterator[Change]:
    """Every input that was added, removed, altered, moved or taken back; then those gone.

    An input's outcome is that of format.md: through its key points, else its own. It is compared
    for inputs that are in both versions, also where their meetings are the same to the letter.

    Args:
        old: the old version.
        new: the new one.
        inputs: the inputs of all meetings that differ.
        meetings: all meetings.
        now: what old ids are called.
    """
    outcomes = dict(_outcomes(old, new, inputs))
    for reference in sorted({*inputs.new, *outcomes}, key=_in_order):
        before = inputs.old_ids.get(reference)
        if reference in inputs.new and before is None:
            yield _change(inputs.new[reference], "added")
            continue
        fields: tuple[Value | Items, ...] = ()
        how: How = "altered"
        said = inputs.new.get(reference) or new.cited_inputs(reference)[0]
        if before is not None:
            was = inputs.old[before]
            how = _how(was, said, meetings)
            fields = tuple(_fields(was, said, now))
        outcome = outcomes.get(reference)
        if fields or outcome or how != "altered":
            yield Change(
                what="input",
                id=reference,
                was=before if how == "moved" else None,
                how=how,
                text=_text(said),
                fields=(*fields, *((outcome.value,) if outcome else ())),
                because=outcome.because if outcome else (),
            )
    for reference in sorted(inputs.removed, key=_in_order):
        yield _change(inputs.old[reference], "removed")


def _change(said: Said, how: How) -> Change:
    return Change(what="input", id=said.reference, how=how, text=_text(said))


def _text(said: Said) -> str | None:
    """What was said; None where it was taken back, and is not told again."""
    return None if said.input.withdrawn is not None else said.input.text


def _in_order(reference: str) -> tuple[str, int, str]:
    meeting, _, id = reference.rpartition("/")
    return meeting, len(id), id


def _how(old: Said, new: Said, meetings: Paired[Meeting]) -> How:
    if (old.input.withdrawn is None) != (new.input.withdrawn is None):
        return "restored" if new.input.withdrawn is None else "withdrawn"
    elsewhere = meetings.ids.get(old.meeting.id) != new.meeting.id
    renumbered = old.id != new.id and bool(old.input.id and new.input.id)
    return "moved" if elsewhere or renumbered else "altered"


def _fields(old: Said, new: Said, now: Now) -> Iterator[Value | Items]:
    if old.input.withdrawn is not None or new.input.withdrawn is not None:
        return  # it is not told again
    yield from compared("input", old.input, new.input, now)
    if (old.area and now.was("area", old.area)) != new.area:
        yield Value(field="area", old=old.area, new=new.area)
    if old.meeting.id == new.meeting.id:
        yield from value("group", _group(old), _group(new))


def _group(said: Said) -> str | None:
    return group_id(said.group) if said.group else None


def _outcomes(old: Records, new: Records, inputs: Paired[Said]) -> Iterator[tuple[str, _Outcome]]:
    """By new reference."""
    before, after = key_points_by_input(old), key_points_by_input(new)
    was = {inputs.ids.get(reference, reference): reference for reference in before}
    for reference in {*was, *after, *inputs.old_ids}:
        if reference in inputs.new and reference not in inputs.old_ids:
            continue  # a new one, whoever was called so before
        found = new.cited_inputs(reference)
        if not found or found[0].reference != reference:
            continue
        said = found[0]
        old_reference = inputs.old_ids.get(reference, reference)
        then = inputs.old.get(old_reference, said)
        if then.input.withdrawn is not None or said.input.withdrawn is not None:
            continue
        points, now = before.get(old_reference, ()), after.get(reference, ())
        one = input_outcome(then.input, points) or OPEN
        other = input_outcome(said.input, now) or OPEN
        if one != other:
            because = tuple(Because(what="key-point", id=point.id) for point in now or points)
            yield reference, _Outcome(Value(field="outcome", old=one, new=other), because)
