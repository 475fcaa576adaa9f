"""Who reads Dutch meets Dutch on the terminal: every help, and every mistake the program can tell of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from checker.cli.main import COMMANDS, wrong_use
from checker.cli.own_words import OwnWords, language_asked
from checker.errors import BadInputError
from checker.reporting.language.po_file import read_po
from checker.specification.loading import load_spec
from tests.cli.every_command import every_command
from tests.cli.program import PROJECT, systeemcheck

DUTCH = OwnWords("nl")
CATALOGUE = {text: forms[0] for text, forms in read_po((PROJECT / "reports/terminal/nl.po").read_text("utf-8")).items()}
ENGLISH = re.compile(
    r"\b(?:the|this|that|usage|options?:|commands?:|show|write|folder|file|default|required|with|without|of the|and|"
    r"not|never|what|where|which|every|invalid|expected|missing|known|did you mean|correct|name an?other)\b",
    re.IGNORECASE,
)
TOLD = {
    "BadInputError": (2, 3),
    "NoLastingPlaceError": (0,),
    "Problem": (1,),
    "NotAQuantityError": (0,),
    "NotUnderstoodError": (0,),
}
NOBODY_S: dict[str, str | None] = {"LC_ALL": None, "LANG": None}


ALL = list(every_command())
each_command = pytest.mark.parametrize(
    ("name", "command"), ALL, ids=[" ".join(name) or "systeemcheck" for name, _ in ALL]
)


@each_command
def test_every_option_has_an_explanation_in_dutch(name: tuple[str, ...], command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, (name, option.opts)
            assert DUTCH.say(option.help) != option.help, (name, option.opts)
    for part in (command.help or "").split("\n\n"):
        assert DUTCH.paragraphs(part) != part, (name, part)


@each_command
def test_no_english_word_is_left_in_dutch_help(name: tuple[str, ...], command: click.Command) -> None:
    ended = systeemcheck(*name, "--help", cwd=PROJECT, environment=NOBODY_S)
    assert (ended.code, ended.err) == (0, ""), command.name
    assert ENGLISH.findall(_without_names(ended.out)) == [], ended.out


def _without_names(text: str) -> str:
    """Leave out what one types: names of options and commands, keys, and what stands between quotation marks."""
    text = re.sub(r"python -m checker[a-z ]*", "", text)
    text = re.sub(r"--?[a-z][a-z-]*|\b[a-z]+_[a-z_]+\b|[a-z]+\.(?:json|toml)|\"[^\"]*\"", "", text)
    return re.sub(
        r"(?m)^  (?:" + "|".join((*COMMANDS, "show", "list", "validate", "refresh")) + r")\b|: .*show.*", "", text
    )


_VALUES = re.compile(r"\b[A-Z]{3,}\b")
_SAME_IN_DUTCH = {"LABEL", "URL"}


def _value_words(option: click.Parameter, command: click.Command) -> set[str]:
    """Give the words in capitals that stand for a value: DATE, FILE, ITEM."""
    if isinstance(option, click.Option) and option.is_flag:
        return set()
    return set(_VALUES.findall(option.make_metavar(click.Context(command)))) - _SAME_IN_DUTCH


@each_command
def test_every_word_for_a_value_has_a_dutch_one(name: tuple[str, ...], command: click.Command) -> None:
    for option in command.params:
        for word in _value_words(option, command):
            assert word in CATALOGUE, (name, option.name)


@each_command
@pytest.mark.parametrize("kind", [click.BadParameter, click.MissingParameter])
def test_a_mistake_calls_an_option_as_the_help_does(
    kind: type[click.BadParameter], name: tuple[str, ...], command: click.Command,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.argv", ["systeemcheck", *name, "--lang", "nl"])
    for option in command.params:
        english = {word for word in _value_words(option, command) if CATALOGUE[word] != word}
        assert wrong_use(kind("x", click.Context(command), option)) == 2
        assert english.isdisjoint(_VALUES.findall(capsys.readouterr().err)), (name, option.name)


def test_the_language_is_that_of_the_option_the_settings_or_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert language_asked([]) == "nl"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert language_asked([]) == "en"
    (tmp_path / "systeemcheck.toml").write_text('language = "nl"\nshcool = 1\n', encoding="utf-8")
    assert language_asked([]) == "nl"
    assert language_asked(["--lang", "en"]) == language_asked(["--lang=en"]) == "en"


def _templates() -> Iterator[tuple[str, str]]:
    """Give every text in the code that tells what is wrong, with a 7 for what is filled in."""
    for file in sorted((PROJECT / "checker").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        named = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for argument in (node.args[place] for place in TOLD.get(node.func.id, ()) if place < len(node.args)):
                    value = named.get(argument.id, argument) if isinstance(argument, ast.Name) else argument
                    if text := _text(value):
                        yield f"{file.relative_to(PROJECT)}:{node.lineno}", text


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
        case _:
            return ""


@pytest.mark.parametrize(("place", "text"), list(_templates()))
def test_every_mistake_the_program_tells_of_has_dutch_words(place: str, text: str) -> None:
    assert DUTCH.say(text) != text, place


@pytest.mark.parametrize("text", [text for text in CATALOGUE if text])
def test_what_is_filled_in_stands_in_both_languages(text: str) -> None:
    holes = re.compile(r"\{[a-z_]+\}")
    assert sorted(holes.findall(CATALOGUE[text])) == sorted(holes.findall(text))


SETTINGS = {
    "unknown key": ('shcool = "x"', "Bedoel je school?"),
    "another type": ("school = 1", "Achter school hoort tekst tussen aanhalingstekens."),
    "too long": (f'school = "{"x" * 200}"', "De tekst achter school is te lang."),
    "no such language": ('language = "fr"', "Kies uit: en, nl."),
    "no value": ("school = ", "Achter het = hoort tekst"),
    "no address": ('check_page = "ftp://x"', "Achter check_page hoort een webadres"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_a_mistake_in_the_settings_is_told_in_dutch(case: str, tmp_path: Path) -> None:
    text, told = SETTINGS[case]
    (tmp_path / "systeemcheck.toml").write_text(text, encoding="utf-8")
    ended = systeemcheck("check", "--no-open", cwd=tmp_path, environment=NOBODY_S)
    assert ended.code == 2
    assert told in ended.err
    assert ENGLISH.findall(ended.err) == [], ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--foo",), ("chek",), ("check", "--on", "x"), ("check", "--lang"), ("fleet", "--stale", "x"),
        ("fleet", "--stale", "-1"), ("results", "prune"), ("results", "prune", "--older-than", "x"),
        ("spec", "show", "x"), ("check", "--spec", "x"), ("check", "--recorded", "x"), ("evaluate", "x"),
        ("evaluate",), ("page",), ("demo", "."), ("fleet", "weg"), ("spec", "validate", "weg.toml"), ("check", "more"),
        ("page", "-o", "p", "--collector", "x"), ("releases", "refresh", "--sha256", "x"), ("check", "--quiet=1"),
        ("fleet", "-o", "."), ("spec", "x"), ("correct",), ("correct", "--lst"), ("correct", "label"),
        ("check", "--answer", "geheugn=8"), ("check", "--answer", "geheugen"), ("check", "--answer", "geluid=soms"),
        ("checklist", "done"), ("checklist", "doen"), ("checklist", "done", "xyzzy"), ("checklist", "undo", "login"),
        ("checklist", "done", "1", "--on", "2999-01-01"), ("checklist", "starts", "1 mei"), ("checklist", "add", " "),
        ("checklist", "starts", "1999-08-01"), ("checklist", "--html", "iets.txt"), ("checklist", "--checklist", "x"),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_dutch(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "iets.txt").write_text("x", encoding="utf-8")
    ended = systeemcheck(*arguments, cwd=tmp_path, environment=NOBODY_S)
    assert ended.code == 2, ended
    assert ended.err.startswith("systeemcheck: "), ended
    said = re.sub(r"--?[a-z][a-z-]*|\"[^\"]*\"", "", ended.err)
    assert {"DEVICE", "DATE"}.isdisjoint(_VALUES.findall(said))
    assert "Write" not in said
    assert ENGLISH.findall(said) == [], ended.err


def test_short_options_do_what_the_long_ones_do(tmp_path: Path) -> None:
    assert systeemcheck("-V", cwd=tmp_path).out == systeemcheck("--version", cwd=tmp_path).out
    recording = next((PROJECT / "tests/machines").rglob("recording.json"))
    assert systeemcheck("check", "-q", "--recorded", recording, cwd=tmp_path).err == ""


TOML_MISTAKES = {
    "two values on a line": ("a = 8 GiB", "er staat iets te veel op de regel, regel 1, teken 7"),
    "a date the other way round": ("a = 01-08-2026", "er staat iets te veel op de regel"),
    "no equals sign": ("root x", "er ontbreekt een = na de naam, regel 1, teken 6"),
    "a table twice": ("[a.b]\n[a.b]\n", "a.b staat er twee keer, regel 2"),
    "one as a list and as a table": ("[[requirement]]\n[requirement]\n", "requirement staat er twee keer"),
    "no quote at the end": ('a = "b\n', "het aanhalingsteken aan het eind ontbreekt, regel 1, teken 7"),
    "a number of thousands of digits": ("a = " + "9" * 5000, "een getal is te groot"),
    "nested without end": ("a = " + "[" * 50_000, "te diep in elkaar"),
    "a date as text": ('schema_version = 1\nextends = "a"\nid = "b"\nversion = "1"\nvalid_from = "x"\ntitle.nl = "c"',
                       "hier hoort een datum, en er staat een tekst"),
}  # fmt: skip


@pytest.mark.parametrize("case", TOML_MISTAKES)
def test_a_mistake_in_toml_is_told_in_dutch_only(case: str, tmp_path: Path) -> None:
    text, told = TOML_MISTAKES[case]
    file = tmp_path / "eisen.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        load_spec(file)
    said = DUTCH.problem(caught.value).replace(str(file), "")
    assert told in said
    assert ENGLISH.findall(said) == []
    assert not re.search(r"`|\bat line\b|declare|key/value|int\b|date\b", said), said
