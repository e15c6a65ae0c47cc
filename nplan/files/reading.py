"""A project's files to records and findings."""

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from pathlib import Path
from typing import Any, get_origin

import msgspec

from nplan.files.decode import Decoding, Mistake, decoded
from nplan.files.events import unreadable_prose, values
from nplan.files.lines import with_lf
from nplan.files.project import PROCESS
from nplan.files.prose import before_the_first, sections
from nplan.files.sources import Source, source
from nplan.files.text import text_file
from nplan.model.consultation import Decision, FollowUp, Memo, Reply, Response, Round
from nplan.model.dialogue import Meeting
from nplan.model.finding import Finding
from nplan.model.process import Organisation, Process
from nplan.model.programme import AreaProgramme, Frame, KeyPoint
from nplan.model.records import Records

ORGANISATIONS = "data/organisations.yaml"
FRAME = "data/programme/programme.yaml"

KINDS: tuple[tuple[str, Any], ...] = (
    (r"data/process\.yaml", Process),
    (r"data/organisations\.yaml", dict[str, Organisation]),
    (r"data/meetings/(?:[^/]+/)*([^/]+)\.yaml", Meeting),
    (r"data/keypoints/(?:[^/]+/)*[^/]+\.yaml", tuple[KeyPoint, ...]),
    (r"data/programme/programme\.(?:yaml|md)", Frame),
    (r"data/programme/([^/]+)\.(?:yaml|md)", AreaProgramme),
    (r"data/consultation/([^/]+)/round\.yaml", Round),
    (r"data/consultation/[^/]+/([^/]+)\.yaml", Response),
    (r"data/decisions\.yaml", tuple[Decision, ...]),
    (r"data/memos/([^/]+)\.yaml", Memo),
    (r"data/followup/([^/]+)\.yaml", FollowUp),
    (r"data/replies\.yaml", tuple[Reply, ...]),
)
"""What each file holds, by its path; the group is the id that a file's name gives."""

_KINDS = tuple((re.compile(pattern), kind) for pattern, kind in KINDS)


TAGGED = {"@": ("organisations", "units"), "#": ("areas",)}
"""What the marks of tags in notes name, as in `Records.unsure`."""

NO_NAME = ("bad-date", "bad-choice")
"""Mistakes in values that are never a name or an id, so that no name is lost by them."""


class Reading(msgspec.Struct, frozen=True):
    """What a project's files hold and what is wrong with them."""

    records: Records | None
    """None where data/process.yaml cannot be read."""
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    """Every file that was looked at, sorted."""


def kind_of(file: str) -> tuple[Any, str] | None:
    """What a file holds and the id its name gives ('' where none), or None if it is unknown."""
    for pattern, kind in _KINDS:
        if match := pattern.fullmatch(file):
            return kind, (match[1] if match.re.groups else "")
    return None


class Kept(msgspec.Struct, frozen=True):
    """What came of a file in one reading, for another in which the same text stands."""

    digest: bytes
    """Of its content and of the ids that its notes could tag."""
    record: Any
    findings: tuple[Finding, ...]


def reading(
    of: Path | Source, leave_out: Container[str] = (), kept: dict[str, Kept] | None = None
) -> Reading:
    """All records of a project, and everything wrong in single files.

    Args:
        of: the folder that holds data/process.yaml, or where else its files come from.
        leave_out: files to pass over, as if what they hold were unknown.
        kept: by file, what another version of the project gave; what is the same is not read
            again, and what is new is added.
    """
    origin = source(of)
    files = origin.files()
    held: dict[str, tuple[Any, str]] = {}
    findings: list[Finding] = []
    for file in files:
        if (kind := kind_of(file)) is None:
            findings.append(Finding(code="unknown-file", file=file))
        else:
            held[file] = kind
    reader = _Reader(origin, held, leave_out, findings, kept)
    process = reader.one(PROCESS)
    if process is None:
        return Reading(None, tuple(findings), files)
    first = Records(process=process, organisations=reader.one(ORGANISATIONS) or {})
    unsure = frozenset(_unsure(findings, leave_out))
    reader.may_tag(first.participant_ids, first.area_ids, unsure)
    programme = reader.all(Frame) | reader.all(AreaProgramme)
    records = Records(
        process=process,
        organisations=first.organisations,
        meetings=reader.all(Meeting),
        key_points=reader.all(tuple[KeyPoint, ...]),
        frame=programme.pop(FRAME, Frame()),
        area_programmes=programme,
        rounds=reader.all(Round),
        responses=reader.all(Response),
        decisions=reader.one("data/decisions.yaml") or (),
        memos=reader.all(Memo),
        follow_ups=reader.all(FollowUp),
        replies=reader.one("data/replies.yaml") or (),
        unread=frozenset(reader.unread),
        unsure=unsure,
    )
    return Reading(records, tuple(findings), files)


