"""Swedish compounds that patterns would break inside a part of theirs: dragspel-sorkester."""

import re
from collections.abc import Iterator

COMPOUNDS = (
    "avfalls-taxa",
    "dragspels-orkester",
    "el-anslutning",
    "engångs-mugg",
    "entreprenad-summa",
    "havs-nivå",
    "mark-entreprenad",
    "park-anläggning",
    "park-avdelning",
    "trafik-avdelning",
    "trafik-avtal",
    "under-entreprenör",
    "villa-ägare",
    "vuxen-utbildning",
    "önske-lista",
    "önske-mål",
)
"""Each in its parts, as they begin or stand in longer words; more can be put in when they are met.

No soft hyphens are put into them: those would stand in the text when it is copied or searched.
"""

BEFORE, AFTER = 2, 1
"""Letters of the first part and of the second that are not to be parted from their own."""

_FOUND = re.compile("|".join(one.replace("-", "") for one in COMPOUNDS), re.IGNORECASE)
_JOINTS = {one.replace("-", ""): one.index("-") for one in COMPOUNDS}


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether a line may end right before each letter of one.

    Beside the joint of a compound it may not; at the joint it may where the patterns see it.
    """
    position = 0
    for match in _FOUND.finditer(text):
        joint = match.start() + _JOINTS[match[0].lower()]
        for start, end in ((joint - BEFORE, joint), (joint + 1, joint + 1 + AFTER)):
            if position < start:
                yield text[position:start], True
            yield text[max(start, position) : end], False
            position = end
    if position < len(text):
        yield text[position:], True
