"""Whether a column holds people's names. What does is read no further: no cell of it is kept, shown or told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from checker.storage.school_list.contents import is_kind, is_model, is_room, share
from checker.storage.school_list.first_names import FIRST_NAMES

PERSONS_FROM = 0.4
"""The part of the values that look like people from which a column holds people."""

_REMEMBERED = 4096
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_BETWEEN = "van|von|de|den|der|te|ten|ter|in|op|aan|het|'t|el|al|la|le|du|da|dos|bin|ben|vd|v\\.d\\.|uit"
_WORD = r"(?:[^\W\d_][^\W\d_'’.-]*\.?(?:[-'’][^\W\d_]+)*)"
_PERSON = re.compile(
    rf"(?:(?:juf|juffrouw|meester|mevr\.?|dhr\.?|mw\.?|mr\.?|mrs\.?|ms\.?) )?"
    rf"{_WORD}(?:,? (?:{_BETWEEN}|{_WORD})){{1,4}}",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_OF_THINGS = re.compile(
    r"\b(?:laptop|notebook|pc|computer|digibord|bord|smartboard|touchscreen|chromebook|ipad|tablet|server|nas|printer"
    r"|scherm|beamer|kar|reserve|leen|oud|nieuw|links|rechts|boven|beneden|voor|achter|midden|noord|zuid|oost|west|leerkracht"
    r"|leerling|directie|administratie|ib|conci[eë]rge|kantoor|lokaal|groep|klas|hal|gang|aula|bureau|tafel|balie|kiosk"
    r"|prins|prinses|koning|koningin|sint|st|montessori|dalton|jenaplan|\w+school|\w*college|\w*kindcentrum|\w+zaal|\w*plein"
    r"|device|desktop|macbook|mac|surface|windows|stick|rood|blauw|groen|geel|wit|zwart|oranje|paars)s?\b",
    re.IGNORECASE,
)

_OF_SOMEONE = re.compile(
    r"\s*[(,;:]?\s*\b(?:van|bij|of)?[ _-]*\b(?:juf|juffrouw|meester|meneer|mevrouw|mevr|dhr|mw)\b\.?[ _-]+"
    r"[^\W\d_]{2,}.*",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:van|bij|of|aan|voor|from)[ _-]+(?P<who>[^\W\d_]{2,})", re.IGNORECASE)
_APPLES = re.compile(
    r"(?:ipad|iphone|macbook|imac|mac mini)(?: air| pro| mini)?(?: [0-9]+)? (?:van|from) (?P<who>[^\W\d_].*)",
    re.IGNORECASE,
)
"""How Apple calls a device by itself: after whoever set it up."""
_OWN = re.compile(
    r"(?P<who>[^\W\d_]{3,})['’]s? (?:ipad|iphone|macbook|imac|laptop|chromebook|pc|surface)\b.*", re.IGNORECASE
)
_ACRONYM = re.compile(r"[^\W\d_a-z]{2,}\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_HINTS = FIRST_NAMES | {"juf", "juffrouw", "meester", "meneer", "mevrouw", "mevr", "dhr", "mw"}
_PARTICLES = frozenset({"van", "de", "s", "of", "the", "mijn", "privé"})


def is_person(text: str) -> bool:
    """Tell whether it looks like a person: an address, or words without a number, of which none is of a thing.

    One word alone is a person only where it is a common first name: a school calls its carts Giraf and Jupiter.
    """
    if _ADDRESS.fullmatch(text):
        return True
    if _OF_THINGS.search(text) or is_kind(text) or is_model(text) or is_room(text) or not _CAPITAL.search(text):
        return False
    return text.casefold() in FIRST_NAMES or (_PERSON.fullmatch(text) is not None and _has_a_first_name(text))


def _has_a_first_name(text: str) -> bool:
    """Tell whether a word of it is a common first name, or one letter as of a name: "Daan B.", "J. de Vries"."""
    words = [word.strip(".,").casefold() for word in text.split()]
    known = any(word in FIRST_NAMES or len(word) == 1 for word in words)
    return known or sum(word[:1].isupper() for word in text.split()) > 1


def is_surely_person(text: str) -> bool:
    """Tell whether it is an address, or a common first name is among its words: schools and places have names too."""
    return is_person(text) and ("@" in text or any(word.casefold() in FIRST_NAMES for word in text.split()))


def hold_people(values: Sequence[str], looks_so: Callable[[str], bool] = is_person) -> bool:
    """Tell whether a column with these values holds people."""
    return share(values, looks_so) >= PERSONS_FROM


def may_name_someone(text: str) -> bool:
    """Tell whether there is a first name in it, a word such as "juf", or an address: in most names there is none."""
    words = [_without_s(word) for word in _LETTERS.findall(text.casefold())]
    return "@" in text or not _HINTS.isdisjoint(words) or bool(_APPLES.fullmatch(text) or _OWN.fullmatch(text))


def is_called_after_someone(name: str) -> bool:
    """Tell whether a device's name says whose it is: "iPad van Sanne", "SANNE-LAPTOP", "Laptop juf Karin".

    A cart may be called after someone as well: "Luna 12" is one of many.
    """
    words = [_without_s(word.casefold()) for word in _LETTERS.findall(name)]
    if found := (_APPLES.fullmatch(name) or _OWN.fullmatch(name)):
        return _is_called_so(found["who"])
    if _OF_SOMEONE.search(name) or any(found["who"].casefold() in FIRST_NAMES for found in _OF.finditer(name)):
        return True
    after = {word for first, word in pairwise(words) if first in FIRST_NAMES and not _OF_THINGS.fullmatch(word)}
    others = [word for word in words if word not in FIRST_NAMES and word not in after]
    if any(map(str.isdigit, name)) or FIRST_NAMES.isdisjoint(words):
        return False
    return bool(others) and all(word in _PARTICLES or _OF_THINGS.fullmatch(word) for word in others)


def _is_called_so(who: str) -> bool:
    """Tell whether it may be a person: it begins with a capital, and is no thing, room or school."""
    is_other = _OF_THINGS.search(who) or is_room(who) or is_kind(who) or any(map(str.isdigit, who))
    return bool(_CAPITAL.match(who)) and not is_other and not _ACRONYM.match(who)


def _without_s(word: str) -> str:
    """Give the name in "iPad Fleurs"."""
    return word[:-1] if word.endswith("s") and word not in FIRST_NAMES and word[:-1] in FIRST_NAMES else word


@lru_cache(_REMEMBERED)
def without_someone(place: str) -> str:
    """Give a place without whose it is: "Groep 5" of "Groep 5 juf Karin"; "" where it is a person."""
    bare = _OF_SOMEONE.sub("", place)
    return "" if is_surely_person(bare) else bare
