"""`spec confirm` at a real pseudo-terminal: what is typed makes the spec that the engine makes of those answers."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from checker.confirming.asking import sheet
from checker.confirming.draft import Draft, DraftRow
from checker.confirming.draft_file import encode_draft
from checker.confirming.progress import kept_in
from checker.confirming.question import Choice
from checker.confirming.run import begin
from checker.model.devices import DeviceClass
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from tests.believed import today
from tests.cli.program import systeemcheck
from tests.confirming.specs import PHRASES, THIS_YEAR, asked_about, names, of

if sys.platform == "win32":
    pytest.skip("has no pseudo-terminals", allow_module_level=True)

from tests.cli.at_a_terminal import Terminal

DUTCH = {"LANG": "nl_NL.UTF-8"}
# Each question by its requirement: what is typed, and the same for the engine.
TYPED: Mapping[str, tuple[list[str], Choice, str, str]] = {
    "browser": (["2", "laatste 99", "400 dagen oud", "60 dagen achter"], "change", "400 days old", "60 days behind"),
    "default-browser": (["", "9", "x", "00011", "²", "3"], "dropped", "", ""),
    "windows": (["2", "22H2", "Windows 11 of hoger", "-"], "change", "11", ""),
    "macos": (["2", "-", "Sonoma"], "change", "", "14"),
    "memory": (["2", "8 gigabyte", "4 GB", "2", "8 GB", "16 GB"], "change", "8 GB", "16 GB"),
    "screen-tablet": (["3"], "dropped", "", ""),
    "chromeos": (["2", "laatste twee versies", "-"], "change", "newest 2", ""),
    "cookies": (["2"], "column", "", ""),
    "webgl": (["4"], "unknown", "", ""),
    "product:pluspunt": (["2", "digibord", "niet op iPads"], "change", "niet op iPads", ""),
    "product:kleuterplein": (["3"], "dropped", "", ""),
}
AS_IT_IS: tuple[list[str], Choice, str, str] = (["1"], "keep", "", "")


def own_spec(folder: Path) -> RequirementsSpec:
    (path,) = (folder / "requirements_specs" / "malmberg").glob("*.toml")
    return load_spec(path)


def typed_answers() -> list[str]:
    return [line for name in asked_about(THIS_YEAR) for line in TYPED.get(name, AS_IT_IS)[0]]


def test_what_is_typed_makes_the_spec_that_the_engine_makes(tmp_path: Path) -> None:
    more = ["2", "1", "5", "veel", "3 GB", "-", "2", "24", "7", "1", "2", "25", "Taal actief", "x", "5 6", "1"]
    # The address is refused once, after the day and the remark.
    end = ["2", "2", "malmberg.nl", "2", "morgen", _day(), "Samen gelezen", "https://www.malmberg.nl/eisen", "1"]
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        code, said = terminal.all_of([*typed_answers(), *more, *end])
        everything = terminal.said
    assert code == 0, everything
    assert "Controles gebruiken vanaf nu deze eisen" in said.replace("\n", " ")
    assert "https://help.bao.malmberg.nl" in everything
    assert "https://www.malmberg.nl/basisonderwijs/systeemeisen.htm" in everything
    own = own_spec(tmp_path)
    assert own == msgspec.structs.replace(by_the_engine(tmp_path / "engine"), version=own.version)
    assert of(own, "windows").basis == "published"
    listed = systeemcheck("spec", "list", cwd=tmp_path, environment=DUTCH)
    assert f"* malmberg/{own.version}" in listed.out


def by_the_engine(folder: Path) -> RequirementsSpec:
    run = begin(folder, sheet(THIS_YEAR)).run
    for question in run.sheet.questions:
        _, choice, minimum, recommended = TYPED.get(question.name, AS_IT_IS)
        run.answer(question, choice, minimum, recommended)
    run.add("memory", ["ipad"], "3 GB")
    run.add("device-kind", ["phone"], "not phone")
    run.add_product("Taal  actief ", ["ipad", "android-tablet"])
    run.told("coordinator", "Samen gelezen", "https://www.malmberg.nl/eisen", dt.date.fromisoformat(_iso_day()))
    return run.outcome(PHRASES, today())


def _day() -> str:
    return f"{dt.date.fromisoformat(_iso_day()):%d-%m-%Y}"


def _iso_day() -> str:
    return (today() - dt.timedelta(10)).isoformat()


def test_stopping_and_starting_again_goes_on_where_it_was(tmp_path: Path) -> None:
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        code, said = terminal.all_of(["1", "3", "stop"])
    assert code == 0
    assert "Je antwoorden zijn bewaard" in said
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        begun = terminal.prompt()
        assert f"2 van {len(asked_about(THIS_YEAR))} vragen beantwoord" in begun
        assert "Vraag 3 van" in terminal.answer("1")
        code, _ = terminal.all_of_next(["klaar", "1", "2", "1", "1", "-", "1"])
    assert code == 0
    own = own_spec(tmp_path)
    assert "default-browser" not in names(own)
    assert of(own, "browser").basis == "published"
    assert of(own, "memory").basis == "provisional"


def test_beginning_anew_asks_the_first_question_again(tmp_path: Path) -> None:
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        terminal.all_of(["1", "stop"])
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        terminal.prompt()
        assert "Vraag 1 van" in terminal.answer("2")


@pytest.mark.parametrize("pasted", ["1\n1\n2\nwerkgeheugen\n8 GB\n1", "1\n" * 10_000], ids=["a table", "a long page"])
def test_a_page_that_is_pasted_into_a_question_answers_one_at_most(tmp_path: Path, pasted: str) -> None:
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        terminal.prompt()
        terminal.answer(pasted)
        terminal.press(b"\x04")
        assert terminal.end()[0] == 130
    (kept,) = kept_in(tmp_path / "requirements_specs" / "malmberg", THIS_YEAR).open
    assert [answer.requirement for answer in kept.answers.answers] == ["browser"]


def test_two_at_a_time_are_told_of_each_other_and_both_specs_stay(tmp_path: Path) -> None:
    with (
        Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as jan,
        Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as piet,
    ):
        for terminal in (jan, piet):
            terminal.prompt()
        jan.answer("1")
        piet.answer("3")
        code, said = jan.all_of_next(["klaar", "1", "2", "1", "1", "-", "1"])
        assert code == 0
        assert "Er is nog iemand bezig met deze eisen" in said
        code, said = piet.all_of_next(["klaar", "1", "2", "1", "1", "-", "1"])
        assert code == 0
        assert "Intussen schreef iemand anders ook eisen" in said
    specs = [load_spec(path) for path in (tmp_path / "requirements_specs" / "malmberg").glob("*.toml")]
    assert sorted("browser" in names(spec) for spec in specs) == [False, True]


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl-C", "end of input"])
def test_an_interruption_loses_nothing(tmp_path: Path, key: bytes) -> None:
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        terminal.prompt()
        terminal.answer("1", "4")
        terminal.press(key)
        code, said = terminal.end()
    assert code == 130
    assert "Traceback" not in said
    kept = kept_in(tmp_path / "requirements_specs" / "malmberg", THIS_YEAR)
    assert [answer.word for answer in kept.open[0].answers.answers] == ["keep", "unknown"]


def test_a_kill_at_the_terminal_loses_nothing(tmp_path: Path) -> None:
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        terminal.prompt()
        terminal.answer("1", "1", "1")
        terminal.process.kill()
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        assert "3 van" in terminal.prompt()


def test_back_asks_the_question_before_again_and_enter_alone_answers_nothing(tmp_path: Path) -> None:
    with Terminal("spec", "confirm", "--lang", "en", cwd=tmp_path) as terminal:
        assert "Question 1 of" in terminal.prompt()
        assert "Type a number" in terminal.answer("")
        assert "Question 1 of" in terminal.answer("back")
        assert "Question 2 of" in terminal.answer("1")
        assert "Question 1 of" in terminal.answer("back")
        assert "Question 2 of" in terminal.answer("4")
        terminal.press(b"\x04")
        assert terminal.end()[0] == 130
    (kept,) = kept_in(tmp_path / "requirements_specs" / "malmberg", THIS_YEAR).open
    assert [answer.word for answer in kept.answers.answers] == ["unknown"]


def test_what_came_of_it_can_still_be_changed_before_it_is_written(tmp_path: Path) -> None:
    with Terminal("spec", "confirm", "--role", "board", cwd=tmp_path, environment=DUTCH) as terminal:
        terminal.prompt()
        terminal.answer("klaar", "1", "1", "1", "-")
        which = terminal.answer("2")
        assert "Wat wil je wijzigen?" in which
        assert "Vraag 1 van" in terminal.answer("1")
        terminal.answer("3", "klaar", "1")
        terminal.type("1")
        assert terminal.end()[0] == 0
    own = own_spec(tmp_path)
    assert "browser" not in names(own)
    assert own.confirmation
    assert own.confirmation.role == "board"


def a_page_that_was_read(folder: Path) -> dt.date:
    """Write a draft, and give the day it was read."""
    pcs: tuple[DeviceClass, ...] = ("windows-pc", "mac", "linux-pc")
    rows = (
        DraftRow(kind="memory", text="8 GB intern geheugen", minimum="8 GB", applies_to=pcs),
        DraftRow(kind="memory", text="iPad met 3 GB", minimum="3 GB", applies_to=("ipad",)),
    )
    day = today() - dt.timedelta(3)
    read = Draft(read_on=day, source="https://www.malmberg.nl/eisen", rows=rows, not_understood=("Flash Player",))
    (folder / "concept.json").write_bytes(encode_draft(read))
    return day


def test_a_page_that_was_read_proposes_also_another_time_and_its_words_go_along(tmp_path: Path) -> None:
    day = a_page_that_was_read(tmp_path)
    with Terminal("spec", "confirm", "--draft", "concept.json", cwd=tmp_path, environment=DUTCH) as terminal:
        said = terminal.prompt()
        assert "Flash Player" in said
        assert "Werkgeheugen (Windows-pc" in said, "what the page speaks of is asked first"
        assert "uit “8 GB intern geheugen”" in said.replace("\n ", "")
        assert terminal.all_of_next(["2", "stop"])[0] == 0
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        terminal.prompt()
        said = terminal.answer("1")
        while "Op de pagina staat ook" not in said:
            said = terminal.answer("1")
        assert terminal.all_of_next(["1", "1", "2", "1", "1", "-", "1"])[0] == 0
    own = own_spec(tmp_path)
    quotes = {item.id: item.quote.text for item in own.requirement if item.quote}
    assert quotes == {"memory": "8 GB intern geheugen", "memory-ipad": "iPad met 3 GB"}
    assert own.confirmation
    assert own.confirmation.on == day
    assert own.source == "https://www.malmberg.nl/eisen"


def test_confirming_again_asks_only_what_was_not_known(tmp_path: Path) -> None:
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        answers = ["4" if name == "memory" else "1" for name in asked_about(THIS_YEAR)]
        assert terminal.all_of([*answers, "1", "2", "1", "1", "-", "1"])[0] == 0
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        said = terminal.prompt()
        assert "Vraag 1 van 1: Werkgeheugen" in said
        assert "antwoorden van eerder gelden nog" in said
        assert terminal.all_of_next(["1", "1", "2", "1", "1", "-", "1"])[0] == 0
    specs = [load_spec(path) for path in (tmp_path / "requirements_specs" / "malmberg").glob("*.toml")]
    assert sorted(spec.is_provisional for spec in specs) == [False, True]
    listed = systeemcheck("spec", "list", cwd=tmp_path, environment=DUTCH)
    assert listed.err == ""
    whole = next(spec for spec in specs if not spec.is_provisional)
    assert whole.confirmation
    assert whole.confirmation.of == "malmberg/2026-2027.1"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ('["malmberg", "eigen.toml"]', "Controles gebruiken vanaf nu deze eisen"),
        ('"malmberg"', "Controles gebruiken vanaf nu deze eisen"),
        ('["malmberg/2026-2027.1", "eigen.toml"]', "Haal die regel weg"),
    ],
    ids=["an id among others", "an id", "a version"],
)
def test_settings_that_name_the_publisher_use_what_was_confirmed(tmp_path: Path, wanted: str, told: str) -> None:
    (tmp_path / "systeemcheck.toml").write_text(f"spec = {wanted}\n", encoding="utf-8")
    with Terminal("spec", "confirm", cwd=tmp_path, environment=DUTCH) as terminal:
        code, said = terminal.all_of(["1", "klaar", "1", "2", "1", "1", "-", "1"])
    assert code == 0, terminal.said
    assert told in said.replace("\n", " ")


def test_a_console_of_western_windows_shows_it(tmp_path: Path) -> None:
    environment = {**DUTCH, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    with Terminal("spec", "confirm", cwd=tmp_path, environment=environment) as terminal:
        code, _ = terminal.all_of(["1", "stop"])
        assert code == 0
    assert json.loads(next((tmp_path / "requirements_specs" / "malmberg").glob(".nakijken-*")).read_text("utf-8"))


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "er zit niemand achter het toetsenbord"),
        (("--role", "koning"), "koning"),
    ],
)  # fmt: skip
def test_without_a_person_nothing_is_asked(tmp_path: Path, arguments: tuple[str, ...], problem: str) -> None:
    ended = systeemcheck(
        "spec", "confirm", *arguments, cwd=tmp_path, environment={"LANG": "nl_NL.UTF-8", "LC_ALL": None}
    )
    assert ended.code == 2
    assert problem in ended.err
    assert ended.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_is_none_and_a_spec_that_is_not_there_get_one_line(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>", encoding="utf-8")
    for arguments in (["--draft", "page.html"], ["--draft", "gone.json"], ["no-such-spec"]):
        with Terminal("spec", "confirm", *arguments, cwd=tmp_path, environment=DUTCH) as terminal:
            code, said = terminal.end()
        assert code == 2, said
        assert said.startswith("systeemcheck: "), said
        assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.pitfall(63)
@pytest.mark.parametrize("told", ["2081-09-02 10:00:00", "2018-09-02 10:00:00"])
def test_a_clock_that_is_wrong_writes_no_day_that_another_computer_refuses(tmp_path: Path, told: str) -> None:
    library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
    if library is None:
        pytest.skip("the Debian package faketime is not installed")
    clock = {**DUTCH, "LD_PRELOAD": str(library), "FAKETIME": f"@{told}", "DONT_FAKE_MONOTONIC": "1"}
    with Terminal("spec", "confirm", cwd=tmp_path, environment=clock) as terminal:
        code, _ = terminal.all_of(["1", "klaar", "1", "2", "1", "1", "-", "1"])
    assert code == 0
    own = own_spec(tmp_path)
    assert of(own, "browser").checked_on == load_releases(built_in_specs_folder()).snapshot
    listed = systeemcheck("spec", "list", cwd=tmp_path, environment=DUTCH)
    assert f"* malmberg/{own.version}" in listed.out
