"""The beginning of every command: the project, its records, everything that is wrong."""

import os
import sys
from pathlib import Path

import msgspec

from nplan.checks import findings
from nplan.cli.language import language
from nplan.files.diagnostics import Diagnostic, diagnostics
from nplan.files.private import private_in_git
from nplan.files.project import PROCESS, project
from nplan.files.reading import ORGANISATIONS, Reading, broken_files, reading
from nplan.model.finding import Finding
from nplan.model.records import Records
from nplan.texts import catalogue


class Loaded(msgspec.Struct, frozen=True):
    """A project as a command finds it."""

    root: Path
    reading: Reading
    findings: tuple[Finding, ...]
    language: str
    """The language to speak to people in."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong, by place."""
        return diagnostics(self.root, self.findings)


class Sound(msgspec.Struct, frozen=True):
    """A project whose records can be counted."""

    root: Path
    records: Records
    skipped: tuple[str, ...]
    """Files that were left out because they are broken, sorted."""
    language: str


def loaded(named: str | None) -> Loaded:
    """The project named, or the one around the current folder, read and checked.

    Raises:
        NplanError: there is no project.
    """
    root = project(Path.cwd(), named)
    found = reading(root)
    told = (*found.findings, *private_in_git(root))
    if found.records is not None:
        told = (*told, *findings(found.records))
    return Loaded(root, found, told, language(os.environ))


def sound(named: str | None, *, skip_invalid: bool) -> Sound | None:
    """A project without errors, its broken files left out if asked; None, and told, otherwise.

    Raises:
        NplanError: there is no project.
    """
    found = loaded(named)
    broken = broken_files(found.findings)
    if not broken and found.reading.records is not None:
        return Sound(found.root, found.reading.records, (), found.language)
    # Without the register nobody would know who wishes to be anonymous.
    if not skip_invalid or not broken.isdisjoint((PROCESS, ORGANISATIONS)):
        from nplan.cli.validate import as_text

        errors = [one for one in found.diagnostics if one.severity == "error"]
        print("\n".join(as_text(one, found.language) for one in errors), file=sys.stderr)
        remedy = catalogue(found.language, "findings").gettext(
            "Nothing was counted or written. Mend this, or leave broken files out with "
            "--skip-invalid."
        )
        print(f"nplan: {remedy}", file=sys.stderr)
        return None
    again = reading(found.root, leave_out=broken)
    assert again.records is not None
    return Sound(found.root, again.records, tuple(sorted(broken)), found.language)
