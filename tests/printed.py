"""What a PDF prints beside what the Markdown of the same document says."""

import io
import re

from pypdf import PdfReader

from nplan.documents.tree import parse, plain_text


def words_of(markdown: str) -> list[str]:
    """The words of a Markdown text, what stands for its pictures aside."""
    shown = plain_text(parse(re.sub(r"!\[.*", "", markdown)))
    # A number is split from its note, and words over pages: so word by word, without numbers.
    return re.findall(r"[^\W\d_]{4,}", shown)


def not_printed(words: list[str], pdf: bytes) -> set[str]:
    """The words that the PDF does not print."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    printed = re.sub(r"[\W_]", "", "".join(page.extract_text() for page in pages))
    return {word for word in words if word not in printed}
