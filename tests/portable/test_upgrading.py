"""A new download, unpacked over the stick that a school has used, loses nothing of the school's."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.checklist.catalogue import draft_name_of
from checker.cli.main import COMMANDS
from checker.storage.settings import FILE_NAME
from portable.archive import pack_tar, pack_zip, unpack
from portable.stick import lay_out
from portable.toolchain import TOP

OLD_SCHOOL = TOP / "tests" / "written_by" / "0.1.0"
MOMENT = 1_790_000_000
NAMED = re.compile(
    r"""ubbelklik\s+op\s+(?:"([^"]+)"|(\w+))|\b([\w-]+\.(?:toml|txt|exe|cmd))\b|map\s+(\w+_\w+|resultaten)\b"""
)
MADE_THERE = {FILE_NAME}
Packed = Callable[[str], Path]


@pytest.fixture
def packed(tmp_path: Path) -> Packed:
    """Gives a download: the real folder around the program, and something small in its place."""

    def download(kind: str) -> Path:
        folder = tmp_path / kind / "Systeemcheck"
        (folder / "_internal").mkdir(parents=True)
        (folder / "_internal" / "base_library.zip").write_text("new", encoding="ascii")
        (folder / ("Systeemcheck.exe" if kind == "windows" else "Systeemcheck")).write_text("new", encoding="ascii")
        lay_out(folder, for_windows=kind == "windows")
        archive = tmp_path / (f"{kind}.zip" if kind == "windows" else f"{kind}.tar.gz")
        (pack_zip if kind == "windows" else pack_tar)(folder, archive, MOMENT)
        return archive

    return download


def used_stick(place: Path) -> set[Path]:
    """Makes the stick of a school that used 0.1.0; gives the files that are the school's own."""
    shutil.copytree(OLD_SCHOOL, place)
    (place / "Systeemcheck.exe").write_text("old", encoding="ascii")
    own = place / "requirements_specs" / "onze-school"
    own.mkdir()
    shutil.copy(place / "onze-eisen.toml", own / "2026.toml")
    draft = place / "requirements_specs" / "checklists" / draft_name_of("malmberg/2026-2027")
    draft.parent.mkdir()
    draft.write_text("nagekeken", encoding="ascii")
    (place / "overzicht.html").write_text("made before", encoding="ascii")
    (place / "resultaten" / "verbeteringen.json").write_text("{}", encoding="ascii")
    came_along = {TOP / "requirements_specs" / path.relative_to(place / "requirements_specs")
                  for path in (place / "requirements_specs").rglob("*.toml")}  # fmt: skip
    shipped = {place / path.relative_to(TOP) for path in came_along if path.exists()}
    files = {path for path in place.rglob("*") if path.is_file()}
    return files - shipped - {place / "Systeemcheck.exe"}


@pytest.mark.parametrize("kind", ["windows", "native"])
def test_what_is_the_school_s_own_is_untouched(kind: str, packed: Packed, tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "Systeemcheck"
    own = used_stick(stick)
    before = {path: path.read_bytes() for path in own}
    named = {path.relative_to(stick).as_posix() for path in own}
    assert {FILE_NAME, "apparaten.csv", "onze-eisen.toml", "resultaten/.systeemcheck-links"} <= named
    assert sum(name.endswith((".json", ".systeemcheck")) for name in named) >= 8
    unpack(packed(kind), stick.parent)
    assert {path: path.read_bytes() for path in own} == before
    assert (stick / "_internal" / "base_library.zip").read_text(encoding="ascii") == "new"
    fresh = TOP / "requirements_specs" / "releases" / "browsers.toml"
    assert (stick / "requirements_specs" / "releases" / "browsers.toml").read_bytes() == fresh.read_bytes()


@pytest.mark.parametrize("kind", ["windows", "native"])
def test_a_download_has_no_settings_and_no_results(kind: str, packed: Packed, tmp_path: Path) -> None:
    unpack(packed(kind), tmp_path / "fresh")
    folder = tmp_path / "fresh" / "Systeemcheck"
    assert not (folder / FILE_NAME).exists()
    assert list((folder / "resultaten").iterdir()) == []


@pytest.mark.parametrize("kind", ["windows", "native"])
def test_all_that_its_readme_names_is_in_the_folder(kind: str, packed: Packed, tmp_path: Path) -> None:
    unpack(packed(kind), tmp_path / "fresh")
    folder = tmp_path / "fresh" / "Systeemcheck"
    text = (folder / "LEESMIJ.txt").read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    named = {" ".join("".join(found).split()) for found in NAMED.findall(text)}
    there = {name for path in folder.iterdir() for name in (path.name, path.stem)}
    assert {"systeemcheck-voorbeeld.toml", "resultaten", "requirements_specs"} <= named - MADE_THERE <= there
    assert {"Systeemcheck", "Mijn school"} <= named or kind == "native"
    assert set(re.findall(r"Typ \./Systeemcheck (\w+)$", text, re.MULTILINE)) <= set(COMMANDS)


def test_only_windows_is_told_of_launchers_and_double_clicks(packed: Packed, tmp_path: Path) -> None:
    for kind, is_told in (("windows", True), ("native", False)):
        unpack(packed(kind), tmp_path / kind / "fresh")
        folder = tmp_path / kind / "fresh" / "Systeemcheck"
        assert bool(list(folder.glob("*.cmd"))) is is_told
        assert ("ubbelklik" in (folder / "LEESMIJ.txt").read_text(encoding="utf-8-sig")) is is_told
