"""`systeemcheck checklist`: a coordinator works it through, on the terminal and from scripts."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from checker.checklist.catalogue import draft_name_of
from checker.checklist.loading import load_checklist
from checker.checklist.new_year import name_of_next
from checker.model.school_year import Done, LeftOut, OwnItem
from checker.storage.journals.writing import moment, new_id
from checker.storage.school_year.reading import entries_in
from checker.storage.school_year.writing import Keeper
from tests.cli.program import PROJECT, Ended, systeemcheck
from tests.evaluation.devices import windows_laptop
from tests.fleet.results import result, write

LIST = "malmberg/2025-2026"
OF_THAT_YEAR = ("--checklist", LIST)
STANDARD: dict[str, str | None] = {"COLUMNS": None, "LC_ALL": None, "LANG": None}


def checklist(*words: str | Path, cwd: Path, lines: int = 80) -> Ended:
    return systeemcheck("checklist", *words, cwd=cwd, environment={**STANDARD, "COLUMNS": str(lines)})


def of_year(*words: str | Path, cwd: Path) -> Ended:
    return checklist(*words, *OF_THAT_YEAR, cwd=cwd)


def document(cwd: Path, *more: str | Path) -> dict[str, Any]:
    ended = of_year("show", "--json", *more, cwd=cwd)
    assert (ended.code, ended.err) == (0, "")
    told: dict[str, Any] = json.loads(ended.out)
    return told


def line(cwd: Path, name: str, *more: str | Path) -> dict[str, Any]:
    (found,) = [each for each in document(cwd, *more)["lines"] if each["id"] == name]
    return dict(found)


def entries(cwd: Path) -> list[object]:
    return list(entries_in([str(cwd / "resultaten")]).entries)


def test_alone_it_shows_the_list_and_writes_nothing(tmp_path: Path) -> None:
    shown = checklist(*OF_THAT_YEAR, "--on", "2025-07-10", cwd=tmp_path)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == checklist("show", *OF_THAT_YEAR, "--on", "2025-07-10", cwd=tmp_path).out
    rows = shown.out.splitlines()
    assert rows[0] == "Checklist start schooljaar 2025-2026"
    assert rows[1].startswith("Op 10 juli 2025: 0 van de 14 gedaan; 1 te laat")
    assert rows.index("TE LAAT") < rows.index("EERST DOEN") < rows.index("Voor de zomervakantie")
    assert max(map(len, rows)) < 80
    assert list(tmp_path.iterdir()) == []


def test_every_line_of_the_file_is_shown_once_with_its_number(tmp_path: Path) -> None:
    items = load_checklist(PROJECT / "requirements_specs/checklists/malmberg-2025-2026.toml").item
    out = of_year(cwd=tmp_path).out
    for number, item in enumerate(items, start=1):
        assert f"{number:>3} [" in out
        assert out.count(item.title.nl) in {1, 2}


def test_a_line_is_ticked_by_its_number_its_name_or_the_start_of_that_and_unticked(tmp_path: Path) -> None:
    told = of_year("done", "1", "save-results", "ip", "--on", "2025-06-20", "--role", "teacher", cwd=tmp_path)
    assert (told.code, told.out) == (0, "")
    assert "Afgevinkt: Licenties opzeggen, gedaan op 20 juni 2025 door een leerkracht." in told.err
    assert "undo cancel-licences save-results ip-address" in told.err
    assert document(tmp_path)["counts"]["done"] == 3
    assert of_year("undo", "1", "3", "ip-address", cwd=tmp_path).code == 0
    assert document(tmp_path)["counts"]["done"] == 0


def test_what_is_done_already_is_said_and_written_once(tmp_path: Path) -> None:
    of_year("done", "1", "--on", "2025-06-20", cwd=tmp_path)
    again = of_year("done", "1", "cancel", cwd=tmp_path)
    assert (again.code, len(entries(tmp_path))) == (0, 1)
    assert "al afgevinkt: Licenties opzeggen, gedaan op 20 juni 2025" in again.err
    assert "undo" not in again.err


def test_more_can_be_told_of_a_tick_later_and_one_undo_takes_all_of_it(tmp_path: Path) -> None:
    of_year("done", "1", "--on", "2025-06-20", "--note", "per mail", cwd=tmp_path)
    assert of_year("done", "1", "--role", "head", cwd=tmp_path).code == 0
    done = line(tmp_path, "cancel-licences")["done"]
    assert (done["on"], done["note"], done["role"]) == ("2025-06-20", "per mail", "head")
    of_year("undo", "1", cwd=tmp_path)
    assert line(tmp_path, "cancel-licences")["done"] is None


def test_nothing_to_undo_is_said_and_writes_nothing(tmp_path: Path) -> None:
    told = of_year("undo", "1", cwd=tmp_path)
    assert (told.code, list(tmp_path.iterdir())) == (0, [])
    assert "niets ongedaan te maken: Licenties opzeggen" in told.err


@pytest.mark.parametrize("way", ["undo", "done"])
def test_what_is_left_out_is_shown_so_and_comes_back(way: str, tmp_path: Path) -> None:
    told = of_year("leave-out", "login-portal", "--note", "geen portaal", cwd=tmp_path)
    assert told.code == 0
    shown = of_year(cwd=tmp_path).out
    assert "[-] C. Inloggen via het portaal" in shown
    assert "Doen jullie niet: geen portaal" in shown
    assert "al niet" in of_year("leave-out", "login-portal", cwd=tmp_path).err
    assert of_year(way, "login-portal", cwd=tmp_path).code == 0
    assert line(tmp_path, "login-portal")["left_out"] is None


def test_a_line_of_the_school_s_own_is_added_late_done_and_taken_away(tmp_path: Path) -> None:
    told = of_year("add", "Tablets", "opladen", "--by", "2025-08-15", cwd=tmp_path)
    (own,) = [each for each in document(tmp_path)["lines"] if each["is_own"]]
    assert (told.code, own["title"]["nl"], own["number"]) == (0, "Tablets opladen", 18)
    assert own["id"] in told.err
    assert line(tmp_path, own["id"], "--on", "2025-08-16")["state"] == "overdue"
    assert line(tmp_path, own["id"], "--on", "2025-08-15")["state"] == "open"
    of_year("done", "18", cwd=tmp_path)
    assert "Niet meer afgevinkt" in of_year("undo", "18", cwd=tmp_path).err
    assert "Van de checklist gehaald: Tablets opladen" in of_year("undo", "18", cwd=tmp_path).err
    assert len(document(tmp_path)["lines"]) == 17


def test_the_first_day_of_school_gives_days_and_goes_before_the_settings(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text("first_school_day = 2025-08-25\n", encoding="utf-8")
    assert line(tmp_path, "groups-linked")["due"]["last"] == "2025-08-18"
    told = of_year("starts", "2025-08-18", cwd=tmp_path)
    assert "18 augustus 2025" in told.err
    assert line(tmp_path, "groups-linked")["due"]["last"] == "2025-08-11"
    assert "stond er al" in of_year("starts", "2025-08-18", cwd=tmp_path).err
    assert of_year("starts", "2029-08-18", cwd=tmp_path).code == 2
    assert len(entries(tmp_path)) == 1


def test_who_does_not_know_the_first_day_is_told_how_to_fill_it_in(tmp_path: Path) -> None:
    assert "systeemcheck checklist starts" in of_year(cwd=tmp_path).out
    of_year("starts", "2025-08-18", cwd=tmp_path)
    assert "systeemcheck checklist starts" not in of_year(cwd=tmp_path).out


WRONG = {
    "nothing like it": (("done", "xyzzy"), "staat niet op de checklist"),
    "a letter wrong": (("done", "cancel-licenses"), "Bedoel je 1 (Licenties opzeggen)?"),
    "a word of the title": (("done", "opzegen"), "Bedoel je 1 (Licenties opzeggen)?"),
    "the start of several": (("undo", "login"), "kan meer dan één regel zijn: 13 (A."),
    "a number too high": (("leave-out", "99"), "staat niet op de checklist"),
    "one of several wrong": (("done", "1", "xyzzy"), "staat niet op de checklist"),
    "a day to come": (("done", "1", "--on", "2999-01-01"), "2999-01-01 moet nog komen"),
    "no day": (("done", "1", "--on", "31-12-2025"), "geen dag"),
    "a long note": (("done", "1", "--note", "x" * 501), "501 tekens"),
    "a long title": (("add", "x" * 201), "201 tekens"),
    "no title": (("add", " "), "leeg"),
    "no such role": (("done", "1", "--role", "meester"), "meester"),
    "nothing named": (("done",), "REGEL"),
    "no such command": (("doen", "1"), "bestaat niet"),
    "no such list": (("show", "--checklist", "malmberg/1999"), "Er is: malmberg/2025-2026"),
    "no such file": (("show", "--checklist", "weg.toml"), "kan niet gelezen worden"),
    "no such folder": (("show", "--results", "weg"), "bestaat niet"),
    "one file twice": (("--html", "x.html", "--ics", "x.html"), "voor twee bestanden genoemd"),
    "not our file": (("--html", "iets.txt"), "geen eerdere checklist"),
    "not our calendar": (("--ics", "iets.txt"), "geen eerdere checklist"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_one_line_in_dutch_and_nothing_is_written(case: str, tmp_path: Path) -> None:
    words, told = WRONG[case]
    (tmp_path / "iets.txt").write_text("x", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    ended = checklist(*words, *(() if "--checklist" in words else OF_THAT_YEAR), cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("systeemcheck: ")
    assert ended.err.count("\n") == 1
    assert told in ended.err
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "iets.txt").read_text(encoding="utf-8") == "x"


def test_a_bad_first_day_in_the_settings_names_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('school = "x"\nfirst_school_day = "31 augustus"\n', encoding="utf-8")
    ended = checklist(cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "systeemcheck.toml, regel 2: Achter first_school_day hoort een dag" in ended.err


def test_options_may_stand_before_the_command(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    assert checklist("--results", folder, f"--checklist={LIST}", "done", "1", cwd=tmp_path).code == 0
    assert document(tmp_path, "--results", folder)["counts"]["done"] == 1
    assert checklist("--json", *OF_THAT_YEAR, cwd=tmp_path).out.startswith("{")


def test_the_tab_key_offers_the_commands_and_not_the_options_of_the_usual_one(tmp_path: Path) -> None:
    words = "systeemcheck checklist "
    asked = {"_CHECKER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "2"}
    run = "import sys; sys.argv = ['checker']; from checker.cli.main import program; program(prog_name='checker')"
    ended = systeemcheck(cwd=tmp_path, environment=asked, python=("-c", run))
    assert {"plain,done", "plain,show", "plain,new-year"} <= set(ended.out.split())


def test_json_is_one_document_also_with_results_and_files(tmp_path: Path) -> None:
    write(tmp_path / "resultaten", result("nr 1"), result("nr 2"))
    told = document(tmp_path, "--html", "c.html", "--ics", "c.ics")
    (devices,) = [each for each in told["lines"] if each["verified_by"] == "devices"]
    assert devices["evidence"] == {
        "kind": "devices", "meets": 2, "fails": 0, "unknown": 0, "missing": 0, "oldest": "2026-11-23", "all": 2,
    }  # fmt: skip
    assert {"c.html", "c.ics"} <= {path.name for path in tmp_path.iterdir()}


def test_devices_are_counted_as_the_overview_counts_them(tmp_path: Path) -> None:
    folder = tmp_path / "resultaten"
    old = {**windows_laptop(), "memory.installed": windows_laptop()["memory.installed"]}
    write(folder, result("nr 1"), result("nr 2", facts=old), result("nr 2", facts=old, days_ago=3))
    (tmp_path / "lijst.csv").write_text("label\nnr 1\nnr 2\nnr 3\n", encoding="utf-8")
    (tmp_path / "systeemcheck.toml").write_text('inventory = "lijst.csv"\n', encoding="utf-8")
    evidence = line(tmp_path, "devices")["evidence"]
    assert (evidence["all"], evidence["missing"]) == (3, 1)
    assert "2 van 2 apparaten voldoen; 1 nog niet gemeten" in " ".join(of_year(cwd=tmp_path).out.split())


def test_what_meets_the_requirements_of_another_publisher_shows_nothing_for_this_checklist(tmp_path: Path) -> None:
    write(tmp_path / "resultaten", result("nr 1"))
    spec = (PROJECT / "requirements_specs" / "voorbeelden" / "digitale-toets.toml").as_posix()
    (tmp_path / "systeemcheck.toml").write_text(f'spec = "{spec}"\n', encoding="utf-8")
    told = of_year(cwd=tmp_path)
    assert "Gemeten" not in told.out
    assert "je beoordeelt ze niet met de eisen van Malmberg" in " ".join(told.err.split())
    (tmp_path / "systeemcheck.toml").write_text(f'spec = ["malmberg", "{spec}"]\n', encoding="utf-8")
    assert "Gemeten" in of_year(cwd=tmp_path).out


def test_a_list_of_devices_that_cannot_be_read_costs_the_count_and_not_the_checklist(tmp_path: Path) -> None:
    write(tmp_path / "resultaten", result("nr 1"))
    (tmp_path / "systeemcheck.toml").write_text('inventory = "weg.csv"\n', encoding="utf-8")
    ended = of_year(cwd=tmp_path)
    assert ended.code == 0
    assert "weg.csv" in ended.err
    assert "1 [ ] Licenties" in ended.out or "1 [!] Licenties" in ended.out


def test_nothing_takes_the_place_of_a_pipe_or_a_device(tmp_path: Path) -> None:
    make_pipe = getattr(os, "mkfifo", None) or pytest.skip("this system has no named pipes")
    make_pipe(tmp_path / "pipe")
    for option in ("--ics", "--html"):
        ended = of_year(option, "pipe", cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "")
        assert "geen gewoon bestand" in ended.err
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_page_and_a_calendar_take_the_place_of_earlier_ones_only(tmp_path: Path) -> None:
    first = of_year("--html", "c.html", "--ics", "c.ics", cwd=tmp_path)
    assert (first.code, first.out) == (0, "")
    of_year("done", "1", cwd=tmp_path)
    again = of_year("--html", "c.html", "--ics", "c.ics", cwd=tmp_path)
    assert again.code == 0
    assert "Niet in de agenda, omdat er geen datum bij hoort: Bingel" in again.err
    assert "de eerste schooldag nog niet bekend is: Groepen koppelen" in again.err
    assert (tmp_path / "c.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (tmp_path / "c.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_list_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    own = tmp_path / "mijn.toml"
    own.write_bytes((PROJECT / "requirements_specs/checklists/malmberg-2025-2026.toml").read_bytes())
    before = own.read_bytes()
    assert checklist("--checklist", own, "--html", own, cwd=tmp_path).code == 2
    assert own.read_bytes() == before


def test_mails_are_given_to_copy_all_or_one(tmp_path: Path) -> None:
    every = of_year("mail", "--on", "2025-06-20", cwd=tmp_path)
    one = of_year("mail", "save-results", "--on", "2025-06-20", cwd=tmp_path)
    assert every.out.count("Onderwerp: ") == 4
    assert one.out.startswith("Onderwerp: Toetsresultaten bewaren: voor 18 juli")
    (same,) = [each for each in every.out.split("-" * 40) if "Toetsresultaten bewaren: voor" in each]
    assert same.strip("\n") == one.out.strip("\n")
    none = of_year("mail", "devices", cwd=tmp_path)
    assert (none.code, none.out) == (0, "")
    assert "geen mail" in none.err


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


def test_many_at_once_all_keep_their_ticks(tmp_path: Path) -> None:
    (tmp_path / "resultaten").mkdir()
    program = [sys.executable, "-m", "checker", "checklist", *OF_THAT_YEAR]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    acts = (
        ("done", "1"), ("done", "1", "3"), ("done", "5"), ("leave-out", "15"), ("add", "Tablets"), ("add", "Tablets"),
        ("starts", "2025-08-18"), ("done", "6"),
    )  # fmt: skip
    runs = [
        subprocess.Popen([*program, *words], env=environment, stderr=subprocess.DEVNULL, cwd=tmp_path) for words in acts
    ]
    assert [run.wait() for run in runs] == [0] * len(acts)
    told = document(tmp_path)
    assert {each["number"] for each in told["lines"] if each["done"]} == {1, 3, 5, 6}
    assert sum(each["is_own"] for each in told["lines"]) == 2
    assert (told["counts"]["left_out"], told["begins"]) == (1, "2025-08-18")


def test_an_undo_leaves_a_tick_that_it_had_not_seen(tmp_path: Path) -> None:
    of_year("done", "1", cwd=tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    other = Done(id=new_id(), at=moment(), checklist=LIST, item="cancel-licences", on="2025-06-03", note="stick 2")
    Keeper(stick).add(other)
    of_year("undo", "1", cwd=tmp_path)
    for path in stick.iterdir():
        (tmp_path / "resultaten" / path.name).write_bytes(path.read_bytes())
    assert line(tmp_path, "cancel-licences")["done"]["note"] == "stick 2"


def test_a_tick_in_a_zip_or_under_another_name_counts(tmp_path: Path) -> None:
    of_year("done", "1", cwd=tmp_path)
    of_year("done", "3", cwd=tmp_path)
    folder = tmp_path / "resultaten"
    zipped, renamed = sorted(folder.iterdir())
    with zipfile.ZipFile(folder / "van de andere stick.zip", "w") as archive:
        archive.write(zipped, "kopie.json")
    zipped.unlink()
    renamed.rename(folder / "kopie (2).json")
    assert document(tmp_path)["counts"]["done"] == 2


def test_what_cannot_be_read_is_said_with_the_reason_and_the_rest_counts(tmp_path: Path) -> None:
    of_year("done", "1", cwd=tmp_path)
    name = tmp_path / "resultaten" / f"schooljaar_{'0' * 32}.json"
    name.write_text('{"schema_version": 1, "school_year": [{"kind": "done"}]}', encoding="utf-8")
    shown = of_year(cwd=tmp_path)
    assert (shown.code, shown.err.count("\n")) == (0, 1)
    assert f"{name.name}: Niet alles in dit bestand" in shown.err
    assert "1 van de 14 gedaan" in shown.out


HOSTILE = "\x1b[2Ja\u202eb\u200bc\r\nd\x07\x9b31m\ud7ffe"


def test_what_others_wrote_never_steers_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "resultaten"
    folder.mkdir()
    keeper = Keeper(folder)
    at = moment()
    keeper.add(Done(id=new_id(), at=at, checklist=LIST, item="ip-address", on="2025-06-03", note=HOSTILE))
    keeper.add(LeftOut(id=new_id(), at=at, checklist=LIST, item="login-portal", note=HOSTILE))
    keeper.add(OwnItem(id=new_id(), at=at, checklist=LIST, item="own-1234", title=HOSTILE))
    for words in ((), ("done", "18"), ("undo", "18"), ("undo", "18"), ("done", "own"), ("done", "7", "7x" + HOSTILE)):
        ended = of_year(*words, cwd=tmp_path)
        for sign in (ended.out + ended.err).replace("\n", ""):
            assert sign.isprintable(), (words, sign)
    assert json.loads(of_year("--json", cwd=tmp_path).out)["lines"][6]["done"]["note"] == HOSTILE


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_nothing_is_said_with_code_4(tmp_path: Path) -> None:
    folder = tmp_path / "resultaten"
    folder.mkdir(mode=0o555)
    ended = of_year("done", "1", cwd=tmp_path)
    assert ended.code == 4
    assert "resultaten" in ended.err


def test_a_folder_that_cannot_be_there_is_said_with_code_4(tmp_path: Path) -> None:
    (tmp_path / "resultaten").write_text("een bestand", encoding="utf-8")
    ended = of_year("done", "1", cwd=tmp_path)
    assert ended.code == 4
    assert "Afgevinkt" not in ended.err
    assert "Deze map kan niet gelezen worden" in of_year(cwd=tmp_path).err
    (tmp_path / "systeemcheck.toml").write_text('results = "stick/weg/resultaten"\n', encoding="utf-8")
    assert of_year("done", "1", cwd=tmp_path).code == 4
    assert of_year(cwd=tmp_path).code == 0


def test_an_empty_folder_is_answered_without_what_only_an_overview_needs(tmp_path: Path) -> None:
    watched = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(sorted(sys.modules), file=sys.stderr))\n"
        "from checker.cli.main import main\nmain()\n"
    )
    ended = systeemcheck("checklist", cwd=tmp_path, python=("-c", watched))
    loaded = ended.err.rsplit("[", 1)[-1]
    for name in ("checker.overview", "checker.fleet", "jinja2", "icalendar", "checker.probes.live"):
        assert f"'{name}" not in loaded, name


@pytest.mark.parametrize("told", ["1999-01-01", "2081-01-01"])
def test_a_clock_that_is_not_believed_is_said_with_the_list_and_with_a_tick(told: str, tmp_path: Path) -> None:
    if not shutil.which("faketime"):
        pytest.skip("the Debian package faketime is not installed")

    def at_that_clock(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["faketime", told, sys.executable, "-m", "checker", "checklist", *arguments],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=False,
        )  # fmt: skip

    assert "De klok van deze computer staat verkeerd" in at_that_clock().stdout
    assert "De klok van deze computer staat verkeerd" in at_that_clock("done", "ip-address").stderr
    assert at_that_clock("--html", "lijst.html").returncode == 0
    assert told[:4] in (tmp_path / "lijst.html").read_text(encoding="utf-8").partition("staat verkeerd")[2][:400]
    assert "klok" not in at_that_clock("--on", "2026-09-01").stdout
