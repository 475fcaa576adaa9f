"""The program: choose the command, and turn every way to end into an exit code and at most one line."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

import click

from checker import __version__
from checker.cli.lazy_commands import LazyCommands
from checker.cli.output import open_all, tell, tell_as_it_is
from checker.errors import Ended, ExitCode, SysteemcheckError, place_of
from checker.home_paths import without_home

if TYPE_CHECKING:
    from checker.cli.own_words import OwnWords

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "check": "Check this device (what a double-click does).",
        "desk": "Your school on one page: overview, list, QR codes.",
        "facts": "Show what can be read of this device.",
        "evaluate": "Judge stored results again.",
        "fleet": "One overview of all devices.",
        "correct": "Correct a label, or which device is which.",
        "results": "Look after stored results: prune.",
        "collect": "Receive checks from Chromebooks and tablets.",
        "page": "The check page as a site for any https host.",
        "identify": "Tell devices and browsers by what they say.",
        "demo": "An invented school, to see the overview.",
        "spec": "The requirements: show, confirm, compare.",
        "edexml": "Group data: a look before it is read in.",
        "checklist": "The start of the school year: show, tick off.",
        "releases": "The tables of releases: show, refresh.",
        "record": "Record this machine for the test suite.",
    }
)


_HELP = frozenset({"-h", "--help"})
_NO_THREAD = "can't start new thread"


class AllCommands(LazyCommands):
    """Every command there is."""

    COMMANDS = COMMANDS
    MODULE = "checker.cli.{}_command"

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Give what was meant: options without a command are those of a check."""
        if arguments and arguments[0].startswith("-") and not context.resilient_parsing:
            from checker.cli.bare_options import with_a_command  # noqa: PLC0415  most name a command

            check = self.get_command(context, "check")
            assert check is not None  # noqa: S101  it is in the list
            arguments = with_a_command(arguments, check, self.COMMANDS)
        return super().parse_args(context, arguments)


@click.group(cls=AllCommands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, "-V", "--version", prog_name="systeemcheck", message="%(prog)s %(version)s",
    help="Show the version and exit.",
)  # fmt: skip
@click.pass_context
def program(context: click.Context) -> object:
    """Check whether this device meets a publisher's system requirements.

    Without a command it is a check, with the options of check.

    Exit codes: 0 meets them, 1 does not, 2 wrong use or bad input, 3 not sure yet, 4 no lasting place for the result,
    70 internal error, 130 interrupted.
    """
    if context.invoked_subcommand is None:
        command = program.get_command(context, "check")
        assert command is not None  # noqa: S101  it is in the list
        return context.invoke(command)
    return None


def main() -> NoReturn:
    """Run the program and exit. The console never breaks on a character it cannot show."""
    gc.disable()  # a run is short and throws hardly anything away; looking for it takes a twentieth, in `fleet` a third
    _answer_multiprocessing()
    open_all()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being ended is being interrupted: tidy up first
    ended = _run()
    if ended.must_be_read:
        from checker.cli.window import keep_open  # noqa: PLC0415  a run without trouble needs no window

        keep_open(sys.argv[1:], ended.code)
    sys.exit(ended.code)


def _run() -> Ended:
    if not _HELP.isdisjoint(sys.argv):
        from checker.cli.own_words import help_in  # noqa: PLC0415  only who asks for help pays for it

        help_in(_own_words())
    try:
        return _command_line()
    except click.ClickException as mistake:
        return Ended(wrong_use(mistake), must_be_read=True)
    except (KeyboardInterrupt, click.Abort):
        return Ended(ExitCode.INTERRUPTED)
    except SysteemcheckError as problem:
        tell(f"systeemcheck: {_own_words().problem(problem)}")
        return Ended(problem.exit_code, must_be_read=True)
    except SystemExit:  # click ends so when nobody reads its help to the end
        return Ended(ExitCode.MEETS)
    except Exception as error:  # noqa: BLE001  the last place: never a traceback for a teacher, never exit 1
        return Ended(_internal(error), must_be_read=True)


def _command_line() -> Ended:
    ended = program.main(standalone_mode=False)
    if isinstance(ended, Ended):
        return ended
    return Ended(ended if isinstance(ended, int) else ExitCode.MEETS)


def _own_words() -> OwnWords:
    from checker.cli.own_words import language_asked, own_words  # noqa: PLC0415  only help and mistakes pay for it

    try:
        return own_words(language_asked(sys.argv[1:]))
    except Exception:  # noqa: BLE001  what tells of a mistake never makes another one: English needs no file
        return own_words("en")


def wrong_use(mistake: click.ClickException) -> int:
    """Say in one line what is wrong with how the program was called, and give the exit code."""
    words = _own_words()
    context = mistake.ctx if isinstance(mistake, click.UsageError) else None
    more = words.say(f'See "{context.command_path} --help".') if context else ""
    if isinstance(mistake, click.BadParameter):  # also one that is missing; what the user typed is no word of ours
        mistake.param_hint = _named(mistake, words)
    said = words.say(_whole_sentence(" ".join(mistake.format_message().split())))
    tell(f"systeemcheck: {said} {more}".rstrip())
    return ExitCode.BAD_INPUT


def _named(mistake: click.BadParameter, words: OwnWords) -> str | Sequence[str] | None:
    """Give the option or the argument that a mistake is about, as the help calls it."""
    if mistake.param_hint is None and mistake.param is not None and mistake.ctx is not None:
        return words.upper(mistake.param.get_error_hint(mistake.ctx))
    return mistake.param_hint


def _whole_sentence(text: str) -> str:
    return text if text.endswith(("?", "?)")) else f"{text.rstrip('.')}."


def _internal(error: Exception) -> int:
    words = _own_words()
    if str(error) == _NO_THREAD:  # a check does without; a server cannot
        said = words.say("this computer gives this user no more threads. Raise the limit (ulimit -u), run again.")
        tell(f"systeemcheck: {said}")
        return ExitCode.BAD_INPUT
    if isinstance(error, MemoryError):
        said = words.say("this computer has too little memory left for this. Close other programs, run again.")
        tell(f"systeemcheck: {said}")
        return ExitCode.BAD_INPUT
    if os.environ.get("SYSTEEMCHECK_DEBUG"):
        from traceback import format_exception  # noqa: PLC0415  only who asks for it pays

        tell_as_it_is(without_home("".join(format_exception(error))))
        return ExitCode.INTERNAL_ERROR
    said = words.say(
        f"internal error {type(error).__name__} in {place_of(error)}. Set SYSTEEMCHECK_DEBUG=1, run again and give "
        "what it prints to your ICT coordinator or to whoever gave you this program."
    )
    tell(f"systeemcheck: {said}")
    return ExitCode.INTERNAL_ERROR


def _answer_multiprocessing() -> None:
    """Let a built program be a child of py-cpuinfo's own process pool; without this it would start itself for ever."""
    if "--multiprocessing-fork" in sys.argv:
        from multiprocessing import freeze_support  # noqa: PLC0415  only such a child pays for it

        freeze_support()
