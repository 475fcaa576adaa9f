"""What a coordinator does on the tab Requirements: each click goes to the disk, and the end is judged by at once."""

from __future__ import annotations

import base64
import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import msgspec
import pytest

from checker.confirming.answers import Answer
from checker.confirming.asking import sheet
from checker.confirming.progress import kept_in
from checker.confirming.run import begin
from checker.confirming.writing import write_spec
from checker.desk.requirements.in_use import in_use
from checker.desk.server import application
from checker.reporting.language.words import Words
from checker.reporting.rendering.environment import environment
from checker.specification.document import RequirementsSpec, Title
from checker.specification.loading import load_spec
from tests.confirming.specs import PHRASES, THIS_YEAR, asked_about, confirmed, of
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.evaluation.devices import DAY
from tests.fleet.results import result, write

PAGES = Path(__file__).parents[1] / "page_reading"
PAGE = PAGES / "pages" / "device-tables" / "page.html"
COUNT = len(asked_about(THIS_YEAR))
VALUES = len(THIS_YEAR.requirement)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "resultaten", result("nr 1"), result("nr 2"))
    return tmp_path / "resultaten"


@pytest.fixture
def desk(folder: Path) -> AtOnce:
    return at_once(folder)


def told(desk: AtOnce, action: str, **form: str) -> list[str]:
    return desk.told(f"requirements/{action}", form)


