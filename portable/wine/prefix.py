"""An invented Windows PC under Wine: its own C: drive, its own registry, its own server process.

Nothing of the person's own home folder is visible in it, except through drive Z:, which is the whole disk.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PureWindowsPath

from portable.made_once import made_once
from portable.wine.registry_file import RegistryValue, encoded, registry_file, with_shared_views

USER = "leerkracht"
"""Who is signed in: C:\\Users\\leerkracht, whatever the name of the account that runs the tests."""

_UNAWARE_OF_SCALING = RegistryValue(r"HKEY_CURRENT_USER\Control Panel\Desktop", "DpiScalingVer", 0x1000)
"""Windows starts a program without manifest unaware of scaling; Wine 8 does so only with this value."""

_NOISE = re.compile(rb"^(?:wine: Read access denied for device|ALSA lib )[^\n]*\n", re.MULTILINE)
_STOP_SECONDS = 10
_START_SECONDS = 60
# After ten idle minutes the server leaves of its own accord, so a killed test run leaves nothing behind.
_SERVER = ("wineserver", "--foreground", "--persistent=600")
_NEVER_CHANGED = ("system32", "winsxs")
_REGISTRY = "machine.reg"


class WineError(Exception):
    """Wine itself failed, not the program that was to run in it."""


@dataclass(frozen=True)
class CompletedWine:
    """How a Windows program ended, and what it wrote."""

    returncode: int
    stdout: bytes
    stderr: bytes


def to_windows_path(path: Path) -> str:
    r"""What a Windows program calls a file of this computer: Z:\home\....

    Wine gives every prefix a drive Z: that is the root of the disk; on Windows itself the path is one already.
    """
    if os.name == "nt":
        return str(path.absolute())
    return "Z:" + str(path.absolute()).replace("/", "\\")


class WinePrefix:
    """One invented Windows PC, in one folder."""

    def __init__(self, folder: Path, display: str | None = None) -> None:
        """The PC in a folder that `create` made before."""
        self.folder = folder
        self.drive_c = folder / "drive_c"
        self._display = display
        self._server: subprocess.Popen[bytes] | None = None

    @classmethod
    def create(
        cls,
        folder: Path,
        registry: Sequence[RegistryValue] = (),
        *,
        cache: Path,
        registry_text: str = "",
        display: str | None = None,
    ) -> "WinePrefix":
        """A new PC with this registry, on top of a plain 64-bit Windows 10 that is kept in `cache`.

        `registry` and the .reg file `registry_text` may both be given; the values of `registry` win.
        """
        _copy(_plain_windows(cache), folder)
        own = registry_file([_UNAWARE_OF_SCALING, *registry])
        text = "\n".join([registry_text, own.partition("\n")[2]]) if registry_text else own
        (folder / _REGISTRY).write_bytes(encoded(with_shared_views(text)))
        return cls(folder, display)

    def run(
        self,
        *arguments: str | Path,
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
        stdin: bytes = b"",
        timeout: float = 120,
    ) -> CompletedWine:
        r"""What a Windows program wrote and returned; a `Path` argument is passed on as Z:\....

        A program that is too slow is ended with everything else in this prefix, and TimeoutExpired is raised.
        """
        self.start()
        process = subprocess.Popen(  # noqa: S603 - no shell, the tests' own words
            ["wine", *map(_argument, arguments)],  # noqa: S607 - wherever this computer has its Wine
            cwd=cwd or self.drive_c,
            env={**self._environment(), **(environment or {})},
            # Pipes, never files: CPython under Wine stops with WinError 6 on a regular file.
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        return self._finish(process, stdin, timeout)

    def command_line(self, *arguments: str | Path) -> list[str]:
        """What another program can start to run this on the PC, once `start` was called."""
        environment = [f"{name}={value}" for name, value in self._environment().items()]
        return ["env", "-i", *environment, "wine", *map(_argument, arguments)]

    def in_a_window(self, program: Path, *arguments: str) -> subprocess.Popen[bytes]:
        """A Windows program in a console window of its own, as a double-click gives it; it ends when the window closes.

        Wine shows the window on the PC's screen, so there must be one.
        """
        self.start()
        return _quietly(["wine", "start", "/wait", to_windows_path(program), *arguments], self._environment())

    def start(self) -> None:
        """A running server with its services and this PC's registry; quick when they run already.

        The services are started apart from any pipe: they would hold it open, and its reader would wait.
        The registry is read in at each start, since Wine makes the HARDWARE key and other users' keys anew.
        """
        if self._server is None or self._server.poll() is not None:
            environment = self._environment()
            self._server = _quietly(_SERVER, environment)
            registry = to_windows_path(self.folder / _REGISTRY)
            _finish_quietly(["wine", "regedit", "/S", registry], environment)

    def stop(self) -> None:
        """Nothing of this prefix runs any more; other prefixes are left alone."""
        if self._server is not None:
            _end(_quietly(["wineserver", "--kill"], self._environment()))
            _end(self._server)
            self._server = None

    def remove(self) -> None:
        """Nothing is left of this PC."""
        self.stop()
        shutil.rmtree(self.folder)

    def show_on(self, display: str | None) -> None:
        """The PC has this X display as its screen from now on; `None` is a PC without a screen.

        Wine's server keeps the display that it started with, so it is stopped first.
        """
        self.stop()
        self._display = display

    def path_of(self, windows_path: str) -> Path:
        r"""Where the file with this C:\... path is, or will be, on this computer; case does not matter."""
        found = self.drive_c
        for part in PureWindowsPath(windows_path).relative_to("C:/").parts:
            found = next((entry for entry in _entries(found) if _same_name(entry.name, part)), found / part)
        return found

    def _environment(self) -> dict[str, str]:
        return _wine_environment(self.folder, self._display)

    def _finish(self, process: subprocess.Popen[bytes], stdin: bytes, timeout: float) -> CompletedWine:
        try:
            stdout, stderr = process.communicate(stdin, timeout)
        except subprocess.TimeoutExpired:
            # Wine's programs are not children of one another: only their server can end them all.
            self.stop()
            _end(process)
            raise
        return CompletedWine(process.returncode, stdout, _NOISE.sub(b"", stderr))


def _entries(folder: Path) -> Iterable[Path]:
    return folder.iterdir() if folder.is_dir() else ()


def _same_name(first: str, second: str) -> bool:
    return first.casefold() == second.casefold()


def _argument(argument: str | Path) -> str:
    return to_windows_path(argument) if isinstance(argument, Path) else argument


def _wine_environment(prefix: Path, display: str | None) -> dict[str, str]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(prefix),
        "USER": USER,
        "LANG": "C.UTF-8",
        "WINEPREFIX": str(prefix),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        # No questions about Mono and Gecko, no entries in the desktop's menu; and a file that is called
        # iexplore.exe is read itself, where Wine would otherwise tell the version of its own.
        "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=;iexplore.exe=n",
    }
    return environment if display is None else {**environment, "DISPLAY": display}


def _plain_windows(cache: Path) -> Path:
    """A prefix as Wine makes it, set to Windows 10; another version of Wine gets another one."""
    ask = ["wine", "--version"]
    # Debian's wrapper adds the advice to install a 32-bit Wine, which nothing here needs.
    wine = subprocess.check_output(ask, text=True, stderr=subprocess.DEVNULL)  # noqa: S603 - fixed words
    name = re.sub(r"[^\w.+-]+", "-", wine).strip("-")
    return made_once(cache / f"plain-{name}", _make_plain_windows)


def _make_plain_windows(scratch: Path) -> Path:
    prefix = scratch / "prefix"
    prefix.mkdir()
    environment = _wine_environment(prefix, None)
    run = partial(_finish_quietly, environment=environment)
    run(["wineboot", "--init"])
    run(["winecfg", "-v", "win10"])
    run(["wineserver", "--kill"])
    run(["wineserver", "--wait"])
    _keep_home_folder_out(prefix / "drive_c" / "users")
    return prefix


def _keep_home_folder_out(users: Path) -> None:
    """Documents, Desktop and so on become folders of the prefix; Wine makes them links to the home folder."""
    for link in [entry for entry in users.rglob("*") if entry.is_symlink()]:
        link.unlink()
        link.mkdir()


def _copy(plain: Path, folder: Path) -> None:
    """A copy in a tenth of the time: the 670 MB that no program writes to are the same files."""
    shutil.copytree(plain, folder, symlinks=True, ignore=_system_folders)
    for name in _NEVER_CHANGED:
        source, target = (prefix / "drive_c" / "windows" / name for prefix in (plain, folder))
        shutil.copytree(source, target, symlinks=True, copy_function=_link_or_copy)


def _system_folders(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name in _NEVER_CHANGED and Path(folder).name == "windows"]


def _link_or_copy(source: str, target: str) -> None:
    try:
        Path(target).hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def _quietly(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - no shell, words from this file
        command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing
    )


def _finish_quietly(command: Sequence[str], environment: Mapping[str, str]) -> None:
    process = _quietly(command, environment)
    try:
        status = process.wait(_START_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    if status != 0:
        raise WineError(f"{' '.join(command)} ended with status {status}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process is gone and its pipes are closed, also when it does not want to."""
    try:
        process.communicate(timeout=_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        for pipe in filter(None, (process.stdin, process.stdout, process.stderr)):
            pipe.close()
