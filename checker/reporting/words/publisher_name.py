"""What a publisher is called."""

from __future__ import annotations


def publisher_name(publisher_id: str) -> str:
    """Give the name, from the id that its files have: Malmberg, Zwijsen Educatief."""
    return publisher_id.replace("-", " ").title()
