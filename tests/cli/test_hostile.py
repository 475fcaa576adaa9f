"""Files, arguments and streams that nobody would wish for: one line, the right exit code, nothing lost or left."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.cli.program import PROJECT, systeemcheck

needs_terminal = pytest.mark.skipif(not hasattr(os, "openpty"), reason="a terminal of Linux or macOS")
STEERING = "\x1b[2J\x1b[31mX\r\n\u202eY"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a result that `check` really wrote here."""
    folder = tmp_path_factory.mktemp("stored")
    systeemcheck("check", "--quiet", "--on", "2026-11-23", "--results", folder, cwd=folder)
    return next(folder.glob("*.json"))


def changed(stored: Path, target: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    document = json.loads(stored.read_text())
    change(document)
    target.write_text(json.dumps(document))
    return target


def known(value: object) -> dict[str, object]:
    return {"state": "known", "value": value, "source": "x", "bound": "exact"}


@pytest.mark.parametrize(
    "day", ["2026-99-99", "2026-02-30", "0000-01-01", "2026-01-01\n", "\u0662\u0660\u0662\u0666-01-01"]
)
def test_a_day_that_no_calendar_has_makes_that_reading_unknown(tmp_path: Path, stored: Path, day: str) -> None:
    path = changed(stored, tmp_path / "r.json", lambda file: file["facts"].update({"os.updates_until": known(day)}))
    assert systeemcheck("evaluate", path, cwd=tmp_path).code in {0, 1, 3}


@pytest.mark.parametrize("part", ["\u00b2", "\u0663", "9" * 900, "-1", ""])
def test_an_update_part_of_odd_digits_is_no_internal_error(tmp_path: Path, stored: Path, part: str) -> None:
    facts = {
        "os.name": "windows",
        "device.class": "windows-pc",
        "os.edition": "Education",
        "os.build_id": f"19045.{part}",
    }
    readings = {fact: known(value) for fact, value in facts.items()}
    path = changed(stored, tmp_path / "r.json", lambda file: file["facts"].update(readings))
    assert systeemcheck("evaluate", path, cwd=tmp_path).code in {0, 1, 3}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_judged_for(tmp_path: Path, day: str) -> None:
    assert systeemcheck("check", "--quiet", "--on", day, cwd=tmp_path).code in {0, 1, 3}


def on_a_terminal(*arguments: str | Path, cwd: Path) -> str:
    """Give what the program writes on a real terminal, as a user sees it."""
    parent, child = os.openpty()  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    subprocess.run(
        [sys.executable, "-m", "checker", *map(str, arguments)],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(PROJECT)}, stdout=child, stderr=child, stdin=child, check=False,
    )  # fmt: skip
    os.close(child)
    return os.read(parent, 100_000).decode()


@needs_terminal
def test_the_name_of_a_device_cannot_steer_the_terminal(tmp_path: Path, stored: Path) -> None:
    path = changed(stored, tmp_path / "r.json", lambda file: file["device"].update(label=STEERING))
    shown = on_a_terminal("evaluate", path, cwd=tmp_path)
    assert not {"\x1b", "\u202e"} & set(shown)
    assert len(shown.splitlines()) == 1


@needs_terminal
def test_the_name_of_a_bad_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    name = f"{STEERING}.json"
    (tmp_path / name).write_text("{}")
    shown = on_a_terminal("evaluate", name, cwd=tmp_path)
    assert not {"\x1b", "\u202e"} & set(shown)
    first = shown.splitlines()[0]
    assert first.startswith("systeemcheck: ")
    assert ".json: geen resultaat" in first


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--on", "a\nb"),
        ("check", "--lang", "fr"),
        ("check", "--no-such-option"),
        ("check", "--spec", "x" * 300),
        ("check", "--spec", "a\nb.toml"),
        ("check", "--spec", "/dev/zero"),
        ("evaluate",),
        ("evaluate", "x" * 300),
        ("evaluate", "x.json", "--spec", "x" * 300),
        ("spec",),
        ("spec", "show", "x" * 300),
        ("no-such-command",),
    ],
    ids=lambda arguments: " ".join(arguments)[:30].replace("\n", "-"),
)
def test_wrong_use_is_one_line_and_exit_2(tmp_path: Path, stored: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "x.json").write_bytes(stored.read_bytes())
    ended = systeemcheck(*arguments, cwd=tmp_path)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith("systeemcheck: ")
    assert ended.out == ""


