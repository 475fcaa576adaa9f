"""On which kinds of device something does not work: all of it, or one method that the words name.

Whether a name is that of a method only a heading says, or the spec that knows it: alone it is likely and no more.

"Niet op iPad 2" or "op oude tablets" says less than a kind of device, and is never taken for all of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.confirming.rows.written import these
from checker.model.devices import DEVICE_CLASSES, DeviceClass
from checker.page_reading.meaning.browsers import names_browser
from checker.page_reading.meaning.clause import canonical
from checker.page_reading.meaning.devices import devices_in
from checker.page_reading.meaning.piece import Piece
from checker.page_reading.meaning.roles import asks, denies
from checker.page_reading.meaning.subjects import NOT_SAYABLE, kinds_named

_VERBS = (
    r"(?:werkt|werken|draait|draaien|functioneert|functioneren|is|zijn|wordt|worden|kan|kunnen|"
    r"does|do|works?|are|can(?=not| not)|runs?)"
)
_SENTENCES = (
    re.compile(rf"(?P<name>.+?) (?P<verb>{_VERBS}) (?P<rest>(?:\w+ ){{0,4}}?(?:niet|not)\b.+)", re.IGNORECASE),
    re.compile(
        rf"(?P<verb>{_VERBS}) (?P<name>.+?) (?P<rest>(?:\w+ ){{0,2}}?niet (?:op|voor|geschikt|beschikbaar)\b.+)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<rest>(?:op|voor|on) .+?) (?P<verb>{_VERBS}) (?P<name>.+?) niet(?: \w+)?", re.IGNORECASE),
    re.compile(
        rf"(?P<rest>.+?) (?P<verb>{_VERBS}) (?:nog |not )?(?:niet )?"
        r"(?:geschikt voor|ondersteund door|suitable for|supported by) (?P<name>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<name>[^:–—(]+?) ?(?P<verb>: | [–—-] |\()(?P<rest>(?:\w+ ){0,3}?(?:niet|not)\b[^()]+)\)?", re.IGNORECASE
    ),
)
_OPENING = re.compile(
    r"(?:(?:let op|nb|tip|belangrijk|opgelet|opmerking|note)\b ?[:!.,]? ?|(?:nee|no|helaas|unfortunately)\b,? |ook )+",
    re.IGNORECASE,
)
_PREDICATE = these(
    "werkt werken draait draaien functioneert functioneren is zijn wordt worden kan kunnen nog helaas momenteel "
    "geschikt beschikbaar bruikbaar ondersteund te gebruiken gebruikt op voor via een de het en of ook",
    "does do work works run runs can be used available supported suitable on for are and or a the currently yet",
)
_SUBJECTS = these(
    "de het een software programma website site platform lesmateriaal leermiddelen leermiddel methode "
    "digitale onze dit deze materiaal toepassing applicatie product",
    "the our this application service",
)
_ANSWERED = these("niet geen not no toegestaan allowed apparaten apparaat devices ondersteuning ja nee of yes")
_LISTED = these(
    "volgende onderstaande deze methode methodes methoden producten programma's software onderdelen lesmateriaal",
    "following products programs methods",
)
_METHODS = these("methode methodes methoden lesmethode lesmethodes product producten leermiddel leermiddelen",
                 "method methods product products")  # fmt: skip
_NEUTRAL = these(
    "let op algemeen algemene overig overige belangrijk veelgestelde vragen faq apparaten apparaat welke devices "
    "informatie general important software hardware leerlingen leerkrachten leraren thuis school op en of voor notes",
)
_NO_NAME = these(
    "als indien wanneer if when omdat dat die hoewel mits tenzij bij op met in vanaf sinds voor er je jij u we wij ze "
    "zij hij wat wie welke waarom hoe dan daarom want maar ook alleen alles niets sommige alle veel oude nieuwe "
    "bekende extra andere meerdere printen afdrukken inloggen offline toetsen werken gebruik downloaden opslaan geluid",
    "some all it they you",
)
_ARTICLES = these("de het een deze dit onze alle the these this our all")
_NO, _YES = these("nee no niet ✗ ✘ ❌ ✖ ⛔"), these("ja yes wel ✓ ✔ ✅")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST_WORDS, _LONGEST = 14, 120


class NotOn(NamedTuple):
    """The kinds of device, and the method as the page calls it; "" for all that the page is about."""

    classes: tuple[DeviceClass, ...]
    product: str = ""
    is_certain: bool = True


def not_on(clause: str, piece: Piece) -> NotOn | None:
    """Give on what it does not work; None where a clause says something else, or less than whole kinds."""
    if piece.row >= 0 and (piece.name or piece.kinds):
        return _of_cell(clause, piece)
    said = (piece.quote if piece.labels == () and denies(clause) else clause).replace("|", " ")
    if NOT_SAYABLE.search(said) or not denies(said):
        return _of_list(clause, piece)
    return _of_list(clause, piece) or _of_all(said, piece) or _of_method(_OPENING.sub("", said, count=1), piece)


def is_answer(text: str) -> bool:
    """Tell whether a cell begins with yes or no."""
    return text.casefold().replace(",", " ").split()[:1] in [[word] for word in _YES | _NO]


def tells_only_that(text: str) -> bool:
    """Tell whether a heading says no more than that something does, or does not, work there."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return bool(words) and words <= _PREDICATE | _ANSWERED


