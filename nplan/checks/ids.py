"""Rules about ids: each names one thing, and goes on naming it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from nplan.checks.lookup import Values, input_lists
from nplan.checks.references import PROGRAMME
from nplan.checks.walk import DECISIONS, ORGANISATIONS, PROCESS
from nplan.model.consultation import PERSON
from nplan.model.dialogue import Input, Meeting
from nplan.model.finding import Finding, Path
from nplan.model.numbering import given_ids, number_after
from nplan.model.record import Identified
from nplan.model.records import Records, group_id, inputs_with_paths
from nplan.model.values import ID, Day, day_of_file_name


class Given(msgspec.Struct, frozen=True, gc=False):
    """An id where it is given."""

    id: str
    formerly: tuple[str, ...]
    file: str
    path: Path
    """The place of the id; () where the file's name gives it."""
    key: bool = False
    below: Path = ()
    """The place of the record."""


def ids_are_given_once(records: Records) -> Iterator[Finding]:
    """duplicate-id: no two records share an id, and an older id is never given again.

    Organisations and units share one set of ids, so do areas, goals and actions; an input's is
    unique in its meeting, a theme's in its area. Two inputs may carry the same older id: they
    were one.

    Good:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}
        - {id: en-vag-in, area: service, title: En väg in}

    Bad:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}
        - {id: svar, area: service, title: En väg in}
    """
    for reserved, ids in _sets_of_ids(records):
        yield from _given_again(reserved, ids)
    for file, meeting in records.meetings.items():
        if meeting.groups:
            yield from _given_again("", _groups(file, meeting))
        yield from _inputs_given_again(file, meeting)
    yield from _former_inputs_given_again(records)


def _sets_of_ids(records: Records) -> Iterator[tuple[str, list[Given]]]:
    """The sets within which ids are unique, with the word that is no id in them."""
    process = records.process
    chapters = records.chapters
    organisations = [
        Given(id, one.formerly, ORGANISATIONS, (id,), key=True, below=(id,))
        for id, one in records.organisations.items()
    ]
    yield PERSON, [*_listed(PROCESS, ("units",), process.units), *organisations]
    programme = [*_listed(PROCESS, ("areas",), process.areas)]
    indicators: list[Given] = []
    for file, _, chapter in chapters:
        programme += _listed(file, ("goals",), chapter.goals)
        programme += _listed(file, ("actions",), chapter.actions)
        for index, goal in enumerate(chapter.goals):
            indicators += _listed(file, ("goals", index, "indicators"), goal.indicators)
    yield PROGRAMME, programme
    yield "", indicators
    for index, area in enumerate(process.areas):
        yield "", list(_listed(PROCESS, ("areas", index, "themes"), area.themes))
    for field in ("phases", "meeting_kinds", "industries", "sizes", "localities"):
        yield "", list(_listed(PROCESS, (field,), getattr(process, field)))
    yield "", [Given(one.id, one.formerly, file, ()) for file, one in records.meetings.items()]
    yield (
        "",
        [one for file, points in records.key_points.items() for one in _listed(file, (), points)],
    )
    for file, response in records.responses.items():
        yield "", list(_listed(file, ("comments",), response.comments))
    yield "", list(_listed(DECISIONS, (), records.decisions))


def _listed(file: str, path: Path, records: Sequence[Identified]) -> Iterator[Given]:
    for index, one in enumerate(records):
        id: str = one.id  # type: ignore[attr-defined]
        yield Given(id, one.formerly, file, (*path, index, "id"), below=(*path, index))


def _groups(file: str, meeting: Meeting) -> Iterator[Given]:
    for number, group in enumerate(meeting.groups):
        path = ("groups", number)
        place = (*path, "id" if group.id else "title")
        yield Given(group_id(group), group.formerly, file, place, below=path)


