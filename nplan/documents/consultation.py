"""The consultation report as a view: who was asked, who answered, each comment with its answer."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from nplan.documents import rounds
from nplan.documents.annexes import in_a_row
from nplan.documents.chosen import chosen
from nplan.documents.document import Document, Entry, document, lines_beside
from nplan.documents.material import Material
from nplan.documents.missing import content, listed, missing, unanswered
from nplan.documents.responses import is_named, response_names
from nplan.documents.wording import NOTHING, Wording
from nplan.model.consultation import Comment, Response, Round
from nplan.model.programme import Action, Goal
from nplan.model.values import OPEN, OUTCOMES, Day

FOLDER = "data/consultation"

WHOLE = "programme"
"""What a comment is about that is about no part of the programme."""

NEVER = "The programme has not been sent out for consultation."
UNANSWERED = "Comments in consultation without an answer"

POSITIONS = {
    "supports": "Supports it",
    "objects": "Objects to it",
    "comments": "Comments on it",
    "abstains": "Abstains",
}
"""What each position of a response is called."""


class ResponseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A response: a row of a table."""

    who: str
    position: str
    received: str
    """When it came, and by how much too late."""
    comments: int
    reference: str
    """Its case number, unless that could tell who is not to be named."""


class OutcomeRow(msgspec.Struct, frozen=True, kw_only=True):
    """How many comments had an outcome: a row of a table."""

    title: str
    comments: int


class CommentView(msgspec.Struct, frozen=True, kw_only=True):
    """One point of a response, what is answered and what became of it."""

    who: str
    """Whose it is, and its number among theirs."""
    text: str
    """Verbatim."""
    answer: str | None
    """Prose."""
    outcome: str
    change: str | None
    """Prose."""


class PlaceView(msgspec.Struct, frozen=True, kw_only=True):
    """The comments about an area, a goal or an action, or about the programme as a whole."""

    title: str
    text: str
    """The goal or the action itself; '' of others."""
    comments: tuple[CommentView, ...]


class PartView(msgspec.Struct, frozen=True, kw_only=True):
    """The comments about the programme as a whole, or about an area and all in it."""

    title: str
    places: tuple[PlaceView, ...]


class AnswerView(msgspec.Struct, frozen=True, kw_only=True):
    """What is answered to the whole of a response."""

    who: str
    answer: str
    """Prose."""


class Consultation(Document, frozen=True, kw_only=True):
    """What a round of consultation brought."""

    lead: str
    """When it was, who was asked and how many answered, as sentences."""
    summary: str | None
    """Prose."""
    asked: tuple[ResponseRow, ...]
    """The responses of those who were asked."""
    others: tuple[ResponseRow, ...]
    """The responses of others."""
    silent: str
    """Who was asked and has not answered; '' if nobody."""
    outcomes: tuple[OutcomeRow, ...]
    total: OutcomeRow
    parts: tuple[PartView, ...]
    """The comments in the order of the programme."""
    answers: tuple[AnswerView, ...]


class _Answered(msgspec.Struct, frozen=True, kw_only=True):
    """A round and who has answered it."""

    round: Round = Round()
    responses: dict[str, Response] = {}
    """By file."""
    asked: tuple[str, ...] = ()
    """The ids of those who were asked."""
    invited: tuple[str, ...] = ()
    """The files of their responses, in the order in which they were asked."""
    others: tuple[str, ...] = ()
    """The files of other responses, in the order in which they came."""
    silent: tuple[str, ...] = ()
    """The ids of those who were asked and have not answered."""


def consultation(material: Material) -> Consultation:
    """The report of a round of consultation, the one that was asked for or the latest.

    Raises:
        NplanError: there is no round of the id that is asked for (not-there-to-draft).
    """
    records, wording = material.records, material.wording
    sent = records.rounds.values()
    round = chosen(sent, material.of, dated=lambda one: one.sent or one.deadline, folder=FOLDER)
    told = _answered(material, round) if round else _Answered()
    names = response_names(material)
    comments = [
        (comment, _comment(wording, names[file], comment))
        for file, response in told.responses.items()
        for comment in response.comments
    ]
    total = OutcomeRow(title=wording.text("Total"), comments=len(comments))
    common = document(
        material,
        title=wording.text("Consultation report"),
        standing=wording.text("Annex to {title}", title=records.process.title),
        data=lines_beside(material, _data(material, told.round)),
        prose=_prose(told),
        missing=(
            *content(wording, NEVER, is_empty=not records.rounds),
            *listed(wording, {UNANSWERED: unanswered(material, told.responses)}),
            *missing(material, ("Files that cannot be read and are left out",)),
        ),
        entries=_entries(wording, total.title, [view for _, view in comments]),
    )
    never = wording.text(NEVER)
    return Consultation(
        **msgspec.structs.asdict(common),
        lead=_lead(wording, told) if round else never,
        summary=told.round.summary,
        asked=tuple(_row(material, told, file, names[file]) for file in told.invited),
        others=tuple(_row(material, told, file, names[file]) for file in told.others),
        silent=in_a_row([material.shown_name(id) for id in told.silent]),
        outcomes=tuple(_outcomes(wording, (comment for comment, _ in comments))),
        total=total,
        parts=tuple(_parts(material, comments)),
        answers=tuple(
            AnswerView(who=names[file], answer=answer)
            for file in (*told.invited, *told.others)
            if (answer := told.responses[file].answer)
        ),
    )


