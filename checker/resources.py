"""Where the files that belong to the program are: specs, tables, templates, words.

In a checkout they stand at its top, where coordinators, publishers and translators change them; in an installed
package they are in `checker/data`; beside a portable program `requirements_specs` stands next to the executable.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def program_folder() -> Path | None:
    """Give the folder of the portable program, or None when this is not one."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else None


def home_folder() -> Path:
    """Give the folder of `systeemcheck.toml` and of `resultaten`: beside the portable program, or the current one."""
    return program_folder() or _current_folder()


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:  # someone took it away; the next place may still take the result
        return Path()


@cache
def _data_folder() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if (installed / "requirements_specs").is_dir() else package.parent


def is_installed() -> bool:
    """Tell whether the program is installed as a package, so that its files belong to the installer."""
    return program_folder() is None and _data_folder().parent == Path(__file__).resolve().parent


def built_in_specs_folder() -> Path:
    """Give the folder of the requirements specs and release tables that came with the program."""
    return _data_folder() / "requirements_specs"


def reports_folder() -> Path:
    """Give the folder with `templates`, `styles` and `messages`."""
    return _data_folder() / "reports"


def ahead_folder() -> Path | None:
    """Give the folder with what the build compiled ahead: catalogues of words, and templates.

    None in a checkout, where the sources themselves count, so that a change shows at once.
    """
    folder = _data_folder() / "ahead"
    return folder if folder.is_dir() else None
