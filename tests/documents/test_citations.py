"""The footnotes of `[@...]`, on the process of this folder."""

from pathlib import Path

import pytest

from nplan.documents.citations import source
from nplan.documents.material import Material
from nplan.model.records import Records

from .conftest import records_of


@pytest.mark.parametrize(
    ("reference", "footnote"),
    [
        (
            "2024-03-25-dialoglunch/1",
            "Bord 1, Lunch om service, 25 mars 2024 (2024-03-25-dialoglunch/1).",
        ),
        (
            "2024-04-02-intervju/3",
            "Örust Bygg, Intervju i april, 2 april 2024 (2024-04-02-intervju/3).",
        ),
        (
            "2024-04-02-intervju/1",
            "En organisation som vill vara anonym, Intervju i april, 2 april 2024"
            " (2024-04-02-intervju/1).",
        ),
        ("2024-04-02-intervju/2", "En synpunkt som har tagits tillbaka (2024-04-02-intervju/2)."),
        (
            "2024-03-25-dialoglunch/5",
            "En förtrolig synpunkt, Lunch om service, 25 mars 2024 (2024-03-25-dialoglunch/5).",
        ),
        ("2024-05-01-enkat/1", "Café Torget, Enkät i maj, 7 maj 2024 (2024-05-01-enkat/1)."),
        ("tid", "Slutsatsen ”Kortare väntan” i Kommunal service, som bygger på 3 synpunkter."),
        ("ks-201/1", "Kommunstyrelsen 3 september 2024, § 201, punkt 1."),
        ("ks-201", "Kommunstyrelsen 3 september 2024, § 201."),
        ("ks-201/9", "Kommunstyrelsen 3 september 2024, § 201, «saknas: 9»."),
        ("2024-03-25-dialoglunch/99", "«saknas: 2024-03-25-dialoglunch/99»"),
    ],
)
def test_a_source_says_who_and_when(records: Records, reference: str, footnote: str) -> None:
    assert source(Material(records=records), reference) == footnote


def test_a_conclusion_does_not_rest_on_what_was_taken_back(process: Path) -> None:
    points = process / "data/keypoints/service.yaml"
    text = points.read_text("utf-8").replace(
        "2024-04-02-intervju: 1}", "2024-04-02-intervju: [1, 2]}"
    )
    points.write_text(text, "utf-8")
    footnote = "Slutsatsen ”Kortare väntan” i Kommunal service, som bygger på 3 synpunkter."
    assert source(Material(records=records_of(process)), "tid") == footnote
