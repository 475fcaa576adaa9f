"""De browser mag een nieuw venster openen."""

from __future__ import annotations

from checker.confirming.rows.yes import flag

POPUPS = flag("popups", "page.popups", ("chromebook", "ipad", "android-tablet"), "pop up ups popups popup vensters")
