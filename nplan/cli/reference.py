"""The references, made from what they tell of: data/README.md and templates/README.md.

`python -m nplan.cli.reference` writes them; a test keeps them fresh.
"""

import inspect
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from textwrap import indent
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from nplan.checks import FINAL_RULES, RULES
from nplan.cli.documented import documented
from nplan.documents import about, preflight
from nplan.files import contacts
from nplan.files.manual import OF_STYLES, PAGES
from nplan.files.reading import KINDS
from nplan.model.finding import CODES, ERRORS_AT_LAST, WARNINGS, Page
from nplan.model.record import fields
from nplan.model.style import Style
from nplan.model.values import Day

TYPES = {
    "text": "text",
    "prose": "prose (Markdown)",
    "name": "id",
    "id": "id",
    "code": "id",
    "whole": "whole number",
    "kronor": "kronor",
    "number": "number",
    "time": "HH:MM",
    "notes": "inputs or notes",
    "references": "references to inputs",
    "invited": "list of organisations, or number",
    "colour": "colour",
}
_MODEL = "nplan.model."
EVERYWHERE = ("accepted", "formerly")
"""Fields that are told once, not in each table."""

OF_FILES = """\
# The files of a process

What each file in this folder may hold. (Developers: this page is made from nplan's own records and
rules by `python -m nplan.cli.reference`; change those, not this page.)

Every file is text in UTF-8, in a plain subset of YAML: `field: value` on each line, what belongs
together indented by two spaces (never by tabs), a list with `- ` before each item or as
`[one, two]`, and several fields on a line as `{id: 7, text: Svara}`. Three things need quotation
marks around them: a text with `: ` or ` #` in it, a text with a comma between brackets, and a
decimal with a comma there (`"64,5"`).

A value is read as the text that was typed, and an empty value is the same as leaving the field
out. Where a list is wanted, a single value needs no brackets. A date is a day, a month or a year
(`2026-03-25`, `2026-03`, `2026`). An id is words of `a-z` and `0-9` joined by hyphens; where an
organisation is meant, its name or an alias will do too.

Any record may hold `accepted`: the codes of warnings that somebody has looked at and accepted
there. Any record with an `id` may hold `formerly`: older ids of the same thing, so that whoever
cites them is still understood; they are never given to anything else.

A reference to an input is the meeting's id, a slash and the input's id: `2026-03-25-lunch/7`. A
list of them may be grouped by meeting: `{2026-03-25-lunch: [7, 9]}`.

Long texts of the programme may stand in a Markdown file beside the YAML file (`programme.md`, or
the area's id and `.md`). Each first-level heading is a field's name, and what follows is its text:

    # summary

    Programmet bygger på {{ tally.inputs }} synpunkter.

Prose is Markdown: paragraphs, `## headings`, `*italics*`, `**bold**`, lists, links and tables; no
pictures and no HTML. `[@2026-03-25-lunch/7]` cites an input, `[@svar-i-tid]` a key point and
`[@kf-2026/2]` a decision's second clause; it becomes a footnote's number, so the sentence has to
stand without it. A passage in quotation marks right before it must stand in that input.
`{{ tally.organisations }}` and `{{ tally.inputs area=service outcome=adopted }}` print figures:
one of the measures meetings, written, organisations, own, participations, people, unnamed, inputs
and votes, kept to what any dimension of `nplan tally --help` says. `{{ indicator.nki.target }}`
prints what a goal's indicator says: name, source, unit, better, baseline or target, and
baseline.year or target.year.

Notes (`inputs: |` and indented lines) hold one input a line. A more indented line continues the
one before. First in a line may stand its id in brackets, `[7] `, then `! ` for a proposal, `+ ` for
a strength or `? ` for a question. Last in a line stand tags: `@organisation`, `#area`, `#problem`,
`#förslag`, `#styrka`, `#fråga`, `#övrigt`, and `*5` for five votes.
"""

