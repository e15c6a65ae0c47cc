"""What status shows people: a line about each part of the process, and the next step."""

from collections.abc import Iterator, Mapping
from datetime import date

from nplan.cli.screen import Grid, Screen
from nplan.cli.words import N_, NN_, ORGANISATION_KIND_NAMES, Words
from nplan.counts.coverage import Share
from nplan.counts.standing import RoundStanding, Standing, Step
from nplan.model.consultation import Decision
from nplan.model.values import OPEN, Day
from nplan.texts import catalogue

NAMED = 6
"""How many are named before the rest is only counted."""
LEAST_HEARD = 3
"""How many of the least heard groups are named."""

OUTCOME_COUNTS: Mapping[str, tuple[str, str]] = {
    "adopted": NN_("{n} in", "{n} in"),
    "partly": NN_("{n} partly", "{n} partly"),
    "declined": NN_("{n} no", "{n} no"),
    "referred": NN_("{n} for others", "{n} for others"),
    "noted": NN_("{n} noted", "{n} noted"),
    OPEN: NN_("{n} OPEN", "{n} OPEN"),
}
DECISION_OUTCOMES: Mapping[str, str] = {
    "proposed": N_("proposes it"),
    "approved": N_("yes"),
    "returned": N_("returned it"),
    "rejected": N_("no"),
    "noted": N_("took note"),
    OPEN: N_("remains"),
}
IS_UP = N_("time is up {date}")
WAS_UP = N_("time was up {date}")
LADDER_NOTE = N_(
    "Invited: named among those invited to a meeting. Took part: in any meeting. Spoke: an input "
    "is in its voice. Answered: has been told what became of it. Each is counted by itself."
)

STEPS: Mapping[Step, str] = {
    "first-meeting": N_("Hold the first meeting, and make a file for what is said there:"),
    "type-inputs": N_("Write down what was said at the meetings, one input a line, and check it:"),
    "set-goals": N_("Write goals and actions in data/programme, and check them:"),
    "consult": N_("Send the draft out for consultation, and note it in data/consultation:"),
    "adopt": N_("Take the programme to its decision, and note it in data/decisions.yaml:"),
    "follow-up": N_("Follow the programme up, in a file in data/followup:"),
    "nothing": N_("Nothing is left to do; the next follow-up comes within a year."),
}
"""What is to be done where nothing is counted."""
COUNTED_STEPS: Mapping[Step, tuple[str, str]] = {
    "boil-down": NN_(
        "Boil {n} input down to a key point:",
        "Boil {n} inputs down to key points:",
    ),
    "decide-inputs": NN_(
        "Decide what becomes of {n} open input:",
        "Decide what becomes of {n} open inputs:",
    ),
    "decide-key-points": NN_(
        "Decide what becomes of {n} open key point:",
        "Decide what becomes of {n} open key points:",
    ),
    "answer-comments": NN_(
        "Answer {n} comment in the consultation: {ids}",
        "Answer {n} comments in the consultation: {ids}",
    ),
    "cite-key-points": NN_(
        "Let a goal or an action rest on {n} adopted key point: {ids}",
        "Let a goal or an action rest on {n} adopted key points: {ids}",
    ),
    "indicators": NN_(
        "Set an indicator for {n} goal: {ids}",
        "Set an indicator for {n} goals: {ids}",
    ),
    "responsible": NN_(
        "Find somebody who answers for {n} action: {ids}",
        "Find somebody who answers for {n} actions: {ids}",
    ),
    "sections": NN_(
        "Write {n} text that the programme still lacks: {ids}",
        "Write {n} texts that the programme still lacks: {ids}",
    ),
    "reply": NN_(
        "Tell {n} organisation what became of what it said; note it in data/replies.yaml:",
        "Tell {n} organisations what became of what they said; note it in data/replies.yaml:",
    ),
}
"""What is to be done with so many things: for one, and for several."""
COMMANDS: Mapping[Step, str] = {
    "first-meeting": "nplan new meeting Dialoglunch",
    "type-inputs": "nplan validate",
    "boil-down": "nplan group",
    "decide-inputs": "nplan list inputs --where outcome=open",
    "decide-key-points": "nplan list key-points --where outcome=open",
    "answer-comments": "nplan list responses",
    "set-goals": "nplan validate",
    "cite-key-points": "nplan list key-points --where cited=no",
    "indicators": "nplan list goals",
    "responsible": "nplan list actions --where responsible=",
    "sections": "nplan validate --final",
    "consult": "nplan draft",
    "adopt": "nplan draft",
    "reply": "nplan list organisations --where answered=no",
    "follow-up": "data/followup/{year}.yaml",
}
"""What to type for it, or the file to write."""


def status_screen(words: Words, found: Standing) -> Screen:
    """Where the process stands, on one screen."""
    return Screen(
        (" ".join(_today(words, found)),),
        (_ladder(words, found),) if found.coverage.ladder else (),
        tuple(_lines(words, found)),
    )


