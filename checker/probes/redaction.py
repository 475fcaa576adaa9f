"""What a recording of a machine must not tell: whose it is, which one it is, and where it is on the network.

Every such text gets a placeholder of the same shape, so that what reads it still understands it. Equal texts get
equal placeholders and different texts different ones: whether two ids are the same is often the question.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from threading import Lock

from checker.probes.common.answers import answer, text_value
from checker.probes.common.impersonal_words import SAYING_NOTHING
from checker.probes.common.variables import variable
from checker.probes.identity import identity
from checker.probes.logged_in import persons as who_is_here
from checker.probes.personal_names import telling_parts
from checker.probes.system import CannotRead, System

Redact = Callable[[str], str]

_HOST, _PERSON, _SERIAL, _DOMAIN = "HOST", "PERSON", "SERIAL", "DOMAIN"
_SHORTEST_NAME = 3
_SHORTEST_ADDRESS = 7
_HOST_VARIABLES = ("COMPUTERNAME", "HOSTNAME", "CLIENTNAME", "LOGONSERVER")
_DOMAIN_VARIABLES = ("USERDOMAIN", "USERDNSDOMAIN", "USERDOMAIN_ROAMINGPROFILE")
_TCPIP = r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters"
_RESOLVER = "/etc/resolv.conf"
# Not after "#{": that is the kind of a Windows device, the same everywhere.
_UUID = re.compile(
    r"(?<!#\{)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.IGNORECASE | re.ASCII
)
_PLAIN_UUID = re.compile(r"\b[0-9a-f]{32}\b", re.IGNORECASE | re.ASCII)
_SID = re.compile(r"\bS-1-(?:5-21|12-1)(?:-\d{1,10}){1,8}\b", re.ASCII)
_MAC = re.compile(r"(?<![0-9a-f:.-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![0-9a-f:-])", re.IGNORECASE)
_IPV4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)", re.ASCII)
_IPV6 = re.compile(r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])", re.IGNORECASE | re.ASCII)
_FOLDER = re.compile(
    r"""(\b[A-Z]:\\+(?:Users|Documents\ and\ Settings)\\+ | /(?:home|Users)/)
    ([^\\/"':;<>|\r\n]+(?=\\) | [^\\/"'\s:;,<>|]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# A server and its share: `\\\\.\\` and `\\\\?\\` are names of devices.
_SHARE = re.compile(r"(?<![\\\w:])\\\\(?![.?]\\)([^\\\s\"']{1,255})\\([^\\\s\"']{1,80})")
_LICENCE_KEY = re.compile(
    r"(?<![\w-])(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}(?![\w-])|(?<![\w-])(?:\d{6}-){7}\d{6}(?![\w-])", re.ASCII
)
_SERIAL_FIELD = re.compile(r"""(?i)((?:serial|udid|asset.?tag)[\w -]{0,24}["']?\s*[:=]\s*["']?)([^\s"',;}\]<>]+)""")


def redactor_for(system: System) -> Redact:
    """A function that takes this machine's own names, and every id and address, out of a text."""
    hosts = [identity(system).host_name, *(variable(system, name).strip("\\") for name in _HOST_VARIABLES)]
    return redactor(hosts=hosts, persons=who_is_here(system), domains=_domains(system))


def _domains(system: System) -> Iterator[str]:
    yield from (variable(system, name) for name in _DOMAIN_VARIABLES)
    with suppress(CannotRead):
        yield answer(system, str, "host_name").partition(".")[2]
    with suppress(CannotRead):
        for line in system.read_text(_RESOLVER).splitlines():
            yield from line.split()[1:] if line.startswith(("search", "domain")) else ()
    for name in ("Domain", "NV Domain", "DhcpDomain"):
        with suppress(CannotRead):
            yield text_value(system, _TCPIP, name)


def redactor(*, hosts: Iterable[str] = (), persons: Iterable[str] = (), domains: Iterable[str] = ()) -> Redact:
    """The same for these names. Ids keep the number they first got, for as long as the function is used.

    Of a person the whole name goes, and every part that tells who it is.
    """
    whole = list(persons)
    people = [*whole, *(part for person in whole for part in telling_parts(person))]
    names = {name.casefold(): _DOMAIN for name in domains}
    names |= {name.casefold(): _PERSON for name in people} | {name.casefold(): _HOST for name in hosts}
    steps = (*_steps_for_names(names), *_steps_for_ids())

    def redact(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return redact


def _steps_for_names(names: Mapping[str, str]) -> Iterator[Redact]:
    yield lambda text: _MAIL.sub(f"{_PERSON}@example.org", text)
    yield lambda text: _SHARE.sub(lambda _share: f"\\\\{_HOST}\\SHARE", text)
    yield lambda text: names[text.casefold()] if text.casefold() in names.keys() - SAYING_NOTHING - {""} else text
    telling = sorted((name for name in names if _is_telling(name)), key=len, reverse=True)
    yield lambda text: _FOLDER.sub(_without_person, text)
    yield lambda text: _SERIAL_FIELD.sub(rf"\1{_SERIAL}", text)
    if telling:
        pattern = re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, telling))})(?![\w])", re.IGNORECASE)
        yield lambda text: pattern.sub(lambda match: names.get(match[0].casefold(), _HOST), text)


