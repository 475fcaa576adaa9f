"""The engines there are: what each knows of, and the files it takes. A new one is a folder, and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.exporting.exported import Exported, Reach
from checker.exporting.fleetdm import policies
from checker.exporting.intune import files as intune
from checker.exporting.texts import Texts
from checker.exporting.xccdf import benchmark
from checker.model.languages import LANGUAGES


class Written(NamedTuple):
    """The files for an engine by name ("" for the only one), how many rules, and the export with all it leaves out."""

    files: Mapping[str, bytes]
    rules: int
    export: Exported


class Engine(NamedTuple):
    """What an engine knows of, how its files are made for a language, and with what each of them begins."""

    title: str
    reach: Reach
    write: Callable[[Exported, str], Written]
    marks: tuple[bytes, ...]


def _fleet(export: Exported, language: str) -> Written:
    return Written({"": policies.policies(export, Texts(export, language))}, len(export.rules), export)


def _xccdf(export: Exported, language: str) -> Written:
    texts = [Texts(export, each) for each in LANGUAGES]
    file = benchmark.benchmark(export, texts, Texts(export, language))
    return Written({"": file}, len({rule.key for rule in export.rules}), export)


def _intune(export: Exported, language: str) -> Written:
    files, export = intune.files(export, language)
    return Written(files, len(export.rules), export)


ENGINES: Mapping[str, Engine] = MappingProxyType(
    {
        "intune": Engine("Microsoft Intune", intune.REACH, _intune, intune.MARKS),
        "xccdf": Engine(
            "XCCDF", benchmark.REACH, _xccdf, (b'<?xml version="1.0" encoding="UTF-8"?>\n' + benchmark.MARK.encode(),)
        ),
        "fleet": Engine("Fleet", policies.REACH, _fleet, (policies.MARK.encode(),)),
    }
)
