"""Browsers that were installed as a snap, which no package list of the distribution shows."""

from __future__ import annotations

import re

from checker.probes.common.optional import text_if_there
from checker.probes.linux.browsers.makes import SNAPS, Installed, Product, installed
from checker.probes.linux.browsers.packages import upstream
from checker.probes.system import CannotRead, System

_ROOTS = ("/snap", "/var/lib/snapd/snap")
VERSION = re.compile(r"""^version:\s*['"]?([^'"\s]{1,100})""", re.MULTILINE)


def snap_browsers(system: System) -> list[Installed]:
    """Browsers among the snaps; /snap/<name>/current/meta/snap.yaml."""
    return [found for product in SNAPS for root in _ROOTS for found in _snap(system, product, root)]


def _snap(system: System, product: Product, root: str) -> list[Installed]:
    path = f"{root}/{product.package}/current/meta/snap.yaml"
    if not (text := text_if_there(system, path)):
        return []
    if version := VERSION.search(text):
        return [installed(product, upstream(version[1]), "machine")]
    raise CannotRead("not_understood", path, "no version")