OF_TEMPLATES = """\
# The templates of the documents

How a document is put together. (Developers: this page is made from nplan's own views by
`python -m nplan.cli.reference`; change those, not this page.)

`nplan init --templates` puts nplan's own templates, the style file and this page into the folder
`templates/` beside your `data/`; a file that is there already is left as it is. Edit them there:
your file wins over nplan's of the same name, and `nplan draft` uses it at once. Keep the files
that you change and delete the others: nplan's own are used in their place, and so you get what
later versions better. To have nplan's back, delete your file; to begin anew, delete it and run
`nplan init --templates` again.

- `style.yaml` says how all documents look: the colour, the fonts, the cover and the logo.
- A file that is called as a document is that document, the order of its chapters, its headings and
  its fixed sentences: `programme.md.j2` the programme, `action-plan.md.j2` its action plan alone,
  `inputs.md.j2` its annex of inputs alone, `consultation.md.j2` the consultation report,
  `memo.md.j2` the memo and `followup.md.j2` the follow-up.
- `parts.md.j2` holds what several documents share, as macros.

A mistake is told with its file and line, what there is in its place and the nearest to what was
written, and nothing is written to `build/`.

A template is Markdown with two kinds of marks. `{{ ... }}` puts in what the files say, and
`{% ... %}` chooses and repeats. The language is Jinja's, in a sandbox. What is put in is printed
letter by letter: no input can become a heading, a link or a picture.

| mark | meaning |
|---|---|
| `{{ view.title }}` | a value of the view, which is told below |
| `{{ _("Actions") }}` | a fixed text in the document's language, or write your own words |
| `{{ row.inputs \\| number }}` | a number with its thousands apart |
| `{{ area.direction \\| prose(3) }}` | prose of the files; 3 is the level of the heading above it |
| `{{ row.comment \\| prose_line }}` | prose on one line, for a cell of a table |
| `{{ chart("areas") }}` | a picture by its name; the programme has `areas` and `meetings` |
| `{{ anchor(goal.id, "goal/K1") }}` | words that a link can lead to, by this name |
| `{{ link(goal.id, "goal/K1") }}` | words that lead to what has this name, in the HTML |

`reference.docx` holds the named styles of Word files (`nplan draft -o programme.docx`). Copy it
into your `templates/` too, change its styles in Word (headings, Table Text, Cover Title, ...), its
margins, its headers and footers, and save it: documents are made with them. Its own text is left
out. A style that it lacks is put in. What `nplan draft` writes is below your own header and footer.

A heading of the first level is the title, one of the second a chapter. Chapters and their parts
are numbered in the PDF, but for the foreword, the summary and the annexes, which are known by
their headings: a summary that you call something else gets a number. A line in *italics* right
before a table or a chart is its caption, one right after it a note.

`inputs.md.j2` and `consultation.md.j2` must print every input and every comment, `programme.md.j2`
every input or none: each reference once, in a row, a list's item, a quote or a paragraph, with the
text beside it, each in a cell or in bold or italics of its own, and so each total. If one is lost,
changed or repeated, nothing is written and the references are told.

In `{{ chapter(_("Summary"), view.frame.summary) }}`, for example, you may write
`{{ chapter("Kort om programmet", view.frame.summary) }}`.

A template sees its view and the other templates, and nothing else: no other file, no link that
leads out of the folder, nothing of the program or the computer. It may loop and join as much as a
document of 20,000 inputs needs and more; what goes on after that is stopped and told, with the
line.
"""

OF_STYLE = """\
## style.yaml

`nplan validate` and `nplan draft` tell what is wrong in it, at its place. Put a colour in quotation
marks: `accent: "#0b4f5c"`; without them YAML takes it for a comment. A text in the colour has to
be readable on white, and a white one on it (a contrast of 4.5:1, WCAG 2): where it is not, the
nearest darker one that is gets told. Lighter shades for the heads of tables, thin lines and bars
are made of it. A logo is a PNG, JPEG or SVG file in this folder, of 2 MB and 25 million pixels at
most.
"""


def reference() -> str:
    """The page about the files, in Markdown."""
    parts = [OF_FILES]
    told: set[type] = set()
    for pattern, kind in KINDS:
        parts += _file(_readable(pattern), kind, told)
    parts += _file(contacts.FILE, contacts.KIND, told)
    parts.append("## What nplan validate can tell\n")
    parts += _codes()
    return "\n".join(parts).rstrip() + "\n"


def templates_reference() -> str:
    """The page about the templates, in Markdown."""
    told: set[type] = set()
    parts = [OF_TEMPLATES, OF_STYLE, *_table(Style, told), *_pages(OF_STYLES)]
    for name in about.KINDS:
        parts += [f"## view of {name}.md.j2\n", *_table(_view(name), told)]
    return "\n".join(parts).rstrip() + "\n"


