"""What somebody means by an id: what is called so, else what begins so."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from nplan.counts.dimensions import anonymous_names, response_names
from nplan.files.meeting_named import file_stem, meetings_with
from nplan.files.tags import Names
from nplan.model.records import Records

MOST = 20
"""Things that are told where an id may mean several."""

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


def meanings(records: Records, typed: str, *, internal: bool) -> tuple[Found, ...]:
    """Everything that a reference, an id, a former id or a name means; else some that begin so.

    `goal:S2` means the goal alone; `round/response` a response, and so does its own id where it
    is nothing else.

    Args:
        records: the process.
        typed: what was typed.
        internal: whether those who wish to be anonymous are found by a beginning, too.
    """
    if found := tuple(_exactly(records, typed)):
        return found
    kinds, part = _of_kind(typed)
    begun = islice(_begun(records, kinds, part, internal=internal), MOST + 1)
    return tuple(one for kind, id in begun for one in _exactly(records, f"{kind}:{id}"))


def listed(meant: Sequence[str]) -> str:
    """The first of what an id may mean, to choose from."""
    return ", ".join([*meant[:MOST], *["…"] * (len(meant) > MOST)])


def of_round(file: str) -> str:
    """A response's file as `round/response`."""
    return file.removeprefix("data/consultation/").removesuffix(".yaml")


def names_in_public(records: Records) -> Mapping[str, str]:
    """What organisations and responses are called to everybody, by ids and files."""
    responses = {
        file: f"{of_round(file).partition('/')[0]}/{name}"
        for file, name in response_names(records).items()
    }
    return {**anonymous_names(records), **responses}


def _exactly(records: Records, typed: str) -> Iterator[Found]:
    kinds, id = _of_kind(typed)
    found = [one for one in _called(records, id) if one.kind in kinds]
    if "response" in kinds and not found:
        yield from _responses(records, id)
    yield from found


def _of_kind(typed: str) -> tuple[tuple[str, ...], str]:
    """The kinds that may be meant, and the id without the one that is typed before it."""
    kind, colon, id = typed.partition(":")
    return ((kind,), id) if colon and kind in KINDS else (KINDS, typed)


def _called(records: Records, id: str) -> Iterator[Found]:
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
    public = names_in_public(records)
    for file in records.responses:
        if id in (of_round(file), public.get(file)):
            yield Found("response", file)


def _responses(records: Records, id: str) -> Iterator[Found]:
    return (Found("response", file) for file, one in records.responses.items() if one.id == id)


def _begun(
    records: Records, kinds: tuple[str, ...], typed: str, *, internal: bool
) -> Iterator[tuple[str, str]]:
    """The kinds and ids of what is called so but for case and accents, else of what begins so."""
    everything = _names(records, internal=internal).items()
    names = {kind: some for kind, some in everything if kind in kinds}
    whole = {kind: some for kind, some in names.items() if some.is_name(typed)}
    if not whole:
        begun = _meetings(records, typed) if "meeting" in kinds else ()
        yield from (("meeting", id) for id in begun)
        meeting, slash, input = typed.partition("/")
        if slash and len(begun := _meetings(records, meeting)) == 1 and "input" in kinds:
            yield "input", f"{begun[0]}/{input}"
    for kind, some in (whole or names).items():
        yield from ((kind, id) for id in some.meant(typed))


def _meetings(records: Records, typed: str) -> tuple[str, ...]:
    """The ids of the meetings that a part of one or the path of its file may mean."""
    if "/" in typed and not typed.endswith(".yaml"):
        return ()
    return meetings_with((one.id for one in records.meetings.values()), file_stem(typed))


def _names(records: Records, *, internal: bool) -> Mapping[str, Names]:
    """What can be shown by the beginning of a name, by kind."""
    hidden = {} if internal else anonymous_names(records)
    who = ((name, id) for name, id in records.participant_ids.items() if id not in hidden)
    points, areas = records.key_points_by_id, records.process.areas
    called = {} if internal else names_in_public(records)
    responses = [called.get(file) or of_round(file) for file in records.responses]
    return {
        "organisation": Names(who),
        "key-point": Names(
            (name, one.id) for id, one in points.items() for name in (id, one.title)
        ),
        "area": Names((*records.area_ids.items(), *((one.title, one.id) for one in areas))),
        "goal": Names((id, one.id) for id, one in records.goals.items()),
        "action": Names((id, one.id) for id, one in records.actions.items()),
        "response": Names((one, one) for one in responses),
    }
