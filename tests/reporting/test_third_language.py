"""A language that somebody began on: what is translated is said in it, and all the rest in Dutch."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.reporting.language.words import Words
from tests.cli.program import PROJECT, Ended, systeemcheck

FRISIAN = """msgid ""
msgstr ""
"Language: fy\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "date.month.11"
msgstr "novimber"

msgid "duration.minutes"
msgid_plural "duration.minutes"
msgstr[0] ""
msgstr[1] ""
"""
LIST = 'Language = Literal["nl", "en"]'
DUTCH = Words("nl")
LAPTOP = PROJECT / "tests" / "recorded_cases" / "vivaldi-windows.json"


def with_frisian(place: Path) -> Path:
    """Copies the program, and adds to it what a translator adds: a file, and a word in the one list."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("checker", "reports", "requirements_specs"):
        shutil.copytree(PROJECT / name, place / name, ignore=ignored)
    shutil.copy(PROJECT / "hatch_build.py", place)
    languages = place / "checker" / "model" / "languages.py"
    text = languages.read_text(encoding="utf-8")
    assert text.count(LIST) == 1
    languages.write_text(text.replace(LIST, LIST.replace('"en"]', '"en", "fy"]')), encoding="utf-8")
    (place / "reports" / "messages" / "fy.po").write_text(FRISIAN, encoding="utf-8")
    return place


def install(place: Path) -> None:
    """Makes an installed program of it, with words and templates compiled ahead."""
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    line = "import pathlib, hatch_build; hatch_build.compile_all(pathlib.Path.cwd())"
    subprocess.run([sys.executable, "-c", line], cwd=place, env={**os.environ, "PYTHONPATH": str(place)}, check=True)
    (place / "checker" / "data").mkdir()
    (place / "build" / "ahead").rename(place / "checker" / "data" / "ahead")
    for name in ("reports", "requirements_specs"):
        (place / name).rename(place / "checker" / "data" / name)


@pytest.fixture(scope="module", params=["checkout", "installed"])
def program(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = with_frisian(tmp_path_factory.mktemp("fy"))
    if request.param == "installed":
        install(place)
    return place


def run(program: Path, *arguments: str | Path, cwd: Path) -> Ended:
    return systeemcheck(*arguments, cwd=cwd, environment={"PYTHONPATH": str(program)})


def report(program: Path, cwd: Path, *more: str) -> str:
    ended = run(program, "check", "--recorded", LAPTOP, "--results", "kept", *more, cwd=cwd)
    assert "Traceback" not in ended.err
    (page,) = (cwd / "kept").glob("*.html")
    return page.read_text(encoding="utf-8")


def test_a_report_says_what_is_translated_and_the_rest_in_dutch(program: Path, tmp_path: Path) -> None:
    text = report(program, tmp_path, "--lang", "fy")
    assert '<html lang="fy">' in text
    assert "25 novimber 2026" in text
    assert DUTCH.say("verdict.pass") in text
    assert "Werkgeheugen" in text  # of the requirements, which have no Frisian either
    (tmp_path / "nl").mkdir()
    dutch = report(program, tmp_path / "nl")
    assert in_words(text).replace("novimber", "november") == in_words(dutch)


def in_words(page: str) -> str:
    """What a person reads of a page; the stem of the file holds chance, and so does the time it took."""
    body = re.sub(r"<[^>]+>", " ", page.partition("<body")[2])
    return re.sub(r"[a-z2-7]{8}\.json|[\d,]+ seconde|[0-9a-f]{32}", "", body)


def test_the_settings_may_ask_for_it(program: Path, tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('language = "fy"\n', encoding="utf-8")
    assert '<html lang="fy">' in report(program, tmp_path)


def test_the_page_is_there_in_every_language_and_each_leads_to_the_next(program: Path, tmp_path: Path) -> None:
    assert run(program, "page", "-o", "site", cwd=tmp_path).code == 0
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").iterdir()}
    assert set(pages) == {"index.html", "en.html", "fy.html"}
    assert "novimber" in pages["fy.html"]
    assert DUTCH.say("date.month.12") in pages["fy.html"]
    links = {name: re.findall(r'<a href="(\w+\.html)" lang="(\w+)"', text) for name, text in pages.items()}
    assert links == {
        "index.html": [("en.html", "en")], "en.html": [("fy.html", "fy")], "fy.html": [("index.html", "nl")],
    }  # fmt: skip


def test_an_overview_is_there_in_it_too(program: Path, tmp_path: Path) -> None:
    report(program, tmp_path)
    ended = run(program, "fleet", "kept", "--lang", "fy", "--no-open", "--no-cache", "--csv", "o.csv", cwd=tmp_path)
    assert ended.code == 0
    assert '<html lang="fy">' in (tmp_path / "overzicht.html").read_text(encoding="utf-8")
    assert (tmp_path / "o.csv").read_text(encoding="utf-8-sig").startswith(DUTCH.say("column.device"))


def test_a_language_that_is_in_no_list_is_refused(program: Path, tmp_path: Path) -> None:
    ended = run(program, "check", "--recorded", LAPTOP, "--lang", "xx", cwd=tmp_path)
    assert ended.code == 2
    assert "fy" in ended.err
