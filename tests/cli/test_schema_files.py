"""The schemas take every good file and refuse every broken one that a schema can."""

import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAMLError

from nplan.cli.editor import FILE_KINDS
from nplan.cli.schema import schemas
from nplan.files import contacts
from nplan.files.reading import KINDS, kind_of
from nplan.files.sources import Disk
from nplan.files.style import STYLE
from tests.cli.schemas import as_read, kinds, typed_files, validators

ROOT = Path(__file__).parents[2]
GOOD = (ROOT, ROOT / "tests/documents/process", ROOT / "tests/counts/small")
BROKEN = ROOT / "tests/broken"


@pytest.mark.parametrize("root", GOOD, ids=lambda root: root.name)
def test_good_files_are_taken(root: Path) -> None:
    known = validators(root)
    told = [
        (file, error.json_path, error.message)
        for file in typed_files(root)
        for kind in kinds(file)
        for error in known[kind].iter_errors(as_read((root / file).read_bytes()))
    ]
    assert told == []


def test_check_jsonschema_takes_the_example(tmp_path: Path) -> None:
    for path, content in schemas(ROOT, "sv").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    check = [sys.executable, "-m", "check_jsonschema"]
    made = sorted(map(str, tmp_path.rglob("*.json")))
    told = [subprocess.run([*check, "--check-metaschema", *made], capture_output=True, text=True)]
    for kind, file in (("meeting", "meetings/2024-03-26-dialoglunch"), ("process", "process")):
        schema = str(tmp_path / f".nplan/schema/{kind}.schema.json")
        command = [*check, "--schemafile", schema, str(ROOT / f"data/{file}.yaml")]
        told.append(subprocess.run(command, capture_output=True, text=True))
    assert [one.stdout for one in told] == ["ok -- validation done\n"] * 3


MEETING = "data/meetings/2026-03-25-dialoglunch.yaml"

REFUSED = {
    "bad-choice": [MEETING],
    "bad-colour": ["templates/style.yaml"],
    "bad-date": [MEETING],
    "bad-id": ["data/process.yaml"],
    "bad-id-of-organisation": ["data/organisations.yaml"],
    "bad-logo-missing": ["templates/style.yaml"],
    "empty-text": [MEETING],
    "flow-text-number": ["data/programme/service.yaml"],
    "flow-text-one-word": [MEETING],
    "flow-text-sentence": [MEETING],
    "line-separator": [MEETING],
    "many-mistakes-at-once": [MEETING, "data/organisations.yaml", "data/programme/service.yaml"],
    "missing-field": [MEETING],
    "missing-field-in-process": [MEETING, "data/process.yaml", "data/programme/service.yaml"],
    "missing-field-in-register": [MEETING, "data/organisations.yaml"],
    "missing-field-input": [MEETING],
    "not-a-mapping-empty": [MEETING],
    "not-a-mapping-list": [MEETING],
    "not-a-mapping-style": ["templates/style.yaml"],
    "unknown-action": ["data/followup/2027.yaml"],
    "unknown-area": [MEETING],
    "unknown-field": [MEETING],
    "unknown-field-in-swedish": [MEETING],
    "unknown-goal": ["data/programme/service.yaml"],
    "unknown-indicator": ["data/followup/2027.yaml"],
    "unknown-key-point": ["data/programme/service.yaml"],
    "unknown-meeting-kind": [MEETING],
    "unknown-organisation": [MEETING],
    "unknown-unit": ["data/programme/service.yaml"],
    "unknown-value": ["data/organisations.yaml"],
    "windows-line-ends-and-byte-order-mark": [MEETING],
    "wrong-type-kronor": ["data/programme/service.yaml"],
    "wrong-type-mapping": [MEETING],
    "wrong-type-number": ["data/programme/service.yaml"],
    "wrong-type-register": [MEETING, "data/organisations.yaml"],
    "wrong-type-text": [MEETING],
    "wrong-type-time": [MEETING],
    "wrong-type-truth": [MEETING],
    "wrong-type-whole": [MEETING],
    "yaml-feature-exploding-aliases": [MEETING],
    "yaml-feature-key": [MEETING],
    "yaml-syntax-no-space": ["data/meetings/2026-03-26-dialoglunch.yaml"],
}
"""Which files of a broken project the schemas refuse."""

UNREADABLE = {
    "duplicate-key": [MEETING],
    "duplicate-key-in-register": ["data/organisations.yaml"],
    "merge-conflict": [MEETING],
    "not-utf8-latin-1": [MEETING],
    "yaml-feature-second-document": [MEETING],
    "yaml-syntax-after-quote": [MEETING],
    "yaml-syntax-at-sign": [MEETING],
    "yaml-syntax-bracket": [MEETING],
    "yaml-syntax-colon-in-brackets": ["data/organisations.yaml"],
    "yaml-syntax-colon-in-text": [MEETING],
    "yaml-syntax-further-in": ["data/organisations.yaml"],
    "yaml-syntax-indentation": [MEETING],
    "yaml-syntax-no-colon": [MEETING],
    "yaml-syntax-no-colon-in-register": ["data/organisations.yaml"],
    "yaml-syntax-no-pipe": [MEETING, "data/meetings/2026-03-26-dialoglunch.yaml"],
    "yaml-syntax-no-space": [MEETING],
    "yaml-syntax-nul": [MEETING],
    "yaml-syntax-quote-opened-above": [MEETING],
    "yaml-syntax-tab": [MEETING],
    "yaml-syntax-unclosed-quote": [MEETING],
}
"""Which files no editor can read as YAML in the first place."""


def test_broken_files_are_refused_where_a_schema_can() -> None:
    refused: dict[str, list[str]] = {}
    unreadable: dict[str, list[str]] = {}
    for root in sorted(path for path in BROKEN.iterdir() if path.is_dir()):
        known = validators(root)
        for file in typed_files(root):
            (kind,) = kinds(file)
            try:
                value = as_read((root / file).read_bytes())
            except (YAMLError, UnicodeDecodeError):
                unreadable.setdefault(root.name, []).append(file)
                continue
            if not known[kind].is_valid(value):
                refused.setdefault(root.name, []).append(file)
    assert refused == REFUSED
    assert unreadable == UNREADABLE


def test_each_file_of_a_process_has_one_schema() -> None:
    held = [kind for _, kind in KINDS]
    others = [contacts.KIND, FILE_KINDS["style"][0]]
    assert [kind for kind, _ in FILE_KINDS.values()] == [*held, *others]
    for file in Disk(ROOT).files():
        if file.endswith(".yaml"):
            holds = kind_of(file)
            assert holds is not None
            assert [FILE_KINDS[kind][0] for kind in kinds(file)] == [holds[0]], file
    assert kinds("data/meetings/2026/mars/2026-03-25-lunch.yaml") == ["meeting"]
    assert kinds(contacts.FILE) == ["contacts"]
    assert kinds(STYLE) == ["style"]
    assert kinds("data/programme/service.md") == []


def test_a_schema_is_a_schema() -> None:
    for validator in validators(ROOT).values():
        Draft202012Validator.check_schema(validator.schema)
