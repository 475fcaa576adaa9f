"""Machines that answer rubbish: the check still ends, keeps what can be read again, and the report stays a report."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from checker.checking.checked_device import CheckedDevice, Rules, checked
from checker.evaluation.clock import JudgedFor
from checker.evaluation.composing import Occasion
from checker.model.readings import Reading
from checker.model.results import DeviceIdentity
from checker.probes import facts_of
from checker.probes.recorded import RecordedSystem, Recording
from checker.reporting.device.device_report import render_device_report
from checker.reporting.device.summary import console_lines
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import requirements_in
from checker.storage.result_file import decode_result, encode_result
from tests.probes.recordings import MACHINES

NOW = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
TEXTS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x1b[2J\x1b[31mred", "\u202egnp.exe", "9" * 100_000,
    "1." * 5000, "", "\0", "\ud800", "\u00b2", "\u0663\u0663", "1e999", "nan", "x" * 5000, "{0}{x}", "%s%n",
    "2026-99-99",
)  # fmt: skip
NUMBERS: tuple[Any, ...] = (-1, 0, 2**62 + 1, 2**64, 10**40, 1e308, float("inf"), float("nan"), True, None, "7", [], {})


def replaced(answer: Any, text: str, number: Any) -> Any:  # noqa: ANN401  any JSON value
    """Give an answer with every text and every number in it replaced."""
    match answer:
        case dict():
            return {key: replaced(value, text, number) for key, value in answer.items()}
        case list():
            return [replaced(value, text, number) for value in answer]
        case str():
            return text
        case _:
            return number


def hostile(name: str, text: str, number: Any) -> Recording:  # noqa: ANN401  any JSON value
    recording = msgspec.json.decode((MACHINES / name / "recording.json").read_bytes(), type=Recording)
    kept = {"os.name", "device.class"}
    return msgspec.structs.replace(
        recording,
        files={path: text for path in recording.files if path not in kept},
        commands=dict.fromkeys(recording.commands, text),
        registry=replaced(recording.registry, text, 1),
        calls={key: replaced(answer, text, number) for key, answer in recording.calls.items()},
    )


def context_of(facts: dict[str, Reading]) -> CheckedDevice:
    requirements = requirements_in(built_in_specs_folder())
    spec, releases = requirements.choose((), NOW.date()), requirements.releases
    occasion = Occasion(
        moment=NOW, time_zone="", result_id="0" * 32, device=DeviceIdentity(id="0" * 32, label="x"), facts=facts
    )
    return checked(occasion, JudgedFor(NOW.date()), Rules(spec, releases), lambda _: "x")


@pytest.mark.parametrize("name", ["windows-11-pro-24h2", "macbook-air-m1-macos-15", "ubuntu-24.04-laptop"])
@pytest.mark.parametrize("number", range(max(len(TEXTS), len(NUMBERS))))
def test_rubbish_becomes_a_report_and_a_file_that_can_be_read_again(name: str, number: int) -> None:
    rubbish = hostile(name, TEXTS[number % len(TEXTS)], NUMBERS[number % len(NUMBERS)])
    context = context_of(facts_of(RecordedSystem(rubbish)))
    page = render_device_report(context, "nl")
    assert "<script" not in page
    assert "<img" not in page
    assert not {"\x1b", "\u202e", "\0"} & set(page)
    assert all(line.isprintable() for line in console_lines(context, "nl"))
    page.encode()
    decode_result(encode_result(context.result), "x")


@pytest.mark.parametrize(("fact", "value"), [("storage.total", True), ("storage.total", 2**62 + 1)])
def test_a_disk_that_cannot_be_is_unknown(fact: str, value: object) -> None:
    recording = msgspec.json.decode((MACHINES / "ubuntu-24.04-laptop" / "recording.json").read_bytes(), type=Recording)
    recording.calls["statvfs /"] = {"total": value, "free": 5}
    assert getattr(facts_of(RecordedSystem(recording))[fact], "why", "") == "not_understood"
