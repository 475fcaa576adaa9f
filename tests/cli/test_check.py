"""`systeemcheck check` on the machine the tests run on: the main job, for real."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.storage.names import STEM
from checker.storage.result_file import read_result
from tests.cli.at_a_clock import at_clock
from tests.cli.program import PROJECT, systeemcheck

_MAY_RENAME = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("unshare") is not None
EXIT_OF = {"pass": 0, "advice": 0, "fail": 1, "unknown": 3}


def test_a_check_saves_a_result_and_a_report_and_exits_with_the_verdict(tmp_path: Path) -> None:
    ended = systeemcheck("check", "--no-open", "--label", "Groep 5 nr 12", cwd=tmp_path)
    files = sorted(path.name for path in (tmp_path / "resultaten").iterdir())
    assert [Path(name).suffix for name in files] == [".html", ".json"]
    assert all(STEM.fullmatch(Path(name).stem) for name in files)
    result = read_result(tmp_path / "resultaten" / files[1])
    assert result.device.label == "Groep 5 nr 12"
    assert ended.code == EXIT_OF[result.verdict]
    assert ended.out == ""
    assert files[0] in ended.err


def test_without_a_command_the_check_runs(tmp_path: Path) -> None:
    ended = systeemcheck(cwd=tmp_path, environment={"BROWSER": "true"})
    assert ended.code in {0, 1, 3}
    assert len(list((tmp_path / "resultaten").iterdir())) == 2


def test_json_is_one_document_on_standard_output_and_the_same_as_the_file(tmp_path: Path) -> None:
    ended = systeemcheck("check", "--json", "--results", tmp_path, cwd=tmp_path)
    (stored,) = tmp_path.glob("*.json")
    assert json.loads(ended.out) == json.loads(stored.read_text())


def test_why_a_folder_takes_no_result_is_said_in_the_language_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    ended = systeemcheck("check", "--results", tmp_path / "file" / "x", "--no-open", "--lang", "nl", cwd=tmp_path)
    assert "is geen map" in ended.err


def test_quiet_says_nothing(tmp_path: Path) -> None:
    ended = systeemcheck("check", "--quiet", cwd=tmp_path)
    assert (ended.out, ended.err) == ("", "")


def test_readings_of_this_machine_are_true(tmp_path: Path) -> None:
    facts = json.loads(systeemcheck("check", "--json", "--quiet", cwd=tmp_path).out)["facts"]
    os_release = dict(line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line)
    meminfo = Path("/proc/meminfo").read_text().split()
    assert facts["os.name"]["value"] == "linux"
    assert facts["os.version"]["value"] == os_release["VERSION_ID"].strip('"')
    assert facts["memory.usable"]["value"] == int(meminfo[1]) * 1024
    assert facts["cpu.logical_cores"]["value"] == os.cpu_count()
    assert facts["storage.total"]["value"] == shutil.disk_usage("/").total
    assert facts["device.class"]["value"] == "linux-pc"


@pytest.mark.browser
@pytest.mark.parametrize(("name", "package"), [("chromium", "chromium"), ("firefox", "firefox-esr")])
def test_an_installed_browser_is_found_with_its_true_version(tmp_path: Path, name: str, package: str) -> None:
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=False
    ).stdout
    if not version:
        pytest.skip(f"{package} is not installed")
    facts = json.loads(systeemcheck("check", "--json", "--quiet", cwd=tmp_path).out)["facts"]
    found = {browser["name"]: browser["version"] for browser in facts["browsers"]["value"]}
    assert version.startswith(found[name].removesuffix("esr"))


def test_the_same_device_has_the_same_id_at_every_run(tmp_path: Path) -> None:
    runs = [json.loads(systeemcheck("check", "--json", "--quiet", cwd=tmp_path).out) for _ in range(2)]
    assert runs[0]["device"]["id"] == runs[1]["device"]["id"]
    assert runs[0]["result_id"] != runs[1]["result_id"]


def test_nobody_s_name_is_stored_when_the_school_does_not_want_it(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('store_device_name = false\nschool = "De Regenboog"\n')
    ended = systeemcheck("check", "--json", "--quiet", cwd=tmp_path)
    device = json.loads(ended.out)["device"]
    assert device["name"] == ""
    assert device["school"] == "De Regenboog"
    assert socket.gethostname() not in ended.out


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": None, "WAYLAND_DISPLAY": None},
        {"LC_ALL": "C", "PYTHONIOENCODING": None, "PYTHONUTF8": "0"},
        {"HOME": None, "USER": None, "LOGNAME": None},
        {"PATH": ""},
        {"TZ": "Nowhere/Land"},
    ],
    ids=["no display", "C locale", "no home", "no path", "odd time zone"],
)
def test_a_bare_environment_is_enough(tmp_path: Path, environment: dict[str, str | None]) -> None:
    ended = systeemcheck("check", "--no-open", cwd=tmp_path, environment=environment)
    assert ended.code in {0, 1, 3}, ended.err
    assert len(list((tmp_path / "resultaten").iterdir())) == 2


_WATCHED = """
import sys
def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"}:
        print("NETWORK", event, arguments, file=sys.stderr)
