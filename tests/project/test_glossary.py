"""docs/glossary.md: the words of the house, and what a school reads for them."""

import re
from pathlib import Path

from checker.model.verdicts import Verdict
from checker.reporting.language.po_file import read_po

PROJECT = Path(__file__).parents[2]
TEXT = (PROJECT / "docs/glossary.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|(?: `(.+?)`)? \|$", TEXT, re.MULTILINE)
DUTCH = read_po((PROJECT / "reports/messages/nl.po").read_text(encoding="utf-8"))


def test_what_it_says_is_on_the_screen_is_what_the_message_says() -> None:
    said = [(dutch, message) for _word, _meaning, dutch, message in ROWS if message]
    assert len(said) > 25
    assert [pair for pair in said if pair[0] not in " ".join(DUTCH[pair[1]]).casefold()] == []


def test_a_word_without_a_message_is_on_no_screen() -> None:
    assert {dutch for _word, _meaning, dutch, message in ROWS if not message} <= {"-", "on the screen", "---"}


def test_every_verdict_is_explained_and_no_word_twice() -> None:
    words = [word.strip("`") for word in re.findall(r"^\| (?!word |---)(.+?) \|", TEXT, re.MULTILINE)]
    assert {verdict.value for verdict in Verdict} <= set(words)
    assert sorted(words) == sorted(set(words))
