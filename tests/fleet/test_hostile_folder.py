"""A folder that someone filled with the worst: nothing crashes, nothing is believed, and every bad file is told of."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.results import DeviceResult
from checker.storage.measurements import ReadingPool
from checker.storage.result_file import LARGEST_RESULT, encode_result
from checker.storage.results_folder import DEEPEST
from tests.fleet.results import fleet_of, reasons, result, write

GOOD = "PC-1_" + "a" * 32 + "_20261123T100000Z_abcdefgh.json"


def good_text() -> str:
    return encode_result(result()).decode()


def changed(**fields: object) -> bytes:
    document = msgspec.json.decode(encode_result(result()))
    return msgspec.json.encode({**document, **fields})


BAD_CONTENT: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "torn": lambda: good_text().encode()[:900],
    "not JSON": lambda: b"<html>",
    "another document": lambda: b'{"name": "package", "version": "1.0.0"}',
    "a list": lambda: b"[]",
    "deep": lambda: b"[" * 100_000,
    "deep in a field nobody reads": lambda: (
        good_text().replace("{", '{"x":' + "[" * 20_000 + "]" * 20_000 + ",", 1).encode()
    ),
    "bad UTF-8": lambda: good_text().encode().replace(b"Groep", b"\xff\xfe\xfa"),
    "half a character": lambda: good_text().replace("Groep", "\\ud800").encode(),
    "NaN": lambda: good_text().replace('"value":8589934592', '"value":NaN').encode(),
    "a number beyond measure": lambda: good_text().replace('"value":8589934592', '"value":1e400').encode(),
    "a text for a number": lambda: good_text().replace('"value":8589934592', '"value":"8 GB"').encode(),
    "a verdict of its own": lambda: changed(verdict="perfect"),
    "an origin of its own": lambda: changed(origin="admin"),
    "an id that is none": lambda: changed(result_id="../../etc/passwd"),
    "no day of the calendar": lambda: changed(measured_at="2026-13-45T99:99:99Z"),
    "a name beyond measure": lambda: changed(device={"id": "a" * 32, "name": "x" * 5000}),
    "facts that are no facts": lambda: changed(facts=[1, 2, 3]),
    "too many facts": lambda: changed(facts={f"f{number}": {} for number in range(600)}),
}


@pytest.mark.parametrize("name", BAD_CONTENT)
def test_what_is_no_result_is_one_rejected_file(name: str, tmp_path: Path) -> None:
    (tmp_path / GOOD).write_bytes(BAD_CONTENT[name]())
    write(tmp_path, result("nr 2"))
    fleet = fleet_of(tmp_path)
    assert reasons(fleet) == ["empty" if name == "empty" else "not_result"]
    assert [row.name for row in fleet.rows] == ["nr 2"]


def test_a_result_of_a_newer_program_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / GOOD).write_bytes(changed(schema_version=2))
    assert reasons(fleet_of(tmp_path)) == ["newer"]


def test_a_newer_result_whose_other_fields_changed_too_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / GOOD).write_bytes(b'{"schema_version": 9, "everything": "else"}')
    assert reasons(fleet_of(tmp_path)) == ["newer"]


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + encode_result(result()), encode_result(result()).replace(b",", b",\r\n ")]
)
def test_what_an_editor_did_to_a_file_is_no_reason_to_reject_it(data: bytes, tmp_path: Path) -> None:
    (tmp_path / GOOD).write_bytes(data)
    fleet = fleet_of(tmp_path)
    assert (len(fleet.rows), reasons(fleet)) == (1, [])


def test_of_a_key_that_stands_twice_one_counts_and_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / GOOD).write_bytes(encode_result(result())[:-2] + b',"verdict":"fail"}')
    fleet = fleet_of(tmp_path)
    assert (len(fleet.rows), fleet.rows[0].judged.verdict.value) == (1, "pass")


@pytest.mark.parametrize(
    "name", ["package.json", "resultaat.json", "a_b.json", "PC-1_short_20261123T100000Z_abcdefgh.json"]
)
def test_what_is_a_result_counts_under_any_name_and_what_is_none_is_another_file(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(encode_result(result()))
    assert len(fleet_of(tmp_path).rows) == 1
    (tmp_path / name).write_bytes(b'{"name": "package", "device": "version 1.0.0"}')
    fleet = fleet_of(tmp_path)
    assert (len(fleet.rows), reasons(fleet), fleet.files.others.number) == (0, [], 1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes and sockets in folders")
def test_what_is_no_regular_file_is_rejected_and_never_waited_for(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", result("nr 9"))
    folder = tmp_path / "results"
    folder.mkdir()
    (folder / f"a{GOOD}").symlink_to(outside)
    (folder / f"b{GOOD}").symlink_to("/dev/zero")
    (folder / f"c{GOOD}").symlink_to(tmp_path / "nowhere")
    (folder / "linked").symlink_to(outside.parent)
    subprocess.run(["mkfifo", folder / f"d{GOOD}"], check=True)
    bind = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])"
    subprocess.run([sys.executable, "-c", bind, f"e{GOOD}"], cwd=folder, check=True)
    fleet = fleet_of(folder)
    assert Counter(reasons(fleet)) == {"link": 4, "not_regular": 2}
    assert list(fleet.rows) == []


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / GOOD).open("wb") as file:
        file.truncate(LARGEST_RESULT + 1)
    assert reasons(fleet_of(tmp_path)) == ["too_large"]


def test_folders_that_go_on_for_ever_and_folders_that_are_not_there(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(DEEPEST + 3):
        deep /= "d"
    write_deep = deep
    write_deep.mkdir(parents=True)
    fleet = fleet_of(tmp_path, tmp_path / "not there", Path("\0"))
    assert Counter(reasons(fleet)) == {"too_deep": 1, "folder_unreadable": 2}


def test_bins_hidden_files_reports_and_half_written_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("$RECYCLE.BIN", ".Trash", "System Volume Information", ".stversions"):
        write(tmp_path / name, result("gone"))
    usual = write(tmp_path, result())
    usual.with_suffix(".html").write_text("report")
    (tmp_path / f".{usual.name}.77.tmp").write_bytes(b"{")
    fleet = fleet_of(tmp_path)
    assert (fleet.files.read, len(fleet.rows)) == (1, 1)


def test_ten_thousand_bad_files_are_ten_thousand_rows(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"PC-{number}_{number:032x}_20261123T100000Z_abcdefgh.json").write_bytes(b"{]")
    write(tmp_path, result())
    fleet = fleet_of(tmp_path)
    assert (len(fleet.files.rejected), len(fleet.rows)) == (10_000, 1)


def test_a_name_in_no_encoding_is_a_row_too(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/\xff\xfe.json", "wb") as file:  # noqa: PTH123  pathlib takes no bytes
        file.write(b"{")
    assert fleet_of(tmp_path).files.others.number == 1


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_stands_in_a_file_it_is_a_device_or_a_rejected_file(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(encode_result(result()))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=20))
    (tmp_path / GOOD).write_bytes(bytes(whole))
    fleet = fleet_of(tmp_path)
    assert len(fleet.rows) + len(fleet.files.rejected) == 1


def test_a_reading_is_decoded_through_the_typed_door_once_for_all_devices() -> None:
    pool = ReadingPool()
    results: list[DeviceResult] = [result(f"nr {number}") for number in range(50)]
    for item in results:
        pool.measurement(encode_result(item), "x")
    assert len(pool) == len(results[0].facts)