def register(of: Path | Source) -> dict[str, Organisation]:
    """The organisations of a project by id; {} where they cannot be read."""
    held = {ORGANISATIONS: (dict[str, Organisation], "")}
    found = _Reader(source(of), held, (), [], None).one(ORGANISATIONS)
    return found if isinstance(found, dict) else {}


class _Reader:
    """Reads each file once; what is wrong goes to `findings`."""

    def __init__(
        self,
        origin: Source,
        held: dict[str, tuple[Any, str]],
        leave_out: Container[str],
        findings: list[Finding],
        kept: dict[str, Kept] | None,
    ) -> None:
        self.kept = kept
        self.origin = origin
        self.held = held
        self.leave_out = leave_out
        self.findings = findings
        self.unread: set[str] = set()
        self.may_tag({}, {}, frozenset())

    def may_tag(
        self, organisations: Collection[str], areas: Collection[str], unsure: frozenset[str]
    ) -> None:
        """Let the notes of the files that are read from now on tag these.

        Args:
            organisations: every id by which an organisation or a unit can be tagged.
            areas: every id of an area.
            unsure: of what some names may be lost, so that no tag can be called unknown.
        """
        self.organisations, self.areas = organisations, areas
        self.unsure_tags = {mark for mark, of in TAGGED.items() if not unsure.isdisjoint(of)}
        if self.kept is not None:
            from hashlib import blake2b  # few commands read two versions

            marks = sorted(self.unsure_tags)
            names = "\0".join((*sorted(organisations), "", *sorted(areas), "", *marks))
            self.tags = blake2b(blake2b(names.encode()).digest())

    def one(self, file: str) -> Any:
        """What a file with a fixed name holds; None if it is not there or cannot be read."""
        return self.read(file) if file in self.held else None

    def all(self, kind: Any) -> dict[str, Any]:
        """All files that hold `kind`, by the path of the YAML file."""
        files = [file for file, (held, _) in self.held.items() if held == kind]
        found = {}
        for file in files:
            yaml = file.removesuffix(".md") + ".yaml" if file.endswith(".md") else file
            if yaml not in found and (record := self.read(yaml)) is not None:
                found[yaml] = record
        return found

    def read(self, file: str) -> Any:
        """The record of a file, its prose file taken in; None if it cannot be read."""
        alone = file in self.held and file.removesuffix(".yaml") + ".md" not in self.held
        if self.kept is None or not alone or file in self.leave_out:
            return self._read(file)
        content = self.origin.content(file)
        if isinstance(content, Finding):
            return self._read(file)
        hash = self.tags.copy()
        hash.update(content)
        digest, before = hash.digest(), self.kept.get(file)
        if before is not None and before.digest == digest:
            self.findings += before.findings
            return before.record
        known = len(self.findings)
        if (record := self._read(file)) is not None:
            self.kept[file] = Kept(digest, record, tuple(self.findings[known:]))
        return record

    def _read(self, file: str) -> Any:
        kind, id = self.held.get(file) or self.held[file.removesuffix(".yaml") + ".md"]
        value: Any = {}
        if file in self.held and (value := self.value(file)) is None:
            return None
        prose_file = file.removesuffix(".yaml") + ".md"
        prose = self.prose(prose_file, kind, value) if prose_file in self.held else {}
        decoding = Decoding(self.organisations, self.areas)
        record = decoded(kind, value, decoding)
        self.findings += (
            _finding(file, mistake)
            for mistake in decoding.mistakes
            if mistake.code != "unknown-tag" or mistake.values["what"] not in self.unsure_tags
        )
        if id:
            own = "area" if kind is AreaProgramme else "id"
            return msgspec.structs.replace(record, **{own: id}, **prose)
        return msgspec.structs.replace(record, **prose) if prose else record

    def value(self, file: str) -> Any:
        """A YAML file's plain value; None, and told, if it cannot be read."""
        if file in self.leave_out:
            self.unread.add(file)
            return None
        found = text_file(self.origin, file)
        if isinstance(found, Finding):
            self.findings.append(found)
            self.unread.add(file)
            return None
        value, problems = values(found.text)
        for one in problems:
            span = (one.start, one.end)
            self.findings.append(Finding(code=one.code, file=file, span=span, values=one.values))
        if value is None and not problems and "#" in found.text:  # a list of nothing but comments
            value = _nothing(self.held[file][0])
        if value is None:
            if not problems:
                self.findings.append(Finding(code="not-a-mapping", file=file, values={"empty": 1}))
            self.unread.add(file)
        return value

    def prose(self, file: str, kind: Any, beside: Any) -> dict[str, str]:
        """The prose fields that a Markdown file gives a record."""
        if file in self.leave_out:
            self.unread.add(file)
            return {}
        written = text_file(self.origin, file)
        if isinstance(written, Finding):
            self.findings.append(written)
            self.unread.add(file)
            return {}
        tell = self._teller(file)
        known = [name for name in kind.__struct_fields__ if name in PROSE_FIELDS[kind]]
        found: dict[str, str] = {}
        text = with_lf(written.text)
        if problem := unreadable_prose(text):
            tell(problem.code, (problem.start, problem.end), **problem.values)
            self.unread.add(file)
            return {}
        all_sections = tuple(sections(text))
        if not text.strip():
            tell("not-a-mapping", (0, 0), empty=1)
        if stray := before_the_first(text, all_sections):
            at = text.index(stray)
            tell("not-a-mapping", (at, at + len(stray.splitlines()[0])), prose=1)
        for section in all_sections:
            if section.name not in known:
                tell("unknown-field", section.heading, name=section.name, known=", ".join(known))
            elif section.name in found or (
                isinstance(beside, dict) and beside.get(section.name) is not None
            ):
                tell("duplicate-key", section.heading, name=section.name, prose=1)
            elif section.start == section.end:
                tell("empty-text", section.heading, name=section.name)
            else:
                found[section.name] = text[section.start : section.end]
        return found

    def _teller(self, file: str) -> Callable[..., None]:
        def tell(code: str, span: tuple[int, int], **found: str | int) -> None:
            self.findings.append(Finding(code=code, file=file, span=span, values=found))

        return tell


