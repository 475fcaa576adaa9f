"""Receiving checks from devices that open a page: a small server on the school's own network."""
