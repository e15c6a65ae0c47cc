"""A record's history, from git: when each thing about it changed, and who changed it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from nplan.cli.telling import MARGIN
from nplan.cli.words import N_, OUTCOME_NAMES, Words
from nplan.counts.history import Aspect, Recorded, Turn, aspects, turns
from nplan.files.reading import reading
from nplan.files.revisions import Committed, Edit, edits
from nplan.model.error import NplanError

PATHS: dict[str, tuple[str, ...]] = {
    "input": ("data/meetings", "data/keypoints"),
    "key-point": ("data/keypoints", "data/meetings"),
    "goal": ("data/programme", "data/keypoints"),
    "action": ("data/programme", "data/keypoints"),
}
"""Where what is told of each kind of record stands."""

ASPECTS: dict[Aspect, str] = {
    "text": N_("words"),
    "outcome": N_("outcome"),
    "reason": N_("reason"),
    "rests-on": N_("link"),
    "responsible": N_("responsible"),
    "due": N_("due"),
}


def history(root: Path, words: Words, kind: str, id: str) -> Iterator[str]:
    """The history of a record as lines, oldest first.

    Raises:
        NplanError: git cannot be asked.
    """
    recorded = next((one for one in get_args(Recorded) if one == kind), None)
    yield ""
    if recorded is None:
        yield words.text("Only inputs, key points, goals and actions have a history.")
        return
    told = False
    before: dict[Aspect, str | None] | None = None
    for edit in _with_bar(edits(root, *PATHS[kind])):
        now = _then(root, edit, recorded, id)
        if now is None or now == before:
            continue
        yield f"{words.date(edit.date)}, {edit.author} ({edit.commit[:10]})"
        for turn in turns(before, now):
            yield MARGIN + _turn(words, turn, is_first=before is None)
        before, told = now, True
    if not told:
        yield words.text("No commit holds it yet.")


def _then(root: Path, edit: Edit, kind: Recorded, id: str) -> dict[Aspect, str | None] | None:
    """What the record said at a commit; None where it was not there or cannot be read."""
    try:
        found = reading(Committed(root, edit.commit)).records
    except NplanError:
        return None
    return None if found is None else aspects(found, kind, id)


def _turn(words: Words, turn: Turn, *, is_first: bool) -> str:
    what = words.text(ASPECTS[turn.aspect])
    old, new = (_value(words, turn.aspect, one) for one in (turn.old, turn.new))
    if is_first:
        return f"{what}: {new}"
    return words.text("{what}: {old} → {new}", what=what, old=old, new=new)


def _value(words: Words, aspect: Aspect, value: str | None) -> str:
    if value is None:
        return "–"
    return words.name(OUTCOME_NAMES[value]).lower() if aspect == "outcome" else value


def _with_bar(found: tuple[Edit, ...]) -> Iterable[Edit]:
    """The same commits, with a progress bar on a terminal."""
    if not sys.stderr.isatty():
        return found
    from rich.console import Console
    from rich.progress import track

    return track(found, description="", console=Console(stderr=True), transient=True)
