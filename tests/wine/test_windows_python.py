"""What the other Wine tests stand on: a Windows Python in an invented PC that answers as it was told to."""

import getpass
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from portable.made_once import made_once
from portable.wine.prefix import WinePrefix, to_windows_path
from portable.wine.registry_file import RegistryValue, encoded, registry_file, with_shared_views
from portable.wine.windows_python import WrongPythonError, _verify, importable
from portable.wine.windows_python import windows_python as made_windows_python
from tests.tools.version_resource import write_program
from tests.tools.virtual_screen import two_virtual_screens, virtual_screen
from tests.wine.sample_machine import MACHINES, programs, sample_names

INSIDE = Path(__file__).with_name("inside")
SAMPLES = sample_names()
WINDOWS_NT = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
NewPrefix = Callable[[Sequence[RegistryValue]], WinePrefix]
WindowsPc = Callable[[str], WinePrefix]
Question = dict[str, str | int]
Answer = str | int | None

SHARED = re.compile(r"^HKEY_CURRENT_USER|^HKEY_USERS|\\HARDWARE\\|\\SOFTWARE\\Clients\\|\\App Paths\\")
_SETTING = re.compile(r'(?:@|"(?P<name>[^"]*)")=(?:"(?P<text>.*)"|dword:(?P<number>[0-9a-f]{8}))')


def answers(prefix: WinePrefix, python: Path, script: str, question: object) -> bytes:
    done = prefix.run(python, INSIDE / script, stdin=json.dumps(question).encode())
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def registry_answers(prefix: WinePrefix, python: Path, questions: Sequence[Question]) -> list[Answer]:
    found: list[Answer] = json.loads(answers(prefix, python, "read_registry.py", questions))
    return found


def settings(name: str) -> dict[tuple[str, str], str | int]:
    """Every value that a sample's machine.reg sets, by key and name."""
    found: dict[tuple[str, str], str | int] = {}
    key = ""
    for line in (MACHINES / name / "machine.reg").read_text(encoding="utf-8").splitlines():
        key = line.strip("[]") if line.startswith("[") else key
        if setting := _SETTING.fullmatch(line):
            found[key, setting["name"] or ""] = value_of(setting)
    return found


def value_of(setting: re.Match[str]) -> str | int:
    if setting["number"]:
        return int(setting["number"], 16)
    return re.sub(r"\\(.)", r"\1", setting["text"])


def question(key: str, name: str, view: int) -> Question:
    root, _, rest = key.partition("\\")
    return {"root": root, "key": rest, "name": name, "view": view}


@pytest.mark.wine
@pytest.mark.parametrize(
    ("name", "build", "update", "product"),
    [
        ("windows-10-education-22h2-esu", 19045, 6575, "Windows 10 Education"),
        ("windows-11-pro-24h2", 26100, 7309, "Windows 10 Pro"),
    ],
)
def test_a_sample_pc_reports_its_own_build_and_update_part(
    name: str, build: int, update: int, product: str, windows_pc: WindowsPc, windows_python: Path
) -> None:
    prefix = windows_pc(name)
    done = prefix.run(windows_python, "-c", "import sys; print(tuple(sys.getwindowsversion())[:3])")
    names = ("CurrentBuild", "CurrentBuildNumber", "UBR", "ProductName")
    asked = [question(rf"HKEY_LOCAL_MACHINE\{WINDOWS_NT}", value, 64) for value in names]

    assert done.stdout.split(b"\r\n")[0] == f"(10, 0, {build})".encode()
    assert registry_answers(prefix, windows_python, asked) == [str(build), str(build), update, product]


@pytest.mark.wine
@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_of_a_sample_pc_comes_back_from_its_registry(
    name: str, windows_pc: WindowsPc, windows_python: Path
) -> None:
    wanted = settings(name)
    found = registry_answers(windows_pc(name), windows_python, [question(*place, 64) for place in wanted])

    assert len(wanted) > 120
    assert dict(zip(wanted, found, strict=True)) == wanted


