"""The catalogue of areas and themes as weighed words, and how well a text fits each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from nplan.counts.grouping_words import STOP_WORDS, Spelling, Splitter, words
from nplan.model.process import Area, Theme

ThemeKey = tuple[str, str]
"""The ids of an area and of a theme in it; ids of themes are unique in their area alone."""

K = TypeVar("K", str, ThemeKey)

TITLE, KEYWORD, PHRASE, PART = 0.8, 1.0, 1.5, 0.5
"""What a word of a title, a keyword, one of several words and a part of a compound count."""

LIKE = 0.5
"""The cosine of spelling from which a word stands for a keyword."""

OTHER_THEMES = 0.25
"""What the other themes of an area count beside its best when the area is judged."""

Features = Mapping[str, float]
"""What a text is compared by: stems, parts of compounds and phrases, with what they count."""


class Fit(msgspec.Struct, frozen=True):
    """How well a text fits the themes and the areas, 0 to about 1; 0 is left out."""

    themes: Mapping[ThemeKey, float]
    areas: Mapping[str, float]


class Catalogue:
    """What points at each theme and area of a process."""

    def __init__(self, areas: Sequence[Area], texts: Iterable[str]) -> None:
        """Takes the areas, and the texts whose words compounds may be made of."""
        self.themes: dict[ThemeKey, Theme] = {
            (area.id, theme.id): theme for area in areas for theme in area.themes
        }
        typed = list(_typed(areas))
        vocabulary = dict.fromkeys(word for text in (*typed, *texts) for word in words(text))
        self._splitter = Splitter(vocabulary)
        self._phrases = _phrases(typed)
        self._of_themes: dict[str, dict[ThemeKey, float]] = {}
        self._of_areas: dict[str, dict[str, float]] = {}
        for area in areas:
            self._learn(self._of_areas, area.id, area.title, area.keywords)
            for theme in area.themes:
                key = (area.id, theme.id)
                self._learn(self._of_themes, key, theme.title, theme.keywords)
        known = sorted({*self._of_themes, *self._of_areas})
        self._spelling = Spelling((one for one in known if len(one) > 3 and " " not in one), LIKE)

    def _learn(
        self,
        points: dict[str, dict[K, float]],
        key: K,
        title: str,
        keywords: tuple[str, ...],
    ) -> None:
        for text, counts in ((title, TITLE), *((keyword, KEYWORD) for keyword in keywords)):
            found = self.features(text)
            if counts == KEYWORD:
                phrases = {one: share for one, share in found.items() if " " in one}
                found = phrases or found
            for feature, share in found.items():
                at = points.setdefault(feature, {})
                at[key] = max(at.get(key, 0.0), counts * share)

    def features(self, text: str) -> Features:
        """What a text is compared by."""
        found: dict[str, float] = {}
        stems: list[str] = []
        for word in words(text):
            stems.append(word.stem)
            if word.number or word.text in STOP_WORDS:
                continue
            found[word.stem] = 1.0
            for part in self._splitter.parts(word):
                found.setdefault(part, PART)
        for index, one in enumerate(stems):
            for phrase in self._phrases.get(one, ()):
                if tuple(stems[index : index + len(phrase)]) == phrase:
                    found[" ".join(phrase)] = PHRASE
        return found

    def fit(self, features: Features, weights: Mapping[str, float]) -> Fit:
        """How well a text fits, by what its features say.

        Args:
            features: the text's.
            weights: how much each feature says, by how rare it is among the inputs.
        """
        themes: dict[ThemeKey, float] = {}
        areas: dict[str, float] = {}
        whole = 0.0
        for feature, counts in features.items():
            says = counts * weights.get(feature, 0.0)
            whole += says
            for known, near in self._meant(feature):
                _add(themes, self._of_themes.get(known), says * near)
                _add(areas, self._of_areas.get(known), says * near)
        if whole <= 0.0:
            return Fit({}, {})
        themes = {key: sum / whole for key, sum in themes.items() if sum > 0.0}
        return Fit(themes, _with_themes({k: v / whole for k, v in areas.items()}, themes))

    def _meant(self, feature: str) -> tuple[tuple[str, float], ...]:
        """The catalogue's words that a feature stands for, and how surely."""
        if feature in self._of_themes or feature in self._of_areas:
            return ((feature, 1.0),)
        if len(feature) < 4 or " " in feature:
            return ()
        return tuple((known, near * near) for known, near in self._spelling.nearest(feature))


def _typed(areas: Sequence[Area]) -> Iterator[str]:
    for area in areas:
        yield area.title
        yield from area.keywords
        for theme in area.themes:
            yield theme.title
            yield from theme.keywords


def _phrases(typed: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Keywords of several words as stems, by the first of them."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for text in typed:
        stems = tuple(word.stem for word in words(text) if "-" not in word.text)
        if 1 < len(stems) <= 4 and "-" not in text:
            found.setdefault(stems[0], {})[stems] = None
    return {first: list(phrases) for first, phrases in found.items()}


def _add(sums: dict[K, float], points: Mapping[K, float] | None, says: float) -> None:
    """Add what a word says to everything it points at; the more there is, the less for each."""
    if points:
        share = says / len(points) ** 0.5
        for key, counts in points.items():
            sums[key] = sums.get(key, 0.0) + share * counts


def _with_themes(areas: Mapping[str, float], themes: Mapping[ThemeKey, float]) -> dict[str, float]:
    """How well areas fit: by their own keywords, their best theme, and a little by the others."""
    by_area: dict[str, list[float]] = {}
    for (area, _), fit in themes.items():
        by_area.setdefault(area, []).append(fit)
    found = dict(areas)
    for area, fits in by_area.items():
        best = max(fits)
        found[area] = found.get(area, 0.0) + best + OTHER_THEMES * (sum(fits) - best)
    return found
