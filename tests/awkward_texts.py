"""Texts as an office has them: typed, or pasted from Word, Excel, Teams or a PDF file."""

from hypothesis import strategies as st

MARKS = "\\`*_{}[]()#+-.!<>&|~^$=:\"'/?@%;,•–”“’«»"
"""What means something to YAML, Markdown, notes or a spreadsheet, or is taken for it."""

UNSEEN = " \t\n\r\x85\xa0\xad\u200b\u200d\u2028\u2029\u202e\u2060\ufe0f\ufeff"
"""Spaces, line ends and joiners that come along unseen."""

LETTERS = "09aåÅ\u030a\u0301א👩🏽"
"""Letters, marks to be put over them, and signs that belong together."""

PASTED = st.text(
    st.one_of(
        st.sampled_from(MARKS + UNSEEN + LETTERS),
        st.characters(
            exclude_categories=["Cs", "Cc"],
            # No characters; and private ones that nobody types, which nplan keeps for itself.
            exclude_characters="\ufffe\uffff\U0010fffa\U0010fffb\U0010fffc",
        ),
    ),
    min_size=1,
)
"""Any text that YAML can carry: without surrogates and control characters."""

SAID = PASTED.filter(lambda text: bool(text.strip()))
"""Those that say something."""

ON_A_LINE = SAID.filter(lambda text: not {"\n", "\r"} & {*text})
"""Those that stand on one line."""
