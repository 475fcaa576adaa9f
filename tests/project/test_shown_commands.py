"""Every command that a page shows, in a block or within a sentence, is one that the program would accept."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from checker.cli.main import program
from tests.project.test_docs import DOCS, FENCE, README, text

PAGES = (README, *sorted(DOCS.glob("*.md")))
SHOWN = re.compile(
    r"(?:\.venv[/\\](?:bin|Scripts)[/\\])?[Ss]ysteemcheck(?:\.exe)? +(.+)|(?:python3|py) run\.py (check.*)"
)
OUTSIDE = re.compile(r"^(?:python3|py) run\.py (?:test|lint|build)")
"""What `run.py` takes besides; the README's own test holds it against what there is."""


def shown() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        blocks = [line for _, _, code in FENCE.findall(text(page)) for line in code.splitlines()]
        sentences = re.findall(r"`([^`\n]+)`", FENCE.sub("", text(page)))
        found = filter(None, map(SHOWN.fullmatch, map(str.strip, (*blocks, *sentences))))
        yield from ((page.name, line) for line in dict.fromkeys(match[1] or match[2] for match in found))


@pytest.mark.parametrize(("page", "line"), list(shown()))
def test_a_command_that_is_shown_would_be_accepted(page: str, line: str) -> None:
    arguments = shlex.split(line.replace("\\", "\\\\"))
    try:
        understood(program, arguments)
    except (click.MissingParameter, click.BadOptionUsage):  # a sentence may name a command without what it takes
        assert len(arguments) <= 3, (page, line)


def understood(command: click.Command, arguments: list[str]) -> None:
    """Raises click's own error for an option, a command or a value that does not exist."""
    if not isinstance(command, click.Group):
        command.make_context("example", arguments)
    elif arguments and not arguments[0].startswith("-"):
        _, inner, rest = command.resolve_command(click.Context(command), arguments)
        assert inner is not None
        understood(inner, rest)
    elif arguments:
        command.make_context("example", arguments)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_block_for_a_terminal_holds_only_commands(page: Path) -> None:
    lines = [line for _, kind, code in FENCE.findall(text(page)) if kind == "console" for line in code.splitlines()]
    strange = [line for line in lines if line.strip() and not SHOWN.fullmatch(line) and not OUTSIDE.match(line)]
    assert strange == []


def test_mistakes_in_a_page_are_seen() -> None:
    for wrong in ("fleet --inventry x.csv", "spec shwo", "checklist don 3", "check --on gisteren"):
        with pytest.raises(click.UsageError):
            understood(program, shlex.split(wrong))
