"""House rules that no linter knows."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PYPROJECT = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
CODE = sorted([*(PROJECT / "checker").rglob("*.py"), PROJECT / "run.py", PROJECT / "hatch_build.py"])

BESIDE_IT = sorted(
    file for folder in ("attacks", "portable", "scripts", "benchmarks") for file in (PROJECT / folder).rglob("*.py")
)


@pytest.mark.parametrize("file", [*CODE, *BESIDE_IT], ids=lambda file: str(file.relative_to(PROJECT)))
def test_no_function_is_longer_than_forty_lines(file: Path) -> None:
    assert [name for name, lines in functions(file) if lines > 40] == []


def test_every_package_that_is_needed_says_why() -> None:
    needed = tomllib.loads(PYPROJECT)["project"]["dependencies"]
    assert [name for name in needed if f'"{name}",' not in reasoned_lines()] == []


def test_every_lint_rule_that_is_ignored_says_why() -> None:
    lint = tomllib.loads(PYPROJECT)["tool"]["ruff"]["lint"]
    rules = [*lint["ignore"], *(rule for rules in lint["per-file-ignores"].values() for rule in rules)]
    assert [rule for rule in rules if f'"{rule}"' not in reasoned_lines()] == []


def test_two_files_ask_which_platform_this_is() -> None:
    asking = [file.relative_to(PROJECT).as_posix() for file in CODE if asks_for_the_platform(file)]
    assert len(asking) <= 2, asking


def functions(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


def asks_for_the_platform(file: Path) -> bool:
    """An `assert` on top asks nothing: it tells the type checker where the file belongs."""
    statements = [statement for statement in parsed(file).body if not isinstance(statement, ast.Assert)]
    nodes = (node for statement in statements for node in ast.walk(statement))
    return any(isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.platform" for node in nodes)


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def reasoned_lines() -> str:
    return "\n".join(line.partition("#")[0] for line in PYPROJECT.splitlines() if "# " in line)
