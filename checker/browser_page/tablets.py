"""Models of tablets that say `Mobile` as a phone does, and of other things that say `Android`.

The names are those makers put in `Build.MODEL`; a family is told by how its model numbers begin. Makers' own series:
Samsung SM-T, SM-P and SM-X are tablets (GT-P, GT-N5 and GT-N8 before 2013), Lenovo TB, Amazon KF, Huawei's AGS, BAH,
SCM, DBY, MRX, AGR, BTK and their like.
"""

from __future__ import annotations

import re

_TABLET = re.compile(
    r"(?:SAMSUNG[ -])?(?:SM-[TPX]\d|GT-(?:P[1357]|N5|N8)\d|SGH-I957|SC-01[CE])"
    r"|KF[A-Z]{2,6}\b|Kindle"
    r"|(?:Lenovo )?(?:TB-?\w|YT\d?-|TAB[ _]?\d|Tab\b|IdeaTab|A(?:3500|5500|7600|1000|2107|2109)|B[68]0|S[68]000|YOGA)"
    r"|(?:AGS\d?|AGR|BAH\d?|BTKR?|BZ[TKAC]|CMR|DBY\d?|DBR|GOT|JDN\d?|KOB\d?|LSN|MON|MRR|MRX|SCM\w?|SHT|T1-|VRD|WGR)-"
    r"|MediaPad|MatePad|HUAWEI M\d|Xoom|Nexus (?:7|9|10)\b|Pixel (?:C|Tablet)\b|Slider SL101"
    r"|ME\d{3}[A-Z]|TF\d{3}|K0\d\d\b|P0\w\w?\b|(?:ASUS )?(?:MeMO ?Pad|ZenPad|PadFone|Transformer)"
    r"|Sony Tablet|SGP\d|Xperia Tablet|Iconia|A[15]0[01]\b|B[13]-\w\d\d|Venue|LG-V\d|VK\d{3}|HTC_Flyer|PG41200"
    r"|Redmi Pad|Xiaomi Pad|MI PAD|OPD\d|OnePlus Pad|realme Pad|RMP\d|HEY\d-|HONOR Pad"
    r"|Nokia (?:T\d0|N1)|TA-1(?:392|472|487)|Archos|LIFETAB|Tolino|bq (?:Edison|Aquaris [EM]10)|Surftab|Ematic"
    r"|Teclast|CUBOT TAB|Alldocube|Blackview Tab|Doogee [TU]\d|DIGILAND|TAB-?\d|Touchpad|FZ-[AB]|Nook|BNTV|BNRV"
    r"|Hisense F5281|NT-\d{4}|PMT\d|TERRA PAD|Prowise",
    re.IGNORECASE,
)
# What a maker called a pad or a tab is one, whoever the maker is: Redmi Pad Pro, AGM_PAD_P1, Tab 11 WiFi, Npad X1.
_CALLED_ONE = re.compile(r"(?:^|[ _-])(?:tab|tablet|[a-z]*pad)(?=$|[ _\d-])|^100\d{6}", re.IGNORECASE)
# Plain words, looked for in the user agent in small letters: many times faster than one expression of them all.
_TELEVISION = (
    " tv ", " tv)", "tv;", "smarttv", "smart-tv", "googletv", "google tv", "bravia", "; aft", "chromecast", "hbbtv",
    "netcast", "web0s", "viera", "aquosbrowser", "dtv", "inettvbrowser", "ce-html", "large screen", "mibox",
    "shield android", "roku", "appletv", "crkey", "playstation", "xbox", "nintendo", "oculusbrowser",
)  # fmt: skip
_AUTOMATON = (
    "bot/", "bot ", "bot)", "bot;", "bots", "crawl", "spider", "slurp", "nutch", "http_",
    "-http", "okhttp", "ptst", "appengine", "netnewswire", "criteo", "hatena", "facebookexternal", "wget", "curl/",
    "python", "java/", "dalvik", "image search", "mutant", "dispatch/", "lighthouse", "read-aloud", "mediapartners",
    "validator", "preview/",
)  # fmt: skip
_NAMED_WITH_NUMBER = re.compile(r"(?:bot|crawler|spider)[\w-]*/\d")
_ADDRESS = ("http:", "https:", "www.")
_OF_A_DEVICE = re.compile(
    r"\((?:linux; |android|windows nt|x11; |macintosh; |ip(?:hone|ad|od))(?![^)]*compatible)[^)]*\)"
)


def is_tablet_model(model: str) -> bool:
    """Tell whether a model is known to be a tablet; no answer for a model that is not known."""
    return bool(_TABLET.match(model) or _CALLED_ONE.search(model))


def is_television(ua: str) -> bool:
    """Tell whether this is a television, a box below one or a game console."""
    small = ua.lower()
    return any(word in small for word in _TELEVISION)


def is_open_harmony(ua: str) -> bool:
    """Tell whether this is HarmonyOS NEXT, which names an Android that it is not.

    Huawei, "ArkWeb: default UserAgent": (Tablet; OpenHarmony 5.0) … ArkWeb/4.1.6.1.
    """
    return "OpenHarmony" in ua or "ArkWeb/" in ua


def is_automaton(ua: str) -> bool:
    """Tell whether a program without a person opened the page.

    A model may be called anything: CUBOT, Robot, Spider. Only an address or a name with a number makes it a program.
    """
    if "Trident/" in ua:  # Internet Explorer carries its seller's address
        return "PTST" in ua
    small = ua.lower()
    if not small.startswith(("mozilla/", "opera/")):
        return True
    if any(word in small for word in _ADDRESS) or _NAMED_WITH_NUMBER.search(small):
        return True
    outside = _OF_A_DEVICE.sub("", small, count=1)
    return any(word in outside for word in _AUTOMATON)
