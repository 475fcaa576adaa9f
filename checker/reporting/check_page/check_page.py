"""The page itself: one file that holds all it needs, for the collector or for any web host."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
from markupsafe import Markup

from checker import __version__
from checker.browser_page.in_an_app import (
    APP,
    APP_BRAND,
    BROWSER,
    GREASE,
    IN_BRACKETS,
    NAMED_BY_ITS_MAKER,
    STRANGE,
    VIEW,
)
from checker.browser_page.screen import IPAD_INCHES
from checker.browser_page.signals import LONGEST_USER_AGENT
from checker.browser_page.submission import COMMON, OS_VERSION, UPDATES_UNTIL, VERSION_ALONE
from checker.browser_page.system import TELLS_IPADOS
from checker.model.devices import DEVICE_CLASSES
from checker.model.languages import LANGUAGES, USUAL
from checker.model.releases import Releases
from checker.model.storable import ID_FORM, LONGEST_NAME
from checker.reporting.check_page.questions import questions_of
from checker.reporting.device.elsewhere import better_browsers
from checker.reporting.language.words import Words
from checker.reporting.rendering.environment import environment
from checker.reporting.rendering.inline import Inline, content_policy, script, stylesheet
from checker.specification.document import RequirementsSpec
from checker.storage.names import NOT_IN_A_NAME

Mode = Literal["collector", "static"]
FILE_OF_LANGUAGE: Mapping[str, str] = {
    language: "index.html" if language == USUAL else f"{language}.html" for language in LANGUAGES
}
_MOST_NAMED = 3
_KINDS = ("chromebook", "ipad", "android-tablet", "windows-pc", "mac", "phone")
_SYSTEMS_TOLD = ("ipad", "android-tablet", "windows-pc", "mac")
_MEMORY_TOLD = ("chromebook", "windows-pc", "mac", "linux-pc")
_WORDS = (
    "progress", "not_answered", "no_connection", "popups_yes", "popups_no", "copied", "copy_yourself", "static_title",
    "static_text", "screen", "memory", "cookies", "storage", "webgl", "yes", "no", "problem.too_many",
    "problem.not_stored", "problem.not_understood", "problem.not_judged", "problem.other_content", "problem.token",
    "problem.origin", "problem.internal", "problem.too_large", "problem.request", "elsewhere.app", "elsewhere.app_text",
    "elsewhere.frame", "elsewhere.frame_text", "link_copied", "link_yourself", "not_here",
    "clock", "to_send",
)  # fmt: skip

Choice = tuple[str, str]


class OtherLanguage(msgspec.Struct, frozen=True):
    """The link to the page in another language."""

    address: str
    language: str
    text: str


class CheckPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the template prints. Choices are a value and how it is shown; ways are lines, by kind of device."""

    language: str
    kinds: Sequence[Choice]
    months: Sequence[str]
    models: Sequence[Choice]
    how_updates: Sequence[str]
    how_model: Sequence[str]
    how_version: Sequence[tuple[str, Sequence[str]]]
    how_memory: Sequence[tuple[str, Sequence[str]]]
    foot: str
    other: OtherLanguage
    config: Markup


class _InAnApp(msgspec.Struct, frozen=True, kw_only=True):
    """How a page that nobody answers tells that an app shows it: the patterns of recognition, and where to go."""

    app: str = APP
    browser: str = BROWSER
    view: str = VIEW
    strange: str = STRANGE
    brand: str = APP_BRAND
    grease: str = GREASE
    brackets: str = IN_BRACKETS
    named: Sequence[str] = NAMED_BY_ITS_MAKER
    elsewhere: Sequence[tuple[str, str]]


class _Forms(msgspec.Struct, frozen=True, kw_only=True):
    """The patterns that the page and who takes in what it sends hold texts to.

    `unfit`: what the name of a file cannot hold.
    """

    id: str = ID_FORM
    os_version: str = OS_VERSION
    updates_until: str = UPDATES_UNTIL
    version: str = VERSION_ALONE
    tells_ipados: str = TELLS_IPADOS
    unfit: str = NOT_IN_A_NAME


