"""`systeemcheck spec export`: where it writes, what it says of what it leaves out, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import PROJECT, systeemcheck

DAY = ("--on", "2026-11-30")
HOSTILE = PROJECT / "tests/exporting/specs/hostile.toml"
ALL = ("--intune", "in", "--xccdf", "eisen.xml", "--fleet", "eisen.yml")
MADE = {"in/ontdek.ps1", "in/regels.json", "in/advies.json", "eisen.xml", "eisen.yml"}


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_several_engines_at_once_and_everything_left_out_is_told(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "export", *DAY, *ALL, cwd=tmp_path)
    assert (ended.code, ended.out) == (0, "")
    assert set(_files(tmp_path)) == MADE
    assert "Microsoft Intune: in/regels.json" in ended.err
    assert "Standaardbrowser [default-browser], Windows-pc: dat is een instelling van wie is aangemeld" in ended.err
    assert "iPad zit niet in deze export: iPadOS [ipados]" in ended.err
    assert "deze eisen zijn voorlopig" in ended.err
    assert "niet uitgeprobeerd in Intune, Fleet of een ander programma" in ended.err


def test_json_tells_the_same_to_a_program(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "export", *DAY, *ALL, "--json", "--lang", "en", cwd=tmp_path)
    told = json.loads(ended.out)
    assert ended.code == 0
    assert (told["day"], told["specs"], told["provisional"]) == ("2026-11-30", ["malmberg/2026-2027.1"], True)
    assert [each["engine"] for each in told["exports"]] == ["Microsoft Intune", "XCCDF", "Fleet"]
    intune = told["exports"][0]
    assert {rule["requirement"] for rule in intune["rules"]} >= {"memory", "browser", "windows"}
    assert {"requirement": "sound", "device_class": "windows-pc", "tier": "recommended", "reason": "nothing_tells",
            "text": "nothing in this program tells it reliably"} in intune["not_expressed"]  # fmt: skip


def test_an_export_of_an_earlier_time_is_replaced(tmp_path: Path) -> None:
    assert systeemcheck("spec", "export", "--on", "2026-11-24", *ALL, cwd=tmp_path).code == 0
    before = _files(tmp_path)
    assert systeemcheck("spec", "export", "--on", "2027-03-01", *ALL, cwd=tmp_path).code == 0
    after = _files(tmp_path)
    assert set(before) == set(after)
    assert all(before[name] != after[name] for name in before)


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_file_of_somebody_else_stays_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / name).write_bytes(b"mine")
    ended = systeemcheck("spec", "export", *DAY, *ALL, cwd=tmp_path)
    assert ended.code == 2
    assert ended.err.splitlines()[-1].endswith(
        f"{name}: is er al, en is geen export van een eerdere keer. Noem een ander bestand."
    )
    assert _files(tmp_path) == {name: b"mine"}


def test_two_engines_into_one_file_are_refused(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "export", *DAY, "--xccdf", "x", "--fleet", "./x", cwd=tmp_path)
    assert ended.code == 2
    assert "voor twee bestanden genoemd" in ended.err
    assert _files(tmp_path) == {}


def test_without_an_engine_it_says_which_there_are(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "export", cwd=tmp_path)
    assert ended.code == 2
    assert "--intune MAP, --xccdf BESTAND of --fleet BESTAND" in ended.err


def test_an_unknown_spec_is_one_line(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "export", "nobody", "--fleet", "x.yml", cwd=tmp_path)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1
    assert _files(tmp_path) == {}


def test_several_specs_are_put_together(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "export", "malmberg", HOSTILE, *DAY, "--fleet", "x.yml", "--json", cwd=tmp_path)
    told = json.loads(ended.out)
    assert told["specs"] == ["malmberg/2026-2027.1", "hostile/1"]
    assert {rule["requirement"] for rule in told["exports"][0]["rules"]} >= {"memory", "hostile:ps"}


def test_a_place_that_cannot_be_written_is_exit_4(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    ended = systeemcheck("spec", "export", *DAY, "--fleet", "file/x.yml", cwd=tmp_path)
    assert ended.code == 4
    assert len([line for line in ended.err.splitlines() if "x.yml" in line]) == 1
