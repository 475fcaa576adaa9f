"""The lists of pins: every package that a set-up or a build installs, at one version, with the hashes of its files."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

FOLDER = Path(__file__).resolve().parents[1] / "pins"
PROGRAM, BACKEND, FREEZING, DEVELOPMENT = (
    FOLDER / f"{name}.txt" for name in ("program", "backend", "freezing", "development")
)
WINDOWS_PYTHON = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "sys_platform": "win32",
}
"""What the Windows Python would say of itself; pip judges "Windows only" by the machine that it runs on."""

_CONTINUED = re.compile(r"\\\n\s*")
_HASH = re.compile(r"\s--hash=(\S+)")


class Pin(NamedTuple):
    """One package at one version. `hashes` are of the files it may come from, as "sha256:...", for every platform."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give the name in small letters with hyphens, as the package index compares names."""
        return normal(self.requirement.name)

    @property
    def version(self) -> str:
        """Give the version, or "" where the list names none."""
        exactly = re.fullmatch(r"==(\S+)", str(self.requirement.specifier))
        return exactly[1] if exactly else ""

    def is_for(self, machine: Mapping[str, str]) -> bool:
        """Tell whether a Python that says this of itself needs it."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(dict(machine))


def normal(name: str) -> str:
    """Give a name as the package index compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins_in(file: Path) -> Iterator[Pin]:
    """Give the pins of a list, in its order."""
    for line in _CONTINUED.sub(" ", file.read_text(encoding="ascii")).splitlines():
        if line and not line.startswith("#"):
            yield Pin(Requirement(_HASH.split(line)[0]), tuple(_HASH.findall(line)))


def lines_for(machine: Mapping[str, str], file: Path) -> str:
    """Give the list as pip reads it, with only what that machine's Python needs, whatever machine pip runs on."""
    wanted = (pin for pin in pins_in(file) if pin.is_for(machine))
    return "".join(f"{pin.name}=={pin.version}{''.join(f' --hash={one}' for one in pin.hashes)}\n" for pin in wanted)
