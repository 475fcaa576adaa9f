"""No child, birth date, number, address or key that stands in a file comes out: said, kept, or in an error."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from checker.cli.main import _run
from checker.group_data.group_file import GroupFile
from checker.group_data.looking import looked_at
from checker.group_data.refused import GroupFileError
from tests.cli.program import PROJECT, Ended, systeemcheck
from tests.group_data.made import DAY, NAME
from tests.group_data.planted import CHILD, SECRETS, planted, secrets_in

FILES = planted()
DEBUG: dict[str, str | None] = {"SYSTEEMCHECK_DEBUG": "1", "PYTHONDEVMODE": "1", "PYTHONWARNINGS": "default"}
BROKEN = {
    "a field": "checker.group_data.record.Record.tells",
    "the end of a record": "checker.group_data.record.Record.end",
    "a key": "checker.group_data.content.Content.has",
    "a reference": "checker.group_data.content.Content.points",
    "the checks": "checker.group_data.looking.check",
    "the text": "checker.group_data.looking.opened",
    "the file itself": "checker.group_data.looking._no_xml",
    "a day": "checker.group_data.record.day_told",
    "the elements": "checker.group_data.xml_reading._Elements._field",
    "the signs": "checker.group_data.xml_reading._Elements.characters",
}
READING = {"the bytes": "checker.cli.edexml.check.read_capped"}
ERRORS = ("KeyError", "ValueError", "MemoryError", "RecursionError", "UnicodeError", "AssertionError", "OSError")
CODE = """
import sys
from pathlib import Path
from unittest.mock import patch
from checker.cli.main import main
import checker.group_data.xml_reading, checker.group_data.looking, checker.cli.edexml.check
def broken(*arguments, **named):
    secret = Path(sys.argv[-1]).read_text(encoding="utf-8")
    try:
        {{}}[secret]
    except KeyError:
        raise {error}(secret, arguments)
patch("{place}", broken).start()
main()
"""


def said_by(ended: Ended, folder: Path) -> list[str | bytes]:
    kept = [path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".xml"]
    names = [path.name for path in folder.rglob("*") if path.suffix != ".xml"]
    return [ended.out, ended.err, *kept, *names]


def test_the_search_finds_them_where_they_were_planted() -> None:
    assert secrets_in(CHILD) == list(SECRETS)
    assert secrets_in(CHILD.encode("utf-16-le")) == list(SECRETS)
    assert all(secrets_in(data) for data in FILES.values())


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_a_child_comes_out(name: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(FILES[name])
    ended = systeemcheck("edexml", "check", NAME, cwd=tmp_path, environment=DEBUG)
    _has_no_secret(ended, tmp_path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("more", [("--json",), ("--lang", "en")], ids=["json", "english"])
def test_nor_as_json_or_in_english(
    name: str, more: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).write_bytes(FILES[name])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYSTEEMCHECK_DEBUG", "1")
    monkeypatch.setattr("sys.argv", ["systeemcheck", "edexml", "check", *more, NAME])
    code = _run().code
    _has_no_secret(Ended(code, *capfd.readouterr()), tmp_path)


def _has_no_secret(ended: Ended, folder: Path) -> None:
    assert ended.code in {0, 1, 2}, ended
    assert ended.out or ended.err
    assert secrets_in(*said_by(ended, folder)) == []
    assert "Traceback" not in ended.err
    if ended.code == 2:
        assert (len(ended.err.splitlines()), ended.out) == (1, "")


@pytest.mark.parametrize(
    ("place", "error"),
    [
        *zip(BROKEN, ERRORS * 2, strict=False),
        *(("a field", error) for error in ERRORS[1:]),
        ("the bytes", "MemoryError"),
    ],
)
def test_nor_when_something_goes_wrong_here(place: str, error: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(FILES["right"])
    code = CODE.format(error=error, place=(BROKEN | READING)[place])
    ended = systeemcheck("edexml", "check", NAME, cwd=tmp_path, environment=DEBUG, python=("-c", code))
    assert ended.code == (2 if error == "MemoryError" else 70), ended
    assert secrets_in(*said_by(ended, tmp_path)) == []
    assert len(ended.err.splitlines()) == 1
    assert not list(tmp_path.rglob("*.json"))


@pytest.mark.parametrize("name", FILES)
def test_an_error_holds_nothing_of_the_file_and_has_no_other_behind_it(name: str) -> None:
    file, error = _looked_at(FILES[name])
    assert secrets_in(repr(file)) == []
    if error:
        held = repr(error), repr(error.__dict__), repr(error.args), *traceback.format_exception(error)
        assert secrets_in(*held) == []
        assert (error.__context__, error.__cause__) == (None, None)


def _looked_at(data: bytes) -> tuple[GroupFile | None, GroupFileError | None]:
    try:
        return looked_at(data, NAME, DAY), None
    except GroupFileError as error:
        return None, error


def test_what_the_program_keeps_has_no_room_for_a_name(tmp_path: Path) -> None:
    (tmp_path / "Quwelijntje.xml").write_bytes(FILES["right"])
    ended = systeemcheck("edexml", "check", "Quwelijntje.xml", cwd=tmp_path)
    kept = [path.read_bytes() for path in (tmp_path / "resultaten").iterdir()]
    assert len(kept) == 1
    assert secrets_in(*kept) == []
    assert secrets_in(ended.err) == []
    assert ended.code == 1


def test_the_secrets_stand_nowhere_else() -> None:
    assert secrets_in(*(path.read_bytes() for path in (PROJECT / "reports").rglob("*.po"))) == []
