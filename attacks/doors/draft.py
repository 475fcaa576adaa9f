"""The draft that was made of a publisher's page and that a person may have edited: read, and asked about."""

from __future__ import annotations

from collections.abc import Sequence

from attacks.doors import publishers_page
from attacks.doors.door import DAY, Door, let_in, shipped_spec
from attacks.mutations import mutate_json
from checker.confirming.asking import sheet
from checker.confirming.draft_file import encode_draft, load_draft
from checker.page_reading.drafting import draft_of


def seeds() -> Sequence[bytes]:
    """Give the drafts of some pages."""
    return [encode_draft(draft_of(data, "page", DAY)) for data in publishers_page.seeds()]


def enter(data: bytes) -> bool:
    """Ask about it, beside the spec that ships."""
    draft = let_in(data, "draft.json", load_draft)
    if draft is None:
        return False
    sheet(shipped_spec(), None, draft)
    return True


DOOR = Door(seeds, mutate_json, enter)
