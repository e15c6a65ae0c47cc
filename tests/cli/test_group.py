"""group as it is typed: what it writes where, what it tells, and its exit codes."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.cli.group_file import KeyPointsFile, one_line
from nplan.counts.grouping import grouping, untaken
from nplan.files.events import values
from nplan.files.scalars import scalar
from tests.awkward_texts import PASTED
from tests.checks.projects import files_in
from tests.counts.counting import records
from tests.folders import put
from tests.typed import typed

EXAMPLE = Path(__file__).parents[2]
PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - id: service
    title: Kommunal service
    themes:
      - {id: tid, title: Handläggningstid, keywords: [bygglov, vänta]}
      - {id: avgift, title: "Avgifter: höga", keywords: [avgift, taxa]}
  - id: trafik
    title: Trafik
    themes: [{id: buss, title: Kollektivtrafik, keywords: [buss]}]
# data/organisations.yaml
cafe: Café Torget
hemlig: {name: Hemliga Hallen AB, consent: anonymous}
# data/meetings/2024-03-26-lunch.yaml
kind: dialoglunch
title: Lunch
groups:
  - title: Bord 1
    area: service
    participants: [cafe, hemlig]
    inputs:
      - {id: 1, text: Bygglov tar sju månader}
      - {id: 2, text: Bygglov tar 7 månader}
      - {id: 3, text: "Taxan\\nska # sänkas\\u2028nu\\u0007 {titles}"}
      - {id: 4, text: "Taxan ska höjas nu", confidential: true}
      - {id: 5, text: Fler fiskmåsar}
      - Inget nummer
  - title: Bord 2
    inputs: |
      [7] Bussen är sen
      [8] 🦄
# data/keypoints/service.yaml
- {id: service-tid, area: service, title: Tid}
"""
WRITTEN = """\
# Suggestions from nplan group for key points: a first rough sorting.
# Move, merge and reword; write what you heard and what you conclude from it.
# Then move this file to data/keypoints/ and run nplan validate.
# A text stands after its input's reference, and before it what is unsure.
#
# Perhaps the same was said twice. Nothing has been merged:
#
#   the same?
#   2024-03-26-lunch/1  Bygglov tar sju månader
#   2024-03-26-lunch/2  Bygglov tar 7 månader
#
#   opposite?
#   2024-03-26-lunch/3  Taxan ska # sänkas nu\ufffd {titles}
#   2024-03-26-lunch/4  (confidential)

- id: service-tid-2
  area: service
  title: Handläggningstid
  heard:
  conclusion:
  inputs:
    - 2024-03-26-lunch/1  # Bygglov tar sju månader
    - 2024-03-26-lunch/2  # Bygglov tar 7 månader

- id: service-avgift
  area: service
  title: "Avgifter: höga"
  heard:
  conclusion:
  inputs:
    - 2024-03-26-lunch/3  # Taxan ska # sänkas nu\ufffd {titles}
    - 2024-03-26-lunch/4  # (confidential)

# Rough: no theme fits.
- id: service-other
  area: service
  title: Other
  heard:
  conclusion:
  inputs:
    - 2024-03-26-lunch/5  # Fler fiskmåsar

- id: trafik-buss
  area: trafik
  title: Kollektivtrafik
  heard:
  conclusion:
  inputs:
    - 2024-03-26-lunch/7  # (area suggested) Bussen är sen

# No area is known for these: move each to a key point above, without #.
#    - 2024-03-26-lunch/8  # 🦄

# These have no number, so no key point can take them up. Write the next
# free one in the meeting's file, [12] first in its line, and group again.
#   2024-03-26-lunch: Inget nummer
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return put(tmp_path, files_in(PROJECT))


def read(text: str) -> Any:
    """The values of a text that nothing is wrong in."""
    found, problems = values(text)
    assert problems == ()
    return found


def test_suggestions_are_written_and_told(project: Path) -> None:
    done = typed(project, "group")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "wrote build/keypoints.yaml\n"
        "8 inputs: 5 sure, 0 unsure, 3 without a theme\n"
        "2 pairs may say the same\n"
        "1 input has no area\n"
        "1 input has no number and cannot be taken up: the end of the file says what to do\n"
    )
    assert (project / "build/keypoints.yaml").read_text("utf-8") == WRITTEN


def test_it_is_told_in_swedish(project: Path) -> None:
    done = typed(project, "group", "-o", "ut/mina.yaml", language="sv")
    assert done.stderr == (
        "skrev ut/mina.yaml\n"
        "8 synpunkter: 5 säkert placerade, 0 osäkert, 3 utan tema\n"
        "2 par säger kanske samma sak\n"
        "1 synpunkt har inget område\n"
        "1 synpunkt har inget nummer och kan inte tas upp: filens slut säger vad som ska göras\n"
    )
    written = (project / "ut/mina.yaml").read_text("utf-8")
    assert "- id: service-ovrigt\n  area: service\n  title: Övrigt\n" in written
    assert "(konfidentiell)" in written


def test_what_is_written_is_sound_and_is_not_proposed_again(project: Path) -> None:
    before = typed(project, "validate")
    typed(project, "group")
    (project / "build/keypoints.yaml").rename(project / "data/keypoints/nya.yaml")
    after = typed(project, "validate")
    assert (
        (after.returncode, after.stdout) == (before.returncode, before.stdout) == (0, after.stdout)
    )
    assert "nya.yaml" not in after.stdout
    done = typed(project, "group")
    assert done.stderr.startswith("wrote build/keypoints.yaml\n2 inputs: 0 sure, ")
    written = (project / "build/keypoints.yaml").read_text("utf-8")
    assert written.count("2024-03-26-lunch") == 2
    assert "\n[]\n" in written


def test_when_all_is_taken_up_nothing_is_written(project: Path) -> None:
    points = "- {id: a, area: service, title: A, inputs: {2024-03-26-lunch: [1, 2, 3, 4, 5, 6]}}\n"
    (project / "data/keypoints/alla.yaml").write_text(points, "utf-8")
    meeting = project / "data/meetings/2024-03-26-lunch.yaml"
    text = meeting.read_text("utf-8").replace("- Inget nummer", "- {id: 6, text: Nu med nummer}")
    meeting.write_text(text.partition("  - title: Bord 2")[0], "utf-8")
    done = typed(project, "group")
    assert (done.returncode, done.stderr) == (0, "nothing is left to group\n")
    assert not (project / "build").exists()


def test_nothing_that_is_there_is_overwritten(project: Path) -> None:
    build = project / "build"
    build.mkdir()
    (build / "keypoints.yaml").write_text("mitt arbete\n", "utf-8")
    (build / "keypoints-2.yaml").symlink_to(project / "data/keypoints/ny.yaml")
    done = typed(project, "group", "-o", "build")
    assert done.stderr.splitlines()[:2] == [
        "wrote build/keypoints-3.yaml",
        "build/keypoints.yaml was there already and is as it was",
    ]
    assert (build / "keypoints.yaml").read_text("utf-8") == "mitt arbete\n"
    assert (build / "keypoints-3.yaml").read_text("utf-8") == WRITTEN
    assert not (project / "data/keypoints/ny.yaml").exists()


@pytest.mark.parametrize("place", ["data", "data/keypoints/x.yaml", "templates", "ut/../data"])
def test_nothing_is_written_among_what_people_write(project: Path, place: str) -> None:
    (project / "templates").mkdir()
    done = typed(project, "group", "-o", place)
    assert (done.returncode, done.stdout) == (1, "")
    assert "lies in data/ or templates/" in done.stderr
    assert sorted(path.name for path in project.iterdir()) == ["data", "templates"]


def test_where_a_folder_cannot_be_made_it_is_told(project: Path) -> None:
    (project / "ut").write_text("", "utf-8")
    done = typed(project, "group", "-o", "ut/mina.yaml")
    assert done.returncode == 1
    assert done.stderr.startswith("nplan: ")
    assert "Traceback" not in done.stderr


def test_only_an_area(project: Path) -> None:
    done = typed(project, "group", "--area", "trafik", "-o", "ut/trafik.yaml")
    assert done.stderr == "wrote ut/trafik.yaml\n1 input: 1 sure, 0 unsure, 0 without a theme\n"
    points = read((project / "ut/trafik.yaml").read_text("utf-8"))
    assert [point["id"] for point in points] == ["trafik-buss"]


def test_an_area_there_is_not_is_wrong_usage(project: Path) -> None:
    done = typed(project, "group", "--area", "trafk")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith('nplan: no area is called "trafk"\ndid you mean "trafik"?')


def test_data_with_errors_are_refused_and_listed(project: Path) -> None:
    (project / "data/keypoints/x.yaml").write_text("- {id: b, area: x, title: T}\n", "utf-8")
    done = typed(project, "group")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("data/keypoints/x.yaml:1:17: error: ")
    assert not (project / "build").exists()


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "data", tmp_path / "data")
    for path in (tmp_path / "data").iterdir():
        if path.name not in {"process.yaml", "organisations.yaml", "meetings"}:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for seed in ("0", "1", "4711"):
        done = typed(tmp_path, "group", "-o", f"{seed}.yaml", PYTHONHASHSEED=seed)
        assert done.returncode == 0
    first, *others = [(tmp_path / f"{seed}.yaml").read_bytes() for seed in ("0", "1", "4711")]
    assert others == [first, first]
    (tmp_path / "data/keypoints").mkdir()
    (tmp_path / "0.yaml").rename(tmp_path / "data/keypoints/forslag.yaml")
    done = typed(tmp_path, "validate")
    assert done.returncode == 0
    assert "forslag" not in done.stdout


TEXTS = PASTED | st.text(st.sampled_from("\n\r\t\u2028\u0085\u0000#:-[]'\"\ufeff\\"))


@given(st.lists(TEXTS, min_size=1, max_size=4), st.booleans())
def test_whatever_a_text_holds_the_file_stays_whole(texts: list[str], sorted_in: bool) -> None:
    inputs = [
        msgspec.structs.replace(one, text=text, area="service" if sorted_in else None)
        for one, text in zip(UNTAKEN, texts, strict=False)
    ]
    found = grouping(PARSED.process, inputs)
    content = KeyPointsFile(PARSED, inputs, found, "sv").content
    cited = {reference for point in read(content) for reference in point["inputs"]}
    lines = content.splitlines()
    assert lines == content.split("\n")[:-1]
    for one in inputs:
        assert one.reference in cited or any(
            line.startswith(f"#    - {one.reference}  # ") for line in lines
        )


@given(st.text())
def test_a_title_is_read_as_it_was_typed(title: str) -> None:
    told = read(f"- title: {scalar(title)}\n")[0]["title"]
    assert told == title or not title


def test_a_long_text_is_cut_in_its_comment() -> None:
    assert one_line("bygg " * 4000) == "bygg " * 79 + "bygg …"
    assert one_line("👩‍👩‍👧 ‮baklänges") == "👩‍👩‍👧 \ufffdbaklänges"


PARSED = records(PROJECT.replace("consent: anonymous", "consent: named"))
UNTAKEN = [one for one in untaken(PARSED) if one.citable and not one.confidential]
