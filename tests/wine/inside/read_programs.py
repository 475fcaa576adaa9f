"""Runs in the Windows Python: why a program file's version cannot be read, for each path that comes in on stdin."""

import json
import sys

from checker.probes.live import live_system
from checker.probes.system import CannotRead


def refusal(path: str) -> list[str]:
    try:
        live_system().call("GetFileVersionInfo", path)
    except CannotRead as reason:
        return [reason.why, reason.source]
    return []


json.dump([refusal(path) for path in json.load(sys.stdin)], sys.stdout)
