"""All pages the collector serves, each rendered once for each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from checker.model.languages import LANGUAGES
from checker.model.releases import Releases
from checker.reporting.check_page.check_page import check_page_policy, render_check_page
from checker.reporting.check_page.qr import qr_svg
from checker.reporting.language.words import Words
from checker.reporting.rendering.environment import environment
from checker.reporting.rendering.inline import content_policy, script, stylesheet
from checker.specification.document import RequirementsSpec

_MOST_PLACES = 60
_LONGEST_PLACE = 60
_DEVICES_OF_ANY_PLACE = ("",)
Moved = tuple[str, str]
"""Where sheets that were printed before lead, and where they should."""


class Page(NamedTuple):
    """The text of a page, and what a browser must be told it may use."""

    text: str
    policy: str


class Sheet(msgspec.Struct, frozen=True):
    """One QR code on paper; the address below it is short, for who must type it, and then asks for the place."""

    place: str
    address: str
    svg: Markup


class Pages:
    """The pages for these requirements. `link` gives the link for devices at a place."""

    def __init__(
        self,
        spec: RequirementsSpec,
        releases: Releases,
        link: Callable[[str], str],
        places: Sequence[str],
        moved: Callable[[], Moved | None],
    ) -> None:
        """Serve these pages; `places` are those of the first sheet, `moved` where earlier ones lead."""
        self._moved = moved
        self._spec = spec
        self._releases = releases
        self._link = link
        self._places = places
        self._moved = moved
        self.check = cache(self._check)
        self.words = cache(Words)

    def no_token(self) -> str:
        """Give what someone reads who typed only the address."""
        return "\n".join(self.words(language).say("collect.no_token") for language in LANGUAGES) + "\n"

    def other_host(self) -> str:
        """Give what someone reads who came by a name that is not this computer's."""
        return "\n".join(self.words(language).say("collect.other_host") for language in LANGUAGES) + "\n"

    def _check(self, language: str) -> Page:
        return Page(render_check_page(self._spec, self._releases, language, "collector"), check_page_policy())

    def moved(self, words: Words) -> str:
        """Say that sheets which were printed before lead elsewhere; "" where they lead here."""
        moved = self._moved()
        return words.say("collect.moved", old=moved[0], new=moved[1]) if moved else ""

    def live(self, language: str) -> Page:
        """Give the coordinator's page."""
        words = self.words(language)
        style, scripts = (
            stylesheet("palette", "page", "collect_parts", "collect_live"),
            tuple(script(name) for name in ("elements", "collect_live", "collect_take_in")),
        )
        policy = content_policy(style, scripts, "connect-src 'self'; form-action 'self'")
        text = (
            environment()
            .get_template("collect_live.html")
            .render(
                language=language,
                say=words.say,
                link=self._link(""),
                svg=qr_svg(self._link("")),
                places=self._places,
                moved=self.moved(words),
                style=style,
                scripts=scripts,
                policy=policy,
            )
        )
        return Page(text, policy)

    def sheet(self, places: Sequence[str], language: str) -> Page:
        """Give the A4 with a QR code for each of these places, or for all places together."""
        words = self.words(language)
        named = [re.sub(r"\s+", " ", place).strip()[:_LONGEST_PLACE] for place in places[:_MOST_PLACES]]
        chosen = list(dict.fromkeys(place for place in named if place)) or _DEVICES_OF_ANY_PLACE
        style = stylesheet("palette", "page", "collect_sheet")
        policy = content_policy(style, more="form-action 'none'")
        text = (
            environment()
            .get_template("collect_sheet.html")
            .render(
                language=language,
                say=words.say,
                sheets=[Sheet(place, self._link(""), qr_svg(self._link(place))) for place in chosen],
                style=style,
                policy=policy,
            )
        )
        return Page(text, policy)
