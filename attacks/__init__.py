"""Attacks on the program itself: long forms by hand, short forms in tests/attacks."""
