"""A document's fixed sentences, numbers, dates and names, in its language."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from nplan.model.consultation import Measurement
from nplan.model.programme import Level
from nplan.model.values import OPEN, Day
from nplan.texts import catalogue, formats


class Wording:
    """How a document in one language puts things."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = catalogue(language, "documents")

    def text(self, sentence: str, **values: str | int) -> str:
        """A sentence, with its values in their places."""
        return self._filled(self._texts.gettext(sentence), values)

    def count(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """A sentence about `{n}` things; a word for them may stand in the number's place."""
        return self._filled(self._texts.ngettext(one, many, number), {"n": number, **values})

    def _filled(self, sentence: str, values: dict[str, str | int]) -> str:
        shown = {k: self.number(v) if isinstance(v, int) else v for k, v in values.items()}
        return sentence.format_map(shown) if values else sentence

    def shares(
        self, phrases: Mapping[str, tuple[str, str]], counts: Mapping[str, int], it: str
    ) -> str:
        """How many things there are of each sort, in a row, those of which there are none aside.

        Things of one sort alone are not counted again: den pågår, de pågår.

        Args:
            phrases: by sort, what is said of one and of several, `{n}` in the number's place.
            counts: how many there are, by sort.
            it: what stands for a single thing, in English.
        """
        there = {sort: n for sort in phrases if (n := counts.get(sort, 0))}
        if len(there) == 1:
            ((sort, n),) = there.items()
            return self.count(*phrases[sort], n, n=self.text(it if n == 1 else "they"))
        return self.listed(self.count(*phrases[sort], n) for sort, n in there.items())

    def number(self, value: int | Decimal) -> str:
        """A number as it is written."""
        return formats.number(value, self.language)

    def date(self, day: Day, *, short: bool = False) -> str:
        """A day, a month or a year as it is written; `short` where there is little room."""
        return formats.date(day, self.language, short=short)

    def on(self, day: Day) -> str:
        """When something was, inside a sentence: den 25 mars 2026, i mars 2026, 2026."""
        sentence = "on {date}" if day.day else "in {date}" if day.month else "in the year {date}"
        return self.text(sentence, date=self.date(day))

    def period(self, first: Day | None, last: Day | None, *, short: bool = False) -> str:
        """A time from one day to another; '' where neither is known."""
        if last is None:
            return self.text("from {date}", date=self.date(first, short=short)) if first else ""
        end = self.date(last, short=short)
        return end if first is None or first == last else f"{self.date(first, short=short)} – {end}"

    def level(self, level: Level | Measurement, *, short: bool = False) -> str:
        """An indicator's value with its year: 68,5 (2023)."""
        return f"{self.number(level.value)} ({self.date(level.year, short=short)})"

    def listed(self, names: Iterable[str]) -> str:
        """Names in a sentence: a, b och c."""
        return formats.listed(names, self.language)

    def sorted(self, names: Iterable[str]) -> tuple[str, ...]:
        """Names in the language's alphabetical order."""
        return tuple(sorted(names, key=lambda name: formats.alphabetical(name, self.language)))

    def missing(self, what: str = "") -> str:
        """What stands for something that is cited or wanted and is not there."""
        return f"«{self.text('missing')}: {what}»" if what else f"«{self.text('missing')}»"

    def outcome(self, outcome: str | None) -> str:
        """What became of something, as a word or two."""
        return self.text(OUTCOMES[outcome or OPEN])

    def better(self, way: str | None) -> str | None:
        """Which way an indicator is to go; None where that is not told."""
        return self.text(BETTER[way]) if way else None

    def decision(self, outcome: str | None) -> str:
        """What a body decided, as a word or two."""
        return self.text(DECISIONS[outcome or OPEN])

    def organisation_kind(self, kind: str) -> str:
        """A kind of organisation or of own body, in the plural."""
        return self.text(ORGANISATION_KINDS[kind])


NOTHING = "–"
"""What stands in a cell that has nothing to say."""

OUTCOMES = {
    "adopted": "Adopted",
    "partly": "Adopted in part",
    "declined": "Not adopted",
    "referred": "For somebody else",
    "noted": "Noted",
    OPEN: "Open",
}
"""What each outcome is called."""

DECISIONS = {
    "proposed": "Proposes that it be adopted",
    "approved": "Approved",
    "returned": "Returned",
    "rejected": "Rejected",
    "noted": "Taken note of",
    OPEN: "Not decided yet",
}
"""What each outcome of a decision is called."""

BETTER = {"higher": "higher is better", "lower": "lower is better"}
"""Which way is better, inside a sentence."""

ORGANISATION_KINDS = {
    "company": "Companies",
    "association": "Associations",
    "trade-body": "Trade bodies",
    "education": "Education and research",
    "public-body": "Public bodies",
    "other-municipality": "Other municipalities",
    "party": "Political parties",
    "other": "Others",
    "board": "Committees and boards",
    "administration": "Administrations",
    "own-company": "Companies of the municipality",
}
"""What each kind of organisation and of own body is called."""
