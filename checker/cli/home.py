"""Where the program is at home: beside the portable executable, or in the current folder."""

from __future__ import annotations

from pathlib import Path

from checker.resources import program_folder


def home() -> Path:
    """Give the folder of `systeemcheck.toml` and of `resultaten`."""
    return program_folder() or _current_folder()


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:  # someone took it away; the next place may still take the result
        return Path()


def cache_folder() -> Path:
    """Give the user's own folder for what may always be read anew."""
    from platformdirs import user_cache_path  # noqa: PLC0415  20 ms, and only an overview pays

    return user_cache_path("systeemcheck", appauthor=False)
