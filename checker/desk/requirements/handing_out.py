"""Pages to hand out: what is asked, what a new device must be able to do, and what the answers would change."""

from __future__ import annotations

import msgspec

from checker.desk.desk import Desk
from checker.desk.requirements.confirming import sitting_of, used_now
from checker.desk.requirements.ending import changes_of
from checker.desk.tabs.tab import File, Query
from checker.fleet.model import Fleet
from checker.overview.making import surveyed
from checker.reporting.requirements.buying import Wish
from checker.reporting.requirements.rendering import render_buying, render_changes, render_spec
from checker.specification.document import RequirementsSpec

_ALONE = "sandbox allow-popups allow-popups-to-escape-sandbox allow-modals"
"""Such a page runs nothing, and can reach nothing of the desk."""


def asked_page(desk: Desk, _asked: Query) -> File:
    """Give the requirements that are in use, as a page."""
    return _shown(render_spec(desk.in_use, desk.requirements.releases, desk.day, desk.language))


def buying_page(desk: Desk, _asked: Query) -> File:
    """Give what a new device must be able to do by them."""
    wish = Wish(specs=tuple(desk.in_use), releases=desk.requirements.releases, day=desk.day)
    return _shown(render_buying(wish, desk.language))


def changes_page(desk: Desk, _asked: Query) -> File:
    """Give what the answers so far would change, and for which devices. Raises `BadInputError`."""
    with desk.sitting_lock:
        sitting = sitting_of(desk)
        told = changes_of(sitting, used_now(desk, sitting), desk.requirements.releases, desk.day, desk.day)
    return _shown(render_changes(told, _judged_by_both(desk, told.after), desk.language))


def _judged_by_both(desk: Desk, after: RequirementsSpec) -> Fleet | None:
    """Give the devices by what is in use and by what would be; None where several are in use, or nothing was judged."""
    made = desk.newest.made
    if made is None or len(made.question.spec.parts) > 1:
        return None
    return surveyed(made.gathered, msgspec.structs.replace(made.question, compare=after), desk.words)


def _shown(page: str) -> File:
    return File(page.encode(), "text/html; charset=utf-8", policy=_ALONE)
