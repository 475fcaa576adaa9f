"""A file with corrections, beside results that were measured."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attacks.doors.door import DAY, NOW, Door, scratch, shipped_spec, shipped_tables
from attacks.doors.result import raise_where_not_judged
from attacks.mutations import mutate_json
from checker.demo.school import file_name, invented_results
from checker.fleet.survey import Question, survey
from checker.model.corrections import Correction, DeviceKey, Ignored, Merged, Parted, Relabelled, Replaced, Told, Undone
from checker.model.results import DeviceResult
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.language.words import Words
from checker.storage.corrections.correction_file import CORRECTIONS
from checker.storage.gathering import gather
from checker.storage.journals.file import encode
from checker.storage.names import journal_name
from checker.storage.result_file import encode_result

_AT = "2026-11-23T12:00:00Z"


def seeds() -> Sequence[bytes]:
    """Give one of each kind, about devices that were measured."""
    one, other = (DeviceKey(id=item.device.id, name=item.device.name, label=item.device.label) for item in measured())
    common = {"at": _AT, "device": one}
    label = Relabelled(id="a" * 32, label="CB-01", location="Kar", **common)  # type: ignore[arg-type]
    written: list[list[Correction]] = [
        [
            label,
            Merged(id="b" * 32, other=other, knew=("c" * 32,), **common),  # type: ignore[arg-type]
            Parted(id="c" * 32, other=other, knew=("b" * 32,), **common),  # type: ignore[arg-type]
            Told(id="d" * 32, question="memory", answer="8 GB", **common),  # type: ignore[arg-type]
        ],
        [
            Ignored(id="e" * 32, **common),  # type: ignore[arg-type]
            Replaced(id="f" * 32, other=other, **common),  # type: ignore[arg-type]
            Undone(id="1" * 32, of="2" * 32, **common),  # type: ignore[arg-type]
            Undone(id="2" * 32, of="1" * 32, **common),  # type: ignore[arg-type]
            Undone(id="3" * 32, of=label.id, **common),  # type: ignore[arg-type]
        ],
    ]
    return [encode(corrections, CORRECTIONS) for corrections in written]


def enter(data: bytes) -> bool:
    """Make an overview of two devices with these corrections beside them."""
    folder = scratch() / "corrected"
    folder.mkdir(exist_ok=True)
    for item in measured():
        if not (path := folder / file_name(item)).exists():
            path.write_bytes(encode_result(item))
    (folder / journal_name("corrections", "0" * 32)).write_bytes(data)
    gathered = gather([str(folder)])
    question = Question(spec=shipped_spec(), releases=shipped_tables(), now=NOW)
    fleet = survey(gathered, question, DeviceWords(shipped_spec(), shipped_tables(), Words("nl")))
    raise_where_not_judged(fleet.files.rejected)
    render_fleet_report(fleet, "nl")
    return bool(gathered.corrections)


@cache
def measured() -> Sequence[DeviceResult]:
    """Give two results."""
    return tuple(invented_results(shipped_spec(), shipped_tables(), DAY))[:2]


DOOR = Door(seeds, mutate_json, enter)
