"""What an editor makes of a file, and what a schema says to that."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from check_jsonschema.parsers.yaml import construct_yaml_implementation, impl2loader
from jsonschema import Draft202012Validator

from nplan.cli.editor import FILE_KINDS, FOLDER, file_name
from nplan.cli.schema import schemas

_load = impl2loader(construct_yaml_implementation(typ="safe", pure=True))


def as_read(content: bytes) -> Any:
    """What a YAML text holds in the types of YAML 1.2, which editors read it in."""
    return _load(io.BytesIO(content))


def validators(root: Path) -> dict[str, Draft202012Validator]:
    """The schemas of a project by kind of file."""
    made = schemas(root, "en")
    found = {kind: json.loads(made[f"{FOLDER}/{file_name(kind)}"]) for kind in FILE_KINDS}
    return {kind: Draft202012Validator(schema) for kind, schema in found.items()}


def kinds(file: str) -> list[str]:
    """The kinds whose globs a file matches, as an editor matches them."""
    return [
        kind
        for kind, (_, globs) in FILE_KINDS.items()
        if any(_matches(file, glob) for glob in globs if not glob.startswith("!"))
        and not any(_matches(file, glob[1:]) for glob in globs if glob.startswith("!"))
    ]


def _matches(file: str, glob: str) -> bool:
    shown = re.escape(glob).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
    return re.fullmatch(shown, file) is not None


def typed_files(root: Path) -> Iterator[str]:
    """The YAML files of a project that have a schema."""
    for path in sorted(root.rglob("*.yaml")):
        file = path.relative_to(root).as_posix()
        if file.startswith(("data/", "templates/")) and kinds(file):
            yield file
