"""What the tests share."""

import pytest
from hypothesis import HealthCheck, settings

# No test asserts a clock: a machine under load is no defect.
settings.register_profile("nplan", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nplan")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-goldens",
        action="store_true",
        help="Write what comes out as what is expected; look at it before you commit it.",
    )
