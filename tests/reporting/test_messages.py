"""The catalogues: complete, used, and the same in what they fill in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.readings import WhyUnknown
from checker.model.vocabulary import FACTS as FACT_NAMES
from checker.reporting.language.messages import PoTranslations
from checker.reporting.language.po_file import read_po
from checker.reporting.language.words import Words
from tests.reporting.message_families import FAMILIES, OF_OTHERS, PIECES

PROJECT = Path(__file__).parents[2]
CATALOGUES = {file.stem: file.read_text(encoding="utf-8") for file in (PROJECT / "reports/messages").glob("*.po")}
DUTCH = read_po(CATALOGUES["nl"])
LANGUAGES = pytest.mark.parametrize("language", sorted(CATALOGUES))
GLUED_MESSAGE = re.compile(r"(\*|[a-z_]+)(\.[A-Za-z0-9_*-]+)+")
NOT_WORDS = (".html", ".json", ".local", ".po", ".mo")
MESSAGE = re.compile(r"[a-z_]+(\.[A-Za-z0-9_*-]+)*")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def wildcard(node: ast.AST) -> str | None:
    """Give the id a piece of Python names, with * for what is filled in while running."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return None


def asked_for(file: Path) -> Iterator[str]:
    """Give the ids that a file has said as they stand; of several that are tried, the last has to be there."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr="say" | "count"), args=[ast.Constant(value=str() as name), *_]):
                if MESSAGE.fullmatch(name) and "." in name:
                    yield name
            case ast.Call(func=ast.Attribute(attr="first"), args=[*_, ast.Constant(value=str() as name)]):
                yield name
            case _:
                pass


def put_together(file: Path) -> Iterator[str]:
    """Give the ids, or what may be ids, that are filled in while running."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        text = wildcard(node) if isinstance(node, ast.JoinedStr) else None
        if text and "*" in text and GLUED_MESSAGE.fullmatch(text):
            yield text


def named_in_code() -> Iterator[str]:
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            text = wildcard(node)
            if text and MESSAGE.fullmatch(text.replace("{", "").replace("}", "")):
                yield text
    for file in (PROJECT / "reports/templates").rglob("*.html"):
        yield from re.findall(r'say\("([^"]+)"', file.read_text(encoding="utf-8"))


# Only these floors have words; a text elsewhere that looks like an id is a fact, a field or a file.
CODE = [
    file for floor in ("reporting", "cli", "collector", "desk") for file in (PROJECT / "checker" / floor).rglob("*.py")
]
# What is worked out for another engine has none either; who writes its files has.
CODE += [file for file in (PROJECT / "checker/exporting").rglob("*.py") if "say(" in file.read_text(encoding="utf-8")]
NAMED = set(named_in_code())
WRITTEN_OUT = {name for name in NAMED if "*" not in name}
GLUED = {name for file in CODE for name in put_together(file) if not name.endswith(NOT_WORDS)}
PATTERNS = [re.compile(re.escape(name).replace(r"\*", ".+")) for name in NAMED]


def test_dutch_and_english_are_there() -> None:
    assert {"nl", "en"} <= set(CATALOGUES)


@LANGUAGES
def test_every_language_has_every_sentence_and_no_other(language: str) -> None:
    assert set(read_po(CATALOGUES[language])) == set(DUTCH)


@LANGUAGES
def test_every_language_fills_in_the_same(language: str) -> None:
    other = read_po(CATALOGUES[language])
    for name, forms in DUTCH.items():
        assert placeholders(other[name][-1]) == placeholders(forms[-1]), name
        for ours, theirs in zip(forms[:-1], other[name][:-1], strict=True):
            both = placeholders(ours) ^ placeholders(theirs)
            assert both <= {"count"}, f"{name}: only the singular may leave the number out"


@LANGUAGES
def test_no_id_stands_twice(language: str) -> None:
    names = re.findall(r'^msgid "(.+)"$', CATALOGUES[language], re.MULTILINE)
    assert sorted(names) == sorted(set(names))


def test_no_sentence_is_left_that_nothing_says() -> None:
    unused = {name for name in DUTCH if name and not any(pattern.fullmatch(name) for pattern in PATTERNS)}
    assert unused == set()


