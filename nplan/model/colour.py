"""Colours as people write them, `#0b4f5c`: how well they are told apart, and what lies between."""

WHITE = "#ffffff"
BLACK = "#000000"
READABLE = 4.5
"""The contrast that a text has to have against what is behind it (WCAG 2.2, 1.4.3)."""
STEPS = 256


def contrast(a: str, b: str) -> float:
    """How well two colours are told apart: from 1, not at all, to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, background: str, ratio: float = READABLE) -> str:
    """The nearest shade of a colour that has the contrast against a background.

    It is darker on a light background and lighter on a dark one; black or white where no shade
    of the colour will do.
    """
    end = max(BLACK, WHITE, key=lambda one: contrast(one, background))
    shades = (mixed(end, colour, step / STEPS) for step in range(STEPS + 1))
    return next((one for one in shades if contrast(one, background) >= ratio), end)


def mixed(a: str, b: str, share: float) -> str:
    """The colour that has this share of `a` in it, from 0 to 1, and is `b` for the rest."""
    parts = zip(_parts(a), _parts(b), strict=True)
    return "#" + "".join(f"{round(share * one + (1 - share) * two):02x}" for one, two in parts)


def _luminance(colour: str) -> float:
    """Its relative luminance, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
