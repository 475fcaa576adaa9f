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
import os
import resource
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from pathlib import Path
from random import Random
from types import CodeType
from typing import NamedTuple

import hypothesis
import msgspec  # noqa: F401  loaded once for all mutants, as is what is below
import packaging.version  # noqa: F401
import pytest

PROJECT = Path(__file__).resolve().parents[1]

_SUBJECTS = (
    "checker/conditions", "checker/evaluation", "checker/effects", "checker/units.py", "checker/versions.py",
    "checker/probes/linux/memory.py",
)  # fmt: skip
_TESTS = (
    "tests/test_units.py", "tests/test_versions.py", "tests/probes/linux/test_memory.py",
    "tests/conditions/test_at_least.py", "tests/conditions/test_at_least_version.py",
    "tests/conditions/test_display_at_least.py", "tests/conditions/test_listed_and_true.py",
    "tests/conditions/test_mistakes_in_a_spec.py", "tests/conditions/test_extended_updates.py",
    "tests/conditions/test_supported_on.py", "tests/conditions/test_browser_release.py",
    "tests/conditions/test_long_support.py", "tests/conditions/test_which_browser_counts.py",
    "tests/evaluation/test_effects.py", "tests/evaluation/test_steps.py", "tests/evaluation/test_deriving.py",
    "tests/evaluation/test_composing.py", "tests/evaluation/test_again.py", "tests/evaluation/test_after_a_step.py",
    "tests/evaluation/test_remembering.py", "tests/evaluation/test_planning.py",
    "tests/evaluation/test_verdict_cases.py", "tests/evaluation/test_clock.py",
    "tests/conditions/test_kinds.py", "tests/specification/test_examples.py", "tests/specification/test_loading.py",
)  # fmt: skip
"""The quick ones first; what takes away every question (test_less_is_unknown.py) takes minutes and is left out."""
_OPTIONS = (
    "-k",
    "not no_kind_looks_at",  # half a minute
    "-x",
    "-q",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "--rootdir",
    str(PROJECT),
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
)
_EXAMPLES = 25
"""Fewer than the tests take by themselves, so that fewer mutants are killed here, never more."""
_HANGS_AFTER = 300
"""Seconds of work."""
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
    return [mutant for file in files for mutant in mutants_of(file)]


def survivors(mutants: Sequence[Mutant], tests: Sequence[str] = _TESTS) -> Iterator[Mutant]:
    """Give those that no test notices.

    Raises `RuntimeError` where the tests fail on the program as it is, and `FileNotFoundError` for a missing one.
    """
    if missing := [test for test in tests if not (PROJECT / test).exists()]:
        raise FileNotFoundError(", ".join(missing))
    if not _all_pass(None, tests):
        raise RuntimeError("the tests fail on the program as it is")
    yield from (mutant for mutant in mutants if _all_pass(mutant, tests))


def _all_pass(mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Run the tests in a child of this process, which has pytest and all libraries already but none of the program."""
    child = os.fork()  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    if child == 0:
        _become_quiet()
        hypothesis.settings.register_profile("few", max_examples=_EXAMPLES, derandomize=True, deadline=None)
        hypothesis.settings.load_profile("few")
        resource.setrlimit(resource.RLIMIT_CPU, (_HANGS_AFTER, _HANGS_AFTER))  # type: ignore[attr-defined,unused-ignore]
        if mutant:
            sys.meta_path.insert(0, _Instead(mutant))
        os._exit(pytest.main([*_OPTIONS, *tests]))
    _, status = os.waitpid(child, 0)
    return status == 0


def _become_quiet() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)


class _Instead(SourceFileLoader):
    """Imports a mutant instead of the module it was made of."""

    def __init__(self, mutant: Mutant) -> None:
        parts = mutant.file.relative_to(PROJECT).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        super().__init__(name, str(mutant.file))
        self._text = mutant.text

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Give this loader for the one module."""
        return spec_from_loader(name, self) if name == self.name else None

    def get_code(self, _name: str) -> CodeType:
        """Give the mutant, past all bytecode that is kept."""
        return compile(self._text, self.path, "exec")


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
