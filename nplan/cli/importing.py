"""The command import: a spreadsheet to organisations, participants or inputs."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from nplan.cli.importing_columns import chosen_columns, wrong_map
from nplan.cli.importing_contacts import contacts_file, with_new_people
from nplan.cli.importing_decisions import decisions, unanswered, written_decisions
from nplan.cli.importing_register import with_kind
from nplan.cli.importing_screen import ImportScreen, bar
from nplan.cli.importing_write import Filled, filled
from nplan.cli.meeting_meant import meeting_meant
from nplan.cli.opening import Opened, opened, tell_broken
from nplan.cli.papers import refused
from nplan.files.private import in_git
from nplan.files.project import project
from nplan.model.dialogue import Meeting
from nplan.model.error import NplanError
from nplan.model.finding import Finding
from nplan.tables.answers import inputs_plan
from nplan.tables.attendance import participants_plan
from nplan.tables.mapping import Columns, MappingError, What, is_usual
from nplan.tables.matching import Matcher
from nplan.tables.naming import Naming
from nplan.tables.plan import Plan
from nplan.tables.register import organisations_plan
from nplan.tables.sheet import Sheet
from nplan.tables.sheets import LARGEST, sheet

_BARE = re.compile(r"[\w./:\\-]+")
"""A word that a command line takes without quotation marks."""

MEETINGS = "data/meetings/"


class ImportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed."""

    file: str
    what: What
    meeting: str | None
    """Which one is meant; from when it is found on, its file."""
    sheet: str | None
    map: tuple[str, ...]
    decisions: str | None
    with_new: bool
    skip_invalid: bool
    write: bool
    project: str | None
    """The folder after --project."""


def imported(request: ImportRequest) -> int:
    """Tell what a spreadsheet would add, and add it if asked; the exit code says how it went.

    Raises:
        NplanError: there is no project, the spreadsheet cannot be read, or a file not be written.
    """
    if code := _wrong_usage(request):
        return code
    if request.meeting is not None:
        meant = meeting_meant(project(Path.cwd(), request.project), request.meeting)
        if meant is None:
            return 2
        request = msgspec.structs.replace(request, meeting=meant)
    content = _content(Path(request.file))
    with opened(request.project, _wanted(request), writing=request.write) as found:
        if found is None or tell_broken(found.source, _in_the_way(found), found.language):
            return 1
        take_in = _sorted if request.what == "sorting" else _added
        try:
            return take_in(found, content, request)
        except MappingError as error:
            return refused("import-map", **wrong_map(error))


def _added(project: Opened, content: bytes, request: ImportRequest) -> int:
    """Tell which organisations, participants or inputs a spreadsheet adds, and add them if asked.

    Raises:
        MappingError: something is wrong after --map.
    """
    file = request.meeting or ""
    meeting = project.records.meetings.get(file) or Meeting(kind="", title="")
    read = sheet(content, request.sheet, is_usual)
    columns = chosen_columns(project, read, request, meeting)
    screen = ImportScreen(Path(request.file).name, request.what, read, columns, project)
    plan = with_new_people(project, _plan(project, read, columns, meeting, request))
    screen.show(plan)
    if columns.name_people and in_git(Path(request.file)):
        screen.tell_private(request.file)
    if plan.people or plan.known_people:
        contacts_file(project)  # refused before anything is decided or asked
    if plan.undecided:
        _to_decide(screen, plan, request.decisions)
    has_mistakes = _has_mistakes(plan, request)
    if plan.undecided and has_mistakes:
        screen.tell_cells(is_more=True)
    typed = _typed(request, columns)
    if columns.unsure and (plan.undecided or has_mistakes or not request.write):
        screen.tell_guesses(typed)
    if plan.undecided:
        return 1
    if (code := _held_back(screen, plan, request)) is not None:
        return code
    if not screen.is_confirmed(typed):
        return 1
    _save(project, screen, plan, filled(project, file, plan, columns, request.what))
    return 0


def _sorted(project: Opened, content: bytes, request: ImportRequest) -> int:
    """Tell what was sorted in a spreadsheet, and put it into the files if asked."""
    from nplan.cli.importing_sorting import sorted_files
    from nplan.counts.facts import Facts
    from nplan.tables.resorting import sorting_plan
    from nplan.tables.sort_words import SortWords

    read = _sorting_sheet(content, request.sheet)
    with bar(len(read.rows), project.language) as step:
        words = SortWords(project.records, project.language)
        plan = sorting_plan(read, Facts(project.records), words, step)
    screen = ImportScreen(Path(request.file).name, request.what, read, Columns(()), project)
    screen.show(plan)
    found = sorted_files(project, plan.sorted)
    if not request.write:
        screen.tell_listed(found.listed, is_trial=True)
    if (code := _held_back(screen, plan, request)) is not None:
        return code
    _save(project, screen, plan, found)
    return 0


