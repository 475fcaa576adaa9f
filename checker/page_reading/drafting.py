"""A file with a publisher's page to a draft of its requirements."""

from __future__ import annotations

import datetime as dt
import hashlib

from checker.confirming.draft import MOST_ROWS, Draft
from checker.errors import BadInputError
from checker.page_reading.block import Block, Line, Page, Table
from checker.page_reading.file.opened import Opened, opened
from checker.page_reading.file.refused import too_much
from checker.page_reading.html.page import html_page
from checker.page_reading.meaning.gathered import gathered
from checker.page_reading.text.page import text_page
from checker.page_reading.writing import MOST_BLOCKS

_LONGEST = 500
_MOST_SIGNS = 300_000


def draft_of(data: bytes, name: str, today: dt.date) -> Draft:
    """Give what the page in these bytes asks. Nothing is fetched; `name` is for messages only.

    Raises `BadInputError` for what is no page or text, and where nothing that it asks is understood.
    """
    pages = [_page(one, name) for one in opened(data, name)]
    title = next((page.title for page in pages if page.title), "")
    source = next((page.source for page in pages if page.source), "")
    blocks = tuple(block for page in pages for block in page.blocks)
    _check_size(blocks, name)
    whole = gathered(Page(title, source, blocks))
    if max(len(whole.rows), len(whole.not_understood)) > MOST_ROWS:
        raise too_much(name, "more requirements than a page has")
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


def _check_size(blocks: tuple[Block, ...], name: str) -> None:
    """Raise `BadInputError` for more text than is read in a few seconds: it would be that of a whole site."""
    cells = (cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row)
    signs = sum(len(block.text) for block in blocks if isinstance(block, Line)) + sum(
        len(cell.text) + 1 for cell in cells
    )
    if signs > _MOST_SIGNS or len(blocks) > MOST_BLOCKS:
        raise too_much(name, "more text than a page with requirements has")


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
