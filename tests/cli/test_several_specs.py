"""Several specs at once, as a user asks for them: by options or in the settings, for a check or a stored result."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from checker.browser_page.submission import decode_submission, encode_code
from tests.browser_page.submissions import chromebook
from tests.cli.program import PROJECT, Ended, systeemcheck
from tests.several_specs.specs_there import SPECS

RECORDED = PROJECT / "tests" / "machines" / "windows-10-education-22h2"
RECORDING = next(RECORDED.rglob("recording.json"))
TWO = ("--spec", "malmberg/2026-2027.1", "--spec", str(SPECS / "rekentoets.toml"))


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """Give a result of a recorded device that `check` judged by two specs."""
    ended = systeemcheck("check", "--recorded", RECORDING, "--results", tmp_path, *TWO, cwd=tmp_path)
    assert ended.code in {0, 1, 3}, ended.err
    return next(tmp_path.glob("*.json"))


def by_spec(path: Path) -> dict[str, str]:
    return {item["id"]: item["verdict"] for item in json.loads(path.read_text())["specs"]}


def evaluated(ended: Ended) -> tuple[str, dict[str, str]]:
    (item,) = json.loads(ended.out)
    return item["judgement"]["verdict"], {spec["id"]: spec["verdict"] for spec in item.get("specs", ())}


def test_the_result_has_each_spec_with_its_verdict_and_the_first_as_its_own(stored: Path) -> None:
    document = json.loads(stored.read_text())
    assert list(by_spec(stored)) == ["malmberg", "rekentoets"]
    first = document["specs"][0]
    assert document["spec"] == {name: first[name] for name in ("id", "version", "sha256")}
    assert {item["requirement"].partition(":")[0] for item in document["findings"] if ":" in item["requirement"]} == {
        "rekentoets"
    }


def test_each_is_what_judging_again_by_that_one_alone_gives(stored: Path) -> None:
    verdict, specs = evaluated(systeemcheck("evaluate", stored, *TWO, "--json", cwd=stored.parent))
    assert (verdict, specs) == (json.loads(stored.read_text())["verdict"], by_spec(stored))
    for name, option in zip(specs, TWO[1::2], strict=True):
        alone = evaluated(systeemcheck("evaluate", stored, "--spec", option, "--json", cwd=stored.parent))
        assert alone == (specs[name], {})


def test_a_result_of_one_spec_is_judged_again_by_two(stored: Path, tmp_path: Path) -> None:
    document = json.loads(stored.read_text())
    del document["specs"]
    (tmp_path / "one.json").write_text(json.dumps(document))
    assert evaluated(systeemcheck("evaluate", tmp_path / "one.json", *TWO, "--json", cwd=tmp_path))[1] == by_spec(
        stored
    )


def test_the_settings_name_the_same_and_an_option_goes_before_them(stored: Path, tmp_path: Path) -> None:
    shutil.copy(SPECS / "rekentoets.toml", tmp_path)
    (tmp_path / "systeemcheck.toml").write_text('spec = ["malmberg/2026-2027.1", "rekentoets.toml"]\n')
    assert evaluated(systeemcheck("evaluate", stored, "--json", cwd=tmp_path))[1] == by_spec(stored)
    assert evaluated(systeemcheck("evaluate", stored, "--spec", "malmberg", "--json", cwd=tmp_path))[1] == {}


def test_the_console_and_the_printed_line_name_each(stored: Path, tmp_path: Path) -> None:
    told = systeemcheck("check", "--recorded", RECORDING, *TWO, cwd=tmp_path).err
    assert re.search(r"^- Malmberg .*: .+\n- Toetsbureau Rekentoets 2026-2027: .+$", told, re.MULTILINE)
    (line,) = systeemcheck("evaluate", stored, *TWO, cwd=tmp_path).out.splitlines()
    assert re.search(r"malmberg/\S+ \w+, rekentoets/\S+ \w+ on ", line)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--spec", "malmberg", "--spec", "malmberg/2015"), "systeemcheck: spec malmberg: twee keer gevraagd"),
        (("--spec", "malmberg", "--spec", "nergens"), "systeemcheck: spec nergens: zulke eisen zijn er niet"),
        (("--spec", "malmberg") * 11, "systeemcheck: spec: 11 keer gevraagd. Vraag er hooguit 10."),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    ended = systeemcheck("check", "--recorded", RECORDING, *arguments, cwd=tmp_path)
    assert (ended.code, len(ended.err.splitlines())) == (2, 1)
    assert said in ended.err


def test_the_static_page_names_each_and_stays_small(tmp_path: Path) -> None:
    text = (SPECS / "rekentoets.toml").read_text()
    names = []
    for number in range(9):
        names += ["--spec", str(tmp_path / f"{number}.toml")]
        (tmp_path / f"{number}.toml").write_text(text.replace('"rekentoets"', f'"rekentoets-{number}-{"x" * 40}"'))
    systeemcheck("page", "-o", tmp_path / "site", "--spec", "malmberg", *names, cwd=tmp_path)
    page = (tmp_path / "site" / "index.html").read_text()
    assert re.search(r"eisen malmberg \S+, rekentoets-0-x+ \S+ en 8 andere\.", page)
    assert len(page.encode()) <= 60_000


class TestTheReportOfAStoredResult:
    """`evaluate --html`: who helps gets a result, and looks at it as the school does."""

    def test_it_is_the_report_the_check_made_but_for_how_long_that_took(self, stored: Path, tmp_path: Path) -> None:
        ended = systeemcheck("evaluate", stored, *TWO, "--html", tmp_path / "r.html", cwd=tmp_path)
        made, report = stored.with_suffix(".html").read_text(), (tmp_path / "r.html").read_text()
        assert "r.html" in ended.err
        assert re.sub(r", in \S+ seconde", "", made) == re.sub(r", in \S+ seconde", "", report)

    def test_it_is_judged_as_what_is_printed(self, stored: Path, tmp_path: Path) -> None:
        asked = ("--spec", "malmberg/2015", "--on", "2026-11-24", "--html", "r.html", "--lang", "en")
        systeemcheck("evaluate", stored, *asked, cwd=tmp_path)
        report = (tmp_path / "r.html").read_text()
        assert '<html lang="en">' in report
        assert "These are old requirements." in report
        assert "24 November 2026" in report

    def test_it_replaces_an_earlier_one_and_nothing_else(self, stored: Path, tmp_path: Path) -> None:
        first = systeemcheck("evaluate", stored, "--html", "r.html", cwd=tmp_path)
        assert first.code != 2
        assert systeemcheck("evaluate", stored, "--html", "r.html", cwd=tmp_path).code == first.code
        (tmp_path / "brief.html").write_text("<!DOCTYPE html><title>Brief</title>")
        for name, said in (("brief.html", "is geen eerder rapport"), (stored.name, "wordt ook gelezen")):
            ended = systeemcheck("evaluate", stored, "--html", name, cwd=tmp_path)
            assert (ended.code, len(ended.err.splitlines())) == (2, 1)
            assert said in ended.err
        assert (tmp_path / "brief.html").read_text() == "<!DOCTYPE html><title>Brief</title>"

    def test_of_two_results_there_is_no_report(self, stored: Path, tmp_path: Path) -> None:
        ended = systeemcheck("evaluate", stored, stored, "--html", "r.html", cwd=tmp_path)
        assert (ended.code, len(ended.err.splitlines())) == (2, 1)
        assert "een rapport gaat over één apparaat, en er staan 2 resultaten" in ended.err
        assert not (tmp_path / "r.html").exists()

    @pytest.mark.parametrize("form", ["file", "code"])
    def test_what_a_page_handed_over_has_one_too(self, form: str, tmp_path: Path) -> None:
        sent = json.dumps(chromebook())
        text = encode_code(decode_submission(sent.encode(), "x")) if form == "code" else sent
        (tmp_path / "handed-over.txt").write_text(text)
        asked = (*TWO, "--on", "2026-11-24", "--html", "r.html")
        ended = systeemcheck("evaluate", "handed-over.txt", *asked, cwd=tmp_path)
        report = (tmp_path / "r.html").read_text()
        assert "CB-1" in ended.out
        assert "Van Toetsbureau zijn er geen eisen voor deze Chromebook." in report
        assert "geen eisen voor dit soort apparaat" in report

    def test_of_a_file_that_is_no_result_there_is_none(self, tmp_path: Path) -> None:
        (tmp_path / "x.json").write_text("{}")
        ended = systeemcheck("evaluate", "x.json", "--html", "r.html", cwd=tmp_path)
        assert (ended.code, len(ended.err.splitlines())) == (2, 1)
        assert not (tmp_path / "r.html").exists()
