"""`systeemcheck spec export`: the same requirements for engines that a school runs already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from checker.checking.today import judged_today
from checker.cli.home import home
from checker.cli.options import json_option, language_option, on_option
from checker.cli.output import give_json
from checker.cli.outputs import check_exports, write_outputs
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import BadInputError, Ended, ExitCode
from checker.exporting.engines import ENGINES, Engine, Written
from checker.exporting.exported import NotExpressed, exported
from checker.exporting.texts import Texts, day_of_tables, specs_of
from checker.model.releases import Releases
from checker.specification.document import RequirementsSpec
from checker.storage.settings import load_settings

_FILE = click.Path(path_type=Path, dir_okay=False)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The options of the command, as the user gave them."""

    names: tuple[str, ...]
    intune: Path | None
    xccdf: Path | None
    fleet: Path | None
    on: dt.date | None
    lang: str | None
    as_json: bool


class _ToExport(NamedTuple):
    """What is exported, for which day, and in which language it is told."""

    spec: RequirementsSpec
    day: dt.date
    releases: Releases
    language: str


class _Export(NamedTuple):
    """What was made for one engine, and where it goes."""

    engine: Engine
    place: Path
    written: Written


@click.command("export")
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option(
    "--intune", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Write the discovery script and the rules for Microsoft Intune into this folder.",
)  # fmt: skip
@click.option("--xccdf", type=_FILE, metavar="FILE", help="Write an XCCDF 1.2 benchmark.")
@click.option("--fleet", type=_FILE, metavar="FILE", help="Write policies for Fleet (osquery), as YAML.")
@on_option
@json_option
@language_option
def command(**options: object) -> Ended:
    """Write the same requirements for another engine: Intune, Fleet, or XCCDF.

    NAME is an id, id/version or file; without it those of the settings, or else the default; several are put together.
    What an engine cannot say is listed, and stands in its file as a remark.
    """
    return _export(msgspec.convert(options, Options))


def _export(options: Options) -> Ended:
    settings = load_settings(home())
    language = options.lang or settings.language
    talk = Talk(language, is_quiet=options.as_json)
    requirements = in_use(talk)
    places = dict(_places(options))
    if not places:
        raise BadInputError("spec export", "", "no engine is named", "Add --intune DIR, --xccdf FILE or --fleet FILE.")
    day = options.on or judged_today(requirements.releases).day
    spec = requirements.choose(options.names or settings.specs, day)
    asked = _ToExport(spec, day, requirements.releases, language)
    made = [_made(ENGINES[name], place, asked) for name, place in places.items()]
    check_exports([(path, each.engine.marks) for each in made for path in _paths(each)])
    for each in made:
        files = {path.name: data for path, data in zip(_paths(each), each.written.files.values(), strict=True)}
        write_outputs(_paths(each)[0].parent, files, each.place)
    _tell(made, asked.spec, talk)
    if options.as_json:
        give_json(_document(made, asked))
    return Ended(ExitCode.MEETS, must_be_read=not options.as_json)


def _places(options: Options) -> Iterator[tuple[str, Path]]:
    for name in ENGINES:
        place: Path | None = getattr(options, name)
        if place is not None:
            yield name, place


def _made(engine: Engine, place: Path, asked: _ToExport) -> _Export:
    export = exported(asked.spec, asked.day, asked.releases, engine.reach)
    return _Export(engine, place, engine.write(export, asked.language))


def _tell(made: list[_Export], spec: RequirementsSpec, talk: Talk) -> None:
    for each in made:
        export = each.written.export
        for path in _paths(each):
            talk.say("cli.export.written", engine=each.engine.title, path=str(path))
        message = "cli.export.counted" if export.left_out else "cli.export.all"
        talk.say(message, engine=each.engine.title, rules=each.written.rules)
        for line in Texts(export, talk.language).left_out():
            talk.say("cli.export.left_out", line=line)
    if spec.is_provisional:
        talk.warn("cli.export.provisional")
    talk.say("cli.export.not_run")


def _document(made: list[_Export], asked: _ToExport) -> str:
    browsers, systems = day_of_tables(asked.releases)
    document = {
        "day": asked.day.isoformat(),
        "specs": specs_of(asked.spec),
        "provisional": asked.spec.is_provisional,
        "tables": {"browsers": browsers, "operating_systems": systems},
        "exports": [_engine_part(each, asked.language) for each in made],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"


def _paths(made: _Export) -> list[Path]:
    """Give where the files go: into the folder, or to the one name that was given."""
    return [made.place / name if name else made.place for name in made.written.files]


def _engine_part(made: _Export, language: str) -> dict[str, object]:
    export = made.written.export
    return {
        "engine": made.engine.title,
        "files": [str(path) for path in _paths(made)],
        "rules": [
            {"requirement": rule.requirement.id, "device_class": rule.device_class, "tier": rule.tier}
            for rule in export.rules
        ],
        "not_expressed": [_told(item, Texts(export, language)) for item in export.left_out],
    }


def _told(item: NotExpressed, texts: Texts) -> dict[str, str]:
    return {
        "requirement": item.requirement.id,
        "device_class": item.device_class,
        "tier": item.tier,
        "reason": item.reason,
        "text": texts.words.say(f"export.reason.{item.reason}"),
    }
