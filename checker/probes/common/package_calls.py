"""Calls that are the same on every platform, as plain JSON values.

Each package is imported by its own call: what is not asked is not loaded (psutil costs 10 ms, see docs/development.md).
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.probes.system import Json


def _virtual_memory() -> Json:
    import psutil  # noqa: PLC0415  see above

    return {"total": psutil.virtual_memory().total}


def _disk_usage(path: str) -> Json:
    import psutil  # noqa: PLC0415  see above

    usage = psutil.disk_usage(path)
    return {"total": usage.total, "free": usage.free}


def _sensors_battery() -> Json:
    import psutil  # noqa: PLC0415  see above

    return {"present": psutil.sensors_battery() is not None}


def _cpu_count(kind: str) -> Json:
    import psutil  # noqa: PLC0415  see above

    return psutil.cpu_count(logical=kind == "logical")


def _get_monitors(enumerator: str) -> Json:
    from screeninfo import Enumerator  # noqa: PLC0415  see above
    from screeninfo.screeninfo import get_monitors  # noqa: PLC0415  see above

    return [_monitor(vars(monitor)) for monitor in get_monitors(Enumerator(enumerator))]


def _monitor(fields: Mapping[str, Json]) -> Json:
    kept = ("width", "height", "width_mm", "height_mm", "name", "is_primary")
    return {key: fields.get(key) for key in kept}


def _end_children() -> None:
    """End py-cpuinfo's own process when the program ends; Python would wait for it, and it may hang."""
    from multiprocessing import active_children  # noqa: PLC0415  see above

    for child in active_children():
        child.kill()


def _get_cpu_info() -> Json:
    from multiprocessing import util  # noqa: F401, PLC0415  it waits for children at the end; what registers later goes first

    from cpuinfo import cpuinfo  # noqa: PLC0415  see above

    atexit.register(_end_children)
    # Its CPUID code sleeps a second and starts a process of its own, so all its other sources go first.
    # The public function would also start wmic, and a whole second Python.
    cpuinfo.DataSource.has_wmic = staticmethod(lambda: False)
    cpuinfo.DataSource.can_cpuid = False
    name = cpuinfo._get_cpu_info_internal().get("brand_raw", "")  # noqa: SLF001  see above
    if not name:
        cpuinfo.DataSource.can_cpuid = True
        name = cpuinfo._get_cpu_info_from_cpuid().get("brand_raw", "")  # noqa: SLF001  see above
    return {"brand_raw": name}


PACKAGE_CALLS: Mapping[str, Callable[..., Json]] = MappingProxyType(
    {
        "psutil.virtual_memory": _virtual_memory,
        "psutil.disk_usage": _disk_usage,
        "psutil.sensors_battery": _sensors_battery,
        "psutil.cpu_count": _cpu_count,
        "screeninfo.get_monitors": _get_monitors,
        "cpuinfo.get_cpu_info": _get_cpu_info,
    }
)
