"""A view to the files of a document: Markdown with its charts, and the PDF of the same tree."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from functools import partial

import msgspec
from jinja2 import FunctionLoader, TemplateError, TemplateSyntaxError

from nplan.documents.charts import Bar, BarChart, alternative_text, bar_chart
from nplan.documents.markdown import Markdown, environment
from nplan.documents.programme import Programme
from nplan.documents.prose import prose
from nplan.documents.tree import Paragraph, parse
from nplan.documents.wording import Wording
from nplan.model.error import NplanError

DOCUMENT = "programme"
FORMATS = ("md", "pdf")
MISTAKES = (TypeError, ArithmeticError, LookupError, ValueError, AttributeError, RuntimeError)
"""What Python says of a template that asks for what cannot be done."""


class Drafted(msgspec.Struct, frozen=True):
    """The files of a document."""

    files: dict[str, bytes]
    """What is to stand in each, by its name beside the others."""
    replaced: tuple[tuple[str, int], ...] = ()
    """Code points that no font of the PDF has, and how many times a mark stands for each."""


def drafted(
    view: Programme, templates: Mapping[str, str], formats: Collection[str], stem: str = DOCUMENT
) -> Drafted:
    """The programme in the formats asked for, each of FORMATS.

    Args:
        view: what it says.
        templates: every template by its name.
        formats: the formats.
        stem: what the names of the files begin with.

    Raises:
        NplanError: a template is wrong (bad-template).
    """
    charts = _charts(view)
    pictures = {f"{stem}-{name}.svg": bar_chart(chart) for name, chart in charts.items()}
    shown = {
        name: Markdown("![{}](<{}>)").format(alternative_text(chart), f"{stem}-{name}.svg")
        for name, chart in charts.items()
    }
    text = markdown(view, templates, shown)
    files: dict[str, bytes] = {}
    if "md" in formats:
        files[f"{stem}.md"] = text.encode()
        files |= {name: picture.encode() for name, picture in pictures.items()}
    if "pdf" not in formats:
        return Drafted(files)
    files[f"{stem}.pdf"], replaced = _pdf(view, text, pictures)
    return Drafted(files, replaced)


def markdown(view: Programme, templates: Mapping[str, str], charts: Mapping[str, Markdown]) -> str:
    """The programme as Markdown.

    Args:
        view: what it says.
        templates: every template by its name.
        charts: the picture of each chart, by its name.

    Raises:
        NplanError: a template is wrong (bad-template).
    """
    wording = Wording(view.language)
    notes = {reference: number for number, reference in enumerate(view.sources, 1)}
    # A template's own name goes for its file, so that a mistake can be told where it stands.
    jinja = environment(FunctionLoader(lambda name: _loaded(templates, name)))
    jinja.globals |= {"_": wording.text, "chart": charts.__getitem__}
    jinja.filters |= {"number": wording.number, "prose": partial(_prose, view, notes)}
    name = f"{DOCUMENT}.md.j2"
    try:
        body = jinja.get_template(name).render(view=view)
    except TemplateSyntaxError as error:
        file, line = f"templates/{error.name or name}", error.lineno
        detail = error.message or ""
        raise NplanError("bad-template", file=file, line=line, detail=detail) from error
    except (TemplateError, *MISTAKES) as error:
        file, line = _place(error, name)
        raise NplanError("bad-template", file=file, line=line, detail=str(error)) from error
    told = (f"[^{n}]: {Markdown.escape(view.sources[one])}" for one, n in notes.items())
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join([body.strip("\n"), *told])) + "\n"


def _prose(
    view: Programme, notes: Mapping[str, int], text: str, level: int = 2, lead: str = ""
) -> Markdown:
    """The office's prose under a heading of `level`; `lead` stands before its first words."""
    shown = prose(text, level, lambda one: Markdown(f"[^{notes[one]}]"), view.figures.__getitem__)
    if not lead:
        return shown
    runs_in = isinstance(next(iter(parse(shown)), None), Paragraph)
    return Markdown("**{}**{}{}").format(lead, Markdown(" " if runs_in else "\n\n"), shown)


def _loaded(templates: Mapping[str, str], name: str) -> tuple[str, str, Callable[[], bool]] | None:
    return (templates[name], name, lambda: True) if name in templates else None


def _place(error: Exception, name: str) -> tuple[str, int]:
    """The template's file and line where rendering stopped."""
    place, trace = (f"templates/{name}", 0), error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = (f"templates/{file}", trace.tb_lineno)
        trace = trace.tb_next
    return place


def _charts(view: Programme) -> dict[str, BarChart]:
    """The charts by name."""
    text, told = Wording(view.language).text, view.dialogue
    aimed = [row for row in told.meeting_kinds if row.target is not None]
    meetings = [Bar(row.title, (row.held, row.target or 0)) for row in aimed]
    held = [Bar(row.title, (row.held,)) for row in told.meeting_kinds]
    return {
        "meetings": BarChart(
            title=text("Meetings by kind"),
            series=(text("Held"), text("Aim")) if aimed else (text("Held"),),
            rows=tuple(meetings if aimed else held),
        ),
        "areas": BarChart(
            title=text("Inputs and organisations by area"),
            series=(text("Inputs"), text("Organisations")),
            rows=tuple(Bar(row.title, (row.inputs, row.organisations)) for row in told.areas),
        ),
    }


def _pdf(
    view: Programme, text: str, pictures: Mapping[str, str]
) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """The PDF of the document's Markdown, and what had to be replaced in it."""
    from nplan.documents.pdf import About, pdf

    words = Wording(view.language).text
    about = About(
        title=view.title,
        language=view.language,
        timestamp=datetime(view.made.year, view.made.month, view.made.day, tzinfo=UTC),
        municipality=view.municipality,
        mark=words("DRAFT") if view.cover.is_draft else "",
        stamp=view.cover.stamp,
        unnumbered=(words("Foreword"), words("Summary")),
    )
    made, replaced = pdf(parse(text), about, pictures)
    return made, tuple((one.codes, one.times) for one in replaced)
