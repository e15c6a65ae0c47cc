"""The beginning of every command: the project, its records, everything that is wrong."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from nplan.checks import findings, secrets_told
from nplan.cli.language import language
from nplan.files.diagnostics import Diagnostic, diagnostics
from nplan.files.private import private_in_git
from nplan.files.project import PROCESS, project
from nplan.files.reading import ORGANISATIONS, Kept, Reading, broken_files, reading
from nplan.files.sources import Disk, Source
from nplan.model.finding import Finding
from nplan.model.records import Records
from nplan.model.version import Version
from nplan.texts import catalogue

MEND = "Nothing was counted or written. Mend this, or leave broken files out with --skip-invalid."
ANOTHER = (
    "Nothing was counted or written. Name another commit, or leave broken files out with "
    "--skip-invalid."
)
MEND_AT_LAST = "Nothing was written. Mend this, or draft without --final."
MOST_AT_LAST = 10
"""Errors of a kind that are told where `validate --final` tells them all."""
MEND_NEEDED = "Nothing was counted or written. {file} cannot be left out: mend it."
ANOTHER_NEEDED = "Nothing was counted or written. {file} cannot be left out: name another commit."
NEEDED = (PROCESS, ORGANISATIONS)
"""Without the process nothing can be counted; without the register, who wishes to be anonymous?"""


class Loaded(msgspec.Struct, frozen=True):
    """A project as a command finds it."""

    root: Path
    source: Source
    """Where its files come from: the disk, or a commit."""
    at: Version | None
    """The commit that was asked for; None for the files as they are now."""
    reading: Reading
    findings: tuple[Finding, ...]
    language: str
    """The language to speak to people in."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong, by place."""
        return diagnostics(self.source, self.findings)


class Sound(msgspec.Struct, frozen=True):
    """A project whose records can be counted."""

    root: Path
    source: Source
    """Where its files come from: the disk, or a commit."""
    records: Records
    skipped: tuple[str, ...]
    """Files that were left out because they are broken, sorted."""
    language: str
    at: Version | None = None
    """The commit that was asked for; None for the files as they are now."""


def loaded(
    named: str | None,
    at: str | None = None,
    *,
    at_last: bool = False,
    kept: dict[str, Kept] | None = None,
) -> Loaded:
    """The project named, or the one around the current folder, read and checked.

    Args:
        named: the project's folder, as typed after --project.
        at: the commit or the date as typed after --at; None reads the files as they are now.
            Whether git sees private files is asked of today's files alone.
        at_last: whether what must hold before the council sees it is asked for too.
        kept: what came of each file in another version, so that it is not read twice.

    Raises:
        NplanError: there is no project, or nothing of that commit or date can be had.
    """
    root = project(Path.cwd(), named)
    origin, version = _origin(root, at)
    found = reading(origin, kept=kept)
    told = found.findings
    if at is None:
        told = (*told, *private_in_git(root))
    if found.records is not None:
        told = (*told, *findings(found.records, at_last=at_last))
    return Loaded(root, origin, version, found, told, language(os.environ))


def _origin(root: Path, at: str | None) -> tuple[Source, Version | None]:
    """Where the files come from, and which version they are if it was asked for."""
    if at is None:
        return Disk(root), None
    from nplan.files.revisions import Committed, revision

    found = revision(root, at)
    return Committed(root, found.commit), found.version


