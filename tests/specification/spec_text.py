"""Text of small specs, to change one thing at a time."""

from __future__ import annotations

REQUIREMENT = """
[[requirement]]
id = "cookies"
importance = "required"
applies_to = ["windows-pc"]
basis = "provisional"
basis_note = { nl = "Een voorbeeld.", en = "An example." }
title = { nl = "Cookies", en = "Cookies" }
condition = { kind = "is-true", fact = "page.cookies" }
"""


def spec_text(spec_id: str = "example", version: str = "1", more: str = "") -> str:
    """Give a spec that loads; `more` stands among its own keys."""
    return f"""schema_version = 1
id = "{spec_id}"
version = "{version}"
title = {{ nl = "Voorbeeld", en = "Example" }}
source = "https://example.org"
{more}
{REQUIREMENT}"""
