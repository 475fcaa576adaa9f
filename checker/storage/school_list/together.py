"""One list of several tables: those beside each other on a sheet, and those on the sheets of a workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

from checker.storage.school_list.cells import squashed
from checker.storage.school_list.contents import is_bare_number, is_kind, is_room
from checker.storage.school_list.gone import gone_word
from checker.storage.school_list.listed import Listed, SchoolList

_EARLIER = re.compile(
    r"\b(?:19|20)[0-9]{2}\b|\b[0-9]{2}[-/][0-9]{2}\b|kopie|copy|back-?up|\b(?:oude?|old|vorige?)\b", re.IGNORECASE
)
"""A sheet of another moment: the same devices, and those that were there then."""
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_NO_PLACE = re.compile(r"(?:blad|sheet|werkblad|tabblad) ?[0-9]*", re.IGNORECASE)


def together(name: str, parts: Sequence[SchoolList]) -> SchoolList:
    """Give one list of these."""
    return SchoolList(
        name=name,
        devices=[item for part in parts for item in part.devices],
        gone=[item for part in parts for item in part.gone],
        columns=list(dict.fromkeys(item for part in parts for item in part.columns)),
        persons=list(dict.fromkeys(item for part in parts for item in part.persons)),
        not_understood=[item for part in parts for item in part.not_understood],
        rejected=list(dict.fromkeys(item for part in parts for item in part.rejected)),
        no_computers=sum(part.no_computers for part in parts),
    )


def of_sheets(name: str, read: Sequence[tuple[str, SchoolList]]) -> SchoolList:
    """Give the list on the sheet that tells the most, with what goes on under the same headings on other sheets.

    A sheet for each location or cart is one list; where its devices have the same numbers, its name is their place.
    Other sheets on which there are other devices are named.
    """
    most = max(read, key=lambda item: (_told_by(item[1]), item[1].problem != "empty"))
    best, found = max((item for item in read if item is most or _is_of_another_year(item, most)), key=_year)
    alike = [item for item in read if _goes_on(item, found) or item[1] is found]
    is_one_list = len(alike) > 1 and not _EARLIER.search(best) and not _names_twice(alike)
    if is_one_list:
        found = together(name, [_placed(*item, alike) for item in alike])
        best = ", ".join(sheet for sheet, _ in alike)
    known = names_on(found)
    others = [sheet for sheet, other in read if sheet != best and not names_on(other) <= known]
    return msgspec.structs.replace(found, sheet=best, other_sheets=others)


def names_on(found: SchoolList) -> set[str]:
    """Give what the devices on a list are called, as one compares it."""
    return {squashed(item.label or item.name or item.asset_tag) for item in (*found.devices, *found.gone)}


def _told_by(found: SchoolList) -> int:
    return len(found.columns) * (len(found.devices) + len(found.gone))


def _goes_on(item: tuple[str, SchoolList], best: SchoolList) -> bool:
    sheet, found = item
    return not (found.problem or _EARLIER.search(sheet)) and _headings(found) == _headings(best)


def _is_of_another_year(item: tuple[str, SchoolList], most: tuple[str, SchoolList]) -> bool:
    """Tell whether these are the same devices, on a sheet that is called after a year as well."""
    (_, one), (_, other) = item, most
    return bool(_year(item) and _year(most) and _headings(one) == _headings(other) and names_on(one) & names_on(other))


def _year(item: tuple[str, SchoolList]) -> int:
    return max(map(int, _YEAR.findall(item[0])), default=0)


def _headings(found: SchoolList) -> set[tuple[str, str]]:
    """Give the columns by which it is the same table; a sheet on which one of the others is empty is so too."""
    return {(item.field, squashed(item.heading)) for item in found.columns if item.field in {"label", "name"}}


def _names_twice(alike: Sequence[tuple[str, SchoolList]]) -> bool:
    """Tell whether a device is on two of these: one of them is a part of the other, or of another moment."""
    return any(not is_bare_number(name) for name in _shared(alike))


def _shared(alike: Sequence[tuple[str, SchoolList]]) -> set[str]:
    seen: set[str] = set()
    shared: set[str] = set()
    for _, found in alike:
        names = names_on(found)
        shared |= names & seen
        seen |= names
    return shared


def _placed(sheet: str, found: SchoolList, alike: Sequence[tuple[str, SchoolList]]) -> SchoolList:
    """Give the list of one sheet with what its name says: the place of its devices, or that they are gone."""
    is_place = is_room(sheet) or bool(_shared(alike))
    place = sheet if is_place and not (is_kind(sheet) or _NO_PLACE.fullmatch(sheet)) else ""
    if word := gone_word(sheet):
        gone = _each(found.devices, lambda item: msgspec.structs.replace(item, gone=word))
        return msgspec.structs.replace(found, devices=[], gone=[*gone, *found.gone])

    def there(item: Listed) -> Listed:
        if item.location:
            return msgspec.structs.replace(item, building=item.building or (place if _shared(alike) else ""))
        return msgspec.structs.replace(item, location=place)

    return msgspec.structs.replace(found, devices=_each(found.devices, there), gone=_each(found.gone, there))


def _each(items: Iterable[Listed], change: Callable[[Listed], Listed]) -> list[Listed]:
    return [change(item) for item in items]
