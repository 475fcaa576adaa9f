"""Whether the name of a device tells whose it is. Removing one that does not costs a coordinator her list of devices.

So what counts is a whole word, not letters in the middle of one: Bas has "BAS-LAPTOP", and not "BASISSCHOOL-PC3".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from checker.model.readings import Known, Reading, unknown
from checker.probes.common.impersonal_words import DEVICES, SHARED, folded, says_nothing_of_a_person

_SHORTEST = 3
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}\.\w"
_LETTERS = re.compile(r"[a-z]+")
_HUMP = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z])")
_OWNED = r"(?:ipad|iphone|i?mac|mac ?book|mac ?mini)"
_DEVICE = rf"(?:{_OWNED}|laptop|pc|computer|tablet|chromebook|notebook|desktop|surface|galaxy|telefoon|phone)"
# "Jan's laptop", "Kees' laptop", "Jan s iPad", "Jans-MacBook-Air": macOS leaves the apostrophe out of a host name.
_OF_SOMEBODY = (
    re.compile(rf"\b(?P<who>[a-z]{{2,}})(?:'s|s'|')[ _-]*{_DEVICE}"),
    re.compile(rf"\b(?P<who>[a-z]{{2,}})[ _-]s[ _-]+{_DEVICE}\b"),
    re.compile(rf"\b(?P<who>[a-z]{{2,}})s[ _-]+{_OWNED}\b"),
    re.compile(
        rf"\b{_DEVICE}(?:[ _-](?:air|pro|mini|se|studio|\d+))*[ _-]+van[ _-]+"
        r"(?:(?:de|het|een|juf|meester)[ _-]+)?(?P<who>[a-z]{2,})"
    ),
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′＇", "'"))  # those that keyboards and phones write


def is_of_a_person(name: str, persons: Iterable[str], places: Iterable[str] = ()) -> bool:
    """Tell whether a device's name tells of a person.

    `persons`: accounts and full names of who is logged in; `places`: the school's name and such, which are nobody's.
    """
    nobody_s = {word for place in places for word in _words(place)}
    return _is_of_somebody(name, nobody_s) or _holds(name, list(persons), nobody_s)


def telling_parts(person: str) -> list[str]:
    r"""The folded parts of an account or a full name that tell of a person: of "SCHOOL\j.de.vries" only "vries"."""
    own = person.rpartition("\\")[2].partition("@")[0]
    return [word for word in _words(own) if len(word) >= _SHORTEST and not says_nothing_of_a_person(word)]


def _is_of_somebody(name: str, nobody_s: set[str]) -> bool:
    text = folded(name.translate(_APOSTROPHES))
    owners = (found["who"] for form in _OF_SOMEBODY for found in form.finditer(text))
    return any(not _is_nobody(who, nobody_s) and not _is_nobody(f"{who}s", nobody_s) for who in owners)


def _is_nobody(word: str, nobody_s: set[str]) -> bool:
    return word in nobody_s or says_nothing_of_a_person(word)


def _holds(name: str, persons: list[str], nobody_s: set[str]) -> bool:
    """Tell whether a word of the name is a part of a person's, or all of it in one piece: "jandevries"."""
    told = [person for person in persons if not _is_named_after_device(person, name)]
    parts = {part for person in told for part in telling_parts(person)} - nobody_s
    whole = {"".join(_words(person)) for person in told if set(telling_parts(person)) - nobody_s}
    return any(_bare(word) & (parts | whole) for word in _words(name))


def _is_named_after_device(account: str, name: str) -> bool:
    """Tell whether an account has the device's own name, with its number: one account for each PC, and no person's."""
    return folded(account) == folded(name) and any(sign.isdigit() for sign in account)


def _words(text: str) -> list[str]:
    return _LETTERS.findall(folded(_HUMP.sub(" ", text)))


def _bare(word: str) -> set[str]:
    """The word, and what is left without a kind of device or a place at either end, and an "s" of possession."""
    bare = {word, *(word.removesuffix(end).removeprefix(end) for end in DEVICES | SHARED if len(end) > 1)}
    return bare | {each.removesuffix("s") for each in bare}


def without_persons(facts: Mapping[str, Reading], persons: Iterable[str]) -> dict[str, Reading]:
    """Give the readings, unknown where their text names who is logged in, or has an address for mail.

    An administrator may write anything into os-release or the firmware's table.
    """
    whole = [re.escape(folded(person)) for person in persons if len(telling_parts(person)) > 1 or " " in person.strip()]
    named = re.compile("|".join([_MAIL, *(rf"\b{person}\b" for person in whole)]))
    return {fact: _unnamed(reading, named) for fact, reading in facts.items()}


def _unnamed(reading: Reading, named: re.Pattern[str]) -> Reading:
    if isinstance(reading, Known) and isinstance(reading.value, str) and named.search(folded(reading.value)):
        return unknown("not_understood", reading.source, "names a person")
    return reading
