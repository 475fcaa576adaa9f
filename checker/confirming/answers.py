"""What a person answered, laying a spec beside the publisher's page. A later answer about the same holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from checker.confirming.rows.row import Columns
from checker.model.devices import DeviceClass
from checker.specification.document import Id, Quote, Role

PRODUCT = "product:"
"""Before the id of a method: what an answer is about is that, and no requirement."""
MOST_ANSWERS = 2000
MOST_ADDED = 100
About = Annotated[str, msgspec.Meta(pattern=rf"^({PRODUCT})?[a-z0-9][a-z0-9-]{{0,59}}\Z")]
Value = Annotated[str, msgspec.Meta(max_length=200)]
Note = Annotated[str, msgspec.Meta(max_length=500)]
Address = Annotated[str, msgspec.Meta(max_length=500, pattern=r"^(https?://\S+)?\Z")]
_WHOLE_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f\"<>\\]{1,490}")
Word = Literal["keep", "change", "dropped", "unknown"]


def is_address(text: str) -> bool:
    """Tell whether a text is the whole address of a page, without signs that no address has."""
    return _WHOLE_ADDRESS.fullmatch(text) is not None


class ReadRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a row of the page says: both columns, canonical, and its very words.

    `checked_on`: the day of what is taken over from an earlier time; None: the day of all answers.
    """

    minimum: Value = ""
    recommended: Value = ""
    quote: Quote | msgspec.UnsetType = msgspec.UNSET
    checked_on: dt.date | None = None

    @property
    def asked(self) -> Columns:
        """Give both columns."""
        return Columns(minimum=self.minimum, recommended=self.recommended)


class Answer(ReadRow, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is right of one requirement: as it is, otherwise, not asked (any more), or not known.

    `requirement`: its id, or that of a method behind `PRODUCT`. `applies_to`: for which of its devices; none: all.
    Only a change says what the row does.
    """

    requirement: About
    word: Word
    applies_to: tuple[DeviceClass, ...] = ()


class AddedRow(ReadRow, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A row of the page that the spec had nothing of. `name`: tells it apart from the other added ones.

    `product`: the method that it is about, "" for none: then it is a requirement, of this kind.
    """

    name: Id
    kind: Id
    applies_to: tuple[DeviceClass, ...]
    product: Value = ""


class Answers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """All that was answered so far. `read_on`: the day the page was read; `source`: its address, "" for the spec's.

    `declined`: rows that a draft proposed and nobody wants, by their names.
    """

    answers: Annotated[tuple[Answer, ...], msgspec.Meta(max_length=MOST_ANSWERS)] = ()
    added: Annotated[tuple[AddedRow, ...], msgspec.Meta(max_length=MOST_ADDED)] = ()
    declined: Annotated[tuple[Id, ...], msgspec.Meta(max_length=MOST_ANSWERS)] = ()
    role: Role | None = None
    note: Note = ""
    source: Address = ""
    read_on: dt.date | None = None

    def with_answer(self, answer: Answer) -> Answers:
        """Give them with one more, in place of an earlier one about just the same."""
        others = (other for other in self.answers if _about(other) != _about(answer))
        return msgspec.structs.replace(self, answers=(*others, answer))

    def without_answer(self, requirement: str, applies_to: Iterable[str]) -> Answers:
        """Give them without the one about this requirement and these devices."""
        about = requirement, frozenset(applies_to)
        return msgspec.structs.replace(self, answers=tuple(other for other in self.answers if _about(other) != about))

    def with_added(self, row: AddedRow) -> Answers:
        """Give them with one more row, in place of an earlier one of that name."""
        others = tuple(other for other in self.added if other.name != row.name)
        declined = tuple(name for name in self.declined if name != row.name)
        return msgspec.structs.replace(self, added=(*others, row), declined=declined)

    def without_added(self, name: str) -> Answers:
        """Give them without this row, which is declined from now on."""
        others = tuple(other for other in self.added if other.name != name)
        declined = tuple(dict.fromkeys((*self.declined, name)))
        return msgspec.structs.replace(self, added=others, declined=declined)

    def answer_to(self, requirement: str, applies_to: Iterable[str]) -> Answer | None:
        """Give the answer about just this requirement and these devices; None where there is none yet."""
        about = requirement, frozenset(applies_to)
        return next((answer for answer in self.answers if _about(answer) == about), None)


def _about(answer: Answer) -> tuple[str, frozenset[str]]:
    return answer.requirement, frozenset(answer.applies_to)
