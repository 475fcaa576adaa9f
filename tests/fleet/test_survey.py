"""What the overview says of a folder of results."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from checker.demo.school import file_name, invented_results
from checker.evaluation import judge
from checker.evaluation.clock import day_of_clock
from checker.evaluation.planning import plan
from checker.fleet.model import Fleet
from checker.model.readings import Reading, Unknown
from checker.model.results import DeviceResult
from checker.model.verdicts import Verdict
from checker.specification.document import RequirementsSpec
from checker.storage.result_file import encode_result, read_result
from checker.storage.school_list.listed import Listed, SchoolList
from tests.evaluation.devices import DAY, chrome, known, releases, shipped_spec, windows_laptop
from tests.fleet.results import NOW, fleet_of, result, write

OLD_BROWSER = windows_laptop(browsers=known((chrome("130.0.1"),)))
NO_MEMORY = windows_laptop(memory__installed=known(2**30), memory__usable=known(2**30 - 2**27))


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


# ---------------------------------------------------------------- counting


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented school, as it was measured."""
    folder = tmp_path_factory.mktemp("school")
    for item in invented_results(shipped_spec(), releases(), DAY):
        (folder / file_name(item)).write_bytes(encode_result(item))
    return folder


def newest_by_hand(folder: Path) -> list[DeviceResult]:
    newest: dict[tuple[str, str], DeviceResult] = {}
    for path in folder.iterdir():
        found = read_result(path)
        key = found.device.id, found.device.name
        if key not in newest or found.measured_at > newest[key].measured_at:
            newest[key] = found
    return list(newest.values())


def test_every_verdict_and_finding_is_what_judging_each_result_alone_gives(school: Path) -> None:
    fleet, by_hand = fleet_of(school), newest_by_hand(school)
    judged = {item.device.id: judge(shipped_spec(), releases(), item.facts, item.on) for item in by_hand}
    assert len(fleet.rows) == len(by_hand) == 200
    for row in fleet.rows:
        alone = judged[row.identity.id]
        applicable = tuple(item for item in alone.findings if item.verdict is not Verdict.NOT_APPLICABLE)
        assert (row.judged.verdict, row.judged.findings) == (alone.verdict, applicable)
        steps = plan(shipped_spec(), releases(), alone)
        assert [(step.remedy.id, step.target, step.verdict) for step in row.judged.steps] == [
            (step.remedy.id, step.target, step.judged.verdict if step.judged else None) for step in steps
        ]


def test_the_last_number_of_devices_that_meet_is_what_all_steps_together_give(school: Path) -> None:
    fleet = fleet_of(school)
    fine = {Verdict.PASS, Verdict.ADVICE}
    meets = sum(
        row.judged.verdict in fine or any(step.verdict in fine for step in row.judged.steps) for row in fleet.rows
    )
    assert fleet.actions[-1].meets_after == meets
    before = [action.meets_after for action in fleet.actions]
    assert before == sorted(before)


def test_free_actions_come_first_and_every_open_device_is_in_one(school: Path) -> None:
    fleet = fleet_of(school)
    prices = [(item.is_last_resort, item.costs_money) for item in fleet.actions]
    assert prices == sorted(prices)
    named = {row.identity.id for action in fleet.actions for row in action.rows}
    open_ = {row.identity.id for row in fleet.rows if row.judged.verdict is not Verdict.PASS}
    assert named == open_


def test_one_cause_is_one_action_whatever_the_browser(tmp_path: Path) -> None:
    edge = windows_laptop(browsers=known((msgspec.structs.replace(chrome("130.0.1"), name="edge"),)))
    write(tmp_path, result("nr 1", facts=OLD_BROWSER), result("nr 2", facts=edge))
    first = fleet_of(tmp_path).actions[0]
    assert len(first.rows) == 2
    assert {part.target for part in first.parts} == {"chrome", "edge"}
    assert first.minutes == sum((part.remedy.minutes or 0) * len(part.rows) for part in first.parts)


# ---------------------------------------------------------------- which result counts


@pytest.mark.pitfall(23)
def test_the_newest_result_of_a_device_counts_and_the_older_is_its_history(tmp_path: Path) -> None:
    write(tmp_path / "a", result(facts=OLD_BROWSER, days_ago=9))
    write(tmp_path / "b", result())
    fleet = fleet_of(tmp_path / "a", tmp_path / "b")
    assert [row.judged.verdict for row in fleet.rows] == [Verdict.PASS]
    assert (fleet.rows[0].earlier, fleet.files.earlier, fleet.files.read) == (1, 1, 2)


