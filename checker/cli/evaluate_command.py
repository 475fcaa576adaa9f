"""`systeemcheck evaluate`: judge stored results again, with other requirements or for another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from checker.checking.checked_device import Rules
from checker.cli.home import home
from checker.cli.options import EXIT_OF, json_option, language_option, on_option, spec_option
from checker.cli.output import give, give_json, tell
from checker.cli.own_words import own_words
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import BadInputError, ExitCode, NotJudgedError, judging
from checker.evaluation import judge_for
from checker.evaluation.again import day_of_stored
from checker.evaluation.clock import WRONG_SECONDS, JudgedFor, Witnesses, clock_error, day_asked_for, today_of
from checker.evaluation.composing import spec_reference, verdict_by_spec
from checker.home_paths import without_home
from checker.model.findings import Finding, ReasonCode
from checker.model.moments import later, local
from checker.model.readings import Facts
from checker.model.releases import Releases
from checker.model.results import DeviceIdentity, DeviceResult, SpecReference, SpecVerdict
from checker.model.storable import whole_text
from checker.model.verdicts import Verdict, worst
from checker.specification.catalogue import Requirements
from checker.specification.document import RequirementsSpec
from checker.storage.forms import as_utf8, is_handed_over
from checker.storage.measurements import clock_of, measured_when
from checker.storage.result_file import LARGEST_RESULT, decode_result
from checker.storage.settings import load_settings
from checker.typed_files import read_capped

_FILE = click.Path(path_type=Path, dir_okay=False)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    specs: tuple[str, ...]
    on: dt.date | None
    html: Path | None
    lang: str | None
    as_json: bool


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found, as it is printed: a judgement without the whole text of its requirements."""

    on: dt.date
    latest: dt.date | None
    measured: dt.date | None
    device_class: str
    facts: Facts
    findings: tuple[Finding, ...]
    verdict: Verdict
    reason: ReasonCode | None


class Evaluated(msgspec.Struct, frozen=True, kw_only=True):
    """One result judged again. `claimed`: the verdict in the file. `told`: the day its clock told, if not believed.

    `specs`: what it is by each of several specs; absent where there is one.
    """

    file: str
    device: DeviceIdentity
    spec: SpecReference
    judgement: Found
    claimed: Verdict
    told: dt.date | None = None
    specs: tuple[SpecVerdict, ...] | msgspec.UnsetType = msgspec.UNSET


class _Judging(NamedTuple):
    """With which requirements and tables, for which day or on which, and what it is now."""

    requirements: Requirements
    names: tuple[str, ...]
    on: dt.date | None
    now: dt.datetime
    language: str
    chosen: dict[dt.date, RequirementsSpec]

    @property
    def releases(self) -> Releases:
        """Give the tables."""
        return self.requirements.releases

    def spec(self, day: dt.date) -> RequirementsSpec:
        """Give the requirements for a day; looked up once for all results of that day."""
        if day not in self.chosen:
            self.chosen[day] = self.requirements.choose(self.names, day)
        return self.chosen[day]


