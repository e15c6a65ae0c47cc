"""A round of consultation in sentences: when it was, who was asked, how many answered."""

from collections.abc import Collection

from nplan.documents.wording import Wording
from nplan.model.consultation import Response, Round


def sent(wording: Wording, round: Round) -> str:
    """When the proposal was sent out, as a sentence, or that it was."""
    if round.sent is None:
        return wording.text("The proposal has been out for consultation.")
    return wording.text("The proposal was sent out {when}.", when=wording.on(round.sent))


def asked(wording: Wording, round: Round, bodies: int) -> str:
    """Who could answer, as sentences; '' if nobody was asked.

    Args:
        wording: the language.
        round: the round.
        bodies: how many it was sent to, each counted once.
    """
    told = []
    if bodies:
        told.append(wording.count("{n} body was asked.", "{n} bodies were asked.", bodies))
    if round.open:
        told.append(wording.text("Anybody could answer."))
    return " ".join(told)


def answered(wording: Wording, responses: Collection[Response]) -> str:
    """How many responses came in, and with how many comments, as a sentence."""
    if not responses:
        return wording.text("No response has come in.")
    came = wording.count("{n} response", "{n} responses", len(responses))
    comments = sum(len(one.comments) for one in responses)
    if not comments:
        return wording.text("{answered} came in.", answered=came)
    return wording.text(
        "{answered} came in, with {comments}.",
        answered=came,
        comments=wording.count("{n} comment", "{n} comments", comments),
    )
