"""The values in one clause: what each is about and which role it has, by the words that stand nearest to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from checker.confirming.rows.row import NotUnderstoodError
from checker.confirming.rows.table import row_named
from checker.confirming.rows.written import these, without_notes
from checker.page_reading.meaning.browsers import browser_value, chromeos_value, names_browser, without_browsers
from checker.page_reading.meaning.devices import without_devices
from checker.page_reading.meaning.roles import Role, denies, limits, role_words, without_roles
from checker.page_reading.meaning.subjects import DRIVE, FLAGS, FREE, SIZE, SIZES, SYSTEMS, VALUES, WORDS

_AMOUNT = r"(\d{1,4}(?:[.,]\d{1,2})?)"
_UNIT = r"(?:[TGM]i?B|gigabytes?|[GM]Hz|inch(?:es)?|\"|”|''|″|cores?|kernen)"
_RANGE = re.compile(
    rf"(?<![\w.,]){_AMOUNT} ?-?{_UNIT}? ?(?:[-–—/]|\b(?:of|or|à|a|to|tot)\b) ?{_AMOUNT} ?-?{_UNIT}(?!\w)", re.IGNORECASE
)
_TIMES = re.compile(r"(?<!\w)\d ?[x×*] ?\d{1,3} ?[TGM]i?B\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;:()/]| en | and | met | with | plus ")
_OF_A_PART = re.compile(r"\b(?:video\w*|grafische|graphics|gpu|usb\S*)\b", re.IGNORECASE)
_OTHER = "other"  # a size of what no kind of row is about
_RAM = re.compile(r"\b(?:ram|werkgeheugen)\b", re.IGNORECASE)
_LONGEST = 1000  # no requirement takes so many words; what stands there is listed
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOTHING = these(
    "het een van voor met aan bij ook als dan dat die dit deze zijn heeft heb hebt hebben wordt worden werkt "
    "werken nodig "
    "moet moeten kan kunt kunnen naar over per alle elke elk waarop geschikt geschikte ondersteund ondersteunde versie "
    "versies hoger hogere nieuwer nieuwere later latere meer beter groter sneller vanaf minste intern interne internal "
    "gebruik gebruiken gebruikt software programma systeem systeemeisen eisen apparaat apparaten browser browsers "
    "schermresolutie resolutie pixels pixel beeldpunten vrije ruimte schijf harde grootte "
    "the and for with you your need needs must have has are device devices version versions higher newer above later "
    "least more free space required requires requirements system supported works use using screen size resolution any "
    "onze our wij werkend draait draaien wel graag altijd snel snelheid clock speed installed geinstalleerd "
    "geïnstalleerd "
    "gigabyte megabyte inch core cores dual quad pro home education windows macos ios ipados android ipad",
)


class Value(NamedTuple):
    """A value as it is stored. `role`: None where the clause does not say. `is_certain`: no word speaks against it."""

    kind: str
    value: str
    role: Role | None
    is_certain: bool


class _Piece(NamedTuple):
    start: int
    end: int
    kind: str
    is_certain: bool


def values_in(text: str, labels: Collection[str], classes: Collection[str]) -> tuple[Value, ...]:
    """Give the values. `labels`: what the row or heading is about; `classes`: the kinds of device it is for."""
    said = re.sub(r"(\d)[.,]x\b", r"\1", without_notes(text).replace("\xa0", " "))
    if len(said) > _LONGEST or limits(said) or denies(said) or _is_range(said):
        return ()
    pieces = [_as_told(piece, said, classes) for piece in sorted(_pieces(said, labels))]
    certain = not _strange(said, pieces) and sizes_in(said) == sum(piece.kind in (*SIZES, _OTHER) for piece in pieces)
    found = list(_roled(said, pieces, certain=certain))
    found += list(_browsers(said, labels, classes))
    kinds = [(value.kind, value.role) for value in found]
    found = [one._replace(is_certain=one.is_certain and kinds.count((one.kind, one.role)) == 1) for one in found]
    found += list(_flags(said, labels, classes, {value.kind for value in found}))
    return tuple(found) or tuple(_bare(said, labels, classes))


def sizes_in(text: str) -> int:
    """Give how many sizes in bytes a text names."""
    return len(SIZE.findall(text))


def _is_range(text: str) -> bool:
    """Tell whether a text leaves the choice between amounts ("4-8 GB", "4 of 8 GB"), or counts them ("2 x 4 GB")."""
    return any(_amount(found[1]) < _amount(found[2]) for found in _RANGE.finditer(text)) or bool(_TIMES.search(text))


def _amount(written: str) -> float:
    return float(written.replace(",", "."))


def _pieces(text: str, labels: Collection[str]) -> Iterator[_Piece]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in VALUES.items():
        for found in pattern.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                yield _Piece(found.start(), found.end(), kind, is_certain=True)
    spans = [found.span() for found in SIZE.finditer(text)]
    for place, (start, end) in enumerate(spans):
        before = text[spans[place - 1][1] if place else 0 : start]
        after = text[end : spans[place + 1][0] if place + 1 < len(spans) else len(text)]
        kind, is_certain = _of_size(before, after, text[:start], labels)
        if kind:
            yield _Piece(start, end, kind, is_certain)


def _as_told(piece: _Piece, text: str, classes: Collection[str]) -> _Piece:
    """Give a piece as it is meant: so much "geheugen" is what is stored on, unless it says RAM."""
    most = 16 if classes and set(classes) <= {"ipad", "android-tablet", "phone"} else 32
    size = re.match(r"(\d+).*?([TG])", text[piece.start : piece.end], re.IGNORECASE)
    is_much = size is not None and (size[2] in "tT" or int(size[1]) >= most)
    return piece._replace(kind=_OTHER) if piece.kind == "memory" and is_much and not _RAM.search(text) else piece


def _of_size(before: str, after: str, all_before: str, labels: Collection[str]) -> tuple[str, bool]:
    """Give what a size is of: by the words beside it, else before it in the clause, else of the row; "" for unknown."""
    near = f"{_SEPARATOR.split(before)[-1]} {_SEPARATOR.split(after)[0]}"
    if _OF_A_PART.search(f"{before} {near}"):
        return _OTHER, True
    for words in (near, _SEPARATOR.sub(" ", before), all_before):
        kinds = [kind for kind in SIZES if WORDS[kind].search(words)]
        if len(kinds) == 1:
            is_free = FREE.search(words) is not None
            is_drive = kinds[0] != "memory" and DRIVE.search(words) is not None and not is_free
            return (_OTHER, True) if is_drive else (kinds[0], kinds[0] == "memory" or is_free)
    kinds = [kind for kind in SIZES if kind in labels]
    return (kinds[0], kinds[0] == "memory" or "free" in labels) if len(kinds) == 1 else ("", False)


def _roled(text: str, pieces: list[_Piece], *, certain: bool) -> Iterator[Value]:
    words = role_words(text)
    claimed: set[int] = set()
    for place, piece in enumerate(pieces):
        begin = pieces[place - 1].end if place else 0
        after = pieces[place + 1].start if place + 1 < len(pieces) else len(text)
        before = [word for word in words if begin <= word[0] < piece.start and word[0] not in claimed]
        behind = [word for word in words if piece.end <= word[0] < after]
        role = before[-1][2] if before else None
        if role is None and behind:
            role = behind[0][2]
            claimed.add(behind[0][0])
        value = canonical(piece.kind, without_roles(text[piece.start : piece.end]))
        if value:
            # A list of versions may mean just these, or these and later ones.
            yield Value(piece.kind, value, role, piece.is_certain and certain and "," not in value)


def _strange(text: str, pieces: list[_Piece]) -> bool:
    """Tell whether a word stands beside the values of which nobody knows what it changes."""
    for piece in reversed(pieces):
        text = f"{text[: piece.start]} {text[piece.end :]}"
    rest = without_browsers(without_devices(without_roles(text)))
    for pattern in WORDS.values():
        rest = pattern.sub(" ", rest)
    return any(word.lower() not in _NOTHING for word in _WORD.findall(rest))


def _browsers(text: str, labels: Collection[str], classes: Collection[str]) -> Iterator[Value]:
    """Give how new a browser must be; on a Chromebook that is ChromeOS itself."""
    is_chromebook = set(classes) == {"chromebook"}
    is_system = "chromeos" in labels or WORDS["chromeos"].search(text) or ("system" in labels and is_chromebook)
    found = browser_value(text, is_about="browser" in labels or bool(is_system)) or chromeos_value(text)
    if found and not (is_chromebook and found.is_any_age):
        kind = "chromeos" if is_chromebook or (is_system and not names_browser(text)) else "browser"
        roles = [role for _, _, role in role_words(text)]
        value = canonical(kind, found.value)
        if value:
            yield Value(kind, value, roles[0] if len(roles) == 1 else None, found.is_certain)


def _flags(text: str, labels: Collection[str], classes: Collection[str], there: Collection[str]) -> Iterator[Value]:
    """Give what must be there, such as sound: the row is about it, or a sentence says that it is needed."""
    for flag in FLAGS:
        is_named = WORDS[flag].search(text) is not None
        kind = "sound-tablet" if flag == "sound" and set(classes) & {"chromebook", "ipad", "android-tablet"} else flag
        is_yes = canonical(kind, without_roles(text)) != ""
        if flag not in there and is_named and (is_yes or flag in labels or _NEEDS.search(text)):
            roles = [role for _, _, role in role_words(text)]
            yield Value(kind, "yes", roles[0] if len(roles) == 1 else None, is_yes)
        elif flag in labels and is_yes:
            yield Value(kind, "yes", None, is_certain=True)


_NEEDS = re.compile(
    r"\b(?:nodig|moet(?:en)?|vereist|verplicht|ingeschakeld|toegestaan|aanbevolen|needed|must|required|enabled|allowed|need)\b",
    re.IGNORECASE,
)


def _bare(text: str, labels: Collection[str], classes: Collection[str]) -> Iterator[Value]:
    """Give a value that is one only because of the row it stands in: "10 of hoger" behind "Windows"."""
    kinds = [kind for kind in labels if kind in VALUES and kind not in {"screen-size", "screen"}]
    if "system" in labels and not set(kinds) & set(SYSTEMS):
        kinds += [kind for kind in SYSTEMS if row_named(kind).classes == tuple(classes)]  # type: ignore[union-attr]
    values = [(kind, value) for kind in kinds if (value := canonical(kind, without_roles(text)))]
    if len(values) == 1:
        roles = [role for _, _, role in role_words(text)]
        yield Value(values[0][0], values[0][1], roles[0] if len(roles) == 1 else None, is_certain=True)


def canonical(kind: str, text: str) -> str:
    """Give a value as rows of this kind store it, "" where it is none."""
    row = row_named(kind)
    try:
        return row.canonical(" ".join(text.split()).strip(" ,;:()")) if row else ""
    except NotUnderstoodError:
        return ""
