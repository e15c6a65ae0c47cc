"""Whom letters are addressed to: contacts.yaml, which no other command reads."""

import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import msgspec

from nplan.files.decode import Decoding, decoder
from nplan.files.diagnostics import Diagnostic, diagnostics
from nplan.files.events import values
from nplan.files.sources import Disk
from nplan.files.text import text_file
from nplan.model.finding import Finding
from nplan.model.process import Contact, Process
from nplan.model.records import Records
from nplan.model.values import OrganisationName

FILE = "data/private/contacts.yaml"
KIND = dict[OrganisationName, tuple[Contact, ...]]


def _whole(file: str) -> Path:
    """A path in which ~ may stand for somebody's folder; for nobody's it stands for itself."""
    return Path(os.path.expanduser(file))  # noqa: PTH111 - Path ends at nobody


class Contacts(msgspec.Struct, frozen=True, kw_only=True):
    """The people at organisations, as far as the file can be read."""

    file: str
    """The file's path, from the project's folder or whole."""
    is_there: bool = True
    people: dict[str, tuple[Contact, ...]] = {}
    """By the id of the organisation or unit, in the file's order."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the file; that an organisation is unknown is a warning."""


class _Anywhere(Disk):
    """Files by a path from the project's folder, or by a whole one that leads out of it."""

    def content(self, file: str) -> bytes | Finding:
        path = self.root / _whole(file)
        found = Disk(path.parent).content(path.name)
        return msgspec.structs.replace(found, file=file) if isinstance(found, Finding) else found


def path_of(process: Process) -> str:
    """Where the file is: its path from the project's folder, or its whole one."""
    return _whole(process.contacts or FILE).as_posix()


def contacts(root: Path, records: Records) -> Contacts:
    """The contacts of a project.

    Args:
        root: the project's folder.
        records: its records, which tell where the file is and who is an organisation.
    """
    file = records.process.contacts or FILE
    origin = _Anywhere(root)
    if not (root / _whole(file)).exists():
        return Contacts(file=file, is_there=False)
    found, findings = _read(origin, file)
    people: dict[str, tuple[Contact, ...]] = {}
    for name, some in found.items():
        if (id := records.participant_ids.get(name)) is None:
            findings.append(_unknown(file, name, records))
        else:
            people[id] = (*people.get(id, ()), *filter(_says_something, some))
    told = tuple(_with_severity(diagnostics(origin, findings)))
    return Contacts(file=file, people=people, diagnostics=told)


def _read(origin: _Anywhere, file: str) -> tuple[dict[str, tuple[Contact, ...]], list[Finding]]:
    text = text_file(origin, file)
    if isinstance(text, Finding):
        return {}, [text]
    value, problems = values(text.text)
    findings = [
        Finding(code=one.code, file=file, span=(one.start, one.end), values=one.values)
        for one in problems
    ]
    if value is None:
        return {}, findings
    decoding = Decoding()
    found: dict[str, tuple[Contact, ...]] = decoder(KIND)(value, None, decoding)
    findings += (
        Finding(code=one.code, file=file, path=one.path, key=one.key, values=one.values)
        for one in decoding.mistakes
        if one.code != "bad-id"  # no organisation is called that, which is told
    )
    return found, findings


def _says_something(contact: Contact) -> bool:
    return contact != Contact()


def _unknown(file: str, name: str, records: Records) -> Finding:
    near = get_close_matches(name, (*records.organisations, *records.units), n=1)
    nearest: dict[str, str | int] = {"nearest": near[0]} if near else {}
    values = {"name": name} | nearest
    return Finding(code="unknown-organisation", file=file, path=(name,), key=True, values=values)


def _with_severity(found: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    for one in found:
        mild = one.code == "unknown-organisation"
        yield msgspec.structs.replace(one, severity="warning") if mild else one
