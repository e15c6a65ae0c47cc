"""show: one record as a person would tell it, with both directions of its trail."""

import sys
from collections.abc import Iterator

import msgspec

from nplan.cli.loading import sound, tell_what
from nplan.cli.screen import Screen, plain
from nplan.cli.telling import Telling
from nplan.cli.words import Words
from nplan.counts.dimensions import anonymous_names, response_names
from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.records import Records

KINDS = (
    "input",
    "meeting",
    "organisation",
    "key-point",
    "area",
    "goal",
    "action",
    "response",
)
"""What can be shown, as it is written before an id that means several things."""


class Found(msgspec.Struct, frozen=True):
    """Something that an id may mean."""

    kind: str
    id: str
    """Its current id or reference; of a response its file."""
    former: tuple[str, ...] = ()
    """Its older ids."""


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
        print(f"nplan: {_unclear(words, id, meant, internal=internal)}", file=sys.stderr)
        return 1
    tell_what(found)
    telling = Telling(words, Trails(Facts(found.records)), internal=internal)
    told = [*telling.of(meant[0].kind, meant[0].id)]
    if with_history:
        from nplan.cli.history import history

        ids = (meant[0].id, *meant[0].former)
        at = found.at.commit if found.at is not None else None
        told += history(
            found.root, words, meant[0].kind, ids, telling.masked, at=at, internal=internal
        )
    print(plain(Screen(tuple(told))), end="")
    return 0


def meanings(records: Records, typed: str) -> Iterator[Found]:
    """Everything that a reference, an id, a former id or a name means.

    `goal:S2` means the goal alone; `round/response` a response, and so does its own id where it
    is nothing else.
    """
    kind, colon, id = typed.partition(":")
    if colon and kind in KINDS:
        yield from (one for one in meanings(records, id) if one.kind == kind)
        if kind == "response":
            yield from _responses(records, id)
        return
    found = list(_meanings(records, typed))
    yield from found or _responses(records, typed)


def _meanings(records: Records, id: str) -> Iterator[Found]:
    for said in records.cited_inputs(id):
        former = tuple(
            old if "/" in old else f"{said.meeting.id}/{old}" for old in said.input.formerly
        )
        older = tuple(f"{meeting}/{said.id}" for meeting in said.meeting.formerly)
        yield Found("input", said.reference, (*former, *older))
    if id in records.meeting_ids:
        yield Found("meeting", records.meeting_ids[id])
    who = {name: id for id, name in anonymous_names(records).items()}.get(id, id)
    if who in records.participant_ids:
        yield Found("organisation", records.participant_ids[who])
    if id in records.key_points_by_id:
        point = records.key_points_by_id[id]
        yield Found("key-point", point.id, point.formerly)
    if id in records.area_ids:
        yield Found("area", records.area_ids[id])
    if id in records.goals:
        yield Found("goal", records.goals[id].id, records.goals[id].formerly)
    if id in records.actions:
        yield Found("action", records.actions[id].id, records.actions[id].formerly)
    for file, name in response_names(records).items():
        of_round = _of_round(file)
        if id in (of_round, f"{of_round.partition('/')[0]}/{name}"):
            yield Found("response", file)


def _responses(records: Records, id: str) -> Iterator[Found]:
    return (Found("response", file) for file, one in records.responses.items() if one.id == id)


def _of_round(file: str) -> str:
    """A response's file as `round/response`."""
    return file.removeprefix("data/consultation/").removesuffix(".yaml")


def _unclear(words: Words, id: str, meant: list[Found], *, internal: bool) -> str:
    if not meant:
        from difflib import get_close_matches

        near = get_close_matches(id, _ids(words.records, internal=internal), n=1, cutoff=0.7)
        told = words.text("Nothing is called “{id}”.", id=id)
        if near:
            return told + " " + words.text("Did you mean “{nearest}”?", nearest=near[0])
        return told + " " + words.text("nplan list tells what there is, e.g. nplan list goals.")
    kinds = ", ".join(
        f"{one.kind}:{_of_round(one.id) if one.kind == 'response' else one.id}" for one in meant
    )
    return words.text("“{id}” may be several things. Write one of: {kinds}.", id=id, kinds=kinds)


def _ids(records: Records, *, internal: bool) -> list[str]:
    hidden = {} if internal else anonymous_names(records)
    return [
        *(said.reference for said in records.said_and_withdrawn),
        *records.meeting_ids,
        *(name for name, id in records.participant_ids.items() if id not in hidden),
        *records.key_points_by_id,
        *records.area_ids,
        *records.goals,
        *records.actions,
    ]