@click.command("evaluate")
@click.argument("results", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@spec_option
@on_option
@click.option("--html", type=_FILE, metavar="FILE", help="Also write the report of the one device that is named.")
@language_option
@json_option
def command(results: tuple[Path, ...], **options: object) -> None:
    """Judge stored RESULTS again. The exit code is that of the worst one."""
    given = msgspec.convert(options, Options)
    settings = load_settings(home())
    talk = Talk(given.lang or settings.language, is_quiet=False)
    if given.html:
        _check_one(results, given.html)
    names, now = given.specs or settings.specs, dt.datetime.now(dt.UTC)
    asked = _Judging(in_use(talk), names, given.on, now, talk.language, {})
    read = list(_read(results, asked))
    witnesses = _witnesses(read, asked)
    evaluated = list(_evaluated(read, asked, witnesses))
    _print(evaluated, as_json=given.as_json)
    if given.html and evaluated:
        talk.say("cli.saved", path=str(_write_report(given.html, *read[0], asked, witnesses)))
    found = worst(item.judgement.verdict for item in evaluated)
    is_all = len(evaluated) == len(results)
    click.get_current_context().exit(EXIT_OF[found] if found and is_all else ExitCode.BAD_INPUT)


def _check_one(results: tuple[Path, ...], html: Path) -> None:
    """Refuse what would make no report, or write it over something else."""
    from checker.cli.outputs import check_outputs  # noqa: PLC0415  only who asks for a report pays

    if len(results) > 1:
        problem = f"a report is about one device, and {len(results)} results are named"
        raise BadInputError(f"--html {html}", "", problem, "Name one result.")
    check_outputs([html], results, "report")


def _write_report(html: Path, path: Path, result: DeviceResult, asked: _Judging, witnesses: Witnesses) -> Path:
    """Write the report of a result, judged as it was printed. Raises `NoLastingPlaceError` when it cannot be."""
    from checker.checking.checked_device import checked_again  # noqa: PLC0415  likewise
    from checker.cli.outputs import write_output  # noqa: PLC0415  likewise
    from checker.reporting.device.device_report import render_device_report  # noqa: PLC0415  likewise

    day = _judged_for(path, result, asked, witnesses)
    device = checked_again(result, str(path), Rules(asked.spec(day.day), asked.releases), day)
    device = msgspec.structs.replace(device, specs_doubts=asked.requirements.doubts)
    return write_output(html, render_device_report(device, asked.language).encode())


def _read(results: Iterable[Path], asked: _Judging) -> Iterator[tuple[Path, DeviceResult]]:
    """Give each result with its file, and say what is wrong with those that are none."""
    for path in results:
        try:
            with judging(str(path)):
                result = _result_in(path, asked)
            measured_when(result, str(path))
            yield path, result
        except BadInputError as problem:
            if problem.file != str(path):
                raise
            tell(f"systeemcheck: {own_words(asked.language).problem(problem)}")


def _result_in(path: Path, asked: _Judging) -> DeviceResult:
    """Give the result in a file, also in one that a page saved or that holds a code."""
    data = as_utf8(read_capped(path, LARGEST_RESULT))
    if not is_handed_over(data, path.name):
        return decode_result(data, str(path))
    from checker.checking.submissions import result_of  # noqa: PLC0415  only such a file pays for it

    return result_of(data, str(path), Rules(asked.spec(asked.releases.snapshot), asked.releases), asked.now)


def _today(asked: _Judging) -> dt.date:
    return today_of(local(asked.now).date(), asked.releases)


def _witnesses(read: Iterable[tuple[Path, DeviceResult]], asked: _Judging) -> Witnesses:
    """Let these devices vouch for each other's clock, as far as they can have been measured by now."""
    told = ((measured_when(result, str(path))[1], clock_of(result)) for path, result in read)
    return Witnesses(pair for pair in told if pair[0] <= later(_today(asked), 1))


def _evaluated(read: Iterable[tuple[Path, DeviceResult]], asked: _Judging, witnesses: Witnesses) -> Iterator[Evaluated]:
    """Give each judged again, and say which one cannot be."""
    for path, result in read:
        try:
            with judging(str(path)):
                evaluated = _evaluate(path, result, asked, witnesses)
        except NotJudgedError as problem:
            tell(f"systeemcheck: {own_words(asked.language).problem(problem)}")
        else:
            yield evaluated


def _evaluate(path: Path, result: DeviceResult, asked: _Judging, witnesses: Witnesses) -> Evaluated:
    judged_for = _judged_for(path, result, asked, witnesses)
    spec = asked.spec(judged_for.day)
    judgement = judge_for(spec, asked.releases, result.facts, judged_for)
    return Evaluated(
        file=without_home(whole_text(str(path))),
        device=result.device,
        spec=spec_reference(spec),
        judgement=Found(**{name: getattr(judgement, name) for name in Found.__struct_fields__}),
        claimed=result.verdict,
        told=judged_for.told,
        specs=verdict_by_spec(judgement),
    )


def _judged_for(path: Path, result: DeviceResult, asked: _Judging, witnesses: Witnesses) -> JudgedFor:
    day = day_of_stored(result, str(path), asked.releases, _today(asked), witnesses)
    return day_asked_for(asked.on, day.day) if asked.on else day


def _print(evaluated: list[Evaluated], *, as_json: bool) -> None:
    if as_json:
        give_json(msgspec.json.format(msgspec.json.encode(evaluated), indent=1).decode() + "\n")
        return
    for item in evaluated:
        name = item.device.label or item.device.name or item.device.id[:8]
        note = "" if item.claimed == item.judgement.verdict else f"  (the file says {item.claimed})"
        note += _clock_note(item)
        give(f"{item.judgement.verdict:8} {name}  {_specs(item)} on {item.judgement.on}{note}")


def _specs(item: Evaluated) -> str:
    """Give by which spec; of several each with its own verdict."""
    if not item.specs:
        return f"{item.spec.id}/{item.spec.version}"
    return ", ".join(f"{spec.id}/{spec.version} {spec.reason or spec.verdict}" for spec in item.specs)


def _clock_note(item: Evaluated) -> str:
    if item.judgement.latest:
        return f"  (its clock says {item.told}: look at the clock, or get newer tables)"
    if item.told:
        return f"  (its clock is wrong: it says {item.told})"
    error = clock_error(item.judgement.facts)
    if error is None:
        return ""
    return f"  (its clock is wrong: {abs(error) / WRONG_SECONDS:,.0f} days {'ahead' if error > 0 else 'behind'})"
