"""Files in which a child stands wherever one can: in every field and key, and where none belongs."""

from __future__ import annotations

import base64
import codecs
from collections.abc import Iterator, Mapping

from tests.group_data.made import Made, group_data

SECRETS = ("Quwelijntje", "Zwiebelstra", "2017-11-23", "999991772", "quwelijntje@example.org", "qz-geheim-7")
"""First name, last name, birth date, number, address and key: none of these is anywhere else in the project."""
_FIRST, _LAST, _BIRTH, _NUMBER, _MAIL, _KEY = SECRETS
CHILD = (
    f'<leerling key="{_KEY}"><achternaam>{_LAST}</achternaam><roepnaam>{_FIRST}</roepnaam>'
    f"<geboortedatum>{_BIRTH}</geboortedatum><bsn>{_NUMBER}</bsn><emailadres>{_MAIL}</emailadres>"
    f'<gebruikersnaam>{_FIRST}{_LAST}</gebruikersnaam><groep key="{_KEY}-groep"/>'
    f'<{_FIRST} {_LAST}="{_KEY}"/></leerling>'
)


def planted() -> Mapping[str, bytes]:
    """Give the files, each by what is wrong with it."""
    text = group_data(Made(pupils=2)).decode().replace("</leerlingen>", f"{CHILD}</leerlingen>")
    files = {**_as_xml(text), **_in_its_values(text)}
    return {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}


def _as_xml(text: str) -> Mapping[str, str | bytes]:
    """Give those in which the XML is wrong, or has more than it should."""
    return {
        "right": text,
        "twice": text.replace(CHILD, CHILD * 2),
        "cut off": text[: text.index(_BIRTH) + 4],
        "wrong end": text.replace("</roepnaam>", f"</{_FIRST}>"),
        "wrong sign": text.replace(_LAST, f"{_LAST} & {_FIRST}"),
        "entity": text.replace(_LAST, f"&{_LAST};"),
        "prefix": text.replace("<bsn>", f"<{_FIRST}:bsn>"),
        "attribute twice": text.replace(f'key="{_KEY}">', f'{_LAST}="1" {_LAST}="{_FIRST}">'),
        "after the end": text + f"{_FIRST} {_LAST}",
        "encoding": text.replace('"utf-8"', f'"{_FIRST}"'),
        "standalone": text.replace('"utf-8"', f'"utf-8" standalone="{_FIRST}"'),
        "doctype": text.replace("<EDEX>", f'<!DOCTYPE {_FIRST} PUBLIC "{_LAST}" "http://{_FIRST}/{_KEY}"><EDEX>'),
        "entities": text.replace("<EDEX>", f'<!DOCTYPE E [<!ENTITY {_FIRST} "{_LAST}">]><EDEX>'),
        "external": text.replace("<EDEX>", f'<!DOCTYPE E [<!ENTITY a SYSTEM "{_FIRST}">]><EDEX>'),
        "instruction": text.replace("<EDEX>", f"<?{_FIRST} {_LAST}?><EDEX><!-- {_KEY} {_NUMBER} -->"),
    }


def _in_its_values(text: str) -> Mapping[str, str | bytes]:
    """Give those in which what it holds is wrong, or is written otherwise."""
    return {
        "not utf-8": text.replace(_LAST, f"{_LAST}\u00eb").encode("latin-1"),
        "version": text.replace("2.0<", f"2.0 {_FIRST}<"),
        "years": text.replace("2026-2027", f"{_LAST} 2026-2027").replace("2026-08-12", _NUMBER),
        "a root of that name": text.replace("EDEX", _FIRST),
        "a section of that name": text.replace("<leerkrachten>", f"<{_LAST}/><leerkrachten>"),
        "no group data": f"<{_FIRST}><{_LAST} key='{_KEY}'/></{_FIRST}>",
        "no xml": f"{_FIRST};{_LAST};{_BIRTH}",
        "web page": f"<html><body>{_FIRST} {_LAST}</body></html>",
        "too deep": text.replace("<bsn>", f"<{_FIRST}>" * 200),
        "too long": text.replace(_KEY, _KEY + _FIRST * 200_000),
        "broken letters": text.replace(_LAST, f"{_LAST}\ufffd"),
        "impossible day": text.replace(_BIRTH, f"{_BIRTH} {_FIRST}"),
        "namespace": text.replace("<EDEX>", f'<EDEX xmlns="{_FIRST}" xmlns:xml="{_LAST}">'),
        "utf-16": codecs.BOM_UTF16_LE + text.replace('encoding="utf-8"', "").encode("utf-16-le"),
        "utf-16, cut off": codecs.BOM_UTF16_LE + text.replace('encoding="utf-8"', "").encode("utf-16-le")[:-3],
        "lone surrogates": codecs.BOM_UTF16_LE + b"<\0" + b"\0\xd8" + text.encode("utf-16-le"),
    }


def secrets_in(*said: str | bytes) -> list[str]:
    """Give which of them stand there, also in hexadecimals, as base64 or with the letters as numbers."""
    held = "\n".join(part.decode("utf-8", "replace") if isinstance(part, bytes) else part for part in said).casefold()
    held += held.replace("\0", "")
    return [secret for secret in SECRETS if any(form.casefold() in held for form in _forms(secret))]


def _forms(secret: str) -> Iterator[str]:
    yield secret
    yield secret.encode().hex()
    yield secret.encode("utf-16-le").hex()
    yield base64.b64encode(secret.encode()).decode().rstrip("=")[:-1]
    yield "".join(f"\\x{letter:02x}" for letter in secret.encode())
    yield secret.replace("-", "")
