"""The processor as the package py-cpuinfo names it."""

from __future__ import annotations

import msgspec

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer
from checker.probes.common.unfilled_fields import real_name
from checker.probes.probe import probe
from checker.probes.system import System

_CPUINFO = "cpuinfo.get_cpu_info"


class _CpuInfo(msgspec.Struct):
    brand_raw: str


@probe("cpu.model")
def name_by_cpuinfo(system: System) -> dict[str, Reading]:
    """The processor's name from py-cpuinfo, which tries ten commands and files of its own, and may sleep a second.

    Not its clock rate: that is the one of this moment, not the highest.
    """
    name = answer(system, _CpuInfo, _CPUINFO).brand_raw
    return {"cpu.model": known(real_name(name, _CPUINFO), _CPUINFO)}
