"""Where release tables and specs are: in a folder that someone names, or where this program reads its own."""

from __future__ import annotations

from pathlib import Path

from checker.refreshing.trouble import TroubleError
from checker.resources import built_in_specs_folder, is_installed, program_folder
from checker.specification.specs_folder import NAME, own_specs_folder

BROWSERS, SYSTEMS = TABLES = ("browsers.toml", "operating_systems.toml")
CHANNELS = "browser_channels.toml"


def tables_folder(folder: Path) -> Path | None:
    """Give the folder with tables of a stick, a checkout, its requirements, or of the tables themselves."""
    candidates = (folder / NAME / "releases", folder / "releases", folder)
    return next((one for one in candidates if any((one / name).is_file() for name in TABLES)), None)


def specs_folder(folder: Path) -> Path | None:
    """Give the folder with the specs of a stick, a checkout or its requirements; None for one of tables alone."""
    candidates = (folder / NAME, *((folder,) if folder.name == NAME or (folder / "releases").is_dir() else ()))
    return next((one for one in candidates if one.is_dir()), None)


def specs_beside(tables: Path) -> Path | None:
    """Give the folder with the specs that are judged with these tables; None where those stand alone."""
    return tables.parent if tables.name == "releases" else None


def folder_to_write(asked: Path | None) -> Path:
    """Give the folder of the tables to renew: those of the folder asked for, else those that this program uses.

    The tables of an installation belong to its installer: newer ones, and specs, go into the folder of one's own, which
    need not be there yet. Raises `TroubleError` where there are none in the folder asked for.
    """
    if asked:
        return _there(asked)
    if beside := program_folder():
        return _there(beside)
    if is_installed():
        return own_specs_folder() / "releases"
    return built_in_specs_folder() / "releases"


def built_in_tables() -> Path:
    """Give the folder of the tables that came with the program."""
    return built_in_specs_folder() / "releases"


def _there(folder: Path) -> Path:
    found = tables_folder(folder)
    if found is None:
        raise TroubleError("not_beside", str(folder), name=NAME)
    return found
