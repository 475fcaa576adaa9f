"""Plant personal data wherever a machine may hold it, run the program there, and look for it in all that comes out.

    python -m attacks.planted_data

Two kinds of machine. A living one: this Linux, with its list of users, its name, its network, its list of input
devices, its menus, a home folder and an environment that are full of such data (by mounts of its own, as root; as an
ordinary user only what such a one can plant). And recorded ones: a Windows PC, a Mac and a Linux laptop of the test
suite with such data in their answers, which are judged and recorded again. The exit code is 1 when anything was found.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from checker.cli.record_command import files_of
from checker.probes.common.edid_timings import BLOCK, HEADER
from checker.probes.recorded import RecordedSystem, Recording

PROJECT = Path(__file__).resolve().parents[1]
MACHINES = PROJECT / "tests" / "machines"
_WINDOWS, _MAC, _LINUX = "windows-11-pro-24h2", "macbook-air-m1-macos-15", "ubuntu-24.04-laptop"
_ACCOUNT = "mvdlinden"
_RESULTS_REMEMBERED = 60

PLANTED: Mapping[str, str] = MappingProxyType(
    {
        "account name": _ACCOUNT,
        "full name": "Marieke van der Linden",
        "part of a full name": "Marieke",
        "home folder": f"/home/{_ACCOUNT}",
        "home folder of Windows": f"Users\\{_ACCOUNT}",
        "home folder of another user": "fatimaelamrani",
        "host name with a name": "MARIEKE-LAPTOP",
        "host name by its form": "Fatimas-MacBook-Air",
        "name given to a device": "iPad van Noortje",
        "mail address": "m.vanderlinden@regenboog.example",
        "domain of a directory": "REGENBOOGAD",
        "domain of a network": "lan.regenboog.example",
        "full domain name": "ad.regenboog.example",
        "logon server": "DCZONNEBLOEM",
        "file server": "SRVZONNEBLOEM",
        "printer server": "PRTZONNEBLOEM",
        "printer": "Printer kamer Wiebe",
        "mapped drive": "wiebe$",
        "id of the machine": "8f14e45fceea167a5a36dedd4bea2543",
        "MachineGuid": "c9f0f895-fb98-4b91-a9e1-3f7e1e5b6d21",
        "id of the firmware": "45c48cce-2e2d-4bde-8b1a-fc1a5e6b7c8d",
        "id of Apple": "d3d94468-02a4-4259-b55d-38e6d163e820",
        "serial number of the device": "PF3SERIAL9X",
        "serial number of the board": "L1HFBOARD7",
        "asset tag": "ASSETTAG00417",
        "serial text of a screen": "CN0XSCREEN77",
        "serial number of a screen": "z\x17\x01^",
        "MAC address": "3c:52:82:aa:b7:cc",
        "MAC address of a mouse": "d4:6e:0e:11:9a:42",
        "IPv4 address": "10.61.7.23",
        "IPv6 address": "fd12:3456:789a::17",
        "name of the network": "WifiVanWiebe",
        "key of the network": "geheimwachtwoord7",
        "password of a proxy": "proxygeheim9",
        "BitLocker id": "0B5E1F77-6C2A-4D33-9A4E-5C0FFEE0BEEF",
        "BitLocker key": "111111-222222-333333-444444-555555-666666-777777-888888",
        "product key": "VK7JG-NPHTM-C97JM-9MPGT-3V66T",
        "browser profile": "ProfielTuinkabouter",
        "visited website": "huisarts-afspraak.example",
        "program": "ZorgdossierPlus",
        "program for other links": "geheimdagboek.desktop",
        "store app": "DagboekVanWiebe",
        "Windows account number": "S-1-5-21-1004336348-1177238915-682003330-1017",
        "telephone number": "06-87654321",
        "session of a window manager": "wiebewm",
        "name of an input device": "Muis van Wiebe",
        "name of a loudspeaker": "AirPods van Wiebe",
        "label of a disk": "USBVANWIEBE",
        "who built the kernel": "bouwer@pczolder",
        "screen elsewhere": "pczolder:10",
        "who looks from elsewhere": "CLIENTZOLDER",
        "text in a menu": "Wiebes eigen browser",
        "field in os-release": "wiebes-distro",
        "socket of an agent": "agent.70417",
    }
)
_START_MENU = r"HKLM\SOFTWARE\Clients\StartMenuInternet"


class Found(NamedTuple):
    """A planted text that came out, and where."""

    kind: str
    where: str


def outputs_in(folder: Path, *, remembered: int = _RESULTS_REMEMBERED) -> dict[str, bytes]:
    """Run everything in this folder, which must be empty; give all that came out, under what it is.

    `remembered`: of how many results an overview is made; of fewer than 50 nothing is remembered.
    """
    return {**dict(_recorded(folder)), **dict(_living(folder, remembered))}


def planted() -> Iterator[bytes]:
    """Give all that is planted, as it is planted."""
    yield from map(msgspec.json.encode, (_windows(), _mac(), _linux()))
    yield from (text.encode() for texts in (_ENVIRONMENT, _FILES, _IN_HOME) for text in texts.values())
    yield from (part.encode() for command in _COMMANDS for part in command)


def found_in(data: bytes, where: str) -> Iterator[Found]:
    """Give every planted text in these bytes, however it is written down there."""
    haystack = _readable(data)
    for kind, text in PLANTED.items():
        if any(needle in haystack for needle in _needles(text)):
            yield Found(kind, where)


def _needles(text: str) -> set[bytes]:
    plain = text.casefold().encode()
    return {plain, text.casefold().replace("\\", "\\\\").encode(), plain.hex().encode(), "\0".join(text).encode()}


def _readable(data: bytes) -> bytes:
    """Give the bytes, and what is written in them as base64."""
    decoded = (_decoded(match[0]) for match in re.finditer(rb"[A-Za-z0-9+/]{24,}={0,2}", data))
    parts = [data.lower(), *(part.lower() for part in decoded)]
    return b"\n".join(parts)


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text[: len(text) // 4 * 4])
    except ValueError:
        return b""


# ---- recorded machines


def _recorded(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name, planted in ((_WINDOWS, _windows()), (_MAC, _mac()), (_LINUX, _linux())):
        place = folder / name
        place.mkdir()
        (place / "recording.json").write_bytes(msgspec.json.encode(planted))
        yield from _judged(place)
        for file, data in files_of(RecordedSystem(planted), f"De laptop van {PLANTED['full name']}").items():
            yield f"{name}: record: {file}", data


def _judged(place: Path) -> Iterator[tuple[str, bytes]]:
    results = place / "resultaten"
    done = _program(("check", "--recorded", place, "--results", results, "--json"), place, {})
    yield from _said(f"{place.name}: check", done)
    yield from _files(results, place.name)


def _machine(name: str) -> Recording:
    data = (MACHINES / name / "recording.json").read_bytes()
    return msgspec.json.decode(data.replace(b"leerkracht", _ACCOUNT.encode()), type=Recording)


def _windows() -> Recording:
    machine = _machine(_WINDOWS)
    machine.environment |= _windows_environment()
    _plant_names_of_keys(machine)
    machine.registry |= _windows_values()
    machine.registry.setdefault(r"HKLM\HARDWARE\DESCRIPTION\System\BIOS", {}).update(
        BaseBoardSerial=PLANTED["serial number of the board"]
    )
    machine.calls["smbios.uuid"] = PLANTED["id of the firmware"]
    for values in machine.registry_bytes.values():
        values["EDID"] = _edid(values["EDID"])
    return machine


def _windows_environment() -> dict[str, str]:
    return {
        "COMPUTERNAME": PLANTED["host name with a name"],
        "USERNAME": _ACCOUNT,
        "USERDOMAIN": PLANTED["domain of a directory"],
        "USERDNSDOMAIN": PLANTED["full domain name"],
        "LOGONSERVER": "\\\\" + PLANTED["logon server"],
        "CLIENTNAME": PLANTED["who looks from elsewhere"],
        "HOMESHARE": _share(),
    }


def _plant_names_of_keys(machine: Recording) -> None:
    for name, keys in machine.registry_keys.items():
        if name.removesuffix(" (32)").endswith("Uninstall"):
            keys += [PLANTED["program"], f"{{{PLANTED['BitLocker id']}}}"]
        if name.endswith("Packages"):
            keys.append(PLANTED["store app"] + "_1.0.0.0_x64__abcdefgh")
        if name.removesuffix(" (32)") == _START_MENU:
            keys.append("Netwerkbrowser")
    machine.registry_keys["HKU"] = [".DEFAULT", PLANTED["Windows account number"]]


def _windows_values() -> dict[str, dict[str, str | int | list[str]]]:
    own, other = PLANTED["Windows account number"], PLANTED["home folder of another user"]
    windows = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion"
    return {
        f"{_START_MENU}\\Netwerkbrowser\\shell\\open\\command": {"": f'"{_share()}\\Firefox\\firefox.exe"'},
        f"{windows}\\Uninstall\\{PLANTED['program']}": {
            "DisplayName": PLANTED["program"], "RegOwner": PLANTED["full name"], "ProductID": PLANTED["product key"],
        },
        f"HKU\\{own}\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\chrome.exe": {
            "": f"C:\\Users\\{other}\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe"
        },
        f"{windows}\\Authentication\\LogonUI": {
            "LastLoggedOnDisplayName": PLANTED["full name"],
            "LastLoggedOnUser": f"{PLANTED['domain of a directory']}\\{_ACCOUNT}",
        },
        r"HKLM\SOFTWARE\Microsoft\Cryptography": {"MachineGuid": PLANTED["MachineGuid"]},
        r"HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters": {
            "Domain": PLANTED["full domain name"], "DhcpDomain": PLANTED["domain of a network"],
        },
    }  # fmt: skip


def _share() -> str:
    return f"\\\\{PLANTED['file server']}\\{PLANTED['mapped drive']}"


def _edid(usual: bytes) -> bytes:
    """Give a screen's EDID with a serial number, and a serial text in its third descriptor."""
    block = bytearray(usual[:BLOCK].ljust(BLOCK, b"\0"))
    block[: len(HEADER)] = HEADER
    block[12:16] = PLANTED["serial number of a screen"].encode("latin-1")
    block[90:108] = b"\0\0\0\xff\0" + PLANTED["serial text of a screen"].encode().ljust(13, b"\n")
    block[126] = 0
    block[127] = -sum(block[:127]) % 256
    return bytes(block)


