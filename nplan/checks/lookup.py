"""What the rules share: names that may be used, inputs with their places, files unread."""

from collections.abc import Iterator

from nplan.model.dialogue import Group, Input, Meeting
from nplan.model.finding import Path
from nplan.model.records import Records

Values = dict[str, str | int]


def input_lists(meeting: Meeting) -> Iterator[tuple[Path, Group | None, tuple[Input, ...]]]:
    """The inputs outside the groups and those of each group, with the path of the list."""
    if meeting.inputs:
        yield ("inputs",), None, meeting.inputs
    for number, group in enumerate(meeting.groups):
        if group.inputs:
            yield ("groups", number, "inputs"), group, group.inputs


def unread_in(records: Records, *beginnings: str) -> bool:
    """Whether a file so called is unread: ids that it may define cannot be called unknown."""
    return any(file.startswith(beginnings) and file.endswith(".yaml") for file in records.unread)
