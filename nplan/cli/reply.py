"""reply: the letters to organisations, and that they have been answered."""

import sys
from collections.abc import Iterable
from datetime import date

import msgspec

from nplan.cli.id_meant import listed, meanings
from nplan.cli.loading import Sound, sound, tell_what
from nplan.cli.mail import ANONYMOUS, NO_CONTACT, NO_EMAIL, Letter, Mail
from nplan.cli.papers import asked_formats, format_of, refused, tell_shallow
from nplan.counts.dimensions import anonymous_names, told_names
from nplan.documents.about import KINDS
from nplan.documents.material import Material
from nplan.files.contacts import Contacts, contacts
from nplan.files.replies import FILE, record, recorded
from nplan.model.consultation import Reply
from nplan.model.error import NplanError
from nplan.model.process import Contact
from nplan.model.records import Records
from nplan.model.values import Day
from nplan.texts import catalogue

CHANNEL = "brev"
STOPPED = 130
"""The exit code of a command that Ctrl-C ends."""


class ReplyRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed after reply."""

    organisation: str | None
    everybody: bool
    to: str | None
    output: str | None
    record: bool
    dated: date | None
    today: date
    """What a reply is recorded by where no date was typed; the letter does not tell it."""
    internal: bool


def replied(named: str | None, request: ReplyRequest, *, at: str | None, skip_invalid: bool) -> int:
    """Write the letters, and record them if asked; gives the exit code.

    Raises:
        NplanError: there is no project, nobody is called that or there is nothing to tell, a
            template is wrong, or a file cannot be written.
    """
    formats = asked_formats(request.to, request.output, KINDS["reply"].usual)
    if code := _wrong_usage(request, formats, at):
        return code
    found = sound(named, skip_invalid=skip_invalid, at=at)
    if found is None:
        return 1
    tell_what(found)
    known = contacts(found.root, found.records)
    if not _is_sound(known, found.language):
        return 1
    material = _material(found, request)
    letters = _letters(material, known, request)
    sent = [one for one in letters if _can_be_sent(one, known)]
    replies = _unrecorded(found, sent, request)
    if replies:
        recorded(found.root, replies)  # it has to be possible before anything is written
    mail = Mail(
        found=found,
        material=material,
        letters=letters,
        formats=formats,
        output=request.output,
        dated=_day(request.dated) if request.dated else None,
    )
    if not mail.write():
        return STOPPED
    without = None if known.is_there else known.file
    mail.tell_unaddressed(listed=request.everybody, without=without)
    if request.record:
        _record(found, replies, was_sent=bool(sent))
    return 0


def _wrong_usage(request: ReplyRequest, formats: Iterable[str], at: str | None) -> int:
    """The exit code of what cannot be asked for, told; 0 where nothing is wrong."""
    known = KINDS["reply"].formats
    if unknown := [one for one in formats if one not in known]:
        return refused("unknown-format", name=unknown[0], document="reply", known=", ".join(known))
    if (request.organisation is not None) is request.everybody:
        return refused("nobody-to-reply-to")
    if request.everybody and format_of(request.output):
        return refused("one-file-for-all", file=str(request.output))
    if request.record and at is not None:
        return refused("record-at")
    if request.record and request.internal:
        return refused("record-internal")
    return 0


def _is_sound(known: Contacts, language: str) -> bool:
    """Whether the contacts can be used; what is wrong with them is told."""
    from nplan.cli.validate import as_text

    for one in known.diagnostics:
        print(as_text(one, language), file=sys.stderr)
    return all(one.severity != "error" for one in known.diagnostics)


def _material(found: Sound, request: ReplyRequest) -> Material:
    from nplan.files.git import version

    tell_shallow(found)
    return Material(
        records=found.records,
        version=found.at or version(found.root),
        final=True,  # a letter is sent, so it is no draft
        internal=request.internal,
    )


def _letters(material: Material, known: Contacts, request: ReplyRequest) -> tuple[Letter, ...]:
    """The letters that are asked for, by what their organisations are called.

    Raises:
        NplanError: nobody is called that (unknown-recipient) or several may be
            (several-recipients), or there is nothing to tell it (nothing-to-reply).
    """
    voices, records = material.voices, material.records
    hidden = {} if request.internal else anonymous_names(records)
    active = voices.meetings.keys() | voices.responses.keys()
    if request.organisation is None:
        ids: Iterable[str] = (id for id in records.organisations if id in active)
        ids = (id for id in ids if id not in records.units)
    else:
        meant = _recipient(records, request)
        if meant not in active.union(voices.withdrawn):
            raise NplanError("nothing-to-reply", name=hidden.get(meant, meant))
        ids = (meant,)
    letters = (
        _letter(material, id, hidden.get(id), _contact(known.people.get(id, ()))) for id in ids
    )
    return tuple(sorted(letters, key=lambda one: one.called))


def _recipient(records: Records, request: ReplyRequest) -> str:
    """The id of the organisation or unit that was typed, in so much as tells it from others."""
    typed = (request.organisation or "").removeprefix("organisation:")
    meant = meanings(records, f"organisation:{typed}", internal=request.internal)
    if len(meant) == 1:
        return meant[0].id
    if meant:
        raise NplanError("several-recipients", name=typed, other=listed([one.id for one in meant]))
    from difflib import get_close_matches

    names = records.participant_ids if request.internal else told_names(records)
    near = get_close_matches(typed, names, n=1)
    raise NplanError("unknown-recipient", name=typed, **({"nearest": near[0]} if near else {}))


def _contact(people: tuple[Contact, ...]) -> Contact | None:
    """The first who has an e-mail address, else the first; None where nobody is known."""
    return next((one for one in people if one.email), next(iter(people), None))


def _letter(material: Material, id: str, anonymous: str | None, contact: Contact | None) -> Letter:
    if anonymous is not None:
        why = ANONYMOUS
    elif contact is None:
        why = NO_CONTACT
    else:
        why = "" if contact.email else NO_EMAIL
    return Letter(
        to=id,
        called=anonymous or id,
        name=material.name(id) or "",
        contact=None if anonymous else contact,
        unaddressed=why,
    )


def _can_be_sent(letter: Letter, known: Contacts) -> bool:
    """Whether somebody can get a letter; the office knows whom if it keeps no contacts here."""
    return letter.unaddressed != ANONYMOUS and (letter.contact is not None or not known.is_there)


def _unrecorded(
    found: Sound, letters: Iterable[Letter], request: ReplyRequest
) -> tuple[Reply, ...]:
    """What is to be recorded, and is not yet of that day.

    Raises:
        NplanError: what is recorded already cannot be read (cannot-edit).
    """
    if not request.record:
        return ()
    if FILE in found.skipped:
        raise NplanError("cannot-edit", file=FILE)
    day = _day(request.dated or request.today)
    names = found.records.participant_ids
    known = {names.get(one.organisation or "") for one in found.records.replies if one.date == day}
    return tuple(
        Reply(organisation=one.to, date=day, channel=CHANNEL)
        for one in sorted(letters, key=lambda one: one.to)
        if one.to not in known
    )


def _day(day: date) -> Day:
    return Day(year=day.year, month=day.month, day=day.day)


def _record(found: Sound, replies: tuple[Reply, ...], *, was_sent: bool) -> None:
    words = catalogue(found.language, "findings")
    if not was_sent:
        told = words.gettext("nothing to record: no letter can be sent as it is")
    elif not replies:
        told = words.gettext("nothing to record: data/replies.yaml has it already")
    else:
        record(found.root, replies)
        n = len(replies)
        told = words.ngettext(
            "recorded {n} reply in {file}", "recorded {n} replies in {file}", n
        ).format(n=n, file=FILE)
    print(told, file=sys.stderr)