def _mac() -> Recording:
    machine = _machine(_MAC)
    machine.environment |= {
        "USER": _ACCOUNT,
        "SSH_CONNECTION": f"{PLANTED['IPv4 address']} 50022 {PLANTED['IPv6 address']} 22",
    }
    machine.calls["host_name"] = f"{PLANTED['host name by its form']}.{PLANTED['domain of a network']}"
    machine.calls["user.names"] = [_ACCOUNT, PLANTED["full name"]]
    _into_report(machine, "SPAudioDataType", "_name", PLANTED["name of a loudspeaker"])
    _into_report(machine, "SPDisplaysDataType", "_name", PLANTED["name given to a device"])
    _into_report(machine, "SPDisplaysDataType", "_spdisplays_display-serial-number", PLANTED["serial text of a screen"])
    _into_report(machine, "SPHardwareDataType", "serial_number", PLANTED["serial number of the device"])
    _into_report(machine, "SPHardwareDataType", "platform_UUID", PLANTED["id of Apple"].upper())
    _into_report(machine, "SPHardwareDataType", "asset_tag", PLANTED["asset tag"])
    machine.commands["ioreg -rd1 -c IOPlatformExpertDevice"] = (
        f'"IOPlatformUUID" = "{PLANTED["id of Apple"].upper()}"\n'
        f'"IOPlatformSerialNumber" = "{PLANTED["serial number of the device"]}"\n'
    )
    return machine


