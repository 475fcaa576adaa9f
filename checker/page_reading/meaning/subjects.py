"""What a value is about: the words for it in a row or a sentence, and how such a value looks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_LATER = (
    r"(?:\s*(?:\(?(?:of|en|or|and)\s+(?:hoger|hogere|nieuwer|nieuwere|later|latere|higher|newer|above|up)"
    r"(?:\s+versies?)?\)?|\+))?"
)
_DOTTED = r"\d{1,3}(?:\.(?:\d{1,3}|x))*"

_MAC_NAMES = "(?:high sierra|big sur|el capitan|sierra|mojave|catalina|monterey|ventura|sonoma|sequoia|tahoe|yosemite)"


def _all(patterns: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType({name: re.compile(words, re.IGNORECASE) for name, words in patterns.items()})


SYSTEMS = ("windows", "macos", "ipados", "android")
SIZES = ("memory", "free-space")
FLAGS = ("sound", "cookies", "popups", "webgl", "touch")

WORDS = _all(
    {
        "memory": r"\b(?:werkgeheugen|intern(?:e|al)? (?:geheugen|memory)|(?:ram|geheugen)(?:[- ]?geheugen)?|"
        r"ram|memory)\b(?! ?kaart)",
        "free-space": r"\b(?:(?:vrije |beschikbare )?(?:(?:harde )?schijf(?:ruimte)?|opslag(?:ruimte|capaciteit|"
        r"geheugen)?)|"
        r"vrije ruimte|harddisk|hard (?:disk|drive)|hdd|ssd|emmc|(?:free |available )?(?:disk|storage)(?: space)?)\b",
        "processor-speed": r"\b(?:processor(?:snelheid)?|cpu|kloksnelheid|clock ?speed)\b",
        "processor-cores": r"\b(?:processor(?:kernen)?|kernen|cores?)\b",
        "screen": r"\b(?:(?:beeld)?scherm(?:resolutie)?|resolutie|screen(?: resolution)?|resolution|display|monitor)\b",
        "screen-size": r"\b(?:(?:beeld)?scherm(?:grootte|formaat|diagonaal|diameter)?|diagonaal|"
        r"screen(?: size)?|display)\b",
        "windows": r"\bwindows\b",
        "macos": r"\b(?:mac ?os(?: ?x)?|os ?x)\b",
        "ipados": r"\b(?:ipad ?os|ios)\b",
        "android": r"\bandroid\b",
        "chromeos": r"\b(?:chrome ?os)\b",
        "system": r"\b(?:besturings(?:systeem|systemen)|operating systems?|os(?:[- ]versie)?|systeemversie)\b",
        "browser": r"\b(?:(?:internet|web)?browsers?(?:versie)?)\b",
        "sound": r"\b(?:geluid(?:skaart|sweergave)?|audio|koptelefoons?|hoofdtelefoons?|luidsprekers?|speakers?|"
        r"headphones?|sound)\b",
        "cookies": r"\bcookies?\b",
        "popups": r"\bpop-?ups?(?:vensters?|-?blok\w*|-?block\w*)?\b",
        "webgl": r"\bwebgl\b",
        "touch": r"\b(?:touch(?:screens?)?|aanraakscherm(?:en)?)\b",
    }
)
"""What a row is called, and what stands beside a value in a sentence."""

VALUES = _all(
    {
        "windows": r"\b(?:microsoft )?windows (?:versie |version )?(?:7|8\.1|8|1[01])\b(?!\.\d)"
        r"(?:[ ,(]*(?:versie |version |build )?(?:\d\dH[12]|1[5-9]0[379]|1[5-9]11|2004|1[89]09)\)?)?"
        rf"(?:(?:, ?| ?/ ?| of | or | en | and )(?:windows )?(?:7|8\.1|8|1[01])\b(?!\.\d| ?[GM]B))*{_LATER}",
        "macos": rf"\b(?:mac ?os(?: ?x)?|os ?x) (?:versie |version )?(?:{_DOTTED}(?: ?\(?{_MAC_NAMES}\)?)?|"
        rf"{_MAC_NAMES}){_LATER}",
        "ipados": rf"\b(?:ipad ?os|ios) (?:versie |version )?{_DOTTED}{_LATER}",
        "android": rf"\bandroid (?:versie |version )?{_DOTTED}{_LATER}",
        "screen": r"(?<![\w.,])(?:\d{3,4}|\d\.\d{3}) ?(?:x|×|\*|bij|by) ?(?:\d{3,4}|\d\.\d{3})(?:\s?(?:px|"
        r"pixels?|beeldpunten))?(?!\w)",
        "screen-size": r"(?<![\w.,])\d{1,2}(?:[.,]\d{1,2})? ?-?(?:inch(?:es)?\b|\"|”|''|″)",
        "processor-speed": r"(?<![\w.,])\d{1,4}(?:[.,]\d{1,2})? ?-?[GM]Hz\b",
        "processor-cores": r"(?<![\w.,])(?:\d{1,2}|dual|quad|octa|twee|vier|acht|two|four)[- ]?(?:core|"
        r"kern(?:en)?)s?\b",
    }
)
"""Values that say by themselves what they are about."""

SIZE = re.compile(
    r"(?<![\w.,])\d{1,5}(?:[.,]\d{1,3})? ?-?(?:[TGM]i?B|gigabytes?|megabytes?|gig)\b(?!/|ps| ?(?:per|/) ?s)",
    re.IGNORECASE,
)
"""A size in bytes: of what, the words around it say."""

FREE = re.compile(
    r"\b(?:vrije?|free|available|beschikba(?:ar|re))\b|(?<!opslag)ruimte|(?<!storage )space", re.IGNORECASE
)
"""That of a disk it is the room that is left, not the whole."""

DRIVE = re.compile(r"\b(?:ssd|hdd|emmc)\b", re.IGNORECASE)
"""A drive itself: how large it is, no kind of row says."""

NOT_SAYABLE = re.compile(
    r"\b(?:flash(?:[- ]?player)?|java(?:script)?|silverlight|shockwave|plug-?ins?|extensies?|extensions?|"
    r"internet(?:verbinding|snelheid|connection|toegang)?|netwerk|wi-?fi|bandbreedte|bandwidth|[MKG]bit(?:/s)?|[MKG]bps|[MG]b/s|"
    r"intel|amd|celeron|pentium|atom|core i\d|core 2|ryzen|snapdragon|arm(?:v\d)?|opengl|directx|gpu|videokaart|"
    r"grafische kaart|"
    r"graphics|webcam|camera|microfoon|microphone|toetsenbord|keyboard|muis|mouse|internet explorer|ie ?\d+|"
    r"acrobat|pdf-?reader|"
    r"microsoft office|firewall|proxy|poort(?:en)?|whitelist|allowlist|printer|edition|editie|s-modus|s mode|"
    r"windows rt|"
    r"sse2|64[- ]bits?|32[- ]bits?|\.net|bluetooth|usb)\b",
    re.IGNORECASE,
)
"""What pages ask and no kind of row says: it is listed as it stands."""


def kinds_named(text: str) -> tuple[str, ...]:
    """Give the kinds of row that a text names."""
    return tuple(name for name, pattern in WORDS.items() if pattern.search(text))
