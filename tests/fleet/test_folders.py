"""No file in a folder of results goes unmentioned, whatever mail, tablets, people and drives in the cloud did to it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import struct
import tomllib
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.browser_page.submission import decode_submission, encode_code
from checker.checking.arriving import arriving
from checker.checking.checked_device import Rules
from checker.checking.submissions import checked_submission, result_of
from checker.fleet.model import Fleet
from checker.fleet.survey import Question, survey
from checker.model.corrections import Ignored
from checker.model.school_year import Done
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.language.words import Words
from checker.storage import bounded_zip, results_folder, zipped
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.corrections.reading import corrections_in
from checker.storage.file_names import NameKind, kind_of
from checker.storage.gathering import gather
from checker.storage.journals.file import encode
from checker.storage.names import stem
from checker.storage.result_file import LARGEST_RESULT, encode_result
from checker.storage.results_cache import _WORTH_SAVING, ResultsCache
from checker.storage.school_year.reading import entries_in
from checker.storage.school_year.school_year_file import SCHOOL_YEAR
from tests.browser_page.submissions import chromebook
from tests.checklist.made import made as tick
from tests.evaluation.devices import releases, shipped_spec
from tests.fleet.decided import key, made
from tests.fleet.results import NOW, TO_32, fleet_of, result, write

FOLDERS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("folders.toml").read_text())["folder"]


def name_of(number: str) -> str:
    item = result(f"nr {number}")
    return stem("PC", item.device.id, item.measured_at, item.result_id[:8].translate(TO_32))


def named(text: str) -> str:
    for number in "12345":
        text = text.replace(f"{{{number}}}", name_of(number))
    return text


def content(told: str | Mapping[str, Any]) -> bytes:
    if isinstance(told, Mapping):
        return zipped_up(told)
    kind, _, rest = told.partition(" ")
    whole = encode_result(result(f"nr {rest}"))
    submission = json.dumps(chromebook(int(rest))).encode() if rest.isdecimal() else b""
    return {
        "sent": sent(submission) if submission else b"",
        "result": whole,
        "torn": whole[: len(whole) // 2],
        "wide": whole.decode().encode("utf-16"),
        "handed": submission,
        "code": encode_code(decode_submission(submission, "x")).encode() if submission else b"",
        "ignored": (ignored := encode([made(Ignored, key(f"nr {rest}"))], CORRECTIONS)),
        "wide-ignored": ignored.decode().encode("utf-16"),
        "torn-ignored": ignored[:90],
        "ticked": (ticked := encode([ticked_line(rest)], SCHOOL_YEAR)),
        "wide-ticked": ticked.decode().encode("utf-16"),
        "torn-ticked": ticked[:90],
        "empty": b"",
        "text": named(rest).encode(),
    }[kind]


def ticked_line(note: str) -> Done:
    number = hashlib.sha256(note.encode()).hexdigest()[:32]
    return tick(Done, 1, id=number, item="do-it", on="2026-06-02", note=note)


def sent(submission: bytes) -> bytes:
    """Give the result that a collector stores of what a page sent to it, three seconds later."""
    told = decode_submission(submission, "x")
    now = dt.datetime.fromisoformat(told.measured_at) + dt.timedelta(seconds=3)
    arrival = arriving(told.measured_at, now, releases())
    return encode_result(checked_submission(told, Rules(shipped_spec(), releases(), location="Kar"), arrival).result)


def zipped_up(told: Mapping[str, Any]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in told.items():
            if name != "locked":
                archive.writestr(named(name), content(inside))
    made = bytearray(data.getvalue())
    if "locked" in told:  # the flag in the directory, behind its mark, two versions and nothing else
        made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def filled(folder: Path, files: Mapping[str, Any]) -> Path:
    for name, told in files.items():
        path = folder / named(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(told))
    return folder


def overview(folder: Path, cache: ResultsCache | None = None) -> Fleet:
    """Give the overview that `fleet` makes: with what judges the files that pages saved."""

    def as_result(data: bytes, name: str) -> bytes:
        moment = NOW.astimezone(dt.UTC)
        return encode_result(result_of(data, name, Rules(shipped_spec(), releases()), moment))

    question = Question(spec=shipped_spec(), releases=releases(), now=NOW + dt.timedelta(days=2))
    gathered = gather([str(folder)], cache, as_result=as_result)
    return survey(gathered, question, DeviceWords(question.spec, question.releases, Words("nl")))


def ticked_in(folder: Path) -> list[str]:
    return sorted(entry.note for entry in gather([str(folder)]).school_year if isinstance(entry, Done))


def seen(fleet: Fleet) -> dict[str, Any]:
    return {
        "devices": sorted(row.identity.label for row in fleet.rows),
        "aside": sorted(item.row.identity.label for item in fleet.aside),
        "copies": fleet.files.copies,
        "rejected": {item.file: item.reason for item in fleet.files.rejected},
        "others": sorted(fleet.files.others.names),
    }


def expected(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "devices": sorted(told.get("devices", [])),
        "aside": sorted(told.get("aside", [])),
        "copies": told.get("copies", 0),
        "rejected": {named(file): reason for file, reason in told.get("rejected", {}).items()},
        "others": sorted(map(named, told.get("others", []))),
    }


@pytest.mark.parametrize("told", FOLDERS, ids=lambda told: told["promise"].replace(" ", "_"))
def test_a_folder_as_people_leave_it(told: Mapping[str, Any], tmp_path: Path) -> None:
    fleet = overview(filled(tmp_path, told["files"]))
    assert seen(fleet) == expected(told)
    assert fleet.files.others.number == len(told.get("others", []))
    assert ticked_in(tmp_path) == told.get("ticked", [])
    assert sorted(entry.id for entry in entries_in([str(tmp_path)]).entries) == sorted(
        entry.id for entry in gather([str(tmp_path)]).school_year
    )
    assert corrections_in([str(tmp_path)]).entries == gather([str(tmp_path)]).corrections


def test_a_second_run_opens_none_of_them_again_and_sees_the_same(tmp_path: Path) -> None:
    folder, cached = tmp_path / "results", ResultsCache(tmp_path / "cache", [str(tmp_path / "results")])
    write(folder, *(result(f"many {number}") for number in range(_WORTH_SAVING)))
    for number, told in enumerate(FOLDERS[:6]):
        filled(folder / str(number), told["files"])
    for path in folder.rglob("*"):
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    first = seen(overview(folder, cached))
    assert gather([str(folder)], cached).opened == 0
    assert seen(overview(folder, cached)) == first


def test_a_zip_that_would_grow_beyond_measure_is_refused_before_anything_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part, many = b" " * LARGEST_RESULT, 5
    monkeypatch.setattr(zipped, "MOST_UNPACKED", (many - 1) * LARGEST_RESULT)
    with zipfile.ZipFile(tmp_path / "bom.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(many):
            archive.writestr(f"PC-{number}_{number:032x}_20261123T100000Z_abcdefgh.json", part)
    assert (tmp_path / "bom.zip").stat().st_size < many * 1024
    assert [item.reason for item in fleet_of(tmp_path).files.rejected] == ["zip_too_large"]


def test_a_part_of_a_zip_that_says_it_is_small_gives_no_more_than_a_result_may_have(tmp_path: Path) -> None:
    name = f"{name_of('1')}.json"
    data = bytearray(zipped_up({name: "result 1", "{2}.json": "result 2"}))
    size = len(content("result 1")).to_bytes(4, "little")
    data = data.replace(size, (100).to_bytes(4, "little"))
    (tmp_path / "liegt.zip").write_bytes(bytes(data))
    reasons = {item.reason for item in fleet_of(tmp_path).files.rejected}
    assert reasons <= {"unreadable", "not_result"}
    assert reasons


def test_a_zip_with_a_list_of_a_million_names_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_zip, "LARGEST_DIRECTORY", 1000)
    filled(tmp_path, {"veel.zip": {f"map/{number}.json": "result 1" for number in range(50)}})
    assert [item.reason for item in fleet_of(tmp_path).files.rejected] == ["zip_too_large"]


@pytest.mark.parametrize("says", ["zip64", "disk"])
def test_a_zip_that_says_in_one_place_how_long_its_list_is_and_means_another_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    monkeypatch.setattr(bounded_zip, "LARGEST_DIRECTORY", 1000)
    data = zipped_up({f"map/{number}.json": "result 1" for number in range(50)})
    (tmp_path / "veel.zip").write_bytes(_SAYS[says](data))
    assert [item.reason for item in fleet_of(tmp_path).files.rejected] == ["zip_too_large"]


@pytest.mark.parametrize("name", [b"x", b"\0"])
def test_a_zip_with_a_part_without_a_name_is_damaged_and_the_rest_counts(tmp_path: Path, name: bytes) -> None:
    data = bytearray(zipped_up({"x": "result 1", "{2}.json": "result 2"}))
    entry = data.index(b"PK\1\2")
    data[entry + 46 : entry + 47] = b"\0" if name == b"\0" else b""
    data[entry + 28] = len(name) if name == b"\0" else 0
    end = data.index(b"PK\5\6")
    size = struct.unpack_from("<L", data, end + 12)[0]
    struct.pack_into("<L", data, end + 12, size - (name == b"x"))
    (tmp_path / "naamloos.zip").write_bytes(bytes(data))
    write(tmp_path, result("nr 1"))
    fleet = fleet_of(tmp_path)
    assert ([item.reason for item in fleet.files.rejected], len(fleet.rows)) == (["zip_broken"], 1)


def _small_but_for_a_second_end(data: bytes) -> bytes:
    """Give a zip whose last record tells of a small list, and whose record for large zips of the real one."""
    body, end = data[:-22], data[-22:]
    size, start = struct.unpack("<LL", end[12:20])
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 50, 50, size, start)
    place = struct.pack("<4sLQL", b"PK\6\7", 0, len(body), 1)
    return body + large + place + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 46, 0, 0)


def _disk_that_looks_like_an_end(data: bytes) -> bytes:
    """Give a zip that says it is on a disk whose number is the mark of an end."""
    return data[:-18] + b"PK\5\6" + data[-14:]


_SAYS = {"zip64": _small_but_for_a_second_end, "disk": _disk_that_looks_like_an_end}


def test_a_name_that_ends_as_pictures_do_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(path: str) -> bytes:
        raise AssertionError(path)

    for name in ("foto.jpg", "film.mp4", "brief.docx", "lijst.xlsx", "muziek.mp3", "los.xyz"):
        (tmp_path / name).write_bytes(encode_result(result()))
    monkeypatch.setattr(results_folder, "_first_bytes", never)
    assert fleet_of(tmp_path).files.others.number == 6


def test_a_wrong_folder_is_looked_into_so_far_and_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results_folder, "MOST_LOOKED_AT", 10)
    for number in range(30):
        (tmp_path / f"tekst {number:02}.txt").write_bytes(encode_result(result(f"nr {number}")))
    fleet = fleet_of(tmp_path)
    assert (len(fleet.rows), fleet.files.others.number) == (10, 20)


def test_a_result_that_a_drive_in_the_cloud_does_not_fetch_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows marks what is not on the disk; to open it is to fetch it, which fails without a connection."""
    here = write(tmp_path, result("nr 1"))
    write(tmp_path, result("nr 2"))

    def fetched(found: results_folder.FoundFile) -> bytes:
        if found.path == str(here):
            raise OSError(None, "The cloud operation was unsuccessful")
        return real(found)

    real = results_folder.read_found
    monkeypatch.setattr(results_folder, "_is_elsewhere", lambda _status: True)
    monkeypatch.setattr("checker.storage.found_bytes.read_found", fetched)
    (tmp_path / "los.txt").write_bytes(encode_result(result("nr 3")))
    fleet = fleet_of(tmp_path)
    assert [(item.file, item.reason) for item in fleet.files.rejected] == [(here.name, "placeholder")]
    assert ([row.name for row in fleet.rows], fleet.files.others.number) == (["nr 2"], 1)


