"""A file with group data that is dropped on the desk: told, kept as counts, and a child's name is nowhere."""

from __future__ import annotations

import base64
import gc
import io
import json
import os
import re
import threading
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from checker.collector.listening import Listening, Place
from checker.desk.server import LARGEST
from checker.model.school_year import GroupData
from tests.collector.serving import ask
from tests.desk.a_checklist import YEAR, day, kept, line, school, seen
from tests.desk.at_once import AtOnce, at_once
from tests.desk.zipped import zipped
from tests.group_data.made import Made, group_data

CHILD = "Jip-Anneloes"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return school(tmp_path)


@pytest.fixture
def desk(folder: Path) -> AtOnce:
    return at_once(folder)


def edexml(**told: Any) -> bytes:  # noqa: ANN401  as the one who makes it has it
    """Give group data of this school year in which a child has a name that is nowhere else."""
    text = group_data(Made(**told)).decode().replace("Kind", CHILD)
    text = re.sub(r"<schooljaar>[^<]*", f"<schooljaar>{YEAR}-{YEAR + 1}", text)
    return re.sub(r"<peildatum>[^<]*", f"<peildatum>{day()}", text).encode()


def test_group_data_is_told_with_counts_and_kept_as_evidence(desk: AtOnce, folder: Path) -> None:
    told = " ".join(desk.drop("groepen.xml", edexml(pupils=200, groups=8)))
    assert "8 groepen" in told
    assert "200 leerlingen" in told
    (entry,) = kept(folder)
    assert isinstance(entry, GroupData)
    assert (entry.groups, entry.pupils, entry.problems, entry.dated) == (8, 200, 0, str(day()))
    assert "8 groepen, 200 leerlingen" in seen(line(desk, "groups"))
    assert "Gemeten" in seen(line(desk, "groups"))


def test_the_newest_file_counts_and_mistakes_are_told_by_their_lines(desk: AtOnce) -> None:
    desk.drop("groepen.xml", edexml())
    told = desk.drop("groepen.xml", edexml(unknown_groups=2, impossible_births=1))
    assert any(re.search(r"regels? \d+", text) for text in told)
    assert "punten om na te kijken" in seen(line(desk, "groups"))
    assert "Gemeten" not in seen(line(desk, "groups"))


