"""The checklist clicked through as a person does, with the mouse and with the keyboard, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.model.school_year import Done, GroupData
from tests.collector.serving import ask
from tests.desk.a_checklist import kept, school
from tests.desk.serving import desk, used
from tests.desk.test_group_data import CHILD, edexml
from tests.desk.test_in_browsers import LOOKS, text64
from tests.pages import page_checks


@pytest.mark.browser
def test_ticked_undone_and_there_after_a_reload_without_losing_one_s_place(folder: Path) -> None:
    with desk(folder) as running:
        seen = used(
            running.address,
            ["go", "checklist"],
            ["click", "#done-any"],
            ["sees", "#line-any", "gedaan op"],
            ["focused", "ticked"],
            ["go", "checklist"],
            ["sees", "#line-any", "gedaan op"],
            ["click", "#undo-any"],
            ["gone", "#undo-any"],
            ["focused", "undone"],
            ["press", "Enter"],
            ["sees", "#line-any", "gedaan op"],
            ["focused", "by keyboard"],
        )
    assert seen["errors"] == []
    assert seen["texts"] == {"ticked": "undo-any", "undone": "done-any", "by keyboard": "undo-any"}


@pytest.mark.browser
def test_a_day_with_the_checklist(folder: Path) -> None:
    with desk(folder) as running:
        seen = used(
            running.address,
            ["go", "checklist"],
            ["click", "#more-far summary"],
            ["fill", "#note-far", "Samen nagekeken"],
            ["choose", "#role-far", "head"],
            ["click", "#more-far [data-do=done] button"],
            ["sees", "#line-far", "door de directeur"],
            ["sees", "#line-far", "Samen nagekeken"],
            ["click", "#more-know summary"],
            ["fill", "#why-know", "Wij hebben geen Bingel"],
            ["click", "#more-know [data-do=leave-out] button"],
            ["sees", "#line-know", "Doen jullie niet"],
            ["click", "#undo-know"],
            ["gone", "#undo-know"],
            ["fill", "#own-title", "Laadkasten nakijken"],
            ["click", "[data-do=own] button"],
            ["sees", "#told", "Laadkasten nakijken staat erbij"],
            ["click", "#mail-soon summary"],
            ["click", "#mail-soon [data-copy]"],
            ["sees", "#mail-soon [role=status]", "Gekopieerd"],
            ["popup", "a[href=page]"],
            ["save", "a[href=calendar]"],
        )
    assert seen["errors"] == []
    assert "Samen nagekeken" in seen["popups"][0]["text"]
    assert [name[-4:] for name in seen["saved"]] == [".ics"]


@pytest.mark.browser
def test_what_somebody_ticks_beside_comes_by_itself_and_what_is_being_typed_stays(folder: Path) -> None:
    with desk(folder) as running:
        seen = used(
            running.address,
            ["go", "checklist"],
            ["beside", "#done-any"],
            ["sees", "#line-any", "gedaan op"],
            ["click", "#more-far summary"],
            ["fill", "#note-far", "nog niet af"],
            ["beside", "#done-soon"],
            ["click", "#more-far [data-do=done] button"],
            ["sees", "#line-far", "nog niet af"],
            ["sees", "#line-soon", "gedaan op"],
        )
    assert seen["errors"] == []
    assert sorted(entry.item for entry in kept(folder) if isinstance(entry, Done)) == ["any", "far", "soon"]


@pytest.mark.browser
def test_group_data_is_dropped_and_chosen_and_no_name_is_said(folder: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "elders" / "groepen.xml"
    chosen.parent.mkdir()
    chosen.write_bytes(edexml(pupils=1500, groups=60, unknown_groups=2))
    with desk(folder) as running:
        seen = used(
            running.address,
            ["go", "checklist"],
            ["drop", [["groepen.xml", text64(edexml(pupils=30))]]],
            ["sees", "#told", "30 leerlingen"],
            ["sees", "#line-groups", "30 leerlingen"],
            ["files", "#file-groups", [str(chosen)]],
            ["sees", "#told", "regel"],
            ["sees", "#line-groups", "punten om na te kijken"],
            ["text", "page", "body"],
        )
        assert CHILD not in running.ask("GET", "checklist/")[1]
    assert seen["errors"] == []
    assert CHILD not in seen["texts"]["page"]
    assert [entry.pupils for entry in kept(folder) if isinstance(entry, GroupData)] == [30, 1500]
    said = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != chosen)
    assert CHILD.encode() not in said


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk whose checklist has a line of every kind."""
    folder = school(tmp_path_factory.mktemp("busy"))
    with desk(folder) as running:
        running.await_version(1)
        (name,) = set(re.findall(r'name="checklist" value="([^"]*)"', running.ask("GET", "checklist/")[1]))
        for action, form in (
            ("done", {"item": "any", "role": "coordinator", "note": "Samen nagekeken"}),
            ("leave-out", {"item": "know", "note": "Wij hebben geen Bingel"}),
            ("own", {"title": "Vergeten", "by": "2020-01-01"}),
        ):
            assert running.ask("POST", f"checklist/{action}", {"checklist": name, **form})[0] == 200
        running.ask("POST", "add/take", {"name": "groepen.xml", "data": text64(edexml())})
        yield running.address


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS)
def test_unfolded_it_is_for_everyone(busy: str, look: str) -> None:
    unfolding = [["click", f"#more-{name} summary"] for name in ("soon", "any", "know", "groups")]
    seen = used(
        busy,
        ["go", "checklist"],
        *([] if look == "print" else [*unfolding, ["click", "#mail-soon summary"]]),
        ["axe", "checklist"],
        **LOOKS[look],
    )
    assert (seen["errors"], seen["axe"]) == ([], [])


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "page"])
def test_it_is_html_as_it_is_meant(busy: str, path: str, tmp_path: Path) -> None:
    port, token = re.findall(r":(\d+)/([0-9a-f]{32})/", busy)[0]
    page = tmp_path / "page.html"
    page.write_text(ask(int(port), "GET", f"/{token}/checklist/{path}")[1], encoding="utf-8")
    assert page_checks.nu_errors(page) == []
