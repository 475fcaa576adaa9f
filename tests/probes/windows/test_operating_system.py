from __future__ import annotations

import pytest

from checker.model.readings import Unknown
from checker.probes.windows.operating_system import version_of_build
from tests.probes.recordings import value_of
from tests.probes.windows.pc import WINDOWS, Pc, plain


@pytest.mark.pitfall(6)
@pytest.mark.parametrize(
    ("build", "version"),
    [
        (7601, "7"),
        (9200, "8"),
        (9600, "8.1"),
        (10240, "10"),
        (19045, "10"),
        (21999, "10"),
        (22000, "11"),
        (26100, "11"),
        (28000, "11"),
    ],
)
def test_the_version_is_told_by_the_build_whatever_the_product_name_says(build: int, version: str) -> None:
    pc = Pc(build).values(WINDOWS, {"ProductName": "Windows 10 Pro", "InstallationType": "Client"})
    assert value_of(pc.facts()["os.version"]) == version


@pytest.mark.pitfall(8)
@pytest.mark.parametrize(
    ("build", "version"), [(9600, "Server 2012 R2"), (17763, "Server 2019"), (26100, "Server 2025")]
)
def test_a_server_with_the_build_of_a_windows_is_called_a_server(build: int, version: str) -> None:
    pc = Pc(build).values(WINDOWS, {"InstallationType": "Server Core", "EditionID": "ServerStandard"})
    facts = pc.facts()
    assert (value_of(facts["os.version"]), value_of(facts["os.edition"])) == (version, "ServerStandard")


@pytest.mark.pitfall(9)
def test_the_build_has_its_update_part() -> None:
    assert value_of(Pc(26100).values(WINDOWS, {"UBR": 2314}).facts()["os.build_id"]) == "26100.2314"


def test_windows_7_has_no_update_part() -> None:
    assert value_of(Pc(7601).facts()["os.build_id"]) == "7601"


@pytest.mark.pitfall(10)
def test_the_release_is_kept_as_its_maker_writes_it() -> None:
    facts = Pc().values(WINDOWS, {"DisplayVersion": "22H2", "ReleaseId": "2009"}).facts()
    assert value_of(facts["os.release"]) == "22H2"


def test_an_older_windows_10_is_called_by_its_release_id() -> None:
    assert value_of(Pc(17763).values(WINDOWS, {"ReleaseId": "1809"}).facts()["os.release"]) == "1809"


def test_a_service_pack_is_the_release_of_windows_7() -> None:
    assert value_of(Pc(7601).values(WINDOWS, {"CSDVersion": "Service Pack 1"}).facts()["os.release"]) == "SP1"


@pytest.mark.pitfall(7)
def test_the_registry_wins_over_what_python_hears() -> None:
    pc = Pc(26100).call("sys.getwindowsversion", {"major": 6, "minor": 2, "build": 9200})
    assert value_of(pc.facts()["os.version"]) == "11"


@pytest.mark.pitfall(7)
def test_python_is_heard_when_the_registry_is_mute() -> None:
    pc = Pc().without(WINDOWS).call("sys.getwindowsversion", {"major": 10, "minor": 0, "build": 22631})
    facts = pc.facts()
    assert plain(facts["os.version"]) == {"state": "known", "value": "11", "bound": "derived"}
    assert value_of(facts["os.build_id"]) == "22631"


def test_a_build_that_is_no_number_is_not_understood() -> None:
    pc = Pc().values(WINDOWS, {"CurrentBuildNumber": "vista"})
    reading = pc.facts()["os.version"]
    assert isinstance(reading, Unknown)
    assert reading.why == "not_understood"


def test_every_build_has_a_version() -> None:
    assert {version_of_build(build, is_server=False) for build in range(0, 30_000, 100)} == {
        "Vista", "7", "8", "8.1", "10", "11",
    }  # fmt: skip


def test_what_answers_as_windows_is_a_windows_pc() -> None:
    facts = Pc().facts()
    assert (value_of(facts["os.name"]), value_of(facts["device.class"])) == ("windows", "windows-pc")