def test_files_are_named_from_the_folder_of_results_on(tmp_path: Path) -> None:
    home = tmp_path / "home" / "j.jansen"
    write(home / "a" / "groep 5", result("nr 1"), name=f"{name_of('1')}.json")
    write(home / "b", result("nr 2"), name=f"{name_of('2')}.json")
    (home / "b" / f"{name_of('3')}.json").write_bytes(b"{")
    assert [row.file for row in fleet_of(home / "a").rows] == [os.path.join("groep 5", f"{name_of('1')}.json")]  # noqa: PTH118
    both = fleet_of(home / "a", home / "b")
    shown = [*(row.file for row in both.rows), *(item.file for item in both.files.rejected)]
    assert all(file.startswith(("a/", "b/")) and "jansen" not in file for file in shown)
    (missing,) = fleet_of(home / "weg").files.rejected
    assert (missing.file, missing.reason) == ("weg", "folder_unreadable")


@given(st.text(max_size=80))
def test_every_name_tells_something(name: str) -> None:
    assert kind_of(name) in get_args(NameKind)
    for mark in (f"_{'a' * 32}_20261123T100000Z_abcdefgh", ".systeemcheck"):
        assert kind_of(f"x{name}{mark}") not in {"unclear", "system"} or name.startswith(".")


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_whatever_happened_to_a_zip_it_is_told_of_or_read_and_nothing_breaks(
    tmp_path: Path, data: st.DataObject
) -> None:
    whole = bytearray(zipped_up({"{1}.json": "result 1", "foto.jpg": "text foto"}))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    (tmp_path / "map.zip").write_bytes(bytes(whole))
    fleet = fleet_of(tmp_path)
    assert len(fleet.rows) + len(fleet.files.rejected) + fleet.files.others.number >= 1


