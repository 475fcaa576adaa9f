"""The devices as the checklist counts them: the numbers at the head of the overview."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from checker.checklist.standing import Devices
from checker.demo.school import file_name, invented_results
from checker.fleet.checklist import devices_counted
from checker.model.corrections import Ignored
from checker.model.readings import unknown
from checker.reporting.fleet.head import head, standings
from checker.reporting.language.words import Words
from checker.storage.corrections.writing import DecisionMaker
from checker.storage.result_file import encode_result
from checker.storage.school_list.listed import Listed, SchoolList
from tests.evaluation.devices import DAY, chrome, known, releases, shipped_spec, windows_laptop
from tests.fleet.decided import key, made
from tests.fleet.results import fleet_of, result, write

OLD_BROWSER = windows_laptop(browsers=known((chrome("130.0.1"),)))
NO_MEMORY = windows_laptop(
    memory__installed=unknown("not_permitted", "x"), memory__usable=unknown("not_permitted", "x")
)


def test_every_device_counts_once_set_aside_in_none_and_missing_as_missing(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1", days_ago=40), result("nr 1", days_ago=3))
    write(tmp_path, result("nr 2", facts=OLD_BROWSER), result("nr 3", facts=NO_MEMORY), result("nr 4"))
    DecisionMaker(tmp_path).decide(made(Ignored, key("nr 4")))
    inventory = SchoolList(name="lijst.csv", devices=(Listed(name="PC-nr1"), Listed(name="PC-nr99")))
    counted = devices_counted(fleet_of(tmp_path, inventory=inventory))
    assert counted == Devices(meets=1, fails=1, unknown=1, missing=1, oldest=DAY - dt.timedelta(days=3))
    assert counted.all == 4


def test_no_device_at_all(tmp_path: Path) -> None:
    assert devices_counted(fleet_of(tmp_path)) == Devices(meets=0, fails=0, unknown=0)


def test_the_numbers_are_those_at_the_head_of_the_overview(tmp_path: Path) -> None:
    for item in invented_results(shipped_spec(), releases(), DAY):
        (tmp_path / file_name(item)).write_bytes(encode_result(item))
    fleet = fleet_of(tmp_path)
    counted = devices_counted(fleet)
    assert (counted.all, counted.meets) == (len(fleet.rows), standings(fleet)["meets"])
    tiles = {tile.standing: tile.number for tile in head(fleet, Words("nl")).tiles}
    assert (str(counted.meets), str(counted.unknown)) == (tiles["meets"], tiles["unknown"])
    assert counted.fails > 0
