"""The lists of probes: nothing forgotten, nothing twice, and they load on any platform."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from checker import probes
from checker.model.vocabulary import FACTS
from checker.probes import Platform, probes_for
from checker.probes.probe import Probe
from tests.cli.program import PROJECT

_PLATFORMS: tuple[Platform, ...] = ("windows", "macos", "linux")
_OF_A_PLATFORM = re.compile(r"checker\.probes\.(?:windows|macos|linux)\b")
_OF_ONE_PLATFORM = {"guests"}  # only a Linux is a guest on a device of another kind, and tells of that


@pytest.mark.parametrize("platform", _PLATFORMS)
def test_no_probe_of_a_platform_is_forgotten_in_its_list(platform: Platform) -> None:
    package = import_module(f"checker.probes.{platform}")
    modules = [module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    loadable = [import_module(name) for name in modules if not _needs_its_platform(name)]
    written = {thing.name for module in loadable for thing in vars(module).values() if isinstance(thing, Probe)}
    listed, stand_ins = probes_for(platform)
    assert written <= {item.name for item in (*listed, *stand_ins)}


def _needs_its_platform(name: str) -> bool:
    """Tell whether a module is only for live use: the calls of Windows, its registry."""
    return re.match(r"checker\.probes\.windows\.(api|calls|registry)\b", name) is not None


@pytest.mark.parametrize("platform", _PLATFORMS)
def test_no_probe_is_listed_twice(platform: Platform) -> None:
    listed, stand_ins = probes_for(platform)
    counts = Counter(item.name for item in (*listed, *stand_ins))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("platform", _PLATFORMS)
def test_every_fact_has_a_probe_or_is_named_as_one_the_platform_cannot_tell(platform: Platform) -> None:
    listed, stand_ins = probes_for(platform)
    offered = {fact for item in (*listed, *stand_ins) for fact in item.facts}
    wanted = {fact for fact, definition in FACTS.items() if definition.asked_of == "program"}
    lacks: Mapping[str, str] = import_module(f"checker.probes.{platform}").LACKS
    assert wanted - offered == lacks.keys()
    assert all(lacks.values())


def test_a_fact_is_read_in_the_file_of_the_same_name_on_every_platform() -> None:
    files: defaultdict[str, set[str]] = defaultdict(set)
    for item in (item for platform in _PLATFORMS for items in probes_for(platform) for item in items):
        _place, subject, *_ = item.name.split(".")
        if subject not in _OF_ONE_PLATFORM:
            for fact in item.facts:
                files[fact].add(subject)
    assert {fact: sorted(names) for fact, names in files.items() if len(names) > 1} == {}


def test_every_module_of_the_probes_can_be_imported_here() -> None:
    names = [module.name for module in pkgutil.walk_packages(probes.__path__, "checker.probes.")]
    loaded = [import_module(name) for name in names if not _needs_its_platform(name)]
    assert len(loaded) > 20


def test_a_program_for_one_platform_loads_without_the_probes_of_the_others() -> None:
    """The portable programs leave those out, see build_exe.spec."""
    importing = {
        f"{file.relative_to(PROJECT)}: {name}"
        for file in (PROJECT / "checker").rglob("*.py")
        for name in _loaded_first(file)
        if (found := _OF_A_PLATFORM.match(name)) and found[0].replace(".", "/") not in file.as_posix()
    }
    assert importing == set()


def _loaded_first(file: Path) -> Iterator[str]:
    """The modules that are imported together with this one: not those that a function imports when it is called."""
    for statement in ast.parse(file.read_text(encoding="utf-8")).body:
        match statement:
            case ast.ImportFrom(module=str(module)):
                yield module
                yield from (f"{module}.{alias.name}" for alias in statement.names)
            case ast.Import():
                yield from (alias.name for alias in statement.names)
            case _:
                continue
