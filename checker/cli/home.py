"""Where the program is at home: beside the portable executable, or in the current folder."""

from __future__ import annotations

from pathlib import Path

from checker.resources import home_folder as home


def cache_folder() -> Path:
    """Give the user's own folder for what may always be read anew."""
    from platformdirs import user_cache_path  # noqa: PLC0415  20 ms, and only an overview pays

    return user_cache_path("systeemcheck", appauthor=False)


__all__ = ["cache_folder", "home"]
