"""Rules about people: what does not belong in version control, and who is not to be named."""

from collections.abc import Iterator

from nplan.checks.lookup import input_lists
from nplan.checks.numbers import found_numbers, may_hold_numbers
from nplan.checks.people import KnownNames, suspected_names
from nplan.checks.walk import ORGANISATIONS, Written, texts
from nplan.counts.secrets import Names
from nplan.model.dialogue import Meeting
from nplan.model.finding import Finding
from nplan.model.records import Records

_SAID = ("text", "reason", "withdrawn")
_SIGNED = "foreword_by"
"""The field that a name is published in on purpose."""


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
    everybody = records.organisations.items()
    anonymous = [(id, one) for id, one in everybody if one.consent == "anonymous"]
    if not anonymous:
        return
    names = Names(anonymous)
    for file, meeting in records.meetings.items():
        for span in names.found_in_id(meeting.id):
            values: dict[str, str | int] = {"what": "id", "name": meeting.id[slice(*span)]}
            yield Finding(code="names-anonymous", file=file, values=values)
        if names.may_be_in(_told(meeting)):  # one look at a meeting, not one at each of its inputs
            for path, _, inputs in input_lists(meeting):
                for index, input in enumerate(inputs):
                    yield from _named(names, Written(file, (*path, index, "text"), input.text))
                    if input.reason is not None:
                        reason = Written(file, (*path, index, "reason"), input.reason)
                        yield from _named(names, reason)
    for written in texts(records):
        if written.file != ORGANISATIONS and written.path[-1] != "notes":
            yield from _named(names, written)


def _told(meeting: Meeting) -> str:
    """The texts and reasons of all its inputs."""
    lists = input_lists(meeting)
    return "\n".join([f"{one.text}\n{one.reason or ''}" for _, _, some in lists for one in some])


def _named(names: Names, written: Written) -> Iterator[Finding]:
    for span in names.found(written.text):
        yield Finding(
            code="names-anonymous",
            file=written.file,
            path=written.path,
            span=span,
            values={"name": written.text[slice(*span)]},
        )