def test_a_folder_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "below", result())
    assert fleet_of(tmp_path, tmp_path / "below", tmp_path).files.read == 1


@pytest.mark.parametrize("name", ["{} (1).json", "{} - kopie.json", "{}.JSON", "{}-LAPTOP-OF-JAN.json"])
def test_a_copy_that_a_person_or_a_sync_program_made_counts_once(tmp_path: Path, name: str) -> None:
    original = write(tmp_path, result())
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / name.format(original.stem)).write_bytes(original.read_bytes())
    fleet = fleet_of(tmp_path)
    assert (len(fleet.rows), fleet.files.copies, len(fleet.files.rejected)) == (1, 1, 0)


def test_a_copy_that_says_something_else_is_rejected(tmp_path: Path) -> None:
    first = result()
    write(tmp_path / "a", first)
    write(tmp_path / "b", msgspec.structs.replace(first, facts=dict(OLD_BROWSER)))
    fleet = fleet_of(tmp_path)
    assert [item.reason for item in fleet.files.rejected] == ["contradicts"]
    assert fleet.rows[0].judged.verdict is Verdict.PASS


def test_a_measurement_from_the_future_is_never_the_newest(tmp_path: Path) -> None:
    write(tmp_path, result(facts=OLD_BROWSER, days_ago=-2), result(days_ago=3), result("nr 2", days_ago=-2))
    fleet = fleet_of(tmp_path)
    assert [(row.name, row.is_from_the_future) for row in fleet.rows] == [("nr 1", False), ("nr 2", True)]
    assert fleet.rows[0].judged.verdict is Verdict.PASS


def test_a_clock_that_runs_years_ahead_does_not_cost_a_school_a_laptop(tmp_path: Path) -> None:
    write(tmp_path, result(days_ago=-1500))
    row = fleet_of(tmp_path).rows[0]
    assert (row.judged.verdict, row.is_from_the_future) == (Verdict.PASS, True)


def test_the_day_of_a_measurement_is_that_of_the_device_not_of_greenwich(tmp_path: Path) -> None:
    late = msgspec.structs.replace(result(), measured_at="2026-11-22T23:30:00Z", on=DAY)
    write(tmp_path, late)
    assert fleet_of(tmp_path).rows[0].measured == DAY


def test_a_clock_that_was_behind_is_judged_for_the_date_of_its_own_tables(tmp_path: Path) -> None:
    behind = msgspec.structs.replace(result(), measured_at="2019-01-01T10:00:00Z")
    write(tmp_path, msgspec.structs.replace(behind, on=dt.date(2019, 1, 1)))
    row = fleet_of(tmp_path).rows[0]
    assert row.clock_was_behind
    assert row.judged.verdict is Verdict.PASS


def page_result(label: str, offset: float | None, days_ago: int = 0) -> DeviceResult:
    reading = Unknown(why="not_asked", source="page") if offset is None else known(offset)
    made = result(label, facts=windows_laptop(clock__offset=reading), days_ago=days_ago)
    return msgspec.structs.replace(made, origin="page")


def told(label: str, day: str, **facts: Reading) -> DeviceResult:
    """Give a result as a program of today makes it on a device whose clock tells this day."""
    moment = dt.datetime.fromisoformat(f"{day}T10:00:00+00:00")
    made = result(label, facts=windows_laptop(**facts))
    judged_for = day_of_clock(moment.date(), releases(), made.facts)
    return msgspec.structs.replace(made, measured_at=f"{day}T10:00:00Z", on=judged_for.day)


@pytest.mark.pitfall(63)
def test_in_a_folder_of_mixed_clocks_only_what_is_certain_fails_and_each_odd_clock_is_marked(tmp_path: Path) -> None:
    write(
        tmp_path, told("1970", "1970-01-01"), told("2010", "2010-06-01"), told("good", "2026-11-23"),
        told("2027", "2027-12-01"), told("2038", "2038-01-20"), told("9999", "9999-12-31"),
        page_result("tablet", -1_795_000_000.0), page_result("fine", 240.0), page_result("kept", None, 3),
    )  # fmt: skip
    rows = {row.name: row for row in fleet_of(tmp_path).rows}
    assert {row.judged.verdict for row in rows.values()} == {Verdict.PASS}
    assert {name for name, row in rows.items() if row.clock_was_behind} == {"1970", "2010"}
    assert {name for name, row in rows.items() if row.is_from_the_future} == {"2027", "2038", "9999"}
    assert {name for name, row in rows.items() if row.clock_error is not None} == {"tablet"}


