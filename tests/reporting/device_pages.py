"""The page of a device as data, and what its rows say."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checker.checking.checked_device import CheckedDevice
from checker.model.readings import Facts
from checker.reporting.device.device_page import DevicePage, device_page
from tests.reporting.contexts import VERDICT_CASES, by_fixed_spec

every_device = pytest.mark.parametrize("folder", VERDICT_CASES, ids=lambda folder: folder.name)


both_languages = pytest.mark.parametrize("language", ["nl", "en"])


def page_of(facts: Facts, language: str = "nl", on: dt.date = dt.date(2026, 11, 23)) -> DevicePage:
    return device_page(by_fixed_spec(facts, on), language)


def row_titles(page: DevicePage, table: int = 0) -> list[str]:
    return [row.title for row in page.tables[table].rows]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def named(context: CheckedDevice, **names: str) -> CheckedDevice:
    device = msgspec.structs.replace(context.result.device, **names)
    return msgspec.structs.replace(context, result=msgspec.structs.replace(context.result, device=device))
