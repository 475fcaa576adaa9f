"""De browser bewaart cookies."""

from __future__ import annotations

from checker.confirming.rows.yes import flag

COOKIES = flag("cookies", "page.cookies", ("chromebook", "ipad", "android-tablet"), "cookies cookie")
