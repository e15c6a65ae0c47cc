"""The fonts in a Word file, so that it looks the same where they are not installed."""

from importlib.util import find_spec
from pathlib import Path
from uuid import NAMESPACE_DNS, uuid5

from nplan.documents.wordml import DECLARED, HEAD

PACKAGES = {
    "Source Serif Pro": ("font_source_serif_pro", "Georgia", "roman"),
    "Source Sans Pro": ("font_source_sans_pro", "Calibri", "swiss"),
}
"""Where a font comes from, what stands in for it all the same, and its family."""
MONO = "DejaVu Sans Mono"
FACES = {
    "embedRegular": "Regular",
    "embedBold": "Bold",
    "embedItalic": "It",
    "embedBoldItalic": "BoldIt",
}
"""The styles of a font in the order of ECMA-376, and what their files are called."""

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
CONTENT_TYPE = (
    '<Default Extension="odttf"'
    ' ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
)
"""What [Content_Types].xml has to say of the files."""


def font_table(*, embedded: bool = False) -> str:
    """The fonts by name, and what stands in for each; `embedded` if they come along."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="variable"/>{_faces(name) if embedded else ""}</w:font>'
        for name, (_, other, family) in PACKAGES.items()
    )
    mono = (
        f'<w:font w:name="{MONO}"><w:altName w:val="Consolas"/><w:family w:val="modern"/>'
        '<w:pitch w:val="fixed"/></w:font>'
    )
    return f"<w:fonts {DECLARED}>{fonts}{mono}</w:fonts>"


def font_files() -> dict[str, bytes]:
    """The table of the fonts and the fonts themselves, by their places in a Word file."""
    files = [_file(name, face) for name in PACKAGES for face in FACES.values()]
    relations = "".join(
        f'<Relationship Id="{file}" Type="{FONT}" Target="fonts/{file}.odttf"/>' for file in files
    )
    relations = f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'
    texts = {
        "word/fontTable.xml": font_table(embedded=True),
        "word/_rels/fontTable.xml.rels": relations,
    }
    fonts = {
        f"word/fonts/{_file(name, face)}.odttf": _masked(package, _file(name, face))
        for name, (package, _, _) in PACKAGES.items()
        for face in FACES.values()
    }
    return {name: (HEAD + text).encode() for name, text in texts.items()} | fonts


def _file(name: str, face: str) -> str:
    return f"{name.replace(' ', '')}-{face}"


def _faces(name: str) -> str:
    return "".join(
        f'<w:{kind} r:id="{_file(name, face)}" w:fontKey="{{{_key(_file(name, face))}}}"/>'
        for kind, face in FACES.items()
    )


def _key(file: str) -> str:
    return str(uuid5(NAMESPACE_DNS, file)).upper()


def _masked(package: str, file: str) -> bytes:
    """A font's file, its head mixed with its key as ECMA-376 (17.8.1) wants it."""
    spec = find_spec(package)
    assert spec is not None, f"{package} is not installed"
    assert spec.origin is not None, f"{package} has no files"
    content = (Path(spec.origin).parent / "files" / f"{file}.ttf").read_bytes()
    key = bytes.fromhex(_key(file).replace("-", ""))[::-1]
    head = bytes(one ^ key[place % 16] for place, one in enumerate(content[:32]))
    return head + content[32:]
