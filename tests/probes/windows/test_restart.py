from __future__ import annotations

import pytest

from checker.model.readings import Unknown
from checker.probes.windows.restart import restart_pending
from tests.probes.recordings import recorded, said_by, value_of

UPDATES = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update"
SERVICING = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing"


@pytest.mark.parametrize(
    ("updates", "servicing", "pending"),
    [
        (["RebootRequired", "Results"], ["Packages"], True),
        (["Results"], ["Packages", "RebootPending"], True),
        (["RebootRequired"], ["RebootPending"], True),
        (["Results"], ["Packages", "PackagesPending"], False),
    ],
)
def test_a_key_of_updates_or_of_servicing_tells_that_a_restart_is_waited_for(
    updates: list[str], servicing: list[str], *, pending: bool
) -> None:
    system = recorded("windows", registry_keys={UPDATES: updates, SERVICING: servicing})
    assert value_of(said_by(restart_pending, system, "os.restart_pending")) is pending


@pytest.mark.parametrize("key", [UPDATES, SERVICING])
def test_where_a_key_may_not_be_read_it_is_not_known_and_never_no(key: str) -> None:
    keys = {UPDATES: ["Results"], SERVICING: ["Packages"]}
    system = recorded(
        "windows",
        registry_keys={name: names for name, names in keys.items() if name != key},
        refused={f"registry:{key}": "not_permitted"},
    )
    reading = said_by(restart_pending, system, "os.restart_pending")
    assert isinstance(reading, Unknown)
    assert reading.why == "not_permitted"


def test_an_update_that_waits_is_told_also_where_servicing_may_not_be_read() -> None:
    system = recorded("windows", registry_keys={UPDATES: ["RebootRequired"]})
    assert value_of(said_by(restart_pending, system, "os.restart_pending")) is True
