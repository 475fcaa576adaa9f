"""Templates and words compiled ahead give the same page as their sources."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader, ModuleLoader, TemplateSyntaxError, UndefinedError

from checker.reporting.device.device_report import render_device_report
from checker.reporting.language import messages
from checker.reporting.rendering import environment
from checker.reporting.rendering.environment import compile_ahead
from checker.resources import reports_folder
from tests.reporting import devices
from tests.reporting.contexts import by_fixed_spec

PROJECT = Path(__file__).parents[2]
TEMPLATES = reports_folder() / "templates"


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder with the templates compiled ahead, as the build makes it; the program looks there."""
    compile_ahead(TEMPLATES, tmp_path / "templates")
    monkeypatch.setattr(environment, "ahead_folder", lambda: tmp_path)
    environment.environment.cache_clear()
    yield tmp_path
    environment.environment.cache_clear()


def page() -> str:
    return render_device_report(by_fixed_spec(devices.laptop_with_all_verdicts()), "nl")


def test_a_compiled_page_is_the_same_page(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled.is_dir()
    with_compiled = page()
    assert isinstance(environment.environment().loader, ModuleLoader)
    monkeypatch.setattr(environment, "ahead_folder", lambda: None)
    environment.environment.cache_clear()
    assert isinstance(environment.environment().loader, FileSystemLoader)
    assert page() == with_compiled


def test_every_template_is_compiled(compiled: Path) -> None:
    templates = [file for file in TEMPLATES.rglob("*") if file.is_file()]
    assert len(list((compiled / "templates").glob("*.py"))) == len(templates)


def test_a_template_with_a_mistake_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("{% if %}")
    with pytest.raises(TemplateSyntaxError):
        compile_ahead(tmp_path, tmp_path / "out")


def test_a_name_a_template_does_not_know_is_an_error_not_a_blank() -> None:
    with pytest.raises(UndefinedError):
        environment.environment().from_string("{{ nothing }}").render()


def test_what_is_printed_is_escaped_and_freed_of_odd_characters() -> None:
    template = environment.environment().from_string('<p title="{{ text }}">{{ text }}</p>')
    assert template.render(text='<b>"\u202e') == '<p title="&lt;b&gt;&#34;">&lt;b&gt;&#34;</p>'


def test_a_compiled_catalogue_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("babel", reason="babel is not installed")
    from babel.messages.mofile import write_mo  # noqa: PLC0415  only where it is there
    from babel.messages.pofile import read_po  # noqa: PLC0415

    from_source = page()
    (tmp_path / "messages").mkdir()
    with (reports_folder() / "messages/nl.po").open("rb") as po, (tmp_path / "messages/nl.mo").open("wb") as mo:
        write_mo(mo, read_po(po, locale="nl"))
    monkeypatch.setattr(messages, "ahead_folder", lambda: tmp_path)
    messages.translations.cache_clear()
    try:
        assert not isinstance(messages.translations("nl"), messages.PoTranslations)
        assert page() == from_source
    finally:
        messages.translations.cache_clear()


def test_a_report_loads_only_what_it_needs() -> None:
    program = (
        "import sys, checker.reporting.device.device_report, checker.reporting.device.summary\n"
        "print(sorted({'babel', 'click', 'psutil', 'zoneinfo', 'asyncio', 'email'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
