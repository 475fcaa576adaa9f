"""Windows: its version, release, build and edition, from its own registry key."""

from __future__ import annotations

from checker.model.readings import Reading, known
from checker.probes.common.answers import answer, number_value, text_value
from checker.probes.common.unfilled_fields import real_name
from checker.probes.probe import probe
from checker.probes.system import CannotRead, System

WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
FIRST_WINDOWS_11 = 22000
# Never by ProductName: it says "Windows 10" on every Windows 11.
_VERSIONS = ((FIRST_WINDOWS_11, "11"), (10240, "10"), (9600, "8.1"), (9200, "8"), (7600, "7"), (0, "Vista"))
_SERVERS = (
    (26100, "Server 2025"),
    (25398, "Server 23H2"),
    (20348, "Server 2022"),
    (19042, "Server 20H2"),
    (19041, "Server 2004"),
    (18363, "Server 1909"),
    (18362, "Server 1903"),
    (17763, "Server 2019"),
    (17134, "Server 1803"),
    (16299, "Server 1709"),
    (14393, "Server 2016"),
    (9600, "Server 2012 R2"),
    (9200, "Server 2012"),
    (7600, "Server 2008 R2"),
    (0, "Server 2008"),
)


@probe("os.name")
def system_name(_system: System) -> dict[str, Reading]:
    """It is Windows: these probes run nowhere else."""
    return {"os.name": known("windows", "program")}


@probe("os.version", "os.build_id")
def version_and_build(system: System) -> dict[str, Reading]:
    r"""The version by its build, and the build with its update part: 26100.2314.

    Registry: CurrentBuildNumber, InstallationType, and UBR, which Windows 7 does not have.
    """
    build = build_number(system)
    update_part = _text_of_number(system, "UBR")
    return {
        "os.version": known(version_of_build(build, is_server=is_server(system)), rf"{WINDOWS}\CurrentBuildNumber"),
        "os.build_id": known(f"{build}{update_part}", rf"{WINDOWS}\UBR" if update_part else WINDOWS),
    }


@probe("os.version", "os.build_id")
def version_from_python(system: System) -> dict[str, Reading]:
    """The version and the build without its update part, as Python hears it. Wins only where the registry is mute."""
    source = "sys.getwindowsversion"
    build = answer(system, dict[str, int], source).get("build", 0)
    if build <= 0:
        raise CannotRead("not_understood", source, "no build")
    version = version_of_build(build, is_server=False)
    return {"os.version": known(version, source, "derived"), "os.build_id": known(str(build), source)}


@probe("os.edition")
def edition(system: System) -> dict[str, Reading]:
    """The edition in Microsoft's word: Education, Professional, Core, EnterpriseS, ServerStandard.

    Registry: EditionID in the 64-bit view; the 32-bit copy is known to be wrong.
    """
    source = rf"{WINDOWS}\EditionID"
    return {"os.edition": known(real_name(text_value(system, WINDOWS, "EditionID"), source), source)}


@probe("os.release")
def display_version(system: System) -> dict[str, Reading]:
    """The half-year name: 22H2. Registry: DisplayVersion, since Windows 10 20H2."""
    return _release(system, "DisplayVersion")


@probe("os.release")
def release_id(system: System) -> dict[str, Reading]:
    """The year-and-month name of before: 1809. Registry: ReleaseId; since 20H2 it stays "2009" for ever."""
    return _release(system, "ReleaseId")


@probe("os.release")
def service_pack(system: System) -> dict[str, Reading]:
    """The service pack of Windows 7, written SP1. Registry: CSDVersion."""
    source = rf"{WINDOWS}\CSDVersion"
    name = real_name(text_value(system, WINDOWS, "CSDVersion"), source)
    return {"os.release": known(name.replace("Service Pack ", "SP"), source)}


def build_number(system: System) -> int:
    """The build: 19045. Registry: CurrentBuildNumber."""
    return number_value(system, WINDOWS, "CurrentBuildNumber")


def is_server(system: System) -> bool:
    """Tell whether it is a Windows Server. Registry: InstallationType, which is Client, Server or Server Core."""
    return _text(system, "InstallationType").startswith("Server")


def version_of_build(build: int, *, is_server: bool) -> str:
    """What people call the version with this build: 11 from build 22000 on."""
    names = _SERVERS if is_server else _VERSIONS
    return next(name for lowest, name in names if build >= lowest)


def _release(system: System, name: str) -> dict[str, Reading]:
    source = rf"{WINDOWS}\{name}"
    return {"os.release": known(real_name(text_value(system, WINDOWS, name), source), source)}


def _text(system: System, name: str) -> str:
    """A value that older versions do not have; "" there."""
    try:
        return text_value(system, WINDOWS, name)
    except CannotRead:
        return ""


def _text_of_number(system: System, name: str) -> str:
    try:
        return f".{number_value(system, WINDOWS, name)}"
    except CannotRead:
        return ""
