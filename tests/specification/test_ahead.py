"""What the build decoded means the same, and a file with one other byte is read itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from checker import typed_files
from checker.resources import built_in_specs_folder
from checker.specification import loading
from checker.specification.ahead import decode_ahead
from checker.specification.catalogue import NOT_SPECS, all_specs, load_releases
from checker.specification.digest import digest_of
from checker.specification.loading import load_spec

SPECS = built_in_specs_folder()


def refuse(*_anything: object) -> NoReturn:
    pytest.fail("read from its source")


def test_what_stands_on_another_is_not_even_read_while_the_folder_is_as_it_was_built(
    monkeypatch: pytest.MonkeyPatch, ahead: Path
) -> None:
    assert ahead.is_dir()
    assert any("extends" in entry.path.read_text("utf-8") for entry in all_specs(SPECS))
    monkeypatch.setattr(loading, "document_in", refuse)
    written = [path for path in SPECS.glob("*/*.toml") if path.parent.name not in NOT_SPECS]
    assert len(all_specs(SPECS)) == len(written) > 0


def test_what_stands_on_another_is_worked_out_anew_when_that_is_changed(ahead: Path, tmp_path: Path) -> None:
    assert ahead.is_dir()
    folder = shutil.copytree(SPECS, tmp_path / "changed")
    source = folder / "malmberg" / "2026-2027.toml"
    text = source.read_text(encoding="utf-8").replace('minimum = "2 GiB"', 'minimum = "3 GiB"')
    source.write_text(text, encoding="utf-8")
    rules = next(entry.spec for entry in all_specs(folder) if entry.spec.id == "voorbeeld-huisregels")
    storage = next(item.condition for item in rules.requirement if item.id == "storage")
    assert getattr(storage, "minimum", None) == "3 GiB"


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
