"""Files with group data of invented people, and looking at one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from checker.group_data.group_file import GroupFile
from checker.group_data.looking import looked_at
from checker.group_data.refused import GroupFileError, Refused

DAY = dt.date(2026, 8, 20)
NAME = "groepen.xml"


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What a file is to hold, and how many of what is wrong in it."""

    groups: int = 3
    combined_groups: int = 1
    pupils: int = 20
    teachers: int = 4
    branches: int = 1
    prefix: str = ""
    pupils_without_name: int = 0
    pupils_with_a_key_of_another: int = 0
    pupils_of_no_group: int = 0
    unknown_groups: int = 0
    impossible_births: int = 0


def group_data(made: Made, encoding: str = "utf-8", declared: str = "") -> bytes:
    """Give such a file. Each thing stands on lines of its own."""
    name = f"{made.prefix}:" if made.prefix else ""
    text = "\n".join(_lines(made)).replace("</", "<\0").replace("<", f"<{name}").replace(f"<{name}\0", f"</{name}")
    space = f' xmlns:{made.prefix}="urn:example"' if made.prefix else ""
    first = f'<?xml version="1.0" encoding="{declared or encoding}"?>'
    return f"{first}\n{text.replace('EDEX>', f'EDEX{space}>', 1)}".encode(encoding)


def outcome(data: bytes, day: dt.date = DAY) -> GroupFile | Refused:
    """Give what came of looking at it."""
    try:
        return looked_at(data, NAME, day)
    except GroupFileError as error:
        return error.refused


def found(file: GroupFile) -> Mapping[str, int]:
    """Give how often each thing was found."""
    return {each.kind: each.count for each in file.found}


def _lines(made: Made) -> list[str]:
    school = (
        "<school><schooljaar>2026-2027</schooljaar><peildatum>2026-08-12</peildatum><xsdversie>2.0</xsdversie></school>"
    )
    return [
        "<EDEX>", school,
        "<vestigingen>", *(f'<vestiging key="v{at}"></vestiging>' for at in range(made.branches)), "</vestigingen>",
        "<groepen>",
        *(f'<groep key="g{at}"><naam>Groep {at}</naam></groep>' for at in range(made.groups)),
        *(_combined_group(at) for at in range(made.combined_groups)),
        "</groepen>",
        "<leerlingen>", *(_pupil(made, at) for at in range(made.pupils)), "</leerlingen>",
        "<leerkrachten>", *(_teacher(made, at) for at in range(made.teachers)), "</leerkrachten>",
        "</EDEX>",
    ]  # fmt: skip


def _combined_group(at: int) -> str:
    return f'<samengestelde_groep key="c{at}"><naam>Plus {at}</naam></samengestelde_groep>'


def _pupil(made: Made, at: int) -> str:
    last = made.pupils - 1 - at
    key = "l0" if at and last < made.pupils_with_a_key_of_another else f"l{at}"
    is_nameless = at < made.pupils_without_name
    name = "" if is_nameless else f"<achternaam>Verzonnen{at}</achternaam><roepnaam>Kind{at}</roepnaam>"
    birth = "2019-02-30" if at < made.impossible_births else "2019-02-27"
    group = f"g{at % made.groups}" if at >= made.unknown_groups and made.groups else "nergens"
    belongs = "" if last < made.pupils_of_no_group else f'<groep key="{group}"></groep>'
    return (
        f'<leerling key="{key}">{name}<geboortedatum>{birth}</geboortedatum>'
        f"<geslacht>1</geslacht><jaargroep>3</jaargroep>{belongs}<emailadres>kind{at}@example.org</emailadres></leerling>"
    )


def _teacher(made: Made, at: int) -> str:
    groups = f'<groepen><groep key="g{at % made.groups}"></groep></groepen>' if made.groups else ""
    return f'<leerkracht key="j{at}"><achternaam>Nergens{at}</achternaam><rol>1</rol>{groups}</leerkracht>'