@pytest.mark.parametrize("command", ["record", "demo"])
def test_a_folder_that_no_disk_can_name_is_one_line_and_exit_4(tmp_path: Path, command: str) -> None:
    ended = systeemcheck(command, "x" * 300, cwd=tmp_path)
    assert ended.code == 4
    assert len(ended.err.splitlines()) == 1
    assert "de naam is te lang" in ended.err


def test_one_file_that_may_not_be_read_does_not_keep_the_others_from_being_judged(tmp_path: Path, stored: Path) -> None:
    ended = systeemcheck("evaluate", tmp_path, "/dev/zero", stored, cwd=tmp_path)
    assert ended.code == 2
    assert len(ended.out.splitlines()) == 1
    assert len(ended.err.splitlines()) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
class TestBytesThatAreNoText:
    """What a terminal, a file manager or another computer wrote in another encoding."""

    odd = os.fsdecode(b"Groep \xff")

    def test_a_label_is_stored_with_a_sign_in_place_of_them(self, tmp_path: Path) -> None:
        ended = systeemcheck("check", "--json", "--quiet", "--label", self.odd, "--location", self.odd, cwd=tmp_path)
        assert json.loads(ended.out)["device"]["label"] == "Groep ?"

    def test_a_folder_of_results_may_have_them(self, tmp_path: Path) -> None:
        ended = systeemcheck("check", "--no-open", "--results", tmp_path / self.odd, cwd=tmp_path)
        assert ended.code in {0, 1, 3}
        assert len(os.listdir(tmp_path / self.odd)) == 2

    def test_a_result_may_have_them_in_its_name(self, tmp_path: Path, stored: Path) -> None:
        path = tmp_path / f"{self.odd}.json"
        path.write_bytes(stored.read_bytes())
        ended = systeemcheck("evaluate", path, "--json", cwd=tmp_path)
        assert "Groep ?.json" in json.loads(ended.out)[0]["file"]


