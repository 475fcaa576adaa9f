"""The checklist and the group data with the built program on a Windows PC, from a folder with any name."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portable.toolchain import TOP
from portable.wine.prefix import CompletedWine, WinePrefix
from tests.cli.program import systeemcheck
from tests.portable.test_on_windows import small_disk

pytestmark = pytest.mark.wine
DAY = ("--on", "2026-09-01")
DRAFT = "eigen-malmberg-2027-2028.toml"
GROUPS = TOP / "tests/group_data/cases/names-that-are-missing.xml"
OWN_LIST = """
schema_version = 1
id = "regenboog"
version = "2026-2027"
title = { nl = "Afspraken – Übung", en = "Agreements" }
valid_from = 2026-05-01
valid_until = 2027-04-30
source = "https://regenboog.example/afspraken"
source_title = { nl = "Afspraken", en = "Agreements" }
part = [{ id = "keys", title = { nl = "Sleutels", en = "Keys" } }]

[[item]]
id = "cart-keys"
part = "keys"
title = { nl = "Sleutels van de karren", en = "Keys of the carts" }
text = { nl = "Ook de reserve → 测试.", en = "The spare ones too." }
when = { kind = "by", day = 2026-09-15 }
"""
Run = Callable[..., CompletedWine]


@pytest.fixture
def school(unpacked: Path, tmp_path: Path) -> Path:
    return shutil.copytree(unpacked, tmp_path / "Grüße Übung" / "Systeemcheck")


@pytest.fixture
def run(windows_11: WinePrefix, school: Path) -> Run:
    def program(*words: str) -> CompletedWine:
        done = windows_11.run(school / "Systeemcheck.exe", *words, cwd=school)
        assert b"Traceback" not in done.stderr
        return done

    return program


def standing(folder: Path, *words: str) -> dict[str, Any]:
    """How it stands on another computer."""
    ended = systeemcheck("checklist", "--json", *DAY, "--results", folder / "resultaten", *words, cwd=folder.parent)
    assert ended.code == 0, ended.err
    told: dict[str, Any] = json.loads(ended.out)
    return told


def test_what_is_done_on_windows_stands_so_elsewhere(run: Run, school: Path) -> None:
    for words in (
        ("done", "cancel-licences", "--on", "2026-06-20", "--role", "coordinator", "--note", "één keer"),
        ("done", "save-results"),
        ("undo", "save-results"),
        ("leave-out", "login-portal", "--note", "wij hebben geen portaal"),
        ("add", "Schoolgids naar de drukker", "--by", "2026-10-01"),
        ("starts", "2026-08-31"),
    ):
        done = run("checklist", *words)
        assert (done.returncode, done.stdout) == (0, b""), done.stderr
    here, there = json.loads(run("checklist", "--json", *DAY).stdout), standing(school)
    assert here == there
    states = {line["id"]: line["state"] for line in there["lines"]}
    assert (states["cancel-licences"], states["save-results"], states["login-portal"]) == ("done", "open", "left_out")
    assert there["begins"] == "2026-08-31"
    assert [line["title"]["nl"] for line in there["lines"] if line["is_own"]] == ["Schoolgids naar de drukker"]


def test_page_calendar_and_mails_are_made(run: Run, school: Path) -> None:
    done = run("checklist", *DAY, "--html", "Überzicht.html", "--ics", "agenda.ics")
    assert done.returncode == 0, done.stderr
    assert "</html>" in (school / "Überzicht.html").read_text(encoding="utf-8")
    assert (school / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    mails = run("checklist", "mail", "--on", "2026-06-20")
    assert (mails.returncode, mails.stdout.count(b"Onderwerp: ")) == (0, 4)


def test_the_next_year_is_drafted_beside_the_program_and_used(run: Run, school: Path) -> None:
    done = run("checklist", "new-year")
    assert done.returncode == 0, done.stderr
    assert (school / "requirements_specs/checklists" / DRAFT).is_file()
    assert "malmberg/2027-2028" in run("checklist", "list").stdout.decode("cp1252")


def test_a_checklist_of_one_s_own_beside_the_program_is_used(run: Run, school: Path) -> None:
    own = school / "requirements_specs/checklists/afspraken.toml"
    own.write_text(OWN_LIST, encoding="utf-8-sig", newline="\r\n")
    done = run("checklist", "done", "cart-keys", "--checklist", "regenboog", "--note", "gedaan → 测试")
    assert done.returncode == 0, done.stderr
    shown = run("checklist", "--checklist", "regenboog", *DAY).stdout.decode("cp1252")
    assert shown.startswith("Afspraken - Übung\r\n")
    assert "[x] Sleutels van de karren" in shown
    (line,) = standing(school, "--checklist", str(own))["lines"]
    assert (line["state"], line["done"]["note"]) == ("done", "gedaan → 测试")


def test_group_data_is_looked_at_and_only_counts_are_kept(run: Run, school: Path) -> None:
    shutil.copy(GROUPS, school.parent / "Müller groepen.xml")
    done = run("edexml", "check", r"..\Müller groepen.xml")
    assert done.returncode == 1, done.stderr
    said = done.stdout.decode("cp1252")
    assert "2 groepen, 1 combinatiegroep, 2 leerlingen" in said
    (kept,) = (school / "resultaten").glob("schooljaar_*.json")
    (entry,) = json.loads(kept.read_bytes())["school_year"]
    assert (entry["kind"], entry["groups"], entry["pupils"]) == ("group_data", 2, 2)
    shutil.copy(GROUPS.with_name("refused-doctype.xml"), school.parent / "döc.xml")
    refused = run("edexml", "check", r"..\döc.xml")
    assert (refused.returncode, refused.stdout) == (2, b"")
    assert r"..\döc.xml: regel 2: " in refused.stderr.decode("cp1252")


def test_on_a_stick_that_is_read_only_one_line_says_that_nothing_is_kept(
    windows_11: WinePrefix, unpacked: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "stick", "40m") as disk:
        stick = shutil.copytree(unpacked, disk / "Systeemcheck")
        shutil.copy(GROUPS, disk / "groepen.xml")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        shown = windows_11.run(stick / "Systeemcheck.exe", "checklist", cwd=stick)
        done = [
            windows_11.run(stick / "Systeemcheck.exe", *words, cwd=stick)
            for words in (
                ("checklist", "done", "1"),
                ("checklist", "--ics", "agenda.ics"),
                ("checklist", "new-year"),
                ("edexml", "check", r"..\groepen.xml"),
            )
        ]
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert [ended.returncode for ended in done] == [4, 4, 4, 4]
    assert [ended.stderr.count(b"\r\n") for ended in done] == [1, 1, 1, 1]
    assert b"Dit is fout" in done[-1].stdout
