"""What SECURITY.md says of the program, where the sources can tell."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PAGE = " ".join((PROJECT / "SECURITY.md").read_text(encoding="utf-8").split())


def imports() -> Iterator[str]:
    """The top package of every import in the program."""
    for file in (PROJECT / "checker").rglob("*.py"):
        yield from imports_of(file)


def imports_of(file: Path) -> Iterator[str]:
    """The top package of every import in a file."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def test_what_it_says_the_program_never_imports_it_does_not() -> None:
    told = re.findall(r"`(\w+)`", PAGE.partition(" imports ")[2].partition("; a test looks")[0])
    used = set(imports())
    assert {"json", "pickle", "tomllib"} <= set(told)
    assert {"csv", "zipfile", "plistlib"} <= used
    assert used & set(told) == set()


def test_one_file_asks_the_network() -> None:
    files = {file.name for file in (PROJECT / "checker").rglob("*.py") if {"http", "ssl"} & set(imports_of(file))}
    assert files == {"from_https.py"}
    assert "Only from_https.py imports `http` and `ssl`" in PAGE


def test_pages_are_parsed_in_one_place() -> None:
    reading = PROJECT / "checker" / "page_reading"
    files = {file: set(imports_of(file)) for file in (PROJECT / "checker").rglob("*.py")}
    assert {file.relative_to(reading).as_posix() for file, names in files.items() if "email" in names} == {
        "file/mail.py"
    }
    assert {file.relative_to(reading).as_posix() for file, names in files.items() if "html" in names} == {
        "html/markup.py"
    }
    assert {file.parent for file, names in files.items() if "bs4" in names} == {reading / "html"}
    assert "only mail.py imports `email`, only markup.py imports `html`" in PAGE


def test_xml_is_parsed_in_one_file() -> None:
    files = {file.name for file in (PROJECT / "checker").rglob("*.py") if {"xml", "defusedxml"} & set(imports_of(file))}
    assert files == {"xml_reading.py"}
    assert "only xml_reading.py imports `xml` and `defusedxml`" in PAGE
