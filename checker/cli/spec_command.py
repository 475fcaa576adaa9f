"""`systeemcheck spec`: the requirements there are, and what can be done with them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import click

from checker.cli.lazy_commands import LazyCommands

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "list": "List the requirements that came with the program; the default is marked.",
        "show": "Show what a spec asks; also as a page, or as a list for who buys devices.",
        "confirm": "Lay requirements beside the publisher's page.",
        "from-page": "Read what a publisher asks from a saved page or text.",
        "diff": "Show what changes from one spec to another.",
        "validate": "Check spec files.",
        "export": "Write the same requirements for another engine: Intune, Fleet, or XCCDF.",
    }
)


class SpecCommands(LazyCommands):
    """What can be done with requirements."""

    COMMANDS = COMMANDS
    MODULE = "checker.cli.spec.{}"


@click.group("spec", cls=SpecCommands, no_args_is_help=False)
def command() -> None:
    """Show and check requirements."""
