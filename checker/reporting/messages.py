"""The words of a language: compiled ahead by the build (.mo), or else read from the .po that translators change."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations, c2py

from checker.reporting.ahead import compiled
from checker.reporting.po_file import read_po
from checker.resources import reports_folder

_PLURAL_FORMS = "plural="


@cache
def translations(language: str) -> NullTranslations:
    """Give the catalogue of a language; what is not in it is answered with its id, as gettext does."""
    source = reports_folder() / "messages" / f"{language}.po"
    ahead = compiled("messages", f"{language}.mo", source)
    if ahead:
        with ahead.open("rb") as file:
            return GNUTranslations(file)
    return PoTranslations(source.read_text(encoding="utf-8"))


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
        return self._messages.get(message, (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the translation of an id for a number of things."""
        forms = self._messages.get(msgid1)
        return forms[self._form(n)] if forms else msgid2
