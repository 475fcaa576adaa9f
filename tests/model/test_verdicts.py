"""Which verdict is worse, what one verdict becomes of several findings, and that this order stands once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from checker.model.verdicts import MOST_URGENT_FIRST, Verdict, worst

LIGHTEST_FIRST = (Verdict.PASS, Verdict.ADVICE, Verdict.UNKNOWN, Verdict.FAIL)
CHECKER = Path(__file__).parents[2] / "checker"
ITS_PLACE = CHECKER / "model" / "verdicts.py"


def test_fail_comes_first_then_unknown_then_advice() -> None:
    assert [verdict.value for verdict in MOST_URGENT_FIRST] == ["fail", "unknown", "advice", "pass", "not_applicable"]


def test_every_verdict_has_its_weight_and_the_first_is_the_heaviest() -> None:
    assert set(MOST_URGENT_FIRST) == set(Verdict)
    weights = [verdict.weight for verdict in MOST_URGENT_FIRST]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("verdicts", tuple(permutations(tuple(Verdict)[:4])))
def test_the_worst_is_the_first_of_that_order_whatever_stands_first(verdicts: tuple[Verdict, ...]) -> None:
    for end in range(1, len(verdicts) + 1):
        assert worst(verdicts[:end]) is min(verdicts[:end], key=MOST_URGENT_FIRST.index)


@pytest.mark.parametrize(("lighter", "heavier"), list(pairwise(LIGHTEST_FIRST)))
def test_not_knowing_is_worse_than_advice_and_better_than_a_fail(lighter: Verdict, heavier: Verdict) -> None:
    assert lighter.weight < heavier.weight
    assert worst([lighter, heavier]) is worst([heavier, lighter]) is heavier


def test_what_does_not_apply_weighs_nothing_and_is_no_verdict_of_a_device() -> None:
    assert Verdict.NOT_APPLICABLE.weight == Verdict.PASS.weight
    assert worst([Verdict.NOT_APPLICABLE, Verdict.PASS]) is Verdict.PASS
    assert worst([Verdict.NOT_APPLICABLE]) is worst([]) is None


def named(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr.lower()
    return str(node.value) if isinstance(node, ast.Constant) else ""


def in_order(node: ast.AST) -> list[ast.expr | None]:
    """Give what stands in an order: the items of a list, or the keys that each have a number."""
    if isinstance(node, ast.Tuple | ast.List):
        return list(node.elts)
    if isinstance(node, ast.Dict) and all(isinstance(ast.literal_eval(value), int) for value in constants(node)):
        return node.keys if constants(node) else []
    return []


def constants(node: ast.Dict) -> list[ast.expr]:
    return [value for value in node.values if isinstance(value, ast.Constant)]


def orders(file: Path) -> Iterator[str]:
    """Give where in a file three verdicts stand in an order."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    members_of_types = {id(node.slice) for node in nodes if isinstance(node, ast.Subscript)}
    for node in nodes:
        names = {named(item) for item in in_order(node) if item} if id(node) not in members_of_types else set()
        if {"fail", "unknown", "advice"} <= names:
            yield str(file.relative_to(CHECKER))


def test_no_other_file_puts_verdicts_in_an_order_of_its_own() -> None:
    assert list(orders(ITS_PLACE))
    files = (file for file in CHECKER.rglob("*.py") if file != ITS_PLACE)
    assert [place for file in files for place in orders(file)] == []
