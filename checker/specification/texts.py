"""The texts in a requirements spec: what it says in every language, and what a publisher's page says."""

from __future__ import annotations

from typing import Annotated

import msgspec

ShortText = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Paragraph = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class _InEveryLanguage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said in every language."""

    nl: str
    en: str

    def said(self, language: str) -> str:
        """Give it in this language, or in Dutch where it has none of that."""
        text: str = getattr(self, language, self.nl)
        return text


class Title(_InEveryLanguage, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line in every language."""

    nl: ShortText
    en: ShortText


class Text(_InEveryLanguage, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A short text in every language."""

    nl: Paragraph
    en: Paragraph


class TextByClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A short text for each kind of device that has one of its own."""

    windows_pc: Text | msgspec.UnsetType = msgspec.UNSET
    mac: Text | msgspec.UnsetType = msgspec.UNSET
    linux_pc: Text | msgspec.UnsetType = msgspec.UNSET
    chromebook: Text | msgspec.UnsetType = msgspec.UNSET
    ipad: Text | msgspec.UnsetType = msgspec.UNSET
    android_tablet: Text | msgspec.UnsetType = msgspec.UNSET
    phone: Text | msgspec.UnsetType = msgspec.UNSET
    other: Text | msgspec.UnsetType = msgspec.UNSET

    def texts(self) -> dict[str, Text]:
        """Give the texts by the kind of device they are for."""
        pairs = ((name.replace("_", "-"), getattr(self, name)) for name in self.__struct_fields__)
        return {name: text for name, text in pairs if text is not msgspec.UNSET}


class Quote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The very text on the publisher's page that a value came from, as it stands there, and its address."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    """The text, as it stands there."""
    source: Annotated[str, msgspec.Meta(max_length=500, pattern=r"^(https?://\S+)?\Z")] = ""
    """The address of the page."""
