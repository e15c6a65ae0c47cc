"""fmt: every file in its finished form, and what was done for it told."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from nplan.checks.walk import prose
from nplan.cli.opening import Opened, opened, tell
from nplan.cli.papers import refused
from nplan.files.formatting import Formatted, Formatter, with_new_entries
from nplan.files.project import project
from nplan.files.reading import ORGANISATIONS
from nplan.files.sources import Disk
from nplan.model.error import NplanError
from nplan.model.newcomers import Newcomer, newcomers, with_newcomers
from nplan.model.numbering import next_numbers
from nplan.texts import catalogue
from nplan.texts.findings import sentence

TOLD = 6
"""Names of one file that are told one by one."""


class FmtRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked of fmt."""

    paths: tuple[str, ...] = ()
    """Files and folders; all of the project's where there are none."""
    check: bool = False
    new_organisations: bool = False


class _Done(msgspec.Struct, frozen=True):
    """What is to be written, and what is told."""

    formatted: dict[str, Formatted]
    """By file, those whose content changes."""
    left: tuple[str, ...]
    """Files that cannot be changed safely."""
    newcomers: tuple[Newcomer, ...]
    broken: bool
    """Whether a file could not be read."""
    fine: int
    """How many files are as they should be."""


def formatted(named: str | None, request: FmtRequest) -> int:
    """Put a project's files in their finished form; the exit code says how it went.

    Raises:
        NplanError: there is no project, no such path, or a file cannot be written.
    """
    root = project(Path.cwd(), named)
    paths = [_in_project(root, path) for path in request.paths]
    chosen = _chosen(paths)
    with opened(named, _needed(root, chosen, bool(paths)), writing=not request.check) as found:
        if found is None:
            return 1
        done = _done(found, chosen, new=request.new_organisations)
        if not request.check:
            found.save({file: one.content for file, one in done.formatted.items()})
    _tell(found, done, check=request.check)
    if request.check and not sys.stdout.isatty():  # a terminal has been told what would change
        print("".join(f"{file}\n" for file in done.formatted), end="")
    failed = done.broken or done.left or (request.check and done.formatted)
    return 1 if failed else 0


def formatted_stdin(named: str | None, request: FmtRequest) -> int:
    """Print what is typed on standard input in its finished form; the exit code says how it went.

    Nothing is printed where it cannot be read: an editor would take it for the text.

    Raises:
        NplanError: there is no project.
    """
    if len(request.paths) != 1 or request.new_organisations:
        return refused("fmt-stdin" if len(request.paths) != 1 else "fmt-stdin-new")
    root = project(Path.cwd(), named)
    file = _in_project(root, request.paths[0], there=False)
    content = sys.stdin.buffer.read()
    chosen = _chosen([file])
    needed = _needed(root, chosen, True)
    with opened(named, needed, typed={file: content}, writing=False) as found:
        if found is None:
            return 1
        done = _done(found, chosen, new=False)
    if done.broken or done.left:
        return 1
    changed = done.formatted.get(file)
    if request.check:
        print(f"{file}\n" if changed else "", end="")
        return 1 if changed else 0
    sys.stdout.buffer.write(changed.content if changed else content)
    return 0


def _in_project(root: Path, typed: str, *, there: bool = True) -> str:
    """A path that was typed, from the project's folder.

    Raises:
        NplanError: there is no such path (no-such-path).
    """
    path = Path(typed).absolute()
    if there and not path.exists():
        raise NplanError("no-such-path", file=typed)
    path = path.parent.resolve() / path.name
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else typed


def _chosen(paths: list[str]) -> Callable[[str], bool]:
    """Whether a file is one of those that were asked for."""
    folders = tuple(f"{path}/" for path in paths)
    whole = "." in paths
    return lambda file: not paths or whole or file in paths or file.startswith(folders)


def _needed(root: Path, chosen: Callable[[str], bool], some: bool) -> Callable[[str], bool]:
    """Which files are read: those that were asked for, and who may cite or be cited there."""
    if not some:
        return lambda file: True
    disk = Disk(root)
    meetings = [file for file in disk.files() if file.startswith("data/meetings/")]
    ids = [Path(file).stem.encode() for file in meetings if chosen(file)]
    # An input that moved is told by another meeting that names the one it comes from.
    citing = {file for file in meetings if not chosen(file) and _names(disk, file, ids)}
    return lambda file: not file.startswith("data/meetings/") or chosen(file) or file in citing