def _is_telling(name: str) -> bool:
    placeholder = name.upper() in {_HOST, _PERSON, _SERIAL, _DOMAIN}
    return len(name) >= _SHORTEST_NAME and name not in SAYING_NOTHING and not placeholder and not name.isdigit()


def _without_person(match: re.Match[str]) -> str:
    return match[0] if match[2].casefold() in SAYING_NOTHING else match[1] + _PERSON


def _steps_for_ids() -> Iterator[Redact]:
    yield lambda text: _LICENCE_KEY.sub(_SERIAL, text)
    yield _numbered(_UUID, "00000000-0000-4000-8000-{:012x}")
    yield _numbered(_PLAIN_UUID, "0000000000004000a000{:012x}")
    yield _numbered(_SID, "S-1-5-21-0-0-0-{:d}", first=1001)
    yield _numbered(_MAC, "02:00:00:00:00:{:02x}")
    yield _numbered(_IPV4, "192.0.2.{:d}", is_one=_is_address)
    yield _numbered(_IPV6, "2001:db8::{:x}", is_one=_is_address)


def _numbered(
    pattern: re.Pattern[str],
    form: str,
    *,
    first: int = 1,
    is_one: Callable[[re.Match[str]], bool] = lambda _match: True,
) -> Redact:
    """A step that gives each different text of one kind the next placeholder; placeholders stay as they are."""
    given: dict[str, str] = {}
    lock = Lock()
    beginning = form.partition("{")[0].casefold()

    def placeholder(match: re.Match[str]) -> str:
        found = match[0].casefold()
        if found.startswith(beginning) or not is_one(match):
            return match[0]
        with lock:  # probes ask at the same time, and two texts must not get one number
            return given.setdefault(found.replace("-", ":"), form.format(first + len(given)))

    return lambda text: pattern.sub(placeholder, text)


def _is_address(match: re.Match[str]) -> bool:
    """Tell whether it is an address that says something: not the machine itself, not a browser's version."""
    if len(match[0]) < _SHORTEST_ADDRESS:
        return False
    try:
        address = ipaddress.ip_address(match[0])
    except ValueError:
        return False
    if address.is_loopback or address.is_unspecified:
        return False
    return not (address.version == 4 and address.is_global and _is_version(match))  # noqa: PLR2004  the protocol


def _is_version(match: re.Match[str]) -> bool:
    """Brave's versions (142.1.84.139) look like addresses; they stand alone or after a word for version."""
    before = match.string[max(0, match.start() - 30) : match.start()].casefold()
    return match.string.strip() == match[0] or "version" in before or before.endswith(("/", "\\"))
