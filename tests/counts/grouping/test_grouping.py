"""What is suggested for inputs that nothing takes up, and that none of them is lost."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nplan.counts.grouping import Grouping, Untaken, grouping, untaken
from nplan.model.process import Process
from tests.counts.counting import records

PROCESS = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas:
  - id: service
    title: Kommunal service
    formerly: tillstand
    keywords: [kommun, myndighet]
    themes:
      - {id: tid, title: Handläggningstid, keywords: [bygglov, vänta, månad, vecka]}
      - {id: avgift, title: Avgifter, keywords: [avgift, taxa, faktura]}
      - {id: ingang, title: En väg in, keywords: ["väg in", lots]}
  - id: trafik
    title: Trafik
    keywords: [trafik]
    themes:
      - {id: buss, title: Kollektivtrafik, keywords: [buss, tåg, tidtabell]}
      - {id: vagar, title: Vägar, keywords: [väg, bro, rondell]}
"""


def process(text: str = PROCESS) -> Process:
    return records(text).process


def said(*texts: str, area: str | None = None, also: tuple[str, ...] = ()) -> list[Untaken]:
    return [
        Untaken(reference=f"2024-01-01-lunch/{number}", text=text, area=area, also=also)
        for number, text in enumerate(texts, 1)
    ]


def under(found: Grouping) -> list[list[str]]:
    """The themes each input stands under."""
    return [["/".join(theme) for theme in one.under] for one in found.suggestions]


def test_untaken_is_what_no_key_point_takes_up_and_has_no_outcome() -> None:
    found = untaken(
        records(
            PROCESS
            + """
# data/meetings/2024-01-01-lunch.yaml
kind: dialoglunch
title: Lunch
groups:
  - title: Bord 1
    area: tillstand
    inputs:
      - {id: 1, text: Tagen}
      - {id: 2, text: Kvar, also: [trafik, service], confidential: true}
      - {id: 3, text: Avgjord, outcome: noted}
      - {id: 4, text: Återtagen, withdrawn: Ångrade sig}
      - Utan nummer
inputs:
  - {id: 6, text: Utan område}
# data/keypoints/service.yaml
- {id: a, area: service, title: A, inputs: 2024-01-01-lunch/1}
"""
        )
    )
    assert found == (
        Untaken(reference="2024-01-01-lunch/6", text="Utan område"),
        Untaken(
            reference="2024-01-01-lunch/2",
            text="Kvar",
            area="service",
            also=("trafik", "service"),
            confidential=True,
        ),
        Untaken(reference="2024-01-01-lunch/~6", text="Utan nummer", area="service", citable=False),
    )


def test_a_theme_is_suggested_by_stems_compounds_spelling_and_phrases() -> None:
    inputs = said(
        "Bygglovet dröjer",  # another form
        "Skyltavgiften är hög",  # a part of a compound
        "Tidtabbellen stämmer inte",  # misspelt
        "Det behövs en väg in",  # several words together
        "En bro är rasad",
    )
    assert under(grouping(process(), inputs)) == [
        ["service/tid"],
        ["service/avgift"],
        ["trafik/buss"],
        ["service/ingang"],
        ["trafik/vagar"],
    ]


def test_its_own_area_comes_before_another_and_those_it_touches_between() -> None:
    text = "Rondellen och taxan"
    everywhere = said(text, "Annat")
    assert grouping(process(), everywhere).suggestions[0].themes[0].fit > 0
    for area, other in (("service", "trafik"), ("trafik", "service")):
        alone = grouping(process(), said(text, "Annat", area=area)).suggestions[0]
        assert alone.themes[0].key[0] == area
        touching = grouping(process(), said(text, "Annat", area=area, also=(other,)))
        assert touching.suggestions[0].margin < alone.margin
        assert [guess.key for guess in alone.areas] == [(area,)]


def test_three_are_suggested_with_a_margin_and_one_may_stand_under_several() -> None:
    several, one = grouping(process(), said("Bygglov och taxa", "Buss")).suggestions
    assert set(several.under) == {("service", "tid"), ("service", "avgift")}
    assert (several.margin, several.sure) == (0.0, False)
    assert (one.margin, one.sure, one.under) == (1.0, True, (("trafik", "buss"),))
    assert several.area == "service"


def test_what_is_left_is_laid_together_by_its_words_and_called_by_them() -> None:
    found = grouping(
        process(),
        said(
            "Fiskmåsarna äter glassen", "Måsar! Glassen tas av fiskmåsarna", "Annat", area="trafik"
        ),
    )
    assert under(found) == [[], [], []]
    assert [(heap.area, heap.words, len(heap.suggestions)) for heap in found.heaps] == [
        ("trafik", ("fiskmåsarna", "glassen"), 2),
        ("trafik", (), 1),
    ]


