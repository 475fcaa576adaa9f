"""Spec files that must load, and spec files that must be refused with words that help.

A new case is a file: a spec in `positive/`, or one in `negative/` with an `.expect` file beside it that holds the
place, a part of the problem and a part of the next step.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from checker.conditions import Condition
from checker.errors import BadInputError, ExitCode
from checker.mistakes import allowed_at
from checker.specification.document import Requirement
from checker.specification.loading import load_spec

HERE = Path(__file__).parent
POSITIVE = sorted((HERE / "positive").glob("*.toml"))
NEGATIVE = sorted((HERE / "negative").glob("*.toml"))


def named(path: Path) -> str:
    return path.stem


def kinds_in(path: Path) -> set[str]:
    return {str(kind_of(requirement)) for requirement in load_spec(path).requirement}


def kind_of(requirement: Requirement) -> object:
    return type(requirement.condition).__struct_config__.tag


@pytest.mark.parametrize("path", POSITIVE, ids=named)
def test_example_loads(path: Path) -> None:
    assert load_spec(path).id == "example"


@pytest.mark.parametrize("path", NEGATIVE, ids=named)
def test_example_is_refused_with_file_place_and_next_step(path: Path) -> None:
    expected = dict(line.split(": ", 1) for line in path.with_suffix(".expect").read_text("utf-8").splitlines())
    with pytest.raises(BadInputError) as caught:
        load_spec(path)
    error = caught.value
    assert (error.file, error.place) == (str(path), expected["place"])
    assert expected["problem"] in error.problem
    assert error.next_step.startswith(expected["next"])
    assert error.exit_code is ExitCode.BAD_INPUT
    assert "\n" not in str(error)
    assert not [word for word in ("msgspec", "Traceback", "struct", "$.") if word in str(error)]


def test_every_kind_of_condition_has_an_example_that_loads_and_ones_that_do_not() -> None:
    kinds = set(allowed_at(Requirement, "condition")) & {
        str(kind.__struct_config__.tag) for kind in get_args(Condition)
    }
    assert kinds == {kind for path in POSITIVE for kind in kinds_in(path)}
    refused = {
        kind for path in NEGATIVE for kind in kinds if f'condition = {{ kind = "{kind}"' in path.read_text("utf-8")
    }
    assert refused == kinds
