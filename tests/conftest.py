"""What the tests share."""

import pytest
from hypothesis import HealthCheck, settings

# No test asserts a clock, and each run looks at the same examples: what passed once passes
# everywhere. `pytest --hypothesis-profile wide` looks further, at others every time.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("nplan", UNTIMED, derandomize=True)
settings.register_profile("wide", UNTIMED, derandomize=False, max_examples=1000)
settings.load_profile("nplan")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-goldens",
        action="store_true",
        help="Write what comes out as what is expected; look at it before you commit it.",
    )
