"""Rules about people: what does not belong in version control, and who is not to be named."""

import re
from collections.abc import Iterator

from nplan.checks.lookup import input_lists
from nplan.checks.numbers import found_numbers, may_hold_numbers
from nplan.checks.people import KnownNames, suspected_names
from nplan.checks.walk import ORGANISATIONS, Written, texts
from nplan.model.dialogue import Meeting
from nplan.model.finding import Finding
from nplan.model.process import Organisation
from nplan.model.records import Records, slug

_SAID = ("text", "reason", "withdrawn")
_SIGNED = "foreword_by"
"""The field that a name is published in on purpose."""
_FORM = re.compile(r"(?<!\w)(?:AB|HB|KB|aktiebolag|handelsbolag|kommanditbolag)(?!\w)", re.I)


def texts_hold_no_personal_data(records: Records) -> Iterator[Finding]:
    """personal-data: no text holds a personal or telephone number, an e-mail address or a name.

    They live in contacts.yaml, outside version control. All are suspected only, and silence does
    not say that there are none: a personal number (and a samordningsnummer) is known by its date
    and check digit, a telephone number by a Swedish prefix, and a name by rule: a common first
    name and a common surname with capitals (Anna Svensson), or a title and one of them
    (handläggare Svensson). A name that an organisation, a unit or a place is called is left alone,
    and so is who signs the foreword. A text that has to stay can be accepted.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: "[7] Vem ska man ringa om bygglov? Handläggaren svarar aldrig"

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: "[7] Ring Anna Svensson om bygglov"
    """
    known = KnownNames(records)
    for written in texts(records):
        # Organisation numbers have a rule of their own.
        if may_hold_numbers(written.text) and written.path[-1] != "number":
            yield from _numbers(written)
        if written.file != ORGANISATIONS and written.path[-1] != _SIGNED:
            yield from _people(written, known)
    for file, meeting in records.meetings.items():
        said = _said(meeting)
        # One look at a meeting is far cheaper than one at each of its inputs.
        numbers = may_hold_numbers(said)
        people = any(True for _ in suspected_names(said))
        if not numbers and not people:
            continue
        for path, _, inputs in input_lists(meeting):
            for index, input in enumerate(inputs):
                for field in _SAID:
                    if text := getattr(input, field):
                        written = Written(file, (*path, index, field), text)
                        if numbers and may_hold_numbers(text):
                            yield from _numbers(written)
                        if people:
                            yield from _people(written, known)


def _said(meeting: Meeting) -> str:
    """All that inputs say, parted so that no name goes on from one to the next."""
    said: list[str] = []
    for _, _, inputs in input_lists(meeting):
        said += [input.text for input in inputs]
        said += [input.reason for input in inputs if input.reason is not None]
        said += [input.withdrawn for input in inputs if input.withdrawn is not None]
    return "\0".join(said)


def _numbers(written: Written) -> Iterator[Finding]:
    for what, start, end in found_numbers(written.text):
        yield _found(written, (start, end), what)


def _people(written: Written, known: KnownNames) -> Iterator[Finding]:
    for span in suspected_names(written.text):
        if not known.hold(written.text, span):
            yield _found(written, span, "person")


def _found(written: Written, span: tuple[int, int], what: str) -> Finding:
    return Finding(
        code="personal-data",
        file=written.file,
        path=written.path,
        span=span,
        values={"what": what, "name": written.text[slice(*span)]},
    )


def anonymous_organisations_are_not_named(records: Records) -> Iterator[Finding]:
    """names-anonymous: an organisation that wishes to be anonymous is named in no text.

    Neither its name, an alias nor its id stands in a meeting's file name, in an input's text or
    reason, or in any other text or prose that is printed; `from` and `participants` may hold it,
    and documents leave it out.

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
        if names.may_be_in(meeting):
            for path, _, inputs in input_lists(meeting):
                for index, input in enumerate(inputs):
                    yield from names.found(Written(file, (*path, index, "text"), input.text))
                    if input.reason is not None:
                        reason = Written(file, (*path, index, "reason"), input.reason)
                        yield from names.found(reason)
    for written in texts(records):
        if written.file != ORGANISATIONS and written.path[-1] != "notes":
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
        said = "\n".join(
            [f"{one.text}\n{one.reason or ''}" for _, _, inputs in lists for one in inputs]
        ).lower()
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
