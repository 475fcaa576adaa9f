"""Paths as they may be shown and kept: without the folder that names whose they are."""

from __future__ import annotations

import os
import re

_WINDOWS, _ELSEWHERE = "%USERPROFILE%", "~"
_NOBODY_S = r"(?!(?i:public|shared|default|all users)(?![^\\/\s\"']))"
# Up to the next part of the path, as a name may have a space; else up to where a word ends.
_NAME = r"(?:[^\\/:*?\"<>|\r\n]{1,80}(?=[\\/])|[^\\/\s:;,\"'<>|()]{1,80})"
_HOMES = (
    (re.compile(rf"\b[a-z]:[\\/]+(?:users|documents and settings)[\\/]+{_NOBODY_S}{_NAME}", re.IGNORECASE), _WINDOWS),
    (re.compile(rf"(?<![\w.~])(?:/var|/export)?/(?:home|Users)/+{_NOBODY_S}{_NAME}"), _ELSEWHERE),
)


def without_home(text: str) -> str:
    r"""Give the text with `~`, or `%USERPROFILE%`, for every folder of a person in it: C:\Users\x, /home/x, /Users/x.

    The folder of who runs this program goes wherever it is.
    """
    # Not expanduser: without the variable it asks the list of users, which may be a server that does not answer.
    own = os.environ.get("USERPROFILE" if os.name == "nt" else "HOME", "")
    if len(own.strip("/\\.")) > 1:
        text = re.sub(rf"(?<![\w.]){re.escape(own)}(?![\w.-])", _WINDOWS if os.name == "nt" else _ELSEWHERE, text)
    for pattern, short in _HOMES:
        text = pattern.sub(short, text)
    return text
