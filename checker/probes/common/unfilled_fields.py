"""Names that are no names: what a board's maker left in place of the device's own maker and model.

Two PCs that are both called "To be filled by O.E.M." have nothing in common but that nobody filled it in. Makers write
that in many ways, misspelled and cut off; so a name is told by what its words are, and not by the letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.probes.system import CannotRead

# The words of the fields' own names, and of saying that there is nothing. Nobody calls a product by these alone.
_FILLERS = frozenset(
    "applicable asset available base baseboard be blank board by chassis company config configid configuration default "  # noqa: SIM905  one word a line would be a page
    "defined dummy empty enclosure family fill filled generic here id information invalid location manufacture "
    "manufacturer mfg model motherboard na name no none not null number oe oem other present product provided reserved "
    "rev revision sample serial set sku specified standard string system tag tbd to type undefined unknown unspecified "
    "unset vendor ver version"
    "".split()
)
_PHRASES = frozenset({"all series", "aptio crb", "bad index", "out of spec"})
_STEMS = ("manufa", "unknow", "undefin", "unspecif")
_BEGINNINGS = ("insyde corp",)
_GLUED = ("tobefilled", "smbiostype")
# A maker's name before such words adds nothing: "Lenovo Product".
_MAKERS = frozenset("acer asrock asus dell fujitsu gigabyte hp ibm intel lenovo medion msi samsung toshiba".split())  # noqa: SIM905  as above
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_]+|\d+")
_WITH_POINTS = re.compile(r"(?<![a-z0-9])(?:o[. _]{0,2}e(?:[. _]{0,2}m)?\.?|n[/.]a\.?)(?![a-z0-9])", re.IGNORECASE)
_VERSION_NUMBER = re.compile(r"\d+(?:\.\d+)+")
_COUNTED = "01234567890123456789"
_SHORTEST_COUNTED = 5
_SHORTEST_MISSPELLED = 5
_SHORTEST_CUT = 4
_SHORTEST_ALONE = 8


def real_name(text: str, source: str) -> str:
    """The name, without the spaces and zero bytes around it; raises `CannotRead` when it is empty or a dummy."""
    name = " ".join(text.replace("\x00", " ").split())
    if not any(character.isalnum() for character in name):
        raise CannotRead("not_understood", source, "empty name")
    if is_dummy(name):
        raise CannotRead("not_understood", source, "dummy name")
    return name


def is_dummy(name: str) -> bool:
    """Tell whether nobody filled this name in; by GLPI's, OSHI's and FOG's lists, and https://github.com/linuxhw/DMI."""
    plain = "".join(character for character in name.casefold() if character.isalnum())
    if len(set(plain)) == 1 or name.casefold().startswith(_BEGINNINGS) or plain.startswith(_GLUED):
        return True
    without_version = _VERSION_NUMBER.sub(" ", _WITH_POINTS.sub(_without_points, name))
    words = [word.casefold() for word in _WORD.findall(without_version)]
    letters, numbers = [word for word in words if not word.isdigit()], [word for word in words if word.isdigit()]
    says_nothing = not letters or " ".join(letters) in _PHRASES or _say_nothing(letters)
    return says_nothing and all(map(_is_empty_number, numbers))


def _without_points(found: re.Match[str]) -> str:
    return f" {''.join(filter(str.isalpha, found[0]))} "


def _is_empty_number(number: str) -> bool:
    """Tell whether a number counts something off: 1, 01, 00000000, 123456789. Boards of HP are called 8643."""
    counted = number.startswith("0") or (len(number) >= _SHORTEST_COUNTED and number in _COUNTED)
    return counted or len(set(number)) == 1


def _say_nothing(words: Sequence[str]) -> bool:
    said = [word for word in words if word not in _MAKERS]
    exact = sum(word in _FILLERS for word in said)
    return bool(said) and all(_is_filler(word, exact) for word in said)


def _is_filler(word: str, exact: int) -> bool:
    """Tell whether a word is one that says nothing, also misspelled or cut off; `exact`: how many of the name's are."""
    if word in _FILLERS or word.startswith(_STEMS):
        return True
    if len(word) >= _SHORTEST_ALONE or (exact and len(word) >= _SHORTEST_CUT):
        cut_off = any(filler.endswith(word) or filler.startswith(word) for filler in _FILLERS)
        misspelled = len(word) >= _SHORTEST_MISSPELLED and any(_differ_by_one(word, filler) for filler in _FILLERS)
        return cut_off or misspelled
    return False


def _differ_by_one(word: str, other: str) -> bool:
    """Tell whether one letter is wrong, missing or too many, or two have changed places."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = next((number for number, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), len(word))
    rest, other_rest = word[start:], other[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return other_rest in {rest[1:], swapped} or rest == other_rest[1:] or rest[1:] == other_rest[1:]
