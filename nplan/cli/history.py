"""A record's history, from git: when each thing about it changed, and who changed it."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from nplan.cli.telling import MARGIN
from nplan.cli.words import N_, OUTCOME_NAMES, Words
from nplan.counts.history import Aspect, Recorded, State, Turn, state, turns
from nplan.files.reading import Kept, reading
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
WORDS: tuple[Aspect, ...] = ("text", "reason")
"""Aspects that are words somebody said or wrote."""
HIDDEN = N_("(not shown)")

Then = Callable[[str], tuple[State | None, bool]]
"""What the record said at a commit, and whether that can be read."""


def history(
    root: Path,
    words: Words,
    kind: str,
    ids: tuple[str, ...],
    mask: Callable[[str], str],
    *,
    at: str | None,
    internal: bool,
) -> Iterator[str]:
    """The history of a record as lines, oldest first.

    Args:
        root: the project's folder.
        words: the language, and the records as they are now.
        kind: what it is.
        ids: its id now, then its former ones.
        mask: what is shown in place of a text or id that names who is anonymous.
        at: the commit at which the history ends; None is the newest.
        internal: whether words that are or were hidden are told.

    Raises:
        NplanError: git cannot be asked.
    """
    recorded = next((one for one in get_args(Recorded) if one == kind), None)
    yield ""
    if recorded is None:
        yield words.text("Only inputs, key points, goals and actions have a history.")
        return
    then = _states(root, recorded, ids)
    now = state(words.records, recorded, ids)
    told = False
    found = edits(root, *PATHS[kind], until=at or "HEAD")
    parents = {edit.commit: edit.parents for edit in found}
    for edit in _with_bar(found):
        new, is_read = then(edit.commit)
        olds = [_before(parent, then, parents) for parent in edit.parents] or [None]
        if not is_read or new in olds:
            continue
        old = olds[0]
        told = True
        yield f"{words.date(edit.date)}, {edit.author} ({edit.commit[:10]})"
        if new is None:
            yield MARGIN + words.text("It was taken away.")
            continue
        is_hidden = not internal and any(one is not None and one.is_hidden for one in (new, now))
        for turn in turns(old, new):
            yield MARGIN + _turn(words, turn, mask, is_first=old is None, is_hidden=is_hidden)
    if not told:
        yield words.text("No commit holds it yet.")


def _states(root: Path, kind: Recorded, ids: tuple[str, ...]) -> Then:
    kept: dict[str, Kept] = {}

    @cache
    def then(commit: str) -> tuple[State | None, bool]:
        try:
            found = reading(Committed(root, commit), kept=kept).records
        except NplanError as error:
            return None, error.code == "no-process-then"
        if found is None or any(file.startswith(PATHS[kind]) for file in found.unread):
            return None, False
        return state(found, kind, ids), True

    return then


def _before(commit: str, then: Then, parents: Mapping[str, tuple[str, ...]]) -> State | None:
    """What the record said at a commit, or at the nearest one before it that can be read."""
    before: str | None = commit
    while before:
        found, is_read = then(before)
        if is_read:
            return found
        before = next(iter(parents.get(before, ())), None)
    return None


def _turn(
    words: Words, turn: Turn, mask: Callable[[str], str], *, is_first: bool, is_hidden: bool
) -> str:
    what = words.text(ASPECTS[turn.aspect])
    hidden = is_hidden and turn.aspect in WORDS
    old, new = (
        words.text(HIDDEN) if hidden and one is not None else _value(words, turn.aspect, one, mask)
        for one in (turn.old, turn.new)
    )
    if is_first:
        return f"{what}: {new}"
    return words.text("{what}: {old} → {new}", what=what, old=old, new=new)


def _value(words: Words, aspect: Aspect, value: str | None, mask: Callable[[str], str]) -> str:
    if value is None:
        return "–"
    return words.name(OUTCOME_NAMES[value]).lower() if aspect == "outcome" else mask(value)


def _with_bar(found: tuple[Edit, ...]) -> Iterable[Edit]:
    """The same commits, with a progress bar on a terminal."""
    if not sys.stderr.isatty():
        return found
    from rich.console import Console
    from rich.progress import track

    return track(found, description="", console=Console(stderr=True), transient=True)
