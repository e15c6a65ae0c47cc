"""What diff calls kinds of record, fields and values, in both languages."""

from collections.abc import Iterable, Mapping

import msgspec

from nplan.cli.words import N_, Words
from nplan.counts.change import Plain, What
from nplan.counts.dimensions import Dimension
from nplan.model.values import day
from nplan.texts import catalogue

HEADINGS: Mapping[What, str] = {
    "meeting": N_("Meetings"),
    "organisation": N_("Organisations"),
    "input": N_("Inputs"),
    "key-point": N_("Key points"),
    "chapter": N_("The programme's texts"),
    "goal": N_("Goals"),
    "indicator": N_("Indicators"),
    "action": N_("Actions"),
    "comment": N_("Comments in the consultation"),
}
FIELD_NAMES: Mapping[str, str] = {
    "about": N_("about"),
    "aliases": N_("other names"),
    "also": N_("other areas"),
    "answer": N_("answer"),
    "area": N_("area"),
    "attendance.approximate": N_("counted roughly"),
    "attendance.organisations": N_("organisations in the room"),
    "attendance.own_people": N_("own people in the room"),
    "attendance.people": N_("people in the room"),
    "background": N_("background"),
    "baseline": N_("baseline"),
    "better": N_("better"),
    "change": N_("change"),
    "conclusion": N_("conclusion"),
    "confidential": N_("confidential"),
    "consent": N_("consent"),
    "cost": N_("cost in kronor"),
    "date": N_("date"),
    "delimitation": N_("delimitation"),
    "direction": N_("direction"),
    "due": N_("due"),
    "end": N_("ends"),
    "follow_up": N_("follow-up"),
    "foreword": N_("foreword"),
    "foreword_by": N_("foreword by"),
    "from": N_("from"),
    "funding": N_("funding"),
    "goal": N_("goal"),
    "group": N_("table"),
    "groups": N_("tables"),
    "heard": N_("what we heard"),
    "host": N_("host"),
    "industry": N_("industry"),
    "inputs": N_("inputs"),
    "invited": N_("invited"),
    "key_points": N_("key points"),
    "kind": N_("kind"),
    "locality": N_("locality"),
    "name": N_("name"),
    "notes": N_("notes"),
    "number": N_("organisation number"),
    "organisation": N_("organisation of the work"),
    "outcome": N_("outcome"),
    "participants": N_("participants"),
    "partners": N_("partners"),
    "people": N_("people noted"),
    "place": N_("place"),
    "purpose": N_("purpose"),
    "question": N_("question"),
    "questions": N_("questions"),
    "quote": N_("quote"),
    "reason": N_("reason"),
    "reference": N_("case number"),
    "responsible": N_("responsible"),
    "situation": N_("situation"),
    "size": N_("size"),
    "source": N_("source"),
    "start": N_("begins"),
    "status": N_("status"),
    "summary": N_("summary"),
    "target": N_("target"),
    "text": N_("text"),
    "title": N_("title"),
    "unit": N_("unit"),
    "until": N_("last day"),
    "vision": N_("vision"),
    "votes": N_("dots"),
}
VALUE_NAMES: Mapping[Plain, str] = {
    None: N_("nothing"),
    True: N_("yes"),
    False: N_("no"),
    "draft": N_("draft"),
    "final": N_("final"),
    "named": N_("may be named"),
    "anonymous": N_("wants to be anonymous"),
    "higher": N_("higher"),
    "lower": N_("lower"),
}
_NAMED: Mapping[str, Dimension] = {
    "area": "area",
    "also": "area",
    "from": "organisation",
    "host": "organisation",
    "industry": "industry",
    "invited": "organisation",
    "locality": "locality",
    "outcome": "outcome",
    "participants": "organisation",
    "responsible": "organisation",
    "size": "size",
}
"""Fields whose values have names, by what they are values of."""

_KINDS: Mapping[What, Dimension] = {
    "meeting": "meeting-kind",
    "organisation": "organisation-kind",
    "input": "input-kind",
}


class DiffWords(msgspec.Struct, frozen=True):
    """One language's words for two versions."""

    old: Words
    new: Words

    def text(self, english: str, /, **values: str) -> str:
        """A sentence, its values put in."""
        found = catalogue(self.new.language, "diff").gettext(english)
        return found.format_map(values) if values else found

    def count(self, one: str, many: str, n: int, /, **values: str) -> str:
        """A sentence about a number, which is {n} in it."""
        found = catalogue(self.new.language, "diff").ngettext(one, many, n)
        return found.format_map({"n": self.new.number(n), **values})

    def field(self, name: str) -> str:
        """What a field is called."""
        return self.text(FIELD_NAMES[name])

    def before(self, what: What, field: str, value: Plain) -> str:
        """What a value of the old version is called."""
        return self._value(self.old, what, field, value)

    def after(self, what: What, field: str, value: Plain) -> str:
        """What a value of the new version is called."""
        return self._value(self.new, what, field, value)

    def items(self, what: What, field: str, values: Iterable[str | None]) -> str:
        """What is in a list, by the names of the version that has it; then the anonymous ones."""
        listed = list(values)
        told = [self._item(what, field, one) for one in listed if one is not None]
        if hidden := len(listed) - len(told):
            told.append(
                self.count(
                    "{n} that wants to be anonymous", "{n} that want to be anonymous", hidden
                )
            )
        return ", ".join(told)

    def _item(self, what: What, field: str, id: str) -> str:
        named = self.after(what, field, id)
        return named if named != id else self.before(what, field, id)

    def _value(self, words: Words, what: What, field: str, value: Plain) -> str:
        if value in VALUE_NAMES and (not isinstance(value, int) or isinstance(value, bool)):
            return self.text(VALUE_NAMES[value])
        if isinstance(value, int):
            return words.number(value)
        text = str(value)
        if dimension := _KINDS.get(what) if field == "kind" else _NAMED.get(field):
            return words.value(dimension, text)
        written = day(text) if field in ("date", "until", "start", "due") else None
        return words.date(written) if written else text
