"""The first rough sorting of inputs that nothing takes up: themes, duplicates, rough heaps."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from nplan.counts.grouping_catalogue import Catalogue, Features, Fit, ThemeKey
from nplan.counts.grouping_duplicates import Duplicate, duplicates
from nplan.counts.grouping_heaps import heaps
from nplan.counts.grouping_words import STOP_WORDS, weights, words
from nplan.counts.outcomes import key_points_by_input
from nplan.model.process import Process
from nplan.model.records import Records

BEST = 3
"""How many areas and themes are suggested for an input."""

ALSO, ELSEWHERE = 0.7, 0.4
"""What a theme counts in an area the input also touches, and in any other than its own."""

LEAST = 0.04
"""The fit from which a theme is suggested at all."""

SURE, MARGIN = 0.12, 0.25
"""The fit and the lead before the second, as a part of the first, from which one is sure."""

SEVERAL = 0.8
"""The part of the best fit from which an input stands under another theme as well."""

SHOWN_WORDS = 3
"""How many of the words that a heap shares it is called by."""


class Untaken(msgspec.Struct, frozen=True, kw_only=True):
    """An input that no key point takes up and that has no outcome of its own."""

    reference: str
    text: str
    area: str | None = None
    """Today's id of its area; None is unsorted."""
    also: tuple[str, ...] = ()
    """Today's ids of other areas that it touches."""
    citable: bool = True
    """False for an input without an id."""
    confidential: bool = False


class Guess(msgspec.Struct, frozen=True):
    """An area or a theme with how well an input fits it, 0 to about 1."""

    key: tuple[str, ...]
    """The area's id, for a theme followed by the theme's."""
    fit: float


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """Where an input may belong."""

    input: Untaken
    areas: tuple[Guess, ...]
    """Up to three areas, the best first; its own area alone where it has one."""
    themes: tuple[Guess, ...]
    """Up to three themes, the best first; () where the catalogue says nothing of it."""
    margin: float
    """The lead of the best theme before the second, as a part of its fit; 0 to 1."""
    sure: bool
    under: tuple[ThemeKey, ...]
    """The themes it stands under, the best first; () is left over."""

    @property
    def area(self) -> str | None:
        """Its own area, else the one that fits best; None where nothing fits."""
        return self.areas[0].key[0] if self.areas else None


class Heap(msgspec.Struct, frozen=True, kw_only=True):
    """Inputs that no theme fits, laid together loosely; a rough one."""

    area: str | None
    """The area of all of them; None is unknown."""
    words: tuple[str, ...]
    """Up to three words that they share; () for those that are alone."""
    suggestions: tuple[Suggestion, ...]


class Grouping(msgspec.Struct, frozen=True, kw_only=True):
    """The first rough sorting; each input stands under a theme or on a heap."""

    suggestions: tuple[Suggestion, ...]
    """One for each input, by reference."""
    duplicates: tuple[Duplicate, ...]
    heaps: tuple[Heap, ...]
    """By area in the process's order, those alone last."""

    def under(self, theme: ThemeKey) -> tuple[Suggestion, ...]:
        """The inputs that stand under a theme, the sure ones first."""
        found = [one for one in self.suggestions if theme in one.under]
        return tuple(sorted(found, key=lambda one: not one.sure))


def untaken(records: Records) -> tuple[Untaken, ...]:
    """The inputs that no key point takes up and that have no outcome of their own."""
    taken = key_points_by_input(records)
    areas = records.area_ids
    return tuple(
        Untaken(
            reference=said.reference,
            text=said.input.text,
            area=said.area,
            also=tuple(dict.fromkeys(areas[one] for one in said.input.also if one in areas)),
            citable=said.input.id is not None,
            confidential=said.input.confidential,
        )
        for said in records.said
        if said.input.outcome is None and said.reference not in taken
    )


