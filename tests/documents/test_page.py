"""The page: trails both ways, and nothing that is not to be seen."""

import re
from pathlib import Path

import pytest

from nplan.documents.draft import drafted, prepared, view
from nplan.documents.material import Material
from nplan.documents.page import Page, page
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.records import Records
from nplan.model.values import Day
from nplan.model.version import Version

from .conftest import PROCESS
from .webpage import Element, read

VERSION = Version("0123456789", Day(2024, 11, 20), changed=False)
GOLDEN = PROCESS / "page.md"


def made(records: Records, format: str = "html", *, internal: bool = False) -> bytes:
    material = Material(records=records, version=VERSION, internal=internal)
    files = drafted(prepared("page", view("page", material), templates(PROCESS)), (format,)).files
    return files[f"page.{format}"]


@pytest.fixture(scope="module")
def shown(records: Records) -> Element:
    return read(made(records))


def test_the_whole_page(records: Records, pytestconfig: pytest.Config) -> None:
    shown = made(records, "md").decode()
    if pytestconfig.getoption("--write-goldens"):
        GOLDEN.write_text(shown, "utf-8", newline="\n")
    assert shown == GOLDEN.read_text("utf-8")


def rows(shown: Element) -> dict[str, list[str]]:
    """The rows of the inputs by their reference."""
    table = next(one for one in shown.all("table") if "filter.area" in ids(one))
    cells = ([cell.words() for cell in row.all("td", "th")] for row in table.one("tbody").all("tr"))
    return {first: rest for first, *rest in cells}


def ids(element: Element) -> list[str]:
    return [one["id"] for one in element.all() if one["id"]]


def test_every_input_is_there_with_what_became_of_it(shown: Element, records: Records) -> None:
    found = rows(shown)
    assert set(found) == {said.reference for said in records.said}
    assert found["2024-03-25-dialoglunch/1"] == [
        "Bygglov: tar 7 månader | #1",
        "Kommunal service",
        "Företag",
        "Tas in",
        "Kortare väntan (S1, S1.1)",
    ]
    assert found["2024-04-02-intervju/3"][-1] == "Riksdagen beslutar."


def test_a_trail_leads_both_ways(shown: Element) -> None:
    links = [link["href"] for link in shown.one("main").all("a")]
    for place in ("key-point/tid", "goal/S1", "action/S1.1", "2024-03-25-dialoglunch/1"):
        assert f"#{place}" in links
        assert place in ids(shown)


@pytest.mark.parametrize(
    "secret", ["Tysta", "hemlig", "dricker", "inte ha sagt", "egen begäran", "en person"]
)
def test_what_is_not_to_be_seen_is_in_no_byte(records: Records, secret: str) -> None:
    assert secret not in made(records).decode()


def test_a_confidential_input_has_neither_text_nor_kind(shown: Element) -> None:
    text, _, kinds, *_ = rows(shown)["2024-03-25-dialoglunch/5"]
    assert (text, kinds) == ("Förtrolig, återges inte", "–")


def test_an_anonymous_organisation_is_its_kind(shown: Element) -> None:
    assert rows(shown)["2024-03-25-dialoglunch/4"][2] == "Föreningar; Företag"


def test_an_internal_page_has_the_texts_and_says_so(records: Records) -> None:
    internal = read(made(records, internal=True))
    assert "INTERNT" in internal.one("header").words()
    assert "Vår chef dricker." in rows(internal)["2024-03-25-dialoglunch/5"][0]


def test_no_anchor_tells_an_anonymous_name(process: Path) -> None:
    file = process / "data/keypoints/service.yaml"
    file.write_text(file.read_text("utf-8").replace("id: skylt", "id: tysta-gatan-skylt"), "utf-8")
    records = reading(process).records
    assert records is not None
    anchors = [one for one in ids(read(made(records))) if one.startswith("key-point/")]
    assert anchors == ["key-point/tid", "key-point/3", "key-point/praktik"]


def test_outcomes_add_up(records: Records) -> None:
    told: Page = page(Material(records=records))
    assert sum(row.inputs for row in told.outcomes) == len(told.inputs) == len(records.said)


def test_the_script_may_run_and_nothing_else(shown: Element) -> None:
    (policy,) = (one["content"] for one in shown.all("meta") if "http-equiv" in one.attributes)
    assert re.search(r"script-src 'sha256-[^' ]+'; ", policy)
    script = shown.one("script")
    assert script["data-hits"] == "Visar %n av %total synpunkter."
    assert list(shown.all("form", "input", "select", "button")) == []