def _given_again(reserved: str, ids: Iterable[Given]) -> Iterator[Finding]:
    ids = [one for one in ids if one.id]
    first: dict[str, Given] = {}
    former: dict[str, Given] = {}
    for one in ids:
        for index, old in enumerate(one.formerly):
            if former.setdefault(old, one) is not one:
                path = (*one.below, "formerly", index)
                yield _duplicate(old, one.file, path, False, former[old].file, what="both-former")
    for one in ids:
        if one.id == reserved:
            yield _duplicate(one.id, one.file, one.path, one.key, "", what="reserved")
        elif first.setdefault(one.id, one) is not one:
            before = first[one.id]
            found = _duplicate(one.id, one.file, one.path, one.key, before.file)
            yield _after(found, before.path) if before.file == one.file else found
        elif one.id in former and former[one.id] is not one:
            other = former[one.id]
            yield _duplicate(one.id, one.file, one.path, one.key, other.file, what="former")


def _duplicate(
    id: str, file: str, path: Path, key: bool, other: str, **others: str | int
) -> Finding:
    values: Values = {"name": id, "other": other, **others}
    return Finding(code="duplicate-id", file=file, path=path, key=key, values=values)


def _after(found: Finding, first: Path) -> Finding:
    """The finding with the place in the same file where its id is given first."""
    return msgspec.structs.replace(found, first=first)


def _inputs_given_again(file: str, meeting: Meeting) -> Iterator[Finding]:
    ids = [input.id for _, _, inputs in input_lists(meeting) for input in inputs if input.id]
    if len(set(ids)) == len(ids):
        return
    seen: dict[str, Path] = {}
    for path, _, input in inputs_with_paths(meeting):
        place = (*path, "id")
        if input.id and (first := seen.setdefault(input.id, place)) is not place:
            yield _after(_duplicate(input.id, file, place, False, file), first)


def _former_inputs_given_again(records: Records) -> Iterator[Finding]:
    former: dict[str, Input] = {}
    for meeting in records.meetings.values():
        for _, _, inputs in input_lists(meeting):
            for input in inputs:
                if input.formerly:
                    for old in input.formerly:
                        former[old if "/" in old else f"{meeting.id}/{old}"] = input
    meetings = {reference.rpartition("/")[0] for reference in former}
    for file, meeting in records.meetings.items() if former else ():
        for path, _, input in inputs_with_paths(meeting) if meeting.id in meetings else ():
            holder = former.get(f"{meeting.id}/{input.id}")
            if holder is not None and holder is not input and input.id:
                yield _duplicate(input.id, file, (*path, "id"), False, file, what="former")


def meeting_files_begin_with_their_date(records: Records) -> Iterator[Finding]:
    """file-name: a meeting's file is named by its date and words of a-z and 0-9.

    The file's name is the meeting's id. A `date` in it may say the date more or less precisely,
    but no other date.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service

    Bad:

        # data/meetings/lunch-om-service.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
    """
    for file, meeting in records.meetings.items():
        named = day_of_file_name(meeting.id)
        if named is None:
            yield Finding(code="file-name", file=file, values={"name": meeting.id})
        elif not ID.fullmatch(meeting.id):
            values: Values = {"name": meeting.id, "what": "letters"}
            yield Finding(code="file-name", file=file, values=values)
        elif isinstance(meeting.date, Day) and not _agree(meeting.date, named):
            values = {"what": "date", "name": str(meeting.date), "named": str(named)}
            yield Finding(code="file-name", file=file, path=("date",), values=values)


def _agree(one: Day, other: Day) -> bool:
    """Whether two dates can be the same, one of them perhaps less precise."""
    return str(one).startswith(str(other)) or str(other).startswith(str(one))


def inputs_have_ids(records: Records) -> Iterator[Finding]:
    """missing-input-id: every input has an id, so that it can be cited; one finding a meeting.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: |
          [1] Bygglov tar sju månader

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: |
          Bygglov tar sju månader
    """
    for file, meeting in records.meetings.items():
        without: list[Path] = []
        for path, _, inputs in input_lists(meeting):
            without += [(*path, at) for at, input in enumerate(inputs) if input.id is None]
        if without:
            values: Values = {"meeting": meeting.id, "count": len(without)}
            values["next"] = number_after(given_ids(meeting))
            yield Finding(code="missing-input-id", file=file, path=without[0], values=values)