def seen(desk: AtOnce) -> str:
    """Give the text of the tab, as a person reads it."""
    page = desk.page("requirements")
    view = page[page.index('<div id="view"') : page.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", view)).replace("\u00a0", " ").split())


def question(desk: AtOnce) -> str:
    """Give the question that is asked."""
    (found,) = set(
        re.findall(
            r'data-do="answer" id="answer"><input type="hidden" name="question" value="([^"]*)"',
            desk.page("requirements"),
        )
    )
    return str(found)


def own(folder: Path) -> list[RequirementsSpec]:
    """Give the specs of the school's own."""
    return [load_spec(path) for path in sorted((folder.parent / "requirements_specs" / "malmberg").glob("*.toml"))]


def finished(desk: AtOnce, **form: str) -> list[str]:
    today = dt.datetime.now(dt.UTC).astimezone().date()
    usual = {"role": "coordinator", "read_on": str(today), "source": THIS_YEAR.source, "note": ""}
    return told(desk, "finish", **{**usual, **form})


# ---- what is in use


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


# ---- answers


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


# ---- the end


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
    told(desk, "add", kind="product", product="Taal actief", ipad="yes", android_tablet="yes")
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


# ---- two people at once


def test_of_two_people_at_once_both_files_stay_and_that_is_said(desk: AtOnce, folder: Path) -> None:
    place = folder.parent / "requirements_specs" / "malmberg"
    told(desk, "answer", question="memory", choice="keep")
    other = begin(place, sheet(THIS_YEAR), anew=False)
    run = other.run  # goes on from the desk's, at another computer
    run.answer(run.sheet.questions[0], "dropped")
    told(desk, "answer", question="windows", choice="keep")
    assert "Er is nog iemand bezig met deze eisen" in seen(desk)
    finished(desk)
    run.told("board", "", "", DAY)
    run.finish(PHRASES, dt.datetime.now(dt.UTC).astimezone().date())
    assert {spec.confirmation.role for spec in own(folder) if spec.confirmation} == {"coordinator", "board"}


def answered_in_a_window(desk: AtOnce, name: str) -> list[str]:
    client = application(desk.desk, TOKEN, lambda: None).test_client()
    return told(AtOnce(desk.desk, client, []), "answer", question=name, choice="unknown")


def test_of_two_windows_that_click_at_once_no_answer_is_lost(desk: AtOnce) -> None:
    with ThreadPoolExecutor(8) as clicking:
        done = [clicking.submit(answered_in_a_window, desk, name) for name in asked_about(THIS_YEAR)]
        assert all(each.result() == [] for each in done)
    assert f"{COUNT} van {COUNT} beantwoord" in seen(desk)
    assert "nog iemand bezig" not in seen(desk)


def test_who_drops_a_page_while_another_answers_too_goes_on_with_the_own_answers(desk: AtOnce, folder: Path) -> None:
    told(desk, "answer", question="memory", choice="keep")
    run = begin(folder.parent / "requirements_specs" / "malmberg", sheet(THIS_YEAR)).run
    told(desk, "answer", question="windows", choice="keep")
    run.answer(run.sheet.questions[0], "dropped")
    dropped(desk, "requirements", "eisen.html", PAGE.read_bytes())
    sitting = desk.desk.sitting
    assert sitting is not None
    assert {answer.requirement for answer in sitting.run.answers.answers} == {"memory", "windows"}
    assert "Er is nog iemand bezig met deze eisen" in seen(desk)


def test_who_works_alone_is_told_of_nobody_also_after_a_new_start(desk: AtOnce, folder: Path) -> None:
    told(desk, "answer", question="memory", choice="keep")
    again = at_once(folder)
    assert "nog iemand bezig" not in seen(again)
    told(again, "answer", question="windows", choice="keep")
    assert "nog iemand bezig" not in seen(again)


def test_what_is_confirmed_at_the_terminal_while_the_desk_is_open_counts_at_the_next_look(
    desk: AtOnce, folder: Path
) -> None:
    run = begin(folder.parent / "requirements_specs" / "malmberg", sheet(THIS_YEAR)).run
    for each in run.sheet.questions:
        run.answer(each, "keep")
    path = run.finish(PHRASES, dt.datetime.now(dt.UTC).astimezone().date())
    desk.desk.newest.refresh()
    made = desk.desk.newest.made
    assert made is not None
    assert path.name == f"{made.question.spec.version}.toml"
    assert "Alles is nagekeken" in seen(desk)


# ---- the page


def dropped(desk: AtOnce, tab: str, name: str, data: bytes) -> list[str]:
    return desk.told(f"{tab}/take", {"name": name, "data": base64.b64encode(data).decode()})


@pytest.mark.parametrize("tab", ["requirements", "add"])
def test_a_page_that_is_dropped_stands_with_the_questions_with_its_very_words(desk: AtOnce, tab: str) -> None:
    assert "gelezen. 9 waarden staan nu bij de vragen" in dropped(desk, tab, "eisen.html", PAGE.read_bytes())[0]
    told(desk, "look", question="memory@windows-pc")
    page = seen(desk)
    assert (
        "Op de pagina minimum: 4 GB; aanbevolen: 8 GB Werkgeheugen | 4 GB | 8 GB | Meer geheugen werkt prettiger"
        in page
    )
    assert "Internetverbinding | 2 Mbit/s" in page
    told(desk, "look", question="screen@windows-pc")
    told(desk, "answer", question="screen@windows-pc", choice="page")
    finished(desk, source="https://www.uitgever.example/systeemeisen")
    assert desk.desk.in_use[0].source == "https://www.uitgever.example/systeemeisen"
    screen = of(desk.desk.in_use[0], "screen")
    assert screen.applies_to == ("windows-pc",)
    assert isinstance(screen.quote, msgspec.Struct)
    assert screen.quote.text == "Beeldscherm | 1366 × 768 | 1920 × 1080"


def test_a_page_that_was_read_is_still_there_after_a_new_start_until_it_is_put_away(desk: AtOnce, folder: Path) -> None:
    dropped(desk, "requirements", "eisen.html", PAGE.read_bytes())
    again = at_once(folder)
    assert "met 9 waarden" in seen(again)
    told(again, "forget-page")
    assert "met 9 waarden" not in seen(again)
    assert "met 9 waarden" not in seen(at_once(folder))


def test_of_a_page_that_is_read_after_confirming_only_what_differs_is_asked(desk: AtOnce, folder: Path) -> None:
    for name in asked_about(THIS_YEAR):
        told(desk, "answer", question=name, choice="keep")
    finished(desk)
    assert "Alles is nagekeken" in seen(desk)
    (first,) = own(folder)
    dropped(desk, "requirements", "eisen.html", PAGE.read_bytes())
    sitting = desk.desk.sitting
    assert sitting is not None
    asked = [each.name for each in sitting.open]
    assert "screen@windows-pc" in asked
    assert not {"memory@windows-pc", "storage", "screen@mac+linux-pc"} & set(asked)
    told(desk, "answer", question="screen@windows-pc", choice="page")
    finished(desk)
    (newest,) = [spec for spec in own(folder) if spec.version != first.version]
    assert all(item.basis == "published" for item in newest.requirement)
    assert of(newest, "screen").applies_to == ("windows-pc",)


def test_the_text_of_a_page_can_be_pasted(desk: AtOnce) -> None:
    assert (
        "de geplakte tekst: gelezen. 1 waarde" in told(desk, "paste", text="Windows\nWerkgeheugen: minimaal 8 GB\n")[0]
    )


@pytest.mark.parametrize("path", sorted((PAGES / "without").iterdir()), ids=lambda path: path.name)
def test_a_page_without_requirements_is_told_and_leaves_all_as_it_was(desk: AtOnce, folder: Path, path: Path) -> None:
    before = seen(desk)
    line = desk.post("requirements/take", {"name": path.name, "data": base64.b64encode(path.read_bytes()).decode()})
    assert line[1]["told"][0]["how"] == "wrong"
    assert seen(desk) == before
    assert not list(folder.parent.rglob(".pagina-*"))


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.pdf", b"%PDF-1.7 ..."), ("x.docx", b"PK\x03\x04 ..."), ("x.html", b""), ("x.png", b"\x89PNG...")],
)
def test_what_is_no_page_gets_one_clear_line(desk: AtOnce, name: str, data: bytes) -> None:
    status, answer = desk.post("requirements/take", {"name": name, "data": base64.b64encode(data).decode()})
    assert status == 400
    (line,) = answer["told"]
    assert line["how"] == "wrong"
    assert name in line["text"]


