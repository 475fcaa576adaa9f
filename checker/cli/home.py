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
