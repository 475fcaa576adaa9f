"""Which list `systeemcheck checklist` is about, and that of the next year."""

from __future__ import annotations

import json
from pathlib import Path

from checker.checklist.catalogue import draft_name_of
from checker.checklist.loading import load_checklist
from checker.checklist.new_year import name_of_next
from tests.cli.checklist.runs import OF_THAT_YEAR, checklist, of_year
from tests.cli.program import PROJECT

NEWEST = load_checklist(max((PROJECT / "requirements_specs/checklists").glob("malmberg-*.toml")))


def test_the_next_year_is_drafted_once_and_found_by_its_name(tmp_path: Path) -> None:
    named, following = ("--checklist", NEWEST.name), name_of_next(NEWEST)
    told = checklist("new-year", *named, cwd=tmp_path)
    draft = tmp_path / "requirements_specs/checklists" / draft_name_of(following)
    assert told.code == 0
    assert load_checklist(draft).name == following
    before = draft.read_bytes()
    again = checklist("new-year", *named, cwd=tmp_path)
    assert (again.code, draft.read_bytes()) == (2, before)
    assert "bestaat al" in again.err
    assert following in checklist("list", cwd=tmp_path).out
    shown = checklist("--checklist", following, cwd=tmp_path)
    assert following.partition("/")[2] in shown.out
    assert "Concept" in shown.out


def test_a_draft_is_never_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("van mij", encoding="utf-8")
    ended = checklist("new-year", "--checklist", NEWEST.name, "-o", "x.toml", cwd=tmp_path)
    assert (ended.code, (tmp_path / "x.toml").read_text("utf-8")) == (2, "van mij")


def test_a_list_of_one_s_own_that_is_wrong_is_told_and_the_others_count(tmp_path: Path) -> None:
    folder = tmp_path / "requirements_specs/checklists"
    folder.mkdir(parents=True)
    (folder / "kapot.toml").write_text("schema_version = 1\nscheef", encoding="utf-8")
    ended = of_year(cwd=tmp_path)
    assert ended.code == 0
    assert "kapot.toml" in ended.err
    assert "Licenties opzeggen" in ended.out


def test_without_a_name_it_is_the_list_of_the_publisher_in_use(tmp_path: Path) -> None:
    folder = tmp_path / "requirements_specs/checklists"
    folder.mkdir(parents=True)
    text = (PROJECT / "requirements_specs/checklists/malmberg-2026-2027.toml").read_text("utf-8")
    (folder / "school.toml").write_text(text.replace('\nid = "malmberg"\nversion', '\nid = "school"\nversion'), "utf-8")
    spec = (PROJECT / "requirements_specs/malmberg/2026-2027.toml").read_text("utf-8")
    (tmp_path / "eisen.toml").write_text(spec.replace('id = "malmberg"', 'id = "school"', 1), "utf-8")
    then = ("--json", "--on", "2026-08-12")
    assert json.loads(checklist(*then, cwd=tmp_path).out)["checklist"] == "malmberg/2026-2027"
    for spec_name, name in (("eisen.toml", "school"), ("weg.toml", "malmberg")):
        (tmp_path / "systeemcheck.toml").write_text(f'spec = "{spec_name}"\n', "utf-8")
        assert json.loads(checklist(*then, cwd=tmp_path).out)["checklist"] == f"{name}/2026-2027"


def test_of_a_publisher_without_a_checklist_none_is_shown_and_none_is_marked(tmp_path: Path) -> None:
    spec = (PROJECT / "requirements_specs/malmberg/2026-2027.toml").read_text("utf-8")
    (tmp_path / "eisen.toml").write_text(spec.replace('id = "malmberg"', 'id = "toetsbureau-zuid"', 1), "utf-8")
    (tmp_path / "systeemcheck.toml").write_text('spec = "eisen.toml"\n', "utf-8")
    for words in ((), ("done", "1"), ("mail",)):
        ended = checklist(*words, cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            "systeemcheck: checklist: er is geen checklist van Toetsbureau Zuid, en dat is de uitgever van je eisen. "
            "Noem een andere met --checklist: malmberg/2025-2026, malmberg/2026-2027.\n"
        )
    assert checklist(*OF_THAT_YEAR, cwd=tmp_path).code == 0
    assert "*" not in checklist("list", cwd=tmp_path).out
