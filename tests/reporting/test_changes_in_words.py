"""What changed between two specs, in words: a folder a case, with both specs and what is said of them.

After a wished-for change, write what is said anew, and read it before committing:

    SYSTEEMCHECK_APPROVE=1 python -m pytest tests/reporting/test_changes_in_words.py
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from checker.model.languages import LANGUAGES
from checker.reporting.language.words import Words
from checker.reporting.requirements.change_words import Compared, in_one_line, lines
from checker.reporting.requirements.changes_json import changes_json
from checker.reporting.requirements.changes_page import lead
from checker.specification.comparing import compared
from checker.specification.document import RequirementsSpec
from checker.specification.loading import load_spec
from tests.evaluation.devices import DAY, releases
from tests.specification.made_specs import specs

CASES = sorted(path for path in (Path(__file__).parent / "changes").iterdir() if path.is_dir())


def between(before: RequirementsSpec, after: RequirementsSpec) -> Compared:
    """Give all that is needed to tell what changed."""
    changes = compared(before, after)
    return Compared(before=before, after=after, changes=changes, releases=releases(), day=DAY)


def said(told: Compared, language: str) -> str:
    """Give what is said, a line each."""
    words = Words(language)
    held = lines(told, words)
    return "".join(f"{line}\n" for line in (lead(held, words), *(in_one_line(line, words) for line in held)))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_changes_are_told_as_was_approved(case: Path) -> None:
    told = between(load_spec(case / "before.toml"), load_spec(case / "after.toml"))
    outputs = {f"{language}.txt": said(told, language).encode() for language in LANGUAGES}
    outputs["changes.json"] = changes_json(told, None)
    for name, data in outputs.items():
        if os.environ.get("SYSTEEMCHECK_APPROVE"):
            (case / name).write_bytes(data)
        assert data == (case / name).read_bytes(), name


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(specs(), specs())
def test_any_two_specs_can_be_told_apart_in_every_language(before: RequirementsSpec, after: RequirementsSpec) -> None:
    told = between(before, after)
    for language in LANGUAGES:
        words = Words(language)
        held = lines(told, words)
        other_texts = [change for change in told.changes if change.keys[-1] in set(LANGUAGES) - {language}]
        untold = [change for change in told.changes if change.what == "moved" or change.keys[-1] == "checked_on"]
        assert len(told.changes) - len(other_texts) - len(untold) <= len(held) <= len(told.changes)
        assert all(in_one_line(line, words).count("changes.") == 0 for line in held)


def test_a_requirement_that_only_says_whose_it_was_all_along_did_not_change_for_a_reader() -> None:
    spec = load_spec(CASES[0] / "before.toml")
    says = tuple(msgspec.structs.replace(item, publisher=spec.published_by) for item in spec.requirement)
    told = between(spec, msgspec.structs.replace(spec, requirement=says))
    assert len(told.changes) == len(says)
    assert lines(told, Words("nl")) == ()
    taken = tuple(msgspec.structs.replace(item, publisher="another") for item in spec.requirement)
    assert len(lines(between(spec, msgspec.structs.replace(spec, requirement=taken)), Words("nl"))) == len(taken)
