"""What is read from a school's list: its devices, which columns told them, and what was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from checker.storage.results_folder import RejectedFile

Field = Literal[
    "label", "asset_tag", "name", "location", "building", "model", "device_class", "os_version", "updates_until",
    "status",
]  # fmt: skip
ListProblem = Literal["", "empty", "no_device_column", "persons", "not_a_table", "kept_broken"]


class Listed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One device on the list. `row` counts from 1 as a spreadsheet does; 0 where it is not known.

    `updates_until` is an ISO date, "" where none could be read. `gone`: the word by which the list says that the school
    no longer uses it (afgeschreven, DEPROVISIONED), "" for one in use.
    """

    row: int = 0
    label: str = ""
    asset_tag: str = ""
    name: str = ""
    location: str = ""
    building: str = ""
    model: str = ""
    device_class: str = ""
    os_version: str = ""
    updates_until: str = ""
    gone: str = ""


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """Which column was taken for what: by its known heading, or by what is in it."""

    field: Field
    heading: str
    by: Literal["heading", "content"] = "heading"


class NotUnderstood(msgspec.Struct, frozen=True, kw_only=True):
    """A value that could not be read, such as a day in no known notation."""

    row: int
    heading: str
    text: str


class SchoolList(msgspec.Struct, frozen=True, kw_only=True):
    """The list. `name` is the file's; `devices` are in use, `gone` are not.

    `persons`: headings of columns that hold people's names, of which nothing is kept. `problem`: why the list tells no
    devices, "" where it does; an overview is made all the same; `kept_broken`: the one that was kept is damaged.
    `sheet`: which sheet of a workbook was read, where it has more than one; `other_sheets`: those on which there are
    other devices, of which none was read. `no_computers`: how many rows are of printers, screens and the
    like.
    """

    name: str
    sheet: str = ""
    other_sheets: Sequence[str] = ()
    devices: Sequence[Listed] = ()
    gone: Sequence[Listed] = ()
    columns: Sequence[Column] = ()
    persons: Sequence[str] = ()
    not_understood: Sequence[NotUnderstood] = ()
    rejected: Sequence[RejectedFile] = ()
    no_computers: int = 0
    problem: ListProblem = ""
