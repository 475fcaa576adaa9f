"""Every command of the program, for what must hold of each."""

from __future__ import annotations

from collections.abc import Iterator

import click

from checker.cli.main import program

Named = tuple[tuple[str, ...], click.Command]


def every_command(command: click.Command = program, name: tuple[str, ...] = ()) -> Iterator[Named]:
    """Give this command and all below it, each with the words that call it."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None
            yield from every_command(found, (*name, sub))