def test_a_heap_is_not_called_by_what_is_confidential() -> None:
    inputs = said("Fiskmåsarna äter glassen", "Fiskmåsarna tar glassen", area="trafik")
    hidden = [msgspec.structs.replace(one, confidential=True) for one in inputs]
    (heap,) = grouping(process(), hidden).heaps
    assert heap.words == ()
    assert len(heap.suggestions) == 2


def test_only_an_area() -> None:
    inputs = [*said("Bron är låg", area="trafik"), *said("x", "Taxan är hög", "Bussen")[1:]]
    found = grouping(process(), inputs, "trafik")
    assert under(found) == [["trafik/vagar"], ["trafik/buss"]]


def test_references_are_ordered_as_people_count() -> None:
    found = grouping(process(), said(*map(str, range(12)))[::-1])
    ids = [one.input.reference.rpartition("/")[2] for one in found.suggestions]
    assert ids == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize(
    "areas",
    [
        "[{id: a, title: Service}]",
        "[{id: a, title: Service, themes: [{id: t, title: Tid}]}]",
        "[{id: a, title: å, keywords: [], themes: [{id: t, title: '!', keywords: []}]}]",
        "[{id: a, title: A, themes: [{id: t, title: Allt, keywords: [service, vi, '🦄']}]}]",
    ],
    ids=["no themes", "no keywords", "no words at all", "a theme that matches everything"],
)
def test_a_poor_catalogue_loses_nothing(areas: str) -> None:
    text = f"# data/process.yaml\nmunicipality: L\ntitle: N\nareas: {areas}\n"
    inputs = said("Vi vill ha service", "Service", "🦄", "", "service service", area="a")
    assert_whole(grouping(process(text), inputs), inputs)


def test_a_theme_whose_word_is_everywhere_gives_way_to_one_that_says_more() -> None:
    text = PROCESS.replace("keywords: [avgift", "keywords: [företag, bygglov, avgift")
    texts = [f"Bygglov {word}" for word in ("vecka", "buss", "faktura")]
    found = grouping(process(text), said(*texts, "Bygglov"))
    assert [themes[0] for themes in under(found)][:3] == [
        "service/tid",
        "trafik/buss",
        "service/avgift",
    ]


@pytest.mark.parametrize("text", ["Buss", "🦄🔥", " ", "buss " * 4000, "7", "å" * 4000])
def test_an_area_with_one_input_of_any_kind(text: str) -> None:
    for area in (None, "service"):
        inputs = said(text, area=area)
        assert_whole(grouping(process(), inputs), inputs)


def test_a_word_alone_finds_its_theme_and_a_long_text_too() -> None:
    long = " ".join(["Vi talade om många saker under lunchen"] * 570 + ["Bussen och tåget"])
    assert under(grouping(process(), said("Buss"))) == [["trafik/buss"]]
    (one,) = grouping(process(), said(long)).suggestions
    assert one.themes == () or one.themes[0].key == ("trafik", "buss")


WORDS = st.sampled_from(
    ("bygglov", "avgift", "buss", "väg", "bro", "taxa", "fiskmås", "inte", "7", "sju", "och", "🦄")
)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=12)
INPUTS = st.lists(st.tuples(TEXTS, st.sampled_from([None, "service", "trafik"])), max_size=8).map(
    lambda listed: [
        Untaken(reference=f"2024-01-01-lunch/{number}", text=text, area=area)
        for number, (text, area) in enumerate(listed, 1)
    ]
)


@given(INPUTS, st.randoms(use_true_random=False))
def test_nothing_is_lost_and_the_order_does_not_matter(inputs, random) -> None:  # type: ignore[no-untyped-def]
    found = grouping(PARSED, inputs)
    assert_whole(found, inputs)
    shuffled = inputs[:]
    random.shuffle(shuffled)
    assert grouping(PARSED, shuffled) == found


@given(INPUTS)
def test_areas_part_what_is_suggested(inputs: list[Untaken]) -> None:
    whole = {one.input.reference: one.area for one in grouping(PARSED, inputs).suggestions}
    for area in ("service", "trafik"):
        found = grouping(PARSED, inputs, area)
        assert {one.input.reference for one in found.suggestions} == {
            reference for reference, its in whole.items() if its == area
        }
        assert all(theme[0] == area for one in found.suggestions for theme in one.under)


def assert_whole(found: Grouping, inputs: list[Untaken]) -> None:
    """Every input has a suggestion and stands under a theme or on one heap."""
    references = sorted(one.reference for one in inputs)
    assert sorted(one.input.reference for one in found.suggestions) == references
    on_heaps = [one.input.reference for heap in found.heaps for one in heap.suggestions]
    under_themes = [one.input.reference for one in found.suggestions if one.under]
    assert sorted(on_heaps + under_themes) == references


PARSED = process()
