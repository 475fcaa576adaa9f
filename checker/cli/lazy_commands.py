"""A group of commands, each in a file of its own, imported when it is used: nobody waits for what they did not ask."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import ClassVar

import click

from checker.errors import BadInputError


class LazyCommands(click.Group):
    """Commands by their names, with a line of help each. `MODULE` names the file of one, with {} for its name."""

    COMMANDS: ClassVar[Mapping[str, str]]
    MODULE: ClassVar[str]

    def list_commands(self, _context: click.Context) -> list[str]:
        """Give the names, the usual one first."""
        return list(self.COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Give a command by its name."""
        if name not in self.COMMANDS:
            return None
        try:
            command = import_module(self.MODULE.format(name.replace("-", "_"))).command
        except OverflowError as error:  # `logging` asks the time, which Python cannot tell after the year 2262
            raise BadInputError(
                "the clock of this computer", "", "it is centuries ahead", "Set the date right, then start again."
            ) from error
        assert isinstance(command, click.Command)  # noqa: S101  each of those files defines one
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Give the command that is meant, and what follows it. A mistake names the commands that look like it."""
        try:
            return super().resolve_command(context, arguments)
        except click.NoSuchCommand as unknown:
            raise click.NoSuchCommand(unknown.command_name, possibilities=self.COMMANDS, ctx=context) from unknown

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.COMMANDS.items()))
