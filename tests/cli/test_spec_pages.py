"""`spec diff` and `spec show` as a person uses them: what is said, what is written, and what cannot be done."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from checker.resources import built_in_specs_folder
from checker.specification.comparing import Change, applied
from checker.specification.loading import load_spec
from tests.cli.program import PROJECT, Ended, systeemcheck

CASES = PROJECT / "tests" / "reporting" / "changes"
BEFORE, AFTER = (built_in_specs_folder() / "malmberg" / f"{year}.toml" for year in ("2025-2026", "2026-2027"))


def run(*arguments: str | Path, cwd: Path) -> Ended:
    return systeemcheck("spec", *arguments, "--lang", "nl", cwd=cwd)


def case(name: str) -> tuple[Path, Path]:
    return CASES / name / "before.toml", CASES / name / "after.toml"


def test_what_changed_is_said_and_no_exit_code_tells_that_it_did(tmp_path: Path) -> None:
    ended = run("diff", *case("memory-from-4-to-8"), cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "  Werkgeheugen (Windows-pc): van 4\u00a0GB naar 8\u00a0GB: strenger\n" in ended.out
    assert run("diff", *case("nothing"), cwd=tmp_path).code == 0


def test_the_json_alone_leads_from_one_spec_to_the_other(tmp_path: Path) -> None:
    document = json.loads(run("diff", BEFORE, AFTER, "--json", cwd=tmp_path).out)
    changes = msgspec.convert(document["changes"], list[Change])
    assert applied(load_spec(BEFORE), changes) == load_spec(AFTER)
    assert document["before"]["version"] == "2025-2026.1"
    assert document["devices"] is None


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Give a folder with one result: a computer of 4 GB of memory."""
    recording = PROJECT / "tests/machines/windows-10-education-22h2/recording.json"
    checked = systeemcheck("check", "--json", "--recorded", recording, "--label", "Groep 3 nr 1", cwd=tmp_path)
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "pc.json").write_text(checked.out, "utf-8")
    return tmp_path


def _stricter(folder: Path) -> Path:
    """Give this year's requirements, but with 64 GB of memory."""
    text = AFTER.read_text("utf-8").replace('version = "2026-2027.1"', 'version = "strict"')
    start = text.index('id = "memory"')
    text = text[:start] + text[start:].replace('minimum = "4 GiB"', 'minimum = "64 GiB"', 1).replace(
        'recommended = "8 GiB"', 'recommended = "64 GiB"', 1
    )
    path = folder / "strict.toml"
    path.write_text(text, "utf-8")
    return path


def test_with_results_it_says_which_devices_change_and_by_which_requirement(school: Path) -> None:
    arguments = ("diff", AFTER, _stricter(school), "--results", "results", "--on", "2026-11-30")
    said = run(*arguments, cwd=school)
    assert "Groep 3 nr 1: van" in said.out
    assert "naar voldoet niet, door Werkgeheugen" in said.out
    (device,) = json.loads(run(*arguments, "--json", cwd=school).out)["devices"]
    assert (device["after"], device["requirements"]) == ("fail", ["memory"])
    run(*arguments, "--html", "page.html", cwd=school)
    assert "Groep 3 nr 1" in (school / "page.html").read_text("utf-8")


def test_a_page_is_written_and_written_anew_but_never_over_a_file_of_someone_else(tmp_path: Path) -> None:
    for command in (("diff", BEFORE, AFTER), ("show",), ("show", "--buying")):
        for _ in range(2):
            ended = run(*command, "--html", "page.html", cwd=tmp_path)
            assert (ended.code, ended.err) == (0, "Geschreven: page.html\n"), ended
        assert (tmp_path / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    (tmp_path / "letter.html").write_text("<p>Beste ouders</p>", "utf-8")
    for command in (("diff", BEFORE, AFTER), ("show",), ("show", "--buying")):
        ended = run(*command, "--html", "letter.html", cwd=tmp_path)
        assert ended.code == 2
        assert ended.err.count("\n") == 1
    assert (tmp_path / "letter.html").read_text("utf-8") == "<p>Beste ouders</p>"


def test_several_specs_are_shown_and_bought_by_at_once(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(case("memory-from-4-to-8")[1].read_text("utf-8").replace('"8 GiB"', '"16 GiB"'), "utf-8")
    ended = run("show", "malmberg", other, "--buying", cwd=tmp_path)
    assert "Het apparaat heeft minstens 16\u00a0GB werkgeheugen (RAM). [Example (voorlopig)]" in ended.out
    run("show", "malmberg", other, "--html", "show.html", cwd=tmp_path)
    assert "Wat je apparaten nodig hebben voor Malmberg en Example, voorlopig" in (tmp_path / "show.html").read_text(
        "utf-8"
    )


def test_the_specs_of_the_settings_are_bought_by(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_bytes(case("memory-from-4-to-8")[1].read_bytes())
    (tmp_path / "systeemcheck.toml").write_text('spec = ["malmberg", "other.toml"]\n', "utf-8")
    assert "Voorbeeld, versie 2" in run("show", "--buying", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("diff", "malmberg", "weg.toml"), "weg.toml"),
        (("diff", "malmberg", "uitgever"), "uitgever"),
        (("diff", "malmberg", "malmberg", "--results", "weg"), "weg: bestaat niet"),
        (("diff", "malmberg"), "ID|BESTAND"),
        (("diff", "malmberg", "bad.toml"), "bad.toml"),
        (("show", "bad.toml", "--html", "x.html"), "bad.toml"),
        (("show", "malmberg/2026-2027.1", "malmberg/2015"), "malmberg"),
        (("show", "--buying", "--years", "0"), "--years"),
        (("show", "--html", "."), "--html"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_nothing_is_written(
    arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.toml").write_text("schema_version = 2\n", "utf-8")
    ended = run(*arguments, cwd=tmp_path)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1), ended
    assert told in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.toml"]


def test_nothing_a_spec_says_steers_the_terminal(tmp_path: Path) -> None:
    before, after = (path.read_text("utf-8") for path in case("memory-from-4-to-8"))
    for name, text in (("a.toml", before), ("b.toml", after.replace("Werkgeheugen", "\\u001b[2JGeheugen\\u202e"))):
        (tmp_path / name).write_text(text, "utf-8")
    for ended in (run("diff", "a.toml", "b.toml", cwd=tmp_path), run("show", "b.toml", "--buying", cwd=tmp_path)):
        assert ended.code == 0
        assert not {"\x1b", "\u202e"} & set(ended.out)
