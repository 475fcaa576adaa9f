"""Each page of requirements as the text of an HTML file that holds all it needs and asks nothing of the network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.model.releases import Releases
from checker.reporting.language.words import Words
from checker.reporting.rendering.environment import environment
from checker.reporting.rendering.inline import stylesheet
from checker.specification.document import RequirementsSpec

if TYPE_CHECKING:
    from checker.fleet.model import Fleet
    from checker.reporting.requirements.buying import Wish
    from checker.reporting.requirements.change_words import Compared


def render_spec(specs: Sequence[RequirementsSpec], releases: Releases, day: dt.date, language: str) -> str:
    """Give the requirements themselves."""
    from checker.reporting.requirements.spec_page import spec_page  # noqa: PLC0415  one page, one import

    return _rendered("requirements.html", spec_page(specs, releases, day, Words(language)), language)


def render_buying(wish: Wish, language: str) -> str:
    """Give what a new device must be able to do."""
    from checker.reporting.requirements.buying_page import buying_page  # noqa: PLC0415  likewise

    return _rendered("requirements_buying.html", buying_page(wish, Words(language)), language)


def render_changes(compared: Compared, fleet: Fleet | None, language: str) -> str:
    """Give what changed between two specs, and what that does to devices."""
    from checker.reporting.requirements.changes_page import changes_page  # noqa: PLC0415  likewise

    return _rendered("requirements_changes.html", changes_page(compared, fleet, Words(language)), language)


def _rendered(template: str, page: object, language: str) -> str:
    style = stylesheet("palette", "page", "requirements")
    return environment().get_template(template).render(page=page, say=Words(language).say, style=style)
