"""How templates become pages: everything is escaped, an unknown name is an error, odd characters are taken out.

Templates are compiled ahead by the build, which saves most of the time a report takes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup

from checker.reporting.rendering.outside_text import shown
from checker.resources import ahead_folder, reports_folder

_TEMPLATES = "templates"


@cache
def environment() -> Environment:
    """Give what renders the templates of `reports/templates`."""
    ahead = ahead_folder()
    return _environment(ModuleLoader(ahead / _TEMPLATES) if ahead else _from(reports_folder() / _TEMPLATES))


def compile_ahead(source: Path, target: Path) -> None:
    """Write a Python module for every template; a template with a mistake in it stops the build."""
    _environment(_from(source)).compile_templates(target, zip=None, ignore_errors=False)


def _environment(loader: BaseLoader) -> Environment:
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _from(folder: Path) -> FileSystemLoader:
    return FileSystemLoader(folder)


def _finalize(value: object) -> object:
    """Give what is printed: every text passes here, so none can hide or turn around what stands on the page."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
