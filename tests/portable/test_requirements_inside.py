"""What people do with requirements, in the built programs: to the byte what the program gives from its sources."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from checker.errors import ExitCode
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from portable.wine.prefix import to_windows_path
from tests.cli.program import PROJECT, Ended, systeemcheck

GROUPS = PROJECT / "tests" / "group_data" / "cases"
PAGES = PROJECT / "tests" / "page_reading" / "pages"
DUTCH = 'language = "nl"\n'
ANSI = "cp1252"
DAY = "2026-11-30"
HOUSE_RULES = PROJECT / "requirements_specs" / "voorbeelden" / "huisregels.toml"


class Program:
    """A built program in a folder of its own, and how it is run."""

    def __init__(self, folder: Path, run: Callable[..., Ended], name: Callable[[Path], str]) -> None:
        """`name` gives what the program calls a file of this computer."""
        self.folder, self.run, self.name = folder, run, name


@pytest.fixture(params=["linux", pytest.param("windows", marks=pytest.mark.wine)])
def program(request: pytest.FixtureRequest) -> Program:
    folder: Path = request.getfixturevalue({"linux": "linux_program", "windows": "stick"}[request.param])
    if request.param == "linux":
        return Program(folder, lambda *words: _on_linux(folder, words), str)
    pc = request.getfixturevalue("windows_11")

    def run(*words: str) -> Ended:
        done = pc.run(folder / "Systeemcheck.exe", *words, cwd=folder)
        told = (text.decode(ANSI).replace("\r\n", "\n") for text in (done.stdout, done.stderr))
        return Ended(done.returncode, *told)

    return Program(folder, run, to_windows_path)


def _on_linux(folder: Path, words: Sequence[str]) -> Ended:
    done = subprocess.run(
        [folder / "Systeemcheck", *words], cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False,
        stdin=subprocess.DEVNULL, env={**os.environ, "COLUMNS": "80"},
    )  # fmt: skip
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder in which the program runs from its sources."""
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


ON = ("--on", DAY)
GIVES: Mapping[str, tuple[str, ...]] = {
    "the list": ("spec", "list"),
    "a page of requirements": ("spec", "show", "--html", "made.html"),
    "a list to buy by": ("spec", "show", "malmberg", "voorbeeld-toets", "--buying", "--html", "made.html"),
    "what stands on another": ("spec", "show", "voorbeeld-huisregels", "--html", "made.html"),
    "a comparison": (
        "spec", "diff", "malmberg/2025-2026.1", "malmberg/2026-2027.1", *ON, "--html", "made.html", "--json",
    ),
    "all engines": ("spec", "export", *ON, "--intune", "made", "--xccdf", "made.xml", "--fleet", "made.yml"),
    "a web page": ("spec", "from-page", "device-tables.html", "-o", "made.json"),
    "a page saved in one file": ("spec", "from-page", "saved-in-one-file.mhtml", "-o", "made.json"),
    "pasted text": ("spec", "from-page", "pdf-columns.txt", "-o", "made.json"),
    "no page": ("spec", "from-page", "page.pdf"),
    "group data": ("edexml", "check", "version-2.0.xml", "--no-keep"),
    "group data for a script": ("edexml", "check", "keys-twice-and-missing.xml", "--no-keep", "--json"),
    "group data that is cut off": ("edexml", "check", "refused-cut-off.xml"),
    "group data with a definition": ("edexml", "check", "refused-doctype.xml"),
    "the checklist": ("checklist", *ON),
    "a checklist to print": ("checklist", "show", *ON, "--html", "made.html", "--json"),
    "a checklist of another year": ("checklist", "new-year", "-o", "made.toml"),
    "nobody at the keyboard": ("spec", "confirm"),
    "help of the commands": ("--help",),
    "help about requirements": ("spec", "--help"),
    "help of one of them": ("spec", "confirm", "--help"),
    "how to correct": ("correct", "--help"),
}  # fmt: skip


def laid_out(folder: Path) -> None:
    """Settings and pages, the same in both folders."""
    (folder / "systeemcheck.toml").write_text(DUTCH, encoding="utf-8")
    (folder / "page.pdf").write_bytes(b"%PDF-1.7\n")
    for page in ("device-tables/page.html", "saved-in-one-file/page.mhtml", "pdf-columns/page.txt"):
        shutil.copy(PAGES / page, folder / page.replace("/page", ""))
    for file in ("version-2.0", "keys-twice-and-missing", "refused-cut-off", "refused-doctype"):
        shutil.copy(GROUPS / f"{file}.xml", folder)


