"""What a coordinator pastes on the page: a whole mail, with the codes of several devices, in a real Chromium."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from checker.browser_page.submission import decode_submission, encode_code
from tests.browser_page.submissions import chromebook
from tests.collector.serving import collecting
from tests.pages import page_checks

pytestmark = pytest.mark.browser
SCRIPT = Path(__file__).with_name("take_in.mjs")


def code_of(number: int) -> str:
    return encode_code(decode_submission(json.dumps(chromebook(number)).encode(), "test"))


def seen(address: str, *text: str) -> list[str]:
    if missing := page_checks.missing_packages():
        pytest.fail(f"install {', '.join(missing)}")
    done = subprocess.run(
        ["node", SCRIPT, str(page_checks._chromium()), address, *text],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return list(json.loads(done.stdout))


def test_a_mail_with_codes_and_a_link_gives_every_device_and_what_is_cut_off_is_told(tmp_path: Path) -> None:
    first, second = code_of(1), code_of(2)
    mail = (
        f"Hoi!\nEen code begint met SC1.\nCB 1: {first}\n\nCB 2: <http://s/#{second}>\nCB 3: {code_of(3)[:300]}…\nGroet"
    )
    with collecting(tmp_path / "results") as running:
        lines = seen(f"http://localhost:{running.port}/{running.coordinator}/", mail)
        assert sorted(path.name.partition("_")[0] for path in running.results()) == ["CB-1", "CB-2"]
    assert ["niet te lezen" in line for line in lines] == [False, False, True]


def test_what_holds_no_code_is_told_once(tmp_path: Path) -> None:
    with collecting(tmp_path / "results") as running:
        (line,) = seen(f"http://localhost:{running.port}/{running.coordinator}/", "Hoi Els, zie de bijlage.")
    assert "niet te lezen" in line


@pytest.mark.parametrize("behind", ["", ".", ")", "%20"])
def test_a_link_that_a_mail_program_made_longer_still_hands_over(tmp_path: Path, behind: str) -> None:
    with collecting(tmp_path / "results") as running:
        assert seen(f"{running.address}#{code_of(1)}{behind}") == ["done"]
        assert [path.name.partition("_")[0] for path in running.results()] == ["CB-1"]