def names_methods(text: str) -> bool:
    """Tell whether a heading says that what stands below it are methods."""
    return bool({word.casefold() for word in _WORD.findall(text)} & _METHODS)


def says_no(text: str) -> bool:
    """Tell whether a cell says no more than no."""
    return bool(_cell(text)) and set(_cell(text)) <= _NO


def is_yes(clause: str, piece: Piece) -> bool:
    """Tell whether a cell says no more than that it works there."""
    return piece.row >= 0 and bool(piece.name or piece.kinds) and set(_cell(clause)) <= _YES


def is_method(text: str) -> bool:
    """Tell whether a text may be what a method is called."""
    words = [word.casefold() for word in _WORD.findall(text)]
    is_name = bool(words) and len(words) <= _MOST_WORDS and len(text) <= _LONGEST and words[0] not in _NO_NAME
    is_other = (
        kinds_named(text)
        or devices_in(text).is_named
        or names_browser(text)
        or denies(text)
        or NOT_SAYABLE.search(text)
    )
    return is_name and not is_other and not re.search(r"[.;?](?:\s|$)|:$", text) and not set(words) <= _SUBJECTS


def kinds_in(text: str) -> tuple[DeviceClass, ...]:
    """Give the kinds of device that are all a text names; none where it says more, or less than whole kinds."""
    named = canonical("device-kind", text if denies(text) else f"not {text}").removeprefix("not ").split(", ")
    return tuple(name for name in DEVICE_CLASSES if name in named)


def _of_all(said: str, piece: Piece) -> NotOn | None:
    """Give it of all that the page is about, or of what the nearest heading calls a method."""
    classes = kinds_in(_without(said, _PREDICATE | _SUBJECTS))
    if not classes:
        return None
    name = next(iter(_methods_above(piece)), "")
    return NotOn(classes, name, is_certain=not name)


def _methods_above(piece: Piece) -> Iterator[str]:
    """Give the headings that name what it is about, the nearest first, as far as the one about what is asked."""
    for heading in reversed(piece.path):
        words = {word.casefold() for word in _WORD.findall(heading)}
        if asks(heading):
            return
        if is_method(heading) and not words <= _NEUTRAL:
            yield heading


def _of_method(said: str, piece: Piece) -> NotOn | None:
    """Give it of the method that a sentence begins with."""
    for found in (pattern.fullmatch(said.rstrip(" .!")) for pattern in _SENTENCES):
        if found is None or not (classes := kinds_in(_without(found["rest"], _PREDICATE))):
            continue
        name = found["name"].strip(" \"'“”‘’,")
        if is_method(name) and (name[0].isupper() or name[0].isdigit()):
            is_part = name.split()[0].casefold() in _ARTICLES
            above = next(iter(_methods_above(piece)), "") if is_part else ""
            return NotOn(classes, f"{above}: {name}" if above else name, is_certain=False)
    return None


def _of_list(clause: str, piece: Piece) -> NotOn | None:
    """Give it of a method in a list below "De volgende methodes werken niet op tablets:"."""
    heading, name = piece.path[-1] if piece.path else "", clause.rstrip(" ,;.")
    if piece.row >= 0 or not denies(heading) or piece.quote not in {clause, f"{heading} | {clause}"}:
        return None
    words = {word.casefold() for word in _WORD.findall(heading)}
    if tells_only_that(heading) and (classes := kinds_in(name)):
        return NotOn(classes)
    if not is_method(name):
        return None
    classes = kinds_in(_without(heading, _PREDICATE | _SUBJECTS | _LISTED)) if words & _LISTED else ()
    return NotOn(classes, name, is_certain=bool(words & _METHODS)) if classes else None


def _of_cell(clause: str, piece: Piece) -> NotOn | None:
    classes = piece.kinds if says_no(clause) else kinds_in(clause) if piece.is_denied else ()
    return NotOn(classes, piece.name, is_certain=piece.is_of_method or not piece.name) if classes else None


def _cell(clause: str) -> list[str]:
    return clause.casefold().strip(" .").split()


def _without(text: str, words: frozenset[str]) -> str:
    """Give a text without words that change nothing about the kinds it names."""
    return _WORD.sub(lambda found: " " if found[0].casefold() in words - {"en", "of", "and", "or"} else found[0], text)
