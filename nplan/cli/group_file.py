"""The file of key points that group writes: valid as it is, with the texts as comments."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from nplan.counts.grouping import Grouping, Suggestion, Untaken
from nplan.files.scalars import scalar
from nplan.model.new_ids import free_id
from nplan.model.process import Area
from nplan.model.records import Records, slug
from nplan.texts import catalogue

LONGEST = 400
"""Characters of a text that stand in a comment."""

_JOINERS = "\u200d\ufe0f"
"""What emoji are joined with, though it cannot be printed by itself."""


class _Point(msgspec.Struct, frozen=True):
    """A key point to be written."""

    id: str
    area: str
    title: str
    theme: tuple[str, str] | None
    """The theme it is made of; None is a rough heap."""
    note: str | None
    suggestions: tuple[Suggestion, ...]


class KeyPointsFile(msgspec.Struct, frozen=True, dict=True):
    """A file of key points: each input stands in it, with its text as a comment.

    A confidential input's text does not, and no organisation is named.
    """

    records: Records
    inputs: Sequence[Untaken]
    """All that nothing takes up, those of other areas too."""
    grouping: Grouping
    language: str
    """The language of the comments, sv or en."""

    @cached_property
    def content(self) -> str:
        """The file's text."""
        text = self._text
        lines = [
            text("# Suggestions from nplan group for key points: a first rough sorting."),
            text("# Move, merge and reword; write what you heard and what you conclude from it."),
            text("# Then move this file to data/keypoints/ and run nplan validate."),
            text("# A text stands after its input's reference, and before it what is unsure."),
            *self._duplicates(),
        ]
        for point in self.points:
            lines += ["", *self._written(point)]
        if not self.points:
            lines += ["", "[]"]
        return "\n".join((*lines, *self._without_area(), *self._without_id())) + "\n"

    @cached_property
    def points(self) -> tuple[_Point, ...]:
        """The key points, by area and theme in the catalogue's order, an area's heaps last."""
        taken = set(self.records.key_points_by_id)
        found = []
        for area in self.records.process.areas:
            for theme in area.themes:
                key = (area.id, theme.id)
                if suggestions := _cited(self.grouping.under(key)):
                    id = _free(f"{area.id}-{theme.id}", taken)
                    found.append(_Point(id, area.id, theme.title, key, None, suggestions))
            for heap in self.grouping.heaps:
                if heap.area == area.id and (suggestions := _cited(heap.suggestions)):
                    found.append(self._heap(area, heap.words, suggestions, taken))
        return tuple(found)

    @property
    def without_id(self) -> tuple[Untaken, ...]:
        """The inputs that cannot be cited."""
        return tuple(one.input for one in self.grouping.suggestions if not one.input.citable)

    @property
    def without_area(self) -> tuple[Untaken, ...]:
        """The inputs that have no area and for which none can be suggested."""
        return tuple(
            one.input
            for heap in self.grouping.heaps
            if heap.area is None
            for one in heap.suggestions
            if one.input.citable
        )

    @property
    def _text(self) -> Callable[[str], str]:
        return catalogue(self.language, "group").gettext

    def _heap(
        self,
        area: Area,
        words: tuple[str, ...],
        suggestions: tuple[Suggestion, ...],
        taken: set[str],
    ) -> _Point:
        text = self._text
        if words:
            title, note = ", ".join(words), text("# Rough: no theme fits; these share words.")
        else:
            title, note = text("other"), text("# Rough: no theme fits.")
        id = _free(f"{area.id}-{slug(title) or 'x'}", taken)
        return _Point(id, area.id, title[:1].upper() + title[1:], None, note, suggestions)

    def _written(self, point: _Point) -> Iterator[str]:
        if point.note:
            yield point.note
        yield f"- id: {point.id}"
        yield f"  area: {point.area}"
        yield f"  title: {scalar(point.title)}"
        yield "  heard:"
        yield "  conclusion:"
        yield "  inputs:"
        for one in point.suggestions:
            yield f"    - {one.input.reference}  # {self._noted(one, point)}"

    def _noted(self, one: Suggestion, point: _Point) -> str:
        """The text of an input, and before it what is to be looked at."""
        text, notes = self._text, []
        others = [guess.key for guess in one.themes if guess.key != point.theme]
        if point.theme is not None and not one.sure:
            if others:
                percent, titles = round(100 * one.margin), " / ".join(map(self._title, others))
                notes.append(text("unsure, {percent} % ahead").format(percent=percent))
                notes.append(text("otherwise: {titles}").format(titles=titles))
            else:
                notes.append(text("unsure, fits weakly"))
        if point.theme is not None and one.sure:
            also = [self._title(key) for key in one.under if key != point.theme]
            if also:
                notes.append(text("also under: {titles}").format(titles=" / ".join(also)))
        if one.input.area is None:
            areas = [guess.key[0] for guess in one.areas if guess.key[0] != point.area]
            notes.append(
                text("area suggested, otherwise: {areas}").format(areas=" / ".join(areas))
                if areas
                else text("area suggested")
            )
        elif one.input.area != point.area:
            notes.append(text("its own area: {area}").format(area=one.input.area))
        said = self._said(one.input)
        return f"({'; '.join(notes)}) {said}" if notes else said

    def _title(self, theme: tuple[str, ...]) -> str:
        return self._titles[theme]

    @cached_property
    def _titles(self) -> Mapping[tuple[str, ...], str]:
        return {
            (area.id, theme.id): one_line(theme.title)
            for area in self.records.process.areas
            for theme in area.themes
        }

    def _said(self, input: Untaken) -> str:
        """A text on one line; a confidential one's is kept out."""
        return self._text("(confidential)") if input.confidential else one_line(input.text)

    def _duplicates(self) -> Iterator[str]:
        if not self.grouping.duplicates:
            return
        text = self._text
        inputs = {one.reference: one for one in self.inputs}
        yield "#"
        yield text("# Perhaps the same was said twice. Nothing has been merged:")
        for pair in self.grouping.duplicates:
            yield "#"
            yield text("#   opposite?") if pair.opposite else text("#   the same?")
            width = max(len(pair.one), len(pair.other))
            for one in (inputs[pair.one], inputs[pair.other]):
                yield f"#   {one.reference:<{width}}  {self._said(one)}"

    def _without_area(self) -> Iterator[str]:
        if self.without_area:
            yield ""
            yield self._text(
                "# No area is known for these: move each to a key point above, without #."
            )
            for one in self.without_area:
                yield f"#    - {one.reference}  # {self._said(one)}"

    def _without_id(self) -> Iterator[str]:
        if self.without_id:
            yield ""
            yield self._text(
                "# These have no number, so no key point can take them up. Write the next"
            )
            yield self._text(
                "# free one in the meeting's file, [12] first in its line, and group again."
            )
            for one in self.without_id:
                yield f"#   {one.reference.rpartition('/')[0]}: {self._said(one)}"


def _cited(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(one for one in suggestions if one.input.citable)


def one_line(text: str, longest: int = LONGEST) -> str:
    """A text as it can stand in a comment: on one line, printable, cut after so many characters."""
    line = "".join(
        one if one.isprintable() or one in _JOINERS else "\ufffd" for one in " ".join(text.split())
    )
    return line if len(line) <= longest else f"{line[:longest].rstrip()} …"


def _free(id: str, taken: set[str]) -> str:
    """The id, or with the first number after it that makes it free; it is taken from now on."""
    free = free_id(id, taken.__contains__)
    taken.add(free)
    return free
