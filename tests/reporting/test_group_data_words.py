"""Everything that can be found or refused has words, in both languages, and none of them is about a person."""

from __future__ import annotations

import pytest

from checker.cli.own_words import OwnWords
from checker.group_data.group_file import GroupFile, Problem
from checker.group_data.kinds import FOUND_BY, SEVERITY, Kind
from checker.group_data.refused import SAID, GroupFileError, Refused, Why
from checker.reporting.language.words import Words
from checker.reporting.words.group_data import group_file_words, problem_said

DUTCH = OwnWords("nl")
FILE = GroupFile(encoding="UTF-8", version="3.0", school_year="2025-2026", dated="2025-08-12", made=tuple(FOUND_BY))
TOLD = {"version.other": "3.0", "school_year.past": "2025-2026", "school_year.far": "2025-2026"}


OF_THE_WHOLE_FILE = {"no_section", "nobody", "version", "school_year", "reference_date"}
WHOLE = [kind for kind in SEVERITY if kind.partition(".")[0] in OF_THE_WHOLE_FILE]


@pytest.mark.parametrize("kind", [kind for kind in SEVERITY if kind not in WHOLE])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_found_is_said_with_how_often_and_where(kind: Kind, language: str) -> None:
    words = Words(language)
    once = problem_said(Problem(kind=kind, severity="look", count=1, lines=(7,)), FILE, words)
    often = problem_said(Problem(kind=kind, severity="look", count=1234, lines=(7, 8, 9)), FILE, words)
    assert "1 " in once
    assert once.endswith(("(regel 7).", "(line 7)."))
    assert words.number(1234) in often
    assert often.endswith(("(de eerste op regels 7, 8 en 9).", "(the first on lines 7, 8 and 9)."))
    assert "group_data" not in once + often
    assert "{" not in once + often


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_about_the_whole_file_is_said_in_a_sentence(kind: Kind, language: str) -> None:
    said = problem_said(Problem(kind=kind, severity="look", count=1), FILE, Words(language))
    assert said.endswith((".", "?"))
    assert TOLD.get(kind, "") in said
    assert "group_data" not in said
    assert "{" not in said


@pytest.mark.parametrize("why", SAID)
def test_what_is_refused_is_said_in_dutch_with_the_line_and_what_to_do(why: Why) -> None:
    error = GroupFileError("groepen.xml", Refused(why, 12, "UTF-8"))
    said = DUTCH.problem(error)
    assert said.startswith("groepen.xml: regel 12: ")
    assert error.problem not in said
    assert error.next_step not in said


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_without_mistakes_says_what_is_right_and_what_nobody_checked(language: str) -> None:
    said = group_file_words(FILE, Words(language))
    assert len(said.well) == len(FOUND_BY)
    assert (said.problems, said.to_look_at) == ((), ())
    assert len(said.not_checked) == 4
    partly = group_file_words(GroupFile(encoding="UTF-8", made=("well_formed",)), Words(language))
    assert len(partly.well) == 1
    assert len(partly.not_checked) == 5


def test_an_old_file_is_not_told_to_be_read_in() -> None:
    old = GroupFile(
        encoding="UTF-8", dated="2025-08-12", found=(Problem(kind="reference_date.old", severity="look", count=1),)
    )
    assert "dit is oud" in group_file_words(old, Words("nl")).next


@pytest.mark.parametrize("kind", ["nobody.groups", "nobody.pupils"])
def test_a_file_that_may_take_all_away_is_not_told_to_be_read_in(kind: Kind) -> None:
    bare = GroupFile(encoding="UTF-8", found=(Problem(kind=kind, severity="look", count=1),))
    assert "maak het bestand opnieuw" in group_file_words(bare, Words("nl")).next
