"""An old version of a process in which what is secret today is so too."""

from collections.abc import Container

import msgspec

from nplan.counts.secrets import Secrets
from nplan.model.dialogue import Input, Meeting
from nplan.model.records import Records


def discreet(old: Records, today: Records) -> Records:
    """The records of an old version as anybody may read them today.

    Who wishes to be anonymous today is so in them, by today's id and former ones. What is
    confidential or taken back today is confidential in them: its text is told nowhere, but the
    figures stay those of then.
    """
    anonymous = {
        name
        for id, one in today.organisations.items()
        if one.consent == "anonymous"
        for name in (id, *one.formerly)
    }
    organisations = {
        id: msgspec.structs.replace(one, consent="anonymous") if id in anonymous else one
        for id, one in old.organisations.items()
    }
    secret = Secrets(today, before=old).inputs
    meetings = {file: _confiding(meeting, secret) for file, meeting in old.meetings.items()}
    return msgspec.structs.replace(old, organisations=organisations, meetings=meetings)


def _confiding(meeting: Meeting, secret: Container[str]) -> Meeting:
    """A meeting whose inputs are confidential if their references are secret."""

    def confiding(inputs: tuple[Input, ...]) -> tuple[Input, ...]:
        return tuple(
            msgspec.structs.replace(one, confidential=True)
            if f"{meeting.id}/{one.id}" in secret
            else one
            for one in inputs
        )

    return msgspec.structs.replace(
        meeting,
        inputs=confiding(meeting.inputs),
        groups=tuple(
            msgspec.structs.replace(group, inputs=confiding(group.inputs))
            for group in meeting.groups
        ),
    )
