"""What can be wrong in a file with group data, and which checks find it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["problem", "look"]
"""`problem`: a reader cannot tell what is meant, or takes it wrong. `look`: it may be right; a person knows."""
Check: TypeAlias = Literal[
    "well_formed", "sections", "keys", "names", "references", "birth_dates", "without_group", "version", "this_year",
    "damaged_text",
]  # fmt: skip
Kind: TypeAlias = Literal[
    "no_section.school", "no_section.groups", "no_section.pupils", "no_section.teachers",
    "section_twice", "outside_section",
    "nobody.groups", "nobody.pupils", "nobody.teachers",
    "no_key.branch", "no_key.group", "no_key.combined_group", "no_key.pupil", "no_key.teacher", "no_key.reference",
    "key_twice.branch", "key_twice.group", "key_twice.combined_group", "key_twice.pupil", "key_twice.teacher",
    "no_name.group", "no_name.combined_group", "no_name.pupil",
    "no_last_name.pupil", "no_first_name.pupil", "no_last_name.teacher",
    "unknown_group.pupil", "unknown_group.teacher", "unknown_combined_group.pupil", "unknown_combined_group.teacher",
    "unknown_branch",
    "birth_date.no_day", "birth_date.future", "birth_date.other_form", "birth_date.absent", "birth_date.unlikely",
    "pupil_without_group", "pupil_in_several_groups", "group_without_pupils",
    "version.absent", "version.not_understood", "version.other",
    "school_year.absent", "school_year.not_understood", "school_year.past", "school_year.far",
    "reference_date.absent", "reference_date.not_understood", "reference_date.other_year", "reference_date.old",
    "reference_date.future",
    "damaged_text",
]  # fmt: skip

FOUND_BY: Mapping[Check, Mapping[Kind, Severity]] = MappingProxyType(
    {
        "well_formed": {},
        "sections": {
            "no_section.school": "problem",
            "no_section.groups": "problem",
            "no_section.pupils": "problem",
            "no_section.teachers": "problem",
            "section_twice": "problem",
            "outside_section": "look",
            "nobody.groups": "look",
            "nobody.pupils": "look",
            "nobody.teachers": "look",
        },
        "keys": {
            "no_key.branch": "problem",
            "no_key.group": "problem",
            "no_key.combined_group": "problem",
            "no_key.pupil": "problem",
            "no_key.teacher": "problem",
            "key_twice.branch": "problem",
            "key_twice.group": "problem",
            "key_twice.combined_group": "problem",
            "key_twice.pupil": "problem",
            "key_twice.teacher": "problem",
            "no_key.reference": "look",
        },
        "names": {
            "no_name.group": "problem",
            "no_name.combined_group": "problem",
            "no_name.pupil": "problem",
            "no_last_name.pupil": "look",
            "no_first_name.pupil": "look",
            "no_last_name.teacher": "look",
        },
        "references": {
            "unknown_group.pupil": "problem",
            "unknown_group.teacher": "problem",
            "unknown_combined_group.pupil": "problem",
            "unknown_combined_group.teacher": "problem",
            "unknown_branch": "problem",
        },
        "birth_dates": {
            "birth_date.no_day": "problem",
            "birth_date.future": "problem",
            "birth_date.other_form": "look",
            "birth_date.absent": "look",
            "birth_date.unlikely": "look",
        },
        "without_group": {
            "pupil_without_group": "look",
            "pupil_in_several_groups": "look",
            "group_without_pupils": "look",
        },
        "version": {
            "version.absent": "look",
            "version.not_understood": "look",
            "version.other": "look",
        },
        "this_year": {
            "school_year.absent": "look",
            "school_year.not_understood": "look",
            "school_year.past": "look",
            "school_year.far": "look",
            "reference_date.absent": "look",
            "reference_date.not_understood": "look",
            "reference_date.other_year": "look",
            "reference_date.old": "look",
            "reference_date.future": "look",
        },
        "damaged_text": {"damaged_text": "look"},
    }
)
"""Every kind stands under the check that finds it. The order is that of the list a person reads."""
SEVERITY: Mapping[Kind, Severity] = MappingProxyType(
    {kind: severity for kinds in FOUND_BY.values() for kind, severity in kinds.items()}
)
