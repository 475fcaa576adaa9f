"""The kernel's own numbers and names."""

from __future__ import annotations

from checker.probes.common.answers import whole_number
from checker.probes.system import CannotRead, System


def kernel_value(system: System, name: str) -> str:
    """The value of one name, sysctl(8); a Mac of another kind may not have it."""
    value = system.run("sysctl", "-n", name).strip()
    if not value:
        raise CannotRead("not_supported", f"sysctl {name}", "empty")
    return value


def kernel_number(system: System, name: str) -> int:
    """The same, as a number."""
    return whole_number(kernel_value(system, name), f"sysctl {name}")
