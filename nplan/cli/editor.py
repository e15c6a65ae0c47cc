"""How an editor finds the schemas: the folder, which file each is for, and VS Code's settings."""

from typing import Any

import msgspec

from nplan.files import contacts
from nplan.files.reading import ORGANISATIONS
from nplan.files.style import STYLE
from nplan.model.consultation import Decision, FollowUp, Memo, Reply, Response, Round
from nplan.model.dialogue import Meeting
from nplan.model.process import Organisation, Process
from nplan.model.programme import AreaProgramme, Frame, KeyPoint
from nplan.model.style import Style

FOLDER = ".nplan/schema"
"""Below the project's folder, beside the cache and as it outside version control: what is made of
the files themselves, and anew when they change, would only be in the way of a merge."""

FILE_KINDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "process": (Process, ("data/process.yaml",)),
    "organisations": (dict[str, Organisation], (ORGANISATIONS,)),
    "meeting": (Meeting, ("data/meetings/**/*.yaml",)),
    "key-points": (tuple[KeyPoint, ...], ("data/keypoints/**/*.yaml",)),
    "programme": (Frame, ("data/programme/programme.yaml",)),
    "area": (AreaProgramme, ("data/programme/*.yaml", "!data/programme/programme.yaml")),
    "round": (Round, ("data/consultation/*/round.yaml",)),
    "response": (Response, ("data/consultation/*/*.yaml", "!data/consultation/*/round.yaml")),
    "decisions": (tuple[Decision, ...], ("data/decisions.yaml",)),
    "memo": (Memo, ("data/memos/*.yaml",)),
    "follow-up": (FollowUp, ("data/followup/*.yaml",)),
    "replies": (tuple[Reply, ...], ("data/replies.yaml",)),
    "contacts": (contacts.KIND, (contacts.FILE,)),
    "style": (Style, (STYLE,)),
}
"""By the name of a kind of file: what it holds, and which files are of the kind, as globs."""


def file_name(kind: str) -> str:
    """The name of the schema of a kind of file."""
    return f"{kind}.schema.json"


def vscode() -> dict[str, bytes]:
    """The settings of VS Code for a project, by path from its folder: `init` puts them there.

    They lead the files to the schemas, and keep the editor from wrapping and reordering them.
    """
    settings = {
        "yaml.schemas": {
            f"./{FOLDER}/{file_name(kind)}": list(globs) for kind, (_, globs) in FILE_KINDS.items()
        },
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "[yaml]": {
            "editor.formatOnSave": False,
            "editor.formatOnPaste": False,
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"strings": True, "other": True, "comments": False},
        },
    }
    recommended = {"recommendations": ["redhat.vscode-yaml"]}
    return {
        ".vscode/settings.json": in_json(settings),
        ".vscode/extensions.json": in_json(recommended),
    }


def in_json(value: Any) -> bytes:
    """A value as JSON to be read by people too."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
