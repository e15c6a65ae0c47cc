"""What each command changes in four hundred files as people write them: lines, and records.

`Lines(gone=1, new=3): 7` says that in seven files three lines stand where one stood. What the
files hold afterwards is compared with what they held, changed here in plain values.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from nplan.cli.importing_sorting import sorted_files
from nplan.cli.importing_write import filled
from nplan.cli.opening import opened
from nplan.files.events import values
from nplan.files.reading import reading
from nplan.files.recording import meeting_in
from nplan.files.renaming import own_file
from nplan.files.replies import with_replies
from nplan.files.tags import Tags
from nplan.model.consultation import Reply
from nplan.model.dialogue import Group, Participation
from nplan.model.error import NplanError
from nplan.model.given import given
from nplan.model.record import Record
from nplan.model.records import Records
from nplan.model.renaming import Renaming
from nplan.model.values import Day
from nplan.tables.answers import inputs_plan
from nplan.tables.attendance import participants_plan
from nplan.tables.mapping import What, is_usual, proposed
from nplan.tables.matching import Matcher
from nplan.tables.naming import Naming
from nplan.tables.plan import Sorted
from nplan.tables.sheets import sheet
from tests.awkward_files import PROCESS, awkward_project, awkward_variants
from tests.files.test_recording import after as with_notes
from tests.typed import Here

IDS = {
    "Café Torget": "cafe-torget",
    "Caféet på torget": "cafe-torget",
    "Sandby Bygg AB": "sandby-bygg",
    "Företagarna Sandby": "foretagarna",
    "Näringslivskontoret": "naringslivskontoret",
}


class Lines(NamedTuple):
    """How many lines of a file are there no more, and how many are new."""

    gone: int
    new: int


LINES_FORMATTED = {
    Lines(1, 1): 118,
    Lines(1, 2): 14,
    Lines(2, 0): 14,
    Lines(2, 2): 41,
    Lines(2, 3): 20,
    Lines(3, 1): 6,
    Lines(3, 3): 6,
    Lines(3, 4): 6,
    Lines(4, 4): 14,
    Lines(5, 5): 6,
    Lines(6, 10): 14,
    Lines(7, 11): 6,
}

LINES_CAPTURED = {
    Lines(0, 10): 16,
    Lines(0, 11): 16,
    Lines(0, 13): 96,
    Lines(0, 14): 112,
    Lines(0, 20): 16,
    Lines(1, 3): 20,
    Lines(1, 8): 16,
    Lines(1, 11): 4,
    Lines(1, 12): 4,
    Lines(1, 13): 20,
    Lines(1, 14): 24,
    Lines(1, 15): 28,
    Lines(1, 16): 20,
    Lines(1, 21): 4,
    Lines(2, 9): 4,
}
NOTES = """\
Utanför: allt # är bra
# Bord 1 #kompetens @sandby @cafe
! Inne @cafe
  och mer *3
