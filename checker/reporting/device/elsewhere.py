"""Where to open a link that was opened in an app: the browser that a device of this kind has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checker.evaluation.judging import Judgement
from checker.model.facts import reading_of
from checker.model.readings import IN_AN_APP
from checker.reporting.language.words import Words
from checker.reporting.words.browser_words import browser_name

_OF_KIND: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "windows-pc": ("edge", "chrome"), "mac": ("safari", "chrome"), "linux-pc": ("firefox", "chrome"),
        "chromebook": ("chrome",), "ipad": ("safari",), "android-tablet": ("chrome",),
    }
)  # fmt: skip
_OF_SYSTEM: Mapping[str, tuple[str, ...]] = MappingProxyType({"android": ("chrome",), "ios": ("safari",)})
_SIGNS = (
    ("iP(?:ad|hone|od)|Macintosh.* touch$", "ipad"), ("CrOS", "chromebook"), ("Android", "android-tablet"),
    ("Windows", "windows-pc"), ("Macintosh", "mac"), ("X11", "linux-pc"),
)  # fmt: skip
"""For a page that nobody answers: what is in the user agent, after which it says whether there is touch."""


def better_browser(judgement: Judgement, words: Words) -> str:
    """Give where to open the link instead: Edge or Chrome; "" for a page that is in a browser."""
    if getattr(reading_of(judgement.facts, "browsers"), "detail", "") != IN_AN_APP:
        return ""
    system = str(getattr(reading_of(judgement.facts, "os.name"), "value", ""))
    return _named(_OF_KIND.get(judgement.device_class) or _OF_SYSTEM.get(system, ()), words)


def better_browsers(words: Words) -> Sequence[tuple[str, str]]:
    """Give the same for a page that nobody answers: the first pattern that is found tells where."""
    return [*((pattern, _named(_OF_KIND[kind], words)) for pattern, kind in _SIGNS), ("", _named((), words))]


def _named(names: tuple[str, ...], words: Words) -> str:
    return words.either([browser_name(name, words) for name in names]) or words.say("check.elsewhere.usual")
