"""Laying requirements beside the publisher's page at a terminal: one question after the other."""
