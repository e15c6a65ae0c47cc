"""The JSON Schema of what a file holds, made from the records' own fields as its decoder is.

What `validate` accepts as typed, the schema accepts in the types that an editor reads it as: a
number or a truth where a text is wanted, nothing where a field is left empty, a single value
where a list is wanted.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

import msgspec

from nplan.cli.documented import documented
from nplan.model.dialogue import Input
from nplan.model.record import Record, fields
from nplan.model.values import CODE, ID, Day, FromFile

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = (
    "^(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])"
    "|-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    "|-(?:0[13-9]|1[0-2])-(?:29|30)"
    "|-(?:0[13578]|1[02])-31)?$"
    "|^(?!0000)(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29$"
)
"""A day, a month or a year that there is."""

STRUCTURES = ["array", "object"]
OTHER_THAN_NUMBERS = ["boolean", *STRUCTURES]

MESSAGES = {
    "text": "Write a text.",
    "date": "Write a day, a month or a year that there is: 2026-03-25, 2026-03 or 2026.",
    "time": "Write a time as 11:30.",
    "whole": "Write a whole number.",
    "kronor": "Write a whole number of kronor, e.g. 4 100 000.",
    "number": "Write a number, e.g. 3,1.",
    "id": "Write words of a-z and 0-9 joined by hyphens, e.g. en-vag-in.",
    "code": "Write letters and digits joined by hyphens or dots, e.g. K1.2.",
    "colour": 'Write # and six of 0-9 and a-f in quotation marks, e.g. "#0b4f5c".',
    "truth": "Write true or false.",
    "choice": "Write one of: {choices}.",
    "reference": "Write a meeting's id, a slash and the input's id, e.g. 2026-03-25-lunch/7.",
}
"""What an editor says where a value is none of the kind."""

UNKNOWN = {
    "action": "There is no action with this id in data/programme/.",
    "area": "There is no area with this id in data/process.yaml.",
    "goal": "There is no goal with this id in data/programme/.",
    "indicator": "There is no indicator with this id in data/programme/.",
    "industry": "There is no industry with this id in data/process.yaml.",
    "key-point": "There is no key point with this id in data/keypoints/.",
    "locality": "There is no locality with this id in data/process.yaml.",
    "meeting-kind": "There is no meeting kind with this id in data/process.yaml.",
    "organisation": "No organisation in data/organisations.yaml is called this, and no unit.",
    "sender": "No organisation in data/organisations.yaml is called this, and no unit.",
    "size": "There is no size with this id in data/process.yaml.",
    "subject": "There is no area, goal or action with this id.",
    "unit": "No unit in data/process.yaml is called this.",
}
"""What an editor says of a name that the project does not know."""

AGAIN = "Run “nplan schema” if it is new."


class Names(msgspec.Struct, frozen=True):
    """What may stand where a certain kind of record is named."""

    ids: dict[str, str]
    """Today's ids, which an editor completes, with what each is called."""
    others: tuple[str, ...] = ()
    """Names, aliases and former ids that are understood too."""


def schema_of(kind: Any, names: Mapping[str, Names], text: Callable[[str], str]) -> Schema:
    """The JSON Schema (2020-12) of a file.

    Args:
        kind: what the file holds, as nplan.files.reading.KINDS says it.
        names: what may be named, by the second mark of the types in nplan.model.values; of a kind
            that is left out any text may stand.
        text: an English text in the language of those who read it.
    """
    made = _Made(names, text)
    # A file that lists things may hold comments alone: it lists nothing yet.
    top = made.field(kind) if get_origin(kind) in (dict, tuple) else made.value(kind)
    title = text(summary(_held(kind)))
    return {"$schema": DIALECT, "title": title, **top, "$defs": dict(sorted(made.parts.items()))}