def test_every_sentence_the_program_names_is_there() -> None:
    groups = {name.partition(".")[0] for name in DUTCH if name}
    named = {name for name in NAMED if "." in name and name.partition(".")[0] in groups}
    facts_and_files = {name for name in named if name in FACT_NAMES or name.endswith((".html", ".toml", ".py"))}
    missing = {
        name
        for name in named - facts_and_files
        if not any(re.fullmatch(re.escape(name).replace(r"\*", ".+"), known) for known in DUTCH)
    }
    assert missing == set()


def test_every_id_that_is_put_together_has_its_rule_and_every_rule_is_used() -> None:
    groups = {name.partition(".")[0] for name in DUTCH if name}
    glued = {name for name in GLUED if name.partition(".")[0] in {*groups, "*"}} - PIECES
    assert glued - {"edition.*"} == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_there_is_a_sentence_for_every_one_of_a_family(family: str) -> None:
    ids, may_lack = FAMILIES[family]
    assert ids & set(DUTCH)
    assert may_lack or ids - set(DUTCH) == set()


def test_whatever_the_reason_that_something_was_not_measured_there_is_a_sentence_for_it() -> None:
    assert {f"reason.not_measured.{why}" for why in get_args(WhyUnknown)} - set(DUTCH) == set()


def test_every_sentence_is_written_out_in_code_or_is_of_a_family() -> None:
    reachable = WRITTEN_OUT.union(*(family.ids for family in FAMILIES.values()))
    assert {name for name in DUTCH if name and name not in reachable and not OF_OTHERS.fullmatch(name)} == set()


def test_every_sentence_that_is_asked_for_by_its_full_id_is_there() -> None:
    asked = {name for file in CODE for name in asked_for(file)}
    assert len(asked) > 150
    assert asked - set(DUTCH) == set()


@LANGUAGES
def test_our_reading_of_a_catalogue_is_babel_s(language: str) -> None:
    pofile = pytest.importorskip("babel.messages.pofile", reason="babel is not installed")
    file = PROJECT / f"reports/messages/{language}.po"
    with file.open("rb") as text:
        theirs = {
            message.id if isinstance(message.id, str) else message.id[0]: message.string
            for message in pofile.read_po(text)
            if message.id
        }
    ours = {name: forms if len(forms) > 1 else forms[0] for name, forms in DUTCH.items() if name}
    if language != "nl":
        ours = {
            name: forms if len(forms) > 1 else forms[0] for name, forms in read_po(CATALOGUES[language]).items() if name
        }
    assert ours == theirs


HEADER = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def test_a_long_text_may_go_on_over_lines_and_hold_quotes() -> None:
    po = HEADER + '\n# a comment\nmsgid "a"\nmsgstr ""\n"one \\"two\\"\\n"\n"three \\\\"\n'
    assert PoTranslations(po).gettext("a") == 'one "two"\nthree \\'


def test_what_is_not_translated_yet_is_answered_with_its_id() -> None:
    catalogue = PoTranslations(HEADER + 'msgid "a"\nmsgstr ""\n')
    assert catalogue.gettext("a") == "a"
    assert catalogue.ngettext("b", "b", 2) == "b"


def test_the_number_chooses_the_form() -> None:
    catalogue = PoTranslations(HEADER + 'msgid "eis"\nmsgid_plural "eis"\nmsgstr[0] "eis"\nmsgstr[1] "eisen"\n')
    assert [catalogue.ngettext("eis", "eis", number) for number in (0, 1, 2)] == ["eisen", "eis", "eisen"]


@given(st.text())
def test_no_text_whatever_stops_the_reading(text: str) -> None:
    read_po(text)


def test_an_unknown_sentence_is_shown_by_its_id_and_stops_nothing() -> None:
    assert Words("nl").say("cli.not_there", path="x") == "cli.not_there"


@pytest.mark.parametrize("language", sorted(CATALOGUES))
@pytest.mark.parametrize("verdict", ["pass", "advice", "fail", "unknown"])
def test_the_word_of_a_verdict_stands_in_one_message_alone(language: str, verdict: str) -> None:
    messages = read_po(CATALOGUES[language])
    (word,) = messages[f"verdict.{verdict}"]
    assert [name for name, forms in messages.items() if word in forms] == [f"verdict.{verdict}"]
