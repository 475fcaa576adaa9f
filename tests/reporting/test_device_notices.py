"""What the page of a device says before all else: whose requirements, and what to know of the measuring."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from checker.checking.checked_device import CheckedDevice
from checker.errors import BadInputError
from checker.model.readings import unknown
from checker.reporting.device.device_page import device_page
from checker.reporting.device.device_report import render_device_report
from checker.reporting.device.notices import table_notice
from checker.reporting.language.words import Words
from tests.evaluation.devices import known
from tests.reporting import devices
from tests.reporting.contexts import VERDICT_CASES, by_fixed_spec, context_of_case
from tests.reporting.device_pages import every_device, page_of


class TestNotices:
    """What a reader must know before trusting the verdict."""

    @staticmethod
    def titles(context: CheckedDevice) -> list[str]:
        return [notice.title for notice in device_page(context, "nl").notices]

    def test_provisional_requirements_are_said_with_a_link_to_the_publisher(self) -> None:
        notice = page_of(devices.good_computer()).notices[0]
        assert notice.title == "De eisen zijn voorlopig."
        assert notice.link is not None
        assert "".join(notice.link.pieces) == "example.org/basisonderwijs/systeemeisen.htm"
        assert notice.link.address == "https://www.example.org/basisonderwijs/systeemeisen.htm"

    @pytest.mark.pitfall(33)
    def test_requirements_that_were_left_aside_come_first(self) -> None:
        doubt = BadInputError("stick/requirements_specs/malmberg/2025-2026.toml", "", "not valid TOML", "Correct it.")
        context = msgspec.structs.replace(
            by_fixed_spec(devices.good_computer(), dt.date(2026, 11, 23)), specs_doubts=(doubt,)
        )
        notice = device_page(context, "nl").notices[0]
        assert notice.title == "Niet alle eisen in requirements_specs zijn gebruikt."
        assert "malmberg/2025-2026.toml" in notice.text
        assert context.spec.version in notice.text

    def test_confirmed_requirements_have_no_notice(self) -> None:
        context = by_fixed_spec(devices.good_computer())
        confirmed = [msgspec.structs.replace(item, basis="published") for item in context.spec.requirement]
        spec = msgspec.structs.replace(context.spec, requirement=tuple(confirmed))
        assert self.titles(msgspec.structs.replace(context, spec=spec)) == []

    def test_that_the_requirements_have_expired_is_told_to_a_coordinator_and_not_to_a_teacher(self) -> None:
        day_after = by_fixed_spec(devices.good_computer(), dt.date(2027, 8, 1))
        assert day_after.spec.valid_until == dt.date(2027, 7, 31)
        assert "De eisen zijn verlopen." not in self.titles(day_after)

    def test_a_wrong_clock_is_said_with_the_day_that_was_judged_for(self) -> None:
        context = msgspec.structs.replace(by_fixed_spec(devices.good_computer()), told=dt.date(1970, 1, 1))
        notice = device_page(context, "nl").notices[-1]
        assert notice.title == "De klok van dit apparaat staat verkeerd."
        assert "1 januari 1970" in notice.text
        assert "23 november 2026" in notice.text
        assert "Open Instellingen" in notice.text

    def test_a_program_on_a_chromebook_says_that_it_sees_little_from_there(self) -> None:
        context = by_fixed_spec({"device.class": known("chromebook")})
        from_a_page = msgspec.structs.replace(context.result, origin="page")
        title = "Systeemcheck draait in het Linux-deel van deze Chromebook."
        assert title in self.titles(context)
        assert title not in self.titles(msgspec.structs.replace(context, result=from_a_page))

    @pytest.mark.pitfall(56)
    @pytest.mark.parametrize(
        ("detail", "device_class", "title"),
        [
            ("wsl", "windows-pc", "Start Systeemcheck voor Windows: dit is het Linux-deel van deze computer."),
            (
                "container",
                "linux-pc",
                "Start Systeemcheck in een gewoon venster: dit deel van de computer is afgeschermd.",
            ),
        ],
    )
    def test_a_program_in_a_guest_says_where_to_start_instead(self, detail: str, device_class: str, title: str) -> None:
        hidden = unknown("not_supported", "/proc/sys/kernel/osrelease", detail)
        assert title in self.titles(by_fixed_spec({"device.class": known(device_class), "os.version": hidden}))
        assert title not in self.titles(by_fixed_spec({"device.class": known(device_class)}))

    def test_a_table_too_old_to_tell_what_is_newest_is_for_the_coordinator(
        self,
    ) -> None:
        context = by_fixed_spec(devices.good_computer())
        snapshot = context.releases.browsers.snapshot
        for days, titles in ((45, []), (46, ["Een tabel met versies is oud."])):
            told = table_notice(context.spec, context.releases, snapshot + dt.timedelta(days=days), Words("nl"))
            assert [notice.title for notice in told] == titles

    @every_device
    def test_a_teacher_gets_one_notice_at_most(self, folder: Path) -> None:
        assert len(self.titles(context_of_case(folder))) <= 1

    def test_nothing_but_the_verdict_has_the_icon_of_a_verdict_in_a_step(self) -> None:
        html = render_device_report(by_fixed_spec(devices.laptop_with_all_verdicts()), "nl")
        steps = html.partition('<ol class="steps">')[2].partition("</ol>")[0]
        assert "Lost op:" in steps
        assert 'href="#fail"' not in steps

    def test_many_browsers_are_all_named_behind_one_click(self) -> None:
        context = context_of_case(next(case for case in VERDICT_CASES if case.name == "chrome-two-years-old"))
        (row,) = [row for row in device_page(context, "nl").tables[0].rows if "andere" in row.asked]
        assert row.asked.startswith("Chrome, Edge, Firefox of 5 andere")
        assert row.asked_in_full == "Chrome, Edge, Firefox, Safari, Chromium, Brave, Opera of Vivaldi"

    def test_requirements_of_long_ago_ask_for_the_newest_and_not_for_a_hundred_years(self) -> None:
        context = context_of_case(next(case for case in VERDICT_CASES if case.name == "archived-windows-7"))
        html = render_device_report(context, "nl")
        assert "liefst de nieuwste versie" in html
        assert "36.500" not in html

    def test_old_requirements_say_that_they_are_for_comparing(self) -> None:
        context = context_of_case(next(case for case in VERDICT_CASES if case.name == "archived-windows-7"))
        assert "Dit zijn oude eisen." in self.titles(context)
