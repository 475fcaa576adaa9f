"""`systeemcheck edexml`: group data before it is read in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from checker.cli.lazy_commands import LazyCommands

COMMANDS: Mapping[str, str] = MappingProxyType({"check": "Look at a file with group data: counts, mistakes and lines."})


class EdexmlCommands(LazyCommands):
    """What can be done with group data."""

    COMMANDS = COMMANDS
    MODULE = "checker.cli.edexml.{}"


@click.group("edexml", cls=EdexmlCommands, no_args_is_help=False)
def command() -> None:
    """Look at group data (EDEXML) before it is read in."""
