"""How well the example is sorted without its key points; these are targets, not luck."""

from pathlib import Path

from nplan.counts.grouping import ThemeKey
from tests.benchmarks import group as measured


def test_the_labels_are_of_the_examples_key_points_and_themes() -> None:
    labels = measured.labels()
    example = measured.example()
    assert set(labels) == set(example.key_points_by_id)
    catalogue: set[ThemeKey] = {
        (area.id, theme.id) for area in example.process.areas for theme in area.themes
    }
    assert set(labels.values()) <= catalogue
    assert len(catalogue) >= 48
    assert all(len(area.themes) >= 6 for area in example.process.areas)


def test_themes() -> None:
    found = measured.hits(measured.themes(measured.sorted_bare()), measured.wanted_themes())
    assert found.of >= 300
    assert found.first >= 0.6 * found.of
    assert found.among_three >= 0.8 * found.of


def test_areas_and_themes_without_the_areas() -> None:
    hidden = measured.sorted_bare(with_areas=False)
    found = measured.hits(measured.areas(hidden), measured.wanted_areas())
    assert found.first >= 0.7 * found.of
    assert found.among_three >= 0.85 * found.of
    assert measured.hits(measured.themes(hidden), measured.wanted_themes()).first >= 0.6 * 300


def test_sure_is_surer() -> None:
    sure = measured.themes(one for one in measured.sorted_bare() if one.sure)
    found = measured.hits(sure, measured.wanted_themes())
    assert found.of >= 150
    assert found.first >= 0.85 * found.of


def test_sentences_that_the_catalogue_was_not_written_with() -> None:
    suggestions, wanted = measured.unseen()
    found = measured.hits(measured.themes(suggestions), wanted)
    assert found.first >= 0.5 * found.of
    assert found.among_three >= 0.7 * found.of


def test_planted_duplicates() -> None:
    found = measured.planted()
    assert found.planted == 15
    assert found.found >= 12
    assert len(found.false) <= 3


def test_the_planted_lie_beside_this() -> None:
    assert measured.PLANTED.parent == Path(__file__).parent
