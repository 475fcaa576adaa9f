"""Ticks of several people, in folders as they are: none is lost, and what cannot be read or written is said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker.model.school_year import Done, LeftOut, OwnItem
from checker.storage.journals.writing import moment, new_id
from checker.storage.school_year.writing import Keeper
from tests.cli.at_a_clock import at_clock
from tests.cli.checklist.runs import LIST, OF_THAT_YEAR, document, line, of_year
from tests.cli.program import PROJECT, systeemcheck


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
    def at_that_clock(*arguments: str) -> subprocess.CompletedProcess[str]:
        return at_clock(tmp_path, told, "checklist", *arguments)

    assert "De klok van deze computer staat verkeerd" in at_that_clock().stdout
    assert "De klok van deze computer staat verkeerd" in at_that_clock("done", "ip-address").stderr
    assert at_that_clock("--html", "lijst.html").returncode == 0
    assert told[:4] in (tmp_path / "lijst.html").read_text(encoding="utf-8").partition("staat verkeerd")[2][:400]
    assert "klok" not in at_that_clock("--on", "2026-09-01").stdout
