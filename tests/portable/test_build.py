"""The build refuses what may not go out, accounts for every part, and gives the same bytes twice."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import distributions
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from portable import native
from portable.archive import pack_tar, pack_zip, write_sums
from portable.build import build
from portable.component import Component, complete, digest
from portable.components import _texts, components_inside
from portable.inspection import distributions_inside, inspect
from portable.materials import bill_of_materials
from portable.stick import command_of, lay_out
from portable.toolchain import BuildError, Toolchain

A_DAY, ANOTHER = 1_700_000_000, 1_800_000_000


@pytest.fixture
def tools(linux_program: Path, wine_cache: Path, tmp_path: Path) -> Toolchain:
    assert linux_program.is_dir()
    (tmp_path / "scratch").mkdir()
    return native.toolchain(tmp_path / "program", wine_cache, tmp_path / "scratch")


@contextmanager
def refused(reason: str) -> Iterator[None]:
    with pytest.raises(BuildError, match=reason):
        yield


def test_the_bundle_that_was_built_is_right(linux_program: Path, tools: Toolchain) -> None:
    inspect(linux_program, tools)
    assert {"click", "Jinja2", "msgspec", "psutil", "distro"} <= set(distributions_inside(linux_program, tools))


@pytest.mark.pitfall(31)
@pytest.mark.parametrize(
    ("data", "reason"), [(b"UPX!", "UPX"), (b"Wine builtin DLL", "Wine"), (b"MZ", "not a file of")]
)
def test_a_library_of_another_maker_stops_the_build(
    data: bytes, reason: str, linux_program: Path, tools: Toolchain
) -> None:
    (linux_program / "_internal" / "odd.dll").write_bytes(data)
    for_windows = tools._replace(target="windows-x64")
    (linux_program / "Systeemcheck").rename(linux_program / "Systeemcheck.exe")
    with refused(f"odd.dll: .*{reason}"):
        inspect(linux_program, for_windows)


def test_a_module_of_no_known_package_stops_the_build(linux_program: Path, tools: Toolchain, tmp_path: Path) -> None:
    fewer = shutil.copytree(tools.packages, tmp_path / "packages")
    shutil.rmtree(next(fewer.glob("platformdirs-*.dist-info")))
    with refused("module platformdirs: belongs to no package"):
        inspect(linux_program, tools._replace(packages=fewer))


def test_a_part_without_its_licence_stops_the_build(linux_program: Path, tools: Toolchain, tmp_path: Path) -> None:
    without = shutil.copytree(tools.packages, tmp_path / "packages")
    (next(without.glob("click-*.dist-info")) / "licenses" / "LICENSE.txt").write_text("")
    with refused("click: no licence text found"):
        components_inside(linux_program, tools._replace(packages=without), ["click"])


def test_a_package_that_brings_no_licence_text_goes_with_the_one_that_is_kept_here(tmp_path: Path) -> None:
    for name in ("pyobjc-core", "unheard-of"):
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    texts = {item.name: _texts(item) for item in distributions(path=[str(tmp_path)])}
    assert "MIT license" in texts["pyobjc-core"]["pyobjc-core.txt"]
    assert texts["unheard-of"] == {}


@pytest.mark.parametrize(("field", "what"), [("licence", "licence"), ("version", "version"), ("sha256", "hash")])
def test_a_part_of_which_something_is_not_known_stops_the_build(field: str, what: str) -> None:
    part = Component("click", "8.5.1", "BSD-3-Clause", "pkg:pypi/click@8.5.1", {"LICENSE": "text"}, "0" * 64)
    assert complete([part]) == (part,)
    with refused(f"click: no {what} found"):
        complete([part._replace(**{field: ""})])  # type: ignore[arg-type]


def test_a_library_that_nobody_knows_stops_the_build(linux_program: Path, tools: Toolchain) -> None:
    shutil.copy(linux_program / "_internal" / "libz.so.1", linux_program / "_internal" / "libodd.so.1")
    with refused("libodd.so.1: no version found"):
        components_inside(linux_program, tools, ["click"])


def test_the_bill_of_materials_is_cyclonedx_and_names_every_part(linux_archive: Path, linux_program: Path) -> None:
    beside = linux_archive.with_name(linux_archive.name.replace(".tar.gz", ".cdx.json"))
    text = beside.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert (linux_program / "_internal" / "systeemcheck.cdx.json").read_text(encoding="utf-8") == text
    document = json.loads(text)
    assert document["metadata"]["component"]["name"] == "systeemcheck"
    parts = {part["name"]: part for part in document["components"]}
    assert {"CPython", "click", "msgspec", "psutil", "pyinstaller-bootloader"} <= set(parts)
    for part in document["components"]:
        assert part["version"]
        assert len(part["hashes"][0]["content"]) == 64
        (licence,) = part["licenses"]
        assert licence.get("expression") or licence["license"].get("id") or licence["license"]["name"]


@pytest.mark.parametrize(
    ("program", "names"),
    [
        ("linux_program", {"CPython", "libmpdec"}),
        pytest.param(
            "stick", {"CPython", "Microsoft Visual C++ runtime", "libffi", "libmpdec", "zlib"}, marks=pytest.mark.wine
        ),
    ],
)
def test_what_python_brings_is_named_with_the_file_that_holds_it(
    program: str, names: set[str], request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(program)
    parts = json.loads((folder / "_internal" / "systeemcheck.cdx.json").read_bytes())["components"]
    held = [part for part in parts if "evidence" in part]
    assert names <= {part["name"] for part in held}
    for part in held:
        (place,) = part["evidence"]["occurrences"]
        (file,) = folder.rglob(place["location"])
        assert file.stem == "Systeemcheck" or part["hashes"][0]["content"] == digest(file)
        assert re.search(r"\d\.\d", part["version"])


def test_the_same_parts_give_the_same_bill_and_others_another() -> None:
    part = Component("click", "8.5.1", "BSD-3-Clause", "pkg:pypi/click@8.5.1", {"LICENSE": "text"}, "0" * 64)
    assert bill_of_materials([part]) == bill_of_materials([part])
    assert bill_of_materials([part]) != bill_of_materials([part._replace(version="8.5.2")])


@pytest.mark.parametrize("kind", ["native", pytest.param("windows", marks=pytest.mark.wine)])
def test_building_again_gives_the_same_bytes(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, wine_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first: Path = request.getfixturevalue({"native": "linux_archive", "windows": "windows_archive"}[kind])
    elsewhere = tmp_path / "a folder with another name"
    elsewhere.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    assert build(kind, tmp_path / "again", wine_cache).read_bytes() == first.read_bytes()


@pytest.mark.parametrize("pack", [pack_zip, pack_tar])
def test_an_archive_depends_on_what_is_in_it_alone(pack: Callable[[Path, Path, int], None], tmp_path: Path) -> None:
    folder = tmp_path / "Systeemcheck"
    (folder / "empty").mkdir(parents=True)
    (folder / "file").write_bytes(b"1")
    pack(folder, tmp_path / "a", A_DAY)
    (folder / "file").touch()
    pack(folder, tmp_path / "b", A_DAY)
    pack(folder, tmp_path / "c", ANOTHER)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != (tmp_path / "c").read_bytes()


def test_the_sums_are_as_sha256sum_reads_them(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    write_sums(tmp_path)
    write_sums(tmp_path)
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (tmp_path / "SHA256SUMS").read_text(encoding="ascii") == f"{empty}  a.zip\n"


def test_a_launcher_goes_along_once_its_command_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now, later = tmp_path / "now", tmp_path / "later"
    now.mkdir()
    later.mkdir()
    lay_out(now, for_windows=True)
    monkeypatch.setattr("portable.stick.COMMANDS", {"desk": ""})
    lay_out(later, for_windows=True)
    assert sorted(path.name for path in later.glob("*.cmd")) == ["Mijn school.cmd"]
    lay_out_without = tmp_path / "linux"
    lay_out_without.mkdir()
    lay_out(lay_out_without, for_windows=False)
    assert list(lay_out_without.glob("*.cmd")) == []
    assert b"\r\n" not in (lay_out_without / "LEESMIJ.txt").read_bytes()


def test_a_launcher_that_starts_nothing_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "odd.cmd").write_text("@echo off\n", encoding="ascii")
    with refused("odd.cmd starts no command"):
        command_of(tmp_path / "odd.cmd")
