"""The draft of the next school year: the same lines a year later, nothing of it presented as the publisher's."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.checklist.catalogue import file_name_of
from checker.checklist.document import BeforeSchool, Checklist, During, When
from checker.checklist.loading import checklist_in, load_checklist
from checker.checklist.new_year import name_of_next, next_year
from checker.errors import BadInputError
from tests.checklist.facts import AS_PRINTED, DRAFT
from tests.checklist.made_checklists import checklists

PRINTED = load_checklist(AS_PRINTED)


def drafted(checklist: Checklist) -> Checklist:
    return checklist_in(next_year(checklist), "draft")


def days_of(when: When | None) -> tuple[dt.date, ...]:
    match when:
        case None | BeforeSchool():
            return ()
        case During(first=first, last=last):
            return first, last
        case _:
            return (when.day,)


def days_in(checklist: Checklist) -> list[dt.date]:
    moments = [day for item in checklist.item for day in days_of(item.when)]
    return [checklist.valid_from, checklist.valid_until, *moments]


def without_what_moves(checklist: Checklist) -> Checklist:
    """Give what the next year has in common with this one."""
    return msgspec.structs.replace(
        checklist,
        version="",
        title=PRINTED.title,
        valid_from=dt.date.min,
        valid_until=dt.date.min,
        checked_on=None,
        note=None,
        item=tuple(msgspec.structs.replace(item, when=None) for item in checklist.item),
    )


@given(checklist=checklists())
def test_every_line_is_there_and_every_day_is_the_same_day_a_year_later(checklist: Checklist) -> None:
    draft = drafted(checklist)
    assert without_what_moves(draft) == without_what_moves(checklist)
    for old, new in zip(days_in(checklist), days_in(draft), strict=True):
        is_leap_day = (old.month, old.day) == (2, 29)
        assert new == (dt.date(old.year + 1, 3, 1) if is_leap_day else old.replace(year=old.year + 1))


@given(checklist=checklists())
def test_no_date_of_a_draft_is_the_publishers_and_it_says_so(checklist: Checklist) -> None:
    draft = drafted(checklist)
    assert all(item.when.provisional for item in draft.item if item.when)
    assert [type(item.when) for item in draft.item] == [type(item.when) for item in checklist.item]
    assert draft.checked_on is None
    assert draft.note
    for words in (draft.note.nl, draft.note.en):
        assert checklist.version[:9] in words
        assert draft.version in words


@given(checklist=checklists())
@settings(max_examples=20)
def test_the_next_year_of_the_next_year_goes_on_for_as_long_as_the_century(checklist: Checklist) -> None:
    draft = checklist
    for later in range(1, 8):
        draft = drafted(draft)
        year = int(checklist.version[:4]) + later
        assert draft.name == f"{checklist.id}/{year}-{year + 1}"
        assert draft.source_title == checklist.source_title
        assert {day.year for day in days_in(draft)} <= {year, year + 1}


@given(first=st.dates(dt.date(2027, 1, 1), dt.date(2028, 12, 30)))
@example(first=dt.date(2028, 2, 28))
@example(first=dt.date(2028, 2, 29))
def test_no_two_days_change_their_order(first: dt.date) -> None:
    """A leap day falls together with the day after it, and never goes past one."""
    moved = days_of(drafted(with_period(first, first + dt.timedelta(days=1))).item[0].when)
    assert moved[0] <= moved[1]


def with_period(first: dt.date, last: dt.date) -> Checklist:
    item = msgspec.structs.replace(PRINTED.item[0], when=During(first=first, last=last))
    return msgspec.structs.replace(
        PRINTED, version="2027-2028", valid_from=dt.date(2027, 1, 1), valid_until=dt.date(2028, 12, 31), item=(item,)
    )


def test_the_title_tells_the_new_year_and_nothing_else_in_it_changes() -> None:
    draft = drafted(PRINTED)
    assert draft.title.nl == "Checklist start schooljaar 2026-2027"
    assert draft.title.en == "Checklist for the start of school year 2026-2027"


def test_the_name_and_the_file_are_told_before_it_is_made() -> None:
    assert name_of_next(PRINTED) == drafted(PRINTED).name == "malmberg/2026-2027"
    assert file_name_of("malmberg/2026-2027") == DRAFT.name
    changed = msgspec.structs.replace(PRINTED, version="2025-2026.2")
    assert name_of_next(changed) == drafted(changed).name == "malmberg/2026-2027"


def test_a_person_reads_what_to_do_and_what_the_date_was() -> None:
    text = next_year(PRINTED).decode()
    lines = text.splitlines()
    assert lines[0] == "#:schema ../schemas/checklist.schema.json"
    head = text.split("\nschema_version", 1)[0]
    assert [line for line in head.splitlines() if line and not line.startswith("#")] == []
    for words in ("2025-2026", "2026-2027", "`when.provisional = true`", "checked_on", "docs/checklist.md"):
        assert words in head
    asked = [line for line in lines if line.startswith("when.provisional = true")]
    assert [line.partition("# ")[2] for line in asked] == [
        "nog nakijken; in 2025-2026: 2025-06-30",
        "nog nakijken; in 2025-2026: 2025-07-18",
        "nog nakijken; in 2025-2026: 2025-07-21 tot en met 2025-08-08",
        "nog nakijken; in 2025-2026: 7 dagen ervoor",
    ]
    assert [line for line in lines if re.match(r"# -+ ", line)] == [
        f"# {'-' * 64} {title}" for title in ("Kopjes", "Wie helpt", *(part.title.nl for part in PRINTED.part))
    ]


def test_taking_one_line_out_makes_that_date_a_date() -> None:
    text = next_year(PRINTED).decode()
    read = re.sub(r"^when\.provisional = true.*\n", "", text, count=1, flags=re.MULTILINE)
    first, *rest = [item.when for item in checklist_in(read.encode(), "draft").item if item.when]
    assert not first.provisional
    assert all(when.provisional for when in rest)


def test_keys_stand_in_the_order_in_which_the_types_have_them() -> None:
    keys = [line.partition(" = ")[0].partition(".")[0] for line in next_year(PRINTED).decode().splitlines()
            if " = " in line and not line.startswith(("#", " "))]  # fmt: skip
    top = [key for key, _ in itertools.groupby(keys[: keys.index("note") + 1])]
    fields = [field.name for field in msgspec.structs.fields(Checklist)]
    assert top == sorted(top, key=fields.index)


def test_the_same_is_drafted_every_time() -> None:
    assert next_year(PRINTED) == next_year(PRINTED)


def test_where_the_years_end_it_is_told_in_one_line() -> None:
    last = msgspec.structs.replace(
        PRINTED, version="2098-2099", valid_from=dt.date(2098, 5, 1), valid_until=dt.date(2099, 4, 30),
        item=(msgspec.structs.replace(PRINTED.item[1]),),
    )  # fmt: skip
    with pytest.raises(BadInputError, match="expected a school year"):
        next_year(last)
