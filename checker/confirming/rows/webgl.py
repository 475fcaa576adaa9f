"""De browser tekent met WebGL."""

from __future__ import annotations

from checker.confirming.rows.yes import flag

WEBGL = flag("webgl", "page.webgl", ("chromebook", "ipad", "android-tablet"), "webgl opengl")
