"""The reference of files and codes, made from the records and the rules: data/README.md.

`python -m nplan.cli.reference` writes it; a test keeps it fresh.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import indent
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from nplan.checks import RULES
from nplan.files.manual import PAGES
from nplan.files.reading import KINDS
from nplan.model import consultation, dialogue, process, programme, record
from nplan.model.finding import WARNINGS
from nplan.model.record import Record, fields
from nplan.model.values import Day

TYPES = {
    "text": "text",
    "prose": "prose (Markdown)",
    "name": "id or name",
    "id": "id",
    "code": "id",
    "whole": "whole number",
    "kronor": "kronor",
    "number": "number",
    "time": "HH:MM",
    "notes": "inputs or notes",
    "references": "references to inputs",
    "invited": "list of organisations, or number",
}
EVERYWHERE = ("accepted", "formerly")
"""Fields that are told once, not in each table."""

BEGINNING = """\
# The files of a process

What each file in this folder may hold. This page is made from nplan's own records and rules by
`python -m nplan.cli.reference`; change those, not this page.

Every file is UTF-8 text in a plain subset of YAML. A value is read as the text that was typed, and
an empty value is the same as leaving the field out. Where a list is wanted, a single value needs
no brackets. A date is a day, a month or a year (`2026-03-25`, `2026-03`, `2026`).

Any mapping may hold `accepted`: the codes of warnings that somebody has looked at and accepted
there. Any mapping with an `id` may hold `formerly`: older ids, which go on resolving and are never
given again.

Notes (`inputs: |` and indented lines) hold one input a line. A more indented line continues the
one before. First in a line may stand its id in brackets, `[7] `, then `! ` for a proposal, `+ ` for
a strength or `? ` for a question. Last in a line stand tags: `@organisation`, `#area`, `#problem`,
`#förslag`, `#styrka`, `#fråga`, `#övrigt`, and `*5` for five votes.
"""


def reference() -> str:
    """The whole page, in Markdown."""
    parts = [BEGINNING]
    told: set[type] = set()
    for pattern, kind in KINDS:
        parts += _file(_readable(pattern), kind, told)
    parts.append("## What nplan validate can tell\n")
    parts += _codes()
    return "\n".join(parts).rstrip() + "\n"


def _readable(pattern: str) -> str:
    found = pattern.replace("(?:[^/]+/)*", "").replace("(?:yaml|md)", "yaml")
    found = found.replace("consultation/([^/]+)/", "consultation/<round>/")
    found = found.replace("consultation/[^/]+/", "consultation/<round>/")
    return found.replace("([^/]+)", "<id>").replace("[^/]+", "<name>").replace("\\", "")


def _file(path: str, kind: Any, told: set[type]) -> Iterator[str]:
    yield f"## {path}\n"
    inner, how = kind, ""
    if get_origin(kind) is tuple:
        inner, how = get_args(kind)[0], "A list; each item is:\n"
    elif get_origin(kind) is dict:
        inner, how = get_args(kind)[1], "A mapping from id to:\n"
    if how:
        yield how
    yield from _table(inner, told)


def _table(type_: type[Record], told: set[type]) -> Iterator[str]:
    """The table of a record's fields, then those of the records it holds."""
    told.add(type_)
    docs = _documented(type_)
    yield f"{inspect.getdoc(type_)}\n"
    yield "| field | | meaning |\n|---|---|---|"
    held: list[type[Record]] = []
    for field in fields(type_):
        hint = field.type
        if field.name in EVERYWHERE:
            continue
        if get_origin(hint) is Annotated and get_args(hint)[1] == "from-file":
            continue
        name, records = _type_name(hint)
        held += [one for one in records if one not in told and one not in held]
        needed = "required, " if field.required else ""
        meaning = docs.get(field.name, "").replace("|", "\\|")
        yield f"| `{field.encode_name}` | {needed}{name} | {meaning} |"
    yield ""
    for one in held:
        if one not in told:
            yield f"### {one.__name__}\n"
            yield from _table(one, told)


def _type_name(hint: Any) -> tuple[str, tuple[type[Record], ...]]:
    """How a type is told, and the records that it holds."""
    origin = get_origin(hint)
    if origin is Annotated:
        marked = get_args(hint)[1]
        inner = _type_name(get_args(hint)[0])[1] if marked == "notes" else ()
        return TYPES[marked], inner
    if origin in (Union, UnionType):
        return _type_name(next(one for one in get_args(hint) if one is not NoneType))
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in get_args(hint)), ()
    if origin is tuple:
        name, records = _type_name(get_args(hint)[0])
        return f"list of {name}", records
    if origin is dict:
        name, records = _type_name(get_args(hint)[1])
        return f"mapping from id to {name}", records
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.__name__, (hint,)
    return {str: "text", bool: "`true` or `false`", Day: "date"}[hint], ()


@cache
def _classes(module: ModuleType) -> dict[str, ast.ClassDef]:
    tree = ast.parse(inspect.getsource(module))
    return {one.name: one for one in tree.body if isinstance(one, ast.ClassDef)}


def _documented(type_: type) -> dict[str, str]:
    """What stands below each field in the source of a record and of those it builds on."""
    found: dict[str, str] = {}
    for one in reversed(type_.__mro__):
        for module in (record, process, dialogue, programme, consultation):
            if module.__name__ == one.__module__:
                body = _classes(module)[one.__name__].body
                for field, doc in pairwise(body):
                    if (
                        isinstance(field, ast.AnnAssign)
                        and isinstance(field.target, ast.Name)
                        and isinstance(doc, ast.Expr)
                        and isinstance(doc.value, ast.Constant)
                    ):
                        found[field.target.id] = " ".join(str(doc.value.value).split())
    return found


def _codes() -> Iterator[str]:
    told = ", ".join(f"`{code}`" for code in sorted(WARNINGS))
    yield f"These are warnings, all others errors: {told}.\n"
    for code, page in PAGES.items():
        yield f"### {code}\n\n{page.sentence}\n"
        yield f"Good:\n\n{indent(page.good, '    ')}\n\nBad:\n\n{indent(page.bad, '    ')}\n"
    for rule in RULES:
        code, _, page_text = (inspect.getdoc(rule) or "").partition(": ")
        yield f"### {code}\n\n{page_text[0].upper()}{page_text[1:]}\n"


def main(folder: Path) -> None:
    """Write the page into a project's data folder."""
    path = folder / "data" / "README.md"
    path.write_text(reference(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
