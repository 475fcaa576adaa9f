"""Who keeps connections open, and which one must make room when there is none left.

Nobody who comes is turned away for what another keeps open, also not by one behind the same address: an address that
has its share loses one of its own, and when all are taken, the address with the most does. What goes first is what is
half open (of whom not one whole request came, the longest ago); browsers make a closed one anew unseen.
"""

from __future__ import annotations

from typing import Protocol

MOST_OF_ONE_ADDRESS = 256
"""A class of 35 behind one address, each browser with the six connections it allows itself, and some more."""
_HALF_OPEN_ALLOWED = 64
"""So many of one address may be on their way at once, before one that was answered earlier is the one to close."""


class Connection(Protocol):
    """A connection, as far as it matters here."""

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer is being made for it."""


class _OfOne:
    """The connections of one address; each group with the one that is missed least in front."""

    def __init__(self) -> None:
        self.half_open: dict[Connection, None] = {}
        self.answered: dict[Connection, None] = {}

    def __len__(self) -> int:
        return len(self.half_open) + len(self.answered)

    def forget(self, connection: Connection) -> bool:
        """Take it out of its group; tell whether it was in one."""
        for group in (self.half_open, self.answered):
            if connection in group:
                del group[connection]
                return True
        return False

    def least_missed(self) -> Connection | None:
        groups = [self.half_open, self.answered]
        if len(self.half_open) < _HALF_OPEN_ALLOWED:
            groups.reverse()
        return next((item for group in groups for item in group if not item.is_busy), None)


class Connections:
    """All of them, by address. For one thread."""

    def __init__(self, most: int, most_of_one: int = MOST_OF_ONE_ADDRESS) -> None:
        """Have room for so many together, and so many of one address."""
        self._most = most
        self._most_of_one = most_of_one
        self._by_address: dict[str, _OfOne] = {}
        self._number = 0

    def opened(self, address: str, connection: Connection) -> None:
        """Count one that was opened: half open for now."""
        self._by_address.setdefault(address, _OfOne()).half_open[connection] = None
        self._number += 1

    def asked(self, address: str, connection: Connection) -> None:
        """Take note that a whole request came: of those of its address this one is now missed most."""
        own = self._by_address.get(address)
        if own is not None and own.forget(connection):
            own.answered[connection] = None

    def closed(self, address: str, connection: Connection) -> None:
        """Forget one; also when it was forgotten already."""
        own = self._by_address.get(address)
        if own is None or not own.forget(connection):
            return
        self._number -= 1
        if not own:
            del self._by_address[address]

    def has_room(self, address: str) -> bool:
        """Tell whether one more of this address fits as it is."""
        own = self._by_address.get(address)
        return self._number < self._most and (own is None or len(own) < self._most_of_one)

    def least_missed(self, address: str) -> Connection | None:
        """Give the one to close for a new one of this address, where there is no room; None: all are being answered."""
        own = self._by_address.get(address)
        if own is None or len(own) < self._most_of_one:
            own = max(self._by_address.values(), key=lambda each: (len(each), len(each.half_open)))
        return own.least_missed()
