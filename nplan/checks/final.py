"""Rules that must hold before the council sees the programme: `validate --final` asks for them."""

from collections.abc import Iterator

from nplan.checks.lookup import input_lists, unread_in
from nplan.checks.walk import PROCESS
from nplan.counts.facts import Facts
from nplan.counts.outcomes import is_answered
from nplan.counts.sections import areas_without_direction, missing_fields
from nplan.model.finding import Finding
from nplan.model.records import Records

FRAME = "data/programme/programme.yaml"


def inputs_are_decided(records: Records) -> Iterator[Finding]:
    """open-input: a key point takes up every input, or it has an outcome of its own.

    What a key point takes up is open as long as the key point is, and told there.

    Good:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: [{id: 7, text: Bra vägar, outcome: noted}]

    Bad:

        # data/meetings/2026-03-25-lunch.yaml
        kind: dialoglunch
        title: Lunch om kommunens service
        inputs: [{id: 7, text: Bygglov tar sju månader}]
    """
    if unread_in(records, "data/keypoints/"):
        return
    facts = Facts(records)
    taken_up = {id(said.input) for said in facts.said if said.reference in facts.key_points}
    for file, meeting in records.meetings.items():
        for path, _, inputs in input_lists(meeting):
            for index, input in enumerate(inputs):
                decided = input.outcome or input.withdrawn is not None
                if not decided and id(input) not in taken_up:
                    place = (*path, index)
                    yield Finding(
                        code="open-input",
                        file=file,
                        path=place,
                        values={"name": f"{meeting.id}/{input.id or ''}"},
                    )


def key_points_are_decided(records: Records) -> Iterator[Finding]:
    """open-key-point: every key point has an outcome.

    Good:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka, outcome: noted}

    Bad:

        # data/keypoints/service.yaml
        - {id: svar, area: service, title: Svar inom en vecka}
    """
    for file, points in records.key_points.items():
        for index, point in enumerate(points):
            if point.outcome is None:
                values: dict[str, str | int] = {"name": point.id}
                yield Finding(code="open-key-point", file=file, path=(index,), values=values)


def sections_are_written(records: Records) -> Iterator[Finding]:
    """missing-section: the programme has its texts, and every area its direction.

    The texts are summary, purpose, situation, vision, organisation and follow_up.

    Good:

        # data/programme/programme.yaml
        {summary: Kort, purpose: Därför, situation: Så är det, vision: Dit, organisation: Vi,
         follow_up: Varje år}
        # data/programme/service.yaml
        direction: Vi svarar fort.
        # data/programme/kompetens.yaml
        direction: Vi utbildar fler.

    Bad:

        # data/programme/programme.yaml
        {summary: Kort, purpose: Därför, situation: Så är det, vision: Dit, organisation: Vi}
        # data/programme/service.yaml
        direction: Vi svarar fort.
        # data/programme/kompetens.yaml
        direction: Vi utbildar fler.
    """
    if unread_in(records, "data/programme/"):
        return
    for field in missing_fields(records):
        yield Finding(code="missing-section", file=FRAME, values={"name": field})
    silent = areas_without_direction(records)
    for index, area in enumerate(records.process.areas):
        if area.id in silent:
            yield Finding(
                code="missing-section",
                file=PROCESS,
                path=("areas", index),
                values={"name": area.id, "what": "direction"},
            )


def comments_are_answered(records: Records) -> Iterator[Finding]:
    """unanswered-comment: every comment has an outcome and an answer.

    One that is adopted or partly adopted says in `change` what was changed.

    Good:

        # data/consultation/remiss/foreningen.yaml
        from: person
        comments: [{id: 1, text: För långsamt, outcome: noted, answer: Tack}]

    Bad:

        # data/consultation/remiss/foreningen.yaml
        from: person
        comments: [{id: 1, text: För långsamt, outcome: noted}]
    """
    for file, response in records.responses.items():
        for index, comment in enumerate(response.comments):
            if not is_answered(comment):
                yield Finding(
                    code="unanswered-comment",
                    file=file,
                    path=("comments", index),
                    values={"name": comment.id},
                )