def _into_report(machine: Recording, section: str, key: str, value: str) -> None:
    """Put a value under a key in every entry of a section of system_profiler."""
    command = f"system_profiler -json {section}"
    document = json.loads(machine.commands[command])
    for entry in _entries(document):
        entry[key] = value
    machine.commands[command] = json.dumps(document)


def _entries(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  JSON that nobody typed
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(item, dict):
            yield item
        yield from _entries(item)


def _linux() -> Recording:
    machine = _machine(_LINUX)
    machine.environment |= _ENVIRONMENT
    machine.calls["host_name"] = f"{PLANTED['host name with a name'].lower()}.{PLANTED['full domain name']}"
    machine.calls["user.names"] = [_ACCOUNT, PLANTED["full name"]]
    machine.files |= {path: text for path, text in _FILES.items() if path != "/etc/passwd"}
    machine.files["/etc/machine-id"] = PLANTED["id of the machine"]
    return machine


# ---- a living machine

_ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "USER": _ACCOUNT,
        "LOGNAME": _ACCOUNT,
        "SUDO_USER": _ACCOUNT,
        "HOME": PLANTED["home folder"],
        "HOSTNAME": PLANTED["host name with a name"],
        "MAIL": PLANTED["mail address"],
        "EMAIL": PLANTED["mail address"],
        "SSH_CONNECTION": f"{PLANTED['IPv4 address']} 50022 {PLANTED['IPv6 address']} 22",
        "SSH_CLIENT": f"{PLANTED['IPv4 address']} 50022 22",
        "SSH_AUTH_SOCK": f"/run/user/1000/{PLANTED['socket of an agent']}",
        "DISPLAY": PLANTED["screen elsewhere"],
        "XDG_CURRENT_DESKTOP": PLANTED["session of a window manager"],
        "DESKTOP_SESSION": PLANTED["session of a window manager"],
        "XDG_CACHE_HOME": f"{PLANTED['home folder']}/.cache",
        "XDG_CONFIG_HOME": f"{PLANTED['home folder']}/.config",
        "http_proxy": f"http://{_ACCOUNT}:{PLANTED['password of a proxy']}@{PLANTED['full domain name']}:3128",
        "PRINTER": PLANTED["printer"],
        "WIFI": f"{PLANTED['name of the network']} {PLANTED['key of the network']} {PLANTED['MAC address']}",
        "KEYS": f"{PLANTED['product key']} {PLANTED['BitLocker key']}",
    }
)
_FILES: Mapping[str, str] = MappingProxyType(
    {
        "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\n"
        f"{_ACCOUNT}:x:65534:65534:{PLANTED['full name']},kamer 7,{PLANTED['telephone number']}:"
        f"{PLANTED['home folder']}:/bin/sh\n",
        "/etc/resolv.conf": f"search {PLANTED['domain of a network']}\nnameserver {PLANTED['IPv4 address']}\n",
        "/etc/os-release": f'ID=debian\nVERSION_ID="12"\nNAME="Debian GNU/Linux"\n'
        f'PRETTY_NAME="Debian van {PLANTED["full name"]}"\nVARIANT_ID="{PLANTED["mail address"]}"\n'
        f'SUPPORT_URL="https://{PLANTED["visited website"]}"\nWIEBE="{PLANTED["field in os-release"]}"\n',
        "/proc/version": f"Linux version 6.1.0-28-amd64 ({PLANTED['who built the kernel']}) (gcc) #1 SMP\n",
        "/proc/bus/input/devices": f'I: Bus=0005 Vendor=046d\nN: Name="{PLANTED["name of an input device"]}"\n'
        f"P: Phys={PLANTED['MAC address']}\nU: Uniq={PLANTED['MAC address of a mouse']}\nB: PROP=0\nB: ABS=0\n\n",
        "/usr/share/applications/chromium.desktop": f"[Desktop Entry]\nName={PLANTED['text in a menu']}\n"
        f"Exec=/home/{PLANTED['home folder of another user']}/chromium\n",
        "~/.config/mimeapps.list": "[Default Applications]\nx-scheme-handler/https=chromium.desktop;\n"
        f"x-scheme-handler/mailto={PLANTED['program for other links']}\n"
        f"text/plain={PLANTED['program for other links']}\n",
    }
)
_IN_HOME: Mapping[str, str] = MappingProxyType(
    {
        ".config/mimeapps.list": _FILES["~/.config/mimeapps.list"],
        ".config/chromium/Local State": f'{{"name": "{PLANTED["browser profile"]}", "u": "{PLANTED["mail address"]}"}}',
        ".config/chromium/Default/History": f"https://{PLANTED['visited website']}/",
        ".config/user-dirs.dirs": f'XDG_DOCUMENTS_DIR="$HOME/{PLANTED["label of a disk"]}"\n',
        ".ssh/known_hosts": PLANTED["file server"],
        ".cups/lpoptions": f"Default {PLANTED['printer']} {PLANTED['printer server']}\n",
    }
)
_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", "--json"),
    ("check", "--no-open", "--lang", "en"),
    ("facts",),
    ("facts", "--json"),
    ("record", "opname"),
    ("check", "--spec", f"{PLANTED['home folder']}/weg.toml"),
    ("fleet", f"{PLANTED['home folder']}/weg", "-o", "weg.html"),
    ("fleet", f"{PLANTED['home folder']}/resultaten", "-o", "o.html", "--csv", "o.csv", "--xlsx", "o.xlsx",
     "--json", "o.json", "--no-cache"),
    ("fleet", "resultaten", "-o", "p.html", "--lang", "en"),
    ("results", "prune", "--older-than", "1d", "--results", f"{PLANTED['home folder']}/resultaten", "--yes"),
)  # fmt: skip