@pytest.mark.wine
@pytest.mark.parametrize("name", SAMPLES)
def test_a_32_bit_program_sees_what_windows_shares_with_it(
    name: str, windows_pc: WindowsPc, windows_python: Path
) -> None:
    wanted = {place: value for place, value in settings(name).items() if SHARED.search(place[0])}
    found = registry_answers(windows_pc(name), windows_python, [question(*place, 32) for place in wanted])

    assert dict(zip(wanted, found, strict=True)) == wanted


@pytest.mark.wine
def test_a_32_bit_program_does_not_see_the_machine_guid(windows_10: WinePrefix, windows_python: Path) -> None:
    key = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Cryptography"
    asked = [question(key, "MachineGuid", view) for view in (64, 32)]
    wide, narrow = registry_answers(windows_10, windows_python, asked)

    assert wide == "5b1f3c52-0f0b-4c0e-9d0a-19045a6575e1"
    assert narrow is None


@pytest.mark.wine
def test_the_hardware_and_other_users_are_still_there_after_a_restart(
    new_prefix: NewPrefix, windows_python: Path
) -> None:
    processor = r"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\CentralProcessor\0"
    somebody_else = r"HKEY_USERS\S-1-5-21-1-2-3-1002\Software\Clients\StartMenuInternet"
    values = [
        RegistryValue(processor, "ProcessorNameString", "Invented processor"),
        RegistryValue(somebody_else, "", "OperaStable"),
    ]
    prefix = new_prefix(values)
    prefix.start()
    prefix.stop()
    found = registry_answers(prefix, windows_python, [question(value.key, value.name, 64) for value in values])

    assert found == [value.data for value in values]


@pytest.mark.wine
def test_quotes_backslashes_and_accents_survive_the_registry(new_prefix: NewPrefix, windows_python: Path) -> None:
    value = RegistryValue(r"HKEY_CURRENT_USER\Software\Test", 'naam "x"', 'C:\\Gëïnstalleerd\\"ć" = %1')
    found = registry_answers(new_prefix([value]), windows_python, [question(value.key, value.name, 64)])

    assert found == [value.data]


@pytest.mark.wine
@pytest.mark.parametrize("name", SAMPLES)
def test_every_browser_file_tells_its_version_and_product(
    name: str, windows_pc: WindowsPc, windows_python: Path
) -> None:
    listed = programs(name)
    paths = [each["path"] for each in listed]
    found = json.loads(answers(windows_pc(name), windows_python, "read_versions.py", paths))

    assert found == [[padded(each["version"]), each["version"], each["product"]] for each in listed]


def padded(version: str) -> str:
    return ".".join([*version.split("."), "0", "0"][:4])


@pytest.mark.wine
def test_a_browser_file_that_is_started_ends_at_once(windows_10: WinePrefix) -> None:
    done = windows_10.run(r"C:\Program Files\Google\Chrome\Application\chrome.exe")

    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.wine
def test_a_file_without_the_resource_is_told_apart(new_prefix: NewPrefix, windows_python: Path) -> None:
    prefix = new_prefix([])
    program = write_program(prefix.path_of(r"C:\chrome.exe"), "1.2.3.4", "Chrome")
    program.write_bytes(program.read_bytes()[:1024])
    done = prefix.run(windows_python, INSIDE / "read_versions.py", stdin=b'["C:\\\\chrome.exe"]')

    assert done.returncode == 1
    assert b"WinError" in done.stderr


@pytest.mark.wine
def test_the_compiled_packages_work_in_the_windows_python(windows_10: WinePrefix, windows_python: Path) -> None:
    code = "import msgspec, psutil; print(msgspec.json.decode(b'[1]'), psutil.virtual_memory().total > 2**20)"
    done = windows_10.run(windows_python, "-c", code)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"[1] True\r\n", b"")


@pytest.mark.wine
def test_output_errors_and_exit_code_come_back_apart(windows_10: WinePrefix, windows_python: Path) -> None:
    code = "import sys; print(input()[::-1]); print('fout', file=sys.stderr); sys.exit(70)"
    done = windows_10.run(windows_python, "-c", code, stdin=b"abc\n")

    assert (done.returncode, done.stdout, done.stderr) == (70, b"cba\r\n", b"fout\r\n")


