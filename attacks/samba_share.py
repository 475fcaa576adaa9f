"""Many checks at once into one shared folder: a real Samba server on this computer, mounted as a user's share.

    python -m attacks.samba_share [WRITERS]

So many checks (200 unless told otherwise, 16 at a time) store on the share. Counts what did not arrive whole, and names
that two of them took. Then the server stops answering in the middle, and one more check must end, say where its result
is, and keep it. The exit code is 1 where anything was lost.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from attacks.program import PROGRAM, Ended, run
from attacks.wholeness import torn
from checker.checklist.holding import holding
from checker.model.school_year import Done
from checker.storage.corrections.reading import corrections_in
from checker.storage.journals.writing import moment, new_id
from checker.storage.school_year.reading import entries_in
from checker.storage.school_year.writing import Keeper

_PORT = 445  # the only one that the client's library knows
_AT_ONCE = 16
_PATIENCE = 30
_HANG_PATIENCE = 120
_NO_LASTING_PLACE = 4
_CHECKLIST = "malmberg/2025-2026"
_SAID = re.compile(r"(/\S+\.html)")
_SERVER = """[global]
smb ports = {port}
interfaces = 127.0.0.1
bind interfaces only = yes
map to guest = Bad User
guest account = {user}
lock directory = {state}
state directory = {state}
cache directory = {state}
pid directory = {state}
private dir = {state}
ncalrpc dir = {state}
disable netbios = yes
log file = {state}/log
[school]
path = {share}
read only = no
guest ok = yes
force user = {user}
"""


class Share(NamedTuple):
    """A folder as it is on the server, the same as users see it, and the server."""

    on_server: Path
    mounted: Path
    server: subprocess.Popen[bytes]


class Written(NamedTuple):
    """How many checks ended, how many of their results are on the server, and what is not whole."""

    ended: int
    arrived: int
    torn: int


def missing() -> str:
    """Give why this cannot be done here, "" where it can."""
    for program in ("smbd", "smbnetfs", "umount"):
        if not shutil.which(program):
            return f"{program} is not installed (Debian: samba, smbnetfs)"
    if not Path("/dev/fuse").exists():
        return "there is no /dev/fuse"
    if getattr(os, "geteuid", lambda: 1)() != 0:
        return "only root may serve on port 445"
    with socket.socket() as probe:
        return "something serves on port 445" if probe.connect_ex(("127.0.0.1", _PORT)) == 0 else ""


@contextmanager
def shared(place: Path) -> Iterator[Share]:
    """Serve a folder and mount it."""
    share, state, mount, home = (place / name for name in ("share", "state", "mount", "client"))
    for folder in (share, state, mount, home / ".smb"):
        folder.mkdir(parents=True)
    (place / "server.conf").write_text(_SERVER.format(port=_PORT, user="root", state=state, share=share))
    _write_client(home / ".smb")
    command = ("smbd", "-F", "--no-process-group", "-s", str(place / "server.conf"))
    server = subprocess.Popen(  # noqa: S603  fixed words
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _await_server()
        options = ("-o", f"config={home / '.smb' / 'smbnetfs.conf'}", "-o", "smb_timeout=2000")
        subprocess.run(["smbnetfs", mount, *options], env={**os.environ, "HOME": str(home)}, check=True)  # noqa: S603, S607
        yield Share(share, mount / "127.0.0.1" / "school", server)
    finally:
        signal_server(server, "SIGCONT")
        subprocess.run(["umount", "-l", mount], check=False)  # noqa: S603, S607
        signal_server(server, "SIGTERM")
        server.wait(_PATIENCE)


def signal_server(server: subprocess.Popen[bytes], name: str) -> None:
    """Signal the server and all the processes it has made for its clients."""
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.Signals[name])  # type: ignore[attr-defined,unused-ignore]  # not on Windows


def write_many(place: Path, share: Share, number: int) -> Written:
    """Have so many checks store on the share."""
    results = share.mounted / "results"

    def one(writer: int) -> Ended:
        own = place / f"pc-{writer}"
        own.mkdir()
        label = ("--label", f"PC {writer}", "--no-open")
        return run((*PROGRAM, "check", "--results", results, *label), own)

    with ThreadPoolExecutor(_AT_ONCE) as together:
        ended = list(together.map(one, range(number)))
    stored = share.on_server / "results"
    said = {Path(path).name for each in ended for path in _SAID.findall(each.said)}
    arrived = sum((stored / name).exists() and (stored / name).with_suffix(".json").exists() for name in said)
    return Written(sum(each.code in {0, 1, 3} for each in ended), arrived, len(torn(stored)))


def write_when_it_hangs(place: Path, share: Share) -> tuple[Ended, float, bool]:
    """Have a check store on a share that stopped answering: how it ended, in how many seconds, with a result kept."""
    own = place / "pc-alone"
    own.mkdir()
    signal_server(share.server, "SIGSTOP")
    started = time.monotonic()
    ended = run((*PROGRAM, "check", "--results", share.mounted / "results", "--no-open"), own, _HANG_PATIENCE)
    seconds = time.monotonic() - started
    signal_server(share.server, "SIGCONT")
    kept = [Path(path.replace("~", str(own / "home"))) for path in re.findall(r"((?:~|/)\S+\.html)", ended.said)]
    return ended, seconds, any(path.with_suffix(".json").exists() for path in kept)


def _write_client(folder: Path) -> None:
    texts = {
        "smb.conf": "[global]\nclient min protocol = SMB2\n",
        "smbnetfs.conf": 'smb_query_browsers "false"\nauth "guest" ""\n',
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o600)


def _await_server() -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", _PORT)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("smbd does not listen")


def main() -> int:
    """Attack, and say what came of it."""
    if why := missing():
        print(f"not possible here: {why}")  # noqa: T201
        return 2
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with shared(place) as share:
            written = write_many(place, share, number)
            print(f"{number} writers: {written}", flush=True)  # noqa: T201
            ended, seconds, is_kept = write_when_it_hangs(place, share)
            print(f"a share that hangs: exit {ended.code} after {seconds:.1f} s, kept: {is_kept}")  # noqa: T201
    is_sound = written == (number, number, 0) and ended.code == _NO_LASTING_PLACE and is_kept
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())


def decide_together(place: Path, share: Share) -> tuple[list[int], int]:
    """Have two people, each at a computer of their own, correct the same and other devices at once on the share.

    Gives the exit codes, and how many decisions lie on the server whole.
    """
    results = share.mounted / "results"
    own = [place / "coordinator-1", place / "coordinator-2"]
    wanted = (("label", "PC 0", "CB-{0}"), ("ignore", "PC {0}"), ("label", "PC 3", "K-{0}", "--location", "Kar {0}"))

    def one(person: int) -> list[int]:
        own[person].mkdir()
        said = [[word.format(person + 1) for word in words] for words in wanted]
        return [run((*PROGRAM, "correct", "--results", results, *words), own[person]).code for words in said]

    with ThreadPoolExecutor(len(own)) as together:
        codes = list(together.map(one, range(len(own))))
    read = corrections_in([str(share.on_server / "results")])
    return [code for person in codes for code in person], len(read.entries) - len(read.rejected)


def tick_together(share: Share, number: int) -> tuple[int, int]:
    """Have two people tick lines of the checklist at once on the share, one of them the same; then one takes it back.

    Gives how many ticks hold on the server, and how many files of them are not whole.
    """
    results = share.mounted / "results"

    def one(person: int) -> list[Done]:
        keeper = Keeper(results)
        items = ["same", *(f"of-{person}-{line}" for line in range(number))]
        ticks = [Done(id=new_id(), at=moment(), checklist=_CHECKLIST, item=item, on="2025-06-12") for item in items]
        return [keeper.add(tick, ()) for tick in ticks]

    with ThreadPoolExecutor(2) as together:
        first, _ = together.map(one, range(2))
    Keeper(results).take_away(first[:1])
    read = entries_in([str(share.on_server / "results")])
    return sum(isinstance(entry, Done) for entry in holding(read.entries, _CHECKLIST).entries), len(read.rejected)
