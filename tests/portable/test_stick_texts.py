"""What lies beside the program on the stick: complete, short, and as the program reads it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from checker.errors import ExitCode
from checker.storage.settings import FILE_NAME, Settings, load_settings
from portable.toolchain import TOP

STICK = TOP / "portable" / "stick"
EXAMPLE = STICK / "systeemcheck-voorbeeld.toml"
SETTING = re.compile(r"^# (\w+) = ", re.MULTILINE)


def test_as_it_is_nothing_is_set(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(EXAMPLE.read_bytes())
    assert load_settings(tmp_path) == Settings()


def test_every_setting_can_be_switched_on_by_taking_its_sign_away(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    (tmp_path / FILE_NAME).write_text(SETTING.sub(r"\1 = ", text), encoding="utf-8")
    settings = msgspec.structs.asdict(load_settings(tmp_path))
    usual = msgspec.structs.asdict(Settings())
    assert {name for name in usual if settings[name] != usual[name]} == set(usual)
    assert set(SETTING.findall(text)) == set(usual)


@pytest.mark.parametrize("name", ["LEESMIJ.txt", "native/LEESMIJ.txt", EXAMPLE.name])
def test_it_fits_a_window_of_80_characters_in_any_code_page(name: str) -> None:
    text = (STICK / name).read_text(encoding="utf-8")
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 80


def test_a_launcher_is_plain_ascii_and_takes_its_own_folder() -> None:
    launchers = list(STICK.glob("*.cmd"))
    assert launchers
    for path in launchers:
        text = path.read_text(encoding="ascii")
        assert '"%~dp0Systeemcheck.exe"' in text
        assert "cd " not in text
        assert "if not %errorlevel%==0 pause" in text  # a crash ends below zero


def test_administrators_find_every_exit_code() -> None:
    text = (TOP / "docs" / "beheer.md").read_text(encoding="utf-8")
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)} == set(map(int, ExitCode))
