"""`python -m scripts.who_says`: from a sentence on a page to the code that says it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.reporting.language.po_file import read_po
from checker.reporting.language.words import Words
from scripts.who_says import TOP, messages_of, places_that_say, texts_of
from tests.cli.program import PROJECT

DUTCH = read_po((PROJECT / "reports/messages/nl.po").read_text(encoding="utf-8"))


def ids(sentence: str) -> set[str]:
    return {message for message, _place in messages_of(sentence)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sentence_as_it_stands_on_a_page_leads_to_its_message(language: str) -> None:
    words = Words(language)
    assert "notice.provisional.title" in ids(words.say("notice.provisional.title"))
    filled_in = words.say("basis.published", publisher="Malmberg", day="23 november 2026", note="Een zin.")
    assert "basis.published" in ids(filled_in)
    assert "duration.minutes" in ids(words.count("duration.minutes", 10))


def test_a_piece_of_it_is_enough_and_what_it_leads_to_is_few() -> None:
    assert ids("voldoet niet aan één eis") == {"headline.fail"}
    assert len(ids(Words("nl").say("notice.provisional.title"))) <= 3


def test_a_message_that_is_named_in_full_or_with_a_part_filled_in_leads_to_the_code() -> None:
    (whole,) = {place.file.name for place in places_that_say("duration.minutes")}
    assert whole == "words.py"
    assert "notices.py" in {place.file.name for place in places_that_say("notice.provisional.title")}
    assert "device_report.html" in {place.file.name for place in places_that_say("table.requirement")}


def test_every_sentence_of_the_program_is_said_somewhere() -> None:
    """A few of each ten, as it takes a while."""
    named = [message for message in DUTCH if message][::40]
    assert [message for message in named if not list(places_that_say(message))] == []


def test_a_requirement_s_own_words_are_found_in_its_spec() -> None:
    assert {place.file.name for place in texts_of("Vraag of er geheugen bij kan")} == {
        "2025-2026.toml",
        "2026-2027.toml",
    }


def test_a_sentence_of_nobody_is_exit_1() -> None:
    line = [sys.executable, "-m", "scripts.who_says", "dit zegt niemand ooit"]
    assert subprocess.run(line, cwd=TOP, check=False).returncode == 1
