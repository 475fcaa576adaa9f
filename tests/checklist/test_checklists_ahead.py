"""What the build decoded of a checklist means the same, and one that a school changed is read itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NoReturn

import pytest

from checker import typed_files
from checker.checklist import loading
from checker.checklist.ahead import decode_ahead
from checker.checklist.loading import load_checklist
from tests.checklist.facts import AS_PRINTED, CHECKLISTS, DRAFT


def refuse(*_anything: object) -> NoReturn:
    pytest.fail("read from its source")


@pytest.fixture
def ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder as the build makes it, in use."""
    decode_ahead(CHECKLISTS.parent, tmp_path / "ahead")
    monkeypatch.setattr(typed_files, "ahead_folder", lambda: tmp_path / "ahead")
    return tmp_path


@pytest.mark.parametrize("path", [AS_PRINTED, DRAFT], ids=lambda path: path.stem)
def test_a_checklist_decoded_ahead_is_the_checklist(path: Path, ahead: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ahead.is_dir()
    with monkeypatch.context() as patched:
        patched.setattr(loading, "decode_toml_bytes", refuse)
        with_ahead = load_checklist(path)
    monkeypatch.setattr(typed_files, "ahead_folder", lambda: None)
    assert with_ahead == load_checklist(path)


def test_a_checklist_that_a_school_changed_is_read_itself(ahead: Path) -> None:
    changed = ahead / "mine.toml"
    text = AS_PRINTED.read_text(encoding="utf-8")
    changed.write_text(text.replace("when.day = 2025-06-30", "when.day = 2025-06-29"), encoding="utf-8")
    days = [getattr(item.when, "day", None) for item in load_checklist(changed).item]
    assert dt.date(2025, 6, 29) in days
