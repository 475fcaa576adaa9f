"""A page of a publisher that is read on the tab Requirements, and what there is to hand out."""

from __future__ import annotations

import base64
from pathlib import Path

import msgspec
import pytest

from checker.reporting.rendering.environment import environment
from tests.confirming.specs import THIS_YEAR, asked_about, of
from tests.desk.at_once import TOKEN, AtOnce, at_once
from tests.desk.on_requirements import PAGE, PAGES, dropped, finished, own, seen, told
from tests.fleet.results import result, write


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


def test_a_page_that_does_not_name_the_publisher_is_told_as_such(desk: AtOnce) -> None:
    page = "<title>{}</title><h1>Systeemeisen</h1><table><tr><td>Werkgeheugen</td><td>8 GB</td></tr></table>"
    dropped(desk, "requirements", "eisen.html", page.format("Leerwolk").encode())
    assert "Malmberg staat niet in de titel" in seen(desk)
    dropped(desk, "requirements", "eisen.html", page.format("Malmberg: eisen").encode())
    assert "Malmberg staat niet in de titel" not in seen(desk)
