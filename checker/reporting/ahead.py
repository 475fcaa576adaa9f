"""What the build compiled ahead, used only while it is as new as what it was made from."""

from __future__ import annotations

from pathlib import Path

from checker.resources import ahead_folder


def compiled(folder: str, name: str, source: Path) -> Path | None:
    """Give the compiled file for a source, or None when there is none or the source was changed since."""
    path = ahead_folder() / folder / name
    try:
        return path if path.stat().st_mtime >= source.stat().st_mtime else None
    except OSError:
        return None
