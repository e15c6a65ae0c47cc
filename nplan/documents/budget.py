"""What a template may use: steps and characters, counted alike on every computer."""

from typing import Any, Literal

from jinja2.exceptions import TemplateRuntimeError

STEPS = 1_000_000
"""Bodies of loops, conditions and macros that a document may go through, and items looked at."""

CHARACTERS = 60_000_000
"""Characters that it may print, join or look through, at whatever depth."""

LARGEST_NUMBER = 10**30
"""No figure of a municipality comes near."""

CONTAINERS = (list, tuple, dict, set, frozenset)

Limit = Literal["endless", "long", "number", "width", "range"]


class OverLimitError(TemplateRuntimeError):
    """A template asks for more than any document needs."""

    def __init__(self, limit: Limit, most: int) -> None:
        super().__init__(limit)
        self.limit = limit
        self.most = most


class Budget:
    """What is left of it for one document.

    Args:
        steps: how many steps it may take.
        characters: how many characters it may print, join or look through.
    """

    def __init__(self, steps: int = STEPS, characters: int = CHARACTERS) -> None:
        self.most_steps, self.most_characters = steps, characters
        self.steps = steps
        self.characters = characters

    def enter(self, printed: int) -> None:
        """Count a body that is gone through, and the characters of its fixed text."""
        self.steps -= 1
        self.characters -= printed
        if self.steps < 0 or self.characters < 0:
            self.stop()

    def look_at(self, items: int) -> None:
        """Count items that are looked at one by one."""
        self.steps -= items
        if self.steps < 0:
            self.stop()

    def write(self, characters: int) -> None:
        """Count characters, before they are put anywhere."""
        self.characters -= characters
        if self.characters < 0:
            self.stop()

    def stop(self) -> None:
        """Say what is used up.

        Raises:
            OverLimitError: always.
        """
        if self.steps < 0:
            raise OverLimitError("endless", self.most_steps)
        raise OverLimitError("long", self.most_characters)

    def weigh(self, value: Any) -> None:
        """Count all that a value holds, which whoever compares or sorts it may have to go through.

        Each item of a list is counted as often as it stands in it, and so are the lists in it.
        """
        if isinstance(value, str):
            self.write(len(value))
        elif isinstance(value, range):
            self.look_at(len(value))
        elif isinstance(value, CONTAINERS):
            waiting = [value]
            while waiting:
                held = waiting.pop()
                self.look_at(len(held))
                for one in held:
                    self._put_off(one, waiting)
                if isinstance(held, dict):
                    for one in held.values():
                        self._put_off(one, waiting)

    def _put_off(self, value: Any, waiting: list[Any]) -> None:
        if isinstance(value, str):
            self.write(len(value))
        elif isinstance(value, CONTAINERS):
            waiting.append(value)


OF_A_MACRO = 4
"""Steps that a call of a macro takes besides what it does."""


def checked_number(value: Any) -> Any:
    """The value, if it is no number beyond any figure.

    Raises:
        OverLimitError: it is.
    """
    if isinstance(value, int) and not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise OverLimitError("number", LARGEST_NUMBER)
    return value
