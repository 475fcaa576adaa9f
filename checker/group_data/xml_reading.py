"""The elements of a file to its content, one after another: nothing is kept of what no check needs.

A DOCTYPE is refused before the reader sees any of it: nearly all that was ever wrong with expat lies behind one. The
reader is Python's (expat) as defusedxml has it, which forbids the same once more, with entities and references
elsewhere. Its errors hold what stands in the file, so none of them leaves this file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from traceback import clear_frames
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.parsers.expat import errors
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from checker.group_data.content import SECTIONS, THINGS, Content, Section
from checker.group_data.lines import line_at
from checker.group_data.record import Record
from checker.group_data.refused import Refused, Why

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesNSImpl

DEEPEST = 100
MOST_ELEMENTS = 1_000_000
LONGEST_TEXT = 1000
"""Signs kept of a name or a day: enough to tell that there is one, and that it is none."""
LONGEST_NAMESPACE = 1000
"""Signs: the reader writes it before the name of every element anew."""
_CHUNK = 64 * 1024
_MOST_STANDING_STILL = 16
"""Chunks in which not one piece of the file ended: a megabyte."""
_DOCTYPE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_KEY = "key"
_TOLD_OF_SCHOOL = frozenset({"schooljaar", "peildatum", "xsdversie"})
_PEOPLE = frozenset({"leerling", "leerkracht"})
_ROOT_VERSIONS = ((None, "xsdversie"), (None, "versie"), (None, "version"))
_SECTION, _THING = 2, 3
_WHY: Mapping[str, Why] = MappingProxyType(
    {
        errors.XML_ERROR_SYNTAX: "wrong_sign",
        errors.XML_ERROR_INVALID_TOKEN: "wrong_sign",
        errors.XML_ERROR_NO_ELEMENTS: "cut_off",
        errors.XML_ERROR_UNCLOSED_TOKEN: "cut_off",
        errors.XML_ERROR_PARTIAL_CHAR: "cut_off",
        errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "cut_off",
        errors.XML_ERROR_TAG_MISMATCH: "wrong_end",
        errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "attribute_twice",
        errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "after_the_end",
        errors.XML_ERROR_UNDEFINED_ENTITY: "unknown_entity",
        errors.XML_ERROR_BAD_CHAR_REF: "impossible_sign",
        errors.XML_ERROR_UNBOUND_PREFIX: "unknown_prefix",
        errors.XML_ERROR_XML_DECL: "first_line",
        errors.XML_ERROR_MISPLACED_XML_PI: "first_line",
        errors.XML_ERROR_NO_MEMORY: "no_memory",
    }
)


def content_of(text: str) -> Content | Refused:
    """Give what a file holds, or why it cannot be read."""
    if doctype := _DOCTYPE.match(text):
        return Refused("own_entities", line_at(text, doctype.end()))
    content = Content()
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)  # noqa: FBT003  the interface of SAX
    parser.setContentHandler(_Elements(content, parser))
    try:
        return _feed(parser, text) or content
    except DefusedXmlException as error:
        return _refused("own_entities", parser, error)
    except SAXParseException as error:
        return _refused(_WHY.get(error.getMessage(), "not_well_formed"), parser, error)
    except _TooMuchError as error:
        return _refused(error.why, parser, error)
    finally:  # the two know each other, which would keep what was read in the memory of a program that goes on
        parser.setContentHandler(ContentHandler())


def _refused(why: Why, parser: DefusedExpatParser, error: Exception) -> Refused:
    """Give why, and let go of the file: an error holds on to all that was at hand where it arose, and that to it."""
    clear_frames(error.__traceback__)
    return Refused(why, parser.getLineNumber() or 0)


def _feed(parser: DefusedExpatParser, text: str) -> Refused | None:
    """Read all of it, and refuse a piece without end before it takes all memory."""
    still, before = 0, (0, 0)
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
        place = parser.getLineNumber(), parser.getColumnNumber()
        still = still + 1 if place == before else 0
        if still >= _MOST_STANDING_STILL:
            return Refused("too_long", place[0])
        before = place
    parser.close()
    return None


class _TooMuchError(Exception):
    """More than group data has. Holds nothing of the file."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class _Elements(ContentHandler):
    """Where in the file we are, and what is read there. A prefix says nothing: senders differ in it."""

    def __init__(self, content: Content, parser: DefusedExpatParser) -> None:
        super().__init__()
        self._content, self._parser = content, parser
        self._names: list[str] = []
        self._elements = 0
        self._record: Record | None = None
        self._text: list[str] | None = None
        self._length = 0
        self._text_line = 0

    def startPrefixMapping(self, _prefix: str | None, uri: str) -> None:  # noqa: N802  the name SAX has for it
        """Refuse a namespace without end."""
        if len(uri or "") > LONGEST_NAMESPACE:
            raise _TooMuchError("too_long")

    def startElementNS(  # noqa: N802  likewise
        self, name: tuple[str | None, str], _qname: str | None, attrs: AttributesNSImpl
    ) -> None:
        """Take in that an element begins."""
        self._text = None
        self._elements += 1
        self._names.append(name[-1])
        if self._elements > MOST_ELEMENTS:
            raise _TooMuchError("too_many")
        if len(self._names) > DEEPEST:
            raise _TooMuchError("too_deep")
        if self._record:
            self._field(self._record, attrs)
        else:
            self._outside(attrs)

    def endElementNS(self, name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802  likewise
        """Take in that an element ends, and the text in it where that matters."""
        if self._text is not None:
            self._tell(name[-1], "".join(self._text).strip())
            self._text = None
        if self._record and len(self._names) == _THING:
            self._record.end()
            self._record = None
        self._names.pop()

    def characters(self, content: str) -> None:
        """Keep a text that matters, as far as it is told apart."""
        if self._text is not None and self._length < LONGEST_TEXT:
            self._text.append(content)
            self._length += len(content)

    def _outside(self, attrs: AttributesNSImpl) -> None:
        names, line = self._names, self._parser.getLineNumber()
        around, name = (names[-2] if len(names) > 1 else ""), names[-1]
        thing = THINGS.get((around, name))
        if len(names) == _THING and thing:
            self._content.has(thing, _key(attrs), line)
            self._record = Record(thing, line, self._content)
        elif thing == "branch":  # some may have their branches within the school
            self._content.has(thing, _key(attrs), line)
        elif len(names) == _SECTION and name in SECTIONS:
            self._section(SECTIONS[name], line)
        elif len(names) == 1:
            self._content.version = next((told for place in _ROOT_VERSIONS if (told := attrs.get(place))), None)
        elif names[1] == "school" and len(names) == _THING and name in _TOLD_OF_SCHOOL:
            self._begin_text(line)
        elif name in _PEOPLE:
            self._content.found.add("outside_section", line)

    def _section(self, section: Section, line: int) -> None:
        self._content.sections[section] += 1
        if self._content.sections[section] > 1:
            self._content.found.add("section_twice", line)

    def _field(self, record: Record, attrs: AttributesNSImpl) -> None:
        depth, name = len(self._names) - _THING, self._names[-1]
        around = self._names[-2] if depth == 2 else ""  # noqa: PLR2004  one element between it and the record
        if depth <= 2 and (target := record.target(name, around)):  # noqa: PLR2004  likewise
            record.points(target, _key(attrs), self._parser.getLineNumber())
        elif depth == 1 and record.wants(name):
            self._begin_text(self._parser.getLineNumber())
        elif depth == 1 and name in _PEOPLE and record.thing in {"pupil", "teacher"}:  # a group may tell its teacher
            self._content.found.add("outside_section", self._parser.getLineNumber())

    def _begin_text(self, line: int) -> None:
        self._text, self._length, self._text_line = [], 0, line

    def _tell(self, name: str, text: str) -> None:
        if self._record:
            self._record.tells(name, text, self._text_line)
        elif name == "schooljaar":
            self._content.school_year = text
        elif name == "peildatum":
            self._content.reference_date = text
        else:
            self._content.version = text


def _key(attrs: AttributesNSImpl) -> str:
    """Give the key; one with a prefix only where none stands without."""
    names: list[tuple[str | None, str]] = sorted(
        (name for name in attrs.getNames() if name[1] == _KEY), key=lambda name: name[0] or ""
    )
    return (attrs.get(names[0]) or "").strip() if names else ""
