"""templates/style.yaml and the logo: what is taken, and what is told."""

import struct
from pathlib import Path

import pytest

from nplan.files.manual import OF_STYLES
from nplan.files.share import brought
from nplan.files.style import LARGEST_LOGO, styling
from nplan.model.finding import CODES
from nplan.model.style import Look, Style

SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="4" height="5"/>'
END = struct.pack(">I", 0) + b"IEND\xaeB`\x82"


def png(width: int = 40, height: int = 50) -> bytes:
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR"
    return head + struct.pack(">II", width, height) + b"\x08\x02\0\0\0" + b"\0" * 20 + END


def jpeg(width: int = 40, height: int = 50) -> bytes:
    other = b"\xff\xe0" + struct.pack(">H", 6) + b"JFIF"
    frame = b"\xff\xff\xc2" + struct.pack(">HBHH", 17, 8, height, width) + b"\0" * 10
    return b"\xff\xd8" + other + frame + b"\xff\xd9"


def told(root: Path, text: str, **files: bytes) -> list[tuple[str, object]]:
    """The codes of what is wrong in a style, with the problem."""
    folder = root / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "style.yaml").write_text(text, "utf-8")
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return [(one.code, one.values.get("problem")) for one in styling(root).findings]


def test_a_project_without_a_style_has_nplans(tmp_path: Path) -> None:
    assert styling(tmp_path).look == Look()
    assert styling(tmp_path).findings == ()


def test_the_style_that_comes_along_says_what_holds_without_it() -> None:
    assert styling(brought("templates").parent).look == Look(style=Style())


def test_a_projects_own_wins(tmp_path: Path) -> None:
    style = "accent: 7A1F3D\nheadings: Source Serif Pro\ncover: plain\nlogo: v.svg\n"
    assert told(tmp_path, style + "logo_text: Vapnet\n", v_svg=SVG.encode()) == []
    assert styling(tmp_path).look == Look(
        style=Style(
            accent="#7a1f3d",
            headings="Source Serif Pro",
            cover="plain",
            logo="v.svg",
            logo_text="Vapnet",
        ),
        logo=SVG.encode(),
    )


@pytest.mark.parametrize("text", ["# bara ord\n", 'accent: "#036"\n', "accent: '#0B4F5C'\n"])
def test_what_is_fine(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("\n", ["not-a-mapping"]),
        ("- accent\n", ["not-a-mapping"]),
        ("accent: [\n", ["yaml-syntax"]),
        ("accent: #0b4f5c\n", ["cut-by-hash"]),
        ("accent: blå\n", ["bad-colour"]),
        ('accent: "#0b4f5"\n', ["bad-colour"]),
        ('accent: ""\n', ["empty-text"]),
        ("accent: [a]\n", ["wrong-type"]),
        ('accent: "#777777"\n', ["low-contrast"]),
        ("text: Arial\n", ["bad-choice"]),
        ("cover: bild\n", ["bad-choice"]),
        ("colour: röd\n", ["unknown-field"]),
        ("accent: 'fff'\nlogo: a\ncover: x\n", ["bad-choice", "low-contrast", "bad-logo"]),
    ],
)
def test_every_mistake_is_told(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert [code for code, _ in told(tmp_path, text)] == codes


def test_a_style_in_another_encoding_is_told(tmp_path: Path) -> None:
    told(tmp_path, "x")
    (tmp_path / "templates/style.yaml").write_bytes("logo_text: Vän".encode("latin-1"))
    assert [one.code for one in styling(tmp_path).findings] == ["not-utf8"]


@pytest.mark.parametrize("picture", [png(), jpeg(), SVG.encode(), b"\xef\xbb\xbf" + SVG.encode()])
def test_a_picture_is_a_logo(tmp_path: Path, picture: bytes) -> None:
    assert told(tmp_path, "logo: v.x\n", v_x=picture) == []
    assert styling(tmp_path).look.logo == picture


@pytest.mark.parametrize(
    ("picture", "problem"),
    [
        (b"", "kind"),
        (b"GIF89a", "kind"),
        (png()[:40], "kind"),
        (jpeg()[:12], "kind"),
        (b"\xff\xd8\xff" * 5, "kind"),
        (SVG.replace("/>", ">").encode(), "kind"),
        (b"<html/>", "kind"),
        (b"<svg/>", "kind"),
        (b'<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><svg>&c;</svg>', "kind"),
        (png(60_000, 60_000), "pixels"),
        (jpeg(60_000, 60_000), "pixels"),
        (png(0, 0), "pixels"),
        (png() + b" " * LARGEST_LOGO, "large"),
    ],
)
def test_what_is_no_logo_is_told(tmp_path: Path, picture: bytes, problem: str) -> None:
    assert told(tmp_path, "logo: v.x\n", v_x=picture) == [("bad-logo", problem)]
    assert styling(tmp_path).look.logo is None


@pytest.mark.parametrize("name", ["v.png", "sub", "x" * 999, '"a\\0b"'])
def test_a_logo_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "templates/sub").mkdir(parents=True)
    (code, problem), *others = told(tmp_path, f"logo: {name}\n")
    assert (code, problem, others) in [
        ("bad-logo", "missing", []),
        ("bad-logo", "outside", []),
        ("yaml-syntax", "control-character", []),
    ]


@pytest.mark.parametrize("name", ["../v.svg", "sub/../../v.svg", "länk.svg"])
def test_a_logo_lies_in_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "v.svg").write_text(SVG, "utf-8")
    (tmp_path / "templates/sub").mkdir(parents=True)
    (tmp_path / "templates/länk.svg").symlink_to(tmp_path / "v.svg")
    assert told(tmp_path, f"logo: {name}\n") == [("bad-logo", "outside")]
    assert told(tmp_path, f"logo: {tmp_path}/v.svg\n") == [("bad-logo", "outside")]


def test_the_folder_may_be_a_link_and_the_style_may_not(tmp_path: Path) -> None:
    shared, root = tmp_path / "delat", tmp_path / "projekt"
    shared.mkdir()
    root.mkdir()
    (shared / "style.yaml").write_text("cover: plain\n", "utf-8")
    (root / "templates").symlink_to(shared)
    assert styling(root).look.style.cover == "plain"
    (root / "templates").unlink()
    (root / "templates").mkdir()
    (root / "templates/style.yaml").symlink_to(shared / "style.yaml")
    (finding,) = styling(root).findings
    assert (finding.code, finding.values) == ("unreadable", {"reason": "outside"})


def test_every_code_of_styles_has_a_page() -> None:
    assert tuple(OF_STYLES) == CODES["style"]


@pytest.mark.parametrize("code", OF_STYLES)
def test_its_examples_are_what_they_say(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, OF_STYLES[code].good, vapen_svg=SVG.encode()) == []
    assert [one for one, _ in told(tmp_path, OF_STYLES[code].bad)] == [code]
