"""What a coordinator does on the tab Requirements: each click goes to the disk, and the end is judged by at once."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from pathlib import Path

import msgspec
import pytest

from checker.confirming.answers import Answer
from checker.confirming.progress import kept_in
from checker.confirming.writing import write_spec
from checker.desk.requirements.in_use import in_use
from checker.reporting.language.words import Words
from checker.specification.document import Title
from tests.confirming.specs import THIS_YEAR, asked_about, confirmed
from tests.desk.at_once import AtOnce, at_once
from tests.desk.on_requirements import COUNT, VALUES, finished, own, question, seen, told


def test_the_tab_tells_what_is_in_use_how_sure_it_is_and_where_to_look(desk: AtOnce) -> None:
    page = seen(desk)
    assert THIS_YEAR.title.nl in page
    assert f"Nog niet nagekeken. {VALUES} waarden zijn voorlopig" in page
    assert f"0 van {COUNT} beantwoord" in page
    assert {THIS_YEAR.source, "https://help.bao.malmberg.nl"} <= set(
        re.findall(r'href="(http[^"]+)"', desk.page("requirements"))
    )
    assert 'Eisen <span class="waiting">1<' in desk.page("list")


def test_of_several_publishers_each_can_be_laid_beside_its_page(folder: Path) -> None:
    fewer, title = THIS_YEAR.requirement[1:], Title(nl="Toetsen", en="Tests")
    other = msgspec.structs.replace(THIS_YEAR, id="toetsen", version="1", title=title, requirement=fewer)
    write_spec(folder.parent / "requirements_specs" / "toetsen", other)
    both = at_once(folder, specs=("malmberg", "toetsen"))
    page = seen(both)
    assert page.count("Nog niet nagekeken") == 2
    told(both, "lay", spec="toetsen/1")
    assert f"0 van {COUNT - 1} beantwoord" in seen(both)
    assert "Nakijken in tien minuten: Toetsen" in seen(both)
    told(both, "answer", question="windows", choice="keep")
    finished(both)
    assert own(folder) == []
    assert len(list((folder.parent / "requirements_specs" / "toetsen").glob("*.toml"))) == 2
    assert [spec.id for spec in both.desk.in_use] == ["malmberg", "toetsen"]
    assert seen(both).count("Nog niet nagekeken") == 1


def test_settings_that_name_no_spec_there_is_are_told_in_one_line(folder: Path) -> None:
    one = at_once(folder, specs=("nothing",))
    assert "spec nothing: there is no such spec" in seen(one)
    assert one.post("requirements/answer", {"question": "memory", "choice": "keep"})[0] == 400


def test_of_a_new_school_year_it_is_told_that_only_the_year_before_was_checked() -> None:
    answered = Answer(requirement="memory", word="keep")
    before = confirmed(THIS_YEAR, answered)
    year = {"valid_from": dt.date(2027, 8, 1), "valid_until": dt.date(2028, 7, 31)}
    title = Title(nl="Malmberg basisonderwijs 2027-2028", en="Malmberg 2027-2028")
    new = msgspec.structs.replace(THIS_YEAR, version="2027-2028.1", title=title, **year)
    (told_of,) = in_use([new], [THIS_YEAR, before, new], new, dt.date(2027, 8, 1), Words("nl"))
    assert told_of.lead == "Nog niet nagekeken."
    assert told_of.text.startswith(f"{THIS_YEAR.title.nl} wel, op 30 november 2026.")
    assert told_of.second is not None


def test_every_answer_is_on_the_disk_before_the_next_question_is_asked(desk: AtOnce, folder: Path) -> None:
    first = question(desk)
    assert told(desk, "answer", question=first, choice="keep") == []
    (kept,) = kept_in(folder.parent / "requirements_specs" / "malmberg", THIS_YEAR).open
    assert [(answer.requirement, answer.word) for answer in kept.answers.answers] == [(first, "keep")]
    assert question(desk) == asked_about(THIS_YEAR)[1]
    again = at_once(folder)  # a new start, as after a crash
    assert f"1 van {COUNT} beantwoord" in seen(again)
    assert question(again) == asked_about(THIS_YEAR)[1]


def test_another_value_is_typed_as_a_person_writes_it(desk: AtOnce) -> None:
    told(desk, "answer", question="memory", choice="change", minimum="8 gigabyte", recommended="16GB RAM")
    assert "Bewaard: Werkgeheugen (Windows-pc, Mac en Linux-pc): minimum: 8 GB; aanbevolen: 16 GB" in seen(
        desk
    ).replace("\u00a0", " ")


def test_what_is_not_understood_stays_in_its_field_with_what_was_expected(desk: AtOnce) -> None:
    told(desk, "look", question="memory")
    assert told(desk, "answer", question="memory", choice="change", minimum="veel", recommended="16 GB") == []
    page = desk.page("requirements")
    assert re.search(r'<details id="change-memory" open>', page)
    assert re.search(r'name="minimum"[^>]* value="veel"', page)
    assert re.search(r'name="recommended"[^>]* value="16 GB"', page)
    assert 'Expected a size such as "8 GB", not "veel".' in unescape(page)
    assert f"0 van {COUNT} beantwoord" in seen(desk)


def test_the_values_of_now_stand_in_the_fields_and_sent_back_they_agree(desk: AtOnce) -> None:
    for name in asked_about(THIS_YEAR):
        told(desk, "look", question=name)
        page = unescape(desk.page("requirements"))
        fields = dict(re.findall(r'name="(minimum|recommended)" id="(?:minimum|recommended)" value="([^"]*)"', page))
        if fields:
            told(desk, "answer", question=name, choice="change", **fields)
    sitting = desk.desk.sitting
    assert sitting is not None
    assert {answer.word for answer in sitting.run.answers.answers} == {"keep"}


def test_an_answer_can_be_taken_back_and_the_question_before_looked_at(desk: AtOnce) -> None:
    first, second = asked_about(THIS_YEAR)[:2]
    told(desk, "answer", question=first, choice="dropped")
    told(desk, "look", question=first)
    assert question(desk) == first
    assert "Je antwoord staat er niet (meer)" in seen(desk)
    told(desk, "undo", question=first)
    assert question(desk) == first
    assert f"0 van {COUNT} beantwoord" in seen(desk)
    told(desk, "look", question=second)
    assert question(desk) == second


def test_a_question_that_is_no_longer_there_is_told(desk: AtOnce) -> None:
    assert "Deze vraag is er niet meer" in told(desk, "answer", question="memory@mac", choice="keep")[0]
    assert "Deze vraag is er niet meer" in told(desk, "accept", row="nothing")[0]


def test_a_choice_that_a_question_has_not_changes_nothing(desk: AtOnce) -> None:
    told(desk, "answer", question="memory", choice="page")
    assert f"0 van {COUNT} beantwoord" in seen(desk)


def test_a_row_that_is_missing_is_added_and_can_be_left_out_again(desk: AtOnce) -> None:
    told(desk, "add", kind="memory", ipad="yes", minimum="3 GB")
    page = seen(desk)
    assert "Komt erbij: Werkgeheugen (iPad): minimum: 3 GB" in page
    told(desk, "leave-out", row="memory-ipad")
    assert "Komt erbij" not in seen(desk)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"kind": "memory", "minimum": "3 GB"}, "These devices cannot have such a row."),
        ({"kind": "windows", "ipad": "yes", "minimum": "10"}, "These devices cannot have such a row."),
        ({"kind": "nothing", "ipad": "yes"}, "There is no such kind of row."),
        ({"kind": "memory", "ipad": "yes", "minimum": "veel"}, 'Expected a size such as "8 GB", not "veel".'),
    ],
)
def test_a_row_that_cannot_be_is_told_and_what_was_typed_stays(
    desk: AtOnce, form: dict[str, str], expected: str
) -> None:
    told(desk, "add", **form)
    page = unescape(desk.page("requirements"))
    assert expected in page
    assert f'id="add-minimum" value="{form.get("minimum", "")}"' in page
    assert ('name="ipad" value="yes" checked' in page) == ("ipad" in form)


def test_beginning_anew_forgets_the_answers_and_asks_the_first_question(desk: AtOnce) -> None:
    told(desk, "answer", question="memory", choice="keep")
    told(desk, "anew")
    assert f"0 van {COUNT} beantwoord" in seen(desk)
    assert question(desk) == asked_about(THIS_YEAR)[0]


def test_at_the_end_they_are_the_school_s_own_and_the_overview_is_judged_by_them(desk: AtOnce, folder: Path) -> None:
    told(desk, "answer", question="memory", choice="change", minimum="8 GB", recommended="16 GB")
    told(desk, "answer", question="windows", choice="keep")
    told(desk, "look", question=".")
    said = finished(desk, role="head", note="Samen gelezen")
    assert "Deze eisen zijn nu van jullie" in said[0]
    (written,) = own(folder)
    assert [item.id for item in written.requirement if item.basis == "published"] == ["windows", "memory"]
    assert written.confirmation
    assert (written.confirmation.role, written.confirmation.note) == ("head", "Samen gelezen")
    made = desk.desk.newest.made
    assert made is not None
    assert made.question.spec.version == written.version
    page = seen(desk)
    assert "Nagekeken op" in page
    assert "door de directeur" in page
    assert f"Nog {VALUES - 2} waarden zijn voorlopig" in page
    assert "De rest nakijken" in page
    assert "waiting" not in desk.page("requirements").split("Eisen")[1][:30]


def test_a_method_is_asked_with_one_field_and_what_the_page_has_besides_is_added_by_its_name(
    desk: AtOnce, folder: Path
) -> None:
    told(desk, "look", question="product:pluspunt")
    page = desk.page("requirements")
    assert "niet op iPad en Android-tablet" in seen(desk)
    assert 'name="minimum"' in page
    assert 'id="recommended"' not in page
    told(desk, "answer", question="product:pluspunt", choice="change", minimum="digibord")
    assert 'aria-invalid="true"' in desk.page("requirements")
    told(desk, "answer", question="product:pluspunt", choice="change", minimum="niet op iPads")
    told(desk, "add", kind="product", ipad="yes")
    assert "Expected the name of the method." in seen(desk)
    told(desk, "add", kind="product", product="Taal actief")
    assert 'value="Taal actief"' in desk.page("requirements")
    told(desk, "add", kind="product", product="Taal actief", ipad="yes", **{"android-tablet": "yes"})
    finished(desk)
    (written,) = own(folder)
    methods = {item.id: (item.basis, item.not_on) for item in written.product}
    assert methods["pluspunt"] == ("published", ("ipad",))
    assert methods["taal-actief"] == ("published", ("ipad", "android-tablet"))
    assert methods["kleuterplein"] == ("provisional", ("ipad", "android-tablet"))


def test_what_was_confirmed_before_is_not_asked_again_unless_it_is_wanted(desk: AtOnce) -> None:
    told(desk, "answer", question="memory", choice="keep")
    finished(desk)
    assert f"0 van {COUNT - 1} beantwoord" in seen(desk)
    told(desk, "lay", spec=desk.desk.in_use[0].name, again="yes")
    assert f"0 van {COUNT} beantwoord" in seen(desk)
    told(desk, "look", question="memory")
    assert "Eerder nagekeken op" in seen(desk)


def test_the_summary_tells_what_becomes_different_before_anything_is_written(desk: AtOnce, folder: Path) -> None:
    told(desk, "answer", question="memory", choice="change", minimum="8 GB", recommended="16 GB")
    told(desk, "answer", question="ipad-size", choice="dropped")
    told(desk, "look", question=".")
    page = seen(desk)
    assert "1 waarde is anders" in page
    now, then = "minimum: 4 GB; aanbevolen: 8 GB", "minimum: 8 GB; aanbevolen: 16 GB"
    assert f"Werkgeheugen Windows-pc, Mac en Linux-pc Nu: {now} Wordt: {then}" in page
    assert "Grootte van de iPad iPad Nu: aanbevolen: 9,7 inch Wordt: staat er niet (meer)" in page
    assert own(folder) == []


@pytest.mark.parametrize("day", ["", "morgen", "2031-01-01", "2001-01-01"])
def test_a_day_that_cannot_be_is_told_and_nothing_is_written(desk: AtOnce, folder: Path, day: str) -> None:
    told(desk, "answer", question="memory", choice="keep")
    assert "Kies de dag" in finished(desk, read_on=day, note="Ik")[0]
    assert own(folder) == []
    assert 'value="Ik"' in desk.page("requirements")


def test_an_address_that_is_none_is_told_and_nothing_is_written(desk: AtOnce, folder: Path) -> None:
    told(desk, "answer", question="memory", choice="keep")
    assert "https://www.example.org/page" in finished(desk, source="javascript:alert(1)")[0]
    assert own(folder) == []


def test_requirements_of_which_nothing_would_be_left_are_not_written(desk: AtOnce, folder: Path) -> None:
    for name in asked_about(THIS_YEAR):
        told(desk, "answer", question=name, choice="dropped")
    assert "every requirement was left out" in seen(desk)
    assert "every requirement was left out" in finished(desk)[0]
    assert own(folder) == []


def test_a_folder_that_cannot_be_written_is_told_and_the_question_stays(desk: AtOnce, folder: Path) -> None:
    (folder.parent / "requirements_specs").write_text("in the way")
    status, answer = desk.post("requirements/answer", {"question": "memory", "choice": "keep"})
    assert status == 507
    assert "requirements_specs" in answer["told"][0]["text"] or answer["told"][0]["how"] == "wrong"
    assert f"0 van {COUNT} beantwoord" in seen(desk)