def _living(folder: Path, remembered: int) -> Iterator[tuple[str, bytes]]:
    """Give all that the program says and writes on this machine, while it is full of planted data."""
    root = folder / "living"
    root.mkdir()
    for number, command in enumerate(_COMMANDS):
        done = subprocess.run(  # noqa: S603  a list of our own
            [*_planted(root), sys.executable, "-m", "attacks.planted_data", "--inside", str(root), str(remembered),
             *command],
            cwd=PROJECT, capture_output=True, check=False, timeout=120, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        yield from _said(f"living: {number} {' '.join(command[:2])}", done)
    yield from _files(root / "out", "living")


def _planted(root: Path) -> list[str]:
    """Give the command that gives a process mounts and a name of its own, where one may do that."""
    (root / "home").mkdir(exist_ok=True)
    return ["unshare", "--mount", "--uts", "--"] if _is_root() else []


def _is_root() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


def _inside(root: Path, remembered: int, command: Sequence[str]) -> int:
    """Plant, run one command in the planted home folder, and keep what it wrote where it can be found."""
    home = _plant_files(root) if _is_root() else root / "home"
    for name, text in _IN_HOME.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    if command[:2] == ["fleet", "resultaten"]:
        _multiply(home / "resultaten", remembered)
    environment = dict(_ENVIRONMENT) if home != root / "home" else {**_ENVIRONMENT, "HOME": str(home)}
    done = _program([_in_this_home(word, home) for word in command], home, environment)
    sys.stdout.buffer.write(done.stdout)
    sys.stderr.buffer.write(done.stderr)
    shutil.copytree(
        home, root / "out", dirs_exist_ok=True, ignore=lambda _folder, names: [n for n in names if n in _OWN]
    )
    return done.returncode


def _in_this_home(word: str, home: Path) -> str:
    """Only root has the planted home folder; another finds the results in the one that stands in for it."""
    return word.replace(PLANTED["home folder"], str(home)) if word.endswith("/resultaten") else word


_OWN = frozenset({".config", ".ssh", ".cups"})


def _plant_files(root: Path) -> Path:
    """Lay planted files over those of this machine, for this process and its children alone; gives the home folder."""
    for number, (path, text) in enumerate(_FILES.items()):
        if path.startswith("/") and Path(path).exists():
            planted = root / f"planted-{number}"
            planted.write_text(text)
            _mount(planted, Path(path).resolve())
    Path("/proc/sys/kernel/hostname").write_text(PLANTED["host name with a name"])
    homes = root / "homes"
    (homes / _ACCOUNT).mkdir(parents=True, exist_ok=True)
    _mount(homes, Path("/home"))
    return Path(PLANTED["home folder"])


def _mount(source: Path, target: Path) -> None:
    subprocess.run(["mount", "--bind", str(source), str(target)], check=True)  # noqa: S603, S607  util-linux


def _multiply(results: Path, wanted: int) -> None:
    """Make so many results of the ones there are that an overview remembers them."""
    usual = next(results.glob("*.json"))
    document = json.loads(usual.read_bytes())
    for number in range(wanted):
        own = f"{number:032x}"
        document |= {"result_id": own, "device": document["device"] | {"id": own, "label": f"nr {number}"}}
        name = usual.name.replace(usual.name.split("_")[1], own)
        (results / name).write_text(json.dumps(document))


# ---- running and looking


def _program(
    command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603  likewise
        [sys.executable, "-m", "checker", *map(str, command)],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(PROJECT), "BROWSER": "true", **environment},
        capture_output=True, check=False, timeout=100, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def _said(what: str, done: subprocess.CompletedProcess[bytes]) -> Iterator[tuple[str, bytes]]:
    if done.returncode not in {0, 1, 2, 3}:
        raise RuntimeError(f"{what} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    yield f"{what}: stdout", done.stdout
    yield f"{what}: stderr", done.stderr


def _files(folder: Path, what: str) -> Iterator[tuple[str, bytes]]:
    """Give every file in the folder, its name too; of a workbook every part."""
    for path in sorted(item for item in folder.rglob("*") if item.is_file()):
        name = f"{what}: {path.relative_to(folder)}"
        yield f"{name} (its name)", str(path.relative_to(folder)).encode()
        yield name, path.read_bytes()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield from ((f"{name}: {part}", book.read(part)) for part in book.namelist())


def main() -> int:
    """Attack, and tell what was found."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = outputs_in(Path(folder))
    found = [item for where, data in outputs.items() for item in found_in(data, where)]
    for item in found:
        print(f"found: {item.kind} in {item.where}")  # noqa: T201  this is its output
    size = sum(map(len, outputs.values()))
    root = "" if _is_root() else " (not as root: fewer places)"
    print(f"{len(PLANTED)} kinds planted{root}, {len(outputs)} outputs of {size:,} bytes, {len(found)} found")  # noqa: T201  likewise
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        sys.exit(_inside(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]))
    sys.exit(main())
