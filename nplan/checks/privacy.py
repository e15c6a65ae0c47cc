"""Rules about people: what does not belong in version control, and who is not to be named."""

import re
from collections.abc import Iterator

from nplan.checks.lookup import input_lists
from nplan.checks.participation import passes_luhn
from nplan.checks.walk import Written, prose, texts
from nplan.model.dialogue import Meeting
from nplan.model.finding import Finding
from nplan.model.process import Organisation
from nplan.model.records import Records, slug

# It begins at a word's beginning and ends soon, or a long text would take for ever.
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-zA-ZåäöÅÄÖ]{2,24}"
)
_PERSONAL_NUMBER = re.compile(
    r"(?<![\d-])(?:18|19|20)?"
    r"(\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01]))[-+]?(\d{4})(?![\d-])"
)
_TELEPHONE = re.compile(
    r"(?<![\w/.,-])"
    r"(?:(?:\+|00)46[ -]?(?:\(0\)[ ]?)?[1-9]\d{0,2}[ -]?|07[02369]\d?[ -]?|0(?:8|[1-9]\d{1,2})-)"
    r"(?:\d{5,8}|\d{2,4}(?:[ -]\d{2,3}){1,3})(?!\d)"
)
_FORM = re.compile(r"(?<!\w)(?:AB|HB|KB|aktiebolag|handelsbolag|kommanditbolag)(?!\w)", re.I)
_SHORTEST, _LONGEST = 8, 13
"""Digits of a telephone number, the longest with 0046."""


def texts_hold_no_personal_data(records: Records) -> Iterator[Finding]:
    """personal-data: no text holds a personal number, an e-mail address or a telephone number.

    They live in contacts.yaml, outside version control. A personal number is known by its check
    digit, a telephone number by a Swedish prefix.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: "[7] Vem ska man ringa om bygglov?"

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: "[7] Ring mig på 070-123 45 67 om bygglov"
    """
    for written in texts(records):
        # Organisation numbers have a rule of their own.
        if _may_hold(written.text) and written.path[-1] != "number":
            yield from _personal_data(written)
    for file, meeting in records.meetings.items():
        for path, _, inputs in input_lists(meeting):
            for index, input in enumerate(inputs):
                text = input.text
                if "0" in text or "1" in text or "@" in text:  # _may_hold, without the call
                    yield from _personal_data(Written(file, (*path, index, "text"), text))
                if input.reason is not None:
                    yield from _personal_data(Written(file, (*path, index, "reason"), input.reason))


def _may_hold(text: str) -> bool:
    """A cheap test before the dear one: every personal or telephone number has a 0 or a 1."""
    return "0" in text or "1" in text or "@" in text


def _personal_data(written: Written) -> Iterator[Finding]:
    text = written.text
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield _found(written, match, "email")
    if "0" not in text and "1" not in text:
        return
    for match in _PERSONAL_NUMBER.finditer(text):
        if passes_luhn(match[1] + match[2]):
            yield _found(written, match, "personal-number")
    for match in _TELEPHONE.finditer(text):
        if _SHORTEST <= sum(map(str.isdigit, match[0])) <= _LONGEST:
            yield _found(written, match, "telephone")


def _found(written: Written, match: re.Match[str], what: str) -> Finding:
    return Finding(
        code="personal-data",
        file=written.file,
        path=written.path,
        span=match.span(),
        values={"what": what, "name": match[0]},
    )


def anonymous_organisations_are_not_named(records: Records) -> Iterator[Finding]:
    """names-anonymous: an organisation that wishes to be anonymous is named in no text.

    Neither its name, an alias nor its id stands in a meeting's file name or title, in an input's
    text or in prose; `from` and `participants` may hold it, and documents leave it out.

    Good:

        # data/organisations.yaml
        akeriet: {name: Lindviks Åkeri AB, consent: anonymous}
        # data/meetings/2026-03-25-lunch.yaml
        kind: intervju
        title: Intervju med ett åkeri
        inputs: "[7] Vägen är för smal @akeriet"

    Bad:

        # data/organisations.yaml
        akeriet: {name: Lindviks Åkeri AB, consent: anonymous}
        # data/meetings/2026-03-25-lunch.yaml
        kind: intervju
        title: Intervju med Lindviks Åkeri AB
    """
    names = _Names(records)
    if not names.by_name:
        return
    for file, meeting in records.meetings.items():
        for match in names.slugs.finditer(meeting.id):
            values: dict[str, str | int] = {"what": "id", "name": match[1]}
            yield Finding(code="names-anonymous", file=file, values=values)
        yield from names.found(Written(file, ("title",), meeting.title))
        if names.may_be_in(meeting):
            for path, _, inputs in input_lists(meeting):
                for index, input in enumerate(inputs):
                    yield from names.found(Written(file, (*path, index, "text"), input.text))
    for written in prose(records):
        yield from names.found(written)


def _spoken(organisation: Organisation) -> Iterator[str]:
    """Its names, and what is left of them without the form of company, if that is two words."""
    for name in (organisation.name, *organisation.aliases):
        yield name
        bare = _FORM.sub("", name).strip(" ,")
        if bare != name and " " in bare:
            yield bare


class _Names:
    """What anonymous organisations are called."""

    def __init__(self, records: Records) -> None:
        anonymous = [
            (id, one) for id, one in records.organisations.items() if one.consent == "anonymous"
        ]
        self.by_name = {
            name: id
            for id, one in anonymous
            for name in (*_spoken(one), id, *one.formerly)
            if name.strip()
        }
        # A name is a name also where it ends in the s of a genitive, and over a line's end.
        longest = sorted(self.by_name, key=len, reverse=True)
        spoken = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
        self.names = re.compile(rf"(?<!\w)({spoken})(?=s?(?!\w))", re.IGNORECASE)
        words = "|".join(sorted({slug(name) for name in longest} - {""}, key=len, reverse=True))
        self.slugs = re.compile(rf"(?<![a-z0-9])({words or '(?!)'})(?![a-z0-9])")
        self.rare = {max(name.lower().split(), key=len) for name in longest}

    def may_be_in(self, meeting: Meeting) -> bool:
        """Whether a word of a name is anywhere in what was said: one search a meeting."""
        lists = input_lists(meeting)
        said = "\n".join([one.text for _, _, inputs in lists for one in inputs]).lower()
        return any(word in said for word in self.rare)

    def found(self, written: Written) -> Iterator[Finding]:
        for match in self.names.finditer(written.text):
            yield Finding(
                code="names-anonymous",
                file=written.file,
                path=written.path,
                span=match.span(1),
                values={"name": match[1]},
            )
