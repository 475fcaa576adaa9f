"""The clock of a device beside the clock of who receives its result."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.browser_page.submission import COMMON, decode_submission, encode_code
from checker.checking.arriving import arriving, handed_over, seconds_told
from checker.checking.checked_device import Rules
from checker.checking.submissions import result_of
from checker.collector.receiving import Receiver
from checker.evaluation.again import day_of_stored
from checker.evaluation.clock import JudgedFor
from checker.model.readings import Known, Unknown
from checker.model.verdicts import Verdict
from checker.storage.result_file import decode_result, read_result
from tests.browser_page.submissions import chromebook, submission
from tests.evaluation.devices import releases, shipped_spec

NOW = dt.datetime(2026, 11, 25, 10, 0, tzinfo=dt.UTC)
WRONG = [
    "1970-01-01T00:07:00Z", "1999-12-31T23:00:00Z", "2010-01-01T00:00:00Z", "2027-11-25T10:00:00Z",
    "2038-01-19T03:14:08Z", "2106-02-07T06:28:16Z", "9999-12-31T23:59:59Z", "+010000-01-01T00:00:00Z",
    "+275760-09-13T00:00:00Z", "-271821-04-20T00:00:00Z", "-000001-12-31T23:59:59Z", "0000-01-01T00:00:00Z",
]  # fmt: skip
INPUTS = Path(__file__).parent / "inputs"
RULES = Rules(shipped_spec(), releases())
pytestmark = pytest.mark.pitfall(63)


def data(**changes: object) -> bytes:
    return json.dumps(chromebook(1, **changes)).encode()


@pytest.mark.parametrize("told", WRONG)
def test_whatever_year_a_clock_tells_the_result_is_of_the_moment_it_came_in(told: str, tmp_path: Path) -> None:
    receiver = Receiver(RULES, tmp_path, lambda: NOW)
    state = receiver.store(receiver.check(submission(measured_at=told)))
    (path,) = tmp_path.glob("*.json")
    result = read_result(path)
    assert (state, result.measured_at, result.on) == ("stored", "2026-11-25T10:00:00Z", NOW.date())
    assert result.facts["clock.offset"] == Known(value=(seconds_told(told) or 0) - NOW.timestamp(), source="page")
    assert result.verdict is Verdict.ADVICE  # as with a good clock


@pytest.mark.parametrize("told", WRONG)
def test_in_a_file_and_in_a_code_too_an_impossible_moment_is_that_of_opening(told: str) -> None:
    sent = submission(measured_at=told)
    for handed in (data(measured_at=told), encode_code(sent).encode()):
        result = result_of(handed, "x.systeemcheck", RULES, NOW)
        assert (result.measured_at, result.on) == ("2026-11-25T10:00:00Z", NOW.date())
        offset = result.facts["clock.offset"]
        assert isinstance(offset, Known)
        assert offset.bound == "derived"


@pytest.mark.parametrize("told", ["2026-11-10T08:00:00Z", "2026-11-24T09:00:00Z", "2026-11-26T09:00:00Z"])
def test_a_file_that_is_some_days_old_keeps_its_moment_and_nobody_knows_its_clock(told: str) -> None:
    result = result_of(data(measured_at=told), "x.systeemcheck", RULES, NOW)
    assert result.measured_at == told
    assert result.on == dt.date.fromisoformat(told[:10])
    assert isinstance(result.facts["clock.offset"], Unknown)


def test_a_file_of_last_school_year_keeps_its_moment_with_tables_of_this_one() -> None:
    told, next_year = "2026-11-24T09:00:00Z", NOW + dt.timedelta(days=300)
    assert handed_over(told, next_year, releases()).moment.isoformat()[:10] == "2026-11-24"


@pytest.mark.parametrize("seconds", [0, 3, -240, 7200])
def test_a_few_minutes_are_measured_too(seconds: int) -> None:
    told = f"{NOW + dt.timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%SZ}"
    assert arriving(told, NOW, releases()).offset == Known(value=seconds, source="page")


@pytest.mark.parametrize("wrong", [dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.datetime(2038, 1, 20, tzinfo=dt.UTC)])
def test_who_receives_with_a_wrong_clock_calls_no_other_clock_wrong(wrong: dt.datetime) -> None:
    assert isinstance(arriving("2026-11-25T10:00:00Z", wrong, releases()).offset, Unknown)
    later = handed_over("2026-11-25T10:00:00Z", wrong, releases())
    assert (later.moment, later.is_by_device) == (NOW, True)


def test_two_clocks_that_agree_are_right_and_the_tables_old() -> None:
    day = dt.datetime(2028, 2, 1, 10, 0, tzinfo=dt.UTC)
    receiver = Receiver(RULES, Path(), lambda: day)
    agreed = receiver.check(submission(measured_at="2028-01-31T10:00:00Z"))
    assert (agreed.judgement.on, agreed.judgement.latest, agreed.told) == (day.date(), None, None)
    alone = receiver.check(submission(measured_at="1970-01-01T10:00:00Z"))
    assert (alone.judgement.on, alone.judgement.latest) == (releases().snapshot, day.date())


@pytest.mark.parametrize("wrong", ["1970-01-01", "2026-11-20", "2027-12-01", "2038-01-20"])
def test_a_good_clock_of_a_device_is_better_than_a_wrong_one_of_who_receives(wrong: str) -> None:
    receiver = Receiver(RULES, Path(), lambda: dt.datetime.fromisoformat(f"{wrong}T10:00:00+00:00"))
    device = receiver.check(submission(measured_at="2026-11-25T10:00:00Z"))
    result = device.result
    assert (result.measured_at, result.on, device.judgement.latest) == (
        "2026-11-25T10:00:00Z", dt.date(2026, 11, 25), None,
    )  # fmt: skip
    assert isinstance(result.facts["clock.offset"], Unknown)


def test_the_same_sent_again_a_minute_later_is_the_same(tmp_path: Path) -> None:
    moments = iter([NOW, NOW + dt.timedelta(seconds=70)])
    receiver = Receiver(RULES, tmp_path, lambda: next(moments))
    states = [receiver.store(receiver.check(submission(measured_at="2026-11-25T10:00:00Z"))) for _ in range(2)]
    assert states == ["stored", "already"]


@pytest.mark.parametrize(
    "told",
    ["", "2026", "2026-11-25", "2026-11-25T10:00:00", "2026-11-25T10:00:00+01:00", "2026-11-25T10:00:00.000Z",
     "+02026-11-25T10:00:00Z", "2026-11-25T10:00:00Z\n", "٢٠٢٦-11-25T10:00:00Z", "12026-11-25T10:00:00Z"],
)  # fmt: skip
def test_what_is_no_moment_is_refused_at_the_door(told: str) -> None:
    with pytest.raises(Exception, match="measured_at"):
        submission(measured_at=told)


@pytest.mark.parametrize("told", ["2026-02-30T10:00:00Z", "2026-13-01T10:00:00Z", "+275760-02-30T00:00:00Z"])
def test_a_day_that_no_calendar_has_counts_as_now(told: str) -> None:
    result = result_of(data(measured_at=told), "x", RULES, NOW)
    assert result.measured_at == "2026-11-25T10:00:00Z"
    assert isinstance(result.facts["clock.offset"], Unknown)


@given(st.datetimes(timezones=st.just(dt.UTC)))
def test_seconds_are_those_of_the_calendar(moment: dt.datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert seconds_told(whole.isoformat().replace("+00:00", "Z")) == round(whole.timestamp())


def test_seconds_of_the_first_and_last_moment_of_javascript() -> None:
    assert seconds_told("+275760-09-13T00:00:00Z") == 8_640_000_000_000
    assert seconds_told("-271821-04-20T00:00:00Z") == -8_640_000_000_000


@given(st.sampled_from(WRONG))
def test_a_code_holds_every_year_and_old_codes_stay_readable(told: str) -> None:
    sent = submission(measured_at=told)
    assert decode_submission(encode_code(sent).encode(), "code") == sent
    assert COMMON[2] == '","measured_at":"20'


@pytest.mark.parametrize("name", ["handed-1970.systeemcheck", "handed-2027.systeemcheck"])
def test_what_an_older_page_saved_with_a_wrong_clock_is_of_the_moment_of_opening(name: str) -> None:
    result = result_of((INPUTS / name).read_bytes(), name, RULES, NOW)
    assert (result.device.label, result.verdict, result.on) == ("nr 9", Verdict.PASS, NOW.date())


def test_a_result_of_before_the_offset_was_read_stays_readable() -> None:
    again = decode_result((INPUTS / "page-result-0.1.0.json").read_bytes(), "old")
    assert day_of_stored(again, "old", releases()) == JudgedFor(dt.date(2026, 11, 20))
