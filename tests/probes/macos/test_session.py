"""Where the session on a Mac comes from."""

from __future__ import annotations

import pytest

from tests.probes.recordings import fact_of, recorded, value_of


@pytest.mark.pitfall(21)
def test_a_session_over_ssh_is_remote_and_one_at_the_mac_is_not() -> None:
    over_ssh = recorded("macos", environment={"SSH_CONNECTION": "192.0.2.1 50514 192.0.2.2 22"})
    assert value_of(fact_of(over_ssh, "session.remote")) is True
    assert value_of(fact_of(recorded("macos"), "session.remote")) is False
