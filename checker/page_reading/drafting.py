"""A file with a publisher's page to a draft of its requirements."""

from __future__ import annotations

import datetime as dt
import hashlib

from checker.confirming.draft import Draft
from checker.errors import BadInputError
from checker.page_reading.block import Page
from checker.page_reading.file.opened import Opened, opened
from checker.page_reading.html.page import html_page
from checker.page_reading.meaning.gathered import gathered
from checker.page_reading.text.page import text_page

_LONGEST = 500


def draft_of(data: bytes, name: str, today: dt.date) -> Draft:
    """Give what the page in these bytes asks. Nothing is fetched; `name` is for messages only.

    Raises `BadInputError` for what is no page or text, and where nothing that it asks is understood.
    """
    pages = [_page(one, name) for one in opened(data, name)]
    title = next((page.title for page in pages if page.title), "")
    source = next((page.source for page in pages if page.source), "")
    whole = gathered(Page(title, source, tuple(block for page in pages for block in page.blocks)))
    if not whole.rows:
        raise NothingUnderstoodError(name, whole.not_understood)
    return Draft(
        title=title[:_LONGEST],
        source=source[:_LONGEST],
        read_on=today,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=whole.rows,
        not_understood=whole.not_understood,
    )


def _page(one: Opened, name: str) -> Page:
    page = html_page(one.text, name) if one.is_html else text_page(one.text)
    return page._replace(source=one.source or page.source)


class NothingUnderstoodError(BadInputError):
    """A page without one requirement that is understood. `texts`: what it seems to ask all the same."""

    def __init__(self, name: str, texts: tuple[str, ...]) -> None:
        """Name the file, and keep the texts."""
        self.texts = texts
        super().__init__(
            name,
            "",
            "this page has no requirements that the program understands",
            "Save the page that has the requirements on it, or type them in with systeemcheck spec confirm.",
        )


