"""Which language people are spoken to in, by what their system says of itself."""

import pytest

from nplan.cli.language import language


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({"NPLAN_LANG": "sv"}, "sv"),
        ({"NPLAN_LANG": " Svenska "}, "sv"),
        ({"NPLAN_LANG": "EN", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"NPLAN_LANG": "", "LANG": "sv_SE.UTF-8"}, "sv"),
        ({"NPLAN_LANG": "tyska", "LANG": "sv_SE.UTF-8"}, "sv"),
        ({"NPLAN_LANG": "tyska", "LANG": "de_DE"}, "en"),
        ({"LC_ALL": "C", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"LANG": "sv"}, "sv"),
        ({"LANG": "sv_FI@euro"}, "sv"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "sw_KE"}, "en"),
        ({"LANG": "svx"}, "en"),
        ({"LANG": "English_United Kingdom.1252"}, "en"),
    ],
)
def test_the_language_is_what_nplan_or_the_system_is_told(
    environment: dict[str, str], spoken: str
) -> None:
    assert language(environment) == spoken


@pytest.mark.parametrize(
    ("system", "spoken"),
    [("sv_SE", "sv"), ("Swedish_Sweden", "sv"), ("English_Sweden", "en"), (None, "en")],
)
def test_the_system_is_asked_where_the_environment_says_nothing(
    system: str | None, spoken: str
) -> None:
    assert language({}, lambda: (system, "cp1252")) == spoken
    assert language({"LANG": "de_DE"}, lambda: (system, "cp1252")) == "en"


def test_a_system_with_a_malformed_locale_is_spoken_to_in_english() -> None:
    def malformed() -> tuple[str | None, str | None]:
        raise ValueError("unknown locale: UTF-8")

    assert language({}, malformed) == "en"