"Ni svarar!"
# Bord 9 #serv @foret
Hos dem
"""
CAPTURED = [
    ("Hos dem", [], None, None, False),
    ("Inne och mer", ["cafe-torget"], "proposal", 3, False),
    ("Ni svarar!", [], None, None, True),
    ("Utanför: allt # är bra", [], None, None, False),
]
LINES_ANSWERED = {
    Lines(0, 2): 154,
    Lines(0, 3): 96,
    Lines(0, 4): 20,
    Lines(0, 7): 20,
    Lines(1, 1): 20,
    Lines(1, 3): 30,
    Lines(1, 4): 44,
    Lines(3, 5): 4,
    Lines(4, 6): 4,
    Lines(6, 5): 4,
    Lines(8, 8): 4,
}
ANSWERS = 'Företag;Synpunkt;Röster\nFöretagarna Sandby;Ett #1: "x";2\n;Två, tre;\n'
ANSWERED = [
    ('Ett #1: "x"', ["foretagarna"], None, 2, False),
    ("Två, tre", [], None, None, False),
]
LINES_SIGNED_UP = {
    Lines(0, 1): 20,
    Lines(0, 2): 100,
    Lines(0, 3): 40,
    Lines(0, 4): 20,
    Lines(1, 1): 120,
    Lines(1, 2): 20,
    Lines(1, 3): 60,
    Lines(1, 4): 20,
}
SIGNED_UP = "Företag;Antal\nSandby bygg;2\nNya Firman;1\n"
LINES_SORTED = {
    Lines(0, 2): 20,
    Lines(1, 1): 100,
    Lines(1, 2): 40,
    Lines(2, 2): 120,
    Lines(2, 3): 20,
    Lines(3, 3): 40,
}


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Here:
    return Here(awkward_project(tmp_path), monkeypatch, capsys)


def test_fmt(here: Here) -> None:
    before, held = here.files(), meetings(here.folder)
    told, code = here("fmt")[1:]
    assert (code, told.splitlines()[-1]) == (0, "265 filer ändrade, 138 var redan som de ska vara")
    assert changed(before, here.files()) == LINES_FORMATTED
    after = meetings(here.folder)
    named = {name: renamed(one, IDS) for name, one in held.items()}
    assert {name: without_new_ids(one, named[name]) for name, one in after.items()} == named
    for ids in map(input_ids, meetings(here.folder).values()):
        assert len(set(ids)) == len(ids)
        assert None not in ids
    assert here("fmt", "--check")[2] == 0


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("cafe-torget", "torgkafeet", {Lines(1, 1): 231, Lines(2, 2): 105}),
        ("service", "bemotande", {Lines(1, 1): 182}),
    ],
)
def test_rename_what_many_cite(old: str, new: str, expected: dict[Lines, int], here: Here) -> None:
    before, held = here.files(), meetings(here.folder)
    assert here("rename", old, new)[2] == 0
    assert changed(before, here.files()) == expected
    assert meetings(here.folder) == {name: renamed(one, {old: new}) for name, one in held.items()}


@pytest.mark.parametrize(
    ("kind", "expected", "stopped"),
    [
        ("meeting", {Lines(0, 1): 380, Lines(1, 1): 20}, {}),
        ("group", {Lines(0, 2): 160, Lines(1, 1): 80, Lines(2, 2): 20}, {}),
        ("input", {Lines(1, 1): 240, Lines(1, 2): 120}, {"rename-notes": 300}),
    ],
)
def test_rename_in_each_meeting(
    kind: str, expected: dict[Lines, int], stopped: dict[str, int], tmp_path: Path
) -> None:
    root = awkward_project(tmp_path)
    records = records_in(root)
    tags = Tags(records)
    found: Counter[Lines] = Counter()
    refused: Counter[str] = Counter()
    for one in given(records):
        if one.kind != kind:
            continue
        content = (root / one.file).read_bytes()
        try:
            after = own_file(
                Renaming(records, one.kind, one.id, f"{one.id}0"), one, content
            ).content
        except NplanError as error:
            refused[error.code] += 1
            continue
        found[lines(content, after)] += 1
        held = meeting_after(one.file, content, tags)
        record = at(held, one.path)
        record["formerly"].append(one.own)
        if kind != "meeting":
            record["id"] = f"{one.own}0"
        assert meeting_after(one.file, after, tags) == held
    assert (found, refused) == (expected, stopped)


def test_capture(tmp_path: Path) -> None:
    root = awkward_project(tmp_path)
    records = records_in(root)
    tags = Tags(records)
    found: Counter[Lines] = Counter()
    for file, meeting in records.meetings.items():
        before = (root / file).read_bytes()
        after = with_notes(before, NOTES, records)
        found[lines(before, after)] += 1
        held, holds = plain(meeting), meeting_after(file, after, tags)
        sits_at(held, "Bord 1", "kompetens", ["sandby-bygg", "cafe-torget"])
        sits_at(held, "Bord 9", "service", ["foretagarna"])
        assert sorted(new_inputs(holds, held)) == CAPTURED, file
        assert holds == held, file
    assert found == LINES_CAPTURED


@pytest.mark.parametrize(
    ("what", "typed", "expected"),
    [
        ("inputs", ANSWERS, LINES_ANSWERED),
        ("participants", SIGNED_UP, LINES_SIGNED_UP),
    ],
    ids=["inputs", "participants"],
)
def test_import(what: What, typed: str, expected: dict[Lines, int], tmp_path: Path) -> None:
    found: Counter[Lines] = Counter()
    with opened(str(awkward_project(tmp_path))) as project:
        assert project is not None
        read = sheet(typed.encode(), None, is_usual)
        columns = proposed(what, read, project.records, ())
        naming = Naming(project.records, columns, Matcher(project.records, {}), with_new=True)
        planned = inputs_plan if what == "inputs" else participants_plan
        for file, meeting in project.records.meetings.items():
            plan = planned(read, naming, meeting, lambda: None)
            after = filled(project, file, plan, columns, what).changes[file]
            assert after is not None
            found[lines(project.contents[file], after)] += 1
            held = plain(meeting)
            holds = meeting_after(file, after, Tags(project.records))
            if what == "inputs":
                assert new_inputs(holds, held) == ANSWERED, file
            else:
                take_part(held["participants"], {"sandby-bygg": 2, "nya-firman": 1})
            assert holds == held, file
    assert found == expected


def test_sorting(tmp_path: Path) -> None:
    found: Counter[Lines] = Counter()
    with opened(str(awkward_project(tmp_path))) as project:
        assert project is not None
        held = {file: plain(one) for file, one in project.records.meetings.items()}
        moved = []
        for one in held.values():
            for said in inputs(one):
                if said["id"] and said["area"] != "kompetens":
                    said["area"] = "kompetens"
                    moved.append(Sorted(reference=f"{one['id']}/{said['id']}", area="kompetens"))
        changes = sorted_files(project, tuple(moved)).changes
        for file, after in changes.items():
            assert after is not None
            found[lines(project.contents[file], after)] += 1
            assert meeting_after(file, after, Tags(project.records)) == held[file]
    assert found == LINES_SORTED


@pytest.mark.parametrize(
    ("fragments", "file", "command", "new", "expected"),
    [
        (
            "registers",
            "data/organisations.yaml",
            ("organisation", "Ek: #1", "--kind", "association"),
            {"ek-1": {"name": "Ek: #1", "kind": "association"}},
            {Lines(0, 1): 29, Lines(1, 1): 10, Lines(1, 2): 1},
        ),
        (
            "keypoints",
            "data/keypoints/service.yaml",
            ("key-point", "Ring: #1", "--area", "service"),
            {"id": "ring-1", "area": "service", "title": "Ring: #1"},
            {
                Lines(0, 1): 8,
                Lines(0, 6): 14,
                Lines(0, 7): 5,
                Lines(1, 1): 5,
                Lines(1, 2): 7,
                Lines(1, 7): 1,
            },
        ),
    ],
    ids=["organisation", "key-point"],
)
def test_new(
    fragments: str,
    file: str,
    command: tuple[str, ...],
    new: Any,
    expected: dict[Lines, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here = Here(tmp_path, monkeypatch, capsys)
    here.put({"data/process.yaml": PROCESS})
    found: Counter[Lines] = Counter()
    for before in awkward_variants(fragments):
        here.put({file: ""})
        (tmp_path / file).write_bytes(before)
        told, code = here("new", *command)[1:]
        assert code == 0, told
        after = (tmp_path / file).read_bytes()
        found[lines(before, after)] += 1
        held = values(before.decode("utf-8-sig"))[0]
        assert filled_in(values(after.decode("utf-8-sig"))[0]) == with_new(held, new)
    assert found == expected


def test_reply() -> None:
    reply = Reply(organisation="ek", date=Day(2026, 5, 3), channel="brev")
    found: Counter[Lines] = Counter()
    for before in awkward_variants("replies"):
        after = with_replies(before, [reply])
        found[lines(before, after)] += 1
        held = values(before.decode("utf-8-sig"))[0]
        new = {"organisation": "ek", "date": "2026-05-03", "channel": "brev"}
        assert values(after.decode("utf-8-sig"))[0] == with_new(held, new)
    assert found == {
        Lines(0, 1): 12,
        Lines(0, 3): 4,
        Lines(0, 4): 5,
        Lines(1, 1): 5,
        Lines(1, 2): 8,
        Lines(1, 4): 1,
    }


def with_new(held: Any, new: Any) -> Any:
    if isinstance(new, dict) and all(isinstance(one, dict) for one in new.values()):
        return (held or {}) | new
    return [*(held or []), new]


def filled_in(value: Any) -> Any:
    """Plain values without the fields that wait to be filled in."""
    if isinstance(value, dict):
        return {name: filled_in(one) for name, one in value.items() if one is not None}
    return [filled_in(one) for one in value] if isinstance(value, list) else value


def records_in(root: Path) -> Records:
    records = reading(root).records
    assert records is not None
    return records


def meetings(root: Path) -> dict[str, Any]:
    """What each meeting holds, as plain values, by its file."""
    return {file: plain(one) for file, one in records_in(root).meetings.items()}


def plain(record: Record) -> Any:
    """A record as plain values, its tuples as lists."""
    return renamed(msgspec.to_builtins(record), {})


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Counter[Lines]:
    """In how many files how many lines changed."""
    return Counter(
        lines(before[file], after[file]) for file in before if before[file] != after[file]
    )


def lines(before: bytes, after: bytes) -> Lines:
    """The lines with their ends that are gone, and those that are new."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    parts = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    edits = [one for one in parts if one[0] != "equal"]
    return Lines(sum(one[2] - one[1] for one in edits), sum(one[4] - one[3] for one in edits))


