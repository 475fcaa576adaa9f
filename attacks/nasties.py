"""Values that break programs which believe what they read."""

from __future__ import annotations

SCRIPTS = (
    "<script>hit()</script>",
    "<img src=x onerror=hit()>",
    "<svg/onload=hit()>",
    "\"'><script>hit()</script>",
    "</script><script>hit()</script>",
    "</style><script>hit()</script>",
    "<!--<script>hit()</script>-->",
    "{{ ''.__class__ }}{% raw %}",
    "javascript:hit()",
    '" onmouseover="hit()" autofocus onfocus="hit()',
    "<base href=//example.invalid/><iframe srcdoc='<script>parent.hit()</script>'>",
    "<details open ontoggle=hit()>",
)
"""Each calls `hit()` if a page ever takes it for its own; see scripts_that_ran.mjs."""

FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://example.invalid")', "\t=1+1", "\r=1+1")
DIGITS = ("١٢٣", "126.٤", "1२3.0", "２０２６-１１-２３", "²", "①", "1_000", "1e3", "0x10", "+5", " 5 ", "5\n")
VERSIONS = (
    "126.0.6478.222", "0", "1.2.3.4.5.6.7.8.9", "999999999999999999999", "1" * 5000, "1.", ".1", "1..2", "1.0a1",
    "1!2.0", "v1", "126\n", "10.0", "18.7", "00126", "-1", "1.0+local", "26.6.2", "2024-11",
)  # fmt: skip
DAYS = (
    "0001-01-01", "0001-01-01T00:00:00Z", "9999-12-31", "9999-12-31T23:59:59Z", "2024-02-29", "2023-02-29",
    "2026-13-01", "2026-11-23T10:00:00Z", "2026-11-23T10:00:00+14:00",
    "1969-12-31T23:59:59Z", "2038-01-19T03:14:08Z", "2026-11-23\n",
    "+275760-09-13T00:00:00Z", "-271821-04-20T00:00:00Z", "2026-W01-1", "2031-06", "2031-00", "9999-99", "0000-00-00",
)  # fmt: skip
TEXTS = (
    "", " ", "\n", "\0", "\x1b[2J\x1b]0;x\x07", "\u202egnp.exe", "\u2066\u2069", "\ud800", "\udfff\ud800",
    "\ufeff", "\u200d" * 50, "é", "e\u0301", "İ", "ß", "\U0001f3eb", "Z\u0351\u0352" * 30, "a" * 121, "a" * 10_000,
    "%s%n{0}{x}", "..\\..\\x", "../../x", "CON", "C:\\Users\\jan\\x", "/home/jan/x", "\\\\server\\share", "null",
    "None", "NaN", "true", "0" * 32, "f" * 32, "A" * 32, "windows-pc", "chromebook", "ipad", "phone", "other",
    "known", "unknown", "exact", "at_least", "at_most", "between", "derived", "page", "program", "pass", "fail",
    "chrome", "edge", "safari", "firefox", "vivaldi", "stable", "esr", "lts", "windows", "macos", "chromeos",
    "ipados", "android", "machine", "other-user", "not_supported", "timed_out",
)  # fmt: skip
ALL_TEXTS = (*SCRIPTS, *FORMULAS, *DIGITS, *VERSIONS, *DAYS, *TEXTS)
NUMBERS: tuple[float | int, ...] = (
    0, -0.0, 1, -1, 2, 0.5, 4.0, 255, 256, 1366, 4096, 8 * 1024**3, 2**31, 2**32, 2**53, 2**53 + 1, 2**63 - 1, 2**63,
    -(2**63), 2**64, 10**30, -(10**30), 1e15, 1e60, -1e60, 1.7e308, 5e-324, 1e-9, 0.1 + 0.2, 100_000,
    100_001, 3.9999999999,
)  # fmt: skip
