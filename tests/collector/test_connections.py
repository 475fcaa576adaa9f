"""Who keeps connections open never keeps others out: what is missed least makes room."""

from __future__ import annotations

from checker.collector.connections import Connections


class Line:
    """A connection."""

    def __init__(self, *, is_busy: bool = False) -> None:
        self.is_busy = is_busy


def opened(connections: Connections, address: str, number: int) -> list[Line]:
    lines = [Line() for _ in range(number)]
    for line in lines:
        connections.opened(address, line)
    return lines


def asked(connections: Connections, address: str, number: int) -> list[Line]:
    lines = opened(connections, address, number)
    for line in lines:
        connections.asked(address, line)
    return lines


def test_there_is_room_until_an_address_has_its_share_and_others_still_have_theirs() -> None:
    connections = Connections(most=1000, most_of_one=3)
    opened(connections, "a", 3)
    assert (connections.has_room("a"), connections.has_room("b")) == (False, True)


def test_a_class_of_35_behind_one_address_has_six_each() -> None:
    connections = Connections(most=480)
    for _ in range(35):
        assert connections.has_room("router")
        opened(connections, "router", 6)


def test_what_is_half_open_goes_first_and_the_longest_open_before_all() -> None:
    connections = Connections(most=1000, most_of_one=200)
    asked(connections, "a", 100)
    first, second, *_ = opened(connections, "a", 100)
    assert connections.least_missed("a") is first
    connections.closed("a", first)
    connections.opened("a", Line())
    assert connections.least_missed("a") is second


def test_who_is_only_on_its_way_is_not_closed_for_what_others_hold_after_one_answer() -> None:
    connections = Connections(most=1000, most_of_one=200)
    held, *_ = asked(connections, "a", 165)
    opened(connections, "a", 35)
    assert connections.least_missed("a") is held


def test_who_asked_last_is_missed_most() -> None:
    connections = Connections(most=10, most_of_one=2)
    first, second = asked(connections, "a", 2)
    connections.asked("a", first)
    assert connections.least_missed("a") is second


def test_when_all_are_taken_the_address_with_most_gives_one() -> None:
    connections = Connections(most=13, most_of_one=10)
    opened(connections, "a", 3)
    first, *_ = opened(connections, "greedy", 10)
    assert not connections.has_room("new")
    assert connections.least_missed("new") is first


def test_one_that_is_being_answered_is_never_closed() -> None:
    connections = Connections(most=10, most_of_one=2)
    busy, quiet = Line(is_busy=True), Line()
    for line in (busy, quiet):
        connections.opened("a", line)
        connections.asked("a", line)
    assert connections.least_missed("a") is quiet
    quiet.is_busy = True
    assert connections.least_missed("a") is None


def test_what_is_closed_is_forgotten_once() -> None:
    connections = Connections(most=2, most_of_one=2)
    first, _ = opened(connections, "a", 2)
    connections.closed("a", first)
    connections.closed("a", first)
    connections.asked("a", first)
    assert connections.has_room("a")
    opened(connections, "a", 1)
    assert not connections.has_room("a")