class _Made:
    """The parts that schemas share, each made once: `$defs`."""

    def __init__(self, names: Mapping[str, Names], text: Callable[[str], str]) -> None:
        self.names = names
        self.text = text
        self.parts: dict[str, Schema] = {}

    def value(self, hint: Any) -> Schema:
        """What a value of a type may be."""
        return _any_of(self.alternatives(hint))

    def field(self, hint: Any) -> Schema:
        """What a field of a type may be: the same, or empty."""
        alternatives = self.alternatives(hint)
        empty = [] if any(map(self.may_be_empty, alternatives)) else [NOTHING]
        return _any_of([*alternatives, *empty])

    def may_be_empty(self, alternative: Schema) -> bool:
        """Whether a form takes the empty value already: all scalars and names do."""
        part = alternative.get("$ref", "").rpartition("/")[2]
        return bool(part) and self.parts[part].get("type") != "object"

    def alternatives(self, hint: Any) -> list[Schema]:
        """The forms that a value of a type has; it is one of them."""
        origin = get_origin(hint)
        if origin is Annotated:
            return self.marked(*get_args(hint))
        if origin in (Union, UnionType):
            (inner,) = (one for one in get_args(hint) if one is not NoneType)
            return self.alternatives(inner)
        if origin is Literal:
            choices = get_args(hint)
            message = self.text(MESSAGES["choice"]).format(choices=", ".join(choices))
            return [{"enum": list(choices), "errorMessage": message}]
        if origin is tuple:
            return self.one_or_several(self.alternatives(get_args(hint)[0]))
        if origin is dict:
            return [self.mapping(*get_args(hint))]
        if isinstance(hint, type) and issubclass(hint, Record):
            return self.record(hint)
        return [self.part(_PLAIN[hint])]

    def one_or_several(self, item: list[Schema]) -> list[Schema]:
        """A list, or its only item without brackets."""
        return [*item, {"type": "array", "items": _any_of(item)}]

    def marked(self, of: Any, mark: str, named: str = "") -> list[Schema]:
        """The forms of a type of nplan.model.values."""
        if mark == "notes":
            return self.one_or_several(self.record(Input))
        if mark == "references":
            by_meeting = _any_of(self.one_or_several([self.part("text")]))
            title = self.text("References grouped by meeting.")
            grouped = {"title": title, "type": "object", "additionalProperties": by_meeting}
            return self.one_or_several([self.part("reference"), grouped])
        if mark == "invited":
            several = self.one_or_several([self.named("organisation")])
            return [*several, self.part("whole")]
        return [self.named(named) if mark == "name" else self.part(mark)]

    def part(self, mark: str) -> Schema:
        """A reference to what a scalar may be."""
        if mark not in self.parts:
            self.parts[mark] = _scalar(mark, self.text)
        return _reference(mark)

    def named(self, kind: str) -> Schema:
        """A reference to the names that may stand for a kind of record."""
        if (known := self.names.get(kind)) is None:
            return self.part("text")
        if kind not in self.parts:
            message = f"{self.text(UNKNOWN[kind])} {self.text(AGAIN)}"
            self.parts[kind] = _one_of(known, message)
        return _reference(kind)

    def mapping(self, key: Any, value: Any) -> Schema:
        """A mapping from ids; from those that are known, where it is about records that are."""
        item = self.field(value)
        kind = next(iter(get_args(key)[2:]), "")  # str, mark, kind of record
        known = self.names.get(kind)
        if known is None:
            typed = "id" if key is str else "text" if kind == "organisation" else "code"
            allowed = {"propertyNames": self.part(typed), "additionalProperties": item}
            return {"type": "object", **allowed}
        told = {id: {**item, "description": called} for id, called in known.ids.items()}
        # In contacts.yaml an organisation that is not known is a warning alone.
        rest: Any = item if kind == "organisation" else False
        former = {} if rest else {old: {**item, "doNotSuggest": True} for old in known.others}
        return {"type": "object", "properties": former | told, "additionalProperties": rest}

    def record(self, type_: type[Record]) -> list[Schema]:
        """A record's fields, or its shorthand."""
        shorthand = getattr(type_, "shorthand", None)
        of = {field.name: field.type for field in fields(type_)}
        short = self.alternatives(of[shorthand]) if shorthand else []
        if type_.__name__ not in self.parts:
            self.parts[type_.__name__] = self.fields(type_)
        return [*short, _reference(type_.__name__)]

    def fields(self, type_: type[Record]) -> Schema:
        """What a record may hold."""
        texts = documented(type_)
        told: dict[str, Schema] = {}
        for field in fields(type_):
            if field.type == FromFile:
                continue
            help = {"description": self.text(texts[field.name])}
            told[field.encode_name] = help | self.field(field.type)
        made: Schema = {
            "title": self.text(summary(type_)),
            "type": "object",
            "properties": told,
            "required": [field.encode_name for field in fields(type_) if field.required],
            "additionalProperties": False,
        }
        if needed := getattr(type_, "needed_unless", None):
            made["anyOf"] = [{"required": [one]} for one in needed]
        return made


def _held(kind: Any) -> type[Record]:
    """The record that a file holds, one or many."""
    while get_origin(kind) in (tuple, dict):
        kind = get_args(kind)[0 if get_origin(kind) is tuple else 1]
    return cast(type[Record], kind)


