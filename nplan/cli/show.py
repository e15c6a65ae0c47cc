"""show: one record as a person would tell it, with both directions of its trail."""

import sys
from collections.abc import Iterator

import msgspec

from nplan.cli.loading import sound
from nplan.cli.screen import Screen, plain
from nplan.cli.telling import Telling
from nplan.cli.words import Words
from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.records import Records

Kind = str


class Found(msgspec.Struct, frozen=True):
    """Something that an id may mean."""

    kind: Kind
    id: str
    """Its current id, or reference."""


def shown(
    named: str | None,
    id: str,
    *,
    internal: bool,
    with_history: bool,
    at: str | None,
    skip_invalid: bool,
) -> int:
    """Print what an id means; the exit code says how it went.

    Raises:
        NplanError: there is no project, or git cannot be asked.
    """
    found = sound(named, skip_invalid=skip_invalid, at=at)
    if found is None:
        return 1
    words = Words(found.records, found.language, "show")
    meant = list(meanings(found.records, id))
    if len(meant) != 1:
        print(f"nplan: {_unclear(words, id, meant)}", file=sys.stderr)
        return 1
    telling = Telling(words, Trails(Facts(found.records)), internal=internal)
    told = [*telling.of(meant[0].kind, meant[0].id)]
    if with_history:
        from nplan.cli.history import history

        told += history(found.root, words, meant[0].kind, meant[0].id)
    print(plain(Screen(tuple(told))), end="")
    return 0


def meanings(records: Records, id: str) -> Iterator[Found]:
    """Everything that a reference, an id, a former id or a name means."""
    for said in records.cited_inputs(id):
        yield Found("input", said.reference)
    if id in records.meeting_ids:
        yield Found("meeting", records.meeting_ids[id])
    if id in records.participant_ids:
        yield Found("organisation", records.participant_ids[id])
    if id in records.key_points_by_id:
        yield Found("key-point", records.key_points_by_id[id].id)
    if id in records.area_ids:
        yield Found("area", records.area_ids[id])
    if id in records.goals:
        yield Found("goal", records.goals[id].id)
    if id in records.actions:
        yield Found("action", records.actions[id].id)
    for response in records.responses.values():
        if response.id == id:
            yield Found("response", id)


def _unclear(words: Words, id: str, meant: list[Found]) -> str:
    if not meant:
        from difflib import get_close_matches

        near = get_close_matches(id, _ids(words.records), n=1, cutoff=0.7)
        told = words.text("Nothing is called “{id}”.", id=id)
        if near:
            return told + " " + words.text("Did you mean “{nearest}”?", nearest=near[0])
        return told + " " + words.text("nplan list tells what there is, e.g. nplan list goals.")
    kinds = ", ".join(f"{words.text(one.kind)} {one.id}" for one in meant)
    return words.text(
        "“{id}” may be several things: {kinds}. Write its own id.", id=id, kinds=kinds
    )


def _ids(records: Records) -> list[str]:
    return [
        *(said.reference for said in records.said_and_withdrawn),
        *records.meeting_ids,
        *records.participant_ids,
        *records.key_points_by_id,
        *records.area_ids,
        *records.goals,
        *records.actions,
    ]
