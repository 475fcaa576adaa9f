"""`systeemcheck fleet` and `demo`, as a coordinator and an administrator run them."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path

import pytest

from checker.errors import ExitCode
from tests.cli.program import systeemcheck
from tests.evaluation.devices import chrome, known, windows_laptop
from tests.fleet.results import result, write
from tests.several_specs.specs_there import SPECS


@pytest.fixture
def own_cache(tmp_path: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(tmp_path / "cache")}


def test_results_that_a_check_really_wrote_become_an_overview(tmp_path: Path, own_cache: dict[str, str]) -> None:
    for _ in range(2):
        systeemcheck(
            "check", "--quiet", "--results", "resultaten", "--label", "nr 1", "--location", "Groep 5", cwd=tmp_path
        )
    ended = systeemcheck("fleet", "resultaten", "--json", "all.json", "--no-open", cwd=tmp_path, environment=own_cache)
    assert ended.code == ExitCode.MEETS, ended.err
    assert ended.out == ""
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    stored = [json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "resultaten").glob("*.json")]
    assert found["counts"]["devices"] == 1
    assert {item["verdict"] for item in stored} == {found["devices"][0]["verdict"]} == {found["devices"][0]["claimed"]}
    assert found["files"]["earlier"] == 1
    page = (tmp_path / "overzicht.html").read_text(encoding="utf-8")
    assert found["devices"][0]["label"] in page


def test_it_says_what_it_counted_and_where_every_file_is(tmp_path: Path) -> None:
    old = windows_laptop(browsers=known((chrome("130.0.1"),)))
    write(tmp_path / "results", result("nr 1"), result("nr 2", facts=old))
    (tmp_path / "results" / f"PC-3_{'c' * 32}_20261123T100000Z_abcdefgh.json").write_text("{}")
    (tmp_path / "results" / "package.json").write_text("{}")
    ended = systeemcheck(
        "fleet", "results", "-o", "o.html", "--csv", "o.csv", "--xlsx", "o.xlsx", "--json", "o.json", "--lang", "en",
        "--no-open", "--no-cache", cwd=tmp_path,
    )  # fmt: skip
    assert ended.code == 0
    assert "2 devices read: 1 meets, 1 does not meet, 0 not sure yet." in ended.err
    assert "1 file was rejected" in ended.err
    assert all(name in ended.err for name in ("o.html", "o.csv", "o.xlsx", "o.json"))
    assert 'lang="en"' in (tmp_path / "o.html").read_text(encoding="utf-8")


def test_what_a_run_writes_into_the_folder_is_no_other_file_at_the_next(tmp_path: Path) -> None:
    write(tmp_path / "results", result())
    (tmp_path / "results" / "lijst.csv").write_text("label\nnr 1\n")
    outputs = ("-o", "results/alles.html", "--csv", "results/alles.csv", "--json", "results/alles.json")
    for _ in range(2):
        systeemcheck("fleet", "results", *outputs, "--inventory", "results/lijst.csv", "--quiet", cwd=tmp_path)
    files = json.loads((tmp_path / "results" / "alles.json").read_text(encoding="utf-8"))["files"]
    assert (files["others"], files["rejected"]) == ({"number": 0, "names": []}, [])


def test_quiet_says_nothing_and_leaves_nothing_but_the_page(tmp_path: Path, own_cache: dict[str, str]) -> None:
    write(tmp_path / "results", result())
    ended = systeemcheck("fleet", "results", "--quiet", cwd=tmp_path, environment=own_cache)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert {path.name for path in tmp_path.iterdir()} == {"results", "overzicht.html"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--inventory", "none.csv"), "none.csv"),
        (("--spec", "nobody"), "zulke eisen zijn er niet"),
        (("--compare-spec", "nobody"), "zulke eisen zijn er niet"),
        (("--since", "yesterday"), "is geen dag"),
        (("--stale", "-1"), "--stale"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(options: tuple[str, str], said: str, tmp_path: Path) -> None:
    write(tmp_path / "results", result())
    ended = systeemcheck("fleet", "results", *options, "--no-open", "--no-cache", cwd=tmp_path)
    assert ended.code == ExitCode.BAD_INPUT
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert not (tmp_path / "overzicht.html").exists()


def test_a_folder_that_is_not_there_leaves_the_overview_of_before_and_is_exit_2(tmp_path: Path) -> None:
    write(tmp_path / "results", result())
    systeemcheck("fleet", "results", "--quiet", "--no-cache", cwd=tmp_path)
    before = (tmp_path / "overzicht.html").read_bytes()
    (tmp_path / "lijst.csv").write_text("label\nnr 1\n")
    for more in ((), ("--inventory", "lijst.csv")):
        ended = systeemcheck("fleet", "nowhere", *more, "--no-open", "--no-cache", cwd=tmp_path)
        assert ended.code == ExitCode.BAD_INPUT
        assert "nowhere" in ended.err
    assert (tmp_path / "overzicht.html").read_bytes() == before


def test_a_list_without_results_yet_shows_whom_to_visit(tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("label\nnr 77\n")
    ended = systeemcheck("fleet", "--inventory", "lijst.csv", "--no-open", "--no-cache", cwd=tmp_path)
    assert ended.code == ExitCode.MEETS, ended.err
    assert "nr 77" in (tmp_path / "overzicht.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [
        ("-o", "lijst.csv"),
        ("--csv", "lijst.csv"),
        ("-o", "o.html", "--csv", "./o.html"),
        ("--csv", "a.csv", "--json", "sub/../a.csv"),
        ("-o", "brief.docx"),
        ("-o", "results/pc.json"),
        ("--xlsx", "brief.docx"),
        ("-o", "pagina.html"),
    ],
)
def test_nothing_but_an_earlier_overview_is_written_over(options: tuple[str, ...], tmp_path: Path) -> None:
    write(tmp_path / "results", result(), name="pc.json")
    (tmp_path / "sub").mkdir()
    (tmp_path / "lijst.csv").write_text("label\nnr 1\n")
    (tmp_path / "brief.docx").write_bytes(b"PK\x03\x04 a letter")
    (tmp_path / "pagina.html").write_text("<!DOCTYPE html><title>the school's own page</title>")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ended = systeemcheck(
        "fleet", "results", "--inventory", "lijst.csv", *options, "--no-open", "--no-cache", cwd=tmp_path
    )
    assert ended.code == ExitCode.BAD_INPUT
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_earlier_output_is_written_over(language: str, tmp_path: Path) -> None:
    write(tmp_path / "results", result())
    outputs = ("-o", "o.html", "--csv", "o.csv", "--xlsx", "o.xlsx", "--json", "o.json")
    for _ in range(2):
        ended = systeemcheck("fleet", "results", *outputs, "--lang", language, "--no-open", "--no-cache", cwd=tmp_path)
        assert ended.code == ExitCode.MEETS, ended.err


@pytest.mark.parametrize("way", ["options", "settings"])
def test_several_publishers_are_asked_for_by_options_or_settings(way: str, tmp_path: Path) -> None:
    full = windows_laptop(storage__free=known(10**9))
    write(tmp_path / "results", result("nr 1"), result("nr 2", facts=full))
    specs = ("malmberg/2026-2027.1", str(SPECS / "rekentoets.toml"))
    (tmp_path / "systeemcheck.toml").write_text(
        f"spec = {list(specs)}\n" if way == "settings" else "", encoding="utf-8"
    )
    asked = [part for name in specs for part in ("--spec", name)] if way == "options" else []
    asked += ["--compare-spec", "malmberg/2025-2026.1"]
    outputs = ("--csv", "o.csv", "--json", "o.json")
    ended = systeemcheck("fleet", "results", *outputs, *asked, "--no-open", "--no-cache", cwd=tmp_path)
    assert ended.code == ExitCode.MEETS, ended.err
    assert "1 voldoet, 1 voldoet niet" in ended.err
    with (tmp_path / "o.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [(row["Oordeel"], row["Toetsbureau"]) for row in rows] == [
        ("voldoet", "voldoet"),
        ("voldoet niet", "voldoet niet"),
    ]
    document = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in document["specs"]] == ["malmberg", "rekentoets"]
    assert [item["version"] for item in document["compare"]["specs"]] == ["2025-2026.1", "2026-2027.1"]


@pytest.mark.parametrize("target", ["results", "missing/folder/o.html", "/dev/full/o.html"])
def test_an_overview_that_cannot_be_written_is_told(target: str, tmp_path: Path) -> None:
    write(tmp_path / "results", result())
    ended = systeemcheck("fleet", "results", "-o", target, "--no-open", "--no-cache", cwd=tmp_path)
    assert ended.code in {ExitCode.BAD_INPUT, ExitCode.NO_LASTING_PLACE}
    assert "Traceback" not in ended.err
    assert target.rpartition("/")[2] in ended.err


def test_an_existing_overview_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    write(tmp_path / "results", result())
    for _ in range(2):
        systeemcheck("fleet", "results", "--quiet", "--no-cache", cwd=tmp_path)
    assert (tmp_path / "overzicht.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert not list(tmp_path.glob("*.tmp")) + list(tmp_path.glob(".*.tmp"))


def test_the_school_s_settings_name_the_list_and_the_language(tmp_path: Path) -> None:
    write(tmp_path / "results", result())
    (tmp_path / "systeemcheck.toml").write_text('inventory = "lijst.csv"\nlanguage = "en"\n')
    (tmp_path / "lijst.csv").write_text("label\nnr 1\nnr 77\n")
    ended = systeemcheck("fleet", "results", "--no-open", "--no-cache", cwd=tmp_path)
    page = (tmp_path / "overzicht.html").read_text(encoding="utf-8")
    assert ended.code == 0
    assert "1 device was not measured yet" in page
    assert "nr 77" in page


@pytest.mark.parametrize("setting", ["", 'results = "op de server"\n'])
def test_without_a_folder_it_reads_where_checks_write(setting: str, tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text(setting)
    systeemcheck("check", "--quiet", "--label", "nr 1", cwd=tmp_path)
    ended = systeemcheck("fleet", "--no-open", "--no-cache", cwd=tmp_path)
    assert ended.code == 0
    assert "1 apparaat gelezen" in ended.err


def test_the_cache_lies_in_the_user_s_own_folder(tmp_path: Path, own_cache: dict[str, str]) -> None:
    write(tmp_path / "results", *(result(f"nr {number}") for number in range(60)))
    for path in (tmp_path / "results").iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    systeemcheck("fleet", "results", "--quiet", cwd=tmp_path, environment=own_cache)
    assert [path.parent.name for path in (tmp_path / "cache").rglob("*.cache")] == ["systeemcheck"]
    first = (tmp_path / "overzicht.html").read_bytes()
    systeemcheck("fleet", "results", "--quiet", cwd=tmp_path, environment=own_cache)
    assert (tmp_path / "overzicht.html").read_bytes() == first


def test_the_demo_is_a_school_of_200_devices_with_something_of_everything(tmp_path: Path) -> None:
    ended = systeemcheck("demo", "school", "--no-open", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert "200 apparaten" in ended.err
    page = (tmp_path / "school" / "overzicht.html").read_text(encoding="utf-8")
    for sort in ("meets", "free", "replace", "unknown"):
        number = re.search(rf'data-standing="{sort}"><b class="n">(\d+)</b>', page)
        assert number
        assert int(number[1]) > 0
    assert all(f'id="{part}"' in page for part in ("replace", "outlook", "missing", "stale", "rejected", "since"))
    with (tmp_path / "school" / "apparatenlijst.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file, delimiter=";"))) > 200


def test_the_demo_is_the_same_every_time_and_never_overwrites(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert systeemcheck("demo", name, "--no-open", cwd=tmp_path).code == 0
    names = [sorted(path.name for path in (tmp_path / name / "resultaten").iterdir()) for name in ("a", "b")]
    assert names[0] == names[1]
    again = systeemcheck("demo", "a", "--no-open", cwd=tmp_path)
    assert again.code == ExitCode.BAD_INPUT
    assert "niet leeg" in again.err