def meeting_after(file: str, content: bytes, tags: Tags) -> Any:
    """What a meeting holds with these bytes, as plain values."""
    return plain(meeting_in(file, content, tags)) | {"id": Path(file).stem}


def sits_at(meeting: Any, title: str, area: str, who: list[str]) -> None:
    """Let a meeting have a group: its area if it has none, and those who are not listed there."""
    groups = meeting["groups"]
    there = next((one for one in groups if one["title"] == title), None)
    if there is None:
        groups.append(there := plain(Group(title=title)))
    there["area"] = there["area"] or area
    listed = [one["organisation"] for one in renamed(there["participants"], IDS)]
    new = [one for one in who if one not in listed]
    there["participants"] += [plain(Participation(organisation=one)) for one in new]


def take_part(listed: list[Any], people: dict[str, int]) -> None:
    """Let so many people of each organisation have come, where nobody noted how many did."""
    ids = [IDS.get(one["organisation"], one["organisation"]) for one in listed]
    for who, n in people.items():
        if who in ids:
            listed[ids.index(who)]["people"] = listed[ids.index(who)]["people"] or n
        else:
            listed.append(plain(Participation(organisation=who, people=n)))


def new_inputs(holds: Any, held: Any) -> list[tuple[Any, ...]]:
    """What was said since, which is taken out of what the meeting holds now."""
    found = []
    taken = {one for one in input_ids(held) if one}
    for now, before in zip((*holds["groups"], holds), (*held["groups"], held), strict=True):
        new = now["inputs"][len(before["inputs"]) :]
        del now["inputs"][len(before["inputs"]) :]
        for one in new:
            assert one["id"] not in taken
            taken.add(one["id"])
            found.append((one["text"], one["from"] or [], one["kind"], one["votes"], one["quote"]))
    return found


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Plain values with other words for some that are whole texts."""
    if isinstance(value, dict):
        return {key: renamed(one, names) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [renamed(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def inputs(meeting: Any) -> Iterator[Any]:
    for one in (*meeting["groups"], meeting):
        yield from one["inputs"]


def without_new_ids(meeting: Any, before: Any) -> Any:
    """A meeting without the ids of inputs that had none before."""
    for one, old in zip(inputs(meeting), inputs(before), strict=True):
        one["id"] = one["id"] if old["id"] else None
    return meeting


def at(value: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        value = value[step]
    return value


def input_ids(meeting: Any) -> list[str | None]:
    return [one["id"] for one in inputs(meeting)]
