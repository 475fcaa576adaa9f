"""The file of a spec of one's own: never over another, whole or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
from pathlib import Path

import pytest

from checker.confirming.answers import Answer
from checker.confirming.writing import as_toml, last_token, new_token, write_spec
from checker.errors import BadInputError, NoLastingPlaceError
from checker.resources import built_in_specs_folder
from checker.specification.specs_folder import own_and_built_in
from tests.confirming.specs import THIS_YEAR, TODAY, confirmed

OWN = confirmed(THIS_YEAR, Answer(requirement="memory", word="keep"))


def _no_links(_source: object, _target: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("has_links", [True, False], ids=["a disk with links", "a stick without"])
def test_no_spec_is_written_over_another(tmp_path: Path, has_links: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001  a case
    if not has_links:
        monkeypatch.setattr(os, "link", _no_links)
    path = write_spec(tmp_path / "malmberg", OWN)
    first = path.read_bytes()
    other = confirmed(THIS_YEAR, Answer(requirement="memory", word="change", minimum="8 GB"))
    with pytest.raises(NoLastingPlaceError, match=r"2026-2027\.1\+20261130\.abcd\.toml"):
        write_spec(tmp_path / "malmberg", other)
    assert path.read_bytes() == first
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_does_not_read_back_the_same_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = confirmed(THIS_YEAR, Answer(requirement="memory", word="change", minimum="8 GB"))
    monkeypatch.setattr("checker.confirming.writing.as_toml", lambda _: as_toml(other))
    with pytest.raises(BadInputError, match="does not read back"):
        write_spec(tmp_path, OWN)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "malmberg").write_text("a file")
    with pytest.raises(NoLastingPlaceError, match="malmberg"):
        write_spec(tmp_path / "malmberg", OWN)


def test_the_program_uses_what_was_written_and_has_no_doubt_about_it(tmp_path: Path) -> None:
    write_spec(tmp_path / "malmberg", OWN)
    requirements = own_and_built_in(tmp_path, built_in_specs_folder(), TODAY)
    assert requirements.doubts == ()
    assert requirements.choose((), TODAY) == OWN
    assert requirements.choose((f"malmberg/{OWN.version}",), TODAY) == OWN


def test_of_two_specs_of_one_day_the_later_one_comes_after() -> None:
    start = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
    tokens = [new_token(start + dt.timedelta(seconds=seconds)) for seconds in range(0, 86_400, 3)]
    assert tokens == sorted(tokens)
    assert all(re.fullmatch(r"[a-z0-9]{4}", token) for token in tokens)
    assert len({new_token(start) for _ in range(200)}) > 20


@pytest.mark.parametrize("last", ["0000", "f00v", "vvvu"])
def test_a_later_spec_comes_after_also_when_the_clock_went_back(last: str, tmp_path: Path) -> None:
    version = "2026-2027.1+20261130."
    (tmp_path / f"{version}{last}.toml").touch()
    (tmp_path / f"{version}zzzz.toml").touch()
    (tmp_path / "2026-2027.1+20261201.vvvv.toml").touch()
    assert last_token(tmp_path, version) == last
    assert new_token(dt.datetime(2026, 11, 30, tzinfo=dt.UTC), last) > last
