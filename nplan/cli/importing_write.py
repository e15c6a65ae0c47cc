"""What an import adds, put into the files: the register, the meeting and contacts.yaml."""

import msgspec

from nplan.cli.importing_columns import remembering
from nplan.cli.importing_contacts import with_people
from nplan.cli.importing_meeting import fill_meeting
from nplan.cli.importing_register import register
from nplan.cli.opening import Opened
from nplan.files.reading import ORGANISATIONS
from nplan.tables.mapping import Columns, What
from nplan.tables.plan import Plan


class Filled(msgspec.Struct, frozen=True):
    """What files are to hold."""

    changes: dict[str, bytes | None]
    """By path; None takes a file away."""
    listed: tuple[str, ...] = ()
    """Meetings, with a group where there is one, whose notes became a list."""


def filled(project: Opened, file: str, plan: Plan, columns: Columns, what: What) -> Filled:
    """The files with all that a plan adds; nothing is written.

    Args:
        project: the project, locked.
        file: the meeting's file; "" where none is meant.
        plan: what is added.
        columns: how the columns were read, to be remembered.
        what: what the spreadsheet was read as.

    Raises:
        NplanError: a file cannot be changed so that only what is meant changes (cannot-edit).
    """
    # First, so that whoever is stopped after it still has something to add when it is typed again.
    changes = remembering(project, what, columns)
    listed: tuple[str, ...] = ()
    if plan.organisations or plan.completed or plan.aliases:
        changes[ORGANISATIONS] = register(project, plan)
    if plan.participants or plan.inputs or plan.questions:
        editing = project.editing(file)
        listed = fill_meeting(editing, project, file, plan)
        changes[file] = editing.after
    if plan.people or any(one.fields for one in plan.known_people):
        changes |= with_people(project, plan)
    return Filled(changes, listed)
