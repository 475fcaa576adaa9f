"""The school's settings: right or refused with the place; never half taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import BadInputError
from checker.storage.settings import Settings, load_settings


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
