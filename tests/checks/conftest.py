"""A project on disk, and what a rule finds in it."""

from pathlib import Path

import pytest

from nplan.checks import Rule
from nplan.files.reading import reading
from nplan.model.finding import Finding
from nplan.model.records import Records
from tests.folders import put

from .projects import PROJECT, Found, Project, files_in


@pytest.fixture
def project(tmp_path: Path) -> Project:
    def write(text: str, leave_out: tuple[str, ...] = ()) -> Records:
        read = reading(put(tmp_path, files_in(PROJECT) | files_in(text)), leave_out)
        assert read.findings == ()
        assert read.records is not None
        return read.records

    return write


@pytest.fixture
def found(project: Project) -> Found:
    """What a rule finds in a project; files that are left out are unread."""

    def check(rule: Rule, text: str, leave_out: tuple[str, ...] = ()) -> list[Finding]:
        return list(rule(project(text, leave_out)))

    return check
