"""Which column of a list tells what: by its heading, where that is clear, and by what is in it where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from checker.storage.school_list import contents
from checker.storage.school_list.candidate import HALF, Candidate, Taken, first
from checker.storage.school_list.cells import Row, squashed
from checker.storage.school_list.days import is_end_of_month
from checker.storage.school_list.gone import is_status
from checker.storage.school_list.headings import Meaning, is_for_a_device, is_only_of_people
from checker.storage.school_list.listed import Column, Field
from checker.storage.school_list.naming import NAMING, hides_people, is_taken, more_labels, naming

_LOOKS: Sequence[tuple[Field, Callable[[str], bool]]] = (
    ("status", is_status),
    ("device_class", contents.is_kind),
    ("model", contents.is_model),
    ("updates_until", is_end_of_month),
    ("location", contents.is_room),
)
"""How what is in a column shows what it tells, where its heading does not; the surest first."""
_SOME = 0.1
_DEVICES_ONLY = frozenset({"label", "asset_tag", "device", "model", "os_version", "updates_until"})
_TELLS_STATUS = frozenset({"status", "gone_if_yes", "gone_if_no", "remark"})


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Where each field stands; several columns may tell of the status and of the kind, and `more_labels` of devices."""

    columns: Sequence[Column]
    at: Mapping[Field, int]
    classes: Sequence[int]
    status: Sequence[tuple[int, Meaning, str]]
    persons: Sequence[str]
    more_labels: Sequence[tuple[int, str]] = ()

    @property
    def names_devices(self) -> bool:
        """Tell whether a column names devices."""
        return any(field in self.at for field in NAMING)


def choose(headings: Sequence[str], rows: Sequence[Row]) -> Chosen:
    """Give which column tells what. One that holds people is never taken for anything."""
    every = [Candidate(at, heading, rows) for at, heading in enumerate(headings)]
    all_are_people = _is_list_of_people(every)
    people = [item for item in every if all_are_people or _is_of_people(item)]
    others = [item for item in every if item not in people]
    found = dict(naming(others, is_beside_people=bool(people)))
    people += [item for item in others if hides_people(item, found)]
    rest = [item for item in others if item.values and item not in people and not is_taken(item, found)]
    more = more_labels(rest, found)
    rest = [item for item in rest if item not in more]
    found |= dict(_places(rest)) | dict(_by_heading(rest))
    unclear = [item for item in rest if item.meaning is None]
    for field, looks_so in _LOOKS:
        fitting = (item for item in unclear if not is_taken(item, found) and item.mostly(looks_so))
        if field not in found and (item := next(fitting, None)):
            found[field] = Taken(item, is_guess=True)
    chosen = _chosen([item for item in every if item not in people], found, people)
    told = [Taken(item, is_guess=item.meaning is None).as_column("label") for item in more]
    places = [(item.at, item.heading) for item in more]
    return msgspec.structs.replace(chosen, columns=[*chosen.columns, *told], more_labels=places)


def _is_of_people(item: Candidate) -> bool:
    """Tell whether the heading says so and no devices stand below it, or whether people do."""
    if item.meaning == "pupil":  # in English "Kind" is no child
        return not (item.mostly(contents.is_kind) or (is_for_a_device(item.heading) and item.has_labels))
    return item.meaning == "person" or item.has_people


def _is_list_of_people(every: Sequence[Candidate]) -> bool:
    """Tell whether the rows are people, as in a list of pupils: a heading says so, and none speaks of devices."""
    is_of_devices = any(item.meaning in _DEVICES_ONLY or is_for_a_device(item.heading) for item in every)
    return not is_of_devices and any(is_only_of_people(item.heading) for item in every)


def _places(items: Sequence[Candidate]) -> Iterator[tuple[Field, Taken]]:
    """Give building and location. "Locatie" is the building where a finer column stands beside it."""
    building, fine = first(items, "building"), first(items, "location")
    place, group = first(items, "place"), first(items, "group")
    if fine is None and (place is None or (group and building is None and _is_wider(place, group))):
        fine = group
    if fine and place and building is None:
        building = place
    location = fine or place
    if building and (location or len(set(building.values)) > 1):
        yield "building", Taken(building)
    if location and location is not building:
        yield "location", Taken(location)


def _is_wider(place: Candidate, group: Candidate) -> bool:
    """Tell whether the place holds several groups."""
    return len(set(place.values)) < len(set(group.values)) and not place.mostly(contents.is_room, HALF)


def _by_heading(items: Sequence[Candidate]) -> Iterator[tuple[Field, Taken]]:
    fields: Sequence[Field] = ("model", "os_version", "updates_until", "status")
    usable = [item for item in items if not _is_of_kinds(item)]
    return ((field, Taken(item)) for field in fields if (item := first(usable, field)))


def _is_of_kinds(item: Candidate) -> bool:
    """Tell whether kinds of devices stand below "Type", and no models."""
    return squashed(item.heading) == "type" and item.mostly(contents.is_kind)


def _chosen(every: Sequence[Candidate], found: Mapping[Field, Taken], people: Sequence[Candidate]) -> Chosen:
    kinds = [
        item
        for meant in ("operating_system", "device_class", "model", "device")
        for item in every
        if item.meaning == meant and (meant == "device_class" or item.mostly(contents.is_kind, _SOME))
    ]
    status = [(item.at, item.meaning, item.heading) for item in every if item.meaning in _TELLS_STATUS and item.meaning]
    columns = [taken.as_column(field) for field, taken in found.items()]
    if guess := found.get("device_class"):
        kinds.append(guess.column)
    elif kinds:
        columns.append(Taken(kinds[0]).as_column("device_class"))
    if (guess := found.get("status")) and guess.is_guess:
        status.append((guess.column.at, "status", guess.column.heading))
    return Chosen(
        columns=columns,
        at={field: taken.column.at for field, taken in found.items()},
        classes=[item.at for item in kinds],
        status=status,
        persons=[item.heading for item in people if item.values],
    )
