"""What a new process takes over from an earlier one, and what is told of it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from nplan.cli.asking import answer, is_asked
from nplan.cli.init import TITLE
from nplan.cli.loading import loaded, tell_errors
from nplan.cli.words import NN_
from nplan.counts.facts import Facts
from nplan.counts.trails import Trails
from nplan.files.beginnings import Beginning, carried
from nplan.files.contacts import FILE
from nplan.model.programme import Action
from nplan.model.records import Records
from nplan.texts import catalogue

ENDED = ("done", "stopped")
"""The statuses with which an action is not taken over."""

ORGANISATIONS = NN_("organisation in the register", "organisations in the register")
UNITS = NN_("of the municipality's own bodies", "of the municipality's own bodies")
AREAS = NN_("area with its themes", "areas with their themes")
MEETING_KINDS = NN_("kind of meeting", "kinds of meeting")
VALUES = NN_("industry, size or locality", "industries, sizes and localities")
ACTIONS = NN_(
    "action that is neither done nor stopped", "actions that are neither done nor stopped"
)
GOALS = NN_("goal that they serve", "goals that they serve")
GOALS_OF_ONE = NN_("goal that it serves", "goals that it serves")

MEND = "Nothing was written. Mend this in {folder}, and type nplan init again."


def carried_over(
    named: str, municipality: str | None, title: str | None, speak: str
) -> Beginning | None:
    """What a process takes over; None, and told, where there are errors in the earlier one.

    Args:
        named: the earlier one's folder, as it was typed.
        municipality: the municipality's name, if it is another now.
        title: the new programme's title; asked for where somebody can answer.
        speak: the language of what is told.

    Raises:
        NplanError: there is no such process (not-a-project), somebody stopped the question, or a
            file is written in a way that cannot be followed.
    """
    found = loaded(named)
    records = found.reading.records
    if records is None or any(one.severity == "error" for one in found.diagnostics):
        tell_errors(found, MEND, folder=str(found.root))
        return None
    if title is None and is_asked():
        question = catalogue(speak, "init").gettext("What is the new programme's title?")
        title = answer(question, TITLE)
    actions = unended(records)
    trails = Trails(Facts(records))
    goals = {goal.id for one in actions if (goal := trails.goal_of(one)) is not None}
    contents = {file: found.source.content(file) for file in found.source.files()}
    heading = catalogue(records.process.language, "init").gettext(
        "From {title}: what has not ended, and the goals that it serves."
    )
    beginning = carried(
        {file: one for file, one in contents.items() if isinstance(one, bytes)},
        municipality or records.process.municipality,
        title or TITLE,
        goals | {one.id for one in actions},
        heading.format(title=records.process.title),
    )
    told = _told(found.root, records, len(actions), len(goals), speak)
    return msgspec.structs.replace(beginning, told=tuple(told))


def unended(records: Records) -> tuple[Action, ...]:
    """The actions that were neither done nor stopped when they were last followed up."""
    trails = Trails(Facts(records))
    last = ((one, trails.statuses(one)[-1:]) for one in records.all_actions)
    return tuple(one for one, some in last if all(how.status not in ENDED for _, how in some))


def _told(root: Path, records: Records, actions: int, goals: int, speak: str) -> Iterator[str]:
    """What came along from the earlier process and what did not, a line each."""
    words = catalogue(speak, "init")
    text, process = words.gettext, records.process
    counted = (
        (len(records.organisations), ORGANISATIONS),
        (len(process.units), UNITS),
        (len(process.areas), AREAS),
        (len(process.meeting_kinds), MEETING_KINDS),
        (len((*process.industries, *process.sizes, *process.localities)), VALUES),
        (actions, ACTIONS),
        (goals, GOALS_OF_ONE if actions == 1 else GOALS),
    )
    yield text("carried over from {folder}:").format(folder=root)
    yield from (f"{n:>6}  {words.ngettext(*what, n)}" for n, what in counted if n)
    yield text(
        "Not carried over: meetings, key points, texts, consultation, decisions and follow-ups, "
        "and of goals and actions what has ended and the key points that they rested on."
    )
    file = process.contacts or FILE
    if (root / file).is_relative_to(root) and (root / file).exists():
        yield text(
            "{file} holds people's names and addresses and was not copied: do so yourself if you "
            "may keep them."
        ).format(file=root / file)
