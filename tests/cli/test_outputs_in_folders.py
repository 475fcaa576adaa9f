"""Every output of every command goes into a folder that is not there yet, and makes no more than that one folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.every_command import every_command
from tests.cli.program import PROJECT, systeemcheck

DEVICE = next((PROJECT / "tests/machines").glob("*/recording.json"))
PRINTED = ("--checklist", "malmberg/2026-2027")
OUTPUTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("fleet", "output"): ("fleet", "resultaten", "-o", "{}/x.html"),
    ("fleet", "csv"): ("fleet", "resultaten", "--csv", "{}/x.csv"),
    ("fleet", "xlsx"): ("fleet", "resultaten", "--xlsx", "{}/x.xlsx"),
    ("fleet", "json"): ("fleet", "resultaten", "--json", "{}/x.json"),
    ("evaluate", "html"): ("evaluate", "{result}", "--html", "{}/x.html"),
    ("page", "output"): ("page", "-o", "{}"),
    ("demo", "folder"): ("demo", "{}", "--no-open"),
    ("record", "folder"): ("record", "{}"),
    ("spec show", "html"): ("spec", "show", "--html", "{}/x.html"),
    ("spec diff", "html"): ("spec", "diff", "malmberg/2025-2026.1", "malmberg/2026-2027.1", "--html", "{}/x.html"),
    ("spec from-page", "output"): ("spec", "from-page", "eisen.html", "-o", "{}/x.json"),
    ("spec export", "intune"): ("spec", "export", "--intune", "{}"),
    ("spec export", "xccdf"): ("spec", "export", "--xccdf", "{}/x.xml"),
    ("spec export", "fleet"): ("spec", "export", "--fleet", "{}/x.yml"),
    ("checklist show", "html"): ("checklist", "--html", "{}/x.html"),
    ("checklist show", "ics"): ("checklist", "--ics", "{}/x.ics"),
    ("checklist new-year", "output"): ("checklist", "new-year", *PRINTED, "-o", "{}/x.toml"),
}
"""Of each output how it is asked for; the folder goes where `{}` stands."""
INPUTS = {
    ("evaluate", "results"), ("fleet", "inventory"), ("correct refuse", "inventory"),
    ("spec confirm", "draft"),
    ("spec from-page", "file"), ("spec validate", "files"), ("edexml check", "file"), ("releases refresh", "folder"),
}  # fmt: skip
"""What is read, or is there already."""


def _paths() -> Iterator[tuple[str, str]]:
    """Give every argument and option of every command that is a path."""
    for name, command in every_command():
        yield from ((" ".join(name), str(each.name)) for each in command.params if isinstance(each.type, click.Path))


def test_every_path_is_known_as_one_to_read_or_to_write() -> None:
    assert set(_paths()) == INPUTS | set(OUTPUTS)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder with one result in it, and a page of a publisher."""
    ended = systeemcheck("check", "--recorded", DEVICE, "--no-open", "--results", "resultaten", cwd=tmp_path)
    assert list((tmp_path / "resultaten").glob("*.json")), ended
    (tmp_path / "eisen.html").write_text(
        "<h1>Systeemeisen</h1><p>Windows 11, minimaal 8 GB werkgeheugen</p>", encoding="utf-8"
    )
    return tmp_path


def _asked(name: tuple[str, str], place: str, school: Path) -> list[str]:
    result = next((school / "resultaten").glob("*.json"))
    return [part.replace("{result}", str(result)).replace("{}", place) for part in OUTPUTS[name]]


@pytest.mark.parametrize("name", OUTPUTS, ids=" ".join)
def test_the_folder_is_made_where_only_it_is_missing(name: tuple[str, str], school: Path) -> None:
    ended = systeemcheck(*_asked(name, "nieuw", school), cwd=school)
    assert ended.code in {0, 1, 3}, ended.err
    assert [path for path in (school / "nieuw").rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", OUTPUTS, ids=" ".join)
def test_no_whole_path_is_made_and_one_line_says_which_folder_lacks(name: tuple[str, str], school: Path) -> None:
    before = set(school.rglob("*"))
    ended = systeemcheck(*_asked(name, "weg/nieuw", school), cwd=school)
    assert ended.code == 4, ended
    assert "de map weg is er niet. Maak die eerst, of noem een andere plek." in ended.err
    assert (ended.err.count("\n"), ended.out) == (1, "")
    assert set(school.rglob("*")) - before <= {school / "overzicht.html"}