def made_in(folder: Path) -> dict[str, bytes]:
    files = [path for made in folder.glob("made*") for path in (made, *made.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def western(text: str) -> str:
    """What a pipe of western Windows carries of a text, so that programs of both systems can be compared."""
    return text.encode(ANSI, "replace").decode(ANSI)


def test_it_gives_what_the_sources_give(program: Program, sources: Path) -> None:
    laid_out(program.folder)
    laid_out(sources)
    for what, words in GIVES.items():
        wanted = systeemcheck(*words, cwd=sources, environment={"COLUMNS": "80"})
        found = program.run(*words)
        own = f"Gebruik: Systeemcheck{'.exe' if (program.folder / 'Systeemcheck.exe').exists() else ''} "
        told = found.out.replace(own, "Gebruik: python -m checker ")
        said = western(found.err).replace("made\\", "made/")
        assert (what, found.code, said) == (what, wanted.code, western(wanted.err))
        if "--json" in words:
            assert (what, json.loads(found.out)) == (what, json.loads(wanted.out))
        else:
            assert (what, western(told)) == (what, western(wanted.out))
        made = made_in(program.folder)
        assert (what, made) == (what, made_in(sources))
        assert bool(made) is any(word.startswith("made") for word in words), what
        for folder in (program.folder, sources):
            for path in folder.glob("made*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_two_publishers_in_one_check_and_a_page_of_the_result(program: Program, sources: Path) -> None:
    assert program.run("check", "--quiet", "--spec", "malmberg", "--spec", "voorbeeld-toets").code in {0, 1, 3}
    (path,) = (program.folder / "resultaten").glob("*.json")
    result = json.loads(path.read_bytes())
    assert [part["id"] for part in result["specs"]] == ["malmberg", "voorbeeld-toets"]
    both = ("--spec", "malmberg", "--spec", "voorbeeld-toets", *ON, "--html", "made.html")
    assert program.run("evaluate", f"resultaten/{path.name}", *both).code in {0, 1, 3}
    assert systeemcheck("evaluate", path, *both, "--lang", "nl", cwd=sources).code in {0, 1, 3}
    assert b"Voorbeeld: een digitale toets" in made_in(program.folder)["made.html"]
    assert made_in(program.folder) == made_in(sources)


def test_rules_of_a_board_come_from_a_folder_and_are_used(program: Program, tmp_path: Path) -> None:
    board = tmp_path / "board" / "requirements_specs"
    shutil.copytree(PROJECT / "requirements_specs", board)
    text = HOUSE_RULES.read_text(encoding="utf-8").replace('id = "voorbeeld-huisregels"', 'id = "bestuur"')
    (board / "bestuur").mkdir()
    (board / "bestuur" / "2026.toml").write_text(text, encoding="utf-8")
    done = program.run("releases", "refresh", program.name(board.parent))
    assert done.code == 0, done.err
    assert (program.folder / "requirements_specs" / "bestuur").is_dir()
    assert program.run("spec", "validate").code == 0
    assert "bestuur/" in program.run("spec", "list").out
    assert program.run("check", "--quiet", "--spec", "bestuur").code in {0, 1, 3}


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
def test_what_is_confirmed_at_a_terminal_stands_on_the_stick_and_counts(linux_program: Path) -> None:
    from tests.cli.at_a_terminal import Terminal  # noqa: PLC0415  Windows cannot import it
    from tests.confirming.specs import THIS_YEAR, asked_about  # noqa: PLC0415

    (linux_program / "systeemcheck.toml").write_text(DUTCH, encoding="utf-8")
    with Terminal("spec", "confirm", cwd=linux_program.parent, program=(linux_program / "Systeemcheck",)) as terminal:
        code, said = terminal.all_of([*("1" for _ in asked_about(THIS_YEAR)), "1", "2", "1", "1", "-", "1"])
    assert code == 0, said
    own = confirmed_on(linux_program)
    assert own.confirmation
    assert not own.is_provisional
    assert _on_linux(linux_program, ("check", "--quiet")).code in {0, 1, 3}
    (result,) = (linux_program / "resultaten").glob("*.json")
    assert json.loads(result.read_bytes())["spec"]["version"] == own.version


def confirmed_on(stick: Path) -> RequirementsSpec:
    (path,) = (stick / "requirements_specs" / "malmberg").glob("*+*.toml")
    return load_spec(path)


def test_what_was_confirmed_elsewhere_counts_where_the_stick_goes(program: Program) -> None:
    """The stick takes it along: to a program for another system too."""
    kept = PROJECT / "tests" / "written_by" / "0.5.0" / "requirements_specs" / "malmberg"
    for path in (*kept.glob("*+*.toml"), *kept.glob(".nakijken-*")):
        shutil.copy(path, program.folder / "requirements_specs" / "malmberg")
    checked = program.run("check", "--quiet")
    assert (checked.code in {0, 1, 3}, checked.err) == (True, "")
    (result,) = (program.folder / "resultaten").glob("*.json")
    assert json.loads(result.read_bytes())["spec"]["version"] == confirmed_on(program.folder).version
    assert program.run("spec", "confirm").code == ExitCode.BAD_INPUT
