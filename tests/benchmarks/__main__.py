"""Prints what each work costs beside what it has to stay below: `python -m tests.benchmarks`.

Times compare within one run alone: every ratio is to something measured in the same minute.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.measure import Cost, costs, nplan, python
from tests.benchmarks.synthetic import write
from tests.repositories import git
from tests.tables.workbooks import xlsx_file

REPOSITORY = Path(__file__).parents[2]
ROUNDS = {20: 15, 200: 9, 2_000: 5, 20_000: 3}
"""How often each number of meetings is measured; the median counts."""
LOADER = (
    "import sys, yaml, pathlib\n"
    "for file in sorted(pathlib.Path('data').rglob('*.yaml')):\n"
    "    yaml.load(file.read_bytes(), yaml.CSafeLoader)"
)
COMMANDS = ("validate", "tally")
BESIDE_TALLY = {
    "status": ("status", "--today", "2024-11-20"),
    "list --search": ("list", "inputs", "--search", "parkering", "-f", "json"),
    "diff": ("diff", "HEAD"),
}
EXPORTS = {
    "export to CSV": ("export", "build/csv"),
    "export to Parquet": ("export", "build/parquet", "-f", "parquet"),
    "export to XLSX": ("export", "build/tables.xlsx"),
}
EXPORT_SECONDS = 10
"""What an export may take beside 1.5 times the tally."""
"""What is held against the tally of the same process."""
PAGES = 45
"""The pages of the programme that `DRAFTS` is about; a longer one may take longer in step."""
DRAFTS = {"md": 0.3, "html": 0.5, "pdf": 1.5, "docx": 2.0}
"""Seconds to reach for each format."""


LETTERS, MEETINGS_OF_LETTERS = 300, 100
"""How many organisations are answered, in a process of more meetings than any office holds."""
REPLIES = 60
"""Seconds to reach for all of their letters as PDF."""
MEMORY = 300
"""MB to stay below meanwhile."""

IMPORTED = 10_000
"""Rows of a survey that is imported; no municipality has had as many answers."""
ANSWERING = 2_500
"""Organisations that they come from."""
IMPORTS = 5
"""Seconds to reach for a trial, and for writing them."""


class Row(NamedTuple):
    """A line of the table."""

    work: str
    cost: str
    against: str = ""
    ratio: str = ""
    reach: str = ""
    reached: str = ""


def ratio_row(work: str, cost: Cost, against: str, other: Cost, reach: float | None = None) -> Row:
    """A line that compares the time of a work with that of another."""
    if cost.code:
        return Row(work, f"does not work (exit {cost.code})", reach=f"{reach} x" if reach else "")
    ratio = cost.seconds / other.seconds
    return Row(
        work,
        shown(cost.seconds),
        f"{against} {shown(other.seconds)}",
        f"{ratio:.2f} x",
        f"{reach} x" if reach else "",
        verdict(ratio, reach),
    )


def limit_row(work: str, cost: Cost, measured: float, unit: str, reach: float) -> Row:
    """A line that compares a measure with a number."""
    if cost.code:
        return Row(work, f"does not work (exit {cost.code})", reach=f"{reach:g} {unit}")
    digits = 0 if measured >= 10 else 2
    reached = verdict(measured, reach)
    return Row(work, f"{measured:.{digits}f} {unit}", reach=f"{reach:g} {unit}", reached=reached)


def verdict(measured: float, reach: float | None) -> str:
    """Whether it is reached; nothing where nothing is to be reached."""
    return "" if reach is None else "yes" if measured <= reach else "NO"


def shown(seconds: float) -> str:
    """A time to three digits."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def start_up(folder: Path) -> Iterator[Row]:
    """What every command costs before it does anything."""
    commands = {
        "pass": python("pass"),
        "typer": python("import typer"),
        "--version": nplan("--version"),
        "--help": nplan("--help"),
    } | {f"{command} 20": nplan(command) for command in COMMANDS}
    found = costs(commands, folder, ROUNDS[20])
    yield Row("python -c pass", shown(found["pass"].seconds))
    yield Row("importing typer", shown(found["typer"].seconds))
    yield ratio_row("nplan --version", found["--version"], "pass", found["pass"], 2)
    yield ratio_row("nplan --help", found["--help"], "typer", found["typer"])
    for command in COMMANDS:
        reach = 1.5 if command == "tally" else None
        work = f"{command}, 20 meetings, cold"
        yield ratio_row(work, found[f"{command} 20"], "typer", found["typer"], reach)


def at_size(folder: Path, meetings: int) -> dict[str, Cost]:
    """What the commands and libyaml's own loader cost on that many meetings."""
    for command in (("init", "-q"), ("add", "data"), ("commit", "-q", "-m", "all")):
        git(folder, "-c", "gc.auto=0", *command)
    commands = {"loader": python(LOADER)} | {command: nplan(command) for command in COMMANDS}
    beside = BESIDE_TALLY | EXPORTS
    commands |= {name: nplan(*arguments) for name, arguments in beside.items()}
    return costs(commands, folder, ROUNDS[meetings])


