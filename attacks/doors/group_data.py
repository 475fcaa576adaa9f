"""A file with group data (EDEXML): looked at, told and kept; and no child that stands in it comes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attacks.doors.door import DAY, Door
from attacks.doors.publishers_page import mutate
from checker.cli.own_words import own_words
from checker.group_data.evidence import evidence_of
from checker.group_data.group_file import GroupFile
from checker.group_data.group_file_json import encode_group_file
from checker.group_data.looking import looked_at
from checker.group_data.refused import GroupFileError, Refused
from checker.reporting.language.words import Words
from checker.reporting.words.group_data import group_file_words

_CHILD = ("Quwelijntje", "Zwiebelstra", "2017-11-31", "999991772", "qz-geheim-7")
_FIRST, _LAST, _BIRTH, _NUMBER, _KEY = _CHILD
_FILE = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- {_FIRST} --><EDEX>
<school><schooljaar>2026-2027</schooljaar><peildatum>2026-08-12</peildatum><xsdversie>2.1</xsdversie></school>
<vestigingen><vestiging key="{_KEY}"/></vestigingen>
<groepen><groep key="{_KEY}"><naam>{_LAST}</naam></groep><samengestelde_groep key="{_KEY}"><naam>{_FIRST}</naam>
</samengestelde_groep></groepen>
<leerlingen><leerling key="{_KEY}"><achternaam>{_LAST}</achternaam><roepnaam>{_FIRST}</roepnaam>
<geboortedatum>{_BIRTH}</geboortedatum><bsn>{_NUMBER}</bsn><groep key="{_KEY}"/><vestiging key="{_KEY}"/>
<samengestelde_groepen><samengestelde_groep key="{_KEY}"/></samengestelde_groepen></leerling></leerlingen>
<leerkrachten><leerkracht key="{_KEY}"><achternaam>{_LAST}</achternaam><groepen><groep key="{_KEY}"/></groepen>
</leerkracht></leerkrachten></EDEX>
"""


def seeds() -> Sequence[bytes]:
    """Give a file in three encodings, and one with definitions of its own."""
    plain = _FILE.replace(' encoding="utf-8"', "")
    defined = _FILE.replace("<EDEX>", f'<!DOCTYPE EDEX [<!ENTITY {_FIRST} "{_LAST}">]><EDEX>')
    latin = _FILE.replace("utf-8", "iso-8859-1")
    return [_FILE.encode(), plain.encode("utf-16"), latin.encode("latin-1"), defined.encode()]


def enter(data: bytes) -> bool:
    """Look at it, and say and keep all there is to say and keep."""
    try:
        file = looked_at(data, "groepen.xml", DAY)
    except GroupFileError as error:
        _look_for_the_child(f"{error}{own_words('nl').problem(error)}{error.__context__}{error.__cause__}")
        return _is_no_fault_of_ours(error.refused)
    _look_for_the_child(_all_said(file))
    return True


def _is_no_fault_of_ours(refused: Refused) -> bool:
    """Give False: it was refused. The attack is that it is a fault of this program."""
    assert refused.why != "our_fault", refused.detail  # noqa: S101  see above
    return False


def _all_said(file: GroupFile) -> str:
    kept = evidence_of(file, {"id": "0" * 32, "at": "2026-11-23T12:00:00Z", "checklist": "a/1"}, DAY)
    return f"{file}{group_file_words(file, _words())}{encode_group_file(file)}{kept}"


def _look_for_the_child(said: str) -> None:
    assert not any(each in said for each in _CHILD), "a child came out"  # noqa: S101  the attack is that one does


@cache
def _words() -> Words:
    return Words("nl")


DOOR = Door(seeds, mutate, enter)
