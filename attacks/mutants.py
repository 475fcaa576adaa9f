"""Change the judging code in small ways and see whether its tests notice.

    python -m attacks.mutants [--sample N] [--seed N] [FILE...]

A mutant is a copy of the program with one operator, number, condition or choice changed. It is killed when a test of
conditions, evaluation, units or versions fails on it, or hangs. Prints how many were, and each one that lives on. The
exit code is 1 where fewer than 90 % were killed.
"""

from __future__ import annotations

import argparse
import ast
import copy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from attacks.program import PROJECT, environment

_SUBJECTS = (
    "checker/conditions", "checker/effects", "checker/evaluation", "checker/units.py", "checker/versions.py",
    "checker/probes/linux/memory.py",
)  # fmt: skip
_TESTS = (
    "tests/test_units.py", "tests/test_versions.py", "tests/probes/linux/test_memory.py", "tests/evaluation",
    "tests/conditions",
)  # fmt: skip
_TOO_SLOW = ("tests/evaluation/test_less_is_unknown.py",)
"""Takes minutes, and goes through the whole of judging; without it fewer mutants are killed, never more."""
_NEEDED = ("checker", "tests", "requirements_specs", "reports", "pyproject.toml")
_HANGS_AFTER = 180
_WANTED = 0.9
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """The file, where in it, what was changed into what, and the whole text it has then."""

    file: Path
    line: int
    change: str
    text: str


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Give every mutant of a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for number, node in enumerate(ast.walk(tree)):
        for way in range(len(_changed(node))):
            other = copy.deepcopy(tree)
            place = next(item for at, item in enumerate(ast.walk(other)) if at == number)
            if number in _not_looked_at(tree):
                continue
            (before, after) = ast.unparse(node), _changed(place)[way]
            changed = _Put(place, after).visit(other)
            text = ast.unparse(ast.fix_missing_locations(changed))
            yield Mutant(file, getattr(node, "lineno", 0), f"{before[:60]}  ->  {ast.unparse(after)[:60]}", text)


def _changed(node: ast.AST) -> list[ast.expr]:  # noqa: C901, PLR0911  one case a kind of mutant
    """Give what can stand in place of a node."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in _COMPARISONS:
            return [ast.Compare(node.left, [_COMPARISONS[type(operator)]()], node.comparators)]
        case ast.BoolOp(op=ast.And()):
            return [ast.BoolOp(ast.Or(), node.values)]
        case ast.BoolOp():
            return [ast.BoolOp(ast.And(), node.values)]
        case ast.UnaryOp(op=ast.Not()):
            return [node.operand]
        case ast.BinOp(op=operator) if type(operator) in _OPERATORS:
            return [ast.BinOp(node.left, _OPERATORS[type(operator)](), node.right)]
        case ast.IfExp():
            return [ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)]
        case ast.Constant(value=bool()):
            return [ast.Constant(not node.value)]
        case ast.Constant(value=int() | float() as number):
            return [ast.Constant(number + 1)]
        case ast.Name(id=name) if name in _NAMES:
            return [ast.Name(_NAMES[name])]
        case _:
            return []


def _not_looked_at(tree: ast.AST) -> set[int]:
    """Give the nodes that only tell how a class is made or what type something has."""
    aside: set[int] = set()
    outside = [part for node in ast.walk(tree) for part in _aside(node)]
    inside = {id(item) for part in outside for item in ast.walk(part)}
    aside.update(number for number, node in enumerate(ast.walk(tree)) if id(node) in inside)
    return aside


def _aside(node: ast.AST) -> list[ast.AST]:
    match node:
        case ast.ClassDef():
            return [*node.keywords, *node.decorator_list]
        case ast.FunctionDef():
            return [*node.decorator_list, *([node.returns] if node.returns else [])]
        case ast.arg() | ast.AnnAssign():
            return [node.annotation] if node.annotation else []
        case _:
            return []


class _Put(ast.NodeTransformer):
    """Puts another node in the place of one."""

    def __init__(self, place: ast.AST, other: ast.AST) -> None:
        self._place, self._other = place, other

    def visit(self, node: ast.AST) -> ast.AST:
        """Give the other for the one."""
        if node is self._place:
            return self._other
        visited: ast.AST = self.generic_visit(node)
        return visited


def all_mutants(names: Sequence[str] = _SUBJECTS) -> list[Mutant]:
    """Give every mutant of these files and folders, in a fixed order."""
    places = [PROJECT / name for name in names]
    files = [file for place in places for file in (sorted(place.rglob("*.py")) if place.is_dir() else [place])]
    return [mutant for file in files if file.exists() for mutant in mutants_of(file)]


def survivors(mutants: Sequence[Mutant], tests: Sequence[str] = _TESTS) -> Iterator[Mutant]:
    """Give those that no test notices."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in _NEEDED:
            source = PROJECT / name
            leave_out = shutil.ignore_patterns("__pycache__", "node_modules")
            shutil.copytree(source, place / name, ignore=leave_out) if source.is_dir() else shutil.copy(source, place)
        if not _all_pass(place, tests):
            raise RuntimeError("the tests fail on the program as it is")
        for mutant in mutants:
            target = place / mutant.file.relative_to(PROJECT)
            own = target.read_text(encoding="utf-8")
            target.write_text(mutant.text, encoding="utf-8")
            if _all_pass(place, tests):
                yield mutant
            target.write_text(own, encoding="utf-8")


def _all_pass(place: Path, tests: Sequence[str]) -> bool:
    present = [test for test in tests if (place / test).exists()]
    ignored = [f"--ignore={test}" for test in _TOO_SLOW]
    # Without kept bytecode: a mutant may have the size and the second of the one before it.
    options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *ignored)
    line = [sys.executable, "-B", "-m", "pytest", *options, *present]
    told = environment(place, PYTHONPATH=str(place))
    try:
        ended = subprocess.run(  # noqa: S603  our own tests
            line, cwd=place, env=told, capture_output=True, timeout=_HANGS_AFTER, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def main() -> int:
    """Try mutants, and name those that live on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=_SUBJECTS)
    parser.add_argument("--sample", type=int, default=0, help="how many of them, by chance; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    every = all_mutants(asked.files)
    number = min(asked.sample or len(every), len(every))
    chosen = Random(asked.seed).sample(every, number)  # noqa: S311  the same ones every time
    alive = 0
    for mutant in survivors(chosen):
        alive += 1
        print(f"{mutant.file.relative_to(PROJECT)}:{mutant.line}: {mutant.change}", flush=True)  # noqa: T201
    share = 1 - alive / max(number, 1)
    print(f"{number} of {len(every)} mutants tried, {number - alive} killed: {share:.1%}")  # noqa: T201
    return 0 if share >= _WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
