"""Characters that a format cannot show: where lines end, and what stands for the others."""

import re

import msgspec

MARK = "▯"
"""What stands for a character that cannot be shown."""

LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


class Replaced(msgspec.Struct, frozen=True):
    """Characters that cannot be shown, and how many times a mark stands for them."""

    characters: str
    times: int

    @property
    def codes(self) -> str:
        """The characters' code points: U+1F600."""
        return " ".join(f"U+{ord(character):04X}" for character in self.characters)


def all_replaced(counted: dict[str, int]) -> tuple[Replaced, ...]:
    """What was replaced, in the order of the code points."""
    return tuple(Replaced(*one) for one in sorted(counted.items()))
