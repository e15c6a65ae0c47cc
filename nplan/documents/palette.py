"""The office's style as the part of a page's style sheet that document.css builds upon."""

from nplan.documents.about import About
from nplan.model.colour import WHITE, mixed, readable

PAPER = {"light": WHITE, "dark": "#12191b"}
"""What the page is printed on, by the colours that its reader prefers."""
READABLE = {"light": 4.5, "dark": 6.0}
"""The contrast of the accent with what is behind it; the law asks for 4.5."""
PANEL = 0.08
"""The share of the accent in what stands behind heads of tables and boxes."""
LIGHT_BAR = 0.3
"""The share of the accent in the second of two bars."""

FAMILIES = {
    "Source Serif Pro": '"Source Serif Pro", "Source Serif 4", Georgia, "Times New Roman", serif',
    "Source Sans Pro": '"Source Sans Pro", "Source Sans 3", "Segoe UI", system-ui, sans-serif',
}
"""The fonts that stand in for ours where ours are not installed: a page carries none."""


def variables(about: About) -> str:
    """Colours, fonts and what stands on each printed page, as CSS.

    All text can be read (4.5:1) on the paper and on the panels, in light and in dark.
    """
    style = about.look.style
    return (
        f":root {{ --headings: {FAMILIES[style.headings]}; --text: {FAMILIES[style.text]}; "
        f"--mark: {_string(about.mark)}; {_colours(style.accent, 'light')} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ "
        f":root {{ {_colours(style.accent, 'dark')} }} }}\n"
        f"@page {{ @top-left {{ content: {_string(about.municipality)} }} "
        f"@top-right {{ content: {_string(about.mark)} }} "
        f"@bottom-left {{ content: {_string(about.stamp)} }} }}\n"
    )


def _colours(accent: str, scheme: str) -> str:
    paper, ratio = PAPER[scheme], READABLE[scheme]
    panel = mixed(readable(accent, paper, ratio), paper, PANEL)
    colour = readable(accent, panel, ratio)
    band = colour if scheme == "light" else panel
    on_band = readable(WHITE, band)
    second = mixed(colour, paper, LIGHT_BAR)
    named = {"paper": paper, "panel": panel, "accent": colour, "band": band, "on-band": on_band}
    return " ".join(f"--{name}: {value};" for name, value in (named | {"second": second}).items())


def _string(text: str) -> str:
    """A text as CSS writes it, safe inside an element of HTML too."""
    written = (one if one.isalnum() and one.isascii() else f"\\{ord(one):x} " for one in text)
    return f'"{"".join(written)}"'
