"""How many examples a law looks at where that is not what the profile says."""

from hypothesis import settings


def examples(share: float) -> settings:
    """Settings with a share of the profile's examples: a costly law looks at fewer, in each."""
    return settings(max_examples=round(settings().max_examples * share))
