"""The licences of what others made go along with it: of the program's parts, and of the data in the release tables."""

from __future__ import annotations

import re
from pathlib import Path

from checker.model.releases import Source
from checker.specification.catalogue import load_releases
from portable.component import Component
from portable.licences import OVERVIEW, TABLES, write_licences
from portable.stick import lay_out
from portable.toolchain import TOP

RELEASES = load_releases(TOP / "requirements_specs")
WITH_LICENCE = [
    source for table in (RELEASES.browsers, RELEASES.operating_systems) for source in table.source if source.licence
]
PART = Component("click", "8.5.1", "BSD-3-Clause", "pkg:pypi/click@8.5.1", {"LICENSE.txt": "the text"}, "0" * 64)


def texts_of(source: Source) -> list[Path]:
    """The texts that are named after the licence and the project of a source."""
    found = [path for path in TABLES.iterdir() if path.stem.endswith(f"-{source.licence}")]
    return [path for path in found if path.stem.removesuffix(f"-{source.licence}") in f"{source.url} {source.title}"]


def test_every_source_with_a_licence_has_its_text_and_no_text_is_of_none() -> None:
    named = {source.id: texts_of(source) for source in WITH_LICENCE}
    assert {name: len(texts) for name, texts in named.items() if len(texts) != 1} == {}
    assert {text for texts in named.values() for text in texts} == set(TABLES.iterdir())
    assert {"MIT", "Apache-2.0", "ISC", "CC0-1.0"} == {source.licence for source in WITH_LICENCE}


def test_a_text_names_whoever_the_table_says_holds_the_rights() -> None:
    told = [(source, match[1]) for source in WITH_LICENCE if (match := re.search(r"(copyright [^);]+)", source.title))]
    assert len(told) >= 5
    for source, holders in told:
        (text,) = [path.read_text(encoding="utf-8").casefold() for path in texts_of(source)]
        assert [name for name in re.split(r"copyright |, ", holders.casefold()) if name not in text] == []


def test_they_lie_among_the_licences_of_the_program_and_in_its_overview(tmp_path: Path) -> None:
    write_licences([PART], tmp_path / "licences")
    overview = (tmp_path / "licences" / OVERVIEW).read_text(encoding="utf-8")
    assert "click 8.5.1: BSD-3-Clause" in overview
    for text in TABLES.iterdir():
        assert (tmp_path / "licences" / f"data-{text.name}").read_bytes() == text.read_bytes()
        assert text.stem in overview


def test_they_lie_beside_the_tables_on_the_stick_too(tmp_path: Path) -> None:
    """A table is replaced there without the program. Of a wheel, test_wheel.py says that every file goes in."""
    lay_out(tmp_path, for_windows=True)
    beside = tmp_path / "requirements_specs" / "releases" / "licences"
    assert {path.name: path.read_bytes() for path in beside.iterdir()} == {
        path.name: path.read_bytes() for path in TABLES.iterdir()
    }
