"""Property lists: what is none is a reason not to know, and never another error."""

from __future__ import annotations

import pytest

from checker.probes.macos.property_list import parse_property_list
from checker.probes.system import CannotRead
from tests.probes.macos.macs import property_list


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<?xml", b"<?xml version='1.0'?><plist><dict><key>a</key>", b"<?xml version='1.0'?><plist><dict></plist>",
        b"<?xml version='1.0'?><plist><dict><key>a</key><date>x</date></dict></plist>", b"bplist00\xff\xff",
        b"<?xml version='1.0'?><plist><array/></plist>", b"<?xml version='1.0' encoding='nope'?><plist/>",
    ],
)  # fmt: skip
def test_what_is_no_property_list_is_not_understood(data: bytes) -> None:
    with pytest.raises(CannotRead) as caught:
        parse_property_list(data, "x.plist")
    assert caught.value.why == "not_understood"


def test_a_property_list_gives_its_values() -> None:
    assert parse_property_list(property_list(ProductVersion="15.1").encode(), "x")["ProductVersion"] == "15.1"
