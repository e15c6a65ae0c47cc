"""Changes as anybody may read them: without confidential texts and anonymous names."""

from collections.abc import Iterable, Iterator

import msgspec

from nplan.counts.change import Because, Change, Changes, Items, Plain, Value
from nplan.counts.secrets import Secrets
from nplan.model.records import Records

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
    readable = _Readable(Secrets(new, before=old))
    return Changes(
        tuple(readable.change(one) for one in changes.changes),
        tuple(dict.fromkeys(readable.file(file) for file in changes.elsewhere)),
    )


class _Readable(msgspec.Struct, frozen=True):
    secrets: Secrets

    def change(self, one: Change) -> Change:
        """A change without what is secret in it."""
        if one.what == "organisation" and any(map(self._is_anonymous, (one.id, one.was))):
            return Change(what=one.what, id=None, how=one.how, text=None, withheld=True)
        hidden = one.what == "input" and not self.secrets.inputs.isdisjoint((one.id, one.was))
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
        if hidden or any(self._secret(value, one) for value in (one.old, one.new)):
            return Value(field=one.field, old=None, new=None, withheld=True)
        return one

    def because(self, one: Because) -> Because:
        """A reason, the references left out that name somebody."""
        inputs = tuple(reference for reference in one.inputs if self.id(reference))
        return msgspec.structs.replace(one, id=self.id(one.id), inputs=inputs)

    def text(self, text: str | None) -> str | None:
        """A text that anybody may read, or None."""
        return None if text is None else self.secrets.text(text)

    def id(self, id: str | None) -> str | None:
        """An id or a reference that names nobody who wants to be anonymous, or None."""
        return None if id is None else self.secrets.reference(id)

    def file(self, file: str) -> str:
        """A file's path, or its folder's where its name names somebody."""
        return file if self.id(file) else file.rpartition("/")[0] + "/"

    def _listed(self, listed: Iterable[str | None]) -> Iterator[str | None]:
        return (
            None if one is None or self._is_anonymous(one) or self._names_or_repeats(one) else one
            for one in listed
        )

    def _is_anonymous(self, id: str | None) -> bool:
        return id is not None and self.secrets.id(id) != id

    def _names_or_repeats(self, value: str) -> bool:
        return self.id(value) is None or self.secrets.is_in(value)

    def _secret(self, value: Plain, of: Value) -> bool:
        if not isinstance(value, str):
            return False
        return self.text(value) is None if of.parts else self.secrets.is_in(value)
