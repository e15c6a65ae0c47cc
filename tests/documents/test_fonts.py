from pathlib import Path

import pytest

from nplan.documents.fonts import available, clusters, fonts_for, unusual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aå", ["a", "å"]),
        ("ae\u0301b", ["a", "e\u0301", "b"]),
        ("\u0301a", ["\u0301", "a"]),
        ("👩\u200d💻👍🏽!", ["👩\u200d💻", "👍🏽", "!"]),
        ("✓\ufe0f", ["✓\ufe0f"]),
        ("", []),
    ],
)
def test_a_cluster_is_a_character_with_what_belongs_to_it(text: str, expected: list[str]) -> None:
    assert list(clusters(text)) == expected


def test_the_unusual_are_looked_for_line_by_line() -> None:
    texts = ["Vanlig text – åäö", "✓ och ✓", "rad\n\u0301", "o\u0302\t\u0303"]
    assert unusual(texts) == sorted(["✓", "\u0301", "o\u0302", " \u0303"])


def test_a_character_gets_the_first_font_that_has_it(tmp_path: Path) -> None:
    fonts, checks = tmp_path / "fonts", tmp_path / "checks"
    fonts.mkdir()
    checks.mkdir()
    asked = ["Ω", "✓", "→", "ש", "😀", "中", "\u202e"]
    assert fonts_for(asked, available(fonts), checks) == {
        "Ω": "",
        "✓": "",
        "→": "",
        "ש": "Libertinus Serif",
    }
