"""A document's view to its files: Markdown with its charts, and each format of the same tree."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import msgspec
from jinja2 import FunctionLoader

from nplan.documents.about import KINDS, About, Form
from nplan.documents.characters import Replaced
from nplan.documents.complete import not_there_once
from nplan.documents.document import Document
from nplan.documents.drawing import Chart, alternative_text, drawn, drawn_on_page
from nplan.documents.markdown import Markdown, anchored, environment, linked
from nplan.documents.material import Material
from nplan.documents.mistakes import MISTAKES, mistake
from nplan.documents.prose import prose, prose_line
from nplan.documents.templating import Environment, UnknownNameError
from nplan.documents.tree import Paragraph, Trouble, parse, parse_document, parsed
from nplan.documents.wording import Wording
from nplan.model.error import NplanError
from nplan.model.style import Look

if TYPE_CHECKING:
    from nplan.documents.pdf import Press

MOST_TOLD = 20
"""How many references a message names."""


class Troubled(msgspec.Struct, frozen=True):
    """A trouble, and the prose that has it; no prose where it is the template's."""

    trouble: Trouble
    prose: str | None = None


class Rendered(msgspec.Struct, frozen=True):
    """A document as Markdown, and what is to be told of it."""

    text: str
    troubles: tuple[Troubled, ...]


class Prepared(msgspec.Struct, frozen=True):
    """A document that is ready to be written in any format."""

    stem: str
    """What the names of its files begin with."""
    text: str
    """It as Markdown."""
    about: About
    charts: Mapping[str, Chart]
    troubles: tuple[Troubled, ...]
    """What a reader could not use."""


class Drafted(msgspec.Struct, frozen=True):
    """The files of a document."""

    files: dict[str, bytes]
    """What is to stand in each, by its name beside the others."""
    replaced: dict[str, tuple[Replaced, ...]]
    """Characters that a format cannot show, by the format."""


def view(name: str, material: Material) -> Document:
    """What a document says, by the document's name: its module has a function of that name."""
    name = name.replace("-", "_")
    module = import_module(f"nplan.documents.{name}")
    made: Document = getattr(module, name)(material)
    return made


def prepared(
    name: str,
    view: Document,
    templates: Mapping[str, str],
    *,
    stem: str | None = None,
    look: Look | None = None,
) -> Prepared:
    """A document, ready to be written.

    Args:
        name: the document's name, one of KINDS.
        view: what it says.
        templates: every template by its name.
        stem: what the names of the files begin with; the document's name if left out.
        look: how it is to look.

    Raises:
        NplanError: a template is wrong (bad-template), or loses or repeats what must be printed
            (not-printed-once).
    """
    stem = stem or name
    shown = {
        chart: Markdown("![{}](<{}>)").format(
            alternative_text(one), Markdown(_address(stem, chart))
        )
        for chart, one in view.charts.items()
    }
    rendered = markdown(name, view, templates, shown)
    pictures = {_address(stem, chart) for chart in view.charts}
    others = [
        one for one in parsed(rendered.text, is_template=True).pictures if one not in pictures
    ]
    _see_that_nothing_is_lost(name, view, rendered.text)
    about = _about(KINDS[name].form, view, look or Look())
    missing = (Troubled(Trouble("no-picture", unquote(one))) for one in others)
    return Prepared(stem, rendered.text, about, view.charts, (*rendered.troubles, *missing))


def drafted(document: Prepared, formats: Collection[str], press: "Press | None" = None) -> Drafted:
    """A document's files in the formats asked for, each of its kind.

    Args:
        document: the document.
        formats: the formats.
        press: what prints the PDF, where several documents are made; one of its own if left out.

    Raises:
        NplanError: the reference of Word files is none (bad-reference), or the logo cannot be
            drawn (unreadable-logo).
    """
    stem, about = document.stem, document.about
    blocks = parse_document(document.text)
    pictures = {
        _address(stem, chart): drawn(one, about.look.style.accent)
        for chart, one in document.charts.items()
    }
    files: dict[str, bytes] = {}
    replaced: dict[str, tuple[Replaced, ...]] = {}
    if "md" in formats:
        files[f"{stem}.md"] = document.text.encode()
        named = {f"{stem}-{n}.svg": pictures[_address(stem, n)] for n in document.charts}
        files |= {name: picture.encode() for name, picture in named.items()}
    if "pdf" in formats:
        from nplan.documents.pdf import pdf

        printed = pdf if press is None else press.printed
        files[f"{stem}.pdf"], replaced["pdf"] = printed(blocks, about, pictures)
    if "docx" in formats:
        from nplan.documents.docx import docx

        files[f"{stem}.docx"], replaced["docx"] = docx(blocks, about, pictures)
    if "html" in formats:
        from nplan.documents.html import html

        inline = {_address(stem, n): drawn_on_page(one, n) for n, one in document.charts.items()}
        files[f"{stem}.html"], replaced["html"] = html(blocks, about, inline)
    return Drafted(files, replaced)


def _address(stem: str, chart: str) -> str:
    """What the Markdown calls the file of a chart beside it, whatever characters its name has."""
    return quote(f"{stem}-{chart}.svg", errors="surrogateescape")


