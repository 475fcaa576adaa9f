"""`systeemcheck desk`: one page on this computer from which a coordinator does everything."""

from __future__ import annotations

import contextlib
import gc
from functools import partial
from pathlib import Path

import click
import msgspec

from checker.cli.home import cache_folder, home
from checker.cli.options import language_option, spec_option
from checker.cli.own_words import own_words
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.collector.collecting import PORT
from checker.collector.stopping import told_to_stop
from checker.collector.troubles import Troubles, What
from checker.desk.desk import Desk, Place, Voice
from checker.desk.serving import Serving, forget_running, running_already
from checker.errors import Ended, ExitCode
from checker.overview.asking import School
from checker.probes.live import open_in_browser
from checker.storage.settings import load_settings


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    results: str | None
    port: int
    devices_port: int
    specs: tuple[str, ...]
    lang: str | None
    no_open: bool


@click.command("desk")
@click.option("--results", metavar="DIR", help="Folder for the results.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default=True,
    metavar="N",
    help="Port of the page; 0: any that is free.",
)
@click.option(
    "--devices-port", type=click.IntRange(1, 65535), default=PORT, show_default=True, metavar="N",
    help="Port for Chromebooks and tablets, once you let them in.",
)  # fmt: skip
@spec_option
@language_option
@click.option("--no-open", is_flag=True, help="Do not open your own page.")
def command(**options: object) -> Ended:
    """Open the school's own page: the overview, the list, the QR codes and all else. Only this computer can see it."""
    return _desk(msgspec.convert(options, Options))


def _desk(options: Options) -> Ended:
    settings = load_settings(home())
    language, spec = options.lang or settings.language, options.specs or settings.spec
    school = School(home(), msgspec.structs.replace(settings, language=language, spec=spec))
    talk = Talk(school.settings.language, is_quiet=False)
    folder = (Path(options.results) if options.results else school.results).absolute()
    if address := running_already(cache_folder(), folder):
        talk.say("cli.desk.runs_already", address=address)
        return _opened(address, options, talk)
    place = Place(folder=folder, cache=cache_folder(), devices_port=options.devices_port)
    desk = Desk(
        school, place, in_use(talk), Voice(partial(_trouble, talk), lambda lang, text: own_words(lang).say(text))
    )
    try:
        serving = Serving(desk, options.port, partial(Troubles(partial(_trouble, talk)).add, "answer"))
    except OSError:
        talk.warn("cli.collect.port", port=str(options.port))
        return Ended(ExitCode.BAD_INPUT, must_be_read=True)
    _serve(desk, serving, options, talk)
    return Ended(ExitCode.MEETS)


def _own(language: str, english: str) -> str:
    return own_words(language).say(english)


def _serve(desk: Desk, serving: Serving, options: Options, talk: Talk) -> None:
    with contextlib.suppress(KeyboardInterrupt), contextlib.closing(serving), told_to_stop(serving.stop):
        serving.announce(cache_folder(), desk.folder)
        _tell(talk, serving, desk)
        _opened(serving.address, options, talk)
        gc.enable()  # this one serves for hours
        serving.run()
        forget_running(cache_folder(), desk.folder)
        desk.finish()
    talk.say("cli.desk.stopped")


def _tell(talk: Talk, serving: Serving, desk: Desk) -> None:
    say = talk.words.say
    talk.lines([say("cli.desk.runs"), f"  {serving.address}", "", say("cli.desk.folder", folder=str(desk.folder))])
    talk.say("cli.desk.stop")


def _opened(address: str, options: Options, talk: Talk) -> Ended:
    if not options.no_open and not open_in_browser(address):
        talk.warn("cli.desk.open_yourself", address=address)
    return Ended(ExitCode.MEETS, must_be_read=talk.has_warned)


def _trouble(talk: Talk, what: What, reason: str) -> None:
    talk.warn(f"cli.collect.{what}_failed", reason=reason)
