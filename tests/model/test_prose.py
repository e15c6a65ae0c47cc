"""Citations and figures are found in prose."""

from nplan.model.prose import citations, figures


def test_a_citation_knows_the_passage_quoted_directly_before_it() -> None:
    text = "Ett bord sa ”sju månader” [@2026-03-25-dialoglunch/7], se [@handlaggning]."
    first, second = citations(text)
    assert first.reference == "2026-03-25-dialoglunch/7"
    assert first.quoted is not None
    assert text[slice(*first.quoted)] == "sju månader"
    assert (second.reference, second.quoted) == ("handlaggning", None)


def test_figures_and_braces_that_are_none() -> None:
    text = "Vi mötte {{ tally.organisations }}, {% if x %} och {{ slut"
    assert [figure.expression for figure in figures(text)] == ["tally.organisations", "", ""]