def _names(disk: Disk, file: str, ids: list[bytes]) -> bool:
    content = disk.content(file)
    return isinstance(content, bytes) and any(id in content for id in ids)


def _done(found: Opened, chosen: Callable[[str], bool], *, new: bool) -> _Done:
    records = found.records
    files = [file for file in found.contents if chosen(file)]
    broken = found.broken(chosen)
    added = newcomers(records, files) if new else ()
    records = with_newcomers(records, added)
    numbers = next_numbers(records, (one.text for one in prose(found.records)))
    changed, left = _changed(found, files, Formatter(records, numbers))
    fresh = tuple(one for one in added if not one.known)
    if fresh:
        changed = {ORGANISATIONS: _register(found, changed, fresh)} | changed
    tell(found, broken)
    for file in left:
        message, hint = sentence("left-as-it-is", {"file": file}, found.language)
        print(f"nplan: {message}\n{hint}", file=sys.stderr)
    fine = set(files).difference(changed, left, (one.file for one in broken))
    return _Done(changed, left, added, bool(broken), len(fine))


def _changed(
    found: Opened, files: list[str], formatter: Formatter
) -> tuple[dict[str, Formatted], tuple[str, ...]]:
    """What changes, and the files that cannot be changed safely."""
    changed: dict[str, Formatted] = {}
    left: list[str] = []
    for file in sorted(files):
        before = found.contents[file]
        try:
            one = formatter.formatted(file, before)
        except NplanError:
            left.append(file)
            continue
        if one is not None and one.content != before:
            changed[file] = one
    return changed, tuple(left)


def _register(
    found: Opened, changed: Mapping[str, Formatted], fresh: tuple[Newcomer, ...]
) -> Formatted:
    """The register with those who are new, and whatever else is done for it."""
    content = found.content(ORGANISATIONS) or b""
    before = changed.get(ORGANISATIONS) or Formatted(content)
    grown = with_new_entries(before.content, {one.id: one.name for one in fresh})
    return msgspec.structs.replace(before, content=grown)


def _tell(found: Opened, done: _Done, *, check: bool) -> None:
    """Say on standard error what was done, or would be, file by file."""
    told = [f"{file}: {'; '.join(_what(one, found.language))}" for file, one in _lines(done)]
    text = catalogue(found.language, "fmt").gettext
    count = catalogue(found.language, "fmt").ngettext
    for one in done.newcomers:
        line = (
            text("“{name}” is not added: it looks like {id}. Write that, or add it by hand.")
            if one.known
            else text("new in data/organisations.yaml: {id} ({name})")
        )
        told.append(line.format(name=one.name, id=one.id))
    n = len(done.formatted)
    if check:
        line = count("{n} file would change", "{n} files would change", n)
    else:
        line = count("{n} file changed", "{n} files changed", n)
    fine = count("{n} was as it should be", "{n} were as they should be", done.fine)
    told.append(f"{line.format(n=n)}, {fine.format(n=done.fine)}")
    print("\n".join(told), file=sys.stderr)


def _lines(done: _Done) -> Iterator[tuple[str, Formatted]]:
    return ((file, one) for file, one in done.formatted.items() if one.is_told)


def _what(one: Formatted, speak: str) -> Iterator[str]:
    """What was done for a file, in parts of a line."""
    text, count = catalogue(speak, "fmt").gettext, catalogue(speak, "fmt").ngettext
    if one.numbers:
        n, ids = len(one.numbers), "–".join(dict.fromkeys((one.numbers[0], one.numbers[-1])))
        told = count("{n} input numbered: {ids}", "{n} inputs numbered: {ids}", n)
        yield told.format(n=n, ids=ids)
    if one.names:
        told = ", ".join(f"{typed} → {id}" for typed, id in one.names[:TOLD])
        if (more := len(one.names) - TOLD) > 0:
            told += " " + text("and {n} more").format(n=more)
        yield told
    if one.moved:
        yield text("sorted by id")
    if one.tidied:
        yield text("white space tidied")
