"""The lists of probes: nothing forgotten, nothing twice, and they load on any platform."""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from importlib import import_module

import pytest

from checker import probes
from checker.model.vocabulary import FACTS
from checker.probes import Platform, probes_for
from checker.probes.probe import Probe

_PLATFORMS: tuple[Platform, ...] = ("windows", "macos", "linux")
# What a platform cannot tell, and why.
_SILENT: dict[Platform, set[str]] = {
    "windows": {"os.distribution", "os.codename", "os.updates_until"},
    "macos": {
        "os.distribution",
        "os.codename",
        "os.edition",
        "os.updates_until",
        "device.touch",  # no Mac has a touch screen, and a digiboard on one cannot be seen
        "browsers.update_pending",
    },
    "linux": {"os.updates_until", "browsers.update_pending"},
}


@pytest.mark.parametrize("platform", _PLATFORMS)
def test_no_probe_of_a_platform_is_forgotten_in_its_list(platform: Platform) -> None:
    package = import_module(f"checker.probes.{platform}")
    modules = [module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    loadable = [import_module(name) for name in modules if not _needs_its_platform(name)]
    written = {thing.name for module in loadable for thing in vars(module).values() if isinstance(thing, Probe)}
    listed, last_resort = probes_for(platform)
    assert written <= {item.name for item in (*listed, *last_resort)}


def _needs_its_platform(name: str) -> bool:
    """Tell whether a module is only for live use: the calls of Windows, its registry."""
    return re.match(r"checker\.probes\.windows\.(api|calls|registry)\b", name) is not None


@pytest.mark.parametrize("platform", _PLATFORMS)
def test_no_probe_is_listed_twice(platform: Platform) -> None:
    listed, last_resort = probes_for(platform)
    counts = Counter(item.name for item in (*listed, *last_resort))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("platform", _PLATFORMS)
def test_every_fact_has_a_probe_or_is_named_as_one_the_platform_cannot_tell(platform: Platform) -> None:
    listed, last_resort = probes_for(platform)
    offered = {fact for item in (*listed, *last_resort) for fact in item.facts}
    wanted = {fact for fact, definition in FACTS.items() if definition.asked_of == "program"}
    assert wanted - offered == _SILENT[platform]


def test_every_module_of_the_probes_can_be_imported_here() -> None:
    names = [module.name for module in pkgutil.walk_packages(probes.__path__, "checker.probes.")]
    loaded = [import_module(name) for name in names if not _needs_its_platform(name)]
    assert len(loaded) > 20
