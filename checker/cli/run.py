"""One run of the check: what it needs joined, and what came of it."""

from __future__ import annotations

import base64
import datetime as dt
import secrets
from pathlib import Path

import msgspec

from checker.cli.home import home
from checker.evaluation import Judgement, judge
from checker.evaluation.composing import Occasion, compose
from checker.evaluation.planning import Step, plan
from checker.model.releases import Releases
from checker.model.results import DeviceIdentity, DeviceResult
from checker.probes import Progress, System, facts_of
from checker.probes.identity import device_id, host_name, time_zone
from checker.probes.live import live_system
from checker.specification.catalogue import choose, load_releases, specs_folder
from checker.specification.document import RequirementsSpec
from checker.storage.names import stem
from checker.storage.places import Saved, places, save
from checker.storage.result_file import encode_result
from checker.storage.settings import Settings


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One device measured and judged. `clock_is_behind`: its clock says a day before the release tables' date."""

    spec: RequirementsSpec
    releases: Releases
    judgement: Judgement
    steps: tuple[Step, ...]
    result: DeviceResult
    stem: str
    clock_is_behind: bool
    store_device_name: bool


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for on the command line; None where nothing was said."""

    spec: str | None = None
    on: dt.date | None = None
    label: str | None = None
    location: str | None = None


def measure(settings: Settings, asked: Asked, progress: Progress | None = None) -> Run:
    """Read this device and judge it. Raises `BadInputError` for a bad spec, never for what the device does."""
    folder = specs_folder()
    releases = load_releases(folder)
    now = dt.datetime.now(dt.UTC)
    today = now.astimezone().date()
    day = asked.on or max(today, releases.snapshot)
    spec = choose(asked.spec or settings.spec or None, folder, day).spec
    system = live_system()
    facts = facts_of(system, progress)
    judgement = judge(spec, releases, facts, day)
    device = _identity(system, settings, asked)
    zone, result_id = time_zone(system), secrets.token_hex(16)
    occasion = Occasion(moment=now, time_zone=zone, result_id=result_id, device=device, facts=facts)
    result = compose(occasion, judgement, spec, releases)
    return Run(
        spec=spec,
        releases=releases,
        judgement=judgement,
        steps=plan(spec, releases, judgement),
        result=result,
        stem=stem(device.name or device.label, device.id, result.measured_at, _random()),
        clock_is_behind=today < releases.snapshot,
        store_device_name=settings.store_device_name,
    )


def _identity(system: System, settings: Settings, asked: Asked) -> DeviceIdentity:
    return DeviceIdentity(
        id=device_id(system),
        name=host_name(system)[:120] if settings.store_device_name else "",
        label=(asked.label or "")[:120],
        location=(asked.location or settings.location)[:120],
        school=settings.school,
    )


def _random() -> str:
    """Give eight of a-z and 2-7."""
    return base64.b32encode(secrets.token_bytes(5)).decode().lower()


def store(run: Run, html: str, settings: Settings, given: str | None) -> Saved:
    """Save result and report in the first place that takes both; the report is the last path."""
    files = {f"{run.stem}.json": encode_result(run.result), f"{run.stem}.html": html.encode()}
    return save(files, places(given, settings.results, home(), _documents))


def _documents() -> Path:
    from platformdirs import user_documents_path  # noqa: PLC0415  20 ms, and the first places nearly always take it

    return user_documents_path()
