"""A publisher's page that is dropped or pasted: read, kept beside the specs, and in the questions from then on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import msgspec

from checker.confirming.draft import Draft
from checker.confirming.page_kept import forget_page, keep_page
from checker.desk.desk import Desk
from checker.desk.requirements.confirming import sit, sitting_of
from checker.desk.told import Line
from checker.page_reading.drafting import NothingUnderstoodError, draft_of
from checker.reporting.device.notices import Link, link_to
from checker.reporting.language.words import Words
from checker.reporting.rendering.outside_text import shown
from checker.reporting.words.spec_words import publisher
from checker.specification.document import RequirementsSpec

_MOST_TOLD = 10


class PageRead(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, as the tab tells it. `left`: the texts that seem to ask something and were not understood."""

    text: str
    source: Link | None
    left: Sequence[str]


def page_read(draft: Draft, spec: RequirementsSpec, left: Iterable[str], words: Words) -> PageRead:
    """Give what the tab tells of a page that was read. `left`: what no question shows of it."""
    title = shown(draft.title) or words.say("desk.requirements.page.untitled")
    text = words.count("desk.requirements.page.read", len(draft.rows), title=title, date=words.date(draft.read_on))
    if draft.may_be_of_another(spec.published_by):
        text = f"{text} {words.say('confirm.page.of_another', publisher=publisher(spec))}"
    return PageRead(text=text, source=link_to(draft.source), left=[shown(text) for text in left])


def take_page(desk: Desk, name: str, data: bytes) -> list[Line]:
    """Read a page and keep what it asks; what cannot be read is told, and leaves all as it was.

    Raises `BadInputError` for what is no page and no text, `NoLastingPlaceError`.
    """
    try:
        draft = draft_of(data, shown(name), desk.day)
    except NothingUnderstoodError as problem:
        left = (desk.words.say("cli.confirm.not_understood", text=shown(text)) for text in problem.texts)
        return [Line(desk.explained(problem), "wrong"), *(Line(text, "note") for text in islice(left, _MOST_TOLD))]
    with desk.sitting_lock:
        sitting = sitting_of(desk)
        keep_page(sitting.folder, sitting.spec, draft)
        sit(desk, sitting.spec.name)
    told = [Line(desk.words.count("desk.requirements.page.taken", len(draft.rows), file=shown(name)))]
    if draft.not_understood:
        left_out = desk.words.count("desk.requirements.page.left", len(draft.not_understood))
        told.append(Line(left_out, "note"))
    return told


def put_page_away(desk: Desk) -> list[Line]:
    """Ask without what was read on a page; the answers stay."""
    sitting = sitting_of(desk)
    forget_page(sitting.folder, sitting.spec)
    sit(desk, sitting.spec.name)
    return [Line(desk.words.say("desk.requirements.page.forgotten"))]
