"""A mistake in the school's settings is told in the school's language, before anything else happens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import systeemcheck

BACKSLASH = 'results = "\\\\server\\ict"\n'


@pytest.mark.parametrize(
    "command", [("check", "--no-open"), ("fleet",), ("collect", "--no-open"), ("evaluate", "x.json")]
)
def test_every_command_tells_a_mistake_in_dutch_with_the_line_to_write(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "systeemcheck.toml").write_text(f'school = "De Regenboog"\n{BACKSLASH}', encoding="utf-8")
    ended = systeemcheck(*command, cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.strip().endswith(
        "systeemcheck.toml, regel 2: Tussen dubbele aanhalingstekens betekent een \\ iets anders. "
        "Gebruik enkele aanhalingstekens. Schrijf: results = '\\\\server\\ict'"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["systeemcheck.toml"]


@pytest.mark.parametrize(("text", "options"), [(f'language = "en"\n{BACKSLASH}', ()), (BACKSLASH, ("--lang", "en"))])
def test_and_in_english_where_that_was_asked_for(text: str, options: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text(text, encoding="utf-8")
    assert "Between double quotes a \\ has another meaning." in systeemcheck("check", *options, cwd=tmp_path).err


@pytest.mark.skipif(os.name == "nt", reason="on Windows such a share may be there")
def test_a_windows_share_is_refused_elsewhere_and_the_result_goes_to_the_next_place(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text("results = '\\\\server\\ict'\n", encoding="utf-8")
    ended = systeemcheck("check", "--no-open", cwd=tmp_path)
    assert ended.code == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["resultaten", "systeemcheck.toml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_why_settings_cannot_be_read_is_said_in_the_language_of_the_school(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "systeemcheck.toml")  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    ended = systeemcheck("check", "--no-open", "--lang", "nl", cwd=tmp_path)
    assert ended.code == 2
    assert "kan niet gelezen worden (geen gewoon bestand)" in ended.err
    assert "regular" not in ended.err
