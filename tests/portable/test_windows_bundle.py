"""What is in the zip a school downloads, and what is not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pefile
import pytest

from checker import __version__
from checker.cli.main import COMMANDS
from portable.inspection import PROGRAM_FILES
from portable.stick import command_of
from portable.toolchain import TOP
from portable.wine import windows_python

pytestmark = pytest.mark.wine
MEGABYTE = 1_000_000
LAUNCHERS = sorted((TOP / "portable" / "stick").glob("*.cmd"))
AMD64, CONSOLE = 0x8664, 3
MANIFEST, VERSION, ICON = 24, 16, 3


@pytest.fixture(scope="module")
def program(unpacked: Path) -> pefile.PE:
    return pefile.PE(unpacked / "Systeemcheck.exe")


def resource(program: pefile.PE, kind: int) -> list[bytes]:
    (found,) = [entry for entry in program.DIRECTORY_ENTRY_RESOURCE.entries if entry.id == kind]
    places = [item.directory.entries[0].data.struct for item in found.directory.entries]
    return [program.get_data(place.OffsetToData, place.Size) for place in places]


def test_it_is_small(windows_archive: Path, unpacked: Path) -> None:
    assert windows_archive.stat().st_size <= 13.6 * MEGABYTE
    assert sum(path.stat().st_size for path in unpacked.rglob("*") if path.is_file()) <= 26.9 * MEGABYTE


def test_the_zip_holds_one_folder_with_what_a_school_needs(unpacked: Path) -> None:
    launchers = {path.name for path in LAUNCHERS if command_of(path) in COMMANDS}
    assert {path.name for path in unpacked.iterdir()} == launchers | {
        "Systeemcheck.exe", "_internal", "systeemcheck-voorbeeld.toml", "requirements_specs", "resultaten",
        "LEESMIJ.txt",
    }  # fmt: skip


def test_texts_on_the_stick_read_well_in_notepad(unpacked: Path) -> None:
    for path in (unpacked / "LEESMIJ.txt", unpacked / "systeemcheck-voorbeeld.toml"):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\r\n") == data.count(b"\n") > 0


def test_the_requirements_beside_the_program_are_the_built_in_ones(unpacked: Path) -> None:
    built_in = unpacked / "_internal/checker/data/requirements_specs"
    names = {path.relative_to(built_in) for path in built_in.rglob("*.toml")}
    assert len(names) >= 4
    for name in names:
        assert (unpacked / "requirements_specs" / name).read_bytes() == (built_in / name).read_bytes()


def test_all_that_the_program_reads_of_its_own_is_inside(unpacked: Path) -> None:
    """A folder that is forgotten breaks one command, and only in the program that schools have."""
    of_sources = {path for path in (TOP / "reports").rglob("*") if path.is_file() and path.suffix != ".py"}
    inside = unpacked / "_internal/checker/data/reports"
    names = {path.relative_to(TOP / "reports") for path in of_sources}
    as_they_are = {name for name in names if name.parts[0] not in {"messages", "templates"}}
    assert {name.parts[0] for name in as_they_are} >= {"drafts", "scripts", "styles", "terminal"}
    assert [name for name in sorted(as_they_are) if not (inside / name).is_file()] == []


def test_a_64_bit_console_program_that_asks_no_rights(program: pefile.PE) -> None:
    assert program.FILE_HEADER.Machine == AMD64
    assert program.OPTIONAL_HEADER.Subsystem == CONSOLE
    (text,) = resource(program, MANIFEST)
    manifest = {element.tag.partition("}")[2]: element for element in ET.fromstring(text).iter()}  # noqa: S314  our own
    assert manifest["requestedExecutionLevel"].attrib == {"level": "asInvoker", "uiAccess": "false"}
    assert (manifest["dpiAwareness"].text or "").startswith("PerMonitorV2")
    assert manifest["longPathAware"].text == "true"
    windows_10_and_11 = "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"
    assert windows_10_and_11 in text.decode()


def test_windows_shows_its_name_and_version(program: pefile.PE) -> None:
    texts = {name: text for table in program.FileInfo[0][0].StringTable for name, text in table.entries.items()}
    assert texts[b"ProductVersion"] == texts[b"FileVersion"] == __version__.encode()
    assert texts[b"ProductName"] == texts[b"FileDescription"] == b"Systeemcheck"


def test_it_has_an_icon_of_its_own(program: pefile.PE) -> None:
    ours = (TOP / "portable/assets/systeemcheck.ico").read_bytes()
    pictures = resource(program, ICON)
    assert len(pictures) >= 7
    assert all(picture in ours for picture in pictures)


@pytest.mark.pitfall(31)
def test_nothing_is_packed_by_upx_and_nothing_is_of_wine(unpacked: Path) -> None:
    files = [path for path in unpacked.rglob("*") if path.suffix.lower() in PROGRAM_FILES]
    assert len(files) > 10
    for path in files:
        data = path.read_bytes()
        assert b"UPX!" not in data
        assert b"Wine builtin DLL" not in data


@pytest.mark.pitfall(30)
def test_a_folder_of_ordinary_files_that_unpacks_nothing(unpacked: Path) -> None:
    """One file that unpacks itself at each start is what virus scanners dislike, and AppLocker forbids."""
    assert (unpacked / "_internal" / "python311.dll").is_file()
    assert (unpacked / "Systeemcheck.exe").stat().st_size < 6.3 * MEGABYTE


def test_only_what_windows_needs_is_inside(unpacked: Path) -> None:
    names = {path.name.lower() for path in unpacked.rglob("*")}
    assert not {name for name in names if name.startswith(("tcl", "sqlite3", "_hashlib"))}
    data = (unpacked / "Systeemcheck.exe").read_bytes()
    assert b"checker.probes.windows" in data
    assert b"checker.probes.linux" not in data
    assert b"checker.probes.macos" not in data


def test_what_the_page_on_security_says_is_not_inside_is_not(unpacked: Path) -> None:
    text = (TOP / "SECURITY.md").read_text(encoding="utf-8")
    assert f"CPython {windows_python.VERSION} " in text
    told = re.findall(r"`([\w.]+)`", text.partition("Not inside the Windows program: ")[2].partition(". So ")[0])
    assert len(told) > 8
    inside = (unpacked / "Systeemcheck.exe").read_bytes()
    with zipfile.ZipFile(unpacked / "_internal" / "base_library.zip") as library:
        at_start = {name.partition(".py")[0].replace("/", ".") for name in library.namelist()}
    files = {path.name.partition(".")[0] for path in unpacked.rglob("*.pyd")}
    assert [name for name in told if name.encode() in inside or name in at_start | files] == []


ALWAYS_OF_WINDOWS = {
    "advapi32.dll", "kernel32.dll", "ntdll.dll", "ole32.dll", "oleaut32.dll", "psapi.dll", "rpcrt4.dll", "shell32.dll",
    "ws2_32.dll",
}  # fmt: skip
"""Windows knows these by name (KnownDLLs; ntdll is in every process) and takes them from nowhere else."""


def test_what_the_compiled_parts_want_of_windows_is_there_before_they_are(unpacked: Path) -> None:
    (names,) = re.findall(r"^LIBRARIES_OF_WINDOWS = \((.+)\)$", (TOP / "portable/start.py").read_text(), re.MULTILINE)
    first = {f"{name}.dll" for name in re.findall(r'"(\w+)"', names)}
    own = {path.name.lower() for path in unpacked.rglob("*")}
    wanted: set[str] = set()
    for path in unpacked.rglob("*.pyd"):
        imports = pefile.PE(path).DIRECTORY_ENTRY_IMPORT
        wanted |= {entry.dll.decode().lower() for entry in imports}
    assert {name for name in wanted if not name.startswith("api-ms-win-")} - own - ALWAYS_OF_WINDOWS == first


def test_the_licence_of_every_part_goes_along(unpacked: Path) -> None:
    folder = unpacked / "_internal" / "licences"
    overview = (folder / "OVERZICHT.txt").read_text(encoding="utf-8")
    for part in (
        "CPython",
        "click",
        "Jinja2",
        "MarkupSafe",
        "msgspec",
        "psutil",
        "py-cpuinfo",
        "pyinstaller-bootloader",
    ):
        assert f"\n{part} " in overview
        assert list(folder.glob(f"{part}-*"))


def test_the_zip_is_readable_by_any_unpacker(windows_archive: Path) -> None:
    with zipfile.ZipFile(windows_archive) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert "Systeemcheck/resultaten/" in names
    assert all(name.isascii() and ":" not in name and len(name) < 140 for name in names)
