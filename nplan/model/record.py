"""What all records have in common."""

from functools import cache

import msgspec
from msgspec.structs import FieldInfo


def field_name(attribute: str) -> str:
    """How a field is written in the files: `from` is a word of Python's, so it is `from_` here."""
    return attribute.removesuffix("_")


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename=field_name):
    """A mapping in one of the files."""

    accepted: tuple[str, ...] = ()
    """Codes of warnings that somebody has looked at and accepted here."""


@cache
def fields(type_: type[msgspec.Struct]) -> tuple[FieldInfo, ...]:
    """The fields of a record or a view: `name`, in the files `encode_name`, and marked `type`."""
    return msgspec.structs.fields(type_)  # once: it works out every annotation


def field_order(type_: type[Record]) -> tuple[str, ...]:
    """The fields of a record as they are written in the files, in their order there."""
    return type_.__struct_encode_fields__


class Identified(Record, frozen=True, kw_only=True, gc=False):
    """A record with an id that others cite."""

    formerly: tuple[str, ...] = ()
    """Older ids or references, which go on resolving and are never given again."""