def shell(command: str, cwd: Path) -> tuple[int, str]:
    """Give the program's own exit code, and what it said, after redirections that only a shell can make."""
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m checker {command}"],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def closed_pipe(*arguments: str, cwd: Path) -> tuple[int, bytes]:
    """Give exit code and messages of a run whose reader went away before it began."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(PROJECT)}, stdout=writer, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writer)
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
class TestStreamsThatRefuse:
    """A pipe that was closed, a full disk, no stream at all."""

    @pytest.mark.parametrize("where", ["2>/dev/full", "2>&-", ">&- 2>&- <&-", "2>&1 >&-"])
    def test_messages_nobody_hears_do_not_change_how_the_check_ends(self, tmp_path: Path, where: str) -> None:
        usual, _ = shell("check --quiet", tmp_path)
        code, said = shell(f"check --no-open {where}", tmp_path)
        assert code == usual
        assert "Traceback" not in said
        assert len(list((tmp_path / "resultaten").iterdir())) == 4

    def test_a_reader_that_has_read_enough_does_not_change_how_the_check_ends(self, tmp_path: Path) -> None:
        usual, _ = shell("check --quiet", tmp_path)
        assert closed_pipe("check", "--json", "--quiet", cwd=tmp_path) == (usual, b"")

    @pytest.mark.parametrize("command", ["facts", "facts --json", "spec list", "--help"])
    def test_a_reader_that_has_read_enough_is_no_failure(self, tmp_path: Path, command: str) -> None:
        assert closed_pipe(*command.split(), cwd=tmp_path) == (0, b"")

    @pytest.mark.parametrize("command", ["check --json --quiet", "facts", "facts --json", "spec list"])
    def test_data_that_finds_no_room_is_one_line_and_exit_4(self, tmp_path: Path, command: str) -> None:
        code, said = shell(f"{command} >/dev/full", tmp_path)
        assert code == 4
        assert said == "systeemcheck: de standaarduitvoer: geen ruimte meer. Schrijf naar een plek met ruimte.\n"


def test_a_current_folder_that_is_gone_sends_the_result_to_the_documents(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    program = (
        "import os\n"
        f"os.chdir({str(tmp_path / 'gone')!r})\n"
        f"os.rmdir({str(tmp_path / 'gone')!r})\n"
        "from checker.cli.main import main\nmain()\n"
    )
    (tmp_path / "Documents").mkdir()
    environment = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": None, "XDG_DOCUMENTS_DIR": None}
    ended = systeemcheck("check", "--no-open", cwd=tmp_path, python=("-c", program), environment=environment)
    assert ended.code in {0, 1, 3}, ended.err
    assert len(list((tmp_path / "Documents").iterdir())) == 2


def test_settings_that_lead_nowhere_are_a_mistake_and_not_the_absence_of_settings(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").symlink_to(tmp_path / "nowhere")
    ended = systeemcheck("check", "--no-open", cwd=tmp_path)
    assert ended.code == 2
    assert "systeemcheck.toml: Het bestand kan niet gelezen worden" in ended.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_check_that_is_interrupted_ends_with_130_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    slow = (
        "import os, time\n"
        "from checker.storage import writing\n"
        "def fsync(descriptor):\n"
        "    open('writing', 'w').close()\n"
        "    time.sleep(20)\n"
        "os.fsync = fsync\n"
        "from checker.cli.main import main\nmain()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", slow, "check", "--quiet"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(PROJECT)}, stderr=subprocess.PIPE,
    )  # fmt: skip
    until = time.monotonic() + 20
    while not (tmp_path / "writing").exists() and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(getattr(signal, name))
    _, said = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert os.listdir(tmp_path / "resultaten") == []


def test_a_recording_is_never_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "recording.json").write_text("of another machine")
    ended = systeemcheck("record", tmp_path, cwd=tmp_path)
    assert ended.code == 2
    assert "er staat al een opname in" in ended.err
    assert (tmp_path / "recording.json").read_text() == "of another machine"


def test_what_a_recording_is_said_to_be_stays_one_text(tmp_path: Path) -> None:
    systeemcheck("record", "machine", "--description", 'a "PC" of C:\\x\nkind = "made"\x7f{y}', cwd=tmp_path)
    machine = msgspec.toml.decode((tmp_path / "machine" / "machine.toml").read_bytes())
    assert machine == {"kind": "recorded", "description": 'a "PC" of C:\\x kind = "made"{y}'}


def test_an_internal_error_is_exit_70_also_when_it_is_looked_into(tmp_path: Path) -> None:
    broken = "from checker.cli import home\nhome.home = lambda: 1 / 0\nfrom checker.cli.main import main\nmain()\n"
    for variable in (None, "1"):
        ended = systeemcheck("check", cwd=tmp_path, python=("-c", broken), environment={"SYSTEEMCHECK_DEBUG": variable})
        assert ended.code == 70
        assert ("Traceback" in ended.err) == (variable is not None)


@pytest.mark.skipif(sys.platform != "linux", reason="BROWSER names the browser there")
def test_a_report_in_a_folder_with_odd_signs_is_the_one_that_opens(tmp_path: Path) -> None:
    folder = tmp_path / "a#b?100%25"
    folder.mkdir()
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    browser.chmod(0o755)
    systeemcheck("check", cwd=folder, environment={"BROWSER": str(browser)})
    (report,) = (folder / "resultaten").glob("*.html")
    assert (tmp_path / "opened").read_text().strip() == report.as_uri()


def test_a_clock_that_python_cannot_tell_is_said_where_it_stops_a_command(tmp_path: Path) -> None:
    if not shutil.which("faketime"):
        pytest.skip("the Debian package faketime is not installed")
    line = ["faketime", "9999-12-31 12:00:00", sys.executable, "-m", "checker", "collect", "--results", str(tmp_path)]
    ended = subprocess.run(
        line, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("systeemcheck: de klok van deze computer: ")