def grouping(
    process: Process,
    inputs: Iterable[Untaken],
    area: str | None = None,
    step: Callable[[], None] = lambda: None,
) -> Grouping:
    """The first rough sorting of inputs; their order does not matter.

    Args:
        process: has the areas and the catalogue of themes.
        inputs: each once.
        area: only what belongs to this area, by today's id.
        step: called twice for each input, when a part of the work is done.
    """
    ordered = sorted(inputs, key=lambda one: _order(one.reference))
    catalogue = Catalogue(process.areas, (one.text for one in ordered))
    features = {one.reference: catalogue.features(one.text) for one in ordered}
    says = weights(features.values())
    found = []
    for one in ordered:
        suggestion = _suggestion(one, catalogue.fit(features[one.reference], says), area)
        if area is None or suggestion.area == area:
            found.append(suggestion)
        step()
    kept = {one.input.reference for one in found}
    pairs = duplicates([(one.reference, one.text) for one in ordered], step)
    return Grouping(
        suggestions=tuple(found),
        duplicates=tuple(one for one in pairs if one.one in kept or one.other in kept),
        heaps=_heaps(process, [one for one in found if not one.under], features, says),
    )


def _order(reference: str) -> tuple[tuple[int, str], ...]:
    """References as people count: 9 before 10."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part)
        for part in re.split(r"(\d+)", reference)
    )


def _suggestion(input: Untaken, fit: Fit, only: str | None) -> Suggestion:
    areas = (
        (Guess((input.area,), 1.0),)
        if input.area
        else _best({(a,): f for a, f in fit.areas.items()})
    )
    themes = {
        key: value * _counts(input, key[0])
        for key, value in fit.themes.items()
        if only is None or key[0] == only
    }
    best = _best({key: value for key, value in themes.items() if value >= LEAST})
    margin = 1 - (best[1].fit if len(best) > 1 else 0.0) / best[0].fit if best else 0.0
    return Suggestion(
        input=input,
        areas=areas,
        themes=best,
        margin=margin,
        sure=bool(best) and best[0].fit >= SURE and margin >= MARGIN,
        under=tuple(
            (one.key[0], one.key[1])
            for one in best
            if one is best[0] or (one.fit >= SURE and one.fit >= SEVERAL * best[0].fit)
        ),
    )


def _counts(input: Untaken, area: str) -> float:
    """What a theme of an area counts for an input."""
    if input.area is None or area == input.area:
        return 1.0
    return ALSO if area in input.also else ELSEWHERE


def _best(fits: Mapping[tuple[str, ...], float]) -> tuple[Guess, ...]:
    ordered = sorted(fits.items(), key=lambda one: (-round(one[1], 9), one[0]))
    return tuple(Guess(key, fit) for key, fit in ordered[:BEST])


def _heaps(
    process: Process,
    left: Sequence[Suggestion],
    features: Mapping[str, Features],
    says: Mapping[str, float],
) -> tuple[Heap, ...]:
    """Those left over, laid together within their areas."""
    found = []
    for area in (*(area.id for area in process.areas), None):
        of_area = [one for one in left if one.area == area]
        together = heaps([features[one.input.reference] for one in of_area], says)
        laid = [[of_area[index] for index in heap] for heap in together]
        for heap in laid:
            if len(heap) > 1:
                found.append(Heap(area=area, words=_shared(heap), suggestions=tuple(heap)))
        if alone := [heap[0] for heap in laid if len(heap) == 1]:
            found.append(Heap(area=area, words=(), suggestions=tuple(alone)))
    return tuple(found)


def _shared(heap: Sequence[Suggestion]) -> tuple[str, ...]:
    """The words most inputs of a heap have; never a word of a confidential one."""
    count: dict[str, int] = {}
    shown: dict[str, str] = {}
    for one in heap:
        if one.input.confidential:
            continue
        said = {
            word.stem: word.text
            for word in words(one.input.text)
            if not word.number and word.text not in STOP_WORDS and len(word.text) > 2
        }
        for stem, text in said.items():
            count[stem] = count.get(stem, 0) + 1
            shown.setdefault(stem, text)
    often = sorted((stem for stem, n in count.items() if n > 1), key=lambda it: (-count[it], it))
    return tuple(shown[stem] for stem in often[:SHOWN_WORDS])