@pytest.mark.pitfall(63)
def test_long_after_the_tables_a_result_alone_is_in_doubt_and_two_are_not(tmp_path: Path) -> None:
    now = dt.datetime(2028, 2, 10, 12, tzinfo=dt.UTC)
    write(tmp_path / "alone", told("nr 1", "2028-02-01"), told("nr 2", "2027-12-30"), told("nr 3", "2026-12-01"))
    alone = fleet_of(tmp_path / "alone", now=now)
    assert [(row.name, row.judged.verdict, row.clock_is_doubted) for row in alone.rows] == [
        ("nr 1", Verdict.UNKNOWN, True), ("nr 2", Verdict.UNKNOWN, True), ("nr 3", Verdict.PASS, False),
    ]  # fmt: skip
    assert [action.id for action in alone.actions] == ["measure.clock.unknown"]
    write(tmp_path / "two", told("nr 1", "2028-02-01"), told("nr 2", "2028-01-05"))
    two = fleet_of(tmp_path / "two", now=now)
    assert [(row.judged.verdict, row.clock_is_doubted) for row in two.rows] == [(Verdict.FAIL, False)] * 2
    assert (alone.clock, two.clock) == ("confirmed", "confirmed")


@pytest.mark.pitfall(63)
def test_pages_that_one_computer_received_do_not_vouch_for_its_clock(tmp_path: Path) -> None:
    now = dt.datetime(2028, 2, 10, 12, tzinfo=dt.UTC)
    write(tmp_path, page_result("nr 1", None, -435), page_result("nr 2", None, -436), page_result("nr 3", 20.0, -430))
    rows = {row.name: row.clock_is_doubted for row in fleet_of(tmp_path, now=now).rows}
    assert rows == {"nr 1": True, "nr 2": True, "nr 3": False}


@pytest.mark.pitfall(63)
@pytest.mark.parametrize("year", [1970, 2010, 2026])
def test_where_the_clock_of_the_overview_is_behind_it_is_made_for_the_date_of_the_tables(
    tmp_path: Path, year: int
) -> None:
    write(tmp_path, result("nr 1"), result("nr 2", days_ago=-40), told("nr 3", "2038-01-20"))
    fleet = fleet_of(tmp_path, now=dt.datetime(year, 1, 1, tzinfo=dt.UTC))
    assert (fleet.clock, fleet.today) == ("behind", DAY)
    assert [(row.judged.verdict, row.is_from_the_future) for row in fleet.rows] == [
        (Verdict.PASS, False), (Verdict.PASS, False), (Verdict.PASS, True),
    ]  # fmt: skip


@pytest.mark.pitfall(63)
def test_a_day_that_was_asked_for_needs_no_clock(tmp_path: Path) -> None:
    write(tmp_path, result(facts=OLD_BROWSER), told("nr 2", "2038-01-20"))
    fleet = fleet_of(tmp_path, on=dt.date(2038, 1, 20))
    assert [(row.judged.verdict, row.clock_is_doubted) for row in fleet.rows] == [
        (verdict, False) for verdict in (Verdict.FAIL, Verdict.ADVICE)
    ]
    assert ["browser" in row.judged.left_out for row in fleet.rows] == [False, True]  # what was behind stays so


@pytest.mark.pitfall(63)
def test_the_overview_survives_the_last_day_there_is(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"), told("nr 2", "9999-12-31"), result("nr 3", facts=windows_laptop(
        os__updates_until=known("9999-12-31"))))  # fmt: skip
    now = dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.UTC)
    assert Verdict.FAIL not in {row.judged.verdict for row in fleet_of(tmp_path, now=now, compare=stricter()).rows}


@pytest.mark.pitfall(63)
def test_other_requirements_are_compared_on_the_same_days(tmp_path: Path) -> None:
    write(tmp_path, told("nr 1", "2028-02-01"))
    now = dt.datetime(2028, 2, 10, 12, tzinfo=dt.UTC)
    comparison = fleet_of(tmp_path, now=now, compare=shipped_spec()).comparison
    assert comparison is not None
    assert comparison.changes == []


def test_a_day_that_was_only_asked_for_is_not_the_day_of_measuring(tmp_path: Path) -> None:
    later = msgspec.structs.replace(result(facts=OLD_BROWSER), on=dt.date(2025, 1, 1))
    write(tmp_path, later)
    assert fleet_of(tmp_path).rows[0].judged.verdict is Verdict.FAIL


# ---------------------------------------------------------------- what may be double


