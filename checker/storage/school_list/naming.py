"""Which columns of a list name its devices: the sticker, the number of the administration, the name in the network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.storage.school_list import contents
from checker.storage.school_list.candidate import HALF, Candidate, Taken, first
from checker.storage.school_list.listed import Field

NAMING: Sequence[Field] = ("label", "asset_tag", "name")


def naming(items: Sequence[Candidate], *, is_beside_people: bool) -> Iterator[tuple[Field, Taken]]:
    """Give the columns that name devices, by heading; where none does, the one in which labels are.

    Where nothing but the administration's number names them, that is what stands on the device: the label.
    """
    usable = [item for item in items if item.may_name and not _is_of_a_database(item, items)]
    found = _by_heading(usable, is_beside_people=is_beside_people)
    if not any(found.values()):
        found["label"] = first(usable, "number")
    if not (found["label"] or found["name"]):
        found["label"], found["asset_tag"] = found["asset_tag"], None
    if not any(found.values()):
        labels = (item for item in usable if item.meaning is None and item.has_labels)
        yield from (("label", Taken(item, is_guess=True)) for item in list(labels)[:1])
    yield from ((field, Taken(item)) for field, item in found.items() if item)


def _by_heading(usable: Sequence[Candidate], *, is_beside_people: bool) -> dict[Field, Candidate | None]:
    pupils = [item for item in usable if item.has_labels]
    kinds = [item for item in usable if _may_be_labels(item)]
    by_kind = first(pupils, "pupil") or first(kinds, "device")
    label = first(usable, "label") or by_kind
    tag, name = first(usable, "asset_tag"), first(usable, "name")
    either = first(usable, "name or label")
    if either and (is_beside_people or by_kind) and (label or tag or name) and not _has_numbers(either):
        either = None  # "Naam" beside "Laptop" or "E-mail" is who has it
    if either and name:
        label = label or either
    return {"label": label, "asset_tag": tag, "name": name or either}


def more_labels(items: Sequence[Candidate], found: Mapping[Field, Taken]) -> Sequence[Candidate]:
    """Give the columns with more devices than the first: "Laptop" and "iPad" of a teacher, all those in a room."""
    label = found.get("label")
    if label is None or label.column.meaning not in {"device", None}:
        return []
    alike = [item for item in items if item.meaning == label.column.meaning and not is_taken(item, found)]
    others = [item for item in alike if item.has_labels and not set(item.values) & set(label.column.values)]
    if label.column.meaning is None:  # another number of the same device, if it begins otherwise
        return [item for item in others if _beginnings(item) & _beginnings(label.column)]
    return others


def _beginnings(item: Candidate) -> set[str]:
    """Give the letters in front of the first number of each label."""
    return {re.split(r"[0-9]", value, maxsplit=1)[0].casefold() for value in item.values}


def hides_people(item: Candidate, found: Mapping[Field, Taken]) -> bool:
    """Tell whether a column of names was passed over because people may be in it."""
    return item.meaning == "name or label" and not is_taken(item, found) and not _has_numbers(item)


def is_taken(item: Candidate, found: Mapping[Field, Taken]) -> bool:
    """Tell whether the column was taken for something."""
    return any(taken.column is item for taken in found.values())


def _has_numbers(item: Candidate) -> bool:
    return item.mostly(contents.is_numbered, HALF)


def _may_be_labels(item: Candidate) -> bool:
    return _has_numbers(item) and (item.mostly(contents.is_bare_number) or not item.mostly(contents.is_room))


def _is_of_a_database(item: Candidate, items: Sequence[Candidate]) -> bool:
    """Tell whether it is Lansweeper's own number of a row: "AssetID" beside "AssetName" is on no sticker."""
    is_number = item.heading.casefold() == "assetid" and item.mostly(contents.is_bare_number)
    return is_number and any(other.heading.casefold() == "assetname" for other in items)
