"""The words of a language: compiled ahead by the build (.mo), or else read from the .po that translators change."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations, c2py

from checker.model.languages import USUAL
from checker.reporting.language.po_file import read_po
from checker.resources import ahead_folder, reports_folder

_PLURAL_FORMS = "plural="


@cache
def translations(language: str) -> NullTranslations:
    """Give the catalogue of a language; what is not in it is said in the usual one, or else answered with its id."""
    catalogue = _catalogue(language)
    if language != USUAL:
        catalogue.add_fallback(translations(USUAL))
    return catalogue


def _catalogue(language: str) -> NullTranslations:
    ahead = ahead_folder()
    if ahead is None:
        return PoTranslations((reports_folder() / "messages" / f"{language}.po").read_text(encoding="utf-8"))
    with (ahead / "messages" / f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)


class PoTranslations(NullTranslations):
    """A catalogue that was not compiled."""

    def __init__(self, text: str) -> None:
        """Read the text of a .po file."""
        super().__init__()
        self._messages = read_po(text)
        _, _, rule = self._messages[""][0].partition(_PLURAL_FORMS)
        self._form = c2py(rule.partition(";")[0])

    def gettext(self, message: str) -> str:
        """Give the translation of an id."""
        forms = self._messages.get(message)
        return forms[0] if forms else super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the translation of an id for a number of things."""
        forms = self._messages.get(msgid1)
        return forms[self._form(n)] if forms else super().ngettext(msgid1, msgid2, n)
