"""Files that are dropped on the desk: each is taken in once, and told."""

from __future__ import annotations

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from checker.browser_page.submission import encode_code
from checker.storage.result_file import encode_result
from tests.browser_page.submissions import chromebook, submission
from tests.desk.at_once import AtOnce, at_once
from tests.desk.two_results import names
from tests.desk.zipped import zipped
from tests.fleet.results import result, write


def test_a_result_of_another_stick_is_taken_in_as_it_is_and_once(desk: AtOnce, folder: Path) -> None:
    data = encode_result(result("nr 3"))
    assert "staat erbij" in desk.drop("nr-3.json", data)[0]
    assert names(desk) == ["nr 1", "nr 2", "nr 3"]
    assert "stond er al" in desk.drop("nr-3 (1).json", data)[0]
    (stored,) = [path for path in folder.glob("*.json") if "nr-3" in path.name]
    assert stored.read_bytes() == data


def test_a_result_keeps_the_name_the_program_gave_it(desk: AtOnce, folder: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "other", result("nr 4"))
    desk.drop(f"Kopie van {path.name}", path.read_bytes())
    assert (folder / path.name).read_bytes() == path.read_bytes()


def test_what_somebody_else_put_in_the_folder_a_moment_ago_is_there_already(desk: AtOnce, folder: Path) -> None:
    path = write(folder, result("nr 3"))
    data = base64.b64encode(path.read_bytes()).decode()
    (told,) = desk.told("add/take", {"name": path.name, "data": data})
    assert "stond er al" in told


def test_the_same_number_with_another_content_is_told_and_changes_nothing(desk: AtOnce, folder: Path) -> None:
    changed = json.loads(encode_result(result("nr 1")))
    changed["device"]["label"] = "nr 99"
    before = sorted(path.read_bytes() for path in folder.glob("*.json"))
    assert "andere inhoud" in desk.drop("x.json", json.dumps(changed).encode())[0]
    assert sorted(path.read_bytes() for path in folder.glob("*.json")) == before


@pytest.mark.parametrize("form", ["file", "code", "pasted"])
def test_what_a_page_handed_over_is_taken_in_by_the_door_of_the_collector(desk: AtOnce, form: str) -> None:
    code = encode_code(submission(3))
    told = {
        "file": lambda: desk.drop("CB-3.systeemcheck", json.dumps(chromebook(3)).encode()),
        "code": lambda: desk.drop("mail.txt", code.encode()),
        "pasted": lambda: desk.told("add/paste", {"text": f"Hallo, hier is hij:\n{code}\n\n{code}"}),
    }[form]()
    assert "staat erbij" in told[0]
    assert all("stond er al" in line for line in told[1:])
    desk.desk.finish()
    assert "CB-3" in names(desk)


def test_a_zip_of_results_is_unpacked_and_each_is_told(desk: AtOnce) -> None:
    files = {"map__nr-5.json": encode_result(result("nr 5")), "map__nr-6.json": encode_result(result("nr 6"))}
    told = desk.drop("stick.zip", zipped(**files, **{"map__stuk.json": b"{", "foto.jpg": b"x"}))
    assert [("staat erbij" in line) for line in told] == [True, True, False]
    assert names(desk) == ["nr 1", "nr 2", "nr 5", "nr 6"]


@pytest.mark.parametrize("data", [b"", b"hallo", b"\x00\x01\x02", b"%PDF-1.7", b"{}", b"[1]", "één".encode("utf-16")])
def test_what_is_nothing_of_ours_is_told_and_not_kept(desk: AtOnce, folder: Path, data: bytes) -> None:
    before = sorted(folder.iterdir())
    (line,) = desk.drop("iets.dat", data)
    assert "iets.dat" in line
    assert sorted(folder.iterdir()) == before


def test_of_two_desks_that_take_in_one_name_with_other_content_at_once_none_is_written_over(folder: Path) -> None:
    """Each of twenty rounds is a race of two; whichever comes second says that another one is there."""
    for number, letter in enumerate("abcdefghijklmnopqrst"):
        key = f"aaaaaaa{letter}"
        one, name = (
            msgspec.structs.replace(result("nr 7"), result_id=f"{number:032x}"),
            f"nr-7_{'7' * 32}_20261120T120000Z_{key}.json",
        )
        pair = [encode_result(msgspec.structs.replace(one, time_zone=zone)) for zone in ("UTC", "Europe/Amsterdam")]
        forms = [{"name": name, "data": base64.b64encode(data).decode()} for data in pair]
        desks = at_once(folder), at_once(folder)
        with ThreadPoolExecutor(2) as both:
            told = list(both.map(lambda desk, form: desk.told("add/take", form)[0], desks, forms))
        assert sorted("staat erbij" in line for line in told) == [False, True], told
        assert (folder / name).read_bytes() == pair["staat erbij" not in told[0]]
