"""The words of the reports: what dimensions, measures and values are called, in both languages."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

import msgspec

from nplan.counts.dimensions import Dimension, Value
from nplan.counts.tally import Measure
from nplan.model.records import Records
from nplan.model.values import Day, day
from nplan.texts import catalogue


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated later
    """The text itself; it is looked up in the catalogue where it is shown."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as N_, of one and of many
    """Both texts themselves; the right one is looked up where the number is known."""
    return one, many


DIMENSION_NAMES: Mapping[Dimension, str] = {
    "area": N_("Area"),
    "any-area": N_("Area touched"),
    "input-kind": N_("Kind of input"),
    "outcome": N_("Outcome"),
    "key-point": N_("Key point"),
    "meeting": N_("Meeting"),
    "meeting-kind": N_("Kind of meeting"),
    "month": N_("Month"),
    "group": N_("Group"),
    "organisation": N_("Organisation"),
    "organisation-kind": N_("Kind of organisation"),
    "industry": N_("Industry"),
    "size": N_("Size"),
    "locality": N_("Locality"),
}
NO_VALUE: Mapping[Dimension, str] = {
    "area": N_("(no area)"),
    "any-area": N_("(no area)"),
    "input-kind": N_("(no kind)"),
    "outcome": N_("(no outcome)"),
    "key-point": N_("(no key point)"),
    "meeting": N_("(no meeting)"),
    "meeting-kind": N_("(no kind)"),
    "month": N_("(no month)"),
    "group": N_("(outside groups)"),
    "organisation": N_("(nobody recorded)"),
    "organisation-kind": N_("(nobody recorded)"),
    "industry": N_("(no industry)"),
    "size": N_("(no size)"),
    "locality": N_("(no locality)"),
}
MEASURE_NAMES: Mapping[Measure, str] = {
    "meetings": N_("Meet."),
    "written": N_("Writ."),
    "organisations": N_("Org."),
    "own": N_("Own"),
    "participations": N_("Part."),
    "people": N_("People"),
    "unnamed": N_("Unnamed"),
    "inputs": N_("Inp."),
    "votes": N_("Dots"),
}
OUTCOME_NAMES: Mapping[str, str] = {
    "adopted": N_("In the programme"),
    "partly": N_("Partly in the programme"),
    "declined": N_("Declined"),
    "referred": N_("Referred to others"),
    "noted": N_("Noted"),
    "open": N_("Still open"),
}
SHORT_OUTCOMES: Mapping[str, str] = {
    "adopted": N_("In"),
    "partly": N_("Partly"),
    "declined": N_("No"),
    "referred": N_("Others"),
    "noted": N_("Not."),
    "open": N_("Open"),
}
INPUT_KIND_NAMES: Mapping[str, str] = {
    "problem": N_("Problem"),
    "proposal": N_("Proposal"),
    "strength": N_("Strength"),
    "question": N_("Question"),
    "other": N_("Other"),
}
ORGANISATION_KIND_NAMES: Mapping[str, str] = {
    "company": N_("Companies"),
    "association": N_("Associations"),
    "trade-body": N_("Trade bodies"),
    "education": N_("Education"),
    "public-body": N_("Public bodies"),
    "other-municipality": N_("Other municipalities"),
    "party": N_("Parties"),
    "other": N_("Others, of no such kind"),
    "board": N_("Own boards"),
    "administration": N_("Own administrations"),
    "own-company": N_("Own companies"),
}
CODE_NAMES: Mapping[str, str] = {
    "draft": N_("draft"),
    "final": N_("final"),
    "not-started": N_("not started"),
    "ongoing": N_("ongoing"),
    "delayed": N_("delayed"),
    "done": N_("done"),
    "stopped": N_("stopped"),
    "supports": N_("supports it"),
    "objects": N_("objects to it"),
    "comments": N_("comments on it"),
    "abstains": N_("abstains"),
    "yes": N_("yes"),
    "no": N_("no"),
}
"""How a meeting's notes, an action and a response stand, and whether something is so."""
FIXED: Mapping[str, Mapping[str, str]] = {
    "outcome": OUTCOME_NAMES,
    "input-kind": INPUT_KIND_NAMES,
    "organisation-kind": ORGANISATION_KIND_NAMES,
}
"""The dimensions whose values are the same in every process."""


class Words(msgspec.Struct, frozen=True, dict=True):
    """One language's words for what is in some records."""

    records: Records
    language: str
    domain: str = "tally"
    """The catalogue of the sentences; names of dimensions and values are the tally's."""

    def text(self, english: str, /, **values: str) -> str:
        """A sentence, its values put in."""
        return _filled(catalogue(self.language, self.domain).gettext(english), values)

    def count(self, one: str, many: str, n: int, /, **values: str) -> str:
        """A sentence about a number, which is {n} in it."""
        found = catalogue(self.language, self.domain).ngettext(one, many, n)
        return _filled(found, {"n": self.number(n), **values})

    def number(self, value: int | Decimal) -> str:
        """A number with its thousands apart."""
        from nplan.texts.formats import number

        return number(value, self.language)

    def date(self, value: Day) -> str:
        """A day, a month or a year in words."""
        from nplan.texts.formats import date

        return date(value, self.language)

    def name(self, english: str) -> str:
        """What a dimension, a measure or a value is called."""
        return catalogue(self.language, "tally").gettext(english)

    def dimension(self, dimension: Dimension) -> str:
        """What a dimension is called."""
        return self.name(DIMENSION_NAMES[dimension])

    def measure(self, measure: Measure) -> str:
        """What a column of figures is called."""
        return self.name(MEASURE_NAMES[measure])

    def value(self, dimension: Dimension, value: Value) -> str:
        """What a value is called."""
        if value is None:
            return self.name(NO_VALUE[dimension])
        if dimension == "month":
            month = day(value)
            return value if month is None else self.date(month)
        return self._names.get(dimension, {}).get(value, value)

    def code(self, code: str) -> str:
        """What a code of a list that is no dimension is called."""
        return self.name(CODE_NAMES[code])

    def codes(self, name: str, known: Iterable[str]) -> dict[str, str]:
        """The words shown for the codes of a dimension or a column, in small letters -> the codes.

        {} where they are ids, which are shown by titles that need not be unique.
        """
        names = FIXED.get(name, CODE_NAMES)
        return {self.name(names[one]).casefold(): one for one in known if one in names}

    @cached_property
    def _names(self) -> Mapping[Dimension, Mapping[str, str]]:
        process = self.records.process
        areas = {area.id: area.title for area in process.areas}
        organisations = {id: one.name for id, one in self.records.organisations.items()}
        return {
            "area": areas,
            "any-area": areas,
            "meeting-kind": {kind.id: kind.title for kind in process.meeting_kinds},
            "industry": {one.id: one.title for one in process.industries},
            "size": {one.id: one.title for one in process.sizes},
            "locality": {one.id: one.title for one in process.localities},
            "organisation": organisations | {unit.id: unit.title for unit in process.units},
            "outcome": self._texts(OUTCOME_NAMES),
            "input-kind": self._texts(INPUT_KIND_NAMES),
            "organisation-kind": self._texts(ORGANISATION_KIND_NAMES),
        }

    def _texts(self, names: Mapping[str, str]) -> Mapping[str, str]:
        return {id: self.name(name) for id, name in names.items()}


def _filled(text: str, values: Mapping[str, str]) -> str:
    # Values may hold braces, so they are put in last and never looked at again.
    return text.format_map(values) if values else text
