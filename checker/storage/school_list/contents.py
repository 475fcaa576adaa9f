"""What a column holds, by what is in it: labels, models, rooms, kinds of devices, yes and no."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from checker.storage.school_list.cells import squashed

_CODE = re.compile(r"[A-Za-z]{1,15}(?:[-_ .]?[A-Za-z0-9]{1,12}){0,3}?[-_ .#]?[0-9]{1,5}[A-Za-z]?")
_ANY_NUMBER = re.compile(r"#?[0-9]{1,6}[A-Za-z]?")
_LONGEST_LABEL = 40
_HAS_DIGIT = re.compile(r"[0-9]")
_MODEL = re.compile(
    r"\b(hp|lenovo|acer|dell|asus|samsung|toshiba|fujitsu|medion|msi|apple|surface|macbook|imac|mac mini|ipad"
    r"|microsoft(?! (?:intune|entra|azure|office|365|defender|windows|teams|endpoint))"
    r"|thinkpad|thinkcentre|ideapad|latitude|optiplex|vostro|inspiron|probook|elitebook|elitedesk|prodesk|stream|spin"
    r"|travelmate|aspire|veriton|vivobook|expertbook|lifebook|galaxy|chromebook (?:\d|[a-z]*\d|spin|flip|plus))\b"
    r"|^[0-9]{3} g[0-9]$",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:(?:groep|klas|lokaal|kamer|ruimte|aula|room|leerplein|gymzaal|speelzaal|bibliotheek"
    r"|kantoor|directie|teamkamer|personeelskamer|magazijn|berging|kleuters?|bovenbouw|middenbouw|onderbouw|serverruimte"
    r"|verdieping|hoofdgebouw|computerlokaal|documentatiecentrum|mediatheek"
    r"|(?:lok|unit|hal|gang|kar|kast|ib)(?!-\d))\b.{0,25}|[1-8]/?[1-8]?[a-e]?)",
    re.IGNORECASE,
)
"""IB-01 and KAR-02 are labels: they are short, and their number hangs on them."""
_KIND = re.compile(
    r"(?:(?:windows|chrome|android)[ -]?|mini[ -]?)?"
    r"(?:laptop|notebook|desktop|pc|computer|machine|workstation|book|box|all[ -]in[ -]one|tablet)(?:s|'s)?"
    r"|(?:i?mac|macbook|ipad|server)(?:s|'s)?"
    r"|(?:microsoft )?(?:windows|chrome ?os|mac ?os|ipados|ios|android|linux|ubuntu)(?:-tablet)?"
    r"(?: [0-9.]+)?(?: (?:pro|home|edu\w*|ent\w*).*)?",
    re.IGNORECASE,
)
_NO_COMPUTER = re.compile(
    r"(?:[\w-]+ )?(?:printer|monitor|beeldscherm|beamer|projector|digibord|smartboard|switch|router"
    r"|access ?point|firewall|wifi|nas|ups|headset|koptelefoon|camera|webcam|documentcamera|dock(?:ing)?(?: ?station)?"
    r"|toetsenbord|keyboard|muis|mouse|copier|kopieerapparaat|scanner|televisie|tv|licentie|license|software"
    r"|accessoire|accessory|accessories|consumable|component|peripheral|network device|randapparaat|randapparatuur"
    r"|oplaadkar|laptopkar|oplader|adapter|apple tv|chromecast)(?:s|'s|en|jes)?",
    re.IGNORECASE,
)
_NUMBERED_BY_MAKER = re.compile(r"[a-z]+(?:-[0-9]{1,3}|[ _]?0[0-9]{1,2})", re.IGNORECASE)
"""HP-01, Acer 05: a label. HP 14 and HP 250 are models."""
_COUNT = re.compile(
    r"[0-9]{1,4} ?(?:x|×|st\.?|stuks?)?(?: van)? ?(?:school|leerling|leerkracht|leen)?"
    r"(?:chromebook|laptop|notebook|ipad|tablet|desktop|pc|computer|macbook|imac|device|apparaat|apparaten|digibord)"
    r"(?:s|'s|en)?\b.{0,40}",
    re.IGNORECASE,
)
MOST = 0.8
_REMEMBERED = 4096
_FEWEST_IN_SERIES = 3
_YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "x", "v", "✓", "✔", "☑", "aan", "on"})
_NO = frozenset({"nee", "n", "no", "false", "onwaar", "0", "uit", "off", "☐", "niet"})


def is_code(text: str) -> bool:
    """Tell whether it is built as a label is: CB-01, PC123, LOKAAL5-PC01; not as a room or a model is called."""
    return bool(_CODE.fullmatch(text)) and not (is_room(text) or is_model(text) or is_kind(text))


def is_numbered(text: str) -> bool:
    """Tell whether it can be the label of one device of many: it is short, with a number in it."""
    return len(text) <= _LONGEST_LABEL and bool(_HAS_DIGIT.search(text))


def is_bare_number(text: str) -> bool:
    """Tell whether it is a number alone."""
    return bool(_ANY_NUMBER.fullmatch(text))


def is_model(text: str) -> bool:
    """Tell whether a maker or a series of devices is named, and no more than a number hangs on it: HP-01 is a label."""
    return bool(_MODEL.search(text)) and not _NUMBERED_BY_MAKER.fullmatch(text)


def is_count(text: str) -> bool:
    """Tell whether it says how many devices there are, and names none: "20 Chromebooks"."""
    return bool(_COUNT.fullmatch(text))


def is_room(text: str) -> bool:
    """Tell whether it is called as a place in a school is."""
    return bool(_ROOM.fullmatch(text))


def is_kind(text: str) -> bool:
    """Tell whether it is a kind of device or system, and no device."""
    return bool(_KIND.fullmatch(text)) or is_no_computer(text)


@lru_cache(_REMEMBERED)
def is_no_computer(text: str) -> bool:
    """Tell whether it is a kind of thing on which nothing is measured: a printer, a screen, a switch."""
    return bool(_NO_COMPUTER.fullmatch(text))


def is_kind_with_number(text: str) -> bool:
    """Tell whether it is a kind of device with a number behind it: "iPad 3"."""
    return is_kind(text.rstrip("0123456789").rstrip(" -"))


def is_series(values: Sequence[str]) -> bool:
    """Tell whether these are a kind of device with a number that goes on: Chromebook 1, 2, 3, and not iPad 8, 9."""
    numbered = [value for value in values if is_kind_with_number(value) and value[-1:].isdigit()]
    is_of_all = len(numbered) >= MOST * len(values) and different(values) >= MOST
    return len(values) >= _FEWEST_IN_SERIES and is_of_all and count_on(numbered)


def is_yes(text: str) -> bool:
    """Tell whether it says yes."""
    return text.casefold() in _YES


def is_no(text: str) -> bool:
    """Tell whether it says no."""
    return text.casefold() in _NO


def is_yes_or_no(text: str) -> bool:
    """Tell whether it says one of the two."""
    return is_yes(text) or is_no(text)


def share(values: Sequence[str], is_so: Callable[[str], bool]) -> float:
    """Give which part of the values is so, 0 to 1; 0 of none."""
    return sum(map(is_so, values)) / len(values) if values else 0


def different(values: Sequence[str]) -> float:
    """Give how many values are different, as part of all; 0 of none."""
    return len(set(map(squashed, values))) / len(values) if values else 0


def count_on(values: Sequence[str]) -> bool:
    """Tell whether these bare numbers go from one to the next, as stickers do and counts do not."""
    numbers = {int("".join(filter(str.isdigit, value)) or 0) for value in values}
    return len(numbers) >= MOST * (max(numbers) - min(numbers) + 1)
