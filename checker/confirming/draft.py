"""What was read on a publisher's page, before a person confirmed any of it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from checker.confirming.rows.row import Columns
from checker.model.devices import DeviceClass

RowText = Annotated[str, msgspec.Meta(max_length=500)]
MOST_ROWS = 300


class DraftRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One value. `kind`: the kind of row, see `rows`. `minimum`, `recommended`: canonical, "" for none.

    `applies_to`: empty where the page does not say for which devices. `text`: the very words it came from.
    `product`: the method it is about, as the page calls it, for a row that says where that does not work.
    `quality`: "likely" where the words could also mean something else, and the person is asked to look.
    """

    kind: str
    text: RowText
    applies_to: tuple[DeviceClass, ...] = ()
    minimum: str = ""
    recommended: str = ""
    remark: RowText = ""
    quality: Literal["certain", "likely"] = "certain"
    product: Annotated[str, msgspec.Meta(max_length=200)] = ""

    @property
    def asked(self) -> Columns:
        """Give both columns."""
        return Columns(minimum=self.minimum, recommended=self.recommended)


class Draft(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page as it was understood. `not_understood`: the texts that ask something nobody could place, as they stand.

    `source`: the page's address where the file tells it. `sha256`: of the file.
    """

    schema_version: Literal[1] = 1
    title: RowText = ""
    source: RowText = ""
    read_on: dt.date
    sha256: Annotated[str, msgspec.Meta(max_length=64)] = ""
    rows: Annotated[tuple[DraftRow, ...], msgspec.Meta(max_length=MOST_ROWS)] = ()
    not_understood: Annotated[tuple[RowText, ...], msgspec.Meta(max_length=MOST_ROWS)] = ()

    def may_be_of_another(self, publisher: str) -> bool:
        """Tell whether its title and address name others than this publisher, called as the id of its specs."""
        told = f"{self.title} {self.source}".casefold()
        return bool(told.strip()) and not any(word in told for word in publisher.split("-"))
