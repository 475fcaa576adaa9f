"""Invented devices: the readings a program or a page would give for them. No model of a real maker is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.demo.chance import Chance
from checker.model.devices import Browser, Display
from checker.model.readings import Between, Facts, Known, Reading, Unknown, Value
from checker.model.vocabulary import FACTS, NOT_READ_YET

GIB = 2**30


def _known(facts: Mapping[str, Value], source: str) -> dict[str, Reading]:
    return {fact: Known(value=value, source=source) for fact, value in facts.items()}


def _by_program(facts: Mapping[str, Value]) -> Facts:
    """Give the readings as the program gives them, with those it never has."""
    known = _known(facts, "invented")
    others = {
        name: Unknown(why="not_asked" if definition.asked_of in NOT_READ_YET else "not_supported", source="invented")
        for name, definition in FACTS.items()
        if name not in known and definition.asked_of != "page"
    }
    return {name: reading for name in FACTS if (reading := known.get(name) or others.get(name))}


def _screen(width: int, height: int, scale: float, inches: float | None) -> tuple[Display, ...]:
    return (
        Display(
            width=width, height=height, native_width=width, native_height=height, scale=scale,
            effective_width=round(width / scale), effective_height=round(height / scale),
            inches=inches, primary=True, internal=True,
        ),
    )  # fmt: skip


def _pc(chance: Chance, memory: int, disk: int) -> dict[str, Value]:
    """Give what differs between PCs of one model."""
    return {
        "device.touch": False,
        "memory.installed": memory * GIB,
        "memory.usable": memory * GIB - chance.random.choice((170, 212, 340)) * 2**20,
        "storage.total": disk * 10**9 - 600 * 2**20,
        "storage.free": chance.random.randrange(disk // 8, disk // 2) * 10**9 + chance.random.randrange(10**9),
        "session.remote": False,
        "browsers.update_pending": False,
        "audio.outputs": chance.of((0.97, 1), (0.03, 0)),
        "os.architecture": "amd64",
    }


def _windows_11(chance: Chance, model: str, memory: int, cores: int) -> Facts:
    release, build = ("25H2", "26200.1") if chance.share(0.5) else ("24H2", "26100.1")
    browsers = (chance.browser("edge"), chance.browser("chrome", default=False))
    return _by_program(
        {
            **_pc(chance, memory, 256),
            "device.class": "windows-pc", "device.manufacturer": "Voorbeeld", "device.model.name": model,
            "device.form": "laptop", "battery.present": True, "os.name": "windows", "os.version": "11",
            "os.release": release, "os.build_id": chance.system("windows", build), "os.edition": "Education",
            "cpu.model": "Voorbeeld V5", "cpu.physical_cores": cores, "cpu.logical_cores": 2 * cores,
            "cpu.max_frequency": 2.4e9, "displays": _screen(1920, 1080, 1.25, 14.0), "browsers": browsers,
        }
    )  # fmt: skip


def new_laptop(chance: Chance) -> Facts:
    """Give a laptop of a year or two old."""
    return _windows_11(chance, "Leslaptop 14", 8, 4)


def small_laptop(chance: Chance) -> Facts:
    """Give a laptop with little memory, where more is advised."""
    return _windows_11(chance, "Leslaptop 11 Mini", 4, 2)


def _windows_10(chance: Chance, model: str, memory: int, disk: int, part: str) -> Facts:
    return _by_program(
        {
            **_pc(chance, memory, disk),
            "device.class": "windows-pc", "device.manufacturer": "Voorbeeld", "device.model.name": model,
            "device.form": "laptop", "battery.present": True, "os.name": "windows", "os.version": "10",
            "os.release": "22H2", "os.build_id": f"19045.{part}", "os.edition": "Education",
            "cpu.model": "Voorbeeld V3", "cpu.physical_cores": 2, "cpu.logical_cores": 4,
            "cpu.max_frequency": 1.8e9, "displays": _screen(1366, 768, 1.0, 13.3),
            "browsers": (chance.browser("chrome"), chance.browser("edge", default=False)),
        }
    )  # fmt: skip


def upgradable_laptop(chance: Chance) -> Facts:
    """Give a laptop that still has Windows 10 and can have 11."""
    return _windows_10(chance, "Leslaptop 13", 8, 128, "6456")


def worn_out_laptop(chance: Chance) -> Facts:
    """Give a laptop that has had its time: a disk of 32 GB, on Windows 8.1."""
    facts = dict(_windows_10(chance, "Netbook 10", 2, 32, "6456"))
    old: dict[str, Value] = {"os.version": "8.1", "os.release": "", "os.build_id": "9600.19846", "os.edition": "Core"}
    return facts | _known(old, "invented")


def desktop(chance: Chance) -> Facts:
    """Give a PC on a desk, or behind a board."""
    form: dict[str, Value] = {"device.form": "desktop", "device.model.name": "Werkstation 3", "battery.present": False}
    return dict(_windows_11(chance, "Werkstation 3", 16, 6)) | _known(form, "invented")


def mac(chance: Chance) -> Facts:
    """Give a Mac of the office."""
    return _by_program(
        {
            **_pc(chance, 8, 256),
            "device.class": "mac", "device.manufacturer": "Apple", "device.model.name": "MacBook Air (voorbeeld)",
            "device.form": "laptop", "battery.present": True, "os.name": "macos",
            "os.version": chance.system("macos", "26"), "os.architecture": "arm64",
            "cpu.model": "Voorbeeld M", "cpu.physical_cores": 8, "cpu.logical_cores": 8,
            "displays": _screen(2560, 1600, 2.0, 13.3), "browsers": (chance.browser("chrome"),),
        }
    )  # fmt: skip


def linux_pc(chance: Chance) -> Facts:
    """Give an older PC that was given a second life."""
    return _by_program(
        {
            **_pc(chance, 4, 120),
            "device.class": "linux-pc", "device.manufacturer": "Voorbeeld", "device.model.name": "Werkstation 1",
            "device.form": "desktop", "battery.present": False, "os.name": "linux", "os.version": "24.04",
            "os.release": "Ubuntu 24.04.3 LTS", "os.distribution": "ubuntu", "os.build_id": "6.8.0-60",
            "cpu.model": "Voorbeeld V2", "cpu.physical_cores": 2, "cpu.logical_cores": 2, "cpu.max_frequency": 2.9e9,
            "displays": _screen(1920, 1080, 1.0, 21.5), "browsers": (chance.browser("firefox"),),
        }
    )  # fmt: skip


def _by_page(facts: Mapping[str, Value], **readings: Reading) -> Facts:
    """Give the readings as the page gives them; what a pupil heard or answered was asked."""
    answers: dict[str, Value] = {"page.cookies": True, "page.storage": True, "page.webgl": True, "page.zoom": 1.0}
    named = {fact.replace("__", "."): reading for fact, reading in readings.items()}
    return {**_known({**answers, **facts}, "page"), **named}


_FOUR_GB = Between(low=3 * GIB, high=6 * GIB, source="deviceMemory 4")
_HIDDEN = Unknown(why="hidden_by_browser", source="page")


def _chromebook(chance: Chance, until: str, model: str) -> Facts:
    browser = chance.browser_by_page("chrome")
    told: Reading = Known(value=until, source="asked")
    if chance.share(0.07):
        told = Unknown(why="not_asked", source="page")
    return _by_page(
        {
            "device.class": "chromebook", "device.manufacturer": "Voorbeeld", "device.model.name": model,
            "os.name": "chromeos", "displays": _screen(1366, 768, 1.0, None), "browsers": (browser,),
            "page.sound": True,
        },
        os__version=_HIDDEN, os__updates_until=told, memory__installed=_HIDDEN if chance.share(0.06) else _FOUR_GB,
    )  # fmt: skip


def chromebook(chance: Chance) -> Facts:
    """Give a Chromebook with years to go."""
    return _chromebook(chance, "2033-06-30", "Leerbook 11 G4")


def chromebook_near_its_end(chance: Chance) -> Facts:
    """Give a Chromebook whose updates end before long."""
    return _chromebook(chance, "2027-06-30", "Leerbook 11 G2")


def chromebook_past_its_end(chance: Chance) -> Facts:
    """Give a Chromebook that gets no updates any more."""
    return _chromebook(chance, "2026-06-30", "Leerbook 10")


def ipad(chance: Chance) -> Facts:
    """Give an iPad; some were never updated, some do not tell, some wait for an answer about the sound."""
    version = str(chance.of((0.76, chance.system("ipados", "27")), (0.12, "26.1"), (0.12, "")))
    return _ipad(chance, version, "iPad (voorbeeld, 10,2 inch)", 10.2)


def old_ipad(chance: Chance) -> Facts:
    """Give an iPad that cannot go beyond an old iPadOS."""
    return _ipad(chance, "15.8", "iPad (voorbeeld, 9,7 inch)", 9.7)


def _ipad(chance: Chance, version: str, model: str, inches: float) -> Facts:
    sound: Reading = (
        Unknown(why="not_asked", source="page") if chance.share(0.05) else Known(value=True, source="asked")
    )
    system: Reading = Known(value=version, source="page") if version else _HIDDEN
    browser = Browser(name="safari", version=version or None, channel="unknown", scope=None, default=True)
    return _by_page(
        {
            "device.class": "ipad", "device.manufacturer": "Apple", "device.model.name": model, "os.name": "ipados",
            "displays": _screen(2160, 1620, 2.0, inches), "browsers": (browser,),
        },
        os__version=system, memory__installed=_HIDDEN, page__sound=sound,
    )  # fmt: skip


def tablet(chance: Chance) -> Facts:
    """Give an Android tablet."""
    version = str(chance.of((0.7, "15"), (0.3, "12")))
    return _by_page(
        {
            "device.class": "android-tablet", "device.manufacturer": "Voorbeeld", "device.model.name": "Tab 8",
            "os.name": "android", "os.version": version, "displays": _screen(1920, 1200, 1.5, None),
            "browsers": (chance.browser_by_page("chrome"),), "page.sound": True,
        },
        memory__installed=_FOUR_GB,
    )  # fmt: skip


MACHINES: Mapping[str, Callable[[Chance], Facts]] = MappingProxyType(
    {
        "new_laptop": new_laptop, "small_laptop": small_laptop, "upgradable_laptop": upgradable_laptop,
        "worn_out_laptop": worn_out_laptop, "desktop": desktop, "mac": mac, "linux_pc": linux_pc,
        "chromebook": chromebook, "chromebook_near_its_end": chromebook_near_its_end,
        "chromebook_past_its_end": chromebook_past_its_end, "ipad": ipad, "old_ipad": old_ipad, "tablet": tablet,
    }
)  # fmt: skip
