"""The workflow that builds on real machines: what can be said of it without running it."""

import re

import pytest

from portable.toolchain import TOP

WORKFLOW = (TOP / ".github/workflows/portable.yml").read_text(encoding="utf-8")
RUN_BLOCK = re.compile(r"^ +run: *(?:\|\n(?P<block>(?:^ {10,}.*\n)+)|(?P<line>.*)$)", re.MULTILINE)


def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is() -> None:
    used = re.findall(r"uses: (\S+)(.*)", WORKFLOW)
    assert len(used) >= 4
    for action, remark in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", remark)


def test_nothing_that_a_stranger_writes_becomes_a_command() -> None:
    """Only words of the file itself stand in commands; the rest comes in through variables."""
    commands = "".join(match["block"] or match["line"] for match in RUN_BLOCK.finditer(WORKFLOW))
    assert "run.py build" in commands
    assert set(re.findall(r"\$\{\{ *([\w.]+)", commands)) == {"matrix.program"}


def test_a_pull_request_sees_no_secret() -> None:
    steps = [step for step in WORKFLOW.split("\n      - ") if "secrets." in step]
    assert len(steps) == 2
    assert all("github.event_name != 'pull_request'" in step for step in steps)


@pytest.mark.parametrize("machine", ["windows-latest", "macos-latest", "ubuntu-latest"])
def test_it_builds_and_runs_on_every_platform(machine: str) -> None:
    assert f"machine: {machine}" in WORKFLOW
    assert "-m portable.smoke" in WORKFLOW


def test_it_builds_with_the_python_of_the_pins() -> None:
    assert 'python-version: "3.11"' in WORKFLOW
