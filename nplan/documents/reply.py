"""The letter to an organisation as a view: what became of what it said.

A letter may become a public document, and its reader knows no more than the organisation does:
no other organisation is named, and no source of the office's prose is.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from nplan.documents.chapters import action_view
from nplan.documents.document import Document, Line, document, lines
from nplan.documents.material import Material
from nplan.documents.wording import Wording
from nplan.model.consultation import Comment, Response
from nplan.model.dialogue import Meeting
from nplan.model.process import Contact
from nplan.model.programme import Action, KeyPoint
from nplan.model.records import Said, meeting_day
from nplan.model.values import OPEN, Day, Outcome

BECAME = {
    "adopted": "We have taken it into the programme.",
    "partly": "We have taken a part of it into the programme.",
    "declined": "We have not taken it into the programme.",
    "referred": "It is not for the municipality to decide.",
    "noted": "We have noted it. It needs no decision.",
    OPEN: "It is not decided yet.",
}
"""What each outcome is called to those who said it."""

REFUSED: tuple[Outcome | None, ...] = ("declined", "referred")


class InputTold(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was said, and what became of it."""

    reference: str
    text: str | None
    """Verbatim; none where it is kept confidential."""
    confidential: bool
    became: str
    reasons: tuple[str, ...]
    """Why it was not taken in."""
    read_more: str
    """Under which key points of the letter it goes on, as a sentence; '' if under none."""


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What was said by the organisation, or at its table."""

    lead: str
    """You said, or: at your table was said."""
    inputs: tuple[InputTold, ...]


class MeetingTold(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting in which the organisation took part."""

    title: str
    when_and_where: str
    thanks: str
    """Where nothing that was noted is its voice; '' elsewhere."""
    said: tuple[Saying, ...]


class CommentTold(msgspec.Struct, frozen=True, kw_only=True):
    """A point of the organisation's own response."""

    about: str
    text: str
    became: str
    answer: str | None
    """Prose."""
    change: str | None
    """Prose."""


class ResponseTold(msgspec.Struct, frozen=True, kw_only=True):
    """The organisation's own response to a round of consultation."""

    lead: str
    answer: str | None
    """Prose: what the municipality answers to the whole."""
    comments: tuple[CommentTold, ...]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A goal or an action that rests on a key point."""

    label: str
    text: str
    answers: str
    """Who answers for it and when; '' for a goal."""


class KeyPointTold(msgspec.Struct, frozen=True, kw_only=True):
    """What the municipality makes of what was said, and what it will do."""

    title: str
    conclusion: str | None
    """Prose."""
    reason: str
    """Why it is not taken in, or in part alone; '' if that is not told."""
    steps: tuple[Step, ...]


class Reply(Document, frozen=True, kw_only=True):
    """Everything that the letter says."""

    recipient: tuple[str, ...]
    """The lines of the letter's head: the organisation, the contact."""
    thanks: str
    contents: str
    """What the letter tells, as sentences; '' where there is nothing but thanks."""
    standing: str
    """How far the programme has come, as a sentence."""
    meetings: tuple[MeetingTold, ...]
    responses: tuple[ResponseTold, ...]
    withdrawn: str
    """What was taken back, as a sentence; '' if nothing was."""
    key_points: tuple[KeyPointTold, ...]
    reservation: str
    """That something may be missing; '' if nothing is."""
    turn_to: str
    signed: tuple[str, ...]


def reply(
    material: Material, to: str, contact: Contact | None = None, date: Day | None = None
) -> Reply:
    """The letter to an organisation or unit.

    Args:
        material: what it is made of.
        to: the id of the organisation or unit.
        contact: whom it is addressed to; of one that wants to be anonymous nobody is.
        date: what day it is dated; that of the files' version if left out.
    """
    wording, voices = material.wording, material.voices
    said = voices.said.get(to, ())
    responses = voices.responses.get(to, ())
    has_spoken = bool(said or any(one.comments or one.answer for one in responses))
    dated = date or (material.version.date if material.version else None)
    points = _points(material, said)
    told = tuple(_response(material, one) for one in responses)
    common = document(
        material,
        title=wording.text("What became of what you said")
        if has_spoken
        else wording.text("Thank you for taking part"),
        standing=wording.text("Letter"),
        data=_data(material, dated),
        prose=_prose(points, told),
    )
    made = common.made if dated is None else dated.last
    common = msgspec.structs.replace(common, sources={}, made=made)
    return Reply(
        **msgspec.structs.asdict(common),
        recipient=_recipient(material, to, contact),
        thanks=_thanks(material, to),
        contents=_contents(wording, said, has_spoken=has_spoken),
        standing=_standing(material),
        meetings=_meetings(material, to, said),
        responses=told,
        withdrawn=_withdrawn(wording, voices.withdrawn.get(to, ())),
        key_points=points,
        reservation=wording.text("Some notes could not be read, so this letter may lack something.")
        if material.records.unread
        else "",
        turn_to=_turn_to(material),
        signed=_signed(material),
    )


