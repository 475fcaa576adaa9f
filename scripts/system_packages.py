"""What the tests and the build use besides Python's packages, and how Debian and Ubuntu install it."""

# An older Python must be able to read this file; see run.py.
from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path

from scripts.set_up import say, set_up, stop

# What the tests use, by its Debian package, and the command or file that shows it is there.
TEST_PACKAGES = {
    "chromium": "chromium",
    "default-jre-headless": "java",
    "faketime": "faketime",
    "firefox-esr": "firefox-esr",
    "fonts-liberation": "/usr/share/fonts/truetype/liberation",
    "libreoffice-calc": "soffice",
    "nodejs": "node",
    "npm": "npm",
    "openscap-scanner": "oscap",
    "openssl": "openssl",
    "osslsigncode": "osslsigncode",
    "poppler-utils": "pdfinfo",
    "procps": "pgrep",
    "samba": "smbd",
    "smbnetfs": "smbnetfs",
    "x11-xserver-utils": "xrandr",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "xserver-xorg-core": "Xorg",
    "xserver-xorg-video-dummy": "/usr/lib/xorg/modules/drivers/dummy_drv.so",
    "xvfb": "Xvfb",
}
# What the build of the portable programs uses: the Windows one, and the Linux one.
WINDOWS_PACKAGES = {"wine": "wine", "wine64": "/usr/lib/wine/wine64"}
NATIVE_PACKAGES = {"binutils": "objdump"}
if not sysconfig.get_config_var("Py_ENABLE_SHARED"):
    # Debian keeps the library that a built program needs apart from its Python.
    _LIBRARY = "libpython" + sysconfig.get_python_version()
    NATIVE_PACKAGES[_LIBRARY] = f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}/{_LIBRARY}.so.1.0"


def install_system_packages(wanted: dict[str, str]) -> None:
    """Chromium, Wine and the like; who may not install them is told how, as what needs them cannot be done."""
    if not sys.platform.startswith("linux"):
        return
    lacking = missing(wanted)
    if lacking and may_install():
        apt_install(*lacking)
    elif lacking:
        say("Not installed, so what needs them is skipped: " + ", ".join(lacking))
        say("To run them too, on Debian or Ubuntu: sudo apt-get install " + " ".join(lacking))


def missing(wanted: dict[str, str]) -> list[str]:
    """Which of these packages are not here, by the command or file that would show it."""
    return [package for package, sign in wanted.items() if not (shutil.which(sign) or Path(sign).exists())]


def may_install() -> bool:
    """Whether this is a Debian or Ubuntu, and we are root."""
    return shutil.which("apt-get") is not None and getattr(os, "geteuid", lambda: 1)() == 0


def apt_install(*packages: str) -> None:
    """These packages and what they cannot do without."""
    say("Installing " + ", ".join(packages) + ".")
    apt = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
    set_up(*apt, "update")
    set_up(*apt, "install", "--yes", "--no-install-recommends", *packages)


def install_venv_package() -> None:
    """Debian keeps a part of Python's venv in a package of its own: installs it, or says how to."""
    if not may_install():
        stop("Python's venv is missing. Install it, then try again:\n    sudo apt-get install python3-venv")
    apt_install("python3-venv")
