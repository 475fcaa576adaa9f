"""Specs that stand on another: what they mean with it, and with which words they are refused.

A new case is a folder in `extensions/`. In `positive/` `school.toml` means the same as `whole.toml`, which has it all
written out. What else is there it may stand on.
In `negative/` a file is refused that has an `.expect` beside it: the place, a part of the problem and the beginning of
the next step. The others load.
"""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import BadInputError
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import all_specs, choose
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.specification.loading import Loaded, load_spec, load_specs, sound
from tests.cli.program import systeemcheck
from tests.specification.spec_text import spec_text

CASES = Path(__file__).parent / "extensions"
POSITIVE, NEGATIVE = (sorted((CASES / kind).iterdir()) for kind in ("positive", "negative"))
TODAY = dt.date(2026, 11, 30)
DAY = "valid_from = 2026-08-01\n"


def named(path: Path) -> str:
    return path.name


def files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.toml")) if path.name != "whole.toml"]


@pytest.mark.parametrize("folder", POSITIVE, ids=named)
def test_it_means_what_is_written_out_whole(folder: Path) -> None:
    found = {path.stem: sound(spec) for path, spec in load_specs(files(folder)).items()}
    whole = load_spec(folder / "whole.toml")
    assert found["school"] == whole
    assert digest_of(found["school"]) == digest_of(whole)


@pytest.mark.parametrize("folder", NEGATIVE, ids=named)
def test_it_is_refused_with_file_place_and_next_step(folder: Path) -> None:
    loaded = load_specs(files(folder))
    refused = {path for path, spec in loaded.items() if isinstance(spec, BadInputError)}
    assert refused == {path.with_suffix(".toml") for path in folder.glob("*.expect")}
    for path in refused:
        expect_refusal(path, loaded[path])


def expect_refusal(path: Path, error: Loaded) -> None:
    assert isinstance(error, BadInputError)
    lines = path.with_suffix(".expect").read_text("utf-8").splitlines()
    expected = dict(line.partition(": ")[::2] for line in lines)
    assert (error.file, error.place) == (str(path), expected["place"])
    assert expected["problem"] in error.problem
    assert error.next_step.startswith(expected["next"])
    assert "\n" not in str(error)
    assert not [word for word in ("msgspec", "Traceback", "struct", "$.") if word in str(error)]


@pytest.mark.parametrize("folder", [*POSITIVE, *NEGATIVE], ids=named)
def test_the_order_of_files_does_not_matter(folder: Path) -> None:
    paths = files(folder)
    expected = told(load_specs(paths))
    for order in itertools.islice(itertools.permutations(paths), 1, 30):
        assert told(load_specs(order)) == expected


def told(loaded: dict[Path, Loaded]) -> dict[Path, str]:
    return {
        path: str(found) if isinstance(found, BadInputError) else digest_of(found) for path, found in loaded.items()
    }


# ---------------------------------------------------------------- any tangle of them


def tangle(links: Iterable[tuple[int, str]], folder: Path) -> list[Path]:
    """Write three whole specs and an extension for each link: its id, and what it stands on."""
    paths = []
    for number, (spec_id, extends) in enumerate([*((index, "") for index in range(3)), *links]):
        text = spec_text(f"s{spec_id}", f"v{number}", DAY)
        if extends:
            text = f'extends = "{extends}"\n{text.partition("[[requirement]]")[0]}'
        path = folder / f"{number}.toml"
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


