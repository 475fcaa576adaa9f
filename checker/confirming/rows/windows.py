"""Windows: "10", "Windows 10 versie 1809 of hoger", "11 24H2"; also a list of the only ones: "7, 8.1".

22H2 alone is not understood: there is one of Windows 10 and one of Windows 11.
"""

from __future__ import annotations

import re

from checker.conditions import Condition
from checker.conditions.at_least_version import AtLeastVersion
from checker.conditions.combined import AllOf, AnyOf
from checker.conditions.one_of import OneOf
from checker.confirming.rows.os_version import FACT
from checker.confirming.rows.row import Columns, NotUnderstoodError, RowKind
from checker.confirming.rows.windows_release import BUILD, WindowsRelease, release_of_build, releases_named
from checker.confirming.rows.written import OR_LATER, plain_text, says_nothing, short, these, values_of

_NUMBER = r"(?:7|8\.1|8|1[0-9])"
_HALF_YEAR = r"(?:1507|1511|1607|1703|1709|1803|1809|1903|1909|2004|2\dh[12])"
_NAMED = re.compile(
    rf"(?<![\w.,])(?:({_NUMBER})(?!\w|\.\d)[\s,(]*(?:(?:versie|version|update)\s*)?)?({_HALF_YEAR})?(?!\w|\.\d)"
)
_LISTED = re.compile(rf"(?<![\w.,])({_NUMBER})(?:\.0)?(?!\w|\.\d)")
_WORDS = these("windows win microsoft versie version update ms")


def _canonical(text: str) -> str:
    flat = plain_text(text)
    release = _one_release(flat)
    if release:
        return release.shown()
    listed = _LISTED.findall(flat)
    is_list = len(listed) > 1 and not OR_LATER.search(flat) and says_nothing(_LISTED.sub(" ", flat), _WORDS)
    if not is_list:
        raise NotUnderstoodError(f'expected a version such as "10", "10 1809" or "11 24H2", not "{short(text)}"')
    return ", ".join(dict.fromkeys(listed))


def _one_release(flat: str) -> WindowsRelease | None:
    found = [match for match in _NAMED.finditer(flat) if match[1] or match[2]]
    if len(found) != 1:
        return None
    match = found[0]
    rest = f"{flat[: match.start()]} {flat[match.end() :]}"
    named = releases_named(match[1] or "", (match[2] or "").upper())
    if len(named) != 1 or not says_nothing(rest, _WORDS):
        return None
    return named[0].any_of_it() if named[0].is_first else named[0]


def _plain(condition: Condition) -> Columns | None:
    match condition:
        case OneOf(fact="os.version", values=values, recommended=recommended):
            asked = Columns(minimum=", ".join(values), recommended=", ".join(recommended))
        case AtLeastVersion(fact="os.version", minimum=minimum, recommended=recommended):
            asked = Columns(minimum=minimum, recommended=recommended or "")
        case AllOf(conditions=(AnyOf(conditions=(AtLeastVersion() as build, OneOf())), AtLeastVersion() as version)):
            asked = _with_builds(build, version)
        case AllOf(conditions=(AtLeastVersion() as build, AtLeastVersion() as version)):
            asked = _with_builds(build, version)
        case _:
            return None
    return asked if _asks(asked, condition) else None


def _with_builds(build: AtLeastVersion, version: AtLeastVersion) -> Columns:
    first = release_of_build(build.minimum)
    rather = release_of_build(build.recommended or "")
    recommended = rather.shown() if rather else version.recommended or ""
    is_first_of_all = first and first.version == version.minimum and first.is_first
    return Columns(minimum=version.minimum if is_first_of_all or not first else first.shown(), recommended=recommended)


def _asks(asked: Columns, condition: Condition) -> bool:
    """Tell whether these values ask just this condition."""
    try:
        is_canonical = all(not text or _canonical(text) == text for text in (asked.minimum, asked.recommended))
        return is_canonical and _condition(asked, condition) == condition
    except NotUnderstoodError:
        return False


def _condition(asked: Columns, _like: Condition | None) -> Condition:
    texts = [_canonical(text) for text in (asked.minimum, asked.recommended) if text]
    if any(", " in text for text in texts):
        return _listed(texts)
    minimum, recommended = values_of(asked, _release, WindowsRelease.is_before)
    version = _of_version(minimum, recommended)
    build = _of_build(minimum, recommended)
    return AllOf(conditions=(build, version)) if build else version


def _release(text: str) -> WindowsRelease:
    found = _one_release(plain_text(text))
    assert found is not None  # noqa: S101  what is canonical and no list names one release
    return found


def _listed(texts: list[str]) -> OneOf:
    values = tuple(texts[0].split(", "))
    recommended = tuple(texts[1].split(", ")) if len(texts) > 1 else ()
    if set(recommended) - set(values):
        raise NotUnderstoodError("the recommended versions are not among those of the minimum")
    return OneOf(fact=FACT, values=values, recommended=recommended)


def _of_version(minimum: WindowsRelease, recommended: WindowsRelease | None) -> AtLeastVersion:
    rather = recommended.version if recommended and (_only_versions(minimum, recommended)) else None
    return AtLeastVersion(fact=FACT, minimum=minimum.version, recommended=rather)


def _only_versions(minimum: WindowsRelease, recommended: WindowsRelease) -> bool:
    return recommended.version != minimum.version or not (minimum.name or recommended.name)


def _of_build(minimum: WindowsRelease, recommended: WindowsRelease | None) -> AtLeastVersion | AnyOf | None:
    """Give what is asked of the build; where only releases of Windows 10 are named, any Windows 11 meets it.

    A browser page often knows Windows 11 but not the build.
    """
    rather = recommended if recommended and recommended.name else None
    if not minimum.name and not rather:
        return None
    build = AtLeastVersion(fact=BUILD, minimum=str(minimum.build), recommended=str(rather.build) if rather else None)
    named = [release for release in (minimum, rather) if release and release.name]
    if all(release.version == "10" for release in named):
        return AnyOf(conditions=(build, OneOf(fact=FACT, values=("11",))))
    return build


WINDOWS = RowKind(
    name="windows",
    classes=("windows-pc",),
    facts=(FACT, BUILD),
    plain=_plain,
    canonical=_canonical,
    condition=_condition,
)
