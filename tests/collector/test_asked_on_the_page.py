"""What the page asks, and what it leaves out, in a real Chromium that says it is another device."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.readings import Known
from checker.storage.result_file import read_result
from tests.cli.program import systeemcheck
from tests.collector.serving import collecting
from tests.collector.test_in_browsers import IPAD, use

pytestmark = pytest.mark.browser
EDGE_ON_IPAD = IPAD | {
    "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/26.0 EdgiOS/156.0.3900.1 Safari/605.1.15"
}
MORE_ROOM = IPAD | {"width": 970, "height": 1389}
TABLET_OR_PHONE = {
    "user_agent": "Mozilla/5.0 (Android 14; Mobile; rv:160.0) Gecko/160.0 Firefox/160.0", "platform": "Linux aarch64",
    "touch": 5, "width": 1280, "height": 800,
}  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = tmp_path_factory.mktemp("site")
    assert systeemcheck("page", "-o", made, cwd=made).code == 0
    return (made / "index.html").as_uri()


def test_beside_the_name_of_another_browser_no_number_is_that_of_ipados_and_a_page_alone_asks_it(page: str) -> None:
    assert "version" in use(page, device=EDGE_ON_IPAD, answers={"kind": "ipad", "label": "A 1"}, end="code")["asked"]
    assert "version" not in use(page, device=IPAD, answers={"kind": "ipad", "label": "A 2"}, end="code")["asked"]


def test_of_an_ipad_whose_size_is_in_no_table_a_page_alone_asks_the_model(page: str) -> None:
    assert "model" in use(page, device=MORE_ROOM, answers={"kind": "ipad", "label": "A 3"}, end="code")["asked"]


def test_a_version_is_taken_as_it_stands_on_the_screen(tmp_path: Path) -> None:
    answers = {"label": "A 4", "sound": "yes", "version": "iPadOS 27,2 (24C12)"}
    with collecting(tmp_path / "results") as running:
        seen = use(running.address, device=EDGE_ON_IPAD, answers=answers)
        (path,) = running.results()
    assert seen["asked"] == ["label", "sound", "version"]
    assert read_result(path).facts["os.version"] == Known(value="27.2", source="asked")


def test_of_a_kind_that_is_not_known_the_page_names_none(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        seen = use(running.address, device=TABLET_OR_PHONE, answers={"kind": "phone"})
        (path,) = running.results()
    assert "Soort apparaat" not in seen["start"]
    assert seen["asked"][0] == "kind"
    assert read_result(path).facts["device.class"] == Known(value="phone", source="asked")


def test_a_link_with_too_long_a_number_still_gives_a_result(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        use(f"{running.address}?nummer={'7' * 300}", device=IPAD, answers={"sound": "yes"})
        assert len(running.results()) == 1
