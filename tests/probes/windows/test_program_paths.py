from __future__ import annotations

import ntpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.probes.windows.browsers.packages import package_of
from checker.probes.windows.browsers.program_paths import KnownFolders, program_in, program_or_folder
from tests.probes.windows.pc import Pc

TEXTS = st.text(max_size=200) | st.text(alphabet='"\\:%.,exEX ~/-C', max_size=80)
NAMES = st.text(alphabet=st.characters(blacklist_characters='\\/:*?"<>|%', min_codepoint=32, max_codepoint=0x24F))
FOLDERS = NAMES.map(str.strip).filter(lambda name: bool(name) and name != ".." and ".exe" not in name.lower())


@pytest.mark.pitfall(16)
@pytest.mark.parametrize(
    ("command", "program"),
    [
        (r'"C:\Program Files\Google\Chrome\Application\chrome.exe" -- "%1"', "chrome.exe"),
        (r"C:\Program Files\Internet Explorer\iexplore.exe -nohome", "iexplore.exe"),
        (r"C:\Program Files\Mozilla Firefox\firefox.exe,0", "firefox.exe"),
        (r"%ProgramFiles%\Vivaldi\vivaldi.EXE", "vivaldi.EXE"),
        (r'  "D:\Apps\x.exe.bak\brave.exe"', "brave.exe"),
    ],
)
def test_a_command_line_gives_its_program(command: str, program: str) -> None:
    assert ntpath.basename(program_in(command)) == program


@pytest.mark.pitfall(16)
@pytest.mark.parametrize(
    "command",
    [
        "",
        "chrome.exe",
        r"C:\Program Files\Google",
        r'"\\server\share\chrome.exe"',
        r"\\?\C:\chrome.exe",
        "https://example.org/a.exe",
        r"C:\a\..\b.exe",
        "C:\\a\0b.exe",
        '"C:\\unfinished\\chrome.exe',
    ],
)
def test_what_is_no_program_on_this_pc_gives_nothing(command: str) -> None:
    assert not program_in(command)


@given(TEXTS)
def test_any_text_gives_nothing_or_a_program_on_a_disk(text: str) -> None:
    for found in (program_in(text), program_or_folder(text, "chrome.exe")):
        assert not found or (found.lower().endswith(".exe") and not found.startswith("\\") and "\\" in found)


@given(st.lists(FOLDERS, min_size=1, max_size=4))
def test_a_quoted_program_comes_out_as_it_went_in(folders: list[str]) -> None:
    path = "\\".join(("C:", *folders, "firefox.exe"))
    assert program_in(f'"{path}" -osint -url "%1"') == path
    assert program_in(f"{path},0") == path


@given(st.lists(FOLDERS, min_size=1, max_size=4))
def test_a_persons_folder_is_never_in_a_shortened_path(folders: list[str]) -> None:
    path = "\\".join((r"c:\users\JUF\appdata\local", *folders, "chrome.exe"))
    assert KnownFolders(Pc().system).shortened(path) == "\\".join(("%LOCALAPPDATA%", *folders, "chrome.exe"))


def test_both_spellings_of_a_known_folder_become_one() -> None:
    folders = KnownFolders(Pc().system)
    assert folders.shortened(r"%programfiles%\A\a.exe") == folders.shortened(r"C:\PROGRAM FILES\A\a.exe")


def test_a_folder_that_only_begins_like_a_known_one_is_another() -> None:
    assert KnownFolders(Pc().system).shortened(r"C:\Program Files Old\a.exe") == r"C:\Program Files Old\a.exe"


@given(TEXTS | st.from_regex(r"[A-Za-z.]{1,20}_[0-9.]{1,12}_x64__[a-z0-9]{13}", fullmatch=True))
def test_any_package_name_gives_a_package_or_nothing(full_name: str) -> None:
    package = package_of(full_name)
    assert package is None or full_name.startswith(f"{package.name}_{package.version}_")


def test_a_package_name_is_taken_apart() -> None:
    package = package_of("Mozilla.Firefox_159.0.3.0_x64__n80bbvh6b1yt2")
    assert package == ("Mozilla.Firefox", "159.0.3.0", "Mozilla.Firefox_n80bbvh6b1yt2")