def markdown(
    name: str, view: Document, templates: Mapping[str, str], charts: Mapping[str, Markdown]
) -> Rendered:
    """A document as Markdown.

    Args:
        name: the document's name, which its template has.
        view: what it says.
        templates: every template by its name.
        charts: the picture of each chart, by its name.

    Raises:
        NplanError: a template is wrong (bad-template).
    """
    wording = Wording(view.language)
    notes: dict[str, int] = {}
    troubles: list[Troubled] = []
    # A template's own name goes for its file, so that a mistake can be told where it stands.
    jinja = environment(FunctionLoader(lambda name: _loaded(templates, name)))
    jinja.globals |= {
        "_": partial(_fixed_text, jinja, wording),
        "chart": partial(_chart, charts),
        "anchor": anchored,
        "link": linked,
    }
    filled = (view, notes, troubles)
    jinja.offer_filters(
        {
            "number": wording.number,
            "prose": partial(_prose, *filled),
            "prose_line": partial(_prose_line, *filled),
        }
    )
    name = f"{name}.md.j2"
    try:
        body = jinja.get_template(name).render(view=view)
        body.encode()  # a template may write half a character
    except MISTAKES as error:
        raise mistake(error, name, templates, jinja) from error
    told = (f"[^{n}]: {Markdown.escape(view.sources[one])}" for one, n in notes.items())
    text = re.sub(r"\n{3,}", "\n\n", "\n\n".join([body.strip("\n"), *told])) + "\n"
    of_prose = {one.trouble for one in troubles}
    found = parsed(text, is_template=True).troubles
    return Rendered(text, (*troubles, *(Troubled(one) for one in found if one not in of_prose)))


def _see_that_nothing_is_lost(name: str, view: Document, text: str) -> None:
    if not view.entries:
        return
    optional = view.entries_are_optional
    if lost := not_there_once(parse_document(text), view.entries, optional=optional):
        detail = ", ".join(lost[:MOST_TOLD]) + (" …" if len(lost) > MOST_TOLD else "")
        raise NplanError(
            "not-printed-once", file=f"templates/{name}.md.j2", n=len(lost), detail=detail
        )


def _fixed_text(jinja: Environment, wording: Wording, text: str, /, **values: Any) -> str:
    """A fixed text in the document's language, with its values in their places."""
    shown = {k: wording.number(v) if isinstance(v, int) else v for k, v in values.items()}
    return jinja.filled_in(wording.text(text), (), shown) if values else wording.text(text)


def _chart(charts: Mapping[str, Markdown], name: str) -> Markdown:
    if name not in charts:
        raise UnknownNameError("chart", name, charts)
    return charts[name]


def _prose(
    view: Document,
    notes: dict[str, int],
    troubles: list[Troubled],
    text: str,
    level: int = 2,
    lead: str = "",
    indent: int = 0,
) -> Markdown:
    """The office's prose under a heading of `level`.

    `lead` stands before its first words; `indent` is how far its lines after the first are moved
    in, so that it can be an item of a list.
    """
    tell = partial(_told, troubles, text)
    shown = prose(text, level, partial(_cited, view, notes), view.figures.__getitem__, tell)
    shown = Markdown(re.sub(r"\n(?=[^\n])", "\n" + " " * indent, shown))
    if not lead:
        return shown
    runs_in = isinstance(next(iter(parse(shown)), None), Paragraph)
    return Markdown("**{}**{}{}").format(lead, Markdown(" " if runs_in else "\n\n"), shown)


def _prose_line(
    view: Document, notes: dict[str, int], troubles: list[Troubled], text: str
) -> Markdown:
    """The office's prose on one line, for a cell or an item."""
    tell = partial(_told, troubles, text)
    return prose_line(text, partial(_cited, view, notes), view.figures.__getitem__, tell)


def _told(troubles: list[Troubled], text: str, trouble: Trouble) -> None:
    """Keep a trouble with the prose that has it."""
    troubles.append(Troubled(trouble, text))


def _cited(view: Document, notes: dict[str, int], reference: str) -> Markdown:
    """The call of a source's footnote, which gets its number at the first one, if it has any."""
    if reference not in view.sources:
        return Markdown("")
    return Markdown(f"[^{notes.setdefault(reference, len(notes) + 1)}]")


def _loaded(templates: Mapping[str, str], name: str) -> tuple[str, str, Callable[[], bool]] | None:
    return (templates[name], name, lambda: True) if name in templates else None


def _about(form: Form, view: Document, look: Look) -> About:
    """What the writers are told of the document."""
    words = Wording(view.language).text
    marks = (
        words("INTERNAL") if view.cover.is_internal else "",
        words("DRAFT") if view.cover.is_draft else "",
    )
    return About(
        title=view.title,
        language=view.language,
        timestamp=datetime(view.made.year, view.made.month, view.made.day, tzinfo=UTC),
        form=form,
        municipality=view.municipality,
        mark=" · ".join(filter(None, marks)),
        stamp=view.cover.stamp,
        unnumbered=(words("Foreword"), words("Summary")),
        look=look,
    )
