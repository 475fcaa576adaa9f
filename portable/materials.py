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
from cyclonedx.model.component_evidence import ComponentEvidence, Occurrence
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from checker import __version__
from portable.component import Component
from portable.freezing import moment

_NAMESPACE = uuid.UUID("b4b7bd43-6f5e-5d0c-9a55-0f3f4c3e8a7b")


def bill_of_materials(components: Iterable[Component]) -> bytes:
    """Give the CycloneDX 1.6 document of the program and its parts. The same parts give the same bytes."""
    parts = [_material(part) for part in components]
    program = _the_program()
    bom = Bom(components=parts, serial_number=uuid.UUID(int=0))
    bom.metadata.component = program
    bom.metadata.timestamp = dt.datetime.fromtimestamp(moment(), dt.UTC)
    bom.register_dependency(program, parts)
    bom.serial_number = uuid.uuid5(_NAMESPACE, _written(bom))
    return _written(bom).encode()


def _written(bom: Bom) -> str:
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _the_program() -> Material:
    licence = LicenseFactory().make_from_string("MIT")
    address = PackageURL.from_string(f"pkg:generic/systeemcheck@{__version__}")
    name = f"systeemcheck@{__version__}"
    return Material(
        name="systeemcheck", version=__version__, type=ComponentType.APPLICATION, bom_ref=name, purl=address,
        licenses=[licence],
    )  # fmt: skip


def _material(part: Component) -> Material:
    """Its hash is of the archive it came from, or of the file of the bundle that is named as the place it was found."""
    return Material(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{part.name}@{part.version} {part.held_by}".strip(),
        purl=PackageURL.from_string(part.address),
        licenses=[LicenseFactory().make_from_string(part.licence)],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.sha256)],
        evidence=ComponentEvidence(occurrences=[Occurrence(location=part.held_by)]) if part.held_by else None,
    )
