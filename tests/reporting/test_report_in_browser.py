"""The report as a reader gets it: in real browsers, on paper, and judged by axe-core and the Nu HTML checker."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from checker.checking.checked_device import CheckedDevice
from checker.errors import BadInputError
from checker.model.results import DeviceIdentity
from checker.reporting.device.device_report import render_device_report
from checker.specification.document import RequirementsSpec, Title
from checker.specification.joining import joined
from tests.evaluation.devices import releases, windows_laptop
from tests.pages import page_checks
from tests.reporting import devices
from tests.reporting.contexts import (
    VERDICT_CASES,
    by_fixed_spec,
    by_fixed_specs,
    by_shipped_spec,
    context_of,
    context_of_case,
)
from tests.reporting.test_device_report import hostile_context
from tests.several_specs.specs_there import spec_named

pytestmark = pytest.mark.browser


def case(name: str) -> Callable[[], CheckedDevice]:
    return lambda: context_of_case(next(folder for folder in VERDICT_CASES if folder.name == name))


# Reports as schools will have them.
REALISTIC: dict[str, Callable[[], CheckedDevice]] = {
    "old-browsers": lambda: by_shipped_spec(devices.old_browsers_and_little_memory()),
    "five-things": lambda: by_shipped_spec(devices.behind_on_five_things()),
    "good": lambda: by_shipped_spec(devices.good_computer(), devices.DESKTOP_IDENTITY),
    "other-requirements": lambda: msgspec.structs.replace(
        by_shipped_spec(devices.old_browsers_and_little_memory()),
        specs_doubts=(BadInputError("stick/requirements_specs/malmberg/2025-2026.toml", "", "not valid TOML", ""),),
    ),
    "windows-7": case("windows-7-chrome-109"),
    "chromebook": case("chromebook-plain-http"),
    "ipad": case("ipad-plain-http-26-6"),
}
# And what must at least be readable.
ODD: dict[str, Callable[[], CheckedDevice]] = {
    "all-verdicts": lambda: by_fixed_spec(devices.laptop_with_all_verdicts()),
    "unknown-kind": lambda: by_fixed_spec(devices.of_unknown_kind(), device=devices.NAMELESS),
    "two-publishers": lambda: by_fixed_specs(devices.laptop_with_all_verdicts()),
    "ten-publishers": lambda: context_of(windows_laptop(), joined(ten_publishers()), releases()),
    "one-of-them-silent": lambda: by_fixed_specs(devices.ipad(), device=devices.NAMELESS),
    "by-page": case("windows-by-page-in-firefox"),
    "long-names": lambda: by_shipped_spec(
        devices.behind_on_five_things(),
        DeviceIdentity(id="0" * 32, label="W" * 120, name="N" * 120, location="de hal " * 17, school="S" * 120),
    ),
}
REPORTS = REALISTIC | ODD


def ten_publishers() -> list[RequirementsSpec]:
    """Give as many as may be asked for at once, with the longest names there can be."""
    long = "Toets voor rekenen, taal en lezen in het basisonderwijs" * 3
    return [
        msgspec.structs.replace(
            spec_named("rekentoets"),
            id=f"p{number}",
            publisher=f"{number}-uitgeverijvantoetsenvoorhetbasisonderwijsenvoortgezet",
            title=Title(nl=long, en=long),
            source=f"https://www.example/{'toetsen' * 60}",
        )
        for number in range(10)
    ]


every_report = pytest.mark.parametrize("name", REPORTS)
every_part_and_colour = pytest.mark.parametrize(
    "name",
    ["all-verdicts", "five-things", "good", "by-page", "unknown-kind", "ipad", "two-publishers", "one-of-them-silent"],
)
both_languages = pytest.mark.parametrize("language", ["nl", "en"])


@pytest.fixture
def written(tmp_path: Path) -> Callable[[CheckedDevice, str], Path]:
    """Give a way to write a report to a file."""

    def write(context: CheckedDevice, language: str) -> Path:
        file = tmp_path / "report.html"
        file.write_bytes(render_device_report(context, language).encode())
        return file

    return write


Written = Callable[[CheckedDevice, str], Path]


@every_part_and_colour
@pytest.mark.pitfall(46)
def test_axe_finds_no_barrier_light_or_dark_wide_or_narrow(name: str, written: Written) -> None:
    assert page_checks.axe_violations(written(REPORTS[name](), "nl")) == []


@every_report
def test_the_page_is_valid_html(name: str, written: Written) -> None:
    page = written(REPORTS[name](), "nl")
    assert page_checks.nu_errors(page) == []
    # It does not compare hashes: every style with one is warned about. Chromium does, see the console below.
    assert [said for said in page_checks.nu_warnings(page) if "Inline style violates" not in said] == []


@every_report
def test_nothing_scrolls_sideways_from_320_to_1366_pixels(name: str, written: Written) -> None:
    assert page_checks.overflowing_widths(written(REPORTS[name](), "nl")) == []


@pytest.mark.pitfall(46)
def test_on_a_phone_a_screen_reader_still_hears_a_table(written: Written) -> None:
    page = written(REPORTS["all-verdicts"](), "nl")
    chromium = next(found for name in page_checks.CHROMIUM_NAMES if (found := shutil.which(name)))
    script = Path(__file__).parent / "roles_on_a_phone.mjs"
    heard = subprocess.run(["node", script, chromium, page], capture_output=True, text=True, check=True).stdout
    assert heard.count("- columnheader ") == 4
    assert heard.count("- rowheader ") == 7
    assert '- cell "Voldoet niet"' in heard


@pytest.mark.parametrize("name", REALISTIC)
@both_languages
def test_a_report_prints_on_one_sheet(name: str, language: str, written: Written) -> None:
    assert page_checks.printed_pages(written(REALISTIC[name](), language)) == 1


@pytest.mark.pitfall(48)
def test_the_file_is_complete_and_asks_nothing_of_the_network(written: Written) -> None:
    page = written(REPORTS["all-verdicts"](), "nl")
    assert page_checks.network_requests(page) == []
    assert page_checks.console_errors(page) == []


def test_everything_is_there_without_script(written: Written) -> None:
    text = page_checks.visible_text_without_script(written(REPORTS["all-verdicts"](), "nl"))
    for part in ("Voldoet niet", "Werk Chrome bij", "Gratis, 5 minuten", "Alle eisen", "Wat staat er in dit bestand?"):
        assert part in text


@pytest.mark.pitfall(28)
@pytest.mark.parametrize(
    "text",
    [
        "<script>console.error('ran')</script>",
        '"><img src=http://tracker.invalid/x onerror=console.error("ran")>',
        "</style></title><script>console.error('ran')</script>",
    ],
)
def test_nothing_a_device_says_runs_or_calls(text: str, written: Written) -> None:
    page = written(hostile_context(text), "nl")
    assert page_checks.network_requests(page) == []
    assert page_checks.console_errors(page) == []
    assert text in page_checks.visible_text_without_script(page)
