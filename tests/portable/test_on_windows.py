"""The built program on invented Windows PCs: from a script, in every odd place, and what it leaves behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from checker.errors import ExitCode
from checker.specification.loading import load_browser_table
from checker.storage.names import STEM
from portable.wine.prefix import CompletedWine, WinePrefix, to_windows_path
from portable.wine.registry_file import RegistryValue
from tests.browser_page.submissions import chromebook
from tests.cli.program import systeemcheck
from tests.collector.serving import ask, await_listening, free_port
from tests.refreshing.made import a_day_later
from tests.refreshing.served import https, needs_openssl
from tests.tools.virtual_screen import two_virtual_screens

pytestmark = pytest.mark.wine
MEASURED = {0, 1, 3}
NewPrefix = Callable[[Sequence[RegistryValue]], WinePrefix]
PROCESSOR = r"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\CentralProcessor\0"


def check(pc: WinePrefix, stick: Path, *options: str, environment: Mapping[str, str] | None = None) -> CompletedWine:
    return pc.run(stick / "Systeemcheck.exe", "check", "--quiet", *options, environment=environment)


def results(folder: Path) -> list[Path]:
    return sorted((folder / "resultaten").glob("*.json"))


def only_result(folder: Path) -> dict[str, Any]:
    (path,) = results(folder)
    assert STEM.fullmatch(path.stem)
    assert path.with_suffix(".html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    document: dict[str, Any] = json.loads(path.read_bytes())
    return document


@contextmanager
def small_disk(folder: Path, size: str, *options: str) -> Iterator[Path]:
    """A disk of its own at this folder."""
    if getattr(os, "geteuid", lambda: 0)() != 0:
        pytest.skip("needs root, to mount a disk")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join([f"size={size}", *options]), "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder: Path) -> None:
    """Not a byte goes in any more."""
    with (folder / "full").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 4096)


@pytest.mark.parametrize("version", ["10", "11"])
def test_a_quiet_run_says_nothing_and_leaves_a_result_that_linux_judges_the_same(
    version: str, windows_pcs: dict[str, WinePrefix], stick: Path
) -> None:
    done = check(windows_pcs[version], stick)
    result = only_result(stick)
    assert done.returncode in MEASURED
    assert (done.stdout, done.stderr) == (b"", b"")
    assert result["facts"]["os.version"]["value"] == version
    again = systeemcheck("evaluate", results(stick)[0], "--json", cwd=stick)
    assert again.code == done.returncode
    assert json.loads(again.out)[0]["judgement"]["verdict"] == result["verdict"]


@pytest.mark.pitfall(38)
def test_the_processor_is_named_also_when_the_registry_does_not(stick: Path, new_prefix: NewPrefix) -> None:
    """py-cpuinfo starts processes of its own, which must not become whole programs."""
    pc = new_prefix([RegistryValue(PROCESSOR, "ProcessorNameString", "")])
    assert any(is_named_by_cpuinfo(pc, stick) for _ in range(3)), (
        "its time-box is two seconds; a busy machine may miss it"
    )


def is_named_by_cpuinfo(pc: WinePrefix, stick: Path) -> bool:
    assert check(pc, stick).returncode in MEASURED
    newest = max(results(stick), key=lambda path: path.stat().st_mtime_ns)
    return bool(json.loads(newest.read_bytes())["facts"]["cpu.model"]["source"].startswith("cpuinfo."))


@pytest.mark.pitfall(32)
@pytest.mark.parametrize("state", ["full", "read-only"])
def test_it_needs_no_temporary_folder(state: str, windows_11: WinePrefix, stick: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "temp", "64k") as folder:
        fill(folder)
        if state == "read-only":
            subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        place = to_windows_path(folder)
        assert check(windows_11, stick, environment={"TEMP": place, "TMP": place}).returncode in MEASURED
        assert [path.name for path in folder.iterdir()] == ["full"]
    only_result(stick)


@pytest.mark.parametrize("state", ["full", "read-only"])
def test_a_stick_that_takes_nothing_leaves_the_result_among_the_documents(
    state: str, windows_11: WinePrefix, unpacked: Path, tmp_path: Path
) -> None:
    documents = windows_11.path_of(r"C:\users\leerkracht\Documents")
    with small_disk(tmp_path / "stick", "40m") as disk:
        stick = shutil.copytree(unpacked, disk / "Systeemcheck")
        before = sorted(path.relative_to(disk) for path in disk.rglob("*"))
        fill(disk)
        if state == "read-only":
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        done = check(windows_11, stick)
        assert done.returncode in MEASURED
        assert sorted(path.relative_to(disk) for path in disk.rglob("*") if path.name != "full") == before
    kept = sorted(documents.iterdir())
    for path in kept:
        path.unlink()
    assert [path.suffix for path in kept] == [".html", ".json"]
    assert b"resultaten" in done.stderr
    assert kept[0].name.encode() in done.stderr


@pytest.mark.parametrize("name", ["met spaties (1)", "Grüße ćevap 测试", "a & b %PATH% !x! ^ 'c'", "x" * 150])
def test_it_runs_from_a_folder_with_any_name(name: str, windows_11: WinePrefix, unpacked: Path, tmp_path: Path) -> None:
    stick = shutil.copytree(unpacked, tmp_path / name / "Systeemcheck")
    assert check(windows_11, stick).returncode in MEASURED
    only_result(stick)


@pytest.mark.pitfall(36)
def test_a_name_that_a_console_cannot_show_does_no_harm(windows_11: WinePrefix, unpacked: Path, tmp_path: Path) -> None:
    stick = shutil.copytree(unpacked, tmp_path / "Grüße ćevap 测试" / "Systeemcheck")
    done = windows_11.run(stick / "Systeemcheck.exe", "check", "--no-open", "--label", "Šárka 测试")
    assert done.returncode in MEASURED
    assert b"Het rapport staat in" in done.stderr
    assert only_result(stick)["device"]["label"] == "Šárka 测试"


@pytest.mark.pitfall(34)
def test_it_runs_from_a_path_in_the_long_form(windows_11: WinePrefix, stick: Path) -> None:
    """Wine 8 cannot start a program, Python itself included, from a network name; this form is what it can."""
    program = "\\\\?\\" + to_windows_path(stick / "Systeemcheck.exe")
    assert windows_11.run(program, "check", "--quiet").returncode in MEASURED
    only_result(stick)


@pytest.mark.pitfall(34)
def test_it_runs_from_a_network_drive(windows_11: WinePrefix, stick: Path) -> None:
    drive = windows_11.folder / "dosdevices" / "n:"
    drive.symlink_to(stick.parent)
    windows_11.run("reg", "add", r"HKLM\Software\Wine\Drives", "/v", "n:", "/d", "network", "/f")
    try:
        assert windows_11.run(r"N:\Systeemcheck\Systeemcheck.exe", "check", "--quiet").returncode in MEASURED
    finally:
        drive.unlink()
    only_result(stick)


def test_results_can_go_to_a_share(windows_11: WinePrefix, stick: Path, tmp_path: Path) -> None:
    server = windows_11.folder / "dosdevices" / "unc" / "server"
    server.mkdir(parents=True, exist_ok=True)
    (server / "resultaten").symlink_to(tmp_path)
    done = check(windows_11, stick, "--results", r"\\server\resultaten", "--location", "Groep 5")
    assert done.returncode in MEASURED, done.stderr
    (result,) = tmp_path.glob("*.json")
    assert json.loads(result.read_bytes())["device"]["location"] == "Groep 5"
    assert not results(stick)


def test_without_a_screen_the_rest_is_measured(windows_11: WinePrefix, stick: Path) -> None:
    windows_11.show_on(None)
    assert check(windows_11, stick).returncode in MEASURED
    assert only_result(stick)["facts"]["memory.installed"]["state"] == "known"


def test_both_of_two_screens_are_seen(windows_11: WinePrefix, stick: Path) -> None:
    with two_virtual_screens((1920, 1080), (1280, 1024)) as display:
        windows_11.show_on(display)
        assert check(windows_11, stick).returncode in MEASURED
        windows_11.show_on(None)
    screens = only_result(stick)["facts"]["displays"]["value"]
    assert [(screen["width"], screen["height"]) for screen in screens] == [(1920, 1080), (1280, 1024)]


def test_two_runs_at_once_both_count(windows_11: WinePrefix, stick: Path, unpacked: Path, tmp_path: Path) -> None:
    other = shutil.copytree(unpacked, tmp_path / "second stick" / "Systeemcheck")
    windows_11.start()
    with ThreadPoolExecutor() as pool:
        runs = [pool.submit(check, windows_11, place) for place in (stick, stick, other)]
    assert all(run.result().returncode in MEASURED for run in runs)
    assert (len(results(stick)), len(results(other))) == (2, 1)


@pytest.mark.parametrize("after", [0.2, 0.5, 0.7, 0.9])
def test_pulling_the_stick_loses_that_run_at_most(
    after: float, windows_11: WinePrefix, unpacked: Path, tmp_path: Path
) -> None:
    """The disk goes away while the program runs from it; what it held before is whole, whatever else it holds."""
    windows_11.start()
    with small_disk(tmp_path / "stick", "40m") as disk:
        stick = shutil.copytree(unpacked, disk / "Systeemcheck")
        assert check(windows_11, stick).returncode in MEASURED
        earlier = {path: path.read_bytes() for path in (stick / "resultaten").iterdir()}
        keep = os.open(disk, os.O_RDONLY)  # the stick, to look at it again after it was pulled
        with ThreadPoolExecutor() as pool:
            pool.submit(check, windows_11, stick)
            time.sleep(after)
            subprocess.run(["umount", "--lazy", disk], check=True)
        folder = Path(f"/proc/self/fd/{keep}/Systeemcheck/resultaten")
        found = {path.name: path.read_bytes() for path in folder.iterdir()}
        os.close(keep)
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], check=True)
    assert {path.name: data for path, data in earlier.items()}.items() <= found.items()
    assert all(json.loads(data) for name, data in found.items() if name.endswith(".json"))


@pytest.mark.parametrize("name", ["met spaties (1)", "a & b ! ^", "Grüße ćevap 测试"])
def test_a_launcher_of_an_earlier_version_still_makes_the_overview_of_what_was_measured(
    name: str, windows_11: WinePrefix, unpacked: Path, tmp_path: Path
) -> None:
    """A new version unpacked over an older one leaves its launchers there; today's starts the desk in the same way."""
    stick = shutil.copytree(unpacked, tmp_path / name / "Systeemcheck")
    check(windows_11, stick, "--label", "Groep 5 nr 12")
    measured = only_result(stick)
    today = (stick / "Mijn school.cmd").read_text(encoding="ascii")
    earlier = today.replace(" desk", ' fleet -o "%~dp0overzicht.html"')
    (stick / "Overzicht maken.cmd").write_text(earlier, encoding="ascii")
    windows_11.run("cmd", "/c", "Overzicht maken.cmd", cwd=stick, stdin=b"\r\n")
    page = (stick / "overzicht.html").read_text(encoding="utf-8")
    assert "Groep 5 nr 12" in page
    linux = systeemcheck("fleet", stick / "resultaten", "--json", tmp_path / "o.json", "--quiet", cwd=tmp_path)
    assert linux.code == 0
    (device,) = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["devices"]
    assert (device["verdict"], device["label"]) == (measured["verdict"], "Groep 5 nr 12")


