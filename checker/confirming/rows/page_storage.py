"""De browser bewaart wat een les opslaat."""

from __future__ import annotations

from checker.confirming.rows.yes import flag

PAGE_STORAGE = flag(
    "page-storage", "page.storage", ("chromebook", "ipad", "android-tablet"), "opslag lokale local storage localstorage"
)
