"""The pages for people: what they promise exists, what they show as an example works."""

import re
import shutil
import struct
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import run
from checker.cli.check_command import command as check_command
from checker.cli.main import COMMANDS
from checker.errors import ExitCode
from checker.specification.loading import load_spec
from checker.storage.settings import FILE_NAME, Settings, load_settings
from scripts import list_pitfalls, take_pictures
from tests.cli.program import systeemcheck

PROJECT = Path(__file__).parents[2]
DOCS = PROJECT / "docs"
README = PROJECT / "README.md"
HANDLEIDING = DOCS / "handleiding.md"
DEVELOPMENT = DOCS / "development.md"
PITFALLS = DOCS / "pitfalls.md"
SCREEN = (1366, 768)
PICTURES = {"report.png": SCREEN, "report-phone.png": (390, 844), "overview.png": SCREEN, "checklist.png": SCREEN}
NOT_OURS = {".venv", ".vnew", ".vold", "node_modules", "build", "dist", ".cache"}
PAGES = sorted(page for page in PROJECT.rglob("*.md") if NOT_OURS.isdisjoint(page.relative_to(PROJECT).parts))
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PAGE_IDS = [page.relative_to(PROJECT).as_posix() for page in PAGES]


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def examples(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return code_blocks(text(page), language)


def code_blocks(told: str, language: str) -> list[str]:
    return [textwrap.dedent(code) for _, found, code in FENCE.findall(told) if found == language]


def section(page: Path, heading: str) -> str:
    return text(page).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


# ---------------------------------------------------------------- links


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_no_link_is_dead(page: Path) -> None:
    assert [link for link in links(page) if not leads_somewhere(page, link)] == []


def links(page: Path) -> list[str]:
    """The links to other places in this project."""
    prose = FENCE.sub("", text(page))
    found = re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"", prose)
    return [link for pair in found for link in pair if link and not re.match(r"[a-z]+:", link)]


