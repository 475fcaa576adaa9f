"""What a marker asks of the machine; a test whose tools are missing is skipped by their names."""

import hypothesis
import pytest

from tests.pages import page_checks

hypothesis.settings.register_profile("promises", deadline=None)  # a promise is not how fast this machine is now
hypothesis.settings.load_profile("promises")
pytest_plugins = ["tests.wine.pcs"]


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and (missing := page_checks.missing_packages()):
        pytest.skip(f"not installed: {', '.join(missing)}")
