"""Four hundred meeting files as people write them: every head with every body, all line ends."""

from pathlib import Path

from tests.folders import put

FOLDER = Path(__file__).with_name("awkward")

PROCESS = """
municipality: Sandby kommun
title: Näringslivsprogram 2027–2030
areas:
  - {id: service, title: Kommunal service}
  - {id: kompetens, title: Kompetensförsörjning}
units:
  - {id: naringslivskontoret, title: Näringslivskontoret, kind: administration}
"""

ORGANISATIONS = """
# Registret
cafe-torget: {name: Café Torget, aliases: [Caféet på torget]}
foretagarna: {name: Företagarna Sandby, kind: association}
sandby-bygg: Sandby Bygg AB
"""

KEY_POINTS = """
- id: svar-i-tid
  area: service
  title: Svar i tid
"""


def fragments(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text("utf-8").split("%%%\n")


def awkward_meetings() -> dict[str, bytes]:
    """The content of each file by its name in data/meetings/."""
    found: dict[str, bytes] = {}
    for number, head in enumerate(fragments("heads")):
        for index, body in enumerate(fragments("bodies")):
            text = head.replace("NN", f"{index + 1:02}") + body
            name = f"2026-{number % 12 + 1:02}-{index + 1:02}-m{number}.yaml"
            found[name] = as_saved(text, number + index)
    return found


def awkward_variants(name: str) -> list[bytes]:
    """Each file of some fragments as each of five editors saves it."""
    return [as_saved(text, number) for text in fragments(name) for number in range(5)]


def as_saved(text: str, number: int) -> bytes:
    """The text as one of the editors there are saves it."""
    match number % 5:
        case 1:
            text = text.replace("\n", "\r\n")
        case 2 if not text.endswith("\n\n"):
            text = text.removesuffix("\n")
        case 3:
            text = "\ufeff" + text
        case 4 if "\t" not in text:
            text = text.replace("\n", "\r\n") if number % 2 else text.replace("\n", "\r")
    return text.encode()


def awkward_project(root: Path) -> Path:
    """A project whose meetings are all awkward."""
    around = {
        "data/process.yaml": PROCESS.removeprefix("\n"),
        "data/organisations.yaml": ORGANISATIONS.removeprefix("\n"),
        "data/keypoints/service.yaml": KEY_POINTS.removeprefix("\n"),
    }
    meetings = {f"data/meetings/{name}": one for name, one in awkward_meetings().items()}
    return put(root, {**around, **meetings})