@pytest.mark.pitfall(22)
@pytest.mark.pitfall(23)
def test_two_pcs_with_one_id_are_two_rows_and_shown_as_possibly_double(tmp_path: Path) -> None:
    same = "a" * 32
    write(tmp_path, result("nr 1", device_id=same), result("nr 2", device_id=same, facts=OLD_BROWSER))
    fleet = fleet_of(tmp_path)
    assert len(fleet.rows) == 2
    assert [(item.sort, len(item.rows)) for item in fleet.duplicates] == [("same_id", 2)]


@pytest.mark.pitfall(23)
@pytest.mark.parametrize("name", ["", "IMAGE-PC"])
def test_copies_of_an_image_with_labels_of_their_own_are_apart_and_flagged(tmp_path: Path, name: str) -> None:
    for label in ("Groep 5 nr 1", "Groep 5 nr 2", "Groep 5 nr 3"):
        write(tmp_path, result(label, device_id="a" * 32, name=name))
    fleet = fleet_of(tmp_path)
    assert len(fleet.rows) == 3
    assert [(item.sort, len(item.rows)) for item in fleet.duplicates] == [("same_id", 3)]


@pytest.mark.pitfall(23)
def test_a_device_that_got_its_label_later_is_one_device(tmp_path: Path) -> None:
    for number, label in enumerate(("", "nr 1", "", "NR 1 ")):
        write(tmp_path, result(label, device_id="a" * 32, name="PC", days_ago=9 - number))
    (row,) = fleet_of(tmp_path).rows
    assert row.earlier == 3


@pytest.mark.pitfall(23)
def test_a_result_without_a_label_goes_with_the_label_before_it(tmp_path: Path) -> None:
    for number, label in enumerate(("", "nr 1", "", "nr 2", "")):
        write(tmp_path, result(label, device_id="a" * 32, name="PC", days_ago=9 - number))
    assert sorted(row.earlier for row in fleet_of(tmp_path).rows) == [1, 2]


def test_one_label_on_two_ids_is_shown_and_both_count(tmp_path: Path) -> None:
    write(tmp_path, result(device_id="a" * 32, name="OUD"), result(device_id="b" * 32, name="NIEUW"))
    fleet = fleet_of(tmp_path)
    assert [(item.sort, len(item.rows)) for item in fleet.duplicates] == [("same_label", 2)]
    assert len(fleet.rows) == 2


@pytest.mark.pitfall(24)
def test_one_name_in_two_places_is_shown_but_not_in_two_schools(tmp_path: Path) -> None:
    write(
        tmp_path,
        result("nr 1", name="PC01", location="Groep 3"), result("nr 2", name="PC01", location="Groep 8"),
        result("nr 3", name="PC02", school="De Eik"), result("nr 4", name="PC02", school="De Beuk"),
    )  # fmt: skip
    assert [(item.sort, [row.name for row in item.rows]) for item in fleet_of(tmp_path).duplicates] == [
        ("same_name", ["nr 1", "nr 2"])
    ]


# ---------------------------------------------------------------- judged again


def test_a_verdict_that_was_forged_in_the_file_changes_nothing_and_is_marked(tmp_path: Path) -> None:
    forged = msgspec.structs.replace(result(facts=NO_MEMORY), verdict=Verdict.PASS, findings=())
    write(tmp_path, forged)
    row = fleet_of(tmp_path).rows[0]
    assert (row.judged.verdict, row.claimed) == (Verdict.FAIL, Verdict.PASS)


def test_all_devices_can_be_judged_for_one_day(tmp_path: Path) -> None:
    write(tmp_path, result())
    assert fleet_of(tmp_path).rows[0].judged.verdict is Verdict.PASS
    later = fleet_of(tmp_path, on=DAY + days(900)).rows[0].judged
    support = later.finding("windows-updates")
    assert (later.verdict, support and support.reason) == (Verdict.ADVICE, "support_ended")
    assert "browser" in later.left_out


def stricter() -> RequirementsSpec:
    spec = shipped_spec()
    memory = next(item for item in spec.requirement if item.id == "memory")
    condition = msgspec.structs.replace(memory.condition, minimum="16 GiB", recommended=None)
    others = tuple(
        msgspec.structs.replace(item, condition=condition) if item.id == "memory" else item for item in spec.requirement
    )
    return msgspec.structs.replace(spec, version="next", requirement=others)