LINKS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.one_of(
            st.integers(0, 6).map(lambda number: f"s{number}"),
            st.tuples(st.integers(0, 5), st.integers(0, 12)).map(lambda pair: f"s{pair[0]}/v{pair[1]}"),
        ),
    ),
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(links=LINKS, data=st.data())
def test_any_tangle_ends_in_specs_or_one_line_each_whatever_the_order(
    links: list[tuple[int, str]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    paths = tangle(links, tmp_path_factory.mktemp("tangle"))
    loaded = load_specs(paths)
    assert [*loaded] == paths
    assert all("\n" not in str(found) for found in loaded.values() if isinstance(found, BadInputError))
    assert all(isinstance(loaded[path], RequirementsSpec) for path in paths[:3])
    sound_ones = {path for path in paths if isinstance(loaded[path], RequirementsSpec)}
    again = load_specs(data.draw(st.permutations(paths)))
    assert {path for path in paths if isinstance(again[path], RequirementsSpec)} == sound_ones
    assert {path: digest_of(sound(again[path])) for path in sound_ones} == {
        path: digest_of(sound(loaded[path])) for path in sound_ones
    }


def test_hundreds_that_stand_on_each_other_cost_no_more_than_as_many_specs(tmp_path: Path) -> None:
    links = [(9, f"s9/v{number - 1}") for number in range(4, 300)]
    loaded = load_specs(tangle(links, tmp_path))
    assert sum(isinstance(found, RequirementsSpec) for found in loaded.values()) == 3
    assert any("more than 100 files" in str(found) for found in loaded.values())


@pytest.mark.parametrize("depth", [11, 300, 1000, 50_000])
@pytest.mark.parametrize("text", ["condition{keys} = 1", "condition.x{keys} = 1", "condition.minimum = {lists}"])
def test_what_is_nested_without_end_is_one_line(depth: int, text: str, tmp_path: Path) -> None:
    base = shutil.copy(CASES / "negative" / "wrong_value" / "base.toml", tmp_path)
    head = (CASES / "negative" / "wrong_value" / "school.toml").read_text("utf-8").partition("condition")[0]
    path = tmp_path / "school.toml"
    deep = text.format(keys=".a" * depth, lists="[" * depth + "]" * depth)
    path.write_text(f"{head}{deep}\n", "utf-8")
    found = load_specs([Path(base), path])[path]
    assert isinstance(found, BadInputError)
    assert "nested too deep" in found.problem or "not valid TOML" in found.problem
    assert "\n" not in str(found)


# ---------------------------------------------------------------- by every door


OWN = """extends = "malmberg"
schema_version = 1
id = "school"
version = "1"
title = { nl = "School", en = "School" }
valid_from = 2026-08-01

[[requirement]]
id = "memory"
basis_note = { nl = "Keuze van de school.", en = "The choice of the school." }
condition.minimum = "8 GiB"
"""


def test_a_file_that_is_named_stands_on_what_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    entries = all_specs(built_in_specs_folder())
    spec, parent = (choose(name, entries, TODAY).spec for name in (str(path), "malmberg/2026-2027.1"))
    assert [item.id for item in spec.requirement] == [item.id for item in parent.requirement]
    assert (spec.valid_until, spec.source) == (parent.valid_until, parent.source)
    assert spec.published_by == "school"


def test_the_program_checks_shows_and_judges_by_it(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    valid = systeemcheck("spec", "validate", "own.toml", cwd=tmp_path)
    assert (valid.code, valid.err) == (0, "")
    assert "school/1" in valid.out
    shown = systeemcheck("spec", "show", "own.toml", "--lang", "en", cwd=tmp_path)
    assert "at least 8\xa0GB" in shown.out
    checked = systeemcheck("check", "--no-open", "--json", "--spec", "own.toml", cwd=tmp_path)
    assert checked.code in {0, 1, 3}, checked.err
    assert '"id":"school"' in checked.out.replace(" ", "")


def test_a_mistake_in_it_is_one_line_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN.replace('"malmberg"', '"malmburg"'), "utf-8")
    ended = systeemcheck("spec", "validate", "own.toml", "--lang", "nl", cwd=tmp_path)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert 'own.toml: extends: hier is geen malmburg om op te staan. Bedoelde je "malmberg"?' in ended.err


def test_files_that_are_checked_together_may_stand_on_each_other(tmp_path: Path) -> None:
    folder = shutil.copytree(CASES / "positive" / "five_on_each_other", tmp_path / "five")
    ended = systeemcheck("spec", "validate", *sorted(folder.glob("*.toml")), cwd=tmp_path)
    assert (ended.code, ended.err, len(ended.out.splitlines())) == (0, "", 7)
