"""The door for result files: what a program wrote comes back the same; anything else is refused or made unknown."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.model.devices import Browser, Display
from checker.model.readings import Between, Known, Reading, Unknown
from checker.model.results import (
    DeviceIdentity,
    DeviceResult,
    SpecReference,
    SpecVerdict,
    TableReference,
    TableReferences,
)
from checker.model.verdicts import Verdict
from checker.storage.result_file import LARGEST_RESULT, decode_result, encode_result, read_result
from tests.cli.program import PROJECT

SHA = "ab" * 32
FIRST_READ_BY_EIGHT = """
import importlib, sys, threading
data = sys.stdin.buffer.read()
sys.setswitchinterval(1e-6)
for _ in range(40):
    for name in [name for name in sys.modules if name.startswith("checker")]:
        del sys.modules[name]
    decode = importlib.import_module("checker.storage.result_file").decode_result
    threads = [threading.Thread(target=decode, args=(data, "x")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
FACTS: dict[str, Reading] = {
    "memory.installed": Known(value=8 * 2**30, source="GetPhysicallyInstalledSystemMemory"),
    "memory.usable": Between(low=3.0, high=6.0, source="navigator.deviceMemory"),
    "device.touch": Known(value=False, source="test"),
    "device.class": Known(value="windows-pc", source="test"),
    "displays": Known(value=(Display(width=1366, height=768, scale=1.25),), source="test"),
    "browsers": Known(value=(Browser(name="chrome", version="158.0.1", channel="stable"),), source="test"),
    "cpu.model": Unknown(why="timed_out", source="cpuinfo"),
}


def a_result(**changes: object) -> DeviceResult:
    table = TableReference(snapshot="2026-11-23", sha256=SHA)
    result = DeviceResult(
        schema_version=1,
        result_id="0" * 32,
        measured_at="2026-11-23T10:00:00Z",
        time_zone="Europe/Amsterdam",
        on=dt.date(2026, 11, 23),
        origin="program",
        program_version="0.1.0",
        device=DeviceIdentity(id="1" * 32, name="LOKAAL5-PC12", label="Groep 5 nr 12"),
        facts=FACTS,
        spec=SpecReference(id="malmberg", version="2025-2026.1", sha256=SHA),
        releases=TableReferences(browsers=table, operating_systems=table),
        findings=(),
        verdict=Verdict.PASS,
    )
    return msgspec.structs.replace(result, **changes)


def as_document(result: DeviceResult) -> dict[str, object]:
    document: dict[str, object] = json.loads(encode_result(result))
    return document


def decoded(document: object) -> DeviceResult:
    return decode_result(json.dumps(document).encode(), "file.json")


@pytest.mark.pitfall(47)
def test_what_was_written_comes_back_the_same() -> None:
    assert decode_result(encode_result(a_result()), "file.json") == a_result()


BY_TWO = tuple(
    SpecVerdict(id=name, version="1", sha256=SHA, verdict=verdict, reason=reason)
    for name, verdict, reason in (("malmberg", Verdict.PASS, ""), ("rekentoets", Verdict.UNKNOWN, "no_requirements"))
)


def test_the_verdict_by_each_of_several_specs_comes_back_the_same_and_stands_nowhere_else() -> None:
    result = a_result(specs=BY_TWO)
    assert decode_result(encode_result(result), "file.json") == result
    assert "specs" not in as_document(a_result())


@pytest.mark.parametrize(
    "specs",
    [
        [],
        "malmberg",
        [{"id": "malmberg"}],
        [msgspec.to_builtins(BY_TWO[0]) | {"verdict": "splendid"}],
        [msgspec.to_builtins(BY_TWO[0]) | {"id": "x" * 10_000}],
        [msgspec.to_builtins(BY_TWO[0])] * 21,
    ],
    ids=["none", "a word", "no verdict", "no such verdict", "long", "many"],
)
def test_verdicts_by_several_specs_are_as_told_or_the_file_is_none(specs: object) -> None:
    document = as_document(a_result()) | {"specs": specs}
    if specs == []:
        assert decoded(document).specs == ()
    else:
        with pytest.raises(BadInputError, match="not a result file"):
            decoded(document)


@given(st.integers(min_value=1, max_value=2**50), st.text(max_size=100))
def test_any_size_and_any_name_survive_the_round_trip(size: int, name: str) -> None:
    result = a_result(
        facts={"memory.installed": Known(value=size, source="x")}, device=DeviceIdentity(id="1" * 32, name=name)
    )
    assert decode_result(encode_result(result), "file.json") == result


def test_a_file_from_notepad_with_a_byte_order_mark_is_read() -> None:
    assert decode_result(b"\xef\xbb\xbf" + encode_result(a_result()), "file.json") == a_result()


def test_fields_and_facts_of_a_later_program_do_not_hinder() -> None:
    document = as_document(a_result())
    facts = dict(document["facts"]) | {"new.fact": {"state": "known", "value": [1], "source": ""}}  # type: ignore[call-overload]
    assert decoded(document | {"new_field": {"a": 1}, "facts": facts}) == a_result()


@pytest.mark.parametrize(
    ("fact", "reading"),
    [
        ("cpu.model", {"state": "unknown", "why": "eaten_by_dog", "source": "x"}),
        ("cpu.model", {"state": "known", "value": "x", "bound": "roughly", "source": "x"}),
        ("device.class", {"state": "known", "value": "hologram", "source": "x"}),
    ],
)
def test_a_word_of_a_later_program_makes_that_one_reading_unknown(fact: str, reading: object) -> None:
    document = as_document(a_result())
    document["facts"] = {**document["facts"], fact: reading}  # type: ignore[dict-item]
    result = decoded(document)
    found = result.facts[fact]
    assert isinstance(found, Unknown)
    assert found.why == "not_understood"
    assert result.facts["memory.installed"] == FACTS["memory.installed"]


def test_a_newer_format_is_refused_with_the_next_step() -> None:
    with pytest.raises(BadInputError, match=r"newer program \(version 2 of the format\)\. Use a newer Systeemcheck"):
        decoded({"schema_version": 2, "everything": "else"})


def test_claimed_findings_are_not_believed() -> None:
    assert decoded(as_document(a_result()) | {"findings": "forged"}) == a_result()


def _changed(**changes: object) -> bytes:
    return json.dumps(as_document(a_result()) | changes).encode()


HOSTILE = {
    "empty": b"",
    "not json": b"<html>",
    "a list": b"[]",
    "no fields": b"{}",
    "text for a number": _changed(schema_version="1"),
    "bad id": _changed(result_id="../../x"),
    "bad day": _changed(on="2026-13-45"),
    "huge number": _changed(facts={"memory.installed": {"state": "known", "value": 10**30, "source": ""}}),
    "NaN": _changed().replace(b"8589934592", b"NaN"),
    "text for a size": _changed(facts={"memory.installed": {"state": "known", "value": "8", "source": ""}}),
    "object for a text": _changed(facts={"cpu.model": {"state": "known", "value": {}, "source": ""}}),
    "no such state": _changed(facts={"cpu.model": {"state": "maybe", "source": ""}}),
    "strange browser": _changed(facts={"browsers": {"state": "known", "value": [{"name": "<b>"}], "source": ""}}),
    "too many facts": _changed(facts={f"f{n}": {} for n in range(501)}),
    "long name": _changed(device={"id": "1" * 32, "name": "x" * 121}),
    "bad UTF-8": _changed().replace(b"LOKAAL5", b"\xff\xfe\xff"),
    "lone surrogate": _changed().replace(b"LOKAAL5", rb"\ud800"),
    "deep in an unknown field": b'{"schema_version":1,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep in a fact": _changed().replace(b"8589934592", b"[" * 20_000 + b"]" * 20_000),
    "torn": encode_result(a_result())[:-300],
}


@pytest.mark.pitfall(28)
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_anything_else_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(BadInputError) as caught:
        decode_result(data, "file.json")
    assert str(caught.value).startswith("file.json: ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


@given(st.binary(max_size=400))
def test_random_bytes_never_do_more_than_be_refused(data: bytes) -> None:
    with pytest.raises(BadInputError):
        decode_result(data, "file.json")


def test_a_file_over_the_cap_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(LARGEST_RESULT + 1)
    with pytest.raises(BadInputError, match="the limit is"):
        read_result(path)


def test_a_class_whose_results_are_the_first_to_be_read_at_the_same_moment_is_read() -> None:
    program = [sys.executable, "-c", FIRST_READ_BY_EIGHT]
    done = subprocess.run(program, input=encode_result(a_result()), capture_output=True, check=False, cwd=PROJECT)
    assert (done.returncode, done.stderr) == (0, b"")
