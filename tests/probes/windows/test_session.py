from __future__ import annotations

import pytest

from tests.probes.recordings import value_of
from tests.probes.windows.pc import Pc

TERMINAL_SERVER = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"


@pytest.mark.pitfall(21)
@pytest.mark.parametrize(
    ("session", "on_the_glass", "is_remote"),
    [(1, 1, False), (2, 2, False), (2, 1, True), (0, 1, False), (1, None, False)],
    ids=["own screen", "second person at it", "shared graphics card", "service", "not told"],
)
def test_the_session_the_own_screen_shows_is_not_remote(
    session: int,
    on_the_glass: int | None,
    is_remote: bool,  # noqa: FBT001  a column of the table
) -> None:
    pc = Pc().call("GetSystemMetrics 4096", 0).call("ProcessIdToSessionId", session)
    if on_the_glass is not None:
        pc.values(TERMINAL_SERVER, {"GlassSessionId": on_the_glass})
    assert value_of(pc.facts()["session.remote"]) is is_remote