sys.addaudithook(watch)
from checker.cli.main import main
main()
"""


def test_nothing_goes_out_over_the_network(tmp_path: Path) -> None:
    ended = systeemcheck("check", "--no-open", cwd=tmp_path, python=("-c", _WATCHED))
    assert ended.code in {0, 1, 3}
    assert "NETWORK" not in ended.err


PACKAGES_OF_A_CHECK = {"checker", "click", "distro", "jinja2", "markupsafe", "msgspec", "packaging", "psutil"}
ON_SOME_MACHINES = {"_distutils_hack", "screeninfo", "typing_extensions"}
"""What Python or a package itself brings in, and what asks for the screens where there is a desktop."""
ROOMS_OF_A_CHECK = {
    "checking", "cli", "conditions", "effects", "errors", "evaluation", "home_paths", "model", "probes", "reporting",
    "resources", "specification", "stopwatch", "storage", "typed_files", "units", "versions",
}  # fmt: skip
OWN_MODULES_OF_A_CHECK = 150
"""Besides the probes, of which every platform has its own; more only where judging itself has more to do.

Who makes a room for other commands adds none here.
"""
SIDES_OF_REPORTING = {"device", "language", "rendering", "words"}


@pytest.mark.pitfall(38)
def test_a_check_loads_what_it_needs_and_nothing_of_what_other_commands_do(tmp_path: Path) -> None:
    """Every module costs time at every start from a stick; what comes to the program later adds none."""
    watched = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('LOADED', *sorted(sys.modules), file=sys.stderr))\n"
        "from checker.cli.main import main\nmain()\n"
    )
    ended = systeemcheck("check", "--no-open", cwd=tmp_path, python=("-c", watched))
    (line,) = [line for line in ended.err.splitlines() if line.startswith("LOADED")]
    loaded = [name.split(".") for name in line.split()[1:]]
    packages = {name for name, *_ in loaded} - set(sys.stdlib_module_names)
    assert packages - ON_SOME_MACHINES - {"__main__"} == PACKAGES_OF_A_CHECK  # and not py-cpuinfo, which may sleep
    assert not {"http", "ssl", "tarfile"} & {
        name for name, *_ in loaded
    }  # only who asks for newer tables pays for these
    assert ["urllib", "request"] not in loaded
    ours = [rest for name, *rest in loaded if name == "checker" and rest]
    assert {rest[0] for rest in ours} <= ROOMS_OF_A_CHECK
    assert {rest[1] for rest in ours if rest[0] == "reporting" and rest[1:]} <= SIDES_OF_REPORTING
    assert not [rest for rest in ours if rest[-1] in {"joining", "by_spec"}]  # only who asks for several specs pays
    assert len([rest for rest in ours if rest[0] != "probes"]) <= OWN_MODULES_OF_A_CHECK


class TestPlacesThatRefuse:
    """A folder that is full, read-only or gone."""

    @pytest.fixture
    def stick(self, tmp_path: Path) -> Iterator[Path]:
        folder = tmp_path / "stick"
        folder.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], check=False, capture_output=True
        )
        if done.returncode:
            pytest.skip("mounting a small disk needs root")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)

    def test_a_full_stick_sends_the_result_to_the_next_place_and_says_so(self, tmp_path: Path, stick: Path) -> None:
        (stick / "film.mp4").write_bytes(b"x" * 12_000)
        ended = systeemcheck("check", "--no-open", "--results", stick, cwd=tmp_path)
        assert os.listdir(stick) == ["film.mp4"]
        assert len(list((tmp_path / "resultaten").iterdir())) == 2
        assert str(stick) in ended.err
        assert ended.code == 4

    def test_a_read_only_stick_that_is_all_there_is_ends_in_a_temporary_folder_with_exit_4(
        self, tmp_path: Path, stick: Path
    ) -> None:
        temporary = tmp_path / "tmp"
        temporary.mkdir()
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        ended = systeemcheck(
            "check", "--no-open", "--results", stick, cwd=stick, environment={"TMPDIR": str(temporary)}
        )
        assert ended.code == 4
        assert len(list(temporary.glob("*.html"))) == 1
        assert str(temporary) in ended.err

    def test_a_folder_that_is_gone_sends_the_result_to_the_next_place(self, tmp_path: Path) -> None:
        ended = systeemcheck("check", "--no-open", "--results", tmp_path / "gone" / "share", cwd=tmp_path)
        assert len(list((tmp_path / "resultaten").iterdir())) == 2
        assert str(tmp_path / "gone" / "share") in ended.err
        assert ended.code == 4

    def test_a_configured_folder_that_is_gone_is_exit_4_too(self, tmp_path: Path) -> None:
        (tmp_path / "systeemcheck.toml").write_text('results = "gone/share"\n')
        ended = systeemcheck("check", "--no-open", cwd=tmp_path)
        assert len(list((tmp_path / "resultaten").iterdir())) == 2
        assert ended.code == 4

    def test_a_quiet_run_that_saved_elsewhere_still_says_where(self, tmp_path: Path) -> None:
        ended = systeemcheck("check", "--quiet", "--results", tmp_path / "gone" / "share", cwd=tmp_path)
        (report,) = (tmp_path / "resultaten").glob("*.html")
        assert report.name in ended.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--spec", "nosuch"), "zulke eisen zijn er niet"),
        (("--spec", "absent.toml"), "absent.toml: kan niet gelezen worden"),
        (("--spec", "broken.toml"), "broken.toml: geen geldige TOML"),
        (("--spec", "empty.toml"), "broken"),
        (("--on", "gisteren"), "schrijf het als 2026-11-23"),
        (("--lang", "fr"), "fr"),
        (("--label", "x" * 121), "de grens is 120"),
        (("--location", "x" * 121), "de grens is 120"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_2(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    (tmp_path / "broken.toml").write_text("schema_version = \n")
    (tmp_path / "empty.toml").write_text("")
    ended = systeemcheck("check", "--no-open", *arguments, cwd=tmp_path)
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert message in ended.err or arguments[1] in ended.err
    assert not (tmp_path / "resultaten").exists()


def test_a_bad_setting_is_one_clear_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text('shcool = "x"\n')
    ended = systeemcheck("check", "--no-open", cwd=tmp_path)
    assert ended.code == 2
    assert "Bedoel je school?" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_clock_before_the_tables_judges_for_the_tables_day_and_says_so(tmp_path: Path) -> None:
    done = at_clock(tmp_path, "2020-01-01 12:00:00", "check", "--json")
    document = json.loads(done.stdout)
    assert document["measured_at"].startswith("2020-01-01")
    assert document["on"] == document["releases"]["browsers"]["snapshot"]
    (report,) = (tmp_path / "resultaten").glob("*.html")
    assert "klok" in report.read_text().lower()


@pytest.mark.pitfall(63)
@pytest.mark.parametrize(
    "told", ["1970-01-01 00:10:00", "2010-01-01 00:00:00", "2038-01-20 00:00:00", "9999-12-31 00:00:00"]
)
def test_whatever_the_clock_tells_the_check_ends_well_and_says_that_the_clock_is_wrong(
    tmp_path: Path, told: str
) -> None:
    done = at_clock(tmp_path, told, "check", "--no-open")
    assert done.returncode in {0, 3}
    assert "De klok van dit apparaat staat verkeerd" in done.stderr
    assert "1. Zet de klok" in done.stderr or "1. Kijk eerst of de klok" in done.stderr
    (report,) = (tmp_path / "resultaten").glob("*.html")
    assert "Open Instellingen, Systeem, Datum en tijd." in report.read_text()
    (result,) = (tmp_path / "resultaten").glob("*.json")
    assert json.loads(result.read_text())["on"] == json.loads(result.read_text())["releases"]["browsers"]["snapshot"]
    again = systeemcheck("evaluate", result, cwd=tmp_path)
    assert (again.code, "its clock" in again.out) == (done.returncode, True)
    overview = systeemcheck("fleet", "resultaten", "--json", "o.json", "--no-open", cwd=tmp_path)
    assert overview.code == 0
    (row,) = json.loads((tmp_path / "o.json").read_text())["devices"]
    assert row["clock_was_behind"] or row["is_from_the_future"]


@pytest.mark.pitfall(63)
@pytest.mark.parametrize("told", ["2010-01-01 00:00:00", "2038-01-20 00:00:00", "9999-12-31 23:00:00"])
def test_an_overview_made_with_a_wrong_clock_says_so(tmp_path: Path, told: str) -> None:
    assert systeemcheck("check", "--no-open", "--results", "r", cwd=tmp_path).code in {0, 3}
    assert at_clock(tmp_path, told, "fleet", "r", "-o", "o.html", "--no-open", "--no-cache").returncode == 0
    assert "De klok van deze computer staat verkeerd" in (tmp_path / "o.html").read_text()


@pytest.mark.pitfall(63)
def test_a_day_that_was_asked_for_is_no_reason_to_look_at_the_clock(tmp_path: Path) -> None:
    ended = systeemcheck("check", "--no-open", "--on", "2038-01-20", cwd=tmp_path)
    assert "klok" not in ended.err
    (result,) = (tmp_path / "resultaten").glob("*.json")
    assert json.loads(result.read_text())["on"] == "2038-01-20"


def test_a_terminal_shows_how_far_the_check_is_and_breaks_lines_between_words(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    reader, terminal = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "COLUMNS": "60"}
    subprocess.run(
        [sys.executable, "-m", "checker", "check", "--no-open", "--label", "Groep 5 nr 12"],
        cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, stderr=terminal, check=False,
    )  # fmt: skip
    os.close(terminal)
    said = os.read(reader, 65536).decode()
    assert said.startswith("Bezig met meten: 1 van ")
    lines = said.rpartition(" \r")[2].splitlines()
    assert all(len(line) <= 60 or " " not in line for line in lines)
    assert not [line for line in lines if "Groep 5 nr 12" in line and line != lines[0]]


class TestTheLabelIsAsked:
    """Only of a person at a terminal, and only where the school wants it."""

    @staticmethod
    def labelled(tmp_path: Path, typed: bytes, *options: str) -> str:
        """Give the label in the result of a run in a terminal in which this is typed."""
        pty = pytest.importorskip("pty")
        terminal, inside = pty.openpty()
        os.write(terminal, typed)
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", "--no-open", *options],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(PROJECT)}, stdin=inside, stdout=subprocess.DEVNULL,
            stderr=inside, timeout=60, check=False,
        )  # fmt: skip
        os.close(inside)
        os.close(terminal)
        assert done.returncode in {0, 1, 3}
        result = max((tmp_path / "resultaten").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        label: str = json.loads(result.read_bytes())["device"]["label"]
        return label

    @pytest.fixture(autouse=True)
    def wanted(self, tmp_path: Path) -> None:
        (tmp_path / "systeemcheck.toml").write_text("ask_label = true\n", encoding="utf-8")

    @pytest.mark.parametrize(("typed", "label"), [(b" Groep 5 nr 12 \n", "Groep 5 nr 12"), (b"\n", ""), (b"\x04", "")])
    def test_the_answer_is_the_label_and_no_answer_is_none(self, typed: bytes, label: str, tmp_path: Path) -> None:
        assert self.labelled(tmp_path, typed) == label

    @pytest.mark.parametrize(
        ("options", "label"),
        [(("--quiet",), ""), (("--json",), ""), (("--label", "Hal"), "Hal"), (("--lang", "en"), "B")],
    )
    def test_a_script_and_who_says_it_already_are_not_asked(
        self, options: tuple[str, ...], label: str, tmp_path: Path
    ) -> None:
        assert self.labelled(tmp_path, b"B\n", *options) == label

    def test_the_label_of_last_time_is_offered_and_enter_takes_it_with_its_place(self, tmp_path: Path) -> None:
        systeemcheck("check", "--quiet", "--label", "Groep 5 nr 12", "--location", "Groep 5", cwd=tmp_path)
        assert self.labelled(tmp_path, b"\n") == "Groep 5 nr 12"
        newest = max((tmp_path / "resultaten").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        assert json.loads(newest.read_bytes())["device"]["location"] == "Groep 5"
        assert newest.name.startswith("Groep-5-nr-12_")
        assert self.labelled(tmp_path, b"Hal\n") == "Hal"
        assert self.labelled(tmp_path, b"", "--quiet") == ""

    def test_nobody_is_asked_where_the_school_does_not_want_it(self, tmp_path: Path) -> None:
        (tmp_path / "systeemcheck.toml").unlink()
        assert self.labelled(tmp_path, b"B\n") == ""


class TestTheNameOfADevice:
    """One that tells whose it is does not enter a file, unless the school wants it."""

    @staticmethod
    def _machine(folder: Path, name: str) -> Path:
        recording = {"platform": "windows", "environment": {"COMPUTERNAME": name, "USERNAME": "marieke"}}
        (folder / "recording.json").write_text(json.dumps(recording))
        return folder

    def _judged(self, folder: Path, name: str) -> tuple[str, str]:
        machine = self._machine(folder, name)
        ended = systeemcheck("check", "--recorded", machine, "--results", folder / "kept", cwd=folder)
        assert name not in ended.out + ended.err
        (stored,) = (folder / "kept").glob("*.json")
        assert name not in stored.name + stored.read_text() + stored.with_suffix(".html").read_text()
        return stored.name, stored.with_suffix(".html").read_text()

    @pytest.mark.parametrize("name", ["MARIEKE-LAPTOP", "iPad van Fatima", "Sem’s MacBook Pro"])
    def test_of_a_person_is_left_out_and_the_report_says_so(self, name: str, tmp_path: Path) -> None:
        file, report = self._judged(tmp_path, name)
        assert file.startswith("apparaat_")
        assert "daar lijkt een naam van een persoon in te staan" in report

    @pytest.mark.skipif(not _MAY_RENAME, reason="only root gives a machine another name")
    def test_of_a_person_is_kept_where_the_school_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "systeemcheck.toml").write_text("store_personal_device_name = true\n")
        assert _name_kept_of("marieke-laptop", tmp_path, USER="marieke") == "marieke-laptop"

    @pytest.mark.skipif(not _MAY_RENAME, reason="as above")
    @pytest.mark.parametrize(
        ("name", "account", "kept"),
        [
            ("marieke-laptop", "marieke", ""),
            ("marieke-laptop", "leerling", "marieke-laptop"),
            ("jans-macbook-air", "leerling", ""),
            ("lokaal5-pc12", "lokaal5-pc12", "lokaal5-pc12"),
            ("leerling-pc3", "leerling", "leerling-pc3"),
        ],
    )
    def test_that_holds_who_is_logged_in_is_left_out(self, name: str, account: str, kept: str, tmp_path: Path) -> None:
        assert _name_kept_of(name, tmp_path, USER=account) == kept


def _name_kept_of(name: str, folder: Path, **environment: str) -> str:
    """Check this machine while it has another name."""
    named = ["unshare", "--uts", "sh", "-c", 'echo "$0" > /proc/sys/kernel/hostname && exec "$@"', name]
    done = subprocess.run(
        [*named, sys.executable, "-m", "checker", "check", "--json", "--quiet"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip
    return str(json.loads(done.stdout)["device"]["name"])
