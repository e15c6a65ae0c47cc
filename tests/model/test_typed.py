"""Text files are read as whatever the office's programs have saved them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.model.typed import Typed, typed_text


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Åre – ”ja”".encode(), "UTF-8"),
        ("\ufeffÅre – ”ja”".encode(), "UTF-8"),
        ("\ufeffÅre – ”ja”".encode("utf-16-le"), "UTF-16-LE"),
        ("\ufeffÅre – ”ja”".encode("utf-16-be"), "UTF-16-BE"),
        ("Åre – ”ja”".encode("cp1252"), "Windows-1252"),
        ("Åre – ”ja”".encode("mac_roman"), "Mac Roman"),
    ],
)
def test_the_same_text_from_every_program(content: bytes, encoding: str) -> None:
    assert typed_text(content) == Typed("Åre – ”ja”", encoding)


@given(text=st.text("abcdefghijåäöÅÄÖé –”%", min_size=1))
def test_windows_texts_in_swedish_are_read_as_such(text: str) -> None:
    apart = "a".join(text)  # two such letters side by side may be one of UTF-8's
    assert typed_text(apart.encode("cp1252")).text == apart


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "mac_roman", "cp850"])
def test_old_encodings_are_told_apart_by_their_swedish_letters(encoding: str) -> None:
    text = "Åkes ägg på ö: kvällsöppet"
    assert typed_text(text.encode(encoding)).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text(content: bytes) -> None:
    assert isinstance(typed_text(content).text, str)
