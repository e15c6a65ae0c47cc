"""Files to fill in: the fields of a record in order, each with what it means as a comment."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from nplan.cli.documented import documented
from nplan.files.scalars import written
from nplan.model.record import fields
from nplan.model.values import FromFile
from nplan.texts import catalogue

COLUMN = 24
"""Where comments begin, if there is room."""

LAST = ("accepted", "formerly")
"""Fields of every record, which nobody fills in from the start."""

MANY = 12
"""How many ids a comment names."""


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A file to fill in, as it is made for one process."""

    of: type[msgspec.Struct]
    """The record it holds."""
    given: Mapping[str, Any]
    """What is known of it already, by the field's name in files."""
    choices: Mapping[str, Collection[str]] = {}
    """The ids that a field takes one of, by its name in files."""
    examples: Mapping[str, Sequence[str]] = {}
    """How a field that holds more than a text is written: what follows it, and lines below."""
    language: str
    """The language of the comments, sv or en."""

    @property
    def lines(self) -> Iterator[str]:
        """The file's lines; a field that is not known is a comment."""
        yield catalogue(self.language, "new").gettext(
            "# Take away # and the space after it where a line is needed, and fill it in."
        )
        for name, meaning in meanings(self.of, self.language).items():
            comment = self._comment(name, meaning)
            if self.given.get(name):
                first, *below = written(self.given[name], 0, key=name)
                yield _with_comment(f"{name}: {first}".rstrip(), comment)
                yield from below
            else:
                first, *below = self.examples.get(name, [""])
                yield _with_comment(f"# {name}: {first}".rstrip(), comment)
                yield from (f"# {line}" for line in below)

    @property
    def content(self) -> bytes:
        """The file."""
        return "".join(f"{line}\n" for line in self.lines).encode()

    def _comment(self, name: str, meaning: str) -> str:
        """What a field means, and which ids it takes one of."""
        known = list(self.choices.get(name, ()))
        if not known:
            return meaning
        ids = ", ".join((*known[:MANY], *(["…"] if len(known) > MANY else [])))
        return f"{meaning.removesuffix('.')}: {ids}" if meaning else ids


def meanings(type_: type[msgspec.Struct], language: str) -> dict[str, str]:
    """What each field of a record means, by its name in files, in their order; '' where unsaid."""
    docs, text = documented(type_), catalogue(language, "schema").gettext
    return {
        field.encode_name: text(docs[field.name]) if field.name in docs else ""
        for field in fields(type_)
        if field.name not in LAST and field.type != FromFile
    }


def _with_comment(line: str, comment: str) -> str:
    return f"{line:<{COLUMN - 2}}  # {comment}" if comment else line
