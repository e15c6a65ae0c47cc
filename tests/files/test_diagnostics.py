"""Findings get the line and column at which somebody can mend them."""

from pathlib import Path

from nplan.files.diagnostics import Diagnostic, diagnostics
from nplan.model.finding import Finding


def placed(root: Path, text: str, *findings: Finding, file: str = "data/x.yaml") -> list[str]:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return [_shown(one) for one in diagnostics(root, findings)]


def _shown(one: Diagnostic) -> str:
    assert one.excerpt is not None
    width = one.end_column - one.column
    return f"{one.file}:{one.line}:{one.column} {one.excerpt[one.caret : one.caret + width]}"


def test_places_are_sorted_and_count_from_one(tmp_path: Path) -> None:
    found = placed(
        tmp_path,
        "kind: å\r\nfrom: [cafe,\r\n  krinva]\r\n",
        Finding(code="unknown-organisation", file="data/x.yaml", path=("from", 1)),
        Finding(code="unknown-meeting-kind", file="data/x.yaml", path=("kind",)),
        Finding(code="unknown-field", file="data/x.yaml", path=("from",), key=True),
    )
    assert found == ["data/x.yaml:1:7 å", "data/x.yaml:2:1 from", "data/x.yaml:3:3 krinva"]


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    text = "text: " + "x" * 500 + " Krinva " + "y" * 500
    start = text.index("Krinva") - 6
    finding = Finding(
        code="names-anonymous", file="data/x.yaml", path=("text",), span=(start, start + 6)
    )
    assert placed(tmp_path, text, finding) == ["data/x.yaml:1:508 Krinva"]


def test_prose_beside_the_yaml_file_is_pointed_at(tmp_path: Path) -> None:
    text = "# vision\n\nVi växer.\nEnligt [@x/1].\n"
    finding = Finding(
        code="unresolved-citation",
        file="data/programme/programme.yaml",
        path=("vision",),
        span=(17, 23),
    )
    assert placed(tmp_path, text, finding, file="data/programme/programme.md") == [
        "data/programme/programme.md:4:8 [@x/1]"
    ]


def test_an_accepted_warning_is_not_told(tmp_path: Path) -> None:
    text = "- {accepted: duplicate-input, inputs: [a, a]}\n- {inputs: [a, a]}\n"
    assert placed(
        tmp_path,
        text,
        Finding(code="duplicate-input", file="data/x.yaml", path=(0, "inputs", 1)),
        Finding(code="duplicate-input", file="data/x.yaml", path=(1, "inputs", 1)),
        Finding(code="unknown-area", file="data/x.yaml", path=(0, "inputs", 1)),
    ) == ["data/x.yaml:1:43 a", "data/x.yaml:2:16 a"]


def test_a_file_without_text_is_told_at_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "data" / "x.yaml").mkdir(parents=True)
    (found,) = diagnostics(tmp_path, [Finding(code="unreadable", file="data/x.yaml")])
    assert (found.line, found.column, found.excerpt) == (1, 1, None)
