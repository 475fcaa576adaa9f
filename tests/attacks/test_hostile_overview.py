"""A few hundred hostile results; `python -m attacks.hostile_overview` makes an overview of ten thousand."""

from pathlib import Path

import pytest

from attacks import hostile_overview
from attacks.nasties import SCRIPTS

NUMBER = 300
QUIET = {"hits": 0, "dialogs": 0, "frames": 0, "requests": 0}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def made(place: Path) -> hostile_overview.Made:
    _, hostile = hostile_overview.write_results(place, NUMBER)
    return hostile_overview.overview(place, hostile)


def test_every_file_is_counted_or_rejected_with_a_reason(made: hostile_overview.Made) -> None:
    assert (made.code, made.told) == (0, NUMBER)
    assert "not_judged" not in made.rejected


@pytest.mark.browser
def test_no_script_in_a_result_runs_in_the_overview(made: hostile_overview.Made, place: Path) -> None:
    assert made.code == 0
    ran = hostile_overview.what_ran(place / "hostile.html")
    assert {kind: ran[kind] for kind in QUIET} == QUIET
    assert ran["devices"] > 0


@pytest.mark.browser
def test_the_attack_succeeds_on_a_page_that_believes_what_it_shows(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{script}</td></tr>" for script in SCRIPTS[:3])
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><table class=devices><tbody>{rows}</tbody></table>")
    assert hostile_overview.what_ran(page)["hits"] > 0
