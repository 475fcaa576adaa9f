"""Folders of results to make overviews of: a device is a few words, the rest is a good Windows laptop."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker.evaluation import judge
from checker.evaluation.composing import Occasion, compose
from checker.fleet.model import Fleet
from checker.fleet.survey import Question, survey
from checker.model.readings import Facts
from checker.model.results import DeviceIdentity, DeviceResult, Origin, TableReferences
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.language.words import Words
from checker.specification.document import RequirementsSpec
from checker.storage.gathering import Gathered, gather
from checker.storage.names import stem
from checker.storage.result_file import encode_result
from tests.evaluation.devices import DAY, releases, shipped_spec, windows_laptop

NOW = dt.datetime.combine(DAY, dt.time(16, 0), dt.UTC)


def result(
    label: str = "nr 1",
    *,
    facts: Facts | None = None,
    days_ago: int = 0,
    minutes_later: int = 0,
    device_id: str = "",
    origin: Origin = "program",
    by: RequirementsSpec | None = None,
    **names: str,
) -> DeviceResult:
    """Give a result; the same label is the same device unless it is told otherwise."""
    own = {"label": label, "name": f"PC-{label.replace(' ', '')}", "location": "Groep 5", **names}
    moment = NOW.replace(hour=10) - dt.timedelta(days=days_ago) + dt.timedelta(minutes=minutes_later)
    readings = facts or windows_laptop()
    identity = device_id or hashlib.sha256(own["label"].encode()).hexdigest()[:32]
    occasion = Occasion(
        moment=moment,
        time_zone="Europe/Amsterdam",
        result_id=hashlib.sha256(f"{identity}{moment}{own}".encode()).hexdigest()[:32],
        device=DeviceIdentity(id=identity, **own),
        facts=readings,
        origin=origin,
    )
    spec = by or shipped_spec()
    made = compose(occasion, judge(spec, releases(), readings, moment.date()), spec, releases())
    # The tables are of today; a device that was measured before had those of its own day.
    day = min(moment.date(), DAY).isoformat()
    tables = {
        name: msgspec.structs.replace(getattr(made.releases, name), snapshot=day)
        for name in ("browsers", "operating_systems")
    }
    return msgspec.structs.replace(made, releases=TableReferences(**tables))


def write(folder: Path, *results: DeviceResult, name: str = "") -> Path:
    """Write results into the folder under the names the program gives them. Gives the last path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder
    for item in results:
        usual = stem(
            item.device.name or "apparaat", item.device.id, item.measured_at, item.result_id[:8].translate(TO_32)
        )
        path = folder / (name or f"{usual}.json")
        path.write_bytes(encode_result(item))
    return path


TO_32 = str.maketrans("01389", "abcde")


def asked_of(*folders: Path, **asked: object) -> tuple[Gathered, Question, DeviceWords]:
    """Give what these folders hold, and what is asked of it in which words."""
    question = Question(**{"spec": shipped_spec(), "releases": releases(), "now": NOW, **asked})  # type: ignore[arg-type]
    describer = DeviceWords(question.spec, question.releases, Words("nl"))
    return gather([str(folder) for folder in folders]), question, describer


def fleet_of(*folders: Path, **asked: object) -> Fleet:
    """Give the overview of these folders."""
    return survey(*asked_of(*folders, **asked))


def reasons(fleet: Fleet) -> Sequence[str]:
    """Give why files were rejected, in the order of their names."""
    return [item.reason for item in fleet.files.rejected]
