"""Options without a command before them: a check with those options, as a double-click is a check without any."""

from __future__ import annotations

from collections.abc import Collection

import click

_OF_THE_PROGRAM = frozenset({"-h", "--help", "-V", "--version"})
_NO_OPTION = frozenset({"-", "--"})


def with_a_command(arguments: list[str], check: click.Command, commands: Collection[str]) -> list[str]:
    """Give what was meant by options that come first. Raises click's error where a command was named after them."""
    if arguments[0] in _NO_OPTION:
        return arguments
    words = _words_of(check, arguments, commands)
    if words and words[0] in commands:
        first = f"systeemcheck {words[0]}"
        raise click.UsageError(f'Options come after the command: type "{first}" first, then the options')
    own = [word for word in arguments if word in _OF_THE_PROGRAM]
    return words or own[:1] or ["check", *arguments]


def _words_of(check: click.Command, arguments: list[str], commands: Collection[str]) -> list[str]:
    """Give what is no option of a check, nor the value of one; only the commands where an option is not a check's."""
    try:
        return check.make_parser(click.Context(check)).parse_args(arguments.copy())[1]
    except click.UsageError:
        return [word for word in arguments if word in commands]
