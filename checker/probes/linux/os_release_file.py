"""The file in which a distribution says what it is, as it stands on real machines: seldom by the letter of its rules.

https://www.freedesktop.org/software/systemd/man/os-release.html
"""

from __future__ import annotations

import re

FIELDS = (
    "ID",
    "ID_LIKE",
    "VERSION",
    "VERSION_ID",
    "PRETTY_NAME",
    "VARIANT_ID",
    "VERSION_CODENAME",
    "UBUNTU_CODENAME",
    "DEBIAN_CODENAME",
)
"""Those that are read."""
LONGEST_VALUE = 200
_LONGEST_FILE = 64 * 1024
_ASSIGNMENT = re.compile(r"\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*)", re.ASCII)
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)')
_SINGLE = re.compile(r"'([^']*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ESCAPED = re.compile(r"\\(.)")
# Debian and Ubuntu named a release in brackets, or after a comma, before they had a field for it.
_NAME_IN_VERSION = re.compile(r"^\d[\d.]*(?: LTS)?(?: \(|, )([A-Za-z]+)", re.ASCII)
_FAMILIES = frozenset({"debian", "ubuntu"})


def fields_of(text: str) -> dict[str, str]:
    """The assignments, without their quotes; of two for one name the last, as for a shell.

    A value with spaces must be quoted. Where it is not, it is the text as far as it goes: Wind River Linux has one.
    """
    lines = text[:_LONGEST_FILE].removeprefix("\ufeff").splitlines()
    return {found[1]: _value(found[2]) for found in map(_ASSIGNMENT.match, lines) if found}


def code_name(fields: dict[str, str]) -> str:
    """The code name of the Debian or Ubuntu release that this system is, or is made from; "" for another family.

    A system that is made from one keeps a name of its own in VERSION_CODENAME ("wilma"), and most tell the other one.
    Debian's testing and unstable have the name of the release that is to come, but no version, or "/sid" behind it.
    """
    if fields.get("ID") in _FAMILIES and ("/sid" in fields.get("PRETTY_NAME", "") or not fields.get("VERSION_ID")):
        return ""
    base = fields.get("UBUNTU_CODENAME") or fields.get("DEBIAN_CODENAME")
    if base:
        return base.casefold()
    family = {fields.get("ID", "").casefold(), *fields.get("ID_LIKE", "").casefold().split()}
    return _own_code_name(fields).casefold() if family & _FAMILIES else ""


def _own_code_name(fields: dict[str, str]) -> str:
    named = _NAME_IN_VERSION.match(fields.get("VERSION", ""))
    return fields.get("VERSION_CODENAME") or (named[1] if named else "")


def _value(text: str) -> str:
    """What stands after the sign: quoted text up to its end or that of the line, else all but a comment."""
    if quoted := _SINGLE.match(text):
        return quoted[1].strip()[:LONGEST_VALUE]
    quoted = _DOUBLE.match(text)
    plain = quoted[1] if quoted else _COMMENT.sub("", text)
    return _ESCAPED.sub(r"\1", plain).strip()[:LONGEST_VALUE]
