"""The pages in a real browser: nothing for axe to find, nothing out of a keyboard's reach.

Run by hand: `pytest -m browser tests/documents/test_browser.py`. CHROMIUM names the browser.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from nplan.documents.about import KINDS, About
from nplan.documents.draft import drafted, prepared, view
from nplan.documents.html import html
from nplan.documents.material import Material
from nplan.documents.reply import reply
from nplan.documents.tree import parse_document
from nplan.files.reading import reading
from nplan.files.templates import templates
from nplan.model.values import Day
from nplan.model.version import Version

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
WEB_DOCUMENTS = [name for name, kind in KINDS.items() if "html" in kind.formats]
FOCUSABLE = "a[href], button, input, select, textarea, [tabindex='0']"


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the example."""
    folder = tmp_path_factory.mktemp("pages")
    records = reading(EXAMPLE).records
    assert records is not None
    version = Version("0123456789", Day(2024, 11, 20), False)
    material = Material(records=records, version=version)
    for name in WEB_DOCUMENTS:
        said = reply(material, "gransvik-teknik") if name == "reply" else view(name, material)
        made = drafted(prepared(name, said, templates(EXAMPLE)), ("html",))
        for file, content in made.files.items():
            (folder / file).write_bytes(content)
    return folder


def opened(browser: "Browser", file: Path, **how: Any) -> "Page":
    """The file in a browser that tells of every request and every complaint."""
    page = browser.new_context(**how).new_page()
    page.set_default_timeout(60_000)
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(file.as_uri())
    assert [one for one in told if not one.startswith("data:")] == [file.as_uri()]
    return page


@pytest.mark.parametrize("name", WEB_DOCUMENTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(
    browser: "Browser", folder: Path, name: str, scheme: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    look = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    page = opened(browser, folder / f"{name}.html", **look)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    page.context.close()


@pytest.mark.parametrize("name", WEB_DOCUMENTS)
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 700, 961, 1345])
def test_nothing_scrolls_sideways(
    browser: "Browser", folder: Path, name: str, script: bool, width: int
) -> None:
    look = {"java_script_enabled": script, "viewport": {"width": width, "height": 900}}
    page = opened(browser, folder / f"{name}.html", **look)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("name", WEB_DOCUMENTS)
@pytest.mark.parametrize("script", [True, False])
def test_the_keyboard_reaches_everything_in_order(
    browser: "Browser", folder: Path, name: str, script: bool
) -> None:
    page = opened(browser, folder / f"{name}.html", java_script_enabled=script)
    wanted = page.evaluate(
        f"[...document.querySelectorAll(`{FOCUSABLE}`)].map((one, at) => (one._at = at)).length"
    )
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement._at"))
    assert reached == list(range(wanted))
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_can_be_read(browser: "Browser", folder: Path, scheme: str) -> None:
    """Axe leaves aside what it cannot tell: here each colour is held against what is behind it."""
    from nplan.model.colour import contrast

    page = opened(browser, folder / "page.html", color_scheme=scheme)
    pairs = page.evaluate(
        """() => {
          const seen = (colour) => colour && !/, 0\\)$/.test(colour) && colour !== "none";
          const behind = (one) => {
            for (; one; one = one.parentElement) {
              const colour = getComputedStyle(one).backgroundColor;
              if (seen(colour)) return colour;
            }
          };
          const pairs = new Set();
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (words.nextNode()) {
            const one = words.currentNode.parentElement;
            if (!words.currentNode.data.trim() || !one.getClientRects().length) continue;
            if (one.closest("script, title, desc, option")) continue;
            const style = getComputedStyle(one);
            pairs.add(`${one.closest("svg") ? style.fill : style.color} on ${behind(one)}`);
          }
          return [...pairs];
        }"""
    )
    assert len(pairs) > 5
    for pair in pairs:
        colour, background = (
            "#" + "".join(f"{int(n):02x}" for n in one[4:-1].split(", "))
            for one in pair.split(" on ")
        )
        assert contrast(colour, background) >= 4.5, pair
    page.context.close()


def shown(page: "Page") -> int:
    """How many inputs are shown."""
    return page.locator("table:has([id='filter.area']) tbody tr:not([hidden])").count()


def hits(page: "Page") -> str:
    return page.get_by_role("status").inner_text()


def test_filters_and_search_go_together_and_are_remembered(
    browser: "Browser", folder: Path
) -> None:
    page = opened(browser, folder / "page.html")
    everything = shown(page)
    assert hits(page) == f"Visar {everything} av {everything} synpunkter."
    page.get_by_role("combobox", name="Utfall").select_option("Tas inte in")
    declined = shown(page)
    assert 0 < declined < everything
    page.get_by_role("combobox", name="Från").select_option("Företag")
    of_companies = shown(page)
    assert 0 < of_companies < declined
    page.get_by_role("searchbox").fill("SKATT")
    assert 0 < shown(page) < of_companies
    found = shown(page)
    assert hits(page) == f"Visar {found} av {everything} synpunkter."
    page.reload()
    assert shown(page) == found
    assert page.get_by_role("searchbox").input_value() == "SKATT"
    page.get_by_role("button", name="Visa alla").click()
    assert shown(page) == everything
    assert "?" not in page.url
    page.context.close()


def test_a_title_with_a_comma_is_one_choice_and_a_second_table_is_left_alone(
    browser: "Browser", tmp_path: Path
) -> None:
    table = "| [Område]{#filter.area} |\n|---|\n| Mark, lokaler |\n| Vård; Mark, lokaler |"
    other = "| [Utfall]{#filter.outcome} | B |\n|---|---|"
    text = f"# T\n\n## A\n\n{table}\n\n## B\n\n{other}"
    about = About(title="T", language="sv", timestamp=datetime(2024, 1, 1, tzinfo=UTC), form="page")
    (tmp_path / "page.html").write_bytes(html(parse_document(text), about, {})[0])
    page = opened(browser, tmp_path / "page.html")
    choices = page.get_by_role("combobox").locator("option").all_inner_texts()
    assert choices == ["Alla", "Mark, lokaler", "Vård"]
    assert hits(page) == "Visar 2 av 2 synpunkter."
    page.context.close()


def test_a_link_to_a_hidden_input_shows_it(browser: "Browser", folder: Path) -> None:
    page = opened(browser, folder / "page.html")
    everything = shown(page)
    page.get_by_role("searchbox").fill("finns inte alls")
    assert shown(page) == 0
    link = page.locator("h4 ~ ul a").first
    link.click()
    assert shown(page) == everything
    assert page.locator(":target").is_visible()
    page.context.close()


def test_without_a_script_everything_is_there(browser: "Browser", folder: Path) -> None:
    with_script = opened(browser, folder / "page.html")
    without = opened(browser, folder / "page.html", java_script_enabled=False)
    assert shown(without) == shown(with_script)
    assert without.locator("form, input, select, button").count() == 0
    without.context.close()
    with_script.context.close()
