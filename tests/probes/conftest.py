"""A property must hold, not hold quickly: on a busy machine one of a hundred examples may take a second."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
