"""From a run to what the report needs to know."""

from __future__ import annotations