def sound(
    named: str | None, *, skip_invalid: bool, at: str | None = None, at_last: bool = False
) -> Sound | None:
    """A project without errors, its broken files left out if asked; None, and told, otherwise.

    Args:
        named: the project's folder, as typed after --project.
        skip_invalid: whether to leave broken files out.
        at: the commit or the date as typed after --at; None reads the files as they are now.
        at_last: whether what must hold before the council sees it must hold, too.

    Raises:
        NplanError: there is no project, or nothing of that commit or date can be had.
    """
    kept: dict[str, Kept] | None = None if at is None else {}
    found = _discreet(loaded(named, at, at_last=at_last, kept=kept), kept)
    if at_last and any(one.severity == "error" for one in found.diagnostics):
        tell_errors(found, MEND_AT_LAST, most=MOST_AT_LAST if found.at is None else None)
        return None
    broken = broken_files(found.findings)
    if not broken and found.reading.records is not None:
        return _sound(found)
    for file in NEEDED:
        if file in broken:
            tell_errors(found, MEND_NEEDED if found.at is None else ANOTHER_NEEDED, file=file)
            return None
    if not skip_invalid:
        tell_errors(found, MEND if found.at is None else ANOTHER)
        return None
    again = msgspec.structs.replace(found, reading=reading(found.source, leave_out=broken))
    return _sound(_discreet(again, kept), tuple(sorted(broken)))


def _sound(found: Loaded, skipped: tuple[str, ...] = ()) -> Sound:
    records = found.reading.records
    assert records is not None
    return Sound(found.root, found.source, records, skipped, found.language, found.at)


def _discreet(found: Loaded, kept: dict[str, Kept] | None) -> Loaded:
    """The same, but in an old commit what is secret today is so too, or an error if it is told.

    Args:
        found: the project, as it was or as it is.
        kept: what came of each file then, so that one that is the same today is not read twice.
    """
    old = found.reading.records
    if found.at is None or old is None:
        return found
    from nplan.counts.discreet import discreet
    from nplan.files.reading import register

    today = reading(found.root, kept=kept).records
    if today is None:  # who wishes to be anonymous may be known all the same
        today = Records(process=old.process, organisations=register(found.root))
    records = discreet(old, today)
    told = [one for one in secrets_told(records) if one not in found.findings]
    read = msgspec.structs.replace(found.reading, records=records)
    return msgspec.structs.replace(found, reading=read, findings=(*found.findings, *told))


def tell_what(found: Sound) -> None:
    """Say on standard error which commit is told of, and which broken files are left out."""
    from nplan.texts.findings import as_of

    if found.at is not None:
        print(f"nplan: {as_of(found.at.commit, found.at.date, found.language)}", file=sys.stderr)
    if found.skipped:
        left_out = catalogue(found.language, "findings").gettext(
            "left out because they are broken: {files}"
        )
        print(f"nplan: {left_out.format(files=', '.join(found.skipped))}", file=sys.stderr)


def tell_errors(found: Loaded, remedy: str, *, most: int | None = None, **values: str) -> None:
    """Tell the errors in a project's files, and of which commit they are if it is an old one.

    Args:
        found: the project.
        remedy: what comes of it and what to do, in English.
        most: how many of a kind are told; all if left out.
        values: what that sentence needs to know.
    """
    from nplan.texts.findings import as_of

    errors = [one for one in found.diagnostics if one.severity == "error"]
    told = [*_first_of_each_kind(errors, most or len(errors), found.language)]
    if found.at is not None:
        told.insert(0, f"{as_of(found.at.commit, found.at.date, found.language)}:")
    sentence = catalogue(found.language, "findings").gettext(remedy)
    told.append(f"nplan: {sentence.format_map(values)}")
    print("\n".join(told), file=sys.stderr)


def _first_of_each_kind(errors: list[Diagnostic], most: int, language: str) -> Iterator[str]:
    """The errors as people read them, and after so many of a kind only how many more there are."""
    from nplan.cli.validate import as_text

    more = catalogue(language, "findings").gettext(
        "… and {n} more of the same kind [{code}]: nplan validate --final shows them all"
    )
    kinds, seen = Counter(one.code for one in errors), Counter[str]()
    for one in errors:
        seen[one.code] += 1
        if seen[one.code] <= most:
            yield as_text(one, language)
        if seen[one.code] == most < kinds[one.code]:
            yield more.format(n=kinds[one.code] - most, code=one.code)
