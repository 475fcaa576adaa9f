"""The school's settings: right or refused with the place; never half taken."""

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.model.languages import LANGUAGES
from checker.reporting.language.words import Words
from checker.storage.settings import Settings, load_settings
from checker.storage.settings_mistakes import SettingsMistakeError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_a_file_from_notepad_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_bytes(b'\xef\xbb\xbfschool = "De Regenboog"\r\nlanguage = "en"\r\n')
    assert load_settings(tmp_path) == Settings(school="De Regenboog", language="en")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('scool = "x"', '"scool" is not a key here. Did you mean "school"?'),
        ('language = "de"', 'language: "de" is not a valid value. Valid: en, nl.'),
        ("school = 5", "school: expected `str`, got `int`"),
        ('school = "', "not valid TOML"),
        ("school = " + "[" * 5000, "not valid TOML"),
        ("a = nan", '"a" is not a key here'),
    ],
)
def test_a_mistake_is_named_with_file_place_and_next_step(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "systeemcheck.toml").write_text(text)
    with pytest.raises(BadInputError) as caught:
        load_settings(tmp_path)
    assert message in str(caught.value)
    assert str(tmp_path / "systeemcheck.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").mkdir()
    with pytest.raises(BadInputError, match="not a regular file"):
        load_settings(tmp_path)


MISTAKES = tomllib.loads(Path(__file__).with_name("settings_mistakes.toml").read_text(encoding="utf-8"))["mistake"]


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: repr(case["text"]))
def test_a_mistake_is_told_in_dutch_with_its_line_and_what_to_write(case: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_text(case["text"], encoding="utf-8")
    with pytest.raises(SettingsMistakeError) as caught:
        load_settings(tmp_path)
    mistake = caught.value
    assert (mistake.mistake, mistake.line) == (case["mistake"], case.get("line", 1))
    assert mistake.values.get("better", "") == case.get("better", "").strip()
    for language in LANGUAGES:
        assert Words(language).has(f"settings.{mistake.mistake}")
    if "better" in case:
        (tmp_path / "systeemcheck.toml").write_text(case["better"], encoding="utf-8")
        assert load_settings(tmp_path) != Settings()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"'\\server\ict\resultaten'", r"\\server\ict\resultaten"),
        (r'"\\\\server\\ict"', r"\\server\ict"),
        ('"//server/ict"', "//server/ict"),
        (r"""'"\\server\ict"'""", r"\\server\ict"),
        ("' resultaten '", "resultaten"),
        ('"../gedeeld/resultaten"', "../gedeeld/resultaten"),
        (r"'%SCHOOLMAP%\resultaten'", r"D:\school\resultaten"),
        (r"'%BESTAATNIET%\x'", r"%BESTAATNIET%\x"),
        ("'~/resultaten'", "/thuis/resultaten"),
    ],
)
def test_a_path_is_read_as_people_write_it(
    written: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCHOOLMAP", r"D:\school")
    monkeypatch.setenv("USERPROFILE" if os.name == "nt" else "HOME", "/thuis")
    (tmp_path / "systeemcheck.toml").write_text(f"results = {written}\n")
    assert load_settings(tmp_path).results == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('""', ()),
        ("[]", ()),
        ('["", " "]', ()),
        ('"malmberg"', ("malmberg",)),
        ('["malmberg"]', ("malmberg",)),
        ('["malmberg", "huisregels"]', ("malmberg", "huisregels")),
        (r"""["malmberg", '"~\eisen.toml"']""", ("malmberg", r"/thuis\eisen.toml")),
    ],
)
def test_one_spec_or_several_are_one_list_afterwards(
    written: str, meant: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USERPROFILE" if os.name == "nt" else "HOME", "/thuis")
    (tmp_path / "systeemcheck.toml").write_text(f"spec = {written}\n")
    assert load_settings(tmp_path).specs == meant


def test_a_file_that_notepad_saved_as_unicode_is_read_and_one_in_ansi_is_told(tmp_path: Path) -> None:
    (tmp_path / "systeemcheck.toml").write_bytes('school = "Coöperatie"'.encode("utf-16"))
    assert load_settings(tmp_path).school == "Coöperatie"
    (tmp_path / "systeemcheck.toml").write_bytes('school = "Coöperatie"'.encode("cp1252"))
    with pytest.raises(SettingsMistakeError) as caught:
        load_settings(tmp_path)
    assert caught.value.mistake == "encoding"


@given(st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_it_it_is_settings_or_a_mistake(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "systeemcheck.toml").write_bytes(data)
    with suppress(SettingsMistakeError):
        load_settings(tmp_path)