def brief_screen(words: Words, found: Standing) -> Screen:
    """What the process is and how far it has come, in a few lines."""
    process = found.facts.records.process
    return Screen(
        (f"{process.title}, {process.municipality}.", " ".join(_today(words, found))),
        (),
        (
            (words.text("Meetings"), _meetings(words, found)),
            (words.text("Inputs"), _outcomes(words, found.inputs)),
            (words.text("Next step"), _next(words, found)),
            (words.text("More"), "nplan status, nplan --help"),
        ),
    )


def errors_told(errors: int, language: str) -> str:
    """That nothing can be counted while files have errors, and how they are found."""
    sentence = catalogue(language, "status").ngettext(
        "{n} error in the files. It is told by: nplan validate",
        "{n} errors in the files. They are told by: nplan validate",
        errors,
    )
    return sentence.format(n=errors)


def _today(words: Words, found: Standing) -> Iterator[str]:
    from nplan.texts.formats import weekday

    yield f"{weekday(found.today, words.language)} {words.date(_day(found.today))}."
    process = found.facts.records.process
    body = process.document.adopted_by or words.text("The decision")
    adoption = found.facts.records.adoption
    if adoption is not None and (adoption.date is None or adoption.date.first <= found.today):
        when = words.date(adoption.date) if adoption.date else ""
        yield words.text("Adopted by {body} {date}.", body=adoption.body, date=when)
    elif process.deadline is not None and found.days_left is not None:
        when = words.date(process.deadline)
        if found.days_left >= 0:
            yield words.count(
                "{body} in {n} day ({date}).",
                "{body} in {n} days ({date}).",
                found.days_left,
                body=body,
                date=when,
            )
        else:
            yield words.count(
                "{body}: the day passed {n} day ago ({date}).",
                "{body}: the day passed {n} days ago ({date}).",
                -found.days_left,
                body=body,
                date=when,
            )


def _lines(words: Words, found: Standing) -> Iterator[tuple[str, str]]:
    yield words.text("Decisions"), _decisions(words, found)
    yield words.text("Meetings"), _meetings(words, found)
    yield words.text("Inputs"), _outcomes(words, found.inputs)
    yield words.text("Key points"), _outcomes(words, found.key_points)
    yield words.text("Goals"), _goals(words, found)
    yield words.text("Actions"), _actions(words, found)
    if found.burdens:
        yield words.text("Who answers"), _burdens(words, found)
    if found.own_initiative:
        yield words.text("Own initiative"), _own_initiative(words, found.own_initiative)
    for round in found.rounds:
        yield words.text("Consultation"), _round(words, found.today, round)
    yield words.text("Coverage"), _coverage(words, found)
    yield words.text("Replies"), _replies(words, found)
    yield words.text("Next step"), _next(words, found)


def _decisions(words: Words, found: Standing) -> str:
    records = found.facts.records
    told = [_decision(words, decision) for decision in records.decisions]
    body = records.process.document.adopted_by
    if body and all(one.body != body for one in records.decisions):
        told.append(words.text("{body} remains", body=body))
    return ", ".join(told) or words.text("none yet")


def _decision(words: Words, decision: Decision) -> str:
    outcome = words.text(DECISION_OUTCOMES[decision.outcome or OPEN])
    # No line breaks between the sign and the number of a paragraph.
    paragraph = (decision.paragraph or "").replace("§ ", "§\N{NO-BREAK SPACE}")
    return " ".join(filter(None, (decision.body, paragraph, outcome)))


def _meetings(words: Words, found: Standing) -> str:
    spoken = [one for one in found.meetings if not one.kind.written]
    held, target = sum(one.held for one in spoken), sum(one.kind.target or 0 for one in spoken)
    parts = ", ".join(
        f"{one.kind.title.lower()} {_of(words, one.held, one.kind.target)}"
        for one in spoken
        if one.held or one.kind.target
    )
    total = (
        words.text("{held} of {target}", held=words.number(held), target=words.number(target))
        if target
        else words.number(held)
    )
    told = f"{total} ({parts})" if parts else total
    written = (one for one in found.meetings if one.kind.written and (one.held or one.kind.target))
    return ", ".join(
        (
            told,
            *(
                f"{one.kind.title.lower()} {_of(words, one.held, one.kind.target)}"
                for one in written
            ),
        )
    )


def _of(words: Words, held: int, target: int | None) -> str:
    return words.number(held) if target is None else f"{words.number(held)}/{words.number(target)}"


def _outcomes(words: Words, counts: Mapping[str, int]) -> str:
    total = words.number(sum(counts.values()))
    if 0 < counts[OPEN] == sum(counts.values()):
        return words.count("{n}, OPEN", "{n}, all OPEN", counts[OPEN])
    parts = (words.count(*OUTCOME_COUNTS[outcome], n) for outcome, n in counts.items() if n)
    told = ", ".join(parts)
    return f"{total}: {told}" if told else total


def _goals(words: Words, found: Standing) -> str:
    total, without = len(found.goals), len(found.goals_without_indicator)
    ids = _named(words, found.goals_without_indicator)
    if not without:
        return words.number(total)
    if without == total:
        return words.count(
            "{n}, without an indicator ({ids})",
            "{n}, all of them without an indicator ({ids})",
            total,
            ids=ids,
        )
    return words.text(
        "{total}, of which {n} without an indicator ({ids})",
        total=words.number(total),
        n=words.number(without),
        ids=ids,
    )


