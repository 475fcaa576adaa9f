"""Why a file cannot be looked at, each with what to do; nothing of what stands in it."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from checker.errors import BadInputError, ExitCode

Why: TypeAlias = Literal[
    "empty", "too_large", "zip", "packed", "page", "no_xml", "no_group_data", "encoding_not_read", "encoding_unknown",
    "encoding_differs", "not_in_encoding", "cut_off", "wrong_sign", "wrong_end", "attribute_twice", "after_the_end",
    "unknown_entity", "impossible_sign", "unknown_prefix", "first_line", "not_well_formed", "own_entities", "too_deep",
    "too_many", "too_long", "no_memory", "our_fault",
]  # fmt: skip


class Refused(NamedTuple):
    """Why, where, and what is filled in: the name of an encoding, or of what went wrong here."""

    why: Why
    line: int = 0
    detail: str = ""


class GroupFileError(BadInputError):
    """A file that cannot be looked at. `refused` tells why."""

    def __init__(self, name: str, refused: Refused) -> None:
        """Say it of this file."""
        problem, next_step = SAID[refused.why]
        self.refused = refused
        place = f"line {refused.line}" if refused.line else ""
        if refused.why == "our_fault":
            self.exit_code = ExitCode.INTERNAL_ERROR
        super().__init__(name, place, problem.format(detail=refused.detail), next_step)


_EXPORT = "Make the file again in your pupil administration system; do not change it by hand."
_NAME_IT = "Name the XML file with group data (EDEXML) that your pupil administration system made."
_AS_UTF_8 = "Make the file again as UTF-8 in your pupil administration system; do not change it by hand."
_ASK = "Ask who supplies your pupil administration system for an EDEXML file without it."
SAID: dict[Why, tuple[str, str]] = {
    "empty": ("there is nothing in it", _EXPORT),
    "too_large": ("larger than 64 MB", _NAME_IT),
    "zip": ("this is a zip file", "Unpack it first, and give the XML file that is in it."),
    "packed": ("this is a packed file", "Unpack it first, and give the XML file that is in it."),
    "page": ("this is a web page, not a file with group data", _NAME_IT),
    "no_xml": ("this is no XML", _NAME_IT),
    "no_group_data": ("this is XML, but no group data (EDEXML)", _NAME_IT),
    "encoding_not_read": ("written in the encoding {detail}, which is not read here", _AS_UTF_8),
    "encoding_unknown": ("written in an encoding that is not known here", _AS_UTF_8),
    "encoding_differs": ("its first line tells another encoding than it is written in ({detail})", _EXPORT),
    "not_in_encoding": ("a sign that does not exist in the encoding of the file ({detail})", _EXPORT),
    "cut_off": ("the end of the file is missing", _EXPORT),
    "wrong_sign": ("a sign that may not stand there", _EXPORT),
    "wrong_end": ("an element ends that did not begin", _EXPORT),
    "attribute_twice": ("an attribute stands twice in one element", _EXPORT),
    "after_the_end": ("something comes after the end of the data", _EXPORT),
    "unknown_entity": ("a sign is written with a name that XML does not know", _EXPORT),
    "impossible_sign": ("a sign is written with a number that XML does not allow", _EXPORT),
    "unknown_prefix": ("the prefix of a name is not declared", _EXPORT),
    "first_line": ("the first line of the XML is not right", _EXPORT),
    "not_well_formed": ("the XML is not right", _EXPORT),
    "own_entities": ("it has definitions of its own (DOCTYPE), which group data never needs", _ASK),
    "too_deep": ("elements lie deeper in each other than group data has them", _NAME_IT),
    "too_many": ("more elements than group data has", _NAME_IT),
    "too_long": ("one piece of it is larger than 1 MB", _NAME_IT),
    "no_memory": ("too large for the memory of this computer", "Close other programs, or use another computer."),
    "our_fault": (
        "cannot be looked at ({detail})",
        "Give this line, and not the file, to whoever gave you this program.",
    ),
}
"""The problem and the next step, in English; reports/terminal holds them in other languages."""
