"""No path that is shown or kept names the person whose folder it is in."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.home_paths import without_home
from tests.cli.program import systeemcheck


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"C:\Users\marieke\resultaten\a.json", r"%USERPROFILE%\resultaten\a.json"),
        (r"D:\Users\Marieke van der Linden\x: cannot be read", r"%USERPROFILE%\x: cannot be read"),
        ("c:/users/marieke/x", "%USERPROFILE%/x"),
        (r"C:\Documents and Settings\marieke", "%USERPROFILE%"),
        ("/home/marieke/resultaten: weg", "~/resultaten: weg"),
        ("/var/home/marieke/x", "~/x"),
        ("/Users/marieke/Library and /home/els", "~/Library and ~"),
        ("/Users/Marieke Jansen/Library", "~/Library"),
        ("file:///home/marieke/x.html", "file://~/x.html"),
        ('"/home/marieke" (/home/els)', '"~" (~)'),
        (r"C:\Users\Public\x", r"C:\Users\Public\x"),
        ("/Users/Shared/x", "/Users/Shared/x"),
        (r"\\server\ict\resultaten", r"\\server\ict\resultaten"),
        ("/srv/homework/x and mijn/home/x", "/srv/homework/x and mijn/home/x"),
    ],
)
def test_a_person_s_folder_is_shown_without_its_name(before: str, after: str) -> None:
    assert without_home(before) == after
    assert without_home(after) == after


def test_the_own_folder_goes_wherever_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/srv/profiles/marieke")
    assert without_home("/srv/profiles/marieke/x and /srv/profiles/marieke2") == "~/x and /srv/profiles/marieke2"


@pytest.mark.parametrize("home", ["", "/", "//", "."])
def test_a_home_that_is_everywhere_or_nowhere_changes_nothing(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", home)
    assert without_home("/srv/x. /y") == "/srv/x. /y"


@given(st.text(max_size=200))
def test_any_text_is_shown(text: str) -> None:
    assert without_home(without_home(text)) == without_home(text)


@pytest.mark.skipif(os.name == "nt", reason="the folder is named as elsewhere")
def test_messages_and_exports_do_not_name_it(tmp_path: Path) -> None:
    home = tmp_path / "home" / "marieke"
    (home / "resultaten").mkdir(parents=True)
    (home / "resultaten" / "kapot_.json").write_text("{")
    environment = {"HOME": str(home), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    checked = systeemcheck("check", "--no-open", "--results", home / "resultaten", cwd=home, environment=environment)
    outputs = [home / f"overzicht.{kind}" for kind in ("html", "csv", "json")]
    fleet = systeemcheck(
        "fleet", home / "resultaten", "-o", outputs[0], "--csv", outputs[1], "--json", outputs[2],
        cwd=home, environment=environment,
    )  # fmt: skip
    missing = systeemcheck("fleet", home / "weg", "-o", home / "x.html", cwd=home, environment=environment)
    assert (fleet.code, missing.code) == (0, 2)
    assert "~" in checked.err
    for text in (checked.err, fleet.err, missing.err, *(path.read_text() for path in outputs)):
        assert "marieke" not in text
    assert "/" not in json.loads(outputs[2].read_text())["devices"][0]["file"]
