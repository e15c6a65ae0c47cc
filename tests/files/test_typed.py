"""Text files are read as whatever the office's programs have saved them."""

import pytest

from nplan.files.typed import Typed, typed_text


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Åre – ”ja”".encode(), "UTF-8"),
        ("\ufeffÅre – ”ja”".encode(), "UTF-8"),
        ("\ufeffÅre – ”ja”".encode("utf-16-le"), "UTF-16-LE"),
        ("\ufeffÅre – ”ja”".encode("utf-16-be"), "UTF-16-BE"),
        ("Åre – ”ja”".encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_same_text_from_every_program(content: bytes, encoding: str) -> None:
    assert typed_text(content) == Typed("Åre – ”ja”", encoding)