def summary(type_: type) -> str:
    """What a record is, from its docstring."""
    return " ".join((inspect.getdoc(type_) or "").split())


NOTHING: Schema = {"not": {"type": ["string", "number", "boolean", *STRUCTURES]}}
"""An empty value. It is not called null: an editor would suggest to write that."""


def _any_of(alternatives: list[Schema]) -> Schema:
    """One of the forms."""
    return {"anyOf": alternatives} if len(alternatives) > 1 else alternatives[0]


def _reference(part: str) -> Schema:
    return {"$ref": f"#/$defs/{part}"}


_PLAIN: dict[Any, str] = {str: "text", bool: "truth", Day: "date"}

_SCALARS: dict[str, tuple[list[str], Schema]] = {
    "text": (STRUCTURES, {"pattern": r"\S"}),
    "prose": (STRUCTURES, {"pattern": r"\S"}),
    "id": (STRUCTURES, {"pattern": f"^(?:{ID.pattern})$", "minimum": 0}),
    "code": (STRUCTURES, {"pattern": f"^(?:{CODE.pattern})$", "minimum": 0}),
    "date": (OTHER_THAN_NUMBERS, {"pattern": DATE, "minimum": 1, "maximum": 9999, "multipleOf": 1}),
    # 11.30 is read as a number, and so is 11:30 in older YAML: as minutes.
    "time": (
        OTHER_THAN_NUMBERS,
        {"pattern": "^0*(?:[0-9]|1[0-9]|2[0-3])[:.][0-5][0-9]$", "minimum": 0, "maximum": 1439},
    ),
    "whole": (OTHER_THAN_NUMBERS, {"pattern": "^[0-9]{1,15}$", "minimum": 0, "multipleOf": 1}),
    "kronor": (
        OTHER_THAN_NUMBERS,
        {
            "pattern": "^(?:[0-9]{1,15}|[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,4})$",
            "minimum": 0,
            "multipleOf": 1,
        },
    ),
    "number": (OTHER_THAN_NUMBERS, {"pattern": "^-?[0-9]+(?:[.,][0-9]+)?$"}),
    "colour": (STRUCTURES, {"pattern": r"^\s*#?(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\s*$"}),
    "reference": (["number", *OTHER_THAN_NUMBERS], {"pattern": "./."}),
}
"""By mark: the types that it is never read as, and what else it has to be."""


def _scalar(mark: str, text: Callable[[str], str]) -> Schema:
    """What a scalar may be; empty too."""
    message = text(MESSAGES["text" if mark == "prose" else mark])
    if mark == "truth":
        quoted = {
            "not": {"type": ["number", *OTHER_THAN_NUMBERS]},
            "pattern": "^(?:true|false)$",
        }
        return {"anyOf": [{"type": "boolean", "errorMessage": message}, quoted]}
    refused, limits = _SCALARS[mark]
    never = {"type": "string", "errorMessage": message}
    # Not {"type": [...]}: of a type that is named an editor suggests true, false and null.
    return {"if": {"type": refused}, "then": never, **limits, "errorMessage": message}


def _one_of(known: Names, message: str) -> Schema:
    """Names with what each is called; empty too."""
    ids = [read(id) for id in known.ids]
    typed = (*known.ids, *known.others)
    accepted = _distinct([None, *typed, *map(read, typed)])
    suggested = {
        "enum": ids,
        "enumDescriptions": list(known.ids.values()),
        "errorMessage": message,
    }
    # Below `not` and `if` an editor looks for nothing to suggest or to show.
    return {"anyOf": [suggested, {"if": {"not": {"enum": accepted}}, "then": False}]}


Scalar = str | int | float | bool | None


def _distinct(scalars: list[Scalar]) -> list[Scalar]:
    """Each once; 1 and true are equal to Python, and two values in JSON."""
    return list({(type(one), one): one for one in scalars}.values())


# No longer than that a number stays below the largest that JSON readers know, 1.8e308.
NUMBER = re.compile(r"[-+]?(?:[0-9]{1,200}(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?")
BASED = re.compile("0x[0-9a-fA-F]{1,200}|0o[0-7]{1,200}")
WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None}


def read(typed: str) -> Scalar:
    """What an editor makes of a word that is typed without quotes (the core schema of YAML 1.2)."""
    if typed.lower() in WORDS:
        return WORDS[typed.lower()]
    if BASED.fullmatch(typed):
        return int(typed, 0)
    if not NUMBER.fullmatch(typed):
        return typed
    return int(typed) if typed.lstrip("+-").isdigit() else float(typed)
