"""The fonts of a PDF, the same everywhere, and which characters they have."""

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import typst

from nplan.documents.characters import LINE_END
from nplan.documents.typesetting import typeset

FILES = {
    "font_source_serif_pro": (
        "SourceSerifPro-Regular.otf",
        "SourceSerifPro-It.otf",
        "SourceSerifPro-Bold.otf",
        "SourceSerifPro-BoldIt.otf",
    ),
    "font_source_sans_pro": (
        "SourceSansPro-Regular.otf",
        "SourceSansPro-It.otf",
        "SourceSansPro-Semibold.otf",
        "SourceSansPro-SemiboldIt.otf",
        "SourceSansPro-Bold.otf",
        "SourceSansPro-BoldIt.otf",
    ),
}
"""The packages hold each font twice, as OTF and TTF; a folder's order must not choose."""

TEXT_FONTS = ("Source Serif Pro", "Source Sans Pro")
OTHER_FONTS = ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern")
"""Fonts that Typst carries, for what the fonts of the text lack."""

ORDINARY = re.compile(
    "[ -~\xa0-\xac\xae-\u0125\u0128-\u0131\u0134-\u0137\u0139-\u0148\u014c-\u0165\u0168-\u017e"
    "\u2013-\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039-\u203a\u2044\u20ac"
    "\u2122\u2212\u221a\u221e\u2248\u2260\u2264-\u2265]"
)
"""What every style of the fonts of the text has."""

UNORDINARY = re.compile(f"[^{ORDINARY.pattern[1:]}")
TURNS_THE_LINE = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufff0-\uffff]")
JOINS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e01ef]")
ZERO_WIDTH_JOINER = "\u200d"
BATCH = 300
ERROR_LINE = re.compile(r"┌─ [^:]*:(\d+):\d+$", re.MULTILINE)


def available(folder: Path) -> typst.Fonts:
    """The fonts, copied into the folder, which must last as long as they are used."""
    for package, names in FILES.items():
        spec = find_spec(package)
        assert spec is not None, f"{package} is not installed"
        assert spec.origin is not None, f"{package} has no files"
        for name in names:
            shutil.copyfile(Path(spec.origin).parent / "files" / name, folder / name)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)]
    )


def clusters(text: str) -> Iterator[str]:
    """The characters of a text, each with the marks and joiners that belong to it."""
    cluster = ""
    for character in text:
        joined = (
            unicodedata.category(character)[0] == "M"
            or JOINS.match(character)
            or cluster.endswith(ZERO_WIDTH_JOINER)
        )
        if cluster and not joined:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def lines(text: str) -> list[str]:
    """The lines of a text, its tabs as spaces."""
    return LINE_END.split(text.replace("\t", " "))


def unusual(texts: Iterable[str]) -> list[str]:
    """The clusters of the texts that the fonts of the text may lack, sorted."""
    odd = (line for text in texts if UNORDINARY.search(text) for line in lines(text))
    found = {cluster for line in odd for cluster in clusters(line)}
    return sorted(one for one in found if len(one) > 1 or UNORDINARY.match(one))


def fonts_for(found: list[str], fonts: typst.Fonts, folder: Path) -> dict[str, str]:
    """For each cluster that some font shows: that font, or "" where both fonts of the text do.

    Typst itself is asked, in an empty folder: a PDF/A of one line a cluster tells which lines
    it refuses.
    """
    left = [cluster for cluster in found if not TURNS_THE_LINE.search(cluster)]
    shown: dict[str, str] = {}
    in_text = [set(_shown(left, font, fonts, folder)) for font in TEXT_FONTS]
    for cluster in left:
        if any(cluster in has for has in in_text):
            both = all(cluster in has for has in in_text)
            shown[cluster] = "" if both else TEXT_FONTS[cluster in in_text[1]]
    for font in OTHER_FONTS:
        left = [cluster for cluster in left if cluster not in shown]
        shown |= dict.fromkeys(_shown(left, font, fonts, folder), font)
    return shown


def _shown(found: list[str], font: str, fonts: typst.Fonts, folder: Path) -> Iterator[str]:
    """The clusters that the font shows alone."""
    for first in range(0, len(found), BATCH):
        batch = found[first : first + BATCH]
        refused = _refused_lines(batch, font, fonts, folder)
        yield from (cluster for line, cluster in enumerate(batch) if line not in refused)


def _refused_lines(batch: list[str], font: str, fonts: typst.Fonts, folder: Path) -> set[int]:
    head = f'#set document(title: "-")\n#set text(font: "{font}", fallback: false)\n'
    lines = (
        '#"' + "".join(f"\\u{{{ord(character):x}}}" for character in cluster) + '"#parbreak()'
        for cluster in batch
    )
    source = folder / "characters.typ"
    source.write_text(head + "\n".join(lines), "utf-8")
    try:
        typeset(source, fonts)
    except typst.TypstError as error:
        return {int(line) - 3 for line in ERROR_LINE.findall(error.diagnostic)}
    return set()
