"""Rough heaps: inputs that no theme fits, laid together by the words they share."""

from collections.abc import Mapping, Sequence

from nplan.counts.grouping_catalogue import Features

LIKE = 0.2
"""The cosine from which a text is laid on a heap."""

LOOKED_UP = 12
"""Features of a text by which heaps are looked for, those that say most first."""

NEWEST = 50
"""Heaps that are looked at for each feature, the newest ones."""


def heaps(
    features: Sequence[Features], weights: Mapping[str, float]
) -> tuple[tuple[int, ...], ...]:
    """Texts laid together, each on one heap, in their order; many are alone on theirs.

    Args:
        features: what each text is compared by.
        weights: how much each feature says.
    """
    found: list[list[int]] = []
    firsts: list[Mapping[str, float]] = []
    by_feature: dict[str, list[int]] = {}
    for index, one in enumerate(features):
        vector = _vector(one, weights)
        best = sorted(vector, key=lambda feature: (-round(vector[feature], 9), feature))[:LOOKED_UP]
        candidates = {at for feature in best for at in by_feature.get(feature, ())[-NEWEST:]}
        near = [(-round(_cosine(vector, firsts[at]), 9), at) for at in sorted(candidates)]
        likeness, at = min(near, default=(0.0, -1))
        if -likeness >= LIKE:
            found[at].append(index)
            continue
        for feature in best:
            by_feature.setdefault(feature, []).append(len(found))
        found.append([index])
        firsts.append(vector)
    return tuple(map(tuple, found))


def _vector(features: Features, weights: Mapping[str, float]) -> dict[str, float]:
    """A text's features by what they say, of length 1."""
    says = {feature: counts * weights[feature] for feature, counts in features.items()}
    length = sum(value * value for value in says.values()) ** 0.5
    return {feature: value / length for feature, value in says.items()} if length else {}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other.get(feature, 0.0) for feature, value in one.items())
