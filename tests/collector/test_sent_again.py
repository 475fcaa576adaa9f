"""A check that is sent again is stored once, whatever became of its file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checker.collector.receiving import OtherContentError, Receiver
from checker.storage.result_file import read_result
from tests.browser_page.submissions import submission
from tests.collector.attacked import RULES

NOW = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.UTC)


def test_sent_again_after_the_file_was_sorted_into_a_folder_it_is_still_there(tmp_path: Path) -> None:
    receiver = Receiver(RULES, tmp_path, lambda: NOW)
    device = receiver.check(submission())
    assert receiver.store(device) == "stored"
    (path,) = tmp_path.glob("*.json")
    (tmp_path / "Groep 6").mkdir()
    path.rename(tmp_path / "Groep 6" / path.name)
    assert [receiver.store(device), receiver.store(device)] == ["already", "already"]
    with pytest.raises(OtherContentError):
        receiver.store(receiver.check(submission(label="another")))
    assert list(tmp_path.rglob("*.json")) == [tmp_path / "Groep 6" / path.name]


def test_sent_again_after_the_file_was_taken_away_it_is_stored_again(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    receiver = Receiver(RULES, tmp_path / "results", lambda: NOW)
    device = receiver.check(submission())
    assert receiver.store(device) == "stored"
    (path,) = (tmp_path / "results").glob("*.json")
    path.rename(tmp_path / path.name)
    assert [receiver.store(device), receiver.store(device)] == ["stored", "already"]
    (again,) = (tmp_path / "results").glob("*.json")
    assert read_result(again).result_id == device.result.result_id


def test_sent_again_after_somebody_spoilt_the_file_it_is_told_and_the_file_stays(tmp_path: Path) -> None:
    receiver = Receiver(RULES, tmp_path, lambda: NOW)
    device = receiver.check(submission())
    receiver.store(device)
    (path,) = tmp_path.glob("*.json")
    path.write_text("spoilt")
    with pytest.raises(OtherContentError):
        receiver.store(device)
    assert path.read_text() == "spoilt"
