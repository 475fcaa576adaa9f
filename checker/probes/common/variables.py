"""Environment variables that may or may not be there."""

from __future__ import annotations

from checker.probes.system import CannotRead, System


def is_set(system: System, name: str) -> bool:
    """Tell whether a variable is there and not empty."""
    return bool(variable(system, name))


def variable(system: System, name: str) -> str:
    """A variable's text; one that is not there is empty."""
    try:
        return system.environment(name)
    except CannotRead:
        return ""
