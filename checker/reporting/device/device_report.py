"""The report of one device: one HTML file that holds all it needs and asks nothing of the network."""

from __future__ import annotations

from checker.checking.checked_device import CheckedDevice
from checker.reporting.device.device_page import device_page
from checker.reporting.language.words import Words
from checker.reporting.rendering.environment import environment
from checker.reporting.rendering.inline import stylesheet


def render_device_report(context: CheckedDevice, language: str) -> str:
    """Give the report as the text of an HTML file."""
    template = environment().get_template("device_report.html")
    return template.render(
        page=device_page(context, language),
        say=Words(language).say,
        style=stylesheet("palette", "page", "device_report", *(("by_spec",) if len(context.spec.parts) > 1 else ())),
    )
