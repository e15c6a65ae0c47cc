"""Changes as anybody may read them: without confidential texts and anonymous names."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from nplan.counts.change import Because, Change, Changes, Items, Plain, Value
from nplan.model.process import Organisation
from nplan.model.records import Records, slug

FEWEST_WORDS = 3
"""Fewer words than these of a confidential text may stand elsewhere by chance."""

OF_INPUTS = frozenset(("text", "reason", "from"))
"""What is not told of a confidential input."""


def withheld(changes: Changes, old: Records, new: Records) -> Changes:
    """The changes without what documents leave out, in either version.

    What is confidential or anonymous in one of the two is so in both: otherwise the change that
    made it so would tell it. That something changed is told all the same.

    Args:
        changes: what changed from `old` to `new`.
        old: the old version.
        new: the new one.
    """
    secrets = _Secrets(old, new)
    return Changes(
        tuple(secrets.change(one) for one in changes.changes),
        tuple(dict.fromkeys(secrets.file(file) for file in changes.elsewhere)),
    )


class _Secrets(msgspec.Struct, frozen=True, dict=True):
    old: Records
    new: Records

    def change(self, one: Change) -> Change:
        """A change without what is secret in it."""
        if one.what == "organisation" and not self.anonymous.keys().isdisjoint((one.id, one.was)):
            return Change(what=one.what, id=None, how=one.how, text=None, withheld=True)
        hidden = one.what == "input" and not self.confidential.isdisjoint((one.id, one.was))
        return msgspec.structs.replace(
            one,
            id=self.id(one.id),
            was=self.id(one.was),
            text=None if hidden else self.text(one.text),
            fields=tuple(self.field(field, hidden=hidden) for field in one.fields),
            because=tuple(self.because(reason) for reason in one.because),
            withheld=hidden or self.text(one.text) != one.text or self.id(one.id) != one.id,
        )

    def field(self, one: Value | Items, *, hidden: bool) -> Value | Items:
        """A field; `hidden` if it is a confidential input's."""
        hidden = hidden and one.field in OF_INPUTS
        if isinstance(one, Items):
            removed, added = map(tuple, map(self._listed, (one.removed, one.added)))
            return Items(field=one.field, removed=removed, added=added)
        if hidden or self._secret(one.old) or self._secret(one.new):
            return Value(field=one.field, old=None, new=None, withheld=True)
        return one

    def because(self, one: Because) -> Because:
        """A reason, the references left out that name somebody."""
        inputs = tuple(reference for reference in one.inputs if self.id(reference))
        return msgspec.structs.replace(one, id=self.id(one.id), inputs=inputs)

    def text(self, text: str | None) -> str | None:
        """A text that anybody may read, or None."""
        return None if self._secret(text) else text

    def id(self, id: str | None) -> str | None:
        """An id or a reference that names nobody who wants to be anonymous, or None."""
        return None if id and self._slugs.search(id) else id

    def file(self, file: str) -> str:
        """A file's path, or its folder's where its name names somebody."""
        return file if self.id(file) else file.rpartition("/")[0] + "/"

    def _listed(self, listed: Iterable[str | None]) -> Iterator[str | None]:
        return (
            None if one is None or one in self.anonymous or not self.id(one) else self.text(one)
            for one in listed
        )

    def _secret(self, value: Plain) -> bool:
        if not isinstance(value, str):
            return False
        words = _words(value)
        return bool(self._names.search(value)) or any(one in words for one in self._texts)

    @cached_property
    def anonymous(self) -> dict[str, list[Organisation]]:
        """Those who want to be anonymous in one of the versions, by their ids in both."""
        both = (self.old.organisations, self.new.organisations)
        ids = {id for side in both for id, one in side.items() if one.consent == "anonymous"}
        names = {
            *ids,
            *(old for id in ids for side in both if id in side for old in side[id].formerly),
        }
        found: dict[str, list[Organisation]] = {}
        for side in both:
            for id, one in side.items():
                if id in names or not names.isdisjoint(one.formerly):
                    found.setdefault(id, []).append(one)
        return found

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """What they are called; a name is one also where it ends in the s of a genitive."""
        names = sorted(self._all_names, key=len, reverse=True)
        spoken = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
        return re.compile(rf"(?<!\w)(?:{spoken or '(?!)'})(?=s?(?!\w))", re.IGNORECASE)

    @cached_property
    def _slugs(self) -> re.Pattern[str]:
        names = sorted({slug(name) for name in self._all_names} - {""}, key=len, reverse=True)
        return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(names) or '(?!)'})(?![a-z0-9])")

    @cached_property
    def _all_names(self) -> set[str]:
        return {
            name
            for id, records in self.anonymous.items()
            for one in records
            for name in (id, one.name, *one.aliases, *one.formerly)
            if name.strip()
        }

    @cached_property
    def confidential(self) -> frozenset[str]:
        """References of confidential inputs, as either version calls them."""
        return frozenset(self._hidden)

    @cached_property
    def _hidden(self) -> dict[str, set[str]]:
        """The texts of inputs that are confidential or taken back in one of the versions."""
        found: dict[str, set[str]] = {}
        for side, other in ((self.old, self.new), (self.new, self.old)):
            for said in side.said_and_withdrawn:
                if said.input.confidential or said.input.withdrawn is not None:
                    same = other.cited_inputs(said.reference) if said.input.id else ()
                    for one in (said, *same):
                        found.setdefault(one.reference, set()).add(_words(one.input.text))
        return found

    @cached_property
    def _texts(self) -> frozenset[str]:
        texts = (text for some in self._hidden.values() for text in some)
        return frozenset(text for text in texts if len(text.split()) >= FEWEST_WORDS)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())
