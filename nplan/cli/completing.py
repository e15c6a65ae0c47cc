"""What the shell may complete: ids of this project, read from the few files that hold them."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

import typer

from nplan.model.plain import items

Choices = Iterable[tuple[str, str]]
"""What may be typed, and what it is called; '' where it has no name."""

YES_OR_NO = (("yes", ""), ("no", ""))
LISTED: Mapping[str, tuple[str, ...]] = {
    "meetings": ("meeting", "meeting-kind", "month", "status", "organisation"),
    "organisations": (
        *("organisation", "organisation-kind", "industry", "size", "locality"),
        *("invited", "attended", "spoke", "answered"),
    ),
    "inputs": (
        *("area", "any-area", "input-kind", "outcome", "key-point", "meeting", "meeting-kind"),
        *("month", "group", "organisation", "organisation-kind", "industry", "size", "locality"),
        "confidential",
    ),
    "key-points": ("key-point", "area", "outcome", "cited"),
    "goals": ("goal", "area", "indicator"),
    "actions": ("action", "area", "goal", "responsible", "status"),
    "responses": ("response", "organisation", "position", "answered"),
}
"""What each kind of record can be kept by (a test compares: counts.listing costs too much here)."""
REGISTERS = {"industry": "industries", "size": "sizes", "locality": "localities"}
"""Where in process.yaml the values of a dimension are listed."""


class Ids:
    """The ids of a project; what cannot be read has none.

    Args:
        root: the project's folder.
        anonymous: whether those who wish to be anonymous may be told, too.
    """

    def __init__(self, root: Path, *, anonymous: bool) -> None:
        self.root = root
        self.anonymous = anonymous

    def meetings(self) -> Choices:
        """Meetings, by the names of their files alone."""
        return ((id, "") for id in self._meeting_files)

    def months(self) -> Choices:
        """The months in which there was a meeting."""
        return ((month, "") for month in sorted({id[:7] for id in self._meeting_files}))

    def areas(self) -> Choices:
        """The programme's areas."""
        return _named(self._process.get("areas"))

    def units(self) -> Choices:
        """The municipality's own bodies."""
        return _named(self._process.get("units"))

    def meeting_kinds(self) -> Choices:
        """The kinds of meeting, the usual ones if the process has none of its own."""
        from nplan.model.process import DEFAULT_MEETING_KINDS

        usual = ((kind.id, kind.title) for kind in DEFAULT_MEETING_KINDS)
        return tuple(_named(self._process.get("meeting_kinds"))) or usual

    def categories(self, register: str) -> Choices:
        """The values of industries, sizes or localities."""
        from nplan.model.process import DEFAULT_SIZES

        found = tuple(_named(self._process.get(register)))
        usual = ((one.id, one.title) for one in DEFAULT_SIZES) if register == "sizes" else ()
        return found or usual

    def organisations(self) -> Choices:
        """Organisations and the municipality's own bodies."""
        held = self._values("data/organisations.yaml")
        for id, one in held.items() if isinstance(held, dict) else ():
            fields = one if isinstance(one, dict) else {"name": one}
            if self.anonymous or fields.get("consent") != "anonymous":
                yield id, _text(fields.get("name"))
        yield from self.units()

    def key_points(self) -> Choices:
        """Key points of every area."""
        for file in self._files("data/keypoints"):
            yield from _named(self._values(file))

    def goals(self) -> Choices:
        """Goals, with and without an area."""
        return _named(self._of_programme("goals"))

    def actions(self) -> Choices:
        """Actions, with and without an area."""
        return _named(self._of_programme("actions"))

    def indicators(self) -> Choices:
        """What goals are measured by."""
        for goal in self._of_programme("goals"):
            yield from _named(goal.get("indicators") if isinstance(goal, dict) else None)

    def rounds(self) -> Choices:
        """Rounds of consultation, by the names of their folders."""
        names = (file.split("/") for file in self._files("data/consultation"))
        return ((parts[-2], "") for parts in names if parts[-1] == "round.yaml")

    def responses(self) -> Choices:
        """Responses as `round/response`, by the names of their files."""
        for file in self._files("data/consultation"):
            id = file.removeprefix("data/consultation/").removesuffix(".yaml")
            if not id.endswith("/round") and not self._is_hidden(file):
                yield id, ""

    def memos(self) -> Choices:
        """Memos, by the names of their files."""
        return ((Path(file).stem, "") for file in self._files("data/memos"))

    def follow_ups(self) -> Choices:
        """Follow-ups, by the names of their files."""
        return ((Path(file).stem, "") for file in self._files("data/followup"))

    def inputs(self, meeting: str) -> Choices:
        """The inputs of one meeting as `meeting/id`, each with how it begins."""
        for inputs in (held.get("inputs") for held in (self._meeting(meeting), *self._of(meeting))):
            yield from ((f"{meeting}/{id}", text) for id, text in _inputs(inputs))

    def groups(self, meeting: str) -> Choices:
        """The groups of one meeting as `meeting/group`."""
        from nplan.model.records import slug

        for group in self._of(meeting):
            title = _text(group.get("title"))
            yield f"{meeting}/{_text(group.get('id')) or slug(title)}", title

    def everything(self, typed: str) -> Choices:
        """All that has an id; after a meeting and a slash, its inputs."""
        meeting, slash, _ = typed.partition("/")
        if slash and meeting in self._meeting_files:
            return self.inputs(meeting)
        return (
            *self.meetings(),
            *self.organisations(),
            *self.key_points(),
            *self.areas(),
            *self.goals(),
            *self.actions(),
            *self.responses(),
        )

    def values(self, name: str, typed: str, what: str = "") -> Choices:
        """The values of a dimension, or of what else records are kept by.

        Args:
            name: the dimension.
            typed: the value as far as it is typed.
            what: the kind of record that is listed, if one is.
        """
        match name:
            case "area" | "any-area":
                return self.areas()
            case "group":
                return self._groups(typed)
            case "organisation" | "responsible":
                return self.organisations()
            case "industry" | "size" | "locality":
                return self.categories(REGISTERS[name])
            case "cited" | "invited" | "attended" | "spoke" | "answered" | "confidential":
                return YES_OR_NO
            case "input-kind" | "outcome" | "organisation-kind" | "position" | "status":
                return ((word, "") for word in _words(name, what))
        return {
            "meeting": self.meetings,
            "meeting-kind": self.meeting_kinds,
            "month": self.months,
            "key-point": self.key_points,
            "goal": self.goals,
            "action": self.actions,
            "indicator": self.indicators,
            "response": self.responses,
        }[name]()

    def _groups(self, typed: str) -> Choices:
        """Meetings with a slash; the groups of the one that is meant."""
        meant = [id for id in self._meeting_files if f"{id}/".startswith(typed[: len(id) + 1])]
        if len(meant) == 1:
            return self.groups(meant[0])
        return ((f"{id}/", "") for id in meant)

    @cached_property
    def _process(self) -> Mapping[str, Any]:
        held = self._values("data/process.yaml")
        return held if isinstance(held, dict) else {}

    def _is_hidden(self, response: str) -> bool:
        """Whether the file of a response may be called after somebody who is not to be named."""
        if self.anonymous:
            return False
        held = self._values(response)
        who = held.get("from") if isinstance(held, dict) else None
        return not isinstance(who, str) or who in self._unnamed

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        """What those may be called who are not to be named: anonymous, or private persons."""
        from nplan.model.consultation import PERSON

        held = self._values("data/organisations.yaml")
        found = {PERSON}
        for id, one in held.items() if isinstance(held, dict) else ():
            if isinstance(one, dict) and one.get("consent") == "anonymous":
                names = (one.get("name"), *items(one.get("aliases")), *items(one.get("formerly")))
                found |= {id, *map(_text, names)}
        return frozenset(found)

    @cached_property
    def _meeting_files(self) -> Mapping[str, str]:
        """Each meeting's file by its id."""
        files = self._files("data/meetings")
        return {file.rpartition("/")[2].removesuffix(".yaml"): file for file in files}

    def _meeting(self, id: str) -> Mapping[str, Any]:
        held = self._values(self._meeting_files[id]) if id in self._meeting_files else None
        return held if isinstance(held, dict) else {}

    def _of(self, meeting: str) -> Iterator[Mapping[str, Any]]:
        """The groups of a meeting."""
        groups = items(self._meeting(meeting).get("groups"))
        return (group for group in groups if isinstance(group, dict))

    def _of_programme(self, field: str) -> list[Any]:
        chapters = (self._values(file) for file in self._files("data/programme"))
        held = (one.get(field) for one in chapters if isinstance(one, dict))
        return [one for some in held for one in items(some)]

    def _files(self, folder: str) -> list[str]:
        """The YAML files below a folder, sorted."""
        found: list[str] = []
        for path, _, names in os.walk(self.root / folder):
            below = Path(path).relative_to(self.root).as_posix()
            found += (f"{below}/{name}" for name in names if name.endswith(".yaml"))
        return sorted(found)

    def _values(self, file: str) -> Any:
        """A file's plain value; None where it cannot be read."""
        from nplan.files.events import values
        from nplan.files.sources import Disk
        from nplan.files.text import TextFile, text_file

        found = text_file(Disk(self.root), file)
        return values(found.text)[0] if isinstance(found, TextFile) else None


