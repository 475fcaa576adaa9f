"""The doors through which outside data comes in, and what happens behind each: what is fuzzed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attacks.doors import (
    checklist,
    corrections,
    draft,
    extension,
    group_data,
    identify,
    kept,
    publishers_page,
    recording,
    refreshing,
    result,
    school_list,
    school_year,
    settings,
    specification,
    submission,
    tables,
    workbook,
    zipped,
)
from attacks.doors.door import Door

DOORS: Mapping[str, Door] = MappingProxyType(
    {
        "result": result.DOOR,
        "submission": submission.SUBMISSION,
        "code": submission.CODE,
        "spec": specification.DOOR,
        "extension": extension.DOOR,
        "settings": settings.DOOR,
        "browsers": tables.BROWSERS,
        "systems": tables.SYSTEMS,
        "newer-table": refreshing.TABLE,
        "package": refreshing.PACKAGE,
        "tar": refreshing.TAR,
        "corrections": corrections.DOOR,
        "school-year": school_year.DOOR,
        "school-list": school_list.DOOR,
        "workbook": workbook.DOOR,
        "zip": zipped.DOOR,
        "kept": kept.DOOR,
        "checklist": checklist.DOOR,
        "draft": draft.DOOR,
        "group-data": group_data.DOOR,
        "identify": identify.DOOR,
        "page": publishers_page.DOOR,
        "recording": recording.DOOR,
    }
)
