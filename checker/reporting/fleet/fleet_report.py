"""The overview: one HTML file that holds all it needs and asks nothing of the network."""

from __future__ import annotations

from markupsafe import Markup

from checker.fleet.model import Fleet
from checker.reporting.fleet.fleet_page import fleet_page
from checker.reporting.language.words import Words
from checker.reporting.rendering.environment import environment
from checker.reporting.rendering.inline import script, stylesheet


def render_fleet_report(fleet: Fleet, language: str, csv: str = "", *, is_in_desk: bool = False) -> str:
    """Give the overview as the text of an HTML file. `csv`: the name of the export beside it.

    `is_in_desk`: it is shown in a frame of the desk, and tells that how far it was scrolled and what was searched.
    """
    page = fleet_page(fleet, language, csv)
    return (
        environment()
        .get_template("fleet_report.html")
        .render(
            page=page,
            # Every character that could end the element was replaced, and the data is JSON of ours.
            data=Markup(page.devices.data),  # noqa: S704
            texts=Markup(page.devices.words),  # noqa: S704
            say=Words(language).say,
            style=stylesheet("palette", "page", "fleet_report", *(("fleet_publishers",) if page.publishers else ())),
            script=script("elements", "fleet_report", *(("in_desk",) if is_in_desk else ())),
        )
    )