def _named(value: Any) -> Choices:
    """The ids of records in a list, with their titles or texts."""
    for one in items(value):
        if isinstance(one, dict) and (id := _text(one.get("id"))):
            yield id, _text(one.get("title") or one.get("text") or one.get("name"))


def _inputs(value: Any) -> Choices:
    """The ids of inputs in a list or in notes, with their texts where those may be told."""
    from nplan.files.notes import notes

    if isinstance(value, str):
        yield from ((note.id, note.text) for note in notes(value, (), ()) if note.id)
        return
    for one in items(value):
        if isinstance(one, dict) and (id := _text(one.get("id"))):
            hidden = one.get("confidential") == "true" or one.get("withdrawn")
            yield id, "" if hidden else _text(one.get("text"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _words(name: str, what: str) -> tuple[str, ...]:
    """The words that the format itself has for something."""
    from nplan.model.consultation import ActionStatus, Response
    from nplan.model.dialogue import InputKind, Meeting
    from nplan.model.process import OrganisationKind, UnitKind
    from nplan.model.values import OPEN, OUTCOMES

    match name:
        case "outcome":
            return (*OUTCOMES, OPEN)
        case "input-kind":
            return get_args(InputKind)
        case "organisation-kind":
            return get_args(OrganisationKind) + get_args(UnitKind)
    record: Any = Response if name == "position" else ActionStatus if what == "actions" else Meeting
    kinds = get_args(record.__annotations__[name]) or (record.__annotations__[name],)
    words = (word for kind in kinds for word in (get_args(kind) or (kind,)))
    return tuple(word for word in words if isinstance(word, str))


Completer = Callable[[typer.Context, str], list[tuple[str, str]]]


def _completer(choices: Callable[[Ids, typer.Context, str], Choices]) -> Completer:
    """What typer asks for the choices; nothing where anything goes wrong.

    Those who wish to be anonymous are left out where --internal would show them, until it is typed.
    """

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from nplan.files.project import project

        try:
            named = ctx.params.get("project")
            root = project(Path.cwd(), str(Path(named).expanduser()) if named else None)
            ids = Ids(root, anonymous=ctx.params.get("internal", True))
            return list(choices(ids, ctx, incomplete))
        except Exception:  # it would stand in the middle of what somebody is typing
            return []

    return complete


def _pairs(names: Iterable[str], typed: str, values: Callable[[str, str], Choices]) -> Choices:
    """NAME=, or NAME=VALUE where only one name can be meant, so that no space follows the =."""
    name, equals, value = typed.partition("=")
    meant = [one for one in names if one == name or (not equals and one.startswith(name))]
    only = meant[0] if len(meant) == 1 else None
    found = [(f"{only}={id}", called) for id, called in values(only, value)] if only else []
    return found or [(f"{one}=", "") for one in meant]


def _where_tally(ids: Ids, ctx: typer.Context, typed: str) -> Choices:
    names = (name for name in LISTED["inputs"] if name != "confidential")
    return _pairs(names, typed, ids.values)


def _where_list(ids: Ids, ctx: typer.Context, typed: str) -> Choices:
    what = str(ctx.params["what"])
    return _pairs(LISTED[what], typed, lambda name, value: ids.values(name, value, what))


def _documents(ids: Ids, ctx: typer.Context, typed: str) -> Choices:
    kinds = {"memo": ids.memos, "followup": ids.follow_ups, "consultation": ids.rounds}
    return kinds[str(ctx.params["document"])]()


meetings = _completer(lambda ids, ctx, typed: ids.meetings())
organisations = _completer(lambda ids, ctx, typed: ids.organisations())
units = _completer(lambda ids, ctx, typed: ids.units())
areas = _completer(lambda ids, ctx, typed: ids.areas())
meeting_kinds = _completer(lambda ids, ctx, typed: ids.meeting_kinds())
rounds = _completer(lambda ids, ctx, typed: ids.rounds())
any_id = _completer(lambda ids, ctx, typed: ids.everything(typed))
documents = _completer(_documents)
where_tally = _completer(_where_tally)
where_list = _completer(_where_list)
