"""Writes the lists of tests in docs/pitfalls.md anew: `python -m scripts.list_pitfalls`. The sentences stay.

A test meets a pitfall when it carries `@pytest.mark.pitfall(number)`; a device of tests/verdicts, when its case.toml
names the number in `pitfalls`.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "pitfalls.md"
_HEADING = re.compile(r"^(?=### \d+\. )", re.MULTILINE)
_NUMBER = re.compile(r"### (\d+)\. ")
_LIST = re.compile(r"(?:^- `tests/[^`\n]+`\n)+\n?", re.MULTILINE)
_AFTER_LIST = re.compile(r"^(?:Not met yet:|## )", re.MULTILINE)

Marked = Mapping[int, set[str]]


def main() -> None:
    """Bring the page up to date with the marks."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_lists(page, marked_tests()), encoding="utf-8", newline="\n")


def with_lists(page: str, marked: Marked) -> str:
    """Give the page with the list of tests of each pitfall as the marks have it."""
    start, *pitfalls = _HEADING.split(page)
    return "".join([start, *(_with_list(told, marked) for told in pitfalls)])


def _with_list(told: str, marked: Marked) -> str:
    number = int(_NUMBER.match(told)[1])  # type: ignore[index]  # split at exactly this
    tests = sorted(marked.get(number, ()), key=lambda test: ("::" not in test, test))
    bare = _LIST.sub("", told)
    place = found.start() if (found := _AFTER_LIST.search(bare)) else len(bare)
    parts = bare[:place].rstrip(), "\n".join(f"- `{test}`" for test in tests), bare[place:].strip()
    return "\n\n".join(filter(None, parts)) + "\n" * (1 if told.endswith("\n") and not told.endswith("\n\n") else 2)


def marked_tests() -> dict[int, set[str]]:
    """Give what carries each number: `file::function`, or the folder of a case."""
    marked: dict[int, set[str]] = {}
    for test, number in (*_functions(), *_cases()):
        marked.setdefault(number, set()).add(test)
    return marked


def _functions() -> Iterator[tuple[str, int]]:
    for file in (ROOT / "tests").rglob("*.py"):
        if "node_modules" not in file.parts:
            for name, number in _marks_in(ast.parse(file.read_text(encoding="utf-8")), set()):
                yield f"{file.relative_to(ROOT).as_posix()}::{name}", number


def _cases() -> Iterator[tuple[str, int]]:
    for file in (ROOT / "tests" / "verdicts").glob("*/case.toml"):
        for number in tomllib.loads(file.read_text(encoding="utf-8")).get("pitfalls", ()):
            yield file.parent.relative_to(ROOT).as_posix(), number


def _marks_in(node: ast.Module | ast.ClassDef, inherited: set[int]) -> Iterator[tuple[str, int]]:
    """Give the tests in a file or class with their numbers, those of the whole file and class too."""
    for_all = inherited | {number for part in node.body if _is_for_all(part) for number in _numbers_in(part)}
    for part in node.body:
        if not isinstance(part, ast.ClassDef | ast.FunctionDef):
            continue
        numbers = for_all | {number for decorator in part.decorator_list for number in _numbers_in(decorator)}
        if isinstance(part, ast.ClassDef):
            yield from _marks_in(part, numbers)
        elif part.name.startswith("test_"):
            yield from ((part.name, number) for number in numbers)


def _is_for_all(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"


def _numbers_in(node: ast.AST) -> Iterator[int]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.pitfall":
            yield ast.literal_eval(call.args[0])


if __name__ == "__main__":
    main()
