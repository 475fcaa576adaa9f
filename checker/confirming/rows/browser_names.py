"""What people call the browsers that a row can name."""

from __future__ import annotations

from checker.model.devices import BrowserName

# The longest come first, so that "Samsung Internet" is no "Internet".
BROWSERS: tuple[tuple[str, BrowserName], ...] = (
    ("samsung internet", "samsung-internet"), ("samsung-internet", "samsung-internet"), ("chromium", "chromium"),
    ("firefox", "firefox"), ("vivaldi", "vivaldi"), ("chrome", "chrome"), ("safari", "safari"), ("brave", "brave"),
    ("opera", "opera"), ("edge", "edge"), ("silk", "silk"),
)  # fmt: skip
