"""Showing: a judged device as a page, as lines for a terminal. Python decides, templates print, words come from .po."""