class _Config(msgspec.Struct, frozen=True, kw_only=True):
    """What the script reads. `made`, `believed_until`: a clock before that day is wrong, after the other perhaps."""

    mode: Mode
    language: str
    collector: str
    made: str
    believed_until: str
    questions: Mapping[str, Sequence[str]]
    common: Sequence[str]
    words: Mapping[str, str]
    forms: _Forms = _Forms()
    longest_ua: int = LONGEST_USER_AGENT
    longest_name: int = LONGEST_NAME
    sized: str = " ".join(f"{short}x{long}" for short, long in IPAD_INCHES)
    in_an_app: _InAnApp | None


def render_check_page(
    spec: RequirementsSpec, releases: Releases, language: str, mode: Mode, collector: str = ""
) -> str:
    """Give the page as the text of an HTML file; `collector` is the address a static page hands over to."""
    words = Words(language)
    return (
        environment()
        .get_template("check_page.html")
        .render(
            page=_page(spec, releases, words, _config(spec, releases, words, mode, collector), mode),
            say=words.say,
            style=_style(),
            scripts=_scripts(),
            policy=check_page_policy(),
        )
    )


def check_page_policy() -> Markup:
    """Give what the page tells a browser that it may use, for who can also say so before it."""
    return content_policy(_style(), _scripts(), "connect-src 'self'; form-action 'none'")


def _style() -> Inline:
    return stylesheet("palette", "page", "check_page")


def _scripts() -> Sequence[Inline]:
    return (script("old_browser"), script("elements"), script("qr_code"), script("check_page"))


def _page(spec: RequirementsSpec, releases: Releases, words: Words, config: Markup, mode: Mode) -> CheckPage:
    other = _next(words.language)
    address = f"?lang={other}" if mode == "collector" else FILE_OF_LANGUAGE[other]
    return CheckPage(
        language=words.language,
        kinds=[(kind, words.say(f"check.kind.{kind}")) for kind in _KINDS],
        months=[words.say(f"date.month.{month}") for month in range(1, 13)],
        models=_models(releases, words.language),
        how_updates=_lines("check.updates.how", words),
        how_model=_lines("check.model.how", words),
        how_version=[(kind, _lines(f"check.version.how.{kind}", words)) for kind in _SYSTEMS_TOLD],
        how_memory=[(kind, _lines(f"check.memory.how.{kind}", words)) for kind in _MEMORY_TOLD],
        foot=words.say("check.foot", version=__version__, spec=_named(spec, words)),
        other=OtherLanguage(address, other, Words(other).say("check.this_language")),
        config=config,
    )


def _named(spec: RequirementsSpec, words: Words) -> str:
    """Give the first few of several specs, and how many more: the page has to stay small."""
    names = [f"{part.id} {part.version}" for part in spec.parts]
    if len(names) > _MOST_NAMED:
        rest = len(names) - _MOST_NAMED + 1
        names[_MOST_NAMED - 1 :] = [words.count("by_spec.others", rest)]
    return words.both(names)


def _next(language: str) -> str:
    """Give the language after this one, in a circle: by one link on each page all of them are reached."""
    names: tuple[str, ...] = LANGUAGES
    return names[(names.index(language) + 1) % len(names)]


def _lines(message: str, words: Words) -> list[str]:
    return words.say(message).splitlines()


def _models(releases: Releases, language: str) -> list[Choice]:
    """Give the models by the name their settings show; the name in English stands for one in an answer."""
    titles = [model.title for model in releases.operating_systems.device_model]
    return [
        (title, title) if isinstance(title, str) else (title["en"], title.get(language, title[USUAL]))
        for title in titles
    ]


def _is_answer(name: str) -> bool:
    """Tell whether these words are for what a collector answers; a page that stands alone never says them."""
    return name.startswith("problem.") or name == "to_send"


def _config(spec: RequirementsSpec, releases: Releases, words: Words, mode: Mode, collector: str) -> Markup:
    """Give what the script reads, as JSON that cannot end the element it stands in."""
    config = _Config(
        mode=mode,
        language=words.language,
        collector=collector,
        made=releases.snapshot.isoformat(),
        believed_until=releases.believed_until.isoformat(),
        questions={kind: questions_of(kind, spec) for kind in DEVICE_CLASSES},
        common=COMMON,
        words={name: words.say(f"check.{name}") for name in _WORDS if mode == "collector" or not _is_answer(name)},
        in_an_app=_InAnApp(elsewhere=better_browsers(words)) if mode == "static" else None,
    )
    text = msgspec.json.encode(config).decode().replace("<", "\\u003c")
    return Markup(text)  # noqa: S704  no "<" is left in it
