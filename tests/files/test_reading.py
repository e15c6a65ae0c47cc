"""A project's files become records, and what is wrong in single files is told."""

from pathlib import Path

from nplan.files.reading import Kept, Reading, reading
from tests.folders import put

PROCESS = """\
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Kommunal service}]
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
"""


SOUND = Path(__file__).parents[1] / "broken" / "duplicate-input" / "data"


def read(root: Path, files: dict[str, str | bytes]) -> Reading:
    return reading(put(root, {"data/process.yaml": PROCESS} | files))


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


def test_what_is_the_same_in_two_versions_is_read_once(tmp_path: Path) -> None:
    for name in ("process.yaml", "organisations.yaml"):
        (tmp_path / "data").mkdir(exist_ok=True)
        source = SOUND / name
        (tmp_path / "data" / name).write_bytes(source.read_bytes())
    meetings = tmp_path / "data/meetings"
    meetings.mkdir()
    for day in ("01", "02"):
        text = f"kind: dialoglunch\ntitle: L\nstatus: x\ninputs: '[1] Dag {day}'\n"
        (meetings / f"2026-03-{day}-lunch.yaml").write_text(text, "utf-8")
    kept: dict[str, Kept] = {}
    first = reading(tmp_path, kept=kept)
    (meetings / "2026-03-02-lunch.yaml").write_text("kind: dialoglunch\ntitle: Ny\n", "utf-8")
    second = reading(tmp_path, kept=kept)
    assert first.records is not None
    assert second.records is not None
    same, new = "data/meetings/2026-03-01-lunch.yaml", "data/meetings/2026-03-02-lunch.yaml"
    assert second.records.meetings[same] is first.records.meetings[same]
    assert second.records.meetings[new].title == "Ny"
    assert second == reading(tmp_path)
    assert [one.file for one in second.findings] == [same]
