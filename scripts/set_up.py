"""One step of the set-up: done in silence, or told and ended with. Uses nothing but Python itself."""

# An older Python must be able to read this file; see run.py.
from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parents[1]
SETUP_FAILED = 70  # the fault is not the device's; 1 would say that it does not meet the requirements
# How pip, npm and apt-get say that they reach nothing, on each system.
NO_NETWORK = (
    "NewConnectionError", "Failed to establish a new connection", "ConnectTimeoutError", "getaddrinfo failed",
    "Name or service not known", "Temporary failure in name resolution", "nodename nor servname",
    "Cannot connect to proxy",
    "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "ECONNREFUSED", "Temporary failure resolving", "Could not connect to",
)  # fmt: skip


def set_up(*command: str, cwd: Path = HERE) -> None:
    """Runs one step of the set-up, and shows what it said only if it failed."""
    done = subprocess.run(
        command,
        cwd=cwd,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    told = done.stdout.decode(errors="replace")
    if done.returncode and any(sign in told for sign in NO_NETWORK):
        stop("geen internet / no network: the set-up fetches packages. Connect, then run the same line again.")
    if done.returncode:
        say(told)
        stop(f"The set-up stopped at: {' '.join(command)}")


def stop(message: str) -> NoReturn:
    """Ends here, saying why."""
    say(message)
    sys.exit(SETUP_FAILED)


def say(message: str) -> None:
    """One message for the person at the terminal."""
    print(message, file=sys.stderr, flush=True)
