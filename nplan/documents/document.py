"""What every document says of itself: its title, its cover, its sources and its figures."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from nplan.documents.citations import source
from nplan.documents.drawing import Chart
from nplan.documents.material import Material
from nplan.documents.missing import Missing
from nplan.documents.wording import Wording
from nplan.model.prose import citations, figures
from nplan.model.values import Day
from nplan.model.version import Version


class Line(msgspec.Struct, frozen=True):
    """A line of the document's data."""

    label: str
    text: str


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """What stands before the first chapter."""

    standing: str
    """Whether the document is a proposal or adopted."""
    data: tuple[Line, ...]
    stamp: str
    """Which version of the files it is made of."""
    missing: tuple[Missing, ...]
    """What it still lacks; a final document lacks nothing."""
    is_draft: bool
    is_internal: bool
    """Whether it has confidential texts or anonymous names in it."""


class Entry(msgspec.Struct, frozen=True):
    """What must stand in a document once and letter by letter: an input, a comment, a sum."""

    reference: str
    """What it is known by."""
    text: str | None = None
    """Its words, which stand beside the reference; None where they are not to be printed."""
    beside: tuple[str, ...] = ()
    """What else stands there, and may happen to be the same as its words."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What every document says of itself."""

    language: str
    municipality: str
    title: str
    cover: Cover
    charts: dict[str, Chart]
    """What `chart("...")` draws, by name."""
    sources: dict[str, str]
    """The footnote of each reference that the prose cites; one that has none gets no number."""
    figures: dict[str, str]
    """What each expression in the prose prints."""
    made: date
    """The day of the version, or the last day that the files tell of: no clock is read."""
    entries: tuple[Entry, ...] = ()
    """What must not be lost or repeated, whatever the template does."""
    entries_are_optional: bool = False
    """Whether a template may leave out all of them: the office prints them as another document."""


def document(
    material: Material,
    *,
    title: str,
    standing: str,
    data: Iterable[Line],
    prose: Iterable[str | None],
    missing: Iterable[Missing] = (),
    charts: Mapping[str, Chart] | None = None,
    entries: Iterable[Entry] = (),
    entries_are_optional: bool = False,
) -> Document:
    """What a document says of itself.

    Args:
        material: what it is made of.
        title: its title.
        standing: what kind of paper it is, or whether it is a proposal or adopted.
        data: the lines about it on the cover.
        prose: all prose that it prints.
        missing: what it still lacks.
        charts: its charts by name.
        entries: what must stand in it once and letter by letter.
        entries_are_optional: whether none of them is fine as well.
    """
    facts, wording, version = material.facts, material.wording, material.version
    texts = [text for text in prose if text]
    references = (one.reference for text in texts for one in citations(text))
    expressions = (one.expression for text in texts for one in figures(text))
    return Document(
        language=wording.language,
        municipality=material.records.process.municipality,
        title=title,
        cover=Cover(
            standing=standing,
            data=tuple(data),
            stamp=_stamp(wording, version),
            missing=tuple(missing),
            is_draft=not material.final,
            is_internal=material.internal,
        ),
        charts=dict(charts or {}),
        sources={one: source(material, one) for one in dict.fromkeys(references)},
        figures={one: material.figure(one) for one in dict.fromkeys(expressions)},
        made=(version.date if version else facts.last_day or Day(year=2000)).last,
        entries=tuple(entries),
        entries_are_optional=entries_are_optional,
    )


def lines(wording: Wording, told: Iterable[tuple[str, str | None]]) -> Iterator[Line]:
    """The lines that have a text, by their label in English."""
    return (Line(wording.text(label), text) for label, text in told if text)


def lines_beside(material: Material, own: Iterable[tuple[str, str | None]] = ()) -> Iterator[Line]:
    """What stands on the cover of a document that goes with the programme.

    Args:
        material: what it is made of.
        own: what it tells of itself alone, by its label in English.
    """
    process = material.records.process
    told = [
        ("Belongs to", process.title),
        ("Case number", process.document.reference),
        ("Responsible", process.document.responsible),
    ]
    return lines(material.wording, (*told, *own))


def _stamp(wording: Wording, version: Version | None) -> str:
    if version is None:
        return wording.text("Made of files without a version.")
    sentence = (
        "Made of version {commit}, {date}, with later changes."
        if version.changed
        else "Made of version {commit}, {date}."
    )
    return wording.text(sentence, commit=version.commit, date=wording.date(version.date))
