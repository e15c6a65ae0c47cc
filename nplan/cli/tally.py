"""tally: meetings, organisations and inputs counted."""

import os
import sys

from nplan.cli.language import language
from nplan.cli.loading import Sound, sound
from nplan.cli.output import asked_format, in_colour, write_report
from nplan.cli.tally_report import tally_report
from nplan.cli.tally_request import TallyRequest, tally_request
from nplan.cli.where import WrongUsageError


def tallied(
    named: str | None,
    *,
    by: tuple[str, ...],
    where: tuple[str, ...],
    until: str | None,
    sort: str | None,
    format: str | None,
    output: str | None,
    internal: bool,
    at: str | None,
    skip_invalid: bool,
) -> int:
    """Print or write the tally that was asked for; the exit code says how it went.

    Raises:
        NplanError: there is no project, nothing of that commit or date can be had, or the file
            cannot be written.
    """
    try:
        request = tally_request(
            by=by,
            where=where,
            until=until,
            sort=sort,
            internal=internal,
            language=language(os.environ),
        )
        found = sound(named, skip_invalid=skip_invalid, at=at)
        if found is None:
            return 1
        return _told(found, request, format, output)
    except WrongUsageError as error:
        print(f"nplan: {error}", file=sys.stderr)
        return 2


def _told(found: Sound, request: TallyRequest, format: str | None, output: str | None) -> int:
    format = asked_format(format, output)
    if format == "table" and output is None and in_colour():
        from nplan.cli.screen import show
        from nplan.cli.tally_report import tally_screen

        show(tally_screen(found.records, request, found.language, found.skipped, found.at))
        return 0
    text = tally_report(found.records, request, format, found.language, found.skipped, found.at)
    write_report(found.root, output, "tally", format, text)
    return 0
