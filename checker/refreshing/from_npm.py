"""From npm, with npm's own settings: which registry, which proxy and which account is nobody's business here."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from checker.errors import reason_of
from checker.refreshing.from_folder import given_by_folder
from checker.refreshing.given import Given
from checker.refreshing.trouble import TroubleError

PACKAGES = ("@mdn/browser-compat-data", "baseline-browser-mapping")
_PATIENCE_SECONDS = 300


def given_by_npm() -> Sequence[Given]:
    """Give the newest packages. Raises `TroubleError` where npm is missing or fetches nothing."""
    npm = shutil.which("npm")
    if npm is None or not os.path.isabs(npm):  # noqa: PTH117  Windows looks in the current folder first: no place to trust
        raise TroubleError("no_npm", "npm")
    with tempfile.TemporaryDirectory() as folder:
        _pack(npm, folder)
        return given_by_folder(Path(folder))


def _pack(npm: str, folder: str) -> None:
    command = [npm, "pack", "--loglevel=error", *PACKAGES]
    try:
        done = subprocess.run(  # noqa: S603  fixed words
            command, cwd=folder, check=False, capture_output=True, text=True, errors="replace",
            stdin=subprocess.DEVNULL, timeout=_PATIENCE_SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise TroubleError("too_slow", "npm", seconds=_PATIENCE_SECONDS) from error
    except OSError as error:
        raise TroubleError("npm_failed", "npm", reason=reason_of(error)) from error
    if done.returncode:
        raise TroubleError("npm_failed", "npm", reason=done.stderr or f"exit code {done.returncode}")