def test_the_windows_program_writes_every_export(windows_11: WinePrefix, stick: Path) -> None:
    files = ("o.html", "o.csv", "o.xlsx", "o.json")
    options = [word for name in files[1:] for word in (f"--{name[2:]}", name)]
    check(windows_11, stick)
    done = windows_11.run(
        stick / "Systeemcheck.exe", "fleet", "resultaten", "-o", "o.html", *options, "--quiet", cwd=stick
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert all((stick / name).stat().st_size > 100 for name in files)


@pytest.mark.parametrize("what", ["missing", "half there"])
def test_requirements_that_are_not_sound_are_replaced_by_the_built_in_ones(
    what: str, windows_11: WinePrefix, stick: Path
) -> None:
    specs = stick / "requirements_specs"
    if what == "missing":
        shutil.rmtree(specs)
    else:
        spec = specs / "malmberg" / "2026-2027.toml"
        spec.write_bytes(spec.read_bytes()[:2000])
    done = check(windows_11, stick)
    assert done.returncode in MEASURED
    assert b"bestand in requirements_specs is niet gebruikt" in done.stderr
    assert only_result(stick)["spec"]["id"] == "malmberg"
    (report,) = (stick / "resultaten").glob("*.html")
    assert "Niet alle eisen in requirements_specs zijn gebruikt." in report.read_text(encoding="utf-8")


@pytest.mark.pitfall(33)
def test_new_requirements_change_no_byte_of_the_program(windows_11: WinePrefix, stick: Path, unpacked: Path) -> None:
    spec = stick / "requirements_specs" / "malmberg" / "2026-2027.toml"
    text = spec.read_text(encoding="utf-8").replace('version = "2026-2027.1"', 'version = "2026-2027.2"')
    spec.write_text(text, encoding="utf-8")
    assert check(windows_11, stick).stderr == b""
    assert only_result(stick)["spec"]["version"] == "2026-2027.2"
    for path in (
        path for path in unpacked.rglob("*") if path.is_file() and "requirements_specs" not in path.parts[-4:]
    ):
        assert (stick / path.relative_to(unpacked)).read_bytes() == path.read_bytes()


PLANTED = (
    "bcrypt", "comctl32", "crypt32", "dwmapi", "iphlpapi", "pdh", "powrprof", "setupapi", "shcore", "version", "winmm",
)  # fmt: skip


def test_a_library_beside_the_program_is_not_taken_for_one_of_windows(windows_11: WinePrefix, stick: Path) -> None:
    """Anyone may put a file on a stick; one with a name of Windows is what Windows itself would start first."""
    facts = json.loads(windows_11.run(stick / "Systeemcheck.exe", "facts", "--json").stdout)
    for name in PLANTED:
        shutil.copy(stick / "_internal" / "libffi-8.dll", stick / f"{name}.dll")
    done = windows_11.run(stick / "Systeemcheck.exe", "facts", "--json")
    assert done.returncode == 0, done.stderr
    again = json.loads(done.stdout)
    assert {name: fact["state"] for name, fact in again.items()} == {
        name: fact["state"] for name, fact in facts.items()
    }


def test_nothing_is_left_on_the_pc(stick: Path, windows_python: Path, new_prefix: NewPrefix) -> None:
    pc = new_prefix([])
    for _ in range(2):
        pc.run(windows_python, "-c", LOOK_AT_SCREEN_AND_SOUND)
        pc.stop()
    before = state_of(pc)
    assert check(pc, stick).returncode in MEASURED
    pc.stop()
    only_result(stick)
    after = state_of(pc)
    assert [name for name in before | after if before.get(name) != after.get(name)] == []


# Wine writes down its screen and sound cards when a program first asks for them.
LOOK_AT_SCREEN_AND_SOUND = """
import ctypes, psutil
ctypes.WinDLL("winmm").waveOutGetNumDevs()
ctypes.WinDLL("user32").GetSystemMetrics(80)
"""


def state_of(pc: WinePrefix) -> dict[str, object]:
    """Every file of the PC with its size and time of change, and its registry without the times of its keys."""
    files = {str(path): path.lstat() for path in pc.drive_c.rglob("*")}
    state: dict[str, object] = {name: (status.st_size, status.st_mtime_ns) for name, status in files.items()}
    return state | {f"{hive} {line}": True for hive in HIVES for line in _registry_lines(pc.folder / hive)}


HIVES = ("system.reg", "user.reg", "userdef.reg")
NOTES_OF_WINE = ("#time", '"DriverDateData"')


def _registry_lines(hive: Path) -> Iterator[str]:
    """The lines of Wine's registry file, each with the key it belongs to."""
    key = ""
    for line in hive.read_text(encoding="utf-8").splitlines():
        key = line.rsplit("] ")[0] if line.startswith("[") else key
        if not line.startswith(NOTES_OF_WINE):
            yield f"{key} {line.rsplit('] ')[0]}"


def test_the_collector_receives_on_windows_and_linux_judges_the_same(
    windows_pcs: dict[str, WinePrefix], stick: Path
) -> None:
    pc, port = windows_pcs["11"], free_port()
    pc.start()
    arguments = pc.command_line(stick / "Systeemcheck.exe", "collect", "--no-open", "--port", str(port))
    process = subprocess.Popen(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        await_listening(port, process)
        token = json.loads((stick / "resultaten" / ".systeemcheck-links").read_text())["devices"]
        status, answer = ask(port, "POST", f"/{token}/results", chromebook(1))
        until = time.monotonic() + 30
        while time.monotonic() < until and not list((stick / "resultaten").glob("*.html")):
            time.sleep(0.2)
        document = only_result(stick)
    finally:
        pc.stop()
        _, said = process.communicate(timeout=30)
    assert (status, answer["state"], document["origin"]) == (200, "stored", "page")
    assert f":{port}/{token}/" in said
    ended = systeemcheck("evaluate", results(stick)[0], cwd=stick)
    assert ended.out.startswith(document["verdict"])
    assert "the file says" not in ended.out


@pytest.mark.parametrize("tab", ["overview", "checklist", "requirements", "export"])
def test_the_desk_opens_on_windows(tab: str, windows_11: WinePrefix, stick: Path) -> None:
    port = free_port()
    windows_11.start()
    process = subprocess.Popen(
        windows_11.command_line(stick / "Systeemcheck.exe", "desk", "--no-open", "--port", str(port)),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="cp1252",
    )  # fmt: skip
    try:
        await_listening(port, process)
        assert process.stderr is not None
        token = next(line.rstrip("/\n").rpartition("/")[2] for line in process.stderr if f":{port}/" in line)
        status, page = ask(port, "GET", f"/{token}/{tab}/")
    finally:
        windows_11.stop()
        process.communicate(timeout=30)
    assert status == 200
    assert "</html>" in page
    assert ("Vraag 1" in page) is (tab == "requirements")


@needs_openssl
def test_newer_tables_come_from_a_folder_and_over_https(windows_11: WinePrefix, stick: Path, tmp_path: Path) -> None:
    """Wine has the certificates of the machine it runs on, and none for this server. What is planted is not taken."""
    for name in ("crypt32", "libcrypto-3", "libssl-3"):
        shutil.copy(stick / "_internal" / "libffi-8.dll", stick / f"{name}.dll")
    browsers = stick / "requirements_specs" / "releases" / "browsers.toml"
    before = browsers.read_bytes()
    newer = a_day_later(load_browser_table(browsers))
    (tmp_path / "newer.toml").write_bytes(newer)
    with https(tmp_path) as served:
        address = served("/browsers.toml", newer)
        refused = refresh(windows_11, stick, address)
        assert (refused.returncode, browsers.read_bytes()) == (ExitCode.BAD_INPUT, before)
        assert b"certificaat" in refused.stderr
        trusted = {"SSL_CERT_FILE": to_windows_path(served.certificate)}
        assert refresh(windows_11, stick, address, environment=trusted).returncode == 0
    assert browsers.read_bytes() == newer
    browsers.write_bytes(before)
    assert refresh(windows_11, stick, to_windows_path(tmp_path / "newer.toml")).returncode == 0
    assert browsers.read_bytes() == newer


def refresh(pc: WinePrefix, stick: Path, source: str, environment: Mapping[str, str] | None = None) -> CompletedWine:
    return pc.run(stick / "Systeemcheck.exe", "releases", "refresh", source, environment=environment)