def test_a_report_of_our_own_never_becomes_a_page_of_a_publisher(desk: AtOnce) -> None:
    overview = desk.client.get(f"/{TOKEN}/overview/page", headers={"Host": "localhost"}).data
    quoted = b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n" + overview.replace(b"=", b"=3D")
    report = environment().get_template("parts.html").module.brand().encode()  # type: ignore[attr-defined]
    for name, data in {"o.html": overview, "o.mhtml": quoted, "r.html": b"<!doctype html>" + report}.items():
        for tab in ("add", "requirements"):
            (line,) = dropped(desk, tab, name, data)
            assert "een pagina van Systeemcheck zelf" in line


def test_requirements_that_were_handed_out_as_a_page_are_read_as_a_page(desk: AtOnce) -> None:
    page = desk.client.get(f"/{TOKEN}/requirements/page", headers={"Host": "localhost"}).data
    assert "gelezen" in dropped(desk, "requirements", "eisen.html", page)[0]


def test_a_result_that_is_dropped_here_is_added_as_on_any_tab(desk: AtOnce, tmp_path: Path) -> None:
    path = write(tmp_path / "other", result("nr 3"))
    assert "staat erbij" in dropped(desk, "requirements", path.name, path.read_bytes())[0]
    assert "dit is nu je lijst" in dropped(desk, "requirements", "lijst.csv", b"Label;Locatie\nnr 1;Groep 5\n")[0]


def test_a_script_on_a_page_is_text_here(desk: AtOnce) -> None:
    script = "<script>alert(1)</script>"
    told(desk, "paste", text=f"Windows\nWerkgeheugen: minimaal 8 GB {script}\nVereist: {script} 4 GHz\n")
    told(desk, "add", kind=script, minimum=script, recommended=script)
    assert script not in desk.page("requirements").replace("<script>\n", "")


# ---- to hand out


@pytest.mark.parametrize(
    ("name", "expected"),
    [("page", "Systeemeisen"), ("buying", "nieuw apparaat"), ("changes", "Wat er verandert")],
)
def test_the_pages_to_hand_out_run_nothing(desk: AtOnce, name: str, expected: str) -> None:
    told(desk, "answer", question="memory", choice="change", minimum="8 GB", recommended="16 GB")
    answer = desk.client.get(f"/{TOKEN}/requirements/{name}", headers={"Host": "localhost"})
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"].startswith("sandbox allow-popups")
    assert "<h1" in answer.text
    assert "allow-scripts" not in answer.headers["Content-Security-Policy"]
    assert expected.casefold() in answer.text.casefold()
