"""The desk as a whole: what it saves, a disk with trouble, and its languages."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from checker.storage.result_file import encode_result
from tests.browser_page.submissions import chromebook
from tests.cli.program import systeemcheck
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.desk.two_results import LIST, device, names, relabel
from tests.fleet.results import result, write


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_is_saved_is_what_fleet_writes(desk: AtOnce, folder: Path, form: str) -> None:
    answer = desk.client.get(f"/{TOKEN}/export/{form}", headers={"Host": "localhost"})
    assert f"overzicht-{dt.date.today()}.{form}" in answer.headers["Content-Disposition"]  # noqa: DTZ011  local
    wanted = folder.parent / f"o.{form}"
    ran = systeemcheck("fleet", folder, "-o", "o.html", f"--{form}", wanted, "--no-open", cwd=folder.parent)
    assert ran.code == 0
    assert answer.data == wanted.read_bytes()


@pytest.mark.parametrize(("form", "beginning"), [("html", b"<!DOCTYPE html>"), ("xlsx", b"PK")])
def test_the_page_and_the_workbook_are_saved_whole(desk: AtOnce, form: str, beginning: bytes) -> None:
    answer = desk.client.get(f"/{TOKEN}/export/{form}", headers={"Host": "localhost"})
    assert answer.data.startswith(beginning)
    assert b"postMessage" not in answer.data


def test_after_clicks_and_after_commands_the_overview_is_the_same(tmp_path: Path) -> None:
    clicked, typed = tmp_path / "clicked" / "resultaten", tmp_path / "typed" / "resultaten"
    for folder in (clicked, typed):
        write(folder, result("nr 1"), result("nr 2"), result("nr 3"), result("nr 1", device_id="d" * 32, days_ago=3))
        (folder.parent / "lijst.csv").write_bytes(LIST)
    desk = at_once(clicked)
    desk.drop("lijst.csv", LIST)
    relabel(desk, "nr 3", "nr 8", "Groep 6")
    page = desk.page("doubts").partition('data-do="merge"')[2]
    one, other = desk.hidden(page, "device")[0], desk.hidden(page, "other")[0]
    desk.told("doubts/merge", {"device": one, "other": other})
    desk.told("devices/ignore", {"device": device(desk, "nr 2")})
    for line in (
        ("label", "nr 3", "nr 8", "--location", "Groep 6"),
        ("merge", json.loads(one)["id"], json.loads(other)["id"]),
        ("ignore", "nr 2"),
    ):
        assert systeemcheck("correct", *line, "--results", typed, cwd=typed.parent).code == 0
    (typed.parent / "systeemcheck.toml").write_text('inventory = "lijst.csv"\n')
    told = []
    for folder in (clicked, typed):
        ran = systeemcheck("fleet", folder, "-o", "o.html", "--csv", "o.csv", "--no-open", cwd=folder.parent)
        assert ran.code == 0
        told.append((folder.parent / "o.csv").read_bytes())
    assert told[0] == told[1]
    answer = desk.client.get(f"/{TOKEN}/export/csv", headers={"Host": "localhost"})
    assert answer.data == told[0]
    assert names(desk) == ["nr 1", "nr 8"]


def test_a_folder_that_goes_away_is_told_nothing_is_lost_and_it_goes_on_when_it_is_back(
    desk: AtOnce, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "away")
    desk.desk.newest.refresh()
    assert desk.desk.newest.trouble is not None
    assert desk.desk.newest.trouble.kind == "folder"
    assert names(desk) == ["nr 1", "nr 2"]
    status, told = desk.post("add/take", {"name": "x.json", "data": ""})
    assert status in {200, 400}
    assert told["told"]
    (tmp_path / "away").rename(folder)
    write(folder, result("nr 3"))
    desk.desk.newest.refresh()
    assert desk.desk.newest.trouble is None
    assert names(desk) == ["nr 1", "nr 2", "nr 3"]


@pytest.mark.parametrize("has_collected", [False, True])
def test_a_folder_that_is_away_is_not_made_anew_and_nothing_is_said_to_be_in_it(
    desk: AtOnce, folder: Path, tmp_path: Path, *, has_collected: bool
) -> None:
    if has_collected:
        desk.drop("CB-3.systeemcheck", json.dumps(chromebook(3)).encode())
    known = device(desk, "nr 1")
    folder.rename(tmp_path / "away")

    def took(name: str, data: bytes) -> dict[str, str]:
        return {"name": name, "data": base64.b64encode(data).decode()}

    asked: dict[str, object] = {
        "devices/ignore": {"device": known},
        "collect/begin": {},
        "add/take": took("nr-7.json", encode_result(result("nr 7"))),
    }
    if has_collected:
        del asked["collect/begin"]  # the port would be taken from whoever runs these tests
    for data in (json.dumps(chromebook(4)).encode(), LIST):
        status, told = desk.post("add/take", took("b.systeemcheck" if data != LIST else "l.csv", data))
        assert (status, told["told"][0]["how"]) == (507, "wrong")
    for address, body in asked.items():
        status, told = desk.post(address, body)
        assert (status, told["told"][0]["how"]) == (507, "wrong"), address
        assert "Check your rights" not in told["told"][0]["text"]
    assert not folder.exists()
    (tmp_path / "away").rename(folder)
    assert "staat erbij" in desk.drop("nr-7.json", encode_result(result("nr 7")))[0]
    assert {"nr 1", "nr 7"} <= set(names(desk))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(desk: AtOnce, folder: Path) -> None:
    folder.chmod(0o500)
    try:
        status, told = desk.post("devices/ignore", {"device": device(desk, "nr 1")})
    finally:
        folder.chmod(0o700)
    assert status == 507
    assert "Niet bewaard" in told["told"][0]["text"]


def test_a_folder_that_is_no_folder_any_more_takes_nothing_and_says_so(desk: AtOnce, folder: Path) -> None:
    data = encode_result(result("nr 3"))
    one = device(desk, "nr 1")
    shutil.rmtree(folder)
    folder.write_text("a file")
    assert "Niet bewaard" in desk.drop("x.json", data)[0]
    assert "Niet bewaard" in desk.told("devices/ignore", {"device": one})[0]
    assert "Niet bewaard" in desk.drop("l.csv", LIST)[0]


def test_a_result_that_is_half_written_never_breaks_the_overview(desk: AtOnce, folder: Path) -> None:
    whole = write(folder, result("nr 3"))
    data = whole.read_bytes()
    for length in (0, 1, 100, len(data) - 1, len(data)):
        whole.write_bytes(data[:length])
        desk.desk.newest.refresh()
        assert desk.desk.newest.trouble is None
    assert names(desk) == ["nr 1", "nr 2", "nr 3"]


def test_it_speaks_the_other_language_from_then_on(desk: AtOnce) -> None:
    desk.post("speak", {"language": "en"})
    assert "Devices" in desk.page("devices")
    assert desk.post("speak", {"language": "fr"})[0] == 400


def test_unchanged_results_are_not_surveyed_again(desk: AtOnce) -> None:
    made = desk.desk.newest.made
    desk.desk.newest.refresh()
    assert desk.desk.newest.made is made