@pytest.mark.parametrize("label", ["schooljaar", "Kar-schooljaar", "correcties", "CORRECTIES"])
@pytest.mark.parametrize("copied", ["{}", "Kopie van {}", "{} (1).json"])
def test_a_device_that_is_called_as_a_journal_is_a_device(tmp_path: Path, label: str, copied: str) -> None:
    item = result(label, name=label)
    write(tmp_path, item, name=copied.format(f"{stem(label, item.device.id, item.measured_at, 'abcdefgh')}.json"))
    fleet = fleet_of(tmp_path)
    assert ([row.identity.label for row in fleet.rows], fleet.files.rejected) == ([label], [])


def test_the_numbers_of_files_add_up(tmp_path: Path) -> None:
    told = next(told for told in FOLDERS if "what people decided" in told["promise"])
    files = overview(
        filled(tmp_path, {**told["files"], "Kopie van {1}.json": "result 1", "{5}.json": "result 5"})
    ).files
    assert (files.counted, files.aside, files.copies, files.corrections, len(files.rejected)) == (1, 4, 1, 4, 1)
    assert files.read == 1 + 4 + 1 + 4 + 1


def test_the_numbers_of_files_add_up_with_what_was_ticked(tmp_path: Path) -> None:
    told = next(told for told in FOLDERS if "what people ticked" in told["promise"])
    files = overview(filled(tmp_path, told["files"])).files
    assert (files.counted, files.school_year, len(files.rejected), files.read) == (1, 5, 1, 7)
