"""show: one record as a person would tell it, with both directions of its trail."""

import sys

from nplan.cli.id_meant import Found, listed, meanings, names_in_public, of_round
from nplan.cli.loading import sound, tell_what
from nplan.cli.screen import Screen, plain
from nplan.cli.telling import Telling
from nplan.cli.words import Words
from nplan.counts.dimensions import anonymous_names
from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.model.records import Records


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
    meant = meanings(found.records, id, internal=internal)
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


def _unclear(words: Words, id: str, meant: tuple[Found, ...], *, internal: bool) -> str:
    if not meant:
        from difflib import get_close_matches

        near = get_close_matches(id, _ids(words.records, internal=internal), n=1, cutoff=0.7)
        told = words.text("Nothing is called “{id}”.", id=id)
        if near:
            return told + " " + words.text("Did you mean “{nearest}”?", nearest=near[0])
        return told + " " + words.text("nplan list tells what there is, e.g. nplan list goals.")
    hidden = {} if internal else names_in_public(words.records)
    kinds = [f"{one.kind}:{hidden.get(one.id) or of_round(one.id)}" for one in meant]
    return words.text(
        "“{id}” may be several things. Write one of: {kinds}.", id=id, kinds=listed(kinds)
    )


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
