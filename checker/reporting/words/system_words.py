"""The operating system in words: Windows 11 Education 24H2."""

from __future__ import annotations

from checker.conditions.situation import Situation
from checker.model.readings import Known
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shortened

_LONGEST = 60


def system_name(situation: Situation, words: Words) -> str:
    """Give the system as its maker names it: Windows, macOS, Ubuntu."""
    name = situation.text("os.name")
    if name == "linux" and (distribution := situation.text("os.distribution")):
        return shortened(distribution.title(), _LONGEST)
    return words.first(f"os.{name}", "os.other")


def name_and_version(situation: Situation, words: Words, version: str = "") -> str:
    """Give the system in short, with its own or another version: Windows 10."""
    version = version or situation.text("os.version")
    return f"{system_name(situation, words)} {shortened(version, _LONGEST)}".strip()


def measured_system(situation: Situation, words: Words, by_table: str = "") -> str:
    """Give the system in full; a Linux distribution by its own name for itself.

    `by_table`: the release as the table calls it, for where the device itself did not tell.
    """
    told = shortened(situation.text("os.release"), _LONGEST)
    if situation.text("os.name") == "linux" and told:
        return told
    release = told or by_table
    parts = (name_and_version(situation, words), _edition(situation, words), release)
    full = " ".join(part for part in parts if part)
    version = situation.reading("os.version")
    is_least = isinstance(version, Known) and version.bound == "at_least"
    return words.say("measured.or_newer", value=full) if is_least else full


def measured_build(situation: Situation, words: Words) -> str:
    """Give Windows with its build, where that is what the table lacks: a preview calls itself 25H2 too."""
    build = shortened(situation.text("os.build_id"), _LONGEST)
    return words.say("measured.build", system=name_and_version(situation, words), build=build)


def _edition(situation: Situation, words: Words) -> str:
    edition = shortened(situation.text("os.edition"), _LONGEST)
    return words.say(f"edition.{edition}") if words.has(f"edition.{edition}") else edition


def threshold(fact: str, version: str, situation: Situation, words: Words) -> str:
    """Give a version that is asked, by its name: build 17763 of Windows is Windows 10 1809."""
    if fact == "os.version":
        return name_and_version(situation, words, version)
    if fact == "os.build_id" and (name := _name_of_build(version, situation)):
        return f"{system_name(situation, words)} {name}"
    return version


def _name_of_build(build: str, situation: Situation) -> str:
    rows = situation.releases.operating_systems.release
    row = next((row for row in rows if row.os == "windows" and str(row.build) == build), None)
    return f"{row.version} {row.release}".strip() if row else ""
