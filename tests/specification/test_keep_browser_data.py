"""The script that renews the kept copies of browser data, on packages made from the copies themselves."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scripts.keep_browser_data import KEPT, keep_browser_data
from tests.refreshing.made import baseline_package, mdn_package

MDN, BASELINE = "browser-compat-data.json", "baseline-browser-mapping.json"
Rows = dict[str, dict[str, str | None]]


def read(folder: Path, name: str) -> Any:  # noqa: ANN401 (as the file is)
    return json.loads((folder / name).read_text(encoding="utf-8"))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KEPT, tmp_path / "kept"))


def packages(folder: Path, rows: Rows, data_of: str = "2026-11-12", script: str | None = None) -> Path:
    place = folder / "packages"
    place.mkdir()
    (place / "mdn.tgz").write_bytes(mdn_package(rows, data_of))
    if script:
        (place / "baseline.tgz").write_bytes(baseline_package(script))
    return place


def test_the_data_that_is_kept_is_kept_as_it_is(tmp_path: Path, kept: Path) -> None:
    rows: Rows = read(KEPT, MDN)["browsers"]
    script = 'n="c,159,261208\\nc,160,270105\\noa,104,261118\\nsa,31.0,260923,147"'
    keep_browser_data(packages(tmp_path, rows, script=script), kept)
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == {
        file.name: file.read_bytes() for file in KEPT.iterdir()
    }


def test_a_newer_release_is_kept_and_of_the_other_package_only_what_the_first_does_not_have(
    tmp_path: Path, kept: Path
) -> None:
    rows: Rows = read(KEPT, MDN)["browsers"]
    rows["chrome"] |= {"160": "2027-01-05", "161": None, "90": "2021-04-14"}
    rows["ie"] = {"11": "2013-10-17"}
    script = 'n="c,160,270105\\nc,161,270119\\nc,91,210525"'
    keep_browser_data(packages(tmp_path, rows, "2026-12-10", script), kept)
    told = read(kept, MDN)
    assert (told["data_of"], list(told["browsers"]["chrome"].items())[-1]) == ("2026-12-10", ("160", "2027-01-05"))
    assert told["browsers"].keys() == read(KEPT, MDN)["browsers"].keys()
    assert "90" not in told["browsers"]["chrome"]
    assert read(kept, BASELINE)["browsers"] == {"chrome": {"161": "2027-01-19"}}


def test_without_the_other_package_its_copy_stays(tmp_path: Path, kept: Path) -> None:
    keep_browser_data(packages(tmp_path, read(KEPT, MDN)["browsers"]), kept)
    assert (kept / BASELINE).read_bytes() == (KEPT / BASELINE).read_bytes()
