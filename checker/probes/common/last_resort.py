"""What is asked only when everything else stayed silent, because it is slow."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.dummy_names import real_name
from checker.probes.probe import Probe, probe
from checker.probes.system import CannotRead, System

_CPUINFO = "cpuinfo.get_cpu_info"


@probe("cpu.model")
def processor_name(system: System) -> dict[str, Reading]:
    """The processor's name from py-cpuinfo, which tries ten commands and files of its own.

    Not its clock rate: that is the one of this moment, not the highest.
    """
    match system.call(_CPUINFO):
        case {"brand_raw": str(name)}:
            return {"cpu.model": known(real_name(name, _CPUINFO), _CPUINFO)}
        case _:
            raise CannotRead("not_understood", _CPUINFO)


LAST_RESORT: tuple[Probe, ...] = (processor_name,)
