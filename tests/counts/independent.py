"""A second count of a project's files, by other means: plain YAML, brute force, nothing of nplan.

Written from the description of the files and of the tally alone, so that it agrees with the
tally only if both have understood it alike.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import yaml

OF_MEETINGS = ("meeting", "meeting-kind", "month")
OF_ORGANISATIONS = ("organisation", "organisation-kind", "industry", "size", "locality")
OF_INPUTS = ("area", "any-area", "input-kind", "outcome", "key-point", "group")
BEST_FIRST = ("adopted", "partly", "open", "referred", "declined", "noted")
SHOWN = ("adopted", "partly", "declined", "referred", "noted", "open")
KINDS = {
    "problem": "problem",
    "förslag": "proposal",
    "proposal": "proposal",
    "styrka": "strength",
    "strength": "strength",
    "fråga": "question",
    "question": "question",
    "övrigt": "other",
    "other": "other",
}
MEETING_KINDS = (
    "dialoglunch",
    "intervju",
    "branschdialog",
    "politikerworkshop",
    "studiebesok",
    "koncerndialog",
)
SIZES = ("0", "1-9", "10-49", "50-249", "250-plus")
Row = dict[str, Any]


class Count:
    """The facts of a project, as plain lists."""

    def __init__(self, root: Path) -> None:
        self.data = root / "data"
        self.process = self.load("process.yaml")
        self.area_of = former(self.process["areas"])
        self.units = {one["id"]: one for one in as_list(self.process.get("units"))}
        self.read_organisations()
        self.meetings: list[Row] = []
        self.takes_part: list[Row] = []
        self.inputs: list[Row] = []
        for path in sorted(self.data.glob("meetings/**/*.yaml")):
            self.read_meeting(path.stem, yaml.load(path.read_text("utf-8-sig"), yaml.BaseLoader))
        self.read_key_points()
        self.hide()

    def load(self, name: str) -> Any:
        return yaml.load((self.data / name).read_text("utf-8-sig"), yaml.BaseLoader)

    def read_organisations(self) -> None:
        self.organisations: dict[str, Row] = {}
        self.called = {}
        for id, one in self.load("organisations.yaml").items():
            one = {"name": one} if isinstance(one, str) else one
            self.organisations[id] = one
            for name in [one["name"], *as_list(one.get("aliases")), *as_list(one.get("formerly"))]:
                self.called[name] = id
        for id, unit in self.units.items():
            for name in [unit["title"], *as_list(unit.get("formerly"))]:
                self.called[name] = id
        self.called |= {id: id for id in [*self.organisations, *self.units]}

    def read_meeting(self, id: str, file: Row) -> None:
        written = {one["id"] for one in self.kinds() if one.get("written") == "true"}
        date = file.get("date") or (re.match(r"\d{4}(-\d\d){0,2}", id) or [""])[0]
        people: dict[str, list[str | None]] = {}
        at_tables: dict[str, list[str | None]] = {}
        for one in as_list(file.get("participants")):
            self.list_people(people, one)
        groups = as_list(file.get("groups"))
        for group in groups:
            for one in as_list(group.get("participants")):
                self.list_people(at_tables, one)
        self.meetings.append(
            {
                "meeting": id,
                "formerly": as_list(file.get("formerly")),
                "meeting-kind": former(self.kinds())[file["kind"]],
                "month": date[:7] if len(date) >= 7 else None,
                "date": date,
                "written": former(self.kinds())[file["kind"]] in written,
                "attendance": file.get("attendance") or {},
            }
        )
        for said in self.said_at(file, groups):
            said["meeting"] = id
            if said.pop("withdrawn"):
                continue
            self.inputs.append(said)
            for voice in said["from"] or []:
                at_tables.setdefault(voice, [])
        for who in {**people, **at_tables}:
            noted = [n for n in people.get(who, []) if n] or [
                n for n in at_tables.get(who, []) if n
            ]
            self.takes_part.append({"who": who, "meeting": id, "people": sum(map(int, noted))})

    def kinds(self) -> list[Row]:
        return self.process.get("meeting_kinds") or [{"id": id} for id in MEETING_KINDS]

    def list_people(self, found: dict[str, list[str | None]], one: Any) -> None:
        one = {"organisation": one} if isinstance(one, str) else one
        found.setdefault(self.called[one["organisation"]], []).append(one.get("people"))

    def said_at(self, file: Row, groups: list[Row]) -> Iterator[Row]:
        for group in [None, *groups]:
            listed: dict[str, list[str | None]] = {}
            for one in as_list((group or file).get("participants")):
                self.list_people(listed, one)
            together = [one for one in listed if one not in self.units] or list(listed)
            if group is None:
                only = len(together) == 1 and not groups
                company = 0 if together and together[0] in self.units else 1
                room = file.get("attendance")
                alone = room is None or room.get("organisations") == str(company)
                together = together if only and alone else []
            for typed in self.typed_inputs((group or file).get("inputs")):
                area = typed.get("area") or (group or {}).get("area")
                named = as_list(typed["from"]) if "from" in typed else None
                voice = together if named is None else [self.called[one] for one in named]
                touched = [area, *as_list(typed.get("also"))]
                yield {
                    "id": typed.get("id", "~"),
                    "formerly": as_list(typed.get("formerly")),
                    "from": None if named is None else voice,
                    "voice": list(dict.fromkeys(voice)) or [None],
                    "area": self.area_of.get(area),
                    "any-area": {self.area_of[one] for one in touched if one} or {None},
                    "input-kind": typed.get("kind"),
                    "own-outcome": typed.get("outcome", "open"),
                    "group": group and (group.get("id") or slug(group["title"])),
                    "votes": int(typed.get("votes") or 0),
                    "withdrawn": typed.get("withdrawn"),
                }

    def typed_inputs(self, typed: Any) -> list[Row]:
        if isinstance(typed, str):
            lines: list[list[str]] = []
            for line in typed.split("\n"):
                if line.strip() and line[0] != " ":
                    lines.append([line])
                elif line.strip():
                    lines[-1].append(line)
            return [self.note(one) for one in lines]
        return [{"text": one} if isinstance(one, str) else one for one in as_list(typed)]

    def note(self, lines: list[str]) -> Row:
        found: Row = {}
        first = re.sub(r"^[-•–]\s+", "", lines[0])
        if id := re.match(r"\[(.+?)\]\s+", first):
            found["id"] = id[1]
            first = first[id.end() :]
        first = re.sub(r"^[-•–]\s+", "", first)
        if mark := re.match(r"([!+?])\s+", first):
            found["kind"] = {"!": "proposal", "+": "strength", "?": "question"}[mark[1]]
        tags = [tag for line in [first, *lines[1:]] for tag in self.tags(line)]
        kinds = [KINDS[tag[1:].lower()] for tag in tags if tag[1:].lower() in KINDS]
        areas = [tag[1:] for tag in tags if tag[0] == "#" and tag[1:].lower() not in KINDS]
        voices = [tag[1:] for tag in tags if tag[0] == "@"]
        found |= {"kind": kinds[0]} if kinds else {}
        found |= {"area": areas[0], "also": areas[1:]} if areas else {}
        found |= {"from": voices} if voices else {}
        dots = [tag[1:] for tag in tags if tag[0] == "*"]
        return found | ({"votes": dots[0]} if dots else {})

    def tags(self, line: str) -> list[str]:
        found: list[str] = []
        for word in reversed(line.split()):
            known = {"@": self.called, "#": {**self.area_of, **KINDS}}.get(word[0], {})
            is_votes = re.fullmatch(r"\*[0-9]+", word)
            if not is_votes and word[1:] not in known and word[1:].lower() not in known:
                break
            found.insert(0, word)
        return found

    def read_key_points(self) -> None:
        points = [
            point
            for path in sorted(self.data.glob("keypoints/**/*.yaml"))
            for point in yaml.load(path.read_text("utf-8-sig"), yaml.BaseLoader)
        ]
        old_meetings = {old: one["meeting"] for one in self.meetings for old in one["formerly"]}
        cited: dict[str, list[str]] = {}
        outcomes = {point["id"]: point.get("outcome", "open") for point in points}
        for point in points:
            for reference in references(point.get("inputs")):
                meeting, id = reference.split("/")
                meeting = old_meetings.get(meeting, meeting)
                cited.setdefault(f"{meeting}/{id}", []).append(point["id"])
        for said in self.inputs:
            names = [said["id"], *said["formerly"]]
            keys = [name if "/" in name else f"{said['meeting']}/{name}" for name in names]
            taken_up = {point for key in keys for point in cited.get(key, [])}
            said["key-point"] = taken_up or {None}
            said["outcome"] = min(
                [outcomes[point] for point in taken_up] or [said["own-outcome"]],
                key=BEST_FIRST.index,
            )
            if said["group"]:
                said["group"] = f"{said['meeting']}/{said['group']}"

    def hide(self) -> None:
        anonymous = sorted(
            id for id, one in self.organisations.items() if one.get("consent") == "anonymous"
        )
        self.shown = {id: f"anonymous-{n}" for n, id in enumerate(anonymous, 1)}

    def has(self, who: str | None, dimension: str) -> str | None:
        """The value of an organisation, a unit or nobody."""
        if who is None:
            return None
        if dimension == "organisation":
            return self.shown.get(who, who)
        if who in self.units:
            return self.units[who]["kind"] if dimension == "organisation-kind" else None
        one = self.organisations[who]
        if dimension == "organisation-kind":
            return one.get("kind", "company")
        lists = {"industry": "industries", "size": "sizes", "locality": "localities"}
        typed = one.get(dimension)
        return former(self.category(lists[dimension])).get(typed, typed)

    def category(self, name: str) -> list[Row]:
        sizes = [{"id": id} for id in SIZES] if name == "sizes" else []
        return as_list(self.process.get(name)) or sizes

    def cell(self, by: tuple[str, ...], values: tuple[str | None, ...]) -> Row | None:
        """The nine figures of what has these values, or None if nothing has."""
        wanted = list(zip(by, values, strict=True))
        voiced = any(one in OF_INPUTS for one in by)
        divided = any(one in OF_ORGANISATIONS for one in by)
        at = {
            one["meeting"]: one
            for one in self.meetings
            if all(one[d] == v for d, v in wanted if d in OF_MEETINGS)
        }

        def fits(who: str | None) -> bool:
            return all(self.has(who, d) == v for d, v in wanted if d in OF_ORGANISATIONS)

        inputs = [
            one
            for one in self.inputs
            if one["meeting"] in at
            and all(v in as_set(one[d]) for d, v in wanted if d in OF_INPUTS)
            and any(fits(who) for who in one["voice"])
        ]
        parts = [one for one in self.takes_part if one["meeting"] in at and fits(one["who"])]
        if voiced:
            who = {one for said in inputs for one in said["voice"] if one and fits(one)}
            held = {said["meeting"] for said in inputs if not divided or said["voice"] != [None]}
        else:
            who = {one["who"] for one in parts}
            held = {one["meeting"] for one in parts} if divided else set(at)
        if not inputs and not held:
            return None
        others = [one for one in parts if one["who"] not in self.units]
        written = {one["meeting"] for one in self.meetings if one["written"]}
        return {
            "meetings": len(held - written),
            "written": len(held & written),
            "organisations": len(who - set(self.units)),
            "own": len(who & set(self.units)),
            "participations": None if voiced else len(others),
            "people": None if voiced else self.people(at, others, divided=divided),
            "unnamed": None if voiced or divided else sum(map(self.unnamed, at.values())),
            "inputs": len(inputs),
            "votes": sum(one["votes"] for one in inputs),
        }

    def people(self, at: dict[str, Row], parts: list[Row], *, divided: bool) -> int:
        found = 0
        for id, meeting in at.items():
            room = meeting["attendance"].get("people")
            noted = sum(one["people"] for one in parts if one["meeting"] == id)
            found += int(room) if room is not None and not divided else noted
        return found

    def unnamed(self, meeting: Row) -> int:
        named = [
            one
            for one in self.takes_part
            if one["meeting"] == meeting["meeting"] and one["who"] not in self.units
        ]
        return max(int(meeting["attendance"].get("organisations", 0)) - len(named), 0)

    def listed(self, dimension: str) -> list[str] | None:
        """The values that have a row also at 0."""
        if dimension == "outcome":
            return list(SHOWN)
        lists = {
            "area": self.process["areas"],
            "any-area": self.process["areas"],
            "meeting-kind": self.kinds(),
            "industry": self.category("industries"),
            "size": self.category("sizes"),
            "locality": self.category("localities"),
        }
        return [one["id"] for one in lists[dimension]] if dimension in lists else None

    def values(self, dimension: str) -> list[str | None]:
        """Every value there is, in the order of the rows, then None."""
        if (listed := self.listed(dimension)) is not None:
            return [*listed, None]
        if dimension == "month":
            return [*sorted({one["month"] for one in self.meetings if one["month"]}), None]
        if dimension == "meeting":
            return [one["meeting"] for one in sorted(self.meetings, key=in_time)]
        if dimension in OF_ORGANISATIONS:
            everybody = [*self.organisations, *self.units]
            found = {self.has(who, dimension) for who in everybody}
        else:
            found = {value for one in self.inputs for value in as_set(one[dimension])}
        cells = {value: self.cell((dimension,), (value,)) for value in found - {None}}
        sizes = {value: cell["inputs"] for value, cell in cells.items() if cell and value}
        return [*sorted(sizes, key=lambda value: (-sizes[value], value)), None]

    def rows(self, *by: str) -> list[Row]:
        """The rows of a table by one dimension, or by two crossed."""
        found = []
        for values in product(*(self.values(one) for one in by)):
            cell = self.cell(by, values)
            if cell is None and len(by) == 1 and values[0] in (self.listed(by[0]) or []):
                voiced, divided = by[0] in OF_INPUTS, by[0] in OF_ORGANISATIONS
                cell = nothing(voiced=voiced, divided=divided)
            if cell is not None:
                found.append(dict(zip(by, values, strict=True)) | cell)
        return found


def nothing(*, voiced: bool, divided: bool) -> Row:
    names = ("meetings", "written", "organisations", "own", "participations", "people")
    found: Row = dict.fromkeys((*names, "unnamed", "inputs", "votes"), 0)
    if voiced:
        found |= dict.fromkeys(("participations", "people", "unnamed"))
    return found | ({"unnamed": None} if divided else {})


def former(listed: Any) -> dict[str, str]:
    """Ids and former ids of a list of process.yaml -> today's."""
    found = {}
    for one in as_list(listed):
        for id in [one["id"], *as_list(one.get("formerly"))]:
            found[id] = one["id"]
    return found


def references(typed: Any) -> Iterator[str]:
    for one in as_list(typed):
        if isinstance(one, str):
            yield one
        else:
            for meeting, ids in one.items():
                yield from (f"{meeting}/{id}" for id in as_list(ids))


def as_list(typed: Any) -> list[Any]:
    if typed is None or typed == "":
        return []
    return typed if isinstance(typed, list) else [typed]


def as_set(value: Any) -> set[Any]:
    return value if isinstance(value, set) else {value}


def in_time(meeting: Row) -> tuple[str, str]:
    """Days within a month sort before the month itself, months before their year."""
    year, month, day = [*meeting["date"].split("-"), "99", "99"][:3]
    last = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}
    if month == "99":
        month = "12"
    return f"{year}-{month}-{last.get(month, '31') if day == '99' else day}", meeting["meeting"]


def slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))
