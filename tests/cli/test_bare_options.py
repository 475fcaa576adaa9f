"""Options without a command are those of a check, and a mistake in them is told as a mistake in a check is."""

from pathlib import Path

import pytest

from tests.cli.program import PROJECT, systeemcheck

RECORDED = ("--recorded", str(PROJECT / "tests/machines/windows-11-home-shared-graphics"))
DUTCH = {"LC_ALL": "nl_NL.UTF-8"}


@pytest.mark.parametrize("options", [("--json",), ("--lang", "en"), ("-q",), ("--on", "2027-02-01", "--json")])
def test_they_do_what_they_do_after_check(options: tuple[str, ...], tmp_path: Path) -> None:
    bare = systeemcheck(*options, *RECORDED, cwd=tmp_path)
    assert bare._replace(out="") == systeemcheck("check", *options, *RECORDED, cwd=tmp_path)._replace(out="")
    assert bool(bare.out) == ("--json" in options)
    assert bare.code in {0, 1, 3}


def test_a_value_that_is_named_as_a_command_is_a_value(tmp_path: Path) -> None:
    ended = systeemcheck("--location", "desk", "--no-open", "--results", tmp_path, cwd=tmp_path)
    assert ended.code in {0, 1, 3}
    assert '"location":"desk"' in next(tmp_path.glob("*.json")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--lang", "nl", "fleet", "map"), 'Opties komen achter de opdracht: typ eerst "systeemcheck fleet", en dan'),
        (("--port", "8000", "desk"), 'Opties komen achter de opdracht: typ eerst "systeemcheck desk", en dan'),
        (("--labl", "x"), "De optie '--labl' bestaat niet. Bedoelde je een van deze: '--label', '--lang'?"),
        (("--lang", "fr"), "'fr' kan niet; kies uit 'nl', 'en'."),
        (("--no-open", "kontrole"), "De opdracht 'kontrole' bestaat niet."),
        (("chek",), "De opdracht 'chek' bestaat niet. Bedoelde je een van deze: 'check', 'checklist'?"),
        (("spec", "valdate"), "De opdracht 'valdate' bestaat niet. Bedoelde je 'validate'?"),
        (("-",), "De opdracht '-' bestaat niet."),
    ],
)
def test_a_mistake_is_one_dutch_line_with_what_was_meant(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ended = systeemcheck(*arguments, cwd=tmp_path, environment=DUTCH)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert told in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_who_asks_for_help_or_the_version_gets_that(asked: str, tmp_path: Path) -> None:
    ended = systeemcheck("--lang", "en", asked, cwd=tmp_path, environment=DUTCH)
    assert ended == systeemcheck(asked, cwd=tmp_path, environment={"LC_ALL": "en_GB.UTF-8"})
    assert ended.code == 0