PROSE_FIELDS: dict[Any, tuple[str, ...]] = {
    Frame: (
        "vision",
        "purpose",
        "foreword",
        "summary",
        "background",
        "delimitation",
        "situation",
        "organisation",
        "follow_up",
    ),
    AreaProgramme: ("situation", "direction"),
}
"""The fields that may stand in a Markdown file beside the YAML file."""


def _unsure(findings: Iterable[Finding], leave_out: Container[str]) -> Iterator[str]:
    """Of what some names may be lost in the process and the register, as in `Records.unsure`."""
    if ORGANISATIONS in leave_out:
        yield "organisations"
    for one in findings:
        if one.severity == "warning" or one.code in NO_NAME:
            continue
        if one.file == ORGANISATIONS:
            yield "organisations"
        elif one.file == PROCESS:
            missing = one.values.get("name") if one.code == "missing-field" else None
            field = one.path[0] if one.path else missing
            fields = Process.__struct_fields__
            yield from (str(field),) if field in fields else fields


def _nothing(kind: Any) -> Any:
    """The value of a file that lists nothing yet; None for a kind that has fields instead."""
    origin = get_origin(kind)
    return {} if origin is dict else [] if origin is tuple else None


def _finding(file: str, mistake: Mistake) -> Finding:
    return Finding(
        code=mistake.code,
        file=file,
        path=mistake.path,
        key=mistake.key,
        span=mistake.span,
        values=mistake.values,
    )


def broken_files(findings: Iterable[Finding]) -> frozenset[str]:
    """The files with an error, which --skip-invalid leaves out."""
    return frozenset(one.file for one in findings if one.severity == "error")
