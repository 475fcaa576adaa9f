"""The questions: what a page that was read proposes, for which devices, and what can be answered."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checker.confirming.answers import Answer, Answers
from checker.confirming.asking import Sheet, questions, second_place, sheet
from checker.confirming.draft import Draft, DraftRow
from checker.confirming.draft_file import encode_draft, load_draft
from checker.confirming.earlier import Earlier
from checker.confirming.reading_day import read_on
from checker.confirming.rows.row import Columns, NotUnderstoodError
from checker.confirming.run import begin
from checker.confirming.values import asked_of
from checker.errors import BadInputError
from checker.model.devices import DeviceClass
from checker.reporting.language.words import Words
from checker.reporting.words.confirming import question_words
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs, load_releases
from checker.specification.document import Quote
from tests.confirming.specs import THIS_YEAR, TODAY, asked_about, confirmed, of

RELEASES = load_releases(built_in_specs_folder())


def draft(*rows: dict[str, Any], source: str = "https://www.malmberg.nl/x") -> Draft:
    return Draft(
        read_on=dt.date(2026, 11, 20), source=source, rows=tuple(DraftRow(**row) for row in rows),
        not_understood=("Adobe Flash, nieuwste versie",),
    )  # fmt: skip


def about(asked: Sheet, name: str) -> list[Any]:
    return [each for each in asked.questions if each.requirement.id == name]


MEMORY = {"kind": "memory", "text": "Intern geheugen: 8 GB", "minimum": "8 GB"}


def test_every_provisional_requirement_and_method_is_asked_once_and_no_other() -> None:
    assert [question.name for question in questions(THIS_YEAR)] == asked_about(THIS_YEAR)
    archived = next(entry.spec for entry in all_specs(built_in_specs_folder()) if entry.spec.version == "2015")
    assert questions(archived) == ()


def test_a_page_proposes_its_value_with_its_very_words() -> None:
    asked = sheet(THIS_YEAR, draft=draft({**MEMORY, "applies_to": ("windows-pc", "mac", "linux-pc")}))
    (memory,) = about(asked, "memory")
    (proposal,) = memory.proposals
    assert proposal.asked == Columns(minimum="8 GB")
    assert proposal.quote == Quote(text="Intern geheugen: 8 GB", source="https://www.malmberg.nl/x")
    assert memory.choices == ("keep", "page", "change", "dropped", "unknown")
    own = of(confirmed(THIS_YEAR, memory.chosen("page")), "memory")
    assert (own.quote, own.basis) == (proposal.quote, "published")
    assert asked_of(own) == proposal.asked


def test_a_page_that_speaks_of_some_devices_says_nothing_of_the_others() -> None:
    asked = sheet(THIS_YEAR, draft=draft({**MEMORY, "applies_to": ("windows-pc",)}))
    pc, others = about(asked, "memory")
    assert (pc.name, others.name) == ("memory@windows-pc", "memory@mac+linux-pc")
    assert (len(pc.proposals), len(others.proposals)) == (1, 0)
    own = confirmed(THIS_YEAR, pc.chosen("page"), others.chosen("unknown"))
    assert of(own, "memory").basis == "published"
    assert of(own, "memory").applies_to == ("windows-pc",)
    assert of(own, "memory-mac").basis == "provisional"


def test_a_page_that_says_what_is_there_already_is_agreed_with_by_its_words() -> None:
    row = {"kind": "macos", "text": "macOS 12 of hoger", "minimum": "12", "applies_to": ("mac",)}
    (macos,) = about(sheet(THIS_YEAR, draft=draft(row)), "macos")
    assert macos.choices == ("keep", "change", "dropped", "unknown")
    answer = macos.chosen("keep")
    assert answer.quote
    assert answer.quote.text == "macOS 12 of hoger"


def test_two_values_for_one_thing_are_both_shown_and_neither_is_chosen_for_anyone() -> None:
    rows = [{**MEMORY, "applies_to": ("mac",)}, {**MEMORY, "minimum": "16 GB", "applies_to": ("mac",)}]
    (mac,) = [each for each in about(sheet(THIS_YEAR, draft=draft(*rows)), "memory") if each.proposals]
    assert [proposal.asked.minimum for proposal in mac.proposals] == ["8 GB", "16 GB"]
    assert "page" not in mac.choices


def test_a_row_for_no_device_in_particular_is_likely_only() -> None:
    asked = sheet(THIS_YEAR, draft=draft(MEMORY))
    said = question_words(about(asked, "memory")[0], Words("nl"), RELEASES)
    assert [page.is_likely for page in said.page] == [True]


def test_a_row_the_spec_has_nothing_of_is_proposed_to_be_added(tmp_path: Path) -> None:
    row = {"kind": "memory", "text": "iPad: 3 GB", "minimum": "3 GB", "applies_to": ("ipad", "mac")}
    asked = sheet(THIS_YEAR, draft=draft(row))
    (addition,) = asked.additions
    assert (addition.row.kind, addition.row.applies_to) == ("memory", ("ipad",))
    run = begin(tmp_path, asked).run
    run.accept(addition)
    assert run.open_additions == ()
    assert of(confirmed(THIS_YEAR, told=run.answers), addition.row.name).quote
    run.leave_out(addition.row.name)
    assert run.answers.added == ()
    assert run.open_additions == ()


def test_what_the_program_did_not_understand_is_passed_on() -> None:
    assert sheet(THIS_YEAR, draft=draft()).not_understood == ("Adobe Flash, nieuwste versie",)


def test_a_draft_with_a_value_that_no_row_can_have_proposes_nothing() -> None:
    rows = [{**MEMORY, "minimum": "veel"}, {**MEMORY, "minimum": "16 GB", "recommended": "8 GB"}]
    assert all(not question.proposals for question in sheet(THIS_YEAR, draft=draft(*rows)).questions)


NOWHERE: dict[str, dict[str, Any]] = {
    "a value that no row can have": {**MEMORY, "minimum": "veel"},
    "less recommended than at least": {**MEMORY, "minimum": "16 GB", "recommended": "8 GB"},
    "no value": {**MEMORY, "minimum": ""},
    "a kind that there is not": {**MEMORY, "kind": "smell"},
    "a device that has no such row": {**MEMORY, "applies_to": ("phone",)},
    "no device, of what the spec has nothing": {"kind": "processor-speed", "text": MEMORY["text"], "minimum": "2 GHz"},
}


@pytest.mark.parametrize("name", NOWHERE)
def test_a_row_of_the_page_with_no_place_is_listed_for_a_person_to_look_at(name: str) -> None:
    assert sheet(THIS_YEAR, draft=draft(NOWHERE[name])).not_understood[1:] == (MEMORY["text"],)
    placed = {**MEMORY, "applies_to": ("mac",)}
    assert sheet(THIS_YEAR, draft=draft(placed)).not_understood[1:] == ()


def test_what_a_page_says_twice_is_proposed_once_and_without_signs_that_nobody_sees() -> None:
    row = {**MEMORY, "text": "8 GB\x1b[2J", "applies_to": ("mac",)}
    asked = sheet(THIS_YEAR, draft=draft(row, row))
    (proposal,) = [each for question in asked.questions for each in question.proposals]
    assert proposal.quote
    assert proposal.quote.text == "8 GB [2J"


def test_a_page_that_says_otherwise_than_last_year_is_asked_about_and_one_that_agrees_is_not() -> None:
    last_year = msgspec.structs.replace(THIS_YEAR, version="2025-2026.9", valid_from=dt.date(2025, 8, 1))
    answers = (
        Answer(requirement="memory", word="change", minimum="4 GB", recommended="16 GB"),
        *(Answer(requirement=name, word="keep") for name in asked_about(THIS_YEAR) if name != "memory"),
    )
    earlier = Earlier(confirmed(last_year, *answers, today=dt.date(2025, 9, 3)), last_year)
    row = {**MEMORY, "minimum": "4 GB", "recommended": "16 GB", "applies_to": ("windows-pc",)}
    assert sheet(THIS_YEAR, earlier, draft(row)).questions == ()
    (question,) = sheet(THIS_YEAR, earlier, draft({**row, "minimum": "8 GB"})).questions
    assert (question.name, question.choices) == (
        "memory@windows-pc", ("keep", "page", "earlier", "change", "dropped", "unknown"),
    )  # fmt: skip


@pytest.mark.parametrize("source", ["javascript:alert(1)", "https://example.org/\x1b[2J", 'https://example.org/"'])
def test_an_address_that_is_none_is_no_source_of_a_quote(source: str) -> None:
    asked = sheet(THIS_YEAR, draft=draft({**MEMORY, "applies_to": ("mac",)}, source=source))
    quotes = [proposal.quote for question in asked.questions for proposal in question.proposals]
    assert [quote.source for quote in quotes if quote] == [""]


def test_an_answer_the_question_has_not_is_refused(tmp_path: Path) -> None:
    run = begin(tmp_path, sheet(THIS_YEAR)).run
    cookies = run.question("cookies")
    memory = run.question("memory")
    assert cookies
    assert memory
    with pytest.raises(NotUnderstoodError):
        run.answer(memory, "page")
    with pytest.raises(NotUnderstoodError, match="expected a size"):
        run.answer(memory, "change", "veel", "")
    with pytest.raises(NotUnderstoodError, match="no value"):
        run.answer(memory, "change", "", " ")
    assert run.answers == Answers()
    assert run.answer(cookies, "column").recommended == "yes"
    assert run.answer(memory, "change", "4 GB", "8 gigabyte").word == "keep"


def test_rows_that_cannot_be_are_not_added(tmp_path: Path) -> None:
    run = begin(tmp_path, sheet(THIS_YEAR)).run
    cases: list[tuple[str, DeviceClass, str]] = [("memory", "phone", "8 GB"), ("x", "mac", "8"), ("macos", "mac", "x")]
    for kind, name, value in cases:
        with pytest.raises(NotUnderstoodError):
            run.add(kind, [name], value)
    assert run.add("memory", ("ipad",), "3 GB").name == "memory-ipad"
    assert run.add("memory", ("ipad",), "4 GB").name == "memory-ipad-2"
    with pytest.raises(NotUnderstoodError, match="expected an address"):
        run.told("head", "", "www.malmberg.nl")


def test_the_helpdesk_is_named_for_malmberg_alone() -> None:
    assert second_place(THIS_YEAR) == "https://help.bao.malmberg.nl"
    assert all(second_place(e.spec) == "" for e in all_specs(built_in_specs_folder()) if e.spec.id != "malmberg")


def test_a_draft_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "concept.json"
    path.write_bytes(encode_draft(draft(MEMORY)))
    assert load_draft(path) == draft(MEMORY)
    assert read_on(load_draft(path), TODAY) == dt.date(2026, 11, 20)
    assert read_on(Draft(read_on=dt.date(2999, 1, 1)), TODAY) == TODAY


@pytest.mark.parametrize("data", [b"", b"[1]", b"\xff", b'{"schema_version":2,"read_on":"2026-11-20"}', b"[" * 50_000])
def test_a_file_that_is_no_draft_gets_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "concept.json"
    path.write_bytes(data)
    with pytest.raises(BadInputError, match="not a draft") as error:
        load_draft(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_question_can_be_read_in_both_languages(language: str) -> None:
    for question in questions(THIS_YEAR):
        said = question_words(question, Words(language), RELEASES)
        assert all((said.title, said.devices, said.today, said.why)), question.name
        assert not any(raw in said.today for raw in ("days", "newest", "yes", "windows-pc")) or language == "en"
        assert [choice for choice, _ in said.choices] == list(question.choices)
