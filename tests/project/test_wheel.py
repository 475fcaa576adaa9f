"""What someone gets who installs the program, and what a build leaves behind in the source folders."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checker.refreshing.places import CHANNELS
from checker.specification.catalogue import NOT_SPECS
from checker.specification.loading import load_browser_table
from checker.typed_files import name_ahead
from tests.refreshing.made import a_day_later

PROJECT = Path(__file__).parents[2]
BUILT_FROM = ("checker", "requirements_specs", "reports")
NOT_COPIED = shutil.ignore_patterns("__pycache__")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout")
    for name in BUILT_FROM:
        shutil.copytree(PROJECT / name, folder / name, ignore=NOT_COPIED)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, folder)
    return folder


@pytest.fixture(scope="module")
def wheel_file(checkout: Path) -> Path:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=checkout, check=True)
    (file,) = (checkout / "dist").glob("*.whl")
    return file


@pytest.fixture(scope="module")
def wheel(wheel_file: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel_file).namelist())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_installed_program_needs_no_checkout(wheel_file: Path, tmp_path: Path, language: str) -> None:
    """Its specs, tables, templates and words are its own, whatever became of the folder it was built from."""
    installed, elsewhere = tmp_path / "site-packages", tmp_path / "elsewhere"
    zipfile.ZipFile(wheel_file).extractall(installed)
    elsewhere.mkdir()
    program = "import checker; print(checker.__file__); from checker.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--no-open", "--quiet", "--lang", language],
        cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1, 3}, done.stderr
    assert done.stdout.startswith(str(installed))
    (report,) = (elsewhere / "resultaten").glob("*.html")
    assert f'<html lang="{language}">' in report.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
def test_what_is_confirmed_with_an_installed_program_lies_in_the_folder_of_the_school_and_counts(
    wheel_file: Path, tmp_path: Path
) -> None:
    from tests.cli.at_a_terminal import Terminal  # noqa: PLC0415  Windows cannot import it

    installed, school = tmp_path / "site-packages", tmp_path / "school"
    zipfile.ZipFile(wheel_file).extractall(installed)
    school.mkdir()
    before = sorted(installed.rglob("*.toml"))
    environment = {"PYTHONPATH": str(installed), "LANG": "nl_NL.UTF-8"}
    with Terminal("spec", "confirm", cwd=school, environment=environment) as terminal:
        code, said = terminal.all_of(["1", "klaar", "1", "2", "1", "1", "-", "1"])
    assert code == 0, said
    assert sorted(installed.rglob("*.toml")) == before
    (own,) = (school / "requirements_specs" / "malmberg").glob("*.toml")
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", "--no-open", "--quiet"],
        cwd=school, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1, 3}, done.stderr
    (result,) = (school / "resultaten").glob("*.json")
    assert json.loads(result.read_bytes())["spec"]["version"] == own.stem


def test_newer_tables_for_an_installed_program_go_into_the_folder_of_one_s_own_and_are_used(
    wheel_file: Path, tmp_path: Path
) -> None:
    installed = tmp_path / "site-packages"
    zipfile.ZipFile(wheel_file).extractall(installed)
    table = installed / "checker/data/requirements_specs/releases/browsers.toml"
    before, newer = table.read_bytes(), tmp_path / "newer.toml"
    newer.write_bytes(a_day_later(load_browser_table(table)))

    def releases(*words: str | Path) -> str:
        program = [sys.executable, "-c", "from checker.cli.main import main; main()", "releases"]
        environment = {**os.environ, "PYTHONPATH": str(installed)}
        run = subprocess.run([*program, *words], cwd=tmp_path, env=environment, capture_output=True, check=True)
        return run.stdout.decode()

    releases("refresh", newer)
    assert table.read_bytes() == before
    assert (tmp_path / "requirements_specs/releases/browsers.toml").read_bytes() == newer.read_bytes()
    assert load_browser_table(newer).snapshot.isoformat() in releases("show", "--json")


def test_every_file_of_the_program_and_its_data_is_in_the_wheel(checkout: Path, wheel: set[str]) -> None:
    data = {f"checker/data/{name}" for name in files(checkout, "requirements_specs", "reports")}
    assert files(checkout, "checker") | data <= wheel


def test_every_language_is_compiled_ahead(checkout: Path, wheel: set[str]) -> None:
    languages = {language.stem for language in (checkout / "reports/messages").glob("*.po")}
    assert {"nl", "en"} <= languages
    assert {f"checker/data/ahead/messages/{language}.mo" for language in languages} <= wheel


def test_every_template_is_compiled_ahead(checkout: Path, wheel: set[str]) -> None:
    templates = [file for file in (checkout / "reports/templates").rglob("*") if file.is_file()]
    compiled = [name for name in wheel if name.startswith("checker/data/ahead/templates/")]
    assert len(compiled) == len(templates) > 0
    assert all(name.endswith(".py") for name in compiled)


def test_every_spec_table_and_checklist_is_decoded_ahead(checkout: Path, wheel: set[str]) -> None:
    sources = [path for path in (checkout / "requirements_specs").glob("*/*.toml") if path.name != CHANNELS]
    assert len(sources) >= 4
    specs = [path.read_bytes() for path in sources if path.parent.name not in NOT_SPECS]
    for path in sources:
        data = path.read_bytes()
        name = name_ahead(data, specs if b"\nextends = " in data else ())
        assert f"checker/data/ahead/documents/{name}" in wheel, path


def test_nothing_else_of_the_project_is_in_the_wheel(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == {"checker"}


def test_a_build_leaves_nothing_in_the_source_folders(checkout: Path, wheel: set[str]) -> None:
    assert wheel
    assert files(checkout, *BUILT_FROM) == files(PROJECT, *BUILT_FROM)


def files(top: Path, *folders: str) -> set[str]:
    found = (file for folder in folders for file in (top / folder).rglob("*") if file.is_file())
    return {file.relative_to(top).as_posix() for file in found if "__pycache__" not in file.parts}
