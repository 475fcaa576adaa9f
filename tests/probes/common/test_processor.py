"""py-cpuinfo: slow and adventurous, so never loaded in a usual check, and still there when all else is silent."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.model.readings import Known
from checker.probes.common.package_calls import PACKAGE_CALLS
from checker.probes.common.processor import name_by_cpuinfo
from checker.probes.linux import processor
from checker.probes.live import LiveSystem, live_system
from checker.probes.reading_facts import read_facts
from checker.probes.system import CannotRead
from tests.probes.recordings import recorded

_LINUX = pytest.mark.skipif(
    sys.platform != "linux", reason="asks the machine the tests run on, which must be a Linux one"
)


@_LINUX
@pytest.mark.pitfall(38)
def test_a_usual_check_never_loads_py_cpuinfo() -> None:
    if not isinstance(read_facts(live_system(), [processor.processor_name])["cpu.model"], Known):
        pytest.skip("this processor tells no name")
    program = "import sys; from checker.probes import facts_of; from checker.probes.live import live_system; "
    program += "facts_of(live_system()); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert {"cpuinfo", "multiprocessing"} & set(done.stdout.split()) == set()


@_LINUX
@pytest.mark.pitfall(38)
def test_py_cpuinfo_answers_when_every_file_is_refused() -> None:
    reading = read_facts(_Deaf(), [processor.processor_name, processor.arm_core_name], [name_by_cpuinfo])["cpu.model"]
    assert isinstance(reading, Known)
    assert reading.source == "cpuinfo.get_cpu_info"


@pytest.mark.pitfall(38)
def test_no_name_from_py_cpuinfo_is_no_name() -> None:
    machine = recorded(calls={"cpuinfo.get_cpu_info": {"brand_raw": ""}})
    assert not isinstance(read_facts(machine, [], [name_by_cpuinfo])["cpu.model"], Known)


class _Deaf(LiveSystem):
    """This machine, without one file or command of it."""

    def __init__(self) -> None:
        super().__init__("linux", PACKAGE_CALLS)

    def read_bytes(self, path: str) -> bytes:
        raise CannotRead("not_permitted", path)

    def run(self, *command: str) -> str:
        raise CannotRead("not_permitted", command[0])
