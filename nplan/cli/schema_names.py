"""What a project's files may name: ids with what they are called, and names that will do too."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from nplan.checks.references import PROGRAMME
from nplan.cli.schema_types import Names
from nplan.files.reading import ORGANISATIONS
from nplan.model.consultation import PERSON
from nplan.model.records import Records, current_ids


class _Titled(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...
    @property
    def title(self) -> str: ...


def called(text: Callable[[str], str]) -> dict[str, str]:
    """What the two words are called that may stand in place of an id.

    Args:
        text: an English text in the language of those who read it.
    """
    return {
        PROGRAMME: text("The programme as a whole."),
        PERSON: text("A private person, who is never named."),
    }


def names(records: Records, words: Mapping[str, str]) -> dict[str, Names]:
    """What may be named, by the second mark of the types in nplan.model.values.

    What is defined in a file that cannot be read is left out: it is not known.

    Args:
        records: at least the process, the organisations, the key points and the programme.
        words: what `programme` and `person` are called.
    """
    process = records.process
    found = {
        "area": _titled(process.areas),
        "meeting-kind": _titled(process.meeting_kinds),
        "industry": _titled(process.industries),
        "size": _titled(process.sizes),
        "locality": _titled(process.localities),
        "unit": _units(records),
    }
    if ORGANISATIONS not in records.unread:
        everybody = _organisations(records)
        found["organisation"] = everybody
        found["sender"] = Names({**everybody.ids, PERSON: words[PERSON]}, everybody.others)
    if not _unread(records, "data/keypoints/"):
        titles = {point.id: point.title for point in records.key_points_by_id.values()}
        found["key-point"] = _with(titles, records.key_points_by_id)
    if not _unread(records, "data/programme/"):
        goals = {one.id: one.text for one in records.all_goals}
        actions = {one.id: one.text for one in records.all_actions}
        indicators = {one.id: one.name for one in records.indicators.values()}
        found["goal"] = _with(goals, records.goals)
        found["action"] = _with(actions, records.actions)
        found["indicator"] = _with(indicators, records.indicators)
        subjects = {PROGRAMME: words[PROGRAMME], **found["area"].ids, **goals, **actions}
        found["subject"] = _with(subjects, records.about_ids)
    return found


def _titled(records: Iterable[_Titled]) -> Names:
    some = tuple(records)
    return _with({one.id: one.title for one in some}, current_ids(some))


def _units(records: Records) -> Names:
    titles = {id: unit.title for id, unit in records.units.items()}
    return _with(titles, (name for name, id in records.participant_ids.items() if id in titles))


def _organisations(records: Records) -> Names:
    titles = {id: one.name for id, one in records.organisations.items()}
    titles |= {id: unit.title for id, unit in records.units.items()}
    return _with(titles, records.participant_ids)


def _with(ids: Mapping[str, str], understood: Iterable[str]) -> Names:
    """The ids, without what could not be read, and what else is understood."""
    known = {id: called for id, called in ids.items() if id}
    return Names(known, tuple(name for name in understood if name and name not in known))


def _unread(records: Records, folder: str) -> bool:
    return any(file.startswith(folder) for file in records.unread)