def _has_mistakes(plan: Plan, request: ImportRequest) -> bool:
    """Whether there are cells with mistakes that are not to be left out."""
    return any(one.serious for one in plan.remarks) and not request.skip_invalid


def _typed(request: ImportRequest, columns: Columns) -> str:
    """What was typed, with all that was guessed said, to be copied."""
    told = [*request.map, *(f"{one.column.name}={one.field}" for one in columns.unsure)]
    options = {
        "--meeting": request.meeting and Path(request.meeting).stem,
        "--sheet": request.sheet,
        "--decisions": request.decisions,
        "--project": request.project,
    }
    words = ["nplan", "import", request.file, "--as", request.what]
    words += [word for name, value in options.items() if value for word in (name, value)]
    words += [word for one in told for word in ("--map", one)]
    flags = {
        "--new": request.with_new,
        "--skip-invalid": request.skip_invalid,
        "--write": request.write,
    }
    words += [name for name, is_given in flags.items() if is_given]
    return " ".join(word if _BARE.fullmatch(word) else f'"{word}"' for word in words)


def _held_back(screen: ImportScreen, plan: Plan, request: ImportRequest) -> int | None:
    """The exit code where nothing is to be written, which is told; None where it is."""
    if _has_mistakes(plan, request):
        screen.tell_cells()
        return 1
    if not request.write or not plan.adds:
        screen.tell_dry(plan)
        return 0
    return None


def _save(project: Opened, screen: ImportScreen, plan: Plan, found: Filled) -> None:
    """Write all of the files, or none, and say so."""
    project.save(found.changes)
    screen.tell_listed(found.listed)
    screen.tell_written(plan, tuple(found.changes))


def _sorting_sheet(content: bytes, wanted: str | None) -> Sheet:
    """The sheet of inputs to sort, which has a name of its own in a workbook with several."""
    from nplan.tables.resorting import is_of_sorting
    from nplan.tables.sorting import SHEET

    try:
        return sheet(content, wanted or SHEET, is_of_sorting)
    except NplanError as error:
        if error.code != "sheet-which" or wanted is not None:
            raise
    return sheet(content, None, is_of_sorting)


def _wrong_usage(request: ImportRequest) -> int:
    """Tell that a meeting is named where none is wanted, or the other way round; 0 if not so."""
    wants = request.what in ("participants", "inputs")
    if wants and request.meeting is None:
        return refused("import-meeting", what="missing", name=request.what)
    if not wants and request.meeting is not None:
        return refused("import-meeting", what="extra", name=request.what)
    return 0


def _content(path: Path) -> bytes:
    """The bytes of the spreadsheet.

    Raises:
        NplanError: it is not there or a folder (world), cannot be read (import-cannot-read), or is
            too large (sheet-too-large).
    """
    try:
        if path.is_dir():
            raise NplanError("world", what="folder", file=str(path))
        if path.stat().st_size > LARGEST:
            raise NplanError("sheet-too-large", what="file", largest=LARGEST // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NplanError("world", what="missing", file=str(path)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NplanError("import-cannot-read", file=str(path), reason=reason) from error


def _in_the_way(project: Opened) -> list[Finding]:
    """What is wrong in the files that are changed."""
    return [one for one in project.findings if one.file.startswith((MEETINGS, "data/keypoints/"))]


def _wanted(request: ImportRequest) -> Callable[[str], bool]:
    """Which files are read: the meeting's alone, or all inputs and key points to sort them."""
    if request.what == "sorting":
        return lambda file: file.startswith((MEETINGS, "data/keypoints/"))
    return lambda file: file == request.meeting


def _plan(
    project: Opened, read: Sheet, columns: Columns, meeting: Meeting, request: ImportRequest
) -> Plan:
    told = decisions(project, request.decisions)
    with_new = request.with_new or request.what == "organisations"
    naming = Naming(project.records, columns, Matcher(project.records, told), with_new=with_new)
    with bar(len(read.rows), project.language) as step:
        if request.what == "organisations":
            return organisations_plan(read, naming, step, with_kind(project))
        if request.what == "participants":
            return participants_plan(read, naming, meeting, step)
        return inputs_plan(read, naming, meeting, step)


def _to_decide(screen: ImportScreen, plan: Plan, typed: str | None) -> None:
    """Tell that somebody has to say which organisations are meant, in a file if one is named."""
    path = Path(typed) if typed else None
    if path is not None and not path.exists():
        written_decisions(path, plan.undecided, screen.project)
        screen.tell_to_decide(plan)
        screen.tell_decisions_made(path)
    else:
        screen.tell_to_decide(plan)
        screen.tell_decisions(plan, path, unanswered(path) if path else frozenset())