def size_rows(found: dict[int, dict[str, Cost]]) -> Iterator[Row]:
    """Times beside libyaml's loader, how they grow, and the memory at the largest size."""
    for meetings, at in found.items():
        for command in COMMANDS:
            reach = 0.7 if meetings >= 2_000 else None
            work = f"{command}, {meetings:,} meetings, no cache"
            yield ratio_row(work, at[command], "CSafeLoader", at["loader"], reach)
        for name in BESIDE_TALLY:
            reach = 1.5 if meetings >= 2_000 else None
            work = f"{name}, {meetings:,} meetings, no cache"
            yield ratio_row(work, at[name], "tally", at["tally"], reach)
        for name in EXPORTS:
            reach = round(1.5 * at["tally"].seconds + EXPORT_SECONDS, 1)
            work = f"{name}, {meetings:,} meetings, no cache"
            yield limit_row(work, at[name], at[name].seconds, "s", reach)
    first, last = min(found), max(found)
    for command in COMMANDS if last > first else ():
        small, large = found[first][command], found[last][command]
        growth = (large.seconds / last) / (small.seconds / first) if not small.code else 0
        work = f"{command}, time a meeting, {first:,} -> {last:,}"
        yield limit_row(work, large, growth, "x", 1.15)
    for command in COMMANDS:
        cost = found[last][command]
        work = f"{command}, {last:,} meetings, most memory"
        yield limit_row(work, cost, cost.peak / 1e6, "MB", 400)


def drafts(folder: Path) -> Iterator[Row]:
    """The example's programme in each format."""
    shutil.copytree(REPOSITORY / "data", folder / "data")
    target = folder / "build" / "programme.pdf"
    commands = {
        "md": nplan("draft", "--to", "md", "-o", "build/programme.md"),
        "html": nplan("draft", "--to", "html", "-o", "build/programme.html"),
        "pdf": nplan("draft", "--to", "pdf", "-o", "build/programme.pdf"),
        "docx": nplan("draft", "--to", "docx", "-o", "build/programme.docx"),
    }
    found = costs(commands, folder, 5)
    pages = pages_of(target) if target.is_file() else PAGES
    for format, reach in DRAFTS.items():
        cost, work = found[format], f"draft {pages} pages to {format}"
        yield limit_row(work, cost, cost.seconds, "s", round(reach * pages / PAGES, 2))


def replies(folder: Path) -> Iterator[Row]:
    """A letter to each organisation that took part, as PDF."""
    write(folder, MEETINGS_OF_LETTERS, LETTERS)
    found = costs({"replies": nplan("reply", "--all", "--to", "pdf")}, folder, 1)["replies"]
    letters = list((folder / "build/replies").glob("*.pdf"))
    pages = sum(map(pages_of, letters))
    work = f"reply --all, {len(letters)} letters of {pages} pages to pdf"
    yield limit_row(work, found, found.seconds, "s", REPLIES)
    yield limit_row(f"{work}, most memory", found, found.peak / 1e6, "MB", MEMORY)


def imports(folder: Path) -> Iterator[Row]:
    """A survey of many rows, two answers in each, as a trial and as it is written.

    No organisation is known, and their names are near to each other.
    """
    write(folder, 20)
    meeting = min((folder / "data/meetings").rglob("*.yaml")).stem
    trades = ("Bygg", "Åkeri", "Måleri", "Redovisning", "Plåtslageri", "Trädgård")
    answers = [
        (
            f"{trades[at % 6]} Söder {at % ANSWERING} AB",
            f"Handläggningen tar {at} dagar",
            "Svara i telefon",
        )
        for at in range(IMPORTED)
    ]
    rows = [("Företag", "Vad hindrar er?", "Förslag"), *answers]
    (folder / "survey.xlsx").write_bytes(xlsx_file(rows))
    typed = ("import", "survey.xlsx", "--as", "inputs", "--meeting", meeting, "--new")
    typed += ("--map", "Vad hindrar er?=text")
    commands = {"a trial": nplan(*typed), "written": nplan(*typed, "--write")}
    for name, command in commands.items():
        found = costs({name: command}, folder, 1)[name]
        work = f"import, {IMPORTED:,} rows, {name}"
        yield limit_row(work, found, found.seconds, "s", IMPORTS)


def pages_of(pdf: Path) -> int:
    """How many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(pdf).pages)


def printed(rows: list[Row]) -> str:
    """The rows as a Markdown table whose columns stand below each other."""
    head = Row("work", "cost", "against", "ratio", "reach", "reached")
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    rule = Row(*("-" * width for width in widths))
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in (head, rule, *rows)
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--most",
        type=int,
        default=20_000,
        metavar="MEETINGS",
        choices=list(ROUNDS),
        help="leave out larger processes (20,000 takes minutes)",
    )
    most = parser.parse_args().most
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        rows: list[Row] = []
        for meetings in (size for size in ROUNDS if size <= most):
            print(f"{meetings:,} meetings ...", file=sys.stderr)
            write(top / str(meetings), meetings)
        rows += start_up(top / "20")
        found = {
            meetings: at_size(top / str(meetings), meetings)
            for meetings in ROUNDS
            if 20 < meetings <= most
        }
        rows += size_rows(found) if found else ()
        rows += drafts(top / "example")
        rows += replies(top / "replies")
        rows += imports(top / "imports")
    print(printed(rows))


if __name__ == "__main__":
    main()