def _actions(words: Words, found: Standing) -> str:
    total, without = len(found.actions), len(found.actions_without_cost)
    cost = words.number(found.cost)
    if not without:
        told = words.number(total)
        return f"{told}; " + words.text("{kronor} kr", kronor=cost) if found.cost else told
    if without == total:
        return words.count("{n}, without a cost", "{n}, all of them without a cost", total)
    told = words.text(
        "{total}, of which {n} without a cost", total=words.number(total), n=words.number(without)
    )
    rest = words.count(
        "{kronor} kr for the one that has a cost",
        "{kronor} kr for those that have a cost",
        total - without,
        kronor=cost,
    )
    return f"{told}; {rest}"


def _own_initiative(words: Words, ids: tuple[str, ...]) -> str:
    named = _named(words, ids)
    return words.count("rests on no input: {ids}", "rest on no input: {ids}", len(ids), ids=named)


def _replies(words: Words, found: Standing) -> str:
    everybody = found.coverage.attended - found.facts.records.units.keys()
    if not everybody:
        return words.text("none yet")
    return words.count(
        "{n} of {all} has been answered",
        "{n} of {all} have been answered",
        len(found.coverage.answered & everybody),
        all=words.number(len(everybody)),
    )


def _burdens(words: Words, found: Standing) -> str:
    units = found.facts.records.units
    named = tuple(
        f"{units[one.unit].title} {len(one.actions)}" for one in found.burdens if one.unit
    )
    told = _named(words, named)
    if (nobody := found.burdens[-1]).unit is None:
        told += "; " + words.text("nobody for {ids}", ids=_named(words, nobody.actions))
    return told


def _round(words: Words, today: date, found: RoundStanding) -> str:
    told = words.count(
        "{n} of {asked} has answered",
        "{n} of {asked} have answered",
        len(found.answered),
        asked=words.number(len(found.asked)),
    )
    if others := len(found.responses) - len(found.answered):
        told += ", " + words.count("and {n} other", "and {n} others", others)
    if deadline := found.round.deadline:
        sentence = IS_UP if deadline.last >= today else WAS_UP
        when = words.text(sentence, date=words.date(deadline))
        told += f" ({when})"
    told += "; " + words.count("{n} comment", "{n} comments", len(found.comments))
    if found.comments and not found.unanswered:
        return told + ", " + words.count("answered", "all answered", len(found.comments))
    if found.unanswered:
        told += ", " + words.count("{n} UNANSWERED", "{n} UNANSWERED", len(found.unanswered))
    return told


def _coverage(words: Words, found: Standing) -> str:
    coverage = found.coverage
    heard = words.number(len(coverage.heard))
    if coverage.companies is None:
        return words.count("{n} company", "{n} companies", len(coverage.heard))
    told = [
        words.text("{heard} of {all} companies.", heard=heard, all=words.number(coverage.companies))
    ]
    if never := coverage.never_heard:
        groups = ", ".join(_group(words, share) for share in never)
        told.append(words.text("Nobody heard from: {groups}.", groups=groups))
    least = [share for share in coverage.least_heard if share.heard][:LEAST_HEARD]
    if least:
        groups = ", ".join(
            words.text(
                "{group} {heard} of {all}",
                group=words.value(share.register, share.id),
                heard=words.number(len(share.heard)),
                all=words.number(share.companies or 0),
            )
            for share in least
        )
        told.append(words.text("Least heard: {groups}.", groups=groups))
    return " ".join(told)


def _group(words: Words, share: Share) -> str:
    return f"{words.value(share.register, share.id)} ({words.number(share.companies or 0)})"


def _next(words: Words, found: Standing) -> str:
    step = found.next.step
    if step in COUNTED_STEPS:
        ids = _named(words, found.next.ids)
        told = words.count(*COUNTED_STEPS[step], found.next.n, ids=ids)
    else:
        told = words.text(STEPS[step])
    command = COMMANDS.get(step, "").format(year=found.today.year)
    return f"{told}\n{command}" if command else told


def _named(words: Words, ids: tuple[str, ...]) -> str:
    """The first few ids, and how many more there are."""
    named = ", ".join(ids[:NAMED])
    more = len(ids) - NAMED
    if more <= 0:
        return named
    return words.text("{named} and {n} more", named=named, n=words.number(more))


def _ladder(words: Words, found: Standing) -> Grid:
    steps = ("invited", "attended", "spoke", "answered")
    rows = tuple(
        (
            words.name(ORGANISATION_KIND_NAMES[rung.kind]),
            *(words.number(len(getattr(rung, step))) for step in steps),
        )
        for rung in found.coverage.ladder
    )
    return Grid(
        headings=(
            words.dimension("organisation-kind"),
            words.text("Invited"),
            words.text("Took part"),
            words.text("Spoke"),
            words.text("Answered"),
        ),
        rows=rows,
        note=words.text(LADDER_NOTE),
    )


def _day(day: date) -> Day:
    return Day(year=day.year, month=day.month, day=day.day)
