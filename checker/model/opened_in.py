"""Where a page may stand that hides what it is asked about: the detail of a reading that is unknown because of it."""

from __future__ import annotations

IN_AN_APP = "in an app"
IN_A_FRAME = "in a frame"
FROM_A_FILE = "from a file"
