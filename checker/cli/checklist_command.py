"""`systeemcheck checklist`: what a school does around the start of a school year, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from checker.cli.lazy_commands import LazyCommands

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "show": "Show how the checklist stands; also without a command.",
        "done": "Tick lines off.",
        "undo": "Take a tick back, or what was left out or added.",
        "leave-out": "Leave out lines that your school does not need.",
        "add": "Add a line of your own.",
        "starts": "Tell when your school begins.",
        "mail": "Show the mails for the teachers.",
        "list": "List the checklists there are.",
        "new-year": "Draft the checklist of the next school year.",
    }
)


_FLAG = "--json"
"""The one option that goes without a value."""


class ChecklistCommands(LazyCommands):
    """What can be done with a checklist. Options without a command are those of `show`."""

    COMMANDS = COMMANDS
    MODULE = "checker.cli.checklist.{}"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what names no command as meant for `show`; options may stand before the command too."""
        is_as_it_should = ctx.resilient_parsing or (bool(args) and args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if is_as_it_should else _command_first(args))


def _command_first(args: list[str]) -> list[str]:
    place = 0
    while place < len(args) and args[place].startswith("-"):
        place += 1 if "=" in args[place] or args[place] == _FLAG else 2
    if place >= len(args):
        return ["show", *args]
    return [args[place], *args[:place], *args[place + 1 :]]


@click.group("checklist", cls=ChecklistCommands, no_args_is_help=False)
def command() -> None:
    """Work through the checklist of the start of the school year; what you tick is kept beside the results.

    Without a command the list is shown; --html FILE makes a page of it and --ics FILE a calendar, see "show --help".

    ITEM is the number of a line in the list, its name behind it, or the start of that name.
    """
