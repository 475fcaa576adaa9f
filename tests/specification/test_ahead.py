"""What the build decoded means the same, and a file with one other byte is read itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import typed_files
from checker.resources import built_in_specs_folder
from checker.specification.ahead import decode_ahead
from checker.specification.catalogue import all_specs, load_releases
from checker.specification.digest import digest_of
from checker.specification.loading import load_spec

SPECS = built_in_specs_folder()


@pytest.fixture
def ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder as the build makes it, in use."""
    decode_ahead(SPECS, tmp_path)
    monkeypatch.setattr(typed_files, "ahead_folder", lambda: tmp_path)
    return tmp_path


def test_a_document_decoded_ahead_is_the_document(monkeypatch: pytest.MonkeyPatch, ahead: Path) -> None:
    with_ahead = [entry.spec for entry in all_specs(SPECS)], load_releases(SPECS)
    assert len(list((ahead / "documents").iterdir())) == len(with_ahead[0]) + 2
    monkeypatch.setattr(typed_files, "ahead_folder", lambda: None)
    from_source = [entry.spec for entry in all_specs(SPECS)], load_releases(SPECS)
    assert with_ahead == from_source
    assert [digest_of(spec) for spec in with_ahead[0]] == [digest_of(spec) for spec in from_source[0]]


def test_a_spec_that_a_school_changed_is_read_itself(ahead: Path, tmp_path: Path) -> None:
    assert ahead.is_dir()
    source = SPECS / "malmberg" / "2025-2026.toml"
    changed = tmp_path / "mine.toml"
    changed.write_text(source.read_text(encoding="utf-8").replace('minimum = "4 GiB"', 'minimum = "6 GiB"'))
    assert digest_of(load_spec(changed)) != digest_of(load_spec(source))
