"""`systeemcheck evaluate`: judge stored results again, with other requirements or for another day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
import msgspec

from checker.cli.home import home
from checker.cli.options import EXIT_OF, json_option, on_option, spec_option
from checker.cli.output import give, give_as_it_is, tell
from checker.cli.requirements import specs_in_use
from checker.cli.talk import Talk
from checker.errors import BadInputError, ExitCode
from checker.evaluation import Judgement, judge
from checker.evaluation.composing import spec_reference
from checker.model.results import DeviceIdentity, DeviceResult, SpecReference
from checker.model.storable import whole_text
from checker.model.verdicts import Verdict
from checker.specification.catalogue import choose, load_releases
from checker.storage.names import HANDED_OVER
from checker.storage.result_file import LARGEST_RESULT, decode_result
from checker.storage.settings import load_settings
from checker.typed_files import read_capped

_ORDER = (ExitCode.BAD_INPUT, ExitCode.DOES_NOT_MEET, ExitCode.UNDETERMINED, ExitCode.MEETS)


class Evaluated(msgspec.Struct, frozen=True, kw_only=True):
    """One result judged again. `claimed` is the verdict that stood in the file."""

    file: str
    device: DeviceIdentity
    spec: SpecReference
    judgement: Judgement
    claimed: Verdict


@click.command("evaluate")
@click.argument("results", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@spec_option
@on_option
@json_option
def command(results: tuple[Path, ...], spec: str | None, on: dt.date | None, *, as_json: bool) -> None:
    """Judge stored RESULTS again. The exit code is that of the worst one."""
    folder = specs_in_use(Talk("en", is_quiet=False)).path
    evaluated: list[Evaluated] = []
    codes: set[ExitCode] = set()
    for path in results:
        try:
            evaluated.append(_evaluate(path, _result_in(path, folder, spec), folder, spec, on))
            codes.add(EXIT_OF[evaluated[-1].judgement.verdict])
        except BadInputError as problem:
            if problem.file != str(path):
                raise
            tell(f"systeemcheck: {problem}")
            codes.add(ExitCode.BAD_INPUT)
    _print(evaluated, as_json=as_json)
    click.get_current_context().exit(next(code for code in _ORDER if code in codes))


def _result_in(path: Path, folder: Path, spec: str | None) -> DeviceResult:
    """Give the result in a file, also in one that a page saved or that holds a code."""
    data = read_capped(path, LARGEST_RESULT)
    if not (path.name.casefold().endswith(HANDED_OVER) or data.lstrip().startswith(b"SC1.")):
        return decode_result(data, str(path))
    from checker.collector.receiving import Measure, handed_over  # noqa: PLC0415  only such a file pays for it

    releases = load_releases(folder)
    chosen = choose(spec or load_settings(home()).spec or None, folder, releases.snapshot).spec
    return handed_over(data, str(path), Measure(chosen, releases))


def _evaluate(path: Path, result: DeviceResult, folder: Path, name: str | None, on: dt.date | None) -> Evaluated:
    day = on or result.on
    spec = choose(name or load_settings(home()).spec or None, folder, day).spec
    judgement = judge(spec, load_releases(folder), result.facts, day)
    return Evaluated(
        file=whole_text(str(path)),
        device=result.device,
        spec=spec_reference(spec),
        judgement=judgement,
        claimed=result.verdict,
    )


def _print(evaluated: list[Evaluated], *, as_json: bool) -> None:
    if as_json:
        give_as_it_is(msgspec.json.format(msgspec.json.encode(evaluated), indent=1).decode() + "\n")
        return
    for item in evaluated:
        name = item.device.label or item.device.name or item.device.id[:8]
        note = "" if item.claimed == item.judgement.verdict else f"  (the file says {item.claimed})"
        give(f"{item.judgement.verdict:8} {name}  {item.spec.id}/{item.spec.version} on {item.judgement.on}{note}")
