"""Prints how well group sorts, and what it costs: `python -m tests.benchmarks.group`.

The example's key points are taken away; what they say of their inputs is the judge.
"""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from nplan.counts.grouping import Suggestion, Untaken, grouping, untaken
from nplan.counts.grouping_duplicates import Duplicate, duplicates
from nplan.counts.outcomes import key_points_by_input
from nplan.files.reading import reading
from nplan.model.records import Records
from tests.benchmarks.measure import costs, nplan
from tests.benchmarks.synthetic import INPUTS, write

REPOSITORY = Path(__file__).parents[2]
LABELS = Path(__file__).with_name("labels.yaml")
UNSEEN = Path(__file__).with_name("unseen.yaml")
PLANTED = REPOSITORY / "tests" / "counts" / "grouping" / "planted.yaml"
MOST = 5_000
"""Inputs for which there is a time and a memory to stay below."""

Key = tuple[str, ...]


class Hits(NamedTuple):
    """How many suggestions were right."""

    of: int
    first: int
    among_three: int

    def __str__(self) -> str:
        first, three = (100 * n / self.of for n in (self.first, self.among_three))
        return f"first {first:.0f} %, among three {three:.0f} % of {self.of}"


class Pairs(NamedTuple):
    """Which planted duplicates were found, and which pairs are none."""

    planted: int
    found: int
    false: tuple[Duplicate, ...]

    def __str__(self) -> str:
        return f"{self.found} of {self.planted} found, {len(self.false)} false"


@cache
def example() -> Records:
    """The example's records."""
    records = reading(REPOSITORY).records
    assert records is not None
    return records


@cache
def bare() -> Records:
    """The example without its key points."""
    return msgspec.structs.replace(example(), key_points={})


def labels() -> Mapping[str, Key]:
    """The theme of each of the example's key points."""
    return {id: tuple(key.split("/")) for id, key in _read(LABELS).items()}


def wanted_themes() -> Mapping[str, frozenset[Key]]:
    """The themes that the example's key points give their inputs, by reference."""
    of = labels()
    return {
        reference: frozenset(of[point.id] for point in points)
        for reference, points in key_points_by_input(example()).items()
    }


def wanted_areas() -> Mapping[str, frozenset[Key]]:
    """The areas that the example's inputs have, by reference."""
    return {
        one.reference: frozenset([(area,) for area in (one.area, *one.also)])
        for one in untaken(bare())
        if one.area is not None
    }


def hits(found: Iterable[tuple[str, Sequence[Key]]], wanted: Mapping[str, frozenset[Key]]) -> Hits:
    """How many of the guesses, the best first, are among those wanted."""
    of = first = three = 0
    for reference, keys in found:
        if right := wanted.get(reference):
            of += 1
            first += bool(keys) and keys[0] in right
            three += not right.isdisjoint(keys)
    return Hits(of, first, three)


def themes(suggestions: Iterable[Suggestion]) -> list[tuple[str, Sequence[Key]]]:
    """The themes that are suggested for each input."""
    return [(one.input.reference, [guess.key for guess in one.themes]) for one in suggestions]


def areas(suggestions: Iterable[Suggestion]) -> list[tuple[str, Sequence[Key]]]:
    """The areas that are suggested for each input."""
    return [(one.input.reference, [guess.key for guess in one.areas]) for one in suggestions]


def sorted_bare(*, with_areas: bool = True) -> tuple[Suggestion, ...]:
    """The suggestions for the example without its key points, and without its areas too."""
    inputs = untaken(bare())
    if not with_areas:
        inputs = tuple(msgspec.structs.replace(one, area=None, also=()) for one in inputs)
    return grouping(bare().process, inputs).suggestions


def unseen() -> tuple[tuple[Suggestion, ...], Mapping[str, frozenset[Key]]]:
    """The suggestions for sentences the catalogue was not written with, and those wanted."""
    labelled = list(_read(UNSEEN).items())
    inputs = [
        Untaken(reference=f"2024-01-01-x/{number}", text=text)
        for number, (text, _) in enumerate(labelled)
    ]
    wanted = {
        one.reference: frozenset([tuple(key.split("/"))])
        for one, (_, key) in zip(inputs, labelled, strict=True)
    }
    return grouping(bare().process, inputs).suggestions, wanted


def planted() -> Pairs:
    """How the planted duplicates fare among all inputs of the example."""
    file = yaml.safe_load(PLANTED.read_text("utf-8"))
    inputs = [(said.reference, said.input.text) for said in example().said]
    texts = dict(inputs)
    wanted = {}
    for kind in ("duplicates", "others"):
        for number, one in enumerate(file[kind], 1):
            reference = f"{kind}/{number}"
            inputs.append((reference, one["text"]))
            assert one["of"] in texts
            if kind == "duplicates":
                wanted[reference] = one["of"]
    found = [one for one in duplicates(inputs) if not one.opposite]
    right = {one.other for one in found if wanted.get(one.other) == one.one}
    false = tuple(
        one
        for one in found
        if wanted.get(one.other) != one.one and texts.get(one.one) != texts.get(one.other, "")
    )
    return Pairs(len(wanted), len(right), false)


def cost() -> str:
    """The time and the memory of the command on as many inputs as it has to stand."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, MOST // INPUTS + 12)
        for file in (folder / "data" / "keypoints").iterdir():
            file.unlink()
        for file in (folder / "data" / "programme").glob("*.yaml"):
            file.unlink()
        process = folder / "data" / "process.yaml"
        ours = (REPOSITORY / "data" / "process.yaml").read_text("utf-8")
        process.write_text(_with_catalogue(process.read_text("utf-8"), ours), "utf-8")
        records = reading(folder).records
        assert records is not None
        n = len(untaken(records))
        found = costs({"group": nplan("group")}, folder, 3)["group"]
    return f"{n:,} inputs: {found.seconds:.1f} s, {found.peak / 1e6:.0f} MB, exit {found.code}"


def _with_catalogue(process: str, ours: str) -> str:
    """A generated process with the example's catalogue under its own ids of areas."""
    generated = yaml.safe_load(process)
    catalogue = yaml.safe_load(ours)["areas"]
    for area, known in zip(generated["areas"], catalogue, strict=True):
        area |= {"keywords": known["keywords"], "themes": known["themes"]}
    return yaml.safe_dump(generated, allow_unicode=True, sort_keys=False)


def _read(path: Path) -> Mapping[str, str]:
    found: Mapping[str, str] = yaml.safe_load(path.read_text("utf-8"))
    return found


def main() -> None:
    """Measure and print."""
    print(
        "area, hidden:                ", hits(areas(sorted_bare(with_areas=False)), wanted_areas())
    )
    print("theme:                       ", hits(themes(sorted_bare()), wanted_themes()))
    hidden = themes(sorted_bare(with_areas=False))
    print("theme, area hidden:          ", hits(hidden, wanted_themes()))
    sure = themes(one for one in sorted_bare() if one.sure)
    print("theme, where it is sure:     ", hits(sure, wanted_themes()))
    suggestions, wanted = unseen()
    print("theme of unseen, area hidden:", hits(themes(suggestions), wanted))
    pairs = planted()
    print("duplicates:                  ", pairs)
    for one in pairs.false:
        print("  false:", one.one, one.other)
    print("cost:                        ", cost())


if __name__ == "__main__":
    main()
