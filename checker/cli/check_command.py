"""`systeemcheck check`: read this device or a recorded one, judge it, save result and report, show the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
import msgspec

from checker.checking.checked_device import CheckedDevice
from checker.checking.this_device import Ask, AskedCheck, Subject, checked_here, recorded_device, this_device
from checker.cli.home import home
from checker.cli.options import EXIT_OF, json_option, language_option, on_option, spec_option
from checker.cli.output import give_json
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import BadInputError, Ended, ExitCode
from checker.model.storable import LONGEST_NAME
from checker.probes.live import open_in_browser
from checker.probes.recording_file import read_recording
from checker.reporting.device.device_report import render_device_report
from checker.reporting.device.summary import console_lines
from checker.specification.preference import has_started
from checker.storage.places import Place, Saved, places, save
from checker.storage.result_file import encode_result
from checker.storage.settings import Settings, load_settings


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    recorded: str | None
    specs: tuple[str, ...]
    results: str | None
    label: str | None
    answers: tuple[str, ...]
    location: str | None
    lang: str | None
    on: dt.date | None
    as_json: bool
    quiet: bool
    no_open: bool


@click.command("check")
@click.option("--recorded", metavar="FILE|DIR", help="Judge a recorded device as if it were this one; saves nothing.")
@spec_option
@click.option("--results", metavar="DIR", help="Folder for the result and the report.")
@click.option("--label", metavar="TEXT", help="What this device is called at school: Groep 5 nr 12.")
@click.option("--location", metavar="TEXT", help="Where it stands.")
@click.option(
    "--answer", "answers", multiple=True, metavar="QUESTION=ANSWER",
    help="What could not be measured: memory=8, version=11, sound=yes; may be repeated.",
)  # fmt: skip
@language_option
@on_option
@json_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors, never open the report.")
@click.option("--no-open", is_flag=True, help="Do not open the report.")
def command(**options: object) -> Ended:
    """Check this device, save JSON and HTML, open the report (not with --json or --quiet)."""
    return _check(msgspec.convert(options, Options))


def _check(options: Options) -> Ended:
    settings = load_settings(home())
    talk = Talk(options.lang or settings.language, is_quiet=options.quiet)
    if options.recorded:
        return _check_recorded(options, settings, talk)
    subject = this_device()
    asked = _named(options, _asked(options), subject, settings, talk)
    checked = checked_here(subject, in_use(talk), settings, asked, talk.progress, _ask(options, settings, talk))
    saved = _store(checked, render_device_report(checked, talk.language), settings, options.results)
    _tell(talk, checked, saved)
    _tell_measured(talk, options, checked)
    _tell_not_yet(talk, checked)
    _give(options, checked)
    if not (options.no_open or options.quiet or options.as_json):
        _show(saved.paths[-1], talk)
    is_elsewhere = bool(saved.refused and (options.results or settings.results)) or not saved.place.is_lasting
    code = ExitCode.NO_LASTING_PLACE if is_elsewhere else EXIT_OF[checked.result.verdict]
    return Ended(code, must_be_read=talk.has_warned)


def _check_recorded(options: Options, settings: Settings, talk: Talk) -> Ended:
    """Judge a recorded device; it is not one of this school, so of the settings only the requirements count."""
    subject = recorded_device(read_recording(Path(options.recorded or "")))
    nobody_s = Settings(spec=settings.spec)
    checked = checked_here(subject, in_use(talk), nobody_s, _asked(options), talk.progress)
    if options.results:
        html = render_device_report(checked, talk.language)
        talk.say("cli.saved", path=str(_store_in(Path(options.results), checked, html)))
    if not talk.is_quiet:
        talk.lines(console_lines(checked, talk.language))
    _tell_not_yet(talk, checked)
    _give(options, checked)
    return Ended(EXIT_OF[checked.result.verdict], must_be_read=talk.has_warned)


def _asked(options: Options) -> AskedCheck:
    label, location = options.label or "", options.location
    for name, text in (("--label", label), ("--location", location or "")):
        _check_length(name, text)
    return AskedCheck(
        specs=options.specs, on=options.on, label=label, location=location, answers=dict(map(_answer, options.answers))
    )


def _check_length(name: str, text: str) -> None:
    if len(text) > LONGEST_NAME:
        problem = f"{len(text)} characters; the limit is {LONGEST_NAME}"
        raise BadInputError(name, "", problem, "Give a shorter one: a longer name would be cut.")


def _answer(text: str) -> tuple[str, str]:
    question, sign, answer = text.partition("=")
    if not sign:
        raise BadInputError("--answer", "", f'"{text[:40]}" is no question with its answer', "Write it as memory=8.")
    return question, answer


def _give(options: Options, checked: CheckedDevice) -> None:
    if options.as_json:
        give_json(encode_result(checked.result).decode())


def _named(options: Options, asked: AskedCheck, subject: Subject, settings: Settings, talk: Talk) -> AskedCheck:
    """Ask what the device is called, where the school wants that; before measuring, so that nobody waits twice."""
    if asked.label or options.as_json or not settings.ask_label:
        return asked
    from checker.cli.asking import name_asked  # noqa: PLC0415  only who is asked pays

    named = name_asked(talk, subject, next(_places(settings, options.results)).folder)
    _check_length("--label", named.label)
    location = asked.location or settings.location or named.location
    return msgspec.structs.replace(asked, label=named.label, location=location)


def _ask(options: Options, settings: Settings, talk: Talk) -> Ask | None:
    """Give what asks for what could not be measured, where the school wants that."""
    if options.as_json or not settings.ask_unknown:
        return None
    from checker.cli.asking import answers_asked  # noqa: PLC0415  only who is asked pays

    return partial(answers_asked, talk)


def _show(report: Path, talk: Talk) -> None:
    if not open_in_browser(str(report.resolve())):
        talk.warn("cli.open_yourself")


def _tell(talk: Talk, context: CheckedDevice, saved: Saved) -> None:
    for folder, reason in saved.refused:
        talk.warn("cli.refused", folder=str(folder), reason=reason)
    if not saved.place.is_lasting:
        talk.warn("cli.temporary", folder=str(saved.place.folder))
    if not talk.is_quiet:
        talk.lines(console_lines(context, talk.language))
    say = talk.warn if saved.refused else talk.say  # a quiet run tells it too when it is not where it was asked
    say("cli.saved", path=str(saved.paths[-1]))


def _tell_measured(talk: Talk, options: Options, checked: CheckedDevice) -> None:
    """Say that an answer does not count where all of them were measured."""
    if options.answers and not any(reading.source == "asked" for reading in checked.result.facts.values()):
        talk.say("cli.answer.measured")


def _tell_not_yet(talk: Talk, checked: CheckedDevice) -> None:
    """Say which requirements only hold from a later day on: whoever chose them may have meant others."""
    for part in checked.spec.parts:
        if part.valid_from and not has_started(part, checked.judgement.on):
            talk.say("cli.spec_not_yet", spec=part.name, date=talk.words.date(part.valid_from))


def _store(checked: CheckedDevice, html: str, settings: Settings, given: str | None) -> Saved:
    """Save result and report in the first place that takes both; the report is the last path."""
    return save(_files(checked, html), _places(settings, given))


def _places(settings: Settings, given: str | None) -> Iterator[Place]:
    return places(given, settings.results, home(), _documents)


def _store_in(folder: Path, checked: CheckedDevice, html: str) -> Path:
    """Save both in this folder and nowhere else; give the report. Raises `NoLastingPlaceError`."""
    return save(_files(checked, html), [Place(folder)]).paths[-1]


def _files(checked: CheckedDevice, html: str) -> dict[str, bytes]:
    stem = checked.stem
    return {f"{stem}.json": encode_result(checked.result), f"{stem}.html": html.encode()}


def _documents() -> Path:
    from platformdirs import user_documents_path  # noqa: PLC0415  20 ms, and the first places nearly always take it

    return user_documents_path()
