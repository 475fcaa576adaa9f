"""Comparisons with the named peers, in one run. Not tests: they assert nothing."""
