"""Plain values to records: one decoder a type, made from the record's own fields.

A decoder always returns something, with a stand-in for what it could not read, and tells every
mistake with its path, so that all mistakes of a file are told at once.
"""

import re
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from sys import intern
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from nplan.files.notes import is_tag, notes
from nplan.model.colour import BLACK
from nplan.model.finding import Path
from nplan.model.record import Record, fields
from nplan.model.values import CODE, ID, Day, FromFile, day

HEXADECIMAL = re.compile("#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
"""A colour; without its mark too, which begins a comment where there are no quotes."""

Place = tuple["Place", str | int] | None
"""A path under construction: the place above and the key or index; None is the top."""


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a field cannot hold."""

    code: str
    path: Path
    key: bool = False
    span: tuple[int, int] | None = None
    values: dict[str, str | int] = {}


class Decoding:
    """What decoding one file knows and finds."""

    def __init__(
        self, organisations: typing.Container[str] = (), areas: typing.Container[str] = ()
    ):
        self.organisations = organisations
        """Ids that may be tagged with @ in notes."""
        self.areas = areas
        """Ids that may be tagged with # in notes."""
        self.mistakes: list[Mistake] = []

    def tell(
        self,
        code: str,
        place: Place,
        *,
        key: bool = False,
        span: tuple[int, int] | None = None,
        **values: str | int,
    ) -> None:
        """Note a mistake."""
        self.mistakes.append(
            Mistake(code=code, path=path_of(place), key=key, span=span, values=values)
        )


Decoder = Callable[[Any, Place, Decoding], Any]


def path_of(place: Place) -> Path:
    """The place as a path from the top."""
    found: list[str | int] = []
    while place is not None:
        place, step = place
        found.append(step)
    return tuple(reversed(found))


def decoded(type_: type[msgspec.Struct], value: Any, decoding: Decoding) -> Any:
    """A record of `type_` from what a file holds; mistakes are told to `decoding`."""
    return decoder(type_)(value, None, decoding)


@cache
def decoder(type_: Any) -> Decoder:
    """How values of a type are read."""
    origin = get_origin(type_)
    if origin is Annotated:
        return _MARKED[get_args(type_)[1]]
    if origin in (Union, UnionType):
        (inner,) = (one for one in get_args(type_) if one is not NoneType)
        return _choice(get_args(inner), None) if get_origin(inner) is Literal else decoder(inner)
    if origin is Literal:
        return _choice(get_args(type_), get_args(type_)[0])
    if origin is tuple:
        return _list(decoder(get_args(type_)[0]))
    if origin is dict:
        key, value = get_args(type_)
        return _mapping(decoder(value), ID if key is str else CODE)
    if isinstance(type_, type) and issubclass(type_, Record):
        return _record(type_)
    return _PLAIN[type_]


def _text(value: Any, place: Place, decoding: Decoding) -> str:
    if type(value) is str and value and not value.isspace():
        return value
    if type(value) is not str:
        decoding.tell("wrong-type", place, wanted="text")
        return ""
    decoding.tell("empty-text", place)
    return value


def _name(value: Any, place: Place, decoding: Decoding) -> str:
    if type(value) is str and value and not value.isspace():
        return intern(value)  # the same few names stand at every input
    return _text(value, place, decoding)


def _id(value: Any, place: Place, decoding: Decoding) -> str:
    text = _name(value, place, decoding)
    if text and not ID.fullmatch(text):
        decoding.tell("bad-id", place, name=text, wanted="id")
    return text


def _code(value: Any, place: Place, decoding: Decoding) -> str:
    text = _text(value, place, decoding)
    if text and not CODE.fullmatch(text):
        decoding.tell("bad-id", place, name=text, wanted="code")
    return text


def _day(value: Any, place: Place, decoding: Decoding) -> Day | None:
    found = day(value) if type(value) is str else None
    if found is None:
        decoding.tell("bad-date", place, typed=value if type(value) is str else "")
    return found


def _time(value: Any, place: Place, decoding: Decoding) -> str | None:
    if type(value) is str and value.isascii():
        hour, _, minute = value.replace(".", ":").partition(":")
        if len(minute) == 2 and (hour + minute).isdigit() and int(hour) < 24 and int(minute) < 60:
            return f"{int(hour):02}:{minute}"
    decoding.tell("wrong-type", place, wanted="time")
    return None


def _whole(value: Any, place: Place, decoding: Decoding) -> int | None:
    if type(value) is str and value.isascii() and value.isdigit() and len(value) <= 15:
        return int(value)
    decoding.tell("wrong-type", place, wanted="whole")
    return None


def _kronor(value: Any, place: Place, decoding: Decoding) -> int | None:
    if type(value) is str:
        first, *groups = value.replace("\xa0", " ").split(" ")
        if all(len(group) == 3 for group in groups) and len(first) <= (3 if groups else 15):
            return _whole("".join((first, *groups)), place, decoding)
    decoding.tell("wrong-type", place, wanted="kronor")
    return None


def _number(value: Any, place: Place, decoding: Decoding) -> Decimal:
    if type(value) is str and value.isascii():
        unsigned = value.removeprefix("-")
        whole, point, decimals = unsigned.replace(",", ".", 1).partition(".")
        if whole.isdigit() and (decimals.isdigit() or not point):
            return Decimal(value.replace(",", "."))
    decoding.tell("wrong-type", place, wanted="number")
    return Decimal(0)


def _truth(value: Any, place: Place, decoding: Decoding) -> bool:
    if type(value) is not str or value not in ("true", "false"):
        decoding.tell("wrong-type", place, wanted="truth")
    return bool(value == "true")


def _colour(value: Any, place: Place, decoding: Decoding) -> str:
    text = _text(value, place, decoding)
    found = HEXADECIMAL.fullmatch(text.strip())
    if found is None:
        if text.strip():
            decoding.tell("bad-colour", place, name=text)
        return BLACK
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def _choice(choices: tuple[str, ...], standing_in: str | None) -> Decoder:
    known = {choice: choice for choice in choices}

    def decode(value: Any, place: Place, decoding: Decoding) -> str | None:
        if type(value) is str and value in known:
            return known[value]
        typed = value if type(value) is str else ""
        decoding.tell("bad-choice", place, typed=typed, choices=", ".join(choices))
        return standing_in

    return decode


def _list(item: Decoder) -> Decoder:
    def decode(value: Any, place: Place, decoding: Decoding) -> tuple[Any, ...]:
        if type(value) is not list:
            return (item(value, (place, 0), decoding),)  # a list of one needs no brackets
        return tuple([item(one, (place, index), decoding) for index, one in enumerate(value)])

    return decode


def _mapping(item: Decoder, keys: re.Pattern[str]) -> Decoder:
    def decode(value: Any, place: Place, decoding: Decoding) -> dict[str, Any]:
        if type(value) is not dict:
            decoding.tell("wrong-type", place, wanted="mapping")
            return {}
        for key in value:
            if not keys.fullmatch(key):
                wanted = "id" if keys is ID else "code"
                decoding.tell("bad-id", (place, key), key=True, name=key, wanted=wanted)
        return {
            key: item({} if one is None else one, (place, key), decoding)
            for key, one in value.items()
        }

    return decode


def _record(type_: type[Record]) -> Decoder:
    all_fields = fields(type_)
    known = {
        field.encode_name: (field.name, decoder(field.type))
        for field in all_fields
        if field.type != FromFile
    }
    required = {field.name: field.encode_name for field in all_fields if field.required}
    shorthand: str | None = getattr(type_, "shorthand", None)
    wanted: str = getattr(type_, "wanted", "mapping")
    needed, unless = getattr(type_, "needed_unless", (None, None))

    def decode(value: Any, place: Place, decoding: Decoding) -> Any:
        found: dict[str, Any] = {}
        if type(value) is dict:
            for key, one in value.items():
                if (field := known.get(key)) is not None:
                    if one is not None:
                        found[field[0]] = field[1](one, (place, key), decoding)
                else:
                    decoding.tell(
                        "unknown-field", (place, key), key=True, name=key, known=", ".join(known)
                    )
        elif type(value) is str and shorthand is not None:
            found[shorthand] = known[shorthand][1](value, place, decoding)
        else:
            decoding.tell("not-a-mapping" if place is None else "wrong-type", place, wanted=wanted)
            standing_in: dict[str, Any] = dict.fromkeys(required, "")
            return type_(**standing_in)
        if not required.keys() <= found.keys():
            for name, written in required.items():
                if name not in found:
                    decoding.tell("missing-field", place, name=written)
                    found[name] = ""
        if needed is not None and needed not in found and unless not in found:
            decoding.tell("missing-field", place, name=needed)
        return type_(**found)

    return decode


def _notes(value: Any, place: Place, decoding: Decoding) -> tuple[Any, ...]:
    from nplan.model.dialogue import Input

    if type(value) is not str:
        return tuple(_list(decoder(Input))(value, place, decoding))
    found = []
    for index, note in enumerate(notes(value, decoding.organisations, decoding.areas)):
        if not note.text:
            decoding.tell("empty-text", (place, index))
        for span in note.unknown:
            tag = value[slice(*span)]
            what = "again" if tag[0] in "#*" and is_tag(tag, decoding.areas) else tag[0]
            decoding.tell("unknown-tag", place, span=span, tag=tag, what=what)
        if note.confidential is not None:
            decoding.tell(
                "unknown-field", place, span=note.confidential, name="confidential", what="notes"
            )
        found.append(
            Input(
                id=note.id,
                text=note.text,
                area=note.area,
                also=note.also,
                kind=typing.cast(typing.Any, note.kind),
                from_=note.from_,
                votes=note.votes,
                quote=note.quote,
            )
        )
    return tuple(found)


def references(value: Any, place: Place = None) -> Iterator[tuple[Any, Place]]:
    """Each reference to an input, written singly or grouped by meeting, with its place."""
    for index, one in enumerate(value) if type(value) is list else [(0, value)]:
        here = (place, index) if type(value) is list else place
        if type(one) is not dict:
            yield one, here
            continue
        for meeting, ids in one.items():
            for number, id in enumerate(ids) if type(ids) is list else [(0, ids)]:
                there: Place = (here, meeting)
                reference = f"{meeting}/{id}" if type(id) is str else id
                yield reference, (there, number) if type(ids) is list else there


def _references(value: Any, place: Place, decoding: Decoding) -> tuple[str, ...]:
    return tuple(_text(one, at, decoding) for one, at in references(value, place))


def _invited(value: Any, place: Place, decoding: Decoding) -> tuple[str, ...] | int | None:
    if type(value) is str and value.isascii() and value.isdigit():
        return _whole(value, place, decoding)
    return typing.cast(tuple[str, ...], _list(_text)(value, place, decoding))


_MARKED: dict[str, Decoder] = {
    "text": _text,
    "prose": _text,
    "name": _name,
    "id": _id,
    "code": _code,
    "whole": _whole,
    "kronor": _kronor,
    "number": _number,
    "time": _time,
    "notes": _notes,
    "references": _references,
    "invited": _invited,
    "colour": _colour,
}
_PLAIN: dict[Any, Decoder] = {str: _text, bool: _truth, Day: _day}
