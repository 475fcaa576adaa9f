"""`systeemcheck collect`: serve the page for Chromebooks and tablets, and store what they hand over."""

from __future__ import annotations

import contextlib
import errno
import gc
import sys
import threading
from functools import partial
from pathlib import Path

import click
import msgspec

from checker.checking.checked_device import Rules
from checker.checking.today import judged_today
from checker.cli.home import home
from checker.cli.options import language_option, spec_option
from checker.cli.requirements import in_use
from checker.cli.school_list import tell_list
from checker.cli.talk import Talk
from checker.collector.addresses import EVERY_DEVICE, EVERYWHERE
from checker.collector.collecting import PORT, Collector, Wanted
from checker.collector.stopping import told_to_stop
from checker.collector.troubles import What
from checker.errors import Ended, ExitCode, reason_of
from checker.overview.asking import AskedOverview, School, places_on, school_list
from checker.probes.live import open_in_browser
from checker.reporting.check_page.qr import qr_lines
from checker.storage.places import RESULTS_FOLDER
from checker.storage.settings import Settings, load_settings

_HINT_AFTER = 120.0
_MANY_REPORTS = 20


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    results: str | None
    host: str
    port: int
    specs: tuple[str, ...]
    locations: tuple[str, ...]
    page: str | None
    per_minute: int
    lang: str | None
    no_open: bool


@click.command("collect")
@click.option("--results", metavar="DIR", help="Folder for the results.")
@click.option(
    "--host", default=EVERY_DEVICE, show_default=True, metavar="ADDRESS", help="Where to listen; this is everywhere."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, metavar="N", help="Port to listen on."
)
@spec_option
@click.option(
    "--location", "locations", multiple=True, metavar="TEXT", help="A place with a QR code of its own; may be repeated."
)
@click.option("--page", metavar="URL", help="Where the static page is (see the page command): links lead there first.")
@click.option(
    "--per-minute", type=click.IntRange(0), default=60, show_default=True, metavar="N",
    help="How often one address may send in a minute; 0: no limit.",
)  # fmt: skip
@language_option
@click.option("--no-open", is_flag=True, help="Do not open your own page.")
def command(**options: object) -> Ended:
    """Receive checks from Chromebooks, iPads, Android tablets and PCs on this network, until Ctrl-C."""
    return _collect(msgspec.convert(options, Options))


def _collect(options: Options) -> Ended:
    settings = load_settings(home())
    talk = Talk(options.lang or settings.language, is_quiet=False)
    folder = Path(options.results) if options.results else home() / (settings.results or RESULTS_FOLDER)
    try:
        wanted = _wanted(options, settings, talk)
        collector = Collector(_rules(options, settings, talk), folder, wanted, partial(_trouble, talk))
        server = collector.listen()
    except OSError as error:
        return _cannot(talk, options, folder, error)
    with contextlib.suppress(KeyboardInterrupt), contextlib.closing(server), told_to_stop(server.stop):
        _tell(talk, collector, options, folder)
        threading.Thread(target=_hint, args=(talk, collector), daemon=True).start()
        if not options.no_open:
            open_in_browser(collector.coordinator_link())
        gc.enable()  # this one serves for hours
        server.run()
        server.close()  # who comes now hears at once that it has stopped
        _finish(talk, collector)
    _say_how_it_went(talk, collector)
    return Ended(ExitCode.MEETS)


def _trouble(talk: Talk, what: What, reason: str) -> None:
    talk.warn(f"cli.collect.{what}_failed", reason=reason)


def _finish(talk: Talk, collector: Collector) -> None:
    """Make the reports that are still to be made."""
    waiting = collector.reports.waiting()
    if waiting > _MANY_REPORTS:
        talk.lines(["", talk.words.count("cli.collect.finishing", waiting)])
    collector.reports.finish()


def _say_how_it_went(talk: Talk, collector: Collector) -> None:
    talk.lines(["", talk.words.count("cli.collect.stopped", sum(collector.visits.overview().verdicts.values()))])
    if tried := collector.visits.wrong_tokens.tried():
        most = talk.words.number(tried.most_times)
        talk.lines([talk.words.count("cli.collect.wrong", tried.times, address=tried.most_from, most=most)])


def _rules(options: Options, settings: Settings, talk: Talk) -> Rules:
    requirements = in_use(talk)
    releases = requirements.releases
    judged_for = judged_today(releases)
    if judged_for.told:
        talk.warn("cli.collect.clock", told=talk.words.date(judged_for.told), date=talk.words.date(releases.snapshot))
    spec = requirements.choose(options.specs or settings.specs, judged_for.day)
    return Rules(spec, releases, settings.school, settings.location)


def _wanted(options: Options, settings: Settings, talk: Talk) -> Wanted:
    """Give what was chosen; without places those of the school's own list of devices."""
    asked = AskedOverview(folders=(options.results,) if options.results else ())
    listed = school_list(asked, School(home(), settings))
    if listed:
        tell_list(listed, talk)
    places = options.locations or (places_on(listed) if listed else ())
    return Wanted(
        host=options.host,
        port=options.port,
        places=places,
        page=options.page or settings.check_page,
        per_minute=options.per_minute,
        host_names=settings.host_names,
        language=talk.language,
    )


def _cannot(talk: Talk, options: Options, folder: Path, error: OSError) -> Ended:
    """Say whether it is the address, the port or the folder."""
    if error.errno == errno.EADDRNOTAVAIL:
        talk.warn("cli.collect.host", host=options.host)
        return Ended(ExitCode.BAD_INPUT, must_be_read=True)
    if error.errno in {errno.EADDRINUSE, errno.EACCES} and error.filename is None:
        talk.warn("cli.collect.port", port=str(options.port))
        return Ended(ExitCode.BAD_INPUT, must_be_read=True)
    talk.warn("cli.refused", folder=str(folder), reason=reason_of(error))
    return Ended(ExitCode.NO_LASTING_PLACE, must_be_read=True)


def _tell(talk: Talk, collector: Collector, options: Options, folder: Path) -> None:
    is_everywhere = options.host in EVERYWHERE
    message = "cli.collect.listens" if is_everywhere else "cli.collect.listens_at"
    talk.say(message, port=str(options.port), host=options.host, folder=str(folder.resolve()))
    _tell_of_sheets(talk, collector)
    talk.lines(["", talk.words.say("cli.collect.link"), *(f"  {text}" for text in collector.links()), ""])
    if sys.stderr.isatty():
        talk.lines(qr_lines(collector.link()))
    talk.lines(["", talk.words.say("cli.collect.coordinator"), f"  {collector.coordinator_link()}", ""])
    _tell_of_sheets(talk, collector)
    talk.say("cli.collect.stop")


def _tell_of_sheets(talk: Talk, collector: Collector) -> None:
    """Say that a name of the settings does not lead here, and that earlier sheets do not either."""
    for name in collector.sheets.unreached:
        talk.warn("cli.collect.unreached", name=name, address=collector.sheets.host)
    if moved := collector.moved():
        talk.warn("collect.moved.title")
        talk.warn("collect.moved", old=moved[0], new=moved[1])


def _hint(talk: Talk, collector: Collector) -> None:
    """Say what usually keeps devices away, when none has come."""
    if not collector.visits.has_opened.wait(_HINT_AFTER):
        names = ("firewall", "wifi", "other_way")
        talk.lines(
            [talk.words.say("cli.collect.nobody"), *(f"- {talk.words.say(f'collect.trouble.{n}')}" for n in names)]
        )
