"""What every kind of condition promises."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker.conditions
from checker.conditions import Condition
from checker.evaluation.clock import JudgedFor
from checker.evaluation.remembering import Numbered, _Watched
from checker.model.readings import Reading, Unknown, WhyUnknown
from checker.model.verdicts import Answer
from checker.model.vocabulary import FACTS
from checker.specification.document import Requirement
from checker.specification.loading import load_spec
from tests.conditions.situations import outcome, reading
from tests.verdicts.cases import CASES, case_in, judged, releases_for, spec_of

FOLDER = Path(checker.conditions.__file__).parent
POSITIVE = sorted((Path(__file__).parents[1] / "specification" / "positive").glob("*.toml"))
EXAMPLES = [
    pytest.param(requirement, id=f"{path.stem}-{requirement.id}")
    for path in POSITIVE
    for requirement in load_spec(path).requirement
]
every_requirement = pytest.mark.parametrize("requirement", EXAMPLES)


def tags_in(path: Path) -> set[str]:
    """Give the `tag=` of every class in a file."""
    return {
        str(keyword.value.value)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        for keyword in node.keywords
        if keyword.arg == "tag" and isinstance(keyword.value, ast.Constant)
    }


def test_every_file_that_holds_a_kind_is_in_the_list() -> None:
    written = {tag for path in FOLDER.glob("*.py") for tag in tags_in(path)}
    assert written == {str(kind.__struct_config__.tag) for kind in get_args(Condition)}


def test_a_kind_is_named_as_its_file_but_for_the_two_that_combine_others() -> None:
    named = {path.stem: tags for path in FOLDER.glob("*.py") if (tags := tags_in(path))}
    assert named.pop("combined") == {"any-of", "all-of"}
    assert named == {stem: {stem.replace("_", "-")} for stem in named}


@every_requirement
def test_a_kind_names_facts_that_exist(requirement: Requirement) -> None:
    assert requirement.condition.facts_needed()
    assert set(requirement.condition.facts_needed()) <= set(FACTS)


@every_requirement
def test_nothing_known_is_unknown_and_never_a_pass_or_a_fail(requirement: Requirement) -> None:
    found = outcome(requirement.condition, {})
    assert (found.minimum, found.recommended) == (Answer.UNKNOWN, Answer.UNKNOWN)
    assert found.details.fact
    assert found.details.why


@every_requirement
@pytest.mark.parametrize("why", get_args(WhyUnknown))
def test_the_reason_for_not_knowing_is_kept(requirement: Requirement, why: str) -> None:
    facts: dict[str, Reading] = {fact: Unknown(why=why, source="test") for fact in FACTS}  # type: ignore[arg-type]
    assert outcome(requirement.condition, facts).details.why == why


values = st.one_of(
    st.booleans(),
    st.integers(-(2**62), 2**62),
    st.floats(allow_nan=False),
    st.text(max_size=20),
    st.just(()),
    st.just(("x",)),
)


@every_requirement
@given(drawn=st.data())
def test_no_value_makes_judging_raise(requirement: Requirement, drawn: st.DataObject) -> None:
    facts = {
        fact: reading(drawn.draw(values)) for fact in requirement.condition.facts_needed() if FACTS[fact].kind != "date"
    }
    assert outcome(requirement.condition, facts).minimum in Answer


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_no_kind_looks_at_a_fact_it_does_not_name(folder: Path) -> None:
    case, judgement = case_in(folder), judged(folder)
    numbered = Numbered(judgement.facts, {}, JudgedFor(case.on))
    for requirement in spec_of(case).requirement:
        looked_at: set[str] = set()
        requirement.condition.assess(_Watched(numbered, releases_for(folder, case), looked_at))
        assert looked_at - {"day"} <= set(requirement.condition.facts_read())