def leads_somewhere(page: Path, link: str) -> bool:
    place, _, anchor = link.partition("#")
    target = (page.parent / place).resolve() if place else page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> set[str]:
    """The headings, written as a web address writes them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ---------------------------------------------------------------- commands


def test_the_readme_names_every_command_and_no_other() -> None:
    assert set(re.findall(r"^\| `systeemcheck (\w+)", text(README), re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_no_page_names_a_command_that_does_not_exist(page: Path) -> None:
    words = re.findall(r"`systeemcheck (\w+)", text(page))
    scripts = re.findall(r"python -m scripts\.(\w+)", text(page))
    assert set(words) <= set(COMMANDS)
    assert [name for name in scripts if not (PROJECT / f"scripts/{name}.py").exists()] == []


def test_every_word_that_run_py_takes_is_in_the_readme() -> None:
    assert set(re.findall(r"python3 run\.py (\w+)", text(README))) == set(
        re.findall(r"^    python3 run\.py (\w+)", run.__doc__ or "", re.MULTILINE)
    )


def test_the_handleiding_explains_every_option_of_the_check() -> None:
    told = set(
        re.findall(r"(?<![\w-])(--[a-z][a-z-]+|-[a-z]\b)", section(HANDLEIDING, "Een label en een plek meegeven"))
    )
    assert told == {option for parameter in check_command.params for option in parameter.opts}


@pytest.mark.parametrize("page", [README, HANDLEIDING], ids=["README.md", "handleiding.md"])
def test_every_exit_code_is_explained(page: Path) -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", text(page), re.MULTILINE)} == set(ExitCode)


# ---------------------------------------------------------------- examples


def test_the_settings_that_are_shown_are_all_there_are_and_work(tmp_path: Path) -> None:
    (shown,) = examples(HANDLEIDING, "toml")
    (tmp_path / FILE_NAME).write_text(shown, encoding="utf-8")
    assert set(tomllib.loads(shown)) == set(Settings.__struct_fields__)
    assert load_settings(tmp_path).school == "De Regenboog"


def test_own_requirements_can_be_made_as_the_handleiding_says(tmp_path: Path) -> None:
    shipped = text(PROJECT / "requirements_specs/malmberg/2026-2027.toml")
    own = shipped.replace('version = "2026-2027.1"', 'version = "2026-2027.onze-school"')
    requirements, products = own.split("[[product]]", 1)
    read = requirements.replace('basis = "provisional"', 'basis = "published"\nchecked_on = 2026-11-23')
    (tmp_path / "onze-eisen.toml").write_text(f"{read}[[product]]{products}", encoding="utf-8")
    assert systeemcheck("spec", "validate", "onze-eisen.toml", cwd=tmp_path).code == 0
    assert "onze-school" in systeemcheck("spec", "show", "onze-eisen.toml", cwd=tmp_path).out
    assert not load_spec(tmp_path / "onze-eisen.toml").is_provisional


def test_the_requirement_that_is_shown_can_be_added(tmp_path: Path) -> None:
    (shown,) = examples(DEVELOPMENT, "toml")
    spec = tmp_path / "spec.toml"
    spec.write_text(text(PROJECT / "requirements_specs/malmberg/2026-2027.toml") + shown, encoding="utf-8")
    assert load_spec(spec).requirement[-1].id == "touch"


@pytest.mark.parametrize("recipe", ["Add a probe", "Add a condition"])
def test_the_code_of_a_recipe_keeps_its_own_promise(recipe: str) -> None:
    names: dict[str, Any] = {"__name__": "recipe"}
    for code in code_blocks(section(DEVELOPMENT, recipe), "python"):
        exec(compile(code, recipe, "exec"), names)  # noqa: S102  our own page
    (promise,) = (name for name in names if name.startswith("test_"))
    names[promise]()


def test_a_condition_of_the_recipe_can_be_used_in_a_spec(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "checker", tmp_path / "checker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROJECT / "requirements_specs", tmp_path / "requirements_specs")
    conditions = tmp_path / "checker/conditions"
    (code,) = (code for code in examples(DEVELOPMENT, "python") if "class AtMost" in code)
    (conditions / "at_most.py").write_text(code, encoding="utf-8")
    union = "from checker.conditions.at_most import AtMost\n" + text(conditions / "single.py").replace(
        "from __future__ import annotations\n", ""
    )
    (conditions / "single.py").write_text(union.replace("| Reachable", "| Reachable | AtMost"), encoding="utf-8")
    (shown,) = examples(DEVELOPMENT, "toml")
    asked = shown.replace(
        'kind = "is-true", fact = "device.touch"', 'kind = "at-most", fact = "audio.outputs", maximum = 2'
    )
    spec = tmp_path / "spec.toml"
    spec.write_text(text(PROJECT / "requirements_specs/malmberg/2026-2027.toml") + asked, encoding="utf-8")
    ended = systeemcheck("spec", "validate", spec, cwd=tmp_path, environment={"PYTHONPATH": str(tmp_path)})
    assert (ended.code, ended.err) == (0, "")


def test_a_machine_can_be_recorded_as_the_recipe_says(tmp_path: Path) -> None:
    assert systeemcheck("record", "new", "--description", "Dell Latitude 3190", cwd=tmp_path).code == 0
    assert {file.name for file in (tmp_path / "new").iterdir()} == {"recording.json", "expected.json", "machine.toml"}


def test_the_recipe_for_a_language_names_every_place_that_lists_languages() -> None:
    recipe = section(DEVELOPMENT, "Add a language")
    listing = [file for file in (PROJECT / "checker").rglob("*.py") if '"nl"' in text(file)]
    assert [file.name for file in listing if file.relative_to(PROJECT).as_posix() not in recipe] == []


# ---------------------------------------------------------------- pictures


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small_and_of_the_promised_size(name: str) -> None:
    picture = (DOCS / "pictures" / name).read_bytes()
    assert size_of(picture) == PICTURES[name]
    assert len(picture) <= 200_000


@pytest.mark.browser
def test_anybody_can_take_the_pictures_again(tmp_path: Path) -> None:
    take_pictures.take(tmp_path)
    assert {file.name: size_of(file.read_bytes()) for file in tmp_path.iterdir()} == PICTURES


@pytest.mark.parametrize("option", ["--html", "--overview", "--desk"])
def test_the_page_of_the_pictures_is_always_the_same(option: str, tmp_path: Path) -> None:
    pages = [tmp_path / "one.html", tmp_path / "two.html"]
    for page in pages:
        assert CliRunner().invoke(take_pictures.main, [option, str(page)]).exit_code == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height stand in the first chunk of a PNG."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


# ---------------------------------------------------------------- pitfalls

NUMBERS = range(1, 67)
MUST_HAVE_A_TEST = {*range(1, 22), *range(37, 40), *range(46, 67)}


def told_pitfalls() -> dict[int, str]:
    """What the page says of each pitfall, by its number."""
    parts = re.split(r"^### (\d+)\. ", text(PITFALLS), flags=re.MULTILINE)[1:]
    return {int(number): told for number, told in zip(parts[::2], parts[1::2], strict=True)}


def named_tests(told: str) -> set[str]:
    return set(re.findall(r"^- `(tests/[^`]+)`$", told, re.MULTILINE))


def test_every_pitfall_is_on_the_page_once_and_in_order() -> None:
    assert re.findall(r"^### (\d+)\. ", text(PITFALLS), re.MULTILINE) == [str(number) for number in NUMBERS]


def test_each_pitfall_names_the_tests_that_carry_its_mark_and_no_other() -> None:
    named = {number: named_tests(told) for number, told in told_pitfalls().items()}
    marked = list_pitfalls.marked_tests()
    assert named == {number: marked.get(number, set()) for number in NUMBERS}, "run: python -m scripts.list_pitfalls"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_pitfall_has_a_test_or_says_what_one_will_need(number: int) -> None:
    told = told_pitfalls()[number]
    assert named_tests(told) or re.search(r"^Not met yet: \S", told, re.MULTILINE)
    assert named_tests(told) or number not in MUST_HAVE_A_TEST


def test_no_mark_has_a_number_that_is_not_on_the_page() -> None:
    assert set(list_pitfalls.marked_tests()) <= set(NUMBERS)


def test_the_lists_of_tests_are_written_and_the_sentences_kept() -> None:
    start, end = "# P\n\n### 1. One\n\nGoes wrong.\n\n", "Not met yet: a.\n\n## S\n\n### 2. Two\n\nToo.\n"
    marked = {1: {"tests/verdicts/a", "tests/b.py::test_b"}, 2: {"tests/c.py::test_c"}}
    written = list_pitfalls.with_lists(f"{start}- `tests/old.py::test_gone`\n\n{end}", marked)
    lists = "- `tests/b.py::test_b`\n- `tests/verdicts/a`\n\n", "\n- `tests/c.py::test_c`\n"
    assert written == f"{start}{lists[0]}{end}{lists[1]}"
