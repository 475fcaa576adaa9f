"""A run that left the label or the place empty does not make a device nameless."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from checker.fleet.devices import DeviceHistory, Measured
from checker.fleet.inheriting import inherited
from checker.model.readings import known, unknown
from checker.model.verdicts import Verdict
from checker.storage.measurements import ReadingPool
from checker.storage.result_file import encode_result
from tests.evaluation.devices import windows_laptop
from tests.fleet.results import fleet_of, result, write

DEVICE = "d" * 32
POOL = ReadingPool()


def measured(label: str, location: str, days_ago: int) -> Measured:
    item = result(label, location=location, days_ago=days_ago, device_id=DEVICE, name="PC-1")
    return Measured("x", POOL.measurement(encode_result(item), "x"))


def test_the_label_and_the_place_of_last_time_stay(tmp_path: Path) -> None:
    write(tmp_path, result("nr 12", days_ago=9, device_id=DEVICE, name="PC-1", location="Groep 5"))
    write(tmp_path, result("", device_id=DEVICE, name="PC-1", location=""))
    (row,) = fleet_of(tmp_path).rows
    assert (row.name, row.place, row.earlier) == ("nr 12", "Groep 5", 1)


def test_what_the_newest_run_says_itself_counts(tmp_path: Path) -> None:
    write(tmp_path, result("nr 12", days_ago=9, device_id=DEVICE, name="PC-1", location="Groep 5"))
    write(tmp_path, result("", device_id=DEVICE, name="PC-1", location="Groep 6"))
    (row,) = fleet_of(tmp_path).rows
    assert (row.name, row.place) == ("nr 12", "Groep 6")


def test_what_a_person_told_once_is_not_asked_for_at_every_run(tmp_path: Path) -> None:
    unmeasured = unknown("tool_missing", "dmidecode")
    told = windows_laptop(memory__installed=known(8 * 2**30, "asked"), memory__usable=unmeasured)
    open_again = windows_laptop(memory__installed=unmeasured, memory__usable=unmeasured)
    write(tmp_path, result("nr 1", days_ago=9, facts=told), result("nr 1", facts=open_again))
    write(tmp_path, result("nr 2", facts=open_again))
    verdicts = {row.name: row.judged.verdict for row in fleet_of(tmp_path).rows}
    assert verdicts == {"nr 1": Verdict.PASS, "nr 2": Verdict.UNKNOWN}


def test_what_was_measured_now_counts_before_what_was_told_then(tmp_path: Path) -> None:
    told = windows_laptop(memory__installed=known(8 * 2**30, "asked"))
    measured = windows_laptop(memory__installed=known(2 * 2**30, "smbios"))
    write(tmp_path, result("nr 1", days_ago=9, facts=told), result("nr 1", facts=measured))
    assert [row.judged.verdict for row in fleet_of(tmp_path).rows] == [Verdict.FAIL]


def test_what_was_measured_then_is_not_taken_for_what_is(tmp_path: Path) -> None:
    unmeasured = unknown("tool_missing", "dmidecode")
    write(tmp_path, result("nr 1", days_ago=9))
    write(tmp_path, result("nr 1", facts=windows_laptop(memory__installed=unmeasured, memory__usable=unmeasured)))
    assert [row.judged.verdict for row in fleet_of(tmp_path).rows] == [Verdict.UNKNOWN]


_NAMES = st.sampled_from(["", " ", "a", "b"])


@given(st.lists(st.tuples(_NAMES, _NAMES), min_size=1, max_size=6))
def test_the_last_that_was_given_counts_and_nothing_else_changes(given_in_order: list[tuple[str, str]]) -> None:
    *earlier, newest = [measured(*names, days_ago=9 - day) for day, names in enumerate(given_in_order)]
    found = inherited(DeviceHistory(newest=newest, earlier=tuple(earlier)), POOL)
    device = found.newest.measurement.device
    given_of = {"label": [label for label, _ in given_in_order], "location": [place for _, place in given_in_order]}
    for field, told in given_of.items():
        last = next((text.strip() for text in reversed(told) if text.strip()), "")
        assert getattr(device, field).strip() == last
    assert found.earlier == tuple(earlier)
    assert found.newest.measurement.readings == newest.measurement.readings
