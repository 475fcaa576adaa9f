"""A device that cannot be judged is one row that says so: a fault nobody foresaw never ends the overview."""

from __future__ import annotations

from pathlib import Path

from checker.evaluation.remembering import Numbered
from checker.fleet.description import Description
from checker.fleet.judged_devices import JudgedDevice
from checker.fleet.survey import Question, survey
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.language.words import Words
from checker.storage.gathering import gather
from tests.evaluation.devices import known, releases, shipped_spec, windows_laptop
from tests.fleet.results import NOW, result, write


class Stumbling(DeviceWords):
    """Puts devices into words, and has a fault that one of them brings out."""

    def describe(self, device: Numbered, judged: JudgedDevice) -> Description:
        reading = device.facts.get("cpu.model")
        if getattr(reading, "value", "") == "trap":
            raise ZeroDivisionError
        return super().describe(device, judged)


def test_a_device_that_cannot_be_judged_is_one_row_with_its_file_and_why(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"), result("nr 2"))
    bad = write(tmp_path, result("nr 3", facts=windows_laptop(cpu__model=known("trap"))))
    question = Question(spec=shipped_spec(), releases=releases(), now=NOW, compare=shipped_spec(), since=NOW.date())
    describer = Stumbling(question.spec, question.releases, Words("nl"))
    fleet = survey(gather([str(tmp_path)]), question, describer)
    assert sorted(row.identity.label for row in fleet.rows) == ["nr 1", "nr 2"]
    (rejected,) = fleet.files.rejected
    assert (rejected.file, rejected.reason) == (bad.name, "not_judged")
    assert rejected.detail.startswith("cannot be judged (ZeroDivisionError in describe:")
    page = render_fleet_report(fleet, "nl")
    assert "Niet te beoordelen" in page
    assert bad.name in page


def test_a_page_s_file_that_cannot_be_judged_is_one_row_too(tmp_path: Path) -> None:
    good = write(tmp_path, result("nr 1"))
    (tmp_path / "tablet.systeemcheck").write_text("{}")

    def stumbling(_data: bytes, _name: str) -> bytes:
        raise OverflowError

    gathered = gather([str(tmp_path)], as_result=stumbling)
    assert [path for path, _ in gathered.measurements] == [str(good)]
    assert [(Path(item.file).name, item.reason) for item in gathered.rejected] == [
        ("tablet.systeemcheck", "not_judged")
    ]
