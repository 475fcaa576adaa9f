"""`systeemcheck check` on the machine the tests run on: the main job, for real."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.storage.names import STEM
from checker.storage.result_file import read_result
from tests.cli.program import PROJECT, systeemcheck

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
OWN_MODULES_OF_A_CHECK = 147
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