def _data(material: Material, dated: Day | None) -> Iterator[Line]:
    wording = material.wording
    told = [
        ("Date", wording.date(dated) if dated else None),
        ("Our case number", material.records.process.document.reference),
    ]
    return lines(wording, told)


def _prose(
    points: Iterable[KeyPointTold], responses: Iterable[ResponseTold]
) -> Iterator[str | None]:
    yield from (one.conclusion for one in points)
    for response in responses:
        yield response.answer
        for comment in response.comments:
            yield from (comment.answer, comment.change)


def _recipient(material: Material, to: str, contact: Contact | None) -> tuple[str, ...]:
    name = material.name(to)
    if name is None:
        called = material.shown_name(to)
        return (material.wording.text("To one of those who took part ({name})", name=called),)
    person = ", ".join(filter(None, (contact.name, contact.role))) if contact else ""
    return (name, person) if person else (name,)


def _thanks(material: Material, to: str) -> str:
    wording, process = material.wording, material.records.process
    names = {"municipality": process.municipality, "title": process.title}
    if to in material.voices.meetings:
        sentence = "Thank you for taking part when {municipality} worked on {title}."
    else:
        sentence = "Thank you for your views on {municipality}'s {title}."
    return wording.text(sentence, **names)


def _contents(wording: Wording, said: Iterable[Said], *, has_spoken: bool) -> str:
    sentences = []
    if has_spoken:
        sentences.append(
            "Here you see what was said, word for word, what became of it and who answers for it."
        )
    if said:
        sentences.append("The number in brackets is the one that an input has in our files.")
    return " ".join(map(wording.text, sentences))


def _standing(material: Material) -> str:
    records, wording = material.records, material.wording
    if (decision := records.adoption) is None:
        return wording.text("The programme is a proposal that has not been adopted yet.")
    if decision.date is None:
        return wording.text("{body} has adopted the programme.", body=decision.body)
    return wording.text(
        "{body} adopted the programme {when}.",
        body=decision.body,
        when=wording.on(decision.date),
    )


def _meetings(material: Material, to: str, said: Iterable[Said]) -> tuple[MeetingTold, ...]:
    """The meetings in time, also those without an input that is its voice."""
    by_meeting = {id: tuple(some) for id, some in groupby(said, lambda one: one.meeting.id)}
    meetings = {one.id: one for one in material.voices.meetings.get(to, ())}
    return tuple(_meeting(material, one, by_meeting.get(id, ())) for id, one in meetings.items())


def _meeting(material: Material, meeting: Meeting, said: tuple[Said, ...]) -> MeetingTold:
    wording = material.wording
    is_written = meeting.id in material.facts.written
    if said:
        thanks = ""
    elif is_written:
        thanks = wording.text("Thank you for answering. No input from just you is noted.")
    elif meeting.groups:
        thanks = wording.text(
            "Thank you for coming. No input from just you or your table is noted."
        )
    else:
        thanks = wording.text("Thank you for coming. No input from just you is noted.")
    day = meeting_day(meeting)
    when = wording.period(day, meeting.until or day)
    tables: dict[str | None, list[Said]] = {None: []}
    for one in said:
        tables.setdefault(_table(one), []).append(one)
    return MeetingTold(
        title=meeting.title,
        when_and_where=", ".join(filter(None, (when, meeting.place))),
        thanks=thanks,
        said=tuple(
            Saying(
                lead=_lead(wording, table, is_written=is_written),
                inputs=tuple(_input(material, one) for one in some),
            )
            for table, some in tables.items()
            if some
        ),
    )


def _table(said: Said) -> str | None:
    """The title of the table whose voice an input is; None where it is the organisation's own."""
    return None if said.input.from_ is not None or said.group is None else said.group.title


def _lead(wording: Wording, table: str | None, *, is_written: bool) -> str:
    if table is not None:
        return wording.text("At your table, {table}, was said:", table=table)
    return wording.text("You wrote:") if is_written else wording.text("You said:")