def _answered(material: Material, round: Round) -> _Answered:
    """Who has answered a round, and who has not."""
    records = material.records
    responses = records.responses_by_round[round.id]
    asked = records.ids(round.to)
    files: dict[str | None, list[str]] = {}
    for one in sorted(responses, key=lambda file: _came(responses[file], file)):
        id = records.participant_ids.get(responses[one].from_)
        files.setdefault(id if id in asked else None, []).append(one)
    return _Answered(
        round=round,
        responses=responses,
        asked=asked,
        invited=tuple(one for id in asked for one in files.get(id, ())),
        others=tuple(files.get(None, ())),
        silent=tuple(id for id in asked if id not in files),
    )


def _came(response: Response, file: str) -> tuple[date, str]:
    return (response.received.last if response.received else date.max, file)


def _entries(wording: Wording, total: str, comments: list[CommentView]) -> Iterator[Entry]:
    """What the report must hold: each comment once, and how many there are."""
    if comments:
        yield from (Entry(one.who, one.text) for one in comments)
        yield Entry(total, wording.number(len(comments)))


def _data(material: Material, round: Round) -> Iterator[tuple[str, str | None]]:
    wording = material.wording
    if len(material.records.rounds) > 1:
        yield "Round of consultation", round.id
    yield "Sent out", wording.date(round.sent) if round.sent else None
    yield "Answers due", wording.date(round.deadline) if round.deadline else None
    yield "Version that was sent out", round.version


def _prose(told: _Answered) -> Iterator[str | None]:
    yield told.round.summary
    for response in told.responses.values():
        for comment in response.comments:
            yield comment.answer
            yield comment.change
        yield response.answer


def _lead(wording: Wording, answered: _Answered) -> str:
    round, responses = answered.round, answered.responses.values()
    told = [rounds.sent(wording, round)]
    if round.version is not None:
        told.append(wording.text("It was version {version}.", version=round.version))
    if round.deadline is not None:
        told.append(wording.text("Answers were due {when}.", when=wording.on(round.deadline)))
    told.append(rounds.asked(wording, round, len(answered.asked)))
    told.append(rounds.answered(wording, responses))
    if late := sum(_is_late(one.received, round.deadline) for one in responses):
        told.append(wording.count("{n} response came late.", "{n} responses came late.", late))
    if responses and (silent := len(answered.silent)):
        told.append(
            wording.count(
                "{n} of those who were asked has not answered.",
                "{n} of those who were asked have not answered.",
                silent,
            )
        )
    return " ".join(filter(None, told))


def _row(material: Material, told: _Answered, file: str, who: str) -> ResponseRow:
    wording, response = material.wording, told.responses[file]
    position, named = response.position, is_named(material, response)
    return ResponseRow(
        who=who,
        position=wording.text(POSITIONS[position]) if position else NOTHING,
        received=_received(wording, response.received, told.round.deadline),
        comments=len(response.comments),
        reference=response.reference or NOTHING if named else NOTHING,
    )


def _is_late(received: Day | None, deadline: Day | None) -> bool:
    """Whether a response came too late, whichever day of a month or year it may have been."""
    return received is not None and deadline is not None and received.first > deadline.last


def _received(wording: Wording, received: Day | None, deadline: Day | None) -> str:
    if received is None:
        return NOTHING
    day = wording.date(received, short=True)
    if deadline is None or not _is_late(received, deadline):
        return day
    if not received.day or not deadline.day:
        return wording.text("{date}, late", date=day)
    days = (received.first - deadline.last).days
    return wording.count("{date}, {n} day late", "{date}, {n} days late", days, date=day)


def _outcomes(wording: Wording, comments: Iterable[Comment]) -> Iterator[OutcomeRow]:
    counted = Counter(comment.outcome or OPEN for comment in comments)
    for outcome in (*OUTCOMES, OPEN):
        yield OutcomeRow(title=wording.outcome(outcome), comments=counted[outcome])


def _comment(wording: Wording, who: str, comment: Comment) -> CommentView:
    return CommentView(
        who=wording.text("{who}, comment {id}", who=who, id=comment.id),
        text=comment.text,
        answer=comment.answer,
        outcome=wording.outcome(comment.outcome),
        change=comment.change,
    )


def _parts(
    material: Material, comments: Iterable[tuple[Comment, CommentView]]
) -> Iterator[PartView]:
    """The comments in the order of the programme; last those about what is not there."""
    records, wording = material.records, material.wording
    about: dict[str, list[CommentView]] = {}
    for comment, view in comments:
        about.setdefault(records.about_ids.get(comment.about, comment.about), []).append(view)
    titles = {area.id: area.title for area in records.process.areas}
    chapters = {area: chapter for _, area, chapter in records.chapters}
    for area in (None, *titles):
        whole = wording.text("The area as a whole" if area else "The programme as a whole")
        places = [_place(about.pop(area or WHOLE, []), whole)]
        chapter = chapters.get(area)
        for goal in chapter.goals if chapter else ():
            places.append(_place(about.pop(goal.id, []), _called(wording, goal), goal.text))
        for action in chapter.actions if chapter else ():
            places.append(_place(about.pop(action.id, []), _called(wording, action), action.text))
        if shown := tuple(place for place in places if place.comments):
            title = titles[area] if area else wording.text("The programme")
            yield PartView(title=title, places=shown)
    if about:
        yield PartView(
            title=wording.text("Comments about what is not there"),
            places=tuple(_place(some, wording.missing(id)) for id, some in about.items()),
        )


def _called(wording: Wording, record: Goal | Action) -> str:
    if isinstance(record, Goal):
        return wording.text("Goal {id}", id=record.id)
    return wording.text("Action {id}", id=record.id)


def _place(comments: list[CommentView], title: str, text: str = "") -> PlaceView:
    return PlaceView(title=title, text=text, comments=tuple(comments))
