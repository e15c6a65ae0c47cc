"""What stands behind a change of the programme: inputs that came to it, comments answered."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from nplan.counts.change import Because
from nplan.counts.versions import Versions
from nplan.model.consultation import Comment
from nplan.model.programme import KeyPoint
from nplan.model.records import Records, Said


class Reasons(msgspec.Struct, frozen=True, dict=True):
    """The new links of a version, by what they lead to."""

    versions: Versions

    def of(self, id: str, before: Iterable[str], after: Iterable[str]) -> Iterator[Because]:
        """What came to stand behind a goal, an action or a chapter.

        That is a key point that it names now and did not before, with all its inputs; one that it
        named before too, with the inputs it gained; and a comment about it that has got another
        change, or has become adopted or partly adopted.

        Args:
            id: its id.
            before: the key points that its old version names.
            after: those that the new one names.
        """
        known = self.versions.new.key_points_by_id
        old_known = self.versions.old.key_points_by_id
        named = {
            self.versions.key_points.ids.get(old_known[name].id)
            for name in before
            if name in old_known
        }
        for name in dict.fromkeys(known[name].id for name in after if name in known):
            inputs = self.gained(name) if name in named else self.inputs_of(name)
            if inputs or name not in named:
                yield Because(what="key-point", id=name, inputs=inputs)
        for reference in self._answered.get(id, ()):
            yield Because(what="comment", id=reference)

    def inputs_of(self, id: str) -> tuple[str, ...]:
        """References of the inputs that a key point of the new version takes up."""
        return _references(self.versions.new, self.versions.key_points.new[id])

    def inputs_before(self, id: str) -> tuple[str, ...]:
        """Those that its old version took up, as they are called now."""
        references = _references(self.versions.old, self.versions.key_points.old[id])
        return tuple(self.versions.inputs.ids.get(one, one) for one in references)

    def gained(self, id: str) -> tuple[str, ...]:
        """The inputs that a key point takes up now and did not before; () for a new one."""
        before = self.versions.key_points.old_ids.get(id)
        if (
            before is None
            or self.versions.key_points.old[before] == self.versions.key_points.new[id]
        ):
            return ()
        had = frozenset(self.inputs_before(before))
        return tuple(one for one in self.inputs_of(id) if one not in had)

    @cached_property
    def _answered(self) -> Mapping[str, list[str]]:
        """Comments whose answer is a new one, by the id of what they are about."""
        found: dict[str, list[str]] = {}
        for reference, comment in self.versions.comments.new.items():
            before = self.versions.comments.old_ids.get(reference)
            if _is_answered_anew(self.versions.comments.old[before] if before else None, comment):
                found.setdefault(self._about(comment), []).append(reference)
        return found

    def _about(self, comment: Comment) -> str:
        new, about = self.versions.new, comment.about
        if found := new.goals.get(about) or new.actions.get(about):
            return found.id
        return new.area_ids.get(about, about)


def _is_answered_anew(old: Comment | None, new: Comment) -> bool:
    change, outcome = (old.change, old.outcome) if old else (None, None)
    taken_up = new.outcome in ("adopted", "partly") and new.outcome != outcome
    return taken_up or (new.change is not None and new.change != change)


def _references(records: Records, point: KeyPoint) -> tuple[str, ...]:
    """The inputs a key point takes up, by current references; an unknown one as it is written."""
    found = (
        said.reference if isinstance(said, Said) else said
        for reference in point.inputs
        for said in records.cited_inputs(reference) or (reference,)
    )
    return tuple(dict.fromkeys(found))