def test_a_file_of_last_year_or_without_pupils_is_not_called_a_valid_one(desk: AtOnce) -> None:
    for data, why in (
        (edexml().replace(f"{YEAR}-{YEAR + 1}".encode(), f"{YEAR - 1}-{YEAR}".encode()), "van een ander schooljaar"),
        (edexml(pupils=0), "er staan geen leerlingen of geen groepen in"),
    ):
        desk.drop("groepen.xml", data)
        told = seen(line(desk, "groups"))
        assert why in told
        assert "geldig bestand" not in told


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"pupils_without_name": 2, "pupils_with_a_key_of_another": 2, "pupils_of_no_group": 1},
        {"unknown_groups": 3, "impossible_births": 3},
    ],
)
@pytest.mark.parametrize("damage", ["", "cut", "entities", "utf-16", "latin"])
def test_a_child_s_name_is_nowhere_once_the_file_was_looked_at(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    told: dict[str, int],
    damage: str,
) -> None:
    desk = at_once(school(tmp_path))
    data = {
        "": lambda data: data,
        "cut": lambda data: data[: len(data) // 2],
        "entities": lambda data: data.replace(b"?>", f'?><!DOCTYPE E [<!ENTITY x "{CHILD}">]>'.encode(), 1),
        "utf-16": lambda data: data.decode().replace("utf-8", "utf-16").encode("utf-16"),
        "latin": lambda data: data.replace(CHILD.encode(), f"{CHILD}\xe9".encode("latin-1")),
    }[damage](edexml(**told))
    lines = desk.drop("groepen.xml", data)
    assert lines
    pages = "".join(desk.page(tab) for tab in ("checklist", "add", "overview", "export"))
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    captured = capfd.readouterr()
    for place in (*lines, pages, files.decode(errors="replace"), captured.out, captured.err, caplog.text):
        assert CHILD not in place
    assert {path.suffix for path in (tmp_path / "resultaten").iterdir()} <= {".json", ".html"}


def test_a_damaged_file_is_told_with_what_to_do_and_leaves_the_evidence_of_before(desk: AtOnce) -> None:
    desk.drop("groepen.xml", edexml())
    (told,) = desk.drop("groepen.xml", edexml()[:-200])
    assert "groepen.xml" in told
    assert "Gemeten" in seen(line(desk, "groups"))


@pytest.mark.parametrize("name", ["groepen.xml", "iets.txt", "lijst.csv", "naamloos"])
def test_group_data_is_known_by_its_content_on_every_tab(desk: AtOnce, folder: Path, name: str) -> None:
    data = {"name": name, "data": base64.b64encode(edexml()).decode()}
    assert "leerlingen" in desk.told("requirements/take", data)[0]
    assert len(kept(folder)) == 1
    assert sorted(path.suffix for path in folder.parent.rglob("*.xml")) == []


def test_group_data_in_a_zip_is_to_be_unpacked_first_and_the_rest_is_taken(desk: AtOnce, folder: Path) -> None:
    large = edexml(pupils=5000)
    for told in (
        desk.drop("export.zip", zipped(**{"map__groepen.xml": large})),
        desk.drop("export.zip", zipped(**{"groepen.txt": edexml()})),
    ):
        assert len(told) == 1
        assert "Pak de zip eerst uit" in told[0]
    assert kept(folder) == []


def test_five_thousand_pupils_are_dropped_within_what_the_desk_takes(desk: AtOnce) -> None:
    data = edexml(pupils=5000, groups=200)
    assert len(base64.b64encode(data)) < LARGEST // 4
    assert "5.000 leerlingen" in " ".join(desk.drop("groepen.xml", data))


def test_what_is_dropped_never_lies_in_a_temporary_file() -> None:
    """A file of the school's children goes through memory alone, also where it is larger than what a server buffers."""
    kinds: list[type] = []
    failed: list[BaseException] = []

    def application(environment: dict[str, Any], start: Any) -> list[bytes]:  # noqa: ANN401  as WSGI calls it
        kinds.append(type(environment["wsgi.input"]))
        start("200 OK", [("Content-Type", "application/json")])
        return [b"{}"]

    server = Listening(application, Place("127.0.0.1", 0, LARGEST), failed.append)
    running = threading.Thread(target=server.run)
    running.start()
    try:
        body = {"data": base64.b64encode(os.urandom(20_000_000)).decode()}
        assert ask(server.port, "POST", "/", body)[0] == 200
    finally:
        server.stop()
        running.join()
        server.close()
    assert (kinds, failed) == ([io.BytesIO], [])


def test_the_journal_holds_no_more_than_days_and_counts_of_group_data(desk: AtOnce, folder: Path) -> None:
    desk.drop("Groep 7 van juf Marijke.xml", edexml())
    (journal,) = folder.glob("schooljaar_*.json")
    assert "Marijke" not in journal.read_text()
    (entry,) = json.loads(journal.read_text())["school_year"]
    assert set(entry) == {
        "kind", "id", "at", "checklist", "dated", "looked_on", "version", "school_year", "groups", "pupils",
        "teachers", "problems",
    }  # fmt: skip


def test_group_data_that_is_pasted_as_a_page_is_no_page(desk: AtOnce, folder: Path) -> None:
    told = desk.told("requirements/paste", {"text": edexml().decode()})
    assert "leerlingen" in told[0]
    assert CHILD not in desk.page("requirements")
    assert len(kept(folder)) == 1


def test_nothing_of_a_file_stays_in_memory_once_it_was_looked_at(desk: AtOnce) -> None:
    whole = edexml(pupils=20_000, groups=200)
    both = (whole, whole[:-40])
    for data in (edexml(), edexml()[:-40]):  # what is loaded or remembered once is there now
        desk.drop("groepen.xml", data)
    tracemalloc.start()
    try:
        for data in both:
            desk.drop("groepen.xml", data)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] < len(whole) / 10
    finally:
        tracemalloc.stop()


def test_a_file_of_another_school_year_is_told_why_it_does_not_count(desk: AtOnce) -> None:
    desk.drop("groepen.xml", edexml().replace(f"{YEAR}-{YEAR + 1}".encode(), f"{YEAR - 1}-{YEAR}".encode()))
    assert "van een ander schooljaar" in seen(line(desk, "groups"))
    assert "Gemeten" not in seen(line(desk, "groups"))
