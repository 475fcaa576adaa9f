"""The bill of materials: a CycloneDX document that a vulnerability scanner can read."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Material
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from portable.components import Component, the_program
from portable.freezing import moment

_NAMESPACE = uuid.UUID("b4b7bd43-6f5e-5d0c-9a55-0f3f4c3e8a7b")
_ONE_ARCHIVE = 1


def bill_of_materials(components: Iterable[Component]) -> bytes:
    """Give the CycloneDX 1.6 document of the program and its parts. The same parts give the same bytes."""
    program, *parts = [_material(part) for part in (the_program(), *components)]
    program.type = ComponentType.APPLICATION
    bom = Bom(components=parts, serial_number=uuid.UUID(int=0))
    bom.metadata.component = program
    bom.metadata.timestamp = dt.datetime.fromtimestamp(moment(), dt.UTC)
    bom.register_dependency(program, parts)
    bom.serial_number = uuid.uuid5(_NAMESPACE, _written(bom))
    return _written(bom).encode()


def _written(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _material(part: Component) -> Material:
    address = PackageURL.from_string(part.address) if part.address else None
    licence = LicenseFactory().make_from_string(part.licence)
    name = f"{part.name}@{part.version}"
    # The pins hold a digest for every machine's archive; only where there is one is it this bundle's.
    digests = part.sha256 if len(part.sha256) == _ONE_ARCHIVE else ()
    return Material(
        name=part.name, version=part.version, type=ComponentType.LIBRARY, bom_ref=name, purl=address,
        licenses=[licence], hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in digests],
    )  # fmt: skip