def _view(name: str) -> type[msgspec.Struct]:
    """What the template of a document sees."""
    name = name.replace("-", "_")
    found: type[msgspec.Struct] = getattr(
        import_module(f"nplan.documents.{name}"), name
    ).__annotations__["return"]
    return found


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
        if get_origin(inner) is tuple:
            inner, how = get_args(inner)[0], "A mapping from id to a list; each item is:\n"
    if how:
        yield how
    yield from _table(inner, told)


def _table(type_: type[msgspec.Struct], told: set[type]) -> Iterator[str]:
    """The table of the fields of a record or a view, then those of the ones it holds."""
    told.add(type_)
    docs = documented(type_)
    yield f"{inspect.getdoc(type_)}\n"
    yield "| field | | meaning |\n|---|---|---|"
    held: list[type[msgspec.Struct]] = []
    for field in fields(type_):
        hint = field.type
        if field.name in EVERYWHERE:
            continue
        if get_origin(hint) is Annotated and get_args(hint)[1] == "from-file":
            continue
        name, records = _type_name(hint)
        held += [one for one in records if one not in told and one not in held]
        needed = "required, " if field.required and type_.__module__.startswith(_MODEL) else ""
        summary = inspect.getdoc(records[0]) if records and type_ is not records[0] else ""
        meaning = (docs.get(field.name) or summary or "").replace("|", "\\|")
        yield f"| `{field.encode_name}` | {needed}{name} | {meaning} |"
    yield ""
    for one in held:
        if one not in told:
            yield f"### {one.__name__}\n"
            yield from _table(one, told)


def _type_name(hint: Any) -> tuple[str, tuple[type[msgspec.Struct], ...]]:
    """How a type is told, and the records or views that it holds."""
    origin = get_origin(hint)
    if origin is Annotated:
        marked = get_args(hint)[1]
        inner = _type_name(get_args(hint)[0])[1] if marked == "notes" else ()
        return TYPES[marked], inner
    if origin in (Union, UnionType):
        told = [_type_name(one) for one in get_args(hint) if one is not NoneType]
        records = tuple(record for _, several in told for record in several)
        return " or ".join(dict.fromkeys(name for name, _ in told)), records
    if origin is Literal:
        return " or ".join(f"`{one}`" for one in get_args(hint)), ()
    if origin is tuple:
        name, records = _type_name(get_args(hint)[0])
        return f"list of {name}", records
    if origin is dict:
        name, records = _type_name(get_args(hint)[1])
        return f"mapping from id to {name}", records
    plain = {str: "text", bool: "`true` or `false`", int: "number", Decimal: "number"}
    plain |= {Day: "date", date: "date"}
    if hint in plain:
        return plain[hint], ()
    return hint.__name__, (hint,)


def _codes() -> Iterator[str]:
    told = ", ".join(f"`{code}`" for code in sorted(WARNINGS))
    yield f"These are warnings, all others errors: {told}.\n"
    last = ", ".join(f"`{code}`" for code in CODES["final"])
    serious = ", ".join(f"`{code}`" for code in sorted(ERRORS_AT_LAST))
    yield f"Only `nplan validate --final` tells {last}; there {serious} are errors too.\n"
    printed = ", ".join(f"`{code}`" for code in CODES["print"])
    yield f"Only `nplan draft` tells {printed}.\n"
    yield from _pages(PAGES)
    for rule in (*RULES, *FINAL_RULES):
        code, _, page_text = (inspect.getdoc(rule) or "").partition(": ")
        yield f"### {code}\n\n{page_text[0].upper()}{page_text[1:]}\n"
    yield from _pages(preflight.PAGES)


def _pages(pages: Mapping[str, Page]) -> Iterator[str]:
    for code, page in pages.items():
        yield f"### {code}\n\n{page.sentence}\n"
        yield f"Good:\n\n{indent(page.good, '    ')}\n\nBad:\n\n{indent(page.bad, '    ')}\n"


def main(folder: Path) -> None:
    """Write the pages into a project's folders."""
    for name, page in (("data", reference()), ("templates", templates_reference())):
        (folder / name / "README.md").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
