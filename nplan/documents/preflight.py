"""The manual of what is told before a document is printed: what a reader could not use."""

from nplan.model.finding import Page

PAGES: dict[str, Page] = {
    "link-scheme": Page(
        "A link leads to the web (http, https) or a mail address; of any other its words are left.",
        "[avgifter](https://lindvik.example/avgifter)",
        "[avgifter](avgifter.html)",
    ),
    "empty-link": Page(
        "A link has words; without them nobody can follow it, and it is left out.",
        "[avgifter](https://lindvik.example/avgifter)",
        "[](https://lindvik.example/avgifter)",
    ),
    "picture": Page(
        "Prose has no pictures: the words that stand for one are printed in its place.",
        "Kartan visar hamnen.",
        "![Kartan visar hamnen.](karta.png)",
    ),
    "no-alternative-text": Page(
        "A template's picture has words for those who do not see it.",
        "![Kartan visar hamnen.](karta.png)",
        "![](karta.png)",
    ),
    "no-picture": Page(
        "A document's pictures are its charts and the logo; of any other its words are printed.",
        '{{ chart("areas") }}',
        "![Kartan visar hamnen.](karta.png)",
    ),
    "empty-table-header": Page(
        "Every column of a table has a heading.",
        "| Mål | Värde |\n|---|---|\n| K1 | 7 |",
        "| Mål | |\n|---|---|\n| K1 | 7 |",
    ),
    "heading-order": Page(
        "A template leaves no level of headings out.",
        "## Mål\n\n### Mått",
        "## Mål\n\n#### Mått",
    ),
    "no-font": Page(
        "A character is in none of the PDF's fonts: a mark (▯) stands for it there.",
        "Bra :-)",
        "Bra \N{UNICORN FACE}",
    ),
    "not-carried": Page(
        "Word and web pages cannot carry a control character: a mark (▯) stands for it there.",
        "Bra",
        "Bra, and an invisible U+0007",
    ),
}
"""By code."""
