"""The journal of the school year: `schooljaar_<32 signs>.json`."""

from __future__ import annotations

import datetime as dt

import msgspec

from checker.model.school_year import SCHEMA_VERSION, Done, GroupData, OwnItem, SchoolBegins, SchoolYearEntry
from checker.storage.journals.journal import Journal


class SchoolYearFile(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of the program wrote, in its order."""

    schema_version: int = SCHEMA_VERSION
    school_year: tuple[SchoolYearEntry, ...] = ()


def _possible(entry: SchoolYearEntry) -> None:
    for day in filter(None, _days(entry)):
        dt.date.fromisoformat(day)
    if isinstance(entry, OwnItem) and not any(sign.isprintable() and sign != " " for sign in entry.title):
        raise ValueError("a title in which there is nothing to read")


def _days(entry: SchoolYearEntry) -> tuple[str, ...]:
    match entry:
        case Done(on=on):
            return (on,)
        case OwnItem(by=by):
            return (by,)
        case SchoolBegins(day=day):
            return (day,)
        case GroupData(dated=dated, looked_on=looked_on):
            return (dated, looked_on)
        case _:
            return ()


SCHOOL_YEAR: Journal[SchoolYearEntry] = Journal(
    kind="school_year",
    document=SchoolYearFile,
    decoder=msgspec.json.Decoder[SchoolYearEntry](SchoolYearEntry),
    schema_version=SCHEMA_VERSION,
    damaged="not_school_year",
    possible=_possible,
)
