"""Notes full of what other languages would obey: printed letter by letter, by every document."""

import html
import re
import zipfile
from pathlib import Path

import pytest
import yaml

from nplan.documents.about import KINDS
from nplan.documents.tree import parse, plain_text
from tests.typed import typed

SAID = [
    '#read("/etc/passwd") #set page(width: 1pt) $ x^2 $ \\u{41}',
    "{{ 7 * 7 }} {% include 'x' %} {# tyst #} {{ ''.__class__ }}",
    "<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; &amp; <!-- -->",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[länk](javascript:alert(1)) ![bild](http://a.example/b.png) <http://a.example>",
    r"\input{/etc/passwd} \\ \newpage $\alpha$ %",
    "=1+1 @SUM(A1) +46 -1",
    "# Rubrik\n\n---\n\n1. ett\n\n    kod\n\n> citat\n\n[^1]: not [^1] [@x] ***",
    "שלום עולם \u202eABC\u202c مرحبا بالعالم",
    "Z\u0310a\u0328l\u0489go e\u0301a\u030ao\u0308",
    "noll\u200bbredd\u200d \ufeffhär \u00ad mjukt \u2028 rad \u0085 till \xa0 hårt",
    "🦄 👩‍👩‍👧 🇸🇪 ☂️ 漢字 \U0001d54f",
    "Hon sa ”nej” och 'kanske' – «ja» … \t tabb",
    "ord " * 20_000,
]


@pytest.fixture(scope="session")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document of a process in which nothing but such things was said."""
    folder = tmp_path_factory.mktemp("hostile")
    inputs = [{"id": str(n), "text": text, "area": "a"} for n, text in enumerate(SAID, 1)]
    rows = [{"id": str(n), "text": f"Rad {n}", "area": "a"} for n in range(1, 2001)]
    areas = [{"id": "a", "title": SAID[7]}]
    point = {"area": "a", "heard": SAID[4], "conclusion": SAID[2], "outcome": "adopted"}
    written = {
        "process": {
            "municipality": SAID[2],
            "title": SAID[0],
            "areas": areas,
        },
        "organisations": {"b": SAID[3].replace("\n", " ")},
        "meetings/2026-01-02-lunch": {"kind": "intervju", "title": SAID[2], "inputs": inputs},
        "meetings/2026-01-03-lunch": {"kind": "intervju", "title": "Rader", "inputs": rows},
        "keypoints/a": [{"id": "p", "title": SAID[4], "inputs": ["2026-01-02-lunch/1"]} | point],
        "programme/a": {"actions": [{"id": "A1", "text": SAID[5], "key_points": ["p"]}]},
        "consultation/r/round": {"open": "true", "to": ["b"]},
        "consultation/r/b": {"from": "b", "comments": [{"id": "1", "text": SAID[2]}]},
        "followup/2026": {"title": SAID[0], "date": "2026-02-03"},
    }
    for name, value in written.items():
        path = folder / "data" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(value, default_style='"', width=10**6), "utf-8")
    for name, kind in KINDS.items():
        if name == "reply":
            continue
        done = typed(folder, "draft", name, "--to", ",".join(kind.formats))
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr[-3000:]
        assert not [line for line in done.stderr.splitlines() if "error" in line]
    done = typed(folder, "reply", "b", "--to", ",".join(KINDS["reply"].formats))
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "build"


def one_line(text: str) -> str:
    """A text as a cell shows it: however its lines were broken."""
    return re.sub(r"[\s\x85\u2028]+", " ", text).strip()


def test_markdown_shows_what_was_said(drafted: Path) -> None:
    shown = one_line(plain_text(parse((drafted / "inputs.md").read_text("utf-8"))))
    assert [text for text in SAID if one_line(text) not in shown] == []


def test_word_shows_what_was_said(drafted: Path) -> None:
    with zipfile.ZipFile(drafted / "inputs.docx") as packed:
        xml = packed.read("word/document.xml").decode()
    xml = re.sub(r"<w:(br|tab|cr)\b[^>]*/>|</w:p>", " ", xml)
    shown = one_line(html.unescape(re.sub("<[^>]*>", "", xml)))
    assert [text for text in SAID if one_line(text) not in shown] == []


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_file_is_whole(drafted: Path, name: str) -> None:
    for format in KINDS[name].formats:
        found = sorted(drafted.rglob(f"{'b' if name == 'reply' else name}.{format}"))
        assert [path for path in found if path.stat().st_size > 500], (name, format)
