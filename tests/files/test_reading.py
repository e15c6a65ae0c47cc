"""A project's files become records, and what is wrong in single files is told."""

from pathlib import Path

from nplan.files.reading import Reading, reading

PROCESS = """\
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Kommunal service}]
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
"""


def read(root: Path, files: dict[str, str | bytes]) -> Reading:
    for file, content in ({"data/process.yaml": PROCESS} | files).items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return reading(root)


def told(found: Reading) -> list[tuple[str, str]]:
    return [(one.file, one.code) for one in found.findings]


def test_all_files_of_a_project_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "data/organisations.yaml": "cafe-torget: Café Torget\n",
            "data/meetings/2026/2026-03-25-lunch.yaml": (
                "kind: dialoglunch\ntitle: L\ninputs: |\n  [1] Svara #service @cafe-torget\n"
            ),
            "data/keypoints/service.yaml": (
                "- {id: svar, area: service, title: Svar, inputs: 2026-03-25-lunch/1}\n"
            ),
            "data/programme/programme.md": "# vision\n\nLindvik växer.\n",
            "data/programme/service.yaml": "goals: [{id: S1, text: Svara}]\n",
            "data/programme/service.md": "# situation\n\nI dag.\n\n## Mer\n\n# direction\n\nSen.\n",
            "data/decisions.yaml": "- {id: kf, body: Kommunfullmäktige}\n",
            "data/README.md": "Läs mig.\n",
        },
    )
    assert found.findings == ()
    records = found.records
    assert records is not None
    (said,) = records.cited_inputs("2026-03-25-lunch/1")
    assert (said.input.text, said.area, said.voice) == ("Svara", "service", ("cafe-torget",))
    assert records.frame.vision == "Lindvik växer."
    part = records.area_programmes["data/programme/service.yaml"]
    assert (part.area, part.situation, part.direction) == ("service", "I dag.\n\n## Mer", "Sen.")


def test_broken_files_are_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "data/meetings/x.yaml").mkdir(parents=True)
    found = read(
        tmp_path,
        {
            "data/meetings/2026-01-01-a.yaml": "",
            "data/meetings/2026-01-02-b.yaml": "title: Café".encode("latin-1"),
            "data/meetings/2026-01-03-c.yaml": "title: Café".encode("utf-16"),
            "data/meetings/2026-01-04-d.yaml": b"\xef\xbb\xbfkind: intervju\r\ntitle: D\r\n",
            "data/meetings/2026-01-05-e.yaml": "x" * 5_000_001,
            "data/lunch.yml": "",
            "data/programme/service.md": "Lös text\n# direktion\n\nx\n",
        },
    )
    assert told(found) == [
        ("data/lunch.yml", "unknown-file"),
        ("data/programme/service.md", "not-a-mapping"),
        ("data/programme/service.md", "unknown-field"),
        ("data/meetings/2026-01-01-a.yaml", "not-a-mapping"),
        ("data/meetings/2026-01-02-b.yaml", "not-utf8"),
        ("data/meetings/2026-01-03-c.yaml", "not-utf8"),
        ("data/meetings/2026-01-05-e.yaml", "too-large"),
        ("data/meetings/x.yaml", "unreadable"),
    ]
    assert found.records is not None
    assert list(found.records.meetings) == ["data/meetings/2026-01-04-d.yaml"]


def test_without_a_process_there_are_no_records(tmp_path: Path) -> None:
    assert read(tmp_path, {"data/process.yaml": "a: 'b"}).records is None
