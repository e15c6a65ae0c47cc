"""diff: what changed between two versions of the files, in words."""

import sys

from nplan.cli.diff_screen import Side, Told, told
from nplan.cli.loading import Loaded, loaded
from nplan.cli.output import asked_format, write_report
from nplan.counts.change import Changes
from nplan.files.reading import Kept
from nplan.model.finding import CODES
from nplan.model.records import Records

UNREADABLE = frozenset((*CODES["file"], *CODES["field"])) - {"unknown-file", "private-in-git"}
"""Codes of errors that leave unknown what a file holds; all others are told of what was read."""


def differing(
    named: str | None, since: str, until: str | None, format: str | None, output: str | None
) -> int:
    """Tell what changed from one commit or date to another, or to the files as they are now.

    What has errors in one of the two is compared as far as it can be read; a file that cannot be
    read in one is left out of both. Confidential texts and names of those who want to be
    anonymous are left out.

    Args:
        named: the project's folder, as typed.
        since: the commit or date to compare from.
        until: the one to compare with; None is the files as they are now.
        format: table, json or md; None is as the file's ending says, else a table.
        output: the file or folder to write to; None is standard output.

    Raises:
        NplanError: there is no project, nothing of a commit or date can be had, or the file
            cannot be written.
    """
    from nplan.counts.changes import changes
    from nplan.counts.withheld import withheld

    kept: dict[str, Kept] = {}
    old, new = loaded(named, since, kept=kept), loaded(named, until, kept=kept)
    skipped = _unreadable(old) | _unreadable(new)
    before, after = _records(old, skipped), _records(new, skipped)
    if before is None or after is None:
        return 1
    found = withheld(changes(before, after), before, after)
    format = asked_format(format, output)
    return _told(found, (old, new), (before, after), tuple(sorted(skipped)), format, output)


def _unreadable(found: Loaded) -> frozenset[str]:
    errors = (one for one in found.findings if one.severity == "error")
    return frozenset(one.file for one in errors if one.code in UNREADABLE)


def _records(found: Loaded, skipped: frozenset[str]) -> Records | None:
    """What can be read of a version without some files; None, and told, if it is nothing."""
    from nplan.cli.loading import tell_errors
    from nplan.files.project import PROCESS
    from nplan.files.reading import ORGANISATIONS, reading

    # Without the register nobody would know who wishes to be anonymous.
    if needed := sorted(_unreadable(found) & {PROCESS, ORGANISATIONS}):
        tell_errors(found, "Nothing was compared: {file} cannot be read.", file=needed[-1])
        return None
    return (reading(found.source, leave_out=skipped) if skipped else found.reading).records


def _told(
    found: Changes,
    versions: tuple[Loaded, Loaded],
    records: tuple[Records, Records],
    skipped: tuple[str, ...],
    format: str,
    output: str | None,
) -> int:
    """Print or write the changes; silent on a pipe where there are none."""
    from nplan.cli.diff_report import as_json, markdown, plain, show
    from nplan.cli.diff_words import DiffWords
    from nplan.cli.words import Words

    language = versions[0].language
    old, new = (Side(one.at, _errors(one)) for one in versions)
    words = DiffWords(*(Words(one, language) for one in records))
    is_terminal = output is None and sys.stdout.isatty()
    if format == "json":
        report = as_json(found, (old, new), skipped)
        write_report(versions[0].root, output, "diff", format, report)
        return 0
    what = told(words, found, (old, new), skipped)
    if not what.sections:
        print("\n".join(what.head[1:]), end="\n" * (len(what.head) > 1), file=sys.stderr)
        what = Told((words.text("Nothing changed."),), ())
        if output is None and not is_terminal:
            return 0
    if is_terminal and format != "md":
        from rich.console import Console

        show(what, Console())
        return 0
    text = markdown(what) if format == "md" else plain(what)
    write_report(versions[0].root, output, "diff", format, text)
    return 0


def _errors(found: Loaded) -> int:
    return sum(one.severity == "error" for one in found.findings)
