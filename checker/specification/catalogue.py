"""Which specs there are, and which one to use on a day."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from checker.errors import BadInputError
from checker.model.releases import Releases
from checker.specification.document import RequirementsSpec
from checker.specification.loading import (
    load_browser_table,
    load_folder,
    load_operating_system_table,
    load_spec,
    sound,
)
from checker.specification.preference import default_among

NOT_SPECS = frozenset({"releases", "schemas", "checklists"})
"""Folders beside those of the publishers."""
EXAMPLES = "voorbeelden"
"""The folder of what is there to be copied: used only when asked for."""
HOUSE_PUBLISHER = "malmberg"
"""Whose requirements count for who asks for none by name; where there are none of it, the first publisher's by id."""


class Entry(msgspec.Struct, frozen=True):
    """One spec and the file it is in."""

    spec: RequirementsSpec
    path: Path

    @property
    def name(self) -> str:
        """Give what `--spec` takes: id and version."""
        return self.spec.name

    @property
    def document(self) -> RequirementsSpec:
        """Give the spec."""
        return self.spec


def all_specs(folder: Path) -> list[Entry]:
    """Give every spec in a folder, by name. Raises `BadInputError` for the first bad one."""
    return [Entry(sound(loaded), path) for path, loaded in load_folder(spec_files(folder)).items()]


def spec_files(folder: Path) -> list[Path]:
    """Give the spec files of a folder: one level of publisher folders, TOML, no tables and no schemas."""
    found = filter(is_document, sorted(folder.glob("*/*.toml")))
    files = [path for path in found if path.parent.name not in NOT_SPECS]
    if not files:
        raise no_spec_in(folder)
    return files


def is_document(path: Path) -> bool:
    """Tell by its name whether it is a document that a person put there: a Mac leaves a `._` beside each."""
    return path.suffix == ".toml" and not path.name.startswith(".")


def no_spec_in(folder: Path) -> BadInputError:
    """Give what to say of a folder without specs."""
    return BadInputError(str(folder), "", "no requirements spec here", "Put the folder requirements_specs back.")


def load_releases(folder: Path) -> Releases:
    """Give both release tables of a folder. Raises `BadInputError`."""
    browsers, operating_systems = tables_in(folder)
    return Releases(load_browser_table(browsers), load_operating_system_table(operating_systems))


def tables_in(folder: Path) -> tuple[Path, Path]:
    """Give the files of the browser table and of the operating-system table."""
    tables = folder / "releases"
    return tables / "browsers.toml", tables / "operating_systems.toml"


class Requirements(msgspec.Struct, frozen=True):
    """The requirements there are: specs, and the tables they are judged with.

    `doubts`: what is wrong with files that were left out of it, a line each; something sound stands in for them.
    """

    entries: tuple[Entry, ...]
    releases: Releases
    doubts: tuple[BadInputError, ...] = ()

    def choose(self, names: tuple[str, ...], day: dt.date) -> RequirementsSpec:
        """Give the spec to use, or all of several as one: each a file, `id` or `id/version`; by none the day's default.

        Raises `BadInputError`.
        """
        chosen = [choose(name, self.entries, day).spec for name in names or (None,)]
        if len(chosen) == 1:
            return chosen[0]
        from checker.specification.joining import joined  # noqa: PLC0415  only who asks for several pays

        return joined(chosen)


def requirements_in(folder: Path) -> Requirements:
    """Give all there is in a folder. Raises `BadInputError` for the first that is bad."""
    return Requirements(tuple(all_specs(folder)), load_releases(folder))


def choose(name: str | None, entries: Sequence[Entry], day: dt.date) -> Entry:
    """Give the entry to use: a file, `id`, `id/version`, or the default of the day. Raises `BadInputError`."""
    if name and names_file(name):
        return Entry(load_spec(Path(name), lambda: [entry.spec for entry in entries]), Path(name))
    if name is None:
        return default_of(_of_one_publisher(entries), day)
    matching = [entry for entry in entries if name in {entry.name, entry.spec.id}]
    if not matching:
        known = ", ".join(entry.name for entry in entries)
        raise BadInputError(f"spec {name}", "", "there is no such spec", f"Known: {known}, or name a .toml file.")
    return default_of(matching, day)


def names_file(name: str) -> bool:
    """Tell whether what a person asked for is a file, and no id."""
    return name.endswith(".toml") or os.path.isfile(name)  # noqa: PTH113  is_file raises for a very long name


def _of_one_publisher(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Give the specs to choose from for who names none: another publisher's are used by nobody until asked for."""
    real = [entry for entry in entries if entry.path.parent.name != EXAMPLES] or entries
    publishers = {entry.spec.published_by for entry in real}
    wanted = HOUSE_PUBLISHER if HOUSE_PUBLISHER in publishers else min(publishers)
    return [entry for entry in real if entry.spec.published_by == wanted]


def default_of(entries: Sequence[Entry], day: dt.date) -> Entry:
    """Give the entry whose spec counts on the day, see `default_among`."""
    default = default_among([entry.spec for entry in entries], day)
    return next(entry for entry in entries if entry.spec is default)