def _input(material: Material, said: Said) -> InputTold:
    wording = material.wording
    points = material.trails.key_points(said)
    hidden = material.is_hidden(said.input)
    reasons = [
        wording.text("About “{title}”: {reason}", title=point.title, reason=point.reason)
        for point in points
        if point.reason and not _goes_on(material, point)
    ]
    if said.input.reason and not hidden and not points:
        reasons.append(said.input.reason)
    titles = [
        wording.text("“{title}”", title=point.title)
        for point in points
        if _goes_on(material, point)
    ]
    return InputTold(
        reference=said.reference,
        text=None if hidden else said.input.text,
        confidential=said.input.confidential,
        became=wording.text(BECAME[material.trails.outcome(said) or OPEN]),
        reasons=tuple(reasons),
        read_more=wording.text("Read more under {titles}.", titles=wording.listed(titles))
        if titles
        else "",
    )


def _goes_on(material: Material, point: KeyPoint) -> bool:
    """Whether the letter has more to tell of a key point than what became of it, and why."""
    concluded = point.conclusion is not None and point.outcome not in REFUSED
    return concluded or bool(material.ids(point))


def _points(material: Material, said: Iterable[Said]) -> tuple[KeyPointTold, ...]:
    """The key points that take the inputs up, each once, in the order of the inputs."""
    points = {point.id: point for one in said for point in material.trails.key_points(one)}
    return tuple(
        _key_point(material, point) for point in points.values() if _goes_on(material, point)
    )


def _key_point(material: Material, point: KeyPoint) -> KeyPointTold:
    text = material.wording.text
    goals = (
        Step(label=text("Goal {id}", id=goal.id), text=goal.text, answers="")
        for goal in material.trails.goals(point)
    )
    actions = (
        Step(
            label=text("Action {id}", id=action.id),
            text=action.text,
            answers=_answers(material, action),
        )
        for action in _actions(material, point)
    )
    return KeyPointTold(
        title=point.title,
        conclusion=point.conclusion,
        reason=point.reason or "",
        steps=(*goals, *actions),
    )


def _actions(material: Material, point: KeyPoint) -> Iterator[Action]:
    """The actions that rest on a key point, and those for its goals that rest on none."""
    yield from material.trails.actions(point)
    for goal in material.trails.goals(point):
        yield from (one for one in material.trails.actions_of(goal) if not one.key_points)


def _answers(material: Material, action: Action) -> str:
    """Who answers for an action, and when, as sentences."""
    wording = material.wording
    if action.responsible:
        units = action_view(material.records, wording, action).responsible
        who = wording.text("Responsible: {units}.", units=units)
    else:
        who = wording.text("Who answers for it is not decided yet.")
    when = wording.period(action.start, action.due)
    return f"{who} {wording.text('Time: {time}.', time=when)}" if when else who


def _response(material: Material, response: Response) -> ResponseTold:
    wording = material.wording
    reference = f" ({response.reference})" if response.reference else ""
    if response.received is None:
        lead = wording.text(
            "You answered when the proposal was out for consultation{reference}.",
            reference=reference,
        )
    else:
        lead = wording.text(
            "Your answer came {when}{reference}.",
            when=wording.on(response.received),
            reference=reference,
        )
    return ResponseTold(
        lead=lead,
        answer=response.answer,
        comments=tuple(_comment(material, one) for one in response.comments),
    )


def _comment(material: Material, comment: Comment) -> CommentTold:
    return CommentTold(
        about=_about(material, comment.about),
        text=comment.text,
        became=material.wording.text(BECAME[comment.outcome or OPEN]),
        answer=comment.answer,
        change=comment.change,
    )


def _about(material: Material, about: str) -> str:
    """What a comment is about, as a heading."""
    records, text = material.records, material.wording.text
    if (goal := records.goals.get(about)) is not None:
        return text("About goal {id}", id=goal.id)
    if (action := records.actions.get(about)) is not None:
        return text("About action {id}", id=action.id)
    titles = {area.id: area.title for area in records.process.areas}
    area = titles.get(records.area_ids.get(about, ""))
    return text("About the area {what}", what=area) if area else text("About the programme")


def _withdrawn(wording: Wording, said: tuple[Said, ...]) -> str:
    if not said:
        return ""
    return wording.count(
        "{n} input has been taken back, by you or at your table. Its text stands nowhere: "
        "{references}.",
        "{n} inputs have been taken back, by you or at your table. Their texts stand nowhere: "
        "{references}.",
        len(said),
        references=", ".join(one.reference for one in said),
    )


def _turn_to(material: Material) -> str:
    wording, process = material.wording, material.records.process
    if process.document.responsible is None:
        return wording.text(
            "Have we misunderstood something, or do you want to know more? Turn to {municipality}.",
            municipality=process.municipality,
        )
    return wording.text(
        "Have we misunderstood something, or do you want to know more? "
        "Turn to us: {responsible}, {municipality}.",
        municipality=process.municipality,
        responsible=process.document.responsible,
    )


def _signed(material: Material) -> tuple[str, ...]:
    process = material.records.process
    return tuple(filter(None, (process.document.responsible, process.municipality)))