def test_under_other_requirements_the_devices_that_change_and_why_are_named(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"), result("nr 2", facts=windows_laptop(memory__installed=known(16 * 2**30))))
    comparison = fleet_of(tmp_path, compare=stricter()).comparison
    assert comparison is not None
    (change,) = comparison.changes
    assert (change.row.name, change.before, change.after) == ("nr 1", Verdict.PASS, Verdict.FAIL)
    assert change.requirements == ("memory",)


def test_since_a_day_the_devices_that_changed_are_named_and_new_ones_counted(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1", facts=OLD_BROWSER, days_ago=40), result("nr 1"))
    write(tmp_path, result("nr 2", days_ago=40), result("nr 3"))
    since = fleet_of(tmp_path, since=DAY - days(30)).since
    assert since is not None
    assert (since.compared, since.new) == (2, 1)
    (change,) = since.changes
    assert (change.row.name, change.before, change.after) == ("nr 1", Verdict.FAIL, Verdict.PASS)
    assert "browser" in change.requirements


# ---------------------------------------------------------------- age, outlook, the school's own list


def test_a_measurement_is_old_after_the_days_that_were_asked(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1", days_ago=28), result("nr 2", days_ago=29))
    assert [row.is_stale for row in fleet_of(tmp_path).rows] == [False, True]
    assert [row.is_stale for row in fleet_of(tmp_path, stale_after=30).rows] == [False, False]


@pytest.mark.parametrize(("months_before", "period"), [(5, 6), (11, 12), (23, 24), (25, None)])
def test_the_outlook_counts_from_today_to_the_last_day_of_updates(
    tmp_path: Path, months_before: int, period: int | None
) -> None:
    write(tmp_path, result(facts=windows_laptop(os__updates_until=known("2031-06-30"))))
    row = fleet_of(tmp_path).rows[0]
    assert row.supported_until is not None
    now = dt.datetime.combine(row.supported_until - days(months_before * 30), dt.time(12), dt.UTC)
    endings = fleet_of(tmp_path, now=now).endings
    assert [item.months for item in endings] == ([period] if period else [])


def test_what_has_ended_or_must_be_replaced_is_not_in_the_outlook(tmp_path: Path) -> None:
    write(tmp_path, result())
    until = fleet_of(tmp_path).rows[0].supported_until
    assert until is not None
    after = dt.datetime.combine(until + days(1), dt.time(12), dt.UTC)
    assert fleet_of(tmp_path, now=after).endings == []


def listed(*devices: Listed) -> SchoolList:
    return SchoolList(name="lijst.csv", devices=devices, rejected=())


def test_a_listed_device_is_found_by_label_or_by_name_and_the_others_are_missing(tmp_path: Path) -> None:
    write(tmp_path, result("Groep 5 nr 1", name="PC-501"), result("Groep 5 nr 2", name="PC-502"))
    fleet = fleet_of(
        tmp_path,
        inventory=listed(
            Listed(label="groep 5  NR 1"),
            Listed(name="pc-502"),
            Listed(label="Groep 5 nr 10", location="Groep 5"),
            Listed(label="Groep 5 nr 9", location="Groep 5"),
        ),
    )
    assert [(item.name, item.name_there) for item in fleet.missing] == [
        ("Groep 5 nr 9", "nr 9"),
        ("Groep 5 nr 10", "nr 10"),
    ]


# ---------------------------------------------------------------- order and odd devices


def test_devices_stand_in_walking_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        *(result(f"nr {number}", location=place) for place in ("Groep 10", "Groep 9", "") for number in (10, 9)),
    )
    # A label is a device here, so each place has its own ids.
    names = [(row.place, row.name) for row in fleet_of(tmp_path).rows]
    assert names == sorted(names, key=lambda pair: (not pair[0], int(pair[0][6:] or 0), int(pair[1][3:])))


def test_a_device_of_unknown_class_is_counted_and_not_judged(tmp_path: Path) -> None:
    unknown = Unknown(why="not_supported", source="test")
    write(tmp_path, result(facts=windows_laptop(device__class=unknown)))
    row = fleet_of(tmp_path).rows[0]
    assert (row.judged.verdict, row.judged.reason, row.judged.standing) == (Verdict.UNKNOWN, "class_unknown", "unknown")


def test_an_empty_folder_is_an_overview_of_nothing(tmp_path: Path) -> None:
    fleet: Fleet = fleet_of(tmp_path)
    assert (list(fleet.rows), fleet.files.read, fleet.actions) == ([], 0, [])


def test_every_device_stands_in_one_way(school: Path) -> None:
    fleet = fleet_of(school)
    standings = Counter(row.judged.standing for row in fleet.rows)
    fails = sum(row.judged.verdict is Verdict.FAIL for row in fleet.rows)
    assert standings["meets"] + standings["unknown"] + fails == len(fleet.rows)
    assert standings.total() == 200
    assert NOW.date() == DAY
