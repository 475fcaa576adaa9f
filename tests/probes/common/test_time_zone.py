"""Which time zone a Unix-like machine is said to be in."""

from pathlib import Path

import pytest

from checker.probes.common import host_calls
from checker.probes.common.host_calls import time_zone
from checker.probes.system import CannotRead


@pytest.mark.parametrize(
    ("told", "zone"),
    [
        ("Europe/Amsterdam", "Europe/Amsterdam"),
        (":Europe/Amsterdam", "Europe/Amsterdam"),
        ("/usr/share/zoneinfo/Pacific/Kiritimati", "Pacific/Kiritimati"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Etc/GMT+12", "Etc/GMT+12"),
        ("UTC", "UTC"),
        ("", "UTC"),
    ],
)
def test_it_is_the_zone_that_the_clock_goes_by(told: str, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", told)
    assert time_zone() == zone


@pytest.mark.parametrize("told", ["CET-1CEST,M3.5.0,M10.5.0/3", "/home/anna/my zone", "../../etc/passwd", "Europe/"])
def test_a_rule_or_a_file_of_ones_own_is_no_name(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", told)
    with pytest.raises(CannotRead):
        time_zone()


def test_the_name_is_the_one_that_was_chosen_also_where_it_is_a_link_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zones = tmp_path / "zoneinfo" / "Europe"
    zones.mkdir(parents=True)
    (zones / "Brussels").touch()
    (zones / "Amsterdam").symlink_to("Brussels")
    (tmp_path / "static").symlink_to("zoneinfo/Europe/Amsterdam")
    (tmp_path / "localtime").symlink_to("static")
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(host_calls, "_LOCAL_TIME", str(tmp_path / "localtime"))
    assert time_zone() == "Europe/Amsterdam"


@pytest.mark.parametrize("leads_to", ["localtime", "nowhere", None])
def test_without_a_name_it_is_not_known(leads_to: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if leads_to:
        (tmp_path / "localtime").symlink_to(leads_to)
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(host_calls, "_LOCAL_TIME", str(tmp_path / "localtime"))
    with pytest.raises(CannotRead):
        time_zone()
