"""Compiles the catalogues: a build hook of the package, and `python -m nplan.texts.compile`."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # outside a build, hatchling need not be there
    BuildHookInterface = object  # type: ignore[assignment,misc,unused-ignore]

FOLDER = Path(__file__).parent


def compile_catalogues(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Write a `.mo` beside each `.po` below `folder`, and say which."""
    written = []
    for source in sorted(folder.glob("*/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.name, domain=source.stem)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalogue)
        written.append(target)
    return tuple(written)


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]
    """Compiles the catalogues when the package is built, also in editable mode."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build."""
        folder = Path(self.root) / "nplan" / "texts"
        root = Path(self.root)
        build_data["artifacts"] += [
            path.relative_to(root).as_posix() for path in compile_catalogues(folder)
        ]


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path)