@pytest.mark.wine
def test_what_wine_says_about_the_disk_is_not_in_the_errors(windows_10: WinePrefix, windows_python: Path) -> None:
    volume = r"ctypes.windll.kernel32.GetVolumeInformationW('Z:\\', None, 0, None, None, None, None, 0)"
    code = f"import ctypes, sys; print({volume}); print('fout', file=sys.stderr)"
    done = windows_10.run(windows_python, "-c", code)

    assert (done.stdout, done.stderr) == (b"1\r\n", b"fout\r\n")


@pytest.mark.wine
def test_a_large_output_comes_back_whole(windows_10: WinePrefix, windows_python: Path) -> None:
    code = "import sys; data = sys.stdin.buffer.read(); [s.buffer.write(data) for s in (sys.stdout, sys.stderr)]"
    data = os.urandom(300_000)
    done = windows_10.run(windows_python, "-c", code, stdin=data)

    assert (done.stdout, done.stderr) == (data, data)


@pytest.mark.wine
@pytest.mark.parametrize(
    "code",
    [
        "while True: pass",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(300)'])",
    ],
)
def test_a_program_that_hangs_is_ended_with_its_children(
    code: str, new_prefix: NewPrefix, windows_python: Path
) -> None:
    prefix = new_prefix([])
    prefix.start()
    began = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        prefix.run(windows_python, "-c", code, timeout=2)

    assert time.monotonic() - began < 20
    assert processes_of(prefix) == []
    assert prefix.run(windows_python, "-c", "print('again')").stdout == b"again\r\n"


@pytest.mark.wine
def test_stopping_one_pc_leaves_another_running(new_prefix: NewPrefix, windows_python: Path) -> None:
    stays, goes = new_prefix([]), new_prefix([])
    stays.start()
    goes.start()
    goes.stop()

    assert processes_of(goes) == []
    assert processes_of(stays) != []
    assert stays.run(windows_python, "-c", "pass").returncode == 0


def processes_of(prefix: WinePrefix) -> list[str]:
    """The processes whose environment names this prefix, as the kernel tells it."""
    mark = f"WINEPREFIX={prefix.folder}\0".encode()
    return [str(entry) for entry in Path("/proc").glob("[0-9]*") if mark in environment_of(entry)]


def environment_of(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except OSError:
        return b""


@pytest.mark.wine
def test_an_extra_folder_is_importable_and_stays_clean(
    tmp_path: Path, windows_10: WinePrefix, windows_python: Path
) -> None:
    (tmp_path / "bytecode").mkdir()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "invented_module.py").write_text("print('imported')\n", encoding="utf-8")
    environment = importable(tmp_path / "sources", bytecode=tmp_path / "bytecode")
    done = windows_10.run(windows_python, "-c", "import invented_module", environment=environment)

    assert done.stdout == b"imported\r\n"
    assert [entry.name for entry in (tmp_path / "sources").iterdir()] == ["invented_module.py"]
    assert list((tmp_path / "bytecode").rglob("invented_module.*.pyc"))


@pytest.mark.wine
def test_the_home_folder_is_not_in_the_pc(windows_10: WinePrefix) -> None:
    users = windows_10.drive_c / "users"

    assert (users / "leerkracht" / "Documents").is_dir()
    assert [entry for entry in users.rglob("*") if entry.is_symlink()] == []


@pytest.mark.wine
def test_the_second_call_for_a_python_does_nothing(wine_cache: Path, windows_python: Path) -> None:
    made = windows_python.stat().st_mtime_ns
    began = time.monotonic()

    assert made_windows_python(wine_cache) == windows_python
    assert time.monotonic() - began < 0.5
    assert windows_python.stat().st_mtime_ns == made


@pytest.mark.wine
def test_a_screen_has_the_size_that_was_asked_for(new_prefix: NewPrefix, windows_python: Path) -> None:
    if shutil.which("Xvfb") is None:
        pytest.skip("needs a virtual screen: apt-get install xvfb")
    prefix = new_prefix([])
    with virtual_screen(1366, 768) as display:
        prefix.show_on(display)
        found = monitors(prefix, windows_python)
        prefix.stop()

    assert found == [[0, 0, 1366, 768]]


@pytest.mark.wine
def test_two_screens_stand_side_by_side(new_prefix: NewPrefix, windows_python: Path) -> None:
    missing = [name for name in ("Xorg", "xrandr") if shutil.which(name) is None]
    if missing or not Path("/usr/lib/xorg/modules/drivers/dummy_drv.so").exists():
        pytest.skip("needs: apt-get install xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils")
    if getpass.getuser() != "root":
        pytest.skip("Xorg starts for root only")
    prefix = new_prefix([])
    with two_virtual_screens((1920, 1080), (1280, 1024)) as display:
        prefix.show_on(display)
        found = monitors(prefix, windows_python)
        prefix.stop()

    assert found == [[0, 0, 1920, 1080], [1920, 0, 1280, 1024]]


def monitors(prefix: WinePrefix, python: Path) -> list[list[int]]:
    code = "import screeninfo; print([[m.x, m.y, m.width, m.height] for m in screeninfo.get_monitors()])"
    found: list[list[int]] = json.loads(prefix.run(python, "-c", code).stdout)
    return found


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    def build(scratch: Path) -> Path:
        (scratch / "made").mkdir()
        (scratch / "made" / "first").touch()
        return scratch / "made"

    folder = made_once(tmp_path / "cache" / "thing", build)

    assert made_once(folder, lambda _: pytest.fail("built twice")) == folder
    assert [entry.name for entry in folder.iterdir()] == ["first"]


def test_of_two_builders_at_once_the_first_one_counts(tmp_path: Path) -> None:
    def build_while_another_finishes(scratch: Path) -> Path:
        (scratch / "made").mkdir()
        (tmp_path / "thing").mkdir()
        (tmp_path / "thing" / "of-the-other").touch()
        return scratch / "made"

    folder = made_once(tmp_path / "thing", build_while_another_finishes)

    assert [entry.name for entry in folder.iterdir()] == ["of-the-other"]
    assert list(tmp_path.iterdir()) == [folder]


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def build(scratch: Path) -> Path:
        (scratch / "half").touch()
        raise WrongPythonError("no")

    with pytest.raises(WrongPythonError):
        made_once(tmp_path / "thing", build)

    assert list(tmp_path.iterdir()) == []


def test_another_python_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    program = tmp_path / "python.exe"
    program.write_bytes(b"MZ something else")

    with pytest.raises(WrongPythonError, match=r"python\.exe has SHA-256"):
        _verify(program)


def test_a_registry_file_reads_as_registry_editor_writes_it() -> None:
    values = [
        RegistryValue("HKEY_CURRENT_USER\\A", "", "b"),
        RegistryValue("HKEY_CURRENT_USER\\A", "c", 7309),
    ]
    text = encoded(registry_file(values)).decode("utf-16")

    assert text.splitlines() == [
        "Windows Registry Editor Version 5.00",
        "",
        "[HKEY_CURRENT_USER\\A]",
        '@="b"',
        "",
        "[HKEY_CURRENT_USER\\A]",
        '"c"=dword:00001c8d',
    ]
    assert text.count("\r\n") == 7


def test_only_what_windows_shares_is_copied_for_32_bit_programs() -> None:
    clients = RegistryValue(r"HKEY_LOCAL_MACHINE\SOFTWARE\Clients\StartMenuInternet", "", "[x]")
    uninstall = RegistryValue(r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\X", "", "y")
    text = with_shared_views(registry_file([clients, uninstall]))

    assert text.count(r"[HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node") == 1
    assert '[HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Clients\\StartMenuInternet]\n@="[x]"' in text


def test_a_path_of_this_computer_is_on_drive_z() -> None:
    assert to_windows_path(Path("/srv/school 1/prüfung")) == r"Z:\srv\school 1\prüfung"
